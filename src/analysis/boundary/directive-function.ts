import type { TSESTree } from "@typescript-eslint/utils";

import { findNextMajor } from "../../platform/next/versions.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getChildren, isFunction } from "../../syntax/traverse.ts";
import type { LocalFunction } from "../references/access-path.ts";

/** Why the compiler refuses a function although its directive counts. */
export type FunctionProblem =
  | { readonly kind: "instanceMethod" }
  | { readonly kind: "sync" }
  | { readonly kind: "unbound"; readonly node: TSESTree.Node; readonly word: "arguments" | "super" | "this" };

/**
 * What is wrong with a function that says `'use server'` or `'use cache'`: it is not async, a method of instances, or takes something
 * of its caller's that does not go over the network. `undefined` where nothing is.
 */
export function judgeDirectiveFunction(callee: LocalFunction, module: SourceModule, nextVersion: number): FunctionProblem | undefined {
  if (callee.parent.type === "MethodDefinition" && !callee.parent.static) return { kind: "instanceMethod" };
  if (!callee.async) return { kind: "sync" };
  return checksAll(nextVersion) ? findUnbound(callee, module) : undefined;
}

/**
 * Whether the compiler looks at a function's directive: not at that of a constructor or a private method, nor, before 15, of a method. Getters and setters
 * are left out, too: hardly anybody writes one there, and not every version refuses it (docs/platform/next-16.md).
 */
export function mayHaveDirective({ parent }: LocalFunction, nextVersion: number): boolean {
  if (parent.type === "MethodDefinition") return parent.kind === "method" && parent.key.type !== "PrivateIdentifier" && checksAll(nextVersion);
  if (parent.type !== "Property" || (!parent.method && parent.kind === "init")) return true;
  return parent.kind === "init" && checksAll(nextVersion);
}

function checksAll(nextVersion: number): boolean {
  return findNextMajor(nextVersion)?.checksFunctions === "all";
}

/** The first use of what a function has of the one that calls it: its own, or of arrows within. */
function findUnbound(callee: LocalFunction, module: SourceModule): FunctionProblem | undefined {
  const stack: TSESTree.Node[] = [...getChildren(callee, module.visitorKeys)].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const word = readWord(node);
    if (word !== undefined) return { kind: "unbound", node, word };
    const hasOwn = (isFunction(node) && node.type !== "ArrowFunctionExpression") || node.type === "ClassBody";
    if (!hasOwn) stack.push(...[...getChildren(node, module.visitorKeys)].reverse());
  }
  return undefined;
}

function readWord(node: TSESTree.Node): "arguments" | "super" | "this" | undefined {
  if (node.type === "ThisExpression") return "this";
  if (node.type === "Super") return "super";
  if (node.type !== "Identifier" || node.name !== "arguments") return undefined;
  const { parent } = node;
  const isName = (parent.type === "MemberExpression" && parent.property === node && !parent.computed) || (parent.type === "Property" && parent.key === node && !parent.shorthand && !parent.computed);
  return isName ? undefined : "arguments";
}
