/**
 * Reports what a cached function may not ask of the request, as Next.js throws there: `cookies()`, `headers()` and
 * `connection()` in `'use cache'` and `unstable_cache`, and changes of cookies or the draft mode. Through functions and
 * components of other modules too. What a directive's cache forbids counts where it is caught as well.
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { collectExportedFunctions } from "../analysis/boundary/server-function.ts";
import type { LocalFunction } from "../analysis/references/access-path.ts";
import { findCalledExport } from "../analysis/references/called-export.ts";
import { mayComeTo, mayHold } from "../analysis/references/may-come-to.ts";
import { collectForbiddenUses, collectUsesOfArgument, type ForbiddenUse } from "../analysis/request-apis/forbidden-uses.ts";
import { hasPrivateCache, isCacheDirective, isPrivateCache, knowsDirective, overridesFile, PRIVATE_CACHE } from "../platform/next/boundary-directives.ts";
import { FORBIDDEN_USES, keepsForAll, MENTIONS_REQUEST_USE } from "../platform/next/request-apis.ts";
import { CACHE_DIRECTIVES, UNSTABLE_CACHE } from "../platform/shortcuts.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { rewriteDirective } from "../rule-kit/edits/directives.ts";
import { mentionUse, mentionUseChain } from "../rule-kit/mention.ts";
import { createUseSearch } from "../rule-kit/use-search.ts";
import { collectDirectives, collectFunctionDirectives, type Directive } from "../syntax/directives.ts";
import { isFunction } from "../syntax/traverse.ts";

type MessageId = "caughtUse" | "forbiddenChange" | "forbiddenRead" | "leadsToCaughtUse" | "leadsToChange" | "leadsToPrivateCache" | "leadsToRead" | "makePrivate" | "privateCache";

export default createRule<MessageId, object>({
  name: "no-request-api-in-cache",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow cookies(), headers() and connection() in cached functions, through helpers too",
      presets: { recommended: [], strict: [] },
    },
    messages: {
      caughtUse: "'{{use}}' throws within {{cache}}, and to catch that does not help: where the page is prerendered, the build fails. Call it outside of the cached function.",
      forbiddenChange: "'{{use}}' throws within {{cache}}. Call it outside of the cached function.",
      makePrivate: "Make it a cache of each user, by 'use cache: private'.",
      leadsToCaughtUse:
        "This leads to '{{use}}' ({{chain}}), which throws within {{cache}}, and to catch that does not help: where the page is prerendered, the build fails. Call it outside of the cached function.",
      leadsToChange: "This leads to '{{use}}' ({{chain}}), which throws within {{cache}}. Call it outside of the cached function.",
      leadsToPrivateCache: "This leads to a function with 'use cache: private' ({{chain}}), which throws within {{cache}}, because its result is kept for other requests. Call it outside, and pass what the cached function needs of it.",
      leadsToRead: "This leads to '{{use}}' ({{chain}}), which throws within {{cache}}, because its result is kept for other requests. Call it outside, and pass what the cached function needs of it.",
      forbiddenRead: "'{{use}}' throws within {{cache}}, because its result is kept for other requests. Call it outside, and pass what the cached function needs of it.",
      privateCache: "This function has 'use cache: private', which throws within {{cache}}, because its result is kept for other requests. Call it outside, and pass what the cached function needs of it.",
    },
    schema: [],
    defaultOptions: [{}],
    hasSuggestions: true,
  },
  create({ file, report, sourceCode }) {
    const { module } = file;
    if (file.isTestOrStory || file.ownEnvironments.assertedClient !== undefined) return {};
    const knowsDirectives = mayHold(CACHE_DIRECTIVES, module) && knowsDirective("use cache", file.nextVersion);
    const search = createUseSearch(file, MENTIONS_REQUEST_USE);
    const mayBePrivate = hasPrivateCache(file.nextVersion);
    const reported = new Set<TSESTree.Node>();

    const directiveVisitors: TSESLint.RuleListener = {
      Program() {
        const directive = file.directives.find(({ value }) => isCacheDirective(value));
        if (directive === undefined) return;
        for (const { node } of collectExportedFunctions(module)) {
          if (!collectFunctionDirectives(node).some((value) => overridesFile(value))) checkFunction(node, directive);
        }
      },
      ExpressionStatement(statement) {
        const callee = statement.parent.type === "BlockStatement" ? statement.parent.parent : undefined;
        if (callee === undefined || !isFunction(callee) || callee.body.type !== "BlockStatement") return;
        const directive = collectDirectives(callee.body, module.text).find(({ value }) => isCacheDirective(value));
        if (directive?.node === statement) checkFunction(callee, directive);
      },
    };
    return { ...(knowsDirectives ? directiveVisitors : {}), ...(mayComeTo(UNSTABLE_CACHE, module) ? { CallExpression: checkCall } : {}) };

    function checkCall(call: TSESTree.CallExpression): void {
      const [cached] = call.arguments;
      const called = cached && findCalledExport(call, module, UNSTABLE_CACHE);
      if (cached === undefined || called === undefined || !keepsForAll(called.specifier, called.path)) return;
      for (const [node, found] of collectUsesOfArgument(cached, module, search("unstableCache"))) reportUse(node, found, undefined);
    }

    function checkFunction(callee: LocalFunction, directive: Directive): void {
      const place = isPrivateCache(directive.value) ? "privateCache" : "sharedCache";
      for (const [node, use] of collectForbiddenUses(callee, module, search(place, { rendersElements: true }))) reportUse(node, use, directive);
    }

    function reportUse(node: TSESTree.Node, found: ForbiddenUse, directive: Directive | undefined): void {
      if (reported.has(node)) return;
      reported.add(node);
      const { use } = found;
      const mayKeep = directive !== undefined && mayBePrivate && !FORBIDDEN_USES.privateCache.has(use);
      report({
        data: { cache: directive === undefined ? "'unstable_cache'" : `'${directive.value}'`, chain: mentionUseChain(found, module, file.root), use: mentionUse(use) },
        messageId: chooseMessage(found),
        node,
        suggest: mayKeep ? [{ fix: (fixer) => rewriteDirective(fixer, sourceCode, directive.node, PRIVATE_CACHE), messageId: "makePrivate" }] : [],
      });
    }
  },
});

function chooseMessage({ chain, isCaught, use }: ForbiddenUse): MessageId {
  const isDirect = chain.length === 0;
  if (isCaught) return isDirect ? "caughtUse" : "leadsToCaughtUse";
  if (use === "privateCache") return isDirect ? "privateCache" : "leadsToPrivateCache";
  const isRead = use === "connection" || use === "cookies" || use === "headers";
  if (isRead) return isDirect ? "forbiddenRead" : "leadsToRead";
  return isDirect ? "forbiddenChange" : "leadsToChange";
}
