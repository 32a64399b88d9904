/** What a client module reaches through others. The stories lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-server-import-in-client.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const shop = createProject({
  "app/actions.ts": "'use server';\nimport { readUser } from '../lib/session';\nexport async function save() { return readUser(); }\n",
  "app/cart.tsx": "",
  "app/child.tsx": "'use client';\nimport { readUser } from '../lib/session';\nexport const Child = () => readUser;\n",
  "app/page.tsx": "import { Child } from './child';\nexport default function Page() { return <Child />; }\n",
  "lib/log-out.ts": "import { cookies } from 'next/headers';\nexport async function logOut() { (await cookies()).delete('user'); }\n",
  "lib/cached.ts": "'use cache';\nimport { readUser } from './session';\nexport const cached = async () => readUser();\n",
  "lib/client-session.tsx": "import 'server-only';\nexport const Name = () => null;\n",
  "lib/format/index.ts": "export default (value: number) => `${value}`;\nexport const unit = '€';\n",
  "lib/env.ts": "export const isServer = typeof window === 'undefined';\nexport const onServer = () => typeof window === 'undefined';\nexport const isBrowser = !isServer;\nexport let changing = typeof window === 'undefined';\nexport const change = () => { changing = false; };\nexport const isTest = process.env.NODE_ENV === 'test';\n",
  "lib/guarded.ts": "export async function getToken() {\n  if (typeof window !== 'undefined') return null;\n  return (await import('next/headers')).cookies();\n}\n",
  "lib/index.ts": "export { default as format, unit } from './format';\nexport * from './names';\nexport { readUser as getUser } from './session';\n",
  "lib/lazy.ts": "export const COOKIE = 'user';\nconst load = () => import('next/headers');\nexport async function readCookie() { return (await load()).cookies(); }\nexport const readAgain = async () => readCookie();\n",
  "lib/loop.ts": "import { readUser } from './loop-end';\nexport const loop = () => readUser;\n",
  "lib/loop-end.ts": "import { loop } from './loop';\nexport { readUser } from './session';\nexport const again = () => loop;\n",
  "lib/names.ts": "export const first = 1;\nexport const second = 2;\nexport interface Name { readonly value: string }\n",
  "lib/revalidate.ts": "import { revalidatePath } from 'next/cache';\nexport const clear = () => revalidatePath('/');\n",
  "lib/session.ts": "import { cookies } from 'next/headers';\nexport interface User { readonly name: string }\nexport const MAX_AGE = 60;\nexport const readUser = async () => (await cookies()).get('user');\n",
  "lib/stale.ts": "import { cookies } from 'next/headers';\nexport const stale = 1;\n",
  "lib/update.ts": "import { updateTag } from 'next/cache';\nexport const TAG = 'cart';\nexport const refreshCart = () => updateTag(TAG);\n",
  "lib/uses-db-too.ts": "import { query } from './db';\nexport const all = () => query();\n",
  "lib/uses-db.ts": "import { query } from '@/lib/db';\nexport const list = () => query();\n",
  "lib/db.ts": "export const query = () => [];\nexport const name = 'db';\n",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/old.tsx": "",
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
});

const filename = shop.path("app/cart.tsx");

/** A client module around some lines. */
function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

interface Expected {
  readonly data: Readonly<Record<string, string>>;
  readonly line: number;
  readonly messageId: "reachedRequestApi";
}

function requestApi(chain: string, build = "the build"): Expected {
  return { data: { build, chain, module: "next/headers", names: "'cookies'" }, line: 2, messageId: "reachedRequestApi" };
}

const verbatim = createProject({
  "app/cart.tsx": "",
  "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
});
const verbatimFile = verbatim.path("app/cart.tsx");
const onlyTurbopack = { data: { build: "the Turbopack build", module: "server-only", names: "" }, line: 2, messageId: "serverOnlyMarker" } as const;

tester.run("no-server-import-in-client with verbatimModuleSyntax", rule, {
  valid: [
    { name: "it allows a re-export of types alone without it", code: inClient("export { type Marker } from 'server-only';"), filename },
    { name: "it allows an import = require() that nothing uses without it", code: inClient("import marker = require('server-only');"), filename },
    { name: "it allows export type", code: inClient("export type { Marker } from 'server-only';"), filename: verbatimFile },
    { name: "it allows nothing of a module that builds", code: inClient("export { type cookies } from 'next/headers';"), filename: verbatimFile },
  ],
  invalid: [
    { name: "it reports a re-export of types alone", code: inClient("export { type Marker } from 'server-only';"), errors: [onlyTurbopack], filename: verbatimFile },
    { name: "it reports an import = require() that nothing uses", code: inClient("import marker = require('server-only');"), errors: [onlyTurbopack], filename: verbatimFile },
  ],
});

