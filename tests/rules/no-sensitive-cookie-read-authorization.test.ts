/** The suggestion that sends the cookie instead of an `Authorization` header: its forms, and where it is not offered. */
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import nextBoundary from "../../src/index.ts";
import { findVariable } from "../../src/syntax/source-module.ts";
import { createProject } from "../kit/create-project.ts";
import { parseModule } from "../kit/parse-module.ts";

const shop = createProject({
  "app/cart.tsx": "",
  "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
  "lib/cookies.ts": [
    "import Cookies from 'js-cookie';",
    "export const getCookie = (name: string) => document.cookie.split('; ').find((row) => row.startsWith(`${name}=`))?.split('=')[1];",
    "export const getTokenCookie = () => Cookies.get('token');",
    "",
  ].join("\n"),
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
});
const filename = shop.path("app/cart.tsx");

const linter = new Linter({ configType: "flat", cwd: shop.directory });
const config: Linter.Config = {
  files: ["**/*.tsx"],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { "next-boundary": nextBoundary },
  rules: { "next-boundary/no-sensitive-cookie-read": "error" },
};

function lint(code: string): readonly Linter.LintMessage[] {
  return linter.verify(code, config, { filename });
}

/** What the suggestion of the first finding makes of a module; `undefined` where there is none. */
function applySuggestion(code: string): string | undefined {
  const [message] = lint(code);
  if (message === undefined || message.fatal === true) throw new Error(`No finding: ${message?.message ?? code}`);
  const suggestion = message.suggestions?.find(({ messageId }) => messageId?.startsWith("sendCookie"));
  return suggestion && code.slice(0, suggestion.fix.range[0]) + suggestion.fix.text + code.slice(suggestion.fix.range[1]);
}

function collectUnusedImports(code: string): readonly string[] {
  const module = parseModule(code);
  return module.ast.body
    .flatMap((statement) => (statement.type === "ImportDeclaration" ? statement.specifiers : []))
    .filter(({ local }) => findVariable(module, local)?.references.length === 0)
    .map(({ local }) => local.name);
}

const COOKIES = "import Cookies from 'js-cookie';";
const AXIOS = "import axios from 'axios';";

