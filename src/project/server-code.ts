import type { TSESTree } from "@typescript-eslint/utils";

import { isServerGuarded } from "../syntax/environment-guards.ts";
import { getStringLiteral } from "../syntax/property-name.ts";
import type { SourceModule } from "../syntax/source-module.ts";
import { isFunction } from "../syntax/traverse.ts";
import { isInServerDataFunction } from "./server-data-functions.ts";

/**
 * Whether code of a module that runs in the browser nevertheless runs on the server only: a Server Function, code
 * behind a test for the server, and the data functions of `pages`, whose names mean nothing elsewhere.
 */
export function isServerCode(node: TSESTree.Node, module: SourceModule): boolean {
  return isInServerFunction(node) || isServerGuarded(node, module) || isInServerDataFunction(node, module);
}

/** Whether a function around the node has a `'use server'` or `'use cache'` directive of its own. */
function isInServerFunction(node: TSESTree.Node): boolean {
  for (let parent = node.parent; parent !== undefined && parent !== null; parent = parent.parent) {
    if (!isFunction(parent) || parent.body.type !== "BlockStatement") continue;
    for (const statement of parent.body.body) {
      const text = statement.type === "ExpressionStatement" ? getStringLiteral(statement.expression) : undefined;
      if (text === undefined) break;
      if (text === "use server" || text.startsWith("use cache")) return true;
    }
  }
  return false;
}
