import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import { NO_CORS } from "../../platform/web/request-credentials.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText, resolveBindings } from "../constants/evaluated.ts";
import { findGlobalName, type CallLike } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { readChain } from "./call-chain.ts";
import { isReconfigured, readAssignments, readClientUses } from "./client-instance.ts";
import { isInstanceOf, matchRequestForm, type MatchedRequest } from "./match-request-form.ts";
import { findOptionPlace } from "./option-place.ts";
import { collectUses, findOption, NO_OPTIONS, readOptions, type OptionsObject } from "./options-object.ts";
import { classifyHeaders, combine, type Authentication } from "./request-headers.ts";
import type { IgnoredCredentials, OptionPlace, RequestSite, StatedCredentials } from "./request-site.ts";
import { findUrlNode, readBase, readUrls, type UrlText } from "./request-url.ts";
import { findNestedOption, readMode, readStatedCredentials } from "./stated-credentials.ts";

const memory = new WeakMap<TSESTree.Node, RequestSite | "none">();

const UNKNOWN: StatedCredentials = { kind: "unknown" };

/**
 * What a call or construction sends, and with which credentials: by the tables of HTTP clients, through aliases,
 * imports and client factories of the same module. `undefined` for everything that is no request, and for a
 * `fetch(request)`, where the `Request` is the site.
 */
export function findRequestSite(node: CallLike, module: SourceModule): RequestSite | undefined {
  const known = memory.get(node);
  if (known !== undefined) return known === "none" ? undefined : known;
  memory.set(node, "none");
  const matched = matchRequestForm(node, module);
  const site = matched && createSite(node, matched, module);
  memory.set(node, site ?? "none");
  return site;
}

function createSite(node: CallLike, matched: MatchedRequest, module: SourceModule): RequestSite | undefined {
  const { client, form } = matched;
  if (form === undefined) return createFactorySite(node, matched, module);
  if (form.fetcher !== undefined) return createFetcherSite(node, matched, form, form.fetcher, module);
  const layers = readLayers(node, matched, module);
  const url = findUrlNode(node, form, layers);
  if (url !== undefined && isInstanceOf(url, "Request", module)) return undefined;
  const { authentication, credentials } = readFacts(node, matched, layers, module);
  const urls = readUrls(node, form, layers, client.baseUrl ?? [], module);
  const link = findLink(client, layers);
  const isUnclear =
    node.arguments.some((argument) => argument.type === "SpreadElement") ||
    (matched.isAmbiguous && !isText(urls)) ||
    isOverridden(node, client, module);
  return {
    authentication: combine([authentication, ...layers.map((layer) => classifyLayer(layer, module))]),
    callee: node.callee,
    client,
    credentials: isUnclear || isStatedBy(matched.factories, credentials) ? UNKNOWN : credentials,
    factory: findSpeakingFactory(matched, layers, module),
    hasBody: hasBody(node, form, layers),
    ignored: findIgnored(client, layers, credentials, module),
    mayBeNoCors: layers.some((layer) => isNoCors(layer, module)),
    place: link === undefined ? findPlace(node, client, form, module) : findLinkPlace(link, module),
    urls,
  };
}

/** `axios.create({ baseURL })`: what all requests of the client have in common. */
function createFactorySite(node: CallLike, matched: MatchedRequest, module: SourceModule): RequestSite | undefined {
  const { client } = matched;
  const layers = readLayers(node, matched, module);
  const uses = readClientUses(node, client, module);
  const stated = readStatedCredentials(layers, client.option, module);
  const isUnclear = uses.isHandedOver || uses.stateMode || isChanged(node, matched, layers, module);
  const credentials = isUnclear && stated.kind === "missing" ? UNKNOWN : stated;
  return {
    authentication: combine(layers.map((layer) => classifyLayer(layer, module))),
    callee: node.callee,
    client,
    credentials,
    factory: undefined,
    hasBody: false,
    ignored: findIgnored(client, layers, credentials, module),
    mayBeNoCors: layers.some((layer) => isNoCors(layer, module)),
    place: findOptionPlace(node, getFactoryConfig(client), client.option, module),
    urls: readBase(layers, client.baseUrl ?? [], module) ?? [],
  };
}

