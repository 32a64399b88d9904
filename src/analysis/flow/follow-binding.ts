import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findInitializer, findVariable } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { ANY_STEP } from "./flow.ts";
import { lose, move, type Outcome, type Place } from "./trail.ts";

/** Gives the value to all names that a pattern binds to it, and goes on where they are read. */
export function bindPattern(pattern: TSESTree.Node, place: Place): readonly Outcome[] {
  const target = unwrap(pattern);
  switch (target.type) {
    case "Identifier": {
      const variable = findVariable(place.module, target);
      return variable === undefined ? lose(place, "stored") : followVariable(variable, place);
    }
    case "AssignmentPattern":
      return bindPattern(target.left, place);
    case "RestElement":
      return bindPattern(target.argument, place);
    case "TSParameterProperty":
      return lose(place, "stored");
    case "ObjectPattern":
      return bindObject(target, place);
    case "ArrayPattern":
      return bindArray(target, place);
    case "MemberExpression":
      return storeInto(target.object, { ...place, path: [getPropertyName(target) ?? ANY_STEP, ...place.path] });
    default:
      return lose(place, "unsupported syntax");
  }
}

function bindObject(pattern: TSESTree.ObjectPattern, place: Place): readonly Outcome[] {
  const [first, ...rest] = place.path;
  const names = pattern.properties.map((property) => (property.type === "Property" ? getPropertyName(property) : undefined));
  return pattern.properties.flatMap((property, index) => {
    const name = names[index];
    if (property.type === "RestElement") return first === undefined || !names.includes(first) ? bindPattern(property, place) : [];
    const isMeant = first === undefined || first === ANY_STEP || name === undefined || name === first;
    return isMeant ? bindPattern(property.value, move(place, "member", property, place.node, rest)) : [];
  });
}

function bindArray(pattern: TSESTree.ArrayPattern, place: Place): readonly Outcome[] {
  const [first, ...rest] = place.path;
  return pattern.elements.flatMap((element, index) => {
    if (element === null) return [];
    const isRest = element.type === "RestElement";
    const isMeant = first === undefined || first === ANY_STEP || first === String(index) || (isRest && Number(first) >= index);
    const path = isRest && first !== undefined ? [ANY_STEP, ...rest] : rest;
    return isMeant ? bindPattern(element, move(place, "member", element, place.node, path)) : [];
  });
}

/** Goes on at every use of a variable that holds the value from its only assignment on. */
export function followVariable(variable: Variable, place: Place): readonly Outcome[] {
  const exported = isExported(variable) ? lose(place, "exported") : [];
  if (isWrittenAgain(variable)) return [...exported, ...lose(place, "reassigned")];
  return [...exported, ...collectValueReads(variable).map(({ identifier }) => ({ ...place, node: getWrapped(identifier) }))];
}

/** A default in a pattern is a second write of the same name at the same place. */
function isWrittenAgain(variable: Variable): boolean {
  const written = new Set(variable.references.filter((reference) => reference.isWrite()).map(({ identifier }) => identifier));
  const isGivenByCallers = variable.defs.some(({ type }) => type === "Parameter");
  for (const name of isGivenByCallers ? variable.identifiers : []) written.delete(name);
  return variable.defs.length > 1 || written.size > (isGivenByCallers ? 0 : 1);
}

function isExported(variable: Variable): boolean {
  return variable.defs.some(({ node, type }) => {
    // The definition of a parameter is its function.
    if (type === "Parameter") return false;
    const statement = node.type === "VariableDeclarator" ? node.parent : node;
    return statement.parent?.type.startsWith("Export") ?? false;
  });
}

/** How far an object is followed back to what holds it too. */
const MAX_HOLDERS = 8;

/**
 * Puts the value into an object: it is there at every use of the variable that holds the object. An object that
 * comes from elsewhere, a parameter or the result of a call, takes it out of sight as well.
 */
export function storeInto(object: TSESTree.Node, place: Place, depth = 0): readonly Outcome[] {
  const inner = unwrap(object);
  if (inner.type === "MemberExpression") {
    return storeInto(inner.object, { ...place, path: [getPropertyName(inner) ?? ANY_STEP, ...place.path] }, depth);
  }
  const variable = inner.type === "Identifier" ? findVariable(place.module, inner) : undefined;
  if (inner.type !== "Identifier" || variable === undefined) return lose(place, "stored");
  return [...followVariable(variable, place), ...followHolder(inner, variable, place, depth)];
}

/** Who else has the object that a variable holds. */
function followHolder(identifier: TSESTree.Identifier, variable: Variable, place: Place, depth: number): readonly Outcome[] {
  const initializer = findInitializer(identifier, place.module);
  const holder = initializer && unwrap(initializer);
  if (holder === undefined || depth > MAX_HOLDERS) return isMadeHere(variable) ? [] : lose(place, "stored");
  if (holder.type === "Identifier" || holder.type === "MemberExpression") return storeInto(holder, place, depth + 1);
  return FRESH.has(holder.type) ? [] : lose(place, "stored");
}

/** What makes a new object that nobody else holds; conditions choose between such. */
const FRESH: ReadonlySet<string> = new Set(["ArrayExpression", "ConditionalExpression", "NewExpression", "ObjectExpression"]);

/** `let headers; headers = {}`: declared without a value, so nobody else has it. */
function isMadeHere(variable: Variable): boolean {
  return variable.defs.every(({ node }) => node.type === "VariableDeclarator" && node.init === null);
}
