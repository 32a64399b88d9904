/**
 * Reports requests of browser code that leave the session behind: no credentials mode, one that keeps cookies back
 * from the team's own API, or an option that the HTTP client does not read.
 *
 * What cannot be known is silence: opaque options, computed URLs, tokens in headers, modules the server runs too.
 */
import picomatch from "picomatch";

import type { CallLike } from "../analysis/references/access-path.ts";
import { isChangedElsewhere } from "../analysis/requests/app-wide-changes.ts";
import { readApiOrigins } from "../analysis/requests/api-origins.ts";
import { classifyTarget, type Target } from "../analysis/requests/classify-target.ts";
import { isMissingMode, type RequestPolicy } from "../analysis/requests/find-request-problem.ts";
import { findRequestSite } from "../analysis/requests/find-request-site.ts";
import { mentionsRequests } from "../analysis/library-calls/match-request-form.ts";
import { readRequestMethod } from "../analysis/requests/request-method.ts";
import type { RequestSite } from "../analysis/requests/request-site.ts";
import type { SessionRoute } from "../analysis/session/find-session-route.ts";
import { judgeCall, judgeRequest, judgeWrapper, type RequestFinding, type RequestStandard } from "../analysis/requests/judge-request.ts";
import { readLinkedClientUses } from "../analysis/requests/linked-client-uses.ts";
import type { RequestRun } from "../analysis/requests/request-wrappers.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { formatAdvice } from "../rule-kit/edits/credentials-option.ts";
import { repairRequest, type Repair } from "../rule-kit/edits/repair-request.ts";
import { describeRequest, type RequestMessageId } from "../rule-kit/request-report.ts";
import { collectDirectives, type Directive } from "../syntax/directives.ts";
import type { ModuleHandle, SourceModule } from "../syntax/source-module.ts";

interface Options extends RequestPolicy {
  readonly allowPaths: readonly string[];
  readonly files: "browser" | "use-client";
}

