import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { REORDERING_METHODS } from "../../platform/web/value-models.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findBinding, findVariable, isGlobalReference, type SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { followVariable } from "./object-uses.ts";

/**
 * How many steps one question may take in all, through aliases and through the objects of members on the way: beyond,
 * code is generated, or a name leads back to itself (`const user = user.name`).
 */
const MAX_STEPS = 64;

interface Way {
  left: number;
}

/**
 * The expression that a value comes from: through aliases (`const a = b`), TypeScript's wrappers, and what is taken out of
 * object and list literals that nobody changes, as a member or by a pattern. Gives up (and returns the last expression
 * reached) at parameters, imports, calls and names with several values, which other analyses understand.
 */
export function findSourceExpression(node: TSESTree.Node, module: SourceModule): TSESTree.Node {
  const way = { left: MAX_STEPS };
  let current = unwrap(node);
  while (way.left > 0) {
    way.left -= 1;
    const next = findNextExpression(current, module, way);
    if (next === undefined) return current;
    current = unwrap(next);
  }
  return current;
}

function findNextExpression(node: TSESTree.Node, module: SourceModule, way: Way): TSESTree.Node | undefined {
  if (node.type === "Identifier") return findValueOfName(node, module, way);
  const name = node.type === "MemberExpression" ? getPropertyName(node) : undefined;
  if (node.type !== "MemberExpression" || name === undefined) return undefined;
  const literal = findLiteral(node.object, module, way);
  return literal && findPropertyValue(literal, name);
}

/** The expression that a name stands for, also by a pattern: `"jwt"` for `token` of `const { token = "sid" } = { token: "jwt" }`. */
export function findValueOfName(
  identifier: TSESTree.Identifier | TSESTree.JSXIdentifier,
  module: SourceModule,
  way: Way = { left: MAX_STEPS },
): TSESTree.Node | undefined {
  const binding = findBinding(identifier, module);
  return binding && findTaken(binding.pattern, binding.name, binding.value, module, way);
}

function findTaken(pattern: TSESTree.Node, name: TSESTree.Node, value: TSESTree.Node, module: SourceModule, way: Way): TSESTree.Node | undefined {
  if (pattern === name) return value;
  const [key, part] = findPatternPart(pattern, name) ?? [];
  const literal = part && findLiteral(value, module, way);
  if (literal === undefined || key === undefined) return undefined;
  const held = findPropertyValue(literal, key);
  if (part?.type !== "AssignmentPattern") return part && held && findTaken(part, name, held, module, way);
  // Only what is certainly not there is the default.
  const taken = held ?? (isWhole(literal) ? part.right : undefined);
  return taken && findTaken(part.left, name, taken, module, way);
}

/** The member of a pattern that a name stands in, and under which key. */
function findPatternPart(pattern: TSESTree.Node, name: TSESTree.Node): readonly [string, TSESTree.Node] | undefined {
  if (pattern.type === "ArrayPattern") {
    const index = pattern.elements.findIndex((element) => element !== null && element.type !== "RestElement" && isWithin(name, element));
    const element = pattern.elements[index];
    return element ? [String(index), element] : undefined;
  }
  if (pattern.type !== "ObjectPattern") return undefined;
  const property = pattern.properties.find((candidate) => candidate.type === "Property" && isWithin(name, candidate.value));
  const key = property?.type === "Property" ? getPropertyName(property) : undefined;
  return property?.type === "Property" && key !== undefined ? [key, property.value] : undefined;
}

/** A literal whose members are known by name: `[a, b]` has `0` and `1`. */
export type MemberLiteral = TSESTree.ArrayExpression | TSESTree.ObjectExpression;

/** The object literal an expression stands for, if no code of the module writes to its properties. */
export function findUnchangedObject(node: TSESTree.Node, module: SourceModule): TSESTree.ObjectExpression | undefined {
  const literal = findUnchangedLiteral(node, module);
  return literal?.type === "ObjectExpression" ? literal : undefined;
}

/** The object or list literal that an expression stands for, if no code of the module changes it. */
export function findUnchangedLiteral(node: TSESTree.Node, module: SourceModule): MemberLiteral | undefined {
  return findLiteral(node, module, { left: MAX_STEPS });
}

