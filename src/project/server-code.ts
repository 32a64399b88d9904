import type { TSESTree } from "@typescript-eslint/utils";

import { isCacheDirective } from "../platform/next/boundary-directives.ts";
import { collectFunctionDirectives } from "../syntax/directives.ts";
import { isServerGuarded } from "../syntax/environment-guards.ts";
import type { SourceModule } from "../syntax/source-module.ts";
import { collectEnclosingFunctions } from "../syntax/traverse.ts";
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
  return collectEnclosingFunctions(node).some((callee) =>
    collectFunctionDirectives(callee).some((value) => value === "use server" || isCacheDirective(value)),
  );
}
