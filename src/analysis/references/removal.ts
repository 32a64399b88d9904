import type { TSESTree } from "@typescript-eslint/utils";

import { isPlainTest } from "../../syntax/plain-test.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction, isWithin } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";

/** What can be taken out of a program: statements, members of object literals, elements of arrays. */
export type RemovableNode = TSESTree.Node;

/** Properties and arguments that may as well be absent when there is nothing in them. */
export interface RemovalOptions {
  readonly optionalProperties: ReadonlySet<string>;
}

/**
 * Code that goes, and what goes with it because nothing is left in it: an object literal that loses its last
 * property, a spread, an optional property or a constant that held it, the function that only returned it, an `if`
 * without a statement. Stops, and leaves an empty literal, where what is left is used in any other way.
 */
export class Removal {
  readonly #nodes = new Set<TSESTree.Node>();
  readonly #module: SourceModule;
  readonly #options: RemovalOptions;

  constructor(module: SourceModule, options: RemovalOptions) {
    this.#module = module;
    this.#options = options;
  }

  /** The outermost nodes that go, in no order. */
  get nodes(): readonly RemovableNode[] {
    const nodes = [...this.#nodes];
    return nodes.filter((node) => !nodes.some((other) => other !== node && isWithin(node, other)));
  }

  has(node: TSESTree.Node): boolean {
    for (const removed of this.#nodes) if (isWithin(node, removed)) return true;
    return false;
  }

  add(node: RemovableNode): void {
    if (this.has(node)) return;
    this.#nodes.add(node);
    const { parent } = node;
    if (parent?.type === "ObjectExpression" && this.isNothing(parent)) this.#removeAround(parent);
    if (parent?.type === "BlockStatement" || parent?.type === "IfStatement") this.#removeEmptyBranch(parent, node);
    if (node.type === "ExpressionStatement") this.#removeReceiver(node.expression);
  }

  /** Whether a value has nothing in it once the nodes are gone: `{}`, `undefined`, `token && {}`, `new Headers()`. */
  isNothing(node: TSESTree.Node): boolean {
    const inner = unwrap(node);
    switch (inner.type) {
      case "ObjectExpression":
        return inner.properties.every((property) => this.has(property));
      case "Identifier":
        return inner.name === "undefined";
      case "Literal":
        return inner.value === null;
      case "ConditionalExpression":
        return isPlainTest(inner.test) && this.isNothing(inner.consequent) && this.isNothing(inner.alternate);
      case "LogicalExpression":
        return inner.operator === "&&" && isPlainTest(inner.left) && this.isNothing(inner.right);
      case "NewExpression":
        return inner.callee.type === "Identifier" && inner.callee.name === "Headers" && inner.arguments.every((argument) => this.isNothing(argument));
      default:
        return false;
    }
  }

  #removeAround(empty: TSESTree.Node): void {
    const outer = getWrapped(empty);
    const { parent } = outer;
    switch (parent?.type) {
      case "ConditionalExpression":
      case "LogicalExpression":
      case "NewExpression":
        if (this.isNothing(parent)) this.#removeAround(parent);
        return;
      case "VariableDeclarator":
        { this.#removeVariable(parent); return; }
      case "ArrowFunctionExpression":
        { this.#removeFunction(parent); return; }
      case "ReturnStatement":
        if (parent.parent.type === "BlockStatement" && isFunction(parent.parent.parent)) this.#removeFunction(parent.parent.parent);
        return;
      default:
        if (this.#isOptional(outer)) this.#removeOptional(outer);
    }
  }

  /** A constant goes when all that uses it is gone or can do without it. */
  #removeVariable(declarator: TSESTree.VariableDeclarator): void {
    const statement = findOwnStatement(declarator);
    if (statement === undefined || declarator.id.type !== "Identifier" || declarator.init === null) return;
    if (this.isNothing(declarator.init)) this.#removeNamed(declarator.id, statement, (use) => use);
  }

  /** A function goes when it returned only what is gone, and all its calls can do without. */
  #removeFunction(callee: TSESTree.Node): void {
    if (!isFunction(callee) || callee.params.length > 0 || !this.#isEmptyFunction(callee)) return;
    const getCall = (use: TSESTree.Node): TSESTree.Node | undefined =>
      use.parent?.type === "CallExpression" && use.parent.callee === use ? use.parent : undefined;
    if (callee.type === "FunctionDeclaration") {
      if (callee.id !== null && isInList(callee)) this.#removeNamed(callee.id, callee, getCall);
      return;
    }
    const { parent } = getWrapped(callee);
    // `useCallback(() => …, [])`.
    const holder = parent?.type === "CallExpression" && parent.arguments.slice(1).every((list) => this.#isEmptyList(list)) ? parent.parent : parent;
    const statement = holder?.type === "VariableDeclarator" ? findOwnStatement(holder) : undefined;
    if (holder?.type === "VariableDeclarator" && holder.id.type === "Identifier" && statement !== undefined) {
      this.#removeNamed(holder.id, statement, getCall);
    }
  }

  #isEmptyFunction({ body }: TSESTree.FunctionLike): boolean {
    if (body?.type !== "BlockStatement") return body !== null && body !== undefined && this.isNothing(body);
    return body.body.every(
      (statement) =>
        this.has(statement) || (statement.type === "ReturnStatement" && statement.argument !== null && this.isNothing(statement.argument)),
    );
  }

  #isEmptyList(list: TSESTree.Node): boolean {
    return list.type === "ArrayExpression" && list.elements.every((element) => element !== null && this.has(element));
  }

  #removeNamed(
    name: TSESTree.Identifier,
    statement: RemovableNode,
    getValue: (use: TSESTree.Node) => TSESTree.Node | undefined,
  ): void {
    const uses = collectOtherUses(name, this.#module)?.filter((use) => !this.has(use));
    const values = uses?.map((use) => getValue(getWrapped(use)));
    if (values === undefined || !values.every((value) => value !== undefined && this.#isOptional(getWrapped(value)))) return;
    this.add(statement);
    for (const value of values) if (value !== undefined) this.#removeOptional(getWrapped(value));
  }

  #isOptional({ parent }: TSESTree.Node): boolean {
    if (parent?.type === "SpreadElement") return parent.parent.type === "ObjectExpression";
    if (parent?.type !== "Property" || parent.parent.type !== "ObjectExpression") return false;
    // Without it, what is spread before it would come to light.
    const isOverride = parent.parent.properties.some(({ range, type }) => type === "SpreadElement" && range[0] < parent.range[0]);
    return !isOverride && this.#options.optionalProperties.has(getPropertyName(parent) ?? "");
  }

  #removeOptional(value: TSESTree.Node): void {
    if (value.parent !== undefined && value.parent !== null) this.add(value.parent);
  }

  #removeEmptyBranch(parent: TSESTree.BlockStatement | TSESTree.IfStatement, node: TSESTree.Node): void {
    const isEmpty = parent.type === "IfStatement" ? parent.consequent === node : parent.body.every((statement) => this.has(statement));
    const branch = parent.type === "IfStatement" ? parent : parent.parent;
    if (!isEmpty || branch.type !== "IfStatement" || branch.alternate !== null || !isPlainTest(branch.test)) return;
    this.add(branch);
  }

  /** `headers.Authorization = …` was all that went into `const headers = {}`. */
  #removeReceiver(expression: TSESTree.Expression): void {
    const target = expression.type === "AssignmentExpression" ? expression.left : expression.type === "CallExpression" ? unwrap(expression.callee) : undefined;
    const object = target?.type === "MemberExpression" ? unwrap(target.object) : undefined;
    const variable = object?.type === "Identifier" ? findVariable(this.#module, object) : undefined;
    const declarator = variable?.defs[0]?.node;
    if (declarator?.type === "VariableDeclarator") this.#removeVariable(declarator);
  }
}

/** The declaration of one variable alone, where a statement may be missing. */
export function findOwnStatement(declarator: TSESTree.VariableDeclarator): TSESTree.VariableDeclaration | undefined {
  const statement = declarator.parent;
  return statement.declarations.length === 1 && isInList(statement) ? statement : undefined;
}

function isInList({ parent }: TSESTree.Node): boolean {
  return parent?.type === "BlockStatement" || parent?.type === "Program";
}

/** Everything that names a variable but its declaration; `undefined` where there is no such variable. */
export function collectOtherUses(name: TSESTree.Identifier, module: SourceModule): readonly TSESTree.Node[] | undefined {
  const variable = findVariable(module, name);
  return variable?.references.map(({ identifier }) => identifier).filter((identifier) => identifier !== name);
}
