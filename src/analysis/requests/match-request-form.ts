import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import { getHttpClients, HTTP_CLIENTS, REQUEST_GLOBALS, REQUEST_MENTION } from "../../platform/libraries/http-clients.ts";
import { getModuleExportName, getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type LinkedDefinition, type SourceModule } from "../../syntax/source-module.ts";
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

/** The last names of everything in the tables: a member call with another name is not looked at any further. */
const METHOD_NAMES: ReadonlySet<string> = new Set(
  HTTP_CLIENTS.flatMap(({ factories = [], forms }) => [
    ...forms.flatMap(({ paths }) => paths),
    ...factories.map(({ path }) => path),
  ]).map((path) => path.split(".").at(-1) ?? ""),
);

/** Whether it is worth looking for requests at all: most modules name nothing that could send one. */
export function mentionsRequests(module: SourceModule): boolean {
  const { ast, text } = module;
  if (REQUEST_GLOBALS.some((name) => text.includes(name)) || /\b(?:import|require)\s*\(/u.test(text)) return true;
  const imports = ast.body.filter((node) => node.type === "ImportDeclaration");
  return (
    imports.some(({ source }) => getHttpClients(source.value).length > 0) ||
    ast.body.some(({ type }) => type === "TSImportEqualsDeclaration") ||
    getLinkedClients(module).size > 0
  );
}

/**
 * `http.get(`, `api.users.post<User>(`, `$api("/me")`, `clients.shop("/me")` and `new HttpLink({`: what may be a client that
 * another module makes or exports again. Where names are defined takes a search through barrels, so it is asked for these only.
 */
const CLIENT_CALL = new RegExp(
  String.raw`(?<![.\w$])(?<method>[\w$]+)(?:\.[\w$]+)*\.(?:${[...METHOD_NAMES].filter((name) => /^\w+$/u.test(name)).join("|")})\s*[<(]|(?<![.\w$])(?<itself>[\w$]+)(?:\.[\w$]+)*(?:<[^>()]*>)?\(\s*(?:["'\x60](?:\/|https?:|\$\{)|\{)`,
  "gu",
);

/** `useClient()("/me")` */
const RESULT_CALL = /\)(?:\.[\w$]+)*\(\s*["'`](?:\/|https?:|\$\{)/u;

const linkedClients = new WeakMap<SourceModule, ReadonlySet<string>>();

/** The names that a module imports and that may be clients which other modules make, by the texts of both. */
function getLinkedClients(module: SourceModule): ReadonlySet<string> {
  const known = linkedClients.get(module);
  if (known !== undefined) return known;
  const found = collectLinkedClients(module);
  linkedClients.set(module, found);
  return found;
}

function collectLinkedClients(module: SourceModule): ReadonlySet<string> {
  const { links } = module;
  const found = new Set<string>();
  const imports = module.ast.body.filter((node) => node.type === "ImportDeclaration");
  if (links === undefined || imports.length === 0) return found;
  const called = new Set<string>();
  for (const { groups } of module.text.matchAll(CLIENT_CALL)) called.add(groups?.["method"] ?? groups?.["itself"] ?? "");
  const mayCallResult = called.size > 0 || RESULT_CALL.test(module.text);
  for (const { importKind, source, specifiers } of imports) {
    for (const specifier of specifiers) {
      // What a hook returns is called by names of this module.
      const mayBeClient = called.has(specifier.local.name) || (mayCallResult && /^use[A-Z]/u.test(specifier.local.name));
      if (importKind === "type" || !mayBeClient) continue;
      // A namespace is asked name by name where it is used.
      const name = getImportedName(specifier);
      if (name === "*" || isLinkedClient(links.findDefinition(source.value, name))) found.add(nameExport(source.value, name));
    }
  }
  return found;
}

function getImportedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === "ImportSpecifier") return getModuleExportName(specifier.imported);
  return specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
}

function nameExport(specifier: string, name: string): string {
  return `${specifier}\n${name}`;
}

/** Whether another module of the project may hold a client under a name, by its text. */
function isLinkedClient(definition: LinkedDefinition | undefined): boolean {
  return definition?.kind === "package" ? getHttpClients(definition.specifier).length > 0 : definition?.mentions(REQUEST_MENTION) === true;
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

/** `clients.shop` and `useClients().shop`: the app gives names of its own to what its modules export. */
function isImportedMember({ object }: TSESTree.MemberExpression, module: SourceModule): boolean {
  let root: TSESTree.Node = unwrap(object);
  while (root.type === "MemberExpression" || root.type === "CallExpression") {
    root = unwrap(root.type === "MemberExpression" ? root.object : root.callee);
  }
  return root.type === "Identifier" && findVariable(module, root)?.defs[0]?.parent?.type === "ImportDeclaration";
}

/** A client that another module of the project configures, or exports again: also the browser's own, by another name. */
function matchLinked(node: CallLike, path: AccessPath, module: SourceModule): MatchedRequest | undefined {
  const [name] = path.steps;
  if (path.root.kind !== "module" || name === undefined) return undefined;
  const { specifier } = path.root;
  const names = getLinkedClients(module);
  if (!names.has(nameExport(specifier, name)) && !(names.has(nameExport(specifier, "*")) && isLinkedClient(module.links?.findDefinition(specifier, name)))) return undefined;
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
