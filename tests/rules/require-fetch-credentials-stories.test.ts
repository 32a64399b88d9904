/**
 * Every HTTP client of the tables in apps where another module has a part in the request: its address, its options, the
 * client, the function that sends it. All modules of an app are linted, so a story says where the finding stands as well.
 */
import { describe, expect, it } from "vitest";

import { HTTP_CLIENTS } from "../../src/platform/libraries/http-clients.ts";
import rule from "../../src/rules/require-fetch-credentials.ts";
import { createMethodSharings, createSharings, findException, lintStory, SILENT, type Exceptions, type Reports, type Sharing, type Story } from "../kit/story.ts";

/** One way of sending a request, with what its library calls things. */
interface Client {
  readonly title: string;
  /** The package, and the path of the form in the tables. */
  readonly module: string;
  readonly path: string;
  readonly importLine: string;
  /** What stands around the code: a function, a constant, a component. */
  readonly kind: "client" | "hook" | "request" | "statements";
  /** The code that sends, with what goes to an address; options are properties and spreads. */
  readonly send: (url: string, options: readonly string[]) => string;
  /** An option with the mode, and one with a token; as code after the call where the library has no options. */
  readonly mode: string;
  readonly token: string;
  /** Anything else that stands among the options. */
  readonly other: string | undefined;
  /** What the rule says where the mode is not there. */
  readonly finding: string;
}

const MODE = "credentials: 'include'";
const FLAG = "withCredentials: true";
const TOKEN = "headers: { Authorization: 'Bearer x' }";
const MISSING = "missingInclude";

/** One spread alone is the object itself: `fetch(url, OPTIONS)`. */
function write(options: readonly string[]): string {
  const [only, ...others] = options;
  return only?.startsWith("...") === true && others.length === 0 ? only.slice(3) : `{ ${options.join(", ")} }`;
}

function add(options: readonly string[]): string {
  return options.length === 0 ? "" : `, ${write(options)}`;
}

const request = { finding: MISSING, kind: "request", mode: MODE, other: "method: 'POST'", token: TOKEN } as const;
const client = { ...request, kind: "client", other: "cache: 'no-store'" } as const;
const hook = { ...client, kind: "hook", other: "id: 'cart'" } as const;

/** `new HttpLink({ uri, … })`: the address is an option. */
function configured(before: string, property: string): Client["send"] {
  return (url, options) => `${before}({ ${[`${property}: ${url}`, ...options].join(", ")} })`;
}

const ALOVA = "import { createAlova } from 'alova';\nimport adapterFetch from 'alova/fetch';";
const ALOVA_INSTANCE = `${ALOVA}\nconst alova = createAlova({ requestAdapter: adapterFetch() });`;

