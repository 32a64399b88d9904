import { describe, expect, it } from "vitest";

import { findSessionRead } from "../../../src/analysis/session/find-session-read.ts";
import { Project } from "../../../src/project/project.ts";
import { createMemoryHost } from "../../kit/memory-host.ts";

type Files = Readonly<Record<string, string>>;

const APP = { "app/page.tsx": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }', "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }' };

/** By what a handler reads the session, and in which module: `auth() in lib/session.ts`. */
function read(file: string, files: Files, method?: string): string | undefined {
  const entries = Object.entries({ ...APP, ...files }).map(([name, text]) => [`/shop/${name}`, text] as const);
  const project = new Project(createMemoryHost(Object.fromEntries(entries)));
  const root = project.findRoot("/shop/app/page.tsx");
  const module = root && project.openModule(`/shop/${file}`, project.getApp(`/shop/${file}`, root));
  if (module === undefined) throw new Error(`${file} cannot be read`);
  const found = findSessionRead(module, file.startsWith("pages") ? "apiRoute" : "routeHandler", method);
  return found && `${found.api} in ${found.path.replace("/shop/", "")}`;
}

function inRoute(code: string, files: Files = {}, method?: string): string | undefined {
  return read("app/api/me/route.ts", { "app/api/me/route.ts": code, ...files }, method)?.replace(" in app/api/me/route.ts", "");
}

function inPages(code: string, method?: string): string | undefined {
  return read("pages/api/me.ts", { "pages/api/me.ts": code }, method)?.replace(" in pages/api/me.ts", "");
}

function get(body: string, imports = ""): string {
  return `${imports}\nexport async function GET(request) { ${body} }\n`;
}

const COOKIES = "import { cookies, headers } from 'next/headers';";

describe("a Route Handler reads the session", () => {
  it.each([
    ["a cookie", get("const jar = await cookies(); return Response.json(jar.get('session'));", COOKIES), "cookies()"],
    ["a cookie at once", get("return Response.json((await cookies()).get('session'));", COOKIES), "cookies()"],
    ["all cookies, under another name", get("return c().getAll();", "import { cookies as c } from 'next/headers';"), "cookies()"],
    ["the header", get("return (await headers()).get('Cookie');", COOKIES), 'headers().get("cookie")'],
    ["a cookie of the request", get("return request.cookies.get('session');"), "request.cookies"],
    ["cookies that are taken from the request", get("const { cookies } = request; return cookies.get('session');"), "request.cookies"],
    ["the header of the request", get("return request.headers.get('cookie');"), 'request.headers.get("cookie")'],
    ["in a callback", get("return run(async () => request.cookies.get('session'));"), "request.cookies"],
    ["in a condition", get("if (a) { return request.cookies.has('session'); }"), "request.cookies"],
    ["as an arrow", "export const GET = async (request) => request.cookies.get('session');", "request.cookies"],
    ["under a local name", "async function handler(request) { return request.cookies.get('session'); }\nexport { handler as GET };", "request.cookies"],
    ["in a helper that gets the request", "function read(from) { return from.cookies.get('session'); }\nexport const GET = (request) => read(request);", "request.cookies"],
    ["in a helper that gets the cookies", `${COOKIES}\nfunction read(jar) { return jar.get('session'); }\nexport const GET = async () => read(await cookies());`, "cookies()"],
    ["next-auth 4", get("return getServerSession(options);", "import { getServerSession } from 'next-auth';"), "getServerSession()"],
    ["next-auth/jwt", get("return getToken({ req: request });", "import { getToken } from 'next-auth/jwt';"), "getToken()"],
    ["Clerk", get("const { userId } = await auth();", "import { auth } from '@clerk/nextjs/server';"), "auth()"],
    ["Clerk's protect", get("await auth.protect();", "import { auth } from '@clerk/nextjs/server';"), "protect()"],
    ["iron-session", get("return getIronSession(await cookies(), options);", "import { getIronSession } from 'iron-session';"), "getIronSession()"],
    ["Supabase's helpers", get("return createRouteHandlerClient({ cookies });", "import { createRouteHandlerClient } from '@supabase/auth-helpers-nextjs';"), "createRouteHandlerClient()"],
    ["Auth0 3", "import { withApiAuthRequired } from '@auth0/nextjs-auth0';\nexport const GET = withApiAuthRequired(async () => Response.json({}));", "withApiAuthRequired()"],
    ["WorkOS", get("await withAuth();", "import { withAuth } from '@workos-inc/authkit-nextjs';"), "withAuth()"],
    ["Kinde", get("const { getUser } = getKindeServerSession();", "import { getKindeServerSession } from '@kinde-oss/kinde-auth-nextjs/server';"), "getKindeServerSession()"],
    ["Logto", get("return getLogtoContext(config);", "import { getLogtoContext } from '@logto/next/server-actions';"), "getLogtoContext()"],
  ])("%s", (_name, code, expected) => {
    expect(inRoute(code, {}, "GET")).toBe(expected);
  });
});

