import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { findGlobalName } from "../references/access-path.ts";
import { DOCUMENT_COOKIE, isDocumentCookie } from "../library-calls/document-cookie-member.ts";
import { JAR } from "./cookie-state.ts";
import type { CookieWalk } from "./cookie-walk.ts";
import type { Trail } from "./report-question.ts";

/** Follows `document.cookie` from a node that reads it: a member, or the name that destructuring gives to it. */
export function followDocumentCookie(node: TSESTree.Node, walk: CookieWalk): void {
  if (node.type === "MemberExpression") {
    if (isDocumentCookie(node, walk.module) && !isWritten(node)) walk.follow(node, [JAR], createTrail(node));
  } else if (node.type === "Property" && node.parent.type === "ObjectPattern") {
    const name = node.value.type === "AssignmentPattern" ? node.value.left : node.value;
    if (getPropertyName(node) === "cookie" && name.type === "Identifier" && findGlobalName(name, walk.module) === DOCUMENT_COOKIE) {
      walk.bind(name, [JAR], createTrail(node));
    }
  }
}

function createTrail(source: TSESTree.Node): Trail {
  return { api: DOCUMENT_COOKIE, isHook: false, source };
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  return parent?.type === "AssignmentExpression" && parent.left === outer;
}
