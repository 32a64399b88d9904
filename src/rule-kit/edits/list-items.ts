import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import { getLineBreak } from "./layout.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Adds an item after the last one of a list in brackets, as its author would: on a line of its own where the last
 * one has one, with a trailing comma where there is one, and behind the comments that belong to the last one.
 */
export function insertAfterLastItem(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  { close, item, last }: { readonly last: TSESTree.Token; readonly close: TSESTree.Token; readonly item: string },
): readonly TSESLint.RuleFix[] {
  const next = sourceCode.getTokenAfter(last);
  const comma = next !== null && next.value === "," && next.range[0] < close.range[0] ? next : undefined;
  const anchor = findLastOnLine(sourceCode, comma ?? last, close);
  const needsLine = anchor.type === "Line" || startsOwnLine(sourceCode, last, close);
  const separator = needsLine ? getLineBreak(sourceCode) + getItemIndent(sourceCode, last, close) : " ";
  if (comma !== undefined) return [fixer.insertTextAfter(anchor, `${separator}${item},`)];
  if (anchor === last) return [fixer.insertTextAfter(last, `,${separator}${item}`)];
  return [fixer.insertTextAfter(last, ","), fixer.insertTextAfter(anchor, `${separator}${item}`)];
}

/** Removes an element of an array with the comma that it needs no more. */
export function removeElement(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, element: TSESTree.Node): TSESLint.RuleFix {
  let [start, end] = element.range;
  let before = sourceCode.getTokenBefore(element);
  let after = sourceCode.getTokenAfter(element);
  // Nothing would be left in its parentheses.
  while (before?.value === "(" && after?.value === ")") {
    [start, end] = [before.range[0], after.range[1]];
    before = sourceCode.getTokenBefore(before);
    after = sourceCode.getTokenAfter(after);
  }
  if (before?.value === ",") return fixer.removeRange([before.range[0], end]);
  const next = after?.value === "," ? sourceCode.getTokenAfter(after, { includeComments: true }) : null;
  return fixer.removeRange([start, next?.range[0] ?? end]);
}

/** The last comment behind a token on its line, which speaks about it; else the token itself. */
function findLastOnLine(sourceCode: SourceCode, token: TSESTree.Token, close: TSESTree.Token): TSESTree.Token {
  let last = token;
  for (;;) {
    const next = sourceCode.getTokenAfter(last, { includeComments: true });
    if (next === null || next.range[0] >= close.range[0] || !isComment(next)) return last;
    if (next.loc.start.line !== last.loc.end.line) return last;
    last = next;
  }
}

/** Whether the closing bracket stands on a line below the last item, and that item began its line. */
function startsOwnLine(sourceCode: SourceCode, last: TSESTree.Token, close: TSESTree.Token): boolean {
  const beforeClose = sourceCode.getTokenBefore(close, { includeComments: true }) ?? last;
  return beforeClose.loc.end.line < close.loc.start.line;
}

/** Lists are indented by what stands before the first token of the line in which the last item starts. */
function getItemIndent(sourceCode: SourceCode, last: TSESTree.Token, close: TSESTree.Token): string {
  const open = findOpen(sourceCode, close);
  const first = open === undefined ? null : sourceCode.getTokenAfter(open, { includeComments: true });
  if (open === undefined || first === null || first.loc.start.line === open.loc.end.line) {
    return getIndent(sourceCode, (open ?? last).range[0]) + getIndentUnit(sourceCode);
  }
  return getIndent(sourceCode, first.range[0]);
}

const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

function findOpen(sourceCode: SourceCode, close: TSESTree.Token): TSESTree.Token | undefined {
  let depth = 0;
  for (let token = sourceCode.getTokenBefore(close); token !== null; token = sourceCode.getTokenBefore(token)) {
    if (token.value === close.value && token.type === "Punctuator") depth += 1;
    if (token.value !== OPENING[close.value] || token.type !== "Punctuator") continue;
    if (depth === 0) return token;
    depth -= 1;
  }
  return undefined;
}

/** The white space at the start of the line that an offset is in. */
export function getIndent(sourceCode: SourceCode, offset: number): string {
  const { text } = sourceCode;
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[\t ]*/u.exec(text.slice(start, offset))?.[0] ?? "";
}

/** One step of the file's own indentation: what its first indented line has. */
export function getIndentUnit({ ast, text }: SourceCode): string {
  return findIndentUnit(ast, text);
}

const findIndentUnit = oncePer((_ast: TSESTree.Program, text: string) => /\n(\t| {2,8}(?! ))\S/u.exec(text)?.[1] ?? "  ");

/** The quotes of the nearest string: in the node itself, else the first of the file. */
export function getQuote(sourceCode: SourceCode, node: TSESTree.Node): '"' | "'" {
  const inside = sourceCode.getTokens(node).find((token) => token.type === "String");
  const nearest = inside ?? findFirstString(sourceCode.ast);
  return nearest?.value.startsWith("'") === true ? "'" : '"';
}

const findFirstString = oncePer(({ tokens }: TSESLint.SourceCode["ast"]) => tokens.find((token) => token.type === "String"));

function isComment(token: TSESTree.Token): boolean {
  return token.type === "Block" || token.type === "Line";
}