const CLIENTS: readonly Client[] = [
  { ...request, importLine: "", module: "", path: "fetch", send: (url, options) => `fetch(${url}${add(options)})`, title: "fetch" },
  { ...request, importLine: "", module: "", path: "fetch", send: (url, options) => `window.fetch(${url}${add(options)})`, title: "window.fetch" },
  { ...request, importLine: "", module: "", path: "Request", send: (url, options) => `fetch(new Request(${url}${add(options)}))`, title: "Request" },
  {
    ...request,
    importLine: "",
    kind: "statements",
    mode: "request.withCredentials = true;",
    module: "",
    other: undefined,
    path: "XMLHttpRequest.new().open",
    send: (url, options) => `const request = new XMLHttpRequest(); request.open('GET', ${url}); ${options.join(" ")} request.send();`,
    title: "XMLHttpRequest",
    token: "request.setRequestHeader('Authorization', 'Bearer x');",
  },
  { ...request, importLine: "", mode: FLAG, module: "", other: "once: true", path: "EventSource", send: (url, options) => `new EventSource(${url}${add(options)})`, title: "EventSource" },
  { ...request, importLine: "import axios from 'axios';", mode: FLAG, module: "axios", other: "timeout: 1", path: "get", send: (url, options) => `axios.get(${url}${add(options)})`, title: "axios.get" },
  { ...request, importLine: "import axios from 'axios';", mode: FLAG, module: "axios", other: "timeout: 1", path: "", send: (url, options) => `axios({ ${[`url: ${url}`, ...options].join(", ")} })`, title: "axios with a config" },
  { ...request, importLine: "import axios from 'redaxios';", mode: FLAG, module: "redaxios", path: "get", send: (url, options) => `axios.get(${url}${add(options)})`, title: "redaxios" },
  { ...request, importLine: "import axios from 'feaxios';", mode: FLAG, module: "feaxios", path: "post", send: (url, options) => `axios.post(${url}, {}${add(options)})`, title: "feaxios" },
  { ...request, importLine: "import xior from 'xior';", module: "xior", path: "get", send: (url, options) => `xior.get(${url}${add(options)})`, title: "xior" },
  { ...request, importLine: "import ky from 'ky';", module: "ky", path: "get", send: (url, options) => `ky.get(${url}${add(options)})`, title: "ky" },
  { ...request, importLine: "import { ofetch } from 'ofetch';", module: "ofetch", path: "ofetch", send: (url, options) => `ofetch(${url}${add(options)})`, title: "ofetch" },
  { ...request, importLine: "import { betterFetch } from '@better-fetch/fetch';", module: "@better-fetch/fetch", path: "betterFetch", send: (url, options) => `betterFetch(${url}${add(options)})`, title: "better-fetch" },
  { ...request, importLine: ALOVA_INSTANCE, module: "alova", path: "Get", send: (url, options) => `alova.Get(${url}${add(options)})`, title: "alova" },
  { ...request, importLine: "import superagent from 'superagent';", mode: ".withCredentials()", module: "superagent", other: undefined, path: "get", send: (url, options) => `superagent.get(${url})${options.join("")}.then(read)`, title: "superagent", token: ".set('Authorization', 'Bearer x')" },
  { ...request, importLine: "import wretch from 'wretch';", mode: ".options({ credentials: 'include' })", module: "wretch", other: undefined, path: "wretch", send: (url, options) => `wretch(${url})${options.join("")}.get().json()`, title: "wretch", token: ".auth('Bearer x')" },
  { ...request, importLine: "import { fetchEventSource } from '@microsoft/fetch-event-source';", module: "@microsoft/fetch-event-source", path: "fetchEventSource", send: (url, options) => `fetchEventSource(${url}${add(options)})`, title: "fetch-event-source" },
  { ...hook, importLine: "import useSWR from 'swr';", mode: "(url) => fetch(url, { credentials: 'include' })", module: "swr", other: undefined, path: "", send: (url, [fetcher = "fetch"]) => `useSWR(${url}, ${fetcher})`, title: "swr", token: "(url) => fetch(url, { headers: { Authorization: 'Bearer x' } })" },
  { ...client, importLine: "import { HttpLink } from '@apollo/client';", module: "@apollo/client", other: "useGETForQueries: true", path: "HttpLink", send: configured("new HttpLink", "uri"), title: "Apollo HttpLink" },
  { ...client, importLine: "import { createHttpLink } from '@apollo/client';", module: "@apollo/client", other: "useGETForQueries: true", path: "createHttpLink", send: configured("createHttpLink", "uri"), title: "Apollo createHttpLink" },
  { ...client, importLine: "import { ApolloClient } from '@apollo/client';", module: "@apollo/client", other: "ssrMode: false", path: "ApolloClient", send: configured("new ApolloClient", "uri"), title: "ApolloClient" },
  { ...client, importLine: "import { createClient } from 'urql';", mode: "fetchOptions: { credentials: 'include' }", module: "urql", other: "preferGetMethod: true", path: "createClient", send: configured("createClient", "url"), title: "urql", token: "fetchOptions: { headers: { Authorization: 'Bearer x' } }" },
  { ...client, importLine: "import { httpBatchLink } from '@trpc/client';", mode: "fetch: (url, options) => fetch(url, { ...options, credentials: 'include' })", module: "@trpc/client", other: "maxURLLength: 2000", path: "httpBatchLink", send: configured("httpBatchLink", "url"), title: "tRPC httpBatchLink" },
  { ...client, importLine: "import { httpSubscriptionLink } from '@trpc/client';", mode: "eventSourceOptions: { withCredentials: true }", module: "@trpc/client", other: "connectionParams: {}", path: "httpSubscriptionLink", send: configured("httpSubscriptionLink", "url"), title: "tRPC httpSubscriptionLink" },
  { ...client, importLine: "import { GraphQLClient } from 'graphql-request';", module: "graphql-request", path: "GraphQLClient", send: (url, options) => `new GraphQLClient(${url}${add(options)})`, title: "GraphQLClient" },
  { ...client, importLine: "import createClient from 'openapi-fetch';", module: "openapi-fetch", path: "", send: configured("createClient", "baseUrl"), title: "openapi-fetch" },
  { ...client, importLine: "import { createClient } from '@hey-api/client-fetch';", module: "@hey-api/client-fetch", path: "createClient", send: configured("createClient", "baseUrl"), title: "hey-api" },
  { ...client, importLine: "import { hc } from 'hono/client';", mode: "init: { credentials: 'include' }", module: "hono/client", other: "init: { cache: 'no-store' }", path: "hc", send: (url, options) => `hc(${url}${add(options)})`, title: "hono hc" },
  { ...client, importLine: "import { up } from 'up-fetch';", module: "up-fetch", path: "up", send: (url, options) => `up(fetch, () => ({ ${[`baseUrl: ${url}`, ...options].join(", ")} }))`, title: "up-fetch" },
  {
    ...client,
    importLine: "import { authentication, createDirectus, rest } from '@directus/sdk';",
    module: "@directus/sdk",
    other: undefined,
    path: "rest",
    send: (url, options) => `createDirectus(${url}).with(authentication('session', { credentials: 'include' })).with(rest(${options.length === 0 ? "" : write(options)}))`,
    title: "Directus",
    token: "onRequest: (options) => options",
  },
  {
    ...client,
    finding: "defeatedMode",
    importLine: "import Medusa from '@medusajs/js-sdk';",
    mode: "auth: { type: 'session', fetchCredentials: 'include' }",
    module: "@medusajs/js-sdk",
    other: undefined,
    path: "",
    send: (url, options) => `new Medusa({ ${[`baseUrl: ${url}`, ...(options.length === 0 ? ["auth: { type: 'session', fetchCredentials: 'same-origin' }"] : options)].join(", ")} })`,
    title: "Medusa",
    token: "auth: { type: 'jwt' }",
  },
  { ...client, importLine: "import { DefaultChatTransport } from 'ai';", module: "ai", other: "body: {}", path: "DefaultChatTransport", send: configured("new DefaultChatTransport", "api"), title: "DefaultChatTransport" },
  { ...hook, importLine: "import { useCompletion } from '@ai-sdk/react';", module: "@ai-sdk/react", path: "useCompletion", send: configured("useCompletion", "api"), title: "useCompletion" },
  { ...hook, importLine: "import { experimental_useObject as useObject } from '@ai-sdk/react';", module: "@ai-sdk/react", path: "experimental_useObject", send: configured("useObject", "api"), title: "useObject" },
];

