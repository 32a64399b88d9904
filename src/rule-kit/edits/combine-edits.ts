import type { TSESLint } from "@typescript-eslint/utils";

type Fix = TSESLint.RuleFix;

/**
 * The edits of one fix as a linter takes them: none within another one, for which ESLint throws. The same edit made
 * twice is made once, and of removals that overlap the union goes, as two reasons to remove something are no conflict.
 *
 * @throws Error where two edits want different things of the same text: then neither can be made.
 */
export function combineEdits(edits: Iterable<Fix>): Fix[] {
  const combined: Fix[] = [];
  // Stable, so that insertions at one place stay in the order in which they were made.
  for (const edit of [...edits].sort((first, second) => first.range[0] - second.range[0] || first.range[1] - second.range[1])) {
    const last = combined.at(-1);
    if (last === undefined || edit.range[0] >= last.range[1]) {
      combined.push(edit);
    } else {
      combined[combined.length - 1] = unite(last, edit);
    }
  }
  return combined;
}

/** Two edits of which the second begins within the first. */
function unite(first: Fix, second: Fix): Fix {
  const isSame = first.text === second.text && first.range[0] === second.range[0] && first.range[1] === second.range[1];
  if (isSame) return first;
  if (first.text !== "" || second.text !== "") {
    throw new Error(`Two edits overlap: ${mention(first)} and ${mention(second)}.`);
  }
  return { range: [first.range[0], Math.max(first.range[1], second.range[1])], text: "" };
}

function mention({ range, text }: Fix): string {
  return `${range.join("-")} by ${JSON.stringify(text)}`;
}
