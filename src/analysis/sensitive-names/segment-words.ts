/** What joined words are taken apart into; `WordTables` is one. */
interface Vocabulary {
  readonly vocabulary: ReadonlySet<string>;
  readonly closingWords: ReadonlySet<string>;
  readonly longestWord: number;
}

/**
 * Takes a joined lower-case word apart: `jsessionid` gives `j`, `session`, `id`.
 *
 * The fewest known words that cover it win. Failing that, a closing word after an unknown beginning (`shoptoken`
 * gives `shop`, `token`). Failing that it stays whole: `monkey` is not `mon` and `key`.
 */
export function segmentWord(word: string, vocabulary: Vocabulary): readonly string[] {
  if (vocabulary.vocabulary.has(word)) return [word];
  return coverByKnownWords(word, vocabulary) ?? cutOffClosingWord(word, vocabulary) ?? [word];
}

/** Dynamic programming over the ends of known words: `best[n]` is the shortest cover of the first n characters. */
function coverByKnownWords(word: string, { vocabulary, longestWord }: Vocabulary): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - longestWord); start < end; start++) {
      const before = best[start];
      if (before === undefined || before.length + 1 >= (best[end]?.length ?? Infinity)) continue;
      const part = word.slice(start, end);
      if (vocabulary.has(part)) best[end] = [...before, part];
    }
  }
  return best[word.length];
}

/** The longest closing word wins: `shopsessid` ends in `sessid`, not in `sid`. */
function cutOffClosingWord(word: string, { closingWords, longestWord }: Vocabulary): readonly string[] | undefined {
  for (let start = Math.max(1, word.length - longestWord); start < word.length; start++) {
    const ending = word.slice(start);
    if (closingWords.has(ending)) return [word.slice(0, start), ending];
  }
  return undefined;
}
