import type { TSESTree } from "@typescript-eslint/utils";

import { isCredentialHeader } from "../../platform/web/request-credentials.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { findGlobalName } from "../references/access-path.ts";
import { readOptions } from "./options-object.ts";

/** How a request proves who sends it, besides cookies. `unknown` where headers come from a call or a parameter. */
export type Authentication = "none" | "token" | "unknown";

/** Reads a `headers` option: a literal, a constant that holds one, pairs, and `new Headers()` of either. */
export function classifyHeaders(node: TSESTree.Node, module: SourceModule): Authentication {
  const inner = unwrap(node);
  if (inner.type === "NewExpression" && findGlobalName(inner.callee, module) === "Headers") {
    const [source] = inner.arguments;
    return source === undefined ? "none" : classifyHeaders(source, module);
  }
  if (inner.type === "ArrayExpression") return combine(inner.elements.map((pair) => classifyPair(pair, module)));
  const { entries, isComplete, literal } = readOptions(inner, module);
  if (inner.type === "ArrowFunctionExpression" || inner.type === "FunctionExpression") {
    return literal === undefined ? "unknown" : classifyHeaders(literal, module);
  }
  const own = entries.map(({ name, value }) => {
    // axios: `headers: { common: { … } }`.
    if (unwrap(value).type === "ObjectExpression") return classifyHeaders(value, module);
    return isCredentialHeader(name) ? "token" : "none";
  });
  const computed = literal === undefined ? [] : literal.properties.map((property) => classifyComputed(property, module));
  return combine([...own, ...computed, isComplete ? "none" : "unknown"]);
}

/** A name in a call such as `setRequestHeader(name, value)`. */
export function classifyHeaderName(node: TSESTree.Node | undefined, module: SourceModule): Authentication {
  const name = node === undefined ? undefined : getStaticText(evaluate(node, module));
  if (name === undefined) return "unknown";
  return isCredentialHeader(name) ? "token" : "none";
}

/** What holds for all of them together: one token is enough, and one unknown spoils the rest. */
export function combine(parts: readonly Authentication[]): Authentication {
  if (parts.includes("token")) return "token";
  return parts.includes("unknown") ? "unknown" : "none";
}

function classifyPair(pair: TSESTree.Node | null, module: SourceModule): Authentication {
  if (pair?.type !== "ArrayExpression") return "unknown";
  return classifyHeaderName(pair.elements[0] ?? undefined, module);
}

/** `{ [HEADER]: value }` with a constant name. */
function classifyComputed(property: TSESTree.ObjectLiteralElement, module: SourceModule): Authentication {
  if (property.type === "SpreadElement" || getPropertyName(property) !== undefined) return "none";
  return classifyHeaderName(property.key, module);
}
