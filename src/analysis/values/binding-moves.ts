import type { TSESTree } from "@typescript-eslint/utils";
import type { Reference, Variable } from "@typescript-eslint/scope-manager";

import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { runsFirst } from "../../syntax/sole-assignment.ts";
import { findEnclosingFunction, isWithin } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import type { Move } from "./move.ts";
import { ANY_STEP, EACH_STEP, type Path } from "./value.ts";

/**
 * The moves of a value to the names, and members, that a pattern gives to it and to its parts: `to` is the name, with what a default
 * gives where the value has nothing there. For `const { a, ...rest } = value` these are the part `a` to `a`, and all but that to `rest`.
 */
export function collectBindingMoves(pattern: TSESTree.Node, from: TSESTree.Node, take: Path = []): readonly Move[] {
  const target = unwrap(pattern);
  switch (target.type) {
    case "Identifier":
    case "MemberExpression":
      return [{ from, kind: "assigned", put: [], take, to: target }];
    case "AssignmentPattern":
      return [...collectBindingMoves(target.left, from, take), ...collectBindingMoves(target.left, target.right)];
    case "TSParameterProperty":
      return collectBindingMoves(target.parameter, from, take);
    case "RestElement":
      return collectBindingMoves(target.argument, from, take);
    case "ObjectPattern":
      return collectFromObject(target, from, take);
    case "ArrayPattern":
      return target.elements.flatMap((element, index) => (element === null ? [] : collectFromElement(element, index, from, take)));
    default:
      return [];
  }
}

function collectFromObject(pattern: TSESTree.ObjectPattern, from: TSESTree.Node, take: Path): readonly Move[] {
  const taken = new Set<string>();
  let isKnown = true;
  return pattern.properties.flatMap((property) => {
    if (property.type === "RestElement") {
      // What is taken out under a computed name may be anything.
      return isKnown ? collectBindingMoves(property.argument, from, take).map((move) => ({ ...move, without: taken })) : [];
    }
    const name = getPropertyName(property);
    if (name === undefined) isKnown = false;
    else taken.add(name);
    return collectBindingMoves(property.value, from, [...take, name ?? ANY_STEP]);
  });
}

/** The rest of a list has other positions. */
function collectFromElement(element: TSESTree.DestructuringPattern, index: number, from: TSESTree.Node, take: Path): readonly Move[] {
  if (element.type !== "RestElement") return collectBindingMoves(element, from, [...take, String(index)]);
  return collectBindingMoves(element.argument, from, [...take, EACH_STEP]).map((move) => ({ ...move, put: [ANY_STEP] }));
}

/** Where a pattern gets its value: a declaration, an assignment or a loop. */
export interface BindingPlace {
  readonly pattern: TSESTree.Node;
  readonly from: TSESTree.Node;
  readonly take: Path;
}

/** The place that gives a name its value by one write; `undefined` for parameters, `+=`, `++` and declarations without a value. */
export function findBindingPlace(name: TSESTree.Node): BindingPlace | undefined {
  let pattern = name;
  for (let { parent } = name; ; { parent } = pattern) {
    if (parent === undefined || parent === null) return undefined;
    const isPart = PATTERNS.has(parent.type) && !(parent.type === "AssignmentPattern" && parent.right === pattern);
    if (!isPart) return readPlace(parent, pattern);
    pattern = parent;
  }
}

/** What lies between a name and the whole pattern. */
const PATTERNS: ReadonlySet<string> = new Set(["ArrayPattern", "AssignmentPattern", "ObjectPattern", "Property", "RestElement", "TSAsExpression", "TSNonNullExpression"]);

function readPlace(parent: TSESTree.Node, pattern: TSESTree.Node): BindingPlace | undefined {
  switch (parent.type) {
    case "VariableDeclarator": {
      const loop = parent.parent.parent;
      if (loop.type === "ForOfStatement" && loop.left === parent.parent) return { from: loop.right, pattern, take: [EACH_STEP] };
      return parent.id === pattern && parent.init !== null ? { from: parent.init, pattern, take: [] } : undefined;
    }
    case "AssignmentExpression":
      return parent.left === pattern && /^(?:\?\?|\|\||&&)?=$/u.test(parent.operator) ? { from: parent.right, pattern, take: [] } : undefined;
    case "ForOfStatement":
      return parent.left === pattern ? { from: parent.right, pattern, take: [EACH_STEP] } : undefined;
    default:
      return undefined;
  }
}

/** The names that a loop gives each element to. */
export function findLoopPattern({ left }: TSESTree.ForInStatement | TSESTree.ForOfStatement): TSESTree.Node {
  return left.type === "VariableDeclaration" ? (left.declarations[0]?.id ?? left) : left;
}

/** What a use of a variable may hold: of each write, all that it may give. */
export interface Reaching {
  readonly writes: readonly Reference[];
  /**
   * Whether the order of these writes is known, so that each of them may be the one whose value is there. Else nobody knows
   * which of them came last, as some are in another function than the use.
   */
  readonly isOrdered: boolean;
  /** Whether no write has certainly run before the use. */
  readonly mayBeUnset: boolean;
}

