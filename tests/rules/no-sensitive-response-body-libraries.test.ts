/** Cookies and tokens that libraries read on the server, as they are given the request, and what becomes of them in answers. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-sensitive-response-body.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const app = createProject({
  "app/api/me/route.ts": "",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "cookies-next": "4", "next": "16.4.6", "next-auth": "4", "nookies": "2" } }',
  "pages/api/me.ts": "",
  "pages/me.tsx": "",
});
const route = app.path("app/api/me/route.ts");
const api = app.path("pages/api/me.ts");
const page = app.path("pages/me.tsx");

function inApi(imports: string, body: string): string {
  return `${imports}\nexport default async function handler(req, res) {\n  ${body}\n}\n`;
}

function inPage(imports: string, body: string): string {
  return `${imports}\nexport async function getServerSideProps(context) {\n  ${body}\n}\nexport default function Page() { return null; }\n`;
}

/** A finding, and what is left of the answer without it. */
function answered(name: string, imports: string, body: string, without: string) {
  const suggestions = [{ messageId: "removeProperty" as const, output: inApi(imports, without) }];
  return { code: inApi(imports, body), errors: [{ messageId: "responseBody" as const, suggestions }], filename: api, name };
}

const SESSION = "(await cookies()).get('session')?.value";

function inRoute(dynamic: string, method = "GET"): string {
  return `import { cookies } from 'next/headers';\nexport const dynamic = ${dynamic};\nexport async function ${method}() { return Response.json({ token: ${SESSION} }); }\n`;
}

const NOOKIES = 'import nookies, { parseCookies } from "nookies";';
const COOKIES_NEXT = 'import { getCookie, getCookies, hasCookie } from "cookies-next";';
const COOKIE = 'import { parse } from "cookie";';
const JWT = 'import { getToken } from "next-auth/jwt";';

