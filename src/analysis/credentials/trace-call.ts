import { BODY_STEP, countPassedSteps } from "../../platform/libraries/passing-calls.ts";
import { CREDENTIAL_MENTION } from "../../platform/libraries/session-tokens.ts";
import { openDefinition } from "../../syntax/exported.ts";
import { findEnclosingFunction } from "../../syntax/traverse.ts";
import { CALL_STEP, findGlobalName, NEW_STEP, type CallLike, type LocalFunction } from "../references/access-path.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import { findCarried, findMapped } from "./carriers.ts";
import type { CallPlace } from "./credential.ts";
import { findPackageCredential } from "./package-credential.ts";
import { findFirst, tracePart, type Found, type TracedValue, type Walk } from "./traced-value.ts";

/** A bound for functions that call one another in a circle. */
const MAX_FUNCTIONS = 8;

/** Modules without this word make no response. */
const ANSWERING = /Response/u;

/** What a call gives back, by the function that it runs, or of what it is given. */
export function traceCall(node: CallLike, step: typeof CALL_STEP | typeof NEW_STEP, value: TracedValue, walk: Walk): Found | undefined {
  const calls = [{ around: value.around, call: node }, ...value.calls];
  const steps = [step, ...value.steps];
  return (
    walk.trace({ ...value, calls, node: node.callee, steps }, walk) ??
    tracePassed({ ...value, calls, node, steps: [...(findGlobalName(node.callee, value.around.module)?.split(".") ?? []), ...steps] }, undefined, walk) ??
    traceCarried(node, value, walk)
  );
}

function traceCarried(node: CallLike, value: TracedValue, walk: Walk): Found | undefined {
  const { around } = value;
  const carried = findCarried(node, value.steps, around.module);
  if (carried !== undefined) return walk.trace({ ...value, ...carried }, walk);
  const mapped = findMapped(node, value.steps);
  if (mapped === undefined) return undefined;
  const run = { arguments: [mapped.argument], at: around, function: mapped.callback };
  return traceReturned(mapped.callback, { ...value, around: { module: around.module, run }, steps: mapped.steps }, walk);
}

/** What another module exports: the first step is its name there. */
export function traceExport(specifier: string, value: TracedValue, walk: Walk): Found | undefined {
  const [name, ...steps] = value.steps;
  if (name === undefined) return undefined;
  const definition = value.around.module.links?.findDefinition(specifier, name);
  // The server has no value of a client module, only a reference.
  if (definition?.clientEntry !== undefined) return undefined;
  if (definition?.kind !== "module") {
    const known = definition ?? { name, specifier };
    return tracePackage({ ...value, steps: [known.name, ...steps] }, known.specifier, walk);
  }
  const isWorthIt = definition.mentions(CREDENTIAL_MENTION) || (steps.includes(BODY_STEP) && definition.mentions(ANSWERING));
  const located = isWorthIt ? openDefinition(definition) : undefined;
  return located && walk.trace({ ...value, around: { module: located.module }, node: located.node, steps }, walk);
}

function tracePackage(value: TracedValue, specifier: string, walk: Walk): Found | undefined {
  const passed = tracePassed(value, specifier, walk);
  if (passed !== undefined) return passed;
  const at = { module: value.around.module, node: value.node };
  const credential = findPackageCredential({ ...value, at, specifier }, walk.names);
  return credential && { credential, isPlaced: false };
}

/** What a call among the steps is given, where that is found again at the end of them. */
function tracePassed(value: TracedValue, specifier: string | undefined, walk: Walk): Found | undefined {
  const count = countPassedSteps(specifier, value.steps);
  if (count === undefined) return undefined;
  const made = value.steps.slice(0, count).filter((step) => step === CALL_STEP || step === NEW_STEP).length;
  const place = value.calls[made - 1];
  const argument = place?.call.arguments[0];
  if (place === undefined || argument === undefined) return undefined;
  const passed = { ...value, around: place.around, calls: value.calls.slice(made), node: argument, steps: value.steps.slice(count) };
  return tracePart(passed, value.steps[count - 1] === BODY_STEP ? goOnWhere(place, walk) : walk);
}

/** What a response is made of is put together by the function that makes it, so that belongs to the code in question. */
function goOnWhere({ around, call }: CallPlace, walk: Walk): Walk {
  const { module, nodes } = walk.within;
  const maker = around.module === module ? findEnclosingFunction(call) : undefined;
  return maker === undefined ? walk : { ...walk, within: { module, nodes: [...nodes, maker] } };
}

/** What a function returns in the run that a call makes. */
export function traceFunction(node: LocalFunction, value: TracedValue, walk: Walk): Found | undefined {
  const [step, ...steps] = value.steps;
  const [place, ...calls] = value.calls;
  if (step !== CALL_STEP || place === undefined) return undefined;
  const { module } = value.around;
  const around = { module, run: { arguments: place.call.arguments, at: place.around, function: node } };
  return traceReturned(node, { ...value, around, calls, steps }, walk);
}

function traceReturned(node: LocalFunction, value: TracedValue, walk: Walk): Found | undefined {
  if (node.generator || walk.depth >= MAX_FUNCTIONS) return undefined;
  const returned = collectReturnedExpressions(node, value.around.module) ?? [];
  return findFirst(returned, (expression) => walk.trace({ ...value, node: expression }, { ...walk, depth: walk.depth + 1 }));
}
