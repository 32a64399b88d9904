/** A name that the code spells in another way, in each rule that asks for one: the same finding, and the same silence. */
import { describe, expect, it } from "vitest";

import cookieRead from "../../src/rules/no-sensitive-cookie-read.ts";
import clientProps from "../../src/rules/no-sensitive-client-props.ts";
import responseBody from "../../src/rules/no-sensitive-response-body.ts";
import webStorage from "../../src/rules/no-sensitive-web-storage.ts";
import httpOnly from "../../src/rules/require-http-only-cookie.ts";
import { lintStory } from "../kit/story.ts";

/** How code spells a name: what stands before, the expression, and what other modules hold. */
interface Spelling {
  readonly title: string;
  readonly before?: string;
  readonly name: string;
  readonly lib?: Readonly<Record<string, string>>;
}

const NAMES = { "lib/names.ts": "export const NAME = 'session';\n" };

const SPELLINGS: readonly Spelling[] = [
  { name: "'session'", title: "as it is" },
  // An environment variable with a default
  { before: "const NAME = process.env.SESSION_COOKIE ?? 'session';", name: "NAME", title: "a default by ??" },
  { before: "const NAME = process.env.SESSION_COOKIE || 'session';", name: "NAME", title: "a default by ||" },
  { name: "process.env['SESSION_COOKIE'] ?? ('session' as string)", title: "a default on the spot" },
  { before: "const NAME = process.env.A ?? process.env.B ?? 'session';", name: "NAME", title: "a default of two variables" },
  { before: "const fallback = 'session'; const raw = process.env.A; const NAME = raw ?? fallback;", name: "NAME", title: "a default by constants" },
  { before: "const KEYS = { token: process.env.A ?? 'session' };", name: "KEYS.token", title: "a default within an object" },
  { before: "const { SESSION_COOKIE = 'session' } = process.env;", name: "SESSION_COOKIE", title: "a default in a pattern" },
  { before: "const NAME = `${process.env.PREFIX ?? ''}session`;", name: "NAME", title: "a default for a part of it" },
  { before: "import { NAME } from '../lib';", lib: { "lib/index.ts": "export const NAME = process.env.SESSION_COOKIE ?? 'session';\n" }, name: "NAME", title: "a default in another module" },
  // Either of two
  { before: "const NAME = process.env.NODE_ENV === 'production' ? 'auth_session' : 'session';", name: "NAME", title: "one of two that are alike" },
  // Taken out of something
  { before: "const KEYS = { token: 'session' }; const { token } = KEYS;", name: "token", title: "taken out of an object" },
  { before: "const KEYS = { token: 'session' } as const; const { token: mine } = KEYS;", name: "mine", title: "taken out under another name" },
  { before: "const KEYS = { auth: { token: 'session' } }; const { auth: { token } } = KEYS;", name: "token", title: "taken out by a nested pattern" },
  { before: "const KEYS = { auth: { token: 'session' } }; const { token } = KEYS.auth;", name: "token", title: "taken out of a member" },
  { before: "const KEYS = { token: 'session' }; const { token = 'theme' } = KEYS;", name: "token", title: "taken out, past a default" },
  { before: "const KEYS: { token?: string } = {}; const { token = 'session' } = KEYS;", name: "token", title: "the default of what is not there" },
  { before: "const KEYS = Object.freeze({ token: 'session' }); const { token } = KEYS;", name: "token", title: "taken out of a frozen object" },
  { before: "const KEYS = ['theme', 'session']; const [, token] = KEYS;", name: "token", title: "taken out of a list" },
  { before: "const KEYS = ['session', 'theme']; KEYS.map(log);", name: "KEYS[0]", title: "by its place in a list" },
  { before: "import { token } from '../lib';", lib: { "lib/index.ts": "const KEYS = { token: 'session' };\nexport const { token } = KEYS;\n" }, name: "token", title: "taken out in another module" },
  { before: "import { KEYS } from '../lib'; const [token] = KEYS;", lib: { "lib/index.ts": "export const KEYS = ['session'];\n" }, name: "token", title: "taken out of another module's list" },
  // A namespace
  { before: "import * as names from '../lib/names'; const { NAME } = names;", lib: NAMES, name: "NAME", title: "taken out of a namespace" },
  { before: "import { names } from '../lib';", lib: { ...NAMES, "lib/index.ts": "export * as names from './names';\n" }, name: "names.NAME", title: "a namespace that is exported" },
  { before: "import { names } from '../lib';", lib: { ...NAMES, "lib/index.ts": "import * as inner from './names';\nexport { inner as names };\n" }, name: "names.NAME", title: "a namespace that is imported and exported again" },
  { before: "import names from '../lib';", lib: { ...NAMES, "lib/index.ts": "export * as default from './names';\n" }, name: "names.NAME", title: "a namespace as the default export" },
  { before: "import { names } from '../lib';", lib: { ...NAMES, "lib/index.ts": "export * from './more';\n", "lib/more.ts": "export * as names from './names';\n" }, name: "names.NAME", title: "a namespace behind a barrel" },
  { before: "import { names } from '../lib';", lib: { ...NAMES, "lib/index.ts": "export * as names from './more';\n", "lib/more.ts": "export * from './names';\n" }, name: "names.NAME", title: "a namespace of a barrel" },
  { before: "import { lib } from '../lib';", lib: { ...NAMES, "lib/index.ts": "export * as lib from './more';\n", "lib/more.ts": "export * as names from './names';\n" }, name: "lib.names.NAME", title: "a namespace in a namespace" },
  // Given later
  { before: "import { NAME } from '../lib';", lib: { "lib/index.ts": "let NAME: string;\nNAME = 'session';\nexport { NAME };\n" }, name: "NAME", title: "given later in another module" },
];

