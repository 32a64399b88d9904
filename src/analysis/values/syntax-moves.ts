import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction } from "../../syntax/traverse.ts";
import { CALL_STEP, NEW_STEP, type LocalFunction } from "../references/access-path.ts";
import { findUnchangedObject } from "../references/definition.ts";
import { collectReturnedExpressions, findReturnedExpressions } from "../references/returned.ts";
import type { Move, MoveKind } from "./move.ts";
import { ANY_STEP, EACH_STEP } from "./value.ts";

/**
 * How the syntax of an expression moves the values of its parts into its own: the only place that knows. Names are bound
 * by `binding-moves.ts`; what a function does with its arguments is in its body, or in a model.
 */

/** The moves into an expression from its parts, the last one that is written first where a later one replaces an earlier one. */
export function collectMovesInto(node: TSESTree.Node, module: SourceModule): readonly Move[] {
  switch (node.type) {
    case "ObjectExpression":
    case "JSXOpeningElement":
      return [...getMemberMoves(node, module).values()];
    case "ArrayExpression":
      return [...getElementMoves(node).values()];
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return node.generator || isGetter(node) ? [] : (collectReturnedExpressions(node, module) ?? []).map((returned) => moveReturned(returned, node));
    default:
      return collectPlainMoves(node);
  }
}

/** The move of an expression into the one around it; `undefined` where its value goes elsewhere, or nowhere. `part` is with all that only wraps it. */
export function findMoveOutOf(part: TSESTree.Node, module: SourceModule): Move | undefined {
  const whole = findWhole(part);
  if (whole === undefined) return undefined;
  switch (whole.type) {
    case "ObjectExpression":
    case "JSXOpeningElement":
      return getMemberMoves(whole, module).get(part);
    case "ArrayExpression":
      return getElementMoves(whole).get(part);
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return whole.generator ? undefined : moveReturned(part, whole);
    default:
      return collectPlainMoves(whole).find(({ from }) => from === part);
  }
}

/** The expression that gets a part of its value from another one. */
function findWhole(part: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = part;
  switch (parent?.type) {
    case "Property":
      return parent.value === part && parent.parent.type === "ObjectExpression" ? parent.parent : undefined;
    case "SpreadElement":
      return parent.parent.type === "CallExpression" || parent.parent.type === "NewExpression" ? undefined : parent.parent;
    case "JSXExpressionContainer": {
      const holder = parent.parent;
      return holder.type === "JSXAttribute" ? holder.parent : holder.type === "JSXElement" ? holder.openingElement : undefined;
    }
    case "JSXSpreadAttribute":
      return parent.parent;
    case "ReturnStatement": {
      const owner = findEnclosingFunction(part);
      return owner !== undefined && isFunction(owner) && isGetter(owner) ? owner.parent.parent : owner;
    }
    case "ArrowFunctionExpression":
      return parent.body === part && part.type !== "BlockStatement" ? parent : undefined;
    case "FunctionDeclaration":
    case "FunctionExpression":
      return undefined;
    default:
      return parent ?? undefined;
  }
}

/** Whether what a function returns is a member of an object literal. */
function isGetter(node: LocalFunction): boolean {
  return node.parent.type === "Property" && node.parent.kind === "get";
}

/** Expressions with few parts. */
function collectPlainMoves(node: TSESTree.Node): readonly Move[] {
  const same = (kind: MoveKind, ...parts: readonly TSESTree.Node[]): readonly Move[] => parts.map((from) => ({ from, kind, put: [], take: [], to: node }));
  switch (node.type) {
    case "AwaitExpression":
      return same("awaited", node.argument);
    case "ConditionalExpression":
      return same("choice", node.consequent, node.alternate);
    case "LogicalExpression":
      // What is falsy says nothing; else the value of `x && y` is `y`.
      return node.operator === "&&" ? same("choice", node.right) : same("choice", node.left, node.right);
    case "SequenceExpression":
      return same("choice", ...node.expressions.slice(-1));
    case "AssignmentExpression":
      return ASSIGNMENTS.has(node.operator) ? same("choice", node.right) : [];
    case "TemplateLiteral":
      return node.parent.type === "TaggedTemplateExpression" ? [] : same("text", ...node.expressions);
    case "BinaryExpression":
      return node.operator === "+" ? same("text", node.left, node.right) : [];
    case "MemberExpression":
      return [{ from: node.object, kind: "member", put: [], take: [getPropertyName(node) ?? ANY_STEP], to: node }];
    case "JSXMemberExpression":
      return [{ from: node.object, kind: "member", put: [], take: [node.property.name], to: node }];
    case "CallExpression":
      return [{ from: node.callee, kind: "called", put: [], take: [CALL_STEP], to: node }];
    case "NewExpression":
      return [{ from: node.callee, kind: "called", put: [], take: [NEW_STEP], to: node }];
    default:
      return [];
  }
}

/** What gives a variable the value on its right, and nothing else. */
export const ASSIGNMENTS: ReadonlySet<string> = new Set(["&&=", "=", "??=", "||="]);

