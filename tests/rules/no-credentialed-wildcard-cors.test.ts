import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-credentialed-wildcard-cors.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const app = createProject({
  "app/page.tsx": "import '../components/upload';\n",
  "components/upload.tsx": "'use client';\nimport { shared } from '../lib/shared';\nexport const upload = () => shared;\n",
  "lib/cors.ts":
    "export const ANY = '*';\nexport const YES = 'true';\nexport const credentials = { 'Access-Control-Allow-Credentials': 'true' };\nexport const exact = { 'Access-Control-Allow-Origin': 'https://shop.test' };\nexport const open = { 'Access-Control-Allow-Origin': '*' };\n",
  "lib/shared.ts": "",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/index.tsx": "",
});
const route = app.path("app/api/route.ts");
const apiRoute = app.path("pages/api/me.ts");
const proxy = app.path("proxy.ts");
const config = app.path("next.config.mjs");
const lib = app.path("lib/headers.ts");

const ORIGIN = "'Access-Control-Allow-Origin'";
const CREDENTIALS = "'Access-Control-Allow-Credentials'";

/** A Route Handler of some lines. */
function inRoute(...lines: readonly string[]): string {
  return ["import { NextResponse } from 'next/server';", "export async function GET(request: Request) {", ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

function inApiRoute(...lines: readonly string[]): string {
  return ["export default function handler(req, res) {", ...lines.map((line) => `  ${line}`), "  res.end();", "}", ""].join("\n");
}

/** An answer with these headers, in a Route Handler. */
const answer = (headers: string, ...before: readonly string[]): string => inRoute(...before, `return NextResponse.json({}, { headers: ${headers} });`);
const both = (origin: string, credentials = "'true'"): string => `{ ${ORIGIN}: ${origin}, ${CREDENTIALS}: ${credentials} }`;
const readOrigin = "const origin = request.headers.get('origin');";

const anyOrigin = [{ messageId: "anyOrigin" }] as const;
const reflected = [{ messageId: "reflectedOrigin" }] as const;

const valid: readonly (readonly [name: string, code: string, filename?: string])[] = [
  ["a public answer without credentials", answer(`{ ${ORIGIN}: '*' }`)],
  ["credentials without an origin", answer(`{ ${CREDENTIALS}: 'true' }`)],
  ["an exact origin", answer(both("'https://shop.test'"))],
  ["an exact origin of another module", `import { exact } from '../../lib/cors';\n${answer(`{ ...exact, ${CREDENTIALS}: 'true' }`)}`],
  ["the text false, which allows nothing", answer(both("'*'", "'false'"))],
  ["the text True, which allows nothing", answer(both("'*'", "'True'"))],
  ["no credentials in production", answer(both("'*'", "process.env.NODE_ENV === 'production' ? 'false' : 'true'"))],
  ["an origin of the environment", answer(both("process.env.ALLOWED_ORIGIN"))],
  ["an origin of the environment with a default", answer(both("process.env.ALLOWED_ORIGIN ?? '*'"))],
  ["one of two origins", answer(both("isDev ? '*' : 'https://shop.test'"))],
  ["an unknown origin", answer(both("origin"))],
  ["an origin that a call gives", answer(both("getAllowedOrigin(request)"))],
  ["the app's own origin", answer(both("request.nextUrl.origin"))],
  ["an origin in the query", answer(both("request.nextUrl.searchParams.get('origin')"))],
  ["an unknown spread that may override", answer(`{ ${ORIGIN}: '*', ${CREDENTIALS}: 'true', ...extra }`)],
  ["a spread under a condition", answer(`{ ${ORIGIN}: '*', ...(signedIn && { ${CREDENTIALS}: 'true' }) }`)],
  ["a computed name after it", answer(`{ ${ORIGIN}: '*', ${CREDENTIALS}: 'true', [name]: value }`)],
  ["the origin stated anew", answer(`{ ${ORIGIN}: '*', ${CREDENTIALS}: 'true', 'access-control-allow-origin': 'https://shop.test' }`)],
  ["a list behind includes", answer(both("allowed.includes(origin) ? origin : ''"), readOrigin)],
  ["a list behind has and an if", inRoute(readOrigin, "if (!ALLOWED.has(origin)) return new Response(null, { status: 403 });", `return new Response(null, { headers: ${both("origin")} });`)],
  ["a regular expression", inRoute(readOrigin, "const ok = /\\.shop\\.test$/.test(origin);", `return new Response(null, { headers: ${both("ok ? origin : ''")} });`)],
  ["a function that checks", answer(both("origin"), readOrigin, "if (!isTrusted(origin)) return NextResponse.json({});")],
  ["a function that is given the request", answer(both("origin"), readOrigin, "if (!check(request)) return NextResponse.json({});")],
  ["a function that throws", answer(both("origin"), readOrigin, "assertAllowedOrigin(request);")],
  ["a comparison", answer(both("origin"), readOrigin, "if (origin !== 'https://shop.test') return NextResponse.json({});")],
  ["a switch", inRoute(readOrigin, "switch (origin) {", "  case 'https://shop.test':", `    return new Response(null, { headers: ${both("origin")} });`, "}")],
  ["an end of the host", answer(both("origin"), readOrigin, "if (!origin?.endsWith('.shop.test')) return NextResponse.json({});")],
  ["a test that is kept in a name", answer(both("origin"), readOrigin, "const known = isAllowed(request);", "if (!known) return NextResponse.json({});")],
  ["an environment", answer(both("origin"), readOrigin, "if (process.env.NODE_ENV === 'production') return NextResponse.json({});")],
  ["a wrapper that checks", `export const GET = withAllowedOrigins((request) => new Response(null, { headers: ${both("request.headers.get('origin')")} }));\n`],
  ["a caller that checks", `function reflect(request) { return ${both("request.headers.get('origin')")}; }\nexport function GET(request) {\n  return new Response(null, ALLOWED.includes(request.headers.get('origin')) ? { headers: reflect(request) } : {});\n}\n`],
  ["a reflected origin without credentials", answer(`{ ${ORIGIN}: request.headers.get('origin') }`)],
  ["an origin that is written again", answer(both("origin"), "let origin = '*';", "if (signedIn) origin = 'https://shop.test';")],
  ["headers of a request", "export const load = () => fetch('https://api.shop.test', { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } });\n", lib],
  ["headers of a client", `import axios from 'axios';\nexport const api = axios.create({ baseURL: 'https://api.shop.test', headers: ${both("'*'")} });\n`, lib],
  ["headers of a request in a constant", `const headers = ${both("'*'")};\nexport const load = () => fetch('https://api.shop.test', { headers });\n`, lib],
  ["headers of a request that is handed on", inRoute(`return NextResponse.next({ request: { headers: ${both("'*'")} } });`), proxy],
  ["a client module", `'use client';\nexport const headers = ${both("'*'")};\n`, app.path("components/upload.tsx")],
  ["a module that runs in the browser", `export const shared = ${both("'*'")};\n`, app.path("lib/shared.ts")],
  ["a test", answer(both("'*'")), app.path("app/api/route.test.ts")],
  ["a description of an API", `export const spec = { ${ORIGIN}: { schema: { type: 'string' } }, ${CREDENTIALS}: { schema: { type: 'string' } } };\n`, lib],
  ["exclusive branches", inApiRoute("if (req.method === 'OPTIONS') {", `  res.setHeader(${ORIGIN}, '*');`, "} else {", `  res.setHeader(${CREDENTIALS}, 'true');`, "}"), apiRoute],
  ["a branch that is left", inApiRoute("if (req.method === 'OPTIONS') {", `  res.setHeader(${ORIGIN}, '*');`, "  return res.end();", "}", `res.setHeader(${CREDENTIALS}, 'true');`), apiRoute],
  ["two cases", inApiRoute("switch (req.method) {", `  case 'GET': res.setHeader(${ORIGIN}, '*'); break;`, `  case 'POST': res.setHeader(${CREDENTIALS}, 'true'); break;`, "}"), apiRoute],
  ["two conditions", inApiRoute(`if (open) res.setHeader(${ORIGIN}, '*');`, `if (signedIn) res.setHeader(${CREDENTIALS}, 'true');`), apiRoute],
  ["two answers", inRoute("const open = new Headers();", "const closed = new Headers();", `open.set(${ORIGIN}, '*');`, `closed.set(${CREDENTIALS}, 'true');`)],
  ["two functions", `export function a(res) { res.setHeader(${ORIGIN}, '*'); }\nexport function b(res) { res.setHeader(${CREDENTIALS}, 'true'); }\n`, lib],
  ["set anew later", inApiRoute(`res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`, `if (known) res.setHeader(${ORIGIN}, 'https://shop.test');`), apiRoute],
  ["removed later", inApiRoute(`res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`, `res.removeHeader(${CREDENTIALS});`), apiRoute],
  ["all others without credentials", inApiRoute("const { origin } = req.headers;", `if (ALLOWED.has(origin)) res.setHeader(${ORIGIN}, origin);`, `else res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`), apiRoute],
  ["a constant that is changed", inRoute(`const headers = ${both("'*'")};`, `headers[${ORIGIN}] = 'https://shop.test';`, "return new Response(null, { headers });")],
  ["a constant that is overridden", `const cors = ${both("'*'")};\nexport const GET = () => new Response(null, { headers: { ...cors, ${ORIGIN}: 'https://shop.test' } });\n`],
  ["headers that are set anew", inRoute(`const headers = new Headers(${both("'*'")});`, `headers.set(${ORIGIN}, 'https://shop.test');`, "return new Response(null, { headers });")],
  ["an entry of next.config without credentials", "export default { async headers() { return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }]; } };\n", config],
  ["two entries of next.config", "export default { async headers() { return [{ source: '/a', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }, { source: '/b', headers: [{ key: 'Access-Control-Allow-Credentials', value: 'true' }] }]; } };\n", config],
  ["an exact origin in next.config", "export default { async headers() { return [{ source: '/a', headers: [{ key: 'Access-Control-Allow-Origin', value: 'https://shop.test' }, { key: 'Access-Control-Allow-Credentials', value: 'true' }] }]; } };\n", config],
  ["a list that may go on", `export const headers = [[${ORIGIN}, '*'], [${CREDENTIALS}, 'true'], ...more];\n`, lib],
  ["cors with a list", "import cors from 'cors';\nexport default cors({ origin: ['https://shop.test'], credentials: true });\n", apiRoute],
  ["cors with one origin", "import cors from 'cors';\nexport default cors({ origin: process.env.WEB_URL, credentials: true });\n", apiRoute],
  ["cors with a function that decides", "import cors from 'cors';\nexport default cors({ origin: (origin, callback) => { if (allowed.has(origin)) callback(null, true); }, credentials: true });\nexport const b = cors({ origin: (origin, callback) => allowed.has(origin) && callback(null, true), credentials: true });\nexport const c = cors({ origin: (origin, callback) => { if (!origin) return; callback(null, true); }, credentials: true });\n", apiRoute],
  ["cors with a function that refuses, or allows one", "import cors from 'cors';\nexport default cors({ origin: (origin, callback) => callback(null, false), credentials: true });\nexport const b = cors({ origin: (origin, callback) => callback(null, 'https://shop.test'), credentials: true });\n", apiRoute],
  ["cors with a function that hands its callback on", "import cors from 'cors';\nexport default cors({ origin: (origin, callback) => check(origin, callback), credentials: true });\n", apiRoute],
  ["cors with a function", "import cors from 'cors';\nexport default cors({ origin: (origin, callback) => callback(null, allowed.has(origin)), credentials: true });\n", apiRoute],
  ["cors without credentials", "import cors from 'cors';\nexport default cors({ origin: '*' });\nexport const b = cors({ origin: true, credentials: false });\nexport const c = cors();\n", apiRoute],
  ["cors with unknown options", "import cors from 'cors';\nexport default cors({ credentials: true, ...options });\n", apiRoute],
  ["Hono with a function that checks", "import { cors } from 'hono/cors';\nexport const a = cors({ origin: (origin) => (origin.endsWith('.shop.test') ? origin : null), credentials: true });\n", route],
  ["some other cors", "import { cors } from './cors';\nexport const a = cors({ origin: '*', credentials: true });\n", route],
];

const found: readonly (readonly [name: string, code: string, errors: typeof anyOrigin | typeof reflected, filename?: string])[] = [
  ["credentials that are spread in from another module", `import { credentials } from '../../lib/cors';\n${answer(`{ ...credentials, ${ORIGIN}: '*' }`)}`, anyOrigin],
  ["an origin that is spread in from another module", `import { open } from '../../lib/cors';\n${answer(`{ ...open, ${CREDENTIALS}: 'true' }`)}`, anyOrigin],
  ["the origin in a variable", answer(both("origin"), readOrigin), reflected],
  ["the origin in place", answer(both("request.headers.get('Origin')")), reflected],
  ["the origin with a default", answer(both("request.headers.get('origin') ?? '*'")), reflected],
  ["the origin with an empty default, in a variable", answer(both("origin"), "const origin = request.headers.get('origin') || '';"), reflected],
  ["the origin in a template", answer(both("`${origin}`"), readOrigin), reflected],
  ["the origin asserted", answer(both("(origin as string)!"), readOrigin), reflected],
  ["the origin where there is one", answer(both("origin ? origin : '*'"), readOrigin), reflected],
  ["nothing but a test for the method", answer(both("origin"), readOrigin, "if (request.method === 'OPTIONS') return NextResponse.json({});"), reflected],
  ["a session is no list of origins", answer(both("origin"), readOrigin, "const session = await getSession();", "if (!session) return NextResponse.json({}, { status: 401 });"), reflected],
  ["an origin that is also logged", answer(both("origin"), readOrigin, "console.log(origin);"), reflected],
  ["the headers of next/headers", `import { headers } from 'next/headers';\nexport async function GET() {\n  const list = await headers();\n  return new Response(null, { headers: ${both("list.get('origin')")} });\n}\n`, reflected],
  ["a function that is given the origin", `const cors = (origin) => (${both("origin")});\nexport function GET(request) {\n  return new Response(null, { headers: cors(request.headers.get('origin')) });\n}\n`, reflected],
  ["a helper with the request", `export function cors(request) {\n  return ${both("request.headers.get('origin')")};\n}\n`, reflected, lib],
  ["setHeader of the pages router", inApiRoute(`res.setHeader(${CREDENTIALS}, 'true');`, `res.setHeader(${ORIGIN}, req.headers.origin || '*');`), reflected, apiRoute],
  ["a destructured origin", inApiRoute("const { origin } = req.headers;", `if (origin) res.setHeader(${ORIGIN}, origin);`, `res.setHeader(${CREDENTIALS}, true);`), reflected, apiRoute],
  ["an origin in brackets", inApiRoute(`res.setHeader(${ORIGIN}, req.headers['origin']);`, `res.setHeader(${CREDENTIALS}, true);`), reflected, apiRoute],
  ["everybody, with or without an origin", inApiRoute("const { origin } = req.headers;", `if (origin) res.setHeader(${ORIGIN}, origin);`, `else res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`), reflected, apiRoute],
  ["an assignment", inApiRoute("const origin = req.headers.origin;", `res.headers[${ORIGIN}] = origin;`, `res.headers[${CREDENTIALS}] = 'true';`), reflected, apiRoute],
  ["a response of the proxy", `import { NextResponse } from 'next/server';\nexport function proxy(request) {\n  const response = NextResponse.next();\n  response.headers.set(${ORIGIN}, request.headers.get('origin') ?? '');\n  response.headers.set(${CREDENTIALS}, 'true');\n  return response;\n}\n`, reflected, proxy],
  ["writeHead", inApiRoute(`res.writeHead(200, ${both("req.headers.origin")});`), reflected, apiRoute],
  ["chained calls", inApiRoute(`res.setHeader(${ORIGIN}, '*').setHeader(${CREDENTIALS}, 'true');`), anyOrigin, apiRoute],
  ["an init, and a header that follows", inRoute(`const response = NextResponse.json({}, { headers: { ${CREDENTIALS}: 'true' } });`, `response.headers.set(${ORIGIN}, '*');`, "return response;"), anyOrigin],
  ["a computed name", inRoute(`const headers = { ${CREDENTIALS}: 'true' };`, "const NAME = 'Access-Control-Allow-Origin';", "headers[NAME] = '*';", "return new Response(null, { headers });"), anyOrigin],
  ["cors that reflects", "import cors from 'cors';\nexport default cors({ origin: true, credentials: true });\n", reflected, apiRoute],
  ...["(origin, callback) => callback(null, true)", "(origin, callback) => { log(origin); callback(null, origin); }", "function (from, done) { return done(null, from); }"].map(
    (decide) => [`cors with a function that allows each: ${decide}`, `import cors from 'cors';\nexport default cors({ origin: ${decide}, credentials: true });\n`, reflected, apiRoute] as const,
  ),
  ["cors with a function of the module that allows each", "import cors from 'cors';\nconst allow = (origin, callback) => { callback(null, true); };\nexport default cors({ origin: allow, credentials: true });\n", reflected, apiRoute],
  ["cors of require", "const cors = require('cors');\nmodule.exports = cors({ origin: true, credentials: true });\n", reflected, app.path("pages/api/me.js")],
  ["nextjs-cors that reflects", "import NextCors from 'nextjs-cors';\nexport default async function handler(req, res) {\n  await NextCors(req, res, { origin: true, credentials: true });\n}\n", reflected, apiRoute],
  ["Hono that reflects", "import { cors } from 'hono/cors';\nexport const a = cors({ origin: (origin) => origin, credentials: true });\n", reflected, route],
  ["Elysia that reflects by default", "import { cors } from '@elysiajs/cors';\nexport const a = cors({ credentials: true });\n", reflected, route],
  ["Elysia with a wildcard, which allows credentials anyway", "import { cors } from '@elysiajs/cors';\nexport const a = cors({ origin: '*', credentials: true });\n", anyOrigin, route],
];

interface Mended {
  readonly name: string;
  readonly code: string;
  readonly output: string;
  readonly filename?: string;
  readonly option?: string;
}

const mended: readonly Mended[] = [
  { name: "constants of another module", code: `import { ANY, YES } from '../../lib/cors';\n${answer(both("ANY", "YES"))}`, output: `import { ANY, YES } from '../../lib/cors';\n${answer(`{ ${ORIGIN}: ANY }`)}` },
  { name: "an unknown spread before", code: answer(`{ ...extra, ${ORIGIN}: '*', ${CREDENTIALS}: 'true' }`), output: answer(`{ ...extra, ${ORIGIN}: '*' }`) },
  { name: "a literal", code: answer(both("'*'")), output: answer(`{ ${ORIGIN}: '*' }`) },
  { name: "true as a value", code: answer(both("'*'", "true")), output: answer(`{ ${ORIGIN}: '*' }`) },
  { name: "names in any case", code: answer("{ 'access-control-allow-origin': '*', 'ACCESS-CONTROL-ALLOW-CREDENTIALS': 'true' }"), output: answer("{ 'access-control-allow-origin': '*' }") },
  { name: "double quotes", code: answer('{ "Access-Control-Allow-Credentials": "true", "Access-Control-Allow-Origin": "*" }'), output: answer('{ "Access-Control-Allow-Origin": "*" }') },
  {
    name: "lines, comments and a trailing comma",
    code: `export const corsHeaders = {\n  // everybody\n  "Access-Control-Allow-Origin": "*",\n  // with the login\n  "Access-Control-Allow-Credentials": "true",\n} as const;\n`,
    filename: lib,
    output: `export const corsHeaders = {\n  // everybody\n  "Access-Control-Allow-Origin": "*",\n  // with the login\n} as const;\n`,
  },
  { name: "a constant that is spread", code: `const cors = ${both("'*'")};\nexport const GET = () => Response.json({}, { headers: { ...cors, Vary: 'Origin' } });\n`, output: `const cors = { ${ORIGIN}: '*' };\nexport const GET = () => Response.json({}, { headers: { ...cors, Vary: 'Origin' } });\n` },
  { name: "new Headers", code: inRoute(`const headers = new Headers(${both("'*'")});`, "return new Response(null, { headers });"), output: inRoute(`const headers = new Headers({ ${ORIGIN}: '*' });`, "return new Response(null, { headers });") },
  { name: "pairs in parentheses", code: answer(`[(([${ORIGIN}, '*'])), ( ([${CREDENTIALS}, 'true']) )]`), output: answer(`[(([${ORIGIN}, '*']))]`) },
  { name: "pairs in parentheses, the other way round", code: answer(`[(/* a */ [${CREDENTIALS}, 'true']), ([${ORIGIN}, '*'])]`), output: answer(`[([${ORIGIN}, '*'])]`) },
  { name: "pairs", code: answer(`[[${ORIGIN}, '*'], [${CREDENTIALS}, 'true']]`), output: answer(`[[${ORIGIN}, '*']]`) },
  { name: "statements", code: inApiRoute(`res.setHeader(${CREDENTIALS}, 'true');`, `res.setHeader(${ORIGIN}, '*');`), filename: apiRoute, output: inApiRoute(`res.setHeader(${ORIGIN}, '*');`) },
  { name: "headers.set", code: inRoute("const headers = new Headers();", `headers.set(${ORIGIN}, "*");`, `headers.set(${CREDENTIALS}, "true")`, "return new Response(null, { headers })"), output: inRoute("const headers = new Headers();", `headers.set(${ORIGIN}, "*");`, "return new Response(null, { headers })") },
  { name: "statements in one branch", code: inApiRoute("if (req.method === 'OPTIONS') {", `  res.setHeader(${ORIGIN}, '*');`, `  res.setHeader(${CREDENTIALS}, 'true');`, "}"), filename: apiRoute, output: inApiRoute("if (req.method === 'OPTIONS') {", `  res.setHeader(${ORIGIN}, '*');`, "}") },
  {
    name: "an entry of next.config",
    code: "module.exports = {\n  async headers() {\n    return [\n      {\n        source: '/api/:path*',\n        headers: [\n          { key: 'Access-Control-Allow-Credentials', value: 'true' },\n          { key: 'Access-Control-Allow-Origin', value: '*' },\n        ],\n      },\n    ];\n  },\n};\n",
    filename: app.path("next.config.js"),
    output: "module.exports = {\n  async headers() {\n    return [\n      {\n        source: '/api/:path*',\n        headers: [\n          { key: 'Access-Control-Allow-Origin', value: '*' },\n        ],\n      },\n    ];\n  },\n};\n",
  },
  { name: "cors by default", code: "import cors from 'cors';\nexport default cors({ credentials: true, methods: ['GET'] });\n", filename: apiRoute, option: "'credentials'", output: "import cors from 'cors';\nexport default cors({ methods: ['GET'] });\n" },
  { name: "nextjs-cors", code: "import NextCors from 'nextjs-cors';\nexport default (req, res) => NextCors(req, res, { origin: '*', credentials: true });\n", filename: apiRoute, option: "'credentials'", output: "import NextCors from 'nextjs-cors';\nexport default (req, res) => NextCors(req, res, { origin: '*' });\n" },
  { name: "Hono", code: "import { cors as allow } from 'hono/cors';\nexport const a = allow({ origin: '*', credentials: true });\n", option: "'credentials'", output: "import { cors as allow } from 'hono/cors';\nexport const a = allow({ origin: '*' });\n" },
];

tester.run("no-credentialed-wildcard-cors", rule, {
  valid: valid.map(([name, code, filename = route]) => ({ code, filename, name: `not reported: ${name}` })),
  invalid: [
    ...found.map(([name, code, errors, filename = route]) => ({ code, errors: [...errors], filename, name })),
    ...mended.map(({ code, filename = route, name, option = CREDENTIALS, output }) => ({
      code,
      errors: [{ messageId: "anyOrigin" as const, suggestions: [{ data: { name: option }, messageId: "dropCredentials" as const, output }] }],
      filename,
      name: `mended: ${name}`,
    })),
  ],
});