const HARMLESS: readonly Spelling[] = [
  { before: "const NAME = process.env.SESSION_COOKIE ?? 'theme';", name: "NAME", title: "a harmless default" },
  { before: "const NAME = process.env.SESSION_COOKIE;", name: "NAME", title: "a variable without a default" },
  { before: "const NAME = process.env.SESSION_COOKIE ?? '';", name: "NAME", title: "an empty default" },
  { before: "const KEYS = { theme: 'theme', token: 'session' }; const { theme } = KEYS;", name: "theme", title: "another member" },
  { before: "const KEYS = { token: 'session' }; KEYS.token = pick(); const { token } = KEYS;", name: "token", title: "out of an object that is written to" },
  { before: "const KEYS = { ...others }; const { token = 'session' } = KEYS;", name: "token", title: "the default of what may be there" },
  { before: "const KEYS = { token: 'session' }; const { [pick()]: token } = KEYS;", name: "token", title: "out of an object, nobody knows what" },
  { before: "const KEYS = ['session', 'theme']; KEYS.sort(); const [token] = KEYS;", name: "token", title: "out of a list that is sorted" },
  { before: "const KEYS = ['session', 'theme']; const again = KEYS; again.reverse();", name: "KEYS[0]", title: "out of a list that is turned around" },
  { before: "const KEYS = ['session']; KEYS[0] = pick();", name: "KEYS[0]", title: "out of a list that is written to" },
  { before: "const KEYS = [...others, 'session'];", name: "KEYS[0]", title: "out of a list that begins with others" },
  { before: "import { names } from '../lib';", lib: { "lib/index.ts": "export * as names from './names';\n", "lib/names.ts": "export const NAME = 'theme';\n" }, name: "names.NAME", title: "a harmless name of a namespace" },
  { before: "import { names } from '../lib';", lib: { ...NAMES, "lib/index.ts": "export * as names from './names';\n" }, name: "names.OTHER", title: "a name that a namespace has not" },
  { before: "import { NAME } from '../lib';", lib: { "lib/index.ts": "let NAME: string;\nif (flag) NAME = 'session';\nexport { NAME };\n" }, name: "NAME", title: "given in a branch of another module" },
];

/** A place that asks for a name, in the file where it does. */
interface Place {
  readonly file: string;
  readonly rule: unknown;
  readonly messageId: string;
  readonly write: (before: string, name: string) => string;
}

const CLIENT = { "app/cart.tsx": "'use client';\nexport function Account() { return null; }\n" };

const PLACES: Readonly<Record<string, Place>> = {
  "no-sensitive-client-props": {
    file: "app/page.tsx",
    messageId: "clientProp",
    rule: clientProps,
    write: (before, name) => `import { cookies } from 'next/headers';\nimport { Account } from './cart';\n${before}\nexport default async function Page() { return <Account token={(await cookies()).get(${name})?.value} />; }\n`,
  },
  "no-sensitive-cookie-read": {
    file: "app/cart.tsx",
    messageId: "exposedCredential",
    rule: cookieRead,
    write: (before, name) => `'use client';\nimport Cookies from 'js-cookie';\n${before}\nexport const read = () => Cookies.get(${name});\n`,
  },
  "no-sensitive-response-body": {
    file: "app/route.ts",
    messageId: "responseBody",
    rule: responseBody,
    write: (before, name) => `import { cookies } from 'next/headers';\n${before}\nexport async function GET() { return Response.json({ theme: (await cookies()).get(${name})?.value }); }\n`,
  },
  "no-sensitive-web-storage": {
    file: "app/cart.tsx",
    messageId: "credentialStored",
    rule: webStorage,
    write: (before, name) => `'use client';\n${before}\nexport const keep = (value: string) => localStorage.setItem(${name}, value);\n`,
  },
  "require-http-only-cookie": {
    file: "app/route.ts",
    messageId: "missingHttpOnly",
    rule: httpOnly,
    write: (before, name) => `import { cookies } from 'next/headers';\n${before}\nexport async function POST() { (await cookies()).set(${name}, await login()); }\n`,
  },
};

