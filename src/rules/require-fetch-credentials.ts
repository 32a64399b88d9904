/**
 * Reports requests of browser code that leave the session behind: no credentials mode, one that keeps cookies back
 * from the team's own API, or an option that the HTTP client does not read.
 *
 * What cannot be known is silence: opaque options, computed URLs, tokens in headers, modules the server runs too.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import picomatch from "picomatch";

import type { CallLike } from "../analysis/references/access-path.ts";
import { isChangedElsewhere } from "../analysis/requests/app-wide-changes.ts";
import { readApiOrigins, type ApiOrigins } from "../analysis/requests/api-origins.ts";
import { classifyTarget, type Target } from "../analysis/requests/classify-target.ts";
import { findRequestProblem, needsSessionRoute, type RequestPolicy, type RequestProblem } from "../analysis/requests/find-request-problem.ts";
import { findRequestSite } from "../analysis/requests/find-request-site.ts";
import { mentionsRequests } from "../analysis/requests/match-request-form.ts";
import { readRequestMethod } from "../analysis/requests/request-method.ts";
import type { RequestSite } from "../analysis/requests/request-site.ts";
import type { SessionRoute } from "../analysis/session/find-session-route.ts";
import type { CredentialsMode } from "../platform/web/request-credentials.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { formatAdvice } from "../rule-kit/edits/credentials-option.ts";
import { repairRequest, type Repair } from "../rule-kit/edits/repair-request.ts";
import type { FileContext } from "../rule-kit/file-context.ts";

interface Options extends RequestPolicy {
  readonly allowPaths: readonly string[];
  readonly files: "browser" | "use-client";
}

type MessageId = Repair["action"] | RequestProblem | "ignoredBesideLink";

export default createRule<MessageId, Options>({
  name: "require-fetch-credentials",
  meta: {
    type: "problem",
    docs: {
      description: "Require requests in browser code to state a credentials mode that sends the session along",
      presets: { recommended: [{ files: "use-client", sameOrigin: "ignore" }], strict: [{}] },
    },
    defaultOptions: [
      { allowPaths: [], files: "browser", sameOrigin: "always", sameOriginMode: "same-origin", unknownOrigin: "ignore" },
    ],
    hasSuggestions: true,
    messages: {
      addInclude:
        "Add '{{option}}'; the browser then blocks the answer unless the API allows this exact origin with credentials (CORS).",
      addSameOrigin: "Add '{{option}}', which is what the browser does anyway.",
      defeatedMode:
        "'{{stated}}' keeps the session back from '{{target}}', which 'apiOrigins' declares as an API on another origin. Use '{{option}}'.",
      identityWithoutMode:
        "'{{path}}' looks like a session endpoint, but this cross-origin request to '{{target}}' carries no cookies. State its credentials mode, or declare the API in 'apiOrigins'.",
      ignoredBesideLink:
        "'{{client}}' does not read '{{ignored}}' when it is given a link, so requests are sent as if it were not there. State the mode on the link.",
      ignoredOption:
        "'{{client}}' does not read '{{ignored}}', so the request is sent as if it were not there. Use '{{option}}'.",
      missingForSession:
        "'{{route}}' reads the session ({{api}}), and nothing tells that it is meant to go along with this request. Add '{{option}}'.",
      missingInclude:
        "'{{client}}' sends no cookies to '{{target}}', because by default they go to the page's own origin only. Add '{{option}}'.",
      missingSameOrigin:
        "This same-origin request states no credentials mode, so nothing tells that the session is meant to go along. Add '{{option}}'.",
      omittedSession:
        "'{{stated}}' keeps the session back from '{{route}}', which reads it ({{api}}). Use '{{option}}'.",
      removeOption: "Remove '{{ignored}}', which does nothing here.",
      unknownTarget:
        "This request states no credentials mode, and where it goes cannot be known here, so another origin gets no cookies. State the mode.",
      useOption:
        "Use '{{option}}'; another origin's answer is then blocked unless its API allows this exact origin with credentials (CORS).",
      useSameOrigin: "Use '{{option}}', so that the session goes along.",
    },
    schema: [
      {
        additionalProperties: false,
        properties: {
          allowPaths: {
            description: "Globs of URL paths whose requests need no session.",
            items: { type: "string" },
            type: "array",
            uniqueItems: true,
          },
          files: {
            description: "Report in files with 'use client' only, or in all modules that are known to run in the browser.",
            enum: ["browser", "use-client"],
            type: "string",
          },
          sameOrigin: {
            description: "Whether requests to the page's own origin must state a mode: all, those to routes that read the session, or none.",
            enum: ["always", "session-routes", "ignore"],
            type: "string",
          },
          sameOriginMode: {
            description: "The mode that the fix writes into requests to the page's own origin.",
            enum: ["same-origin", "include"],
            type: "string",
          },
          unknownOrigin: {
            description: "Whether requests must state a mode when it cannot be known where they go.",
            enum: ["ignore", "report"],
            type: "string",
          },
        },
        type: "object",
      },
    ],
  },
  create({ file, options, report, sourceCode }) {
    const apis = readApiOrigins(file.settings.apiOrigins);
    const isClientFile = file.directives.some((directive) => directive.value === "use client");
    if (options.files === "use-client" && !isClientFile) return {};
    if (!file.mayRunInBrowser) return {};
    if (!mentionsRequests(file.module)) return {};
    return { CallExpression: reportRequest, NewExpression: reportRequest };

    function reportRequest(node: CallLike): void {
      const site = findRequestSite(node, file.module);
      if (site === undefined) return;
      const target = classifyTarget(site.urls, apis);
      const problem = findRequestProblem(site, target, options);
      if (problem === undefined || isAllowed(target, options.allowPaths)) return;
      if (file.isServerCode(node) || file.environments.browser === undefined || file.environments.server !== undefined) return;
      if (site.credentials.kind === "missing" && isChangedElsewhere(site, file.requestChanges)) return;
      const route = needsSessionRoute(problem) ? findSessionRoute(site, apis, file) : undefined;
      if (route === undefined && needsSessionRoute(problem)) return;
      const data = { ...describeRequest(problem, site, target, options), api: route?.api ?? "", route: route?.file ?? "" };
      const repairs = repairRequest(problem, site, target, options.sameOriginMode, sourceCode);
      const isBesideLink = problem === "ignoredOption" && site.client.option.path.join() === site.ignored?.path.join();
      report({
        data,
        fix: repairs.fix,
        messageId: isBesideLink ? "ignoredBesideLink" : problem,
        node: findReportNode(problem, site),
        suggest: repairs.suggestions.map(({ action, fix }) => ({
          data: action === "addSameOrigin" ? { ...data, option: format(site, "same-origin") } : data,
          fix,
          messageId: action,
        })),
      });
    }
  },
});

/**
 * The route that a request comes to, if it certainly reads the session; of several addresses, each one must. It takes a
 * look at the app's routes, so it is asked last.
 */
