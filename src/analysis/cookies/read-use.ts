import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { findSourceExpression } from "../references/definition.ts";
import { findAllCalls } from "../references/local-callee.ts";
import { collectBindingMoves } from "../values/binding-moves.ts";
import { bind } from "../values/follow-binding.ts";
import { findEnteredFunction, followArgument, followCallback } from "../values/follow-call.ts";
import { HOOK_DEPENDENCIES } from "../values/hook-dependencies.ts";
import { createPlace, end, lose, move, type EnteredCall, type Outcome, type Place } from "../values/trail.ts";
import type { UseEnd } from "../values/use-table.ts";
import { followPlaces } from "../values/uses.ts";
import type { Path } from "../values/value.ts";
import type { ReadUse } from "./cookie-read.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["===", "!==", "==", "!=", "<", "<=", ">", ">=", "instanceof", "in"]);
/** Calls that give back the text they are given, written differently. */
export const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["String", "decodeURI", "decodeURIComponent", "unescape"]);
/** Callbacks of which only the truth of what they return is asked. */
const PREDICATE_METHODS: ReadonlySet<string> = new Set(["every", "filter", "find", "findIndex", "findLast", "some"]);
/** Methods whose own result says no more than whether something was there. */
const YES_NO_METHODS: ReadonlySet<string> = new Set(["every", "findIndex", "findLastIndex", "some"]);
/** Functions of lodash, Ramda and the like that only ask whether there is something. */
const EXISTENCE_TESTS: ReadonlySet<string> = new Set(["Boolean", "isEmpty", "isNil", "isNull", "isNullish", "isUndefined"]);
/** A function called so deletes what it is given the name of. */
export const DELETION = /^(?:delete|destroy|erase|expire|remove|unset)(?:Cookie|Item)?$/iu;
/** Hooks that give a value back, by where it then is. */
const VALUE_HOOKS: ReadonlyMap<string, Path> = new Map([["useMemo", []], ["useState", ["0"]], ["useSyncExternalStore", []]]);

/**
 * What becomes of a value: whether it goes anywhere (`value`), is only asked for existence (`!!x`, `x && …`,
 * `x !== undefined`, `x === "1"`), also through variables, functions that are given it or return it and what is taken out of it, or
 * nobody takes it. In doubt it is a `value`. A function that was entered by a call returns to that call.
 */
export function getReadUse(node: TSESTree.Node, module: SourceModule, entered?: EnteredCall, path?: Path): ReadUse {
  return measure([createPlace(node, module, { entered, isThorough: true, ...(path === undefined ? {} : { path }) })]);
}

/** The use of a value that a pattern takes apart: that of all the names it binds. */
export function getPatternUse(pattern: TSESTree.Node, module: SourceModule, entered?: EnteredCall): ReadUse {
  const place = createPlace(pattern, module, { entered, isThorough: true });
  return measure(bind(collectBindingMoves(pattern, place.node), pattern, place));
}

function measure(places: readonly Outcome[]): ReadUse {
  return combineUses(followPlaces(places, { follow: followRead, table: HOOK_DEPENDENCIES }).map((use) => readEnd(use)));
}

function readEnd({ kind }: UseEnd): ReadUse {
  if (kind === "unused") return "unused";
  return kind === "test" || kind === "sanitizer" ? "presence" : "value";
}

/** The use of several values together is that of the one that goes furthest. */
export function combineUses(uses: readonly ReadUse[]): ReadUse {
  if (uses.includes("value")) return "value";
  return uses.includes("presence") ? "presence" : "unused";
}

const ask = (place: Place): readonly Outcome[] => end(place, "test");
const take = (place: Place): readonly Outcome[] => lose(place, "call");

/** What is done with a credential's text, where that is more than to pass it on. */
function followRead(place: Place): readonly Outcome[] | undefined {
  const { module, node } = place;
  const { parent } = node;
  if (isPattern(node)) return [];
  switch (parent?.type) {
    case "UnaryExpression":
      return parent.operator === "~" ? ask(place) : undefined;
    case "SwitchStatement":
      return parent.cases.every(({ test }) => test === null || isFixed(test, module)) ? ask(place) : take(place);
    case "BinaryExpression":
      if (!COMPARISONS.has(parent.operator)) return take(place);
      return parent.operator !== "in" && isFixed(parent.left === node ? parent.right : parent.left, module) ? ask(place) : take(place);
    case "MemberExpression":
      return parent.object === node && place.path.length === 0 ? followPart(place, parent) : undefined;
    case "CallExpression":
      return parent.callee === node ? undefined : followGiven(place, parent);
    case "ArrayExpression":
      return isAskedForAny(parent) ? ask(place) : undefined;
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return followReturned(place, parent);
    default:
      return undefined;
  }
}

