/** Requests of code that runs on the server only. Where a module runs is on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-ineffective-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const ROUTES = {
  "app/api/login/route.ts": "export const POST = () => Response.json({});\n",
  "app/api/me/route.ts": "import { cookies } from 'next/headers';\nexport async function GET() { return Response.json((await cookies()).get('session')); }\n",
  "app/api/rates/route.ts": "export const GET = () => Response.json([]);\n",
};

const app = createProject({
  ...ROUTES,
  "app/actions.ts": "'use server';\n",
  "app/api/proxy/route.ts": "",
  "app/api/seed/route.ts": "import { loadFile } from '../../../lib/files';\nexport const POST = () => loadFile('https://raw.test/logo.png');\n",
  "app/button.tsx": "'use client';\nimport '../lib/shared';\nexport const Button = () => null;\n",
  "app/page.tsx": "import '../lib/orders';\nimport '../lib/shared';\nimport './button';\nexport default function Page() { return null; }\n",
  "lib/constants.ts": "export const BACKEND = process.env.BACKEND_URL;\nexport const WITH_COOKIES = { credentials: 'include' } as const;\n",
  "lib/files.ts": "export async function loadFile(url) { return fetch(url, { credentials: 'include' }); }\n",
  "lib/orders.ts": "",
  "lib/orphan.ts": "",
  "lib/shared.ts": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/api/legacy.ts": "",
  "pages/old.tsx": "",
  "proxy.ts": "",
});
const older = createProject({ ...ROUTES, "app/page.tsx": "", "package.json": '{ "dependencies": { "next": "14.2.0" } }' }).path("app/page.tsx");
const shared = createProject({
  "apps/web/app/page.tsx": "import '@shop/client';\nexport default function Page() { return null; }\n",
  "apps/web/package.json": '{ "dependencies": { "@shop/client": "*", "next": "16.4.6" } }',
  "package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
  "packages/client/index.ts": "",
  "packages/client/package.json": '{ "name": "@shop/client", "main": "index.ts" }',
}).path("packages/client/index.ts");
const sharedWithin = createProject({
  "app/page.tsx": "import '@shop/client';\nexport default function Page() { return null; }\n",
  "package.json": '{ "dependencies": { "@shop/client": "*", "next": "16.4.6" }, "workspaces": ["packages/*"] }',
  "packages/client/index.ts": "",
  "packages/client/package.json": '{ "name": "@shop/client", "main": "index.ts" }',
}).path("packages/client/index.ts");

const route = app.path("app/api/proxy/route.ts");
const page = app.path("app/page.tsx");
const lib = app.path("lib/orders.ts");
const apis = { "next-boundary": { apiOrigins: ["https://api.shop.test", "SHOP_API"] } };

/** A Route Handler with one line in it, below an import. */
function handle(line: string, imports = "import { NextResponse } from 'next/server';"): string {
  return `${imports}\nexport async function GET() {\n  ${line}\n}\n`;
}

const recommended = [{ redundant: "ignore" }] as const;

