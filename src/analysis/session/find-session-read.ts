import type { TSESTree } from "@typescript-eslint/utils";

import { isSessionCall, isSessionHandler } from "../../platform/libraries/session-apis.ts";
import type { RouteHandler } from "../../project/routes.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, getExportPath, resolveAccessPath, type CallLike, type LocalFunction } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { findLinkedFunction, locate, resolveLinkedPath, type LocatedPath } from "../references/linked.ts";
import { findThenPromise } from "../references/promised.ts";
import { findHandlers } from "./route-exports.ts";
import { findCookieRead, findRequestValue, isRequestMethod, type RequestKind, type RequestParameters } from "./request-value.ts";
import { collectRunNodes, isReturned } from "./run-nodes.ts";

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

/** One walk through a handler and what it calls. */
interface Walk {
  readonly method: string | undefined;
  readonly parameters: RequestParameters;
  /** What was visited, with what was known of its parameters. */
  readonly seen: Set<string>;
  readonly ids: Map<TSESTree.Node, number>;
  nodes: number;
}

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
  const reads = findHandlers(module, kind, method).map((handler) =>
    readHandler(handler.node, handler.module, { ids: new Map(), method, nodes: 0, parameters: new Map(), seen: new Set() }),
  );
  return reads.every((read) => read !== undefined) ? reads[0] : undefined;
}

function asksForMethod(module: SourceModule): boolean {
  for (const node of walk(module.ast, module.visitorKeys)) {
    if ((node.type === "MemberExpression" || node.type === "Property") && getPropertyName(node) === "method") return true;
  }
  return false;
}

const REQUEST: ReadonlyMap<number, RequestKind> = new Map([[0, "request"]]);
const NOTHING: ReadonlyMap<number, RequestKind> = new Map();

/** What Next.js calls: a function, what a wrapper made of one, or what a library made. */
function readHandler(node: TSESTree.Node, module: SourceModule, walk: Walk, bound = REQUEST): SessionRead | undefined {
  const source = findSourceExpression(node, module);
  const located = resolveLinkedPath(source, module);
  if (located !== undefined && isLibraryHandler(located)) return { api: describe(located), path: module.path };
  if (source.type === "CallExpression") return readWrapped(source, module, walk);
  if (located?.path.root.kind === "function" && located.path.steps.length === 0) {
    return readFunction(located.path.root.node, located.module, bound, walk);
  }
  const path = source.type === "Identifier" ? resolveAccessPath(source, module) : undefined;
  const elsewhere = path && locate(path, module);
  return elsewhere && elsewhere.node !== source ? readHandler(elsewhere.node, elsewhere.module, walk, bound) : undefined;
}

/** `withSession(handler)`: the wrapper's own code, that of the function it returns, and the handler's. */
function readWrapped(call: CallLike, module: SourceModule, walk: Walk): SessionRead | undefined {
  if (walk.ids.has(call)) return undefined;
  walk.ids.set(call, walk.ids.size);
  const wrapper = resolveLinkedPath(call.callee, module);
  // What a wrapper of another module makes is followed no further than to the wrapper.
  if (wrapper !== undefined && isLibraryHandler(wrapper, CALL_STEP)) return { api: describe(wrapper), path: module.path };
  const isOwn = wrapper?.path.root.kind === "function" && wrapper.path.steps.every((step) => step === CALL_STEP);
  const own = isOwn && wrapper.path.root.kind === "function" ? readFunction(wrapper.path.root.node, wrapper.module, NOTHING, walk, true) : undefined;
  // Which of its own parameters a wrapper hands on is known of libraries only.
  return own ?? readArguments(call, module, walk, isOwn ? NOTHING : REQUEST);
}

function isLibraryHandler({ path }: LocatedPath, ...more: readonly string[]): boolean {
  return path.root.kind === "module" && isSessionHandler(path.root.specifier, getExportPath({ ...path, steps: [...path.steps, ...more] }));
}

function readArguments(call: CallLike, module: SourceModule, walk: Walk, bound: ReadonlyMap<number, RequestKind>): SessionRead | undefined {
  for (const argument of call.arguments) {
    const source = findSourceExpression(argument, module);
    const isHandler = isFunction(source) || source.type === "CallExpression" || source.type === "Identifier";
    const read = isHandler && hasRoom(walk) ? readHandler(argument, module, walk, bound) : undefined;
    if (read !== undefined) return read;
  }
  return undefined;
}

