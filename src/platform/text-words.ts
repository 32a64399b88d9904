import { hasEscapes, isOff } from "./shortcut.ts";
import { AFTER, COOKIE_JARS, COOKIES, CORS_ANSWERS, CREDENTIALS_OPTIONS, REQUEST_PROMISES, REQUESTS, STORAGES, UNSTABLE_CACHE } from "./shortcuts.ts";

/** What is looked for in other modules wherever something of theirs is used. */
const PATTERNS: readonly RegExp[] = [AFTER, COOKIE_JARS, CORS_ANSWERS, CREDENTIALS_OPTIONS, REQUEST_PROMISES, REQUESTS, STORAGES, UNSTABLE_CACHE, COOKIES].map(({ words }) => words);

/** For which of these shortcuts a text may matter, a bit for each: who has a text in hand asks once, and nobody reads it again for that. */
export type TextWords = number;

export const NO_WORDS: TextWords = 0;
const ALL_WORDS: TextWords = (1 << PATTERNS.length) - 1;

export function readWords(text: string): TextWords {
  if (hasEscapes(text)) return ALL_WORDS;
  let words = NO_WORDS;
  for (const [index, pattern] of PATTERNS.entries()) if (mayHave(pattern, words) && pattern.test(text)) words |= 1 << index;
  return words;
}

/** The words of cookies are among those of what makes a jar of them, which stand before them. */
function mayHave(pattern: RegExp, words: TextWords): boolean {
  return pattern !== COOKIES.words || (words & getBit(COOKIE_JARS.words)) !== 0;
}

/** Whether a pattern is one of those that are asked about. */
export function isAskedFor(pattern: RegExp): boolean {
  return PATTERNS.includes(pattern);
}

/** What nobody noted of a text is not known to be missing in it. */
export function hasWords(words: TextWords, pattern: RegExp): boolean {
  return isOff() || !isAskedFor(pattern) || (words & getBit(pattern)) !== 0;
}

function getBit(pattern: RegExp): TextWords {
  return 1 << PATTERNS.indexOf(pattern);
}
