/** Cookies whose name or reader stands in another module. The stories lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-sensitive-cookie-read.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const shop = createProject({
  "app/cart.tsx": "",
  "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
  "lib/chained.ts": "import { getCookie } from './cookies';\nexport const readCookie = (key: string) => getCookie(key);\n",
  "lib/circle-a.ts": "import { B } from './circle-b';\nimport { cookieB } from './circle-b';\nexport const A = B;\nexport const cookieA = (name: string) => cookieB(name);\n",
  "lib/circle-b.ts": "import { A } from './circle-a';\nimport { cookieA } from './circle-a';\nexport const B = A;\nexport const cookieB = (name: string) => cookieA(name);\n",
  "lib/cookies.ts": [
    "export function getCookie(name: string) {",
    "  return document.cookie.split('; ').find((row) => row.startsWith(`${name}=`))?.split('=')[1];",
    "}",
    "export const hasCookie = (name: string) => document.cookie.split('; ').some((row) => row.startsWith(name + '='));",
    "export function useGetCookie() { return (name: string) => getCookie(name); }",
    "export const cookieJar = { read: (name: string) => getCookie(name) };",
    "export const getCartCookie = (id: string) => getCookie(`cart-${id}`);",
    "export function setCookie(name: string, value: string) { document.cookie = `${name}=${value}`; }",
    "",
  ].join("\n"),
  "lib/index.ts": "export * from './names';\nexport { getCookie as readOne } from './cookies';\nexport { default as Cookies } from 'js-cookie';\n",
  "lib/instance.ts": [
    "import Cookies from 'universal-cookie';",
    "export const cookies = new Cookies(null, { path: '/' });",
    "export const requestCookies = new Cookies(request.headers.cookie);",
    "",
  ].join("\n"),
  "lib/names.ts": [
    "export const TOKEN = 'auth_token';",
    "export const COOKIES = { auth: { session: 'session_id' }, theme: 'theme' } as const;",
    "export enum Cookie { Refresh = 'refresh_token', Theme = 'theme' }",
    "const prefix = 'acme';",
    "export const PREFIXED = `${prefix}_access_token`;",
    "export default 'jwt';",
    "export let changing = 'auth_token';",
    "export const change = () => { changing = 'theme'; };",
    "",
  ].join("\n"),
  "lib/steps.ts": [
    "export const toEntries = (jar: string) => jar.split('; ');",
    "export const findToken = (jar: string) => jar.match(/auth_token=([^;]*)/)?.[1];",
    "export const findName = (jar: string, name: string) => toEntries(jar).find((row) => row.startsWith(name + '='));",
    "export const isSet = (value: unknown) => value !== undefined;",
    "export const anyName = (jar: string) => jar.length;",
    "",
  ].join("\n"),
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
});

const filename = shop.path("app/cart.tsx");

function inClient(...lines: readonly string[]): string {
  return ["'use client';", "import Cookies from 'js-cookie';", ...lines, ""].join("\n");
}

function credential(name: string, api = "js-cookie"): { data: Readonly<Record<string, string>>; messageId: "exposedCredential" } {
  return { data: { api, library: "", name, prefix: "", sdkCall: "" }, messageId: "exposedCredential" };
}

tester.run("no-sensitive-cookie-read through other modules", rule, {
  valid: [
    { name: "it allows a constant that names another cookie", code: inClient("import { COOKIES } from '@/lib/names';", "send(Cookies.get(COOKIES.theme));"), filename },
    { name: "it allows a constant that changes", code: inClient("import { changing } from '../lib/names';", "send(Cookies.get(changing));"), filename },
    { name: "it allows a constant that is not there", code: inClient("import { MISSING } from '../lib/names';", "send(Cookies.get(MISSING));"), filename },
    { name: "it allows constants that stand for each other", code: inClient("import { A } from '../lib/circle-a';", "send(Cookies.get(A));"), filename },
    { name: "it allows functions that call each other", code: inClient("import { cookieA } from '../lib/circle-a';", "send(cookieA('auth_token'));"), filename },
    { name: "it allows a helper that is asked for another cookie", code: inClient("import { getCookie } from '../lib/cookies';", "send(getCookie('theme'));"), filename },
    { name: "it allows a helper that writes", code: inClient("import { setCookie } from '../lib/cookies';", "setCookie('auth_token', value);"), filename },
    { name: "it leaves a name that is more than the argument to the helper", code: inClient("import { getCartCookie } from '../lib/cookies';", "send(getCartCookie('auth_token'));"), filename },
    { name: "it allows an instance of a library that is given a request in another module", code: inClient("import { requestCookies } from '../lib/instance';", "send(requestCookies.get('auth_token'));"), filename },
    { name: "it allows a step of another module that names another cookie", code: inClient("import { findName } from '../lib/steps';", "send(findName(document.cookie, 'theme'));"), filename },
    { name: "it allows a step of another module that names none", code: inClient("import { anyName, toEntries } from '../lib/steps';", "send(anyName(document.cookie), toEntries(document.cookie));"), filename },
    { name: "it allows a helper on the server", code: "import { getCookie } from '../lib/cookies';\nsend(getCookie('auth_token'));", filename: shop.path("app/page.tsx") },
  ],
  invalid: [
    // Names.
    { name: "it knows an imported constant", code: inClient("import { TOKEN } from '../lib/names';", "send(Cookies.get(TOKEN));"), errors: [{ ...credential("auth_token"), line: 4 }], filename },
    { name: "it knows a constant behind a barrel and an alias", code: inClient("import { TOKEN as NAME } from '@/lib';", "send(Cookies.get(NAME));"), errors: [credential("auth_token")], filename },
    { name: "it knows a member of an imported object", code: inClient("import { COOKIES } from '../lib/names';", "send(Cookies.get(COOKIES.auth.session));"), errors: [credential("session_id")], filename },
    { name: "it knows a member of a namespace", code: inClient("import * as names from '../lib/names';", "send(Cookies.get(names.COOKIES.auth.session), Cookies.get(names.TOKEN));"), errors: [credential("session_id"), credential("auth_token")], filename },
    { name: "it knows an imported enum", code: inClient("import { Cookie } from '../lib/names';", "send(Cookies.get(Cookie.Refresh), Cookies.get(Cookie.Theme));"), errors: [credential("refresh_token")], filename },
    { name: "it knows a default export", code: inClient("import name from '../lib/names';", "send(Cookies.get(name));"), errors: [credential("jwt")], filename },
    { name: "it knows an imported template", code: inClient("import { PREFIXED } from '../lib/names';", "send(Cookies.get(PREFIXED));"), errors: [credential("acme_access_token")], filename },
    { name: "it knows an imported name in a search of document.cookie", code: inClient("import { TOKEN } from '../lib/names';", "send(document.cookie.split('; ').find((row) => row.startsWith(`${TOKEN}=`)));"), errors: [{ ...credential("auth_token", "document.cookie"), line: 4 }], filename },
    // Readers.
    { name: "it knows an imported helper", code: inClient("import { getCookie } from '../lib/cookies';", "send(getCookie('auth_token'));"), errors: [{ ...credential("auth_token", "getCookie"), line: 4, column: 16 }], filename },
    { name: "it knows a helper behind a barrel, with an imported name", code: inClient("import { readOne as getCookie, TOKEN } from '@/lib';", "send(getCookie(TOKEN));"), errors: [credential("auth_token", "getCookie")], filename },
    { name: "it knows a helper of a helper", code: inClient("import { readCookie } from '../lib/chained';", "send(readCookie('auth_token'));"), errors: [credential("auth_token", "readCookie")], filename },
    { name: "it knows a helper of its own around an imported one", code: inClient("import { getCookie } from '../lib/cookies';", "const read = (key) => getCookie(key);", "send(read('auth_token'));"), errors: [{ ...credential("auth_token", "read"), line: 5 }], filename },
    { name: "it knows a member of an imported object as a helper", code: inClient("import { cookieJar } from '../lib/cookies';", "send(cookieJar.read('auth_token'));"), errors: [credential("auth_token", "cookieJar.read")], filename },
    { name: "it knows a function that an imported hook returns", code: inClient("import { useGetCookie } from '../lib/cookies';", "export function Cart() { const getCookie = useGetCookie(); return <b>{getCookie('auth_token')}</b>; }"), errors: [credential("auth_token", "getCookie")], filename },
    { name: "it knows a library that another module exports again", code: inClient("import { Cookies as Jar } from '@/lib';", "send(Jar.get('auth_token'));"), errors: [credential("auth_token", "js-cookie")], filename },
    { name: "it knows an instance of a library in another module", code: inClient("import { cookies } from '../lib/instance';", "send(cookies.get('auth_token'));"), errors: [credential("auth_token", "universal-cookie")], filename },
    { name: "it knows a step of another module on the way to the name", code: inClient("import { toEntries } from '../lib/steps';", "send(toEntries(document.cookie).find((row) => row.startsWith('auth_token=')));"), errors: [{ ...credential("auth_token", "document.cookie"), line: 4 }], filename },
    { name: "it knows a step that names the cookie itself, at the call", code: inClient("import { findToken } from '../lib/steps';", "send(findToken(document.cookie));"), errors: [{ ...credential("auth_token", "document.cookie"), line: 4, column: 6 }], filename },
    { name: "it knows a step that is given the name", code: inClient("import { findName } from '../lib/steps';", "send(findName(document.cookie, 'auth_token'));"), errors: [{ ...credential("auth_token", "document.cookie"), line: 4 }], filename },
    { name: "it knows that a function of another module only asks for existence", code: inClient("import { isSet } from '../lib/steps';", "if (isSet(Cookies.get('auth_token'))) go();"), errors: [{ messageId: "presenceCheck" }], filename },
    { name: "it knows that a helper only asks for existence", code: inClient("import { hasCookie } from '../lib/cookies';", "send(hasCookie('auth_token'));"), errors: [{ messageId: "presenceCheck" }], filename },
    { name: "it knows that a call only asks for existence", code: inClient("import { getCookie } from '../lib/cookies';", "if (getCookie('auth_token')) go();"), errors: [{ messageId: "presenceCheck" }], filename },
  ],
});
