import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "./property-name.ts";
import { findConstantDefinition, findInitializer, findVariable, type SourceModule } from "./source-module.ts";
import { isFunction } from "./traverse.ts";
import { unwrap } from "./unwrap.ts";

/** Tests nest in a handful of levels; deeper ones are generated and prove nothing. */
const MAX_DEPTH = 16;

/**
 * Whether code runs only where there is no `window`: in the branch of a test, after an early return or throw,
 * behind `&&`, `||` or `?:`, also with the test in a constant (`const isServer = typeof window === "undefined"`).
 * A test of the environment has the same result everywhere in one process, so functions do not end its reach.
 */
export function isServerGuarded(node: TSESTree.Node, module: SourceModule): boolean {
  for (let child = node, { parent } = node; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (isGuardedBranch(parent, child, module) || isAfterExit(parent, child, module)) return true;
  }
  return false;
}

function isGuardedBranch(parent: TSESTree.Node, child: TSESTree.Node, module: SourceModule): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (child === parent.consequent) return meansServer(parent.test, true, module);
      return child === parent.alternate && meansServer(parent.test, false, module);
    case "LogicalExpression":
      return child === parent.right && parent.operator !== "??" && meansServer(parent.left, parent.operator === "&&", module);
    default:
      return false;
  }
}

/** `if (typeof window !== "undefined") return;` guards what follows it in its block. */
function isAfterExit(parent: TSESTree.Node, child: TSESTree.Node, module: SourceModule): boolean {
  if (parent.type !== "BlockStatement" && parent.type !== "Program" && parent.type !== "SwitchCase") return false;
  for (const statement of parent.type === "SwitchCase" ? parent.consequent : parent.body) {
    if (statement === child) return false;
    if (statement.type !== "IfStatement") continue;
    if (alwaysExits(statement.consequent) && meansServer(statement.test, false, module)) return true;
    if (statement.alternate !== null && alwaysExits(statement.alternate) && meansServer(statement.test, true, module)) return true;
  }
  return false;
}

function alwaysExits(statement: TSESTree.Statement): boolean {
  if (statement.type === "ReturnStatement" || statement.type === "ThrowStatement" || statement.type === "ContinueStatement") return true;
  if (statement.type === "IfStatement") {
    return statement.alternate !== null && alwaysExits(statement.consequent) && alwaysExits(statement.alternate);
  }
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : undefined;
  return last !== undefined && alwaysExits(last);
}

/** Whether a test that came out as `outcome` proves that there is no browser. */
function meansServer(test: TSESTree.Node, outcome: boolean, module: SourceModule, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const inner = unwrap(test);
  switch (inner.type) {
    case "UnaryExpression":
      return inner.operator === "!" && meansServer(inner.argument, !outcome, module, depth + 1);
    case "LogicalExpression": {
      const left = meansServer(inner.left, outcome, module, depth + 1);
      const right = meansServer(inner.right, outcome, module, depth + 1);
      // Of a true `&&` both sides are true; of a true `||` it may be either.
      return (inner.operator === "&&") === outcome ? left || right : left && right;
    }
    case "BinaryExpression":
      return comparesEnvironment(inner, outcome, module);
    case "Identifier": {
      const initializer = findInitializer(inner, module);
      return initializer !== undefined && meansServer(initializer, outcome, module, depth + 1);
    }
    case "CallExpression": {
      const returned = inner.callee.type === "Identifier" ? findReturned(inner.callee, module) : undefined;
      return returned !== undefined && meansServer(returned, outcome, module, depth + 1);
    }
    default:
      return false;
  }
}

/** What `isServer()` returns, where its body is nothing else. */
function findReturned(callee: TSESTree.Identifier, module: SourceModule): TSESTree.Expression | undefined {
  const variable = findVariable(module, callee);
  const definition = variable === undefined ? undefined : findConstantDefinition(variable);
  const node = definition?.node.type === "FunctionDeclaration" ? definition.node : findInitializer(callee, module);
  if (node === undefined || !isFunction(node)) return undefined;
  if (node.body.type !== "BlockStatement") return node.body;
  const [only, ...others] = node.body.body;
  return only?.type === "ReturnStatement" && others.length === 0 ? (only.argument ?? undefined) : undefined;
}

/** `typeof window === "undefined"` and `process.env.NEXT_RUNTIME === "nodejs"`, in either order and negated. */
function comparesEnvironment(node: TSESTree.BinaryExpression, outcome: boolean, module: SourceModule): boolean {
  const isEqual = node.operator === "===" || node.operator === "==";
  if (!isEqual && node.operator !== "!==" && node.operator !== "!=") return false;
  const right = getStringLiteral(node.right);
  const [subject, literal] = right === undefined ? [node.right, getStringLiteral(node.left)] : [node.left, right];
  if (literal === undefined) return false;
  if (isTypeofBrowserGlobal(subject, module)) return (literal === "undefined") === (isEqual === outcome);
  return isNextRuntime(subject) && literal !== "" && isEqual === outcome;
}

function isTypeofBrowserGlobal(node: TSESTree.Node, module: SourceModule): boolean {
  return (
    node.type === "UnaryExpression" &&
    node.operator === "typeof" &&
    node.argument.type === "Identifier" &&
    (node.argument.name === "window" || node.argument.name === "document") &&
    findVariable(module, node.argument) === undefined
  );
}

/** Next.js replaces it with the server's runtime, and with nothing in the browser's code. */
function isNextRuntime(node: TSESTree.Node): boolean {
  return (
    node.type === "MemberExpression" &&
    getPropertyName(node) === "NEXT_RUNTIME" &&
    node.object.type === "MemberExpression" &&
    getPropertyName(node.object) === "env" &&
    node.object.object.type === "Identifier" &&
    node.object.object.name === "process"
  );
}
