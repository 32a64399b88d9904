import type { TSESTree } from "@typescript-eslint/utils";

import { CACHE_KINDS, DIRECTIVE_NAMES, isSimilar, type DirectiveName } from "../../platform/next/boundary-directives.ts";

type StringNode = TSESTree.StringLiteral | TSESTree.TemplateLiteral;

/** A statement that is a directive of Next.js, or that somebody wrote for one. */
export interface WrittenDirective {
  readonly statement: TSESTree.ExpressionStatement;
  /** The string it starts with. */
  readonly node: StringNode;
  /** What is around the string: nothing, parentheses, backticks, a type, or an expression that goes on behind it. */
  readonly form: "continued" | "parenthesized" | "plain" | "template" | "typed" | "unended";
  readonly name: DirectiveName;
  /** What the text has to be: `use cache: private`. */
  readonly value: string;
  readonly spelling: Spelling;
}

/** `similar`: the compiler asks whether it was meant, `loose`: nobody does. */
type Spelling = "exact" | "loose" | "similar";

/**
 * Reads a statement as a directive, by the string it starts with; `undefined` for any other statement. Where the expression
 * goes on behind the string, only the exact text tells a directive from a value: `"use client" === value && …` is one.
 */
export function readWrittenDirective(statement: TSESTree.ExpressionStatement, text: string): WrittenDirective | undefined {
  // Most statements start with a name.
  if (!/["'`(]/u.test(text.charAt(statement.range[0]))) return undefined;
  const found = findString(statement, text);
  const value = found && getText(found.node);
  const meant = typeof value === "string" ? readText(value) : undefined;
  if (found === undefined || meant === undefined) return undefined;
  const isCertain = meant.spelling === "exact" || (found.form !== "continued" && found.form !== "unended" && found.form !== "typed");
  return isCertain ? { ...found, ...meant, statement } : undefined;
}

function findString(statement: TSESTree.ExpressionStatement, text: string): Pick<WrittenDirective, "form" | "node"> | undefined {
  const { expression } = statement;
  if (isString(expression)) {
    if (text.charAt(statement.range[0]) === "(") return { form: "parenthesized", node: expression };
    return { form: expression.type === "Literal" ? "plain" : "template", node: expression };
  }
  const node = getFirst(expression);
  if (!isString(node) || node.type !== "Literal" || node.range[0] !== statement.range[0]) return undefined;
  if (node.parent.type === "TSAsExpression" || node.parent.type === "TSSatisfiesExpression" || node.parent.type === "TSNonNullExpression") {
    return node.parent === expression ? { form: "typed", node } : undefined;
  }
  if (node.parent.type === "SequenceExpression" && node.parent === expression) return { form: "continued", node };
  return isUnended(text.slice(node.range[1], statement.range[1])) ? { form: "unended", node } : undefined;
}

/** White space and whole comments, of which only one fits at each place: a row of slashes is one comment, and not many. */
const BETWEEN = /(?:\s|\/\/[^\r\n]*(?![^\r\n])|\/\*(?:[^*]|\*(?!\/))*\*\/)*/uy;

/** Whether the author ended a line behind a string, and the next line takes it up: no semicolon is inserted there. */
function isUnended(rest: string): boolean {
  BETWEEN.lastIndex = 0;
  const between = BETWEEN.exec(rest)?.[0] ?? "";
  return /[\r\n]/u.test(between) && /^[([`+\-/]/u.test(rest.slice(between.length));
}

/** What an expression starts with. */
function getFirst(expression: TSESTree.Node): TSESTree.Node {
  switch (expression.type) {
    case "AssignmentExpression":
    case "BinaryExpression":
    case "LogicalExpression":
      return getFirst(expression.left);
    case "CallExpression":
      return getFirst(expression.callee);
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return getFirst(expression.expression);
    case "ConditionalExpression":
      return getFirst(expression.test);
    case "MemberExpression":
      return getFirst(expression.object);
    case "SequenceExpression":
      return expression.expressions[0] === undefined ? expression : getFirst(expression.expressions[0]);
    case "TaggedTemplateExpression":
      return getFirst(expression.tag);
    default:
      return expression;
  }
}

function isString(node: TSESTree.Node): node is StringNode {
  return node.type === "TemplateLiteral" ? node.expressions.length === 0 : node.type === "Literal" && typeof node.value === "string";
}

function getText(node: StringNode): string | null | undefined {
  return node.type === "Literal" ? node.value : node.quasis[0]?.value.cooked;
}

/** A cache kind: any, as an app may have handlers for more. */
const CACHE_KIND = /^use cache: ?(\S.*)$/u;
const MAX_LENGTH = 40;

function readText(text: string): Pick<WrittenDirective, "name" | "spelling" | "value"> | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const exact = DIRECTIVE_NAMES.find((name) => name === text);
  if (exact !== undefined) return { name: exact, spelling: "exact", value: exact };
  const similar = DIRECTIVE_NAMES.find((name) => isSimilar(name, text));
  if (similar !== undefined) return { name: similar, spelling: "similar", value: similar };
  const letters = text.toLowerCase().replaceAll(/[^a-z]+/gu, "");
  const loose = DIRECTIVE_NAMES.find((name) => letters === name.replace(" ", ""));
  if (loose !== undefined) return { name: loose, spelling: "loose", value: loose };
  return letters.startsWith("usecache") ? readCacheKind(text, letters.slice("usecache".length)) : undefined;
}

/** A kind that nobody knows may have a handler of the app's own, unless it is all but one that everybody has. */
function readCacheKind(text: string, letters: string): Pick<WrittenDirective, "name" | "spelling" | "value"> | undefined {
  const kind = CACHE_KINDS.find((known) => known === letters || (known.length !== letters.length && isSimilar(known, letters)));
  if (kind !== undefined) {
    const value = `use cache: ${kind}`;
    return { name: "use cache", spelling: value === text ? "exact" : "loose", value };
  }
  return CACHE_KIND.test(text) ? { name: "use cache", spelling: "exact", value: text } : undefined;
}
