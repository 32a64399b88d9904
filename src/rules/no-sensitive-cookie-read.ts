/**
 * Reports browser code that reads a cookie with a session or a credential in it: by itself, or by a function, of the same
 * file or of another one, that reads the cookie an argument names.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { isBrowserClientAdapter } from "../analysis/cookies/browser-client-adapter.ts";
import { collectCookieReads } from "../analysis/cookies/collect-cookie-reads.ts";
import type { JarRead, NamedCookieRead } from "../analysis/cookies/cookie-read.ts";
import { mentionCookieName, spellCookieName } from "../analysis/cookies/spell-cookie-name.ts";
import { readApiOrigins } from "../analysis/requests/api-origins.ts";
import { classifyCookieName, type SensitiveName } from "../analysis/sensitive-names/classify-cookie-name.ts";
import { mayComeTo } from "../analysis/references/may-come-to.ts";
import { COOKIES } from "../platform/shortcuts.ts";
import { COOKIE_NAME_SCHEMA, readCookieNames, type CookieNameOptions } from "../rule-kit/cookie-names.ts";
import { createRule, type Suggestion } from "../rule-kit/create-rule.ts";
import { removeUnusedRead } from "../rule-kit/edits/cookie-reads.ts";
import { sendCredentialsInstead } from "../rule-kit/edits/send-credentials.ts";
import { removeStatement } from "../rule-kit/edits/statements.ts";

type MessageId =
  | "deadPresenceCheck"
  | "deadRead"
  | "deadReadByPrefix"
  | "deadReadDeclared"
  | "declaredCredential"
  | "droppedCookies"
  | "exposedCredential"
  | "knownCredential"
  | "presenceCheck"
  | "sdkCookie"
  | "wholeJarLog"
  | "wholeJarRequest"
  | "removeRead"
  | "sendCookie"
  | "sendCookieSameOrigin";

interface Options extends CookieNameOptions {
  readonly presence: "ignore" | "report";
}


export default createRule<MessageId, Options>({
  name: "no-sensitive-cookie-read",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow reading session cookies and other credentials in code that runs in the browser",
      presets: { recommended: [{ presence: "ignore" }], strict: [{}] },
    },
    defaultOptions: [{ allow: [], presence: "report", sensitive: [] }],
    hasSuggestions: true,
    messages: {
      deadPresenceCheck:
        "'{{name}}' is HttpOnly, so this check never finds it in the browser. Pass the answer as a prop from the server.",
      deadRead:
        "'{{name}}' is HttpOnly in {{library}}, so '{{api}}' never finds it in the browser. Read it on the server and pass what the component shows as a prop.",
      deadReadByPrefix:
        "Browsers accept the prefix '{{prefix}}' for HttpOnly cookies only, so '{{api}}' never finds '{{name}}'. Read it on the server and pass what the component shows as a prop.",
      deadReadDeclared:
        "'{{name}}' is declared sensitive and HttpOnly, so '{{api}}' never finds it in the browser. Read it on the server and pass what the component shows as a prop.",
      declaredCredential:
        "'{{name}}' is declared sensitive, and every script on the page can read what '{{api}}' reads here. Make it HttpOnly and let the browser send it, or ask the server for what the component shows.",
      droppedCookies: "The value of 'document.cookie' is dropped here, so the statement does nothing. Remove it.",
      exposedCredential:
        "'{{name}}' looks like a credential, and every script on the page can read what '{{api}}' reads here. Make it HttpOnly and let the browser send it, or ask the server for what the component shows.",
      knownCredential:
        "'{{name}}' is a credential of {{library}}, and every script on the page can read what '{{api}}' reads here. Make it HttpOnly and let the browser send it, or ask the server for what the component shows.",
      presenceCheck:
        "This check for '{{name}}' works only while every script on the page can read the cookie and what it holds. Pass the answer as a prop from the server, or set a marker cookie without a secret.",
      removeRead: "Remove this read of '{{name}}', whose value is not used.",
      sdkCookie:
        "'{{name}}' belongs to {{library}}, whose SDK renews it, so a value read by '{{api}}' goes stale. Call '{{sdkCall}}' instead.",
      sendCookie:
        "Send the cookie itself with credentials 'include', once the server reads it instead of the 'Authorization' header and its CORS answer allows credentials from this origin.",
      sendCookieSameOrigin:
        "Send the cookie itself, as browsers do on the same origin, once the server reads it instead of the 'Authorization' header.",
      wholeJarLog:
        "'{{api}}' goes to the console with every cookie that scripts can read, where other scripts and log collectors find it. Log the one value that is needed.",
      wholeJarRequest:
        "'{{api}}' goes into this request with every cookie that scripts can read. Let the browser send cookies by 'credentials', or pick the one that is needed.",
    },
    schema: [
      {
        type: "object",
        properties: {
          presence: {
            type: "string",
            enum: ["report", "ignore"],
            description: "Whether a check that only asks if the cookie exists is reported.",
          },
          ...COOKIE_NAME_SCHEMA,
        },
        additionalProperties: false,
      },
    ],
  },
  create({ file, options, report, sourceCode }) {
    const { module, settings } = file;
    if (!file.mayRunInBrowser || !mayComeTo(COOKIES, module)) return {};
    const names = readCookieNames(file, options);

    return {
      Program() {
        const reported = new Set<TSESTree.Node>();
        for (const read of collectCookieReads(module)) {
          if (reported.has(read.node) || file.isServerCode(read.node) || isBrowserClientAdapter(read.node, module)) continue;
          if (read.kind === "jar" ? reportJar(read) : reportNamed(read)) reported.add(read.node);
        }
      },
    };

    /** The last question, as its answer takes a look at the whole app. */
    function isInBrowser(): boolean {
      return file.environments.browser !== undefined;
    }

    function reportJar({ api, node, use }: JarRead): boolean {
      if (!isInBrowser()) return false;
      if (use !== "dropped") {
        report({ data: { api }, messageId: use === "log" ? "wholeJarLog" : "wholeJarRequest", node });
        return true;
      }
      const statement = node.parent;
      const isStatement = statement?.type === "ExpressionStatement";
      report({
        fix: isStatement ? (fixer) => removeStatement(fixer, sourceCode, statement) : undefined,
        messageId: "droppedCookies",
        node,
      });
      return true;
    }

    function reportNamed(read: NamedCookieRead): boolean {
      if (read.use === "presence" && options.presence === "ignore") return false;
      const name = classifyCookieName(spellCookieName(read.name), names);
      // What a login in progress leaves behind (a nonce, a state) is made and read in the browser by design.
      if (name === undefined || (name.kind === "transient" && name.evidence.source === "words") || !isInBrowser()) return false;
      const data = describe(name, read);
      report({ data, messageId: getMessageId(name, read), node: read.node, suggest: suggest(read, name, data) });
      return true;
    }

    function suggest(
      read: NamedCookieRead,
      { exposure }: SensitiveName,
      data: Readonly<Record<string, string>>,
    ): Suggestion<MessageId>[] {
      const removal = removeUnusedRead(read, module, sourceCode);
      if (removal !== undefined) return [{ data, fix: removal, messageId: "removeRead" }];
      // What a vendor's SDK reads, its own servers take from the header.
      if (exposure === "sdk") return [];
      const edit = sendCredentialsInstead(read, module, sourceCode, readApiOrigins(settings.apiOrigins));
      if (edit === undefined) return [];
      return [{ fix: edit.fix, messageId: edit.mode === "include" ? "sendCookie" : "sendCookieSameOrigin" }];
    }
  },
});

function getMessageId({ evidence, exposure }: SensitiveName, { use }: NamedCookieRead): MessageId {
  if (exposure === "sdk") return "sdkCookie";
  if (use === "presence") return exposure === "deadRead" ? "deadPresenceCheck" : "presenceCheck";
  switch (evidence.source) {
    case "prefix":
      return "deadReadByPrefix";
    case "settings":
      return exposure === "deadRead" ? "deadReadDeclared" : "declaredCredential";
    case "registry":
      return exposure === "deadRead" ? "deadRead" : "knownCredential";
    case "words":
      return "exposedCredential";
  }
}

function describe({ evidence }: SensitiveName, { api, name }: NamedCookieRead): Readonly<Record<string, string>> {
  return {
    api,
    library: evidence.source === "registry" ? evidence.library : "",
    name: mentionCookieName(name),
    prefix: evidence.source === "prefix" ? evidence.prefix : "",
    sdkCall: evidence.source === "registry" ? (evidence.sdkCall ?? "") : "",
  };
}
