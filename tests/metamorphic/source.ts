/** What rewrites ask about the module they change. */
import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";

import { findVariable, type SourceModule } from "../../src/syntax/source-module.ts";
import { isFunction, isWithin, walk } from "../../src/syntax/traverse.ts";
import { parseModule } from "../kit/parse-module.ts";
import type { Change, Edit, Part, Program, Slice } from "./program.ts";

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;
export type ConstDeclaration = TSESTree.VariableDeclaration & { readonly declarations: [TSESTree.VariableDeclarator & { readonly init: TSESTree.Expression }] };

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly module: SourceModule;
  readonly nodes: readonly Node[];
  readonly isTypeScript: boolean;
  /** Whether the module says that it runs in the browser. */
  readonly isClient: boolean;
  /** Whether it imports or exports, so that an import may be added. */
  readonly isModule: boolean;
  /** A name that nothing in the program has. */
  readonly fresh: (name: string) => string;
}

export function readSource({ files, path }: Program): Source {
  const text = files[path] ?? "";
  const module = parseModule(text, `/${path}`);
  const all = Object.values(files).join("\n");
  return {
    fresh(name) {
      let free = name;
      for (let number = 2; new RegExp(`\\b${free}\\b`, "u").test(all); number += 1) free = `${name}${String(number)}`;
      return free;
    },
    isClient: module.ast.body.some((statement) => isDirective(statement) && statement.directive === "use client"),
    isModule: module.ast.body.some(({ type }) => /^(?:Import|Export)/u.test(type)),
    isTypeScript: /\.tsx?$/u.test(path),
    module,
    nodes: [...walk(module.ast, module.visitorKeys)],
    path,
    text,
  };
}

/** What a rewrite writes: texts, and nodes whose text is taken as it is. */
export type Written = Node | Part;

export function toParts(written: readonly Written[]): readonly Part[] {
  return written.map((part) => (typeof part === "object" && "type" in part ? getSlice(part) : part));
}

export function getSlice({ range }: Node): Slice {
  return { from: range[0], to: range[1] };
}

export function replace(target: Node | Slice, ...written: readonly Written[]): Edit {
  return { ...("type" in target ? getSlice(target) : { from: target.from, to: target.to }), parts: toParts(written) };
}

export function insert(position: number, ...written: readonly Written[]): Edit {
  return { from: position, parts: toParts(written), to: position };
}

export function change(...edits: readonly Edit[]): Change {
  return { edits };
}

export function isDirective(node: Node): node is TSESTree.ExpressionStatement & { directive: string } {
  return node.type === "ExpressionStatement" && typeof node.directive === "string";
}

/** Where a new import goes: behind the directives. */
export function getImportPosition({ module, text }: Source): number {
  return module.ast.body.find((statement) => !isDirective(statement))?.range[0] ?? text.length;
}

/** Where a new constant of the module goes: behind the imports. */
export function getModulePosition({ module, text }: Source): number {
  return module.ast.body.find((statement) => !isDirective(statement) && statement.type !== "ImportDeclaration")?.range[0] ?? text.length;
}

export function getText({ text }: Source, node: Node): string {
  return text.slice(...node.range);
}

/** The range of a name without its type. */
export function getNameSlice(node: TSESTree.Identifier | TSESTree.JSXIdentifier): Slice {
  return { from: node.range[0], to: node.range[0] + node.name.length };
}

export function isString(node: Node): node is TSESTree.StringLiteral {
  return node.type === "Literal" && typeof node.value === "string";
}

export function hasInside(node: Node, { module }: Source, test: (inner: Node) => boolean): boolean {
  for (const inner of walk(node, module.visitorKeys)) if (test(inner)) return true;
  return false;
}

/** Whether something of the function around a node stands in it, and not in a function within. */
function hasOfSameFunction(node: Node, source: Source, test: (inner: Node) => boolean): boolean {
  return hasInside(node, source, (inner) => test(inner) && !hasFunctionBetween(inner, node));
}

export function hasFunctionBetween(inner: Node, outer: Node): boolean {
  for (let node: Node | undefined = inner; node !== undefined && node !== outer; node = node.parent) {
    if (isFunction(node) && node !== inner) return true;
  }
  return inner !== outer && isFunction(outer);
}

export function hasAwait(node: Node, source: Source): boolean {
  return hasOfSameFunction(node, source, ({ type }) => type === "AwaitExpression") || hasOfSameFunction(node, source, (inner) => inner.type === "ForOfStatement" && inner.await);
}

export function hasHook(node: Node, source: Source): boolean {
  return hasInside(node, source, (inner) => inner.type === "CallExpression" && /^use(?:[A-Z]|$)/u.test(getCalleeName(inner)));
}

export function hasReturn(node: Node, source: Source): boolean {
  return hasOfSameFunction(node, source, ({ type }) => type === "ReturnStatement");
}

export function hasJump(node: Node, source: Source): boolean {
  return hasOfSameFunction(node, source, ({ type }) => type === "BreakStatement" || type === "ContinueStatement");
}