/** A library whose factory makes a client that sends later on. */
interface Factory {
  readonly title: string;
  readonly importLine: string;
  readonly make: (options: readonly string[]) => string;
  readonly send: (instance: string, url: string, options: readonly string[]) => string;
  readonly base: string;
  readonly mode: string;
  /** Whether the options of the factory are none of a request's. */
  readonly isPerRequest?: true;
}

const get: Factory["send"] = (instance, url, options) => `${instance}.get(${url}${add(options)})`;
const call: Factory["send"] = (instance, url, options) => `${instance}(${url}${add(options)})`;

const FACTORIES: readonly Factory[] = [
  { base: "baseURL", importLine: "import axios from 'axios';", make: (options) => `axios.create(${write(options)})`, mode: FLAG, send: get, title: "axios.create" },
  { base: "baseURL", importLine: "import axios from 'redaxios';", make: (options) => `axios.create(${write(options)})`, mode: FLAG, send: get, title: "redaxios.create" },
  { base: "baseURL", importLine: "import axios from 'feaxios';", make: (options) => `axios.create(${write(options)})`, mode: FLAG, send: get, title: "feaxios.create" },
  { base: "prefixUrl", importLine: "import ky from 'ky';", make: (options) => `ky.create(${write(options)})`, mode: MODE, send: get, title: "ky.create" },
  { base: "prefixUrl", importLine: "import ky from 'ky';", make: (options) => `ky.create({ retry: 1 }).extend(${write(options)})`, mode: MODE, send: get, title: "ky.extend" },
  { base: "baseURL", importLine: "import { ofetch } from 'ofetch';", make: (options) => `ofetch.create(${write(options)})`, mode: MODE, send: call, title: "ofetch.create" },
  { base: "baseURL", importLine: "import { $fetch } from 'ofetch';", make: (options) => `$fetch.create(${write(options)})`, mode: MODE, send: call, title: "$fetch.create" },
  { base: "baseURL", importLine: "import { createFetch } from '@better-fetch/fetch';", make: (options) => `createFetch(${write(options)})`, mode: MODE, send: call, title: "better-fetch createFetch" },
  { base: "baseURL", importLine: ALOVA, isPerRequest: true, make: (options) => `createAlova({ ${[...options, "requestAdapter: adapterFetch()"].join(", ")} })`, mode: MODE, send: (instance, url, options) => `${instance}.Get(${url}${add(options)})`, title: "createAlova" },
];