/** What a pattern takes out of a parameter is followed by its names. */
export function isPattern({ type }: TSESTree.Node): boolean {
  return type === "ArrayPattern" || type === "AssignmentPattern" || type === "ObjectPattern";
}

/** `token.length`, `token.split(".")`, `matches.forEach(callback)`: what is made of it is as good as the value. */
function followPart(place: Place, member: TSESTree.MemberExpression): readonly Outcome[] | undefined {
  const method = getPropertyName(member) ?? "";
  if (method === "length") return ask(place);
  const callee = getWrapped(member);
  const call = callee.parent;
  if (call?.type !== "CallExpression" || call.callee !== callee) return undefined;
  const callbacks = call.arguments.filter((argument) => isFunction(argument));
  const returns = (path: Path): Path | undefined => (PREDICATE_METHODS.has(method) ? undefined : path);
  const given = callbacks.flatMap((callback) => callback.params.flatMap((_, index) => followCallback(callback, call, place, { index, returns })));
  // What `then` gives is what its callback returns of the parameter.
  if (callbacks.length > 0 && (method === "forEach" || method === "then")) return given;
  if (callbacks.length > 0 && YES_NO_METHODS.has(method)) return [...given, ...ask(place)];
  return [...given, move(place, "called", call, call)];
}

function followGiven(place: Place, call: TSESTree.CallExpression): readonly Outcome[] | undefined {
  const name = getCalleeName(call.callee);
  const [first, second] = call.arguments;
  if (name === "is" && call.callee.type === "MemberExpression" && call.arguments.length === 2) {
    const other = first === place.node ? second : first;
    return other !== undefined && isFixed(other, place.module) ? ask(place) : take(place);
  }
  if (first === place.node) {
    if (EXISTENCE_TESTS.has(name) || DELETION.test(name)) return ask(place);
    if (name === "useState") return [move(place, "called", call, call, ["0", ...place.path])];
    if (call.callee.type === "Identifier" && TEXT_FUNCTIONS.has(name)) return [move(place, "called", call, call)];
  }
  // Whoever is given it has asked for it, whatever becomes of it there.
  return [...followArgument(place, call), ...ask(place)];
}

function followReturned(place: Place, parent: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement): readonly Outcome[] | undefined {
  const callee = parent.type === "ReturnStatement" ? findEnclosingFunction(parent) : parent;
  if (callee === undefined || findEnteredFunction(place, callee) !== undefined) return undefined;
  const call = getWrapped(callee).parent;
  if (call?.type === "CallExpression") {
    const name = getCalleeName(call.callee);
    const hook = VALUE_HOOKS.get(name);
    if (call.callee.type === "MemberExpression" && PREDICATE_METHODS.has(name)) return ask(place);
    return hook === undefined ? undefined : [move(place, "called", call, call, [...hook, ...place.path])];
  }
  const calls = findAllCalls(callee, place.module);
  return calls === undefined ? take(place) : calls.map((use) => move(place, "returned", callee, use));
}

/** `[token, user].every(Boolean)`. */
function isAskedForAny(list: TSESTree.ArrayExpression): boolean {
  const { parent } = getWrapped(list);
  if (parent?.type !== "MemberExpression" || parent.object !== list || parent.parent.type !== "CallExpression") return false;
  const [test] = parent.parent.arguments;
  const method = getPropertyName(parent);
  return (method === "every" || method === "some") && test?.type === "Identifier" && test.name === "Boolean";
}

function getCalleeName(callee: TSESTree.Node): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (getPropertyName(callee) ?? "") : "";
}

/** What is compared with something the author could write down is no credential. */
function isFixed(node: TSESTree.Node, module: SourceModule): boolean {
  const inner = findSourceExpression(node, module);
  if (inner.type === "Identifier") return inner.name === "undefined" || inner.name === "NaN";
  if (inner.type === "UnaryExpression") return isFixed(inner.argument, module);
  return inner.type === "Literal" || (inner.type === "TemplateLiteral" && inner.expressions.length === 0);
}