/** `useSWR(url, fetch)`: the hook calls `fetch` with the URL and nothing else. */
function createFetcherSite(
  node: CallLike,
  { client }: MatchedRequest,
  form: RequestForm,
  index: number,
  module: SourceModule,
): RequestSite | undefined {
  const fetcher = node.arguments[index];
  if (fetcher === undefined || findGlobalName(fetcher, module) !== "fetch") return undefined;
  return {
    authentication: "none",
    callee: fetcher,
    client,
    credentials: { kind: "missing" },
    factory: undefined,
    hasBody: false,
    ignored: undefined,
    mayBeNoCors: false,
    place: { expression: fetcher, kind: "fetcher", option: client.option },
    urls: readUrls(node, form, [NO_OPTIONS], [], module),
  };
}

/** The configs that apply, the factories' first. */
function readLayers(node: CallLike, { client, factories, form }: MatchedRequest, module: SourceModule): readonly OptionsObject[] {
  const made = factories.map((call) => readOptions(call.arguments[getFactoryConfig(client)], module));
  const index = form === undefined ? getFactoryConfig(client) : form.config;
  const own = index === undefined ? NO_OPTIONS : readOptions(node.arguments[index], module);
  return [...made, own];
}

/** All factories of a client take their config in one place. */
function getFactoryConfig(client: HttpClient): number {
  return client.factories?.[0]?.config ?? 0;
}

function readFacts(
  node: CallLike,
  matched: MatchedRequest,
  layers: readonly OptionsObject[],
  module: SourceModule,
): { readonly authentication: Authentication; readonly credentials: StatedCredentials } {
  const { option } = matched.client;
  if (option.by === "chain") return readChain(node, option, module);
  if (option.by === "assignment") {
    const callee = unwrap(node.callee);
    const [property = ""] = option.path;
    return callee.type === "MemberExpression"
      ? readAssignments(callee.object, property, module)
      : { authentication: "unknown", credentials: UNKNOWN };
  }
  const stated = readStatedCredentials(layers, option, module);
  const isUnclear = stated.kind === "missing" && isChanged(node, matched, layers, module);
  return { authentication: "none", credentials: isUnclear ? UNKNOWN : stated };
}

/** Whether code that is no option may add credentials or a token: interceptors, hooks, a `fetch` of the app's own. */
function isChanged(
  node: CallLike,
  { client, factories, form }: MatchedRequest,
  layers: readonly OptionsObject[],
  module: SourceModule,
): boolean {
  const customizers = client.customizers ?? [];
  const isCustomized = customizers.some((name) => layers.some((layer) => findOption(layer, name) !== undefined));
  if (isCustomized || importsCompanion(client, module)) return true;
  if (client.modules.length === 0) return false;
  if ([...factories, node].some((call) => isReconfigured(call.callee, module))) return true;
  if (form?.isClient !== true && form !== undefined) return false;
  const { parent } = getWrapped(node);
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  if (isReconfigured(parent.id, module)) return true;
  return form?.isClient === true && readClientUses(node, client, module).stateMode;
}

function importsCompanion(client: HttpClient, module: SourceModule): boolean {
  const { companions = [] } = client;
  if (companions.length === 0) return false;
  return module.ast.body.some(
    (statement) =>
      statement.type === "ImportDeclaration" &&
      client.modules.includes(statement.source.value) &&
      statement.specifiers.some(
        (specifier) =>
          specifier.type === "ImportSpecifier" &&
          specifier.imported.type === "Identifier" &&
          companions.includes(specifier.imported.name),
      ),
  );
}

/** `fetch(request, init)`: the init of the `fetch` wins over what the `Request` says. */
function isOverridden(node: CallLike, client: HttpClient, module: SourceModule): boolean {
  if (client.name !== "Request" || client.modules.length > 0) return false;
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    const variable = findVariable(module, parent.id);
    return variable === undefined || collectUses(variable).some((use) => hasArgumentAfter(use));
  }
  return hasArgumentAfter(outer);
}

function hasArgumentAfter(node: TSESTree.Node): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  const isCall = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return isCall && parent.arguments[0] === outer && parent.arguments.length > 1;
}

