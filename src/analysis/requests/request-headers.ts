import type { TSESTree } from "@typescript-eslint/utils";

import { isCredentialHeader, isSignedQuery } from "../../platform/web/request-credentials.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { findGlobalName } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { readOptions, type OptionsObject } from "./options-object.ts";

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

/** Options that hold the init of the request itself: its headers, and its mode. */
const NESTED_INITS = ["eventSourceOptions", "fetchOptions", "init", "requestInit", "requestInitExt"];

/** Options that become the query of the address. */
const QUERY_OPTIONS: ReadonlySet<string> = new Set(["params", "query", "searchParams"]);

/** What options say about who sends the request: their headers, their query, and the init within them. */
export function classifyOptions(options: OptionsObject, module: SourceModule): Authentication {
  return combine([
    ...options.entries.map(({ name, value }) => {
      if (name === "headers") return classifyHeaders(value, module);
      return QUERY_OPTIONS.has(name) && hasCredentialParameter(value, module) ? "token" : "none";
    }),
    ...readNestedInits(options, module).map((init) => combine([classifyOptions(init, module), init.isComplete ? "none" : "unknown"])),
  ]);
}

/** The inits that options hold for the `fetch` that they end in: urql's `fetchOptions`, hono's `init`. */
export function readNestedInits(options: OptionsObject, module: SourceModule): readonly OptionsObject[] {
  return options.entries.filter(({ name }) => NESTED_INITS.includes(name)).map(({ value }) => readOptions(value, module));
}

/** `{ token }`, and `new URLSearchParams({ token })`: a query that proves who sends it. */
export function hasCredentialParameter(node: TSESTree.Node, module: SourceModule): boolean {
  const source = findSourceExpression(node, module);
  const isParameters = source.type === "NewExpression" && findGlobalName(source.callee, module) === "URLSearchParams";
  const { entries } = readOptions(isParameters ? source.arguments[0] : source, module);
  return entries.some(({ name }) => isSignedQuery(`${name}=`));
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