/** A library that a module of the app exports again, and what is then called. */
const LIBRARIES: readonly { readonly title: string; readonly exported: string; readonly send: (name: string, options: readonly string[]) => string; readonly mode: string }[] = [
  { exported: "default as http } from 'axios'", mode: FLAG, send: (name, options) => get(name, "'https://api.shop.test/me'", options), title: "axios" },
  { exported: "default as http } from 'redaxios'", mode: FLAG, send: (name, options) => get(name, "'https://api.shop.test/me'", options), title: "redaxios" },
  { exported: "default as http } from 'feaxios'", mode: FLAG, send: (name, options) => get(name, "'https://api.shop.test/me'", options), title: "feaxios" },
  { exported: "default as http } from 'ky'", mode: MODE, send: (name, options) => get(name, "'https://api.shop.test/me'", options), title: "ky" },
  { exported: "ofetch as http } from 'ofetch'", mode: MODE, send: (name, options) => call(name, "'https://api.shop.test/me'", options), title: "ofetch" },
  { exported: "betterFetch as http } from '@better-fetch/fetch'", mode: MODE, send: (name, options) => call(name, "'https://api.shop.test/me'", options), title: "better-fetch" },
  { exported: "default as http } from 'superagent'", mode: ".withCredentials()", send: (name, options) => `${name}.get('https://api.shop.test/me')${options.join("")}.then(read)`, title: "superagent" },
  { exported: "default as http } from 'wretch'", mode: ".options({ credentials: 'include' })", send: (name, options) => `${name}('https://api.shop.test/me')${options.join("")}.get().json()`, title: "wretch" },
  { exported: "fetchEventSource as http } from '@microsoft/fetch-event-source'", mode: MODE, send: (name, options) => call(name, "'https://api.shop.test/me'", options), title: "fetch-event-source" },
  { exported: "HttpLink as http } from '@apollo/client'", mode: MODE, send: (name, options) => configured(`new ${name}`, "uri")("'https://api.shop.test/me'", options), title: "Apollo HttpLink" },
  { exported: "createHttpLink as http } from '@apollo/client'", mode: MODE, send: (name, options) => configured(name, "uri")("'https://api.shop.test/me'", options), title: "Apollo createHttpLink" },
  { exported: "ApolloClient as http } from '@apollo/client'", mode: MODE, send: (name, options) => configured(`new ${name}`, "uri")("'https://api.shop.test/me'", options), title: "ApolloClient" },
  { exported: "createClient as http } from 'urql'", mode: "fetchOptions: { credentials: 'include' }", send: (name, options) => configured(name, "url")("'https://api.shop.test/me'", options), title: "urql" },
  { exported: "httpBatchLink as http } from '@trpc/client'", mode: "fetch: (url, options) => fetch(url, { ...options, credentials: 'include' })", send: (name, options) => configured(name, "url")("'https://api.shop.test/me'", options), title: "tRPC" },
  { exported: "GraphQLClient as http } from 'graphql-request'", mode: MODE, send: (name, options) => `new ${name}('https://api.shop.test/me'${add(options)})`, title: "GraphQLClient" },
  { exported: "default as http } from 'openapi-fetch'", mode: MODE, send: (name, options) => configured(name, "baseUrl")("'https://api.shop.test/me'", options), title: "openapi-fetch" },
  { exported: "createClient as http } from '@hey-api/client-fetch'", mode: MODE, send: (name, options) => configured(name, "baseUrl")("'https://api.shop.test/me'", options), title: "hey-api" },
  { exported: "hc as http } from 'hono/client'", mode: "init: { credentials: 'include' }", send: (name, options) => `${name}('https://api.shop.test/me'${add(options)})`, title: "hono hc" },
  { exported: "DefaultChatTransport as http } from 'ai'", mode: MODE, send: (name, options) => configured(`new ${name}`, "api")("'https://api.shop.test/me'", options), title: "DefaultChatTransport" },
];

