import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import {
  findInitializer,
  findVariable,
  isGlobalReference,
  type SourceModule,
} from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { followVariable } from "./object-uses.ts";

/** How far an alias is followed; deeper chains are unknown, so that generated code ends. */
const MAX_ALIASES = 16;

/**
 * The expression that a value comes from: through aliases (`const a = b`), TypeScript's wrappers and the
 * properties of object literals that nobody changes. Gives up (and returns the last expression reached) at
 * parameters, imports, calls, reassigned variables and destructuring, which other analyses understand.
 */
export function findSourceExpression(node: TSESTree.Node, module: SourceModule): TSESTree.Node {
  let current = unwrap(node);
  for (let step = 0; step < MAX_ALIASES; step += 1) {
    const next = findNextExpression(current, module);
    if (next === undefined) return current;
    current = unwrap(next);
  }
  return current;
}

function findNextExpression(node: TSESTree.Node, module: SourceModule): TSESTree.Node | undefined {
  if (node.type === "Identifier") return findInitializer(node, module);
  if (node.type === "MemberExpression") {
    const name = getPropertyName(node);
    const object = name === undefined ? undefined : findUnchangedObject(node.object, module);
    return object === undefined || name === undefined ? undefined : findPropertyValue(object, name);
  }
  return undefined;
}

/** The object literal an expression stands for, if no code of the module writes to its properties. */
export function findUnchangedObject(node: TSESTree.Node, module: SourceModule): TSESTree.ObjectExpression | undefined {
  let current = unwrap(node);
  for (let step = 0; step < MAX_ALIASES; step += 1) {
    if (current.type === "ObjectExpression") return current;
    const frozen = findFrozen(current, module);
    if (frozen !== undefined) {
      current = unwrap(frozen);
      continue;
    }
    if (current.type !== "Identifier" || hasPropertyWrite(current, module)) {
      const next = current.type === "MemberExpression" ? findNextExpression(current, module) : undefined;
      if (next === undefined) return undefined;
      current = unwrap(next);
      continue;
    }
    const initializer = findInitializer(current, module);
    if (initializer === undefined) return undefined;
    current = unwrap(initializer);
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

/** The value of a property in an object literal; `undefined` when a later spread or computed key may replace it. */
export function findPropertyValue(object: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  for (let index = object.properties.length - 1; index >= 0; index -= 1) {
    const property = object.properties[index];
    if (property === undefined || property.type === "SpreadElement") return undefined;
    const key = getPropertyName(property);
    // What a prototype holds is not spelled out here.
    if (key === undefined || key === "__proto__") return undefined;
    if (key === name) return property.kind === "init" ? property.value : undefined;
  }
  return undefined;
}

/** One answer per variable: asked at each of its uses, it would look at all uses again. */
const propertyWrites = new WeakMap<Variable, boolean>();

/** Whether code of the module writes to a property of what an identifier holds. */
export function hasPropertyWrite(identifier: TSESTree.Identifier, module: SourceModule): boolean {
  const variable = findVariable(module, identifier);
  if (variable === undefined) return true;
  const known = propertyWrites.get(variable);
  if (known !== undefined) return known;
  const isWritten = followVariable(variable, module, () => true) === "changed";
  propertyWrites.set(variable, isWritten);
  return isWritten;
}
