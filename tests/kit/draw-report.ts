import type { Linter } from "eslint";

/**
 * The findings of a file as a reader sees them: each line of code, a line of `~` under the place that is reported, and
 * the message beside it. Suggestions stand below, so that a review reads their wording too.
 */
export function drawReport(code: string, messages: readonly Linter.LintMessage[]): string {
  const lines = code.replace(/\n$/u, "").split("\n");
  return lines.flatMap((line, index) => [line, ...drawBelow(line, index + 1, messages)]).join("\n");
}

function drawBelow(line: string, lineNumber: number, messages: readonly Linter.LintMessage[]): readonly string[] {
  return messages.filter((message) => message.line === lineNumber).flatMap((message) => drawFinding(line, message));
}

function drawFinding(line: string, message: Linter.LintMessage): readonly string[] {
  const start = message.column - 1;
  const end = message.endLine === message.line ? (message.endColumn ?? message.column) - 1 : line.length;
  const indent = " ".repeat(start);
  const fix = message.fix === undefined ? "" : " [fix]";
  return [
    `${indent}${"~".repeat(Math.max(end - start, 1))} ${message.message}${fix}`,
    ...(message.suggestions ?? []).map((suggestion) => `${indent}  suggestion: ${suggestion.desc}`),
  ];
}
