import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, isValueReference, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { findEnclosingFunction, isWithin } from "../../syntax/traverse.ts";
import { followVariable } from "../references/object-uses.ts";
import { findOutermostLoop, isCertainBefore } from "./binding-moves.ts";
import { collectMethodMoves, collectModelMoves, isStoring } from "./models.ts";
import type { Move } from "./move.ts";
import { ASSIGNMENTS } from "./syntax-moves.ts";
import { ANY_STEP, type Path } from "./value.ts";

/** What is put into the object that a variable holds, and what of that certainly hides what was there before. */
export interface Stored {
  readonly moves: readonly Move[];
  readonly hidden: ReadonlySet<string>;
}

/**
 * What is put into an object by its variable before it is used: `headers.a = x`, `headers.set("a", x)`, `list.push(x)`. With `anyTime`
 * also what other functions and later turns of a loop put there, which may run before, and for the name that a module exports all of it.
 */
export function collectStored(use: TSESTree.Identifier, module: SourceModule, anyTime: boolean): Stored {
  const stores = listStores(use, module, anyTime);
  if (stores.length === 0) return NOTHING_STORED;
  const hidden = new Set<string>();
  const moves: Move[] = [];
  for (const { isCertain, move } of stores.toReversed()) {
    const [name, ...rest] = move.put;
    if (name !== undefined && hidden.has(name)) continue;
    moves.push(move);
    if (name !== undefined && name !== ANY_STEP && rest.length === 0 && isCertain) hidden.add(name);
  }
  return { hidden, moves };
}

/** The same in source order, each with whether whoever uses the object has come by it. */
export function listStores(use: TSESTree.Identifier, module: SourceModule, anyTime: boolean): readonly StoreBefore[] {
  const variable = findVariable(module, use);
  const stores = variable === undefined ? [] : getStores(variable, module);
  return stores
    .filter(({ at }) => at.range[0] < use.range[0] || (anyTime && (variable?.identifiers.includes(use) === true || mayRunBefore(at, use))))
    .map(({ at, move }) => ({ isCertain: isCertainBefore(at, use), move }));
}

/** Something that is put into an object. */
export interface StoreBefore {
  readonly move: Move;
  readonly isCertain: boolean;
}

function mayRunBefore(at: TSESTree.Node, use: TSESTree.Node): boolean {
  const owner = findEnclosingFunction(use);
  const loop = findOutermostLoop(use, owner);
  return findEnclosingFunction(at) !== owner || (loop !== undefined && isWithin(at, loop));
}

export const NOTHING_STORED: Stored = { hidden: new Set(), moves: [] };

interface Store {
  /** The object, where it is written to. */
  readonly at: TSESTree.Node;
  readonly move: Move;
}

const known = new WeakMap<Variable, readonly Store[]>();

function getStores(variable: Variable, module: SourceModule): readonly Store[] {
  const remembered = known.get(variable);
  if (remembered !== undefined) return remembered;
  // What is being computed has no stores for itself: a key may be read from the object that it is stored into.
  known.set(variable, []);
  const declaration = variable.defs[0]?.node;
  // A class knows its own name by a second variable.
  const variables = declaration?.type === "ClassDeclaration" ? module.scopes.getDeclaredVariables(declaration) : [variable];
  const stores = variables
    .flatMap(({ references }) => references)
    .filter((reference) => reference.isRead() && isValueReference(reference))
    .flatMap(({ identifier }) => collectStoresAt(identifier, module));
  known.set(variable, stores);
  return stores;
}

/** Whether an object is changed by another name than that of its variable, so that nobody knows what is there then. */
export function isChangedElsewhere(use: TSESTree.Identifier, module: SourceModule): boolean {
  const variable = findVariable(module, use);
  return variable !== undefined && getStores(variable, module).length === 0 && isChanged(variable, module);
}

const isChanged = oncePer((variable: Variable, module: SourceModule): boolean => {
  let isReordered = false;
  const fate = followVariable(variable, module, (call, use) => {
    const method = unwrap(call.callee);
    isReordered ||= method === use && method.type === "MemberExpression" && REORDERING.has(getPropertyName(method) ?? "");
    return true;
  });
  return isReordered || fate === "changed";
});

function collectStoresAt(identifier: TSESTree.Node, module: SourceModule): readonly Store[] {
  const path: string[] = [];
  let object = getWrapped(identifier);
  for (;;) {
    const { parent } = object;
    if (parent?.type === "CallExpression") return parent.arguments[0] === object ? createStores(collectModelMoves(parent, module), object, path, identifier) : [];
    if (parent?.type !== "MemberExpression" || parent.object !== object) return [];
    const member = getWrapped(parent);
    const user = member.parent;
    if (user?.type === "CallExpression" && user.callee === member) {
      const name = getPropertyName(parent) ?? "";
      if (REORDERING.has(name)) return [{ at: identifier, move: { from: user, kind: "stored", put: [...path, ANY_STEP], take: [], to: identifier } }];
      return isStoring(name) ? createStores(collectMethodMoves(user, module), object, path, identifier) : [];
    }
    path.push(getPropertyName(parent) ?? ANY_STEP);
    if (user?.type === "AssignmentExpression" && user.left === member) return createAssigned(user, path, identifier);
    // What is there then is another value, and a walk that comes here finds none.
    if (user?.type === "UpdateExpression" || (user?.type === "UnaryExpression" && user.operator === "delete")) {
      return [{ at: identifier, move: { from: user, kind: "stored", put: path, take: [], to: identifier } }];
    }
    object = member;
  }
}

function createAssigned(assignment: TSESTree.AssignmentExpression, put: Path, at: TSESTree.Node): readonly Store[] {
  const from = ASSIGNMENTS.has(assignment.operator) ? assignment.right : assignment;
  return [{ at, move: { from, kind: "stored", put, take: [], to: assignment.left } }];
}

/** Methods that give the elements of a list other places. */
const REORDERING: ReadonlySet<string> = new Set(["copyWithin", "fill", "pop", "reverse", "shift", "sort", "splice", "unshift"]);

function createStores(moves: readonly Move[], object: TSESTree.Node, path: Path, at: TSESTree.Node): readonly Store[] {
  return moves.filter(({ to }) => to === object).map((move) => ({ at, move: { ...move, put: [...path, ...move.put], to: at } }));
}
