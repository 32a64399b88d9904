import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { EnteredCall } from "../values/trail.ts";
import type { ReadUse } from "./cookie-read.ts";
import { combineUses, DELETION, getReadUse } from "./read-use.ts";

/** What it takes to tell a cookie's value from its name. */
interface TestQuery {
  readonly module: SourceModule;
  /** Where nothing but a cookie's name is held. */
  readonly names: ReadonlySet<TSESTree.Node>;
  readonly entered: EnteredCall | undefined;
}

/** Where the tested cookie is the current one; empty for a test that skips it. */
type Branch = readonly TSESTree.Node[];

const LOOPS: ReadonlySet<string> = new Set(["DoWhileStatement", "ForInStatement", "ForOfStatement", "ForStatement", "WhileStatement"]);
const EXITS: ReadonlySet<string> = new Set(["BreakStatement", "ContinueStatement", "ReturnStatement", "ThrowStatement"]);
const GETTER = /^(?:find|get|load|read)/u;
const HEAD_METHODS: ReadonlySet<string> = new Set(["slice", "substr", "substring"]);
const TRIMS: ReadonlySet<string> = new Set(["toLowerCase", "trim", "trimEnd", "trimStart"]);

/**
 * The use of a cookie whose name is tested in a loop or a callback: that of what the test guards. A branch that
 * never touches the cookie's value asks for presence; one that only uses its name or writes cookies, as loops do
 * that delete them, reads nothing: `undefined`. What no branch depends on is a `value`.
 */
export function getTestUse(test: TSESTree.Node, query: TestQuery): ReadUse | undefined {
  const iteration = findIteration(test);
  const branch = findBranch(test);
  if (iteration === undefined || branch === undefined) return "value";
  const uses: ReadUse[] = [];
  let usesName = branch.length === 0 || branch.every((node) => isSkip(node));
  for (const node of branch.flatMap((part) => [...walk(part, query.module.visitorKeys)])) {
    if (isWithin(node, test)) continue;
    if (isCookieWrite(node)) usesName = true;
    if (node.type !== "Identifier") continue;
    const variable = findVariable(query.module, node);
    if (variable === undefined || !belongsTo(variable, iteration) || isWriteTarget(node)) continue;
    if (!query.names.has(node) && !isHead(node)) uses.push(getReadUse(node, query.module, query.entered));
    else if (leadsToValue(node)) uses.push("value");
    else usesName = true;
  }
  const use = combineUses(uses);
  if (use !== "unused") return use;
  return usesName ? undefined : "presence";
}

function findIteration(test: TSESTree.Node): TSESTree.Node | undefined {
  for (let node: TSESTree.Node | null | undefined = test.parent; node !== null && node !== undefined; node = node.parent) {
    if (isFunction(node) || LOOPS.has(node.type) || node.type === "Program") return node;
  }
  return undefined;
}

/** What runs where the test finds its cookie; `undefined` where that cannot be told from the rest. */
function findBranch(test: TSESTree.Node): Branch | undefined {
  let isNegated = false;
  for (let child = test, { parent } = test; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    switch (parent.type) {
      case "UnaryExpression":
        if (parent.operator === "!") isNegated = !isNegated;
        break;
      case "BinaryExpression":
        if (isNegatedComparison(parent, child)) isNegated = !isNegated;
        break;
      case "LogicalExpression":
        if (parent.operator === "&&" && parent.left === child && !isNegated && !isCondition(parent)) return [parent.right];
        break;
      case "ConditionalExpression":
        return child === parent.test ? [isNegated ? parent.alternate : parent.consequent] : undefined;
      case "IfStatement":
        if (child !== parent.test) return undefined;
        return isNegated ? findOtherwise(parent) : [parent.consequent];
      case "SwitchCase":
        return child === parent.test ? findCaseBody(parent) : undefined;
      default:
        if (isFunction(parent) || parent.type.endsWith("Statement") || parent.type === "VariableDeclarator") return undefined;
    }
  }
  return undefined;
}

