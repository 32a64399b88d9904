import type { TSESTree } from "@typescript-eslint/utils";

import type { LocalFunction } from "./access-path.ts";

/** What React makes of a name. Source: https://react.dev/reference/rules */

/** Whether something is a hook by its name. */
export function isHookName(name: string): boolean {
  return /^use[A-Z]/u.test(name);
}

/** Whether a function is a component by its name, or by being a default export without one. */
export function isComponent(node: LocalFunction): boolean {
  return findOwnName(node) === undefined ? node.parent.type === "ExportDefaultDeclaration" : hasComponentName(node);
}

/** Whether a function has a name, of its own or by its variable, and it is one of a component. */
export function hasComponentName(node: LocalFunction): boolean {
  return /^[A-Z]/u.test(findOwnName(node) ?? "");
}

/** What a function is called, by itself or by its variable. */
export function findOwnName(node: LocalFunction): string | undefined {
  return node.id?.name ?? getVariableName(node.parent);
}

function getVariableName(parent: TSESTree.Node): string | undefined {
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : undefined;
}
