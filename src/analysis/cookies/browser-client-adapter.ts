import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath } from "../references/access-path.ts";

/**
 * Whether code belongs to the cookie methods that are handed to `createBrowserClient` of `@supabase/ssr`: its own
 * way to let an app say where cookies are, inline or in a constant.
 *
 * Source: https://supabase.com/docs/guides/auth/server-side/creating-a-client
 */
export function isBrowserClientAdapter(node: TSESTree.Node, module: SourceModule): boolean {
  for (let current: TSESTree.Node | null | undefined = node; current !== null && current !== undefined; current = current.parent) {
    if (current.type === "ObjectExpression" && isHandedOver(current, module)) return true;
  }
  return false;
}

function isHandedOver(object: TSESTree.ObjectExpression, module: SourceModule): boolean {
  const { parent } = getWrapped(object);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    const references = findVariable(module, parent.id)?.references ?? [];
    return references.some(({ identifier }) => isCookieMethods(identifier, module));
  }
  return isCookieMethods(object, module);
}

/** `createBrowserClient(url, key, { cookies: … })`. */
function isCookieMethods(node: TSESTree.Node, module: SourceModule): boolean {
  const property = getWrapped(node).parent;
  if (property?.type !== "Property" || getPropertyName(property) !== "cookies") return false;
  const call = getWrapped(property.parent).parent;
  if (call?.type !== "CallExpression") return false;
  const path = resolveAccessPath(call.callee, module);
  return path?.root.kind === "module" && path.root.specifier.startsWith("@supabase/") && path.steps.at(-1) === "createBrowserClient";
}
