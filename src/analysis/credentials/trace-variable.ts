import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition, Variable } from "@typescript-eslint/scope-manager";

import { findVariable } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findPatternSteps } from "../references/access-path.ts";
import type { Credential } from "./credential.ts";
import type { TracedValue, Walk } from "./traced-value.ts";

/** What a variable holds: by its declaration, by all that is assigned to it, or by the call that gives a parameter its value. */
export function traceVariable(node: TSESTree.Identifier, value: TracedValue, walk: Walk): Credential | undefined {
  const variable = findVariable(value.around.module, node);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || others.length > 0) return undefined;
  if (definition.type === "Parameter") return isWritten(variable) ? undefined : traceParameter(definition, value, walk);
  if (isFunction(definition.node)) return isWritten(variable) ? undefined : walk.trace({ ...value, node: definition.node }, walk);
  if (definition.node.type !== "VariableDeclarator") return undefined;
  if (isWritten(variable)) return traceAssigned(variable, value, walk);
  const steps = findPatternSteps(definition.node.id, definition.name);
  if (definition.node.init === null || steps === undefined) return undefined;
  return walk.trace({ ...value, node: definition.node.init, steps: [...steps, ...value.steps] }, walk);
}

/** Whether something else than the declaration gives it a value. */
function isWritten(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** `let token = ""; if (…) token = read();`: a credential where each value is one, or nothing. */
function traceAssigned(variable: Variable, value: TracedValue, walk: Walk): Credential | undefined {
  let found: Credential | undefined;
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

function traceParameter({ name, node }: Definition, value: TracedValue, walk: Walk): Credential | undefined {
  const { run } = value.around;
  if (run === undefined || run.function !== node || !isFunction(node)) return undefined;
  for (const [index, parameter] of node.params.entries()) {
    const steps = findPatternSteps(parameter, name);
    const argument = run.arguments[index];
    if (steps === undefined) continue;
    if (argument === undefined || run.arguments.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return undefined;
    return walk.trace({ ...value, around: run.at, node: argument, steps: [...steps, ...value.steps] }, walk);
  }
  return undefined;
}