/** Code with the token, and what is left of it. */
const FORMS: (readonly [name: string, before: readonly string[], after: readonly string[]])[] = [
  [
    "the header's text in a constant",
    [COOKIES, "export function load() {", "  const token = Cookies.get('token');", "  const auth = `Bearer ${token}`;", "", "  return fetch(API + '/a', { headers: { Authorization: auth, Accept: 'text/plain' } });", "}"],
    ["export function load() {", "  return fetch(API + '/a', { headers: { Accept: 'text/plain' }, credentials: 'include' });", "}"],
  ],
  [
    "headers in a constant, for two requests",
    [COOKIES, "export async function load() {", "  const token = Cookies.get('token');", "  const headers = { Authorization: `Bearer ${token}` };", "  await fetch(API + '/a', { headers });", "  await fetch(API + '/b', {", "    method: 'POST',", "    headers: headers,", "  });", "}"],
    ["export async function load() {", "  await fetch(API + '/a', { credentials: 'include' });", "  await fetch(API + '/b', {", "    method: 'POST',", "    credentials: 'include',", "  });", "}"],
  ],
  [
    "headers in a constant, with others",
    [COOKIES, "const headers = {", "  'Content-Type': 'application/json', // always", "  Authorization: 'Bearer ' + Cookies.get('token'),", "};", "export const load = () => fetch(API + '/a', { headers });"],
    ["const headers = {", "  'Content-Type': 'application/json', // always", "};", "export const load = () => fetch(API + '/a', { headers, credentials: 'include' });"],
  ],
  [
    "one token in two headers",
    [COOKIES, "const token = Cookies.get('token');", "fetch(API + '/a', { headers: { Authorization: `Bearer ${token}` } });", "fetch(API + '/b', { headers: { Authorization: `Bearer ${token}` } });"],
    ["fetch(API + '/a', { credentials: 'include' });", "fetch(API + '/b', { credentials: 'include' });"],
  ],
  [
    "a spread condition",
    [COOKIES, "export function load() {", "  const token = Cookies.get('token')", "  return fetch(API + '/a', {", "    headers: {", "      Accept: 'text/plain',", "      ...(token && { Authorization: `Bearer ${token}` }),", "    },", "  })", "}"],
    ["export function load() {", "  return fetch(API + '/a', {", "    headers: {", "      Accept: 'text/plain',", "    },", "    credentials: 'include',", "  })", "}"],
  ],
  [
    "a spread choice, and nothing else",
    [COOKIES, "const token = Cookies.get('token');", "fetch(API + '/a', { headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}) } });"],
    ["fetch(API + '/a', { credentials: 'include' });"],
  ],
  [
    "the browser's own reader",
    ["export async function load() {", "  const token = (await cookieStore.get('token'))?.value;", "  const init: RequestInit = { method: 'POST', headers: { Authorization: `Bearer ${token}` } };", "  return fetch(API + '/a', init);", "}"],
    ["export async function load() {", "  const init: RequestInit = { method: 'POST', credentials: 'include' };", "  return fetch(API + '/a', init);", "}"],
  ],
  [
    "headers or none",
    [COOKIES, "const token = Cookies.get('token');", "fetch(API + '/a', { method: 'POST', headers: token ? { Authorization: `Bearer ${token}` } : undefined });"],
    ["fetch(API + '/a', { method: 'POST', credentials: 'include' });"],
  ],
  [
    "a header's text or none, and a default",
    [COOKIES, "const token = Cookies.get('token') || '';", "fetch(API + '/a', { headers: { Authorization: token ? `Bearer ${token}` : '' } });"],
    ["fetch(API + '/a', { credentials: 'include' });"],
  ],
  [
    "a guarded assignment, and headers that stay",
    [COOKIES, "export function load() {", "  const token = Cookies.get('token');", "  const headers: Record<string, string> = { Accept: 'text/plain' };", "  if (token) {", "    headers['Authorization'] = `Bearer ${token}`;", "  }", "  return fetch(API + '/a', { headers });", "}"],
    ["export function load() {", "  const headers: Record<string, string> = { Accept: 'text/plain' };", "  return fetch(API + '/a', { headers, credentials: 'include' });", "}"],
  ],
  [
    "a guarded assignment, and headers that go",
    [COOKIES, "export function load() {", "  const token = Cookies.get('token');", "  const headers: HeadersInit = {};", "  if (token) headers.Authorization = `Bearer ${token}`;", "  return fetch(API + '/a', { headers, method: 'POST' });", "}"],
    ["export function load() {", "  return fetch(API + '/a', { credentials: 'include', method: 'POST' });", "}"],
  ],
  [
    "'new Headers()' of a literal",
    [COOKIES, "const headers = new Headers({ Authorization: `Bearer ${Cookies.get('token')}` });", "fetch(API + '/a', { headers });"],
    ["fetch(API + '/a', { credentials: 'include' });"],
  ],
  [
    "'headers.set'",
    [COOKIES, "const token = Cookies.get('token');", "const headers = new Headers();", "headers.set('Accept', 'text/plain');", "if (token) headers.set('Authorization', `Bearer ${token}`);", "fetch(API + '/a', { headers });"],
    ["const headers = new Headers();", "headers.set('Accept', 'text/plain');", "fetch(API + '/a', { headers, credentials: 'include' });"],
  ],
  [
    "'headers.append', and nothing else",
    [COOKIES, "const headers = new Headers();", "headers.append('Authorization', `Bearer ${Cookies.get('token')}`);", "fetch(API + '/a', { headers });"],
    ["fetch(API + '/a', { credentials: 'include' });"],
  ],
  [
    "a 'Request'",
    [COOKIES, "fetch(new Request(API + '/a', { headers: { Authorization: `Bearer ${Cookies.get('token')}` } }));"],
    ["fetch(new Request(API + '/a', { credentials: 'include' }));"],
  ],
  [
    "an 'XMLHttpRequest'",
    [COOKIES, "const xhr = new XMLHttpRequest();", "xhr.open('GET', API + '/a');", "xhr.setRequestHeader('Authorization', `Bearer ${Cookies.get('token')}`);", "xhr.send();"],
    ["const xhr = new XMLHttpRequest();", "xhr.open('GET', API + '/a');", "xhr.withCredentials = true;", "xhr.send();"],
  ],
  [
    "options of callers, which still win",
    [COOKIES, "export function request(path: string, init: RequestInit) {", "  const token = Cookies.get('token');", "  return fetch(API + path, {", "    ...init,", "    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...init.headers },", "  });", "}"],
    ["export function request(path: string, init: RequestInit) {", "  return fetch(API + path, {", "    credentials: 'include',", "    ...init,", "    headers: { ...init.headers },", "  });", "}"],
  ],
  [
    "a dependency of an effect",
    [COOKIES, "export function Cart({ id }) {", "  const token = Cookies.get('token');", "  useEffect(() => {", "    void fetch(API + id, { headers: { Authorization: `Bearer ${token}` } });", "  }, [id, token]);", "  return null;", "}"],
    ["export function Cart({ id }) {", "  useEffect(() => {", "    void fetch(API + id, { credentials: 'include' });", "  }, [id]);", "  return null;", "}"],
  ],
  [
    "a function that returns the token",
    [COOKIES, "const getToken = () => Cookies.get('token');", "export const load = () => fetch(API + '/a', { headers: { Authorization: `Bearer ${getToken()}` } });"],
    ["export const load = () => fetch(API + '/a', { credentials: 'include' });"],
  ],
  [
    "a function that returns the headers",
    [COOKIES, "function getHeaders() {", "  const token = Cookies.get('token');", "  return { Authorization: `Bearer ${token}` };", "}", "fetch(API + '/a', { headers: getHeaders() });", "fetch(API + '/b', { headers: { ...getHeaders(), Accept: 'text/plain' } });"],
    ["fetch(API + '/a', { credentials: 'include' });", "fetch(API + '/b', { headers: { Accept: 'text/plain' }, credentials: 'include' });"],
  ],
  [
    "a function that returns other headers too",
    [COOKIES, "const getHeaders = () => ({ Accept: 'text/plain', Authorization: `Bearer ${Cookies.get('token')}` });", "fetch(API + '/a', { headers: getHeaders() });"],
    ["const getHeaders = () => ({ Accept: 'text/plain' });", "fetch(API + '/a', { headers: getHeaders(), credentials: 'include' });"],
  ],
  [
    "'useCallback' around such a function, with all imports",
    [AXIOS, COOKIES, "import { useCallback, useEffect } from 'react';", "export function Cart() {", "  const getHeaders = useCallback(() => {", "    return { Authorization: `Bearer ${Cookies.get('token')}` };", "  }, []);", "  useEffect(() => {", "    void axios.get(API + '/a', { headers: getHeaders() });", "  }, [getHeaders]);", "  return null;", "}"],
    [AXIOS, "import { useEffect } from 'react';", "export function Cart() {", "  useEffect(() => {", "    void axios.get(API + '/a', { withCredentials: true });", "  }, []);", "  return null;", "}"],
  ],
  [
    "axios, with the config in a constant",
    [AXIOS, COOKIES, "const config = { headers: { Authorization: `Bearer ${Cookies.get('token')}` } };", "export const load = () => axios.get(API + '/a', config);"],
    [AXIOS, "const config = { withCredentials: true };", "export const load = () => axios.get(API + '/a', config);"],
  ],
  [
    "the headers of a client",
    [AXIOS, COOKIES, "const token = Cookies.get('token');", "", "export const api = axios.create({", "  baseURL: process.env.NEXT_PUBLIC_API_URL,", "  headers: { Accept: 'text/plain', ...(token && { Authorization: `Bearer ${token}` }) },", "});"],
    [AXIOS, "", "export const api = axios.create({", "  baseURL: process.env.NEXT_PUBLIC_API_URL,", "  headers: { Accept: 'text/plain' },", "  withCredentials: true,", "});"],
  ],
  [
    "the defaults of a client",
    [AXIOS, COOKIES, "const api = axios.create({ baseURL: process.env.NEXT_PUBLIC_API_URL });", "api.defaults.headers.common['Authorization'] = `Bearer ${Cookies.get('token')}`;", "export default api;"],
    [AXIOS, "const api = axios.create({ baseURL: process.env.NEXT_PUBLIC_API_URL, withCredentials: true });", "export default api;"],
  ],
  [
    "an interceptor that does nothing else",
    [AXIOS, COOKIES, "", "const api = axios.create({", "  baseURL: process.env.NEXT_PUBLIC_API_URL,", "});", "", "api.interceptors.request.use(", "  async (config) => {", "    const token = Cookies.get('token');", "    if (token && config.headers) {", "      config.headers.Authorization = `Bearer ${token}`;", "    }", "    return config;", "  },", "  (error) => Promise.reject(error),", ");", "", "export default api;"],
    [AXIOS, "", "const api = axios.create({", "  baseURL: process.env.NEXT_PUBLIC_API_URL,", "  withCredentials: true,", "});", "", "export default api;"],
  ],
  [
    "an interceptor that does more",
    [AXIOS, COOKIES, "export const api = axios.create();", "api.interceptors.request.use((config) => {", "  config.headers.set('Authorization', `Bearer ${Cookies.get('token')}`);", "  config.headers.set('X-Locale', 'de');", "  return config;", "});"],
    [AXIOS, "export const api = axios.create({ withCredentials: true });", "api.interceptors.request.use((config) => {", "  config.headers.set('X-Locale', 'de');", "  return config;", "});"],
  ],
  [
    "an interceptor that copies the headers, of a client that sends cookies already",
    [AXIOS, COOKIES, "export const api = axios.create({ withCredentials: true });", "api.interceptors.request.use(function (config) {", "  const token = Cookies.get('token');", "  config.headers = { ...config.headers, Authorization: `Bearer ${token}` };", "  return config;", "});"],
    [AXIOS, "export const api = axios.create({ withCredentials: true });"],
  ],
  [
    "a helper of another module that reads the cookie its argument names",
    ["import { getCookie } from '../lib/cookies';", "export const load = () => fetch(API + '/a', { headers: { Authorization: `Bearer ${getCookie('token')}` } });"],
    ["export const load = () => fetch(API + '/a', { credentials: 'include' });"],
  ],
  [
    "headers that a hook's function depends on",
    [COOKIES, "export function useLoad() {", "  const headers = { Authorization: `Bearer ${Cookies.get('token')}` };", "  return useCallback(() => fetch(API + '/a', { headers }), [headers, id]);", "}"],
    ["export function useLoad() {", "  return useCallback(() => fetch(API + '/a', { credentials: 'include' }), [id]);", "}"],
  ],
];

