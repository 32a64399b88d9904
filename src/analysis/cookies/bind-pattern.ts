import type { TSESTree } from "@typescript-eslint/utils";
import type { Reference, Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isWithin, walk } from "../../syntax/traverse.ts";
import { KEY, type CookieState, type Interpreter, type Trail } from "./cookie-state.ts";
import { destructureDictionary } from "./dictionary.ts";

/** Follows the names that a declaration, a parameter or an assignment gives to a value. */
export function bindPattern(pattern: TSESTree.Node, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  switch (pattern.type) {
    case "Identifier":
      bindVariable(pattern, state, trail, interpreter);
      return;
    case "AssignmentPattern":
      bindPattern(pattern.left, state, trail, interpreter);
      return;
    case "ObjectPattern":
      bindProperties(pattern, state, trail, interpreter);
      return;
    case "ArrayPattern":
      bindElements(pattern, state, trail, interpreter);
      return;
    default:
      return;
  }
}

function bindVariable(identifier: TSESTree.Identifier, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  const variable = findVariable(interpreter.module, identifier);
  if (variable === undefined || !keepsItsMeaning(variable, identifier, interpreter.module)) return;
  if (state.kind === "key") interpreter.names.add(variable);
  for (const reference of collectValueReads(variable)) {
    interpreter.follow(reference.identifier, state, trail);
  }
}

/** A variable that is written again means the same only where it is made from itself, or emptied. */
function keepsItsMeaning(variable: Variable, identifier: TSESTree.Identifier, module: SourceModule): boolean {
  return variable.references.every((reference) => {
    if (!reference.isWrite() || reference.identifier === identifier) return true;
    const written = reference.writeExpr;
    if (written === null || written === undefined) return false;
    return isEmpty(written) || isWithin(identifier, written) || mentions(written, variable, module);
  });
}

function isEmpty(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Literal":
      return true;
    case "Identifier":
      return node.name === "undefined";
    case "ObjectExpression":
      return node.properties.length === 0;
    case "ArrayExpression":
      return node.elements.length === 0;
    case "NewExpression":
      return node.arguments.length === 0;
    default:
      return false;
  }
}

function mentions(node: TSESTree.Node, variable: Variable, module: SourceModule): boolean {
  const identifiers = new Set<TSESTree.Node>(variable.references.map((reference: Reference) => reference.identifier));
  for (const inner of walk(node, module.visitorKeys)) if (identifiers.has(inner)) return true;
  return false;
}

function bindProperties(pattern: TSESTree.ObjectPattern, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  if (state.kind === "dictionary") {
    destructureDictionary(pattern, trail, interpreter);
    return;
  }
  if (state.kind !== "item") return;
  for (const property of pattern.properties) {
    if (property.type === "Property" && getPropertyName(property) === state.property) {
      bindPattern(property.value, KEY, trail, interpreter);
    }
  }
}

function bindElements(pattern: TSESTree.ArrayPattern, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  for (const [index, element] of pattern.elements.entries()) {
    const part = getElementState(state, index);
    if (element !== null && part !== undefined) bindPattern(element, part, trail, interpreter);
  }
}

/** What stands at a position of an array; `undefined` where that is of no interest. */
export function getElementState(state: CookieState, index: number): CookieState | undefined {
  switch (state.kind) {
    case "list":
      return state.of;
    case "pair":
      return index === 0 ? KEY : undefined;
    case "tuple":
      return index === 0 ? state.first : undefined;
    default:
      return undefined;
  }
}
