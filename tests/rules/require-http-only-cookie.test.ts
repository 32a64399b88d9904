import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-http-only-cookie.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const app = createProject({
  "app/page.tsx": "",
  "lib/cookie-options.ts": "export const base = { path: '/' };\nexport const safe = { httpOnly: true };\nexport const make = (age: number) => ({ maxAge: age });\n",
  "lib/cookies.ts":
    "import { cookies } from 'next/headers';\nexport const SESSION = 'session';\nexport async function setCookie(name: string, value: string) {\n  (await cookies()).set(name, value, { path: '/' });\n}\nexport async function setSafeCookie(name: string, value: string) {\n  (await cookies()).set(name, value, { httpOnly: true });\n}\n",
  "lib/browser-cookies.ts": "export function writeCookie(name: string, value: string) {\n  document.cookie = `${name}=${value}; path=/`;\n}\n",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/index.tsx": "",
});
const server = app.path("app/login/actions.ts");
const client = app.path("app/login/form.tsx");

/** A Server Action that sets a cookie by some lines. */
function inAction(...lines: readonly string[]): string {
  return ["'use server';", "import { cookies } from 'next/headers';", "export async function login(token: string) {", "  const jar = await cookies();", ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

const onlyHttpOnly = [{ attributes: ["httpOnly"] }] as const;

tester.run("require-http-only-cookie", rule, {
  valid: [
    { name: "all attributes", code: inAction("jar.set('session', token, { httpOnly: true, secure: true, sameSite: 'lax' });"), filename: server },
    { name: "tied to the environment", code: inAction("const isDev = process.env.NODE_ENV !== 'production';", "jar.set('session', token, { httpOnly: true, secure: !isDev, sameSite: 'strict' });"), filename: server },
    { name: "HttpOnly alone, where nothing else is asked for", code: inAction("jar.set('session', token, { httpOnly: true });"), filename: server, options: onlyHttpOnly },
    { name: "HttpOnly by a condition", code: inAction("jar.set('session', token, { httpOnly: process.env.INSECURE ? false : true });"), filename: server, options: onlyHttpOnly },
    ...["theme", "NEXT_LOCALE", "sidebar_state", "csrf_token", "XSRF-TOKEN", "cookie_consent", "token_type"].map((name) => ({
      code: inAction(`jar.set('${name}', token);`),
      filename: server,
      name: `not reported: the harmless cookie ${name}`,
    })),
    { name: "not reported: a name that nobody knows", code: inAction("jar.set(process.env.COOKIE_NAME, token);", "jar.set(name, token);"), filename: server },
    { name: "not reported: options that nobody knows", code: inAction("jar.set('session', token, options);", "jar.set('session', token, { ...options });", "jar.set('session', token, getOptions());"), filename: server },
    { name: "not reported: deletions", code: inAction("jar.delete('session');", "jar.set('session', '');", "jar.set('session', '', { maxAge: 0 });", "jar.set('session', token, { expires: new Date(0) });"), filename: server },
    { name: "not reported: a flag", code: inAction("jar.set('session', '1');", "jar.set('logged_in_token', 'true');"), filename: server },
    { name: "not reported: what a login in progress leaves behind", code: inAction("jar.set('oauth_state', token);", "jar.set('code_verifier', token);"), filename: server },
    { name: "not reported: a cookie that a vendor's script reads", code: inAction("jar.set('sb-abcdefgh-auth-token', token);", "jar.set('hanko', token);"), filename: server },
    { name: "not reported: cookies of the request that is handed on", code: "import { NextResponse, type NextRequest } from 'next/server';\nexport function proxy(request: NextRequest) {\n  request.cookies.set('session', 'x');\n  return NextResponse.next({ request });\n}\n", filename: app.path("proxy.ts") },
    { name: "not reported: adapters that are handed names and options", code: inAction("createServerClient(url, key, { cookies: { setAll(all) { all.forEach(({ name, value, options }) => jar.set(name, value, options)); } } });"), filename: server },
    { name: "not reported: what the team allows", code: inAction("jar.set('session', token);"), filename: server, options: [{ allow: ["session"] }] },
    { name: "not reported: what the settings allow", code: inAction("jar.set('session', token);"), filename: server, settings: { "next-boundary": { allow: ["/^sess/"] } } },
    { name: "not reported: tests", code: inAction("jar.set('session', token);"), filename: app.path("app/login/actions.test.ts") },
    { name: "not reported: stories", code: inClient("document.cookie = `session=${token}`;"), filename: app.path("app/form.stories.tsx") },
    { name: "not reported: a library of the browser on the server", code: "'use server';\nimport { setCookie } from 'cookies-next';\nexport async function a(token) { setCookie('session', token); }\n", filename: server },
    { name: "not reported: cookies-next with a request", code: "import { setCookie } from 'cookies-next';\nexport default function handler(req, res) { setCookie('session', token, { req, res, httpOnly: true }); }\n", filename: app.path("pages/api/login.ts"), options: onlyHttpOnly },
    { name: "not reported: server code of a client module", code: inClient("export function a(token) { if (typeof window === 'undefined') return; }", "export function b(token) { if (typeof window === 'undefined') { document.cookie = `session=${token}`; } }"), filename: client },
    { name: "not reported: removals in the browser", code: inClient("import Cookies from 'js-cookie';", "Cookies.remove('session'); Cookies.set('session', ''); document.cookie = 'session=; max-age=0';"), filename: client },
    { name: "not reported: harmless cookies in the browser", code: inClient("import Cookies from 'js-cookie';", "Cookies.set('theme', 'dark'); document.cookie = `sidebar_state=${open}; path=/`;"), filename: client },
    { name: "not reported: options of another module with HttpOnly", code: "import { cookies } from 'next/headers';\nimport { safe } from '../../lib/cookie-options';\nexport async function a(token) { (await cookies()).set('session', token, safe); }\n", filename: app.path("app/api/route.ts"), options: onlyHttpOnly },
    { name: "not reported: a helper of another module that says HttpOnly", code: "import { setSafeCookie } from '../../lib/cookies';\nexport const a = (token) => setSafeCookie('session', token);\n", filename: server, options: onlyHttpOnly },
    { name: "not reported: a helper itself", code: "import { cookies } from 'next/headers';\nexport async function setCookie(name, value) { (await cookies()).set(name, value); }\n", filename: server },
    { name: "not reported: Set-Cookie with HttpOnly", code: "export const GET = () => new Response(null, { headers: { 'Set-Cookie': `session=${token}; HttpOnly; Secure; SameSite=Lax` } });\n", filename: app.path("app/api/route.ts") },
    { name: "not reported: cookies of another server that are handed on", code: "export function GET() { for (const cookie of other.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie); return response; }\n", filename: app.path("app/api/route.ts") },
    { name: "not reported: a prefix that is kept", code: inAction("jar.set('__Host-theme', value, { secure: true });", "jar.set('__Secure-theme', value, { secure: isProduction });"), filename: server },
  ],
  invalid: [
    {
      name: "no options",
      code: inAction("jar.set('session', token);"),
      errors: [
        {
          column: 11,
          data: { name: "session", options: "'httpOnly: true'", sensitivity: "looks like a credential" },
          line: 5,
          messageId: "missingHttpOnly",
          suggestions: [{ data: { options: "'httpOnly: true'" }, messageId: "addAttributes", output: inAction("jar.set('session', token, { httpOnly: true });") }],
        },
      ],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "every attribute, where all are asked for",
      code: inAction("jar.set('session', token, {});"),
      errors: [
        {
          messageId: "missingHttpOnly",
          suggestions: [
            { messageId: "addAttributes", output: inAction("jar.set('session', token, { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'lax' });") },
          ],
        },
      ],
      filename: server,
    },
    {
      name: "into lines, behind comments",
      code: inAction('jar.set("session", token, {', '  path: "/", // everywhere', "});"),
      errors: [
        {
          messageId: "missingHttpOnly",
          suggestions: [
            { messageId: "addAttributes", output: inAction('jar.set("session", token, {', '  path: "/", // everywhere', "  httpOnly: true,", '  secure: process.env.NODE_ENV === "production",', '  sameSite: "lax",', "});") },
          ],
        },
      ],
      filename: server,
    },
    {
      name: "an object",
      code: inAction("jar.set({ name: 'session', value: token });"),
      errors: [{ column: 19, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: inAction("jar.set({ name: 'session', value: token, httpOnly: true });") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "before what is spread",
      code: inAction("const base = { path: '/' };", "jar.set('session', token, { ...base });", "jar.set('theme', token, base);"),
      errors: [{ messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: inAction("const base = { path: '/' };", "jar.set('session', token, { httpOnly: true, ...base });", "jar.set('theme', token, base);") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "a copy of what another cookie uses",
      code: inAction("const base = { path: '/' };", "jar.set('session', token, base);", "jar.set('theme', token, base);"),
      errors: [{ messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: inAction("const base = { path: '/' };", "jar.set('session', token, { ...base, httpOnly: true });", "jar.set('theme', token, base);") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "options of another module",
      code: "import { cookies } from 'next/headers';\nimport { base, make } from '../../lib/cookie-options';\nexport async function a(token) { (await cookies()).set('session', token, base); }\nexport async function b(token) { (await cookies()).set('session', token, make(60)); }\n",
      errors: [
        { line: 3, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: "import { cookies } from 'next/headers';\nimport { base, make } from '../../lib/cookie-options';\nexport async function a(token) { (await cookies()).set('session', token, { ...base, httpOnly: true }); }\nexport async function b(token) { (await cookies()).set('session', token, make(60)); }\n" }] },
        { line: 4, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: "import { cookies } from 'next/headers';\nimport { base, make } from '../../lib/cookie-options';\nexport async function a(token) { (await cookies()).set('session', token, base); }\nexport async function b(token) { (await cookies()).set('session', token, { ...make(60), httpOnly: true }); }\n" }] },
      ],
      filename: app.path("app/login/route.ts"),
      options: onlyHttpOnly,
    },
    {
      name: "httpOnly: false",
      code: inAction("jar.set('session', token, { httpOnly: false, secure: true, sameSite: 'lax' });"),
      errors: [{ messageId: "httpOnlyOff", suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('session', token, { httpOnly: true, secure: true, sameSite: 'lax' });") }] }],
      filename: server,
    },
    {
      name: "httpOnly: false in a constant of its own",
      code: inAction("const open = { httpOnly: false };", "jar.set('session', token, open);"),
      errors: [{ messageId: "httpOnlyOff", suggestions: [{ messageId: "addAttributes", output: inAction("const open = { httpOnly: true };", "jar.set('session', token, open);") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "httpOnly: false in a constant that two cookies share",
      code: inAction("const open = { httpOnly: false };", "jar.set('session', token, open);", "jar.set('theme', token, open);"),
      errors: [{ messageId: "httpOnlyOff", suggestions: [{ messageId: "addAttributes", output: inAction("const open = { httpOnly: false };", "jar.set('session', token, { ...open, httpOnly: true });", "jar.set('theme', token, open);") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "httpOnly: false in what is spread",
      code: inAction("const open = { httpOnly: false };", "jar.set('session', token, { ...open, path: '/' });", "jar.set('theme', token, open);"),
      errors: [{ messageId: "httpOnlyOff", suggestions: [{ messageId: "addAttributes", output: inAction("const open = { httpOnly: false };", "jar.set('session', token, { ...open, path: '/', httpOnly: true });", "jar.set('theme', token, open);") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "Secure and SameSite",
      code: inAction("jar.set('session', token, { httpOnly: true, secure: false });", "jar.set('session', token, { httpOnly: true, secure: isSecure });"),
      errors: [
        {
          data: { name: "session", options: "'secure: process.env.NODE_ENV === \"production\"' and 'sameSite: \"lax\"'", sensitivity: "looks like a credential" },
          messageId: "missingSecure",
          suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('session', token, { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'lax' });", "jar.set('session', token, { httpOnly: true, secure: isSecure });") }],
        },
        {
          messageId: "missingSameSite",
          suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('session', token, { httpOnly: true, secure: false });", "jar.set('session', token, { httpOnly: true, secure: isSecure, sameSite: 'lax' });") }],
        },
      ],
      filename: server,
    },
    {
      name: "a declared name gets a fix",
      code: inAction("jar.set('pm_vft', token);"),
      errors: [{ data: { name: "pm_vft", options: "'httpOnly: true'", sensitivity: "is declared sensitive" }, messageId: "missingHttpOnly", suggestions: [] }],
      filename: server,
      options: onlyHttpOnly,
      output: inAction("jar.set('pm_vft', token, { httpOnly: true });"),
      settings: { "next-boundary": { sensitive: ["pm_vft"] } },
    },
    {
      name: "suggestions that the team applies",
      code: inAction("jar.set('session', token);"),
      errors: [{ messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('session', token, { httpOnly: true });") }] }],
      filename: server,
      options: onlyHttpOnly,
      output: inAction("jar.set('session', token, { httpOnly: true });"),
      settings: { "next-boundary": { fixSuggestions: ["require-http-only-cookie"] } },
    },
    {
      name: "a library's own cookie, set by hand",
      code: inAction("jar.set('authjs.session-token', token, { path: '/' });"),
      errors: [{ data: { name: "authjs.session-token", options: "'httpOnly: true'", sensitivity: "is a credential of Auth.js" }, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('authjs.session-token', token, { path: '/', httpOnly: true });") }] }],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "a response of the proxy, a name of another module",
      code: "import { NextResponse } from 'next/server';\nimport { SESSION } from './lib/cookies';\nexport function proxy(request) {\n  let response = NextResponse.next();\n  if (request.nextUrl.pathname === '/') response = NextResponse.redirect('/shop');\n  response.cookies.set(SESSION, request.token);\n  return response;\n}\n",
      errors: [
        {
          data: { name: "session", options: "'httpOnly: true'", sensitivity: "looks like a credential" },
          line: 6,
          messageId: "missingHttpOnly",
          suggestions: [{ messageId: "addAttributes", output: "import { NextResponse } from 'next/server';\nimport { SESSION } from './lib/cookies';\nexport function proxy(request) {\n  let response = NextResponse.next();\n  if (request.nextUrl.pathname === '/') response = NextResponse.redirect('/shop');\n  response.cookies.set(SESSION, request.token, { httpOnly: true });\n  return response;\n}\n" }],
        },
      ],
      filename: app.path("proxy.ts"),
      options: onlyHttpOnly,
    },
    {
      name: "texts of Set-Cookie",
      code: "export default function handler(req, res) {\n  res.setHeader('Set-Cookie', [`session=${token}; Path=/`, 'theme=dark']);\n  res.setHeader('Set-Cookie', 'sid=' + id + '; Path=/;');\n  res.setHeader('Set-Cookie', [`jwt=${token}`, 'Path=/'].join('; '));\n}\n",
      errors: [
        { data: { name: "session", options: "'HttpOnly'", sensitivity: "looks like a credential" }, line: 2, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: "export default function handler(req, res) {\n  res.setHeader('Set-Cookie', [`session=${token}; Path=/; HttpOnly`, 'theme=dark']);\n  res.setHeader('Set-Cookie', 'sid=' + id + '; Path=/;');\n  res.setHeader('Set-Cookie', [`jwt=${token}`, 'Path=/'].join('; '));\n}\n" }] },
        { line: 3, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: "export default function handler(req, res) {\n  res.setHeader('Set-Cookie', [`session=${token}; Path=/`, 'theme=dark']);\n  res.setHeader('Set-Cookie', 'sid=' + id + '; Path=/; HttpOnly');\n  res.setHeader('Set-Cookie', [`jwt=${token}`, 'Path=/'].join('; '));\n}\n" }] },
        { line: 4, messageId: "missingHttpOnly", suggestions: [{ messageId: "addAttributes", output: "export default function handler(req, res) {\n  res.setHeader('Set-Cookie', [`session=${token}; Path=/`, 'theme=dark']);\n  res.setHeader('Set-Cookie', 'sid=' + id + '; Path=/;');\n  res.setHeader('Set-Cookie', [`jwt=${token}`, 'Path=/', 'HttpOnly'].join('; '));\n}\n" }] },
      ],
      filename: app.path("pages/api/login.ts"),
      options: onlyHttpOnly,
    },
    {
      name: "a helper of another module, at the call that names the cookie",
      code: "import { setCookie } from '../../lib/cookies';\nexport const a = (token) => setCookie('session', token);\nexport const b = () => setCookie('theme', 'dark');\n",
      errors: [{ column: 39, line: 2, messageId: "missingHttpOnly" }],
      filename: app.path("app/login/route.ts"),
      options: onlyHttpOnly,
    },
    {
      name: "scripts",
      code: inClient(
        "import Cookies from 'js-cookie';",
        "import { writeCookie } from '../../lib/browser-cookies';",
        "document.cookie = `session=${token}; path=/`;",
        "Cookies.set('access_token', token);",
        "cookieStore.set('sid', token);",
        "writeCookie('jwt', token);",
        "writeCookie('theme', 'dark');",
      ),
      errors: [
        { column: 19, data: { api: "document.cookie", name: "session", sensitivity: "looks like a credential" }, line: 4, messageId: "scriptCookie" },
        { data: { api: "js-cookie", name: "access_token", sensitivity: "looks like a credential" }, line: 5, messageId: "scriptCookie" },
        { data: { api: "cookieStore.set", name: "sid", sensitivity: "looks like a credential" }, line: 6, messageId: "scriptCookie" },
        { data: { api: "writeCookie", name: "jwt", sensitivity: "looks like a credential" }, line: 7, messageId: "scriptCookie" },
      ],
      filename: client,
      options: onlyHttpOnly,
    },
    {
      name: "a page of the pages router",
      code: "import Cookies from 'js-cookie';\nexport default function Page() { return <button onClick={() => Cookies.set('token', value)} />; }\n",
      errors: [{ messageId: "scriptCookie" }],
      filename: app.path("pages/index.tsx"),
    },
    {
      name: "HttpOnly by a script",
      code: inClient("import Cookies from 'universal-cookie';", "new Cookies().set('token', value, { httpOnly: true });", "document.cookie = `session=${value}; HttpOnly`;"),
      errors: [
        { data: { api: "universal-cookie", by: "'HttpOnly'", name: "token" }, messageId: "refusedScript" },
        { data: { api: "document.cookie", by: "'HttpOnly'", name: "session" }, messageId: "refusedScript" },
      ],
      filename: client,
    },
    {
      name: "prefixes, whatever the cookie is",
      code: inAction("jar.set('__Host-theme', value, { path: '/' });", "jar.set('__Http-theme', value, { secure: true });"),
      errors: [
        {
          data: { attributes: "'Secure'", by: "the prefix '__Host-'", name: "__Host-theme", options: "'secure: true'" },
          messageId: "refusedCookie",
          suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('__Host-theme', value, { path: '/', secure: true });", "jar.set('__Http-theme', value, { secure: true });") }],
        },
        {
          data: { attributes: "'HttpOnly'", by: "the prefix '__Http-'", name: "__Http-theme", options: "'httpOnly: true'" },
          messageId: "refusedCookie",
          suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('__Host-theme', value, { path: '/' });", "jar.set('__Http-theme', value, { secure: true, httpOnly: true });") }],
        },
      ],
      filename: server,
      options: onlyHttpOnly,
    },
    {
      name: "a prefix that scripts may not use",
      code: inClient("document.cookie = `__Http-theme=${value}; Secure`;"),
      errors: [{ data: { api: "document.cookie", by: "the prefix '__Http-'", name: "__Http-theme" }, messageId: "refusedScript" }],
      filename: client,
    },
    {
      name: "SameSite=None without Secure",
      code: inAction("jar.set('theme', value, { sameSite: 'none' });"),
      errors: [
        {
          data: { attributes: "'Secure'", by: "'SameSite=None'", name: "theme", options: "'secure: true'" },
          messageId: "refusedCookie",
          suggestions: [{ messageId: "addAttributes", output: inAction("jar.set('theme', value, { sameSite: 'none', secure: true });") }],
        },
      ],
      filename: server,
      options: onlyHttpOnly,
    },
  ],
});