FORMS.push(
  ["a token alone", [COOKIES, "fetch(API + '/a', { headers: { Authorization: Cookies.get('token') } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["a token that a scheme is added to", [COOKIES, "fetch(API + '/a', { headers: { Authorization: 'Bearer ' + Cookies.get('token') } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["a token with an empty default", [COOKIES, "const token = Cookies.get('token') ?? '';", "fetch(API + '/a', { headers: { Authorization: `Bearer ${token}` } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["a token with no default", [COOKIES, "const token = Cookies.get('token') || undefined;", "fetch(API + '/a', { headers: { Authorization: `Bearer ${token}` } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["a header where there is a token", [COOKIES, "const token = Cookies.get('token');", "fetch(API + '/a', { headers: { Authorization: token ? `Bearer ${token}` : undefined } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["a header where there is a token, by an operator", [COOKIES, "const token = Cookies.get('token');", "fetch(API + '/a', { headers: { Authorization: token && `Bearer ${token}` } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["an optional object of headers", [COOKIES, "const token = Cookies.get('token');", "fetch(API + '/a', { headers: token ? { Authorization: `Bearer ${token}` } : undefined });"], ["fetch(API + '/a', { credentials: 'include' });"]],
  ["a function that returns the token, with a name for it", [COOKIES, "function getToken() {", "  const token = Cookies.get('token');", "  return token;", "}", "fetch(API + '/a', { headers: { Authorization: `Bearer ${getToken()}` } });"], ["fetch(API + '/a', { credentials: 'include' });"]],
);

const TOKEN = "const token = Cookies.get('token');";
const REQUEST = "fetch(API + '/a', { headers: { Authorization: `Bearer ${token}` } });";

/** Code in which the token, or what it is in, has another use as well. */
const OTHERS: readonly (readonly [name: string, ...code: readonly string[]])[] = [
  ["a log", TOKEN, "console.log(token);", REQUEST],
  ["a log of the headers", TOKEN, "const headers = { Authorization: `Bearer ${token}` };", "console.log(headers);", "fetch(API, { headers });"],
  ["a part of it", TOKEN, "fetch(API + '/a', { headers: { Authorization: `Bearer ${token.slice(1)}` } });"],
  ["a text that is no scheme", TOKEN, "fetch(API + '/a', { headers: { Authorization: `key=${token}` } });"],
  ["a text that is no scheme, added", TOKEN, "fetch(API + '/a', { headers: { Authorization: 'key=' + token } });"],
  ["two of them", TOKEN, "fetch(API + '/a', { headers: { Authorization: `Bearer ${token}${token}` } });"],
  ["a function that does more", "function getToken() {", "  log();", "  return Cookies.get('token');", "}", "fetch(API + '/a', { headers: { Authorization: `Bearer ${getToken()}` } });"],
  ["a function that is given something", "const getHeaders = (kind) => ({ Authorization: `Bearer ${Cookies.get('token')}` });", "fetch(API, { headers: getHeaders() });", "log(getHeaders('a'));"],
  ["a call of the function that is logged", "const getHeaders = () => ({ Authorization: `Bearer ${Cookies.get('token')}` });", "fetch(API, { headers: getHeaders() });", "log(getHeaders());"],
  ["a call that decodes it", TOKEN, "show(jwtDecode(token));", REQUEST],
  ["a function that is handed on", "const getHeaders = () => ({ Authorization: `Bearer ${Cookies.get('token')}` });", "fetch(API, { headers: getHeaders() });", "fetch(API, { headers: wrap(getHeaders) });"],
  ["a member of a function", "const getHeaders = () => ({ Authorization: `Bearer ${Cookies.get('token')}` });", "fetch(API, { headers: getHeaders() });", "fetch(API, { headers: getHeaders.own });"],
  ["a list that no hook depends on", "const headers = { Authorization: `Bearer ${Cookies.get('token')}` };", "send([headers], id);", "fetch(API, { headers });"],
  ["a state", "const [token] = useState(Cookies.get('token'));", REQUEST],
  ["a prop", "export function A() {", TOKEN, "  const load = () => " + REQUEST, "  return <B token={token} load={load} />;", "}"],
  ["an export", "export " + TOKEN, REQUEST],
  ["an exported function", "export const getToken = () => Cookies.get('token');", "fetch(API, { headers: { Authorization: `Bearer ${getToken()}` } });"],
  ["a reassigned variable", "let token = Cookies.get('token');", "token ??= 'guest';", REQUEST],
  ["a type", TOKEN, "const other: typeof token = 'a';", "show(other);", REQUEST],
  ["a guard of more than the header", "async function load() {", TOKEN, "  if (!token) return;", "  await " + REQUEST, "}"],
  ["a guard with another branch", TOKEN, "const headers: Record<string, string> = {};", "if (token) headers.Authorization = `Bearer ${token}`;", "else headers['X-Guest'] = '1';", "fetch(API, { headers });"],
  ["a guard that calls something", TOKEN, "const headers: Record<string, string> = {};", "if (token && isFresh()) headers.Authorization = `Bearer ${token}`;", "fetch(API, { headers });"],
  ["a condition that reads again", "const headers: Record<string, string> = {};", "if (document.cookie.includes('a=')) { headers.Authorization = `Bearer ${Cookies.get('token')}`; }", "fetch(API, { headers });"],
  ["a type that needs the header", "const headers: AuthHeaders = { Accept: 'text/plain', Authorization: `Bearer ${Cookies.get('token')}` };", "fetch(API, { headers });"],
  ["an unknown function", "send('/a', { headers: { Authorization: `Bearer ${Cookies.get('token')}` } });"],
  ["a parameter of a wrapper", "const send = (headers: HeadersInit) => fetch(API + '/a', { headers });", "send({ Authorization: `Bearer ${Cookies.get('token')}` });"],
  ["a comment about the header", "fetch(API, { headers: {", "  // RFC 6750", "  Authorization: `Bearer ${Cookies.get('token')}`,", "} });"],
  ["another scheme's text", "fetch(API, { headers: { Authorization: `Bearer ${Cookies.get('token')}:${id}` } });"],
  ["a mode that keeps cookies back", "fetch(API, { credentials: 'omit', headers: { Authorization: `Bearer ${Cookies.get('token')}` } });"],
  ["options for two requests", "const init = { headers: { Authorization: `Bearer ${Cookies.get('token')}` } };", "fetch(API + '/a', init);", "fetch(API + '/b', init);"],
  ["all clients at once", AXIOS, "axios.interceptors.request.use((config) => {", "  config.headers.Authorization = `Bearer ${Cookies.get('token')}`;", "  return config;", "});"],
  ["a third party among the requests", TOKEN, "fetch('https://api.rates.test/a', { headers: { Authorization: `Bearer ${token}` } });", REQUEST],
];

describe("a cookie instead of an Authorization header", () => {
  const forms = FORMS.map(([name, before, after]) => [name, inClient(before), inClient(after)] as const);

  it.each(forms)("takes out the whole of it: %s", (_name, before, after) => {
    expect(applySuggestion(before)).toBe(after);
  });

  it.each(forms)("leaves a program without the read and without unused imports: %s", (_name, _before, after) => {
    expect(lint(after)).toEqual([]);
    expect(collectUnusedImports(after)).toEqual([]);
  });

  it("keeps the line breaks and quotes of the file", () => {
    const [, before, after] = forms.find(([name]) => name.includes("guarded assignment, and headers that stay")) ?? ["", "", ""];
    const rewrite = (text: string): string => text.replaceAll("\n", "\r\n").replaceAll("'", '"');
    expect(applySuggestion(rewrite(before))).toBe(rewrite(after));
  });

  it.each(OTHERS)("is not offered beside another use: %s", (_name, ...code) => {
    expect(applySuggestion(inClient([COOKIES, ...code]))).toBeUndefined();
  });

  it("is offered per read", () => {
    const line = "fetch(API, { headers: { Authorization: `Bearer ${Cookies.get('token')}` } });";
    expect(applySuggestion(inClient([COOKIES, line, line]))).toBe(inClient([COOKIES, "fetch(API, { credentials: 'include' });", line]));
  });

  it("leaves a helper's own read to the helper's module", () => {
    const code = inClient(["import { getTokenCookie } from '../lib/cookies';", "fetch(API, { headers: { Authorization: `Bearer ${getTokenCookie()}` } });"]);
    expect(lint(code)).toEqual([]);
  });
});

function inClient(lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}
