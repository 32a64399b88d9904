import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { followArgument } from "./call-argument.ts";
import { DICTIONARY, KEY, PAIR, PARCEL, type CookieState, type Interpreter, type Trail } from "./cookie-state.ts";
import { findTextTests, reportText } from "./entry.ts";
import { followMember } from "./follow-member.ts";
import { followReturn } from "./follow-return.ts";

/** Goes on with a value at the place where it is used; `node` is the value with everything that only wraps it. */
export function followUse(node: TSESTree.Node, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  const { parent } = node;
  if (parent === undefined || parent === null) return;
  switch (parent.type) {
    case "AwaitExpression":
      interpreter.follow(parent, state, trail);
      return;
    case "LogicalExpression":
      // What `&&` gives of its left side is empty.
      if (parent.operator !== "&&" || parent.right === node) interpreter.follow(parent, state, trail);
      return;
    case "ConditionalExpression":
      if (parent.test !== node) interpreter.follow(parent, state, trail);
      return;
    case "SequenceExpression":
      if (parent.expressions.at(-1) === node) interpreter.follow(parent, state, trail);
      return;
    case "VariableDeclarator":
      interpreter.bind(parent.id, state, trail);
      return;
    case "AssignmentExpression":
      if (parent.right === node && parent.operator === "=") interpreter.bind(parent.left, state, trail);
      return;
    case "MemberExpression":
      followMember(parent, node, state, trail, interpreter);
      return;
    case "CallExpression":
    case "NewExpression":
      if (parent.callee !== node) followArgument(node, parent, state, trail, interpreter);
      return;
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      followReturn(parent, state, trail, interpreter);
      return;
    case "ForOfStatement":
      if (parent.right === node) bindLoop(parent.left, state, trail, interpreter);
      return;
    case "ForInStatement":
      if (parent.right === node && state.kind === "dictionary") bindLoopVariable(parent.left, KEY, trail, interpreter);
      return;
    case "SwitchStatement":
      testCases(parent, state, trail, interpreter);
      return;
    case "ExpressionStatement":
      if (node === getWrapped(trail.source) && state.kind === "jar" && !isTried(parent)) {
        interpreter.emit({ api: trail.api, kind: "jar", node: trail.source, use: "dropped" });
      }
      return;
    default:
      followPart(parent, node, state, trail, interpreter);
  }
}

/** Where cookies are forbidden (a sandboxed frame) reading them throws, so a read within `try` may be a question. */
function isTried(statement: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | null | undefined = statement; node !== null && node !== undefined; node = node.parent) {
    if (isFunction(node)) return false;
    if (node.parent?.type === "TryStatement" && node.parent.block === node) return true;
  }
  return false;
}

/** Places where a value becomes part of a larger one. */
function followPart(parent: TSESTree.Node, node: TSESTree.Node, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  switch (parent.type) {
    case "TemplateLiteral":
      if (state.kind === "jar" || state.kind === "parcel") interpreter.follow(parent, state, trail);
      return;
    case "BinaryExpression":
      followBinary(parent, node, state, trail, interpreter);
      return;
    case "SpreadElement":
      if (parent.parent.type === "ArrayExpression" && (state.kind === "list" || state.kind === "lookup")) {
        interpreter.follow(parent.parent, state.kind === "list" ? state : { kind: "list", of: PAIR }, trail);
      } else if (parent.parent.type === "ObjectExpression" && (state.kind === "dictionary" || state.kind === "parcel")) {
        interpreter.follow(parent.parent, state, trail);
      }
      return;
    case "ArrayExpression":
      if (state.kind === "key" && parent.elements[0] === node) interpreter.follow(parent, PAIR, trail);
      else if (isWhole(state)) interpreter.follow(parent, PARCEL, trail);
      return;
    case "Property":
      followProperty(parent, node, state, trail, interpreter);
      return;
    default:
      return;
  }
}

function isWhole(state: CookieState): boolean {
  return state.kind === "jar" || state.kind === "dictionary" || state.kind === "parcel";
}

function followProperty(
  property: TSESTree.Property,
  node: TSESTree.Node,
  state: CookieState,
  trail: Trail,
  interpreter: Interpreter,
): void {
  const object = property.parent;
  if (object.type !== "ObjectExpression") return;
  if (property.key === node && property.computed) {
    if (state.kind === "key") interpreter.follow(object, DICTIONARY, trail);
    return;
  }
  const name = getPropertyName(property);
  if (isWhole(state)) interpreter.follow(object, PARCEL, trail);
  else if (state.kind === "key" && name !== undefined) interpreter.follow(object, { kind: "item", property: name }, trail);
}

function followBinary(
  parent: TSESTree.BinaryExpression,
  node: TSESTree.Node,
  state: CookieState,
  trail: Trail,
  interpreter: Interpreter,
): void {
  if (parent.operator === "+") {
    if (state.kind === "jar" || state.kind === "parcel") interpreter.follow(parent, state, trail);
    return;
  }
  if (parent.operator === "in") {
    if (state.kind === "dictionary") interpreter.report(findTextTests(parent.left, interpreter), parent, trail, true);
    return;
  }
  const isComparison = /^[!=]==?$/u.test(parent.operator);
  if (isComparison && (state.kind === "key" || state.kind === "entry")) {
    reportText(parent.left === node ? parent.right : parent.left, parent, trail, interpreter);
  }
}

function bindLoop(left: TSESTree.Node, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  if (state.kind === "list") bindLoopVariable(left, state.of, trail, interpreter);
  else if (state.kind === "lookup") bindLoopVariable(left, PAIR, trail, interpreter);
}

function bindLoopVariable(left: TSESTree.Node, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  const pattern = left.type === "VariableDeclaration" ? left.declarations[0]?.id : left;
  if (pattern !== undefined) interpreter.bind(pattern, state, trail);
}

function testCases(node: TSESTree.SwitchStatement, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  if (state.kind !== "key") return;
  for (const { test } of node.cases) {
    if (test !== null) reportText(test, test, trail, interpreter);
  }
}
