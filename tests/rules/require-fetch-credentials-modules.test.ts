/** Requests whose address, or whose mode, is decided in another module. The stories lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-fetch-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const PAGE = { "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n", "package.json": '{ "dependencies": { "next": "16.4.6" } }' };

const shop = createProject({
  ...PAGE,
  "app/cart.tsx": "",
  "lib/api.ts": [
    "export const API_URL = 'https://api.shop.test';",
    "export const WEATHER_URL = 'https://weather.test';",
    "export const LOCAL_URL = '/api';",
    "export const FROM_ENV = process.env.NEXT_PUBLIC_API_URL ?? API_URL;",
    "export const config = { api: { url: API_URL } } as const;",
    "export const getApiUrl = (path: string) => `${API_URL}${path}`;",
    "export function getLocalUrl(path: string) { return '/api' + path; }",
    "",
  ].join("\n"),
  "lib/index.ts": "export * from './api';\nexport * from './clients';\nexport { default as rawAxios } from 'axios';\n",
  "lib/clients.ts": [
    "import axios from 'axios';",
    "import ky from 'ky';",
    "export const bare = axios.create({ timeout: 1000 });",
    "export const withMode = axios.create({ withCredentials: true });",
    "export const withToken = axios.create({ headers: { Authorization: 'Bearer x' } });",
    "export const intercepted = axios.create();",
    "intercepted.interceptors.request.use((config) => ({ ...config, withCredentials: true }));",
    "export const clients = { plain: ky.create({ retry: 1 }) };",
    "export default ky.create({ credentials: 'include' });",
    "",
  ].join("\n"),
  "lib/inits.ts": [
    "import axios from 'axios';",
    "export const POST = { method: 'POST' };",
    "export const WITH_MODE = { credentials: 'include' } as const;",
    "export const SAME_ORIGIN = { credentials: 'same-origin' } as const;",
    "export const CHANGED: RequestInit = {};",
    "CHANGED.credentials = 'include';",
    "export const createInit = (body: unknown) => ({ body: JSON.stringify(body), method: 'POST' });",
    "export const withSession = (init: RequestInit = {}) => ({ ...init, credentials: 'include' });",
    "export const merge = (init: RequestInit = {}) => ({ cache: 'no-store', ...init });",
    "export const getHeaders = () => ({ Authorization: 'Bearer x' });",
    "",
  ].join("\n"),
});

/** An app that sets credentials once for all requests. */
function createConfigured(setup: string): string {
  const project = createProject({
    ...PAGE,
    "app/cart.tsx": "'use client';\nimport '../lib/setup';\n",
    "lib/server.ts": "import axios from 'axios';\naxios.defaults.withCredentials = true;\n",
    "lib/setup.ts": setup,
  });
  return project.path("app/cart.tsx");
}

/** An app with a client in a module of its own, which is the linted one, and a client file that uses it. */
function inClientModule(code: string, ...uses: readonly string[]): { readonly code: string; readonly filename: string } {
  const project = createProject({
    ...PAGE,
    "app/cart.tsx": ["'use client';", "import { http } from '../lib/http';", ...uses, ""].join("\n"),
    "lib/http.ts": code,
  });
  return { code, filename: project.path("lib/http.ts") };
}

const HTTP = "import axios from 'axios';\nexport const http = axios.create({ baseURL: 'https://api.shop.test' });\n";
const HTTP_FIXED = "import axios from 'axios';\nexport const http = axios.create({ baseURL: 'https://api.shop.test', withCredentials: true });\n";

const settings = { "next-boundary": { apiOrigins: ["https://api.shop.test"] } };
const filename = shop.path("app/cart.tsx");
const include = { messageId: "missingInclude" } as const;

function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

