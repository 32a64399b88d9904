import type { TSESTree } from "@typescript-eslint/utils";

import { isSessionCall, isSessionHandler } from "../../platform/libraries/session-apis.ts";
import type { RouteHandler } from "../../project/routes.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, type LocalFunction } from "../references/access-path.ts";
import type { CallPlace, Surroundings } from "../references/surroundings.ts";
import { collectCallees, getOutsidePath, runBy, type OutsideCallee, type OwnCallee } from "../values/callees.ts";
import { collectMethodMoves } from "../values/models.ts";
import { valueOf } from "../values/value.ts";
import { findCookieRead } from "./cookie-read.ts";
import { findRequestPart, type RequestPart } from "./request-part.ts";
import { findHandlers } from "./route-exports.ts";
import { collectRunNodes } from "./run-nodes.ts";

/** Why we believe that a handler reads the session. */
export interface SessionRead {
  /** In words: `cookies()`, `auth()`. */
  readonly api: string;
  /** The module that reads it. */
  readonly path: string;
}

/** A handler and its helpers are no larger than this; generated ones end in "not known". */
const MAX_FUNCTIONS = 200;
const MAX_NODES = 20_000;

const memory = new WeakMap<SourceModule, Map<string, SessionRead | "none">>();

/**
 * How a handler reads the cookies or the session of a request, by itself or through the functions that it calls, in its
 * own module and in others. A method that is not known may be any that the module handles, so all of them must read it.
 * `undefined` says that it is not certain, never that it does not.
 */
export function findSessionRead(module: SourceModule, kind: RouteHandler["kind"], method: string | undefined): SessionRead | undefined {
  const known = memory.get(module) ?? new Map<string, SessionRead | "none">();
  memory.set(module, known);
  const key = method ?? "";
  let found = known.get(key);
  if (found === undefined) {
    found = readHandlers(module, kind, method) ?? "none";
    known.set(key, found);
  }
  return found === "none" ? undefined : found;
}

function readHandlers(module: SourceModule, kind: RouteHandler["kind"], method: string | undefined): SessionRead | undefined {
  // What asks for the method does something else for each.
  if (kind === "apiRoute" && method === undefined && asksForMethod(module)) return undefined;
  return findAll(findHandlers(module, kind, method), (handler) => new SessionSearch(method).findInHandler(handler.node, { module: handler.module }));
}

function asksForMethod(module: SourceModule): boolean {
  for (const node of walk(module.ast, module.visitorKeys)) {
    if ((node.type === "MemberExpression" || node.type === "Property") && getPropertyName(node) === "method") return true;
  }
  return false;
}

/** One walk through a handler and what it calls. */
class SessionSearch {
  readonly #method: string | undefined;
  /** What is called with the request. */
  readonly #handlers = new Set<LocalFunction>();
  /** What was visited, with what was known of its parameters, and what was found there where all of them are of the request. */
  readonly #seen = new Map<string, SessionRead | undefined>();
  readonly #ids = new Map<object, number>();
  #nodes = 0;

  constructor(method: string | undefined) {
    this.#method = method;
  }

  /** What Next.js calls: a function, what a wrapper made of one, or what a library made. */
  findInHandler(node: TSESTree.Node, around: Surroundings): SessionRead | undefined {
    return findAll(collectCallees(valueOf(node, around)), (callee) => {
      if (callee.kind === "own") return this.#findInFunction(callee, undefined);
      const isSession = isSessionHandler(callee.specifier, getOutsidePath(callee));
      return isSession ? { api: describe(callee), path: around.module.path } : this.#findInGiven(callee.calls.at(-1), true);
    });
  }

