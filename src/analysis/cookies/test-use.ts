import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import type { ReadUse } from "./cookie-read.ts";

/**
 * The use of a cookie whose name is tested in a loop or a callback: `value`, unless all that the test decides is
 * a `true` or a `false` (`if (key === "token") return true`).
 */
export function getTestUse(test: TSESTree.Node, module: SourceModule): ReadUse {
  const guarded = findGuarded(test);
  if (guarded === undefined) return "value";
  const results: TSESTree.Node[] = [];
  for (const node of walk(guarded, module.visitorKeys)) {
    if (node.type === "ReturnStatement" && node.argument !== null) results.push(node.argument);
    else if (node.type === "AssignmentExpression") results.push(node.right);
    else if (node.type === "CallExpression") results.push(...node.arguments);
    else if (node.type === "ContinueStatement") return "value";
  }
  return results.length > 0 && results.every(isBoolean) ? "presence" : "value";
}

function findGuarded(test: TSESTree.Node): TSESTree.Node | undefined {
  for (let child = test, { parent } = test; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (isFunction(parent)) return undefined;
    if (parent.type === "IfStatement" && isWithin(child, parent.test)) return parent.consequent;
  }
  return undefined;
}

function isBoolean(node: TSESTree.Node): boolean {
  return node.type === "Literal" && typeof node.value === "boolean";
}
