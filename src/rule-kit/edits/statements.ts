import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** Tokens that continue what stands before them where no semicolon ends it. An element is a comparison there. */
export const CONTINUES_LINE = /^(?:[([`+\-/*,.<]|\?\.)/u;

/**
 * Removes a statement together with its line, if nothing else stands there; comments stay where they are.
 * The body of an `if` or a loop is replaced by `{}`, and a semicolon stays where its loss would join two lines.
 */
export function removeStatement(
  fixer: TSESLint.RuleFixer,
  sourceCode: Readonly<TSESLint.SourceCode>,
  statement: TSESTree.Statement,
): TSESLint.RuleFix {
  if (!isInList(statement)) return fixer.replaceText(statement, "{}");
  if (needsSemicolon(sourceCode, statement)) return fixer.replaceText(statement, ";");
  return fixer.removeRange(getLineRange(sourceCode, statement.range));
}

/** Removes several statements, and does not leave two empty lines where they stood between two, or one at the start of a block. */
export function removeStatements(
  fixer: TSESLint.RuleFixer,
  sourceCode: Readonly<TSESLint.SourceCode>,
  statements: readonly TSESTree.Statement[],
): readonly TSESLint.RuleFix[] {
  const fixes = statements.map((statement) => removeStatement(fixer, sourceCode, statement));
  const ranges: TSESTree.Range[] = [];
  for (const { range } of fixes.filter(({ text }) => text === "").sort((first, second) => first.range[0] - second.range[0])) {
    const last = ranges.at(-1);
    if (last?.[1] === range[0]) ranges[ranges.length - 1] = [last[0], range[1]];
    else ranges.push([range[0], range[1]]);
  }
  const { text } = sourceCode;
  const removals = ranges.map(([start, end]) => {
    const gap = isBehindGap(text, start) ? /^[\t ]*\r?\n/u.exec(text.slice(end))?.[0].length : undefined;
    return fixer.removeRange([start, end + (gap ?? 0)]);
  });
  return [...fixes.filter((fix) => fix.text !== ""), ...removals];
}

/** Whether the line before an offset is empty, or the first of a block or of the file. Backwards: the text before may be long. */
function isBehindGap(text: string, offset: number): boolean {
  if (text.charAt(offset - 1) !== "\n") return false;
  let start = offset - (text.charAt(offset - 2) === "\r" ? 2 : 1);
  while (isBlank(text.charAt(start - 1))) start -= 1;
  return start === 0 || text.charAt(start - 1) === "{" || text.charAt(start - 1) === "\n";
}

/** A range with its whole line, when nothing but white space stands around it. */
export function getLineRange(sourceCode: Readonly<TSESLint.SourceCode>, range: TSESTree.Range): TSESTree.Range {
  const { text } = sourceCode;
  let [start, end] = range;
  while (isBlank(text.charAt(start - 1))) start -= 1;
  while (isBlank(text.charAt(end))) end += 1;
  const startsLine = start === 0 || text.charAt(start - 1) === "\n" || text.charAt(start - 1) === "\uFEFF";
  const lineEnd = /^\r?\n/u.exec(text.slice(end, end + 2))?.[0].length;
  if (startsLine && lineEnd !== undefined) return [start, end + lineEnd];
  if (startsLine && end === text.length) return [start, end];
  // Something else shares the line: take the space on one side only.
  return [range[0], end];
}

function isInList(statement: TSESTree.Statement): boolean {
  const { parent } = statement;
  return (
    parent.type === "Program" ||
    parent.type === "BlockStatement" ||
    parent.type === "StaticBlock" ||
    parent.type === "SwitchCase" ||
    parent.type === "TSModuleBlock"
  );
}

function needsSemicolon(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Statement): boolean {
  const before = sourceCode.getTokenBefore(statement);
  const after = sourceCode.getTokenAfter(statement);
  if (before === null || after === null) return false;
  // A `}` may end an expression: `const a = {}`.
  return !/^[;{:]$/u.test(before.value) && CONTINUES_LINE.test(after.value);
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

/** Whether a parenthesis at the start of a node would continue the statement above, which ends without a semicolon. */
export function startsAmbiguously(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): boolean {
  let statement: TSESTree.Node | null | undefined = node;
  while (statement !== undefined && statement !== null && statement.type !== "ExpressionStatement") statement = statement.parent;
  if (statement?.type !== "ExpressionStatement" || statement.range[0] !== node.range[0] || !isInList(statement)) return false;
  const before = sourceCode.getTokenBefore(statement);
  return before !== null && !/^[;{:]$/u.test(before.value) && !endsWithBlock(sourceCode, before);
}

/** Statements whose `}` ends them; the one of an object literal does not. */
const BLOCKS: ReadonlySet<string> = new Set([
  "BlockStatement",
  "ClassBody",
  "StaticBlock",
  "SwitchStatement",
  "TSEnumBody",
  "TSInterfaceBody",
  "TSModuleBlock",
]);

function endsWithBlock(sourceCode: Readonly<TSESLint.SourceCode>, token: TSESTree.Token): boolean {
  if (token.value !== "}") return false;
  const block = sourceCode.getNodeByRangeIndex(token.range[0]);
  if (block === null || !BLOCKS.has(block.type)) return false;
  // The body of `const f = () => {}` ends an expression.
  return !/^(?:ArrowFunctionExpression|ClassExpression|FunctionExpression)$/u.test(block.parent?.type ?? "") || block.parent?.parent?.type === "MethodDefinition";
}
