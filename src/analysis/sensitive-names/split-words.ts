/**
 * Stands for a part of a name that could not be evaluated, as in `sb-${ref}-auth-token`.
 * One character that no cookie name may contain (RFC 6265: no controls).
 */
export const UNKNOWN_PART = "\u0000";

/** An unknown part; `ACRONYM` before `Word`; `word` or `Word`; `ACRONYM`; digits. */
const WORD = /\u0000|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Nd}+/gu;

/**
 * The words of a name in lower case: `__Host-userSession.0` gives `host`, `user`, `session`, `0`.
 *
 * Goes by what the eye sees (case, digits, punctuation), so `accesstoken` stays one word; `segmentWord` takes
 * those apart. An unknown part is a word of its own. Scripts without case have no words.
 */
export function splitWords(name: string): readonly string[] {
  const words = name.match(WORD)?.map((word) => word.toLowerCase()) ?? [];
  return words.flatMap((word, index) => {
    if (word === "o" && words[index + 1] === "auth") return []; // OAuth is one word, its capitals notwithstanding
    return word === "auth" && words[index - 1] === "o" ? ["oauth"] : [word];
  });
}
