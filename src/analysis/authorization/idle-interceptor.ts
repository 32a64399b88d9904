import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../../syntax/traverse.ts";
import type { UseEnd } from "../values/use-table.ts";
import { findRegistration } from "./authorization-uses.ts";
import type { Removal } from "../references/removal.ts";

/** Removes the interceptor around a header that goes, where all that is left of it is to hand back its config. */
export function removeIdleInterceptor({ node }: UseEnd, removal: Removal): void {
  const interceptor = findInterceptor(node);
  const registration = interceptor && findRegistration(interceptor);
  const statement = registration?.call.parent;
  if (interceptor?.body.type !== "BlockStatement" || statement?.type !== "ExpressionStatement") return;
  const left = interceptor.body.body.filter((line) => !removal.has(line));
  const [returned] = left;
  const [parameter] = interceptor.params;
  const isIdle =
    left.length === 1 &&
    returned?.type === "ReturnStatement" &&
    returned.argument?.type === "Identifier" &&
    parameter?.type === "Identifier" &&
    parameter.name === returned.argument.name;
  if (isIdle && registration?.call.arguments.slice(1).every(passesOn) === true) removal.add(statement);
}

function findInterceptor(node: TSESTree.Node): TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | undefined {
  for (let { parent } = node; parent !== undefined && parent !== null; parent = parent.parent) {
    if (isFunction(parent) && findRegistration(parent) !== undefined) return parent;
  }
  return undefined;
}

/** `(error) => Promise.reject(error)`, which is what happens without it. */
function passesOn(handler: TSESTree.Node): boolean {
  if (!isFunction(handler)) return false;
  const [only, ...others] = handler.body.type === "BlockStatement" ? handler.body.body : [handler.body];
  const result = only?.type === "ReturnStatement" ? only.argument : only;
  if (others.length > 0 || result?.type !== "CallExpression" || result.callee.type !== "MemberExpression") return false;
  const { object, property } = result.callee;
  return object.type === "Identifier" && object.name === "Promise" && property.type === "Identifier" && property.name === "reject";
}
