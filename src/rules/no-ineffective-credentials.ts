/**
 * Reports requests of server code that ask for cookies by a credentials mode, which does nothing there, and requests to
 * routes that need the session and get no cookies. Headers and addresses that nobody knows are silence.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import type { CallLike } from "../analysis/references/access-path.ts";
import { readApiOrigins } from "../analysis/requests/api-origins.ts";
import { findRequestSite } from "../analysis/requests/find-request-site.ts";
import { mayBeOwnRequest } from "../analysis/library-calls/match-request-form.ts";
import type { RequestSite } from "../analysis/requests/request-site.ts";
import { findWrittenMode } from "../analysis/requests/stated-credentials.ts";
import { judgeServerRequest, type ServerRequestFinding, type ServerRequestStandard } from "../analysis/requests/server-request.ts";
import type { SessionRoute } from "../analysis/session/find-session-route.ts";
import { mayMatter } from "../platform/shortcut.ts";
import { CREDENTIALS_OPTIONS, REQUESTS } from "../platform/shortcuts.ts";
import { mayComeTo } from "../analysis/references/may-come-to.ts";
import { createRule, type Suggestion } from "../rule-kit/create-rule.ts";
import { formatAdvice } from "../rule-kit/edits/credentials-option.ts";
import { forwardCookies, removeMode } from "../rule-kit/edits/forward-cookies.ts";
import { findCookieExpression } from "../rule-kit/edits/request-cookies.ts";
import { mentionModule } from "../rule-kit/mention.ts";

type MessageId = ServerRequestFinding["problem"];
type SuggestionId = "forwardCookies" | "removeMode";

interface Options {
  readonly redundant: "ignore" | "report";
}

export default createRule<MessageId | SuggestionId, Options>({
  name: "no-ineffective-credentials",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow requests of server code that count on a browser to send the session along",
      presets: { recommended: [{ redundant: "ignore" }], strict: [{}] },
    },
    defaultOptions: [{ redundant: "report" }],
    hasSuggestions: true,
    messages: {
      forwardCookies: "Forward the cookies of the incoming request with '{{cookies}}'; what answers then does so for each request anew.",
      ineffectiveMode:
        "'{{stated}}' does nothing on the server, where no browser adds cookies, so this request goes without the user's session. Forward the incoming request's cookies in a 'cookie' header.",
      missingCookie:
        "'{{route}}' reads the session ({{api}}), and on the server no browser adds cookies to this request. Forward the incoming request's cookies in a 'cookie' header.",
      missingIdentity:
        "'{{path}}' of '{{target}}' looks like a session endpoint, and on the server no browser adds cookies to this request. Forward the incoming request's cookies in a 'cookie' header.",
      redundantMode: "'{{stated}}' does nothing on the server, where no browser adds cookies. Remove it.",
      removeMode: "Remove '{{stated}}', which does nothing here.",
    },
    schema: [
      {
        type: "object",
        properties: {
          redundant: {
            description: "Whether a credentials mode is reported where it does nothing and no session is lost.",
            enum: ["report", "ignore"],
            type: "string",
          },
        },
        additionalProperties: false,
      },
    ],
  },
  create({ file, options, report, sourceCode }) {
    const { module } = file;
    // A mode that is stated here may be one of a client that another module makes.
    if (file.isTestOrStory) return {};
    const statesMode = mayComeTo(CREDENTIALS_OPTIONS, module);
    if (!statesMode && !mayMatter(REQUESTS, module.text)) return {};
    const standard: ServerRequestStandard = {
      apis: readApiOrigins(file.settings.apiOrigins),
      findImporters: (other) => file.findImporters(other, "server"),
      findRoute,
      reportsRedundant: options.redundant === "report",
    };
    return { CallExpression: reportRequest, NewExpression: reportRequest };

    function reportRequest(node: CallLike): void {
      const site = statesMode || mayBeOwnRequest(node, module) ? findRequestSite(node, module) : undefined;
      const finding = site && judgeServerRequest(site, standard);
      if (site === undefined || finding === undefined || !runsOnServerOnly(node)) return;
      const { credentials } = site;
      const data = {
        api: "route" in finding ? finding.route.api : "",
        path: "path" in finding ? finding.path : "",
        route: "route" in finding ? finding.route.file : "",
        stated: formatAdvice(site.client.option, findWrittenMode(credentials)?.mode ?? "include"),
        target: "name" in finding.target ? finding.target.name : "",
      };
      report({ data, messageId: finding.problem, node: findReportNode(site), suggest: collectSuggestions(site, finding, data) });
    }

    function collectSuggestions(site: RequestSite, finding: ServerRequestFinding, data: Readonly<Record<string, string>>): readonly Suggestion<SuggestionId>[] {
      const mayForward = finding.problem !== "redundantMode" && !("hasForeignRuns" in finding && finding.hasForeignRuns);
      const cookies = mayForward ? findCookieExpression(site.node, file, sourceCode) : undefined;
      const forward = cookies && forwardCookies(site, cookies, sourceCode);
      const remove = removeMode(site, sourceCode);
      return [
        ...(forward === undefined ? [] : [{ data: { cookies: cookies?.text ?? "" }, fix: forward, messageId: "forwardCookies" as const }]),
        ...(remove === undefined ? [] : [{ data, fix: remove, messageId: "removeMode" as const }]),
      ];
    }

    /**
     * What is of no app may have users elsewhere, such as a package that is published. The last question takes a look at the
     * whole app.
     */
    function runsOnServerOnly(node: TSESTree.Node): boolean {
      const own = file.ownEnvironments;
      if (own.server !== undefined || file.isServerCode(node)) return true;
      if (own.browser !== undefined || !file.isOfApp) return false;
      const { browser, server } = file.environments;
      return server !== undefined && browser === undefined;
    }

    /** What a route itself requests under its own path is another server, which it stands in front of. */
    function findRoute(path: string, method: string | undefined): SessionRoute | undefined {
      const route = file.findSessionRoute(path, method);
      return route?.file === mentionModule(module.path, file.root) ? undefined : route;
    }
  },
});

/** The mode, or what sends the request where that stands elsewhere. */
function findReportNode({ at: { module }, callee, credentials }: RequestSite): TSESTree.Node {
  const entry = findWrittenMode(credentials)?.entry;
  return entry?.at.module === module ? entry.node : callee;
}