tester.run("no-sensitive-response-body, libraries", rule, {
  valid: [
    { code: inApi(NOOKIES, "res.json({ theme: parseCookies({ req }).theme });"), filename: api, name: "nookies: a cookie that says nothing" },
    { code: inApi(NOOKIES, "res.json({ isSignedIn: Boolean(parseCookies({ req }).token) });"), filename: api, name: "nookies: whether there is one" },
    { code: inApi(NOOKIES, "res.json({ token: parseCookies().token });"), filename: api, name: "nookies: without the request, which is nothing on the server" },
    { code: inApi(NOOKIES, "const { token, ...others } = parseCookies({ req }); res.json({ others });"), filename: api, name: "nookies: all but one, which nobody knows" },
    { code: inApi(COOKIES_NEXT, 'res.json({ theme: getCookie("theme", { req, res }) });'), filename: api, name: "cookies-next: a cookie that says nothing" },
    { code: inApi(COOKIES_NEXT, 'res.json({ has: hasCookie("token", { req, res }) });'), filename: api, name: "cookies-next: whether there is one" },
    { code: inApi(COOKIES_NEXT, 'res.json({ token: getCookie("token") });'), filename: api, name: "cookies-next: without the request" },
    { code: inApi(COOKIES_NEXT, 'res.json({ token: getCookie(name, { req, res }) });'), filename: api, name: "cookies-next: a name that nobody knows" },
    { code: inApi(COOKIE, "res.json({ theme: parse(req.headers.cookie).theme });"), filename: api, name: "cookie: a cookie that says nothing" },
    { code: inApi(COOKIE, "res.json({ token: parse(req.body).token });"), filename: api, name: "cookie: another text" },
    { code: inApi(COOKIE, "res.json({ token: parse(req.headers.link).token });"), filename: api, name: "cookie: another header" },
    { code: inApi(COOKIE, "res.json({ has: 'token' in parse(req.headers.cookie) });"), filename: api, name: "cookie: whether there is one" },
    { code: inApi('import { parse } from "querystring";', "res.json({ token: parse(req.headers.cookie).token });"), filename: api, name: "another parser, which reads no cookies" },
    { code: inApi('import Cookies from "js-cookie";', 'res.json({ token: Cookies.get("token") });'), filename: api, name: "a library that reads in the browser only" },
    { code: inApi(JWT, "const session = await getToken({ req }); res.json({ name: session.name });"), filename: api, name: "next-auth: what the token says" },
    { code: inApi(JWT, "res.json({ session: await getToken({ req, raw: false }) });"), filename: api, name: "next-auth: not raw" },
    { code: inApi(JWT, "res.json({ session: await getToken({ req, raw }) });"), filename: api, name: "next-auth: raw or not, nobody knows" },
    { code: inApi(JWT, "res.json({ session: await getToken({ raw: true, ...options }) });"), filename: api, name: "next-auth: what may be changed by a spread" },
  ],
  invalid: [
    answered("nookies: destructured", NOOKIES, "const { token } = parseCookies({ req }); res.json({ token });", "const { token } = parseCookies({ req }); res.json({});"),
    answered("nookies: a member", NOOKIES, "res.json({ token: nookies.get({ req }).token });", "res.json({});"),
    answered("nookies: a member by its text", NOOKIES, "res.json({ token: parseCookies({ req })['token'] });", "res.json({});"),
    { code: inApi(NOOKIES, "res.json(parseCookies({ req }));"), errors: [{ messageId: "responseBody" }], filename: api, name: "nookies: all cookies" },
    {
      code: inPage(NOOKIES, "return { props: { token: nookies.get(context).token } };"),
      errors: [{ messageId: "pageProps", suggestions: [{ messageId: "removeProperty", output: inPage(NOOKIES, "return { props: {} };") }] }],
      filename: page,
      name: "nookies: in the props of a page",
    },
    answered("cookies-next: a value", COOKIES_NEXT, 'res.json({ token: getCookie("token", { req, res }) });', "res.json({});"),
    answered("cookies-next: one of all", COOKIES_NEXT, "res.json({ token: getCookies({ req, res }).token });", "res.json({});"),
    answered("cookie: a member", COOKIE, "res.json({ token: parse(req.headers.cookie).token });", "res.json({});"),
    answered("cookie: destructured, with a default", COOKIE, 'const { token } = parse(req.headers.cookie ?? ""); res.json({ token });', 'const { token } = parse(req.headers.cookie ?? ""); res.json({});'),
    answered("cookie: a header in a variable", COOKIE, "const header = req.headers.cookie; const all = parse(header || ''); res.json({ token: all.token });", "const header = req.headers.cookie; const all = parse(header || ''); res.json({});"),
    { code: inApi(COOKIE, "res.json(parse(req.headers.cookie));"), errors: [{ messageId: "responseBody" }], filename: api, name: "cookie: all of them" },
    {
      code: "import { parse } from 'cookie';\nexport async function GET(request) { return Response.json({ token: parse(request.headers.get('cookie') ?? '').session }); }\n",
      errors: [{ messageId: "responseBody", suggestions: [{ messageId: "removeProperty", output: "import { parse } from 'cookie';\nexport async function GET(request) { return Response.json({}); }\n" }] }],
      filename: route,
      name: "cookie: of a web request",
    },
    answered("next-auth: what the cookie holds", JWT, "const raw = await getToken({ req, raw: true }); res.json({ raw });", "const raw = await getToken({ req, raw: true }); res.json({});"),
  ],
});

tester.run("no-sensitive-response-body, routes that are prerendered", rule, {
  valid: ['"force-static"', "'force-static' as const", "`force-static`"].map((dynamic) => ({ code: inRoute(dynamic), filename: route, name: `cookies are empty there: ${dynamic}` })),
  invalid: [
    ...['"auto"', '"force-dynamic"', "mode"].map((dynamic) => ({ code: inRoute(dynamic), errors: [{ messageId: "responseBody" as const, suggestions: emptied(dynamic, "GET") }], filename: route, name: `they are not: ${dynamic}` })),
    { code: inRoute('"force-static"', "POST"), errors: [{ messageId: "responseBody", suggestions: emptied('"force-static"', "POST") }], filename: route, name: "another method" },
  ],
});

function emptied(dynamic: string, method: string) {
  return [{ messageId: "removeProperty" as const, output: inRoute(dynamic, method).replace(`{ token: ${SESSION} }`, "{}") }];
}