tester.run("no-ineffective-credentials: a mode that does nothing", rule, {
  valid: [
    { name: "client code", filename: app.path("app/button.tsx"), code: "'use client';\nfetch(API, { credentials: 'include' });" },
    { name: "a module that both run", filename: app.path("lib/shared.ts"), code: "export const get = (path) => fetch(API + path, { credentials: 'include' });" },
    { name: "a module that nobody imports", filename: app.path("lib/orphan.ts"), code: "export const get = (path) => fetch(API + path, { credentials: 'include' });" },
    { name: "a package that an app's server uses, and perhaps others", options: recommended, filename: shared, code: "export const get = () => fetch(process.env.BACKEND_URL, { credentials: 'include' });" },
    { name: "such a package, with an app around it", options: recommended, filename: sharedWithin, code: "export const get = () => fetch(process.env.BACKEND_URL, { credentials: 'include' });" },
    { name: "outside every app", filename: "file.ts", code: "export async function GET() { await fetch(API, { credentials: 'include' }); }" },
    { name: "a test", filename: app.path("lib/orders.test.ts"), code: "fetch(API, { credentials: 'include' });" },
    { name: "no mode", filename: route, code: handle("return fetch(BACKEND);") },
    { name: "omit says what happens", filename: route, code: handle("return fetch(BACKEND, { credentials: 'omit' });") },
    { name: "a flag that is off", filename: route, code: handle("return axios.get(BACKEND, { withCredentials: false });", "import axios from 'axios';") },
    { name: "same-origin", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'same-origin' });") },
    { name: "a cookie header", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: { cookie: jar } });") },
    { name: "a Cookie header in capitals", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: { Cookie: jar } });") },
    { name: "new Headers", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: new Headers({ cookie: jar }) });") },
    { name: "pairs", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: [['cookie', jar]] });") },
    { name: "a token", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: { Authorization: `Bearer ${token}` } });") },
    { name: "headers that a call builds", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: await getHeaders() });") },
    { name: "headers from a variable that is written again", options: recommended, filename: route, code: handle("let headers = {}; headers = more(headers); return fetch(BACKEND, { credentials: 'include', headers });") },
    { name: "the request's own headers", options: recommended, filename: route, code: "export async function GET(request) { return fetch(BACKEND, { credentials: 'include', headers: request.headers }); }" },
    { name: "options that callers add to", options: recommended, filename: lib, code: "export const get = (path, init) => fetch(BACKEND + path, { credentials: 'include', ...init });" },
    { name: "no cookies, or what callers want", filename: lib, code: "export const get = (path, init) => fetch(BACKEND + path, { credentials: 'omit', ...init });" },
    { name: "options of a call", filename: route, code: handle("return fetch(BACKEND, getInit());") },
    { name: "a mode of a call", filename: route, code: handle("return fetch(BACKEND, { credentials: getMode() });") },
    { name: "a third party", options: recommended, filename: route, code: handle("return fetch('https://images.test/logo.png', { credentials: 'include' });") },
    { name: "a third party, from each caller", options: recommended, filename: lib, code: "async function load(url) { return fetch(url, { credentials: 'include', method: 'GET' }); }\nexport const seed = () => Promise.all([load('https://raw.test/a.png'), load('https://raw.test/b.png')]);" },
    { name: "a third party, from a caller in another module", options: recommended, filename: app.path("lib/files.ts"), code: "export async function loadFile(url) { return fetch(url, { credentials: 'include' }); }\n" },
    { name: "a signed address", options: recommended, filename: route, code: handle("return fetch(`${process.env.BACKEND_URL}/file?signature=${signature}`, { credentials: 'include' });") },
    { name: "a jar", options: recommended, filename: route, code: handle("return axios.get(process.env.BACKEND_URL, { jar, withCredentials: true });", "import axios from 'axios';") },
    { name: "an instance with an interceptor", options: recommended, filename: route, code: handle("const api = axios.create({ baseURL: BACKEND }); api.interceptors.request.use(addCookie); return api.get('/me', { withCredentials: true });", "import axios from 'axios';") },
    { name: "an instance, whose requests may have headers", options: recommended, filename: lib, code: "import axios from 'axios';\nexport const api = axios.create({ baseURL: process.env.BACKEND_URL, withCredentials: true });" },
    { name: "a fetch of the module's own", filename: route, code: handle("const fetch = createFetch(jar); return fetch(BACKEND, { credentials: 'include' });") },
    { name: "something else with such an option", filename: route, code: handle("return load(BACKEND, { credentials: 'include' });") },
    { name: "CORS options", filename: route, code: handle("return cors({ credentials: true });") },
    { name: "for the browser, in a guard of a client page", filename: app.path("pages/old.tsx"), code: "export default function Old() { useEffect(() => { fetch('/api/me', { credentials: 'include' }); }); return null; }" },
  ],
  invalid: [
    {
      name: "in a Route Handler",
      options: recommended,
      filename: route,
      code: handle("return fetch(`${process.env.BACKEND_URL}/me`, { method: 'POST', credentials: 'include' });"),
      errors: [{
        column: 67, endColumn: 89, line: 3, messageId: "ineffectiveMode", data: { stated: 'credentials: "include"' },
        suggestions: [
          { messageId: "forwardCookies", data: { cookies: "(await headers()).get('cookie') ?? ''" }, output: handle("return fetch(`${process.env.BACKEND_URL}/me`, { method: 'POST', headers: { cookie: (await headers()).get('cookie') ?? '' } });", "import { headers } from 'next/headers';\nimport { NextResponse } from 'next/server';") },
          { messageId: "removeMode", output: handle("return fetch(`${process.env.BACKEND_URL}/me`, { method: 'POST' });") },
        ],
      }],
    },
    {
      name: "with other headers",
      options: recommended,
      filename: route,
      code: 'import { NextResponse } from "next/server";\nexport async function GET() {\n  return fetch(BACKEND, {\n    credentials: "include", // signed in\n    headers: {\n      "Content-Type": "application/json",\n    },\n  });\n}\n',
      errors: [{
        line: 4, messageId: "ineffectiveMode",
        suggestions: [
          { messageId: "forwardCookies", output: 'import { headers } from "next/headers";\nimport { NextResponse } from "next/server";\nexport async function GET() {\n  return fetch(BACKEND, {\n    // signed in\n    headers: {\n      "Content-Type": "application/json",\n      cookie: (await headers()).get("cookie") ?? "",\n    },\n  });\n}\n' },
          { messageId: "removeMode", output: 'import { NextResponse } from "next/server";\nexport async function GET() {\n  return fetch(BACKEND, {\n    // signed in\n    headers: {\n      "Content-Type": "application/json",\n    },\n  });\n}\n' },
        ],
      }],
    },
    {
      name: "where headers() is imported already",
      options: recommended,
      filename: page,
      code: "import { headers } from 'next/headers'\nexport default async function Page() {\n  const language = (await headers()).get('accept-language')\n  await fetch(BACKEND, { credentials: 'include' })\n}\n",
      errors: [{
        line: 4, messageId: "ineffectiveMode",
        suggestions: [
          { messageId: "forwardCookies", output: "import { headers } from 'next/headers'\nexport default async function Page() {\n  const language = (await headers()).get('accept-language')\n  await fetch(BACKEND, { headers: { cookie: (await headers()).get('cookie') ?? '' } })\n}\n" },
          { messageId: "removeMode", output: "import { headers } from 'next/headers'\nexport default async function Page() {\n  const language = (await headers()).get('accept-language')\n  await fetch(BACKEND, {})\n}\n" },
        ],
      }],
    },
    {
      name: "where headers() has another name",
      options: recommended,
      filename: app.path("app/actions.ts"),
      code: "'use server';\nimport { headers as incoming } from 'next/headers';\nexport async function save() { await fetch(BACKEND, { method: 'POST', credentials: 'include' }); }\n",
      errors: [{
        messageId: "ineffectiveMode",
        suggestions: [
          { messageId: "forwardCookies", output: "'use server';\nimport { headers as incoming } from 'next/headers';\nexport async function save() { await fetch(BACKEND, { method: 'POST', headers: { cookie: (await incoming()).get('cookie') ?? '' } }); }\n" },
          { messageId: "removeMode", output: "'use server';\nimport { headers as incoming } from 'next/headers';\nexport async function save() { await fetch(BACKEND, { method: 'POST' }); }\n" },
        ],
      }],
    },
    {
      name: "in 14, where headers() is no promise",
      options: recommended,
      filename: older,
      code: "import 'server-only';\nexport default function Page() { return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }\n",
      errors: [{
        messageId: "ineffectiveMode",
        suggestions: [
          { messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport 'server-only';\nexport default function Page() { return fetch(BACKEND, { headers: { cookie: headers().get('cookie') ?? '' }, cache: 'no-store' }); }\n" },
          { messageId: "removeMode", output: "import 'server-only';\nexport default function Page() { return fetch(BACKEND, { cache: 'no-store' }); }\n" },
        ],
      }],
    },
    { name: "in a helper that only the server imports", options: recommended, filename: lib, code: "export const load = () => fetch(process.env.BACKEND_URL + '/orders', { credentials: 'include', cache: 'no-store' });", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "export const load = () => fetch(process.env.BACKEND_URL + '/orders', { cache: 'no-store' });" }] }] },
    { name: "in a Server Function of such a package", options: recommended, filename: shared, code: "'use server';\nexport const save = () => fetch(process.env.BACKEND_URL, { credentials: 'include', method: 'POST' });", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "'use server';\nexport const save = () => fetch(process.env.BACKEND_URL, { method: 'POST' });" }] }] },
    { name: "in the proxy", options: recommended, filename: app.path("proxy.ts"), code: "export function proxy() { return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "export function proxy() { return fetch(BACKEND, { cache: 'no-store' }); }" }] }] },
    { name: "in an API route", options: recommended, filename: app.path("pages/api/legacy.ts"), code: "import axios from 'axios';\nexport default async function handler(req, res) { res.json(await fetch(BACKEND, { credentials: 'include', cache: 'no-store' })); }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import axios from 'axios';\nexport default async function handler(req, res) { res.json(await fetch(BACKEND, { cache: 'no-store' })); }" }] }] },
    { name: "in getServerSideProps", options: recommended, filename: app.path("pages/old.tsx"), code: "import x from 'x';\nexport async function getServerSideProps() { const response = await fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); return { props: await response.json() }; }\nexport default function Old() { return null; }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import x from 'x';\nexport async function getServerSideProps() { const response = await fetch(BACKEND, { cache: 'no-store' }); return { props: await response.json() }; }\nexport default function Old() { return null; }" }] }] },
    { name: "in a cached function", options: recommended, filename: lib, code: "import x from 'x';\nexport async function load() { 'use cache'; return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import x from 'x';\nexport async function load() { 'use cache'; return fetch(BACKEND, { cache: 'no-store' }); }" }] }] },
    { name: "in a private cache", options: recommended, filename: lib, code: "import x from 'x';\nexport async function load() { 'use cache: private'; return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nexport async function load() { 'use cache: private'; return fetch(BACKEND, { headers: { cookie: (await headers()).get('cookie') ?? '' }, cache: 'no-store' }); }" }, { messageId: "removeMode", output: "import x from 'x';\nexport async function load() { 'use cache: private'; return fetch(BACKEND, { cache: 'no-store' }); }" }] }] },
    { name: "in unstable_cache", options: recommended, filename: lib, code: "import { unstable_cache } from 'next/cache';\nexport const load = unstable_cache(async () => fetch(BACKEND, { credentials: 'include', cache: 'no-store' }));", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import { unstable_cache } from 'next/cache';\nexport const load = unstable_cache(async () => fetch(BACKEND, { cache: 'no-store' }));" }] }] },
    { name: "in generateStaticParams", options: recommended, filename: page, code: "import x from 'x';\nexport async function generateStaticParams() { return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import x from 'x';\nexport async function generateStaticParams() { return fetch(BACKEND, { cache: 'no-store' }); }" }] }] },
    {
      name: "where headers is something else",
      options: recommended,
      filename: lib,
      code: "import x from 'x';\nexport async function load() { const headers = {}; return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }",
      errors: [{
        messageId: "ineffectiveMode",
        suggestions: [
          { messageId: "forwardCookies", output: "import { headers as requestHeaders } from 'next/headers';\nimport x from 'x';\nexport async function load() { const headers = {}; return fetch(BACKEND, { headers: { cookie: (await requestHeaders()).get('cookie') ?? '' }, cache: 'no-store' }); }" },
          { messageId: "removeMode", output: "import x from 'x';\nexport async function load() { const headers = {}; return fetch(BACKEND, { cache: 'no-store' }); }" },
        ],
      }],
    },
    {
      name: "where both names are something else",
      options: recommended,
      filename: lib,
      code: "import x from 'x';\nexport async function load(headers, requestHeaders) { return fetch(BACKEND, { credentials: 'include', cache: 'no-store' }); }",
      errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import x from 'x';\nexport async function load(headers, requestHeaders) { return fetch(BACKEND, { cache: 'no-store' }); }" }] }],
    },
    { name: "options from another module", options: recommended, filename: route, code: "import { WITH_COOKIES } from '../../../lib/constants';\nexport async function GET() { return fetch(process.env.BACKEND_URL, WITH_COOKIES); }", errors: [{ column: 38, endColumn: 43, messageId: "ineffectiveMode" }] },
    { name: "a constant", options: recommended, filename: route, code: "import x from 'x';\nconst init = { credentials: 'include', cache: 'no-store' };\nexport async function GET() { return fetch(BACKEND, init); }", errors: [{ line: 2, messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import x from 'x';\nconst init = { cache: 'no-store' };\nexport async function GET() { return fetch(BACKEND, init); }" }] }] },
    { name: "a request object", options: recommended, filename: route, code: handle("return fetch(new Request(BACKEND, { credentials: 'include', method: 'POST' }));"), errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch(new Request(BACKEND, { headers: { cookie: (await headers()).get('cookie') ?? '' }, method: 'POST' }));\n}\n" }, { messageId: "removeMode", output: "import { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch(new Request(BACKEND, { method: 'POST' }));\n}\n" }] }] },
    { name: "axios", options: recommended, filename: route, code: handle("return axios.get(process.env.BACKEND_URL, { withCredentials: true, timeout: 5 });", "import axios from 'axios';"), errors: [{ messageId: "ineffectiveMode", data: { stated: "withCredentials: true" }, suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport axios from 'axios';\nexport async function GET() {\n  return axios.get(process.env.BACKEND_URL, { headers: { cookie: (await headers()).get('cookie') ?? '' }, timeout: 5 });\n}\n" }, { messageId: "removeMode", output: "import axios from 'axios';\nexport async function GET() {\n  return axios.get(process.env.BACKEND_URL, { timeout: 5 });\n}\n" }] }] },
    { name: "ky", options: recommended, filename: route, code: handle("return ky(BACKEND, { credentials: 'include', timeout: 5 });", "import ky from 'ky';"), errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport ky from 'ky';\nexport async function GET() {\n  return ky(BACKEND, { headers: { cookie: (await headers()).get('cookie') ?? '' }, timeout: 5 });\n}\n" }, { messageId: "removeMode", output: "import ky from 'ky';\nexport async function GET() {\n  return ky(BACKEND, { timeout: 5 });\n}\n" }] }] },
    { name: "a relative address of the declared API", settings: apis, options: recommended, filename: route, code: handle("return fetch(`${process.env.SHOP_API}/orders`, { credentials: 'include', method: 'POST' });"), errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch(`${process.env.SHOP_API}/orders`, { headers: { cookie: (await headers()).get('cookie') ?? '' }, method: 'POST' });\n}\n" }, { messageId: "removeMode", output: "import { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch(`${process.env.SHOP_API}/orders`, { method: 'POST' });\n}\n" }] }] },
    { name: "a function whose callers mean different hosts", options: recommended, filename: lib, code: "import x from 'x';\nasync function load(url) { return fetch(url, { credentials: 'include', method: 'GET' }); }\nexport const seed = () => Promise.all([load('https://raw.test/a.png'), load(process.env.BACKEND_URL + '/me')]);", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "import x from 'x';\nasync function load(url) { return fetch(url, { method: 'GET' }); }\nexport const seed = () => Promise.all([load('https://raw.test/a.png'), load(process.env.BACKEND_URL + '/me')]);" }] }] },
    { name: "an inline Server Function", options: recommended, filename: page, code: "import x from 'x';\nexport default function Page() { async function save() { 'use server'; await fetch(BACKEND, { credentials: 'include', method: 'POST' }); } return <form action={save} />; }", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nexport default function Page() { async function save() { 'use server'; await fetch(BACKEND, { headers: { cookie: (await headers()).get('cookie') ?? '' }, method: 'POST' }); } return <form action={save} />; }" }, { messageId: "removeMode", output: "import x from 'x';\nexport default function Page() { async function save() { 'use server'; await fetch(BACKEND, { method: 'POST' }); } return <form action={save} />; }" }] }] },
    { name: "CommonJS gets no import", options: recommended, filename: app.path("pages/api/legacy.ts"), code: "module.exports = async (req, res) => { await fetch(BACKEND, { credentials: 'include', method: 'POST' }); };", errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "removeMode", output: "module.exports = async (req, res) => { await fetch(BACKEND, { method: 'POST' }); };" }] }] },
    { name: "a cast", options: recommended, filename: route, code: handle("return fetch(BACKEND, { credentials: 'include' as RequestCredentials, method: 'POST' } as RequestInit);"), errors: [{ messageId: "ineffectiveMode", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch(BACKEND, { headers: { cookie: (await headers()).get('cookie') ?? '' }, method: 'POST' } as RequestInit);\n}\n" }, { messageId: "removeMode", output: "import { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch(BACKEND, { method: 'POST' } as RequestInit);\n}\n" }] }] },
    { name: "strict: beside a cookie header", filename: route, code: handle("return fetch(BACKEND, { credentials: 'include', headers: { cookie: jar } });"), errors: [{ messageId: "redundantMode", suggestions: [{ messageId: "removeMode", output: handle("return fetch(BACKEND, { headers: { cookie: jar } });") }] }] },
    { name: "strict: same-origin", filename: route, code: handle('return fetch(BACKEND, { "credentials": "same-origin", method: "POST", });'), errors: [{ messageId: "redundantMode", suggestions: [{ messageId: "removeMode", output: handle('return fetch(BACKEND, { method: "POST", });') }] }] },
    { name: "strict: a third party", filename: route, code: handle("return fetch('https://images.test/logo.png', { credentials: 'include' });"), errors: [{ messageId: "redundantMode", suggestions: [{ messageId: "removeMode", output: "import { NextResponse } from 'next/server';\nexport async function GET() {\n  return fetch('https://images.test/logo.png', {});\n}\n" }] }] },
    { name: "strict: an instance", filename: lib, code: "import axios from 'axios';\nexport const api = axios.create({ baseURL: process.env.BACKEND_URL, withCredentials: true });", errors: [{ messageId: "redundantMode", suggestions: [{ messageId: "removeMode", output: "import axios from 'axios';\nexport const api = axios.create({ baseURL: process.env.BACKEND_URL });" }] }] },
    { name: "strict: options that callers add to", filename: lib, code: "export const get = (path, init) => fetch(BACKEND + path, { credentials: 'include', ...init });", errors: [{ messageId: "redundantMode", suggestions: [{ messageId: "removeMode", output: "export const get = (path, init) => fetch(BACKEND + path, { ...init });" }] }] },
    { name: "strict: a mode that is there by a condition", filename: lib, code: "export const get = (path) => fetch(BACKEND + path, { ...(DEV && { credentials: 'include' }) });", errors: [{ messageId: "redundantMode" }] },
  ],
});

