import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { NamedCookieRead } from "../../analysis/cookies/cookie-read.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { removeUnusedImports } from "./imports.ts";
import { removeStatement } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Removes a call of a library's or the browser's own reader whose value nobody takes, and the import that only it
 * used. Gives up where anything in the call may do more than read; hooks stay.
 */
export function removeUnusedRead(
  read: NamedCookieRead,
  module: SourceModule,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | undefined {
  if (read.isHook || read.use !== "unused" || !read.isDirect || !isPlainCall(read.expression)) return undefined;
  const statement = findWholeStatement(read.expression, module);
  if (statement === undefined) return undefined;
  return (fixer) => [
    removeStatement(fixer, sourceCode, statement),
    ...removeUnusedImports(fixer, sourceCode, [statement], module),
  ];
}

/** A method of a name, called with texts and names: `Cookies.get(NAME)`. */
function isPlainCall(node: TSESTree.Node): boolean {
  return node.type === "CallExpression" && isPlain(node.callee) && node.arguments.every((argument) => isPlain(argument));
}

function isPlain(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
    case "Literal":
      return true;
    case "MemberExpression":
      return !node.computed && isPlain(node.object);
    case "TemplateLiteral":
      return node.expressions.every((part) => part.type === "Identifier" || part.type === "Literal");
    default:
      return false;
  }
}

/** `Cookies.get("token");` and `const token = Cookies.get("token");`: nothing else stands in the statement. */
function findWholeStatement(expression: TSESTree.Node, module: SourceModule): TSESTree.Statement | undefined {
  const outer = getWrapped(expression);
  const { parent } = outer;
  if (parent?.type === "ExpressionStatement") return parent;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return undefined;
  const isStatement = parent.parent.parent.type === "BlockStatement" || parent.parent.parent.type === "Program";
  // The declaration is a reference itself; the dependencies of an effect are no use, but they name the variable.
  const isNamedElsewhere = findVariable(module, parent.id)?.references.length !== 1;
  return isStatement && !isNamedElsewhere && parent.parent.declarations.length === 1 ? parent.parent : undefined;
}