function moveReturned(from: TSESTree.Node, to: LocalFunction): Move {
  return { from, kind: "returned", put: [CALL_STEP], take: [], to, ...(to.async ? { promises: "whole" } : {}) };
}

type Literal = TSESTree.ArrayExpression | Composed;
type MovesByPart = ReadonlyMap<TSESTree.Node, Move>;

const memory = new WeakMap<Literal, MovesByPart>();

function remember<T extends Literal>(node: T, compute: (node: T) => MovesByPart): MovesByPart {
  const known = memory.get(node);
  if (known !== undefined) return known;
  const moves = compute(node);
  memory.set(node, moves);
  return moves;
}

function getElementMoves(node: TSESTree.ArrayExpression): MovesByPart {
  return remember(node, collectElementMoves);
}

function collectElementMoves(node: TSESTree.ArrayExpression): MovesByPart {
  const moves = new Map<TSESTree.Node, Move>();
  let isBehindSpread = false;
  for (const [index, element] of node.elements.entries()) {
    if (element === null) continue;
    if (element.type === "SpreadElement") {
      isBehindSpread = true;
      moves.set(element.argument, { from: element.argument, kind: "spread", put: [ANY_STEP], take: [EACH_STEP], to: node });
    } else {
      moves.set(element, { from: element, kind: "stored", put: [isBehindSpread ? ANY_STEP : String(index)], take: [], to: node });
    }
  }
  return moves;
}

/** What puts an object together: a literal, or an element, whose attributes are its component's props. */
export type Composed = TSESTree.JSXOpeningElement | TSESTree.ObjectExpression;

/** Objects with more parts are generated; those in front are not looked at. */
const MAX_PARTS = 1000;

function getMemberMoves(node: Composed, module: SourceModule): MovesByPart {
  return remember(node, (composed) => collectMemberMoves(composed, module));
}

/** What is left of all that is written there, last first. */
function collectMemberMoves(node: Composed, module: SourceModule): MovesByPart {
  const moves = new Map<TSESTree.Node, Move>();
  const replaced = new Set<string>();
  for (const { name, value, isSpread } of listParts(node, module).slice(-MAX_PARTS).toReversed()) {
    if (name !== undefined && replaced.has(name)) continue;
    if (value !== undefined) {
      moves.set(value, isSpread ? { from: value, kind: "spread", put: [], take: [], to: node, without: new Set(replaced) } : { from: value, kind: "stored", put: [name ?? ANY_STEP], take: [], to: node });
    }
    for (const brought of isSpread && value !== undefined ? collectNames(value, module) : [name]) {
      if (brought !== undefined) replaced.add(brought);
    }
  }
  return node.type === "JSXOpeningElement" ? new Map([...collectChildMoves(node), ...moves]) : moves;
}

/** A part as it is written; without a value where nobody knows it, or it is nothing to go on. */
interface Part {
  readonly isSpread: boolean;
  readonly name: string | undefined;
  readonly value: TSESTree.Node | undefined;
}

function listParts(node: Composed, module: SourceModule): readonly Part[] {
  if (node.type === "JSXOpeningElement") return node.attributes.map((attribute) => readAttribute(attribute));
  return node.properties.map((property) =>
    property.type === "SpreadElement"
      ? { isSpread: true, name: undefined, value: property.argument }
      : { isSpread: false, name: getPropertyName(property), value: readProperty(property, module) },
  );
}

/** What a member is: its value, or all that its getter returns. */
function readProperty({ kind, value }: TSESTree.Property, module: SourceModule): TSESTree.Node | undefined {
  if (kind === "init") return value;
  const [only, ...others] = kind === "get" && isFunction(value) ? (findReturnedExpressions(value, module) ?? []) : [];
  return others.length === 0 ? only : undefined;
}

function readAttribute(attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): Part {
  if (attribute.type === "JSXSpreadAttribute") return { isSpread: true, name: undefined, value: attribute.argument };
  const name = attribute.name.type === "JSXIdentifier" ? attribute.name.name : undefined;
  return { isSpread: false, name, value: attribute.value?.type === "JSXExpressionContainer" ? attribute.value.expression : undefined };
}

/** `<Account>{name}</Account>`: the expressions among the children are a prop as well. */
function collectChildMoves(node: TSESTree.JSXOpeningElement): readonly (readonly [TSESTree.Node, Move])[] {
  const children = node.parent.type === "JSXElement" ? node.parent.children : [];
  return children.flatMap((child) =>
    child.type === "JSXExpressionContainer" ? [[child.expression, { from: child.expression, kind: "stored", put: ["children"], take: [], to: node }] as const] : [],
  );
}

/** The names that a spread certainly brings: those of a literal. */
function collectNames(spread: TSESTree.Node, module: SourceModule): readonly string[] {
  const literal = findUnchangedObject(spread, module);
  return literal?.properties.flatMap((property) => (property.type === "Property" ? (getPropertyName(property) ?? []) : [])) ?? [];
}

