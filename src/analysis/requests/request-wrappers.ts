import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { resolveBindings } from "../constants/evaluated.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { hasComponentName } from "../references/react-names.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { createSite } from "./find-request-site.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import type { RequestSite } from "./request-site.ts";
import { collectRuns, type FindImporters } from "./function-runs.ts";

/** How many functions may stand between a request and the call that says where it goes. */
const MAX_DEPTH = 4;
/** So many runs of one wrapper are looked at, however its callers branch. */
const MAX_RUNS = 200;

/** What a request is in one run of the function around it. */
type Bind = (run: FunctionRun) => RequestSite | undefined;

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

/** What an open request is in each known run of the functions around it, those of the nearest callers first. */
export function* collectRequestRuns({ at: { module }, node }: RequestSite, findImporters: FindImporters): Generator<RequestRun> {
  const matched = matchRequestForm(node, module);
  if (matched === undefined) return;
  yield* followCallers(node, module, (run) => createSite(node, matched, { module, run }), findImporters, { left: MAX_RUNS }, 0);
}

function* followCallers(
  node: TSESTree.Node,
  module: SourceModule,
  bind: Bind,
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
      const bindOuter: Bind = (run) => bind({ ...located.run, at: { module: located.module, run } });
      yield* followCallers(located.call, located.module, bindOuter, findImporters, budget, depth + 1);
    }
  }
}

/** The functions around a node that take something, the innermost first. A component's props come from JSX. */
export function* getEnclosingFunctions(node: TSESTree.Node): Generator<LocalFunction> {
  for (let { parent } = node; parent !== undefined && parent !== null; parent = parent.parent) {
    if (isFunction(parent) && parent.params.length > 0 && !hasComponentName(parent)) yield parent;
  }
}
