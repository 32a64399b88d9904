import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName } from "../references/access-path.ts";

export const DOCUMENT_COOKIE = "document.cookie";

/** Whether an expression is what an assignment gives to `document.cookie`. */
export function isDocumentCookieWrite(node: TSESTree.Node, module: SourceModule): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type !== "AssignmentExpression" || parent.right !== outer) return false;
  const target = unwrap(parent.left);
  return target.type === "MemberExpression" && isDocumentCookie(target, module);
}

/** Whether a member is `document.cookie`, by whatever name the document has. */
export function isDocumentCookie(node: TSESTree.MemberExpression, module: SourceModule): boolean {
  return getPropertyName(node) === "cookie" && findGlobalName(node, module) === DOCUMENT_COOKIE && !startsWithSelf(node);
}

/** `self` is the name of workers' globals, which have no document, and of countless aliases. */
function startsWithSelf(node: TSESTree.MemberExpression): boolean {
  let object = unwrap(node.object);
  while (object.type === "MemberExpression") object = unwrap(object.object);
  return object.type === "Identifier" && object.name === "self";
}