function lint({ file, rule, write }: Place, { before = "", lib, name }: Spelling): readonly string[] {
  return lintStory({ files: { ...CLIENT, ...lib, [file]: write(before, name) } }, rule)[file] ?? [];
}

describe.each(Object.entries(PLACES))("%s", (_, place) => {
  it.each(SPELLINGS.map((spelling) => [spelling.title, spelling] as const))("reports a name: %s", (_title, spelling) => {
    expect(lint(place, spelling)).toEqual([place.messageId]);
  });

  it.each(HARMLESS.map((spelling) => [spelling.title, spelling] as const))("is silent: %s", (_title, spelling) => {
    expect(lint(place, spelling)).toEqual([]);
  });
});

/** One assignment, certain to have run before its name is used. */
describe("a name that is given later", () => {
  const place: Place = { file: "app/cart.tsx", messageId: "exposedCredential", rule: cookieRead, write: (before) => `'use client';\nimport Cookies from 'js-cookie';\n${before}\n` };
  const find = (before: string): readonly string[] => lint(place, { before, name: "", title: "" });

  it.each([
    ["in the same block", "export function f() { let name: string; name = 'session'; return Cookies.get(name); }"],
    ["for a block within", "export function f(a) { let name; name = 'session'; if (a) { return Cookies.get(name); } }"],
    ["for a function that is made afterwards", "export function f() { let name; name = 'session'; return () => Cookies.get(name); }"],
    ["by var", "export function f() { var name; name = 'session'; return Cookies.get(name); }"],
    ["in a try, and used there", "export function f() { let name; try { name = 'session'; return Cookies.get(name); } catch {} }"],
    ["unless it has a value, and it has none", "export function f() { let name; name ??= 'session'; return Cookies.get(name); }"],
    ["in place of its first value", "export function f() { let name = ''; name = 'session'; return Cookies.get(name); }"],
    ["by a pattern", "const KEYS = { name: 'session' }; export function f() { let name; ({ name } = KEYS); return Cookies.get(name); }"],
    ["by a list's pattern", "export function f() { let name; [name] = ['session']; return Cookies.get(name); }"],
  ])("reports it: %s", (_, code) => {
    expect(find(code)).toEqual(["exposedCredential"]);
  });

  it.each([
    ["in a branch", "export function f(a) { let name; if (a) name = 'session'; return Cookies.get(name); }"],
    ["in each of two branches", "export function f(a) { let name; if (a) name = 'session'; else name = 'theme'; return Cookies.get(name); }"],
    ["in a case", "export function f(a) { let name; switch (a) { case 1: name = 'session'; case 2: return Cookies.get(name); } }"],
    ["in a try, and used outside", "export function f() { let name; try { name = 'session'; } catch {} return Cookies.get(name); }"],
    ["after its use", "export function f() { let name; Cookies.get(name); name = 'session'; }"],
    ["after its use in a loop", "export function f(list) { let name; for (const one of list) { Cookies.get(name); name = 'session'; } }"],
    ["for a function that may have been called before", "let name; g(); name = 'session'; function g() { return Cookies.get(name); }"],
    ["by another function", "let name; export const set = () => { name = 'session'; }; export const f = () => Cookies.get(name);"],
    ["as a part of a condition", "export function f(a) { let name; a && (name = 'session'); return Cookies.get(name); }"],
    ["twice", "export function f() { let name; name = 'session'; name = pick(); return Cookies.get(name); }"],
    ["unless it has a value, and it may have one", "export function f() { let name = pick(); name ??= 'session'; return Cookies.get(name); }"],
    ["where it has a value", "export function f() { let name; name &&= 'session'; return Cookies.get(name); }"],
    ["as its end", "export function f() { let name = pick(); name += 'session'; return Cookies.get(name); }"],
  ])("is silent: %s", (_, code) => {
    expect(find(code)).toEqual([]);
  });
});

