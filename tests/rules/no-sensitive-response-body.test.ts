/** Credentials in what handlers answer with. The stories lie on the disk; the linted text is the case. */
import parser from "@typescript-eslint/parser";
import { RuleTester } from "@typescript-eslint/rule-tester";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-sensitive-response-body.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const shop = createProject({
  "app/api/me/route.ts": "",
  "app/page.tsx": "",
  "auth.ts": "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({});\n",
  "lib/answer.ts": [
    "import { NextResponse } from 'next/server';",
    "export { NextResponse as Reply } from 'next/server';",
    "export const ok = (data) => NextResponse.json({ data, ok: true });",
    "export function withError(handler) { return async (request) => { try { return await handler(request); } catch { return new Response(null, { status: 500 }); } }; }",
    "export const noContent = (data) => new Response(null, { status: 204 });",
    "",
  ].join("\n"),
  "lib/better.ts": "import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});\n",
  "lib/cors.ts": "export const cors = (handler) => handler;\n",
  "lib/handler.ts": "import { getToken } from './session';\nexport async function handler() { return Response.json({ token: await getToken() }); }\nexport async function fine() { return Response.json({ ok: true }); }\n",
  "lib/names.ts": "export const SESSION_COOKIE = 'session';\nexport const THEME_COOKIE = 'theme';\n",
  "lib/send.ts": "export function send(res, status, data) { res.status(status).json({ data }); }\nexport function sendOk(res, data) { send(res, 200, data); }\nexport const drop = (res, data) => res.status(204).end();\n",
  "lib/session.ts": [
    "import { cookies } from 'next/headers';",
    "import { SESSION_COOKIE } from './names';",
    "export async function getToken() { return (await cookies()).get(SESSION_COOKIE)?.value ?? null; }",
    "export async function getSession() { return { theme: 'dark', token: await getToken() }; }",
    "export function readToken(request: Request) { return request.headers.get('authorization')?.slice(7); }",
    "export async function getUser() { return verify(await getToken()); }",
    "",
  ].join("\n"),
  "lib/supabase.ts": "import { createServerClient } from '@supabase/ssr';\nexport async function createClient() { return createServerClient('', '', {}); }\n",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/account.tsx": "",
  "pages/api/me.ts": "",
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
});

const route = shop.path("app/api/me/route.ts");
const api = shop.path("pages/api/me.ts");
const account = shop.path("pages/account.tsx");

const IMPORTS = "import { cookies, headers } from 'next/headers';\nimport { NextResponse } from 'next/server';\n";

/** A Route Handler of some statements. */
function get(...statements: readonly string[]): string {
  return `${IMPORTS}import { getSession, getToken, getUser, readToken } from '@/lib/session';\nexport async function GET(request, { params }) {\n${statements.map((statement) => `  ${statement}\n`).join("")}}\n`;
}

/** An API route of some statements, in TypeScript. */
function handle(...statements: readonly string[]): string {
  return `import { sendOk, drop } from '@/lib/send';\nexport default async function handler(req, res) {\n${statements.map((statement) => `  ${statement}\n`).join("")}}\n`;
}

/** A page whose props are some expression. */
function props(value: string, ...statements: readonly string[]): string {
  return `export default function Page() { return null; }\nexport async function getServerSideProps(context) {\n${statements.map((statement) => `  ${statement}\n`).join("")}  return { props: ${value} };\n}\n`;
}

const COOKIE = "The cookie 'session'";
const SHARED = "The cookie 'session', read in lib/session.ts:3,";
const JAR = "Every cookie of the request";
const HEADER = "The header 'Authorization'";
const READ = "const token = (await cookies()).get('session')?.value;";

interface Place {
  readonly column?: number;
  readonly line?: number;
}

type Suggestions = readonly { readonly data: Readonly<Record<string, string>>; readonly messageId: "removeProperty"; readonly output: string }[];

/** One error of a Route Handler, with the text that is left where a property may go. */
function body(credential: string, property?: readonly [name: string, output: string], place: Place = {}, handler = "'GET'") {
  const suggestions: Suggestions | null = property === undefined ? null : [{ data: { property: property[0] }, messageId: "removeProperty", output: property[1] }];
  return { data: { credential, handler }, messageId: "responseBody" as const, suggestions: suggestions as never, ...place };
}