function readFunction(
  node: LocalFunction,
  module: SourceModule,
  bound: ReadonlyMap<number, RequestKind>,
  walk: Walk,
  withReturned = false,
): SessionRead | undefined {
  if (!enter(node, bound, walk)) return undefined;
  if (bound.size > 0) walk.parameters.set(node, bound);
  for (const inner of collectRunNodes(node, module, { isMethod: (asked) => isRequestMethod(asked, module, walk.parameters), method: walk.method }, withReturned)) {
    walk.nodes += 1;
    if (!hasRoom(walk)) return undefined;
    if (withReturned && isFunction(inner) && isReturned(inner)) walk.parameters.set(inner, REQUEST);
    const api = findCookieRead(inner, module, walk.parameters);
    const read = api === undefined ? readCall(inner, module, walk) : { api, path: module.path };
    if (read !== undefined) return read;
  }
  return undefined;
}

/** What a call runs: a function of a session library, or one of the app, with what it is handed. */
function readCall(node: TSESTree.Node, module: SourceModule, walk: Walk): SessionRead | undefined {
  if (node.type !== "CallExpression") return undefined;
  const awaited = readThen(node, module, walk);
  const located = awaited === undefined ? resolveLinkedPath(node.callee, module) : undefined;
  if (located === undefined) return awaited;
  const { calls, root, steps } = located.path;
  if (root.kind === "function") {
    if (steps.some((step) => step !== CALL_STEP)) return undefined;
    return readFunction(root.node, located.module, bindArguments(node, module, walk), walk, steps.length > 0);
  }
  if (root.kind !== "module") return undefined;
  if (isSessionCall(root.specifier, getExportPath(located.path))) return { api: describe(located), path: module.path };
  // `cache(async () => …)` of React: what is called is what a library made of a function of the app.
  const made = steps.at(-1) === CALL_STEP ? calls.at(-1) : undefined;
  return made && readArguments(made, located.module, walk, NOTHING);
}

/** `cookies().then(readSession)`: a function that is named there is run with what the promise gives. */
function readThen(call: TSESTree.CallExpression, module: SourceModule, walk: Walk): SessionRead | undefined {
  const promise = findThenPromise(call);
  const [callback] = call.arguments;
  if (promise === undefined || callback === undefined || isFunction(unwrap(callback))) return undefined;
  const callee = findLinkedFunction(callback, module);
  const value = findRequestValue(promise, module, walk.parameters);
  const bound = value?.steps.length === 0 ? new Map([[0, value.kind]]) : NOTHING;
  return callee && readFunction(callee.function, callee.module, bound, walk);
}

function bindArguments(call: TSESTree.CallExpression, module: SourceModule, walk: Walk): ReadonlyMap<number, RequestKind> {
  const bound = new Map<number, RequestKind>();
  for (const [index, argument] of call.arguments.entries()) {
    const value = findRequestValue(argument, module, walk.parameters);
    if (value?.steps.length === 0) bound.set(index, value.kind);
  }
  return bound;
}

/** Whether a function is worth a visit: each one is visited once with what is known of its parameters, so circles end. */
function enter(node: LocalFunction, bound: ReadonlyMap<number, RequestKind>, walk: Walk): boolean {
  const id = walk.ids.get(node) ?? walk.ids.size;
  walk.ids.set(node, id);
  const key = [id, ...[...bound].flat()].join(" ");
  if (walk.seen.has(key) || walk.seen.size > MAX_FUNCTIONS) return false;
  walk.seen.add(key);
  return true;
}

function hasRoom({ nodes, seen }: Walk): boolean {
  return nodes <= MAX_NODES && seen.size <= MAX_FUNCTIONS;
}

/** `auth()` for the `auth` of `NextAuth()`: the last name that the library gives it. */
function describe({ path }: LocatedPath): string {
  const names = path.steps.filter((step) => /^\w/u.test(step) && step !== "default");
  return `${names.at(-1) ?? "NextAuth"}()`;
}
