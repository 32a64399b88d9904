/**
 * Whether an optional part of a tree is there: a type annotation, type parameters, the text of a directive. Where it is not,
 * typescript-eslint says `undefined`, as its types do; oxlint and the parser that reads other modules say `null`.
 */
export function isPresent<Part>(part: Part | null | undefined): part is Part {
  return part !== null && part !== undefined;
}
