import type { TSESTree } from "@typescript-eslint/utils";

/** An answer, and where in the code in question it comes from. */
export interface FoundOrigin<T> {
  readonly answer: T;
  /** The smallest part of the code in question that goes on as a whole; `undefined` where the code as a whole holds it. */
  readonly part: TSESTree.Node | undefined;
}

/** Where one comes back to a value that is being asked about: that says neither yes nor no. */
export const CIRCLE: readonly never[] = [];

/** Whether a value gives no answer, and not only because it is being asked about. */
export function isSilent(found: readonly unknown[]): boolean {
  return found.length === 0 && found !== CIRCLE;
}

/** All answers; where there are none, because all of it is being asked about, neither yes nor no. */
export function join<T>(results: readonly (readonly T[])[]): readonly T[] {
  const [only, ...others] = results;
  if (only !== undefined && others.length === 0) return only;
  return results.length > 0 && results.every((result) => result === CIRCLE) ? CIRCLE : results.flat();
}
