import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import { getHttpClients, METHOD_NAMES } from "../../platform/libraries/http-clients.ts";
import { mayMatter } from "../../platform/shortcut.ts";
import { REQUESTS } from "../../platform/shortcuts.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
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
import { resolveLinkedPath, type LocatedPath } from "../references/linked.ts";
import { mayBeLinkedClient, usesLinkedClients } from "./linked-clients.ts";

/** A call that makes a configured client. */
export interface ClientFactoryCall {
  readonly module: SourceModule;
  readonly node: CallLike;
}

/** A call that a table knows: which client, in which form, configured by which factories. */
export interface MatchedRequest {
  readonly client: HttpClient;
  /** `undefined` for a call of a factory itself. */
  readonly form: RequestForm | undefined;
  /** The factory calls on the way to what is called, first to last; they may stand in another module. */
  readonly factories: readonly ClientFactoryCall[];
  /** The first argument may be the URL or the config: only its value tells. */
  readonly isAmbiguous: boolean;
}

/** Whether it is worth looking for requests at all: most modules name nothing that could send one. */
export function mentionsRequests(module: SourceModule): boolean {
  const { ast, text } = module;
  if (mayMatter(REQUESTS, text) || /\b(?:import|require)\s*\(/u.test(text)) return true;
  const imports = ast.body.filter((node) => node.type === "ImportDeclaration");
  return (
    imports.some(({ source }) => getHttpClients(source.value).length > 0) ||
    ast.body.some(({ type }) => type === "TSImportEqualsDeclaration") ||
    usesLinkedClients(module)
  );
}

/** Finds the entry of the tables that a call or construction matches. */
export function matchRequestForm(node: CallLike, module: SourceModule): MatchedRequest | undefined {
  const callee = unwrap(node.callee);
  const isNamed = callee.type !== "MemberExpression" || METHOD_NAMES.has(getPropertyName(callee) ?? "");
  if (!isNamed && !isImportedMember(callee, module)) return undefined;
  const path = resolveAccessPath(callee, module);
  if (path === undefined) return undefined;
  switch (path.root.kind) {
    case "global":
      return matchClients(node, "", [path.root.name, ...path.steps].join("."), { module, path }, module);
    case "module":
      return (
        matchClients(node, path.root.specifier, getExportPath(path), { module, path }, module) ?? matchLinked(node, path, module)
      );
    default:
      return undefined;
  }
}

/** Whether a call may send a request by what its own module has: the platform, an HTTP library, what it makes of them; not by a client of another module. */
export function mayBeOwnRequest(node: CallLike, module: SourceModule): boolean {
  const declaration = findRoot(node.callee, module)?.defs[0]?.parent;
  return declaration?.type !== "ImportDeclaration" || getHttpClients(declaration.source.value).length > 0;
}

/** `clients.shop` and `useClients().shop`: the app gives names of its own to what its modules export. */
function isImportedMember({ object }: TSESTree.MemberExpression, module: SourceModule): boolean {
  return findRoot(object, module)?.defs[0]?.parent?.type === "ImportDeclaration";
}

/** The variable that members and calls start from. */
function findRoot(node: TSESTree.Node, module: SourceModule): Variable | undefined {
  let root: TSESTree.Node = unwrap(node);
  while (root.type === "MemberExpression" || root.type === "CallExpression") {
    root = unwrap(root.type === "MemberExpression" ? root.object : root.callee);
  }
  return root.type === "Identifier" ? findVariable(module, root) : undefined;
}

/** A client that another module of the project configures, or exports again: also the browser's own, by another name. */
function matchLinked(node: CallLike, path: AccessPath, module: SourceModule): MatchedRequest | undefined {
  if (path.root.kind !== "module") return undefined;
  if (!mayBeLinkedClient(node, path.root.specifier, path.steps, module)) return undefined;
  const found = resolveLinkedPath(node.callee, module);
  switch (found?.path.root.kind) {
    case "global":
      return matchClients(node, "", [found.path.root.name, ...found.path.steps].join("."), found, module);
    case "module":
      return matchClients(node, found.path.root.specifier, getExportPath(found.path), found, module);
    default:
      return undefined;
  }
}

function matchClients(
  node: CallLike,
  specifier: string,
  exportPath: string,
  path: LocatedPath,
  module: SourceModule,
): MatchedRequest | undefined {
  for (const client of getHttpClients(specifier)) {
    const { factories, rest } = stripFactories(client, exportPath, path);
    const forms = client.forms.filter((form) => isCalled(form, rest, node));
    const form = forms.find((candidate) => fitsArguments(candidate, node, module));
    if (form !== undefined) {
      return { client, factories, form, isAmbiguous: forms.length > 1 && form.url !== "head" && "argument" in form.url };
    }
    if (client.factories?.some((factory) => factory.path === rest) === true) {
      return { client, factories, form: undefined, isAmbiguous: false };
    }
  }
  return undefined;
}

/** `create.().extend.().get` is `get` of what two factories made. */
function stripFactories(
  client: HttpClient,
  exportPath: string,
  { module, path }: LocatedPath,
): { readonly factories: readonly ClientFactoryCall[]; readonly rest: string } {
  const factories: ClientFactoryCall[] = [];
  let rest = exportPath;
  for (;;) {
    const prefix = client.factories
      ?.map((factory) => `${factory.path}.${CALL_STEP}`)
      .find((made) => rest === made || rest.startsWith(`${made}.`));
    const call = path.calls[factories.length];
    if (prefix === undefined || call === undefined) return { factories, rest };
    factories.push({ module, node: call });
    rest = rest.slice(prefix.length + 1);
  }
}

function isCalled(form: RequestForm, path: string, node: CallLike): boolean {
  return (form.isNew === true) === (node.type === "NewExpression") && form.paths.includes(path);
}

/** Only a literal is known to be a config; whatever else stands first is taken for the URL. */
function fitsArguments(form: RequestForm, node: CallLike, module: SourceModule): boolean {
  if (form.isClient === true || form.url === "head" || "argument" in form.url) return true;
  const config = form.config === undefined ? undefined : node.arguments[form.config];
  return config !== undefined && findUnchangedObject(config, module) !== undefined;
}

/** Whether an expression is an instance that one of these steps made: `new Request(…)`. */
export function isInstanceOf(node: TSESTree.Node, name: string, module: SourceModule): boolean {
  const path = resolveAccessPath(node, module);
  return path?.root.kind === "global" && path.root.name === name && path.steps[0] === NEW_STEP;
}