describe("a Route Handler does not certainly read the session", () => {
  it.each([
    ["it reads the body", get("return Response.json(await request.json());")],
    ["it only sets a cookie", get("(await cookies()).set('theme', 'dark');", COOKIES)],
    ["it only deletes a cookie", get("const jar = await cookies(); jar.delete('session');", COOKIES)],
    ["it reads another header", get("return (await headers()).get('user-agent');", COOKIES)],
    ["it reads a token", get("return request.headers.get('authorization');")],
    ["it sets a cookie of the answer", get("const response = NextResponse.json({}); response.cookies.set('a', 'b'); return response;", "import { NextResponse } from 'next/server';")],
    ["another function reads them", `${COOKIES}\nexport async function read() { return (await cookies()).get('session'); }\nexport const GET = () => Response.json({});`],
    ["a function in it is never called", get("const read = async () => request.cookies.get('session'); return Response.json({});")],
    ["cookies are somebody else's", get("return cookies().get('session');", "import { cookies } from './jar';")],
    ["auth is somebody else's", get("return auth();", "import { auth } from 'firebase-admin';")],
    ["a client without cookies is made", get("return createServerClient(url, key, { cookies: { getAll: () => [], setAll() {} } });", "import { createServerClient } from '@supabase/ssr';")],
    ["there is no handler", "export const dynamic = 'force-static';"],
    ["another method reads them", "export const GET = () => Response.json({});\nexport const POST = (request) => request.cookies.get('session');"],
    ["nobody knows what it is", "export { GET } from 'somewhere';"],
    ["the library is imported for its types", get("return 1;", "import type { getServerSession } from 'next-auth';")],
  ])("%s", (_name, code) => {
    expect(inRoute(code, {}, "GET")).toBeUndefined();
  });
});

