import type { TSESTree } from "@typescript-eslint/utils";

/** An expression without what TypeScript and optional chaining wrap around it: `(x as T)!`, `x satisfies T`, `x?.y`. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (let next = findWrapped(inner); next !== undefined; next = findWrapped(inner)) inner = next;
  return inner;
}

/** The outermost node that only wraps this one, so that its parent is the place where the value is used. */
export function getWrapped(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent !== undefined && outer.parent !== null && findWrapped(outer.parent) === outer) outer = outer.parent;
  return outer;
}

function findWrapped(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return node.expression;
    default:
      return undefined;
  }
}
