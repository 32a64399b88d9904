import type { TSESTree } from "@typescript-eslint/utils";

import { collectFunctionDirectives } from "../../syntax/directives.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, getChildren, isFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { findTruth } from "../constants/truth.ts";
import { Memo } from "../memo.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction } from "../references/linked.ts";
import { alwaysLeaves } from "../references/returned.ts";
import type { Surroundings } from "../references/surroundings.ts";

/** What may run other code: a call, or an element, whose component React calls. */
export type Running = TSESTree.CallExpression | TSESTree.JSXOpeningElement;

/** Who deals with an error in it: a `try` around it, or what waits for a promise of it. */
export type Catcher = "nobody" | "promise" | "try";

/**
 * What a function calls and renders when it runs, in source order, and who catches an error in it: a `try` that keeps what it
 * catches, or a `.catch()` behind it. Functions within it count where they run at once.
 */
export function* collectRunCalls(callee: LocalFunction, module: SourceModule): Generator<readonly [Running, Catcher]> {
  const stack: (readonly [TSESTree.Node, Catcher])[] = [callee.body, ...[...callee.params].reverse()].map((node) => [node, "nobody"]);
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    const [node, catcher] = current;
    if (isFunction(node) && !runsAtOnce(node, module)) continue;
    if (node.type === "CallExpression" || node.type === "JSXOpeningElement") yield [node, catcher];
    // One by one: spreading the elements of a huge array overflows the stack.
    for (const child of collectParts(node, catcher, module).reverse()) stack.push(child);
  }
}

/** The same of where an error is the function's own. */
function* collectUncaughtCalls(callee: LocalFunction, module: SourceModule): Generator<Running> {
  for (const [running, catcher] of collectRunCalls(callee, module)) if (catcher === "nobody") yield running;
}

function collectParts(node: TSESTree.Node, catcher: Catcher, module: SourceModule): (readonly [TSESTree.Node, Catcher])[] {
  const within = (by: Catcher) => (part: TSESTree.Node) => [part, catcher === "nobody" ? by : catcher] as const;
  switch (node.type) {
    case "CallExpression":
      return collectOfCall(node, module).map(([part, by]) => within(by)(part));
    case "ClassBody":
      return [];
    case "TryStatement": {
      const isKept = node.handler !== null && !throwsAgain(node.handler);
      return [within(isKept ? "try" : "nobody")(node.block), ...[node.handler?.body, node.finalizer].filter((block) => block !== undefined && block !== null).map(within("nobody"))];
    }
    default:
      return [...getChildren(node, module.visitorKeys)].map(within("nobody"));
  }
}

function throwsAgain({ body }: TSESTree.CatchClause): boolean {
  return body.body.at(-1)?.type === "ThrowStatement";
}

/**
 * Whether a call of a function is never come to: in a branch that a constant rules out, or what the function is called
 * with, or behind a statement that certainly leaves.
 */
export function isRuledOut(running: Running, callee: LocalFunction, around: Surroundings): boolean {
  for (let child: TSESTree.Node = running; child !== callee && child.parent !== undefined && child.parent !== null; child = child.parent) {
    if (isLeftOut(child, child.parent, around)) return true;
  }
  return false;
}

function isLeftOut(child: TSESTree.Node, parent: TSESTree.Node, around: Surroundings): boolean {
  switch (parent.type) {
    case "BlockStatement":
      return parent.body.slice(0, parent.body.indexOf(child as TSESTree.Statement)).some((statement) => certainlyLeaves(statement, around));
    case "ConditionalExpression":
    case "IfStatement":
      return (child === parent.consequent && findTruth(parent.test, around) === false) || (child === parent.alternate && findTruth(parent.test, around) === true);
    case "LogicalExpression":
      return child === parent.right && parent.operator !== "??" && findTruth(parent.left, around) === (parent.operator === "||");
    default:
      return false;
  }
}

function certainlyLeaves(statement: TSESTree.Statement, around: Surroundings): boolean {
  return alwaysLeaves(statement) || (statement.type === "IfStatement" && alwaysLeaves(statement.consequent) && findTruth(statement.test, around) === true);
}

