/**
 * Reports answers that allow credentials to all origins: by `*`, which browsers refuse, or by the request's own `Origin`,
 * which lets every site read them. Values and objects that nobody knows, and code that may look at the origin, are silence.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { collectCorsAnswers } from "../analysis/cors/collect-cors-answers.ts";
import type { CorsAnswer } from "../analysis/cors/cors-header.ts";
import { readCorsLibraryCall } from "../analysis/cors/cors-library-calls.ts";
import { judgeCorsAnswer } from "../analysis/cors/judge-cors-answer.ts";
import { mayComeTo } from "../analysis/references/may-come-to.ts";
import { mayMatter } from "../platform/shortcut.ts";
import { CORS_ANSWERS, CORS_CALLS } from "../platform/shortcuts.ts";
import type { AllowedOrigin } from "../platform/libraries/library.ts";
import type { SourceModule } from "../syntax/source-module.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { dropCredentials } from "../rule-kit/edits/cors-credentials.ts";

/** The two things to say of an answer, each with where it stands in this module, if it does. */
interface Place {
  readonly credentials: TSESTree.Node | undefined;
  readonly origin: TSESTree.Node | undefined;
  /** Whether both stand side by side, so that the one may go without a change to another answer. */
  readonly isWhole: boolean;
}

export default createRule({
  name: "no-credentialed-wildcard-cors",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow CORS answers that allow credentials to all origins",
      presets: { recommended: [], strict: [] },
    },
    messages: {
      anyOrigin:
        "Browsers refuse this answer to a request with credentials, because 'Access-Control-Allow-Origin' is '*' and credentials take an exact origin. Name the origins that may log in, or leave 'Access-Control-Allow-Credentials' out.",
      dropCredentials: "Remove {{name}}; every origin can then read the answer, and only without cookies.",
      reflectedOrigin:
        "Every origin may read this answer with the visitor's cookies, because it allows the request's own 'Origin' with credentials. Compare 'Origin' with a list of the app's own origins first.",
    },
    schema: [],
    defaultOptions: [{}],
    hasSuggestions: true,
  },
  create({ file, report, sourceCode }) {
    const { module } = file;
    if (file.isTestOrStory || file.ownEnvironments.assertedClient !== undefined) return {};
    const [hasHeaders, hasLibraries] = [mayComeTo(CORS_ANSWERS, module), mayMatter(CORS_CALLS, module.text)];
    if (!(hasHeaders || hasLibraries)) return {};
    // Options may be given to several calls.
    const reported = new Set<TSESTree.Node>();

    return {
      CallExpression(node) {
        const call = hasLibraries ? readCorsLibraryCall(node, module) : undefined;
        if (call === undefined) return;
        const { credentials, isOptIn, origin } = call;
        const place = {
          credentials: credentials.at.module === module ? credentials.node : undefined,
          isWhole: isOptIn && (origin === undefined || origin.object === credentials.object),
          origin: origin?.at.module === module ? origin.value : undefined,
        };
        reportAnswer(call.allows, place, node, `'${credentials.name}'`);
      },
      Program(node) {
        for (const answer of hasHeaders ? collectCorsAnswers(module) : []) {
          const allows = judgeCorsAnswer(answer);
          if (allows !== undefined) reportAnswer(allows, findPlace(answer, module), node, "'Access-Control-Allow-Credentials'");
        }
      },
    };

    /** A module that runs in the browser answers nothing. The last question takes a look at the whole app. */
    function reportAnswer(allows: AllowedOrigin, { credentials, isWhole, origin }: Place, fallback: TSESTree.Node, name: string): void {
      if (file.mayRunInBrowser && file.environments.browser !== undefined) return;
      const place = origin ?? credentials ?? fallback;
      if (reported.has(place)) return;
      reported.add(place);
      const edit = allows === "any" && isWhole && credentials !== undefined ? dropCredentials(credentials, sourceCode) : undefined;
      report({
        messageId: allows === "any" ? "anyOrigin" : "reflectedOrigin",
        node: place,
        suggest: edit === undefined ? [] : [{ data: { name }, fix: edit, messageId: "dropCredentials" }],
      });
    }
  },
});

function findPlace({ credentials, origin }: CorsAnswer, module: SourceModule): Place {
  const isOwn = credentials.at.module === module;
  const isStatement = credentials.node.type !== "Property";
  return {
    credentials: isOwn ? credentials.node : undefined,
    isWhole: isStatement || credentials.node.parent === origin.node.parent,
    origin: origin.at.module === module ? origin.value : undefined,
  };
}
