import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "./once-per.ts";
import { getWrapped } from "./unwrap.ts";

/** What gives a name its value: a value, and the pattern in which the name stands for it or for a part of it. */
export interface Binding {
  readonly name: TSESTree.Node;
  readonly pattern: TSESTree.Node;
  readonly value: TSESTree.Expression;
}

/**
 * The assignment that gives a declared name its only value, as far as that is certain to have run where the name is used:
 * it is a statement that stands before the use, in the same block or in one around it. `undefined` for `+=`, for what
 * stands in a branch of its own, and for uses in a hoisted function, which may be called before, unless nothing runs before it.
 */
export function findSoleAssignment(name: TSESTree.Node, { init }: TSESTree.VariableDeclarator, use: TSESTree.Node): Binding | undefined {
  let pattern = name;
  while (pattern.parent !== undefined && pattern.parent !== null && PATTERNS.has(pattern.parent.type)) pattern = pattern.parent;
  const assignment = pattern.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.left !== pattern) return undefined;
  // A name without a value has this one afterwards.
  const isCertain = assignment.operator === "=" || (init === null && (assignment.operator === "??=" || assignment.operator === "||="));
  const statement = getWrapped(assignment).parent;
  if (!isCertain || statement?.type !== "ExpressionStatement" || !precedes(statement, use)) return undefined;
  return { name, pattern, value: assignment.right };
}

const PATTERNS: ReadonlySet<string> = new Set(["ArrayPattern", "AssignmentPattern", "ObjectPattern", "Property"]);

function precedes(statement: TSESTree.ExpressionStatement, use: TSESTree.Node): boolean {
  const { parent: block } = statement;
  if (block.type !== "BlockStatement" && block.type !== "Program") return false;
  for (let node: TSESTree.Node | null | undefined = use; node !== undefined && node !== null; node = node.parent) {
    if (node.type === "FunctionDeclaration" && !runsFirst(statement)) return false;
    if (node.parent === block) return node.range[0] >= statement.range[1];
  }
  return false;
}

/** Whether a statement of a module runs before anything of it can be called. */
export function runsFirst({ parent, range }: TSESTree.ExpressionStatement): boolean {
  if (parent.type !== "Program") return false;
  const first = findFirstCall(parent);
  return first === undefined || range[0] <= first.range[0];
}

/** One answer for all statements of a module: each of them would go through all that stand before it. */
const findFirstCall = oncePer(({ body }: TSESTree.Program) => body.find((statement) => !callsNothing(statement)));

function callsNothing(statement: TSESTree.ExportNamedDeclaration["declaration"] | TSESTree.ProgramStatement): boolean {
  if (statement === null) return true;
  switch (statement.type) {
    case "ExpressionStatement":
      return statement.expression.type === "Literal";
    case "VariableDeclaration":
      return statement.declarations.every(({ init }) => init === null || init.type === "Literal");
    case "ExportNamedDeclaration":
      return callsNothing(statement.declaration);
    default:
      return DECLARATIONS.has(statement.type);
  }
}

const DECLARATIONS: ReadonlySet<string> = new Set(["ExportAllDeclaration", "FunctionDeclaration", "ImportDeclaration", "TSInterfaceDeclaration", "TSTypeAliasDeclaration"]);
