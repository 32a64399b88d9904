import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath } from "../references/access-path.ts";

/**
 * Whether code belongs to the cookie methods that are handed to `createBrowserClient` of `@supabase/ssr`: its own
 * way to let an app say where cookies are, inline, in a constant, or as functions that it names.
 *
 * Source: https://supabase.com/docs/guides/auth/server-side/creating-a-client
 */
export function isBrowserClientAdapter(node: TSESTree.Node, module: SourceModule): boolean {
  for (let current: TSESTree.Node | null | undefined = node; current !== null && current !== undefined; current = current.parent) {
    if (current.type === "ObjectExpression" && isAt(current, module, isCookieMethods)) return true;
    if (isFunction(current) && isNamedMethod(current, module)) return true;
  }
  return false;
}

type Place = (node: TSESTree.Node, module: SourceModule) => boolean;

/** Whether an expression stands at such a place itself, or through a constant of its own. */
function isAt(node: TSESTree.Node, module: SourceModule, place: Place): boolean {
  const { parent } = getWrapped(node);
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return place(node, module);
  return isNamedAt(parent.id, module, place);
}

function isNamedAt(name: TSESTree.Identifier, module: SourceModule, place: Place): boolean {
  const references = findVariable(module, name)?.references ?? [];
  return references.some(({ identifier }) => place(identifier, module));
}

/** `function getAll() { … }` for `{ cookies: { getAll, setAll } }`. */
function isNamedMethod(node: TSESTree.Node, module: SourceModule): boolean {
  if (node.type === "FunctionDeclaration") return node.id !== null && isNamedAt(node.id, module, isMethod);
  return getWrapped(node).parent?.type === "VariableDeclarator" && isAt(node, module, isMethod);
}

function isMethod(node: TSESTree.Node, module: SourceModule): boolean {
  const property = getWrapped(node).parent;
  return property?.type === "Property" && property.parent.type === "ObjectExpression" && isAt(property.parent, module, isCookieMethods);
}

/** `cookies` of what a browser client is created with. */
function isCookieMethods(node: TSESTree.Node, module: SourceModule): boolean {
  const property = getWrapped(node).parent;
  if (property?.type !== "Property" || getPropertyName(property) !== "cookies") return false;
  return property.parent.type === "ObjectExpression" && isAt(property.parent, module, isClientOptions);
}

/** `createBrowserClient(url, key, { … })`. */
function isClientOptions(node: TSESTree.Node, module: SourceModule): boolean {
  const call = getWrapped(node).parent;
  if (call?.type !== "CallExpression") return false;
  const path = resolveAccessPath(call.callee, module);
  return path?.root.kind === "module" && path.root.specifier.startsWith("@supabase/") && path.steps.at(-1) === "createBrowserClient";
}
