import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/await-request-api.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const files = {
  "app/page.tsx": "",
  "lib/auth.ts": "import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});\n",
  "lib/next.ts": "export { cookies as readCookies, headers } from 'next/headers';\nexport * from 'next/headers';\n",
  "lib/reads.ts": "export function readTheme(store) { return store.get('theme'); }\nexport async function readLocale(store) { return (await store).get('locale'); }\n",
  "lib/store.ts":
    "import { cache } from 'react';\nimport { cookies, headers } from 'next/headers';\nexport const getCookieStore = () => cookies();\nexport async function getRequestHeaders() { return headers(); }\nexport const getCachedStore = cache(() => cookies());\nexport async function getStoreValue() { return (await cookies()).get('x'); }\nexport function getEitherStore(isTest) { if (isTest) return new Map(); return cookies(); }\n",
  "next.config.js": "",
};
const app16 = createProject({ ...files, "package.json": '{ "dependencies": { "next": "16.4.6" } }' });
const app15 = createProject({ ...files, "package.json": '{ "dependencies": { "next": "^15.1.0" } }' });
const app14 = createProject({ ...files, "package.json": '{ "dependencies": { "next": "14.2.35" } }' });
const page = app16.path("app/shop/page.tsx");
const lib = app16.path("lib/session.ts");
const route = app16.path("app/api/route.ts");

const IMPORT = "import { cookies, headers, draftMode } from 'next/headers';";

