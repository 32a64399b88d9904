import type { TSESTree } from "@typescript-eslint/utils";

import { hasPrivateCache, isCacheDirective, isPrivateCache, overridesFile } from "../../platform/next/boundary-directives.ts";
import { FORBIDDEN_USES, findRequestUse, MENTIONS_REQUEST_USE, type RequestPlace, type RequestUse } from "../../platform/next/request-apis.ts";
import type { MayLead } from "../../project/project.ts";
import { collectDirectives, collectFunctionDirectives } from "../../syntax/directives.ts";
import { followWay, type Located } from "../../syntax/exported.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { ModuleHandle, SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { isCookieStore } from "../library-calls/cookie-jar.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import type { LinkedFunction } from "../references/linked.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { collectCallees, getOutsidePath, runBy, type Callee, type OwnCallee } from "../values/callees.ts";
import { valueOf } from "../values/value.ts";
import { callsArgument, collectRunCalls, isRuledOut, mayCallArguments, runsAtOnce, type Catcher, type Running } from "./uncaught-calls.ts";

/** What a place forbids, and the way to it. */
export interface ForbiddenUse {
  readonly use: RequestUse;
  /** What is called or rendered on the way, by its name in the code; empty where it is done on the spot. */
  readonly chain: readonly Located[];
  /** The call that does it. */
  readonly call: Located;
  /** Whether code on the way catches the error, which helps nothing in the place that is asked about. */
  readonly isCaught: boolean;
}

/** What is looked for, and how far. */
export interface UseSearch {
  readonly place: RequestPlace;
  readonly nextVersion: number;
  /** Whether what a component renders is a part of it: React renders the elements of a cached function within its cache. */
  readonly rendersElements: boolean;
  /** Whether another module may lead to what is looked for: the others are not opened. What was found is remembered by it. */
  readonly mayLead: MayLead;
  /** What was found of the functions of the module that is asked about, for all of its questions. */
  readonly answers: Answers;
}

export type Answers = WeakMap<LocalFunction, Map<string, Answer>>;

/** So many functions may lie on the way: the search for them recurses. */
const MAX_CHAIN = 100;

/** So often a function is looked into for one answer though it was before, as what it is given, or the way, is another one. */
const MAX_REPEATED = 300;

interface Walk {
  readonly search: UseSearch;
  /** The module that is asked about. */
  readonly module: SourceModule;
  /** Functions that are being looked into. */
  readonly entered: Set<LocalFunction>;
  readonly seen: Set<LocalFunction>;
  /** Functions that lead to nothing but what is being looked into: on this walk there is no more to find in them. */
  readonly fruitless: Map<LocalFunction, SourceModule>;
  /** What an answer may have missed something by: an end of the way, or a function that was entered already. */
  missing: "circle" | "end" | "nothing";
  repeated: number;
}

/** The calls and elements of a function that lead to what its place forbids, each with the first way to it. */
export function* collectForbiddenUses(callee: LocalFunction, module: SourceModule, search: UseSearch): Generator<readonly [TSESTree.Node, ForbiddenUse]> {
  const walk = startWalk(module, search);
  walk.entered.add(callee);
  for (const [running, catcher] of collectRunning({ function: callee, module }, search.place)) {
    forgetMissing(walk);
    const found = findUncaughtUse(running, catcher, callee, { module }, walk);
    settleFruitless(found !== undefined || walk.missing === "end", walk);
    if (found !== undefined && !isRuledOut(running, callee, { module })) yield [running, found];
  }
}

/** The same of a function that a call is given; one of another module leads there as a whole. */
export function* collectUsesOfArgument(argument: TSESTree.Node, module: SourceModule, search: UseSearch): Generator<readonly [TSESTree.Node, ForbiddenUse]> {
  const walk = startWalk(module, search);
  const handed = collectOwn(argument, { module }, walk);
  const [only] = handed;
  if (only?.around.module === module && handed.length === 1) {
    yield* collectForbiddenUses(only.function, module, search);
  } else {
    const found = enterFirst(handed, { arguments: [], at: { module }, name: argument }, walk);
    if (found !== undefined) yield [argument, found];
  }
}

