import { isOff, mayMatter } from "./shortcut.ts";
import { AFTER, COOKIE_JARS, COOKIES, CORS_ANSWERS, CREDENTIALS_OPTIONS, REQUEST_PROMISES, STORAGES, UNSTABLE_CACHE } from "./shortcuts.ts";

/** What is looked for in other modules wherever something of theirs is used. */
const PATTERNS: readonly RegExp[] = [AFTER, COOKIE_JARS, COOKIES, CORS_ANSWERS, CREDENTIALS_OPTIONS, REQUEST_PROMISES, STORAGES, UNSTABLE_CACHE].map(({ words }) => words);

/**
 * For which of the shortcuts a text may matter: a bit for each. Whoever has a text in hand asks once, so that it need not be
 * read again for each of them.
 */
export type TextWords = number;

export const NO_WORDS: TextWords = 0;

export function readWords(text: string): TextWords {
  let words = NO_WORDS;
  for (const [index, pattern] of PATTERNS.entries()) if (mayMatter({ words: pattern }, text)) words |= 1 << index;
  return words;
}

/** Whether a pattern is one of those that are asked about. */
export function isAskedFor(pattern: RegExp): boolean {
  return PATTERNS.includes(pattern);
}

export function hasWords(words: TextWords, pattern: RegExp): boolean {
  return isOff() || (words & (1 << PATTERNS.indexOf(pattern))) !== 0;
}
