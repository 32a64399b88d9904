import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import { NO_CORS } from "../../platform/web/request-credentials.ts";
import { isNothing } from "../../syntax/is-nothing.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText, resolveBindings } from "../constants/evaluated.ts";
import { Memo } from "../memo.ts";
import { findGlobalName, type CallLike } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { findBuilderChain, hasSession, type BuilderChain } from "./builder-chain.ts";
import { readChain } from "./call-chain.ts";
import { findIgnored, findInBody, findLink } from "./ignored-option.ts";
import { readClientUses } from "./client-instance.ts";
import { isInstanceOf, matchRequestForm, type ClientFactoryCall, type MatchedRequest } from "../library-calls/match-request-form.ts";
import { findOptionPlace, type OptionPlace } from "../options/option-place.ts";
import { findOption, NO_OPTIONS, readOptions, type OptionEntry, type OptionsObject } from "../options/options-object.ts";
import { classifyOptions, combine, readNestedInits } from "./request-headers.ts";
import type { RequestSite, StatedCredentials } from "./request-site.ts";
import { findUrlNode, hasCredentialQuery, isAbsolute, readBase, readUrls, type UrlNode, type UrlText } from "./request-url.ts";
import { isPatchedGlobal } from "./patched-globals.ts";
import { readAssignments } from "./sending-object.ts";
import { readStatedCredentials } from "./stated-credentials.ts";
import { isChanged } from "./unseen-credentials.ts";

const memo = new Memo<TSESTree.Node, RequestSite | undefined>({
  assumed: undefined,
  isSame: (first, second) => (first === undefined) === (second === undefined),
  unknown: undefined,
});

const UNKNOWN: StatedCredentials = { kind: "unknown" };

/**
 * What a call or construction sends, and with which credentials: by the tables of HTTP clients, through aliases,
 * imports and client factories of the same module. `undefined` for everything that is no request, and for a
 * `fetch(request)`, where the `Request` is the site.
 */
export function findRequestSite(node: CallLike, module: SourceModule): RequestSite | undefined {
  return memo.ask(node, () => {
    const matched = matchRequestForm(node, module);
    return matched && createSite(node, matched, { module });
  });
}

/** What a request is in its surroundings: in a run of a function, with what the call gives. */
export function createSite(node: CallLike, matched: MatchedRequest, around: Surroundings): RequestSite | undefined {
  const { client, form } = matched;
  const { module } = around;
  if (form === undefined) return createFactorySite(node, matched, around);
  if (form.fetcher !== undefined) return createFetcherSite(node, matched, form, form.fetcher, around);
  const layers = readLayers(node, matched, around);
  const chain = client.chain && findBuilderChain(node, client.chain, module);
  // A token, or nothing, goes along unless the chain says that there is a session.
  if (client.chain !== undefined && (chain === undefined || !hasSession(chain, client.chain, module))) return undefined;
  const url = chain === undefined ? findUrlNode(node, form, layers, around) : findHeadUrl(chain, around);
  if (url !== undefined && isInstanceOf(url.node, "Request", url.at.module)) return undefined;
  const { authentication, credentials, mayBeChanged } = readFacts(node, matched, layers, module);
  const link = findLink(client, layers);
  const linkSite = link && findLinkSite(link);
  const own = readUrls(url, form, layers, client.baseUrl ?? []);
  // Beside a link, the link decides where requests go.
  const urls = link === undefined ? own : (linkSite?.urls ?? []);
  const isUnclear =
    node.arguments.some((argument) => argument.type === "SpreadElement") || (matched.isAmbiguous && !isText(urls));
  return {
    at: around,
    authentication: combine([
      authentication,
      url !== undefined && hasCredentialQuery(url) ? "token" : "none",
      ...layers.map((layer) => classifyOptions(layer)),
    ]),
    callee: node.callee,
    client,
    // The mode of a link is the link's to state.
    credentials: isUnclear || link !== undefined || isStatedByFactory(layers, client, credentials) ? UNKNOWN : credentials,
    factory: isAbsolute(url) ? undefined : findSpeakingFactory(matched, layers),
    hasBody: hasBody(node, form, layers),
    ignored: linkSite?.credentials.kind === "stated" ? undefined : (findIgnored(client, layers, credentials) ?? (credentials.kind === "missing" ? findInBody(node, client, form, around) : undefined)),
    mayBeChanged: mayBeChanged || layers.some(({ isComplete }) => !isComplete),
    mayBeNoCors: layers.some((layer) => isNoCors(layer)),
    node,
    place: link === undefined ? findPlace(node, client, form, module) : findLinkPlace(linkSite),
    urls,
  };
}

