import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findInitializer, type SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, walk } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { Memo } from "../memo.ts";
import { findGlobalName, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction } from "../references/linked.ts";
import { collectLocalCalls, findLocalCallee } from "../references/local-callee.ts";
import { mayBeRequest } from "./origin-read.ts";
import { isPresenceTest, isRequestOrigin } from "./request-origin.ts";

/** Words in a test or in the name of a called function that may say who is allowed, or in which environment. */
const CHECK = /allow|block|cors|dev|domain|env|host|local|origin|permit|prod|referer|trust|white/iu;

/**
 * Whether code may look at the `Origin` of the request before it allows it: in the function that a node stands in, in what
 * is around it, and in the functions of the module that call it. Every use but handing it on, and every test that may
 * be about it, counts.
 */
export function mayCheckOrigin(node: TSESTree.Node, module: SourceModule): boolean {
  const outer = findOutermostFunction(node);
  return outer === undefined || isCheckedAround(outer, module);
}

/** Once for all answers of a function. */
const isCheckedAround = oncePer((outer: LocalFunction, module: SourceModule): boolean => {
  const callers = collectFunctions(outer, module).flatMap((inner) => collectLocalCalls(inner, module).map((call) => findOutermostFunction(call) ?? call));
  return [outer, ...callers].some((code) => checksOrigin(code, module));
});

function findOutermostFunction(node: TSESTree.Node): LocalFunction | undefined {
  let outer = isFunction(node) ? node : findEnclosingFunction(node);
  for (let next = outer && findEnclosingFunction(outer); next !== undefined; next = findEnclosingFunction(next)) outer = next;
  return outer !== undefined && isFunction(outer) ? outer : undefined;
}

function collectFunctions(outer: LocalFunction, module: SourceModule): readonly LocalFunction[] {
  return [...walk(outer, module.visitorKeys)].filter((node) => isFunction(node));
}

/** Functions that call one another in a circle do not check by that. */
const memo = new Memo<TSESTree.Node, boolean>({ assumed: false, unknown: true });

function checksOrigin(code: TSESTree.Node, module: SourceModule): boolean {
  return memo.ask(code, () => isWrappedByCheck(code, module) || [...walk(code, module.visitorKeys)].some((node) => isCheck(node, module)));
}

/** `withAllowedOrigins(async (request) => …)` */
function isWrappedByCheck(code: TSESTree.Node, module: SourceModule): boolean {
  const { parent } = getWrapped(code);
  return parent?.type === "CallExpression" && CHECK.test(module.text.slice(...parent.callee.range));
}

function isCheck(node: TSESTree.Node, module: SourceModule): boolean {
  switch (node.type) {
    case "ConditionalExpression":
    case "IfStatement":
      return mayTestOrigin(node.test, module);
    case "SwitchStatement":
      return mayTestOrigin(node.discriminant, module);
    case "LogicalExpression":
      return node.operator === "&&" && mayTestOrigin(node.left, module);
    case "CallExpression":
      return isUsedOrigin(node, module) || (isCheckingCall(node) && !isRequestOrigin(node, module));
    case "Identifier":
    case "MemberExpression":
      return isUsedOrigin(node, module);
    default:
      return false;
  }
}

function mayTestOrigin(test: TSESTree.Node, module: SourceModule): boolean {
  const inner = unwrap(test);
  if (isPresenceTest(inner, module)) return false;
  if (inner.type === "LogicalExpression") return [inner.left, inner.right].some((side) => mayTestOrigin(side, module));
  return [...walk(inner, module.visitorKeys)].some((part) => {
    if (part.type === "CallExpression" && part.arguments.some((argument) => mayBeRequest(argument, module))) return true;
    const initializer = part.type === "Identifier" ? findInitializer(part, module) : undefined;
    return [part, initializer].some((code) => code !== undefined && code.type !== "Literal" && CHECK.test(module.text.slice(...code.range)));
  });
}

/** `assertAllowedOrigin(request)`: what a call is for is known by its name alone. */
function isCheckingCall({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  const name = inner.type === "MemberExpression" ? getPropertyName(inner) : inner.type === "Identifier" ? inner.name : undefined;
  return name !== undefined && /allow|origin|trust|white/iu.test(name);
}

/** Whether an expression is the `Origin`, and used for more than to hand it on. */
function isUsedOrigin(node: TSESTree.Node, module: SourceModule): boolean {
  if (node.type === "Identifier" && isName(node)) return false;
  return !isHandedOn(node, module) && isRequestOrigin(node, module);
}

/** Identifiers that are no values: names of members, and what an assignment, a pattern or a function binds. */
function isName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  if (parent.type === "AssignmentExpression") return parent.left === node;
  return parent.type === "ArrayPattern" || (isFunction(parent) && parent.body !== node);
}

/** The uses that let a value through as it is, or ask whether it is there. */
function isHandedOn(node: TSESTree.Node, module: SourceModule): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  switch (parent?.type) {
    case "ArrayExpression":
    case "ArrowFunctionExpression":
    case "AwaitExpression":
    case "ExpressionStatement":
    case "IfStatement":
    case "Property":
    case "ReturnStatement":
    case "UnaryExpression":
    case "VariableDeclarator":
      return true;
    case "AssignmentExpression":
      return parent.operator === "=";
    case "BinaryExpression":
      return isPresenceTest(parent, module);
    case "ConditionalExpression":
    case "LogicalExpression":
      return isHandedOn(parent, module);
    case "TemplateLiteral":
      return isRequestOrigin(parent, module) && isHandedOn(parent, module);
    case "CallExpression":
      return takesAsIs(parent, outer, module);
    default:
      return false;
  }
}

const SETTERS: ReadonlySet<string> = new Set(["append", "appendHeader", "header", "set", "setHeader"]);

/** What sets a header, what logs, and functions of the project, whose own use of it is looked at. */
function takesAsIs(call: TSESTree.CallExpression, argument: TSESTree.Node, module: SourceModule): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression" && SETTERS.has(getPropertyName(callee) ?? "")) return call.arguments[1] === argument;
  if (findGlobalName(callee, module)?.startsWith("console.") === true) return true;
  const own = findLocalCallee(call, module);
  if (own !== undefined) return !checksOrigin(own, module);
  const linked = findLinkedFunction(call.callee, module);
  return linked !== undefined && !checksOrigin(linked.function, linked.module);
}
