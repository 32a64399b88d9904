import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition, Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findPatternSteps, NEW_STEP } from "../references/access-path.ts";
import { findHandedRequest } from "../references/handed-request.ts";
import { findRequestCredential } from "./request-credential.ts";
import { takePart, tracePart, type Found, type TracedValue, type Walk } from "./traced-value.ts";

/** What a variable holds: by its declaration, by all that is assigned to it, or by the call that gives a parameter its value. */
export function traceVariable(node: TSESTree.Identifier, value: TracedValue, walk: Walk): Found | undefined {
  const variable = findVariable(value.around.module, node);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || others.length > 0) return undefined;
  if (definition.type === "Parameter") return isWritten(variable) ? undefined : traceParameter(definition, value, walk);
  if (isFunction(definition.node)) return isWritten(variable) ? undefined : walk.trace({ ...value, node: definition.node }, walk);
  if (definition.node.type === "ClassDeclaration") return isWritten(variable) ? undefined : traceMember(definition.node, value, walk);
  if (definition.node.type !== "VariableDeclarator") return undefined;
  if (isWritten(variable)) return traceAssigned(variable, value, walk);
  if (definition.node.init === null) return undefined;
  const part = findBound(definition.node.id, definition.name, { ...value, node: definition.node.init });
  return part && walk.trace(part, walk);
}

/** The part of a value that a pattern gives a name to; with `...rest`, what no other name takes. */
function findBound(pattern: TSESTree.Node, name: TSESTree.Node, value: TracedValue): TracedValue | undefined {
  const steps = findPatternSteps(pattern, name);
  if (steps !== undefined) return takePart(value, steps, new Set());
  const rest = findRest(pattern, name);
  return rest && takePart(value, rest.steps, rest.without);
}

/** `{ data: { token, ...rest } }`: what is left of `data` without `token`. */
function findRest(pattern: TSESTree.Node, name: TSESTree.Node): { readonly steps: readonly string[]; readonly without: ReadonlySet<string> } | undefined {
  if (pattern.type === "AssignmentPattern") return findRest(pattern.left, name);
  if (pattern.type !== "ObjectPattern") return undefined;
  const without = new Set<string>();
  for (const property of pattern.properties) {
    if (property.type === "RestElement") return property.argument === name ? { steps: [], without } : undefined;
    const key = getPropertyName(property);
    // What is taken out under a computed name may be anything.
    if (key === undefined) return undefined;
    const inner = findRest(property.value, name);
    if (inner !== undefined) return { ...inner, steps: [key, ...inner.steps] };
    without.add(key);
  }
  return undefined;
}

/** What a method of a class gives, of its own or of an instance. */
function traceMember({ body }: TSESTree.ClassDeclaration, value: TracedValue, walk: Walk): Found | undefined {
  const isInstance = value.steps[0] === NEW_STEP;
  const [name, ...steps] = isInstance ? value.steps.slice(1) : value.steps;
  const member = body.body.find((other) => isMember(other) && other.static !== isInstance && getPropertyName(other) === name);
  if (member === undefined || !isMember(member) || member.value === null || name === undefined) return undefined;
  return walk.trace({ ...value, calls: isInstance ? value.calls.slice(1) : value.calls, node: member.value, steps }, walk);
}

function isMember(node: TSESTree.ClassElement): node is TSESTree.MethodDefinition | TSESTree.PropertyDefinition {
  return (node.type === "MethodDefinition" && node.kind === "method") || node.type === "PropertyDefinition";
}

/** Whether something else than the declaration gives it a value. */
function isWritten(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** `let token = ""; if (…) token = read();`: a credential where each value is one, or nothing. */
function traceAssigned(variable: Variable, value: TracedValue, walk: Walk): Found | undefined {
  let found: Found | undefined;
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    const written = findWritten(reference.identifier);
    if (written === undefined) return undefined;
    if (isNothing(written)) continue;
    const credential = walk.trace({ ...value, node: written }, walk);
    if (credential === undefined) return undefined;
    found ??= credential;
  }
  return found;
}

/** What is written to a plain name; `undefined` for patterns, loops and `+=`. */
function findWritten({ parent }: TSESTree.Node): TSESTree.Expression | undefined {
  if (parent?.type === "VariableDeclarator") return parent.init ?? undefined;
  return parent?.type === "AssignmentExpression" && /^(?:\?\?|\|\|)?=$/u.test(parent.operator) ? parent.right : undefined;
}

function isNothing(node: TSESTree.Expression): boolean {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name === "undefined";
  return inner.type === "Literal" && (inner.value === null || inner.value === "");
}

/** What the call gives to it; where nobody knows of a call, the request that Next.js or its type says it has. */
function traceParameter({ name, node }: Definition, value: TracedValue, walk: Walk): Found | undefined {
  if (!isFunction(node)) return undefined;
  for (const [index, parameter] of node.params.entries()) {
    const part = findBound(parameter, name, value);
    if (part === undefined) continue;
    const { run } = value.around;
    if (run?.function === node) return traceArgument(run, index, part, walk);
    const request = findHandedRequest(node, index, walk.requests);
    const credential = request && findRequestCredential(request, { ...part, at: { module: value.around.module, node: value.node } }, walk.names);
    return credential && { credential, isPlaced: false };
  }
  return undefined;
}

function traceArgument({ arguments: given, at }: NonNullable<TracedValue["around"]["run"]>, index: number, value: TracedValue, walk: Walk): Found | undefined {
  const argument = given[index];
  if (argument === undefined || given.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return undefined;
  return tracePart({ ...value, around: at, node: argument }, walk);
}
