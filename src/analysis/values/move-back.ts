import { CALL_STEP, NEW_STEP } from "../references/access-path.ts";
import type { CallPlace, Surroundings } from "../references/surroundings.ts";
import { goBack, readSettled, type Move } from "./move.ts";
import { ANY_STEP, EACH_STEP, type Path, type Value } from "./value.ts";

/** Where a part of a value came from by one move; with `()` or `new()` on the way, by the call. */
export function moveBack(move: Move, value: Value, asksParts: boolean): Value | undefined {
  const part = goBack(move, value, asksParts);
  if (part === undefined) return undefined;
  const settled = value.settled ?? readSettled(move, value.path);
  const [call] = readCall(move, value.around);
  const calls = call === undefined ? value.calls : [call, ...value.calls];
  return { around: value.around, calls, node: move.from, path: part.path, settled, without: part.without };
}

/** The call by which a move takes what a function returns, or makes an object of a class. */
function readCall({ given, resolvesGiven, take: [step], to }: Move, around: Surroundings): readonly CallPlace[] {
  if (step !== CALL_STEP && step !== NEW_STEP) return [];
  return to.type === "CallExpression" || to.type === "NewExpression" ? [{ around, call: to, given: given ?? to.arguments, resolvesGiven }] : [];
}

/** Whether what is put somewhere in an object may be, or belong to, the part at a path. */
export function mayBePutAt(put: Path, path: Path): boolean {
  return put.every((step, index) => index >= path.length || step === ANY_STEP || step === path[index] || path[index] === EACH_STEP);
}

/** What is left of a value without some members. */
export function leaveOut(value: Value, hidden: ReadonlySet<string>): Value | undefined {
  if (hidden.size === 0) return value;
  const [step] = value.path;
  if (step !== undefined) return hidden.has(step) ? undefined : value;
  return { ...value, without: new Set([...hidden, ...value.without]) };
}
