import type { TSESTree } from "@typescript-eslint/utils";

import type { LocalFunction } from "../references/access-path.ts";

/** Whether a function is a component by its name, or by being a default export without one. */
export function isComponent(node: LocalFunction): boolean {
  const name = node.type === "ArrowFunctionExpression" ? undefined : node.id?.name;
  const known = name ?? getVariableName(node.parent);
  return known === undefined ? node.parent.type === "ExportDefaultDeclaration" : /^[A-Z]/u.test(known);
}

function getVariableName(parent: TSESTree.Node): string | undefined {
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : undefined;
}