function sent(credential: string, property?: readonly [name: string, output: string], place: Place = {}) {
  return body(credential, property, place, "this API route");
}

function prop(credential: string, property?: readonly [name: string, output: string]) {
  return { ...body(credential, property, {}, "'getServerSideProps'"), messageId: "pageProps" as const };
}

tester.run("no-sensitive-response-body", rule, {
  valid: [
    // What is no credential.
    { name: "it allows a theme cookie", code: get("return Response.json({ theme: (await cookies()).get('theme')?.value });"), filename: route },
    { name: "it allows a CSRF token", code: get("return Response.json({ csrf: (await cookies()).get('csrf_token')?.value });"), filename: route },
    { name: "it allows a CSRF token of the request", code: get("return Response.json({ csrf: request.cookies.get('XSRF-TOKEN')?.value });"), filename: route },
    { name: "it allows a name that is not known", code: get("const { name } = await params;", "return Response.json((await cookies()).get(name));"), filename: route },
    { name: "it allows other headers", code: get("return Response.json({ ip: request.headers.get('x-forwarded-for'), agent: (await headers()).get('user-agent') });"), filename: route },
    { name: "it allows the token of the URL", code: get("const token = new URL(request.url).searchParams.get('token');", "return Response.json({ token });"), filename: route },
    { name: "it allows the token of a body", code: get("const { token } = await request.json();", "return Response.json({ token });"), filename: route },
    { name: "it allows the token that another service has just handed out", code: get("const response = await fetch('https://id.test/token', { method: 'POST', headers: { cookie: request.headers.get('cookie') } });", "const { access_token } = await response.json();", "return Response.json({ access_token });"), filename: route },
    { name: "it allows a token that is made here", code: get(READ, "const accessToken = await sign({ token });", "return Response.json({ access_token: accessToken, token_type: 'Bearer' });"), filename: route },
    { name: "it allows a provider's token endpoint", code: "import { issue } from './issue';\nexport async function POST(request) { const form = await request.formData(); return Response.json(await issue(form.get('code'))); }", filename: route },
    { name: "it allows to hand the header on to another service", code: get("return fetch('https://api.test', { headers: { Authorization: request.headers.get('authorization') } });"), filename: route },
    { name: "it allows what another service answers", code: get("const r = await fetch('https://api.test', { headers: { Authorization: request.headers.get('authorization') } });", "return Response.json(await r.json());"), filename: route },
    { name: "it allows a hash", code: get(READ, "return Response.json({ id: createHash('sha256').update(token).digest('hex') });"), filename: route },
    { name: "it allows whether it is there", code: get(READ, "return Response.json({ isLoggedIn: Boolean(token), a: !!token, b: token !== undefined, c: (await cookies()).has('session') });"), filename: route },
    { name: "it allows its length and its end", code: get(READ, "return Response.json({ length: token.length, hint: token.slice(-4) });"), filename: route },
    { name: "it allows what it stands for", code: get("return Response.json({ user: await getUser() });"), filename: route },
    { name: "it allows another field", code: get("const { theme, token } = await getSession();", "return Response.json({ theme });"), filename: route },
    { name: "it allows the rest without it", code: get("const { token, ...rest } = await getSession();", "return Response.json(rest);"), filename: route },
    { name: "it allows a token that is replaced", code: get("return Response.json({ ...(await getSession()), token: undefined });"), filename: route },
    { name: "it allows the session of Auth.js, which is made for the client", code: "import { auth } from '@/auth';\nexport async function GET() { return Response.json(await auth()); }", filename: route },
    { name: "it allows the user of Better Auth", code: "import { auth } from '@/lib/better';\nexport async function GET(request) { const session = await auth.api.getSession({ headers: request.headers }); return Response.json(session.user); }", filename: route },
    // What is not the body.
    { name: "it allows Set-Cookie", code: get(READ, "return new Response(null, { headers: { 'Set-Cookie': `session=${token}; HttpOnly` } });"), filename: route },
    { name: "it allows cookies.set", code: get(READ, "const response = NextResponse.json({ ok: true });", "response.cookies.set('session', token, { httpOnly: true });", "return response;"), filename: route },
    { name: "it allows a redirect", code: get(READ, "return NextResponse.redirect(new URL('/', request.url));"), filename: route },
    { name: "it allows an init", code: get(READ, "return Response.json({ ok: true }, { status: token ? 200 : 401 });"), filename: route },
    { name: "it allows a log", code: get(READ, "console.log(token);", "return Response.json({ ok: true });"), filename: route },
    { name: "it allows headers as an object of their own, which are `{}` as JSON", code: get("return Response.json({ headers: request.headers, jar: request.cookies });"), filename: route },
    { name: "it allows a helper that drops it", code: `import { noContent } from '@/lib/answer';\n${get(READ, "return noContent({ token });")}`, filename: route },
    { name: "it allows a Response of the file's own", code: "class Response { static json() { return 1; } }\nimport { cookies } from 'next/headers';\nexport async function GET() { return Response.json((await cookies()).get('session')); }", filename: route },
    { name: "it allows a function that is no handler", code: `${IMPORTS}export async function read() { return Response.json((await cookies()).get('session')); }`, filename: route },
    { name: "it allows a function that only another one returns", code: `${IMPORTS}function other() { return Response.json('x'); }\nexport async function GET() { return other(); }`, filename: route },
    // Other files.
    { name: "it allows a page of the app router", code: get("return Response.json({ token: await getToken() });"), filename: shop.path("app/page.tsx") },
    { name: "it allows a module that is no route", code: get("return Response.json({ token: await getToken() });"), filename: shop.path("lib/route-like.ts") },
    { name: "it allows a route.ts outside of app", code: get("return Response.json({ token: await getToken() });"), filename: shop.path("lib/route.ts") },
    { name: "it allows a test", code: get("return Response.json({ token: await getToken() });"), filename: shop.path("app/api/me/route.test.ts") },
    { name: "it allows a text without a file", code: get("return Response.json({ token: await getToken() });") },
    { name: "it allows what settings allow", code: get(READ, "return Response.json({ token });"), filename: route, settings: { "next-boundary": { allow: ["session"] } } },
    { name: "it allows what an option allows", code: get(READ, "return Response.json({ token });"), filename: route, options: [{ allow: ["session"] }] },
    // API routes.
    { name: "it allows an API route's theme", code: handle("res.json({ theme: req.cookies.theme });"), filename: api },
    { name: "it allows whether an API route has a session", code: handle("res.status(200).json({ isLoggedIn: Boolean(req.cookies.session) });"), filename: api },
    { name: "it allows a header that an API route sets", code: handle("res.setHeader('Set-Cookie', `session=${req.cookies.session}`);", "res.status(204).end();"), filename: api },
    { name: "it allows json() of something else", code: handle("const other = make();", "other.json(req.cookies.session);", "await upstream.send(req.headers.authorization);", "res.end();"), filename: api },
    { name: "it allows a helper that sends nothing of it", code: handle("drop(res, req.cookies.session);"), filename: api },
    { name: "it allows a redirect of an API route", code: handle("res.redirect('/login');"), filename: api },
    { name: "it allows other headers of an API route", code: handle("const { cookie, authorization, ...headers } = req.headers;", "res.json({ headers, agent: req.headers['user-agent'] });"), filename: api },
    { name: "it allows the body of an API route", code: handle("res.json({ token: req.body.token, session: req.query.session });"), filename: api },
    { name: "it allows a function of an API route that is no handler", code: "export function other(req, res) { res.json(req.cookies.session); }\nexport default function handler(req, res) { res.end(); }", filename: api },
    // Pages.
    { name: "it allows props without it", code: props("{ isLoggedIn: context.req.cookies.session !== undefined, theme: context.req.cookies.theme }"), filename: account },
    { name: "it allows the props of what the API answered", code: props("{ orders: await r.json() }", "const r = await fetch('https://api.test/orders', { headers: { cookie: context.req.headers.cookie } });"), filename: account },
    { name: "it allows a redirect of getServerSideProps", code: "export async function getServerSideProps({ req }) { if (req.cookies.session) return { redirect: { destination: '/', permanent: false } }; return { props: {} }; }", filename: account },
    { name: "it allows getStaticProps, which has no request", code: "export async function getStaticProps(context) { return { props: { token: context.req.cookies.session } }; }", filename: account },
    { name: "it allows another function of a page", code: "export function load(context) { return { props: { token: context.req.cookies.session } }; }", filename: account },
    { name: "it allows params", code: props("{ token: context.query.token, session: context.params.session }"), filename: account },
    // Limits.
    { name: "it allows a property that something else is written over", code: get(READ, "const data = { token };", "data.token = null;", "return Response.json(data);"), filename: route },
    { name: "not seen: a stream", code: get(READ, "return new Response(new ReadableStream({ start(c) { c.enqueue(token); } }));"), filename: route },
    { name: "not seen: what a wrapper makes a response of", code: "import { wrap } from 'wrap';\nimport { getToken } from '@/lib/session';\nexport const GET = wrap(async () => ({ token: await getToken() }));", filename: route },
  ],
  invalid: [
    { name: "it reports a property that is set later", code: get(READ, "const data = {};", "data.token = token;", "return Response.json(data);"), filename: route, errors: [body(COOKIE)] },
    { name: "it reports Response.json", code: get(READ, "return Response.json({ token });"), filename: route, errors: [body(COOKIE, ["token", get(READ, "return Response.json({});")], { column: 26, line: 6 })] },
    { name: "it reports NextResponse.json", code: get(READ, "return NextResponse.json({ name: 'a', token: token }, { status: 200 });"), filename: route, errors: [body(COOKIE, ["token", get(READ, "return NextResponse.json({ name: 'a' }, { status: 200 });")])] },
    { name: "it reports new Response of JSON", code: get(READ, "return new Response(JSON.stringify({ token, name: 'a' }));"), filename: route, errors: [body(COOKIE, ["token", get(READ, "return new Response(JSON.stringify({ name: 'a' }));")])] },
    { name: "it reports new Response of a text", code: get(READ, "return new Response(token);"), filename: route, errors: [body(COOKIE, undefined, { column: 23 })] },
    { name: "it reports new NextResponse", code: get(READ, "return new NextResponse(`Bearer ${token}`);"), filename: route, errors: [body(COOKIE)] },
    { name: "it reports a cookie that is read on the spot", code: get("return Response.json((await cookies()).get('session'));"), filename: route, errors: [body(COOKIE)] },
    { name: "it reports a cookie of the request", code: get("return Response.json(request.cookies.get('session')?.value);"), filename: route, errors: [body(COOKIE)] },
    { name: "it reports the cookies of the request", code: get("return Response.json(request.cookies.getAll());"), filename: route, errors: [body(JAR)] },
    { name: "it reports all cookies", code: get("return Response.json({ all: (await cookies()).getAll() });"), filename: route, errors: [body(JAR, ["all", get("return Response.json({});")])] },
    { name: "it reports all cookies by their names", code: get("return Response.json(Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])));"), filename: route, errors: [body(JAR)] },
    { name: "it reports the header of the request", code: get("return Response.json({ auth: request.headers.get('Authorization') });"), filename: route, errors: [body(HEADER, ["auth", get("return Response.json({});")])] },
    { name: "it reports all headers of the request", code: get("return NextResponse.json({ headers: Object.fromEntries(request.headers) });"), filename: route, errors: [body(JAR, ["headers", get("return NextResponse.json({});")])] },
    { name: "it reports all headers by their entries", code: get("return Response.json(Object.fromEntries(request.headers.entries()));"), filename: route, errors: [body(JAR)] },
    { name: "it reports the token of a header", code: get("const token = request.headers.get('authorization')?.split(' ')[1];", "return Response.json(token);"), filename: route, errors: [body(HEADER)] },
    { name: "it reports a constant's name", code: `import { SESSION_COOKIE } from '@/lib/names';\n${get("return Response.json(request.cookies.get(SESSION_COOKIE));")}`, filename: route, errors: [body(COOKIE)] },
    { name: "it reports a declared name", code: get("return Response.json((await cookies()).get('pm_vft'));"), filename: route, options: [{ sensitive: ["pm_vft"] }], errors: [body("The cookie 'pm_vft'")] },
    { name: "it reports a helper of another module", code: get("return Response.json({ session: await getSession() });"), filename: route, errors: [body(SHARED, ["session", get("return Response.json({});")])] },
    { name: "it reports a helper that is handed the request", code: get("return Response.json({ token: readToken(request) });"), filename: route, errors: [body("The header 'Authorization', read in lib/session.ts:5,", ["token", get("return Response.json({});")])] },
    { name: "it reports a response in a variable", code: get(READ, "const response = NextResponse.json({ token });", "response.cookies.set('a', 'b');", "return response;"), filename: route, errors: [body(COOKIE, ["token", get(READ, "const response = NextResponse.json({});", "response.cookies.set('a', 'b');", "return response;")], { line: 6 })] },
    { name: "it reports a body in a variable, where it gets in", code: get(READ, "const data = { name: 'a', token };", "return Response.json(data);"), filename: route, errors: [body(COOKIE, ["token", get(READ, "const data = { name: 'a' };", "return Response.json(data);")], { column: 29, line: 6 })] },
    { name: "it reports a helper that makes the response", code: `import { ok } from '@/lib/answer';\n${get(READ, "return ok({ name: 'a', token });")}`, filename: route, errors: [body(COOKIE, ["token", `import { ok } from '@/lib/answer';\n${get(READ, "return ok({ name: 'a' });")}`])] },
    { name: "it reports a helper of the same module", code: `function answer(data) { return Response.json({ data }); }\n${get("return answer(await getToken());")}`, filename: route, errors: [body(SHARED, undefined, { line: 6 })] },
    { name: "it reports a response of a helper of the same module, where it is made", code: "import { getToken } from '@/lib/session';\nasync function read() { return Response.json({ a: 1, token: await getToken() }); }\nexport const GET = () => read();", filename: route, errors: [body(SHARED, ["token", "import { getToken } from '@/lib/session';\nasync function read() { return Response.json({ a: 1 }); }\nexport const GET = () => read();"])] },
    { name: "it reports a response of a helper of another module, where it is asked for", code: "import { handler } from '@/lib/handler';\nexport async function GET() { return handler(); }", filename: route, errors: [body(SHARED, undefined, { column: 38, line: 2 })] },
    { name: "it reports a response by another name", code: `import { Reply } from '@/lib/answer';\n${get("return Reply.json(await getToken());")}`, filename: route, errors: [body(SHARED)] },
    { name: "it reports a namespace", code: "import * as server from 'next/server';\nimport * as next from 'next/headers';\nexport async function GET() { return server.NextResponse.json((await next.cookies()).get('session')); }", filename: route, errors: [body(COOKIE)] },
    { name: "it reports globalThis", code: get("return globalThis.Response.json(await getToken());"), filename: route, errors: [body(SHARED)] },
    { name: "it reports a copy", code: get("return Response.json(JSON.parse(JSON.stringify(await getSession())));"), filename: route, errors: [body(SHARED)] },
    { name: "it reports one branch", code: get(READ, "if (!token) return new Response(null, { status: 401 });", "return Response.json(token ? { token } : {});"), filename: route, errors: [body(COOKIE, ["token", get(READ, "if (!token) return new Response(null, { status: 401 });", "return Response.json(token ? {} : {});")])] },
    { name: "it reports each part", code: get(READ, "return Response.json({ a: token, b: 1, c: request.headers.get('cookie') });"), filename: route, errors: [
      body(COOKIE, ["a", get(READ, "return Response.json({ b: 1, c: request.headers.get('cookie') });")]),
      body("The header 'Cookie'", ["c", get(READ, "return Response.json({ a: token, b: 1 });")]),
    ] },
    { name: "it reports each handler", code: "import { getToken } from '@/lib/session';\nexport const GET = async () => Response.json(await getToken());\nexport const POST = async function () { return new Response(await getToken()); };", filename: route, errors: [body(SHARED), body(SHARED, undefined, {}, "'POST'")] },
    { name: "it reports a handler that is exported below", code: "import { getToken } from '@/lib/session';\nasync function load() { return Response.json(await getToken()); }\nexport { load as GET };", filename: route, errors: [body(SHARED)] },
    { name: "it reports what .then() makes", code: "import { getToken } from '@/lib/session';\nexport const GET = () => getToken().then((token) => Response.json(token));", filename: route, errors: [body(SHARED)] },
    { name: "it reports a wrapped handler", code: "import { withError } from '@/lib/answer';\nimport { getToken } from '@/lib/session';\nexport const GET = withError(async (request) => Response.json([await getToken(), request.cookies.get('session')]));", filename: route, errors: [body(SHARED), body(COOKIE)] },
    { name: "it reports a handler that a package wraps", code: "import { wrap } from 'wrap';\nimport { getToken } from '@/lib/session';\nconst handler = async () => Response.json(await getToken());\nexport const GET = wrap({ role: 'a' })(handler);", filename: route, errors: [body(SHARED)] },
    { name: "it reports a response that a wrapper takes from an object", code: "import { wrap } from 'wrap';\nimport { getToken } from '@/lib/session';\nexport const GET = wrap({ handler: async () => { return { audit: 1, response: Response.json(await getToken()) }; } });", filename: route, errors: [body(SHARED)] },
    { name: "it reports a handler within options", code: "import { create } from 'wrap';\nimport { getToken } from '@/lib/session';\nexport const POST = create({ handle: async () => Response.json(await getToken()) });", filename: route, errors: [body(SHARED, undefined, {}, "'POST'")] },
    { name: "it reports a callback that is returned", code: `import { guard } from 'guard';\n${get("return guard(async () => {", "  return Response.json({ token: await getToken() });", "});")}`, filename: route, errors: [body(SHARED, ["token", `import { guard } from 'guard';\n${get("return guard(async () => {", "  return Response.json({});", "});")}`])] },
    { name: "it reports a handler of another module, where it is exported", code: "export { handler as GET } from '@/lib/handler';\nexport { fine as POST } from '@/lib/handler';", filename: route, errors: [body("The cookie 'session', read in lib/session.ts:3,", undefined, { column: 10, line: 1 })] },
    { name: "it reports a handler of another module that is imported", code: "import { handler } from '@/lib/handler';\nexport const PUT = handler;", filename: route, errors: [body(SHARED, undefined, { line: 2 }, "'PUT'")] },
    { name: "it reports TypeScript's casts and types", code: "import { cookies } from 'next/headers';\nimport { NextResponse, type NextRequest } from 'next/server';\nexport async function GET(_request: NextRequest): Promise<NextResponse> { return (NextResponse.json({ token: ((await cookies()).get('session')!.value as string) } satisfies object)) as NextResponse; }", filename: route, errors: [body(COOKIE, ["token", "import { cookies } from 'next/headers';\nimport { NextResponse, type NextRequest } from 'next/server';\nexport async function GET(_request: NextRequest): Promise<NextResponse> { return (NextResponse.json({} satisfies object)) as NextResponse; }"])] },
    { name: "it reports a token of Auth.js", code: "import { auth } from '@/auth';\nexport async function GET() { const session = await auth(); return Response.json({ token: session?.accessToken }); }", filename: route, errors: [body("The token 'accessToken' of Auth.js", ["token", "import { auth } from '@/auth';\nexport async function GET() { const session = await auth(); return Response.json({}); }"])] },
    { name: "it reports a handler within auth() of Auth.js", code: "import { auth } from '@/auth';\nexport const GET = auth(async (request) => Response.json(request.cookies.get('session')));", filename: route, errors: [body(COOKIE)] },
    { name: "it reports a token of Clerk", code: "import { auth } from '@clerk/nextjs/server';\nexport async function GET() { const { getToken } = await auth(); return Response.json({ a: 1, token: await getToken() }); }", filename: route, errors: [body("The token 'getToken()' of Clerk", ["token", "import { auth } from '@clerk/nextjs/server';\nexport async function GET() { const { getToken } = await auth(); return Response.json({ a: 1 }); }"])] },
    { name: "it reports the session of Supabase", code: "import { createClient } from '@/lib/supabase';\nexport async function GET() { const supabase = await createClient(); const { data } = await supabase.auth.getSession(); return Response.json(data); }", filename: route, errors: [body("The token 'access_token' of Supabase")] },
    { name: "it reports the session of Better Auth", code: "import { auth } from '@/lib/better';\nexport async function GET(request) { return Response.json(await auth.api.getSession({ headers: request.headers })); }", filename: route, errors: [body("The token 'token' of Better Auth")] },
    { name: "it reports a double-quoted key between others", code: get(READ, "return Response.json({", "  \"user\": 1, // who", "  \"token\": token,", "  last: 2,", "});"), filename: route, errors: [body(COOKIE, ["token", get(READ, "return Response.json({", "  \"user\": 1, // who", "  last: 2,", "});")])] },
    { name: "it reports the last property with a trailing comma", code: get(READ, "return Response.json({", "  user: 1,", "  token,", "});"), filename: route, errors: [body(COOKIE, ["token", get(READ, "return Response.json({", "  user: 1,", "});")])] },
    // API routes.
    { name: "it reports res.json", code: handle("res.json({ token: req.cookies.session });"), filename: api, errors: [sent(COOKIE, ["token", handle("res.json({});")], { column: 21, line: 3 })] },
    { name: "it reports res.status().json", code: handle("return res.status(200).json(req.cookies['session']);"), filename: api, errors: [sent(COOKIE)] },
    { name: "it reports a constant's name in an API route", code: `import { SESSION_COOKIE } from '@/lib/names';\n${handle("res.send(req.cookies[SESSION_COOKIE]);")}`, filename: api, errors: [sent(COOKIE)] },
    { name: "it reports send, end and write", code: handle("res.write(req.headers.authorization);", "res.send(req.headers.cookie);", "res.end(`token=${req.cookies.session}`);"), filename: api, errors: [sent(HEADER), sent("The header 'Cookie'"), sent(COOKIE)] },
    { name: "it reports all cookies of an API route", code: handle("res.json(req.cookies);"), filename: api, errors: [sent(JAR)] },
    { name: "it reports all headers of an API route", code: handle("res.json({ headers: req.headers, method: req.method });"), filename: api, errors: [sent(JAR, ["headers", handle("res.json({ method: req.method });")])] },
    { name: "it reports what is taken apart", code: handle("const { session } = req.cookies;", "res.json(session);"), filename: api, errors: [sent(COOKIE)] },
    { name: "it reports other names and types of the parameters", code: "import type { NextApiRequest, NextApiResponse } from 'next';\nexport default (request: NextApiRequest, response: NextApiResponse<string>) => response.send(request.cookies.session!);", filename: api, errors: [sent(COOKIE)] },
    { name: "it reports a helper that is handed the response with a cast", code: handle("sendOk(res as any, { name: 'a', token: req.cookies.session });"), filename: api, errors: [sent(COOKIE, ["token", handle("sendOk(res as any, { name: 'a' });")])] },
    { name: "it reports a helper that is handed the response", code: handle("sendOk(res, { name: 'a', token: req.cookies.session });"), filename: api, errors: [sent(COOKIE, ["token", handle("sendOk(res, { name: 'a' });")])] },
    { name: "it reports a function for a method", code: "export default function handler(req, res) { if (req.method === 'GET') return read(req, res); res.end(); }\nfunction read(req, res) { res.json({ token: req.cookies.session }); }", filename: api, errors: [sent(COOKIE, ["token", "export default function handler(req, res) { if (req.method === 'GET') return read(req, res); res.end(); }\nfunction read(req, res) { res.json({}); }"], { line: 2 })] },
    { name: "it reports a function that is called twice once", code: "export default function handler(req, res) { if (req.method === 'GET') return read(req, res); return read(req, res); }\nfunction read(req: NextApiRequest, res: NextApiResponse) { res.json([req.cookies.session]); }", filename: api, errors: [sent(COOKIE)] },
    { name: "it reports a function with types that a table holds", code: "const handlers = { GET: async (req: NextApiRequest, res: NextApiResponse) => { res.json(req.cookies.session); } };\nexport default function handler(req: NextApiRequest, res: NextApiResponse) { return handlers[req.method](req, res); }", filename: api, errors: [sent(COOKIE)] },
    { name: "it reports a callback of an API route", code: handle("await run(async () => { res.json(req.cookies.session); });"), filename: api, errors: [sent(COOKIE)] },
    { name: "it reports a wrapped API route", code: "import { cors } from '@/lib/cors';\nasync function handler(req, res) { res.json(req.cookies.session); }\nexport default cors(handler);", filename: api, errors: [sent(COOKIE)] },
    { name: "it reports the token of next-auth in an API route", code: `import { getServerSession } from 'next-auth';\n${handle("const session = await getServerSession(req, res, {});", "res.json(session.accessToken);")}`, filename: api, errors: [sent("The token 'accessToken' of Auth.js")] },
    // Pages.
    { name: "it reports props", code: props("{ token: context.req.cookies.session }"), filename: account, errors: [prop(COOKIE, ["token", props("{}")])] },
    { name: "it reports props of a request that is taken out", code: "export const getServerSideProps = async ({ req }) => ({ props: { a: 1, cookie: req.headers.cookie ?? '' } });", filename: account, errors: [prop("The header 'Cookie'", ["cookie", "export const getServerSideProps = async ({ req }) => ({ props: { a: 1 } });"])] },
    { name: "it reports all cookies in the props", code: props("{ ...context.req.cookies }"), filename: account, errors: [prop(JAR)] },
    { name: "it reports props in a variable", code: "export async function getServerSideProps({ req: { cookies } }) { const props = { token: cookies.session }; return { props }; }", filename: account, errors: [prop(COOKIE, ["token", "export async function getServerSideProps({ req: { cookies } }) { const props = {}; return { props }; }"])] },
    { name: "it reports props as a whole, without taking them away", code: "import { getSession } from '@auth0/nextjs-auth0';\nexport const getServerSideProps = async (context) => ({ props: context.req.cookies });", filename: account, errors: [prop(JAR)] },
    { name: "it reports a wrapped function", code: "import { withSession } from 'wrap';\nexport const getServerSideProps = withSession(async (context) => { return { props: { token: context.req.cookies.session, a: 1 } }; });", filename: account, errors: [prop(COOKIE, ["token", "import { withSession } from 'wrap';\nexport const getServerSideProps = withSession(async (context) => { return { props: { a: 1 } }; });"])] },
    { name: "it reports a function with a type", code: "import type { GetServerSideProps } from 'next';\nexport const getServerSideProps: GetServerSideProps = async ({ req }) => { return { props: { session: req.cookies['session'] } }; };", filename: account, errors: [prop(COOKIE, ["session", "import type { GetServerSideProps } from 'next';\nexport const getServerSideProps: GetServerSideProps = async ({ req }) => { return { props: {} }; };"])] },
    { name: "it reports the token of next-auth in props", code: "import { getSession } from 'next-auth/react';\nexport async function getServerSideProps(context) { const session = await getSession(context); return { props: { session, token: session.accessToken } }; }", filename: account, errors: [prop("The token 'accessToken' of Auth.js", ["token", "import { getSession } from 'next-auth/react';\nexport async function getServerSideProps(context) { const session = await getSession(context); return { props: { session } }; }"])] },
  ],
});

describe("no-sensitive-response-body", () => {
  it("survives what is no program of anybody", () => {
    const linter = new Linter({ cwd: shop.path(".") });
    const codes = [
      "export const GET = GET;",
      "export const GET = wrap(wrap(wrap(GET)));",
      "const a = () => a(); export { a as GET };",
      "export async function GET() { return Response.json(...[]); }",
      "export async function GET(...request) { return Response.json(request[0].cookies.get()); }",
      "export async function GET() { return; }",
      "export { GET } from './route';",
      "export const GET = (request) => Response.json({ ...request, ...GET(request), [request]: request.cookies[request] });",
    ];
    const config = { files: ["**/*.ts"], languageOptions: { parser }, plugins: { own: { rules: { rule } } }, rules: { "own/rule": "error" } };
    for (const code of codes) expect(linter.verify(code, [config] as never, { filename: route }), code).toEqual([]);
  });
});