  /** What a library's wrapper was given. Whether that is called with the request is known of handlers only. */
  #findInGiven(made: CallPlace | undefined, isHandler: boolean): SessionRead | undefined {
    for (const node of made?.given ?? []) {
      if (made === undefined || !this.#hasRoom()) return undefined;
      const found = isHandler ? this.findInHandler(node, made.around) : this.#findInCalled(node, [], made.around);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #findInCalled(node: TSESTree.Node, given: readonly TSESTree.Node[], at: Surroundings, resolvesGiven?: boolean): SessionRead | undefined {
    return findAll(collectCallees(valueOf(node, at)), (callee) => {
      if (callee.kind === "own") return this.#findInFunction(callee, { arguments: given, at, resolvesGiven });
      if (isSessionCall(callee.specifier, getOutsidePath(callee))) return { api: describe(callee), path: at.module.path };
      // `memoize(async () => …)`: what is called is what a library made of a function of the app.
      return callee.path.at(-1) === CALL_STEP ? this.#findInGiven(callee.calls.at(-1), false) : undefined;
    });
  }

  /**
   * A function that is called with something, or as a handler: visited once with what is known of its parameters, so that circles
   * end. Two ways to it with the same of the request have the same answer.
   */
  #findInFunction(callee: OwnCallee, given: Parameters<typeof runBy>[1] | undefined): SessionRead | undefined {
    const kinds = given?.arguments.map((argument) => this.#describeArgument(argument, given.at)) ?? ["request"];
    const key = [this.#identify(callee.function), ...this.#describeRuns(callee.around), ...kinds].join(" ");
    if (this.#seen.has(key) || this.#seen.size > MAX_FUNCTIONS) return this.#seen.get(key);
    this.#seen.set(key, undefined);
    const found = this.#findInBody(callee, given);
    if (kinds.every((kind) => /^request/u.test(kind))) this.#seen.set(key, found);
    return found;
  }

  #findInBody(callee: OwnCallee, given: Parameters<typeof runBy>[1] | undefined): SessionRead | undefined {
    const { function: node } = callee;
    if (given === undefined) this.#handlers.add(node);
    const around = given === undefined ? callee.around : runBy(callee, given);
    const findPart = (part: TSESTree.Node): RequestPart | undefined => findRequestPart(part, around, this.#handlers);
    const { module } = around;
    for (const inner of collectRunNodes(node, module, { isMethod: (asked) => isRequestMethod(asked, findPart), method: this.#method })) {
      this.#nodes += 1;
      if (!this.#hasRoom()) return undefined;
      const read = findCookieRead(inner, module, findPart);
      if (read !== undefined) return { api: read.name, path: read.path ?? module.path };
      const called = inner.type === "CallExpression" ? this.#findInCall(inner, around) : undefined;
      if (called !== undefined) return called;
    }
    return undefined;
  }

  /** What a call runs: what it names, and what is known to call what it is handed (`cookies().then(readSession)`). */
  #findInCall(call: TSESTree.CallExpression, around: Surroundings): SessionRead | undefined {
    for (const { from, given, resolvesGiven } of collectMethodMoves(call, around.module)) {
      const isNamed = given !== undefined && !isFunction(unwrap(from));
      const found = isNamed ? this.#findInCalled(from, given, around, resolvesGiven) : undefined;
      if (found !== undefined) return found;
    }
    return this.#findInCalled(call.callee, call.arguments, around);
  }

  #describeRuns({ run }: Surroundings): readonly string[] {
    const runs: string[] = [];
    for (let known = run; known !== undefined; known = known.at.run) runs.push(String(this.#identify(known.arguments)));
    return [...runs, ""];
  }

  #describeArgument(argument: TSESTree.Node, at: Surroundings): string {
    if (isFunction(unwrap(argument))) return String(this.#identify(argument));
    const part = findRequestPart(argument, at, this.#handlers);
    return part === undefined ? "" : [part.name, ...part.steps].join(".");
  }

  #identify(object: object): number {
    const id = this.#ids.get(object) ?? this.#ids.size;
    this.#ids.set(object, id);
    return id;
  }

  #hasRoom(): boolean {
    return this.#nodes <= MAX_NODES && this.#seen.size <= MAX_FUNCTIONS;
  }
}

/**
 * Whether an expression is the method of the request. Where nobody knows what it is a part of, its name says so: then code is
 * taken for another method's that is not, and nothing is read there.
 */
function isRequestMethod(node: TSESTree.Node, findPart: (node: TSESTree.Node) => RequestPart | undefined): boolean {
  const member = unwrap(node);
  const part = findPart(member);
  if (part !== undefined) return part.kind === "request" && /^(?:req\.|request\.)?method$/u.test(part.steps.join("."));
  return (member.type === "MemberExpression" && getPropertyName(member) === "method") || (member.type === "Identifier" && member.name === "method");
}

/** The first of several answers, where each gives one. */
function findAll<Item, Answer>(items: readonly Item[], ask: (item: Item) => Answer | undefined): Answer | undefined {
  const [first, ...others] = items;
  const answer = first && ask(first);
  return answer !== undefined && others.every((other) => ask(other) !== undefined) ? answer : undefined;
}

/** `auth()` for the `auth` of `NextAuth()`: the last name that the library gives it. */
function describe({ path }: OutsideCallee): string {
  const names = path.filter((step) => /^\w/u.test(step) && step !== "default");
  return `${names.at(-1) ?? "NextAuth"}()`;
}
