import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { findGlobalName } from "../references/access-path.ts";
import { DOCUMENT_COOKIE, isDocumentCookie } from "../library-calls/document-cookie-member.ts";
import { JAR, type Interpreter, type Trail } from "./cookie-state.ts";

/** Follows `document.cookie` from a node that reads it: a member, or the name that destructuring gives to it. */
export function followDocumentCookie(node: TSESTree.Node, interpreter: Interpreter): void {
  if (node.type === "MemberExpression") {
    if (isDocumentCookie(node, interpreter.module) && !isWritten(node)) interpreter.follow(node, JAR, createTrail(node));
  } else if (node.type === "Property" && node.parent.type === "ObjectPattern") {
    const name = node.value.type === "AssignmentPattern" ? node.value.left : node.value;
    if (getPropertyName(node) === "cookie" && name.type === "Identifier" && findGlobalName(name, interpreter.module) === DOCUMENT_COOKIE) {
      interpreter.bind(name, JAR, createTrail(node));
    }
  }
}

function createTrail(source: TSESTree.Node): Trail {
  return { api: DOCUMENT_COOKIE, frame: undefined, isHook: false, source, tests: undefined };
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  return parent?.type === "AssignmentExpression" && parent.left === outer;
}