/** What a call leaves out has its default. */
describe("a name by the default of a parameter", () => {
  const storage: Place = { file: "app/cart.tsx", messageId: "credentialStored", rule: webStorage, write: (before) => `'use client';\n${before}\n` };
  const cookie: Place = { file: "app/route.ts", messageId: "httpOnlyOff", rule: httpOnly, write: (before) => `import { cookies } from 'next/headers';\n${before}\n` };
  const read: Place = { file: "app/cart.tsx", messageId: "exposedCredential", rule: cookieRead, write: (before) => `'use client';\nimport Cookies from 'js-cookie';\n${before}\n` };

  it.each<[string, Place, string, Readonly<Record<string, string>>?]>([
    ["kept", storage, "function keep(value: string, key = 'token') { localStorage.setItem(key, value); }\nkeep(x);"],
    ["kept, by an object of options", storage, "function keep(value: string, { key = 'token' } = {}) { localStorage.setItem(key, value); }\nkeep(x);"],
    ["kept by another module", storage, "import { keepStorage } from '../lib/storage';\nkeepStorage(x);", { "lib/storage.ts": "export function keepStorage(value: string, key = 'token') { localStorage.setItem(key, value); }\n" }],
    ["set", cookie, "async function set(value: string, name = 'session') { (await cookies()).set(name, value, { httpOnly: false }); }\nset(x);"],
    ["set by another module", cookie, "import { setCookie } from '../lib/cookie';\nsetCookie(x);", { "lib/cookie.ts": "import { cookies } from 'next/headers';\nexport async function setCookie(value: string, name = 'session') { (await cookies()).set(name, value, { httpOnly: false }); }\n" }],
    ["read", read, "function get(name = 'session') { return Cookies.get(name); }\nget();"],
    ["read by whoever calls it", read, "export function get({ name = 'session' } = {}) { return Cookies.get(name); }"],
    ["read by whoever calls it, by an environment variable", read, "export function get(name = process.env.SESSION_COOKIE ?? 'session') { return Cookies.get(name); }"],
  ])("reports it: %s", (_, place, before, lib = {}) => {
    expect(lint(place, { before, lib, name: "", title: "" })).toEqual([place.messageId]);
  });

  it.each([
    ["by the default of a parameter", "name = 'session'", "name", "getToken()"],
    ["by what stands in for nothing", "name?: string", "name ?? 'session'", "getToken()"],
    ["by what stands in for undefined", "name?: string", "name || 'session'", "getToken(undefined)"],
    ["by what stands in for an option", "{ name }: { name?: string } = {}", "name ?? 'session'", "getToken({})"],
  ])("reports a token that a function reads: %s", (_, parameter, name, call) => {
    const page: Place = { file: "app/page.tsx", messageId: "clientProp", rule: clientProps, write: (before) => before };
    const code = `import { cookies } from 'next/headers';\nimport { Account } from './cart';\nasync function getToken(${parameter}) { return (await cookies()).get(${name})?.value; }\nexport default async function Page() { return <Account token={await ${call}} />; }\n`;
    expect(lint(page, { before: code, name: "", title: "" })).toEqual(["clientProp"]);
    expect(lint(page, { before: code.replace(call, "getToken('theme')"), name: "", title: "" })).toEqual([]);
  });

  it.each<[string, Place, string]>([
    ["a harmless default", storage, "function keep(value: string, key = 'theme') { localStorage.setItem(key, value); }\nkeep(x);"],
    ["another name in its place", storage, "function keep(value: string, key = 'token') { localStorage.setItem(key, value); }\nkeep(x, 'theme');"],
    ["no default", storage, "function keep(value: string, key: string) { localStorage.setItem(key, value); }\nkeep(x);"],
    ["another cookie in its place", cookie, "async function set(value: string, name = 'session') { (await cookies()).set(name, value, { httpOnly: false }); }\nset(x, 'theme');"],
    ["a cookie without a default", cookie, "async function set(value: string, name: string) { (await cookies()).set(name, value, { httpOnly: false }); }\nset(x);"],
    ["nothing known of a read", read, "export function get({ name } = {}) { return Cookies.get(name); }"],
  ])("is silent: %s", (_, place, before) => {
    expect(lint(place, { before, name: "", title: "" })).toEqual([]);
  });
});

/** An environment variable in the text around a name is no name. */
describe("attributes by an environment variable", () => {
  const place: Place = { file: "app/route.ts", messageId: "missingHttpOnly", rule: httpOnly, write: (_, header) => `export async function POST() { return new Response(null, { headers: { 'Set-Cookie': ${header} } }); }\n` };

  it("reports a cookie whose name has a default", () => {
    expect(lint(place, { name: "`${process.env.NAME ?? 'session'}=${await login()}; Path=/`", title: "" })).toEqual(["missingHttpOnly"]);
  });

  it("leaves attributes open that a variable may add", () => {
    expect(lint(place, { name: "`session=${await login()}; Path=/${process.env.FLAGS ?? ''}`", title: "" })).toEqual([]);
  });
});
