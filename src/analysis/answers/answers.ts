import type { TSESTree } from "@typescript-eslint/utils";

import { BODY_STEP } from "../../platform/libraries/value-models.ts";
import { HANDED_REQUESTS, type HandedRequest, type HandlerKind } from "../../platform/next/handlers.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { LocalFunction } from "../references/access-path.ts";
import type { LinkedFunction } from "../references/linked.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { collectHandlers, collectTypedHandlers, type Handler } from "./handlers.ts";
import { collectSent } from "./sent.ts";

/** Something that a handler answers with, and so sends to the browser. */
export interface Answer {
  /** The name that the module exports the handler by. */
  readonly handler: string;
  readonly node: TSESTree.Node;
  readonly around: Surroundings;
  /** The part of it that is sent. */
  readonly steps: readonly string[];
  /** The code that it is put together in, of the module in question or of others. */
  readonly within: readonly TSESTree.Node[];
  /** Where the module in question gets it from another one: the call, or the export. */
  readonly at: TSESTree.Node;
}

/** All that the handlers of a module answer with, and what their parameters are. */
export interface Answers {
  readonly answers: readonly Answer[];
  readonly requests: ReadonlyMap<TSESTree.Node, HandedRequest>;
}

/** Handlers may be longer than other functions whose value is asked for. */
const MAX_NODES = 20_000;

const STEPS = { pageProps: ["props"], routeHandler: [BODY_STEP] } as const;

/** What the handlers of a module send: the bodies of responses, what is written to a response, the props of a page. */
export function collectAnswers(module: SourceModule, kind: HandlerKind): Answers {
  const handlers = collectHandlers(module, kind);
  const called = new Set(handlers.flatMap((handler) => handler.functions.map((linked) => linked.function)));
  const typed = kind === "apiRoute" ? collectTypedHandlers(module).filter((callee) => !called.has(callee)) : [];
  const requests = new Map([...called, ...typed].map((callee) => [callee, HANDED_REQUESTS[kind]]));
  if (kind !== "apiRoute") return { answers: handlers.flatMap((handler) => collectReturned(handler, STEPS[kind])), requests };
  const answers = handlers.flatMap((handler) => handler.functions.flatMap((linked) => collectWritten(linked, handler, module)));
  const others = typed.flatMap((callee) => collectWritten({ function: callee, module }, undefined, module));
  return { answers: [...answers, ...others], requests };
}

function collectReturned({ functions, name, node: exported }: Handler, steps: readonly string[]): readonly Answer[] {
  return functions.flatMap(({ function: callee, module }) =>
    collectAnswering(callee, module).map((node) => ({
      around: { module },
      at: exported,
      handler: name,
      node,
      steps,
      within: [callee],
    })),
  );
}

/**
 * What a function returns; with `return guard(async () => …)` what the callback returns as well. A wrapper may take the
 * response from an object: `return { audit, response: Response.json(user) }`.
 */
function collectAnswering(callee: LocalFunction, module: SourceModule): readonly TSESTree.Node[] {
  return (collectReturnedExpressions(callee, module, MAX_NODES) ?? []).flatMap((returned) => {
    const value = unwrap(returned.type === "AwaitExpression" ? returned.argument : returned);
    const callbacks = value.type === "CallExpression" ? value.arguments.map((argument) => unwrap(argument)).filter((argument) => isFunction(argument)) : [];
    const members = value.type === "ObjectExpression" ? value.properties.flatMap((property) => (property.type === "Property" ? [property.value] : [])) : [];
    return [returned, ...members, ...callbacks.flatMap((callback) => collectAnswering(callback, module))];
  });
}

function collectWritten({ function: callee, module }: LinkedFunction, handler: Handler | undefined, here: SourceModule): readonly Answer[] {
  return collectSent(callee, { module }).map(({ around, calls, functions, node }) => ({
    around,
    at: (module === here ? calls[0] : handler?.node) ?? callee,
    handler: handler?.name ?? "default",
    node,
    steps: [],
    within: functions.map((linked) => linked.function),
  }));
}
