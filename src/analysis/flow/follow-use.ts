import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { CALL_STEP } from "../references/access-path.ts";
import { ANY_STEP, type FlowTable } from "./flow.ts";
import { bindPattern, storeInto } from "./follow-binding.ts";
import { followArgument, followCallee, followReturn } from "./follow-call.ts";
import { end, find, lose, move, type Outcome, type Place } from "./trail.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["!=", "!==", "<", "<=", "==", "===", ">", ">=", "in", "instanceof"]);
const TESTS: ReadonlySet<string> = new Set(["!", "typeof"]);
const ASSIGNMENTS: ReadonlySet<string> = new Set(["&&=", "=", "??=", "||="]);

const NOTHING: readonly Outcome[] = [];

/** Looks at one use of the value: the table first, then the syntax around it. */
export function followUse(place: Place, table: FlowTable): readonly Outcome[] {
  return followRow(place, table) ?? followParent(place, place.node.parent);
}

function followRow(place: Place, table: FlowTable): readonly Outcome[] | undefined {
  const { parent } = place.node;
  for (const row of table) {
    if (row.kind === "sink" || row.kind === "sanitizer") {
      if (row.matches(place)) return find(place, row.kind, row.name);
    } else if (row.kind === "carrier") {
      const path = row.carry(place);
      // What a method gives back is the result of the call around it.
      const result = parent?.type === "MemberExpression" ? parent.parent : parent;
      if (path !== undefined && result !== undefined && result !== null) return [move(place, "called", result, result, path)];
    } else {
      const target = row.findTarget(place);
      if (target !== undefined) return storeInto(target.object, move(place, "stored", parent ?? place.node, place.node, target.path));
    }
  }
  return undefined;
}

function followParent(place: Place, parent: TSESTree.Node | null | undefined): readonly Outcome[] {
  const { node, path } = place;
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
      return parent.test === node ? followTest(place) : [move(place, "choice", parent, parent)];
    case "LogicalExpression":
      // What is falsy says nothing; else the value of `x && y` is `y`.
      return parent.left === node && parent.operator === "&&" ? followTest(place) : [move(place, "choice", parent, parent)];
    case "UnaryExpression":
      return followUnary(place, parent);
    case "BinaryExpression":
      if (COMPARISONS.has(parent.operator)) return followTest(place);
      return parent.operator === "+" ? [move(place, "text", parent, parent, [])] : lose(place, "unsupported syntax");
    case "TemplateLiteral":
      return parent.parent.type === "TaggedTemplateExpression" ? lose(place, "call") : [move(place, "text", parent, parent, [])];
    case "AwaitExpression":
      return [move(place, "awaited", parent, parent)];
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? [move(place, "choice", parent, parent)] : end(place, "unused");
    case "SpreadElement":
      return followSpread(place, parent);
    case "Property":
      if (parent.value !== node || parent.parent.type !== "ObjectExpression") return lose(place, "unsupported syntax");
      return [move(place, "stored", parent, parent.parent, [getPropertyName(parent) ?? ANY_STEP, ...path])];
    case "ArrayExpression":
      return [move(place, "stored", parent, parent, [getPosition(parent, node), ...path])];
    case "MemberExpression":
      return parent.object === node ? followMember(place, parent) : lose(place, "member");
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node ? followCallee(place, parent) : followArgument(place, parent);
    case "VariableDeclarator":
      return bindPattern(parent.id, move(place, "assigned", parent, node));
    case "AssignmentPattern":
      return bindPattern(parent.left, move(place, "assigned", parent, node));
    case "AssignmentExpression":
      return followAssignment(place, parent);
    case "ForOfStatement":
      return bindPattern(getForBinding(parent), move(place, "assigned", parent, node, path.slice(1)));
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
      return lose(place, "unsupported syntax");
  }
}

/** That an object exists which holds the value says nothing of the value. */
function followTest(place: Place): readonly Outcome[] {
  return place.path.length === 0 ? end(place, "test") : NOTHING;
}

function followUnary(place: Place, { operator }: TSESTree.UnaryExpression): readonly Outcome[] {
  if (TESTS.has(operator)) return followTest(place);
  return operator === "void" ? end(place, "unused") : lose(place, "unsupported syntax");
}

function followSpread(place: Place, spread: TSESTree.SpreadElement): readonly Outcome[] {
  switch (spread.parent.type) {
    case "ObjectExpression":
      return [move(place, "spread", spread, spread.parent)];
    case "ArrayExpression":
      return [move(place, "spread", spread, spread.parent, [ANY_STEP, ...place.path.slice(1)])];
    default:
      return lose(place, "call");
  }
}

/** Positions behind a spread are not known. */
function getPosition(array: TSESTree.ArrayExpression, node: TSESTree.Node): string {
  const index = array.elements.findIndex((element) => element === node);
  return array.elements.slice(0, index).some((element) => element?.type === "SpreadElement") ? ANY_STEP : String(index);
}

function followMember(place: Place, member: TSESTree.MemberExpression): readonly Outcome[] {
  const [first, ...rest] = place.path;
  if (isWritten(member)) return NOTHING;
  // A part of the value is as good as the value.
  if (first === undefined) return [move(place, "member", member, member)];
  if (first === CALL_STEP) return lose(place, "member");
  const name = getPropertyName(member);
  if (name === undefined || name === first || first === ANY_STEP) return [move(place, "member", member, member, rest)];
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
  if (assignment.right !== place.node) return NOTHING;
  if (!ASSIGNMENTS.has(assignment.operator)) return lose(place, "reassigned");
  const stored = bindPattern(assignment.left, move(place, "assigned", assignment, place.node));
  const isStatement = assignment.parent.type === "ExpressionStatement";
  return isStatement ? stored : [...stored, move(place, "choice", assignment, assignment)];
}

function getForBinding({ left }: TSESTree.ForOfStatement): TSESTree.Node {
  return left.type === "VariableDeclaration" ? (left.declarations[0]?.id ?? left) : left;
}
