import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { ReadUse } from "./cookie-read.ts";

/** How far a value is followed from one variable to the next. */
const MAX_DEPTH = 8;

const COMPARISONS: ReadonlySet<string> = new Set(["===", "!==", "==", "!=", "<", "<=", ">", ">=", "instanceof"]);
/** Calls that give back the text they are given, written differently. */
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["String", "decodeURI", "decodeURIComponent", "unescape"]);
/** Callbacks of which only the truth of what they return is asked. */
const PREDICATE_METHODS: ReadonlySet<string> = new Set(["every", "filter", "find", "findIndex", "findLast", "some"]);
const HOOK = /^use[A-Z]/u;

/**
 * What becomes of a value: whether it goes anywhere (`value`), is only asked for existence (`!!x`, `x && …`,
 * `x !== undefined`, `x === "1"`), also through variables and what is taken out of it, or nobody takes it.
 * In doubt it is a `value`.
 */
export function getReadUse(node: TSESTree.Node, module: SourceModule, depth = 0): ReadUse {
  if (depth > MAX_DEPTH) return "value";
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent === undefined || parent === null) return "value";
  switch (parent.type) {
    case "ExpressionStatement":
      return "unused";
    case "UnaryExpression":
      return parent.operator === "void" ? getReadUse(parent, module, depth) : "presence";
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
      return "presence";
    case "ConditionalExpression":
      return parent.test === outer ? "presence" : getReadUse(parent, module, depth);
    case "LogicalExpression":
      return parent.left === outer && parent.operator === "&&" ? "presence" : getReadUse(parent, module, depth);
    case "BinaryExpression":
      return COMPARISONS.has(parent.operator) && isFixed(parent.left === outer ? parent.right : parent.left)
        ? "presence"
        : "value";
    case "AwaitExpression":
    case "SpreadElement":
      return getReadUse(parent, module, depth);
    case "SequenceExpression":
      return parent.expressions.at(-1) === outer ? getReadUse(parent, module, depth) : "unused";
    case "MemberExpression":
      if (parent.object !== outer) return "value";
      return getPropertyName(parent) === "length" ? "presence" : getReadUse(parent, module, depth);
    case "CallExpression":
      return parent.callee === outer ? getResultUse(parent, module, depth) : getArgumentUse(outer, parent, module, depth);
    case "ArrayExpression":
      return isHookDependency(parent) ? "unused" : "value";
    case "VariableDeclarator":
      return isExported(parent) ? "value" : getPatternUse(parent.id, module, depth);
    case "AssignmentExpression":
      return parent.operator === "=" && parent.right === outer && parent.left.type === "Identifier"
        ? getPatternUse(parent.left, module, depth)
        : "value";
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return getReturnedUse(parent);
    default:
      return "value";
  }
}

/** The use of a value that a pattern takes apart: that of all the names it binds. */
export function getPatternUse(pattern: TSESTree.Node, module: SourceModule, depth = 0): ReadUse {
  switch (pattern.type) {
    case "Identifier": {
      const variable = findVariable(module, pattern);
      return variable === undefined ? "value" : getVariableUse(variable, module, depth);
    }
    case "AssignmentPattern":
      return getPatternUse(pattern.left, module, depth);
    case "RestElement":
      return getPatternUse(pattern.argument, module, depth);
    case "ArrayPattern":
      return combine(pattern.elements.map((element) => (element === null ? "unused" : getPatternUse(element, module, depth))));
    case "ObjectPattern":
      return combine(
        pattern.properties.map((property) =>
          getPatternUse(property.type === "Property" ? property.value : property, module, depth),
        ),
      );
    default:
      return "value";
  }
}

function getVariableUse(variable: Variable, module: SourceModule, depth: number): ReadUse {
  const isExportedVariable = variable.defs.some((definition) => isExported(definition.node));
  if (isExportedVariable) return "value";
  return combine(collectValueReads(variable).map((reference) => getReadUse(reference.identifier, module, depth + 1)));
}

function combine(uses: readonly ReadUse[]): ReadUse {
  if (uses.includes("value")) return "value";
  return uses.includes("presence") ? "presence" : "unused";
}

/** `token.then(callback)`, `matches.forEach(callback)`: the use of the callback's parameter counts. */
function getResultUse(call: TSESTree.CallExpression, module: SourceModule, depth: number): ReadUse {
  const callbacks = call.arguments.filter((argument) => isFunction(argument));
  if (callbacks.length === 0) return getReadUse(call, module, depth);
  return combine(
    callbacks.flatMap((callback) => callback.params.map((parameter) => getPatternUse(parameter, module, depth + 1))),
  );
}

function getArgumentUse(
  argument: TSESTree.Node,
  call: TSESTree.CallExpression,
  module: SourceModule,
  depth: number,
): ReadUse {
  if (call.callee.type !== "Identifier" || call.arguments[0] !== argument) return "value";
  if (call.callee.name === "Boolean") return "presence";
  return TEXT_FUNCTIONS.has(call.callee.name) ? getReadUse(call, module, depth) : "value";
}

function getReturnedUse(parent: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement): ReadUse {
  let callback: TSESTree.Node | undefined | null = parent;
  while (callback !== undefined && callback !== null && !isFunction(callback)) callback = callback.parent;
  const call = callback?.parent;
  const isPredicate =
    call?.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    PREDICATE_METHODS.has(getPropertyName(call.callee) ?? "");
  return isPredicate ? "presence" : "value";
}

/** `[token]` in `useEffect(…, [token])` makes the effect run again and hands the value to nobody. */
function isHookDependency(list: TSESTree.ArrayExpression): boolean {
  const { parent } = list;
  return (
    parent.type === "CallExpression" &&
    parent.arguments.length > 1 &&
    parent.arguments.at(-1) === list &&
    HOOK.test(getCalleeName(parent.callee))
  );
}

function getCalleeName(callee: TSESTree.Node): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (getPropertyName(callee) ?? "") : "";
}

/** What is compared with something the author could write down is no credential. */
function isFixed(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return node.name === "undefined" || node.name === "NaN";
  if (node.type === "UnaryExpression") return isFixed(node.argument);
  return node.type === "Literal" || (node.type === "TemplateLiteral" && node.expressions.length === 0);
}

function isExported(declarator: TSESTree.Node): boolean {
  return declarator.parent?.parent?.type === "ExportNamedDeclaration";
}
