import {
  CLOSING_WORDS,
  CSRF_WORDS,
  ENDINGS,
  HARMLESS_FIRST_WORDS,
  HARMLESS_WORDS,
  JOINING_WORDS,
  ORDINARY_WORDS,
  WHOLE_NAMES,
  type WordKind,
  type WordRow,
} from "./words.ts";

/** The tables of `words.ts`, ready to be asked. */
export interface WordTables {
  readonly endings: ReadonlyMap<string, WordKind>;
  readonly wholeNames: ReadonlyMap<string, WordKind>;
  /** Every word that is known at all: what joined words are taken apart into. */
  readonly vocabulary: ReadonlySet<string>;
  readonly closingWords: ReadonlySet<string>;
  readonly longestWord: number;
}

/**
 * Builds the tables; with `leftOut`, without the rows that only these names motivated. Measuring asks for that,
 * rules never do.
 */
export function createWordTables(leftOut: ReadonlySet<string> = new Set()): WordTables {
  const endings = ENDINGS.filter((row) => !isMotivatedOnlyBy(row, leftOut));
  const wholeNames = WHOLE_NAMES.filter((row) => !isMotivatedOnlyBy(row, leftOut));
  const phrases = [
    ...endings.map((row) => row.words),
    ...wholeNames.map((row) => row.words),
    ...CSRF_WORDS,
    ...HARMLESS_WORDS,
    ...HARMLESS_FIRST_WORDS,
    ...JOINING_WORDS,
    ...ORDINARY_WORDS,
  ];
  const vocabulary = new Set([...phrases.flatMap((phrase) => phrase.split(" ")), ...CLOSING_WORDS]);
  return {
    endings: new Map(endings.map((row) => [row.words, row.kind])),
    wholeNames: new Map(wholeNames.map((row) => [row.words, row.kind])),
    vocabulary,
    closingWords: new Set(CLOSING_WORDS),
    longestWord: Math.max(...Array.from(vocabulary, (word) => word.length)),
  };
}

function isMotivatedOnlyBy(row: WordRow, names: ReadonlySet<string>): boolean {
  return row.motivatedBy?.every((name) => names.has(name)) ?? false;
}
