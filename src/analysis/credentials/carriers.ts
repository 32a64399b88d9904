import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName } from "../references/access-path.ts";

/** The part of an expression that a call gives back. */
export interface Carried {
  readonly node: TSESTree.Node;
  readonly steps: readonly string[];
}

/** Functions that return their argument, in another notation. */
const CARRIERS: ReadonlySet<string> = new Set(["JSON.stringify", "String", "decodeURIComponent", "encodeURIComponent"]);

const TEXT_METHODS: ReadonlySet<string> = new Set(["toString", "trim", "trimEnd", "trimStart"]);

/**
 * What a call of the platform gives back of what it is given: the whole text, or what stands behind `Bearer`. Whatever else
 * is done to a text leaves too little of it (`slice(-4)`), or another value.
 */
export function findCarried(call: TSESTree.CallExpression, steps: readonly string[], module: SourceModule): Carried | undefined {
  const [argument] = call.arguments;
  const name = findGlobalName(call.callee, module);
  if (argument !== undefined && name === "Promise.all") return { node: argument, steps };
  if (argument !== undefined && name !== undefined && CARRIERS.has(name) && steps.length === 0) return { node: argument, steps };
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  return isTextKept(getPropertyName(callee) ?? "", call, steps) ? { node: callee.object, steps: [] } : undefined;
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
