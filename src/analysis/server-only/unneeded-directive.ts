import type { TSESTree } from "@typescript-eslint/utils";

import { mustBeClient } from "../../platform/next/file-conventions.ts";
import { getDocumentedModule } from "../../platform/next/module-spellings.ts";
import type { Directive } from "../../syntax/directives.ts";
import { getModuleExportName, getPropertyName } from "../../syntax/property-name.ts";
import { isGlobalReference, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { isComponent } from "../references/react-names.ts";

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

/** Imports that the compiler rejects in server modules, or that come to life in the browser only. */
const CLIENT_MODULES: ReadonlySet<string> = new Set([
  "client-only",
  "next/router",
  "react-dom",
  "react-dom/client",
  "react-dom/server",
  "styled-jsx",
]);

/** Names, beside the hooks, that the compiler rejects in server modules wherever they come from. */
const CLIENT_NAMES: ReadonlySet<string> = new Set([
  "Component",
  "PureComponent",
  "ServerInsertedHTMLContext",
  "catchError",
  "createContext",
  "createFactory",
  "createRef",
  "flushSync",
]);

/** Objects of the language: making one of them needs no browser. */
const LANGUAGE_OBJECTS: ReadonlySet<string> = new Set([
  "Array",
  "Date",
  "Error",
  "Headers",
  "Intl",
  "Map",
  "Promise",
  "RegExp",
  "Request",
  "Response",
  "Set",
  "URL",
  "URLSearchParams",
]);

const answers = new WeakMap<SourceModule, Directive | "needed">();

/**
 * The `'use client'` directive of a file that nothing in it needs: it has an async component, which cannot run
 * on the client anyway, and no hook, no function handed to JSX, no class and no browser API. `undefined` where any of
 * these is in doubt, for files that must be Client Components, and where two directives say the same.
 */
export function findUnneededDirective(
  directives: readonly Directive[],
  module: SourceModule,
): Directive | undefined {
  const known = answers.get(module);
  if (known !== undefined) return known === "needed" ? undefined : known;
  const directive = findUnneeded(directives, module);
  answers.set(module, directive ?? "needed");
  return directive;
}

function findUnneeded(directives: readonly Directive[], module: SourceModule): Directive | undefined {
  const [directive, ...others] = directives.filter(({ value }) => value === "use client");
  if (directive === undefined || others.length > 0 || mustBeClient(module.path)) return undefined;
  let hasAsyncComponent = false;
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (needsClient(node, module)) return undefined;
    hasAsyncComponent ||= isFunction(node) && node.async && isComponent(node);
  }
  return hasAsyncComponent ? directive : undefined;
}

function needsClient(node: TSESTree.Node, module: SourceModule): boolean {
  switch (node.type) {
    case "ClassDeclaration":
    case "ClassExpression":
    case "JSXSpreadAttribute":
      return true;
    case "ImportDeclaration":
      return CLIENT_MODULES.has(getDocumentedModule(node.source.value));
    case "ImportSpecifier":
      return node.importKind !== "type" && isClientName(getModuleExportName(node.imported));
    case "JSXAttribute":
      return node.name.type !== "JSXIdentifier" || /^(?:on[A-Z]|ref$|jsx$|action$)/u.test(node.name.name) || handsFunction(node);
    case "Property":
      return /^(?:on[A-Z]|ssr$)/u.test(getPropertyName(node) ?? "");
    case "CallExpression": {
      const name = getCalleeName(node.callee);
      return name !== undefined && isClientName(name);
    }
    case "NewExpression":
      return (
        node.callee.type === "Identifier" &&
        isGlobalReference(module, node.callee) &&
        !LANGUAGE_OBJECTS.has(node.callee.name)
      );
    case "Identifier":
      return (BROWSER_GLOBALS.has(node.name) || node.name === "globalThis") && isGlobalReference(module, node);
    default:
      return false;
  }
}

function isClientName(name: string): boolean {
  return /^use(?:[A-Z]|$)/u.test(name) || CLIENT_NAMES.has(name);
}

/** A function cannot cross from a Server Component to a client one, unless it is a Server Function. */
function handsFunction({ value }: TSESTree.JSXAttribute): boolean {
  return value?.type === "JSXExpressionContainer" && isFunction(value.expression);
}

function getCalleeName(callee: TSESTree.Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : undefined;
}
