import type { TSESTree } from "@typescript-eslint/utils";

import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import type { LocalFunction } from "./access-path.ts";
import { findSourceExpression } from "./definition.ts";

/** The function of this module that an expression stands for, through aliases; `undefined` where it is something else. */
export function findOwnFunction(node: TSESTree.Node, module: SourceModule): LocalFunction | undefined {
  const source = findSourceExpression(node, module);
  if (isFunction(source)) return source;
  const variable = source.type === "Identifier" ? findVariable(module, source) : undefined;
  const declared = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
  return declared?.type === "FunctionDeclaration" ? declared : undefined;
}