describe("helpers of other modules", () => {
  const session = "import { cookies } from 'next/headers';\nexport async function getSession() { return (await cookies()).get('session'); }\n";
  it.each([
    ["directly", "import { getSession } from '@/lib/session';\nexport const GET = () => getSession();", {}, "cookies() in lib/session.ts"],
    ["through a barrel", "import { getSession } from '@/lib';\nexport const GET = () => getSession();", {}, "cookies() in lib/session.ts"],
    ["through another one", "import { getUser } from '@/lib/user';\nexport const GET = () => getUser();", { "lib/user.ts": "import { getSession } from './session';\nexport const getUser = async () => (await getSession()).user;" }, "cookies() in lib/session.ts"],
    ["that React caches", "import { getUser } from '@/lib/user';\nexport const GET = () => getUser();", { "lib/user.ts": "import { cache } from 'react';\nimport { getSession } from './session';\nexport const getUser = cache(async () => getSession());" }, "cookies() in lib/session.ts"],
    ["of an object", "import { session } from '@/lib/user';\nexport const GET = () => session.get();", { "lib/user.ts": "import { getSession } from './session';\nexport const session = { get: () => getSession() };" }, "cookies() in lib/session.ts"],
    ["that get a typed request", "import { read } from '@/lib/user';\nexport const GET = (request) => read({ request });", { "lib/user.ts": "export function read({ request }: { request: Request }) { return one(request); }\nfunction one(from: NextRequest) { return from.cookies.get('session'); }" }, "request.cookies in lib/user.ts"],
    ["for Supabase", "import { createClient } from '@/lib/supabase';\nexport async function GET() { const supabase = await createClient(); return supabase.auth.getUser(); }", { "lib/supabase.ts": "import { createServerClient } from '@supabase/ssr';\nimport { cookies } from 'next/headers';\nexport async function createClient() { const jar = await cookies(); return createServerClient(url, key, { cookies: { getAll() { return jar.getAll(); }, setAll() {} } }); }" }, "cookies() in lib/supabase.ts"],
    ["for next-auth 5", "import { auth } from '@/auth';\nexport const GET = async () => Response.json(await auth());", { "auth.ts": "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({});" }, "auth()"],
    ["as next-auth 5's wrapper", "import { auth } from '@/auth';\nexport const GET = auth((request) => Response.json(request.auth));", { "auth.ts": "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({});" }, "auth()"],
    ["as next-auth 5's handlers", "import { handlers } from '@/auth';\nexport const { GET, POST } = handlers;", { "auth.ts": "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({});" }, "GET()"],
    ["for next-auth 4", "import NextAuth from 'next-auth';\nconst handler = NextAuth({});\nexport { handler as GET, handler as POST };", {}, "NextAuth()"],
    ["for better-auth", "import { auth } from '@/lib/auth';\nexport const GET = (request) => auth.api.getSession({ headers: request.headers });", { "lib/auth.ts": "import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});" }, "getSession()"],
    ["as better-auth's handlers", "import { toNextJsHandler } from 'better-auth/next-js';\nimport { auth } from '@/lib/auth';\nexport const { GET, POST } = toNextJsHandler(auth);", { "lib/auth.ts": "import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});" }, "GET()"],
    ["for Auth0 4", "import { auth0 } from '@/lib/auth0';\nexport const GET = () => auth0.getSession();", { "lib/auth0.ts": "import { Auth0Client } from '@auth0/nextjs-auth0/server';\nexport const auth0 = new Auth0Client();" }, "getSession()"],
    ["that are exported as they are", "export { GET } from '@/lib/me';", { "lib/me.ts": "import { getSession } from './session';\nexport const GET = () => getSession();" }, "cookies() in lib/session.ts"],
  ])("%s", (_name, code, files, expected) => {
    expect(inRoute(code, { "lib/index.ts": "export * from './session';", "lib/session.ts": session, ...files }, "GET")).toBe(expected);
  });

  it("end where they go in a circle", () => {
    const files = {
      "lib/a.ts": "import { b } from './b';\nexport const a = () => b();\n",
      "lib/b.ts": "import { a } from './a';\nexport const b = () => a();\n",
    };
    expect(inRoute("import { a } from '@/lib/a';\nexport const GET = () => a();", files, "GET")).toBeUndefined();
    expect(inRoute("export const GET = wrap(GET);", {}, "GET")).toBeUndefined();
    expect(inRoute("import { a } from '@/lib/a';\nexport { a as GET };", { "lib/a.ts": "export { b as a } from './b';", "lib/b.ts": "export { a as b } from './a';" }, "GET")).toBeUndefined();
  });

  it("end where they are too long", () => {
    const list = Array.from({ length: 200_000 }, (_, index) => index).join(",");
    expect(inRoute(`${COOKIES}\nexport const GET = () => { const all = [${list}]; return cookies().get('a'); };`, {}, "GET")).toBeUndefined();
  });

  it("end where there are too many", () => {
    const chain = Array.from({ length: 400 }, (_, index) => `const f${String(index)} = () => f${String(index + 1)}();`).join("\n");
    expect(inRoute(`${COOKIES}\n${chain}\nconst f400 = () => cookies().get('a');\nexport const GET = () => f0();`, {}, "GET")).toBeUndefined();
  });
});

