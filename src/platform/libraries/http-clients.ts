import type { ClientFactory, CredentialsOption, HttpClient, RequestForm } from "./http-client.ts";

/**
 * The HTTP clients that run in a browser: where the URL stands, where the credentials mode goes, and what they
 * ignore. Measured 2026-11 with a recording `fetch` and from the packages' sources; versions stand with each.
 *
 * Not here because they include credentials by themselves: better-auth's client, and supertokens-website.
 */

const CREDENTIALS: CredentialsOption = { path: ["credentials"], values: "mode" };
const WITH_CREDENTIALS: CredentialsOption = { path: ["withCredentials"], values: "flag" };

/** `axios.get(url, config)` and `axios.post(url, data, config)`, as axios and its smaller relatives have them. */
const AXIOS_FORMS: readonly RequestForm[] = [
  { config: 0, paths: ["", "request"], url: { properties: ["url"] } },
  { config: 1, paths: [""], url: { argument: 0 } },
  { config: 1, paths: ["delete", "get", "head", "options"], url: { argument: 0 } },
  { body: 1, config: 2, paths: ["patch", "patchForm", "post", "postForm", "put", "putForm"], url: { argument: 0 } },
];
const CREATE: readonly ClientFactory[] = [{ config: 0, path: "create" }];

/** What the browser itself offers. */
const BROWSER_CLIENTS: readonly HttpClient[] = [
  {
    forms: [{ config: 1, paths: ["fetch"], url: { argument: 0 } }],
    modules: [],
    name: "fetch",
    option: CREDENTIALS,
  },
  {
    forms: [{ config: 1, isNew: true, paths: ["Request"], url: { argument: 0 } }],
    modules: [],
    name: "Request",
    option: CREDENTIALS,
  },
  {
    forms: [{ paths: ["XMLHttpRequest.new().open"], url: { argument: 1 } }],
    modules: [],
    name: "XMLHttpRequest",
    option: { ...WITH_CREDENTIALS, by: "assignment" },
  },
  {
    forms: [{ config: 1, isNew: true, paths: ["EventSource"], url: { argument: 0 } }],
    modules: [],
    name: "EventSource",
    option: WITH_CREDENTIALS,
  },
];