function findSessionRoute(site: RequestSite, apis: ApiOrigins, file: FileContext): SessionRoute | undefined {
  const method = readRequestMethod(site, file.module);
  if (method === undefined) return undefined;
  const routes = site.urls.map((url) => {
    const target = classifyTarget([url], apis);
    return target.kind === "sameOrigin" ? file.findSessionRoute(target.path, method.name) : undefined;
  });
  return routes.every((route) => route !== undefined) ? routes[0] : undefined;
}

function isAllowed(target: Target, globs: readonly string[]): boolean {
  return "path" in target && globs.length > 0 && picomatch.isMatch(target.path.replace(/^(?!\/)/u, "/"), [...globs], { dot: true });
}

/** The option that is wrong, or what sends the request where there is none. */
function findReportNode(problem: RequestProblem, site: RequestSite): TSESTree.Node {
  if (problem === "ignoredOption") return site.ignored?.property ?? site.callee;
  const isStated = problem === "defeatedMode" || problem === "omittedSession";
  const stated = isStated && site.credentials.kind === "stated" ? site.credentials.property : undefined;
  return stated ?? site.callee;
}

function describeRequest(
  problem: RequestProblem,
  site: RequestSite,
  target: Target,
  { sameOriginMode }: Options,
): Readonly<Record<string, string>> {
  const { client } = site;
  return {
    client: client.name,
    ignored: site.ignored?.path.join(".") ?? "",
    option: format(site, findAdvice(problem, sameOriginMode)),
    path: "path" in target ? target.path : "",
    stated: format(site, problem === "omittedSession" ? "omit" : "same-origin"),
    target: "name" in target ? target.name : "",
  };
}

function findAdvice(problem: RequestProblem, sameOriginMode: CredentialsMode): CredentialsMode {
  if (problem === "omittedSession") return "same-origin";
  return problem === "missingSameOrigin" || problem === "missingForSession" ? sameOriginMode : "include";
}

function format({ client: { option } }: RequestSite, mode: CredentialsMode): string {
  return formatAdvice(option, mode);
}
