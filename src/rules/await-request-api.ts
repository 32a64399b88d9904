/**
 * Reports promises of `cookies()`, `headers()` and `draftMode()` that are taken for what they resolve to: since Next.js 15
 * they have to be awaited. What is awaited later, returned, or handed to code that nobody knows is silence.
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { findAwaitPlace, type AwaitPlace } from "../analysis/request-apis/await-place.ts";
import { mayBeTaken } from "../analysis/request-apis/may-be-taken.ts";
import { findMisuses, type Misuse } from "../analysis/request-apis/find-misuses.ts";
import { findRequestPromise, type RequestPromise } from "../analysis/request-apis/request-promise.ts";
import { mayComeTo } from "../analysis/references/may-come-to.ts";
import { REQUEST_PROMISES } from "../platform/shortcuts.ts";
import { givesOnlyPromises, givesPromises } from "../platform/next/request-apis.ts";
import { createRule, type Suggestion } from "../rule-kit/create-rule.ts";
import { awaitValue, makeAsync, useValue } from "../rule-kit/edits/await-value.ts";
import { isTypeScript } from "../syntax/source-module.ts";

type MessageId = "deprecated" | "iterated" | "member" | "taken" | "text" | SuggestionId;
type SuggestionId = "awaitHere" | "makeAsync" | "useHere";

export default createRule<MessageId, object>({
  name: "await-request-api",
  meta: {
    type: "problem",
    docs: {
      description: "Require cookies(), headers() and draftMode() to be awaited before they are used",
      presets: { recommended: [], strict: [] },
    },
    messages: {
      awaitHere: "Await '{{call}}'.",
      deprecated: "'{{call}}' is a promise, and using it without 'await' works in Next.js 15 only, with a warning. {{advice}}.",
      iterated: "'{{call}}' is a promise, which cannot be iterated before it is awaited. {{advice}}.",
      makeAsync: "Make '{{function}}' async, and await '{{call}}'.",
      member: "'{{call}}' is a promise, which has no '{{name}}' before it is awaited. {{advice}}.",
      taken: "'{{call}}' is a promise, and '{{name}}' needs what it resolves to. {{advice}}.",
      text: "'{{call}}' is a promise, whose text is '[object Promise]' before it is awaited. {{advice}}.",
      useHere: "Read '{{call}}' with 'use' of React.",
    },
    schema: [],
    defaultOptions: [{}],
    hasSuggestions: true,
  },
  create({ file, report, sourceCode }) {
    const { module } = file;
    if (file.isTestOrStory || file.ownEnvironments.assertedClient !== undefined || !givesPromises(file.nextVersion) || !mayComeTo(REQUEST_PROMISES, module)) return {};

    return {
      CallExpression(call) {
        if (!mayBeTaken(call, module)) return;
        const promise = findRequestPromise(call, module, file.nextVersion);
        if (promise === undefined) return;
        const isBroken = promise.isPlain || givesOnlyPromises(file.nextVersion);
        for (const misuse of findMisuses(call, promise, module, !isBroken)) reportMisuse(misuse, promise, isBroken);
      },
    };

    function reportMisuse(misuse: Misuse, promise: RequestPromise, isBroken: boolean): void {
      const { kind, name, node } = misuse;
      const place = findAwaitPlace(node, module);
      const data = {
        advice: advise(place),
        call: mention(node),
        function: ("name" in place ? place.name : undefined) ?? "",
        name,
      };
      const isFix = place.kind === "async" && (isBroken || failsTypeCheck(misuse)) && !mayStillThrow(misuse, promise) && !isSilenced(misuse, isBroken);
      report({
        data,
        fix: isFix ? (fixer) => awaitValue(fixer, sourceCode, node, module) : undefined,
        messageId: isBroken ? kind : "deprecated",
        node,
        suggest: isFix ? [] : suggest(place, node).map((suggestion) => ({ ...suggestion, data })),
      });
    }

    /** In 15 the program works; but where TypeScript sees the promise, `next build` is red. */
    function failsTypeCheck({ isPassed, kind }: Misuse): boolean {
      return isTypeScript(module) && kind !== "text" && !isPassed;
    }

    /** Without the error, a comment that expects it is one itself. In 15 the code works as long as nobody looks at its types. */
    function isSilenced({ node, uses }: Misuse, isBroken: boolean): boolean {
      const comment = isBroken ? /@ts-expect-error/u : /@ts-(?:expect-error|ignore)/u;
      return [node, ...uses].some(({ loc }) => comment.test(sourceCode.lines[loc.start.line - 2] ?? ""));
    }

    function suggest(place: AwaitPlace, node: TSESTree.Node): readonly Suggestion<MessageId>[] {
      if (place.kind === "async") return [{ fix: (fixer) => awaitValue(fixer, sourceCode, node, module), messageId: "awaitHere" }];
      const read = place.kind === "rendering" || (place.kind === "awaited" && place.mayUse) ? useValue(node, module, sourceCode) : undefined;
      const use: readonly Suggestion<MessageId>[] = read === undefined ? [] : [{ fix: read, messageId: "useHere" }];
      if (place.kind !== "awaited") return use;
      const fix: TSESLint.ReportFixFunction = (fixer) => [...makeAsync(fixer, sourceCode, place.function), ...awaitValue(fixer, sourceCode, node, module)];
      return [{ fix, messageId: "makeAsync" }, ...use];
    }

    function mention(node: TSESTree.Node): string {
      const text = sourceCode.getText(node).replaceAll(/\s+/gu, " ");
      return text.length > 40 ? `${text.slice(0, 40)}…` : text;
    }
  },
});

/** In Route Handlers and Server Actions the cookies themselves cannot be iterated, so `await` may mend nothing. */
function mayStillThrow({ kind }: Misuse, { api }: RequestPromise): boolean {
  return kind === "iterated" && api === "cookies";
}

function advise(place: AwaitPlace): string {
  switch (place.kind) {
    case "async":
      return "Await it";
    case "awaited":
      return `Make '${place.name}' async and await it`;
    case "rendering":
      return "Read it with 'use' of React";
    case "function":
      return place.name === undefined
        ? "Await it outside of this function, or make that async"
        : `Await it in '${place.name}', whose callers have to await that as well`;
    case "module":
      return "Call it in the function that answers the request, and await it there";
  }
}
