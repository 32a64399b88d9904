import type { TSESTree } from "@typescript-eslint/utils";

import { RESPONSE_PARAMETER, SENDING_METHODS } from "../../platform/next/handlers.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction, type LinkedFunction } from "../references/linked.ts";
import type { Surroundings } from "../references/surroundings.ts";

/** What is sent by a response of the pages router, and what gives its names a meaning. */
export interface Sent {
  readonly node: TSESTree.Node;
  readonly around: Surroundings;
  /** The functions that the response went through, the handler first, and the calls that handed it on. */
  readonly functions: readonly LinkedFunction[];
  readonly calls: readonly TSESTree.CallExpression[];
}

/** So many functions may hand a response on to one another, and so large may each be. */
const MAX_DEPTH = 4;
const MAX_NODES = 20_000;

/** A function on the response's way, and where that lies in its parameters. */
interface Stage extends Omit<Sent, "node"> {
  readonly function: LocalFunction;
  readonly index: number;
}

/** What a handler writes to the response that it is handed, by itself or through functions that it hands the response on to. */
export function collectSent(handler: LocalFunction, around: Surroundings): readonly Sent[] {
  const functions = [{ function: handler, module: around.module }];
  return collect({ around, calls: [], function: handler, functions, index: RESPONSE_PARAMETER });
}

function collect(stage: Stage): readonly Sent[] {
  const { around, calls, functions } = stage;
  const sent: Sent[] = [];
  let visited = 0;
  for (const node of walk(stage.function.body, around.module.visitorKeys)) {
    visited += 1;
    if (visited > MAX_NODES) return sent;
    if (node.type !== "CallExpression") continue;
    const [body] = node.arguments;
    if (!isSending(node, stage)) sent.push(...collectHandedOn(node, stage));
    else if (body !== undefined) sent.push({ around, calls, functions, node: body });
  }
  return sent;
}

/** `response.status(200).json(user)` */
function isSending({ callee }: TSESTree.CallExpression, stage: Stage): boolean {
  const target = unwrap(callee);
  return target.type === "MemberExpression" && SENDING_METHODS.has(getPropertyName(target) ?? "") && isResponse(target.object, stage);
}

/** `sendUser(response, user)` */
function collectHandedOn(call: TSESTree.CallExpression, stage: Stage): readonly Sent[] {
  const { around, calls, functions } = stage;
  const index = call.arguments.findIndex((argument) => unwrap(argument).type === "Identifier" && isResponse(argument, stage));
  const linked = index === -1 || calls.length >= MAX_DEPTH ? undefined : findLinkedFunction(call.callee, around.module);
  if (linked === undefined) return [];
  const run = { arguments: call.arguments, at: around, function: linked.function };
  return collect({ around: { module: linked.module, run }, calls: [...calls, call], function: linked.function, functions: [...functions, linked], index });
}

/** The parameter with the response, or what its methods return: `response.status(200)`. */
function isResponse(node: TSESTree.Node, { around, function: callee, index }: Stage): boolean {
  const path = resolveAccessPath(node, around.module);
  if (path?.root.kind !== "parameter" || path.root.function !== callee || path.root.index !== index) return false;
  return path.steps.every((step, position) => (step === CALL_STEP) === (position % 2 === 1)) && path.steps.length % 2 === 0;
}
