import type { TSESTree } from "@typescript-eslint/utils";

import type { CallPlace, Instance, Surroundings } from "../references/surroundings.ts";

/**
 * The way from what an expression holds to a part of it: names of properties and positions, `()` for what a function
 * returns, `new()` for an instance of a class. `await` leaves no step, as a promise and what it resolves to have the same parts.
 */
export type Path = readonly string[];

/** Some property or position, and nobody knows which. */
export const ANY_STEP = "*";

/** All that one gets by going through something: `[...headers]`, `Object.fromEntries(headers)`. */
export const EACH_STEP = "[…]";

/** A value: a part of what an expression holds, in one run of the functions around it. After `const { data } = load()`, `data` is the part `data` of `load()`. */
export interface Value {
  readonly node: TSESTree.Node;
  readonly path: Path;
  /** Members of that part that do not go on: they are replaced, or taken out (`const { token, ...rest } = session`). */
  readonly without: ReadonlySet<string>;
  /** The calls of the path, innermost first. */
  readonly calls: readonly CallPlace[];
  /** What gives the names in the expression a meaning. */
  readonly around: Surroundings;
  /** The object that a method belongs to. */
  readonly self?: Instance | undefined;
  /**
   * What the way to it says of promises, where it says anything: that the value is what a promise resolves to (`await value`), or a
   * promise that is made of it (an async function returns it). What is nearer to the start counts.
   */
  readonly settled?: Settled | undefined;
}

export type Settled = "promise" | "resolved";

export const NOTHING_LEFT_OUT: ReadonlySet<string> = new Set();

/** The value of a whole expression. */
export function valueOf(node: TSESTree.Node, around: Surroundings, path: Path = []): Value {
  return { around, calls: [], node, path, without: NOTHING_LEFT_OUT };
}
