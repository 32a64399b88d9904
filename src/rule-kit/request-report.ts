import type { TSESTree } from "@typescript-eslint/utils";

import { isMissingMode, type MissingMode, type RequestProblem } from "../analysis/requests/find-request-problem.ts";
import type { RequestSite } from "../analysis/requests/request-site.ts";
import type { RequestFinding } from "../analysis/requests/judge-request.ts";
import type { RequestRun } from "../analysis/requests/request-wrappers.ts";
import type { CredentialsMode } from "../platform/web/request-credentials.ts";
import type { NextRoot } from "../project/next-root.ts";
import { formatAdvice } from "./edits/credentials-option.ts";
import { mentionCall, mentionModule } from "./mention.ts";

export type RequestMessageId = RequestProblem | `${MissingMode}Through` | "ignoredBesideLink" | "ignoredInBody";

/** What a report of a request says, and where. */
export interface RequestReport {
  readonly data: Readonly<Record<string, string>>;
  readonly messageId: RequestMessageId;
  readonly node: TSESTree.Node;
}

/** Puts what was found into words. */
export function describeRequest(finding: RequestFinding, sameOriginMode: CredentialsMode, root: NextRoot | undefined): RequestReport {
  const { caller, problem, route, site, target } = finding;
  const { client, credentials } = site;
  const isSameOrigin = problem === "missingSameOrigin" || problem === "missingForSession";
  const advised = problem === "omittedSession" ? "same-origin" : isSameOrigin ? sameOriginMode : "include";
  return {
    data: {
      api: route?.api ?? "",
      client: client.name,
      ignored: site.ignored?.path.join(".") ?? "",
      option: formatAdvice(client.option, advised),
      path: "path" in target ? target.path : "",
      route: route?.file ?? "",
      stated: formatAdvice(client.option, credentials.kind === "stated" ? credentials.mode : "same-origin"),
      target: "name" in target ? target.name : "",
      ...(caller && describeCaller(caller, site, root)),
    },
    messageId: getMessageId(finding),
    node: findReportNode(problem, site),
  };
}

/** The call, and where it stands: by its line, and by its file where that is another one. */
function describeCaller({ at, call }: RequestRun, site: RequestSite, root: NextRoot | undefined): Readonly<Record<string, string>> {
  const { path, text } = at.module;
  // The trees of other modules have ranges only.
  const line = String(text.slice(0, call.range[0]).split("\n").length);
  return { call: mentionCall(call, text), caller: at.module === site.at.module ? `on line ${line}` : `in ${mentionModule(path, root)}:${line}` };
}

function getMessageId({ caller, problem, site }: RequestFinding): RequestMessageId {
  if (caller !== undefined && isMissingMode(problem)) return `${problem}Through`;
  if (problem !== "ignoredOption" || site.ignored?.reason === "unknown") return problem;
  return site.ignored?.reason === "body" ? "ignoredInBody" : "ignoredBesideLink";
}

/** The option that is wrong, or what sends the request where there is none. */
function findReportNode(problem: RequestProblem, { at: { module }, callee, credentials, ignored }: RequestSite): TSESTree.Node {
  if (problem === "ignoredOption") return ignored?.module === module ? ignored.property : callee;
  const entry = !isMissingMode(problem) && credentials.kind === "stated" ? credentials.entry : undefined;
  return entry?.at.module === module ? entry.node : callee;
}
