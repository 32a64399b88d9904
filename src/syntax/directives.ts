import type { TSESTree } from "@typescript-eslint/utils";

/** A directive that counts: an unparenthesised string literal in the leading run of such statements. */
export interface Directive {
  readonly node: TSESTree.ExpressionStatement;
  /** The cooked value: `'use\x20client'` is `use client`, as it is for both bundlers. */
  readonly value: string;
}

/**
 * The directive prologue of a module as Next.js reads it: both bundlers compare the cooked value, so
 * ESTree's `directive` property, which is the raw text, would miss escapes and let parentheses in.
 */
export function collectDirectives(program: TSESTree.Program, text: string): readonly Directive[] {
  const directives: Directive[] = [];
  for (const node of program.body) {
    if (node.type !== "ExpressionStatement") break;
    const { expression } = node;
    if (expression.type !== "Literal" || typeof expression.value !== "string") break;
    // A parenthesised string is no directive; the statement then starts with its parenthesis.
    if (expression.range[0] !== node.range[0] || text.charAt(node.range[0]) === "(") break;
    directives.push({ node, value: expression.value });
  }
  return directives;
}
