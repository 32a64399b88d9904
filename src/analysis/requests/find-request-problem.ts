import { isApiOriginName, isIdentityPath, type CredentialsMode } from "../../platform/web/request-credentials.ts";
import type { Target } from "./classify-target.ts";
import type { RequestSite } from "./request-site.ts";

/** What a team wants to hear about. */
export interface RequestPolicy {
  readonly sameOrigin: "always" | "ignore" | "session-routes";
  readonly sameOriginMode: "include" | "same-origin";
  readonly unknownOrigin: "ignore" | "report";
}

export type RequestProblem =
  /** The client does not read the option that is there. */
  | "ignoredOption"
  /** A declared API on another origin, and a mode that sends nothing there. */
  | "defeatedMode"
  /** A declared API, and no mode. */
  | "missingInclude"
  /** A session endpoint on an origin that nobody declared, and nothing that proves who asks. */
  | "identityWithoutMode"
  | "missingSameOrigin"
  /** No mode, which matters if the own route reads the session. */
  | "missingForSession"
  /** A mode that sends nothing, which matters if the own route reads the session. */
  | "omittedSession"
  | "unknownTarget";

/** Whether a problem is one only where an own route certainly reads the session. */
export function needsSessionRoute(problem: RequestProblem): problem is "missingForSession" | "omittedSession" {
  return problem === "missingForSession" || problem === "omittedSession";
}

/** The problems of a request that says nothing of its mode. */
export type MissingMode = Exclude<RequestProblem, "defeatedMode" | "ignoredOption" | "omittedSession">;

export function isMissingMode(problem: RequestProblem): problem is MissingMode {
  return problem !== "defeatedMode" && problem !== "ignoredOption" && problem !== "omittedSession";
}

/** What is wrong with a request; `undefined` for one that is right, and for one that cannot be judged. */
export function findRequestProblem(
  site: RequestSite,
  target: Target,
  policy: RequestPolicy,
): RequestProblem | undefined {
  if (site.mayBeNoCors || target.kind === "inert" || site.authentication === "token") return undefined;
  if (site.ignored !== undefined) return "ignoredOption";
  if (site.authentication === "unknown") return undefined;
  switch (site.credentials.kind) {
    case "default":
    case "unknown":
      return undefined;
    case "stated":
      return findDefeatingMode(site, site.credentials.mode, target);
    case "missing":
      return site.factory === undefined ? findMissingMode(site, target, policy) : undefined;
  }
}

function findDefeatingMode({ client, factory }: RequestSite, mode: CredentialsMode, target: Target): RequestProblem | undefined {
  if (target.kind === "declared" && mode === "same-origin") return "defeatedMode";
  // A flag that is off still sends the page's own cookies.
  const isOmitted = target.kind === "sameOrigin" && mode === "omit" && client.option.values === "mode";
  return isOmitted && factory === undefined ? "omittedSession" : undefined;
}

function findMissingMode(site: RequestSite, target: Target, policy: RequestPolicy): RequestProblem | undefined {
  switch (target.kind) {
    case "declared":
      return "missingInclude";
    case "sameOrigin": {
      // A flag has no word for "same-origin": these clients always send the page's own cookies.
      const canBeStated = site.client.option.values === "mode" || policy.sameOriginMode === "include";
      if (policy.sameOrigin === "ignore" || !canBeStated) return undefined;
      return policy.sameOrigin === "always" ? "missingSameOrigin" : "missingForSession";
    }
    case "thirdParty":
      return isBareIdentityRequest(site, target.path) ? "identityWithoutMode" : undefined;
    case "undeclared":
      if (isApiOriginName(target.name) && isBareIdentityRequest(site, target.path)) return "identityWithoutMode";
      return policy.unknownOrigin === "report" ? "unknownTarget" : undefined;
    case "unknown":
      return policy.unknownOrigin === "report" ? "unknownTarget" : undefined;
    case "inert":
      return undefined;
  }
}

/** A body may carry a refresh token, so only a request without one is known to prove nothing. */
function isBareIdentityRequest(site: RequestSite, path: string): boolean {
  return !site.hasBody && isIdentityPath(path);
}
