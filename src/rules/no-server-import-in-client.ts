/**
 * Reports a client module that asks for a server-only module: what the compiler rejects, and what builds and
 * throws in the browser; by itself, or through the modules that it imports.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { findMeantAction } from "../analysis/boundary/meant-action.ts";
import { findServerOnlyRequest, type Bundler, type ServerOnlyRequest } from "../analysis/server-only/server-only-request.ts";
import { findDirectImport } from "../analysis/server-only/direct-sources.ts";
import type { ReachContext } from "../analysis/server-only/reach.ts";
import { findReachedDeclared, findReachedRequest, getSpecifierNode, leadsNowhere } from "../analysis/server-only/reached-request.ts";
import { findReachedThrow } from "../analysis/server-only/reached-throw.ts";
import { findDeclaredRequest } from "../analysis/server-only/declared-request.ts";
import { MENTIONS_SERVER_ONLY_API } from "../platform/next/server-only-apis.ts";
import { mayMatter } from "../platform/shortcut.ts";
import { createRule, type Finding } from "../rule-kit/create-rule.ts";
import { repairImport } from "../rule-kit/edits/repair-import.ts";
import { importDirectly } from "../rule-kit/edits/import-directly.ts";
import { suggestForServerImport } from "../rule-kit/edits/server-import-suggestions.ts";
import { mentionBuild, mentionChain, mentionModule, mentionNames } from "../rule-kit/mention.ts";
import type { RequestNode } from "../syntax/module-requests.ts";
import { isCaught } from "../syntax/traverse.ts";

type MessageId =
  | "declaredServerOnly"
  | "reachedAction"
  | "reachedDeclared"
  | "reachedErasedImport"
  | "reachedRequestApi"
  | "reachedRequestApiInPages"
  | "reachedServerFunction"
  | "reachedServerOnlyMarker"
  | "reachedThrowingRequestApi"
  | "reachedThrowingServerFunction"
  | "requestApi"
  | "requestApiInPages"
  | "serverFunction"
  | "serverOnlyMarker"
  | "throwingReexport"
  | "throwingRequestApi"
  | "throwingServerFunction"
  | "typeOnlyImport"
  | "unusedImport"
  | "importDirectly"
  | "removeClientDirective"
  | "removeImport"
  | "turnIntoProp";

export default createRule<MessageId, { readonly reportAt: "both" | "entry" | "source" }>({
  name: "no-server-import-in-client",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow server-only modules and functions in modules that run on the client",
      presets: { recommended: [], strict: [] },
    },
    defaultOptions: [{ reportAt: "entry" }],
    hasSuggestions: true,
    messages: {
      declaredServerOnly: "'{{module}}' is declared server-only in the settings, but this module runs on the client. Move the code that needs it behind a Server Component or a Server Action.",
      importDirectly: "Import from {{sources}}, which leads to nothing server-only.",
      reachedAction: "This import takes '{{module}}' into client code ({{chain}}), so {{build}} fails. As '{{name}}' is the action of a form, write 'use server' at the top of '{{file}}': then it stays on the server, and the form calls it.",
      reachedDeclared: "This import takes '{{module}}' into client code ({{chain}}), which the settings declare server-only. Move the code that needs it behind a Server Component or a Server Action.",
      reachedErasedImport: "This import leads to one of {{names}} from '{{module}}' that is used as no value ({{chain}}), but {{build}} rejects it all the same. Write 'import type' there, or remove it.",
      reachedRequestApi: "This import takes '{{module}}' into client code ({{chain}}), where there is no request, so {{build}} fails. Read it in a Server Component and pass the value as a prop, or split the module.",
      reachedRequestApiInPages: "This import leads to '{{module}}' ({{chain}}), which works in the App Router only, so {{build}} fails in a module of 'pages'. Read 'req' in 'getServerSideProps', or split the module.",
      reachedServerFunction: "This import takes {{names}} of '{{module}}' into client code ({{chain}}), which only the server can call, so {{build}} fails. Call it in a Server Action or a Route Handler, or split the module.",
      reachedServerOnlyMarker: "This import takes a module that is marked '{{module}}' into client code ({{chain}}), so {{build}} fails. Do this work behind a Server Component or a Server Action, or split the module.",
      reachedThrowingRequestApi: "'{{name}}' uses '{{module}}' ({{chain}}), which passes the build and throws in the browser, where there is no request. Read it on the server and pass the value as a prop.",
      reachedThrowingServerFunction: "'{{name}}' calls {{names}} of '{{module}}' ({{chain}}), which passes the build and throws in the browser. Call it in a Server Action or a Route Handler, and call that from here.",
      removeClientDirective: "Remove 'use client': nothing in this file needs the browser.",
      removeImport: "Remove this import of '{{module}}'.",
      requestApi: "'{{module}}' reads the incoming request, which does not exist in a client module, so {{build}} fails. Read it in a Server Component and pass the value as a prop.",
      requestApiInPages:
        "'{{module}}' works in the App Router only, so {{build}} fails in a module of 'pages'. Read 'req' in 'getServerSideProps' and pass the value as a prop.",
      serverFunction: "Only the server can call {{names}} of '{{module}}', so {{build}} fails in a client module. Call it in a Server Action or a Route Handler, and call that from here.",
      serverOnlyMarker:
        "'{{module}}' keeps a module away from the browser, so {{build}} fails in a client module. Move what must stay on the server into a module without 'use client'.",
      throwingReexport:
        "Re-exporting '{{module}}' passes the build, but its functions throw in the browser, where there is no request. Read the request on the server and pass the value as a prop.",
      throwingRequestApi:
        "This import of '{{module}}' passes the build, but its functions throw in the browser, where there is no request. Read it on the server and pass the value as a prop.",
      throwingServerFunction:
        "The build accepts {{names}} of '{{module}}' here, but the call throws in the browser. Call it in a Server Action or a Route Handler, and call that from here.",
      turnIntoProp: "Turn '{{name}}' into a prop, which the parent Server Component must then pass.",
      typeOnlyImport: "The import of {{names}} from '{{module}}' is used only as a type, but {{build}} rejects what is not 'import type'. Write 'import type'.",
      unusedImport:
        "The import of {{names}} from '{{module}}' is not used, but {{build}} rejects it all the same. Remove it.",
    },
    schema: [
      {
        additionalProperties: false,
        properties: {
          reportAt: {
            description:
              "Where a chain of imports is reported: at the import in the client module it starts from, at the server-only import it ends at, or at both.",
            enum: ["entry", "source", "both"],
            type: "string",
          },
        },
        type: "object",
      },
    ],
  },
  create({ file, options, report, sourceCode }) {
    const { module } = file;
    const isEntry = file.ownEnvironments.assertedClient !== undefined;
    if (!isEntry && (options.reportAt === "entry" || !mayMatter({ words: MENTIONS_SERVER_ONLY_API }, module.text))) return {};

    return {
      CallExpression: reportRequest,
      ExportAllDeclaration: reportRequest,
      ExportNamedDeclaration: reportRequest,
      ImportDeclaration: reportRequest,
      ImportExpression: reportRequest,
      NewExpression: reportReached,
      TSImportEqualsDeclaration: reportRequest,
    };

    function reportRequest(node: RequestNode): void {
      const request = findServerOnlyRequest(node, module, file);
      const declared = request === undefined ? findDeclaredRequest(node, module, file.settings.serverOnlyModules, file.reach?.app) : undefined;
      if (request?.outcome.kind === "throws" && (file.isServerCode(node) || isCaught(node))) return;
      if (request !== undefined) {
        if (isEntry) report({ ...describe(request), node: request.node });
        else reportSource(request);
      } else if (declared !== undefined && isEntry) {
        report({ data: { module: declared.specifier }, messageId: "declaredServerOnly", node: declared.node });
      } else {
        reportReached(node);
      }
    }

    /** The other end of a chain: a module that is no client entry, and that one imports. */
    function reportSource(request: ServerOnlyRequest): void {
      const chain = request.outcome.kind === "rejected" ? file.environments.assertedClient : undefined;
      if (chain === undefined) return;
      const data = { ...mentionRequest(request), chain: mentionChain(chain, request.module.specifier) };
      const repair = request.declaration && repairImport(request.declaration, request, module, sourceCode);
      report({ data, fix: repair, messageId: getReachedMessageId(request), node: request.node });
    }

    function reportReached(node: RequestNode | TSESTree.NewExpression): void {
      const context = isEntry && options.reportAt !== "source" ? file.reach : undefined;
      if (context === undefined || (node.type !== "NewExpression" && leadsNowhere(node, module, context))) return;
      const finding = describeReached(node, context);
      if (finding !== undefined) report({ ...finding, node: getSpecifierNode(node, module) });
    }

    function describeReached(node: RequestNode | TSESTree.NewExpression, context: ReachContext): Described | undefined {
      const rejected = findReachedRequest(node, module, context);
      if (rejected !== undefined) {
        const { bundlers, chain, offence } = rejected;
        const data = { ...mentionRequest(offence), build: mentionBuild(bundlers), chain: mentionChain(chain, offence.module.specifier) };
        const repair = repairReached(node, bundlers, context);
        const action = node.type === "ImportDeclaration" && repair.fix === undefined ? findMeantAction(node, module, file.nextVersion) : undefined;
        if (action !== undefined) return { data: { ...data, file: mentionModule(action.path, file.root), name: action.name }, messageId: "reachedAction" };
        return { data, ...repair, messageId: getReachedMessageId(offence) };
      }
      const thrown = node.type === "NewExpression" ? undefined : findReachedThrow(node, module, context);
      if (thrown !== undefined) {
        const { chain, name, request } = thrown;
        const data = { ...mentionRequest(request), chain: mentionChain(chain, request.module.specifier), name };
        return { data, messageId: request.module.purpose === "serverFunction" ? "reachedThrowingServerFunction" : "reachedThrowingRequestApi" };
      }
      const declared = findReachedDeclared(node, module, context);
      if (declared === undefined) return undefined;
      return { data: { chain: mentionChain(declared.chain, declared.specifier), module: declared.specifier }, messageId: "reachedDeclared" };
    }

    /** Past a barrel there may be nothing wrong. Where the default bundler builds, changing the import is the author's choice. */
    function repairReached(node: TSESTree.Node, bundlers: readonly Bundler[], context: ReachContext): Pick<Described, "fix" | "suggest"> {
      if (node.type !== "ImportDeclaration") return {};
      const direct = findDirectImport(node, module, context);
      const fix = direct && importDirectly(node, direct, sourceCode);
      if (fix === undefined || bundlers.length > 1 || bundlers.includes("Turbopack")) return { fix };
      return { suggest: [{ data: { sources: mentionNames([...new Set(direct?.sources.map(({ source }) => source))]) }, fix, messageId: "importDirectly" }] };
    }

    function describe(request: ServerOnlyRequest): Described {
      const data = mentionRequest(request);
      const repair = request.declaration && repairImport(request.declaration, request, module, sourceCode);
      const suggest = repair === undefined ? suggestForServerImport(request.declaration, file, sourceCode) : [];
      return { data, fix: repair, messageId: getMessageId(request), suggest: suggest.map((one) => ({ data, ...one })) };
    }

    function getMessageId({ module: { purpose }, outcome }: ServerOnlyRequest): MessageId {
      if (outcome.kind === "throws") {
        if (outcome.isReexported) return "throwingReexport";
        return purpose === "serverFunction" ? "throwingServerFunction" : "throwingRequestApi";
      }
      if (purpose === "marker") return "serverOnlyMarker";
      if (outcome.usage === "type") return "typeOnlyImport";
      if (outcome.usage === "unused") return "unusedImport";
      if (purpose === "serverFunction") return "serverFunction";
      return file.isInPages ? "requestApiInPages" : "requestApi";
    }

    function getReachedMessageId({ module: { purpose }, outcome }: Pick<ServerOnlyRequest, "module" | "outcome">): MessageId {
      if (purpose === "marker") return "reachedServerOnlyMarker";
      if (outcome.kind === "rejected" && outcome.usage !== "value") return "reachedErasedImport";
      if (purpose === "serverFunction") return "reachedServerFunction";
      return file.isInPages ? "reachedRequestApiInPages" : "reachedRequestApi";
    }
  },
});

type Described = Omit<Finding<MessageId>, "node">;
type Mentioned = Pick<ServerOnlyRequest, "module" | "names"> & Partial<Pick<ServerOnlyRequest, "outcome">>;

function mentionRequest({ module, names, outcome }: Mentioned): Readonly<Record<string, string>> {
  return { build: outcome?.kind === "rejected" ? mentionBuild(outcome.bundlers) : "", module: module.specifier, names: mentionNames(names) };
}
