/**
 * Reports session cookies, credentials of request headers and tokens of session libraries that the server hands to the
 * client: as a prop of a Client Component, or as the result of a Server Function. By where a value comes from, never by the
 * name of the prop. What packages do with their props, and what a component gets from its own parents, is not looked at.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { findClientComponent, isHostElement } from "../analysis/boundary/client-component.ts";
import { collectExportedFunctions, findInlineFunction, type ServerFunction } from "../analysis/boundary/server-function.ts";
import { collectCredentials } from "../analysis/credentials/trace-credential.ts";
import { collectReturnedExpressions } from "../analysis/references/returned.ts";
import type { HandedRequest } from "../platform/next/handlers.ts";
import { COOKIE_NAME_SCHEMA, readCookieNames, type CookieNameOptions } from "../rule-kit/cookie-names.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { mentionCredential } from "../rule-kit/mention.ts";
import { createMention } from "../syntax/mention.ts";

type Options = CookieNameOptions;

/** What Next.js hands a request to is a handler, which `no-sensitive-response-body` looks at. */
const NO_HANDLERS: ReadonlyMap<TSESTree.Node, HandedRequest> = new Map();

export default createRule<"clientProp" | "serverFunctionResult", Options>({
  name: "no-sensitive-client-props",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow handing session cookies, tokens and other credentials from the server to Client Components",
      presets: { recommended: [{}], strict: [{}] },
    },
    defaultOptions: [{ allow: [], sensitive: [] }],
    hasSuggestions: false,
    messages: {
      clientProp:
        "{{credential}} goes to '{{component}}', a Client Component, whose props are written into the page, where every script can read them. Pass what it stands for, such as whether somebody is signed in, or let the server call the API.",
      serverFunctionResult:
        "{{credential}} goes to the browser in the result of a Server Function, where every script can read it. Return what it stands for, such as whether somebody is signed in, or call the API here.",
    },
    schema: [
      {
        type: "object",
        properties: COOKIE_NAME_SCHEMA,
        additionalProperties: false,
      },
    ],
  },
  create({ file, options, report }) {
    const { module } = file;
    if (file.isTestOrStory || file.ownEnvironments.assertedClient !== undefined) return {};
    const names = readCookieNames(file, options);
    const isServerFile = file.directives.some(({ value }) => value === "use server");

    return {
      Program() {
        if (isServerFile) for (const callee of collectExportedFunctions(module)) reportResults(callee);
      },
      ExpressionStatement(statement) {
        const callee = findInlineFunction(statement);
        if (callee !== undefined) reportResults(callee);
      },
      JSXOpeningElement({ attributes, name }) {
        if (isHostElement(name)) return;
        const component = module.text.slice(...name.range);
        const isClient = (): boolean => findClientComponent(name, module) !== undefined;
        for (const attribute of attributes) {
          const value = findValue(attribute);
          if (value !== undefined) reportParts(value, "clientProp", { component }, isClient);
        }
      },
    };

    function reportResults({ names: exported, node }: ServerFunction): void {
      const isCalled = exported.length === 0 ? () => true : () => isCalledByClient(exported);
      for (const value of collectReturnedExpressions(node, module) ?? []) reportParts(value, "serverFunctionResult", {}, isCalled);
    }

    function reportParts(
      value: TSESTree.Expression,
      messageId: "clientProp" | "serverFunctionResult",
      data: Readonly<Record<string, string>>,
      isCrossing: () => boolean,
    ): void {
      for (const { credential, node } of collectCredentials({ around: { module }, names, node: value, requests: NO_HANDLERS, steps: [], within: { module, nodes: [value] } })) {
        // The last questions, as their answers open other modules, and take a look at the whole app.
        if (!isCrossing() || file.environments.browser !== undefined) continue;
        report({ data: { ...data, credential: mentionCredential(credential, module, file.root) }, messageId, node: node ?? value });
      }
    }

    /** What no client module asks for by its name cannot be called from the browser. */
    function isCalledByClient(exported: readonly string[]): boolean {
      const importers = file.findImporters(module);
      return exported.some((name) => importers.some(({ mentions }) => mentions(createMention(name))));
    }
  },
});

/** What an attribute or a spread hands on; `undefined` for texts that stand there, and for elements. */
function findValue(attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): TSESTree.Expression | undefined {
  if (attribute.type === "JSXSpreadAttribute") return attribute.argument;
  if (attribute.value?.type !== "JSXExpressionContainer" || attribute.value.expression.type === "JSXEmptyExpression") return undefined;
  return attribute.value.expression.type === "Literal" ? undefined : attribute.value.expression;
}
