/**
 * Reports session cookies, credentials of request headers and tokens of session libraries that the server hands to the
 * client: as a prop of a Client Component, or as the result of a Server Function. By where a value comes from, never by the
 * name of the prop. What packages do with their props is not looked at.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { createsElement, findClientValue } from "../analysis/boundary/client-component.ts";
import { collectClientProps } from "../analysis/boundary/client-props.ts";
import { isForcedStatic } from "../analysis/request-apis/forced-static.ts";
import { collectExportedFunctions, findInlineFunction, handsOnFunction, namesFunction, takesAnyText, type ServerFunction } from "../analysis/boundary/server-function.ts";
import type { Credential } from "../analysis/credentials/credential.ts";
import { collectCredentials, type PlacedCredential } from "../analysis/credentials/collect-credentials.ts";
import type { CalledByClient } from "../analysis/credentials/request-credential.ts";
import { collectReturnedExpressions } from "../analysis/references/returned.ts";
import type { HandedRequest } from "../platform/next/handlers.ts";
import { COOKIE_NAME_SCHEMA, readCookieNames, type CookieNameOptions } from "../rule-kit/cookie-names.ts";
import { createRule } from "../rule-kit/create-rule.ts";
import { mentionCredential } from "../rule-kit/mention.ts";
import { createMention } from "../syntax/mention.ts";
import type { ModuleHandle } from "../syntax/source-module.ts";

type MessageId = "clientProp" | "serverFunctionResult";
type Options = CookieNameOptions;

/** What Next.js hands a request to is a handler, which `no-sensitive-response-body` looks at. */
const NO_HANDLERS: ReadonlyMap<TSESTree.Node, HandedRequest> = new Map();

export default createRule<MessageId, Options>({
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
    if (file.isTestOrStory || file.ownEnvironments.assertedClient !== undefined || file.isKnownInBrowser) return {};
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
      JSXOpeningElement(element) {
        for (const { component, credential, node } of collectClientProps(element, module, names)) reportProp(credential, node, component);
      },
      CallExpression(call) {
        const [component, props] = call.arguments;
        if (component === undefined || props === undefined || !createsElement(call, module)) return;
        const isClient = (): boolean => findClientValue(component, module) !== undefined;
        for (const { credential, node = props } of trace(props)) if (isClient()) reportProp(credential, node, module.text.slice(...component.range));
      },
    };

    function reportResults({ names: exported, node: callee }: ServerFunction): void {
      for (const value of collectReturnedExpressions(callee, module) ?? []) {
        for (const { credential, node = value } of trace(value, new Map([[callee, (index) => takesAnyText(callee, index, module)]]))) {
          if (exported.length === 0 || isCalledByClient(exported)) reportFound("serverFunctionResult", credential, node, {});
        }
      }
    }

    function reportProp(credential: Credential, node: TSESTree.Node, component: string): void {
      if (isForcedStatic(module)) return;
      reportFound("clientProp", credential, node, { component });
    }

    function reportFound(messageId: MessageId, credential: Credential, node: TSESTree.Node, data: Readonly<Record<string, string>>): void {
      // The last question takes a look at the whole app.
      if (file.environments.browser !== undefined) return;
      report({ data: { ...data, credential: mentionCredential(credential, module, file.root) }, messageId, node });
    }

    function trace(node: TSESTree.Node, calledByClient?: CalledByClient): readonly PlacedCredential[] {
      return collectCredentials({ around: { module }, ...(calledByClient && { calledByClient }), names, node, requests: NO_HANDLERS, path: [], within: { module, nodes: [node] } });
    }

    /** What no client module asks for by its name, and no element is handed, cannot be called from the browser. */
    function isCalledByClient(exported: readonly string[]): boolean {
      const asks = ({ mentions }: ModuleHandle): boolean => exported.some((name) => mentions(createMention(name)));
      const path = file.reach?.path ?? module.path;
      const some = (handles: readonly ModuleHandle[], isMeant: typeof namesFunction): boolean =>
        handles.some((handle) => {
          const importer = asks(handle) ? handle.open() : undefined;
          return importer !== undefined && isMeant(exported, path, importer);
        });
      return some(file.findImporters(module), namesFunction) || some(file.findImporters(module, "server"), handsOnFunction);
    }
  },
});