/** Libraries whose calls are requests. */
const REQUEST_LIBRARIES: readonly HttpClient[] = [
  {
    // axios 1.21: `fetchOptions` reaches the fetch adapter, its `credentials` is overwritten there.
    baseUrl: ["baseURL"],
    // On the server, agents and a jar may add cookies: axios-cookiejar-support, http-cookie-agent.
    customizers: ["adapter", "auth", "httpAgent", "httpsAgent", "jar", "transformRequest"],
    factories: CREATE,
    forms: AXIOS_FORMS,
    ignored: [{ path: ["credentials"] }, { path: ["fetchOptions", "credentials"] }],
    modules: ["axios"],
    name: "axios",
    option: WITH_CREDENTIALS,
  },
  {
    // redaxios 0.5
    baseUrl: ["baseURL"],
    customizers: ["auth", "fetch"],
    factories: CREATE,
    forms: AXIOS_FORMS,
    ignored: [{ path: ["credentials"] }],
    modules: ["redaxios"],
    name: "redaxios",
    option: WITH_CREDENTIALS,
  },
  {
    // feaxios 0.0.23
    baseUrl: ["baseURL"],
    customizers: ["auth", "fetch"],
    factories: CREATE,
    forms: AXIOS_FORMS,
    ignored: [{ path: ["fetchOptions", "credentials"] }],
    modules: ["feaxios"],
    name: "feaxios",
    option: WITH_CREDENTIALS,
  },
  {
    // ky 1.14
    baseUrl: ["prefixUrl", "prefix", "baseUrl"],
    customizers: ["fetch", "hooks"],
    factories: [
      { config: 0, path: "create" },
      { config: 0, path: "extend" },
    ],
    forms: [{ config: 1, paths: ["", "delete", "get", "head", "patch", "post", "put"], url: { argument: 0 } }],
    modules: ["ky"],
    name: "ky",
    option: CREDENTIALS,
  },
  {
    // ofetch 1.5
    baseUrl: ["baseURL"],
    customizers: ["onRequest"],
    factories: [
      { config: 0, path: "ofetch.create" },
      { config: 0, path: "$fetch.create" },
      { config: 0, path: "create" },
    ],
    forms: [
      { config: 1, paths: ["", "$fetch", "$fetch.raw", "ofetch", "ofetch.raw", "raw"], url: { argument: 0 } },
    ],
    modules: ["ofetch"],
    name: "ofetch",
    option: CREDENTIALS,
  },
  {
    // @better-fetch/fetch 1.3
    baseUrl: ["baseURL"],
    customizers: ["auth", "customFetchImpl", "hooks", "onRequest", "plugins"],
    factories: [{ config: 0, path: "createFetch" }],
    forms: [{ config: 1, paths: ["", "betterFetch"], url: { argument: 0 } }],
    modules: ["@better-fetch/fetch"],
    name: "betterFetch",
    option: CREDENTIALS,
  },
  {
    // alova 3.5 hands the options of each request to its adapter, and reads none of the client's own.
    baseUrl: ["baseURL"],
    customizers: ["beforeRequest", "responded"],
    factories: [{ config: 0, path: "createAlova" }],
    forms: [
      { config: 1, paths: ["Delete", "Get", "Head", "Options"], url: { argument: 0 } },
      { body: 1, config: 2, paths: ["Patch", "Post", "Put"], url: { argument: 0 } },
      { config: 0, paths: ["Request"], url: { properties: ["url"] } },
    ],
    ignored: [{ path: ["fetchOptions", "credentials"] }],
    modules: ["alova"],
    name: "alova",
    option: { ...CREDENTIALS, perRequest: true },
    parts: { modules: ["alova/fetch"], option: "requestAdapter" },
  },
  {
    // superagent 10.4
    forms: [{ paths: ["del", "delete", "get", "head", "patch", "post", "put"], url: { argument: 0 } }],
    modules: ["superagent"],
    name: "superagent",
    option: { by: "chain", path: ["withCredentials"], values: "flag" },
  },
  {
    // wretch 2.11
    forms: [{ config: 1, paths: ["", "wretch"], url: { argument: 0 } }],
    modules: ["wretch"],
    name: "wretch",
    option: { by: "chain", path: ["options", "credentials"], values: "mode" },
  },
  {
    // @microsoft/fetch-event-source 2.0 hands its options on to fetch.
    customizers: ["fetch"],
    forms: [{ config: 1, paths: ["fetchEventSource"], url: { argument: 0 } }],
    modules: ["@microsoft/fetch-event-source"],
    name: "fetchEventSource",
    option: CREDENTIALS,
  },
  {
    // swr 2.5 calls its fetcher with the key alone.
    forms: [{ fetcher: 1, paths: [""], url: { argument: 0 } }],
    modules: ["swr", "swr/immutable"],
    name: "fetch",
    option: CREDENTIALS,
  },
];

