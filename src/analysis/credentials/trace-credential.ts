import type { TSESTree } from "@typescript-eslint/utils";

import { openDefinition } from "../../syntax/exported.ts";
import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, NEW_STEP, resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import { findCarried } from "./carriers.ts";
import { findCredential, type CallPlace, type Credential } from "./credential.ts";
import { traceVariable } from "./trace-variable.ts";
import type { TracedValue, Walk } from "./traced-value.ts";

/** Bounds for generated and hostile code: what lies beyond is not known, so nothing is reported. */
const MAX_NODES = 400;
const MAX_FUNCTIONS = 8;

/**
 * The credential that an expression's value is, or has in it: a sensitive cookie, a header with credentials, a session's
 * token. Goes back through variables, destructuring, members, literals, texts, conditions, `await`, and functions of this
 * and of other modules, to the call that reads it. Whatever a call of the outside returns is another value, so a hash, a
 * check or `token.length` ends the walk. One branch of a condition is enough.
 */
export function traceCredential(node: TSESTree.Node, around: Surroundings, names: NameContext): Credential | undefined {
  return trace({ around, calls: [], node, steps: [] }, { budget: { nodes: MAX_NODES }, depth: 0, names, trace });
}

function trace(value: TracedValue, walk: Walk): Credential | undefined {
  walk.budget.nodes -= 1;
  if (walk.budget.nodes < 0) return undefined;
  const node = unwrap(value.node);
  const go = (next: TSESTree.Node, steps = value.steps): Credential | undefined => trace({ ...value, node: next, steps }, walk);
  switch (node.type) {
    case "Identifier":
      return traceIdentifier(node, value, walk);
    case "MemberExpression": {
      const name = getPropertyName(node);
      return name === undefined ? undefined : go(node.object, [name, ...value.steps]);
    }
    case "CallExpression":
      return traceCall(node, value, walk);
    case "NewExpression":
      return traceCallee(node, NEW_STEP, value, walk);
    case "ImportExpression": {
      const specifier = getStringLiteral(node.source);
      return specifier === undefined ? undefined : traceExport(specifier, value, walk);
    }
    case "AwaitExpression":
      return go(node.argument);
    case "ConditionalExpression":
      return go(node.consequent) ?? go(node.alternate);
    case "LogicalExpression":
      return (node.operator === "&&" ? undefined : go(node.left)) ?? go(node.right);
    case "TemplateLiteral":
      return value.steps.length === 0 ? findFirst(node.expressions, (part) => go(part)) : undefined;
    case "BinaryExpression":
      return node.operator === "+" && value.steps.length === 0 ? go(node.left) ?? go(node.right) : undefined;
    case "ObjectExpression":
      return traceObject(node, value, walk);
    case "ArrayExpression":
      return traceArray(node, value, walk);
    default:
      return isFunction(node) ? traceFunction(node, value, walk) : undefined;
  }
}

function findFirst<T>(items: readonly T[], find: (item: T) => Credential | undefined): Credential | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function traceIdentifier(node: TSESTree.Identifier, value: TracedValue, walk: Walk): Credential | undefined {
  const path = resolveAccessPath(node, value.around.module);
  const isImport = path?.root.kind === "module" && path.calls.length === 0;
  if (!isImport) return traceVariable(node, value, walk);
  return path.root.kind === "module" ? traceExport(path.root.specifier, { ...value, steps: [...path.steps, ...value.steps] }, walk) : undefined;
}

/** Modules without any of these words read no credential; nor do, to our knowledge, those that they import. */
const TELLING = /auth|bearer|cookie|jwt|kinde|logto|next\/headers|session|supabase|token/iu;

/** What another module exports: the first step is its name there. */
function traceExport(specifier: string, value: TracedValue, walk: Walk): Credential | undefined {
  const [name, ...steps] = value.steps;
  if (name === undefined) return undefined;
  const definition = value.around.module.links?.findDefinition(specifier, name);
  // The server has no value of a client module, only a reference.
  if (definition?.clientEntry !== undefined) return undefined;
  if (definition?.kind !== "module") {
    const known = definition ?? { name, specifier };
    return tracePackage({ ...value, steps: [known.name, ...steps] }, known.specifier, walk);
  }
  const located = definition.mentions(TELLING) ? openDefinition(definition) : undefined;
  return located && trace({ around: { module: located.module }, calls: value.calls, node: located.node, steps }, walk);
}

/** Functions that make another one, which returns the same: `cache(async () => …)`. */
const WRAPPERS: ReadonlySet<string> = new Set(["next/cache unstable_cache", "react cache"]);

function tracePackage(value: TracedValue, specifier: string, walk: Walk): Credential | undefined {
  const [name, made, ...steps] = value.steps;
  const [making, ...calls] = value.calls;
  const wrapped = made === CALL_STEP && WRAPPERS.has(`${specifier} ${name ?? ""}`) ? making?.call.arguments[0] : undefined;
  if (making !== undefined && wrapped !== undefined) return walk.trace({ around: making.around, calls, node: wrapped, steps }, walk);
  return findCredential({ ...value, specifier }, walk.names);
}

function traceCall(node: TSESTree.CallExpression, value: TracedValue, walk: Walk): Credential | undefined {
  const carried = findCarried(node, value.steps, value.around.module);
  return traceCallee(node, CALL_STEP, value, walk) ?? (carried && trace({ ...value, ...carried }, walk));
}

function traceCallee(call: CallPlace["call"], step: string, value: TracedValue, walk: Walk): Credential | undefined {
  const calls = [{ around: value.around, call }, ...value.calls];
  return trace({ around: value.around, calls, node: call.callee, steps: [step, ...value.steps] }, walk);
}

/** What a function returns in the run that a call makes. */
function traceFunction(node: LocalFunction, value: TracedValue, walk: Walk): Credential | undefined {
  const [step, ...steps] = value.steps;
  const [place, ...calls] = value.calls;
  if (step !== CALL_STEP || place === undefined || node.generator || walk.depth >= MAX_FUNCTIONS) return undefined;
  const { module } = value.around;
  const around = { module, run: { arguments: place.call.arguments, at: place.around, function: node } };
  const returned = collectReturnedExpressions(node, module) ?? [];
  return findFirst(returned, (expression) => trace({ around, calls, node: expression, steps }, { ...walk, depth: walk.depth + 1 }));
}

/** One property, or any of them where the object goes on as a whole. */
function traceObject({ properties }: TSESTree.ObjectExpression, value: TracedValue, walk: Walk): Credential | undefined {
  const [step, ...steps] = value.steps;
  const replaced = new Set<string>();
  for (const property of properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const found = trace({ ...value, node: property.argument }, walk);
      if (found !== undefined) return found;
      continue;
    }
    const name = getPropertyName(property);
    if ((step !== undefined && name !== step) || replaced.has(name ?? "")) continue;
    if (name !== undefined) replaced.add(name);
    const found = property.kind === "init" ? trace({ ...value, node: property.value, steps }, walk) : undefined;
    // What stands further to the front is replaced by this one.
    if (found !== undefined || step !== undefined) return found;
  }
  return undefined;
}

function traceArray({ elements }: TSESTree.ArrayExpression, value: TracedValue, walk: Walk): Credential | undefined {
  const [step, ...steps] = value.steps;
  const isKnown = elements.every((element) => element?.type !== "SpreadElement");
  const meant = step === undefined ? elements : isKnown ? [elements[Number(step)] ?? null] : [];
  return findFirst(meant, (element) => (element === null ? undefined : trace({ ...value, node: element, steps }, walk)));
}
