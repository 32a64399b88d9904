import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findConstantDefinition, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import { findSourceExpression, findUnchangedObject } from "../references/definition.ts";
import { findLinkedFunction, locate } from "../references/linked.ts";
import { findReturnedExpressions } from "../references/returned.ts";
import { findArgument, type Argument, type ParameterPlace, type Surroundings } from "../references/surroundings.ts";

/** Where options come from, and what gives the names there a meaning. */
export interface OptionsOrigin {
  readonly node: TSESTree.Node;
  readonly at: Surroundings;
}

/** What a caller gives; `without` are the options that a rest element leaves out. */
export type ParameterOptions = Argument & { readonly without?: readonly string[] };

/**
 * The argument that an expression stands for in a run of its function: a parameter, a member of one, or the rest of a
 * destructured one. `undefined` for everything else, and where the call does not tell.
 */
export function findParameterOptions(node: TSESTree.Node, around: Surroundings): ParameterOptions | undefined {
  if (around.run === undefined) return undefined;
  const place = findParameterPlace(node, around.module);
  if (place !== undefined) return findArgument(place, around);
  const rest = node.type === "Identifier" ? findRest(node, around.module) : undefined;
  const argument = rest && findArgument(rest.of, around);
  return argument && rest && { ...argument, without: rest.without };
}

/** The parameter, or the member of one, that an expression is; the place of its run is the caller's. */
export function findParameterPlace(node: TSESTree.Node, module: SourceModule): ParameterPlace | undefined {
  const path = resolveAccessPath(node, module);
  return path?.root.kind === "parameter" && path.calls.length === 0 ? { ...path.root, steps: path.steps } : undefined;
}

/** What counts where it is given: `init` of `init ?? {}`. */
export function findGiven(node: TSESTree.Node): TSESTree.Node {
  return node.type === "LogicalExpression" && node.operator !== "&&" ? unwrap(node.left) : node;
}

/** The parameter whose rest a name holds: `{ headers, ...rest }` in its place, or `const { headers, ...rest } = init`. */
function findRest(
  identifier: TSESTree.Identifier,
  module: SourceModule,
): { readonly of: ParameterPlace; readonly without: readonly string[] } | undefined {
  const variable = findVariable(module, identifier);
  const definition = variable && findConstantDefinition(variable);
  const pattern = definition?.name.parent?.type === "RestElement" ? definition.name.parent.parent : undefined;
  if (definition === undefined || pattern?.type !== "ObjectPattern") return undefined;
  const without = pattern.properties.flatMap((property) => (property.type === "Property" ? [getPropertyName(property)] : []));
  if (without.includes(undefined)) return undefined;
  const of = findPatternPlace(pattern, definition.node, module);
  return of && { of, without: without.filter((name) => name !== undefined) };
}

/** The parameter that a caller may give further options by: `init` of `fetch(url, init)` and of `{ ...init, headers }`. */
export function findOptionsParameter(node: TSESTree.Node, callee: TSESTree.Node, module: SourceModule): number | undefined {
  const inner = findReturnedOptions(unwrap(node), module);
  const literal = findUnchangedObject(inner, module);
  const spreads = literal?.properties.flatMap((property) => (property.type === "SpreadElement" ? [unwrap(property.argument)] : []));
  for (const choice of (spreads ?? [findSourceExpression(inner, module)]).toReversed()) {
    const candidate = findGiven(choice);
    const rest = candidate.type === "Identifier" ? findRest(candidate, module) : undefined;
    const place = rest?.of ?? findParameterPlace(candidate, module);
    if (place?.function === callee && place.steps.length === 0) return place.index;
  }
  return undefined;
}

/** `() => ({ ...init })`: options that are asked for before each request. */
function findReturnedOptions(node: TSESTree.Node, module: SourceModule): TSESTree.Node {
  const [only, ...others] = node.type === "ArrowFunctionExpression" ? (findReturnedExpressions(node, module) ?? []) : [];
  return only === undefined || others.length > 0 ? node : unwrap(only);
}

function findPatternPlace(pattern: TSESTree.ObjectPattern, holder: TSESTree.Node, module: SourceModule): ParameterPlace | undefined {
  if (holder.type === "VariableDeclarator") {
    return holder.id === pattern && holder.init !== null ? findParameterPlace(holder.init, module) : undefined;
  }
  const index = "params" in holder ? holder.params.findIndex((parameter) => (parameter.type === "AssignmentPattern" ? parameter.left : parameter) === pattern) : -1;
  return index === -1 ? undefined : { function: holder, index, steps: [] };
}

/** Options that another module holds, or that a function of this module or of another one returns. */
export function findOrigin(node: TSESTree.Node, around: Surroundings): OptionsOrigin | undefined {
  const { module } = around;
  if (node.type === "CallExpression") {
    const callee = findLinkedFunction(node.callee, module);
    if (callee === undefined || callee.function.async || callee.function.generator) return undefined;
    const [only, ...others] = findReturnedExpressions(callee.function, callee.module) ?? [];
    const run = { arguments: node.arguments, at: around, function: callee.function };
    return only === undefined || others.length > 0 ? undefined : { at: { module: callee.module, run }, node: only };
  }
  const path = resolveAccessPath(node, module);
  const located = path?.root.kind === "module" && path.calls.length === 0 ? locate(path, module) : undefined;
  return located && { at: { module: located.module }, node: located.node };
}