/** A module with an async function of some lines. */
function inAsync(...lines: readonly string[]): string {
  return [IMPORT, "export async function read(name) {", ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

/** One finding of an async function, with its fix. */
function fixed(name: string, code: string, output: string, messageId: "iterated" | "member" | "taken" | "text" = "member") {
  return { code, errors: [{ messageId }] as const, filename: lib, name, output };
}

function silent(name: string, code: string, filename = lib) {
  return { code, filename, name };
}

tester.run("await-request-api", rule, {
  valid: [
    silent("awaited", inAsync("return (await cookies()).get(name);")),
    silent("awaited into a variable", inAsync("const store = await cookies();", "return store.get(name);")),
    silent("awaited and taken apart", inAsync("const { isEnabled } = await draftMode();", "return isEnabled;")),
    silent("awaited later", inAsync("const promise = cookies();", "const store = await promise;", "return store.get(name);")),
    silent("awaited together", inAsync("const [jar, list] = await Promise.all([cookies(), headers()]);", "return jar.get(name) ?? list.get(name);")),
    silent("awaited in parentheses and with a type", inAsync("return (await (cookies() as Promise<Jar>)).get(name);")),
    silent("then, catch and finally", inAsync("cookies().then((store) => store.get(name)).catch(() => {});", "cookies().catch(() => {}).finally(() => {});")),
    silent("then of a variable", inAsync("const promise = headers();", "return promise.then((list) => list.get(name));")),
    silent("use of React", "import { use } from 'react';\nimport { cookies } from 'next/headers';\nexport function Page() { return use(cookies()).get('x'); }\n", page),
    silent("use of React by another name", "import { use as read } from 'react';\nimport { cookies } from 'next/headers';\nexport function Page() { const store = read(cookies()); return store.get('x'); }\n", page),
    silent("use of React's namespace", "import * as React from 'react';\nimport { cookies } from 'next/headers';\nexport function Page() { const promise = cookies(); return React.use(promise).get('x'); }\n", page),
    silent("returned from a function", `${IMPORT}\nexport const getStore = () => cookies();\nexport function get() { return headers(); }\n`),
    silent("returned from an async function", inAsync("return cookies();")),
    silent("returned by a variable", inAsync("const promise = cookies();", "return promise;")),
    silent("handed to code that nobody knows", inAsync("return send(cookies(), { headers: headers() });")),
    silent("handed to a function that does both", inAsync("const get = async (store) => store.get?.(name) ?? (await store).get(name);", "return get(cookies());")),
    silent("handed on as a prop", `${IMPORT}\nexport function Page() { return <Theme promise={cookies()} />; }\n`, page),
    silent("handed to a function that awaits it", `${IMPORT}\nimport { readLocale } from './reads';\nexport const read = () => readLocale(cookies());\n`),
    silent("a bare statement, which makes the route dynamic", inAsync("cookies();", "void headers();", "await cookies();")),
    silent("a promise told apart by instanceof", inAsync("const store = cookies();", "const jar = store instanceof Promise ? await store : store;", "return jar.get(name);")),
    silent("a promise told apart by its then", inAsync("const store = cookies();", "if (typeof store.then === 'function') return (await store).get(name);", "return store.get(name);")),
    silent("a promise told apart by in", inAsync("const store = cookies();", "if ('then' in store) return (await store).get(name);", "return store.get(name);")),
    silent("a promise told apart by a function", inAsync("const store = cookies();", "const jar = isPromise(store) ? await store : store;", "return jar.get(name);")),
    silent("a member that is asked for first", inAsync("const store = cookies();", "if (store.get) return store.get(name);", "return (await store).get(name);")),
    silent("a member that is called if it is there", inAsync("return cookies().get?.(name) ?? (await cookies()).get(name);")),
    silent("code for several versions", inAsync("const store = isNext15 ? await cookies() : cookies();", "return store.get(name);")),
    silent("code for several versions, by a variable", inAsync("const promise = cookies();", "const store = isNext15 ? await promise : promise;", "return store.get(name);")),
    silent("a variable that is written again", inAsync("let store = cookies();", "store = await store;", "return store.get(name);")),
    silent("a member that neither has", inAsync("return cookies().status;")),
    silent("a member that nobody knows", inAsync("return cookies()[name];")),
    silent("methods of draftMode that need their object", inAsync("const { enable } = draftMode();", "enable();")),
    silent("headers as text, which say nothing when awaited either", inAsync("return `${headers()}` + headers().toString();")),
    silent("spread into an object, which is empty either way", inAsync("return { ...headers() };")),
    silent("a parameter's pattern", inAsync("const take = ({ get }) => get.size;", "return take(cookies());")),
    silent("a local function of that name", "function cookies() { return new Map(); }\nexport const read = () => cookies().get('x');\n"),
    silent("a parameter of that name", "export const read = (cookies) => cookies().get('x');\n"),
    silent("a global of that name", "export const read = () => cookies().get('x');\n"),
    silent("of another package", "import { cookies } from 'my-cookies';\nexport const read = () => cookies().get('x');\n"),
    silent("only the type is imported", "import type { cookies } from 'next/headers';\nexport const read = (x: ReturnType<typeof cookies>) => x.get('x');\n"),
    silent("headers of a request", "export const GET = (request) => request.headers.get('host');\n", route),
    silent("request.cookies", "export function proxy(request) { return request.cookies.get('x'); }\n", app16.path("proxy.ts")),
    silent("a helper of another module, awaited", "import { getCookieStore } from './store';\nexport const read = async () => (await getCookieStore()).get('x');\n"),
    silent("a helper that returns something else, too", "import { getEitherStore } from './store';\nexport const read = () => getEitherStore(true).get('x');\n"),
    silent("a helper that returns a value of it", "import { getStoreValue } from './store';\nexport const read = async () => (await getStoreValue()).get('x');\n"),
    silent("a generator that yields it", `${IMPORT}\nfunction* each() { yield cookies(); }\nexport const read = () => [...each()];\n`),
    silent("a field of a class", `${IMPORT}\nexport class Jar { store = cookies(); get(name) { return this.store.get(name); } }\n`),
    silent("a test", inAsync("return cookies().get(name);"), app16.path("lib/session.test.ts")),
    silent("a mock", inAsync("return cookies().get(name);"), app16.path("__mocks__/session.ts")),
    silent("a client module", `'use client';\n${inAsync("return cookies().get(name);")}`),
    silent("synchronous in 14", inAsync("return cookies().get(name);"), app14.path("lib/session.ts")),
    silent("synchronous in 14, in all forms", inAsync("const { get } = cookies();", "return [...headers(), get(name), draftMode().isEnabled, `${cookies()}`, new Headers(headers())];"), app14.path("lib/session.ts")),
    silent("a cast in 15, where it works", `import { cookies, type UnsafeUnwrappedCookies } from 'next/headers';\nexport const read = () => (cookies() as unknown as UnsafeUnwrappedCookies).get('x');\n`, app15.path("lib/session.ts")),
    silent("a cast of a variable in 15", inAsync("const store = cookies();", "return (store as any).get(name);"), app15.path("lib/session.ts")),
    { code: inAsync("return cookies().get(name);"), filename: lib, name: "synchronous by the settings", settings: { "next-boundary": { nextVersion: 14 } } },
    silent("an empty call", "cookies();\ncookies()();\n"),
    silent("nothing but the import", `${IMPORT}\n`),
  ],
  invalid: [
    {
      code: inAsync("return cookies().get(name);"),
      errors: [{ column: 10, data: { advice: "Await it", call: "cookies()", name: "get" }, endColumn: 19, line: 3, messageId: "member" }],
      filename: lib,
      name: "a member of the call",
      output: inAsync("return (await cookies()).get(name);"),
    },
    fixed("headers", inAsync("return headers().get(name);"), inAsync("return (await headers()).get(name);")),
    fixed("draftMode", inAsync("if (draftMode().isEnabled) return name;"), inAsync("if ((await draftMode()).isEnabled) return name;")),
    fixed("a member in brackets", inAsync("return cookies()['get'](name);"), inAsync("return (await cookies())['get'](name);")),
    fixed("an optional member", inAsync("return cookies()?.get(name);"), inAsync("return (await cookies())?.get(name);")),
    fixed("with a type assertion", inAsync("return cookies()!.get(name);"), inAsync("return (await cookies()!).get(name);")),
    fixed("in parentheses", inAsync("return (cookies()).get(name);"), inAsync("return (await cookies()).get(name);")),
    fixed("with comments", inAsync("return /* the */ cookies(/* jar */) /* of */.get(name); // request"), inAsync("return /* the */ (await cookies(/* jar */)) /* of */.get(name); // request")),
    fixed("across lines", inAsync("return cookies()", "  .get(name)", "  ?.value;"), inAsync("return (await cookies())", "  .get(name)", "  ?.value;")),
    fixed("a statement without a semicolon above", inAsync("const a = {}", "cookies().set(name, a)"), inAsync("const a = {}", ";(await cookies()).set(name, a)")),
    fixed("a statement below a function expression", inAsync("const a = function () {}", "cookies().set(name, a)"), inAsync("const a = function () {}", ";(await cookies()).set(name, a)")),
    fixed("a statement below a call", inAsync("const a = get()", "cookies().set(name, a)"), inAsync("const a = get()", ";(await cookies()).set(name, a)")),
    fixed("a statement below a block", inAsync("if (name) { log() }", "cookies().set(name, 1)"), inAsync("if (name) { log() }", "(await cookies()).set(name, 1)")),
    fixed("the first statement of a block", inAsync("cookies().set(name, 1)"), inAsync("(await cookies()).set(name, 1)")),
    fixed("a statement behind a condition", inAsync("if (name) cookies().delete(name)"), inAsync("if (name) (await cookies()).delete(name)")),
    fixed("a variable", inAsync("const store = cookies();", "return store.get(name) ?? store.has('b');"), inAsync("const store = await cookies();", "return store.get(name) ?? store.has('b');")),
    fixed("a variable that is assigned later", inAsync("let store;", "store = cookies();", "return store.get(name);"), inAsync("let store;", "store = await cookies();", "return store.get(name);")),
    fixed("a variable of a variable", inAsync("const a = cookies();", "const b = a;", "return b.get(name);"), inAsync("const a = await cookies();", "const b = a;", "return b.get(name);")),
    fixed("a variable in a callback", inAsync("const store = cookies();", "return ['a', 'b'].map((key) => store.get(key));"), inAsync("const store = await cookies();", "return ['a', 'b'].map((key) => store.get(key));")),
    fixed("a variable that is awaited as well", inAsync("const store = cookies();", "await store;", "return store.get(name);"), inAsync("const store = await cookies();", "await store;", "return store.get(name);")),
    fixed("a variable that is tested for being there", inAsync("const store = cookies();", "if (!store) return;", "return store && store.get(name);"), inAsync("const store = await cookies();", "if (!store) return;", "return store && store.get(name);")),
    fixed("one use of a variable that others use as a promise", inAsync("const store = cookies();", "send(store);", "return store.get(name);"), inAsync("const store = cookies();", "send(store);", "return (await store).get(name);")),
    fixed("a default that a choice gives", inAsync("return (name ?? cookies()).get('x');"), inAsync("return (name ?? await cookies()).get('x');")),
    fixed("a property of an object", inAsync("const context = { jar: cookies() };", "return context.jar.get(name);"), inAsync("const context = { jar: await cookies() };", "return context.jar.get(name);")),
    fixed("taken apart", inAsync("const { get, has: asks = no } = cookies();", "return get(name);"), inAsync("const { get, has: asks = no } = await cookies();", "return get(name);")),
    fixed("taken apart by an assignment", inAsync("let get;", "({ get } = headers());", "return get(name);"), inAsync("let get;", "({ get } = await headers());", "return get(name);")),
    fixed("draftMode taken apart", inAsync("const { isEnabled } = draftMode();", "return isEnabled;"), inAsync("const { isEnabled } = await draftMode();", "return isEnabled;")),
    fixed("headers spread into a list", inAsync("return [...headers()];"), inAsync("return [...await headers()];"), "iterated"),
    fixed("headers in a loop", inAsync("for (const [key] of headers()) log(key);"), inAsync("for (const [key] of await headers()) log(key);"), "iterated"),
    fixed("headers by Object.fromEntries", inAsync("return Object.fromEntries(headers());"), inAsync("return Object.fromEntries(await headers());"), "iterated"),
    fixed("a text", inAsync("return `${cookies()}`;"), inAsync("return `${await cookies()}`;"), "text"),
    fixed("joined to a text", inAsync("return 'jar: ' + cookies();"), inAsync("return 'jar: ' + await cookies();"), "text"),
    fixed("by String", inAsync("return String(cookies());"), inAsync("return String(await cookies());"), "text"),
    fixed("by toString, in a header of a request", inAsync("return fetch('/api', { headers: { cookie: cookies().toString() } });"), inAsync("return fetch('/api', { headers: { cookie: (await cookies()).toString() } });"), "text"),
    fixed("new Headers", inAsync("return new Headers(headers());"), inAsync("return new Headers(await headers());"), "taken"),
    fixed("headers of a request", inAsync("return fetch('/api', { headers: headers(), cache: 'no-store' });"), inAsync("return fetch('/api', { headers: await headers(), cache: 'no-store' });"), "taken"),
    fixed(
      "better-auth",
      "import { betterAuth } from 'better-auth';\nimport { headers } from 'next/headers';\nconst auth = betterAuth({});\nexport async function read() { return auth.api.getSession({ headers: headers() }); }\n",
      "import { betterAuth } from 'better-auth';\nimport { headers } from 'next/headers';\nconst auth = betterAuth({});\nexport async function read() { return auth.api.getSession({ headers: await headers() }); }\n",
      "taken",
    ),
    fixed(
      "iron-session",
      "import { getIronSession } from 'iron-session';\nimport { cookies } from 'next/headers';\nexport async function read() { return getIronSession(cookies(), options); }\n",
      "import { getIronSession } from 'iron-session';\nimport { cookies } from 'next/headers';\nexport async function read() { return getIronSession(await cookies(), options); }\n",
      "taken",
    ),
    fixed("a function of the module that takes the value", inAsync("const get = (store) => store.get(name);", "return get(cookies());"), inAsync("const get = (store) => store.get(name);", "return get(await cookies());")),
    fixed(
      "a function of another module that takes the value",
      `${IMPORT}\nimport { readTheme } from './reads';\nexport async function read() { return readTheme(cookies()); }\n`,
      `${IMPORT}\nimport { readTheme } from './reads';\nexport async function read() { return readTheme(await cookies()); }\n`,
    ),
    fixed("by another name", "import { cookies as jar } from 'next/headers';\nexport const read = async () => jar().get('x');\n", "import { cookies as jar } from 'next/headers';\nexport const read = async () => (await jar()).get('x');\n"),
    fixed("by a namespace", "import * as next from 'next/headers';\nexport const read = async () => next.cookies().get('x');\n", "import * as next from 'next/headers';\nexport const read = async () => (await next.cookies()).get('x');\n"),
    fixed("by an alias", inAsync("const get = cookies;", "return get().get(name);"), inAsync("const get = cookies;", "return (await get()).get(name);")),
    fixed("by require", "const { cookies } = require('next/headers');\nexports.read = async () => cookies().get('x');\n", "const { cookies } = require('next/headers');\nexports.read = async () => (await cookies()).get('x');\n"),
    fixed("by import()", "export async function read() {\n  const { headers } = await import('next/headers');\n  return headers().get('x');\n}\n", "export async function read() {\n  const { headers } = await import('next/headers');\n  return (await headers()).get('x');\n}\n"),
    fixed("by next/headers.js", "import { cookies } from 'next/headers.js';\nexport const read = async () => cookies().get('x');\n", "import { cookies } from 'next/headers.js';\nexport const read = async () => (await cookies()).get('x');\n"),
    fixed("re-exported by another module", "import { readCookies } from './next';\nexport const read = async () => readCookies().get('x');\n", "import { readCookies } from './next';\nexport const read = async () => (await readCookies()).get('x');\n"),
    fixed("a helper of the module", `${IMPORT}\nconst getStore = () => cookies();\nexport const read = async () => getStore().get('x');\n`, `${IMPORT}\nconst getStore = () => cookies();\nexport const read = async () => (await getStore()).get('x');\n`),
    fixed("a helper of another module", "import { getCookieStore } from './store';\nexport const read = async () => getCookieStore().get('x');\n", "import { getCookieStore } from './store';\nexport const read = async () => (await getCookieStore()).get('x');\n"),
    fixed("a helper of another module by its namespace", "import * as request from './store';\nexport const read = async () => request.getCookieStore().get('x');\n", "import * as request from './store';\nexport const read = async () => (await request.getCookieStore()).get('x');\n"),
    fixed("a helper that React caches", "import { getCachedStore } from './store';\nexport const read = async () => getCachedStore().get('x');\n", "import { getCachedStore } from './store';\nexport const read = async () => (await getCachedStore()).get('x');\n"),
    fixed("an async helper in 16", "import { getRequestHeaders } from './store';\nexport const read = async () => getRequestHeaders().get('x');\n", "import { getRequestHeaders } from './store';\nexport const read = async () => (await getRequestHeaders()).get('x');\n"),
    { ...fixed("an async helper, which is a promise in 15 as well", "import { getRequestHeaders } from './store';\nexport const read = async () => getRequestHeaders().get('x');\n", "import { getRequestHeaders } from './store';\nexport const read = async () => (await getRequestHeaders()).get('x');\n"), filename: app15.path("lib/session.js") },
    fixed(
      "the codemod's cast in 16, where its type is gone",
      "import { cookies, type UnsafeUnwrappedCookies } from 'next/headers';\nexport const read = async () => (cookies() as unknown as UnsafeUnwrappedCookies).get('x');\n",
      "import { cookies } from 'next/headers';\nexport const read = async () => (await cookies()).get('x');\n",
    ),
    fixed("another cast in 16", inAsync("return (cookies() as any).get(name);"), inAsync("return (await cookies() as any).get(name);")),
    fixed("a cast to the left", inAsync("return (<any>cookies()).get(name);"), inAsync("return (<any>await cookies()).get(name);")),
    fixed("in a method", `${IMPORT}\nexport class Session { async read() { return cookies().get('x'); } }\n`, `${IMPORT}\nexport class Session { async read() { return (await cookies()).get('x'); } }\n`),
    fixed("in an async callback", `${IMPORT}\nexport const all = names.map(async (name) => cookies().get(name));\n`, `${IMPORT}\nexport const all = names.map(async (name) => (await cookies()).get(name));\n`),
    { ...fixed("in JavaScript", inAsync("return cookies().get(name);"), inAsync("return (await cookies()).get(name);")), filename: app16.path("lib/session.js") },
    fixed(
      "better-auth of another module",
      "import { headers } from 'next/headers';\nimport { auth } from './auth';\nexport async function read() { return auth.api.signOut({ headers: headers(), body: {} }); }\n",
      "import { headers } from 'next/headers';\nimport { auth } from './auth';\nexport async function read() { return auth.api.signOut({ headers: await headers(), body: {} }); }\n",
      "taken",
    ),
    {
      code: inAsync("return cookies().get(name) && headers().get(name) && draftMode().isEnabled;"),
      errors: [{ messageId: "member" }, { messageId: "member" }, { messageId: "member" }],
      filename: lib,
      name: "several at once",
      output: inAsync("return (await cookies()).get(name) && (await headers()).get(name) && (await draftMode()).isEnabled;"),
    },
    {
      code: inAsync("return [...cookies()];"),
      errors: [{ messageId: "iterated", suggestions: [{ data: { call: "cookies()" }, messageId: "awaitHere", output: inAsync("return [...await cookies()];") }] }],
      filename: lib,
      name: "cookies are iterated: no fix, as awaited they are no iterable in a Route Handler",
    },
    fixed(
      "a function that takes the value, and hands it on",
      inAsync("const get = (store) => send(store, store.get(name));", "return get(cookies());"),
      inAsync("const get = (store) => send(store, store.get(name));", "return get(await cookies());"),
    ),
    fixed("a comment that expects another error", inAsync("// @ts-expect-error", "send(name);", "return cookies().get(name);"), inAsync("// @ts-expect-error", "send(name);", "return (await cookies()).get(name);")),
    {
      code: inAsync("const store = cookies();", "// @ts-expect-error", "return store.get(name);"),
      errors: [{ messageId: "member", suggestions: [{ messageId: "awaitHere", output: inAsync("const store = await cookies();", "// @ts-expect-error", "return store.get(name);") }] }],
      filename: lib,
      name: "no fix where a comment expects the error at a use",
    },
    {
      code: inAsync("// @ts-expect-error", "return cookies().get(name);"),
      errors: [{ messageId: "member", suggestions: [{ messageId: "awaitHere", output: inAsync("// @ts-expect-error", "return (await cookies()).get(name);") }] }],
      filename: lib,
      name: "no fix where a comment expects the error",
    },
    {
      code: inAsync("return cookies().get(name);"),
      errors: [{ data: { advice: "Await it", call: "cookies()" }, messageId: "deprecated" }],
      filename: app15.path("lib/session.ts"),
      name: "15, TypeScript: the build is broken",
      output: inAsync("return (await cookies()).get(name);"),
    },
    {
      code: inAsync("return cookies().get(name);"),
      errors: [{ messageId: "deprecated", suggestions: [{ messageId: "awaitHere", output: inAsync("return (await cookies()).get(name);") }] }],
      filename: app15.path("lib/session.js"),
      name: "15, JavaScript: it works",
    },
    {
      code: inAsync("return `${cookies()}`;"),
      errors: [{ messageId: "deprecated", suggestions: [{ messageId: "awaitHere", output: inAsync("return `${await cookies()}`;") }] }],
      filename: app15.path("lib/session.ts"),
      name: "15, TypeScript, which lets a text through",
    },
    {
      code: inAsync("return (cookies() as any).get(name);"),
      errors: [{ messageId: "member" }],
      name: "unknown version: the newest",
      output: inAsync("return (await cookies() as any).get(name);"),
    },
    {
      code: `${IMPORT}\nexport default function Page() {\n  return <p>{cookies().get('x')}</p>;\n}\n`,
      errors: [
        {
          data: { advice: "Make 'Page' async and await it", call: "cookies()", name: "get" },
          messageId: "member",
          suggestions: [
            { data: { call: "cookies()", function: "Page" }, messageId: "makeAsync", output: `${IMPORT}\nexport default async function Page() {\n  return <p>{(await cookies()).get('x')}</p>;\n}\n` },
            { data: { call: "cookies()" }, messageId: "useHere", output: `import { use } from 'react';\n${IMPORT}\nexport default function Page() {\n  return <p>{use(cookies()).get('x')}</p>;\n}\n` },
          ],
        },
      ],
      filename: page,
      name: "a page that is not async",
    },
    {
      code: 'import { Suspense } from "react"\nimport { headers } from "next/headers"\nconst Host = (): ReactNode => {\n  const list = headers()\n  return <p>{list.get("host")}</p>\n}\n',
      errors: [
        {
          messageId: "member",
          suggestions: [
            { messageId: "makeAsync", output: 'import { Suspense } from "react"\nimport { headers } from "next/headers"\nconst Host = async (): Promise<ReactNode> => {\n  const list = await headers()\n  return <p>{list.get("host")}</p>\n}\n' },
            { messageId: "useHere", output: 'import { Suspense, use } from "react"\nimport { headers } from "next/headers"\nconst Host = (): ReactNode => {\n  const list = use(headers())\n  return <p>{list.get("host")}</p>\n}\n' },
          ],
        },
      ],
      filename: app16.path("app/host.tsx"),
      name: "a component with a return type, and an import of React to join",
    },
    {
      code: `import React from 'react';\nimport { useTranslations } from 'next-intl';\n${IMPORT}\nexport function Theme() {\n  const t = useTranslations();\n  return t(cookies().get('theme'));\n}\n`,
      errors: [
        {
          data: { advice: "Read it with 'use' of React", call: "cookies()", name: "get" },
          messageId: "member",
          suggestions: [{ messageId: "useHere", output: `import React from 'react';\nimport { useTranslations } from 'next-intl';\n${IMPORT}\nexport function Theme() {\n  const t = useTranslations();\n  return t(React.use(cookies()).get('theme'));\n}\n` }],
        },
      ],
      filename: app16.path("app/theme.tsx"),
      name: "a component that calls a hook cannot be async",
    },
    {
      code: "import { use as read } from 'react';\nimport { cookies } from 'next/headers';\nexport function useTheme() { return cookies().get('theme'); }\n",
      errors: [{ messageId: "member", suggestions: [{ messageId: "useHere", output: "import { use as read } from 'react';\nimport { cookies } from 'next/headers';\nexport function useTheme() { return read(cookies()).get('theme'); }\n" }] }],
      filename: lib,
      name: "a hook, by the name that the module has for use",
    },
    {
      code: `import { use } from 'chai';\n${IMPORT}\nexport function useTheme() { return cookies().get('theme'); }\n`,
      errors: [{ messageId: "member", suggestions: [] }],
      filename: lib,
      name: "a hook in a module with another use",
    },
    {
      code: `${IMPORT}\nexport function Card() {\n  try { return <p>{cookies().get('x')}</p>; } catch { return null; }\n}\n`,
      errors: [{ messageId: "member", suggestions: [{ messageId: "makeAsync", output: `${IMPORT}\nexport async function Card() {\n  try { return <p>{(await cookies()).get('x')}</p>; } catch { return null; }\n}\n` }] }],
      filename: app16.path("app/card.tsx"),
      name: "no use within try",
    },
    ...["request is Account", "asserts request is Account", "asserts request"].map((predicate) => ({
      name: `a function that cannot be async, as it answers '${predicate}'`,
      code: `${IMPORT}\nexport function GET(request: Request): ${predicate} {\n  return cookies().get('x') !== undefined;\n}\n`,
      errors: [{ messageId: "member" as const, suggestions: null }],
      filename: route,
    })),
    {
      code: `${IMPORT}\nexport function GET() {\n  return Response.json(cookies().get('x'));\n}\n`,
      errors: [{ messageId: "member", suggestions: [{ data: { call: "cookies()", function: "GET" }, messageId: "makeAsync", output: `${IMPORT}\nexport async function GET() {\n  return Response.json((await cookies()).get('x'));\n}\n` }] }],
      filename: route,
      name: "a Route Handler",
    },
    {
      code: `${IMPORT}\nexport const generateMetadata = () => ({ title: headers().get('host') });\n`,
      errors: [{ messageId: "member", suggestions: [{ messageId: "makeAsync", output: `${IMPORT}\nexport const generateMetadata = async () => ({ title: (await headers()).get('host') });\n` }] }],
      filename: page,
      name: "generateMetadata",
    },
    {
      code: `${IMPORT}\nexport default function Page() {\n  return <p>{(cookies() as unknown as UnsafeUnwrappedCookies).get('x')}</p>;\n}\n`,
      errors: [
        {
          messageId: "member",
          suggestions: [
            { messageId: "makeAsync", output: `${IMPORT}\nexport default async function Page() {\n  return <p>{(await cookies()).get('x')}</p>;\n}\n` },
            { messageId: "useHere", output: `import { use } from 'react';\n${IMPORT}\nexport default function Page() {\n  return <p>{(use(cookies())).get('x')}</p>;\n}\n` },
          ],
        },
      ],
      filename: page,
      name: "the codemod's cast in a page",
    },
    {
      code: `${IMPORT}\nexport function createClient() {\n  const store = cookies();\n  return createServerClient(url, key, { cookies: { getAll: () => store.getAll(), setAll: (all) => all.forEach((one) => store.set(one)) } });\n}\n`,
      errors: [{ column: 17, data: { advice: "Await it in 'createClient', whose callers have to await that as well", call: "cookies()", name: "getAll" }, line: 3, messageId: "member", suggestions: [] }],
      filename: lib,
      name: "a helper that others call",
    },
    ...[
      ["a method that is not async", "export class Session { read() { return cookies().get('x'); } }"],
      ["a method of an object that is not async", "export const session = { read() { return cookies().get('x'); } };"],
      ["a property that holds a function", "export const session = { read: () => cookies().get('x') };"],
      ["a constant that holds a function", "const read = () => cookies().get('x');"],
    ].map(([name = "", code = ""]) => ({
      code: `${IMPORT}\n${code}\n`,
      errors: [{ data: { advice: "Await it in 'read', whose callers have to await that as well", call: "cookies()", name: "get" }, messageId: "member" as const, suggestions: [] }],
      filename: lib,
      name,
    })),
    {
      code: `${IMPORT}\nfunction Theme() { return cookies().get('x'); }\nexport const render = () => Theme();\n`,
      errors: [{ messageId: "member", suggestions: [] }],
      filename: app16.path("app/theme.tsx"),
      name: "a component that is called like a function",
    },
    {
      code: `${IMPORT}\nexport async function read(names) { return names.map((name) => cookies().get(name)); }\n`,
      errors: [{ data: { advice: "Await it outside of this function, or make that async", call: "cookies()", name: "get" }, messageId: "member", suggestions: [] }],
      filename: lib,
      name: "a callback that is not async",
    },
    {
      code: inAsync("const store = cookies();", "send(store);", "return ['a'].map((key) => store.get(key));"),
      errors: [{ column: 29, data: { advice: "Await it outside of this function, or make that async", call: "store", name: "get" }, messageId: "member", suggestions: [] }],
      filename: lib,
      name: "one use in a callback, of a variable that others use as a promise",
    },
    {
      code: `${IMPORT}\nconst store = cookies();\nexport const read = (name) => store.get(name);\n`,
      errors: [{ data: { advice: "Call it in the function that answers the request, and await it there", call: "cookies()", name: "get" }, messageId: "member", suggestions: [] }],
      filename: lib,
      name: "of a module",
    },
    {
      code: `${IMPORT}\nexport async function read(store = cookies()) { return store.get('x'); }\n`,
      errors: [{ messageId: "member", suggestions: [] }],
      filename: lib,
      name: "a parameter's default cannot await",
    },
    {
      code: inAsync("class Jar { theme = cookies().get('theme'); }", "return new Jar();"),
      errors: [{ messageId: "member", suggestions: [] }],
      filename: lib,
      name: "a field of a class cannot await",
    },
    {
      code: `${IMPORT}\nexport async function* each() { yield cookies().get('x'); }\n`,
      errors: [{ messageId: "member", suggestions: [] }],
      filename: lib,
      name: "a generator",
    },
    {
      code: `${IMPORT}\nexport function useTheme() {\n  return cookies().get('theme');\n}\n`.replace("{ cookies, headers, draftMode }", "{\n  cookies,\n}"),
      errors: [{ messageId: "member", suggestions: [{ messageId: "useHere", output: "import { use } from 'react';\nimport {\n  cookies,\n} from 'next/headers';\nexport function useTheme() {\n  return use(cookies()).get('theme');\n}\n" }] }],
      filename: lib,
      name: "an import with a trailing comma",
    },
    {
      code: inAsync("return cookies().get(name);"),
      errors: [{ messageId: "member" }],
      filename: app14.path("lib/session.ts"),
      name: "promises by the settings",
      output: inAsync("return (await cookies()).get(name);"),
      settings: { "next-boundary": { nextVersion: 16 } },
    },
  ],
});
