import type { TSESTree } from "@typescript-eslint/utils";

import { unwrap } from "./unwrap.ts";

/** Whether an expression says that there is no value: `null`, `undefined`, `void 0`. */
export function isNothing(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name === "undefined";
  return (inner.type === "Literal" && inner.value === null && !("regex" in inner) && !("bigint" in inner)) || (inner.type === "UnaryExpression" && inner.operator === "void");
}
