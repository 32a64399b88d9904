import type { TSESTree } from "@typescript-eslint/utils";

import type { Directive } from "../../syntax/directives.ts";
import { isGlobalReference, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";

/** Globals that exist in the browser only, as far as components use them. */
const BROWSER_GLOBALS: ReadonlySet<string> = new Set([
  "IntersectionObserver",
  "MutationObserver",
  "ResizeObserver",
  "addEventListener",
  "alert",
  "confirm",
  "cookieStore",
  "document",
  "history",
  "indexedDB",
  "localStorage",
  "location",
  "matchMedia",
  "navigator",
  "prompt",
  "requestAnimationFrame",
  "screen",
  "sessionStorage",
  "window",
]);

/** Functions that only client code may call, beside the hooks. */
const CLIENT_FUNCTIONS: ReadonlySet<string> = new Set(["createContext", "createRef"]);

/**
 * The `'use client'` directive of a file that nothing in it needs: it has an async component, which cannot run
 * on the client anyway, and no hook, no event handler, no class and no browser API. `undefined` where any of
 * these is in doubt.
 */
export function findUnneededDirective(
  directives: readonly Directive[],
  module: SourceModule,
): Directive | undefined {
  const directive = directives.find(({ value }) => value === "use client");
  if (directive === undefined) return undefined;
  let hasAsyncComponent = false;
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (needsClient(node, module)) return undefined;
    hasAsyncComponent ||= isAsyncComponent(node);
  }
  return hasAsyncComponent ? directive : undefined;
}

function needsClient(node: TSESTree.Node, module: SourceModule): boolean {
  switch (node.type) {
    case "ClassDeclaration":
    case "ClassExpression":
      return true;
    case "JSXAttribute":
      return node.name.type === "JSXIdentifier" && /^on[A-Z]/u.test(node.name.name);
    case "CallExpression": {
      const name = getCalleeName(node.callee);
      return name !== undefined && (/^use(?:[A-Z]|$)/u.test(name) || CLIENT_FUNCTIONS.has(name));
    }
    case "Identifier":
      return BROWSER_GLOBALS.has(node.name) && isGlobalReference(module, node);
    default:
      return false;
  }
}

function getCalleeName(callee: TSESTree.Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : undefined;
}

/** `async function Name`, `const Name = async () =>`, and the default export without a name. */
function isAsyncComponent(node: TSESTree.Node): boolean {
  if (!isFunction(node) || !node.async) return false;
  if (node.parent.type === "ExportDefaultDeclaration") return true;
  const name = node.type === "FunctionDeclaration" ? node.id?.name : getVariableName(node.parent);
  return name !== undefined && /^[A-Z]/u.test(name);
}

function getVariableName(parent: TSESTree.Node): string | undefined {
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : undefined;
}