tester.run("no-ineffective-credentials: a route that needs the session", rule, {
  valid: [
    { name: "a route that does not read the session", filename: page, code: "export default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/rates`); }" },
    { name: "a route with another method", filename: page, code: "export default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`, { method: 'POST' }); }" },
    { name: "a path without a route", filename: page, code: "export default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/none`); }" },
    { name: "another server with the same paths", filename: page, code: "export default async function Page() { await fetch(`${process.env.BACKEND_URL}/api/me`); }" },
    { name: "a literal host", filename: page, code: "export default async function Page() { await fetch('https://shop.test/api/me'); }" },
    { name: "the route itself, in front of another server", filename: app.path("app/api/me/route.ts"), code: "export async function GET(request) { cookies(); return fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`); }" },
    { name: "a cookie header", filename: page, code: "export default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`, { headers: { cookie: jar } }); }" },
    { name: "headers that a call builds", filename: page, code: "export default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`, { headers: await headers() }); }" },
    { name: "headers of the incoming request", filename: page, code: "import { headers } from 'next/headers';\nexport default async function Page() { const incoming = await headers(); await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`, { headers: incoming }); }" },
    { name: "client code", filename: app.path("app/button.tsx"), code: "'use client';\nfetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`);" },
    { name: "a module that both run", filename: app.path("lib/shared.ts"), code: "export const load = () => fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`);" },
    { name: "a declared API, some path", settings: apis, filename: page, code: "export default async function Page() { await fetch('https://api.shop.test/products'); }" },
    { name: "a declared API, a login", settings: apis, filename: page, code: "export default async function Page() { await fetch('https://api.shop.test/session', { body: '{}', method: 'POST' }); }" },
    { name: "a declared API with a token", settings: apis, filename: page, code: "export default async function Page() { await fetch('https://api.shop.test/me', { headers: { 'X-Api-Key': key } }); }" },
    { name: "an undeclared API", filename: page, code: "export default async function Page() { await fetch('https://api.shop.test/me'); }" },
  ],
  invalid: [
    {
      name: "by the app's own origin",
      options: recommended,
      filename: page,
      code: "import x from 'x';\nexport default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`); }",
      errors: [{
        column: 46, endColumn: 51, messageId: "missingCookie", data: { api: "cookies()", route: "app/api/me/route.ts" },
        suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nexport default async function Page() { await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/me`, { headers: { cookie: (await headers()).get('cookie') ?? '' } }); }" }],
      }],
    },
    { name: "by a name with a fallback", filename: page, code: "import x from 'x';\nconst SITE = process.env.NEXT_PUBLIC_SITE_URL ?? 'http://localhost:3000';\nexport default async function Page() { await fetch(`${SITE}/api/me`, { cache: 'no-store' }); }", errors: [{ messageId: "missingCookie", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nconst SITE = process.env.NEXT_PUBLIC_SITE_URL ?? 'http://localhost:3000';\nexport default async function Page() { await fetch(`${SITE}/api/me`, { cache: 'no-store', headers: { cookie: (await headers()).get('cookie') ?? '' } }); }" }] }] },
    { name: "by the machine itself", filename: page, code: "import x from 'x';\nexport default async function Page() { await fetch('http://localhost:3000/api/me'); }", errors: [{ messageId: "missingCookie", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nexport default async function Page() { await fetch('http://localhost:3000/api/me', { headers: { cookie: (await headers()).get('cookie') ?? '' } }); }" }] }] },
    { name: "by a declared origin", settings: apis, filename: page, code: "import x from 'x';\nexport default async function Page() { await fetch('https://api.shop.test/api/me'); }", errors: [{ messageId: "missingCookie", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nexport default async function Page() { await fetch('https://api.shop.test/api/me', { headers: { cookie: (await headers()).get('cookie') ?? '' } }); }" }] }] },
    { name: "a session endpoint of a declared API", settings: apis, filename: page, code: "import x from 'x';\nexport default async function Page() { await fetch('https://api.shop.test/me'); }", errors: [{ messageId: "missingIdentity", data: { path: "/me", target: "https://api.shop.test" }, suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport x from 'x';\nexport default async function Page() { await fetch('https://api.shop.test/me', { headers: { cookie: (await headers()).get('cookie') ?? '' } }); }" }] }] },
    { name: "of a declared name", settings: apis, filename: lib, code: "import axios from 'axios';\nexport const load = async () => axios.get(`${process.env.SHOP_API}/auth/session`);", errors: [{ messageId: "missingIdentity", suggestions: [{ messageId: "forwardCookies", output: "import { headers } from 'next/headers';\nimport axios from 'axios';\nexport const load = async () => axios.get(`${process.env.SHOP_API}/auth/session`, { headers: { cookie: (await headers()).get('cookie') ?? '' } });" }] }] },
    { name: "in an arrow that is not async", settings: apis, filename: lib, code: "export const load = () => fetch('https://api.shop.test/me');", errors: [{ messageId: "missingIdentity", suggestions: [] }] },
  ],
});
