import type { TSESTree } from "@typescript-eslint/utils";

import { CACHE_KINDS, DIRECTIVE_NAMES, getCacheKind, isSimilar, type DirectiveName } from "../../platform/next/boundary-directives.ts";

type StringNode = TSESTree.StringLiteral | TSESTree.TemplateLiteral;

/** A statement that is a directive of Next.js, or that somebody wrote for one. */
export interface WrittenDirective {
  readonly statement: TSESTree.ExpressionStatement;
  /** The string it starts with. */
  readonly node: StringNode;
  /** What is around the string: nothing, parentheses, backticks, a type, or an expression that goes on behind it. */
  readonly form: "continued" | "parenthesized" | "plain" | "template" | "typed" | "unended";
  readonly name: DirectiveName;
  readonly text: string;
  /** What the text has to be: `use cache: private`. */
  readonly value: string;
  /** Whether the text is that of a directive, of whatever kind the cache is. */
  readonly isExact: boolean;
}

/**
 * Reads a statement as a directive, by the string it starts with; `undefined` for any other statement. Where the expression
 * goes on behind the string, only the exact text tells a directive from a value: `"use client" === value && …` is one.
 */
export function readWrittenDirective(statement: TSESTree.ExpressionStatement, text: string): WrittenDirective | undefined {
  // Most statements start with a name.
  if (!/["'`(]/u.test(text.charAt(statement.range[0]))) return undefined;
  const found = findString(statement, text);
  const own = found && getText(found.node);
  const meant = typeof own === "string" ? readText(own) : undefined;
  if (found === undefined || typeof own !== "string" || meant === undefined) return undefined;
  const isExact = own === meant.value || namesKind(own);
  const isCertain = isExact || (found.form !== "continued" && found.form !== "unended" && found.form !== "typed");
  return isCertain ? { ...found, ...meant, isExact, statement, text: own } : undefined;
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

/** Longer texts are prose, but for what the compiler reads as a kind of cache. */
const MAX_LENGTH = 40;

function readText(text: string): Pick<WrittenDirective, "name" | "value"> | undefined {
  const isOfCache = text.startsWith("use cache");
  if (text.length > MAX_LENGTH && !isOfCache) return undefined;
  const named = DIRECTIVE_NAMES.find((name) => name === text) ?? DIRECTIVE_NAMES.find((name) => isSimilar(name, text));
  if (named !== undefined) return { name: named, value: named };
  if (text === "use action") return { name: "use server", value: "use server" };
  const letters = text.slice(0, MAX_LENGTH).toLowerCase().replaceAll(/[^a-z]+/gu, "");
  const loose = DIRECTIVE_NAMES.find((name) => letters === name.replace(" ", ""));
  if (loose !== undefined) return { name: loose, value: loose };
  return isOfCache || letters.startsWith("usecache") ? readCacheKind(text, letters.slice("usecache".length)) : undefined;
}

function namesKind(text: string): boolean {
  return (getCacheKind(text) ?? "") !== "";
}

/** A kind that nobody knows may have a handler of the app's own, unless it is all but one that everybody has. */
function readCacheKind(text: string, letters: string): Pick<WrittenDirective, "name" | "value"> | undefined {
  const kind = CACHE_KINDS.find((known) => known === letters || (known.length !== letters.length && isSimilar(known, letters)));
  if (kind !== undefined) return { name: "use cache", value: `use cache: ${kind}` };
  if (!text.startsWith("use cache")) return undefined;
  return { name: "use cache", value: namesKind(text) ? text : "use cache" };
}
