import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import type { ApiOrigins } from "./api-origins.ts";
import { classifyTarget, type Target } from "./classify-target.ts";
import { findRequestProblem, needsSessionRoute, type RequestPolicy, type RequestProblem } from "./find-request-problem.ts";
import { findOptionPlace } from "../options/option-place.ts";
import type { RequestSite } from "./request-site.ts";
import type { SessionRoute } from "../session/find-session-route.ts";
import { findRequestSite } from "./find-request-site.ts";
import type { FindImporters } from "./function-runs.ts";
import { findHandedRequests } from "./handed-requests.ts";
import { collectRequestRuns, isOpenRequest, type RequestRun } from "./request-wrappers.ts";

/** What a request is judged by. */
export interface RequestStandard {
  readonly apis: ApiOrigins;
  readonly policy: RequestPolicy;
  /** The own route that a request comes to, if it certainly reads the session: asked where all else is a finding. */
  readonly findRoute: (site: RequestSite) => SessionRoute | undefined;
}

/** What is wrong with a request, as it is sent. */
export interface RequestFinding {
  readonly problem: RequestProblem;
  readonly site: RequestSite;
  readonly target: Target;
  /** The own route that needs the session. */
  readonly route?: SessionRoute;
  /** The call that says what the request is, where its own function leaves that to callers. */
  readonly caller?: RequestRun;
  /** Whether an edit here is right for whatever other callers send. */
  readonly isSafe: boolean;
}

/** What is wrong with a request by itself. */
export function judgeRequest(site: RequestSite, { apis, findRoute, policy }: RequestStandard): RequestFinding | undefined {
  const target = classifyTarget(site.urls, apis);
  const problem = findRequestProblem(site, target, policy);
  if (problem === undefined) return undefined;
  if (!needsSessionRoute(problem)) return { isSafe: true, problem, site, target };
  const route = findRoute(site);
  return route && { isSafe: true, problem, route, site, target };
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
    const finding = isLeftBy(caller, site) && accepts(caller) ? judgeRequest(caller.site, standard) : undefined;
    if (finding === undefined || finding.problem === "ignoredOption" || belongsToCall(finding.problem, own, site)) continue;
    const isOwnOrigin = finding.problem === "missingSameOrigin" || finding.problem === "missingForSession";
    const isHarmless = isOwnOrigin && standard.policy.sameOriginMode === "same-origin";
    return { ...finding, caller, isSafe: isHarmless || own.kind === finding.target.kind };
  }
  return undefined;
}

/** Whether a call says nothing of the mode, so that it is what the function makes of it. */
function isLeftBy({ site: { credentials } }: RequestRun, { credentials: own }: RequestSite): boolean {
  return credentials.kind === "missing" || (credentials.kind === "stated" && own.kind === "default" && own.entry?.node === credentials.entry?.node);
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
  return problem === "missingInclude" && own.kind === "unknown" && (credentials.kind === "unknown" || credentials.kind === "default");
}

/** What is wrong with a call of a function that hands on what it is given to a request, where the call must change. */
export function judgeCall(call: TSESTree.CallExpression, standard: RequestStandard, module: SourceModule): RequestFinding | undefined {
  if (standard.apis.isEmpty || call.arguments.length === 0) return undefined;
  for (const { options, site: sent } of findHandedRequests(call, module)) {
    const open = findRequestSite(sent.node, sent.at.module);
    if (open === undefined || options === undefined) continue;
    const place = findOptionPlace(call, options, sent.client.option, module);
    const finding = judgeRequest({ ...sent, at: { module }, callee: call.callee, node: call, place }, standard);
    if (finding === undefined) continue;
    const { credentials } = sent;
    const isStatedHere = credentials.kind === "stated" && credentials.entry?.at.module === module && isWithin(credentials.entry.node, call);
    if (isStatedHere || belongsToCall(finding.problem, classifyTarget(open.urls, standard.apis), open)) return finding;
  }
  return undefined;
}