function findLiteral(node: TSESTree.Node, module: SourceModule, way: Way): MemberLiteral | undefined {
  const holders: TSESTree.Identifier[] = [];
  let current = unwrap(node);
  while (way.left > 0) {
    way.left -= 1;
    if (current.type === "ObjectExpression") return current;
    if (current.type === "ArrayExpression") return holders.some((holder) => isReordered(holder, module)) ? undefined : current;
    if (current.type === "Identifier") {
      if (hasPropertyWrite(current, module)) return undefined;
      holders.push(current);
    }
    const next = findFrozen(current, module) ?? findNextExpression(current, module, way);
    if (next === undefined) return undefined;
    current = unwrap(next);
  }
  return undefined;
}

/** What `Object.freeze` is given, and gives back. */
function findFrozen(node: TSESTree.Node, module: SourceModule): TSESTree.Node | undefined {
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression" || getPropertyName(callee) !== "freeze") return undefined;
  const isOfObject = callee.object.type === "Identifier" && callee.object.name === "Object" && isGlobalReference(module, callee.object);
  return isOfObject ? node.arguments[0] : undefined;
}

/** Whether a literal has no members but those that it spells out. */
function isWhole(literal: MemberLiteral): boolean {
  if (literal.type === "ArrayExpression") return literal.elements.every((element) => element?.type !== "SpreadElement");
  return literal.properties.every((property) => property.type === "Property" && ![undefined, "__proto__"].includes(getPropertyName(property)));
}

/** The value of a member of a literal; `undefined` when a later spread or computed key may replace it. */
export function findPropertyValue(literal: MemberLiteral, name: string): TSESTree.Node | undefined {
  if (literal.type === "ArrayExpression") return findElement(literal, name);
  const property = indexProperties(literal).get(name);
  return property?.kind === "init" ? property.value : undefined;
}

/** The last property of each name that nothing behind it may replace. */
const indexProperties = oncePer(({ properties }: TSESTree.ObjectExpression): ReadonlyMap<string, TSESTree.Property> => {
  const index = new Map<string, TSESTree.Property>();
  for (const property of properties.toReversed()) {
    const key = property.type === "Property" ? getPropertyName(property) : undefined;
    // What a prototype holds is not spelled out here.
    if (property.type !== "Property" || key === undefined || key === "__proto__") break;
    if (!index.has(key)) index.set(key, property);
  }
  return index;
});

function findElement({ elements }: TSESTree.ArrayExpression, name: string): TSESTree.Node | undefined {
  const index = /^(?:0|[1-9]\d*)$/u.test(name) ? Number(name) : -1;
  const before = elements.slice(0, index + 1);
  return before.some((element) => element?.type === "SpreadElement") ? undefined : (before[index] ?? undefined);
}


/** Whether code of the module writes to a property of what an identifier holds. */
export function hasPropertyWrite(identifier: TSESTree.Identifier, module: SourceModule): boolean {
  const variable = findVariable(module, identifier);
  return variable === undefined || isWrittenInto(variable, module);
}

/** One answer per variable: asked at each of its uses, it would look at all uses again. */
const isWrittenInto = oncePer((variable: Variable, module: SourceModule) => followVariable(variable, module, () => true) === "changed");

/** Whether code of the module calls what gives the elements of a list other places. */
function isReordered(identifier: TSESTree.Identifier, module: SourceModule): boolean {
  const variable = findVariable(module, identifier);
  return variable === undefined || isMovedAround(variable, module);
}

const isMovedAround = oncePer((variable: Variable, module: SourceModule) => {
  let isMoved = false;
  followVariable(variable, module, (call, use) => {
    isMoved ||= call.callee === use && isReordering(use);
    return true;
  });
  return isMoved;
});

function isReordering(callee: TSESTree.Node): boolean {
  const member = unwrap(callee);
  const method = member.type === "MemberExpression" ? getPropertyName(member) : undefined;
  return method !== undefined && (method === "push" || REORDERING_METHODS.has(method));
}
