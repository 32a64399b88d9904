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
  "lib/index.ts": "export * from './api';\n",
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

const settings = { "next-boundary": { apiOrigins: ["https://api.shop.test"] } };
const filename = shop.path("app/cart.tsx");
const include = { messageId: "missingInclude" } as const;

function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

tester.run("require-fetch-credentials through other modules", rule, {
  valid: [
    { name: "it allows an imported address of somebody else", code: inClient("import { WEATHER_URL } from '../lib/api';", "fetch(`${WEATHER_URL}/today`);"), filename, settings },
    { name: "it allows an imported path where same-origin requests may be bare", code: inClient("import { LOCAL_URL } from '../lib/api';", "fetch(`${LOCAL_URL}/me`);"), filename, options: [{ sameOrigin: "ignore" }], settings },
    { name: "it allows an imported address that is not there", code: inClient("import { MISSING } from '../lib/api';", "fetch(`${MISSING}/me`);"), filename, settings },
    { name: "it allows bare axios where the app sets its defaults", code: inClient("import axios from 'axios';", "import '../lib/setup';", "axios.get('https://api.shop.test/me');"), filename: createConfigured("import axios from 'axios';\naxios.defaults.withCredentials = true;\n"), settings },
    { name: "it allows bare axios where the app has an interceptor", code: inClient("import axios from 'axios';", "axios.get('https://api.shop.test/me');"), filename: createConfigured("import axios from 'axios';\naxios.interceptors.request.use((config) => ({ ...config, withCredentials: true }));\n"), settings },
    { name: "it allows fetch where the app replaces it", code: inClient("fetch('https://api.shop.test/me');", "fetch('/api/me');"), filename: createConfigured("const plain = window.fetch;\nwindow.fetch = (input, init) => plain(input, { credentials: 'include', ...init });\n"), settings },
  ],
  invalid: [
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