/** Whether something is surely a URL: a name alone, `axios(request)`, may stand for a config as well. */
function isText(urls: readonly UrlText[]): boolean {
  return urls.length > 0 && urls.every((url) => url.length > 1 || resolveBindings(url)[0]?.kind !== "binding");
}

/** What a factory states is the factory's business, and is judged there. */
function isStatedBy(factories: readonly CallLike[], credentials: StatedCredentials): boolean {
  const property = credentials.kind === "stated" ? credentials.property : undefined;
  return property !== undefined && factories.some((call) => isWithin(property, call));
}

/** The factory that is reported in place of each of its requests. */
function findSpeakingFactory(
  { client, factories }: MatchedRequest,
  layers: readonly OptionsObject[],
  module: SourceModule,
): CallLike | undefined {
  const base = readBase(layers.slice(0, -1), client.baseUrl ?? [], module);
  if (base === undefined || base.length === 0) return undefined;
  return factories.find((call) => !readClientUses(call, client, module).stateMode);
}

function classifyLayer(layer: OptionsObject, module: SourceModule): Authentication {
  return combine(
    layer.entries.map(({ name, value }) => (name === "headers" ? classifyHeaders(value, module) : "none")),
  );
}

function isNoCors(layer: OptionsObject, module: SourceModule): boolean {
  const mode = findOption(layer, "mode");
  if (mode === undefined) return false;
  const text = getStaticText(evaluate(mode.value, module));
  return text === undefined || text === NO_CORS;
}

const BODY_OPTIONS = ["body", "data", "form", "json"];

function hasBody(node: CallLike, form: RequestForm, layers: readonly OptionsObject[]): boolean {
  const own = layers.at(-1);
  const argument = form.body === undefined ? undefined : node.arguments[form.body];
  const isGiven = argument !== undefined && !isNothing(argument);
  return isGiven || BODY_OPTIONS.some((name) => own !== undefined && findOption(own, name) !== undefined);
}

function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined")
  );
}

function findIgnored(
  client: HttpClient,
  layers: readonly OptionsObject[],
  credentials: StatedCredentials,
  module: SourceModule,
): IgnoredCredentials | undefined {
  const own = layers.at(-1);
  if (own === undefined) return undefined;
  for (const { beside, path } of client.ignored ?? []) {
    const entry = findNestedOption(own, path, module);
    if (entry === undefined || entry === "unknown" || !entry.isCertain) continue;
    const isIgnored = beside === undefined ? credentials.kind === "missing" : findOption(own, beside)?.isCertain === true;
    if (isIgnored) return { mode: readMode(entry.value, "mode", module), object: entry.object, path, property: entry.property };
  }
  return undefined;
}

/** The option beside which another one is ignored: the link of an `ApolloClient`. */
function findLink(client: HttpClient, layers: readonly OptionsObject[]): TSESTree.Node | undefined {
  const own = layers.at(-1);
  const beside = client.ignored?.find((ignored) => ignored.beside !== undefined)?.beside;
  return own === undefined || beside === undefined ? undefined : findOption(own, beside)?.value;
}

/** Into the link, if that is made in sight and says nothing yet. */
function findLinkPlace(link: TSESTree.Node, module: SourceModule): OptionPlace | undefined {
  const made = findSourceExpression(link, module);
  const site = made.type === "NewExpression" || made.type === "CallExpression" ? findRequestSite(made, module) : undefined;
  return site?.credentials.kind === "missing" ? site.place : undefined;
}

function findPlace(
  node: CallLike,
  client: HttpClient,
  form: RequestForm,
  module: SourceModule,
): OptionPlace | undefined {
  const { option } = client;
  if (option.by === "chain") return { call: node, kind: "chain", option };
  if (option.by === "assignment") {
    const { parent } = getWrapped(node);
    const callee = unwrap(node.callee);
    return parent?.type === "ExpressionStatement" && callee.type === "MemberExpression" && callee.object.type === "Identifier"
      ? { kind: "assignment", option, receiver: callee.object.name, statement: parent }
      : undefined;
  }
  return form.config === undefined ? undefined : findOptionPlace(node, form.config, option, module);
}