const API = "'https://api.shop.test'";
const CART = "app/cart.tsx";
const LIB = "lib/api.ts";

/** The component of the app: in it what only a component may do, beside it whatever else. */
function inCart(imports: readonly string[], code: string, kind: Client["kind"]): string {
  const body = {
    client: `export const cartClient = ${code};`,
    hook: `export function useCart() {\n  const cart = ${code};\n  return null;\n}`,
    request: `export const start = () => ${code};`,
    statements: `export function start() { ${code} }`,
  }[kind];
  return ["'use client';", ...imports.filter((line) => line !== ""), body, ""].join("\n");
}

/** A function of parameters whose body sends. */
function asFunction(parameters: string, { kind }: Client, code: string): string {
  return kind === "statements" ? `(${parameters}) => { ${code} }` : `(${parameters}) => ${code}`;
}

/** Where a hook is called, a component must be around. */
function getKind(client: Client, { isHook }: Sharing): Client["kind"] {
  return isHook && client.kind !== "statements" ? "hook" : client.kind;
}

function at(file: string, ...ids: readonly string[]): Reports {
  return { [file]: ids };
}

function preamble(line: string): string {
  return line === "" ? "" : `${line}\n`;
}

/** What a way of sharing does is the same for all clients, so only some of them go through all ways. */
const THOROUGH: ReadonlySet<string> = new Set(["Apollo HttpLink", "GraphQLClient", "axios.create", "axios.get", "fetch", "ofetch.create"]);
const USUAL: ReadonlySet<string> = new Set(["from a hook", "in an exported object", "renamed by a barrel"]);

function getSharings(name: string, title: string): readonly Sharing[] {
  const sharings = createSharings(name, "api");
  return THOROUGH.has(title) ? sharings : sharings.filter((sharing) => USUAL.has(sharing.title));
}

/** The address is a constant of another module, or what a function there returns. */
function* tellAddresses(client: Client): Generator<Story> {
  const { finding, importLine, mode, send, title, token } = client;
  for (const sharing of getSharings("url", title)) {
    const tell = (value: string, use: string, options: readonly string[]): Story["files"] => ({
      ...sharing.share(value, ""),
      [CART]: inCart([sharing.importLine, importLine], send(use, options), getKind(client, sharing)),
    });
    const constant = `\`\${${sharing.name}}/me\``;
    const called = `${sharing.name}('/me')`;
    const base = "(path: string) => `https://api.shop.test${path}`";
    const name = `${title}: an address that comes ${sharing.title}`;
    yield { files: tell(API, constant, []), name: `${name} is reported`, reports: at(CART, finding) };
    yield { files: tell(API, constant, [mode]), name: `${name} is fine with a mode`, reports: SILENT };
    if (sharing.title === "renamed by a barrel") yield { files: tell("'https://weather.test'", `\`\${${sharing.name}}/today\``, []), name: `${name} is fine where it is somebody else's`, reports: SILENT };
    const fromFunction = `${title}: an address of a function that comes ${sharing.title}`;
    yield { files: tell(base, called, []), name: `${fromFunction} is reported`, reports: at(CART, finding) };
    yield { files: tell(base, called, [mode]), name: `${fromFunction} is fine with a mode`, reports: SILENT };
    if (sharing.title === "renamed by a barrel") yield { files: tell(base, called, [token]), name: `${fromFunction} is fine with a token`, reports: SILENT };
  }
}

