import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { unwrap } from "../../syntax/unwrap.ts";
import { removeElement } from "./list-items.ts";
import { removeProperty } from "./object-literal.ts";
import { removeStatement } from "./statements.ts";

/**
 * Takes the header, or the option, that allows credentials out of an answer: a property, an element of a list, a statement
 * of its own. `undefined` where it is part of something else: `res.setHeader(…).setHeader(…)`.
 */
export function dropCredentials(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): TSESLint.ReportFixFunction | undefined {
  if (node.type === "Property") return (fixer) => removeProperty(fixer, sourceCode, node);
  if (node.parent?.type === "ArrayExpression") return (fixer) => removeElement(fixer, sourceCode, node);
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (callee?.type === "MemberExpression" && unwrap(callee.object).type === "CallExpression") return undefined;
  const statement = node.parent;
  return statement?.type === "ExpressionStatement" ? (fixer) => removeStatement(fixer, sourceCode, statement) : undefined;
}