function findHeadUrl({ head: { arguments: [node] } }: BuilderChain, at: Surroundings): UrlNode | undefined {
  return node && { at, node };
}

/** `axios.create({ baseURL })`: what all requests of the client have in common. */
function createFactorySite(node: CallLike, matched: MatchedRequest, around: Surroundings): RequestSite | undefined {
  const { client } = matched;
  const { module } = around;
  if (client.option.perRequest === true) return undefined;
  const layers = readLayers(node, matched, around);
  const uses = readClientUses(node, client, module);
  const stated = readStatedCredentials(layers, client.option);
  const isUnclear = uses.isDecidedPerRequest || isChanged(node, matched, layers, module);
  const credentials = isUnclear && stated.kind === "missing" ? UNKNOWN : stated;
  return {
    at: around,
    authentication: combine(layers.map((layer) => classifyOptions(layer))),
    callee: node.callee,
    client,
    credentials,
    factory: undefined,
    hasBody: false,
    ignored: findIgnored(client, layers, credentials),
    mayBeChanged: isUnclear,
    mayBeNoCors: layers.some((layer) => isNoCors(layer)),
    node,
    place: findOptionPlace(node, getFactoryConfig(client), client.option, module),
    urls: readBase(layers, client.baseUrl ?? []) ?? [],
  };
}

/** `useSWR(url, fetch)`: the hook calls `fetch` with the URL and nothing else. */
function createFetcherSite(
  node: CallLike,
  { client }: MatchedRequest,
  form: RequestForm,
  index: number,
  around: Surroundings,
): RequestSite | undefined {
  const { module } = around;
  const fetcher = node.arguments[index];
  if (fetcher === undefined || findGlobalName(fetcher, module) !== "fetch") return undefined;
  return {
    at: around,
    authentication: "none",
    callee: fetcher,
    client,
    credentials: isPatchedGlobal("fetch", module) ? UNKNOWN : { kind: "missing" },
    factory: undefined,
    hasBody: false,
    ignored: undefined,
    mayBeChanged: false,
    mayBeNoCors: false,
    node,
    place: isPlainFetch(fetcher) ? { expression: fetcher, kind: "fetcher", option: client.option } : undefined,
    urls: readUrls(findUrlNode(node, form, [NO_OPTIONS], around), form, [NO_OPTIONS], []),
  };
}

/** The configs that apply, the factories' first. */
function readLayers(node: CallLike, { client, factories, form }: MatchedRequest, around: Surroundings): readonly OptionsObject[] {
  const made = factories.map((factory) => readOptions(factory.node.arguments[getFactoryConfig(client)], { module: factory.module }));
  const index = form === undefined ? getFactoryConfig(client) : form.config;
  const own = index === undefined ? NO_OPTIONS : readOptions(node.arguments[index], around);
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
): Pick<RequestSite, "authentication" | "credentials" | "mayBeChanged"> {
  const { option } = matched.client;
  if (option.by === "chain") {
    const chain = readChain(node, option, module);
    const isStatedFirst = chain.credentials.kind === "missing" && matched.form?.config !== undefined;
    const first = { ...option, path: option.path.slice(1) };
    return { ...chain, ...(isStatedFirst ? { credentials: readStatedCredentials(layers, first) } : {}), mayBeChanged: false };
  }
  if (option.by === "assignment") {
    const callee = unwrap(node.callee);
    const [property = ""] = option.path;
    return callee.type === "MemberExpression" && !isPatchedGlobal(matched.client.name, module)
      ? { ...readAssignments(callee.object, property, module), mayBeChanged: false }
      : { authentication: "unknown", credentials: UNKNOWN, mayBeChanged: true };
  }
  const stated = readStatedCredentials(option.perRequest === true ? layers.slice(-1) : layers, option);
  const mayBeChanged = isChanged(node, matched, layers, module);
  const isUnclear = stated.kind === "missing" && (option.isIncludedByDefault === true || mayBeChanged);
  return { authentication: "none", credentials: isUnclear ? UNKNOWN : stated, mayBeChanged };
}