export default createRule<RequestMessageId | Repair["action"], Options>({
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
      identityWithoutModeThrough:
        "Called as '{{call}}' {{caller}}, this cross-origin request asks '{{target}}' for '{{path}}', which looks like a session endpoint, and carries no cookies. State its credentials mode, or declare the API in 'apiOrigins'.",
      ignoredBesideLink:
        "'{{client}}' does not read '{{ignored}}' when it is given a link, so requests are sent as if it were not there. State the mode on the link.",
      ignoredInBody:
        "'{{ignored}}' stands in the place of the body here, so '{{client}}' sends it as data, and no cookies to another origin. Hand it over as an option, behind the body.",
      ignoredOption:
        "'{{client}}' does not read '{{ignored}}', so the request is sent as if it were not there. Use '{{option}}'.",
      missingForSession:
        "'{{route}}' reads the session ({{api}}), and nothing tells that it is meant to go along with this request. Add '{{option}}'.",
      missingForSessionThrough:
        "Called as '{{call}}' {{caller}}, this request comes to '{{route}}', which reads the session ({{api}}), and nothing tells that it is meant to go along. Add '{{option}}'.",
      missingInclude:
        "'{{client}}' sends no cookies to '{{target}}', because by default they go to the page's own origin only. Add '{{option}}'.",
      missingIncludeThrough:
        "Called as '{{call}}' {{caller}}, '{{client}}' sends no cookies to '{{target}}' here, because by default they go to the page's own origin only. Add '{{option}}'.",
      missingSameOrigin:
        "This same-origin request states no credentials mode, so nothing tells that the session is meant to go along. Add '{{option}}'.",
      missingSameOriginThrough:
        "Called as '{{call}}' {{caller}}, this same-origin request states no credentials mode, so nothing tells that the session is meant to go along. Add '{{option}}'.",
      omittedSession:
        "'{{stated}}' keeps the session back from '{{route}}', which reads it ({{api}}). Use '{{option}}'.",
      removeOption: "Remove '{{ignored}}', which does nothing here.",
      unknownTarget:
        "This request states no credentials mode, and where it goes cannot be known here, so another origin gets no cookies. State the mode.",
      unknownTargetThrough:
        "Called as '{{call}}' {{caller}}, this request states no credentials mode, and where it goes cannot be known here, so another origin gets no cookies. State the mode.",
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
    const standard: RequestStandard = { apis, findRoute, policy: options };
    const reportsAll = options.files === "browser" || isUseClient(file.directives);
    if (!file.mayRunInBrowser) return {};
    if (!mentionsRequests(file.module) && (apis.isEmpty || !reportsAll)) return {};
    return { CallExpression: reportRequest, NewExpression: reportRequest };

    function reportRequest(node: CallLike): void {
      const finding = findProblem(node);
      if (finding === undefined || isAllowed(finding.target, options.allowPaths)) return;
      if (file.isServerCode(node) || !isInBrowserOnly()) return;
      const { problem, site, target } = finding;
      if (site.credentials.kind === "missing" && isChangedElsewhere(site, file.requestChanges)) return;
      const { data, ...rest } = describeRequest(finding, options.sameOriginMode, file.root);
      const repairs = finding.isSafe ? repairRequest(problem, site, target, options.sameOriginMode, sourceCode) : undefined;
      report({
        ...rest,
        data,
        fix: repairs?.fix,
        suggest: repairs?.suggestions.map(({ action, fix }) => ({
          data: action === "addSameOrigin" ? { ...data, option: formatAdvice(site.client.option, "same-origin") } : data,
          fix,
          messageId: action,
        })),
      });
    }

    function findProblem(node: CallLike): RequestFinding | undefined {
      const site = findRequestSite(node, file.module);
      if (site === undefined) return reportsAll && node.type === "CallExpression" ? judgeCall(node, standard, file.module) : undefined;
      const finding = judgeRequest(site, standard);
      if (finding === undefined) return judgeWrapper(site, standard, isAccepted, findImporters);
      if (!isMissingMode(finding.problem)) return reportsAll ? finding : undefined;
      const { isDecided, senders } = readLinkedClientUses(site, findImporters);
      return !isDecided && (reportsAll || senders.some(isClientModule)) ? finding : undefined;
    }

    /** A file without the directive is reported for the requests of files with one, as the wrapper is what must change. */
    function isAccepted({ call, at: { module } }: RequestRun): boolean {
      if (module === file.module) return reportsAll && !file.isServerCode(call);
      return reportsAll || isClientModule(module);
    }

    function findImporters(module: SourceModule): readonly ModuleHandle[] {
      return isInBrowserOnly() ? file.findImporters(module) : [];
    }

    function isInBrowserOnly(): boolean {
      return file.environments.browser !== undefined && file.environments.server === undefined;
    }

    /** The route that a request comes to, if it certainly reads the session; of several addresses, each one must. */
    function findRoute(site: RequestSite): SessionRoute | undefined {
      const method = isInBrowserOnly() ? readRequestMethod(site) : undefined;
      if (method === undefined) return undefined;
      const routes = site.urls.map((url) => {
        const target = classifyTarget([url], apis);
        return target.kind === "sameOrigin" ? file.findSessionRoute(target.path, method.name) : undefined;
      });
      return routes.every((route) => route !== undefined) ? routes[0] : undefined;
    }
  },
});

function isUseClient(directives: readonly Directive[]): boolean {
  return directives.some(({ value }) => value === "use client");
}

function isClientModule({ ast, text }: SourceModule): boolean {
  return isUseClient(collectDirectives(ast, text));
}

function isAllowed(target: Target, globs: readonly string[]): boolean {
  return "path" in target && globs.length > 0 && picomatch.isMatch(target.path.replace(/^(?!\/)/u, "/"), [...globs], { dot: true });
}
