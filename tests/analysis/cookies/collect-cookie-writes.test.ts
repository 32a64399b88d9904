import { describe, expect, it } from "vitest";

import { describeWrites } from "../../kit/describe-writes.ts";

interface Case {
  readonly name: string;
  readonly code: string;
  readonly expected: readonly string[];
}

const NEXT = 'import { cookies } from "next/headers"; ';
const SERVER = 'import { NextResponse } from "next/server"; ';
const JAR = "header cookies().set: ";

const next: readonly Case[] = [
  { name: "name and value", code: `${NEXT}async function a() { (await cookies()).set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "before Next.js 15", code: `${NEXT}cookies().set("session", t, {});`, expected: [`${JAR}session, +property`] },
  { name: "an object", code: `${NEXT}async function a() { (await cookies()).set({ name: "session", value: t, httpOnly: true }); }`, expected: [`${JAR}session, httpOnly on, +property`] },
  { name: "through a constant", code: `${NEXT}async function a() { const jar = await cookies(); jar.set("session", t, { httpOnly: false }); }`, expected: [`${JAR}session, httpOnly off, +property`] },
  { name: "set taken out", code: `${NEXT}async function a() { const { set } = await cookies(); set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "a namespace", code: `import * as next from "next/headers"; async function a() { (await next.cookies()).set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "imported in place", code: `async function a() { const { cookies } = await import("next/headers"); (await cookies()).set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "a variable that is given one later", code: `${NEXT}let jar; async function a() { jar = await cookies(); jar.set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "from a function of this module", code: `${NEXT}async function open() { return await cookies(); } async function a() { const jar = await open(); jar.set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "a parameter by its type", code: `${NEXT}function a(jar: Awaited<ReturnType<typeof cookies>>) { jar.set("session", t); }`, expected: [`${JAR}session, +argument`] },
  { name: "a parameter by what is handed to it", code: `${NEXT}function a(jar) { jar.set("session", t); } async function b() { a(await cookies()); }`, expected: [`${JAR}session, +argument`] },
  { name: "any other set", code: `const jar = new Map(); jar.set("session", t); other.set("session", t); function a(jar) { jar.set("session", t); } // cookies`, expected: [] },
  { name: "NextResponse.next()", code: `${SERVER}const response = NextResponse.next(); response.cookies.set("session", t);`, expected: ["header cookies.set: session, +argument"] },
  { name: "new NextResponse", code: `${SERVER}const response = new NextResponse(null); response.cookies.set({ name: "session", value: t });`, expected: ["header cookies.set: session, +property"] },
  { name: "a response that is written again", code: `${SERVER}let response = NextResponse.next(); if (x) response = NextResponse.redirect(url); response.cookies.set("session", t);`, expected: ["header cookies.set: session, +argument"] },
  { name: "one that may be something else", code: `${SERVER}let response = NextResponse.next(); if (x) response = other(); response.cookies.set("session", t);`, expected: [] },
  { name: "a parameter of that type", code: `${SERVER}function a(response: NextResponse<Data>) { response.cookies.set("session", t); }`, expected: ["header cookies.set: session, +argument"] },
  { name: "a chain", code: `${SERVER}NextResponse.json({}).cookies?.set("session", t);`, expected: ["header cookies.set: session, +argument"] },
  { name: "its jar in a constant", code: `${SERVER}const response = NextResponse.json({}); const jar = response.cookies; jar.set("session", t);`, expected: ["header cookies.set: session, +argument"] },
  { name: "the request's own jar", code: `${SERVER}function proxy(request: NextRequest) { request.cookies.set("session", t); }`, expected: [] },
  { name: "a middleware of next-intl", code: `import createMiddleware from "next-intl/middleware"; const intl = createMiddleware(routing); function proxy(request) { const response = intl(request); response.cookies.set("session", t); }`, expected: ["header cookies.set: session, +argument"] },
  { name: "deletions", code: `${NEXT}async function a() { const jar = await cookies(); jar.delete("session"); jar.set("session", ""); jar.set("session", t, { maxAge: 0 }); jar.set("session", t, { maxAge: -1 }); jar.set("session", t, { expires: new Date(0) }); jar.set("session", t, { expires: new Date("1970-01-01") }); jar.set({ name: "session", value: "", path: "/" }); jar.set("session", t, { expires: 0 }); jar.set("session", undefined); jar.set("session", t, { expires: new Date(Date.now() - 1) }); }`, expected: [] },
  { name: "no deletion", code: `${NEXT}cookies().set("session", t, { maxAge: 60 * 60, expires: new Date(Date.now() + 1000) });`, expected: [`${JAR}session, +property`] },
  { name: "flags", code: `${NEXT}cookies().set("session", "1"); cookies().set("session", "true"); cookies().set("session", "s3cr3t");`, expected: [`${JAR}session, flag, +argument`, `${JAR}session, flag, +argument`, `${JAR}session, +argument`] },
];

const options: readonly Case[] = [
  { name: "a constant that nothing else uses", code: `${NEXT}const options = { path: "/" }; cookies().set("session", t, options);`, expected: [`${JAR}session, +property`] },
  { name: "a constant for two cookies", code: `${NEXT}const options = { path: "/" }; cookies().set("session", t, options); cookies().set("theme", t, options);`, expected: [`${JAR}session, +copy`, `${JAR}theme, +copy`] },
  { name: "a spread constant", code: `${NEXT}const base = { httpOnly: true }; cookies().set("session", t, { ...base, path: "/" });`, expected: [`${JAR}session, httpOnly on, +property`] },
  { name: "a function that makes them", code: `${NEXT}const make = () => ({ httpOnly: true, secure: isProduction }); cookies().set("session", t, make());`, expected: [`${JAR}session, httpOnly on, secure unknown, +copy`] },
  { name: "a parameter", code: `${NEXT}export function set(options) { cookies().set("session", t, options); }`, expected: [`${JAR}session, httpOnly unknown, sameSite unknown, secure unknown, +copy`] },
  { name: "a spread parameter before a literal", code: `${NEXT}export function set(options) { cookies().set("session", t, { ...options, httpOnly: false }); }`, expected: [`${JAR}session, httpOnly off, sameSite unknown, secure unknown, +property`] },
  { name: "a spread parameter behind a literal", code: `${NEXT}export function set(options) { cookies().set("session", t, { httpOnly: false, ...options }); }`, expected: [`${JAR}session, httpOnly unknown, sameSite unknown, secure unknown, +property`] },
  { name: "conditions", code: `${NEXT}const isDev = process.env.NODE_ENV !== "production"; cookies().set("session", t, { httpOnly: isDev ? false : true, secure: !isDev, sameSite: isDev ? "lax" : "none" });`, expected: [`${JAR}session, httpOnly on, sameSite on, secure unknown, +property`] },
  { name: "undefined is absent", code: `${NEXT}cookies().set("session", t, { httpOnly: undefined });`, expected: [`${JAR}session, httpOnly off, +property`] },
  { name: "SameSite=None", code: `${NEXT}cookies().set("session", t, { sameSite: "none", secure: true });`, expected: [`${JAR}session, sameSite on, secure on, None, +property`] },
  { name: "a value from a run", code: `${NEXT}const set = (name, value) => cookies().set(name, value, { httpOnly: true }); set("session", t); set("session", "");`, expected: ["header set: session, httpOnly on"] },
  { name: "a computed option", code: `${NEXT}cookies().set("session", t, { [key]: true });`, expected: [`${JAR}session, httpOnly unknown, sameSite unknown, secure unknown, +property`] },
  { name: "an object that is filled later", code: `${NEXT}const options = {}; options.httpOnly = true; cookies().set("session", t, options);`, expected: [`${JAR}session, httpOnly on, +copy`] },
  { name: "an object that may be filled", code: `${NEXT}const options = {}; if (safe) options.httpOnly = true; cookies().set("session", t, options);`, expected: [`${JAR}session, httpOnly on, +copy`] },
  { name: "an object that may be emptied", code: `${NEXT}const options = { httpOnly: true }; if (open) options.httpOnly = false; cookies().set("session", t, options);`, expected: [`${JAR}session, httpOnly unknown, +copy`] },
  { name: "an object that is filled under an unknown name", code: `${NEXT}const options = {}; options[name] = true; cookies().set("session", t, options);`, expected: [`${JAR}session, httpOnly unknown, sameSite unknown, secure unknown, +copy`] },
  { name: "an object that another function fills", code: `${NEXT}const options = {}; fill(options); cookies().set("session", t, options);`, expected: [`${JAR}session, httpOnly unknown, sameSite unknown, secure unknown, +copy`] },
  { name: "an option that may be there", code: `${NEXT}cookies().set("session", t, { ...(safe && { httpOnly: true }) });`, expected: [`${JAR}session, httpOnly on, +property`] },
  { name: "arguments that nobody counts", code: `${NEXT}cookies().set(...session);`, expected: [] },
];

const texts: readonly Case[] = [
  { name: "headers.set", code: 'headers.set("Set-Cookie", `session=${token}; Path=/`);', expected: ["header Set-Cookie: session, +text"] },
  { name: "headers.append, any case", code: 'response.headers.append("set-cookie", "session=" + token + "; Path=/; httponly; secure; samesite=lax");', expected: ["header Set-Cookie: session, httpOnly on, sameSite on, secure on, +text"] },
  { name: "res.setHeader with a list", code: 'res.setHeader("Set-Cookie", [`session=${token}; HttpOnly`, `theme=dark; Path=/`, serialize("a", b)]);', expected: ["header Set-Cookie: session, httpOnly on, +text", "header Set-Cookie: theme, +text"] },
  { name: "new Response", code: 'new Response(null, { headers: { "Set-Cookie": `session=${token}; Path=/` } });', expected: ["header Set-Cookie: session, +text"] },
  { name: "new Headers with pairs", code: 'new Headers([["Set-Cookie", `session=${token}; Path=/`]]);', expected: ["header Set-Cookie: session, +text"] },
  { name: "NextResponse.json", code: `${SERVER}NextResponse.json({}, { status: 200, headers: { "set-cookie": \`session=\${token}; Path=/\` } });`, expected: ["header Set-Cookie: session, +text"] },
  { name: "res.writeHead", code: 'res.writeHead(200, { "Set-Cookie": `session=${token}; Path=/` });', expected: ["header Set-Cookie: session, +text"] },
  { name: "a joined list", code: 'headers.set("Set-Cookie", [`session=${token}`, "Path=/", "Secure"].join("; "));', expected: ["header Set-Cookie: session, secure on, +list"] },
  { name: "a text that grows", code: 'let text = `session=${token}; Path=/`; if (x) text += "; HttpOnly"; headers.set("Set-Cookie", text);', expected: ["header Set-Cookie: session, httpOnly unknown, sameSite unknown, secure unknown"] },
  { name: "an attribute by a condition", code: 'headers.set("Set-Cookie", `session=${token}; Path=/${isProduction ? "; HttpOnly" : ""}`);', expected: ["header Set-Cookie: session, httpOnly on, +text"] },
  { name: "an unknown end", code: "headers.set('Set-Cookie', `session=${token}; Path=/${rest}`);", expected: ["header Set-Cookie: session, httpOnly unknown, sameSite unknown, secure unknown, +text"] },
  { name: "an unknown value that may hold attributes", code: "headers.set('Set-Cookie', `session=${token}`);", expected: ["header Set-Cookie: session, httpOnly unknown, sameSite unknown, secure unknown, +text"] },
  { name: "unknown values of attributes", code: "headers.set('Set-Cookie', `session=${token}; Max-Age=${age}; Domain=${domain}; Path=/`);", expected: ["header Set-Cookie: session, +text"] },
  { name: "deletions", code: "headers.set('Set-Cookie', 'session=; Path=/'); headers.append('Set-Cookie', 'session=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT'); headers.append('Set-Cookie', `session=${x}; Max-Age=0`);", expected: [] },
  { name: "what is handed on", code: 'for (const cookie of other.headers.getSetCookie()) headers.append("Set-Cookie", cookie);', expected: [] },
  { name: "another header", code: 'headers.set("X-Cookie", `session=${token}; Path=/`);', expected: [] },
  { name: "cookie", code: 'import { serialize } from "cookie"; headers.set("Set-Cookie", serialize("session", token, { httpOnly: true }));', expected: ["header cookie: session, httpOnly on, +property"] },
  { name: "cookie, an object", code: 'import * as cookie from "cookie"; cookie.stringifySetCookie({ name: "session", value: token });', expected: ["header cookie: session, +property"] },
  { name: "cookie-es", code: 'import { serialize } from "cookie-es"; serialize("session", token);', expected: ["header cookie-es: session, +argument"] },
  { name: "hono", code: 'import { setCookie } from "hono/cookie"; setCookie(c, "session", token);', expected: ["header hono/cookie: session, +argument"] },
  { name: "cookies, HttpOnly by default", code: 'import Cookies from "cookies"; new Cookies(req, res).set("session", token); new Cookies(req, res).set("sid", token, { httpOnly: false });', expected: ["header cookies: session, httpOnly on, +argument", "header cookies: sid, httpOnly off, +property"] },
  { name: "cookies-next with a request", code: 'import { setCookie } from "cookies-next"; setCookie("session", token, { req, res, httpOnly: true }); setCookie("sid", token, { cookies });', expected: ["header cookies-next: session, httpOnly on, +property", "header cookies-next: sid, +property"] },
  { name: "nookies with a context", code: 'import { setCookie } from "nookies"; setCookie(ctx, "session", token); setCookie(null, "sid", token, {});', expected: ["header nookies: session, +argument", "script nookies: sid, +property"] },
];

const scripts: readonly Case[] = [
  { name: "document.cookie", code: "document.cookie = `session=${token}; path=/`;", expected: ["script document.cookie: session, +text"] },
  { name: "window.document.cookie", code: "window.document.cookie = 'session=' + token;", expected: ["script document.cookie: session, httpOnly unknown, sameSite unknown, secure unknown"] },
  { name: "a document of one's own", code: "function a(document) { document.cookie = 'session=' + token; }", expected: [] },
  { name: "by serialize", code: 'import { serialize } from "cookie"; document.cookie = serialize("session", token);', expected: ["script document.cookie: session, +argument"] },
  { name: "a helper", code: "function setCookie(name, value, days) { let expires = ''; if (days) { expires = '; expires=' + date; } document.cookie = name + '=' + (value || '') + expires + '; path=/'; } setCookie('session', token, 7); setCookie('session', '', -1); setCookie('theme', 'dark');", expected: ["script setCookie: session", "script setCookie: theme"] },
  { name: "a helper that encodes", code: "const setCookie = (name, value) => { document.cookie = `${encodeURIComponent(name)}=${encodeURIComponent(value)}; path=/`; }; setCookie('session', token);", expected: ["script setCookie: session"] },
  { name: "helpers that hand on", code: "function set(name, value) { document.cookie = `${name}=${value}; path=/`; } const login = (name) => set(name, token); login('session');", expected: ["script login: session"] },
  { name: "cookieStore", code: "cookieStore.set('session', token); cookieStore.set({ name: 'sid', value: token });", expected: ["script cookieStore.set: session", "script cookieStore.set: sid, +property"] },
  ...[
    ["js-cookie", 'import Cookies from "js-cookie"; Cookies.set("session", token);'],
    ["js-cookie", 'import Cookies from "js-cookie"; const api = Cookies.withAttributes({ path: "/" }); api.set("session", token);'],
    ["cookies-next", 'import { setCookie } from "cookies-next"; setCookie("session", token);'],
    ["react-cookie", 'import { useCookies } from "react-cookie"; function C() { const [cookies, setCookie] = useCookies(["session"]); setCookie("session", token); }'],
    ["universal-cookie", 'import Cookies from "universal-cookie"; const cookies = new Cookies(); cookies.set("session", token);'],
    ["tiny-cookie", 'import { setCookie } from "tiny-cookie"; setCookie("session", token);'],
    ["typescript-cookie", 'import { setCookie } from "typescript-cookie"; setCookie("session", token);'],
    ["es-cookie", 'import { set } from "es-cookie"; set("session", token);'],
    ["browser-cookies", 'import cookies from "browser-cookies"; cookies.set("session", token);'],
    ["cookiejs", 'import cookie from "cookiejs"; cookie("session", token);'],
    ["next-client-cookies", 'import { useCookies } from "next-client-cookies"; function C() { const cookies = useCookies(); cookies.set("session", token); }'],
  ].map(([api, code]) => ({ name: `${api ?? ""}: ${code ?? ""}`, code: code ?? "", expected: [`script ${api ?? ""}: session, +argument`] })),
  { name: "state hooks", code: 'import { useCookie } from "react-use"; function C() { const [, setToken] = useCookie("token"); setToken(value); }', expected: ["script react-use: token, +argument"] },
  { name: "an instance for a request", code: 'import Cookies from "universal-cookie"; new Cookies(req.headers.cookie).set("session", token);', expected: [] },
  { name: "removals", code: 'import Cookies from "js-cookie"; Cookies.remove("session"); Cookies.set("session", ""); Cookies.set("session", token, { expires: -1 }); document.cookie = "session=; max-age=0";', expected: [] },
];

describe.each([
  ["jars of Next.js", next],
  ["options", options],
  ["texts and headers", texts],
  ["scripts", scripts],
] as const)("writes by %s", (_, cases) => {
  it.each(cases)("$name", ({ code, expected }) => {
    // So that the analysis takes a look.
    expect(describeWrites(`${code}\n// cookies`)).toEqual(expected);
  });
});
