import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { resolveBindings } from "../constants/evaluated.ts";
import { Memo } from "../memo.ts";
import type { CallLike, LocalFunction } from "../references/access-path.ts";
import type { LinkedFunction } from "../references/linked.ts";
import { hasComponentName } from "../references/react-names.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { createSite, findRequestSite } from "./find-request-site.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { findOptionsParameter } from "../options/options-origin.ts";
import type { RequestSite } from "./request-site.ts";
import { collectRuns, findCallee, type FindImporters } from "./function-runs.ts";

/** How many functions may stand between a request and the call that says where it goes. */
const MAX_DEPTH = 4;
/** So many runs of one wrapper are looked at, however its callers branch. */
const MAX_RUNS = 200;

/** A request in the body of a function that leaves something to the function's callers. */
export interface OpenRequest {
  /** As far as the function itself tells. */
  readonly site: RequestSite;
  /** The parameter that takes further options. */
  readonly options: number | undefined;
  /** The functions on the way to it, the one that sends it first. */
  readonly through: readonly LocalFunction[];
  /** The request in one run of the function. */
  readonly bind: (run: FunctionRun) => RequestSite | undefined;
}

/** What a request turns out to be, and the call that says so. */
export interface RequestRun {
  readonly call: TSESTree.CallExpression;
  readonly at: Surroundings;
  readonly site: RequestSite;
}

/** Whether callers may decide what a request is: its address, its mode, or how it proves who asks. */
export function isOpenRequest({ authentication, credentials, urls }: RequestSite): boolean {
  if (authentication === "token" || credentials.kind === "stated") return false;
  return authentication === "unknown" || credentials.kind !== "missing" || hasOpenUrl(urls);
}

function hasOpenUrl(urls: RequestSite["urls"]): boolean {
  return urls.length === 0 || urls.some((url) => resolveBindings(url).some(({ kind }) => kind === "parameter"));
}

/** A wrapper sends a request or two; code with more of them is generated. */
const MAX_OPEN = 4;
const MAX_FUNCTIONS = 64;

/** What was found in a function, and into how many functions it took a look. */
interface Found {
  readonly requests: readonly OpenRequest[];
  readonly functions: number;
}

const NOTHING: Found = { functions: 1, requests: [] };

/** By how many functions have been entered: with fewer of them left, a function is another question. */
const openRequests = Array.from({ length: MAX_DEPTH + 1 }, () => new Memo<LocalFunction, Found>({ assumed: NOTHING, unknown: NOTHING }));

/**
 * The requests of a function that its callers decide, its own and those of the functions that it calls: computed once,
 * and bound to each call. No more than four functions lie on the way to one, and none goes into more than 64 others.
 */
export function collectOpenRequests(callee: LinkedFunction): readonly OpenRequest[] {
  return collectWithin(callee, 0).requests;
}

function collectWithin(callee: LinkedFunction, depth: number): Found {
  return openRequests[depth]?.ask(callee.function, () => search(callee, depth)) ?? NOTHING;
}

function search({ function: callee, module }: LinkedFunction, depth: number): Found {
  if (callee.params.length === 0) return NOTHING;
  const requests: OpenRequest[] = [];
  let functions = 1;
  for (const node of walk(callee.body, module.visitorKeys)) {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") continue;
    const found = findOpenRequests(node, { function: callee, module }, depth);
    functions += found.functions;
    requests.push(...found.requests);
    if (requests.length >= MAX_OPEN || functions > MAX_FUNCTIONS) break;
  }
  return { functions, requests: requests.slice(0, MAX_OPEN) };
}

function findOpenRequests(node: CallLike, { function: callee, module }: LinkedFunction, depth: number): Found {
  const site = findRequestSite(node, module);
  const findParameter = (index: number | undefined): number | undefined => {
    const argument = index === undefined ? undefined : node.arguments[index];
    return argument && findOptionsParameter(argument, callee, module);
  };
  if (site !== undefined) {
    const matched = isOpenRequest(site) ? matchRequestForm(node, module) : undefined;
    const own = matched && { bind: (run: FunctionRun) => createSite(node, matched, { module, run }), options: findParameter(matched.form?.config), site, through: [callee] };
    return { functions: 0, requests: own === undefined ? [] : [own] };
  }
  const inner = node.type === "CallExpression" && node.arguments.length > 0 ? findCallee(node, module) : undefined;
  if (inner === undefined) return { functions: 0, requests: [] };
  const { functions, requests } = collectWithin(inner, depth + 1);
  return {
    functions,
    // A way that goes in a circle sends what the first round sends.
    requests: requests.filter(({ through }) => !through.includes(callee)).map((request) => ({
      bind: (run) => request.bind({ arguments: node.arguments, at: { module, run }, function: inner.function }),
      options: findParameter(request.options),
      site: request.site,
      through: [...request.through, callee],
    })),
  };
}

/** What an open request is in each known run of the functions around it, those of the nearest callers first. */
export function* collectRequestRuns({ at: { module }, node }: RequestSite, findImporters: FindImporters): Generator<RequestRun> {
  const matched = matchRequestForm(node, module);
  if (matched === undefined) return;
  yield* followCallers(node, module, (run) => createSite(node, matched, { module, run }), findImporters, { left: MAX_RUNS }, 0);
}

function* followCallers(
  node: TSESTree.Node,
  module: SourceModule,
  bind: OpenRequest["bind"],
  findImporters: FindImporters,
  budget: { left: number },
  depth: number,
): Generator<RequestRun> {
  for (const callee of getEnclosingFunctions(node)) {
    for (const located of collectRuns({ function: callee, module }, findImporters)) {
      budget.left -= 1;
      if (budget.left < 0) return;
      const site = bind(located.run);
      if (site === undefined) continue;
      yield { at: { module: located.module }, call: located.call, site };
      if (depth >= MAX_DEPTH || !isOpenRequest(site)) continue;
      const bindOuter: OpenRequest["bind"] = (run) => bind({ ...located.run, at: { module: located.module, run } });
      yield* followCallers(located.call, located.module, bindOuter, findImporters, budget, depth + 1);
    }
  }
}

/** The functions around a node that take something, the innermost first. A component's props come from JSX. */
function* getEnclosingFunctions(node: TSESTree.Node): Generator<LocalFunction> {
  for (let { parent } = node; parent !== undefined && parent !== null; parent = parent.parent) {
    if (isFunction(parent) && parent.params.length > 0 && !hasComponentName(parent)) yield parent;
  }
}