/** Errors go no further than `save().catch(report)`, `load().then(show, report)` and `Promise.allSettled([…])`. */
function collectOfCall(call: TSESTree.CallExpression, { visitorKeys }: SourceModule): readonly (readonly [TSESTree.Node, Catcher])[] {
  const name = call.callee.type === "MemberExpression" ? getPropertyName(call.callee) : undefined;
  const isHandled = name === "allSettled" || name === "catch" || (name === "then" && call.arguments.length > 1);
  return [...getChildren(call, visitorKeys)].map((part) => [part, isHandled && (part === call.callee || name === "allSettled") ? "promise" : "nobody"]);
}

/** Methods of lists and promises that call what they are given. */
const CALLING_METHODS: ReadonlySet<string> = new Set(["every", "filter", "finally", "find", "findIndex", "flatMap", "forEach", "from", "map", "reduce", "some", "sort", "then"]);

/** Names of what keeps a function for later, runs it elsewhere, or keeps its errors. */
const KEEPING =
  /^(?:add|after|attempt|cache|debounce|memo|on|once|safe|set|startTransition|subscribe|throttle|try|unstable|use)(?![a-z])|[Aa]ction|[Cc]atch|[Hh]andler|[Ll]istener|[Mm]iddleware|[Mm]utation|[Pp]rocedure|[Rr]esolver/u;

/** Whether a function within another one runs as a part of it: called where it stands, or handed to a call that calls it. */
export function runsAtOnce(node: LocalFunction, module: SourceModule): boolean {
  if (node.generator || collectFunctionDirectives(node).length > 0) return false;
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type === "NewExpression") return parent.callee.type === "Identifier" && parent.callee.name === "Promise";
  if (parent?.type !== "CallExpression") return false;
  return unwrap(parent.callee) === node || callsArgument(parent, parent.arguments.indexOf(outer as TSESTree.CallExpressionArgument), module);
}

/** Whether a call runs the function that it is given as an argument, and hands its errors on. */
export function callsArgument(call: TSESTree.CallExpression, index: number, module: SourceModule): boolean {
  const name = getCalleeName(call);
  if (unwrap(call.callee).type === "MemberExpression" && CALLING_METHODS.has(name ?? "")) return index === 0;
  const own = findLinkedFunction(call.callee, module);
  if (own !== undefined) return getCalledParameters(own.function, own.module).has(index);
  return !KEEPING.test(name ?? "use") && isWaitedFor(call);
}

/** The same as far as the call alone can tell, for functions that it is given by their names. */
export function mayCallArguments(call: TSESTree.CallExpression): boolean {
  return CALLING_METHODS.has(getCalleeName(call) ?? "") || isWaitedFor(call);
}

function getCalleeName(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression") return getPropertyName(callee);
  return callee.type === "Identifier" ? callee.name : undefined;
}

/** What calls no function that it is given, but makes one of it, is seldom waited for. */
function isWaitedFor(call: TSESTree.CallExpression): boolean {
  const { parent } = getWrapped(call);
  if (parent?.type === "AwaitExpression" || parent?.type === "ExpressionStatement") return true;
  const isReturned = parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression";
  return isReturned && findEnclosingFunction(call)?.async === true;
}

const NO_PARAMETERS: ReadonlySet<number> = new Set();
const calledParameters = new Memo<LocalFunction, ReadonlySet<number>>({
  assumed: NO_PARAMETERS,
  isSame: (first, second) => first.size === second.size,
  unknown: NO_PARAMETERS,
});

/** The positions of parameters that a function calls. */
function getCalledParameters(callee: LocalFunction, module: SourceModule): ReadonlySet<number> {
  return calledParameters.ask(callee, () => {
    const called = new Set<number>();
    for (const running of collectUncaughtCalls(callee, module)) {
      const root = running.type === "CallExpression" ? resolveAccessPath(running.callee, module)?.root : undefined;
      if (root?.kind === "parameter" && root.function === callee) called.add(root.index);
    }
    return called;
  });
}