/** Whether it means something else in another function: `this`, `yield` and their like. */
export function isBound(node: Node, source: Source): boolean {
  return hasInside(node, source, (inner) => /^(?:ThisExpression|Super|YieldExpression|MetaProperty)$/u.test(inner.type) || (inner.type === "Identifier" && inner.name === "arguments"));
}

export function hasJsx(node: Node, source: Source): boolean {
  return hasInside(node, source, ({ type }) => type.startsWith("JSX"));
}

export function hasTypes(node: Node, source: Source): boolean {
  return hasInside(node, source, ({ type }) => type.startsWith("TS"));
}

function getCalleeName({ callee }: TSESTree.CallExpression): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : "";
}

/** What the bundler reads as text, so that it must stay as it is: `process.env.X`, `require("x")`, `typeof window`. */
export function isForBundler(node: Node): boolean {
  const { parent } = node;
  if (parent === undefined) return true;
  if (node.type === "Identifier" && (node.name === "process" || node.name === "require")) return true;
  if (node.type === "MemberExpression" && node.object.type === "Identifier" && node.object.name === "process") return true;
  if (parent.type === "UnaryExpression" && (parent.operator === "typeof" || parent.operator === "delete")) return true;
  if (parent.type === "CallExpression" && parent.callee.type === "Identifier" && parent.callee.name === "require") return true;
  return parent.type === "ImportExpression" || (parent.type === "NewExpression" && parent.callee.type === "Identifier" && parent.callee.name === "Worker");
}

/** The node within optional chaining that goes on after it. */
export function isInChain(node: Node): boolean {
  for (let inner = node; inner.parent !== undefined; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === "ChainExpression") return true;
    const goesOn = (parent.type === "MemberExpression" && parent.object === inner) || (parent.type === "CallExpression" && parent.callee === inner) || parent.type === "TSNonNullExpression";
    if (!goesOn) return false;
  }
  return false;
}

const EXPRESSIONS = new Set([
  "ArrayExpression", "ArrowFunctionExpression", "AwaitExpression", "BinaryExpression", "CallExpression", "ChainExpression", "ConditionalExpression",
  "FunctionExpression", "Identifier", "JSXElement", "Literal", "LogicalExpression", "MemberExpression", "NewExpression", "ObjectExpression",
  "TaggedTemplateExpression", "TemplateLiteral", "TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression", "UnaryExpression",
]);

/** Whether a node is an expression whose place takes any other expression with the same value. */
export function isExpressionPlace(node: Node): node is TSESTree.Expression {
  return EXPRESSIONS.has(node.type) && !isForBundler(node) && takesExpression(node, node.parent) && !(isInChain(node) && /^(?:Member|Call)/u.test(node.type));
}

function takesExpression(node: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.init === node;
    case "MemberExpression":
      return parent.object === node || parent.computed;
    case "Property":
      return parent.value === node && parent.parent.type === "ObjectExpression" && parent.kind === "init" && !parent.method && !parent.shorthand;
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForOfStatement":
      return parent.right === node;
    case "ArrowFunctionExpression":
      return parent.body === node;
    case "ExpressionStatement":
      return !isString(node) && node.type !== "TemplateLiteral" && !(parent.directive !== undefined);
    case "ExportDefaultDeclaration":
      return node.type !== "FunctionExpression";
    case "PropertyDefinition":
      return parent.value === node;
    case "ArrayExpression":
    case "AwaitExpression":
    case "BinaryExpression":
    case "CallExpression":
    case "ConditionalExpression":
    case "IfStatement":
    case "JSXExpressionContainer":
    case "JSXSpreadAttribute":
    case "LogicalExpression":
    case "NewExpression":
    case "ReturnStatement":
    case "SpreadElement":
    case "SwitchCase":
    case "SwitchStatement":
    case "TemplateLiteral":
    case "ThrowStatement":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "UnaryExpression":
      return true;
    default:
      return false;
  }
}

