import type { TSESTree } from "@typescript-eslint/utils";

import { getStringLiteral } from "../../syntax/property-name.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import type { UseStep } from "../values/use-table.ts";
import { findOwnStatement, type RemovableNode } from "../references/removal.ts";

/** What stands before a token: `Bearer `. */
const SCHEME = /^[A-Za-z]+ $/u;

/** What goes with a step on the way to the header; `undefined` where the step does more than to pass the token on. */
export function readTokenStep({ kind, node }: UseStep): readonly RemovableNode[] | undefined {
  switch (kind) {
    case "assigned": {
      const statement = node.type === "VariableDeclarator" && node.id.type === "Identifier" ? findOwnStatement(node) : undefined;
      return statement && [statement];
    }
    case "awaited":
    case "called":
      return [];
    case "choice":
      return isDefault(node) ? [] : undefined;
    case "returned": {
      const statement = findFunctionStatement(node);
      return statement && [statement];
    }
    case "text":
      return isSchemeOnly(node) ? [] : undefined;
    default:
      return undefined;
  }
}

/** `token ?? ""`, `` token ? `Bearer ${token}` : undefined ``: without the token there is nothing else to send. */
function isDefault(node: TSESTree.Node): boolean {
  if (node.type === "LogicalExpression") return isEmptyValue(node.right) || node.operator === "&&";
  return node.type === "ConditionalExpression" && (isEmptyValue(node.consequent) || isEmptyValue(node.alternate));
}

function isEmptyValue(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Literal" || getStringLiteral(inner) === "" || (inner.type === "Identifier" && inner.name === "undefined");
}

/** `` `Bearer ${token}` `` and `"Bearer " + token`. */
function isSchemeOnly(text: TSESTree.Node): boolean {
  if (text.type === "TemplateLiteral") {
    const [scheme = { value: { raw: "" } }, rest, ...others] = text.quasis;
    return others.length === 0 && rest?.value.raw === "" && (scheme.value.raw === "" || SCHEME.test(scheme.value.raw));
  }
  return text.type === "BinaryExpression" && SCHEME.test(getStringLiteral(text.left) ?? "");
}

/** The statement of a function of which nothing is left but the return of the token: `const getToken = () => …`. */
function findFunctionStatement(callee: TSESTree.Node): RemovableNode | undefined {
  if (!isFunction(callee) || callee.params.length > 0) return undefined;
  const isPlain = callee.body.type !== "BlockStatement" || callee.body.body.every(({ type }) => type === "ReturnStatement" || type === "VariableDeclaration");
  if (!isPlain) return undefined;
  if (callee.type === "FunctionDeclaration") return callee.parent.type === "Program" || callee.parent.type === "BlockStatement" ? callee : undefined;
  const { parent } = getWrapped(callee);
  return parent?.type === "VariableDeclarator" ? findOwnStatement(parent) : undefined;
}
