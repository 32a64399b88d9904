import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../src/syntax/source-module.ts";

/** The expression that a snippet ends with: what a table of `{ code, expected }` asks about. */
export function getLastExpression(module: SourceModule): TSESTree.Expression {
  const last = module.ast.body.at(-1);
  if (last?.type !== "ExpressionStatement") throw new Error("The snippet must end with an expression.");
  return last.expression;
}
