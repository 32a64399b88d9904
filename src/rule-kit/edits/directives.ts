import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { DirectivePlace } from "../../analysis/boundary/judge-directive.ts";
import type { WrittenDirective } from "../../analysis/boundary/written-directive.ts";
import type { Directive } from "../../syntax/directives.ts";
import { isPresent } from "../../syntax/is-present.ts";
import { getLineBreak, getLineIndent } from "./layout.ts";
import { getQuote } from "./list-items.ts";
import { CONTINUES_LINE, removeStatements } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Writes a directive where it counts: rewritten in its place, or moved to the top. `undefined` where more than the
 * directive would have to move.
 */
export function placeDirective(written: WrittenDirective, place: DirectivePlace, sourceCode: SourceCode): TSESLint.ReportFixFunction | undefined {
  const { form, statement } = written;
  if (form === "continued" || form === "unended") {
    return place.isFirst ? (fixer) => endDirective(fixer, sourceCode, written) : undefined;
  }
  const end = sourceCode.getLastToken(statement)?.value === ";" ? ";" : "";
  const quoted = spellDirective(written, sourceCode);
  if (!place.isFirst) return (fixer) => moveToTop(fixer, sourceCode, statement, quoted + end, place.body);
  const after = sourceCode.getTokenAfter(statement);
  const needsEnd = end === "" && after !== null && CONTINUES_LINE.test(after.value);
  return (fixer) => fixer.replaceText(statement, quoted + (needsEnd ? ";" : end));
}

/** Moves what a function says to the top of the module that it is in. */
export function moveToModule(written: WrittenDirective, sourceCode: SourceCode): TSESLint.ReportFixFunction {
  const end = sourceCode.getLastToken(written.statement)?.value === ";" ? ";" : "";
  return (fixer) => moveToTop(fixer, sourceCode, written.statement, spellDirective(written, sourceCode) + end, sourceCode.ast);
}

/** Writes another value between a directive's quotes. */
export function rewriteDirective(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { expression }: TSESTree.ExpressionStatement, value: string): TSESLint.RuleFix {
  const quote = sourceCode.getText(expression).charAt(0);
  return fixer.replaceText(expression, quote + value + quote);
}

export function removeDirective(statement: TSESTree.ExpressionStatement, sourceCode: SourceCode): TSESLint.ReportFixFunction {
  return (fixer) => [...removeStatements(fixer, sourceCode, [statement])];
}

/** Imports what a string only names: behind the directives, which an import would end. */
export function importMarker(
  statement: TSESTree.ExpressionStatement,
  directives: readonly Directive[],
  isCommonJs: boolean,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction {
  const [, quoted = "", end = ""] = /^(.*?)(;?)$/su.exec(sourceCode.getText(statement)) ?? [];
  const request = (isCommonJs ? `require(${quoted})` : `import ${quoted}`) + end;
  const last = directives.at(-1)?.node;
  if (last === undefined || last.range[0] <= statement.range[0]) return (fixer) => fixer.replaceText(statement, request);
  return (fixer) => [
    ...removeStatements(fixer, sourceCode, [statement]),
    fixer.insertTextAfter(last, getLineBreak(sourceCode) + request),
  ];
}

function endDirective(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { form, node }: WrittenDirective): TSESLint.RuleFix[] {
  const comma = form === "continued" ? sourceCode.getTokenAfter(node) : null;
  return [comma === null ? fixer.insertTextAfter(node, ";") : fixer.replaceText(comma, ";")];
}

/** In the author's own quotes; a text that is right is kept as it is. */
function spellDirective({ form, node, text, value }: WrittenDirective, sourceCode: SourceCode): string {
  if (form !== "template" && text === value) return sourceCode.getText(node);
  const quote = node.type === "Literal" ? node.raw.charAt(0) : getQuote(sourceCode, node);
  return quote + value + quote;
}

function moveToTop(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  statement: TSESTree.ExpressionStatement,
  text: string,
  body: DirectivePlace["body"],
): TSESLint.RuleFix[] {
  const [first] = body.body;
  if (first === undefined) return [];
  const anchor = findTop(sourceCode, first, body);
  const semicolon = text.endsWith(";") || !CONTINUES_LINE.test(sourceCode.getText(first).charAt(0)) ? "" : ";";
  const lineBreak = getLineBreak(sourceCode);
  const isOneLine = body.type === "BlockStatement" && body.loc.start.line === first.loc.start.line;
  // In a module, an empty line sets directives apart.
  const gap = isOneLine ? " " : lineBreak + (body.type === "Program" && !isDirective(first) ? lineBreak : getLineIndent(sourceCode, first));
  return [fixer.insertTextBeforeRange([anchor, anchor], text + semicolon + gap), ...removeStatements(fixer, sourceCode, [statement])];
}

function isDirective(statement: TSESTree.Node): boolean {
  return statement.type === "ExpressionStatement" && isPresent(statement.directive);
}

/** Comments that speak of the next line only. */
const OF_NEXT_LINE = /disable-next-line|@ts-(?:ignore|expect-error)|prettier-ignore|biome-ignore/u;
/** Comments that count at the top of a file only. */
const OF_FILE = /@(?:jsx|ts-(?:no)?check|jest|vitest|license|preserve|flow|fileoverview|file\b)|eslint-|copyright/iu;

/** Behind the comments of the file, and before those of its first statement. */
function findTop(sourceCode: SourceCode, first: TSESTree.Node, body: DirectivePlace["body"]): number {
  let top: TSESTree.Node | TSESTree.Comment = first;
  for (const comment of sourceCode.getCommentsBefore(first).toReversed()) {
    const isOwn: boolean =
      OF_NEXT_LINE.test(comment.value) || (body.type === "Program" && first.type !== "ImportDeclaration" && !OF_FILE.test(comment.value));
    const isShebang = (comment.type as string) === "Shebang";
    if (isShebang || !isOwn || top.loc.start.line - comment.loc.end.line > 1) break;
    top = comment;
  }
  return top.range[0];
}
