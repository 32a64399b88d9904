import type { TSESTree } from "@typescript-eslint/utils";

import { provesSender } from "../../platform/web/query-credentials.ts";
import { isCredentialHeader } from "../../platform/web/request-credentials.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { findGlobalName } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { readOptions, type OptionsObject } from "../options/options-object.ts";

/** How a request proves who sends it, besides cookies. `unknown` where headers come from a call or a parameter. */
export type Authentication = "none" | "token" | "unknown";

/** Reads a `headers` option: a literal, a constant that holds one, pairs, and `new Headers()` of either. */
export function classifyHeaders(node: TSESTree.Node, around: Surroundings): Authentication {
  const inner = unwrap(node);
  if (inner.type === "NewExpression" && findGlobalName(inner.callee, around.module) === "Headers") {
    const [source] = inner.arguments;
    return source === undefined ? "none" : classifyHeaders(source, around);
  }
  if (inner.type === "ArrayExpression") return combine(inner.elements.map((pair) => classifyPair(pair, around)));
  const { entries, isComplete, literal } = readOptions(inner, around);
  if (inner.type === "ArrowFunctionExpression" || inner.type === "FunctionExpression") {
    return literal === undefined ? "unknown" : classifyHeaders(literal, around);
  }
  const own = entries.map(({ at, name, value }) => {
    // axios: `headers: { common: { … } }`.
    if (unwrap(value).type === "ObjectExpression") return classifyHeaders(value, at);
    return isCredentialHeader(name) ? "token" : "none";
  });
  const computed = literal === undefined ? [] : literal.properties.map((property) => classifyComputed(property, around));
  return combine([...own, ...computed, isComplete ? "none" : "unknown"]);
}

/** Options that hold the init of the request itself: its headers, and its mode. */
const NESTED_INITS = ["eventSourceOptions", "fetchOptions", "init", "requestInit", "requestInitExt"];

/** Options that become the query of the address. */
const QUERY_OPTIONS: ReadonlySet<string> = new Set(["params", "query", "searchParams"]);

/** What options say about who sends the request: their headers, their query, and the init within them. */
export function classifyOptions(options: OptionsObject): Authentication {
  return combine([
    ...options.entries.map(({ at, name, value }) => {
      if (name === "headers") return classifyHeaders(value, at);
      return QUERY_OPTIONS.has(name) && hasCredentialParameter(value, at) ? "token" : "none";
    }),
    ...readNestedInits(options).map((init) => combine([classifyOptions(init), init.isComplete ? "none" : "unknown"])),
  ]);
}

/** The inits that options hold for the `fetch` that they end in: urql's `fetchOptions`, hono's `init`. */
export function readNestedInits(options: OptionsObject): readonly OptionsObject[] {
  return options.entries.filter(({ name }) => NESTED_INITS.includes(name)).map(({ at, value }) => readOptions(value, at));
}

/** `{ token }`, and `new URLSearchParams({ token })`: a query that proves who sends it. */
export function hasCredentialParameter(node: TSESTree.Node, around: Surroundings): boolean {
  const source = findSourceExpression(node, around.module);
  const isParameters = source.type === "NewExpression" && findGlobalName(source.callee, around.module) === "URLSearchParams";
  const { entries } = readOptions(isParameters ? source.arguments[0] : source, around);
  return provesSender(entries.map(({ name }) => name));
}

/** A name in a call such as `setRequestHeader(name, value)`. */
export function classifyHeaderName(node: TSESTree.Node | undefined, around: Surroundings): Authentication {
  const name = node === undefined ? undefined : getStaticText(evaluateIn(node, around));
  if (name === undefined) return "unknown";
  return isCredentialHeader(name) ? "token" : "none";
}

/** What holds for all of them together: one token is enough, and one unknown spoils the rest. */
export function combine(parts: readonly Authentication[]): Authentication {
  if (parts.includes("token")) return "token";
  return parts.includes("unknown") ? "unknown" : "none";
}

function classifyPair(pair: TSESTree.Node | null, around: Surroundings): Authentication {
  if (pair?.type !== "ArrayExpression") return "unknown";
  return classifyHeaderName(pair.elements[0] ?? undefined, around);
}

/** `{ [HEADER]: value }` with a constant name. */
function classifyComputed(property: TSESTree.ObjectLiteralElement, around: Surroundings): Authentication {
  if (property.type === "SpreadElement" || getPropertyName(property) !== undefined) return "none";
  return classifyHeaderName(property.key, around);
}
