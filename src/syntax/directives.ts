import type { TSESTree } from "@typescript-eslint/utils";

import { getStringLiteral } from "./property-name.ts";

/** A directive that counts: an unparenthesised string literal in the leading run of such statements. */
export interface Directive {
  readonly node: TSESTree.ExpressionStatement;
  /** The cooked value: `'use\x20client'` is `use client`, as it is for both bundlers. */
  readonly value: string;
}

/**
 * The directive prologue of a module or a function as Next.js reads it: both bundlers compare the cooked value, so
 * ESTree's `directive` property, which is the raw text, would miss escapes and let parentheses in.
 */
export function collectDirectives({ body }: TSESTree.BlockStatement | TSESTree.Program, text: string): readonly Directive[] {
  const directives: Directive[] = [];
  for (const node of body) {
    if (node.type !== "ExpressionStatement") break;
    const { expression } = node;
    if (expression.type !== "Literal" || typeof expression.value !== "string") break;
    // A parenthesised string is no directive; the statement then starts with its parenthesis.
    if (expression.range[0] !== node.range[0] || text.charAt(node.range[0]) === "(") break;
    directives.push({ node, value: expression.value });
  }
  return directives;
}

/** The values of the directives at the start of a function's own body. */
export function collectFunctionDirectives({ body }: TSESTree.FunctionLike): readonly string[] {
  const values: string[] = [];
  for (const statement of body?.type === "BlockStatement" ? body.body : []) {
    const text = statement.type === "ExpressionStatement" ? getStringLiteral(statement.expression) : undefined;
    if (text === undefined) break;
    values.push(text);
  }
  return values;
}

/** Whether Next.js' compiler looks at a file at all: it leaves `.mts` and `.cts` to the bundler, directives and all. */
export function mayHaveDirectives(path: string): boolean {
  return !/\.[cm]ts$/u.test(path);
}

/** A byte order mark, a hashbang, white space and comments: what may stand before the first token. */
const LEADING = /\uFEFF?(?:#![^\r\n\u2028\u2029]*)?(?:\s+|\/\/[^\r\n\u2028\u2029]*|\/\*[^]*?\*\/)*/uy;
const BETWEEN = /(?:\s+|\/\/[^\r\n\u2028\u2029]*|\/\*[^]*?\*\/)*/uy;
const PLAIN_STRING = /"[^"\\\r\n]*"|'[^'\\\r\n]*'/uy;
/** What can only start a new statement, so that the line before it has ended. */
const NEW_STATEMENT = /(?!(?:as|in|instanceof|satisfies)\b)[\w$@{"']/uy;

/**
 * The values of the directive prologue, read off the text without a parser: for the nine modules in ten that have none,
 * or plain ones. `undefined` where only a parser can tell: escapes, and strings that may go on in the next line.
 */
export function readPlainDirectives(text: string): readonly string[] | undefined {
  const values: string[] = [];
  let position = skip(LEADING, text, 0);
  for (;;) {
    const start = text.charAt(position);
    if (start !== "'" && start !== '"') return start === "(" ? undefined : values;
    const end = skip(PLAIN_STRING, text, position);
    if (end === position) return undefined;
    values.push(text.slice(position + 1, end - 1));
    const next = skip(BETWEEN, text, end);
    if (text.charAt(next) === ";") {
      position = skip(BETWEEN, text, next + 1);
    } else if (next === text.length) {
      return values;
    } else {
      if (!/[\r\n\u2028\u2029]/u.test(text.slice(end, next)) || skip(NEW_STATEMENT, text, next) === next) return undefined;
      position = next;
    }
  }
}

/** Where a sticky pattern ends that starts here; the place itself where it does not fit. */
function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}