tester.run("no-server-import-in-client through other modules", rule, {
  valid: [
    { name: "it allows a helper without server-only imports", code: inClient("import { first } from '../lib/names';", "void first;"), filename },
    { name: "it allows an import of which only types are used", code: inClient("import { User } from '../lib/session';", "export type U = User;"), filename },
    { name: "it allows import type", code: inClient("import type { User } from '../lib/session';", "export type U = User;"), filename },
    { name: "it allows an import that nothing uses, as TypeScript removes it", code: inClient("import { readUser } from '../lib/session';"), filename },
    { name: "it allows a Server Function", code: inClient("import { save } from './actions';", "void save();"), filename },
    { name: "it allows a cached function", code: inClient("import { cached } from '../lib/cached';", "void cached();"), filename },
    { name: "it leaves a report to the next client module", code: inClient("import { Child } from './child';", "void Child;"), filename },
    { name: "it allows what is not there", code: inClient("import { a } from './missing';", "import { b } from 'missing-package';", "void [a, b];"), filename },
    { name: "it allows a server module", code: "import { readUser } from '../lib/session';\nvoid readUser();", filename: shop.path("app/page.tsx") },
    { name: "it allows a test", code: inClient("import { readUser } from '../lib/session';", "void readUser();"), filename: shop.path("app/cart.test.tsx") },
    { name: "it allows a constant beside a function that throws", code: inClient("import { COOKIE } from '../lib/lazy';", "void COOKIE;"), filename },
    { name: "it allows a function that tests for the server", code: inClient("import { getToken } from '../lib/guarded';", "void getToken();"), filename },
    { name: "it allows an import() behind an imported test for the server", code: inClient("import { isBrowser, isServer, onServer } from '../lib/env';", "export const a = async () => isServer && (await import('next/headers')).cookies();", "export async function b() { if (!onServer()) return; (await import('next/headers')).cookies(); }", "export async function c() { if (isBrowser) return; (await import('next/headers')).cookies(); }"), filename },
    { name: "it allows a tag beside a function that updates it", code: inClient("import { TAG } from '../lib/update';", "void TAG;"), filename },
    { name: "it allows what ignoreModules names", code: inClient("import { readUser } from '../lib/session';", "void readUser();"), filename, settings: { "next-boundary": { ignoreModules: ["lib/session.*"] } } },
    ...["lib/d", "db", "lib/*.js", "@/lib/db#other", "../lib/db.js", "no-such-package", ""].map((entry) => ({ name: `it allows a module beside ${entry}`, code: inClient("import { query } from '@/lib/db';", "query();"), filename, settings: { "next-boundary": { serverOnlyModules: [entry] } } })),
    { name: "it allows another name than the declared one", code: inClient("import { list } from '../lib/uses-db';", "void list;"), filename, settings: { "next-boundary": { serverOnlyModules: ["@/lib/db#name"] } } },
    { name: "it reports at the source alone, if told so", code: inClient("import { readUser } from '../lib/session';", "void readUser();"), filename, options: [{ reportAt: "source" }] },
    { name: "it allows a source that no client module reaches", code: "import { cookies } from 'next/headers';\nexport const read = () => cookies();", filename: shop.path("lib/unreached.ts"), options: [{ reportAt: "source" }] },
  ],
  invalid: [
    { name: "it reports an import of a helper", code: inClient("import { readUser } from '../lib/session';", "void readUser();"), errors: [{ ...requestApi("cart.tsx → session.ts → next/headers"), column: 26 }], filename },
    { name: "it reports a constant from a module that imports the API", code: inClient("import { MAX_AGE } from '../lib/session';", "void MAX_AGE;"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports an import for side effects", code: inClient("import '../lib/session';"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports a re-export", code: inClient("export { readUser } from '../lib/session';"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports export *", code: inClient("export * from '../lib/session';"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports import()", code: inClient("export const load = () => import('../lib/session');"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports require", code: inClient("const session = require('../lib/session');", "void session;"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports import =", code: inClient("import session = require('../lib/session');", "void session;"), errors: [requestApi("cart.tsx → session.ts → next/headers")], filename },
    { name: "it reports a template that may mean it", code: inClient("export const load = (name: string) => import(`../lib/${name}`);"), errors: [{ line: 2, messageId: "reachedServerOnlyMarker" }], filename },
    { name: "it reports through a circle", code: inClient("import { loop } from '../lib/loop';", "void loop;"), errors: [requestApi("cart.tsx → loop.ts → loop-end.ts → session.ts → next/headers")], filename },
    { name: "it reports each of two imports", code: inClient("import { readUser } from '../lib/session';", "import { getUser } from '@/lib';", "void [readUser, getUser];"), errors: [requestApi("cart.tsx → session.ts → next/headers"), { ...requestApi("cart.tsx → lib/index.ts → session.ts → next/headers"), line: 3 }], filename },
    { name: "it reports a module marked server-only", code: inClient("import { Name } from '../lib/client-session';", "void Name;"), errors: [{ messageId: "reachedServerOnlyMarker", data: { build: "the build", chain: "cart.tsx → client-session.tsx → server-only", module: "server-only", names: "" } }], filename },
    { name: "it reports a function of the server's cache", code: inClient("import { clear } from '../lib/revalidate';", "clear();"), errors: [{ messageId: "reachedServerFunction", data: { build: "the build", chain: "cart.tsx → revalidate.ts → next/cache", module: "next/cache", names: "'revalidatePath'" } }], filename },
    { name: "it reports an import that nothing uses at the end of the chain, for Turbopack", code: inClient("import { stale } from '../lib/stale';", "void stale;"), errors: [{ messageId: "reachedErasedImport", data: { build: "the Turbopack build", chain: "cart.tsx → stale.ts → next/headers", module: "next/headers", names: "'cookies'" } }], filename },
    { name: "it reports in pages", code: "import { readUser } from '../lib/session';\nexport const getServerSideProps = async () => ({ props: { user: await readUser() } });\nexport default function Old() { return null; }", errors: [{ messageId: "reachedRequestApiInPages", data: { build: "the build", chain: "old.tsx → session.ts → next/headers", module: "next/headers", names: "'cookies'" } }], filename: shop.path("pages/old.tsx") },
    { name: "it reports in Next.js 14, for webpack", code: inClient("import { readUser } from '../lib/session';", "void readUser();"), errors: [requestApi("cart.tsx → session.ts → next/headers", "the webpack build")], filename, settings: { "next-boundary": { nextVersion: 14 } } },
    { name: "it reports a worker, for webpack", code: inClient("new Worker(new URL('../lib/session', import.meta.url));"), errors: [{ messageId: "reachedRequestApi", data: { build: "the webpack build", chain: "cart.tsx → session.ts → next/headers", module: "next/headers", names: "'cookies'" } }], filename },
    { name: "it reports what is loaded without the server, for webpack", code: inClient("import dynamic from 'next/dynamic';", "export const C = dynamic(() => import('../lib/session'), { ssr: false });"), errors: [{ messageId: "reachedRequestApi", line: 3, data: { build: "the webpack build", chain: "cart.tsx → session.ts → next/headers", module: "next/headers", names: "'cookies'" } }], filename },
    // Builds and throws, by name.
    { name: "it reports a function that throws in the browser", code: inClient("import { COOKIE, readCookie } from '../lib/lazy';", "void readCookie(COOKIE);"), errors: [{ messageId: "reachedThrowingRequestApi", data: { build: "", chain: "cart.tsx → lazy.ts → next/headers", module: "next/headers", name: "readCookie", names: "" } }], filename },
    { name: "it reports an import() behind an imported test for something else", code: inClient("import { changing, isBrowser, isTest } from '../lib/env';", "export const a = async () => changing && (await import('next/headers')).cookies();", "export const b = async () => isBrowser && (await import('next/headers')).cookies();", "export const c = async () => isTest && (await import('next/headers')).cookies();"), errors: [{ line: 3, messageId: "throwingRequestApi" }, { line: 4, messageId: "throwingRequestApi" }, { line: 5, messageId: "throwingRequestApi" }], filename },
    { name: "it reports a function that calls one that throws", code: inClient("import { readAgain } from '../lib/lazy';", "void readAgain();"), errors: [{ messageId: "reachedThrowingRequestApi" }], filename },
    { name: "it reports a member of a namespace that throws", code: inClient("import * as lazy from '../lib/lazy';", "void lazy.readCookie();"), errors: [{ messageId: "reachedThrowingRequestApi" }], filename },
    { name: "it reports a name of next/cache that throws", code: inClient("import { refreshCart } from '../lib/update';", "refreshCart();"), errors: [{ messageId: "reachedThrowingServerFunction", data: { build: "", chain: "cart.tsx → update.ts → next/cache", module: "next/cache", name: "refreshCart", names: "'updateTag'" } }], filename },
    // Settings and options.
    ...["@/lib/db", "lib/db", "./lib/db.ts", "lib/d*.ts", "**/db.ts"].flatMap((entry) => [
      { name: `it reports what the settings declare as ${entry}, by any specifier`, code: inClient("import { query } from '../lib/db';", "query();"), errors: [{ messageId: "declaredServerOnly" as const, data: { module: "../lib/db" } }], filename, settings: { "next-boundary": { serverOnlyModules: [entry] } } },
      { name: `and through others, where they have another one than ${entry}`, code: inClient("import { all } from '../lib/uses-db-too';", "void all();"), errors: [{ messageId: "reachedDeclared" as const, data: { chain: "cart.tsx → uses-db-too.ts → ./db", module: "./db" } }], filename, settings: { "next-boundary": { serverOnlyModules: [entry] } } },
    ]),
    { name: "it reports one name of a module, by any specifier", code: inClient("import { name, query } from '../lib/db';", "query(name);"), errors: [{ messageId: "declaredServerOnly" }], filename, settings: { "next-boundary": { serverOnlyModules: ["@/lib/db#query"] } } },
    { name: "it reports what the settings declare server-only", code: inClient("import { list } from '../lib/uses-db';", "void list();"), errors: [{ messageId: "reachedDeclared", data: { chain: "cart.tsx → uses-db.ts → @/lib/db", module: "@/lib/db" } }], filename, settings: { "next-boundary": { serverOnlyModules: ["@/lib/db"] } } },
    { name: "it reports at the source", code: "import { cookies } from 'next/headers';\nexport const readUser = async () => (await cookies()).get('user');", errors: [{ messageId: "reachedRequestApi", line: 1, data: { build: "the build", chain: "child.tsx → session.ts → next/headers", module: "next/headers", names: "'cookies'" } }], filename: shop.path("lib/session.ts"), options: [{ reportAt: "source" }] },
    { name: "it mends a source that nothing uses", code: "import { cookies } from 'next/headers';\nexport const readUser = () => 1;", errors: [{ messageId: "reachedErasedImport", line: 1 }], filename: shop.path("lib/session.ts"), options: [{ reportAt: "both" }], output: "export const readUser = () => 1;" },
    // Past a barrel.
    { name: "it imports from the module that defines a name", code: inClient("import { first } from '@/lib';", "void first;"), errors: [{ messageId: "reachedRequestApi" }], filename, output: inClient("import { first } from '@/lib/names';", "void first;") },
    { name: "it keeps double quotes, comments, aliases and a trailing comma", code: inClient("import {", "  // the first", "  first as one,", "  second,", '} from "../lib"', "void [one, second];"), errors: [{ messageId: "reachedRequestApi" }], filename, output: inClient("import {", "  // the first", "  first as one,", "  second,", '} from "../lib/names"', "void [one, second];") },
    { name: "it splits an import of names from several modules", code: inClient("import { first, format as write, unit, } from '../lib/index';", "void [first, write, unit];"), errors: [{ messageId: "reachedRequestApi" }], filename, output: inClient("import { first } from '../lib/names';", "import { default as write, unit } from '../lib/format';", "void [first, write, unit];") },
    { name: "it does not split an import with comments", code: inClient("import { first, /* sum */ format } from '@/lib';", "void [first, format];"), errors: [{ messageId: "reachedRequestApi" }], filename, output: null },
    { name: "it leaves a name that leads there itself", code: inClient("import { first, getUser } from '@/lib';", "void [first, getUser];"), errors: [{ messageId: "reachedRequestApi" }], filename, output: null },
    {
      name: "it tells what a function that is the action of a form lacks",
      code: inClient("import { logOut as leave } from '../lib/log-out';", "export const Form = () => <form action={leave}><button formAction={leave} /></form>;"),
      errors: [{ data: { build: "the build", chain: "cart.tsx → log-out.ts → next/headers", file: "lib/log-out.ts", module: "next/headers", name: "leave", names: "'cookies'" }, messageId: "reachedAction" }],
      filename,
    },
    { name: "but not where it is called, too", code: inClient("import { logOut } from '../lib/log-out';", "export const Form = () => <form action={logOut} onReset={() => logOut()} />;"), errors: [{ messageId: "reachedRequestApi" }], filename },
    { name: "nor where the module exports what such a file cannot", code: inClient("import { readUser } from '../lib/session';", "export const Form = () => <form action={readUser} />;"), errors: [{ messageId: "reachedRequestApi" }], filename },
    {
      name: "it leaves the types of an import where they were",
      code: inClient("import { first, type Name as Label, } from '@/lib';", "export const name: Label = { value: `${first}` };"),
      errors: [{ messageId: "reachedRequestApi" }],
      filename,
      output: inClient("import { first } from '@/lib/names';", "import type { Name as Label } from '@/lib';", "export const name: Label = { value: `${first}` };"),
    },
    {
      name: "it leaves what is used as a type where it was, and keeps quotes and no semicolon",
      code: inClient('import { Name, first as one } from "../lib"', "export const name: Name = { value: `${one}` };"),
      errors: [{ messageId: "reachedRequestApi" }],
      filename,
      output: inClient('import { first as one } from "../lib/names"', 'import type { Name } from "../lib"', "export const name: Name = { value: `${one}` };"),
    },
    { name: "it leaves an import with comments between its names", code: inClient("import { first, /* the label */ type Name } from '@/lib';", "export const name: Name = { value: `${first}` };"), errors: [{ messageId: "reachedRequestApi" }], filename, output: null },
  ],
});
