import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import { NO_CORS } from "../../platform/web/request-credentials.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText, resolveBindings } from "../constants/evaluated.ts";
import { findGlobalName, type CallLike } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { readChain } from "./call-chain.ts";
import { findIgnored, findLink } from "./ignored-option.ts";
import { readAssignments, readClientUses } from "./client-instance.ts";
import { isInstanceOf, matchRequestForm, type MatchedRequest } from "./match-request-form.ts";
import { findOptionPlace } from "./option-place.ts";
import { findOption, NO_OPTIONS, readOptions, type OptionsObject } from "./options-object.ts";
import { classifyHeaders, combine, type Authentication } from "./request-headers.ts";
import type { OptionPlace, RequestSite, StatedCredentials } from "./request-site.ts";
import { findUrlNode, readBase, readUrls, type UrlText } from "./request-url.ts";
import { readStatedCredentials } from "./stated-credentials.ts";
import { isChanged, isOverridden } from "./unseen-credentials.ts";

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
