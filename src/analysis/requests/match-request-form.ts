import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import { getHttpClients, HTTP_CLIENTS, REQUEST_GLOBALS } from "../../platform/libraries/http-clients.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import {
  CALL_STEP,
  getExportPath,
  NEW_STEP,
  resolveAccessPath,
  type AccessPath,
  type CallLike,
} from "../references/access-path.ts";
import { findUnchangedObject } from "../references/definition.ts";

/** A call that a table knows: which client, in which form, configured by which factories. */
export interface MatchedRequest {
  readonly client: HttpClient;
  /** `undefined` for a call of a factory itself. */
  readonly form: RequestForm | undefined;
  /** The factory calls on the way to what is called, first to last. */
  readonly factories: readonly CallLike[];
  /** The first argument may be the URL or the config: only its value tells. */
  readonly isAmbiguous: boolean;
}

/** The last names of everything in the tables: a member call with another name is not looked at any further. */
const METHOD_NAMES: ReadonlySet<string> = new Set(
  HTTP_CLIENTS.flatMap(({ factories = [], forms }) => [
    ...forms.flatMap(({ paths }) => paths),
    ...factories.map(({ path }) => path),
  ]).map((path) => path.split(".").at(-1) ?? ""),
);

/** Whether it is worth looking for requests at all: most modules name nothing that could send one. */
export function mentionsRequests({ ast, text }: SourceModule): boolean {
  if (REQUEST_GLOBALS.some((name) => text.includes(name)) || /\b(?:import|require)\s*\(/u.test(text)) return true;
  return ast.body.some((node) => {
    if (node.type === "ImportDeclaration") return getHttpClients(node.source.value).length > 0;
    return node.type === "TSImportEqualsDeclaration";
  });
}

/** Finds the entry of the tables that a call or construction matches. */
export function matchRequestForm(node: CallLike, module: SourceModule): MatchedRequest | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && !METHOD_NAMES.has(getPropertyName(callee) ?? "")) return undefined;
  const path = resolveAccessPath(callee, module);
  if (path === undefined) return undefined;
  switch (path.root.kind) {
    case "global":
      return matchClients(node, "", [path.root.name, ...path.steps].join("."), path, module);
    case "module":
      return matchClients(node, path.root.specifier, getExportPath(path), path, module);
    default:
      return undefined;
  }
}

function matchClients(
  node: CallLike,
  specifier: string,
  exportPath: string,
  path: AccessPath,
  module: SourceModule,
): MatchedRequest | undefined {
  for (const client of getHttpClients(specifier)) {
    const { factories, rest } = stripFactories(client, exportPath, path);
    const forms = client.forms.filter((form) => isCalled(form, rest, node));
    const form = forms.find((candidate) => fitsArguments(candidate, node, module));
    if (form !== undefined) {
      return { client, factories, form, isAmbiguous: forms.length > 1 && "argument" in form.url };
    }
    if (client.factories?.some((factory) => factory.path === rest) === true && node.type === "CallExpression") {
      return { client, factories, form: undefined, isAmbiguous: false };
    }
  }
  return undefined;
}

/** `create.().extend.().get` is `get` of what two factories made. */
function stripFactories(
  client: HttpClient,
  exportPath: string,
  path: AccessPath,
): { readonly factories: readonly CallLike[]; readonly rest: string } {
  const factories: CallLike[] = [];
  let rest = exportPath;
  for (;;) {
    const prefix = client.factories
      ?.map((factory) => `${factory.path}.${CALL_STEP}`)
      .find((made) => rest === made || rest.startsWith(`${made}.`));
    const call = path.calls[factories.length];
    if (prefix === undefined || call === undefined) return { factories, rest };
    factories.push(call);
    rest = rest.slice(prefix.length + 1);
  }
}

function isCalled(form: RequestForm, path: string, node: CallLike): boolean {
  return (form.isNew === true) === (node.type === "NewExpression") && form.paths.includes(path);
}

/** Only a literal is known to be a config; whatever else stands first is taken for the URL. */
function fitsArguments(form: RequestForm, node: CallLike, module: SourceModule): boolean {
  if ("argument" in form.url || form.isClient === true) return true;
  const config = form.config === undefined ? undefined : node.arguments[form.config];
  return config !== undefined && findUnchangedObject(config, module) !== undefined;
}

/** Whether an expression is an instance that one of these steps made: `new Request(…)`. */
export function isInstanceOf(node: TSESTree.Node, name: string, module: SourceModule): boolean {
  const path = resolveAccessPath(node, module);
  return path?.root.kind === "global" && path.root.name === name && path.steps[0] === NEW_STEP;
}