describe("wrappers", () => {
  const withSession = "import { cookies } from 'next/headers';\nexport const withSession = (handler) => async (request, context) => { const jar = await cookies(); return handler(request, jar.get('session')); };\n";
  it.each([
    ["read it themselves", "import { withSession } from '@/lib/wrap';\nexport const GET = withSession(async () => Response.json({}));", withSession, "cookies() in lib/wrap.ts"],
    ["read it of their request", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap(async () => Response.json({}));", "export function wrap(handler) { return function (request) { request.cookies.get('session'); return handler(); }; }", "request.cookies in lib/wrap.ts"],
    ["get options first", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap({ role: 'admin' })(async () => Response.json({}));", "export const wrap = (options) => (handler) => (request) => { request.cookies.get('session'); return handler(); };", "request.cookies in lib/wrap.ts"],
    ["wrap others", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap(async () => Response.json({}));", "import { withAxiom } from 'next-axiom';\nexport const wrap = (handler) => withAxiom(async (request: NextRequest) => { request.cookies.get('session'); return handler(); });", "request.cookies in lib/wrap.ts"],
    ["hold a handler that does", "import { log } from '@/lib/wrap';\nimport { cookies } from 'next/headers';\nexport const GET = log(async () => (await cookies()).get('session'));", "export const log = (handler) => async (...all) => handler(...all);", "cookies()"],
    ["of a library hold a handler that does", "import { withSentry } from '@sentry/nextjs';\nexport const GET = withSentry((request) => request.cookies.get('session'));", "", "request.cookies"],
    ["hand the request to a handler of their own making", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap((from) => from.cookies.get('session'));", "export const wrap = (handler) => (request) => handler(request);", "request.cookies"],
    ["hand it on as a member", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap(({ req }) => req.headers.get('cookie'));", "export const wrap = (handler) => (request) => handler({ req: request });", 'request.headers.get("cookie")'],
    ["are methods", "import { guard } from '@/lib/wrap';\nexport const GET = guard.protect(() => Response.json({}));", "class Guard { protect(handler) { return (request) => { this.check(request); return handler(request); }; } check(request) { return request.cookies.get('session'); } }\nexport const guard = new Guard();", "request.cookies in lib/wrap.ts"],
    ["hand on something else", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap((from) => from.cookies.get('session'));", "export const wrap = (handler) => (request) => handler(request.body);", undefined],
    ["read it when they wrap", "import { wrap } from '@/lib/wrap';\nexport const GET = wrap(() => Response.json({}));", "import { cookies } from 'next/headers';\nexport const wrap = (handler) => { cookies().get('session'); return () => handler(); };", undefined],
    ["do nothing about it", "import { log } from '@/lib/wrap';\nexport const GET = log(async () => Response.json({}));", "export const log = (handler) => async (...all) => handler(...all);", undefined],
  ])("%s", (_name, code, wrap, expected) => {
    expect(inRoute(code, { "lib/wrap.ts": wrap }, "GET")).toBe(expected);
  });
});

describe("wrappers of two modules", () => {
  const plain = "export const NAME = (handler) => async (request) => handler(request);";
  const rest = "export const NAME = (handler) => async (...all) => { try { return await handler(...all); } catch { return new Response(); } };";
  const behind = "export const NAME = (handler) => async (request, ...all) => handler(request, ...all);";
  const maybe = "export const NAME = (handler) => (process.env.LOG ? async (request) => handler(request) : handler);";
  const typed = "export function NAME<A extends unknown[]>(handler: (...all: A) => Promise<Response>) { return (...all: A): Promise<Response> => handler(...all); }";
  const other = "export const NAME = (handler) => async (...all) => handler(...all.slice(1));";
  const without = "export const NAME = (handler) => async (...all) => handler(null, ...all);";
  const reading = "export const NAME = (handler) => async (...all) => { check(all[0]); return handler(...all); };\nfunction check(from) { from.cookies.get('session'); }";
  const wrapped = (first: string, second: string, handler: string): string | undefined =>
    inRoute(`import { withAuth } from '@/lib/auth';\nimport { withLog } from '@/lib/log';\nexport const GET = withAuth(withLog(${handler}));`, { "lib/auth.ts": first.replace("NAME", "withAuth"), "lib/log.ts": second.replace("NAME", "withLog") }, "GET");

  const wrappers = Object.entries({ behind, maybe, plain, rest, typed });
  it.each(wrappers.flatMap(([first, outer]) => wrappers.map(([second, inner]) => [first, second, outer, inner] as const)))("hand on the request: %s, %s", (_first, _second, outer, inner) => {
    expect(wrapped(outer, inner, "(from) => from.cookies.get('session')")).toBe("request.cookies");
    expect(wrapped(outer, inner, "(from, { params }) => params.cookies.get('session')")).toBeUndefined();
  });

  it.each([["other", other], ["without", without]])("hand on something else: %s", (_name, wrap) => {
    expect(wrapped(wrap, rest, "(from) => from.cookies.get('session')")).toBeUndefined();
    expect(wrapped(rest, wrap, "(from) => from.cookies.get('session')")).toBeUndefined();
  });

  it("read it of what they hand on", () => {
    expect(wrapped(rest, reading, "() => Response.json({})")).toBe("request.cookies in lib/log.ts");
    expect(wrapped(reading, rest, "() => Response.json({})")).toBe("request.cookies in lib/auth.ts");
  });

  it("read nothing where only one of two functions does", () => {
    expect(wrapped("export const NAME = (handler) => (process.env.LOG ? () => Response.json({}) : handler);", plain, "(from) => from.cookies.get('session')")).toBeUndefined();
  });
});

describe("methods", () => {
  const both = `${COOKIES}\nexport const GET = async () => (await cookies()).get('session');\nexport const POST = async () => (await cookies()).get('session');`;
  const one = `${COOKIES}\nexport const GET = async () => (await cookies()).get('session');\nexport const POST = async () => Response.json({});`;
  it("is asked for by name", () => {
    expect(inRoute(one, {}, "GET")).toBe("cookies()");
    expect(inRoute(one, {}, "POST")).toBeUndefined();
    expect(inRoute(one, {}, "DELETE")).toBeUndefined();
    expect(inRoute(one, {}, "HEAD")).toBe("cookies()");
  });

  it("may be any, and then all must read it", () => {
    expect(inRoute(both)).toBe("cookies()");
    expect(inRoute(one)).toBeUndefined();
  });
});

describe("an API route", () => {
  const branches = [
    "export default async function handler(req, res) {",
    "  if (req.method === 'GET') { res.json({}); }",
    "  else if (req.method === 'POST') { res.json(req.cookies.session); }",
    "  else { res.status(405).end(); }",
    "}",
  ].join("\n");
  const cases = [
    "export default async function handler(req, res) {",
    "  switch (req.method) {",
    "    case 'PUT':",
    "    case 'POST': { res.json(req.cookies.session); break; }",
    "    case 'GET': return res.json({});",
    "    default: return res.json(req.cookies.session);",
    "  }",
    "}",
  ].join("\n");

  it.each([
    ["a cookie", "export default function handler(req, res) { res.json(req.cookies.session); }", "GET", "request.cookies"],
    ["a cookie by its name", "export default (req, res) => res.json(req.cookies['session']);", "GET", "request.cookies"],
    ["some cookies", "export default (req, res) => { const { session } = req.cookies; res.json(session); };", "GET", "request.cookies"],
    ["all cookies", "export default (req, res) => res.json(Object.keys(req.cookies));", "GET", "request.cookies"],
    ["the header", "export default (req, res) => res.json(parse(req.headers.cookie));", "GET", "request.headers.cookie"],
    ["a session", "import { getServerSession } from 'next-auth/next';\nexport default async function handler(req, res) { res.json(await getServerSession(req, res, options)); }", "POST", "getServerSession()"],
    ["a session of iron-session 6", "import { withIronSessionApiRoute } from 'iron-session/next';\nexport default withIronSessionApiRoute(async (req, res) => res.json({}), options);", "POST", "withIronSessionApiRoute()"],
    ["as NextAuth", "import NextAuth from 'next-auth';\nexport default NextAuth({});", "GET", "NextAuth()"],
    ["as better-auth", "import { toNodeHandler } from 'better-auth/node';\nexport default toNodeHandler(auth.handler);", "GET", "toNodeHandler()"],
    ["for its method", branches, "POST", "request.cookies"],
    ["not for another method", branches, "GET", undefined],
    ["not for whatever method", branches, undefined, undefined],
    ["for the case of its method", cases, "POST", "request.cookies"],
    ["for a case that falls through", cases, "PUT", "request.cookies"],
    ["not for another case", cases, "GET", undefined],
    ["for the default case", cases, "PATCH", "request.cookies"],
    ["for whatever method, where it asks for none", "export default function handler(req, res) { res.json(req.cookies.session); }", undefined, "request.cookies"],
  ])("reads %s", (_name, code, method, expected) => {
    expect(inPages(code, method)).toBe(expected);
  });
});

describe("an API route that asks for its method", () => {
  const handler = (...lines: readonly string[]): string => ["export default function handler(req, res) {", ...lines, "}"].join("\n");
  const read = "res.json(req.cookies.session);";
  const idle = "res.json({});";
  const by = (...cases: readonly string[]): string => handler("switch (req.method) {", ...cases, "}");

  it.each([
    ["a branch", handler(`if (req.method === 'GET') { ${read} }`), ["GET"], ["POST"]],
    ["a branch of the other side", handler(`if ('GET' === req.method) { ${read} }`), ["GET"], ["POST"]],
    ["the other branch", handler(`if (req.method === 'GET') { ${idle} } else { ${read} }`), ["POST"], ["GET"]],
    ["a branch of all others", handler(`if (req.method !== 'GET') { ${read} }`), ["POST"], ["GET"]],
    ["a loose comparison", handler(`if (req.method == 'GET') { ${read} }`), ["GET"], ["POST"]],
    ["a value", handler("const found = req.method === 'GET' ? req.cookies.session : null;", "res.json(found);"), ["GET"], ["POST"]],
    ["a name for the method", handler("const { method } = req;", `if (method === 'GET') { ${read} }`), ["GET"], ["POST"]],
    ["a case", by(`case 'GET': ${read} break;`, `case 'POST': ${idle} break;`), ["GET"], ["POST", "PUT"]],
    ["a case with another one", by("case 'GET':", `case 'POST': ${read} break;`, `case 'PUT': ${idle} break;`), ["GET", "POST"], ["PUT", "DELETE"]],
    ["all other cases", by(`case 'GET': ${idle} break;`, `default: ${read}`), ["POST"], ["GET"]],
    ["a case by a constant that nobody knows", by(`case READ: ${read} break;`), ["GET", "POST"], []],
    ["a case in a test that reads it", handler("switch (req.cookies.session) {", `case 'GET': ${idle} break;`, "}"), ["GET", "POST"], []],
    ["a test of something else", handler(`if (req.query.kind === 'GET') { ${read} }`), ["GET", "POST"], []],
    ["a test of something else, by cases", handler("switch (req.query.kind) {", `case 'GET': ${read} break;`, "}"), ["GET", "POST"], []],
    ["a comparison that nobody knows", handler(`if (req.method === READ) { ${read} }`), ["GET", "POST"], []],
    ["a comparison by order", handler(`if (req.method > 'GET') { ${read} }`), ["GET", "POST"], []],
    ["a test that reads it", handler(`if (req.cookies.session === 'GET') { ${idle} }`), ["GET", "POST"], []],
  ] as const)("reads it for some: %s", (_name, code, methods, others) => {
    for (const method of methods) expect(inPages(code, method)).toBe("request.cookies");
    for (const method of others) expect(inPages(code, method)).toBeUndefined();
  });
});

describe("functions within a handler", () => {
  const REQUEST = "request.cookies";
  it.each([
    ["called where it stands", get("return (() => request.cookies.get('session'))();"), REQUEST],
    ["handed to a constructor", get("return new Lazy(() => request.cookies.get('session'));"), REQUEST],
    ["handed in an object", get("return run({ load: () => request.cookies.get('session') });"), REQUEST],
    ["handed in a list", get("return run([() => request.cookies.get('session')]);"), REQUEST],
    ["handed under a condition", get("return run(a && (() => request.cookies.get('session')));"), REQUEST],
    ["handed in one of two cases", get("return run(a ? () => request.cookies.get('session') : null);"), REQUEST],
    ["kept in a constant", get("const load = () => request.cookies.get('session'); return a;"), undefined],
    ["kept in an object", get("const all = { load: () => request.cookies.get('session') }; return a;"), undefined],
    ["returned", get("return () => request.cookies.get('session');"), undefined],
    ["of a constant that is called", get("const load = () => request.cookies.get('session'); return load();"), REQUEST],
    ["that is handed the cookies in then", get("return cookies().then(read);", `${COOKIES}\nconst read = (jar) => jar.get('session');`), "cookies()"],
    ["that is handed something else in then", get("return load().then(read);", "const read = (jar) => jar.get('session');"), undefined],
  ])("%s", (_name, code, expected) => {
    expect(inRoute(code, {}, "GET")).toBe(expected);
  });

  it("says what is read first", () => {
    expect(inRoute(get("const jar = request.cookies.get('session'); return (await headers()).get('cookie');", COOKIES), {}, "GET")).toBe(REQUEST);
    expect(inRoute(get("const list = (await headers()).get('cookie'); return request.cookies.get('session');", COOKIES), {}, "GET")).toBe('headers().get("cookie")');
  });
});
