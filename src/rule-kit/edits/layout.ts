import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";

/** How the surrounding code is laid out, so that what an edit adds looks like the author wrote it. */

export function getLineBreak({ ast, text }: Readonly<TSESLint.SourceCode>): "\n" | "\r\n" {
  return findLineBreak(ast, text);
}

const findLineBreak = oncePer((_ast: TSESTree.Program, text: string) => (text.includes("\r\n") ? "\r\n" : "\n"));

/** The white space before the first token of the line on which a node starts. */
export function getLineIndent(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): string {
  return /^[\t ]*/u.exec(sourceCode.lines[node.loc.start.line - 1] ?? "")?.[0] ?? "";
}

/**
 * Makes an edit claim a whole node, so that ESLint does not apply another rule's edit of the same node in the same
 * pass: each may be right, and both together no program.
 */
export function claim(fixer: TSESLint.RuleFixer, node: TSESTree.Node): TSESLint.RuleFix[] {
  return wrap(fixer, node, "", "");
}

/** Puts something around a node whose own text stays, so that other edits of the same fix may change something within. */
export function wrap(fixer: TSESLint.RuleFixer, node: TSESTree.Node, before: string, after: string): TSESLint.RuleFix[] {
  return [fixer.insertTextBefore(node, before), fixer.insertTextAfter(node, after)];
}