/** All writes of a variable. A constant has its value wherever it is used; of others it depends on the use. */
const collectWrites = oncePer((variable: Variable): AllWrites => {
  const writes = variable.references.filter((reference) => reference.isWrite());
  const [first] = writes;
  const isConstant = first !== undefined && writes.every(({ identifier, init }) => init === true && identifier === first.identifier);
  const owner = first && findEnclosingFunction(first.identifier);
  return {
    hasOneOwner: writes.every(({ identifier }) => findEnclosingFunction(identifier) === owner),
    isInSourceOrder: writes.every(({ identifier }, index) => identifier.range[0] >= (writes[index - 1]?.identifier.range[0] ?? 0)),
    isOrdered: true,
    mayBeUnset: !isConstant,
    owner,
    writes,
  };
});

interface AllWrites extends Reaching {
  /** The function that all of them are in, where they are in one. */
  readonly hasOneOwner: boolean;
  readonly owner: TSESTree.Node | undefined;
  readonly isInSourceOrder: boolean;
}

/**
 * The writes of a variable that a use may see. Where all are in the use's own function, the last one that certainly runs
 * before the use hides those in front of it; those behind the use count only in a loop around both.
 */
export function collectReachingWrites(variable: Variable, use: TSESTree.Node): Reaching {
  const all = collectWrites(variable);
  if (!all.mayBeUnset) return all;
  const { hasOneOwner, isInSourceOrder, writes } = all;
  const owner = findEnclosingFunction(use);
  if (writes.length > 0 && !(hasOneOwner && all.owner === owner)) {
    const [only, ...others] = writes;
    const isSet = writes.some(({ init }) => init === true) || (only !== undefined && others.length === 0 && isSetFirst(only.identifier));
    return { isOrdered: writes.length === 1, mayBeUnset: !isSet, writes };
  }
  const loop = findOutermostLoop(use, owner);
  if (loop === undefined && isInSourceOrder) return goBackToCertain(writes, use);
  const before = writes.filter(({ identifier, writeExpr }) => {
    if (loop !== undefined && isWithin(identifier, loop)) return true;
    // `token = hash(token)` sees what was there before.
    return identifier.range[0] < use.range[0] && !(writeExpr && isWithin(use, writeExpr));
  });
  const last = before.filter(({ identifier }) => loop === undefined || !isWithin(identifier, loop)).findLast(({ identifier }) => isCertainBefore(identifier, use));
  const reaching = last === undefined ? before : before.filter(({ identifier }) => identifier.range[0] >= last.identifier.range[0]);
  return { isOrdered: true, mayBeUnset: last === undefined, writes: reaching };
}

/** The same of writes in source order without a loop: from the last one before the use back to one that has certainly run, however many there are. */
function goBackToCertain(writes: readonly Reference[], use: TSESTree.Node): Reaching {
  const reaching: Reference[] = [];
  let last: Reference | undefined;
  for (let index = countBefore(writes, use) - 1; index >= 0; index -= 1) {
    const write = writes[index];
    if (write === undefined || (last !== undefined && write.identifier !== last.identifier)) break;
    if (write.writeExpr && isWithin(use, write.writeExpr)) continue;
    reaching.push(write);
    if (last === undefined && isCertainBefore(write.identifier, use)) last = write;
  }
  return { isOrdered: true, mayBeUnset: last === undefined, writes: reaching.reverse() };
}

/** How many of some writes in source order begin before a use. */
function countBefore(writes: readonly Reference[], use: TSESTree.Node): number {
  let [start, end] = [0, writes.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((writes[middle]?.identifier.range[0] ?? Infinity) < use.range[0]) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** Whether a name of a module has its value before anything of it can be called. */
function isSetFirst(name: TSESTree.Node): boolean {
  const assignment = getWrapped(name).parent;
  const statement = assignment?.type === "AssignmentExpression" && assignment.left === name ? getWrapped(assignment).parent : undefined;
  return statement?.type === "ExpressionStatement" && runsFirst(statement);
}

/** The outermost loop around a node in a function. */
export function findOutermostLoop(node: TSESTree.Node, owner: TSESTree.Node | undefined): TSESTree.Node | undefined {
  let loop: TSESTree.Node | undefined;
  for (let { parent } = node; parent !== undefined && parent !== null && parent !== owner; { parent } = parent) {
    if (LOOPS.has(parent.type)) loop = parent;
  }
  return loop;
}

const LOOPS: ReadonlySet<string> = new Set(["DoWhileStatement", "ForInStatement", "ForOfStatement", "ForStatement", "WhileStatement"]);

/** Whether whoever comes to the use has come by the write: its statement stands in a list of statements around the use. */
export function isCertainBefore(write: TSESTree.Node, use: TSESTree.Node): boolean {
  for (let child = write, { parent } = write; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (parent.type === "BlockStatement" || parent.type === "Program" || parent.type === "SwitchCase") return parent.type !== "SwitchCase" && isWithin(use, parent);
    if (parent.type === "LogicalExpression" && parent.left !== child) return false;
    if (parent.type === "ConditionalExpression" && parent.test !== child) return false;
    if (parent.type === "IfStatement" && parent.test !== child) return false;
    if (parent.type === "AssignmentExpression" && parent.operator !== "=") return false;
    if (mayBeSkipped(child, parent)) return false;
  }
  return false;
}

/** Whether a part of a loop does not run where there is nothing to go through. */
function mayBeSkipped(part: TSESTree.Node, loop: TSESTree.Node): boolean {
  switch (loop.type) {
    case "ForInStatement":
    case "ForOfStatement":
      return part !== loop.right;
    case "ForStatement":
      return part === loop.body || part === loop.update;
    case "WhileStatement":
      return part === loop.body;
    default:
      return false;
  }
}

