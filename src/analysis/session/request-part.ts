import type { TSESTree } from "@typescript-eslint/utils";

import { REQUEST_TYPES } from "../../platform/next/handlers.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getTypeName } from "../references/handed-request.ts";
import { CALL_STEP, type LocalFunction } from "../references/access-path.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { collectOrigins, type Origin } from "../values/origins.ts";
import { findNameSource } from "../values/name-sources.ts";
import { valueOf, type Value } from "../values/value.ts";

/** What an expression is of the request that is answered. */
export interface RequestPart {
  readonly kind: "cookies" | "headers" | "request";
  /** How a message names it. */
  readonly name: string;
  /** The members that are taken from it. */
  readonly steps: readonly string[];
  /** The module that asks for it; a request is handed on to the one that reads it. */
  readonly path: string | undefined;
}

/**
 * The part of the request that an expression is, in one run of a function: of what Next.js calls the handlers with, of a parameter
 * that is a request by its type, of `cookies()` and `headers()`. `undefined` where it may be something else.
 */
export function findRequestPart(node: TSESTree.Node, around: Surroundings, handlers: ReadonlySet<LocalFunction>): RequestPart | undefined {
  const [first, ...others] = collectOrigins<RequestPart>(valueOf(node, around), {
    asksParts: false,
    branches: "every",
    judge: (origin) => judge(origin, handlers),
    opens: () => true,
    recognize: recognizeType,
    within: { module: around.module, nodes: [] },
  });
  const describe = ({ name, steps }: RequestPart): string => [name, ...steps].join(".");
  return first !== undefined && others.every(({ answer }) => describe(answer) === describe(first.answer)) ? first.answer : undefined;
}

function judge(origin: Origin, handlers: ReadonlySet<LocalFunction>): RequestPart | undefined {
  if (origin.kind === "export") {
    // Source: https://nextjs.org/docs/app/api-reference/functions/cookies
    const [name, call, ...steps] = origin.value.path;
    const isRequestApi = origin.specifier === "next/headers" && (name === "cookies" || name === "headers") && call === CALL_STEP;
    // What its promise makes of it is what a model says.
    return isRequestApi && !(isOfPromise(steps[0]) && steps[1] === CALL_STEP) ? { kind: name, name: `${name}()`, path: origin.value.around.module.path, steps } : undefined;
  }
  const isRequest = origin.kind === "parameter" && origin.index === 0 && handlers.has(origin.function);
  return isRequest ? getPart(origin.value.path) : undefined;
}

/** A request by the type that its parameter has, whatever it is given. */
function recognizeType({ around: { module }, node, path }: Value): RequestPart | undefined {
  const source = node.type === "Identifier" ? findNameSource(node, module) : undefined;
  const [move] = source?.kind === "parameter" ? source.moves : [];
  const isTyped = source?.kind === "parameter" && isTypedAsRequest(source.function, source.index, module);
  return isTyped && move !== undefined ? getPart([...move.take, ...path]) : undefined;
}

function getPart(way: readonly string[]): RequestPart {
  const [step, ...steps] = way;
  return step === "cookies" || step === "headers" ? { kind: step, name: `request.${step}`, path: undefined, steps } : { kind: "request", name: "request", path: undefined, steps: way };
}

function isOfPromise(step: string | undefined): boolean {
  return step === "catch" || step === "finally" || step === "then";
}

function isTypedAsRequest(callee: LocalFunction, index: number, module: SourceModule): boolean {
  const type = getTypeName(callee, index, module);
  return type !== undefined && REQUEST_TYPES.get(type)?.steps.length === 0;
}