/** Whether something is surely a URL: a name alone, `axios(request)`, may stand for a config as well. */
function isText(urls: readonly UrlText[]): boolean {
  return urls.length > 0 && urls.every((url) => url.length > 1 || resolveBindings(url)[0]?.kind !== "binding");
}

/** What a factory states is the factory's business, and is judged there. */
function isStatedByFactory(layers: readonly OptionsObject[], { option }: HttpClient, { kind }: StatedCredentials): boolean {
  return kind === "stated" && layers.length > 1 && readStatedCredentials(layers.slice(-1), option).kind === "missing";
}

/** The factory that is reported in place of each of its requests. */
function findSpeakingFactory(
  { client, factories }: MatchedRequest,
  layers: readonly OptionsObject[],
): ClientFactoryCall | undefined {
  const base = readBase(layers.slice(0, -1), client.baseUrl ?? []);
  if (base === undefined || base.length === 0 || client.option.perRequest === true) return undefined;
  return factories.find(({ module, node }) => !readClientUses(node, client, module).isDecidedPerRequest);
}

function isNoCors(layer: OptionsObject): boolean {
  if (readNestedInits(layer).some((init) => isNoCors(init))) return true;
  const mode = findOption(layer, "mode");
  if (mode === undefined) return false;
  const text = getStaticText(evaluateIn(mode.value, mode.at));
  return text === undefined || text === NO_CORS;
}

const BODY_OPTIONS = ["body", "data", "form", "json"];

function hasBody(node: CallLike, form: RequestForm, layers: readonly OptionsObject[]): boolean {
  const own = layers.at(-1);
  const argument = form.body === undefined ? undefined : node.arguments[form.body];
  const isGiven = argument !== undefined && !isNothing(argument);
  return isGiven || BODY_OPTIONS.some((name) => own !== undefined && findOption(own, name) !== undefined);
}

function findLinkSite({ at: { module }, value }: OptionEntry): RequestSite | undefined {
  const made = findSourceExpression(value, module);
  return made.type === "NewExpression" || made.type === "CallExpression" ? findRequestSite(made, module) : undefined;
}

/** Into the link, if that is made in sight and says nothing yet. */
function findLinkPlace(site: RequestSite | undefined): OptionPlace | undefined {
  return site?.credentials.kind === "missing" ? site.place : undefined;
}

/** `fetch` and `window.fetch`: what can be called in the same words. */
function isPlainFetch(fetcher: TSESTree.Node): boolean {
  if (fetcher.type === "Identifier") return fetcher.name === "fetch";
  return (
    fetcher.type === "MemberExpression" &&
    !fetcher.computed &&
    fetcher.object.type === "Identifier" &&
    fetcher.property.type === "Identifier" &&
    fetcher.property.name === "fetch"
  );
}

/** Where a second statement may follow the first. */
const LISTS: ReadonlySet<string> = new Set(["BlockStatement", "Program", "StaticBlock", "SwitchCase"]);

function findPlace(
  node: CallLike,
  client: HttpClient,
  form: RequestForm,
  module: SourceModule,
): OptionPlace | undefined {
  const { option } = client;
  if (option.by === "chain") {
    // With a callback, the request is sent before the chain goes on.
    const isSent = form.config === undefined && node.arguments.length > 1;
    return isSent ? undefined : { call: node, kind: "chain", option };
  }
  if (option.by === "assignment") {
    const { parent } = getWrapped(node);
    const callee = unwrap(node.callee);
    return parent?.type === "ExpressionStatement" &&
      LISTS.has(parent.parent.type) &&
      callee.type === "MemberExpression" &&
      callee.object.type === "Identifier"
      ? { kind: "assignment", option, receiver: callee.object.name, statement: parent }
      : undefined;
  }
  return form.config === undefined ? undefined : findOptionPlace(node, form.config, option, module);
}
