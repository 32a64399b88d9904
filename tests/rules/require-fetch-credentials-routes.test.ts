/** Requests that matter because of what the app's own route does with the session. The routes lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-fetch-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const NEXT = '{ "dependencies": { "next": "16.4.6" } }';
const PATHS = '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }';

const APP = {
  "app/api/(account)/cart/route.ts": "import { getSession } from '@/lib/session';\nexport const GET = async () => Response.json(await getSession());\n",
  "app/api/auth/[...nextauth]/route.ts": "import { handlers } from '@/auth';\nexport const { GET, POST } = handlers;\n",
  "app/api/chat/route.ts": "import { auth } from '@/auth';\nexport const POST = async () => Response.json(await auth());\n",
  "app/api/login/route.ts": "import { cookies } from 'next/headers';\nexport async function POST(request) { const { token } = await request.json(); (await cookies()).set('session', token); return Response.json({}); }\n",
  "app/api/me/route.ts": "import { cookies } from 'next/headers';\nexport async function GET() { return Response.json((await cookies()).get('session')); }\nexport async function POST() { return Response.json({}); }\n",
  "app/api/orders/[id]/route.ts": "import { auth } from '@/auth';\nexport const GET = auth((request) => Response.json(request.auth));\nexport const DELETE = auth((request) => Response.json(request.auth));\n",
  "app/api/rates/route.ts": "export const GET = () => Response.json([1, 2]);\n",
  "app/api/users/[id]/route.ts": "import { auth } from '@/auth';\nexport const GET = async () => Response.json(await auth());\n",
  "app/api/users/public/route.ts": "export const GET = () => Response.json([]);\n",
  "app/cart.tsx": "",
  "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
  "auth.ts": "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({});\n",
  "lib/session.ts": "import { cookies } from 'next/headers';\nexport async function getSession() { return (await cookies()).get('session'); }\n",
  "package.json": NEXT,
  "tsconfig.json": PATHS,
};

const filename = createProject(APP).path("app/cart.tsx");

function createRoutes(files: Readonly<Record<string, string>>): string {
  return createProject({ "app/cart.tsx": "", "package.json": NEXT, "tsconfig.json": PATHS, ...files }).path("app/cart.tsx");
}

const ME = { "app/api/me/route.ts": APP["app/api/me/route.ts"] };
const legacy = createRoutes({
  "pages/api/me.ts": "import { getServerSession } from 'next-auth/next';\nexport default async function handler(req, res) {\n  if (req.method === 'GET') return res.json(await getServerSession(req, res, {}));\n  if (req.method === 'POST') return res.json({});\n}\n",
});
const based = createRoutes({ ...ME, "next.config.mjs": "export default { basePath: '/shop' };\n" });
const computedBase = createRoutes({ ...ME, "next.config.mjs": "export default { basePath: process.env.BASE_PATH };\n" });
const rewritten = createRoutes({
  ...ME,
  "next.config.mjs": "export default { async rewrites() { return [{ source: '/backend/:path*', destination: '/api/:path*' }, { source: '/remote/:path*', destination: 'https://api.shop.test/:path*' }]; } };\n",
});
const replaced = createRoutes({ ...ME, "next.config.mjs": "export default { rewrites: async () => ({ beforeFiles: createRewrites() }) };\n" });

/** A route of one library, and the file that requests it. */
function createRoute(code: string, files: Readonly<Record<string, string>> = {}): string {
  return createRoutes({ "app/api/me/route.ts": code, ...files });
}
const withBetterAuth = createRoute("import { auth } from '@/lib/auth';\nexport const GET = async (request) => Response.json(await auth.api.getSession({ headers: request.headers }));\n", {
  "lib/auth.ts": "import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});\n",
});
const withClerk = createRoute("import { auth } from '@clerk/nextjs/server';\nexport async function GET() { const { userId } = await auth(); return Response.json(userId); }\n");
const withIron = createRoute("import { getIronSession } from 'iron-session';\nimport { cookies } from 'next/headers';\nexport const GET = async () => Response.json(await getIronSession(await cookies(), {}));\n");
const withSupabase = createRoute("import { createClient } from '@/lib/supabase';\nexport async function GET() { const supabase = await createClient(); return Response.json(await supabase.auth.getUser()); }\n", {
  "lib/supabase.ts": "import { createServerClient } from '@supabase/ssr';\nimport { cookies } from 'next/headers';\nexport async function createClient() {\n  const jar = await cookies();\n  return createServerClient('', '', { cookies: { getAll() { return jar.getAll(); }, setAll() {} } });\n}\n",
});
const inCircles = createRoute("import { a } from '@/lib/a';\nexport const GET = () => a();\n", {
  "lib/a.ts": "import { b } from './b';\nexport const a = () => b();\n",
  "lib/b.ts": "import { a } from './a';\nexport const b = () => a();\n",
});

