/** Requests that a function sends for its callers. The finding stands where the author must change something. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-fetch-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const settings = { "next-boundary": { apiOrigins: ["https://api.shop.test"] } };
const recommended = [{ files: "use-client", sameOrigin: "ignore" }] as const;

/** An app whose client file calls what `lib/api.ts` holds: that module is the linted one. */
function inApp(code: string, ...calls: readonly string[]): { readonly code: string; readonly filename: string } {
  const filename = createProject({
    "app/cart.tsx": ["'use client';", "import * as api from '../lib/api';", "import { getJson, request } from '../lib';", ...calls, ""].join("\n"),
    "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
    "lib/api.ts": code,
    "lib/index.ts": "export * from './api';\n",
    "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  }).path("lib/api.ts");
  return { code, filename };
}

/** The same, where the module is on the disk and the caller is linted. */
function callerOf(...wrapper: readonly string[]): string {
  return createProject({
    "app/cart.tsx": "",
    "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
    "lib/api.ts": [...wrapper, ""].join("\n"),
    "lib/index.ts": "export * from './api';\n",
    "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  }).path("app/cart.tsx");
}

const API = "const API = 'https://api.shop.test';";
const WITH_INIT = [API, "export const request = (path, init) => fetch(`${API}${path}`, init);"];
const ANY = "export const request = (url, init) => fetch(url, init);";

function lines(...text: readonly string[]): string {
  return [...text, ""].join("\n");
}

function inClient(...text: readonly string[]): string {
  return lines("'use client';", ...text);
}

const through = { messageId: "missingIncludeThrough" } as const;
const throughSameOrigin = { messageId: "missingSameOriginThrough" } as const;

tester.run("require-fetch-credentials in wrappers", rule, {
  valid: [
    { name: "it allows a wrapper whose only caller states the mode", ...inApp(lines(...WITH_INIT), "request('/me', { credentials: 'include' });"), settings },
    { name: "it allows a wrapper whose callers cannot be known", ...inApp(lines(...WITH_INIT), "request('/me', options);", "request(...all);"), settings },
    { name: "it allows a wrapper whose caller sends a token", ...inApp(lines(...WITH_INIT), "request('/me', { headers: { Authorization: token } });"), settings },
    { name: "it allows a wrapper that states the mode for those that do not", ...inApp(lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'include', ...init });"), "request('/me');", "request('/me', { method: 'POST' });"), settings },
    { name: "it allows a wrapper with another mode of which each caller states one", ...inApp(lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'same-origin', ...init });"), "request('/me', { credentials: 'include' });", "request('/you', options);"), settings },
    { name: "it allows a wrapper with another mode that nobody calls", ...inApp(lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'same-origin', ...init });")), settings },
    { name: "it allows a wrapper that nobody calls", ...inApp(lines(...WITH_INIT)), settings },
    { name: "it allows a wrapper that goes to somebody else", ...inApp(lines("export const request = (path, init) => fetch(`https://weather.test${path}`, init);"), "request('/today');"), settings },
    { name: "it allows a wrapper that changes the options it is given", ...inApp(lines(API, "export const request = (path, init) => { init.credentials = 'include'; return fetch(`${API}${path}`, init); };"), "request('/me', {});"), settings },
    { name: "it allows a wrapper that hands its options to who knows whom", ...inApp(lines(API, "export const request = (path, init) => { authorize(init); return fetch(`${API}${path}`, init); };"), "request('/me', {});"), settings },
    { name: "it allows a wrapper that adds a token of its own", ...inApp(lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { ...init, headers: { ...init.headers, Authorization: token } });"), "request('/me', {});"), settings },
    { name: "it allows functions that call one another in a circle", ...inApp(lines(API, "export const request = (path, init) => path ? again(path, init) : fetch(`${API}${path}`, init);", "const again = (path, init) => request(path, init);")), settings },
    { name: "it allows a method whose address is given twice, or from outside", ...inApp(lines("export class Client {", "  base = 'https://api.shop.test';", "  move(base) { this.base = base; }", "  get(path) { return fetch(`${this.base}${path}`); }", "}", "export class Other {", "  constructor(base) { this.base = base; }", "  get(path) { return fetch(`${this.base}${path}`); }", "}"), "new api.Client();", "new api.Other('https://api.shop.test');"), settings },
    { name: "it allows a class with two instances", ...inApp(lines("class Client {", "  constructor(private readonly base: string) {}", "  get(path: string) { return fetch(`${this.base}${path}`); }", "}", "export const client = new Client('https://api.shop.test');", "export const weather = new Client('https://weather.test');"), "api.client.get('/me');"), settings },
    { name: "it allows a component's props as options", ...inApp(inClient("export function Cart({ init }) { return fetch('https://api.shop.test/me', init); }")), settings },
    { name: "it allows same-origin wrappers where same-origin requests may be bare", ...inApp(lines("export const getJson = (url) => fetch(url);"), "getJson('/api/me');"), options: [{ sameOrigin: "ignore" }], settings },
    { name: "it allows a wrapper that only other plain modules call, where only 'use client' files count", ...inApp(lines(...WITH_INIT, "export const getMe = () => request('/me');"), "api.getMe();"), options: recommended, settings },
    { name: "it allows a wrapper that the server runs too", code: lines(...WITH_INIT), filename: createProject({ "app/cart.tsx": "'use client';\nimport { request } from '../lib/api';\nrequest('/me');\n", "app/page.tsx": "import './cart';\nimport '../lib/api';\nexport default function Page() { return null; }\n", "lib/api.ts": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' }).path("lib/api.ts"), settings },

    { name: "it allows a call that the wrapper has to be right for", code: inClient("import { request } from '../lib/api';", "request('/me');"), filename: callerOf(...WITH_INIT), settings },
    { name: "it allows a call that states the mode", code: inClient("import { request } from '../lib/api';", "request('https://api.shop.test/me', { credentials: 'include' });"), filename: callerOf(ANY), settings },
    { name: "it allows a call to somebody else", code: inClient("import { request } from '../lib/api';", "request('https://weather.test/today');"), filename: callerOf(ANY), settings },
    { name: "it allows a call of a function with the same name", code: inClient("const request = () => {};", "request('https://api.shop.test/me');"), filename: callerOf(ANY), settings },
    { name: "it allows a call of a wrapper that states the mode", code: inClient("import { request } from '../lib/api';", "request('https://api.shop.test/me', {});"), filename: callerOf("export const request = (url, init) => fetch(url, { ...init, credentials: 'include' });"), settings },
  ],
  invalid: [
    { name: "it reports a wrapper that a caller calls without a mode", ...inApp(lines(...WITH_INIT), "request('/me');"), errors: [{ data: { call: "request('/me')", caller: "in app/cart.tsx:4", client: "fetch", option: 'credentials: "include"', target: "https://api.shop.test" }, line: 2, column: 40, messageId: "missingIncludeThrough" }], output: lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'include', ...init });"), settings },
    { name: "it reports a wrapper whose own mode keeps the session back where a caller states none", ...inApp(lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'same-origin', ...init });"), "request('/me', { credentials: 'include' });", "request('/you', { method: 'POST' });"), errors: [{ data: { option: 'credentials: "include"', stated: 'credentials: "same-origin"', target: "https://api.shop.test" }, line: 2, column: 65, messageId: "defeatedMode" }], output: lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'include', ...init });"), settings },
    { name: "it reports a wrapper in the presets of 'use client' files too", ...inApp(lines(...WITH_INIT), "request('/me');"), errors: [through], options: recommended, output: lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'include', ...init });"), settings },
    { name: "it reports a wrapper with other options", ...inApp(lines(API, "export function request(path, init) {", "  return fetch(`${API}${path}`, {", "    ...init,", "    headers: { 'Content-Type': 'application/json', ...init?.headers },", "  });", "}"), "request('/me', { method: 'POST', headers: { 'X-A': 'b' } });"), errors: [{ ...through, line: 3 }], output: lines(API, "export function request(path, init) {", "  return fetch(`${API}${path}`, {", "    credentials: 'include',", "    ...init,", "    headers: { 'Content-Type': 'application/json', ...init?.headers },", "  });", "}"), settings },
    { name: "it reports a wrapper with defaults and a rest", ...inApp(lines(API, "export async function request(path, { headers, ...rest } = {}) {", "  return fetch(API + path, { ...rest, headers: { 'X-A': 'b', ...(headers ?? {}) } });", "}"), "request('/me');"), errors: [through], output: lines(API, "export async function request(path, { headers, ...rest } = {}) {", "  return fetch(API + path, { credentials: 'include', ...rest, headers: { 'X-A': 'b', ...(headers ?? {}) } });", "}"), settings },
    { name: "it reports a wrapper that a namespace leads to", ...inApp(lines(...WITH_INIT), "api.request('/me', { method: 'DELETE' });"), errors: [through], output: lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'include', ...init });"), settings },
    { name: "it reports a wrapper that another function of the module calls", ...inApp(lines(...WITH_INIT, "export const getMe = () => request('/me');"), "api.getMe();"), errors: [{ ...through, data: { call: "request('/me')", caller: "on line 3", client: "fetch", option: 'credentials: "include"', target: "https://api.shop.test" } }], output: lines(API, "export const request = (path, init) => fetch(`${API}${path}`, { credentials: 'include', ...init });", "export const getMe = () => request('/me');"), settings },
    { name: "it reports a wrapper of a wrapper", ...inApp(lines("export const request = (url, init) => fetch(url, { cache: 'no-store', method: init.method });", "export const getJson = (url) => request(url, { method: 'GET' });"), "getJson('/api/me');"), errors: [throughSameOrigin], output: lines("export const request = (url, init) => fetch(url, { cache: 'no-store', method: init.method, credentials: 'same-origin' });", "export const getJson = (url) => request(url, { method: 'GET' });") },
    { name: "it reports a method of an exported object", ...inApp(lines(API, "export const client = { get: (path, init) => fetch(API + path, init) };"), "api.client.get('/me');"), errors: [through], output: lines(API, "export const client = { get: (path, init) => fetch(API + path, { credentials: 'include', ...init }) };"), settings },
    { name: "it reports a method of a class whose instance is exported", ...inApp(lines(API, "class Client {", "  get(path, init) { return fetch(API + path, init); }", "}", "export const client = new Client();"), "api.client.get('/me');"), errors: [through], output: lines(API, "class Client {", "  get(path, init) { return fetch(API + path, { credentials: 'include', ...init }); }", "}", "export const client = new Client();"), settings },
    { name: "it reports a method whose address lies in a property", ...inApp(lines("export class Client {", "  base = 'https://api.shop.test';", "  get(path) { return fetch(`${this.base}${path}`); }", "}"), "new api.Client();"), errors: [{ messageId: "missingInclude" }], output: lines("export class Client {", "  base = 'https://api.shop.test';", "  get(path) { return fetch(`${this.base}${path}`, { credentials: 'include' }); }", "}"), settings },
    { name: "it reports a method whose address the constructor gives", ...inApp(lines("export class Client {", "  constructor() { this.base = 'https://api.shop.test'; }", "  get(path) { return fetch(this.base + path); }", "}"), "new api.Client();"), errors: [{ messageId: "missingInclude" }], output: lines("export class Client {", "  constructor() { this.base = 'https://api.shop.test'; }", "  get(path) { return fetch(this.base + path, { credentials: 'include' }); }", "}"), settings },
    { name: "it reports a client class as teams write it", ...inApp(lines("const API_URL = 'https://api.shop.test';", "class ApiClient {", "  private baseUrl: string;", "  constructor(baseUrl: string = API_URL) {", "    this.baseUrl = baseUrl;", "  }", "  private async request<T>(endpoint: string, options: RequestInit = {}): Promise<T> {", "    const url = `${this.baseUrl}${endpoint}`;", "    const config: RequestInit = {", "      ...options,", "      headers: { 'Content-Type': 'application/json', ...options.headers },", "    };", "    const response = await fetch(url, config);", "    return response.json() as Promise<T>;", "  }", "  get<T>(endpoint: string) { return this.request<T>(endpoint); }", "}", "export const client = new ApiClient();"), "api.client.get('/me');"), errors: [{ line: 13, messageId: "missingIncludeThrough" }], output: lines("const API_URL = 'https://api.shop.test';", "class ApiClient {", "  private baseUrl: string;", "  constructor(baseUrl: string = API_URL) {", "    this.baseUrl = baseUrl;", "  }", "  private async request<T>(endpoint: string, options: RequestInit = {}): Promise<T> {", "    const url = `${this.baseUrl}${endpoint}`;", "    const config: RequestInit = {", "      credentials: 'include',", "      ...options,", "      headers: { 'Content-Type': 'application/json', ...options.headers },", "    };", "    const response = await fetch(url, config);", "    return response.json() as Promise<T>;", "  }", "  get<T>(endpoint: string) { return this.request<T>(endpoint); }", "}", "export const client = new ApiClient();"), settings },
    { name: "it reports a class that is given its address", ...inApp(lines("export class Client {", "  constructor(private readonly base: string) {}", "  get(path: string) { return fetch(`${this.base}${path}`); }", "}", "export const client = new Client('https://api.shop.test');"), "api.client.get('/me');"), errors: [{ messageId: "missingInclude" }], output: lines("export class Client {", "  constructor(private readonly base: string) {}", "  get(path: string) { return fetch(`${this.base}${path}`, { credentials: 'include' }); }", "}", "export const client = new Client('https://api.shop.test');"), settings },
    { name: "it reports a method that another method calls", ...inApp(lines(API, "class Client {", "  #send(path, init) { return fetch(API + path, init); }", "  get(path) { return this.send(path); }", "  send(path, init) { return fetch(API + path, init); }", "}", "export const client = new Client();"), "api.client.get('/me');"), errors: [{ ...through, line: 5 }], output: lines(API, "class Client {", "  #send(path, init) { return fetch(API + path, init); }", "  get(path) { return this.send(path); }", "  send(path, init) { return fetch(API + path, { credentials: 'include', ...init }); }", "}", "export const client = new Client();"), settings },
    { name: "it reports what a hook returns", ...inApp(lines("import { useCallback } from 'react';", API, "export function useApi() {", "  const request = useCallback((path, init) => fetch(API + path, init), []);", "  return request;", "}"), "const call = api.useApi();", "call('/me');"), errors: [through], output: lines("import { useCallback } from 'react';", API, "export function useApi() {", "  const request = useCallback((path, init) => fetch(API + path, { credentials: 'include', ...init }), []);", "  return request;", "}"), settings },
    { name: "it reports a fetcher that a hook is given", ...inApp(lines("export const getJson = (url) => fetch(url).then((answer) => answer.json());"), "import useSWR from 'swr';", "useSWR('/api/me', getJson);"), errors: [{ ...throughSameOrigin, data: { call: "useSWR('/api/me', …)", caller: "in app/cart.tsx:5", option: 'credentials: "same-origin"' } }], output: lines("export const getJson = (url) => fetch(url, { credentials: \"same-origin\" }).then((answer) => answer.json());") },
    { name: "it reports an open address without a fix where others may go elsewhere", ...inApp(lines("export const getJson = (url) => fetch(url);"), "getJson('https://api.shop.test/me');"), errors: [through], output: null, settings },
    { name: "it reports a wrapper in its own client file", code: inClient(API, "const request = (path: string, init?: RequestInit) => fetch(`${API}${path}`, init);", "request('/me');"), errors: [{ ...through, line: 3 }], options: recommended, output: inClient(API, "const request = (path: string, init?: RequestInit) => fetch(`${API}${path}`, { credentials: 'include', ...init });", "request('/me');"), settings },
    { name: "it reports a wrapper of axios", ...inApp(lines("import axios from 'axios';", API, "export const request = (path, config) => axios.get(`${API}${path}`, config);"), "request('/me');"), errors: [through], output: lines("import axios from 'axios';", API, "export const request = (path, config) => axios.get(`${API}${path}`, { withCredentials: true, ...config });"), settings },
    { name: "it reports a session endpoint that a caller names", ...inApp(lines("const API = process.env.NEXT_PUBLIC_API_URL;", "export const request = (path) => fetch(`${API}${path}`);"), "request('/auth/me');"), errors: [{ messageId: "identityWithoutModeThrough", suggestions: [{ messageId: "addInclude", output: lines("const API = process.env.NEXT_PUBLIC_API_URL;", "export const request = (path) => fetch(`${API}${path}`, { credentials: \"include\" });") }] }], options: recommended },

    { name: "it reports a call of what is fetch by another name", code: inClient("import { request } from '../lib';", "request('https://api.shop.test/me');"), errors: [{ line: 3, column: 1, messageId: "missingInclude" }], filename: callerOf(ANY), options: recommended, output: inClient("import { request } from '../lib';", "request('https://api.shop.test/me', { credentials: 'include' });"), settings },
    { name: "it reports such a call with options", code: inClient("import { request as send } from '../lib';", "send('https://api.shop.test/me', { method: \"POST\" });"), errors: [{ messageId: "missingInclude" }], filename: callerOf(ANY), output: inClient("import { request as send } from '../lib';", "send('https://api.shop.test/me', { method: \"POST\", credentials: \"include\" });"), settings },
    { name: "it reports a mode that a call hands on, where it keeps cookies back", code: inClient("import { request } from '../lib/api';", "request('/me', { credentials: 'same-origin' });"), errors: [{ line: 3, column: 18, messageId: "defeatedMode" }], filename: callerOf(...WITH_INIT), output: inClient("import { request } from '../lib/api';", "request('/me', { credentials: 'include' });"), settings },
  ],
});
