import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-server-import-in-client.ts";
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
  "src/pages/not-a-route.tsx": "",
});
const client = app.path("app/cart.tsx");
const javascript = app.path("app/cart.jsx");

/** A client module around some lines. */
function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

tester.run("no-server-import-in-client", rule, {
  valid: [
    // Not a client module.
    { name: "it allows a server module to read the request", code: "import { cookies } from 'next/headers'; void cookies;", filename: app.path("app/page.tsx") },
    { name: "it allows a directive that does not count: a template literal", code: "`use client`;\nimport { cookies } from 'next/headers'; void cookies;", filename: client },
    { name: "it allows a directive that does not count: two spaces", code: "'use  client';\nimport { cookies } from 'next/headers'; void cookies;", filename: client },
    { name: "it allows a directive that does not count: a trailing space", code: "'use client ';\nimport { cookies } from 'next/headers'; void cookies;", filename: client },
    { name: "it allows a directive that does not count: capitals", code: "'Use Client';\nimport { cookies } from 'next/headers'; void cookies;", filename: client },
    { name: "it allows a directive that does not count: parentheses", code: "('use client');\nimport { cookies } from 'next/headers'; void cookies;", filename: client },
    { name: "it allows a directive that does not count: after an import", code: "import { cookies } from 'next/headers';\n'use client';\nvoid cookies;", filename: client },
    { name: "it allows a directive that does not count: inside a function", code: "import { cookies } from 'next/headers';\nexport function A() { 'use client'; void cookies; }", filename: client },
    { name: "it allows a directive that does not count: a sequence", code: "'use client', 1;\nimport { cookies } from 'next/headers'; void cookies;", filename: client },
    { name: "it allows a file of Server Functions", code: "'use server';\nimport { cookies } from 'next/headers'; export async function a() { await cookies(); }", filename: client },
    { name: "it allows a test of a client component", code: inClient("import { cookies } from 'next/headers'; void cookies;"), filename: app.path("app/cart.test.tsx") },
    { name: "it allows a story of a client component", code: inClient("import { cookies } from 'next/headers'; void cookies;"), filename: app.path("app/cart.stories.tsx") },
    { name: "it allows pages/api", code: "import { cookies } from 'next/headers'; void cookies;", filename: app.path("pages/api/me.ts") },
    { name: "it allows a folder called pages that Next.js does not use", code: "import { cookies } from 'next/headers'; void cookies;", filename: app.path("src/pages/not-a-route.tsx") },
    { name: "it allows a file outside every project", code: "import { cookies } from 'next/headers'; void cookies;" },
    { name: "it allows instrumentation", code: "import { cookies } from 'next/headers'; void cookies;", filename: app.path("instrumentation.ts") },
    { name: "it allows an unused import in instrumentation-client, where Turbopack does not look", code: "import { cookies } from 'next/headers';", filename: app.path("instrumentation-client.ts") },
    // Nothing is left of the request.
    { name: "it allows import type", code: inClient("import type { cookies } from 'next/headers';", "export type C = typeof cookies;"), filename: client },
    { name: "it allows export type", code: inClient("export type { UnsafeUnwrappedCookies } from 'next/headers';"), filename: client },
    { name: "it allows a re-export of types only", code: inClient("export { type UnsafeUnwrappedCookies } from 'next/headers';"), filename: client },
    { name: "it allows typeof import()", code: inClient("export type H = typeof import('next/headers');"), filename: client },
    { name: "it allows import type =", code: inClient("import type headers = require('next/headers');", "export type H = typeof headers;"), filename: client },
    { name: "it allows an inline type of next/cache, whose names are checked one by one", code: inClient("import { type revalidatePath } from 'next/cache';", "export type R = typeof revalidatePath;"), filename: client },
    // Names that work in the browser.
    { name: "it allows NextResponse", code: inClient("import { NextResponse } from 'next/server';", "void NextResponse;"), filename: client },
    { name: "it allows unstable_cache", code: inClient("import { unstable_cache } from 'next/cache';", "void unstable_cache;"), filename: client },
    { name: "it allows redirect", code: inClient("import { redirect } from 'next/navigation';", "redirect('/');"), filename: client },
    { name: "it allows a namespace of next/cache whose throwing names are not used", code: inClient("import * as cache from 'next/cache';", "void cache.unstable_cache;"), filename: client },
    // Builds, and never throws.
    { name: "it allows connection that is never used", code: inClient("import { connection } from 'next/server';"), filename: client },
    { name: "it allows a bare import()", code: inClient("void import('next/headers');"), filename: client },
    { name: "it allows import() in the branch of a server test", code: inClient("export async function getToken() {", "  if (typeof window === 'undefined') {", "    const { cookies } = await import('next/headers');", "    return (await cookies()).get('token');", "  }", "}"), filename: client },
    { name: "it allows import() after an early return in the browser", code: inClient("export async function getToken() {", "  if (typeof window !== 'undefined') return null;", "  const { cookies } = await import('next/headers');", "  return (await cookies()).get('token');", "}"), filename: client },
    { name: "it allows require in an else branch", code: inClient("export function read() {", "  if (typeof window !== 'undefined') { return ''; } else { return require('next/headers').cookies(); }", "}"), filename: client },
    { name: "it allows import() behind a constant test", code: inClient("const isServer = typeof window === 'undefined';", "export const read = async () => isServer && (await import('next/headers')).cookies();"), filename: client },
    { name: "it allows import() in the branch of a ternary", code: inClient("export const read = () => typeof document !== 'undefined' ? null : import('next/headers').then((m) => m.cookies());"), filename: client },
    { name: "it allows import() behind the runtime of Next.js", code: inClient("export async function read() {", "  if (process.env.NEXT_RUNTIME === 'nodejs') return (await import('next/headers')).cookies();", "}"), filename: client },
    { name: "it allows import() behind a function that asks for the server", code: inClient("function isServer() { return typeof window === 'undefined'; }", "export const read = async () => isServer() ? (await import('next/headers')).cookies() : null;"), filename: client },
    { name: "it allows import() after an early return in a case", code: inClient("export async function read(kind: string) {", "  switch (kind) {", "    case 'a':", "      if (typeof window !== `undefined`) return null;", "      return (await import('next/headers')).cookies();", "  }", "}"), filename: client },
    { name: "it allows what describes another module", code: inClient("declare module 'auth' {", "  import { cookies } from 'next/headers';", "  export * from 'next/headers';", "  export type C = typeof cookies;", "}"), filename: client },
    { name: "it allows a function called require", code: inClient("const require = (name) => name;", "require('next/headers').cookies();"), filename: client },
    { name: "not seen: a specifier that is computed", code: inClient("export const read = (name: string) => import(`next/${name}`);"), filename: client },
    // Other versions of Next.js.
    { name: "it allows in Next.js 14 an unused import, as webpack removes it", code: inClient("import { cookies } from 'next/headers';"), filename: client, settings: { "next-boundary": { nextVersion: 14 } } },
    { name: "it allows in Next.js 15 a name that came with 16", code: inClient("import { cacheLife } from 'next/cache';", "cacheLife('max');"), filename: client, settings: { "next-boundary": { nextVersion: "15.5" } } },
    { name: "it allows in Next.js 14 a module that came with 15", code: inClient("import { lang } from 'next/root-params';", "lang();"), filename: client, settings: { "next-boundary": { nextVersion: 14 } } },
    // Settings.
    { name: "it allows server-only modules of the settings that are used as types", code: inClient("import { Db } from '@/db';", "export type A = Db;"), filename: client, settings: { "next-boundary": { serverOnlyModules: ["@/db"] } } },
    { name: "it allows a module of the settings in getServerSideProps", code: "import { db } from '@/db';\nconst load = () => db.all();\nexport async function getServerSideProps() { return { props: { a: load(), b: (await import('@/db')).db } }; }\nexport default function Page() { return null; }", filename: app.path("pages/index.tsx"), settings: { "next-boundary": { serverOnlyModules: ["@/db"] } } },
    { name: "it allows a module of the settings behind a test for the server", code: inClient("export const read = async () => typeof window === 'undefined' ? import('@/db') : null;"), filename: client, settings: { "next-boundary": { serverOnlyModules: ["@/db"] } } },
    { name: "it allows a module of the settings that import = uses as a type", code: inClient("import db = require('@/db');", "export type A = db.A;"), filename: client, settings: { "next-boundary": { serverOnlyModules: ["@/db"] } } },
    { name: "it allows other modules beside a setting that starts with #", code: inClient("import { db } from './db';", "db();"), filename: client, settings: { "next-boundary": { serverOnlyModules: ["#db"] } } },
    { name: "it allows names that are aliased in a circle", code: inClient("var h = require('next/cache');", "var h = h;", "h.unstable_cache();"), filename: client },
    { name: "it allows the other names of a module of the settings", code: inClient("import { verify } from '@/auth';", "verify();"), filename: client, settings: { "next-boundary": { serverOnlyModules: ["@/auth#sign"] } } },
  ],
  invalid: [
    // Forms of the import that both bundlers reject.
    { name: "it reports a named import", code: inClient("import { cookies } from 'next/headers';", "export const a = () => cookies();"), errors: [{ messageId: "requestApi", line: 2, column: 25 }], filename: client },
    { name: "it reports an alias", code: inClient("import { cookies as c } from 'next/headers';", "c();"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports a string name", code: inClient("import { 'cookies' as c } from 'next/headers';", "c();"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports a namespace", code: inClient("import * as h from 'next/headers';", "h.cookies();"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports a default import", code: inClient("import h from 'next/headers';", "h.cookies();"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports an import for side effects", code: inClient("import 'next/headers';"), errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "removeImport", output: inClient() }] }], filename: client },
    { name: "it reports an import of nothing", code: inClient("import {} from 'next/headers';"), errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "removeImport", output: inClient() }] }], filename: client },
    { name: "it reports an import that is used behind a server test only", code: inClient("import { cookies } from 'next/headers';", "export const a = () => { if (typeof window === 'undefined') cookies(); };"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports an import that is exported again", code: inClient("import { cookies } from 'next/headers';", "export { cookies };"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports root-params", code: inClient("import { lang } from 'next/root-params';", "void lang;"), errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports two imports twice", code: inClient("import { cookies } from 'next/headers';", "import 'server-only';", "cookies();"), errors: [{ messageId: "requestApi", line: 2 }, { messageId: "serverOnlyMarker", line: 3 }], filename: client },
    // Where the directive counts.
    { name: "it reports after comments, strings and an escape in the directive", code: "// a\n'use strict';\n'foo';\n'use\\x20client';\nimport { cookies } from 'next/headers'; cookies();", errors: [{ messageId: "requestApi", line: 5 }], filename: client },
    { name: "it reports after a byte order mark", code: "\uFEFF'use client'\nimport { cookies } from 'next/headers'; cookies();", errors: [{ messageId: "requestApi", line: 2 }], filename: client },
    { name: "it reports after a hashbang", code: "#!/usr/bin/env node\n'use client'\nimport { cookies } from 'next/headers'; cookies();", errors: [{ messageId: "requestApi", line: 3 }], filename: client },
    { name: "it reports on the line of the directive", code: "'use client'; import { cookies } from 'next/headers'; cookies();", errors: [{ messageId: "requestApi", line: 1 }], filename: client },
    { name: "it reports in a file outside every project that says 'use client'", code: inClient("import { cookies } from 'next/headers';", "cookies();"), errors: [{ messageId: "requestApi", line: 2 }] },
    // The marker.
    { name: "it reports server-only and leaves it alone", code: inClient("import 'server-only';"), errors: [{ messageId: "serverOnlyMarker", line: 2 }], filename: client },
    { name: "it reports require('server-only')", code: inClient("require('server-only');"), errors: [{ messageId: "serverOnlyMarker", line: 2 }], filename: client },
    { name: "it reports import('server-only')", code: inClient("void import('server-only');"), errors: [{ messageId: "serverOnlyMarker", line: 2 }], filename: client },
    { name: "it reports export * from 'server-only'", code: inClient("export * from 'server-only';"), errors: [{ messageId: "serverOnlyMarker", line: 2 }], filename: client },
    { name: "it reports a guarded require('server-only') for webpack", code: inClient("if (typeof window === 'undefined') { require('server-only'); }"), errors: [{ messageId: "serverOnlyMarker", line: 2, data: { build: "the webpack build", module: "server-only", names: "" } }], filename: client },
    // Server functions, by name.
    { name: "it reports revalidatePath at its name", code: inClient("import { unstable_cache, revalidatePath } from 'next/cache';", "unstable_cache(revalidatePath);"), errors: [{ messageId: "serverFunction", line: 2, column: 26 }], filename: client },
    { name: "it reports two names at once", code: inClient("import { revalidateTag, revalidatePath } from 'next/cache';", "revalidateTag('a', 'max'); revalidatePath('/');"), errors: [{ messageId: "serverFunction", line: 2, column: 47, data: { build: "the build", module: "next/cache", names: "'revalidateTag' and 'revalidatePath'" } }], filename: client },
    { name: "it reports after", code: inClient("import { after } from 'next/server';", "after(() => {});"), errors: [{ messageId: "serverFunction", line: 2 }], filename: client },
    // Builds and throws.
    { name: "it reports require of next/headers", code: inClient("export const read = () => require('next/headers').cookies();"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports require that TypeScript is told of", code: inClient("declare const require: any;", "export const read = () => require('next/headers').cookies();"), errors: [{ messageId: "throwingRequestApi", line: 3 }], filename: client },
    { name: "it reports require with a cast around the name", code: inClient("declare const require: any;", "require('server-only' as string);"), errors: [{ messageId: "serverOnlyMarker", line: 3 }], filename: client },
    { name: "it reports import() with catch", code: inClient("export async function read() {", "  const { cookies } = await import('next/headers').catch(() => ({}) as any);", "  return cookies();", "}"), errors: [{ messageId: "throwingRequestApi", line: 3 }], filename: client },
    { name: "it reports a name beside a rest", code: inClient("export async function save() {", "  const { revalidatePath, ...rest } = await import('next/cache');", "  revalidatePath('/', rest as never);", "}"), errors: [{ messageId: "throwingServerFunction", line: 3 }], filename: client },
    { name: "it reports the default under a name of its own", code: inClient("import { default as cache } from 'next/cache';", "export const save = () => cache.revalidatePath('/');"), errors: [{ messageId: "throwingServerFunction", line: 2 }], filename: client },
    { name: "it reports export import =", code: inClient("export import h = require('server-only');"), errors: [{ messageId: "serverOnlyMarker", line: 2 }], filename: client },
    { name: "it reports next/dist/api/headers", code: inClient("import { cookies } from 'next/dist/api/headers';", "cookies();"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports behind a parameter that is called document", code: inClient("export async function save(document?: string) {", "  if (typeof document === 'undefined') (await import('next/headers')).cookies();", "}"), errors: [{ messageId: "throwingRequestApi", line: 3 }], filename: client },
    { name: "it reports import() of next/headers", code: inClient("export async function read() {", "  const { cookies } = await import('next/headers');", "  return cookies();", "}"), errors: [{ messageId: "throwingRequestApi", line: 3 }], filename: client },
    { name: "it reports import() with then", code: inClient("export const read = () => import('next/headers').then(({ cookies }) => cookies());"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports import() of a template literal", code: inClient("export const read = async () => (await import(`next/headers`)).cookies();"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports import() behind a test that proves the browser", code: inClient("export async function read() {", "  if (typeof window !== 'undefined') return (await import('next/headers')).cookies();", "}"), errors: [{ messageId: "throwingRequestApi", line: 3 }], filename: client },
    { name: "it reports import() behind a test that proves nothing", code: inClient("export async function read(isServer: boolean) {", "  if (isServer) return (await import('next/headers')).cookies();", "}"), errors: [{ messageId: "throwingRequestApi", line: 3 }], filename: client },
    { name: "it reports import = require", code: inClient("import h = require('next/headers');", "h.cookies();"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports next/headers.js", code: inClient("import { cookies } from 'next/headers.js';", "cookies();"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports a deep import", code: inClient("import { cookies } from 'next/dist/server/request/cookies';", "cookies();"), errors: [{ messageId: "throwingRequestApi", line: 2 }], filename: client },
    { name: "it reports a re-export", code: inClient("export { cookies } from 'next/headers';"), errors: [{ messageId: "throwingReexport", line: 2 }], filename: client },
    { name: "it reports export *", code: inClient("export * from 'next/headers';"), errors: [{ messageId: "throwingReexport", line: 2 }], filename: client },
    { name: "it reports export * as", code: inClient("export * as h from 'next/headers';"), errors: [{ messageId: "throwingReexport", line: 2 }], filename: client },
    { name: "it reports connection", code: inClient("import { connection } from 'next/server';", "export const a = () => connection();"), errors: [{ messageId: "throwingServerFunction", line: 2 }], filename: client },
    { name: "it reports updateTag", code: inClient("import { updateTag } from 'next/cache';", "export const a = () => updateTag('cart');"), errors: [{ messageId: "throwingServerFunction", line: 2 }], filename: client },
    { name: "it reports revalidatePath through a namespace", code: inClient("import * as cache from 'next/cache';", "export const a = () => cache.revalidatePath('/');"), errors: [{ messageId: "throwingServerFunction", line: 2 }], filename: client },
    // Fixes: type-only.
    { name: "it mends an import that is used only as a type", code: inClient('import { cookies } from "next/headers";', "export type C = ReturnType<typeof cookies>;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient('import type { cookies } from "next/headers";', "export type C = ReturnType<typeof cookies>;") },
    { name: "it mends inline type", code: inClient("import { type cookies } from 'next/headers'", "export type C = typeof cookies"), errors: [{ messageId: "typeOnlyImport", line: 2, data: { build: "the Turbopack build", module: "next/headers", names: "'cookies'" } }], filename: client, output: inClient("import type { cookies } from 'next/headers'", "export type C = typeof cookies") },
    { name: "it mends inline types and keeps comments and the trailing comma", code: inClient("import {", "  type cookies, // the jar", "  /* all */ type headers as all,", "} from 'next/headers';", "export type C = typeof cookies | typeof all;"), errors: [{ messageId: "typeOnlyImport", line: 5 }], filename: client, output: inClient("import type {", "  cookies, // the jar", "  /* all */ headers as all,", "} from 'next/headers';", "export type C = typeof cookies | typeof all;") },
    { name: "it mends a namespace that is used only as a type", code: inClient("import * as h from 'next/headers';", "export type C = typeof h.cookies;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient("import type * as h from 'next/headers';", "export type C = typeof h.cookies;") },
    { name: "it mends a default import beside names", code: inClient("import h, { type cookies } from 'next/headers';", "export type C = typeof cookies | typeof h;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient("import type h from 'next/headers';", "import type { cookies } from 'next/headers';", "export type C = typeof cookies | typeof h;") },
    { name: "it mends a type of next/cache beside a value", code: inClient("import { revalidatePath, unstable_cache } from 'next/cache';", "unstable_cache(async () => {});", "export type R = typeof revalidatePath;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient("import { type revalidatePath, unstable_cache } from 'next/cache';", "unstable_cache(async () => {});", "export type R = typeof revalidatePath;") },
    { name: "it keeps CRLF", code: "'use client';\r\nimport { cookies } from 'next/headers';\r\nexport type C = typeof cookies;\r\n", errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: "'use client';\r\nimport type { cookies } from 'next/headers';\r\nexport type C = typeof cookies;\r\n" },
    { name: "it mends a default beside a namespace", code: inClient("import h, * as n from 'next/headers';", "export type C = typeof n.cookies | typeof h;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient("import type h from 'next/headers';", "import type * as n from 'next/headers';", "export type C = typeof n.cookies | typeof h;") },
    { name: "it mends a default beside empty braces", code: inClient("import h, {} from 'next/headers';", "export type C = typeof h;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient("import type h from 'next/headers';", "export type C = typeof h;") },
    { name: "it mends a default beside a name with a comment and a dollar", code: inClient("import h, { type /* x */ headers as $$ } from 'next/headers';", "export type C = typeof h | typeof $$;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: inClient("import type h from 'next/headers';", "import type { headers as $$ } from 'next/headers';", "export type C = typeof h | typeof $$;") },
    // Fixes: unused.
    { name: "it removes a namespace beside a default", code: inClient("import h, * as n from 'next/headers';", "export type C = typeof h;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: [inClient("import h from 'next/headers';", "export type C = typeof h;"), inClient("import type h from 'next/headers';", "export type C = typeof h;")] },
    { name: "it keeps two lines apart that the import separated", code: "'use client'\nconst o = {}\nimport { cookies } from 'next/headers'\n;[o].map(String)\n", errors: [{ messageId: "unusedImport", line: 3 }], filename: client, output: "'use client'\nconst o = {}\n;[o].map(String)\n" },
    { name: "it removes an unused import", code: inClient("import { cookies } from 'next/headers';", "export const a = 1;"), errors: [{ messageId: "unusedImport", line: 2, data: { build: "the Turbopack build", module: "next/headers", names: "'cookies'" } }], filename: client, output: inClient("export const a = 1;") },
    { name: "it removes an unused import in JavaScript, where both bundlers reject it", code: inClient("import { cookies } from 'next/headers'", "export const a = 1"), errors: [{ messageId: "unusedImport", line: 2, data: { build: "the build", module: "next/headers", names: "'cookies'" } }], filename: javascript, output: inClient("export const a = 1") },
    { name: "it removes an unused import with CRLF", code: "'use client';\r\nimport { cookies } from 'next/headers';\r\nexport const a = 1;\r\n", errors: [{ messageId: "unusedImport", line: 2 }], filename: client, output: "'use client';\r\nexport const a = 1;\r\n" },
    { name: "it keeps the semicolon that an unused import was", code: "'use client'\nimport { cookies } from 'next/headers';\n(() => {})()\n", errors: [{ messageId: "unusedImport", line: 2 }], filename: client, output: "'use client'\n;\n(() => {})()\n" },
    { name: "it removes the unused name and then makes the rest type-only", code: inClient("import { cookies, headers } from 'next/headers';", "export type C = typeof cookies;"), errors: [{ messageId: "typeOnlyImport", line: 2 }], filename: client, output: [inClient("import { cookies } from 'next/headers';", "export type C = typeof cookies;"), inClient("import type { cookies } from 'next/headers';", "export type C = typeof cookies;")] },
    { name: "it removes several unused names of next/cache beside a used one", code: inClient("import {", "  unstable_cache,", "  revalidatePath,", "  revalidateTag, // later", "} from 'next/cache';", "unstable_cache(async () => {});"), errors: [{ messageId: "unusedImport", line: 6 }], filename: client, output: inClient("import {", "  unstable_cache, // later", "} from 'next/cache';", "unstable_cache(async () => {});") },
    { name: "it removes a first unused name of next/cache", code: inClient("import { revalidatePath, unstable_cache } from 'next/cache';", "unstable_cache(async () => {});"), errors: [{ messageId: "unusedImport", line: 2 }], filename: client, output: inClient("import { unstable_cache } from 'next/cache';", "unstable_cache(async () => {});") },
    // Suggestions.
    {
      name: "it suggests to remove a directive that nothing needs",
      code: inClient("import { cookies } from 'next/headers';", "export async function Newsletter() {", "  const subscribed = (await cookies()).has(name);", "  return <p>{String(subscribed)}</p>;", "}"),
      errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "removeClientDirective", output: ["import { cookies } from 'next/headers';", "export async function Newsletter() {", "  const subscribed = (await cookies()).has(name);", "  return <p>{String(subscribed)}</p>;", "}", ""].join("\n") }] }],
      filename: client,
    },
    {
      name: "it suggests a prop for a cookie, and makes the component synchronous",
      code: inClient("import { cookies } from 'next/headers';", "import { useState } from 'react';", "", "export async function Theme() {", "  const theme = (await cookies()).get('theme')?.value;", "  useState(theme);", "  return <p>{theme}</p>;", "}"),
      errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "turnIntoProp", output: inClient("import { useState } from 'react';", "", "export function Theme({ theme }: { theme?: string | undefined }) {", "  useState(theme);", "  return <p>{theme}</p>;", "}") }] }],
      filename: client,
    },
    {
      name: "it suggests a prop with the fallback, beside other props",
      code: inClient("import { cookies } from 'next/headers';", "import { useState } from 'react';", "interface Props {", "  label: string;", "}", "export default function Theme({ label }: Props) {", "  const theme = cookies().get('theme')?.value ?? 'light';", "  useState(theme);", "  return <p>{label}</p>;", "}"),
      errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "turnIntoProp", output: inClient("import { useState } from 'react';", "interface Props {", "  label: string;", "  theme?: string | undefined;", "}", "export default function Theme({ label, theme = 'light' }: Props) {", "  useState(theme);", "  return <p>{label}</p>;", "}") }] }],
      filename: client,
    },
    {
      name: "it suggests a prop for a header read with use()",
      code: inClient("import { headers } from 'next/headers';", "import { use, useState } from 'react';", "export const Note = (props: { id: string }) => {", "  const languages = use(headers()).get('accept-language');", "  useState(languages);", "  return <p>{props.id}</p>;", "};"),
      errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "turnIntoProp", output: inClient("import { useState } from 'react';", "export const Note = (props: { id: string; languages?: string | null | undefined }) => {", "  const languages = props.languages;", "  useState(languages);", "  return <p>{props.id}</p>;", "};") }] }],
      filename: client,
    },
    {
      name: "it suggests a prop in JavaScript, without types",
      code: inClient("import { cookies } from 'next/headers'", "import { useState } from 'react'", "export function Theme({ label, ...rest }) {", "  const theme = cookies().get('theme').value", "  useState(theme)", "  return <p {...rest}>{label}</p>", "}"),
      errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "turnIntoProp", output: inClient("import { useState } from 'react'", "export function Theme({ label, theme, ...rest }) {", "  useState(theme)", "  return <p {...rest}>{label}</p>", "}") }] }],
      filename: javascript,
    },
    { name: "it suggests no prop to a page, which Next.js renders itself", code: inClient("import { cookies } from 'next/headers';", "import { useState } from 'react';", "export default function Page() {", "  const theme = cookies().get('theme')?.value;", "  useState(theme);", "  return <p>{theme}</p>;", "}"), errors: [{ messageId: "requestApi", line: 2, suggestions: [] }], filename: app.path("app/page.tsx") },
    { name: "it suggests no prop where || decides, as a default would not", code: inClient("import { cookies } from 'next/headers';", "import { useState } from 'react';", "export function Theme() {", "  const loggedIn = cookies().has('session') && 'yes';", "  useState(loggedIn);", "  return <p>{loggedIn}</p>;", "}"), errors: [{ messageId: "requestApi", line: 2, suggestions: [] }], filename: client },
    { name: "it suggests no prop where its type is given from outside", code: inClient("import { cookies } from 'next/headers';", "import { useState, type FC } from 'react';", "export const Theme: FC<{ a: string }> = ({ a }) => {", "  const theme = cookies().get('theme')?.value;", "  useState(theme);", "  return <p>{a}</p>;", "};"), errors: [{ messageId: "requestApi", line: 2, suggestions: [] }], filename: client },
    { name: "it suggests no removal of a directive that error.tsx must have", code: inClient("import { cookies } from 'next/headers';", "export default async function Failure() {", "  await cookies();", "  return <p />;", "}"), errors: [{ messageId: "requestApi", line: 2, suggestions: [] }], filename: app.path("app/error.tsx") },
    { name: "it suggests no removal of a directive where a function is handed to JSX", code: inClient("import { cookies } from 'next/headers';", "export async function List() {", "  await cookies();", "  return <Items render={() => <p />} />;", "}"), errors: [{ messageId: "requestApi", line: 2, suggestions: [] }], filename: client },
    { name: "it applies the first suggestion when the settings say so", code: inClient("import 'next/headers';"), errors: [{ messageId: "requestApi", line: 2, suggestions: [{ messageId: "removeImport", output: inClient() }] }], filename: client, output: inClient(), settings: { "next-boundary": { fixSuggestions: ["next-boundary/no-server-import-in-client"] } } },
    // pages/
    { name: "it reports in pages, by the place of the file", code: "import { cookies } from 'next/headers';\nexport default function Page() { cookies(); return null; }", errors: [{ messageId: "requestApiInPages", line: 1 }], filename: app.path("pages/index.tsx") },
    { name: "it reports in pages what only getServerSideProps uses", code: "import { cookies } from 'next/headers';\nexport async function getServerSideProps() { await cookies(); }\nexport default function Page() { return null; }", errors: [{ messageId: "requestApiInPages", line: 1 }], filename: app.path("pages/index.tsx") },
    { name: "it reports in _document", code: "import { cookies } from 'next/headers';\ncookies();", errors: [{ messageId: "requestApiInPages", line: 1 }], filename: app.path("pages/_document.tsx") },
    { name: "it reports in a page of the client", code: inClient("import { cookies } from 'next/headers';", "cookies();"), errors: [{ messageId: "requestApi", line: 2 }], filename: app.path("app/page.tsx") },
    // Other versions of Next.js.
    { name: "it reports in Next.js 15 an unused import for Turbopack", code: inClient("import { cookies } from 'next/headers';"), errors: [{ messageId: "unusedImport", line: 2 }], filename: client, output: inClient(), settings: { "next-boundary": { nextVersion: 15 } } },
    { name: "it reports in Next.js 14 as throwing what 15 rejects", code: inClient("import { revalidatePath } from 'next/cache';", "revalidatePath('/');"), errors: [{ messageId: "throwingServerFunction", line: 2 }], filename: client, settings: { "next-boundary": { nextVersion: 14 } } },
    // instrumentation-client
    { name: "it reports in instrumentation-client for webpack", code: "import { cookies } from 'next/headers';\ncookies();", errors: [{ messageId: "requestApi", line: 1, data: { build: "the webpack build", module: "next/headers", names: "'cookies'" } }], filename: app.path("instrumentation-client.ts") },
    { name: "it reports server-only in instrumentation-client for both bundlers", code: "import 'server-only';", errors: [{ messageId: "serverOnlyMarker", line: 1, data: { build: "the build", module: "server-only", names: "" } }], filename: app.path("instrumentation-client.ts") },
    // Settings.
    { name: "it reports a module of the settings", code: inClient("import { db } from '@/db';", "db.query();"), errors: [{ messageId: "declaredServerOnly", line: 2 }], filename: client, settings: { "next-boundary": { serverOnlyModules: ["@/db"] } } },
    { name: "it reports a name of a module of the settings", code: inClient("import { sign } from '@/auth';", "sign();"), errors: [{ messageId: "declaredServerOnly", line: 2 }], filename: client, settings: { "next-boundary": { serverOnlyModules: ["@/auth#sign"] } } },
    { name: "it reports a glob of the settings", code: inClient("export const read = () => import('node:fs');"), errors: [{ messageId: "declaredServerOnly", line: 2 }], filename: client, settings: { "next-boundary": { serverOnlyModules: ["node:*"] } } },
  ],
});
