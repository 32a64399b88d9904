import type { TSESTree } from "@typescript-eslint/utils";

import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, type CallLike } from "../references/access-path.ts";
import { findLinkedFunction, type LinkedFunction } from "../references/linked.ts";
import { findLocalCallee } from "../references/local-callee.ts";
import { collectBindingMoves } from "./binding-moves.ts";
import { bind, followVariable, storeInto } from "./follow-binding.ts";
import { collectMethodMoves, collectModelMoves } from "./models.ts";
import { goOn, type Move } from "./move.ts";
import { lose, move, type EnteredCall, type Outcome, type Place } from "./trail.ts";
import { isPosition } from "./runs.ts";
import type { Path } from "./value.ts";

/** Calls a function that returns the value. */
export function followCallee(place: Place, call: CallLike): readonly Outcome[] {
  const [first, ...rest] = place.path;
  if (first !== CALL_STEP || call.type !== "CallExpression") return lose(place, "call");
  return [move(place, "called", call, call, rest)];
}

/** Hands the value to a function: into its parameter where the project has its body, to where a model says, else out of sight. */
export function followArgument(place: Place, call: CallLike): readonly Outcome[] {
  const models = [...collectModelMoves(call, place.module), ...collectMethodMoves(call, place.module)];
  const own = models.filter(({ from }) => from === place.node);
  if (own.length > 0) return own.flatMap((model) => followModel(model, call, place));
  return handOver(place.node, 0, call, place, place.path);
}

/** `handler(...args)`: an element of a list is the argument at its own position. */
export function followSpread(place: Place, spread: TSESTree.SpreadElement, call: CallLike): readonly Outcome[] {
  const [step, ...path] = place.path;
  return isPosition(step) ? handOver(spread, Number(step), call, place, path) : lose(place, "call");
}

/** Goes on in the function that a call runs, with what it is given some positions behind an argument. */
function handOver(argument: TSESTree.Node, behind: number, call: CallLike, place: Place, path: Path): readonly Outcome[] {
  const callee = call.type === "CallExpression" ? findCallee(call, place.module) : undefined;
  const index = call.arguments.findIndex((given) => given === argument);
  const isShifted = call.arguments.slice(0, index).some(({ type }) => type === "SpreadElement");
  if (callee === undefined || call.type !== "CallExpression" || index === -1 || isShifted) return lose(place, "call");
  return enter(callee, index + behind, call, { ...place, path });
}

/** The function that a call runs: by its name, in this module or another one, or as a method of a class of this module. */
function findCallee(call: TSESTree.CallExpression, module: SourceModule): LinkedFunction | undefined {
  const linked = findLinkedFunction(call.callee, module);
  if (linked !== undefined) return linked;
  const local = findLocalCallee(call, module);
  return local && { function: local, module };
}

function followModel(model: Move, call: CallLike, place: Place): readonly Outcome[] {
  const path = goOn(model, place.path);
  if (path === undefined) return [];
  if (model.to === call) return [move(place, model.kind, call, call, path)];
  return storeInto(model.to, move(place, "stored", call, place.node, path));
}

/** A method of an object that holds the value, as far as a model knows it: what it gives back, and what it hands to a callback. */
export function followMethod(place: Place, member: TSESTree.MemberExpression): readonly Outcome[] | undefined {
  const call = getWrapped(member).parent;
  if (call?.type !== "CallExpression" || unwrap(call.callee) !== member) return undefined;
  const models = collectMethodMoves(call, place.module);
  if (models.length === 0) return undefined;
  const kept = models.filter(({ from }) => from === member.object).flatMap((model) => followModel(model, call, place));
  const called = models.filter(({ given }) => given?.includes(member.object)).flatMap(({ from }) => followCallback(from, call, place));
  return [...kept, ...called];
}

/** How a call hands a value to a callback, and where what that returns of it lies in the call's result. */
export interface Handing {
  readonly index: number;
  readonly returns?: (path: Path) => Path | undefined;
}

/** `promise.then(callback)` */
const WHOLE: Handing = { index: 0, returns: (path) => path };

/** Hands the value to a function that is an argument. */
export function followCallback(callback: TSESTree.Node, call: TSESTree.CallExpression, place: Place, { index, returns }: Handing = WHOLE): readonly Outcome[] {
  const own = unwrap(callback);
  const callee = isFunction(own) ? { function: own, module: place.module } : findLinkedFunction(callback, place.module);
  return callee === undefined ? lose(place, "call") : enter(callee, index, call, place, returns);
}

/** Goes on with the parameter at a position. */
function enter(callee: LinkedFunction, index: number, call: TSESTree.CallExpression, place: Place, returns?: EnteredCall["returns"]): readonly Outcome[] {
  const { params } = callee.function;
  const last = params.at(-1);
  const parameter = index >= params.length - 1 && last?.type === "RestElement" ? last : params[index];
  // What a function does not name it can only reach by `arguments`.
  if (parameter === undefined) return [];
  if (parameter.type === "TSParameterProperty") return lose(place, "stored");
  const path = parameter.type === "RestElement" ? [String(index - params.length + 1), ...place.path] : place.path;
  const entered = findEntered(place, call) ?? {
    call,
    depth: (place.entered?.depth ?? 0) + 1,
    function: callee.function,
    module: place.module,
    outer: place.entered,
    returns,
  };
  const passed = move(place, "passed", call, place.node, path);
  const inside = { ...passed, entered, module: callee.module };
  const bound = bind(collectBindingMoves(parameter, place.node), call, inside);
  return place.isThorough && parameter.type !== "Identifier" ? [...bound, { ...inside, node: parameter }] : bound;
}

/** A function that calls itself comes by the same call again. */
function findEntered({ entered }: Place, call: CallLike): EnteredCall | undefined {
  let known = entered;
  while (known !== undefined && known.call !== call) known = known.outer;
  return known;
}

/** The call that led into a function, also from within one that it was handed to: what a callback stores is returned around it. */
export function findEnteredFunction({ entered }: Place, callee: TSESTree.Node): EnteredCall | undefined {
  let known = entered;
  while (known !== undefined && known.function !== callee) known = known.outer;
  return known;
}

/**
 * Returns the value: to the call that led here; where none did, the function is a value that holds it, and is
 * followed to its calls like any other.
 */
export function followReturn(place: Place): readonly Outcome[] {
  const callee = findEnclosingFunction(place.node);
  if (callee === undefined || !isFunction(callee) || callee.generator) return lose(place, "unsupported syntax");
  const entered = findEnteredFunction(place, callee);
  if (entered !== undefined) {
    const own = entered.returns === undefined ? place.path : entered.returns(place.path);
    if (own === undefined) return [];
    const back = move(place, "returned", callee, entered.call, own);
    return [{ ...back, entered: entered.outer, module: entered.module }];
  }
  const path = [CALL_STEP, ...place.path];
  const returned = move(place, "returned", callee, callee, path);
  if (callee.type !== "FunctionDeclaration") return [returned];
  if (callee.id === null) return lose(place, "exported");
  const variable = findVariable(place.module, callee.id);
  return variable === undefined ? lose(place, "exported") : followVariable(variable, returned);
}
