import type { TSESTree } from "@typescript-eslint/utils";

import { findInitializer, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import { isOriginRead } from "./origin-read.ts";

/** Aliases and functions between the request and the header. */
const MAX_DEPTH = 8;

/**
 * Whether an expression is the `Origin` of the request as it came, or nothing: read from its headers, through constants,
 * defaults, conditions on whether there is one, and parameters that a call of the module fills with it.
 */
export function isRequestOrigin(node: TSESTree.Node, module: SourceModule, depth = 0): boolean {
  const inner = unwrap(node);
  if (depth > MAX_DEPTH) return false;
  const follow = (next: TSESTree.Node): boolean => isRequestOrigin(next, module, depth + 1);
  switch (inner.type) {
    case "AwaitExpression":
      return follow(inner.argument);
    case "TemplateLiteral": {
      const [only, ...others] = inner.expressions;
      return only !== undefined && others.length === 0 && inner.quasis.every(({ value }) => value.raw === "") && follow(only);
    }
    case "LogicalExpression":
      return follow(inner.left) && (inner.operator !== "&&" || follow(inner.right));
    case "ConditionalExpression":
      return isPresenceTest(inner.test, module, depth + 1) && [inner.consequent, inner.alternate].some((branch) => follow(branch));
    case "Identifier": {
      const initializer = findInitializer(inner, module);
      return isOriginRead(inner, module) || (initializer !== undefined ? follow(initializer) : isGivenOrigin(inner, module, depth));
    }
    default:
      return isOriginRead(inner, module);
  }
}

/** Whether a test asks for nothing but whether there is an `Origin`. */
export function isPresenceTest(test: TSESTree.Node, module: SourceModule, depth = 0): boolean {
  const inner = unwrap(test);
  if (inner.type === "UnaryExpression" && inner.operator === "!") return isPresenceTest(inner.argument, module, depth);
  if (inner.type === "BinaryExpression" && /^[!=]==?$/u.test(inner.operator)) return isNothing(inner.right) && isRequestOrigin(inner.left, module, depth);
  return isRequestOrigin(inner, module, depth);
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && (node.value === null || node.value === "")) || (node.type === "Identifier" && node.name === "undefined");
}

/** Whether a call of this module gives a parameter the `Origin`. */
function isGivenOrigin(identifier: TSESTree.Identifier, module: SourceModule, depth: number): boolean {
  const place = findParameter(identifier, module);
  if (place === undefined) return false;
  return collectLocalCalls(place.function, module).some((call) => {
    const argument = call.arguments[place.index];
    return argument !== undefined && argument.type !== "SpreadElement" && isRequestOrigin(argument, module, depth + 1);
  });
}

/** The function whose parameter a name is, by its plain name and never written again. */
function findParameter(identifier: TSESTree.Identifier, module: SourceModule): { readonly function: LocalFunction; readonly index: number } | undefined {
  const variable = findVariable(module, identifier);
  const [definition, ...others] = variable?.defs ?? [];
  const owner = definition?.node;
  if (variable === undefined || definition?.type !== "Parameter" || others.length > 0 || owner === undefined || !isFunction(owner)) return undefined;
  if (variable.references.some((reference) => reference.isWrite() && reference.init !== true)) return undefined;
  const index = owner.params.findIndex((parameter) => (parameter.type === "AssignmentPattern" ? parameter.left : parameter) === definition.name);
  return index === -1 ? undefined : { function: owner, index };
}
