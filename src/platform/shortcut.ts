/**
 * A shortcut looks at a text before code is looked at: what has none of some words does none of something. It may be
 * wrong in one direction only, and it is derived from the tables of what is looked for: each of their rows has one of the words.
 */
export interface Shortcut {
  readonly words: RegExp;
  /** What stands in the code that is looked for, as the tables have it. A test holds that each has one of the words. */
  readonly rows: readonly string[];
}

/** Spelt with escapes, a name or a specifier has none of its own letters in the text. */
const ESCAPES = /\\[ux\r\n]/u;

let areOff = false;

/** For tests only: with shortcuts off each says that a text may matter, and the findings have to be the same. */
export function switchShortcuts(state: "off" | "on"): void {
  areOff = state === "off";
}

export function isOff(): boolean {
  return areOff;
}

/** Whether a text may hold what a shortcut stands for. */
export function mayMatter({ words }: Pick<Shortcut, "words">, text: string): boolean {
  return areOff || words.test(text) || hasEscapes(text);
}

export function hasEscapes(text: string): boolean {
  return text.includes("\\") && ESCAPES.test(text);
}