/** `n === "token"` is the test itself; `c.indexOf("token=") === -1` and `m === null` turn it around. */
function isNegatedComparison(comparison: TSESTree.BinaryExpression, test: TSESTree.Node): boolean {
  const other = comparison.left === test ? comparison.right : comparison.left;
  const isNothing = (other.type === "Literal" && other.value === null) || (other.type === "Identifier" && other.name === "undefined");
  const isMinusOne = other.type === "UnaryExpression" && other.operator === "-";
  switch (comparison.operator) {
    case "===":
    case "==":
      return isNothing || isMinusOne || (other.type === "Literal" && other.value === false);
    case "!==":
    case "!=":
      return !isNothing && !isMinusOne && !(other.type === "Literal" && other.value === false);
    case "<":
      return comparison.left === test;
    default:
      return false;
  }
}

/** `a && b` as (part of) what an `if` asks. */
function isCondition(node: TSESTree.Node): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type === "LogicalExpression" || parent?.type === "UnaryExpression") return isCondition(parent);
  return (parent?.type === "IfStatement" || parent?.type === "ConditionalExpression") && parent.test === outer;
}

function findOtherwise(statement: TSESTree.IfStatement): Branch | undefined {
  const { alternate, consequent, parent } = statement;
  const rest = parent.type === "BlockStatement" || parent.type === "Program" ? parent.body.slice(parent.body.indexOf(statement) + 1) : [];
  const last = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  if (last !== undefined && EXITS.has(last.type)) return alternate === null ? rest : [alternate, ...rest];
  return alternate === null ? undefined : [alternate];
}

/** A case runs on into the next ones until something ends it. */
function findCaseBody(start: TSESTree.SwitchCase): Branch {
  const cases = start.parent.cases;
  const following = cases.slice(cases.indexOf(start));
  const end = following.findIndex(({ consequent }) => consequent.some((node) => EXITS.has(node.type) || node.type === "BlockStatement"));
  return following.slice(0, end === -1 ? undefined : end + 1).flatMap(({ consequent }) => consequent);
}

function isSkip(node: TSESTree.Node): boolean {
  if (node.type === "BlockStatement") return node.body.length > 0 && node.body.every((inner) => isSkip(inner));
  return node.type === "ContinueStatement";
}

/** Made or filled once per cookie, so it may hold something of this one. */
function belongsTo(variable: Variable, iteration: TSESTree.Node): boolean {
  return (
    variable.defs.some(({ name }) => isWithin(name, iteration)) ||
    variable.references.some((reference) => reference.isWrite() && isWithin(reference.identifier, iteration))
  );
}

function isWriteTarget(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "AssignmentExpression") return parent.left === node;
  if (parent.type === "VariableDeclarator") return parent.id === node;
  return parent.type === "ArrayPattern" || (parent.type === "Property" && parent.parent.type === "ObjectPattern");
}

/** `document.cookie = …`, `Cookies.remove(…)`. */
function isCookieWrite(node: TSESTree.Node): boolean {
  if (node.type === "AssignmentExpression") {
    return node.left.type === "MemberExpression" && getPropertyName(node.left) === "cookie";
  }
  return node.type === "CallExpression" && DELETION.test(getCalleeName(node));
}

/** `all[name]`, `Cookies.get(name)`: a name is all it takes. */
function leadsToValue(node: TSESTree.Node): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type === "CallExpression") return parent.callee !== outer && GETTER.test(getCalleeName(parent));
  if (parent?.type !== "MemberExpression" || parent.property !== outer || !parent.computed) return false;
  const member = getWrapped(parent);
  const isTarget = member.parent?.type === "AssignmentExpression" && member.parent.left === member;
  return !isTarget && !(member.parent?.type === "UnaryExpression" && member.parent.operator === "delete");
}

/** `c.split("=")[0]`, `c.slice(0, end)`, `c.replace(/=.*$/, …)`: what stands before the value. */
function isHead(node: TSESTree.Node): boolean {
  const member = getWrapped(node).parent;
  const call = member?.parent;
  if (member?.type !== "MemberExpression" || member.object !== getWrapped(node) || call?.type !== "CallExpression" || call.callee !== member) return false;
  const method = getPropertyName(member) ?? "";
  if (TRIMS.has(method)) return isHead(call);
  const [first, second] = call.arguments;
  if (first?.type !== "Literal") return false;
  if (HEAD_METHODS.has(method)) return first.value === 0 && second !== undefined;
  if (method === "replace") return "regex" in first && first.regex.pattern.startsWith("=.");
  const part = getWrapped(call).parent;
  return method === "split" && first.value === "=" && part?.type === "MemberExpression" && getPropertyName(part) === "0";
}

function getCalleeName({ callee }: TSESTree.CallExpression): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (getPropertyName(callee) ?? "") : "";
}
