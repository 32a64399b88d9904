import type { TSESTree } from "@typescript-eslint/utils";

import { REQUEST_MENTION } from "../../platform/libraries/http-clients.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import type { ApiOrigins } from "../requests/api-origins.ts";
import { classifyTarget, type Target } from "../requests/classify-target.ts";
import { findRequestProblem, type RequestPolicy, type RequestProblem } from "../requests/find-request-problem.ts";
import { findOptionPlace } from "../requests/option-place.ts";
import type { RequestSite } from "../requests/request-site.ts";
import { findCallee, type FindImporters } from "./function-runs.ts";
import { collectOpenRequests, collectRequestRuns, isOpenRequest, type RequestRun } from "./request-wrappers.ts";

/** What a request is judged by. */
export interface RequestStandard {
  readonly apis: ApiOrigins;
  readonly policy: RequestPolicy;
}

/** What is wrong with a request, as it is sent. */
export interface RequestFinding {
  readonly problem: RequestProblem;
  readonly site: RequestSite;
  readonly target: Target;
  /** The call that says what the request is, where its own function leaves that to callers. */
  readonly caller?: RequestRun;
  /** Whether an edit here is right for whatever other callers send. */
  readonly isSafe: boolean;
}

/** What is wrong with a request by itself. */
export function judgeRequest(site: RequestSite, { apis, policy }: RequestStandard): RequestFinding | undefined {
  const target = classifyTarget(site.urls, apis);
  const problem = findRequestProblem(site, target, policy);
  return problem && { isSafe: true, problem, site, target };
}

/**
 * What is wrong with a request that leaves something to the callers of its function: judged by the first call that
 * `accepts` and that the function cannot do right by. What a call states itself is judged at that call.
 */
export function judgeWrapper(
  site: RequestSite,
  standard: RequestStandard,
  accepts: (run: RequestRun) => boolean,
  findImporters: FindImporters,
): RequestFinding | undefined {
  const own = classifyTarget(site.urls, standard.apis);
  if (!isOpenRequest(site) || !mayMatter(own, standard.policy, standard.apis)) return undefined;
  for (const caller of collectRequestRuns(site, findImporters)) {
    const finding = judgeRequest(caller.site, standard);
    if (finding === undefined || caller.site.credentials.kind !== "missing") continue;
    if (finding.problem === "ignoredOption" || belongsToCall(finding.problem, own, site) || !accepts(caller)) continue;
    const isHarmless = finding.problem === "missingSameOrigin" && standard.policy.sameOriginMode === "same-origin";
    return { ...finding, caller, isSafe: isHarmless || own.kind === finding.target.kind };
  }
  return undefined;
}

/** Whether some caller may make a problem of it: most teams have declared no API, and then nearly nothing is one. */
function mayMatter(own: Target, { sameOrigin, unknownOrigin }: RequestPolicy, apis: ApiOrigins): boolean {
  switch (own.kind) {
    case "inert":
      return false;
    case "sameOrigin":
      return sameOrigin !== "ignore";
    case "unknown":
      return sameOrigin !== "ignore" || unknownOrigin === "report" || !apis.isEmpty;
    default:
      return true;
  }
}

/** A wrapper of `fetch` that takes any address and any options is `fetch` by another name. */
function belongsToCall(problem: RequestProblem, own: Target, { credentials }: RequestSite): boolean {
  return problem === "missingInclude" && own.kind === "unknown" && credentials.kind === "unknown";
}

/** What is wrong with a call of a function that hands on what it is given to a request, where the call must change. */
export function judgeCall(call: TSESTree.CallExpression, standard: RequestStandard, module: SourceModule): RequestFinding | undefined {
  if (standard.apis.isEmpty || call.arguments.length === 0 || !maySend(call, module)) return undefined;
  const callee = findCallee(call, module);
  if (callee === undefined) return undefined;
  for (const { bind, options, site: open } of collectOpenRequests(callee)) {
    const sent = bind({ arguments: call.arguments, at: { module }, function: callee.function });
    if (sent === undefined || options === undefined) continue;
    const place = findOptionPlace(call, options, sent.client.option, module);
    const finding = judgeRequest({ ...sent, callee: call.callee, module, node: call, place }, standard);
    if (finding === undefined) continue;
    const { credentials } = sent;
    const isStatedHere = credentials.kind === "stated" && credentials.entry?.at.module === module && isWithin(credentials.entry.property, call);
    if (isStatedHere || belongsToCall(finding.problem, classifyTarget(open.urls, standard.apis), open)) return finding;
  }
  return undefined;
}

/** Whether the function that a call runs may send a request, by the text of its module. */
function maySend(call: TSESTree.CallExpression, module: SourceModule): boolean {
  const path = resolveAccessPath(call.callee, module);
  if (path?.root.kind !== "module") return path === undefined || path.root.kind === "function";
  const [name] = path.steps;
  const definition = name === undefined ? undefined : module.links?.findDefinition(path.root.specifier, name);
  return definition?.kind === "module" && definition.mentions(REQUEST_MENTION);
}
