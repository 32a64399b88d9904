import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { insertAfterLastItem } from "./list-items.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Gives a call an argument at a position behind all it has; `undefined` fills what lies between. Keeps the call's
 * lines, trailing comma and comments.
 */
export function addArgument(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  index: number,
  text: string,
): readonly TSESLint.RuleFix[] {
  const item = [...Array.from({ length: index - call.arguments.length }, () => "undefined"), text].join(", ");
  const close = sourceCode.getLastToken(call);
  if (close?.value !== ")") return [fixer.insertTextAfter(call, `(${item})`)];
  const last = getLastItemToken(sourceCode, call, close);
  return last === undefined
    ? [fixer.insertTextBefore(close, item)]
    : insertAfterLastItem(fixer, sourceCode, { close, item, last });
}

/** The token that ends the last argument, parentheses around it included. */
function getLastItemToken(
  sourceCode: SourceCode,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  close: TSESTree.Token,
): TSESTree.Token | undefined {
  if (call.arguments.length === 0) return undefined;
  const before = sourceCode.getTokenBefore(close);
  return (before?.value === "," ? sourceCode.getTokenBefore(before) : before) ?? undefined;
}