/** Libraries where a client for one API is set up once. */
const API_CLIENTS: readonly HttpClient[] = [
  {
    // @apollo/client 3.14 and 4.3
    companions: ["ApolloLink", "SetContextLink", "setContext"],
    customizers: ["fetch"],
    forms: [
      { config: 0, isClient: true, isNew: true, paths: ["BatchHttpLink", "HttpLink"], url: { properties: ["uri"] } },
      { config: 0, isClient: true, paths: ["createHttpLink"], url: { properties: ["uri"] } },
    ],
    modules: [
      "@apollo/client",
      "@apollo/client/core",
      "@apollo/client/link/batch-http",
      "@apollo/client/link/context",
      "@apollo/client/link/http",
      "apollo-link-context",
      "apollo-link-http",
    ],
    isLink: true,
    name: "HttpLink",
    option: { ...CREDENTIALS, alternatives: [["fetchOptions", "credentials"]] },
  },
  {
    // Version 3 makes a link of its own from `uri`; with `link` given, both versions leave the option unread.
    forms: [{ config: 0, isClient: true, isNew: true, paths: ["ApolloClient"], url: { properties: ["uri"] } }],
    ignored: [{ beside: "link", path: ["credentials"] }],
    modules: ["@apollo/client", "@apollo/client/core"],
    name: "ApolloClient",
    option: CREDENTIALS,
  },
  {
    // @urql/core 6.0; `fetchOptions` may be a function.
    companions: ["authExchange"],
    customizers: ["fetch"],
    forms: [
      { config: 0, isClient: true, isNew: true, paths: ["Client"], url: { properties: ["url"] } },
      { config: 0, isClient: true, paths: ["createClient"], url: { properties: ["url"] } },
    ],
    modules: ["@urql/core", "@urql/exchange-auth", "@urql/next", "urql"],
    name: "urql",
    option: { path: ["fetchOptions", "credentials"], values: "mode" },
    parts: {
      modules: ["@urql/core", "@urql/exchange-graphcache", "@urql/exchange-retry", "@urql/next", "urql"],
      option: "exchanges",
    },
  },
  {
    // @trpc/client 11.25 has no option of its own.
    forms: [
      {
        config: 0,
        isClient: true,
        paths: ["httpBatchLink", "httpBatchStreamLink", "httpLink", "unstable_httpBatchStreamLink"],
        url: { properties: ["url"] },
      },
    ],
    modules: ["@trpc/client", "@trpc/react-query"],
    name: "tRPC",
    option: {
      path: ["fetch"],
      template: `fetch: (url, options) => fetch(url, { ...options, credentials: "{{mode}}" })`,
      values: "mode",
    },
  },
  {
    forms: [
      {
        config: 0,
        isClient: true,
        paths: ["httpSubscriptionLink", "unstable_httpSubscriptionLink"],
        url: { properties: ["url"] },
      },
    ],
    modules: ["@trpc/client", "@trpc/react-query"],
    name: "tRPC",
    option: { path: ["eventSourceOptions", "withCredentials"], values: "flag" },
  },
  {
    // graphql-request 7.4
    customizers: ["fetch", "requestMiddleware"],
    forms: [{ config: 1, isClient: true, isNew: true, paths: ["GraphQLClient"], url: { argument: 0 } }],
    modules: ["graphql-request"],
    name: "GraphQLClient",
    option: CREDENTIALS,
  },
  {
    // openapi-fetch 0.17 and @hey-api/client-fetch 0.13
    customizers: ["auth", "fetch"],
    forms: [{ config: 0, isClient: true, paths: ["", "createClient"], url: { properties: ["baseUrl"] } }],
    modules: ["@hey-api/client-fetch", "openapi-fetch"],
    name: "createClient",
    option: { ...CREDENTIALS, alternatives: [["requestInitExt", "credentials"]] },
  },
  {
    // hono 4.13
    customizers: ["fetch"],
    forms: [{ config: 1, isClient: true, paths: ["hc"], url: { argument: 0 } }],
    modules: ["hono/client"],
    name: "hc",
    option: { path: ["init", "credentials"], values: "mode" },
  },
  {
    // up-fetch 2.6 asks a function for its defaults before each request.
    customizers: ["onRequest"],
    forms: [{ config: 1, isClient: true, paths: ["up"], transport: 0, url: { properties: ["baseUrl"] } }],
    modules: ["up-fetch"],
    name: "up",
    option: CREDENTIALS,
  },
  {
    // @directus/sdk 18.0: https://directus.io/docs/guides/connect/sdk
    chain: { head: "createDirectus", session: { call: "authentication", modes: ["cookie", "session"] } },
    customizers: ["onRequest"],
    forms: [
      { config: 0, isClient: true, paths: ["graphql", "rest"], url: "head" },
      { config: 1, isClient: true, paths: ["authentication"], url: "head" },
    ],
    modules: ["@directus/sdk"],
    name: "directus",
    option: CREDENTIALS,
  },
  {
    // @medusajs/js-sdk 2.21 includes credentials with session auth, and sends a token or nothing without.
    forms: [{ config: 0, isClient: true, isNew: true, paths: [""], url: { properties: ["baseUrl"] } }],
    modules: ["@medusajs/js-sdk"],
    name: "Medusa",
    option: { isIncludedByDefault: true, path: ["auth", "fetchCredentials"], values: "mode" },
  },
  {
    // ai 6.0
    customizers: ["fetch", "prepareReconnectToStreamRequest", "prepareSendMessagesRequest"],
    forms: [
      {
        config: 0,
        defaultUrl: "/api/chat",
        isClient: true,
        isNew: true,
        paths: ["DefaultChatTransport", "TextStreamChatTransport"],
        url: { properties: ["api"] },
      },
    ],
    modules: ["ai"],
    name: "DefaultChatTransport",
    option: CREDENTIALS,
  },
  {
    // @ai-sdk/react 3.0
    customizers: ["fetch"],
    forms: [
      {
        config: 0,
        defaultUrl: "/api/completion",
        isClient: true,
        paths: ["useCompletion"],
        url: { properties: ["api"] },
      },
      { config: 0, isClient: true, paths: ["experimental_useObject", "useObject"], url: { properties: ["api"] } },
    ],
    modules: ["@ai-sdk/react"],
    name: "@ai-sdk/react",
    option: CREDENTIALS,
  },
];