tester.run("require-fetch-credentials through other modules", rule, {
  valid: [
    { name: "it allows a client whose requests state the mode in another module", ...inClientModule(HTTP, "http.get('/me', { withCredentials: true });"), settings },
    { name: "it allows a client whose requests state the mode behind a barrel that gives it a name of its own", code: HTTP, filename: createProject({ ...PAGE, "app/cart.tsx": "'use client';\nimport { shop } from '../lib';\nshop.get('/me', { withCredentials: true });\n", "lib/http.ts": HTTP, "lib/index.ts": "export { http as shop } from './http';\n" }).path("lib/http.ts"), settings },
    { name: "it allows a client that another module changes", ...inClientModule(HTTP, "http.interceptors.request.use(authorize);", "http.get('/me');"), settings },
    { name: "it allows a client that another module hands on", ...inClientModule(HTTP, "authorize(http);", "http.get('/me');"), settings },
    { name: "it allows a client that no 'use client' file sends with, where only those count", ...inClientModule(HTTP), options: [{ files: "use-client", sameOrigin: "ignore" }], settings },
    { name: "it allows a client of another module that states the mode", code: inClient("import { withMode } from '../lib/clients';", "import http from '../lib/clients';", "withMode.get('https://api.shop.test/me');", "http.get('https://api.shop.test/me');"), filename, settings },
    { name: "it allows a client of another module that sends a token", code: inClient("import { withToken } from '../lib/clients';", "withToken.get('https://api.shop.test/me');"), filename, settings },
    { name: "it allows a client that its module changes", code: inClient("import { intercepted } from '../lib/clients';", "intercepted.get('https://api.shop.test/me');"), filename, settings },
    { name: "it allows a client of another module that this one changes", code: inClient("import { bare } from '../lib/clients';", "bare.interceptors.request.use(authorize);", "bare.get('https://api.shop.test/me');"), filename, settings },
    { name: "it allows options of another module that state the mode", code: inClient("import { WITH_MODE, withSession } from '../lib/inits';", "fetch('https://api.shop.test/me', WITH_MODE);", "fetch('https://api.shop.test/me', { method: 'POST', ...WITH_MODE });", "fetch('https://api.shop.test/me', withSession({ method: 'POST' }));"), filename, settings },
    { name: "it allows options that a function of another module is given with a mode", code: inClient("import { merge } from '../lib/inits';", "fetch('https://api.shop.test/me', merge({ credentials: 'include' }));", "fetch('https://api.shop.test/me', merge(unknown));"), filename, settings },
    { name: "it allows options of another module that it changes, or that this one changes", code: inClient("import { CHANGED, POST } from '../lib/inits';", "fetch('https://api.shop.test/me', CHANGED);", "POST.credentials = 'include';", "fetch('https://api.shop.test/me', POST);"), filename, settings },
    { name: "it allows headers of another module that prove who asks", code: inClient("import { getHeaders } from '../lib/inits';", "fetch('https://api.shop.test/me', { headers: getHeaders() });"), filename, settings },
    { name: "it allows an imported address of somebody else", code: inClient("import { WEATHER_URL } from '../lib/api';", "fetch(`${WEATHER_URL}/today`);"), filename, settings },
    { name: "it allows an imported path where same-origin requests may be bare", code: inClient("import { LOCAL_URL } from '../lib/api';", "fetch(`${LOCAL_URL}/me`);"), filename, options: [{ sameOrigin: "ignore" }], settings },
    { name: "it allows an imported address that is not there", code: inClient("import { MISSING } from '../lib/api';", "fetch(`${MISSING}/me`);"), filename, settings },
    { name: "it allows bare axios where the app sets its defaults", code: inClient("import axios from 'axios';", "import '../lib/setup';", "axios.get('https://api.shop.test/me');"), filename: createConfigured("import axios from 'axios';\naxios.defaults.withCredentials = true;\n"), settings },
    { name: "it allows bare axios where the app has an interceptor", code: inClient("import axios from 'axios';", "axios.get('https://api.shop.test/me');"), filename: createConfigured("import axios from 'axios';\naxios.interceptors.request.use((config) => ({ ...config, withCredentials: true }));\n"), settings },
    { name: "it allows fetch where the app replaces it", code: inClient("fetch('https://api.shop.test/me');", "fetch('/api/me');"), filename: createConfigured("const plain = window.fetch;\nwindow.fetch = (input, init) => plain(input, { credentials: 'include', ...init });\n"), settings },
  ],
  invalid: [
    { name: "it reports a client that other modules send with", ...inClientModule(HTTP, "http.get('/me');"), errors: [include], output: HTTP_FIXED, settings },
    { name: "it reports a client that 'use client' files send with, where only those count", ...inClientModule(HTTP, "http.get('/me');"), errors: [include], options: [{ files: "use-client", sameOrigin: "ignore" }], output: HTTP_FIXED, settings },
    { name: "it knows a client of another module", code: inClient("import { bare } from '../lib/clients';", "bare.get('https://api.shop.test/me');"), errors: [{ ...include, line: 3 }], filename, output: inClient("import { bare } from '../lib/clients';", "bare.get('https://api.shop.test/me', { withCredentials: true });"), settings },
    { name: "it knows a client behind a barrel and an alias", code: inClient("import { bare as http } from '../lib';", "http.post('https://api.shop.test/me', { a: 1 });"), errors: [include], filename, output: inClient("import { bare as http } from '../lib';", "http.post('https://api.shop.test/me', { a: 1 }, { withCredentials: true });"), settings },
    { name: "it knows a library that another module exports again", code: inClient("import { rawAxios } from '../lib';", "rawAxios.get('https://api.shop.test/me');"), errors: [include], filename, output: inClient("import { rawAxios } from '../lib';", "rawAxios.get('https://api.shop.test/me', { withCredentials: true });"), settings },
    { name: "it knows a client in an object of another module", code: inClient("import { clients } from '../lib/clients';", "clients.plain.get('https://api.shop.test/me');"), errors: [include], filename, output: inClient("import { clients } from '../lib/clients';", "clients.plain.get('https://api.shop.test/me', { credentials: 'include' });"), settings },
    { name: "it reports a mode that defeats what the client of another module states", code: inClient("import http from '../lib/clients';", "http.get('https://api.shop.test/me', { credentials: 'same-origin' });"), errors: [{ messageId: "defeatedMode" }], filename, output: inClient("import http from '../lib/clients';", "http.get('https://api.shop.test/me', { credentials: 'include' });"), settings },
    { name: "it reports an option that a client of another module does not read", code: inClient("import { bare } from '../lib/clients';", "bare.get('https://api.shop.test/me', { credentials: 'include' });"), errors: [{ messageId: "ignoredOption" }], filename, output: inClient("import { bare } from '../lib/clients';", "bare.get('https://api.shop.test/me', { withCredentials: true });"), settings },
    { name: "it knows options of another module", code: inClient("import { POST } from '../lib/inits';", "fetch('https://api.shop.test/me', POST);"), errors: [include], filename, output: inClient("import { POST } from '../lib/inits';", "fetch('https://api.shop.test/me', { ...POST, credentials: 'include' });"), settings },
    { name: "it knows options of another module that are spread", code: inClient("import { POST } from '../lib/inits';", "fetch('https://api.shop.test/me', { ...POST, cache: 'no-store' });"), errors: [include], filename, output: inClient("import { POST } from '../lib/inits';", "fetch('https://api.shop.test/me', { credentials: 'include', ...POST, cache: 'no-store' });"), settings },
    { name: "it knows a mode of another module that keeps cookies back", code: inClient("import { SAME_ORIGIN } from '../lib/inits';", "fetch('https://api.shop.test/me', SAME_ORIGIN);"), errors: [{ messageId: "defeatedMode", line: 3, column: 1 }], filename, output: inClient("import { SAME_ORIGIN } from '../lib/inits';", "fetch('https://api.shop.test/me', { ...SAME_ORIGIN, credentials: 'include' });"), settings },
    { name: "it knows options that a function of another module makes", code: inClient("import { createInit, merge } from '../lib/inits';", "fetch('https://api.shop.test/me', createInit(1));", "fetch('https://api.shop.test/me', merge({ method: 'POST' }));", "fetch('https://api.shop.test/me', merge());"), errors: [include, include, include], filename, output: inClient("import { createInit, merge } from '../lib/inits';", "fetch('https://api.shop.test/me', { ...createInit(1), credentials: 'include' });", "fetch('https://api.shop.test/me', { ...merge({ method: 'POST' }), credentials: 'include' });", "fetch('https://api.shop.test/me', { ...merge(), credentials: 'include' });"), settings },
    { name: "it knows options that a function of the same module makes", code: inClient("const init = (method) => ({ method });", "fetch('https://api.shop.test/me', init('POST'));"), errors: [include], filename, output: inClient("const init = (method) => ({ method });", "fetch('https://api.shop.test/me', { ...init('POST'), credentials: 'include' });"), settings },
    { name: "it knows an imported address", code: inClient("import { API_URL } from '../lib/api';", "fetch(`${API_URL}/me`);"), errors: [{ ...include, line: 3 }], filename, output: inClient("import { API_URL } from '../lib/api';", "fetch(`${API_URL}/me`, { credentials: 'include' });"), settings },
    { name: "it knows an address behind a barrel and an alias", code: inClient("import { API_URL as BASE } from '../lib';", "fetch(BASE + '/me');"), errors: [include], filename, output: inClient("import { API_URL as BASE } from '../lib';", "fetch(BASE + '/me', { credentials: 'include' });"), settings },
    { name: "it knows a member of an imported object", code: inClient("import { config } from '../lib/api';", "fetch(`${config.api.url}/me`);"), errors: [include], filename, output: inClient("import { config } from '../lib/api';", "fetch(`${config.api.url}/me`, { credentials: 'include' });"), settings },
    { name: "it knows what the environment falls back to", code: inClient("import { FROM_ENV } from '../lib/api';", "fetch(`${FROM_ENV}/me`);"), errors: [include], filename, output: inClient("import { FROM_ENV } from '../lib/api';", "fetch(`${FROM_ENV}/me`, { credentials: 'include' });"), settings },
    { name: "it knows what an imported function returns", code: inClient("import { getApiUrl } from '../lib/api';", "fetch(getApiUrl('/me'));"), errors: [include], filename, output: inClient("import { getApiUrl } from '../lib/api';", "fetch(getApiUrl('/me'), { credentials: 'include' });"), settings },
    { name: "it knows an imported base of new URL", code: inClient("import { API_URL } from '../lib/api';", "fetch(new URL('/me', API_URL));"), errors: [include], filename, output: inClient("import { API_URL } from '../lib/api';", "fetch(new URL('/me', API_URL), { credentials: 'include' });"), settings },
    { name: "it knows that an imported address is a path", code: inClient("import { getLocalUrl, LOCAL_URL } from '../lib/api';", "fetch(LOCAL_URL + '/me');", "fetch(getLocalUrl('/me'));"), errors: [{ messageId: "missingSameOrigin" }, { messageId: "missingSameOrigin" }], filename, output: inClient("import { getLocalUrl, LOCAL_URL } from '../lib/api';", "fetch(LOCAL_URL + '/me', { credentials: 'same-origin' });", "fetch(getLocalUrl('/me'), { credentials: 'same-origin' });"), settings },
    { name: "it reports axios where only the server sets its defaults", code: inClient("import axios from 'axios';", "axios.get('https://api.shop.test/me');"), errors: [include], filename: createConfigured("export const nothing = 1;\n"), output: inClient("import axios from 'axios';", "axios.get('https://api.shop.test/me', { withCredentials: true });"), settings },
    { name: "it reports fetch beside a function of that name", code: inClient("fetch('https://api.shop.test/me');"), errors: [include], filename: createConfigured("export function useCart() { const fetch = useFetch(); return fetch; }\n"), output: inClient("fetch('https://api.shop.test/me', { credentials: 'include' });"), settings },
    { name: "it reports a stated mode that keeps cookies back, whatever the app replaces", code: inClient("fetch('https://api.shop.test/me', { credentials: 'same-origin' });"), errors: [{ messageId: "defeatedMode" }], filename: createConfigured("window.fetch = mine;\n"), output: inClient("fetch('https://api.shop.test/me', { credentials: 'include' });"), settings },
  ],
});
