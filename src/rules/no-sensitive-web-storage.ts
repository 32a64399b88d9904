/**
 * Reports browser code that keeps a session or a credential in `localStorage` or `sessionStorage`, or takes it from there: by
 * itself, by a library, or by a function, of the same file or of another one, that is given the name. Removals are silence, and
 * so are names that nobody knows.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { mentionCookieName, spellCookieName } from "../analysis/cookies/spell-cookie-name.ts";
import { classifyStorageKey } from "../analysis/sensitive-names/classify-storage-key.ts";
import { collectStorageItems } from "../analysis/web-storage/collect-storage-items.ts";
import { mayComeTo } from "../analysis/references/may-come-to.ts";
import { STORAGES } from "../platform/shortcuts.ts";
import { COOKIE_NAME_SCHEMA, readCookieNames, type CookieNameOptions } from "../rule-kit/cookie-names.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { mentionSensitivity } from "../rule-kit/mention.ts";

export default createRule<"credentialRead" | "credentialStored", CookieNameOptions>({
  name: "no-sensitive-web-storage",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow keeping session tokens and other credentials in localStorage and sessionStorage",
      presets: { strict: [{}] },
    },
    defaultOptions: [{ allow: [], sensitive: [] }],
    hasSuggestions: false,
    messages: {
      credentialRead:
        "'{{name}}' {{sensitivity}}, and where '{{api}}' finds it every other script on the page does too. Keep it in a cookie that the server sets with HttpOnly, and let the browser send it.",
      credentialStored:
        "'{{name}}' {{sensitivity}}, and what '{{api}}' keeps in the browser every script on the page can read. Keep it in a cookie that the server sets with HttpOnly.",
    },
    schema: [{ type: "object", properties: COOKIE_NAME_SCHEMA, additionalProperties: false }],
  },
  create({ file, options, report }) {
    const { module } = file;
    if (!file.mayRunInBrowser || !mayComeTo(STORAGES, module)) return {};
    const names = readCookieNames(file, options);

    return {
      Program() {
        const reported = new Set<TSESTree.Node>();
        for (const { api, name, node, use } of collectStorageItems(module)) {
          if (reported.has(node) || file.isServerCode(node)) continue;
          const sensitive = classifyStorageKey(spellCookieName(name), names);
          // The last question, as its answer takes a look at the whole app.
          if (sensitive === undefined || file.environments.browser === undefined) continue;
          const data = { api, name: mentionCookieName(name), sensitivity: mentionSensitivity(sensitive.evidence) };
          report({ data, messageId: use === "read" ? "credentialRead" : "credentialStored", node });
          reported.add(node);
        }
      },
    };
  },
});
