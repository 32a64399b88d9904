/** Clients whose address stands in one place and whose mode in another: no finding, whose mend would be another one. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-fetch-credentials.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const filename = "/app/app/client.ts";
const settings = { "next-boundary": { apiOrigins: ["https://api.shop.test"] } };
const URL_ = '"https://api.shop.test/graphql"';
const APOLLO = 'import { ApolloClient, HttpLink, createHttpLink, from } from "@apollo/client";\n';

function inClient(code: string): string {
  return `"use client";\n${code}\n`;
}

/** What states its mode where that counts. */
const STATED: readonly (readonly [name: string, code: string])[] = [
  ["Apollo: a link in place", `${APOLLO}new ApolloClient({ link: new HttpLink({ uri: ${URL_}, credentials: "include" }), cache });`],
  ["Apollo: a link by a function", `${APOLLO}new ApolloClient({ link: createHttpLink({ uri: ${URL_}, credentials: "include" }), cache });`],
  ["Apollo: a link in a constant", `${APOLLO}const link = new HttpLink({ uri: ${URL_}, credentials: "include" });\nnew ApolloClient({ link, cache });`],
  ["Apollo: links in a row", `${APOLLO}const link = from([auth, new HttpLink({ uri: ${URL_}, credentials: "include" })]);\nnew ApolloClient({ link, cache });`],
  ["Apollo: a link of another module", `${APOLLO}import { link } from "./link";\nnew ApolloClient({ uri: ${URL_}, link, cache });`],
  ["Apollo: both state it", `${APOLLO}new ApolloClient({ link: new HttpLink({ uri: ${URL_}, credentials: "include" }), credentials: "include" });`],
  ["urql: a function of options", `import { Client } from "urql";\nnew Client({ url: ${URL_}, exchanges, fetchOptions: () => ({ credentials: "include" }) });`],
  ["urql: a fetch of its own", `import { Client } from "urql";\nnew Client({ url: ${URL_}, exchanges, fetch: (input, init) => fetch(input, { ...init, credentials: "include" }) });`],
  ["tRPC: a fetch of its own", `import { httpBatchLink } from "@trpc/client";\nhttpBatchLink({ url: ${URL_}, fetch(input, init) { return fetch(input, { ...init, credentials: "include" }); } });`],
  ["graphql-request: a middleware", `import { GraphQLClient } from "graphql-request";\nnew GraphQLClient(${URL_}, { requestMiddleware: (request) => ({ ...request, credentials: "include" }) });`],
  ["openapi-fetch: a middleware", `import createClient from "openapi-fetch";\nconst api = createClient({ baseUrl: "https://api.shop.test" });\napi.use({ onRequest({ request }) { return new Request(request, { credentials: "include" }); } });\napi.GET("/me");`],
  ["ky: a hook", `import ky from "ky";\nconst api = ky.create({ prefixUrl: "https://api.shop.test", hooks: { beforeRequest: [(request) => new Request(request, { credentials: "include" })] } });\napi.get("me");`],
  ["ofetch: a hook", `import { ofetch } from "ofetch";\nconst api = ofetch.create({ baseURL: "https://api.shop.test", onRequest({ options }) { options.credentials = "include"; } });\napi("/me");`],
  ["axios: data of that name, beside options", `import axios from "axios";\naxios.post(${URL_}, { withCredentials: true }, { withCredentials: true });`],
  ["axios: data that says no", `import axios from "axios";\naxios.post("/settings", { withCredentials: false });`],
  ["a header of that name, beside the option", `fetch(${URL_}, { credentials: "include", headers: { credentials: "include" } });`],
  ["a URL whose query proves who asks", `const url = new URL("/me", "https://api.shop.test");\nurl.searchParams.set("access_token", token);\nfetch(url);`],
  ["axios: an interceptor", `import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.shop.test" });\napi.interceptors.request.use((config) => ({ ...config, withCredentials: true }));\napi.get("/me");`],
];