export const HTTP_CLIENTS: readonly HttpClient[] = [...BROWSER_CLIENTS, ...REQUEST_LIBRARIES, ...API_CLIENTS];

const byModule = new Map<string, readonly HttpClient[]>();
for (const client of HTTP_CLIENTS) {
  for (const module of client.modules.length === 0 ? [""] : client.modules) {
    byModule.set(module, [...(byModule.get(module) ?? []), client]);
  }
}

/** The names the browser's own ways to send a request start with: `fetch`, `XMLHttpRequest`. */
export const REQUEST_GLOBALS: readonly string[] = [
  ...new Set(BROWSER_CLIENTS.flatMap(({ forms }) => forms.flatMap(({ paths }) => paths.map((path) => path.split(".", 1).join())))),
];

/** The last names of everything in the tables: a member call with another name is not looked at any further. */
export const METHOD_NAMES: ReadonlySet<string> = new Set(
  HTTP_CLIENTS.flatMap(({ factories = [], forms }) => [
    ...forms.flatMap(({ paths }) => paths),
    ...factories.map(({ path }) => path),
  ]).map((path) => path.split(".").at(-1) ?? ""),
);

export const REQUEST_MODULES: readonly string[] = [...byModule.keys()].filter((name) => name !== "");

/** What a module must have in its text to make a client of one of these libraries. */
const HTTP_CLIENT_SPECIFIER = new RegExp(
  `["'\`](?:${REQUEST_MODULES.join("|")})["'\`]`,
  "u",
);

/** What a module must have in its text to send a request itself. */
export const REQUEST_MENTION = new RegExp(`\\b(?:${REQUEST_GLOBALS.join("|")})\\b|${HTTP_CLIENT_SPECIFIER.source}`, "u");

/** What follows a name that is assigned to, in brackets or in a cast perhaps, and not after no end of them. */
const ASSIGNED = /(?:["'`\])\s]|\bas\s+\w+){0,100}(?:\?\?|\|\||&&)?=(?![=>])/uy;

/** Every text of an app comes by here, so the names are looked for as they are, and their surroundings where they stand. */
function isAssigned(name: string, text: string): boolean {
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
    ASSIGNED.lastIndex = start + name.length;
    if (ASSIGNED.test(text) && !/\w/u.test(text.charAt(start - 1))) return true;
  }
  return false;
}

/**
 * Names of clients whose requests a module may change wherever they are sent, by its text alone: `window.fetch = …`,
 * `axios.defaults`, `axios.interceptors`. Nearly no module does.
 */
export function findRequestChanges(text: string): readonly string[] {
  const names = REQUEST_GLOBALS.filter((name) => isAssigned(name, text));
  const changesAxios = text.includes("axios") && /\baxios\s*\.\s*(?:defaults|interceptors)\b/iu.test(text);
  return changesAxios ? [...names, "axios"] : names;
}

/** The clients a package exports; the empty string stands for the browser's own globals. */
export function getHttpClients(module: string): readonly HttpClient[] {
  return byModule.get(module) ?? [];
}