/** The options, or the mode alone, stand in another module. */
function* tellOptions(client: Client): Generator<Story> {
  const { finding, importLine, mode, other, send, title, token } = client;
  if (other === undefined) return;
  for (const sharing of getSharings("options", title)) {
    const tell = (value: string, ...options: readonly string[]): Story["files"] => ({
      ...sharing.share(value, ""),
      [CART]: inCart([sharing.importLine, importLine], send("'https://api.shop.test/me'", options), getKind(client, sharing)),
    });
    const name = `${title}: options that come ${sharing.title}`;
    const spread = `...${sharing.name}`;
    yield { files: tell(`{ ${other} }`, spread), name: `${name} are reported`, reports: at(CART, finding) };
    yield { files: tell(`{ ${other}, ${mode} }`, spread), name: `${name} are fine with a mode`, reports: SILENT };
    yield { files: tell(`{ ${other}, ${token} }`, spread), name: `${name} are fine with a token`, reports: SILENT };
    yield { files: tell(`{ ${other} }`, "signal: undefined", spread), name: `${name} beside others are reported`, reports: at(CART, finding) };
    yield { files: tell(`{ ${other}, ${mode} }`, "signal: undefined", spread), name: `${name} beside others are fine with a mode`, reports: SILENT };
    const made = `...${sharing.name}()`;
    const fromFunction = `${title}: options of a function that comes ${sharing.title}`;
    yield { files: tell(`() => ({ ${other} })`, made), name: `${fromFunction} are reported`, reports: at(CART, finding) };
    yield { files: tell(`() => ({ ${other}, ${mode} })`, made), name: `${fromFunction} are fine with a mode`, reports: SILENT };
  }
}

/** A function of another module sends. */
function* tellWrappers(client: Client): Generator<Story> {
  const { finding, importLine, mode, other, send, title, token } = client;
  const own = "`https://api.shop.test${path}`";
  for (const sharing of [...getSharings("load", title), ...createMethodSharings("load", "api")]) {
    if (sharing.title.includes("method") && !THOROUGH.has(title)) continue;
    const kind = client.kind === "hook" || sharing.isHook ? "hook" : "request";
    const tell = (parameters: string, code: string, call: string): Story["files"] => ({
      ...sharing.share(asFunction(parameters, client, code), preamble(importLine)),
      [CART]: inCart([sharing.importLine], `${sharing.name}(${call})`, kind),
    });
    const name = `${title}: a function that comes ${sharing.title}`;
    yield { files: tell("path: string", send(own, []), "'/me'"), name: `${name} is reported where it sends`, reports: at(LIB, finding) };
    yield { files: tell("path: string", send(own, [mode]), "'/me'"), name: `${name} is fine with a mode`, reports: SILENT };
    yield { files: tell("path: string", send(own, [token]), "'/me'"), name: `${name} is fine with a token`, reports: SILENT };
    yield { files: tell("url: string", send("url", []), "'https://weather.test/today'"), name: `${name} is fine where it is told to ask somebody else`, reports: SILENT };
    if (other === undefined) continue;
    const withInit = `${name} and takes options`;
    yield { files: tell("path: string, init = {}", send(own, ["...init"]), "'/me'"), name: `${withInit} is reported where it sends`, reports: at(LIB, `${finding}Through`) };
    yield { files: tell("path: string, init = {}", send(own, [mode, "...init"]), "'/me'"), name: `${withInit} is fine with a mode`, reports: SILENT };
    yield { files: tell("path: string, init = {}", send(own, ["...init"]), `'/me', { ${mode} }`), name: `${withInit} is fine where the call states the mode`, reports: SILENT };
    yield { files: tell("path: string, init = {}", send(own, ["...init"]), `'/me', { ${token} }`), name: `${withInit} is fine where the call sends a token`, reports: SILENT };
    const open = `${name} and takes everything`;
    yield { files: tell("url: string, init = {}", send("url", ["...init"]), "'https://api.shop.test/me'"), name: `${open} is reported at the call`, reports: at(CART, finding) };
    yield { files: tell("url: string, init = {}", send("url", ["...init"]), `'https://api.shop.test/me', { ${mode} }`), name: `${open} is fine with a mode at the call`, reports: SILENT };
    yield { files: tell("url: string, init = {}", send("url", ["...init"]), "'https://weather.test/today'"), name: `${open} is fine where it asks somebody else`, reports: SILENT };
  }
}

