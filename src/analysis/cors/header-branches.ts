import type { TSESTree } from "@typescript-eslint/utils";

import { findEnclosingFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { CorsHeader } from "./cors-header.ts";

/** A statement that sets or removes a header. */
export interface HeaderChange extends CorsHeader {
  readonly kind: "added" | "removed" | "set";
}

/** The first and last of some changes, by where they end: what is chained, or an argument, runs first. */
interface Span {
  readonly first: number;
  readonly firstAdded: number;
  readonly last: number;
}

const NOTHING: Span = { first: Infinity, firstAdded: Infinity, last: -Infinity };

/** What one branch has of the changes of a header. */
interface Branch {
  /** In the branch itself. */
  own: Span;
  /** In branches within it. */
  below: Span;
  /** The same without those that are left before anything in this one goes on. */
  belowClear: Span;
  /** Those of the same three that do not remove it, in their order. */
  readonly kept: HeaderChange[];
  keptBelow: HeaderChange | undefined;
  keptBelowClear: HeaderChange | undefined;
}

/** Stands for the function where there is none. */
const NO_FUNCTION = {};

/**
 * The changes of one header, by the branches of the functions that they stand in. Two are on one way where neither stands
 * in a branch that the other is not in, or that is left before the other comes. A change tells the branches around it of
 * itself, once, so that a question takes a look at these branches, and not at the other changes.
 */
export class HeaderBranches {
  readonly #branches = new Map<object, Branch>();
  readonly #lastOfOwners = new Map<object, number>();
  readonly #ownersBeyondOrder = new Set<object>();
  readonly #latestOwners: readonly object[];

  /** `changes` in the order of their ends. */
  constructor(changes: readonly HeaderChange[]) {
    for (const change of changes) this.#add(change);
    this.#latestOwners = [...this.#lastOfOwners.keys()].slice(-2);
  }

  #add(change: HeaderChange): void {
    const owner = getOwner(change);
    // Set anew, so that the owners are in the order of their last changes.
    this.#lastOfOwners.delete(owner);
    this.#lastOfOwners.set(owner, getEnd(change));
    if (change.kind !== "set") this.#ownersBeyondOrder.add(owner);
    let isClear = true;
    for (const [index, place] of collectPlaces(change).entries()) {
      const branch = this.#branches.get(place) ?? { below: NOTHING, belowClear: NOTHING, kept: [], keptBelow: undefined, keptBelowClear: undefined, own: NOTHING };
      this.#branches.set(place, branch);
      if (index === 0) addOwn(branch, change);
      else addBelow(branch, change, isClear);
      isClear &&= !isLeft(place);
    }
  }

  /** The last of the changes that set the header on one way with a change of another one. */
  findLastBeside(other: HeaderChange): HeaderChange | undefined {
    const end = getEnd(other);
    let [last, isClear]: [HeaderChange | undefined, boolean] = [undefined, true];
    for (const [index, place] of collectPlaces(other).entries()) {
      const branch = this.#branches.get(place);
      if (branch !== undefined) {
        const own = isClear ? branch.kept.at(-1) : findLastBefore(branch.kept, end);
        const below = branch.keptBelow !== undefined && getEnd(branch.keptBelow) > end ? branch.keptBelow : branch.keptBelowClear;
        for (const found of index === 0 ? [own, below] : [own]) if (found !== undefined && (last === undefined || getEnd(found) > getEnd(last))) last = found;
      }
      isClear &&= !isLeft(place);
    }
    return last;
  }

  /** Whether another change of the header may have the last word about it, or be in the way of one of them. */
  isUndone(change: HeaderChange): boolean {
    return this.#isUndoneElsewhere(change) || this.#isUndoneOnTheWay(change);
  }

  #isUndoneElsewhere(change: HeaderChange): boolean {
    const owner = getOwner(change);
    const latest = this.#latestOwners.findLast((other) => other !== owner);
    const isLater = latest !== undefined && (this.#lastOfOwners.get(latest) ?? 0) > getEnd(change);
    return isLater || this.#ownersBeyondOrder.size > (this.#ownersBeyondOrder.has(owner) ? 1 : 0);
  }

  #isUndoneOnTheWay(change: HeaderChange): boolean {
    const end = getEnd(change);
    const isBefore = ({ first, firstAdded }: Span): boolean => (change.kind === "added" ? first : firstAdded) < end;
    let isClear = true;
    for (const [index, place] of collectPlaces(change).entries()) {
      const branch = this.#branches.get(place);
      if (branch !== undefined) {
        if (isBefore(branch.own) || (isClear && branch.own.last > end)) return true;
        if (index === 0 && (isBefore(branch.belowClear) || branch.below.last > end)) return true;
      }
      isClear &&= !isLeft(place);
    }
    return false;
  }
}

export function getEnd({ node }: HeaderChange): number {
  return node.range[1];
}

function addOwn(branch: Branch, change: HeaderChange): void {
  branch.own = extend(branch.own, change);
  if (change.kind !== "removed") branch.kept.push(change);
}

function addBelow(branch: Branch, change: HeaderChange, isClear: boolean): void {
  branch.below = extend(branch.below, change);
  if (isClear) branch.belowClear = extend(branch.belowClear, change);
  if (change.kind === "removed") return;
  branch.keptBelow = change;
  if (isClear) branch.keptBelowClear = change;
}

function extend({ first, firstAdded, last }: Span, change: HeaderChange): Span {
  const end = getEnd(change);
  return { first: Math.min(first, end), firstAdded: change.kind === "added" ? Math.min(firstAdded, end) : firstAdded, last: Math.max(last, end) };
}

/** By halves: `changes` are in the order of their ends. */
function findLastBefore(changes: readonly HeaderChange[], end: number): HeaderChange | undefined {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = changes[middle];
    if (change !== undefined && getEnd(change) < end) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

function getOwner({ node }: HeaderChange): object {
  return findEnclosingFunction(node) ?? NO_FUNCTION;
}

/** The branches around a change, the innermost first, and last the function. */
function collectPlaces(change: HeaderChange): readonly object[] {
  const places: object[] = [];
  const owner = findEnclosingFunction(change.node);
  for (let child = getWrapped(change.node), parent = child.parent; parent && parent !== owner; child = parent, parent = parent.parent) {
    if (isBranch(child, parent)) places.push(child);
  }
  return [...places, owner ?? NO_FUNCTION];
}

/** What runs only sometimes: branches, cases, loops, the parts of `try`. */
function isBranch(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "ConditionalExpression":
    case "IfStatement":
      return parent.test !== child;
    case "LogicalExpression":
      return parent.right === child;
    case "TryStatement":
      return true;
    default:
      return child.type === "SwitchCase" || /^(?:Do|For|While)/u.test(parent.type);
  }
}

function isLeft(branch: object): boolean {
  return "type" in branch && leavesAtTheEnd(branch as TSESTree.Node);
}

function leavesAtTheEnd(branch: TSESTree.Node): boolean {
  const statements = branch.type === "BlockStatement" ? branch.body : branch.type === "SwitchCase" ? branch.consequent : [branch];
  const last = statements.at(-1);
  if (last?.type === "BlockStatement") return leavesAtTheEnd(last);
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement" || last?.type === "ContinueStatement";
}
