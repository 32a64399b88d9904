import { RuleTester } from "@typescript-eslint/rule-tester";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-sensitive-cookie-read.ts";
import type { Rule } from "../../src/public-types.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const app = createProject({
  "app/page.tsx": "",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/_document.tsx": "",
  "pages/api/me.ts": "",
  "pages/index.tsx": "",
});
const clerkApp = createProject({
  "app/page.tsx": "",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6", "@clerk/nextjs": "^7.0.0" } }',
});
const client = app.path("app/badge.tsx");
const page = app.path("pages/index.tsx");

/** A client module around some lines. */
function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

const ignorePresence = [{ presence: "ignore" }] as const;
const find = (name: string): string => `show(document.cookie.split('; ').find((row) => row.startsWith('${name}=')));`;

tester.run("no-sensitive-cookie-read", rule, {
  valid: [
    // Harmless names.
    ...["sidebar_state", "sidebar:state", "theme", "NEXT_LOCALE", "cookie_consent", "LH_oauth_org_id", "user", "isAuthenticated", "auth_provider"].map((name) => ({
      code: inClient(find(name)),
      filename: client,
      name: `not reported: the harmless cookie ${name}`,
    })),
    ...["XSRF-TOKEN", "csrftoken", "csrf_token", "_xsrf", "next-auth.csrf-token"].map((name) => ({
      code: inClient(find(name)),
      filename: client,
      name: `not reported: the double-submit cookie ${name}`,
    })),
    { name: "not reported: analytics", code: inClient("import Cookies from 'js-cookie';", "send(Cookies.get('datafast_session_id'), Cookies.get('ai_session'));"), filename: client },
    { name: "not reported: a state that a login in progress made itself", code: inClient(find("LH_oauth_state")), filename: client },

    // Loops that delete, and patterns for CSRF tokens.
    ...[
      "import Cookies from 'js-cookie'; Object.keys(Cookies.get()).forEach((n) => { if (n.endsWith('-auth-token')) Cookies.remove(n); });",
      "import Cookies from 'js-cookie'; Object.keys(Cookies.get()).filter((n) => n.endsWith('-auth-token')).forEach((n) => Cookies.remove(n));",
      "document.cookie.split(';').forEach((c) => { const n = c.split('=')[0].trim(); if (n.includes('next-auth.session-token')) document.cookie = n + '=; Max-Age=0'; });",
      "document.cookie.split(';').forEach((c) => { if (c.includes('auth_token')) document.cookie = c.replace(/=.*/, '=; Max-Age=0'); });",
      "for (const c of document.cookie.split(';')) { const [name] = c.split('='); if (name === 'token') continue; document.cookie = name + '=; expires=0'; }",
      "async function f() { for (const { name } of await cookieStore.getAll()) if (name.includes('auth-token')) await cookieStore.delete(name); }",
      "show(document.cookie.match(/(?:XSRF|CSRF)-TOKEN=([^;]*)/));",
      "show(document.cookie.match(/(csrf|xsrf)-?token=([^;]*)/));",
      "show(document.cookie.match(/[cx]srf-token=([^;]*)/));",
      "show(document.cookie.match(/(XSRF-)?TOKEN=([^;]*)/));",
      "show(document.cookie.split('; ').find((c) => c.startsWith('csrf') && c.includes('token')));",
      "console.log(document.cookie && 'yes');",
    ].map((code) => ({ code: inClient(code), filename: client, name: `not reported: ${code}` })),
    ...[
      "const options = { cookies: { getAll() { return read(parse(document.cookie)['sb-a-auth-token']); } } }; export const supabase = createBrowserClient(url, key, options);",
      "function getAll() { return read(parse(document.cookie)['sb-a-auth-token']); } export const supabase = createBrowserClient(url, key, { cookies: { getAll, setAll } });",
      "const getAll = () => read(parse(document.cookie)['sb-a-auth-token']); const cookies = { getAll, setAll }; export const supabase = createBrowserClient(url, key, { cookies });",
    ].map((code) => ({
      code: inClient("import { createBrowserClient } from '@supabase/ssr';", "import { parse } from 'cookie';", code),
      filename: client,
      name: `not reported: the cookie methods of a client: ${code}`,
    })),

    // Presence, where it is ignored.
    ...[
      "useEffect(() => { load(); }, [Cookies.get('token')]);",
      "const cookies = Cookies.get(); useEffect(() => { load(); }, [cookies.token]);",
      "function getToken() { return Cookies.get('token'); } if (!getToken()) leave();",
      "const getToken = () => Cookies.get('token'); if (getToken() === undefined) leave();",
      "const [token, setToken] = useState(() => Cookies.get('token')); if (token) show();",
      "const token = useMemo(() => Cookies.get('token'), []); if (token) show();",
      "if (isNil(Cookies.get('token'))) leave();",
      "if (_.isEmpty(Cookies.get('token'))) leave();",
      "if (Object.is(Cookies.get('token'), undefined)) leave();",
      "const NONE = null; if (Cookies.get('token') === NONE) leave();",
      "switch (Cookies.get('token')) { case undefined: leave(); }",
      "if ([Cookies.get('token')].some(Boolean)) show();",
      "if (~document.cookie.indexOf('token=')) show();",
      "function read(n) { const start = document.cookie.indexOf(n + '='); return start < 0 ? '' : document.cookie.substring(start); } if (read('token')) show();",
      "const read = (n) => document.cookie.split('; ').reduce((all, c) => { const [k, v] = c.split('='); return k === n ? v : all; }, ''); if (read('token')) show();",
      "let found = false; for (const c of document.cookie.split('; ')) { if (c.startsWith('token=')) { found = true; console.log('x'); } }",
      "document.cookie.split('; ').forEach((c) => { if (c.startsWith('token=')) location.href = '/'; });",
    ].map((code) => ({
      code: inClient("import Cookies from 'js-cookie';", code),
      filename: client,
      name: `not reported: presence where it is ignored: ${code}`,
      options: ignorePresence,
    })),

    // Not the browser.
    { name: "not reported: a module without directive, which its importers decide about", code: find("token"), filename: app.path("lib/session.ts") },
    { name: "not reported: a Server Component", code: "import { cookies } from 'next/headers';\nexport default async function Page() { return (await cookies()).get('session')?.value; }", filename: app.path("app/page.tsx") },
    { name: "not reported: the client's local cookieStore", code: inClient("export async function f(cookies) { const cookieStore = await cookies(); show(cookieStore.get('session')); }"), filename: client },
    { name: "not reported: an API route", code: "import { getCookie } from 'cookies-next';\nexport default (req, res) => { res.json(getCookie('token')); };", filename: app.path("pages/api/me.ts") },
    { name: "not reported: the document of pages", code: find("token"), filename: app.path("pages/_document.tsx") },
    { name: "not reported: getServerSideProps", code: "import { parseCookies } from 'nookies';\nexport async function getServerSideProps() { return { props: { ok: load(parseCookies().token) } }; }\nexport default function Page() { return null; }", filename: page },
    { name: "not reported: a function that only getServerSideProps uses", code: "import Cookies from 'js-cookie';\nfunction load() { return Cookies.get('token'); }\nexport async function getServerSideProps() { return { props: { ok: load() } }; }\nexport default function Page() { return null; }", filename: page },
    { name: "not reported: code behind a test for the server", code: inClient("import Cookies from 'js-cookie';", "if (typeof window === 'undefined') { show(Cookies.get('token')); }"), filename: client },
    { name: "not reported: a test of a client module", code: inClient(find("token")), filename: app.path("app/badge.test.tsx") },
    { name: "not reported: a story", code: inClient(find("token")), filename: app.path("app/badge.stories.tsx") },

    // Not a read of this cookie.
    { name: "not reported: a write", code: inClient("document.cookie = 'token=1; path=/';"), filename: client },
    { name: "not reported: a deletion", code: inClient("document.cookie = 'session=; max-age=0';"), filename: client },
    { name: "not reported: a deletion of all cookies", code: inClient("document.cookie.split(';').forEach((c) => { document.cookie = c.replace(/=.*/, '=;max-age=0'); });"), filename: client },
    { name: "not reported: a library's write", code: inClient("import Cookies from 'js-cookie';", "Cookies.set('token', value); Cookies.remove('token');"), filename: client },
    { name: "not reported: only the setter of a hook", code: inClient("import { useCookies } from 'react-cookie';", "export function Out() { const [, , remove] = useCookies(['token']); return <button onClick={() => remove('token')} />; }"), filename: client },
    { name: "not reported: a parameter called document", code: inClient("export const read = (document) => document.cookie.match(/token=([^;]*)/);"), filename: client },
    { name: "not reported: self.document", code: inClient("show(self.document.cookie.match(/token=([^;]*)/));"), filename: client },
    { name: "not reported: an object with a property called cookie", code: inClient("show(request.cookie.match(/token=([^;]*)/));"), filename: client },
    { name: "not reported: an unknown name", code: inClient("export const read = (names) => names.map((name) => document.cookie.includes(name + '='));"), filename: client },
    { name: "not reported: a name from another module", code: inClient("import { TOKEN } from './names';", "show(document.cookie.split('; ').find((c) => c.startsWith(TOKEN + '=')));"), filename: client },
    { name: "not reported: a name in a variable that is written again", code: inClient("let name = 'token';", "name = other();", "show(document.cookie.split('; ').find((c) => c.startsWith(name + '=')));"), filename: client },
    { name: "not reported: a function of this module that does not read cookies", code: inClient("const getCookie = (name) => jar.get(name);", "show(getCookie('token'));"), filename: client },
    { name: "not reported: a Map of the module's own", code: inClient("const cookies = new Map();", "show(cookies.get('token'));"), filename: client },
    { name: "not reported: whole-jar reads that stay", code: inClient("const jar = document.cookie;", "if (jar === '') show();"), filename: client },
    { name: "not reported: cookies-next with the request's cookies", code: inClient("import { getCookie } from 'cookies-next';", "export const read = (req, res) => getCookie('token', { req, res });"), filename: client },
    {
      name: "not reported: the cookie methods of a Supabase browser client",
      code: inClient(
        "import { createBrowserClient } from '@supabase/ssr';",
        "import { parse } from 'cookie';",
        "export const supabase = createBrowserClient(url, key, { cookies: { getAll() { const all = parse(document.cookie); return [{ name: 'sb-a-auth-token', value: all['sb-a-auth-token'] }]; } } });",
      ),
      filename: client,
    },
    {
      name: "not reported: the same methods in a constant",
      code: inClient(
        "import { createBrowserClient } from '@supabase/ssr';",
        "const methods = { get: () => document.cookie.match(/sb-abc-auth-token=([^;]*)/)?.[1] };",
        "export const supabase = createBrowserClient(url, key, { cookies: methods });",
      ),
      filename: client,
    },

    // Presence, where it is ignored.
    ...[
      "if (document.cookie.includes('token=')) show();",
      "show(document.cookie.split(';').some((c) => c.trim().startsWith('token=')));",
      "show(document.cookie.indexOf('session=') !== -1);",
      "show(/(^|;)\\s*token=/.test(document.cookie));",
      "const has = typeof document !== 'undefined' && document.cookie.includes('LH_session'); show(has);",
      "import Cookies from 'js-cookie'; show(!!Cookies.get('token'));",
      "import Cookies from 'js-cookie'; const token = Cookies.get('token'); export const View = () => (token ? <a /> : null);",
      "import { hasCookie } from 'cookies-next'; show(hasCookie('token'));",
      "import Cookies from 'js-cookie'; const isLoggedIn = Boolean(Cookies.get('token')); show(isLoggedIn);",
    ].map((code) => ({ code: inClient(code), filename: client, name: `not reported: presence where it is ignored: ${code}`, options: ignorePresence })),

    // Declared.
    { name: "it allows what the option declares harmless", code: inClient(find("token")), filename: client, options: [{ allow: ["token"] }] },
    { name: "it allows what the settings declare harmless", code: inClient(find("token")), filename: client, settings: { "next-boundary": { allow: ["/^tok/"] } } },
    { name: "it allows what is declared both, because 'allow' wins", code: inClient(find("token")), filename: client, options: [{ allow: ["token"], sensitive: ["token"] }] },
  ],
  invalid: [
    // document.cookie.
    { name: "it reports an entry found by its name", code: inClient(find("token")), errors: [{ column: 63, endColumn: 71, line: 2, messageId: "exposedCredential" }], filename: client },
    { name: "it reports the literal in a chain over several lines", code: inClient("const token = document.cookie", "  .split('; ')", "  .find((row) => row.startsWith('access_token='))", "  ?.split('=')[1];", "show(token);"), errors: [{ line: 4, messageId: "exposedCredential" }], filename: client },
    { name: "it reports the call of a helper, not the helper", code: inClient("const getCookie = (name) => document.cookie.match(new RegExp('(^| )' + name + '=([^;]+)'))?.[2];", "show(getCookie('theme'));", "show(getCookie('jwt'));"), errors: [{ data: { api: "getCookie", library: "", name: "jwt", prefix: "", sdkCall: "" }, line: 4, messageId: "exposedCredential" }], filename: client },
    { name: "it reports a member of the parsed object", code: inClient("import { parse } from 'cookie';", "const { session } = parse(document.cookie);", "show(session);"), errors: [{ line: 3, messageId: "exposedCredential" }], filename: client },
    { name: "it reports a component of pages", code: "export default function Page() { show(document.cookie.match(/authToken=([^;]*)/)); return null; }", errors: [{ line: 1, messageId: "exposedCredential" }], filename: page },
    { name: "it reports a password", code: inClient(find("user_password")), errors: [{ line: 2, messageId: "exposedCredential" }], filename: client },
    { name: "it reports the browser's cookieStore", code: inClient("export async function f() { show((await cookieStore.get('session'))?.value); }"), errors: [{ line: 2, messageId: "exposedCredential" }], filename: client },
    { name: "it reports cookieStore of window", code: inClient("export async function f() { show((await window.cookieStore.get('session'))?.value); }"), errors: [{ line: 2, messageId: "exposedCredential" }], filename: client },
    { name: "it reports one of two names once", code: inClient("show(document.cookie.match(/(?:token|session)=([^;]*)/));"), errors: [{ data: { api: "document.cookie", library: "", name: "token", prefix: "", sdkCall: "" }, line: 2, messageId: "exposedCredential" }], filename: client },

    // What the library or the prefix says.
    { name: "it reports a read that finds nothing, by the library", code: inClient(find("next-auth.session-token")), errors: [{ line: 2, messageId: "deadRead" }], filename: client },
    { name: "it reports a read that finds nothing, by the prefix", code: inClient(find("__Http-sid")), errors: [{ line: 2, messageId: "deadReadByPrefix" }], filename: client },
    { name: "it reports a read that finds nothing, declared", code: inClient(find("next-auth.session-token")), errors: [{ line: 2, messageId: "deadReadDeclared" }], filename: client, options: [{ sensitive: ["next-auth.session-token"] }] },
    { name: "it reports a cookie that the SDK reads", code: inClient("show(document.cookie.split('; ').find((c) => c.startsWith(`sb-${ref}-auth-token=`)));"), errors: [{ data: { api: "document.cookie", library: "Supabase", name: "sb-…-auth-token", prefix: "", sdkCall: "supabase.auth.getSession()" }, line: 2, messageId: "sdkCookie" }], filename: client },
    { name: "it reports __session as the installed library's", code: inClient("import Cookies from 'js-cookie';", "show(Cookies.get('__session'));"), errors: [{ line: 3, messageId: "sdkCookie" }], filename: clerkApp.path("app/badge.tsx") },
    { name: "it reports __session as a credential where nobody claims it", code: inClient("import Cookies from 'js-cookie';", "show(Cookies.get('__session'));"), errors: [{ line: 3, messageId: "exposedCredential" }], filename: client },

    // Declared.
    { name: "it reports what the option declares sensitive", code: inClient(find("pm_vft")), errors: [{ line: 2, messageId: "declaredCredential" }], filename: client, options: [{ sensitive: ["pm_vft"] }] },
    { name: "it reports what the settings declare sensitive", code: inClient("show(document.cookie.match(new RegExp(`secured-${domain}=([^;]*)`)));"), errors: [{ line: 2, messageId: "declaredCredential" }], filename: client, settings: { "next-boundary": { sensitive: ["/^secured-/"] } } },

    // Libraries.
    { name: "it reports js-cookie", code: inClient("import Cookies from 'js-cookie';", "show(Cookies.get('token'));"), errors: [{ column: 18, endColumn: 25, line: 3, messageId: "exposedCredential" }], filename: client },
    { name: "it reports react-cookie at the member", code: inClient("import { useCookies } from 'react-cookie';", "export function A() { const [cookies] = useCookies(['token']); return <b title={cookies.token} />; }"), errors: [{ line: 3, messageId: "exposedCredential" }], filename: client },
    { name: "it reports a hook's value, without a suggestion to move it", code: inClient("import useCookie from 'react-use-cookie';", "export function A() { const [token] = useCookie('token'); return <b title={token} />; }"), errors: [{ line: 3, messageId: "exposedCredential", suggestions: null }], filename: client },

    // Presence.
    { name: "it reports a check that works while the cookie is readable", code: inClient("if (document.cookie.includes('authToken=')) show();"), errors: [{ line: 2, messageId: "presenceCheck" }], filename: client },
    { name: "it reports a check that never succeeds", code: inClient("if (document.cookie.includes('authjs.session-token=')) show();"), errors: [{ line: 2, messageId: "deadPresenceCheck" }], filename: client },
    { name: "it reports a constant that is tested and used as well", code: inClient("import Cookies from 'js-cookie';", "const token = Cookies.get('token');", "if (token) show(token);"), errors: [{ line: 3, messageId: "exposedCredential" }], filename: client, options: ignorePresence },

    // All cookies at once.
    { name: "it reports all cookies in a request", code: inClient("fetch('/api/log', { method: 'POST', body: JSON.stringify({ jar: document.cookie }) });"), errors: [{ line: 2, messageId: "wholeJarRequest" }], filename: client },
    { name: "it reports all cookies in a log", code: inClient("console.log(document.cookie);"), errors: [{ line: 2, messageId: "wholeJarLog" }], filename: client },
    { name: "it removes a statement that does nothing", code: inClient("// Wakes the jar.", "document.cookie;", "show();"), errors: [{ line: 3, messageId: "droppedCookies" }], filename: client, output: inClient("// Wakes the jar.", "show();") },
    { name: "it keeps the branch of a removed statement", code: inClient("if (ready) document.cookie;"), errors: [{ line: 2, messageId: "droppedCookies" }], filename: client, output: inClient("if (ready) {}") },

    // Removing these would lose what else they do.
    ...[
      "let token = ''; document.cookie.replace(/token=([^;]*)/, (_, v) => { token = v; return ''; }); show(token);",
      "let token = ''; document.cookie.split('; ').find((c) => { if (c.startsWith('token=')) { token = c.slice(6); return true; } }); show(token);",
      "import Cookies from 'js-cookie'; Cookies.get(i++ ? 'token' : 'token');",
      "import Cookies from 'js-cookie'; function load(n) { setToken(Cookies.get(n)); } load('token');",
      "import Cookies from 'js-cookie'; function load(n) { Cookies.get(n); } load('token');",
      "import Cookies from 'js-cookie'; Cookies.get().token;",
    ].map((code) => ({
      code: inClient(code),
      errors: [{ messageId: "exposedCredential" as const, suggestions: null }],
      filename: client,
      name: `it reports, and offers no removal of: ${code}`,
    })),

    // Values, also where presence is ignored.
    ...[
      "show(Cookies.get('token').split('.').filter((x) => x));",
      "show(Cookies.get('token').replace(/a/g, (m) => m));",
      "show(+Cookies.get('token'));",
      "function getToken() { return Cookies.get('token'); } if (!getToken()) leave(); show(getToken());",
      "export function getToken() { return Cookies.get('token'); } if (!getToken()) leave();",
      "for (const c of document.cookie.split('; ')) { const [name, value] = c.split('='); if (name === 'token') show(value); }",
      "for (const c of document.cookie.split('; ')) { if (!c.startsWith('token=')) continue; show(c.slice(6)); }",
      "const all = Cookies.get(); for (const name of Object.keys(all)) { if (name === 'token') show(all[name]); }",
      "export const read = (scope) => Cookies.get(`${scope}_access_token`);",
      "export const read = (name = 'token') => Cookies.get(name);",
      "const read = (scope) => Cookies.get(`${scope}_access_token`); export const load = (x) => read(x);",
    ].map((code) => ({
      code: inClient("import Cookies from 'js-cookie';", code),
      errors: [{ messageId: "exposedCredential" as const }],
      filename: client,
      name: `it reports a value: ${code}`,
      options: ignorePresence,
    })),
    { name: "it reports a declared name whose end is a parameter", code: inClient("import Cookies from 'js-cookie';", "export const read = (d) => Cookies.get(`secured-${d}`);"), errors: [{ messageId: "declaredCredential" }], filename: client, options: [{ sensitive: ["/^secured-/"] }] },
    { name: "it reports an SDK's cookie by a parameter", code: inClient("import Cookies from 'js-cookie';", "export const read = (ref) => Cookies.get(`sb-${ref}-auth-token`);"), errors: [{ messageId: "sdkCookie" }], filename: client },

    // No suggestion where the request would change in another way.
    ...[
      "fetch('/api/me', { headers: { Authorization: `Bearer ${Cookies.get('token') || load()}` } });",
      "fetch('/api/me', { headers: { Authorization: `Bearer ${Cookies.get('token')}:${id}` } });",
      "fetch('/api/me', { headers: { Authorization: 'Bearer' + Cookies.get('token') } });",
      "fetch('/api/me', { headers: { Authorization: 'a', authorization: `Bearer ${Cookies.get('token')}` } });",
      "fetch('/api/me', { headers: { /* see RFC 6750 */ Authorization: `Bearer ${Cookies.get('token')}` } });",
      "axios.post('/api/me', { headers: { Authorization: `Bearer ${Cookies.get('token')}` } });",
    ].map((code) => ({
      code: inClient("import axios from 'axios';", "import Cookies from 'js-cookie';", code),
      errors: [{ messageId: "exposedCredential" as const, suggestions: null }],
      filename: client,
      name: `it reports, and offers no credentials for: ${code}`,
    })),
    {
      name: "it leaves no empty options behind",
      code: inClient("import axios from 'axios';", "import Cookies from 'js-cookie';", "axios.post('/api/me', data, { headers: { Authorization: `Bearer ${Cookies.get('token')}` } });"),
      errors: [{ messageId: "exposedCredential", suggestions: [{ messageId: "sendCookieSameOrigin", output: inClient("import axios from 'axios';", "axios.post('/api/me', data);") }] }],
      filename: client,
    },
    {
      name: "it reports a read behind long chains of aliases",
      code: inClient("const a0 = document.cookie;", ...Array.from({ length: 1600 }, (_, index) => `const a${String(index + 1)} = a${String(index)};`), "show(document.cookie.match(/token=([^;]*)/));"),
      errors: [{ messageId: "exposedCredential" }],
      filename: client,
    },
    {
      name: "it reports a value that goes many ways, in time",
      code: inClient("import Cookies from 'js-cookie';", "let a0 = Cookies.get('token');", ...Array.from({ length: 7 }, (_, index) => `const a${String(index + 1)} = ${Array.from({ length: 12 }, () => `a${String(index)}`).join(" || ")};`), "show(a7);"),
      errors: [{ messageId: "exposedCredential" }],
      filename: client,
    },

    // Suggestions: an unused read.
    {
      name: "it reports an unused read and removes it with its import",
      code: inClient("import Cookies from 'js-cookie';", "Cookies.get('token');", "show();"),
      errors: [{ line: 3, messageId: "exposedCredential", suggestions: [{ messageId: "removeRead", output: inClient("show();") }] }],
      filename: client,
    },
    {
      name: "it reports a constant that nobody uses and keeps an import that others use",
      code: inClient("import Cookies from 'js-cookie';", "const token = Cookies.get('token');", "Cookies.set('theme', 'dark');"),
      errors: [{ line: 3, messageId: "exposedCredential", suggestions: [{ messageId: "removeRead", output: inClient("import Cookies from 'js-cookie';", "Cookies.set('theme', 'dark');") }] }],
      filename: client,
    },
    {
      name: "it reports a constant that only an effect's dependencies name, and keeps it",
      code: inClient("import { useEffect } from 'react';", "import Cookies from 'js-cookie';", "export function A() {", "  const token = Cookies.get('token');", "  useEffect(() => load(), [token]);", "  return null;", "}"),
      errors: [{ line: 5, messageId: "presenceCheck", suggestions: null }],
      filename: client,
    },
    {
      name: "it reports an unused hook and leaves it where it is",
      code: inClient("import useCookie from 'react-use-cookie';", "export function A() { useCookie('token'); return null; }"),
      errors: [{ line: 3, messageId: "exposedCredential", suggestions: null }],
      filename: client,
    },

    // Suggestions: credentials instead of a header.
    {
      name: "it reports a token for a header and sends the cookie instead: constant, header, headers and import go",
      code: inClient("import Cookies from 'js-cookie';", "export function load() {", "  const token = Cookies.get('token');", "  return fetch(`${process.env.NEXT_PUBLIC_API_URL}/orders`, { headers: { Authorization: `Bearer ${token}` } });", "}"),
      errors: [{ line: 4, messageId: "exposedCredential", suggestions: [{ messageId: "sendCookie", output: inClient("export function load() {", "  return fetch(`${process.env.NEXT_PUBLIC_API_URL}/orders`, { credentials: 'include' });", "}") }] }],
      filename: client,
    },
    {
      name: "it reports a token inline and keeps the other headers",
      code: inClient("import Cookies from 'js-cookie';", "export const load = () => fetch(API + '/orders', {", "  headers: {", "    Authorization: `Bearer ${Cookies.get('token')}`,", "    'Content-Type': 'application/json',", "  },", "});", "export const out = () => Cookies.remove('token');"),
      errors: [{ line: 5, messageId: "exposedCredential", suggestions: [{ messageId: "sendCookie", output: inClient("import Cookies from 'js-cookie';", "export const load = () => fetch(API + '/orders', {", "  headers: {", "    'Content-Type': 'application/json',", "  },", "  credentials: 'include',", "});", "export const out = () => Cookies.remove('token');") }] }],
      filename: client,
    },
    {
      name: "it reports a token for a relative address, where the browser sends the cookie anyway",
      code: inClient("import Cookies from 'js-cookie';", "export const load = () => fetch('/api/orders', { headers: { Authorization: 'Bearer ' + Cookies.get('token') } });"),
      errors: [{ line: 3, messageId: "exposedCredential", suggestions: [{ messageId: "sendCookieSameOrigin", output: inClient("export const load = () => fetch('/api/orders', { credentials: 'same-origin' });") }] }],
      filename: client,
    },
    {
      name: "it reports a token beside a stated mode, and only the header goes",
      code: inClient("const token = document.cookie.split('; ').find((c) => c.startsWith('token='))?.split('=')[1];", "export const load = () => fetch(API + '/orders', { credentials: 'include', headers: { authorization: `Bearer ${token}` } });"),
      errors: [{ line: 2, messageId: "exposedCredential", suggestions: [{ messageId: "sendCookie", output: inClient("export const load = () => fetch(API + '/orders', { credentials: 'include' });") }] }],
      filename: client,
    },
    {
      name: "it reports a token for axios, which has an option of its own",
      code: inClient("import axios from 'axios';", "import { getCookie } from 'cookies-next';", "export const load = () => axios.get(`${process.env.NEXT_PUBLIC_API_URL}/orders`, { headers: { Authorization: `Bearer ${getCookie('token')}` } });"),
      errors: [{ line: 4, messageId: "exposedCredential", suggestions: [{ messageId: "sendCookie", output: inClient("import axios from 'axios';", "export const load = () => axios.get(`${process.env.NEXT_PUBLIC_API_URL}/orders`, { withCredentials: true });") }] }],
      filename: client,
    },
    {
      name: "it reports an SDK's token in a header, which the vendor's servers expect there",
      code: inClient("import Cookies from 'js-cookie';", "fetch(API + '/a', { headers: { Authorization: `Bearer ${Cookies.get('__session')}` } });"),
      errors: [{ line: 3, messageId: "sdkCookie", suggestions: null }],
      filename: clerkApp.path("app/badge.tsx"),
    },
    {
      name: "it reports a token for a stranger, to whom cookies are not offered",
      code: inClient("import Cookies from 'js-cookie';", "fetch('https://api.github.com/user', { headers: { Authorization: `Bearer ${Cookies.get('gh_token')}` } });"),
      errors: [{ line: 3, messageId: "exposedCredential", suggestions: null }],
      filename: client,
    },
  ],
});

describe("options that are wrong", () => {
  function lint(options: object): void {
    const config: Linter.Config = {
      plugins: { "next-boundary": { rules: { "no-sensitive-cookie-read": rule as unknown as Rule } } },
      rules: { "next-boundary/no-sensitive-cookie-read": ["error", options] },
    };
    new Linter().verify("'use client'; document.cookie.includes('token=');", config);
  }

  it("are named, with what is wrong with them", () => {
    expect(() => { lint({ sensitive: ["token", "/(/"] }); }).toThrow("options[0].sensitive[1]");
    expect(() => { lint({ allow: [""] }); }).toThrow("options[0].allow[0]");
    expect(() => { lint({ presence: "never" }); }).toThrow(/never/u);
    expect(() => { lint({ names: [] }); }).toThrow(/names/u);
  });
});
