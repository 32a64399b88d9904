import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { REORDERING_METHODS } from "../../platform/web/value-models.ts";
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
import { ANY_STEP, EACH_STEP, type Path } from "./value.ts";

/** What is put into the object that a variable holds, and what of that certainly hides what was there before. */
export interface Stored {
  readonly moves: readonly Move[];
  readonly hidden: ReadonlySet<string>;
}

/**
 * What is put into an object by its variable before it is used: `headers.a = x`, `headers.set("a", x)`, `list.push(x)`; of that what
 * may have to do with the part at a path. With `anyTime` also what other functions and later turns of a loop put there, which may
 * run before, and for the name that a module exports all of it.
 */
export function collectStored(use: TSESTree.Identifier, module: SourceModule, anyTime: boolean, path: Path = []): Stored {
  const stores = listStores(use, module, anyTime, path);
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

/**
 * The same in source order, each with whether whoever uses the object has come by it. What another function or a later turn of a loop
 * puts there may be the last that is put, so it stands last.
 */
export function listStores(use: TSESTree.Identifier, module: SourceModule, anyTime: boolean, [step]: Path = []): readonly StoreBefore[] {
  const variable = findVariable(module, use);
  if (variable === undefined) return [];
  const { all, byStep, hasUnnamed } = getStores(variable, module);
  const mayMatter = step === undefined || step === EACH_STEP || hasUnnamed ? all : (byStep.get(step) ?? []);
  if (mayMatter.length === 0) return [];
  const isOfAll = variable.identifiers.includes(use);
  const owner = findEnclosingFunction(use);
  const loop = findOutermostLoop(use, owner);
  const before: StoreBefore[] = [];
  const last: StoreBefore[] = [];
  for (const { at, move } of mayMatter) {
    const isBehind = at.range[0] >= use.range[0];
    const mayRunBefore = findEnclosingFunction(at) !== owner || (loop !== undefined && isWithin(at, loop));
    if (isBehind && !(anyTime && (isOfAll || mayRunBefore))) continue;
    const isCertain = (isOfAll || !isBehind) && isCertainBefore(at, use);
    (mayRunBefore && !isCertain ? last : before).push({ isCertain, move });
  }
  return [...before, ...last];
}

/** How much is put into the object that a name holds, anywhere in its module: to be asked before all of it is listed at each use. */
export function countStores(use: TSESTree.Identifier, module: SourceModule): number {
  const variable = findVariable(module, use);
  return variable === undefined ? 0 : getStores(variable, module).all.length;
}

/** Something that is put into an object. */
export interface StoreBefore {
  readonly move: Move;
  readonly isCertain: boolean;
}

export const NOTHING_STORED: Stored = { hidden: new Set(), moves: [] };

interface Store {
  /** The object, where it is written to. */
  readonly at: TSESTree.Node;
  readonly move: Move;
}

interface Stores {
  readonly all: readonly Store[];
  /** By the first name on the way from the object to what is put there. */
  readonly byStep: ReadonlyMap<string | undefined, readonly Store[]>;
  /** Whether some of them have no such name, so that they may be anywhere. */
  readonly hasUnnamed: boolean;
}

const NO_STORES: Stores = { all: [], byStep: new Map(), hasUnnamed: false };

const storesOf = new WeakMap<Variable, Stores>();

function getStores(variable: Variable, module: SourceModule): Stores {
  const remembered = storesOf.get(variable);
  if (remembered !== undefined) return remembered;
  // What is being computed has no stores for itself: a key may be read from the object that it is stored into.
  storesOf.set(variable, NO_STORES);
  const declaration = variable.defs[0]?.node;
  // A class knows its own name by a second variable.
  const variables = declaration?.type === "ClassDeclaration" ? module.scopes.getDeclaredVariables(declaration) : [variable];
  const stores = variables
    .flatMap(({ references }) => references)
    .filter((reference) => reference.isRead() && isValueReference(reference))
    .flatMap(({ identifier }) => collectStoresAt(identifier, module));
  const indexed = index(stores);
  storesOf.set(variable, indexed);
  return indexed;
}

function index(all: readonly Store[]): Stores {
  if (all.length === 0) return NO_STORES;
  const byStep = new Map<string | undefined, Store[]>();
  for (const store of all) {
    const [step] = store.move.put;
    const others = byStep.get(step);
    if (others === undefined) byStep.set(step, [store]);
    else others.push(store);
  }
  return { all, byStep, hasUnnamed: byStep.has(undefined) || byStep.has(ANY_STEP) };
}

/** Whether an object is changed by another name than that of its variable, so that nobody knows what is there then. */
export function isChangedElsewhere(use: TSESTree.Identifier, module: SourceModule): boolean {
  const variable = findVariable(module, use);
  return variable !== undefined && getStores(variable, module).all.length === 0 && isChanged(variable, module);
}

const isChanged = oncePer((variable: Variable, module: SourceModule): boolean => {
  let isReordered = false;
  const fate = followVariable(variable, module, (call, use) => {
    const method = unwrap(call.callee);
    isReordered ||= method === use && method.type === "MemberExpression" && REORDERING_METHODS.has(getPropertyName(method) ?? "");
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
      if (REORDERING_METHODS.has(name)) return [{ at: identifier, move: { from: user, kind: "stored", put: [...path, ANY_STEP], take: [], to: identifier } }];
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

function createStores(moves: readonly Move[], object: TSESTree.Node, path: Path, at: TSESTree.Node): readonly Store[] {
  return moves.filter(({ to }) => to === object).map((move) => ({ at, move: { ...move, put: [...path, ...move.put], to: at } }));
}
