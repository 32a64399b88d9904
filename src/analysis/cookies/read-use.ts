import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { findSourceExpression } from "../references/definition.ts";
import { isHookName } from "../references/react-names.ts";
import { findAllCalls, type FindCalls } from "../references/local-callee.ts";
import type { ReadUse } from "./cookie-read.ts";

/** How far a value is followed from one variable to the next. */
const MAX_DEPTH = 8;

const COMPARISONS: ReadonlySet<string> = new Set(["===", "!==", "==", "!=", "<", "<=", ">", ">=", "instanceof"]);
/** Calls that give back the text they are given, written differently. */
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["String", "decodeURI", "decodeURIComponent", "unescape"]);
/** Callbacks of which only the truth of what they return is asked. */
const PREDICATE_METHODS: ReadonlySet<string> = new Set(["every", "filter", "find", "findIndex", "findLast", "some"]);
/** Methods whose own result says no more than whether something was there. */
const YES_NO_METHODS: ReadonlySet<string> = new Set(["every", "findIndex", "findLastIndex", "some"]);
/** Functions of lodash, Ramda and the like that only ask whether there is something. */
const EXISTENCE_TESTS: ReadonlySet<string> = new Set(["Boolean", "isEmpty", "isNil", "isNull", "isNullish", "isUndefined"]);
/** A function called so deletes what it is given the name of. */
export const DELETION = /^(?:delete|destroy|erase|expire|remove|unset)(?:Cookie|Item)?$/iu;

/** One question after a use; every expression is looked at once, however many ways lead to it. */
interface Query {
  readonly module: SourceModule;
  readonly findCalls: FindCalls;
  readonly known: Map<TSESTree.Node, ReadUse>;
}

/**
 * What becomes of a value: whether it goes anywhere (`value`), is only asked for existence (`!!x`, `x && …`,
 * `x !== undefined`, `x === "1"`), also through variables, functions that return it and what is taken out of it, or
 * nobody takes it. In doubt it is a `value`.
 */
export function getReadUse(
  node: TSESTree.Node,
  module: SourceModule,
  findCalls: FindCalls = (callee) => findAllCalls(callee, module),
): ReadUse {
  return followValue(node, { findCalls, known: new Map(), module }, 0);
}

/** The use of a value that a pattern takes apart: that of all the names it binds. */
export function getPatternUse(
  pattern: TSESTree.Node,
  module: SourceModule,
  findCalls: FindCalls = (callee) => findAllCalls(callee, module),
): ReadUse {
  return followPattern(pattern, { findCalls, known: new Map(), module }, 0);
}

/** The use of several values together is that of the one that goes furthest. */
export function combineUses(uses: readonly ReadUse[]): ReadUse {
  if (uses.includes("value")) return "value";
  return uses.includes("presence") ? "presence" : "unused";
}

function followValue(node: TSESTree.Node, query: Query, depth: number): ReadUse {
  if (depth > MAX_DEPTH) return "value";
  const known = query.known.get(node);
  if (known !== undefined) return known;
  // Whoever comes around again adds nothing.
  query.known.set(node, "unused");
  const use = followParent(getWrapped(node), query, depth);
  query.known.set(node, use);
  return use;
}

function followParent(outer: TSESTree.Node, query: Query, depth: number): ReadUse {
  const { parent } = outer;
  if (parent === undefined || parent === null) return "value";
  switch (parent.type) {
    case "ExpressionStatement":
      return "unused";
    case "UnaryExpression":
      return getUnaryUse(parent, query, depth);
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
      return "presence";
    case "SwitchStatement":
      return parent.cases.every(({ test }) => test === null || isFixed(test, query.module)) ? "presence" : "value";
    case "ConditionalExpression":
      return parent.test === outer ? "presence" : followValue(parent, query, depth);
    case "LogicalExpression":
      return parent.left === outer && parent.operator === "&&" ? "presence" : followValue(parent, query, depth);
    case "BinaryExpression":
      return COMPARISONS.has(parent.operator) && isFixed(parent.left === outer ? parent.right : parent.left, query.module)
        ? "presence"
        : "value";
    case "AwaitExpression":
    case "SpreadElement":
      return followValue(parent, query, depth);
    case "SequenceExpression":
      return parent.expressions.at(-1) === outer ? followValue(parent, query, depth) : "unused";
    case "MemberExpression":
      if (parent.object !== outer) return "value";
      return getPropertyName(parent) === "length" ? "presence" : followValue(parent, query, depth);
    case "CallExpression":
      return parent.callee === outer ? getResultUse(parent, query, depth) : getArgumentUse(outer, parent, query, depth);
    case "ArrayExpression":
      return isHookDependency(parent) || isAskedForAny(parent) ? "presence" : "value";
    case "VariableDeclarator":
      return isExported(parent) ? "value" : followPattern(parent.id, query, depth);
    case "AssignmentExpression":
      return parent.operator === "=" && parent.right === outer && parent.left.type === "Identifier"
        ? followPattern(parent.left, query, depth)
        : "value";
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return getReturnedUse(parent, query, depth);
    default:
      return "value";
  }
}

function getUnaryUse(parent: TSESTree.UnaryExpression, query: Query, depth: number): ReadUse {
  if (parent.operator === "void") return followValue(parent, query, depth);
  return parent.operator === "+" || parent.operator === "-" ? "value" : "presence";
}

