import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { collectMethodMoves } from "./models.ts";
import { EACH_STEP, type Path } from "./value.ts";

/** The run of a function that is known, where its code or that of a function within it is. */
export function findRun(callee: TSESTree.Node, { run }: Surroundings): FunctionRun | undefined {
  if (run === undefined || run.function === callee) return run;
  const outer = run.outer && findRun(callee, { module: run.at.module, run: run.outer });
  return outer ?? findRun(callee, run.at);
}

/** The run of a function that is handed to a call on the spot, and that is known to call it: `promise.then((value) => …)`, `((value) => …)(a)`. */
export function findOwnRun(callee: TSESTree.Node, at: Surroundings): FunctionRun | undefined {
  const own = getWrapped(callee);
  const { parent } = own;
  if (parent?.type !== "CallExpression") return undefined;
  if (parent.callee === own) return { arguments: parent.arguments, at, function: callee };
  const called = collectMethodMoves(parent, at.module).find((move) => move.from === own && move.given !== undefined);
  return called?.given && { arguments: called.given, at, function: callee, resolvesGiven: called.resolvesGiven };
}

/** Whether code is within a run of a function that the same call made. */
export function isRunBy(callee: TSESTree.Node, given: readonly TSESTree.Node[], { run }: Surroundings): boolean {
  for (let known = run; known !== undefined; known = known.at.run) if (known.function === callee && known.arguments === given) return true;
  return false;
}

/** Whether code runs in an async function, so that what it returns is a promise, and nobody knows here whether that was awaited. */
export function isPromised({ run }: Surroundings): boolean {
  return run !== undefined && isFunction(run.function) && run.function.async;
}

/** How many runs lie within one another. */
export function countRuns({ run }: Surroundings): number {
  let count = 0;
  for (let known = run; known !== undefined; known = known.at.run) count += 1;
  return count;
}

/** A part of a value that is given to a function. */
interface GivenPart {
  readonly node: TSESTree.Node;
  readonly path: Path;
}

export interface Given {
  readonly parts: readonly GivenPart[];
  /** Whether the parameter gets a value, so that nothing stands there by default. */
  readonly isKnown: boolean;
}

/** What a part of a parameter is in a run; nothing where a list that the call spreads has nobody knows how many elements before it. */
export function findGiven({ arguments: given }: FunctionRun, index: number, parameter: TSESTree.Node, path: Path): Given | undefined {
  if (parameter.type !== "RestElement") return findElement(given, index, path);
  const [step, ...rest] = path;
  if (isPosition(step)) return findElement(given, index + Number(step), rest);
  const [first, ...others] = given.slice(index);
  // `(...args) => handler(...args)`: the same list again.
  if (first?.type === "SpreadElement" && others.length === 0) return { isKnown: true, parts: [{ node: first.argument, path }] };
  if (given.some(({ type }) => type === "SpreadElement")) return undefined;
  const isEach = step === undefined || step === EACH_STEP;
  return { isKnown: first !== undefined, parts: isEach ? given.slice(index).map((node) => ({ node, path: rest })) : [] };
}

/** Whether a step is that of an element of a list, by its position. */
export function isPosition(step: string | undefined): step is string {
  return step !== undefined && /^\d+$/u.test(step);
}

/** An argument by its position, or the element of a list that the call spreads last. */
function findElement(given: readonly TSESTree.Node[], index: number, path: Path): Given | undefined {
  const spread = given.findIndex(({ type }) => type === "SpreadElement");
  const node = given[spread === -1 ? index : Math.min(index, spread)];
  if (node === undefined) return { isKnown: false, parts: [] };
  if (node.type !== "SpreadElement") return { isKnown: true, parts: [{ node, path }] };
  return spread === given.length - 1 ? { isKnown: true, parts: [{ node: node.argument, path: [String(index - spread), ...path] }] } : undefined;
}