function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

const sessionRoutes = [{ sameOrigin: "session-routes" }] as const;
const IN_ORDERS = { api: "auth()", option: 'credentials: "same-origin"', route: "app/api/orders/[id]/route.ts" };
const FETCH = "fetch('/api/me');";
const FIXED = "fetch('/api/me', { credentials: 'same-origin' });";

/** A bare request for `/api/me`, reported because of the route of a project. */
function reported(name: string, project: string, api: string) {
  return {
    name: `it reports a request to a route that reads the session by ${name}`,
    code: inClient(FETCH),
    errors: [{ data: { api, option: 'credentials: "same-origin"', route: "app/api/me/route.ts" }, messageId: "missingForSession" }],
    filename: project,
    options: sessionRoutes,
    output: inClient(FIXED),
  } as const;
}

tester.run("require-fetch-credentials by what a route reads", rule, {
  valid: [
    { name: "it allows a request to a public route", code: inClient("fetch('/api/rates');"), filename, options: sessionRoutes },
    { name: "it allows a request to a route that only sets a cookie", code: inClient("fetch('/api/login', { method: 'POST', body });"), filename, options: sessionRoutes },
    { name: "it allows a request to a route that nobody has", code: inClient("fetch('/api/missing');"), filename, options: sessionRoutes },
    { name: "it allows a wrapper that is called for public routes only", code: inClient("const getJson = (url) => fetch(url);", "getJson('/api/rates');"), filename, options: sessionRoutes },
    { name: "it allows a wrapper that is given a method which does not read the session", code: inClient("const send = (url, method) => fetch(url, { method });", "send('/api/me', 'POST');"), filename, options: sessionRoutes },
    { name: "it allows a request to a page", code: inClient("fetch('/');"), filename, options: sessionRoutes },
    { name: "it allows a method that does not read the session", code: inClient("fetch('/api/me', { method: 'POST' });"), filename, options: sessionRoutes },
    { name: "it allows an unknown method where one does not read the session", code: inClient("export const send = (method) => fetch('/api/me', { method });"), filename, options: sessionRoutes },
    { name: "it allows a method that the route does not have", code: inClient("fetch('/api/cart', { method: 'DELETE' });"), filename, options: sessionRoutes },
    { name: "it allows an address that another route may answer", code: inClient("export const load = (id) => fetch(`/api/users/${id}`);"), filename, options: sessionRoutes },
    { name: "it allows one of two addresses whose route is public", code: inClient("export const load = (own) => fetch(own ? '/api/me' : '/api/rates');"), filename, options: sessionRoutes },
    { name: "it allows an address from the page", code: inClient("fetch('api/me');"), filename, options: sessionRoutes },
    { name: "it allows an address that cannot be known", code: inClient("export const load = (url) => fetch(url);"), filename, options: sessionRoutes },
    { name: "it allows a request with a token", code: inClient("fetch('/api/me', { headers: { Authorization: token } });"), filename, options: sessionRoutes },
    { name: "it allows an option that cannot be known", code: inClient("export const load = (init) => fetch('/api/me', init);"), filename, options: sessionRoutes },
    { name: "it allows a stated mode", code: inClient(FIXED), filename, options: sessionRoutes },
    { name: "it allows a path that needs no session", code: inClient(FETCH), filename, options: [{ allowPaths: ["/api/**"], sameOrigin: "session-routes" }] },
    { name: "it allows axios, which always sends the page's own cookies", code: inClient("import axios from 'axios';", "axios.get('/api/me');", "axios.get('/api/me', { withCredentials: false });"), filename, options: sessionRoutes },
    { name: "it allows a missing mode where none is asked for", code: inClient(FETCH), filename, options: [{ sameOrigin: "ignore" }] },
    { name: "it allows a request without the base path", code: inClient(FETCH), filename: based, options: sessionRoutes },
    { name: "it allows a request under a base path that is computed", code: inClient(FETCH), filename: computedBase, options: sessionRoutes },
    { name: "it allows a request that is rewritten to another host", code: inClient("fetch('/remote/me');"), filename: rewritten, options: sessionRoutes },
    { name: "it allows a request that may be rewritten", code: inClient(FETCH), filename: replaced, options: sessionRoutes },
    { name: "it allows a method that an API route answers without the session", code: inClient("fetch('/api/me', { method: 'POST' });"), filename: legacy, options: sessionRoutes },
    { name: "it allows helpers that go in a circle", code: inClient(FETCH), filename: inCircles, options: sessionRoutes },
    { name: "it allows omit towards a public route", code: inClient("fetch('/api/rates', { credentials: 'omit' });"), filename },
    { name: "it allows omit where nobody knows the route", code: inClient("fetch('/api/missing', { credentials: 'omit' });", "export const load = (path) => fetch(`/${path}`, { credentials: 'omit' });"), filename },
    { name: "it allows omit towards another host", code: inClient("fetch('https://weather.test/me', { credentials: 'omit' });"), filename },
    { name: "it allows a client whose requests state a mode", code: inClient("import ky from 'ky';", "const api = ky.create({ prefixUrl: '/api/me', credentials: 'omit' });", "api.get('x', { credentials: 'include' });"), filename },
  ],
  invalid: [
    { name: "it reports a wrapper for the one call whose route reads the session", code: inClient("const getJson = (url) => fetch(url);", "getJson('/api/rates');", "getJson('/api/me');"), errors: [{ data: { api: "cookies()", call: "getJson('/api/me')", caller: "on line 4", option: 'credentials: "same-origin"', route: "app/api/me/route.ts" }, line: 2, messageId: "missingForSessionThrough" }], filename, options: sessionRoutes, output: inClient("const getJson = (url) => fetch(url, { credentials: 'same-origin' });", "getJson('/api/rates');", "getJson('/api/me');") },
    { name: "it reports a wrapper that is given the method", code: inClient("const send = (url, method) => fetch(url, { method });", "send('/api/me', 'GET');"), errors: [{ line: 2, messageId: "missingForSessionThrough" }], filename, options: sessionRoutes, output: inClient("const send = (url, method) => fetch(url, { method, credentials: 'same-origin' });", "send('/api/me', 'GET');") },
    reported("cookies()", filename, "cookies()"),
    reported("better-auth", withBetterAuth, "getSession()"),
    reported("Clerk", withClerk, "auth()"),
    reported("iron-session", withIron, "getIronSession()"),
    reported("Supabase", withSupabase, "cookies()"),
    { name: "it reports a request to a route in a group, by a helper of another module", code: inClient("fetch('/api/cart');"), errors: [{ data: { api: "cookies()", option: 'credentials: "same-origin"', route: "app/api/(account)/cart/route.ts" }, messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("fetch('/api/cart', { credentials: 'same-origin' });") },
    { name: "it reports a request to a route with a segment", code: inClient("export const load = (id) => fetch(`/api/orders/${id}`);"), errors: [{ data: IN_ORDERS, messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("export const load = (id) => fetch(`/api/orders/${id}`, { credentials: 'same-origin' });") },
    { name: "it reports an unknown method where all read the session", code: inClient("export const send = (id, method) => fetch(`/api/orders/${id}`, { method });"), errors: [{ data: IN_ORDERS, messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("export const send = (id, method) => fetch(`/api/orders/${id}`, { method, credentials: 'same-origin' });") },
    { name: "it reports a request to a catch-all of next-auth", code: inClient("fetch('/api/auth/session');"), errors: [{ messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("fetch('/api/auth/session', { credentials: 'same-origin' });") },
    { name: "it reports two addresses whose routes read the session", code: inClient("export const load = (all) => fetch(all ? '/api/cart' : '/api/me');"), errors: [{ messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("export const load = (all) => fetch(all ? '/api/cart' : '/api/me', { credentials: 'same-origin' });") },
    { name: "it reports a request with a query", code: inClient("fetch(`/api/cart?page=${page}`);"), errors: [{ messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("fetch(`/api/cart?page=${page}`, { credentials: 'same-origin' });") },
    { name: "it reports a request by the page's own origin", code: inClient("fetch(`${location.origin}/api/cart`);"), errors: [{ messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("fetch(`${location.origin}/api/cart`, { credentials: 'same-origin' });") },
    { name: "it writes the mode that the options name", code: inClient("import axios from 'axios';", "axios.get('/api/me');"), errors: [{ data: { api: "cookies()", option: "withCredentials: true", route: "app/api/me/route.ts" }, messageId: "missingForSession" }], filename, options: [{ sameOrigin: "session-routes", sameOriginMode: "include" }], output: inClient("import axios from 'axios';", "axios.get('/api/me', { withCredentials: true });") },
    { name: "it reports ky by the method of the call", code: inClient("import ky from 'ky';", "ky.get('/api/me');", "ky.post('/api/me');"), errors: [{ line: 3, messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("import ky from 'ky';", "ky.get('/api/me', { credentials: 'same-origin' });", "ky.post('/api/me');") },
    { name: "it reports a transport by its default address", code: inClient("import { DefaultChatTransport } from 'ai';", "new DefaultChatTransport();"), errors: [{ messageId: "missingForSession" }], filename, options: sessionRoutes, output: inClient("import { DefaultChatTransport } from 'ai';", "new DefaultChatTransport({ credentials: 'same-origin' });") },
    { name: "it reports a method that an API route answers with the session", code: inClient(FETCH), errors: [{ data: { api: "getServerSession()", option: 'credentials: "same-origin"', route: "pages/api/me.ts" }, messageId: "missingForSession" }], filename: legacy, options: sessionRoutes, output: inClient(FIXED) },
    { name: "it reports a request with the base path", code: inClient("fetch('/shop/api/me');"), errors: [{ messageId: "missingForSession" }], filename: based, options: sessionRoutes, output: inClient("fetch('/shop/api/me', { credentials: 'same-origin' });") },
    { name: "it reports a request that is rewritten to an own route", code: inClient("fetch('/backend/me');"), errors: [{ messageId: "missingForSession" }], filename: rewritten, options: sessionRoutes, output: inClient("fetch('/backend/me', { credentials: 'same-origin' });") },
    {
      name: "it reports omit towards a route that reads the session, whatever is asked of missing modes",
      code: inClient("fetch('/api/me', { credentials: 'omit' });"),
      errors: [{ column: 20, data: { api: "cookies()", option: 'credentials: "same-origin"', route: "app/api/me/route.ts", stated: 'credentials: "omit"' }, line: 2, messageId: "omittedSession", suggestions: [{ data: { option: 'credentials: "same-origin"' }, messageId: "useSameOrigin", output: inClient(FIXED) }] }],
      filename,
      options: [{ sameOrigin: "ignore" }],
    },
    { name: "it reports omit in an init that other requests use", code: inClient("const init = { credentials: 'omit' } as const;", "fetch('/api/me', init);", "fetch('/api/rates', init);"), errors: [{ messageId: "omittedSession", suggestions: [{ messageId: "useSameOrigin", output: inClient("const init = { credentials: 'omit' } as const;", "fetch('/api/me', { ...init, credentials: 'same-origin' });", "fetch('/api/rates', init);") }] }], filename },
  ],
});
