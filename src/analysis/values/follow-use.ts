import type { TSESTree } from "@typescript-eslint/utils";

import { CALL_STEP } from "../references/access-path.ts";
import { collectBindingMoves, findLoopPattern } from "./binding-moves.ts";
import { bind } from "./follow-binding.ts";
import { followArgument, followCallee, followMethod, followReturn, followSpread } from "./follow-call.ts";
import { goOn } from "./move.ts";
import { ASSIGNMENTS, findMoveOutOf } from "./syntax-moves.ts";
import { end, find, lose, move, type Outcome, type Place } from "./trail.ts";
import type { UseTable } from "./use-table.ts";
import { EACH_STEP } from "./value.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["!=", "!==", "<", "<=", "==", "===", ">", ">=", "in", "instanceof"]);
const TESTS: ReadonlySet<string> = new Set(["!", "typeof"]);

const NOTHING: readonly Outcome[] = [];

/** Looks at one use of the value: the table first, then the syntax around it. */
export function followUse(place: Place, table: UseTable): readonly Outcome[] {
  for (const row of table) if (row.matches(place)) return find(place, row.kind, row.name);
  return followParent(place, place.node.parent);
}

function followParent(place: Place, parent: TSESTree.Node | null | undefined): readonly Outcome[] {
  const { node } = place;
  switch (parent?.type) {
    case "ExpressionStatement":
      return end(place, "unused");
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "SwitchStatement":
      return followTest(place);
    case "ConditionalExpression":
      return parent.test === node ? followTest(place) : followMove(place);
    case "LogicalExpression":
      return parent.left === node && parent.operator === "&&" ? followTest(place) : followMove(place);
    case "UnaryExpression":
      if (TESTS.has(parent.operator)) return followTest(place);
      return parent.operator === "void" ? end(place, "unused") : lose(place, "unsupported syntax");
    case "BinaryExpression":
      return COMPARISONS.has(parent.operator) ? followTest(place) : followMove(place);
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? followMove(place) : end(place, "unused");
    case "MemberExpression":
      return parent.object === node ? followMember(place, parent) : lose(place, "member");
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node ? followCallee(place, parent) : followArgument(place, parent);
    case "TemplateLiteral":
      return parent.parent.type === "TaggedTemplateExpression" ? lose(place, "call") : followMove(place);
    case "SpreadElement":
      return parent.parent.type === "CallExpression" || parent.parent.type === "NewExpression" ? followSpread(place, parent, parent.parent) : followMove(place);
    case "VariableDeclarator":
      return bind(collectBindingMoves(parent.id, node), parent, place);
    case "AssignmentPattern":
      return bind(collectBindingMoves(parent.left, node), parent, place);
    case "AssignmentExpression":
      return followAssignment(place, parent);
    case "ForOfStatement":
      return parent.right === node ? bind(collectBindingMoves(findLoopPattern(parent), node, [EACH_STEP]), parent, place) : lose(place, "unsupported syntax");
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return followReturn(place);
    case "ExportDefaultDeclaration":
    case "ExportSpecifier":
      return lose(place, "exported");
    case "JSXExpressionContainer":
    case "JSXSpreadAttribute":
      return lose(place, "rendered");
    default:
      return followMove(place);
  }
}

/** Goes where the syntax moves the value; nowhere, where something else is written over it. */
function followMove(place: Place): readonly Outcome[] {
  const next = findMoveOutOf(place.node, place.module);
  if (next === undefined) return isReplaced(place.node) ? NOTHING : lose(place, "unsupported syntax");
  const path = goOn(next, place.path);
  return path === undefined ? NOTHING : [move(place, next.kind, getEvidence(place.node, next.to), next.to, path)];
}

/** A property that a later one of the same name replaces. */
function isReplaced({ parent }: TSESTree.Node): boolean {
  return (parent?.type === "Property" || parent?.type === "SpreadElement") && parent.parent.type === "ObjectExpression";
}

/** The code that says so: the property rather than the literal around it. */
function getEvidence({ parent }: TSESTree.Node, to: TSESTree.Node): TSESTree.Node {
  return parent?.type === "Property" || parent?.type === "SpreadElement" ? parent : to;
}

/** That an object exists which holds the value says nothing of the value. */
function followTest(place: Place): readonly Outcome[] {
  return place.path.length === 0 ? end(place, "test") : NOTHING;
}

function followMember(place: Place, member: TSESTree.MemberExpression): readonly Outcome[] {
  if (isWritten(member)) return NOTHING;
  const method = followMethod(place, member);
  if (method !== undefined) return method;
  const [first] = place.path;
  if (first === CALL_STEP) return lose(place, "member");
  const next = findMoveOutOf(place.node, place.module);
  const path = next && goOn(next, place.path);
  if (path !== undefined) return [move(place, "member", member, member, path)];
  // Another part of an object with the value in it; but a method may take the value out.
  const { parent } = member;
  return parent.type === "CallExpression" && parent.callee === member ? lose(place, "call") : NOTHING;
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  if (parent.type === "AssignmentExpression") return parent.left === member;
  return parent.type === "UnaryExpression" && parent.operator === "delete";
}

function followAssignment(place: Place, assignment: TSESTree.AssignmentExpression): readonly Outcome[] {
  const { left, operator, right } = assignment;
  if (right !== place.node) return NOTHING;
  if (!ASSIGNMENTS.has(operator)) return lose(place, "reassigned");
  const stored = bind(collectBindingMoves(left, right), assignment, place);
  return assignment.parent.type === "ExpressionStatement" ? stored : [...stored, ...followMove(place)];
}