/** Whether the expression may be computed somewhere else: called as it is, it would lose its `this`. */
export function isMovable(node: Node): node is TSESTree.Expression {
  const { parent } = node;
  return isExpressionPlace(node) && parent?.type !== "ExpressionStatement" && !((parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee === node) && parent?.type !== "ChainExpression";
}

/** Whether computing it does nothing else, and can be done at another time. */
export function isPure(node: Node): boolean {
  switch (node.type) {
    case "Literal":
    case "Identifier":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return true;
    case "TemplateLiteral":
      return node.expressions.every(isPure);
    case "MemberExpression":
      return isPure(node.object) && (!node.computed || isPure(node.property));
    case "ObjectExpression":
      return node.properties.every((property) => property.type === "Property" && (!property.computed || isPure(property.key)) && isPure(property.value));
    case "ArrayExpression":
      return node.elements.every((element) => element !== null && isPure(element));
    case "BinaryExpression":
    case "LogicalExpression":
      return isPure(node.left) && isPure(node.right);
    case "ConditionalExpression":
      return isPure(node.test) && isPure(node.consequent) && isPure(node.alternate);
    case "UnaryExpression":
      return node.operator !== "delete" && isPure(node.argument);
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return isPure(node.expression);
    default:
      return false;
  }
}

/** A name that code takes from outside. */
export interface FreeName {
  readonly variable: Variable;
  readonly kind: "import" | "local" | "module" | "type";
}

/** The names that a node takes from its module and its functions; what the platform gives counts for nothing. */
export function collectFreeNames(node: Node, { module }: Source): readonly FreeName[] {
  const variables = new Set<Variable>();
  for (const scope of module.scopes.scopes) {
    for (const { identifier, resolved } of scope.references) {
      if (resolved === null || resolved === undefined || resolved.defs.length === 0 || !isWithin(identifier, node)) continue;
      if (!resolved.defs.every(({ name }) => isWithin(name, node))) variables.add(resolved);
    }
  }
  return [...variables].map((variable) => ({ kind: getKind(variable), variable }));
}

function getKind({ defs, scope }: Variable): FreeName["kind"] {
  const [definition] = defs;
  if (definition?.type === "ImportBinding") return "import";
  if (definition?.node.type.startsWith("TS") === true) return "type";
  return scope.type === "module" || scope.type === "global" ? "module" : "local";
}

/** An expression that is the same wherever it is computed: of literals and what the platform has. */
export function isConstant(node: Node, source: Source): boolean {
  return isPure(node) && node.type !== "Identifier" && node.type !== "MemberExpression" && !hasInside(node, source, ({ type }) => type === "JSXElement" || type === "MemberExpression") && collectFreeNames(node, source).length === 0 && !isBound(node, source);
}

/** The statement of a block or of the module that a node stands in. */
export function getStatement(node: Node): Node | undefined {
  for (let inner = node; inner.parent !== undefined; inner = inner.parent) {
    if (inner.parent.type === "BlockStatement" || inner.parent.type === "Program") return inner;
  }
  return undefined;
}

/** The nearest function around a node. */
export function getFunction(node: Node): FunctionNode | undefined {
  for (let outer = node.parent; outer !== undefined; outer = outer.parent) if (isFunction(outer)) return outer;
  return undefined;
}

/** Whether a node is computed whenever its statement is, once, and with nothing done before it. */
export function comesFirst(node: Node, statement: Node, source: Source): boolean {
  for (let inner = node; inner !== statement && inner.parent !== undefined; inner = inner.parent) {
    const { parent } = inner;
    if (isFunction(parent) || /^(?:ConditionalExpression|ForStatement|WhileStatement|ForOfStatement|ForInStatement|SwitchStatement|IfStatement|TryStatement)$/u.test(parent.type)) {
      const isTest = (parent.type === "ConditionalExpression" || parent.type === "IfStatement") && parent.test === inner;
      if (!isTest) return false;
    }
    if (parent.type === "LogicalExpression" && parent.right === inner) return false;
    if (parent.type === "ChainExpression") return false;
  }
  return !hasInside(statement, source, (other) => /^(?:Call|New|Await|Assignment|Update|TaggedTemplate)Expression$/u.test(other.type) && other.range[1] <= node.range[0]);
}

export function getVariable(source: Source, identifier: TSESTree.Identifier): Variable | undefined {
  return findVariable(source.module, identifier);
}

/** Whether a variable is written once, by its declaration. */
export function isConstantVariable({ defs, references }: Variable): boolean {
  return defs.length === 1 && references.every((reference) => !reference.isWrite() || reference.init === true);
}

/** The uses of a variable's value. */
export function collectReads({ references }: Variable): readonly (TSESTree.Identifier | TSESTree.JSXIdentifier)[] {
  return references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}

/** `const name = value;` of a block or the module, that is not exported. */
export function isConstDeclaration(node: Node): node is ConstDeclaration {
  if (node.type !== "VariableDeclaration" || node.kind !== "const" || node.declare) return false;
  const [declarator, ...others] = node.declarations;
  return others.length === 0 && declarator?.init !== null && declarator?.init !== undefined && (node.parent.type === "BlockStatement" || node.parent.type === "Program");
}

/** Writes something else wherever a name is used: `{ name }` becomes `{ name: other }`. */
export function renameUse(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier, other: string): Edit {
  const { parent } = identifier;
  const isShorthand = parent.type === "Property" && parent.shorthand;
  return replace(getNameSlice(identifier), isShorthand ? `${identifier.name}: ${other}` : other);
}

/** The name of a function: its own, or that of the variable it is given to. */
export function getFunctionName(node: FunctionNode): string {
  if (node.id !== null && node.id !== undefined) return node.id.name;
  return node.parent.type === "VariableDeclarator" && node.parent.id.type === "Identifier" ? node.parent.id.name : "";
}

export function isComponentName(name: string): boolean {
  return /^[A-Z]/u.test(name);
}