function followPattern(pattern: TSESTree.Node, query: Query, depth: number): ReadUse {
  switch (pattern.type) {
    case "Identifier": {
      const variable = findVariable(query.module, pattern);
      return variable === undefined ? "value" : getVariableUse(variable, query, depth);
    }
    case "AssignmentPattern":
      return followPattern(pattern.left, query, depth);
    case "RestElement":
      return followPattern(pattern.argument, query, depth);
    case "ArrayPattern":
      return combineUses(pattern.elements.map((element) => (element === null ? "unused" : followPattern(element, query, depth))));
    case "ObjectPattern":
      return combineUses(
        pattern.properties.map((property) => followPattern(property.type === "Property" ? property.value : property, query, depth)),
      );
    default:
      return "value";
  }
}

function getVariableUse(variable: Variable, query: Query, depth: number): ReadUse {
  const isExportedVariable = variable.defs.some((definition) => isExported(definition.node));
  if (isExportedVariable) return "value";
  return combineUses(collectValueReads(variable).map((reference) => followValue(reference.identifier, query, depth + 1)));
}

/** `token.then(callback)`, `matches.forEach(callback)`: the use of the callback's parameter counts, and the result. */
function getResultUse(call: TSESTree.CallExpression, query: Query, depth: number): ReadUse {
  const callbacks = call.arguments.filter((argument) => isFunction(argument));
  if (callbacks.length === 0) return followValue(call, query, depth);
  const uses = callbacks.flatMap((callback) => callback.params.map((parameter) => followPattern(parameter, query, depth + 1)));
  const method = getCalleeName(call.callee);
  // What `then` gives is what its callback returns of the parameter.
  if (method === "forEach" || method === "then") return combineUses(uses);
  const result = followValue(call, query, depth);
  return combineUses([...uses, YES_NO_METHODS.has(method) && result === "value" ? "presence" : result]);
}

function getArgumentUse(argument: TSESTree.Node, call: TSESTree.CallExpression, query: Query, depth: number): ReadUse {
  const name = getCalleeName(call.callee);
  const [first, second] = call.arguments;
  if (name === "is" && call.callee.type === "MemberExpression" && call.arguments.length === 2) {
    const other = first === argument ? second : first;
    return other !== undefined && isFixed(other, query.module) ? "presence" : "value";
  }
  if (first !== argument) return "value";
  if (EXISTENCE_TESTS.has(name) || DELETION.test(name)) return "presence";
  if (name === "useState") return getHookUse(call, query, depth);
  return call.callee.type === "Identifier" && TEXT_FUNCTIONS.has(name) ? followValue(call, query, depth) : "value";
}

function getReturnedUse(
  parent: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement,
  query: Query,
  depth: number,
): ReadUse {
  const callee = parent.type === "ReturnStatement" ? findEnclosingFunction(parent) : parent;
  if (callee === undefined) return "value";
  const call = callee.parent;
  if (call.type === "CallExpression" && call.callee !== callee) {
    const name = getCalleeName(call.callee);
    if (call.callee.type === "MemberExpression" && PREDICATE_METHODS.has(name)) return "presence";
    if (call.callee.type === "MemberExpression" && name === "then") return followValue(call, query, depth + 1);
    if ((name === "useMemo" || name === "useState") && call.arguments[0] === callee) return getHookUse(call, query, depth);
  }
  const calls = query.findCalls(callee);
  return calls === undefined ? "value" : combineUses(calls.map((use) => followValue(use, query, depth + 1)));
}

/** `const value = useMemo(() => …)`, `const [value, setValue] = useState(…)`: the setter has nothing of the value. */
function getHookUse(call: TSESTree.CallExpression, query: Query, depth: number): ReadUse {
  if (getCalleeName(call.callee) !== "useState") return followValue(call, query, depth + 1);
  const { parent } = getWrapped(call);
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "ArrayPattern") return "value";
  const [value] = parent.id.elements;
  return value === null || value === undefined ? "unused" : followPattern(value, query, depth + 1);
}

/** `[token]` in `useEffect(…, [token])` makes the effect run again and hands the value to nobody. */
function isHookDependency(list: TSESTree.ArrayExpression): boolean {
  const { parent } = list;
  return (
    parent.type === "CallExpression" &&
    parent.arguments.length > 1 &&
    parent.arguments.at(-1) === list &&
    isHookName(getCalleeName(parent.callee))
  );
}

/** `[token, user].every(Boolean)`. */
function isAskedForAny(list: TSESTree.ArrayExpression): boolean {
  const { parent } = getWrapped(list);
  if (parent?.type !== "MemberExpression" || parent.object !== list || parent.parent.type !== "CallExpression") return false;
  const [test] = parent.parent.arguments;
  const method = getPropertyName(parent);
  return (method === "every" || method === "some") && test?.type === "Identifier" && test.name === "Boolean";
}

function getCalleeName(callee: TSESTree.Node): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (getPropertyName(callee) ?? "") : "";
}

/** What is compared with something the author could write down is no credential. */
function isFixed(node: TSESTree.Node, module: SourceModule): boolean {
  const inner = findSourceExpression(node, module);
  if (inner.type === "Identifier") return inner.name === "undefined" || inner.name === "NaN";
  if (inner.type === "UnaryExpression") return isFixed(inner.argument, module);
  return inner.type === "Literal" || (inner.type === "TemplateLiteral" && inner.expressions.length === 0);
}

function isExported(declarator: TSESTree.Node): boolean {
  return declarator.parent?.parent?.type === "ExportNamedDeclaration";
}
