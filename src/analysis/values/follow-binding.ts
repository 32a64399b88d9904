import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findInitializer, findVariable } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { collectReachingWrites } from "./binding-moves.ts";
import { goOn, type Move } from "./move.ts";
import { lose, move, type Outcome, type Place } from "./trail.ts";
import { ANY_STEP, type Path } from "./value.ts";

/** Gives the value to the names and members that a pattern moves it to, and goes on where these are used. `by` is what binds them. */
export function bind(moves: readonly Move[], by: TSESTree.Node, place: Place): readonly Outcome[] {
  // What stands in a pattern by default is another value.
  return moves.filter(({ from }) => from === place.node).flatMap((binding) => {
    const path = goOn(binding, place.path);
    return path === undefined ? [] : follow(binding.to, takeOut(move(place, "assigned", by, place.node), binding, path));
  });
}

/** One step of evidence for each member on the way. */
function takeOut(assigned: Place, { take, to }: Move, path: Path): Place {
  return take.reduce<Place>((place) => move(place, "member", to, place.node, path), { ...assigned, path });
}

function follow(target: TSESTree.Node, place: Place): readonly Outcome[] {
  if (target.type === "MemberExpression") return storeInto(target.object, { ...place, path: [getPropertyName(target) ?? ANY_STEP, ...place.path] });
  const variable = target.type === "Identifier" ? findVariable(place.module, target) : undefined;
  return variable === undefined ? lose(place, "stored") : followVariable(variable, place, target);
}

/** Goes on at every use of a variable that holds the value from its only assignment on; with `written`, the name at that assignment, maybe of several. */
export function followVariable(variable: Variable, place: Place, written?: TSESTree.Node): readonly Outcome[] {
  const exported = isExported(variable) ? lose(place, "exported") : [];
  const isRewritten = isWrittenAgain(variable);
  if (isRewritten && !place.isThorough) return [...exported, ...lose(place, "reassigned")];
  const reads = collectValueReads(variable).filter(({ identifier }) => !isRewritten || written === undefined || mayReach(variable, written, identifier));
  return [...exported, ...reads.map(({ identifier }) => ({ ...place, node: getWrapped(identifier) }))];
}

/** Whether a use may see what was written to a variable there. */
function mayReach(variable: Variable, written: TSESTree.Node, use: TSESTree.Node): boolean {
  const { mayBeUnset, writes } = collectReachingWrites(variable, use);
  return writes.some(({ identifier }) => identifier === written) || (mayBeUnset && variable.defs.some(({ name, type }) => type === "Parameter" && name === written));
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
