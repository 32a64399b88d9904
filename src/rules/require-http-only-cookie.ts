/**
 * Reports code that sets a cookie with a session or a credential in it where scripts can read it: without HttpOnly, or
 * in the browser, where no script can set HttpOnly. Names and options that nobody knows are silence.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { collectCookieWrites, mayWriteCookies } from "../analysis/cookies/collect-cookie-writes.ts";
import type { CookieWrite } from "../analysis/cookies/cookie-write.ts";
import { judgeCookieWrite, type WriteProblem } from "../analysis/cookies/judge-cookie-write.ts";
import { mentionCookieName } from "../analysis/cookies/spell-cookie-name.ts";
import { ATTRIBUTE_NAMES, type CookieAttribute } from "../platform/web/cookie-attributes.ts";
import { COOKIE_NAME_SCHEMA, readCookieNames, type CookieNameOptions } from "../rule-kit/cookie-names.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { formatAttributes, protectCookie } from "../rule-kit/edits/cookie-attributes.ts";
import { mentionNames, mentionSensitivity } from "../rule-kit/mention.ts";

type MessageId =
  | "httpOnlyOff"
  | "missingHttpOnly"
  | "missingSameSite"
  | "missingSecure"
  | "refusedCookie"
  | "refusedScript"
  | "scriptCookie"
  | "addAttributes";

interface Options extends CookieNameOptions {
  readonly attributes: readonly CookieAttribute[];
}


export default createRule<MessageId, Options>({
  name: "require-http-only-cookie",
  meta: {
    type: "problem",
    docs: {
      description: "Require session cookies to be set on the server with HttpOnly, out of reach of scripts",
      presets: { recommended: [{ attributes: ["httpOnly"] }], strict: [{}] },
    },
    defaultOptions: [{ allow: [], attributes: ["httpOnly", "secure", "sameSite"], sensitive: [] }],
    hasSuggestions: true,
    messages: {
      addAttributes: "Add {{options}}.",
      httpOnlyOff: "'{{name}}' {{sensitivity}}, and with 'httpOnly' off every script on the page can read it. Set {{options}}.",
      missingHttpOnly:
        "'{{name}}' {{sensitivity}} and is set without 'HttpOnly', so every script on the page can read it. Add {{options}}.",
      missingSameSite:
        "'{{name}}' {{sensitivity}} and is set without 'SameSite', so each browser decides for itself which requests of other sites it goes along with. Add {{options}}.",
      missingSecure:
        "'{{name}}' {{sensitivity}} and is set without 'Secure', so browsers send it over plain HTTP too. Add {{options}}.",
      refusedCookie: "Browsers drop '{{name}}', because {{by}} demands {{attributes}}. Add {{options}}.",
      refusedScript:
        "Browsers drop '{{name}}', because '{{api}}' sets it by a script and {{by}} is not for scripts to set. Set it in a Route Handler or a Server Action.",
      scriptCookie:
        "'{{name}}' {{sensitivity}}, and what '{{api}}' sets in the browser is never HttpOnly, so every script on the page can read it. Set it in a Route Handler or a Server Action with 'httpOnly: true'.",
    },
    schema: [
      {
        type: "object",
        properties: {
          attributes: {
            type: "array",
            items: { type: "string", enum: ["httpOnly", "secure", "sameSite"] },
            minItems: 1,
            uniqueItems: true,
            description: "What a sensitive cookie that is set on the server must state.",
          },
          ...COOKIE_NAME_SCHEMA,
        },
        additionalProperties: false,
      },
    ],
  },
  create({ file, options, report, sourceCode }) {
    const { module } = file;
    if (file.isTestOrStory || !mayWriteCookies(module)) return {};
    const names = readCookieNames(file, options);

    return {
      Program() {
        const reported = new Set<TSESTree.Node>();
        for (const write of collectCookieWrites(module)) {
          if (reported.has(write.node)) continue;
          const problem = judgeCookieWrite(write, options.attributes, names);
          if (problem === undefined || (write.by === "script" && !runsInBrowser(write.node))) continue;
          reportWrite(write, problem);
          reported.add(write.node);
        }
      },
    };

    /** What sets cookies by script throws on the server, or does nothing. The last question takes a look at the whole app. */
    function runsInBrowser(node: TSESTree.Node): boolean {
      return file.mayRunInBrowser && !file.isServerCode(node) && file.environments.browser !== undefined;
    }

    function reportWrite(write: CookieWrite, problem: WriteProblem): void {
      const { api, node } = write;
      const secure = problem.kind === "refused" ? "always" : "production";
      const attributes = "attributes" in problem ? problem.attributes : [];
      const evidence = "sensitive" in problem ? problem.sensitive.evidence : undefined;
      const data = {
        api,
        attributes: mentionNames(attributes.map((attribute) => ATTRIBUTE_NAMES[attribute])),
        by: "by" in problem ? problem.by : "",
        name: mentionCookieName(write.name),
        options: mentionNames(formatAttributes(write, attributes, secure)),
        sensitivity: evidence === undefined ? "" : mentionSensitivity(evidence),
      };
      // What a script must not set at all is mended by moving it, which takes another file.
      const edit = attributes.length === 0 ? undefined : protectCookie(write, attributes, secure, sourceCode);
      const isDeclared = evidence?.source === "settings";
      report({
        data,
        fix: isDeclared ? edit : undefined,
        messageId: getMessageId(problem),
        node,
        suggest: edit === undefined || isDeclared ? [] : [{ data, fix: edit, messageId: "addAttributes" }],
      });
    }
  },
});

function getMessageId(problem: WriteProblem): MessageId {
  switch (problem.kind) {
    case "refused":
      return "refusedCookie";
    case "refusedScript":
    case "scriptCookie":
      return problem.kind;
    case "unprotected":
      if (problem.isOff) return "httpOnlyOff";
      if (problem.attributes.includes("httpOnly")) return "missingHttpOnly";
      return problem.attributes.includes("secure") ? "missingSecure" : "missingSameSite";
  }
}