tester.run("require-fetch-credentials, a mode apart from its address", rule, {
  valid: STATED.map(([name, code]) => ({ code: inClient(code), filename, name, settings })),
  invalid: [
    {
      name: "Apollo: a link that says nothing is reported, and not the client",
      code: inClient(`${APOLLO}new ApolloClient({ link: new HttpLink({ uri: ${URL_} }), cache });`),
      errors: [{ line: 3, messageId: "missingInclude" }],
      filename,
      output: inClient(`${APOLLO}new ApolloClient({ link: new HttpLink({ uri: ${URL_}, credentials: "include" }), cache });`),
      settings,
    },
    {
      name: "Apollo: a client without a link",
      code: inClient(`${APOLLO}new ApolloClient({ uri: ${URL_} });`),
      errors: [{ messageId: "missingInclude" }],
      filename,
      output: inClient(`${APOLLO}new ApolloClient({ uri: ${URL_}, credentials: "include" });`),
      settings,
    },
  ],
});

interface Misplaced {
  readonly name: string;
  readonly code: string;
  readonly output: string;
  readonly messageId: "ignoredInBody" | "ignoredOption" | "missingInclude";
}

const AXIOS = 'import axios from "axios";\n';

/** A mode where it is not read: by the fix it is where it counts, and nowhere else. */
const MISPLACED: readonly Misplaced[] = [
  { name: "fetch: a header", code: `fetch(${URL_}, { headers: { credentials: "include" } });`, messageId: "ignoredOption", output: `fetch(${URL_}, { headers: {}, credentials: "include" });` },
  { name: "fetch: one of several headers", code: `fetch(${URL_}, { headers: { Accept: "a/b", withCredentials: true } });`, messageId: "ignoredOption", output: `fetch(${URL_}, { headers: { Accept: "a/b" }, credentials: "include" });` },
  { name: "fetch: the option of axios", code: `fetch(${URL_}, { withCredentials: true });`, messageId: "ignoredOption", output: `fetch(${URL_}, { credentials: "include" });` },
  { name: "fetch: single quotes and a trailing comma", code: `fetch('https://api.shop.test/me', {\n  method: 'POST',\n  withCredentials: true,\n});`, messageId: "ignoredOption", output: `fetch('https://api.shop.test/me', {\n  method: 'POST',\n  credentials: 'include',\n});` },
  { name: "axios: a header", code: `${AXIOS}axios.get(${URL_}, { headers: { withCredentials: true } });`, messageId: "ignoredOption", output: `${AXIOS}axios.get(${URL_}, { headers: {}, withCredentials: true });` },
  { name: "axios: in the place of the body", code: `${AXIOS}axios.post(${URL_}, { withCredentials: true });`, messageId: "ignoredInBody", output: `${AXIOS}axios.post(${URL_}, {}, { withCredentials: true });` },
  { name: "axios: among the data", code: `${AXIOS}axios.put(${URL_}, { name, withCredentials: true });`, messageId: "ignoredInBody", output: `${AXIOS}axios.put(${URL_}, { name }, { withCredentials: true });` },
  { name: "a header of answers proves nothing", code: `fetch(${URL_}, { headers: { "Access-Control-Allow-Credentials": "true" } });`, messageId: "missingInclude", output: `fetch(${URL_}, { headers: { "Access-Control-Allow-Credentials": "true" }, credentials: "include" });` },
  {
    name: "a URL with a query",
    code: `const url = new URL("/me", "https://api.shop.test");\nurl.searchParams.set("page", "2");\nfetch(url);`,
    messageId: "missingInclude",
    output: `const url = new URL("/me", "https://api.shop.test");\nurl.searchParams.set("page", "2");\nfetch(url, { credentials: "include" });`,
  },
];

tester.run("require-fetch-credentials, a mode in the wrong place", rule, {
  valid: [],
  invalid: [
    ...MISPLACED.map(({ code, messageId, name, output }) => ({ code: inClient(code), errors: [{ messageId }], filename, name, output: inClient(output), settings })),
    {
      name: "whatever the request is sent to: it does nothing",
      code: inClient(`${AXIOS}axios.post("/me", { withCredentials: true });`),
      errors: [{ messageId: "ignoredInBody", suggestions: [{ messageId: "useOption", output: inClient(`${AXIOS}axios.post("/me", {}, { withCredentials: true });`) }, { messageId: "removeOption", output: inClient(`${AXIOS}axios.post("/me", {});`) }] }],
      filename,
    },
  ],
});
