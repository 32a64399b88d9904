import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName, type CallLike, type LocalFunction } from "../references/access-path.ts";
import { ITERATION_STEP } from "./request-credential.ts";

/** The part of an expression that a call gives back. */
export interface Carried {
  readonly node: TSESTree.Node;
  readonly steps: readonly string[];
}

/** Functions that return their argument, in another notation. */
const CARRIERS: ReadonlySet<string> = new Set(["JSON.stringify", "String", "decodeURIComponent", "encodeURIComponent"]);

/** Functions that return the same value, or a copy. */
const COPIERS: ReadonlySet<string> = new Set(["Object.freeze", "Promise.all", "Promise.resolve", "structuredClone"]);

/** Functions that return what they get by iterating over their argument. */
const COLLECTORS: ReadonlySet<string> = new Set(["Array.from", "Object.fromEntries"]);

/** Classes that hold what they get by iterating over their argument. */
const COLLECTIONS: ReadonlySet<string> = new Set(["Map", "Set"]);

const TEXT_METHODS: ReadonlySet<string> = new Set(["toString", "trim", "trimEnd", "trimStart"]);

/**
 * What a call of the platform gives back of what it is given: the whole text, or what stands behind `Bearer`. Whatever else
 * is done to a text leaves too little of it (`slice(-4)`), or another value.
 */
export function findCarried(call: CallLike, steps: readonly string[], module: SourceModule): Carried | undefined {
  const [argument] = call.arguments;
  const name = findGlobalName(call.callee, module);
  if (call.type === "NewExpression") {
    return argument !== undefined && name !== undefined && COLLECTIONS.has(name) ? { node: argument, steps: [ITERATION_STEP, ...steps] } : undefined;
  }
  if (argument !== undefined && name !== undefined) return findGiven(name, argument, steps, module);
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  return isTextKept(getPropertyName(callee) ?? "", call, steps) ? { node: callee.object, steps: [] } : undefined;
}

function findGiven(name: string, argument: TSESTree.Node, steps: readonly string[], module: SourceModule): Carried | undefined {
  if (name === "JSON.parse") {
    const text = findCopied(argument, module);
    return text && { node: text, steps };
  }
  if (COPIERS.has(name)) return { node: argument, steps };
  if (COLLECTORS.has(name)) return { node: argument, steps: [ITERATION_STEP, ...steps] };
  return CARRIERS.has(name) && steps.length === 0 ? { node: argument, steps } : undefined;
}

/** `JSON.parse(JSON.stringify(session))` takes everything along. What another text says is not known. */
function findCopied(text: TSESTree.Node, module: SourceModule): TSESTree.Node | undefined {
  const call = unwrap(text);
  return call.type === "CallExpression" && findGlobalName(call.callee, module) === "JSON.stringify" ? call.arguments[0] : undefined;
}

/** What a callback makes of a value, or of each element of one: `getToken().then((token) => …)`. */
export interface Mapped {
  readonly callback: LocalFunction;
  readonly argument: TSESTree.Node;
  readonly steps: readonly string[];
}

/** What is asked of each element of a list is asked of the list. */
export function findMapped(call: CallLike, steps: readonly string[]): Mapped | undefined {
  const callee = unwrap(call.callee);
  const callback = call.arguments[0] && unwrap(call.arguments[0]);
  if (callee.type !== "MemberExpression" || callback === undefined || !isFunction(callback)) return undefined;
  const method = getPropertyName(callee);
  if (method === "then") return { argument: callee.object, callback, steps };
  if (method !== "map" && method !== "flatMap") return undefined;
  const [step, ...rest] = steps;
  const isElement = step === undefined || step === ITERATION_STEP || /^\d+$/u.test(step);
  return isElement ? { argument: callee.object, callback, steps: rest } : undefined;
}

function isTextKept(method: string, { arguments: given }: TSESTree.CallExpression, steps: readonly string[]): boolean {
  const [first, second] = given;
  if (TEXT_METHODS.has(method)) return steps.length === 0;
  if (first === undefined) return false;
  switch (method) {
    case "replace":
      return steps.length === 0 && isScheme(first) && second !== undefined && getStringLiteral(second) === "";
    case "slice":
    case "substring":
      return steps.length === 0 && second === undefined && first.type !== "UnaryExpression";
    case "join":
      return steps.length === 0;
    case "split":
      return steps.length === 1 && steps[0] === "1" && /\s$/u.test(getStringLiteral(first) ?? "");
    default:
      return false;
  }
}

/** `"Bearer "`, `/^Bearer /i`: the scheme in front of a token. */
function isScheme(node: TSESTree.Node): boolean {
  const text = node.type === "Literal" && "regex" in node ? node.regex.pattern : getStringLiteral(node);
  return text !== undefined && /bearer/iu.test(text);
}
