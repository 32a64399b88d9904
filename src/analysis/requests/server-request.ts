import { isAppOriginName, isIdentityPath, isNearby, LOCAL_ORIGIN } from "../../platform/web/request-credentials.ts";
import type { SessionRoute } from "../session/find-session-route.ts";
import type { FindImporters } from "./function-runs.ts";
import { collectRequestRuns } from "./request-wrappers.ts";
import type { ApiOrigins } from "./api-origins.ts";
import { classifyTarget, type Target } from "./classify-target.ts";
import { readRequestMethod } from "./request-method.ts";
import type { RequestSite } from "./request-site.ts";

/** What a request of the server is judged by. */
export interface ServerRequestStandard {
  readonly apis: ApiOrigins;
  /** Whether an option that does nothing is a problem where no session is lost. */
  readonly reportsRedundant: boolean;
  /** The modules of the server that may call a function of a module. */
  readonly findImporters: FindImporters;
  /** The own route that a path and a method come to, if it certainly reads the session: asked where all else is a finding. */
  readonly findRoute: (path: string, method: string | undefined) => SessionRoute | undefined;
}

/** How a request of the server leaves the session behind, or says something to no effect. */
export type ServerRequestFinding =
  /** A mode that asks for cookies, and none go along. Where some callers mean a stranger, cookies must not. */
  | { readonly problem: "ineffectiveMode"; readonly hasForeignRuns: boolean; readonly target: Target }
  /** A mode that asks for cookies, where they go along by a header, or are nobody's business. */
  | { readonly problem: "redundantMode"; readonly target: Target }
  | { readonly problem: "missingCookie"; readonly route: SessionRoute; readonly target: Target }
  /** A session endpoint of a declared API, and nothing that proves who asks. */
  | { readonly problem: "missingIdentity"; readonly path: string; readonly target: Target };

/**
 * What is wrong with a request that the server sends, where there is no cookie jar; `undefined` for one that is right, and
 * for one that cannot be judged: headers that a call builds, an address that only callers know and that is a stranger's.
 */
export function judgeServerRequest(site: RequestSite, standard: ServerRequestStandard): ServerRequestFinding | undefined {
  const { credentials } = site;
  if (credentials.kind === "unknown") return undefined;
  const target = classifyTarget(site.urls, standard.apis);
  if (credentials.kind === "missing") return findMissingCookie(site, target, standard);
  if (credentials.mode === "omit") return undefined;
  if (credentials.kind === "default") return standard.reportsRedundant ? { problem: "redundantMode", target } : undefined;
  const runs = target.kind === "unknown" ? [...collectRequestRuns(site, standard.findImporters)].map((run) => classifyTarget(run.site.urls, standard.apis)) : [target];
  if (credentials.mode === "include" && provesNothing(site) && (runs.length === 0 || !runs.every(isForeign))) {
    return { hasForeignRuns: runs.some(isForeign), problem: "ineffectiveMode", target };
  }
  return standard.reportsRedundant ? { problem: "redundantMode", target } : undefined;
}

/** What sets up a client may get its headers with each request. */
function provesNothing(site: RequestSite): boolean {
  return site.authentication === "none" && !site.mayBeChanged && readRequestMethod(site) !== undefined;
}

/** Cookies of this app are none of a stranger's business; what runs on the same machine, or in the same network, is none. */
function isForeign(target: Target): boolean {
  return target.kind === "inert" || (target.kind === "thirdParty" && !isOwnOrigin(target) && !isNearby(target.name));
}

/** By a literal address of the machine itself, or an environment variable that is named for the app. */
function isOwnOrigin(target: Target): boolean {
  if (target.kind === "undeclared") return target.isOwn === true || isAppOriginName(target.name);
  return target.kind === "thirdParty" && target.name === LOCAL_ORIGIN;
}

function findMissingCookie(site: RequestSite, target: Target, { findRoute }: ServerRequestStandard): ServerRequestFinding | undefined {
  const isDeclared = target.kind === "declared";
  if (site.authentication !== "none" || site.factory !== undefined || !("path" in target) || !(isDeclared || isOwnOrigin(target))) return undefined;
  const method = readRequestMethod(site);
  if (method === undefined) return undefined;
  const route = findRoute(target.path, method.name);
  if (route !== undefined) return { problem: "missingCookie", route, target };
  const isIdentity = isDeclared && !site.hasBody && isIdentityPath(target.path);
  return isIdentity ? { path: target.path, problem: "missingIdentity", target } : undefined;
}