function startWalk(module: SourceModule, search: UseSearch): Walk {
  return { entered: new Set(), fruitless: new Map(), missing: "nothing", module, repeated: 0, search, seen: new Set() };
}

function findUse(running: Running, around: Surroundings, walk: Walk): ForbiddenUse | undefined {
  const { module } = around;
  if (running.type === "JSXOpeningElement") {
    const isComponent = walk.search.rendersElements && running.name.type !== "JSXNamespacedName";
    return isComponent ? enterFirst(collectOwn(running.name, around, walk), { arguments: [], at: around, name: running.name }, walk) : undefined;
  }
  const callees = collectMeant(running.callee, around, walk, () => running.arguments.some((argument) => mayLead(argument, around, walk)));
  const use = findDirectUse(running, callees, around, walk.search.nextVersion);
  if (use !== undefined) return FORBIDDEN_USES[walk.search.place].has(use) ? { call: { module, node: running }, chain: [], isCaught: false, use } : undefined;
  // What runs where it stands is read as a part of what is around it.
  const called = selectOwn(callees).filter((callee) => !runsAtOnce(callee.function, callee.around.module));
  return findInArguments(running, around, walk) ?? enterFirst(called, { arguments: running.arguments, at: around, name: running.callee }, walk);
}

/** What a call itself does with the request. */
function findDirectUse(call: TSESTree.CallExpression, callees: readonly Callee[], around: Surroundings, nextVersion: number): RequestUse | undefined {
  for (const callee of callees) {
    const use = callee.kind === "outside" ? findRequestUse(callee.specifier, getOutsidePath(callee), nextVersion) : undefined;
    if (use !== undefined) return use;
  }
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? getPropertyName(callee) : undefined;
  if (callee.type !== "MemberExpression" || (name !== "set" && name !== "delete")) return undefined;
  return isCookieStore(callee.object, around) ? `cookies.${name}` : undefined;
}

/** Literals, elements and functions are no store, whatever they are made of. */
function mayBeStore({ type }: TSESTree.Node): boolean {
  return type === "AwaitExpression" || type === "CallExpression" || type === "Identifier";
}

/** Whether a function does something by what it is given: a cookie store, or a function that has a name of its own. */
function mayLead(argument: TSESTree.Node, around: Surroundings, walk: Walk): boolean {
  if (!mayBeStore(argument)) return false;
  return isCookieStore(argument, around) || (argument.type === "Identifier" && collectOwn(argument, around, walk).length > 0);
}

/**
 * What an expression means that is called: of this module, of one that may lead to what is looked for, or of one that does so with
 * what it is given.
 */
function collectMeant(node: TSESTree.Node, around: Surroundings, walk: Walk, leads = (): boolean => false): readonly Callee[] {
  const { module, run } = around;
  const path = resolveAccessPath(node, module);
  const opens = (handle: ModuleHandle): boolean => walk.search.mayLead(handle.path) || handle.mentions(MENTIONS_REQUEST_USE) || leads();
  // Most calls are of something that is known by its name alone.
  if (path?.root.kind === "global" || (path?.root.kind === "parameter" && run === undefined)) return [];
  const definition = path?.root.kind === "module" ? followWay(path.root.specifier, path.steps, module)?.definition : undefined;
  return definition?.clientEntry !== undefined || (definition?.kind === "module" && !opens(definition)) ? [] : collectCallees(valueOf(node, around), opens);
}

function collectOwn(node: TSESTree.Node, around: Surroundings, walk: Walk): readonly OwnCallee[] {
  return selectOwn(collectMeant(node, around, walk));
}

