/**
 * Reports code that sets or deletes cookies while a page is rendered, and in what `after()` runs: Next.js throws there. By
 * what a component calls, through functions of other modules too; what is caught, or only handed on, is silence.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import type { LocalFunction } from "../analysis/references/access-path.ts";
import { findCalledExport } from "../analysis/references/called-export.ts";
import { mayComeTo } from "../analysis/references/may-come-to.ts";
import { collectForbiddenUses, collectUsesOfArgument, type ForbiddenUse } from "../analysis/request-apis/forbidden-uses.ts";
import { findRenderedName, mayBeRendered } from "../analysis/request-apis/rendered-function.ts";
import { findCookieChangers, MENTIONS_COOKIE_CHANGE, runsAfterwards } from "../platform/next/request-apis.ts";
import { AFTER } from "../platform/shortcuts.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { mentionUse, mentionUseChain } from "../rule-kit/mention.ts";
import { createUseSearch } from "../rule-kit/use-search.ts";

type MessageId = "afterwards" | "leadsAfterwards" | "leadsInRender" | "rendered";

export default createRule<MessageId, object>({
  name: "no-cookie-mutation-in-render",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow setting and deleting cookies while a page is rendered, through helpers too",
      presets: { recommended: [], strict: [] },
    },
    messages: {
      afterwards: "'{{use}}' throws in what 'after' runs, because the answer has been sent by then. Call it before, in {{changers}}.",
      leadsAfterwards: "This leads to '{{use}}' ({{chain}}), which throws in what 'after' runs, because the answer has been sent by then. Call it before, in {{changers}}.",
      leadsInRender: "This leads to '{{use}}' ({{chain}}), which throws while '{{name}}' is rendered, because the answer has begun by then. Call it in {{changers}}.",
      rendered: "'{{use}}' throws while '{{name}}' is rendered, because the answer has begun by then. Call it in {{changers}}.",
    },
    schema: [],
    defaultOptions: [{}],
    hasSuggestions: false,
  },
  create({ file, report }) {
    const { module } = file;
    if (file.isTestOrStory || file.ownEnvironments.assertedClient !== undefined) return {};
    // The pages router has no such cookies.
    if (file.root !== undefined && file.root.appDirectory === undefined) return {};
    const search = createUseSearch(file, MENTIONS_COOKIE_CHANGE);
    const reported = new Set<TSESTree.Node>();

    return {
      ...(mayComeTo(AFTER, module) ? { CallExpression: checkCall } : {}),
      "FunctionDeclaration, FunctionExpression, ArrowFunctionExpression"(callee: LocalFunction) {
        if (!mayBeRendered(callee, module) || !isOnServerOnly()) return;
        for (const [node, found] of collectForbiddenUses(callee, module, search("render"))) {
          const name = findRenderedName(callee, module);
          if (name !== undefined) reportUse(node, found, name);
        }
      },
    };

    function checkCall(call: TSESTree.CallExpression): void {
      const [given] = call.arguments;
      const called = given && findCalledExport(call, module, AFTER);
      if (given === undefined || called === undefined || !runsAfterwards(called.specifier, called.path, file.nextVersion)) return;
      for (const [node, found] of collectUsesOfArgument(given, module, search("after"))) reportUse(node, found, undefined);
    }

    /**
     * In the browser a Server Function is called over the network. It takes a look at the whole app, as it does to follow a call
     * out of the file; but then most components need no look.
     */
    function isOnServerOnly(): boolean {
      return file.environments.server !== undefined && file.environments.browser === undefined;
    }

    function reportUse(node: TSESTree.Node, found: ForbiddenUse, name: string | undefined): void {
      if (reported.has(node)) return;
      reported.add(node);
      const isDirect = found.chain.length === 0;
      report({
        data: {
          chain: mentionUseChain(found, module, file.root),
          changers: findCookieChangers(file.nextVersion),
          name: name ?? "",
          use: mentionUse(found.use),
        },
        messageId: name === undefined ? (isDirect ? "afterwards" : "leadsAfterwards") : isDirect ? "rendered" : "leadsInRender",
        node,
      });
    }
  },
});
