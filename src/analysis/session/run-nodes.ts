import type { TSESTree } from "@typescript-eslint/utils";

import { getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getChildren, isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { LocalFunction } from "../references/access-path.ts";

/** The method of the request that is answered. */
export interface AskedMethod {
  readonly method: string | undefined;
  /** Whether an expression is the request's method. */
  readonly isMethod: (node: TSESTree.Node) => boolean;
}

/**
 * The nodes of a function that run when it is called for a request with a method: also those of functions that it hands
 * to a call, but not of those that it only holds. Branches for other methods are left out where the code asks for
 * the request's method.
 */
export function* collectRunNodes(
  node: LocalFunction,
  module: SourceModule,
  asked: AskedMethod,
): Generator<TSESTree.Node> {
  const stack: TSESTree.Node[] = [node.body];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (isFunction(current) && !isHandedOn(current)) continue;
    yield current;
    // One by one: spreading the elements of a huge array overflows the stack.
    for (const child of collectChildren(current, module, asked).reverse()) stack.push(child);
  }
}

/** What carries a function to the call that it is an argument of. */
const CARRIERS: ReadonlySet<string> = new Set(["ArrayExpression", "ConditionalExpression", "LogicalExpression", "ObjectExpression", "Property"]);

function isHandedOn(node: LocalFunction): boolean {
  let carried: TSESTree.Node = getWrapped(node);
  while (carried.parent !== undefined && carried.parent !== null && CARRIERS.has(carried.parent.type)) carried = getWrapped(carried.parent);
  return carried.parent?.type === "CallExpression" || carried.parent?.type === "NewExpression";
}

function collectChildren(node: TSESTree.Node, module: SourceModule, { isMethod, method }: AskedMethod): TSESTree.Node[] {
  if (method !== undefined && (node.type === "IfStatement" || node.type === "ConditionalExpression")) {
    const isTaken = isForMethod(node.test, method, isMethod);
    if (isTaken === true) return [node.test, node.consequent];
    if (isTaken === false) return node.alternate === null ? [node.test] : [node.test, node.alternate];
  }
  if (method !== undefined && node.type === "SwitchStatement" && isMethod(node.discriminant)) return collectCases(node, method);
  return [...getChildren(node, module.visitorKeys)];
}

/** Whether a test is true for a method; `undefined` where it tests something else. */
function isForMethod(test: TSESTree.Expression, method: string, isMethod: AskedMethod["isMethod"]): boolean | undefined {
  if (test.type !== "BinaryExpression" || !/^[!=]==?$/u.test(test.operator)) return undefined;
  const [left, right] = [test.left, test.right];
  const text = isMethod(left) ? getStringLiteral(right) : isMethod(right) ? getStringLiteral(left) : undefined;
  return text === undefined ? undefined : (text === method) === test.operator.startsWith("=");
}

/** The cases for a method, with those that others fall into; else the default. */
function collectCases({ cases, discriminant }: TSESTree.SwitchStatement, method: string): TSESTree.Node[] {
  const isKnown = cases.some(({ test }) => test !== null && getStringLiteral(test) === method);
  const run: TSESTree.Node[] = [discriminant];
  let fallsThrough = false;
  for (const { consequent, test } of cases) {
    const text = test === null ? undefined : getStringLiteral(test);
    const isOwn = test === null ? !isKnown : text === undefined || text === method;
    if (isOwn || fallsThrough) run.push(...consequent);
    fallsThrough = (isOwn || fallsThrough) && consequent.length === 0;
  }
  return run;
}
