import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { resolveAccessPath, type AccessPath } from "../references/access-path.ts";

const REQUEST_GLOBALS: ReadonlySet<string> = new Set(["fetch", "navigator.sendBeacon"]);
const REQUEST_MODULES: ReadonlySet<string> = new Set(["axios", "cross-fetch", "isomorphic-fetch", "ky", "node-fetch", "ofetch", "redaxios", "wretch"]);
const XHR_METHODS: ReadonlySet<string> = new Set(["open", "send", "setRequestHeader"]);

/**
 * Where all cookies go when they are an argument of this call; `undefined` for every call that is neither a
 * request nor a line in a log.
 */
export function findJarSink(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  module: SourceModule,
): "log" | "request" | undefined {
  const path = resolveAccessPath(call.callee, module);
  if (path === undefined) return undefined;
  if (path.root.kind === "module") return REQUEST_MODULES.has(path.root.specifier) ? "request" : undefined;
  if (path.root.kind !== "global") return undefined;
  if (path.root.name === "console") return "log";
  const name = [path.root.name, ...path.steps].join(".");
  return REQUEST_GLOBALS.has(name) || (name === "Request" && call.type === "NewExpression") || isXhrMethod(path)
    ? "request"
    : undefined;
}

function isXhrMethod({ root, steps }: AccessPath): boolean {
  const [made, method, ...rest] = steps;
  return (
    root.kind === "global" &&
    root.name === "XMLHttpRequest" &&
    made === "new()" &&
    rest.length === 0 &&
    XHR_METHODS.has(method ?? "")
  );
}
