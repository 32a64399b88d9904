import type { TSESTree } from "@typescript-eslint/utils";

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** The child nodes of a node, in source order, by the parser's own visitor keys. */
export function* getChildren(node: TSESTree.Node, visitorKeys: VisitorKeys): Generator<TSESTree.Node> {
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = (node as unknown as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) yield item;
    } else if (isNode(child)) {
      yield child;
    }
  }
}

/** A node and everything below it, parents before children. Iterative, so deep trees cannot overflow the stack. */
export function* walk(root: TSESTree.Node, visitorKeys: VisitorKeys): Generator<TSESTree.Node> {
  const stack: TSESTree.Node[] = [root];
  for (;;) {
    const node = stack.pop();
    if (node === undefined) return;
    yield node;
    pushChildren(node, visitorKeys, stack);
  }
}

/** Puts the child nodes of a node on a stack, the first one on top. Trees are walked as a whole again and again, so it makes no lists. */
export function pushChildren(node: TSESTree.Node, visitorKeys: VisitorKeys, stack: TSESTree.Node[]): void {
  const keys = visitorKeys[node.type] ?? [];
  for (let place = keys.length - 1; place >= 0; place -= 1) {
    const child: unknown = (node as unknown as Readonly<Record<string, unknown>>)[keys[place] as string];
    if (Array.isArray(child)) {
      for (let index = child.length - 1; index >= 0; index -= 1) if (isNode(child[index])) stack.push(child[index] as TSESTree.Node);
    } else if (isNode(child)) {
      stack.push(child);
    }
  }
}

/** The nearest enclosing function of a node; `undefined` at module level. */
export function findEnclosingFunction(node: TSESTree.Node): TSESTree.FunctionLike | undefined {
  for (let parent = node.parent; parent !== undefined && parent !== null; parent = parent.parent) {
    if (isFunction(parent)) return parent;
  }
  return undefined;
}

/** All functions around a node, the innermost first. */
export function collectEnclosingFunctions(node: TSESTree.Node): readonly TSESTree.FunctionLike[] {
  const functions: TSESTree.FunctionLike[] = [];
  for (let inner = findEnclosingFunction(node); inner !== undefined; inner = findEnclosingFunction(inner)) functions.push(inner);
  return functions;
}

/** Whether a node is a function with a body or an arrow: what a call runs. */
export function isFunction(
  node: TSESTree.Node,
): node is TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression {
  return (
    node.type === "ArrowFunctionExpression" || node.type === "FunctionDeclaration" || node.type === "FunctionExpression"
  );
}

/** Whether what a node throws is caught in its own function: within a `try` that has a `catch`. */
export function isCaught(node: TSESTree.Node): boolean {
  for (let child = node, { parent } = node; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (isFunction(parent)) return false;
    if (parent.type === "TryStatement" && parent.handler !== null && parent.block === child) return true;
  }
  return false;
}

/** Whether `inner` lies within `outer`, or is it. */
export function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
