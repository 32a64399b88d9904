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

export interface Given {
  readonly nodes: readonly TSESTree.Node[];
  /** Whether the parameter gets a value, so that nothing stands there by default. */
  readonly isKnown: boolean;
}

/** What a parameter gets in a run; nothing where the call spreads a list before it. */
export function findGiven({ arguments: given }: FunctionRun, index: number, parameter: TSESTree.Node): Given | undefined {
  const isRest = parameter.type === "RestElement";
  const nodes = isRest ? given.slice(index) : given.slice(index, index + 1);
  const isSpread = given.slice(0, isRest ? undefined : index + 1).some(({ type }) => type === "SpreadElement");
  return isSpread ? undefined : { isKnown: nodes.length > 0, nodes };
}

/** `...all`: each argument is an element of a list. */
export function takeRest(path: Path, position: number, parameter: TSESTree.Node): Path | undefined {
  if (parameter.type !== "RestElement") return path;
  const [step, ...rest] = path;
  return step === undefined || step === EACH_STEP || step === String(position) ? rest : undefined;
}
