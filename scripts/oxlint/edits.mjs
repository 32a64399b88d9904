/** Edits of a text, as ESLint puts them together. */

/** A byte order mark, which no rule sees: edits count from behind it. */
export const BOM = /^\uFEFF/u;

/** The edits of one finding as one; `undefined` where there are none. */
export function mergeEdits(edits, written) {
  const text = written.replace(BOM, "");
  if (edits.length === 0) return undefined;
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const [start] = sorted[0].range;
  let merged = "";
  let last = start;
  for (const { range, text: inserted } of sorted) {
    merged += text.slice(last, range[0]) + inserted;
    last = range[1];
  }
  return { range: [start, last], text: merged };
}

/** The text after one pass: an edit that touches the one before waits for the next pass. */
export function applyEdits(edits, written) {
  const text = written.replace(BOM, "");
  let applied = BOM.exec(written)?.[0] ?? "";
  let last = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { range, text: inserted } of [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    if (range[0] <= end) continue;
    applied += text.slice(last, range[0]) + inserted;
    [, last] = range;
    end = last;
  }
  return applied + text.slice(last);
}