/** A client for one API is made in another module, and sends from here. */
function* tellClients(client: Client): Generator<Story> {
  const { finding, importLine, kind, mode, send, title, token } = client;
  if (kind !== "client") return;
  for (const sharing of getSharings("client", title)) {
    const tell = (options: readonly string[]): Story["files"] => ({
      ...sharing.share(send(API, options), preamble(importLine)),
      [CART]: inCart([sharing.importLine], `${sharing.name}.query('me')`, sharing.isHook ? "hook" : "request"),
    });
    const name = `${title}: a client that comes ${sharing.title}`;
    yield { files: tell([]), name: `${name} is reported where it is made`, reports: at(LIB, finding) };
    yield { files: tell([mode]), name: `${name} is fine with a mode`, reports: SILENT };
    yield { files: tell([token]), name: `${name} is fine with a token`, reports: SILENT };
  }
}

function* tellFactories({ base, importLine, isPerRequest, make, mode, send, title }: Factory): Generator<Story> {
  for (const sharing of getSharings("http", title)) {
    const tell = (made: readonly string[], url: string, options: readonly string[]): Story["files"] => ({
      ...sharing.share(make(made), preamble(importLine)),
      [CART]: inCart([sharing.importLine], send(sharing.name, url, options), sharing.isHook ? "hook" : "request"),
    });
    const name = `${title}: an instance that comes ${sharing.title}`;
    const bare = ["timeout: 1"];
    const withBase = [`${base}: ${API}`];
    const full = "'https://api.shop.test/me'";
    const isStated = isPerRequest === undefined ? SILENT : at(CART, MISSING);
    yield { files: tell(bare, full, []), name: `${name} is reported at its request`, reports: at(CART, MISSING) };
    yield { files: tell([...bare, mode], full, []), name: `${name} with a mode sends as told`, reports: isStated };
    yield { files: tell([...bare, TOKEN], full, []), name: `${name} is fine with a token`, reports: SILENT };
    yield { files: tell(bare, full, [mode]), name: `${name} is fine where the request states the mode`, reports: SILENT };
    yield { files: tell(bare, "'https://weather.test/today'", []), name: `${name} is fine where it asks somebody else`, reports: SILENT };
    const based = `${title}: an instance with a base that comes ${sharing.title}`;
    yield { files: tell(withBase, "'/me'", []), name: `${based} is reported where it is made`, reports: at(isPerRequest === undefined ? LIB : CART, MISSING) };
    yield { files: tell([...withBase, mode], "'/me'", []), name: `${based} and a mode sends as told`, reports: isStated };
    yield { files: tell([...withBase, TOKEN], "'/me'", []), name: `${based} is fine with a token`, reports: SILENT };
    yield { files: tell(withBase, "'/me'", [mode]), name: `${based} is fine where the request states the mode`, reports: SILENT };
  }
}

function* tellLibraries({ exported, mode, send, title }: (typeof LIBRARIES)[number]): Generator<Story> {
  const ways = [
    { files: { "lib/api.ts": `export { ${exported};\n` }, importLine: "import { http } from '../lib/api';", name: "http", title: "exported again" },
    { files: { "lib/api.ts": `export { ${exported};\n` }, importLine: "import { http as mine } from '../lib/api';", name: "mine", title: "exported again, under an alias" },
    { files: { "lib/api.ts": `export { ${exported};\n`, "lib/index.ts": "export * from './api';\n" }, importLine: "import { http } from '../lib';", name: "http", title: "exported again, through a barrel" },
    { files: { "lib/api.ts": `import { ${exported};\nexport default http;\n` }, importLine: "import http from '../lib/api';", name: "http", title: "imported and exported as the default" },
    { files: { "lib/api.ts": `import { ${exported};\nexport const clients = { http };\n` }, importLine: "import { clients } from '../lib/api';", name: "clients.http", title: "in an exported object" },
    { files: { "lib/api.ts": `export { ${exported};\n` }, importLine: "import * as lib from '../lib/api';", name: "lib.http", title: "exported again, in a namespace" },
  ];
  for (const way of ways) {
    const tell = (options: readonly string[]): Story["files"] => ({ ...way.files, [CART]: inCart([way.importLine], send(way.name, options), "client") });
    const name = `${title}: the library, ${way.title},`;
    yield { files: tell([]), name: `${name} is reported`, reports: at(CART, MISSING) };
    yield { files: tell([mode]), name: `${name} is fine with a mode`, reports: SILENT };
  }
}

