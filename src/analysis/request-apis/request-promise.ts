import type { TSESTree } from "@typescript-eslint/utils";

import { findRequestApi, type RequestApi } from "../../platform/next/request-apis.ts";
import { REQUEST_PROMISES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { getExportPath, resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { findCachedByReact, resolveLinkedPath, type LocatedPath } from "../references/linked.ts";
import { mayPathComeTo, mayPathLeadTo } from "../references/may-come-to.ts";
import { findReturnedExpressions } from "../references/returned.ts";

/** A promise of what `cookies()`, `headers()` or `draftMode()` gives. */
export interface RequestPromise {
  readonly api: RequestApi;
  /** It comes from an async function of the app, so it is a plain promise in every version. */
  readonly isPlain: boolean;
}

/** What functions are called that hand on a promise of yet another module: these are followed as far as the graph leads. */
const HANDS_ON = /cookie|draft|header|jar|preview|request|store/iu;

/** So many functions of the app may hand the promise on. */
const MAX_FUNCTIONS = 4;

/**
 * The promise that a call returns: one of the three functions itself, by whatever name and through whatever modules, or a
 * function of the app that returns what they return, also one of React's `cache`. `undefined` for everything else, and
 * where a function may return something else.
 */
export function findRequestPromise(call: TSESTree.CallExpression, module: SourceModule, nextVersion: number, depth = 0): RequestPromise | undefined {
  const own = depth > MAX_FUNCTIONS ? undefined : resolveAccessPath(call.callee, module);
  if (own === undefined || own.root.kind === "global" || own.root.kind === "parameter") return undefined;
  const api = own.root.kind === "module" ? findRequestApi(own.root.specifier, getExportPath(own), nextVersion) : undefined;
  if (api !== undefined) return { api, isPlain: false };
  const isLocal = own.root.kind === "function" || own.calls.length > 0;
  if (!isLocal && !mayPathComeTo(own, REQUEST_PROMISES, module) && !(HANDS_ON.test(module.text.slice(...call.callee.range)) && mayPathLeadTo(own, REQUEST_PROMISES, module))) return undefined;
  const located = resolveLinkedPath(call.callee, module);
  return located && findHandedOn(located, nextVersion, depth);
}

function findHandedOn(located: LocatedPath, nextVersion: number, depth: number): RequestPromise | undefined {
  const { module, path } = located;
  const { root, steps } = path;
  if (root.kind === "function") return steps.length === 0 ? findReturned(root.node, module, nextVersion, depth) : undefined;
  if (root.kind !== "module") return undefined;
  const api = findRequestApi(root.specifier, getExportPath(path), nextVersion);
  if (api !== undefined) return { api, isPlain: false };
  const made = findCachedByReact(located);
  const cached = made && findSourceExpression(made.node, module);
  return cached !== undefined && isFunction(cached) ? findReturned(cached, module, nextVersion, depth) : undefined;
}

/** What a function returns, if it is the same promise at each `return`. An async function may have awaited it. */
function findReturned(callee: LocalFunction, module: SourceModule, nextVersion: number, depth: number): RequestPromise | undefined {
  if (callee.generator) return undefined;
  const returned = findReturnedExpressions(callee, module) ?? [];
  const promises = returned.map((expression) => {
    const source = findSourceExpression(expression, module);
    const value = callee.async && source.type === "AwaitExpression" ? unwrap(source.argument) : source;
    return value.type === "CallExpression" ? findRequestPromise(value, module, nextVersion, depth + 1) : undefined;
  });
  const [first] = promises;
  const isOne = first !== undefined && promises.every((promise) => promise?.api === first.api);
  return isOne ? { api: first.api, isPlain: callee.async || first.isPlain } : undefined;
}
