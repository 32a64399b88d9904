import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName } from "../references/access-path.ts";
import { JAR, type Interpreter, type Trail } from "./cookie-state.ts";

const NAME = "document.cookie";

/** Follows `document.cookie` from a node that reads it: a member, or the name that destructuring gives to it. */
export function followDocumentCookie(node: TSESTree.Node, interpreter: Interpreter): void {
  if (node.type === "MemberExpression") {
    if (isDocumentCookie(node, interpreter.module) && !isWritten(node)) interpreter.follow(node, JAR, createTrail(node));
  } else if (node.type === "Property" && node.parent.type === "ObjectPattern") {
    const name = node.value.type === "AssignmentPattern" ? node.value.left : node.value;
    if (getPropertyName(node) === "cookie" && name.type === "Identifier" && findGlobalName(name, interpreter.module) === NAME) {
      interpreter.bind(name, JAR, createTrail(node));
    }
  }
}

function createTrail(source: TSESTree.Node): Trail {
  return { api: NAME, frame: undefined, isHook: false, source, tests: undefined };
}

/** Whether an expression is what an assignment gives to `document.cookie`. */
export function isDocumentCookieWrite(node: TSESTree.Node, module: SourceModule): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type !== "AssignmentExpression" || parent.right !== outer) return false;
  const target = unwrap(parent.left);
  return target.type === "MemberExpression" && isDocumentCookie(target, module);
}

function isDocumentCookie(node: TSESTree.MemberExpression, module: SourceModule): boolean {
  return getPropertyName(node) === "cookie" && findGlobalName(node, module) === NAME && !startsWithSelf(node);
}

/** `self` is the name of workers' globals, which have no document, and of countless aliases. */
function startsWithSelf(node: TSESTree.MemberExpression): boolean {
  let object = unwrap(node.object);
  while (object.type === "MemberExpression") object = unwrap(object.object);
  return object.type === "Identifier" && object.name === "self";
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  return parent?.type === "AssignmentExpression" && parent.left === outer;
}
