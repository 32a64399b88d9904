/**
 * Reports session cookies, credentials of request headers and tokens of session libraries that the server answers a request
 * with: in the body of a Route Handler or an API route, or in the props of `getServerSideProps`. By where a value comes from,
 * never by its name, so a token that another service has just handed out is none.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { isForcedStatic } from "../analysis/request-apis/forced-static.ts";
import { collectAnswers } from "../analysis/answers/answers.ts";
import { collectCredentials } from "../analysis/credentials/collect-credentials.ts";
import type { HandlerKind } from "../platform/next/handlers.ts";
import { COOKIE_NAME_SCHEMA, readCookieNames, type CookieNameOptions } from "../rule-kit/cookie-names.ts";
import { createRule, type Suggestion } from "../rule-kit/create-rule.ts";
import { removeProperty } from "../rule-kit/edits/object-literal.ts";
import { mentionCredential, mentionHandler } from "../rule-kit/mention.ts";
import { getPropertyName } from "../syntax/property-name.ts";
import { getWrapped } from "../syntax/unwrap.ts";

type MessageId = "pageProps" | "responseBody" | "removeProperty";
type Options = CookieNameOptions;

export default createRule<MessageId, Options>({
  name: "no-sensitive-response-body",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow session cookies, tokens and other credentials in what route handlers, API routes and `getServerSideProps` answer with",
      presets: { recommended: [{}], strict: [{}] },
    },
    defaultOptions: [{ allow: [], sensitive: [] }],
    hasSuggestions: true,
    messages: {
      pageProps:
        "{{credential}} goes to the browser in the props of {{handler}}, which are written into the page, where every script can read them. Pass what it stands for, such as whether somebody is signed in, or call the API here.",
      responseBody:
        "{{credential}} goes to the browser in the body that {{handler}} answers with, where every script can read it. Answer with what it stands for, such as whether somebody is signed in; the token itself goes by 'Set-Cookie', as an HttpOnly cookie.",
      removeProperty: "Remove '{{property}}' from the answer.",
    },
    schema: [
      {
        type: "object",
        properties: COOKIE_NAME_SCHEMA,
        additionalProperties: false,
      },
    ],
  },
  create({ file, options, report, sourceCode }) {
    const kind = file.isTestOrStory ? undefined : file.handlerKind;
    if (kind === undefined) return {};
    return {
      Program() {
        reportAnswers(kind);
      },
    };

    function reportAnswers(handlerKind: HandlerKind): void {
      const { module } = file;
      const names = readCookieNames(file, options);
      const { answers, requests } = collectAnswers(module, handlerKind);
      const reported = new Set<TSESTree.Node>();
      for (const { around, at, handler, node: answer, steps, within } of answers) {
        // What is asked for by another method is answered anew.
        if (handler === "GET" && isForcedStatic(module)) continue;
        const found = collectCredentials({ around, names, node: answer, path: steps, requests, within: { module, nodes: within } });
        for (const { credential, node = around.module === module ? answer : at } of found) {
          if (reported.has(node)) continue;
          reported.add(node);
          report({
            data: { credential: mentionCredential(credential, module, file.root), handler: mentionHandler(handlerKind, handler) },
            messageId: handlerKind === "pageProps" ? "pageProps" : "responseBody",
            node,
            suggest: suggestRemoval(node),
          });
        }
      }
    }

    function suggestRemoval(node: TSESTree.Node): readonly Suggestion<MessageId>[] {
      const value = getWrapped(node);
      const { parent: property } = value;
      if (property?.type !== "Property" || property.value !== value || property.parent.type !== "ObjectExpression") return [];
      const name = getPropertyName(property);
      // Without `props` there is no page.
      return name === undefined || name === "props" ? [] : [{ data: { property: name }, fix: (fixer) => removeProperty(fixer, sourceCode, property), messageId: "removeProperty" }];
    }
  },
});
