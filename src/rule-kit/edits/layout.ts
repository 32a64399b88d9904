import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** How the surrounding code is laid out, so that what an edit adds looks like the author wrote it. */

export function getLineBreak(sourceCode: Readonly<TSESLint.SourceCode>): "\n" | "\r\n" {
  return sourceCode.text.includes("\r\n") ? "\r\n" : "\n";
}

/** The white space before the first token of the line on which a node starts. */
export function getLineIndent(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): string {
  return /^[\t ]*/u.exec(sourceCode.lines[node.loc.start.line - 1] ?? "")?.[0] ?? "";
}