function selectOwn(callees: readonly Callee[]): readonly OwnCallee[] {
  return callees.filter((callee) => callee.kind === "own");
}

/** `list.forEach(saveCookie)`: a function that is handed over by its name. */
function findInArguments(call: TSESTree.CallExpression, around: Surroundings, walk: Walk): ForbiddenUse | undefined {
  if (!mayCallArguments(call)) return undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type !== "Identifier" && argument.type !== "MemberExpression") continue;
    const handed = collectOwn(argument, around, walk);
    const isCalled = handed.length > 0 && callsArgument(call, index, around.module);
    const found = isCalled ? enterFirst(handed, { arguments: [], at: around, name: argument }, walk) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A call as the code has it, or what stands for one. */
interface Entry {
  readonly name: TSESTree.Node;
  readonly arguments: readonly TSESTree.Node[];
  readonly at: Surroundings;
}

type Answer = ForbiddenUse | "none";

const memories = new WeakMap<MayLead, Answers>();

function getAnswers({ function: node, module }: LinkedFunction, walk: Walk): Map<string, Answer> {
  const memory: Answers = module === walk.module ? walk.search.answers : (memories.get(walk.search.mayLead) ?? new WeakMap());
  if (module !== walk.module) memories.set(walk.search.mayLead, memory);
  const answers = memory.get(node) ?? new Map<string, Answer>();
  memory.set(node, answers);
  return answers;
}