const HANDED_OUT = "Whoever a function gives a client to may add an interceptor, or a link that sends a token, so nobody knows what is sent. The rule's page says so.";
const HANDED_OUT_OPTIONS = "An object that a hook hands out may be changed by whoever gets it; it is an init that cannot be known.";

/** What the browser itself sends with, by a name that another module gives it. */
function* tellGlobals(): Generator<Story> {
  const full = "'https://api.shop.test/me'";
  const globals = [
    { mode: MODE, send: (name: string, options: readonly string[]) => `${name}(${full}${add(options)})`, value: "fetch" },
    { mode: MODE, send: (name: string, options: readonly string[]) => `${name}(${full}${add(options)})`, value: "window.fetch.bind(window)" },
    { mode: MODE, send: (name: string, options: readonly string[]) => `fetch(new ${name}(${full}${add(options)}))`, value: "Request" },
    { mode: FLAG, send: (name: string, options: readonly string[]) => `new ${name}(${full}${add(options)})`, value: "EventSource" },
  ];
  for (const { mode, send, value } of globals) {
    for (const sharing of createSharings("ask", "api")) {
      const callee = sharing.isHook && send("", []).includes("new ") ? `(${sharing.name})` : sharing.name;
      const tell = (options: readonly string[]): Story["files"] => ({
        ...sharing.share(value, ""),
        [CART]: inCart([sharing.importLine], send(callee, options), sharing.isHook ? "hook" : "request"),
      });
      const name = `${value}: the browser's own that comes ${sharing.title}`;
      yield { files: tell([]), name: `${name} is reported`, reports: at(CART, MISSING) };
      yield { files: tell([mode]), name: `${name} is fine with a mode`, reports: SILENT };
    }
  }
}

/** Stories that the rule is silent about, and why. */
const EXCEPTIONS: Exceptions = {
  "Apollo HttpLink: a client that comes from a hook": HANDED_OUT,
  "Apollo HttpLink: a function that comes": HANDED_OUT,
  "Apollo createHttpLink: a client that comes from a hook": HANDED_OUT,
  "Apollo createHttpLink: a function that comes": HANDED_OUT,
  "an instance that comes from a hook": HANDED_OUT,
  "an instance with a base that comes from a hook": HANDED_OUT,
  "options that come from a hook are": HANDED_OUT_OPTIONS,
  "options that come from a hook beside": HANDED_OUT_OPTIONS,
};

const settings = { apiOrigins: ["https://api.shop.test"] };

const CHAPTERS: readonly { readonly title: string; readonly stories: readonly Story[] }[] = [
  ...CLIENTS.map((client) => ({
    stories: [...tellAddresses(client), ...tellOptions(client), ...tellWrappers(client), ...tellClients(client)],
    title: client.title,
  })),
  ...FACTORIES.map((factory) => ({ stories: [...tellFactories(factory)], title: factory.title })),
  { stories: [...tellGlobals()], title: "the browser's own by other names" },
  { stories: LIBRARIES.flatMap((library) => [...tellLibraries(library)]), title: "libraries that a module exports again" },
];

describe.each(CHAPTERS)("$title", ({ stories }) => {
  for (const story of stories) {
    it(story.name, () => {
      const says = lintStory(story, rule, settings);
      expect(says).toEqual(findException(story, EXCEPTIONS) === undefined ? story.reports : SILENT);
    });
  }
});

describe("the stories", () => {
  const stories = CHAPTERS.flatMap((chapter) => chapter.stories);

  it("have names of their own", () => {
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  });

  it("leave no client of the tables out", () => {
    const untold = HTTP_CLIENTS.filter(
      ({ forms, modules }) =>
        !CLIENTS.some(
          ({ module, path }) => (modules.length === 0 ? module === "" : modules.includes(module)) && forms.some(({ paths }) => paths.includes(path)),
        ),
    );
    expect(untold).toEqual([]);
  });

  it("need every exception", () => {
    const needed = new Set(stories.map((story) => findException(story, EXCEPTIONS)));
    expect(Object.keys(EXCEPTIONS).filter((name) => !needed.has(name))).toEqual([]);
  });
});
