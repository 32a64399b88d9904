import type { TSESTree } from "@typescript-eslint/utils";

import { unwrap } from "./unwrap.ts";

/** A condition whose evaluation nobody misses: names, members, literals, and what compares them. */
export function isPlainTest(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case "Identifier":
    case "Literal":
      return true;
    case "MemberExpression":
      return !inner.computed && isPlainTest(inner.object);
    case "UnaryExpression":
      return inner.operator !== "delete" && isPlainTest(inner.argument);
    case "BinaryExpression":
    case "LogicalExpression":
      return isPlainTest(inner.left) && isPlainTest(inner.right);
    default:
      return false;
  }
}