function enterFirst(callees: readonly OwnCallee[], entry: Entry, walk: Walk): ForbiddenUse | undefined {
  for (const callee of callees) {
    const found = enter(callee, entry, walk);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first forbidden use of a function that is called. */
function enter(own: OwnCallee, { arguments: given, at, name }: Entry, walk: Walk): ForbiddenUse | undefined {
  const callee = { function: own.function, module: own.around.module };
  const cache = findCache(callee, at.module);
  if (cache !== undefined && isForbiddenCache(cache, walk.search)) return { call: { module: at.module, node: name }, chain: [], isCaught: false, use: "privateCache" };
  if (callee.function.generator || cache !== undefined) return undefined;
  // What leads back to the function that is asked about is another answer when another one is.
  if (walk.entered.has(callee.function)) {
    miss(walk.entered.values().next().value === callee.function ? "end" : "circle", walk);
    return undefined;
  }
  if (walk.entered.size > MAX_CHAIN) {
    miss("end", walk);
    return undefined;
  }
  // What a function around it is called with may decide as well.
  const isPlain = findEnclosingFunction(callee.function) === undefined && own.self === undefined && !given.some((argument) => saysSomething(argument, at));
  const key = describeSearch(walk.search);
  const known = isPlain ? getAnswers(callee, walk).get(key) : undefined;
  if (known === undefined) {
    if (isPlain && walk.fruitless.has(callee.function)) {
      miss("circle", walk);
      return undefined;
    }
    if (walk.seen.has(callee.function) && (walk.repeated += 1) > MAX_REPEATED) {
      miss("end", walk);
      return undefined;
    }
  }
  const found = known ?? look(callee, runBy(own, { arguments: given, at }), walk, isPlain ? key : undefined);
  return found === "none" ? undefined : { ...found, chain: [{ module: at.module, node: name }, ...found.chain] };
}

function miss(by: Walk["missing"], walk: Walk): void {
  if (walk.missing === "nothing" || by === "end") walk.missing = by;
}

/** Begins anew, and says what was missing so far. */
function forgetMissing(walk: Walk): Walk["missing"] {
  const before = walk.missing;
  walk.missing = "nothing";
  return before;
}

/** Where all that a circle leads to was looked into and nothing found, there is nothing in its functions for anybody. */
function settleFruitless(mayLead: boolean, walk: Walk): void {
  for (const [callee, module] of mayLead ? [] : walk.fruitless) getAnswers({ function: callee, module }, walk).set(describeSearch(walk.search), "none");
  walk.fruitless.clear();
}

function describeSearch({ nextVersion, place, rendersElements }: UseSearch): string {
  return `${place} ${String(nextVersion)} ${String(rendersElements)}`;
}

function look(callee: LinkedFunction, around: Surroundings, walk: Walk, key: string | undefined): Answer {
  const { function: node, module } = callee;
  const before = forgetMissing(walk);
  walk.seen.add(node);
  walk.entered.add(node);
  const found = findFirstUse(callee, around, walk);
  walk.entered.delete(node);
  const { missing } = walk;
  // What was not found on a way that went in a circle may be found on another one, and then it is found first.
  if (key !== undefined && missing === "nothing") getAnswers(callee, walk).set(key, found ?? "none");
  else if (key !== undefined && found === undefined && missing === "circle") walk.fruitless.set(node, module);
  miss(before, walk);
  return found ?? "none";
}

function findFirstUse(callee: LinkedFunction, around: Surroundings, walk: Walk): ForbiddenUse | undefined {
  for (const [running, catcher] of collectRunning(callee, walk.search.place)) {
    const found = findUncaughtUse(running, catcher, callee.function, around, walk);
    if (found !== undefined && !isRuledOut(running, callee.function, around)) return found;
  }
  return undefined;
}

/**
 * What a function does that its place minds. A render may be one of several places that a function is called from, and it
 * catches what fails there; but `after` changes nothing ever, and a function that returns nothing is called for what it does.
 * What a directive's cache forbids fails the build where the page is prerendered, caught or not.
 */
function* collectRunning({ function: node, module }: LinkedFunction, place: RequestPlace): Iterable<readonly [Running, Catcher]> {
  const isForItsEffect = place === "after" && node.body.type === "BlockStatement" && collectReturnedExpressions(node, module)?.length === 0;
  for (const [running, catcher] of collectRunCalls(node, module)) {
    const counts = catcher === "nobody" || place === "sharedCache" || (catcher === "try" ? isForItsEffect : place === "privateCache" || place === "unstableCache");
    if (counts) yield [running, catcher];
  }
}

/** In a cache the request APIs throw at once, and not in a promise: nothing that waits for one catches that. */
function findUncaughtUse(running: Running, catcher: Catcher, callee: LocalFunction, around: Surroundings, walk: Walk): ForbiddenUse | undefined {
  const found = findUse(running, around, walk);
  if (found === undefined || catcher === "nobody") return found;
  const throwsAtOnce = catcher === "promise" && found.chain.length === 0 && findEnclosingFunction(running) === callee;
  if (throwsAtOnce) return found;
  return walk.search.place === "sharedCache" || walk.search.place === "after" ? { ...found, isCaught: true } : undefined;
}

/** Whether an argument may decide what the function does: a constant, options, a cookie store, a function. */
function saysSomething(argument: TSESTree.Node, at: Surroundings): boolean {
  const inner = unwrap(argument);
  if (inner.type === "ObjectExpression" || evaluateIn(inner, at).kind !== "unknown") return true;
  return mayBeStore(inner) && (isCookieStore(inner, at) || collectCallees(valueOf(inner, at), () => false).length > 0);
}

/** The directive of the cache that a function is kept in: what it does is asked about where that stands. */
function findCache({ function: node, module }: LinkedFunction, from: SourceModule): string | undefined {
  const own = collectFunctionDirectives(node).filter((value) => overridesFile(value));
  const ofModule = module === from || own.length > 0 ? [] : collectDirectives(module.ast, module.text).map(({ value }) => value);
  return [...own, ...ofModule].find((value) => isCacheDirective(value));
}

/** A cache of each user cannot be a part of one for all. */
function isForbiddenCache(directive: string, { nextVersion, place }: UseSearch): boolean {
  return isPrivateCache(directive) && hasPrivateCache(nextVersion) && FORBIDDEN_USES[place].has("privateCache");
}
