/** Programs that differ in what their author calls a parameter, a variable or a function: the same findings. */
import { describe, expect, it } from "vitest";

import { rules } from "../../src/all-rules.ts";
import { lintStory } from "../kit/story.ts";

type Files = Readonly<Record<string, string>>;

/** What a rule says of a story, by file: `app/page.tsx: rendered`. */
function lint(rule: string, files: Files): readonly string[] {
  return Object.entries(lintStory({ files }, rules[rule])).flatMap(([file, ids]) => ids.map((id) => `${file}: ${id}`));
}

describe("a cookie store", () => {
  const PUT = { "lib/put.ts": "export const put = (NAME) => NAME.set('a', 'b');\nexport const ask = (NAME) => NAME.get('a');\n" };
  const page = (body: string, imports = ""): Files => ({
    "app/me/page.tsx": `import { cookies } from 'next/headers';\n${imports}\nexport default async function Page() { ${body} return null; }\n`,
  });
  const IMPORT = "import { ask, put } from '../../lib/put';";

  it.each(["jar", "cookieStore", "q", "session", "$"])("that is called %s is one in a render", (name) => {
    const named = (files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, code]) => [file, code.replaceAll("NAME", () => name)]));
    const inRender = (files: Files): readonly string[] => lint("no-cookie-mutation-in-render", named(files));
    expect(inRender(page("const NAME = await cookies(); NAME.set('a', 'b');"))).toEqual(["app/me/page.tsx: rendered"]);
    expect(inRender(page("const [NAME] = await Promise.all([cookies(), load()]); NAME.set('a', 'b');"))).toEqual(["app/me/page.tsx: rendered"]);
    expect(inRender(page("await cookies().then((NAME) => { NAME.set('a', 'b'); });"))).toEqual(["app/me/page.tsx: rendered"]);
    expect(inRender({ ...PUT, ...page("const NAME = await cookies(); put(NAME);", IMPORT) })).toEqual(["app/me/page.tsx: leadsInRender"]);
    expect(inRender({ ...PUT, ...page("put(await cookies());", IMPORT) })).toEqual(["app/me/page.tsx: leadsInRender"]);
    expect(inRender({ ...PUT, ...page("const NAME = await cookies(); ask(NAME);", IMPORT) })).toEqual([]);
    expect(inRender({ ...PUT, ...page("const NAME = new Map(); put(NAME); NAME.set('a', 'b'); cookies();", IMPORT) })).toEqual([]);
  });

  it("is one by a call, whatever another call of the same function is given", () => {
    const code = (first: string, second: string): Files => ({ ...PUT, ...page(`const q = await cookies(); const m = new Map(); put(${first}); put(${second});`, IMPORT) });
    expect(lint("no-cookie-mutation-in-render", code("m", "q"))).toEqual(["app/me/page.tsx: leadsInRender"]);
    expect(lint("no-cookie-mutation-in-render", code("q", "m"))).toEqual(["app/me/page.tsx: leadsInRender"]);
    expect(lint("no-cookie-mutation-in-render", code("m", "m"))).toEqual([]);
  });
});

describe("the response of an API route", () => {
  const SEND = "const send = (answer, token) => answer.json({ token });\nconst close = (answer, token) => { log(token); answer.end(); };\n";
  const route = (parameters: string, body: string): readonly string[] =>
    lint("no-sensitive-response-body", { "pages/api/me.ts": `${SEND}export default function handler(${parameters}) { ${body} }\n` });

  it.each([
    ["res", "req, res", "send(res, req.cookies.session);"],
    ["s", "q, s", "s.json({ token: q.cookies.session });"],
    ["s, handed on", "q, s", "send(s, q.cookies.session);"],
    ["s, asserted and handed on", "q, s", "send(s as any, q.cookies.session);"],
    ["s, with its status", "q, s", "send(s.status(200), q.cookies.session);"],
    ["s, by another name", "q, s", "const reply = s; reply.status(200).json(q.cookies.session);"],
    ["s, by another name handed on", "q, s", "const reply = s; send(reply, q.cookies.session);"],
    ["json, taken off", "{ cookies }, { json }", "json({ token: cookies.session });"],
    ["json, taken off later", "q, s", "const { json } = s; json({ token: q.cookies.session });"],
  ])("is what it is: %s", (_, parameters, body) => {
    expect(route(parameters, body)).toEqual(["pages/api/me.ts: responseBody"]);
  });

  it.each([
    ["something else of its name", "q, s", "list.forEach((s) => send(s, q.cookies.session)); s.end();"],
    ["something else that is called res", "q, s", "const res = makeCanvas(); send(res, q.cookies.session); s.end();"],
    ["a part of it", "q, s", "send(s.socket, q.cookies.session); s.end();"],
    ["a function that sends nothing of it", "q, s", "close(s, q.cookies.session);"],
    ["another cookie", "q, s", "send(s, q.cookies.theme);"],
  ])("and nothing else is: %s", (_, parameters, body) => {
    expect(route(parameters, body)).toEqual([]);
  });
});

describe("the method of a request", () => {
  const CART = "'use client';\nexport const load = () => fetch('/api/me', { credentials: 'omit' });\n";
  const READ = "b.json(a.cookies.session);";
  const asGet = (body: string, before = ""): readonly string[] =>
    lint("require-fetch-credentials", { "app/cart.tsx": CART, "pages/api/me.ts": `${before}export default function handler(a, b) { ${body} }\n` });

  it.each([
    ["as it is", `if (a.method === 'POST') { ${READ} }`],
    ["by another name", `const { method: verb } = a; if (verb === 'POST') { ${READ} }`],
    ["in a constant", `const verb = a.method; switch (verb) { case 'POST': ${READ} break; default: b.json({}); }`],
    ["in a choice", "b.json(a.method === 'POST' ? a.cookies.session : {});"],
    ["of something that nobody knows", `const it = load(a); if (it.method === 'POST') { ${READ} }`],
  ])("leaves out what is for another one: %s", (_, body) => {
    expect(asGet(body)).toEqual([]);
  });

  it.each([
    ["as it is", `if (a.method === 'GET') { ${READ} }`],
    ["by another name", `const { method: verb } = a; if (verb === 'GET') { ${READ} }`],
    ["and another member's is none", `if (a.body.method === 'card') { ${READ} }`],
    ["of a payment", `if (a.query.method === 'POST') { ${READ} }`],
  ])("lets through what is for it: %s", (_, body) => {
    expect(asGet(body)).toEqual(["app/cart.tsx: omittedSession"]);
  });

  it("is asked for by code, and not by a comment", () => {
    const files = (comment: string, test: string): Files => ({
      "app/cart.tsx": "'use client';\nexport const load = (how) => fetch('/api/me', { credentials: 'omit', method: how });\n",
      "pages/api/me.ts": `${comment}export default function handler(a, b) { ${test} ${READ} }\n`,
    });
    const found = lint("require-fetch-credentials", files("", ""));
    expect(found).toEqual(["app/cart.tsx: omittedSession"]);
    expect(lint("require-fetch-credentials", files("// Whatever the method is.\n", ""))).toEqual(found);
    expect(lint("require-fetch-credentials", files("", "if (a.method !== 'GET') return b.end();"))).toEqual([]);
  });
});

describe("the type of a parameter", () => {
  const read = (code: string): readonly string[] =>
    lint("require-fetch-credentials", {
      "app/cart.tsx": "'use client';\nexport const load = () => fetch('/api/me', { credentials: 'omit' });\n",
      "pages/api/me.ts": `${code}\nexport default function handler(a, b) { b.json(pick(wrap(a))); }\n`,
    });

  it.each([
    ["of Next.js", "import type { NextApiRequest } from 'next';\nconst pick = (x: NextApiRequest) => x.cookies.session;"],
    ["of Next.js by another name", "import type { NextApiRequest as Incoming } from 'next';\nconst pick = (x: Incoming) => x.cookies.session;"],
    ["that extends one", "import type { NextApiRequest } from 'next';\ninterface WithUser extends NextApiRequest { user: string }\nconst pick = (x: WithUser) => x.cookies.session;"],
    ["that adds to one", "import type { NextApiRequest } from 'next';\ntype WithUser = NextApiRequest & { user: string };\nconst pick = (x: WithUser) => x.cookies.session;"],
  ])("says that it is a request: %s", (_, code) => {
    expect(read(code)).toEqual(["app/cart.tsx: omittedSession"]);
  });

  it.each([
    ["made up here", "type NextApiRequest = { cookies: Record<string, string> };\nconst pick = (x: NextApiRequest) => x.cookies.session;"],
    ["made up here as an interface", "interface Request { cookies: Record<string, string> }\nconst pick = (x: Request) => x.cookies.session;"],
    ["a class", "class NextRequest { cookies = new Map(); }\nconst pick = (x: NextRequest) => x.cookies.get('session');"],
    ["that stands for itself", "type A = B; type B = A;\nconst pick = (x: A) => x.cookies.session;"],
    ["of something else", "const pick = (x: Tray) => x.cookies.session;"],
  ])("says nothing: %s", (_, code) => {
    expect(read(code)).toEqual([]);
  });
});

describe("what a function of another module returns of the cookies", () => {
  const JAR = "document.cookie.split('; ').map((c) => c.split('='))";
  const read = (lib: string, use: string, imports = "import { parseCookies } from '../lib/cookies';"): readonly string[] =>
    lint("no-sensitive-cookie-read", {
      "app/cart.tsx": `'use client';\n${imports}\nexport const load = () => ${use};\n`,
      "lib/all.ts": "export { parseCookies as everyCookie } from './cookies';\n",
      "lib/cookies.ts": lib,
      "lib/raw-cookies.ts": "export const raw = () => document.cookie;\n",
    });
  const DICTIONARY = `export const parseCookies = () => Object.fromEntries(${JAR});\n`;

  it.each([
    ["a member", DICTIONARY, "parseCookies().session"],
    ["a member that is taken off", DICTIONARY, "{ const { session } = parseCookies(); return session; }"],
    ["a map", `export const parseCookies = () => new Map(${JAR});\n`, "parseCookies().get('session')"],
    ["the text", "export const parseCookies = () => document.cookie;\n", "parseCookies().split('; ').find((c) => c.startsWith('session='))"],
    ["an object that is filled", "export function parseCookies() { const all = {}; for (const c of document.cookie.split('; ')) { const [k, v] = c.split('='); all[k] = v; } return all; }\n", "parseCookies().session"],
    ["the object of a library", "import Cookies from 'js-cookie';\nexport const parseCookies = () => Cookies.get();\n", "parseCookies().session"],
    ["of a third module", "import { raw } from './raw-cookies';\nexport const parseCookies = () => Object.fromEntries(raw().split('; ').map((c) => c.split('=')));\n", "parseCookies().session"],
    ["a promise", `export const parseCookies = async () => Object.fromEntries(${JAR});\n`, "parseCookies().then((all) => all.session)"],
    ["through a barrel", DICTIONARY, "everyCookie().session", "import { everyCookie } from '../lib/all';"],
    ["as a namespace", DICTIONARY, "cookies.parseCookies().session", "import * as cookies from '../lib/cookies';"],
  ])("is read: %s", (_, lib, use, imports?: string) => {
    expect(read(lib, use, imports)).toEqual(["app/cart.tsx: exposedCredential"]);
  });

  it.each([
    ["another cookie", DICTIONARY, "parseCookies().theme"],
    ["all of them, and none by its name", DICTIONARY, "show(parseCookies())"],
    ["the names alone", `export const parseCookies = () => ${JAR}.length;\n`, "parseCookies().session"],
    ["cookies of a request", "export const parseCookies = (request) => Object.fromEntries(request.headers.cookie.split('; ').map((c) => c.split('=')));\n", "parseCookies(request).session"],
    ["something that is called so", "export const parseCookies = () => ({ session: load() });\n// document.cookie\n", "parseCookies().session"],
    ["what a predicate looks at", "export const parseCookies = () => document.cookie.split('; ').some((c) => c.startsWith('theme='));\n", "parseCookies().session"],
  ])("is not read: %s", (_, lib, use) => {
    expect(read(lib, use)).toEqual([]);
  });
});

describe("a frozen object", () => {
  const store = (declaration: string, key = "KEYS.token"): readonly string[] =>
    lint("no-sensitive-web-storage", {
      "app/cart.tsx": `'use client';\nimport { SHARED } from '../lib/keys';\n${declaration}\nexport const save = (value) => localStorage.setItem(${key}, value);\nvoid SHARED;\n`,
      "lib/keys.ts": "export const SHARED = Object.freeze({ theme: 'theme', token: 'access_token' });\n",
    });

  it.each([
    ["as it is", "const KEYS = { token: 'access_token' };"],
    ["in place", "const KEYS = Object.freeze({ token: 'access_token' });"],
    ["with a type", "const KEYS = Object.freeze({ token: 'access_token' } as const);"],
    ["later", "const KEYS = { token: 'access_token' }; Object.freeze(KEYS);"],
    ["of a constant", "const LOOSE = { token: 'access_token' }; const KEYS = Object.freeze(LOOSE);"],
    ["twice", "const KEYS = Object.freeze({ auth: Object.freeze({ token: 'access_token' }) });", "KEYS.auth.token"],
    ["in another module", "", "SHARED.token"],
  ])("has its members: %s", (_, declaration, key?: string) => {
    expect(store(declaration, key)).toEqual(["app/cart.tsx: credentialStored"]);
  });

  it.each([
    ["another member", "const KEYS = Object.freeze({ token: 'theme' });"],
    ["another member in another module", "", "SHARED.theme"],
    ["another Object", "const Object = load(); const KEYS = Object.freeze({ token: 'access_token' });"],
    ["of a constant that is changed", "const LOOSE = { token: 'access_token' }; LOOSE.token = 'theme'; const KEYS = Object.freeze(LOOSE);"],
    ["which stands for itself", "const KEYS = Object.freeze(KEYS);"],
  ])("has no others: %s", (_, declaration, key?: string) => {
    expect(store(declaration, key)).toEqual([]);
  });
});

describe("what a function of another module does with the cookies that it is given", () => {
  const read = (lib: string, use: string, imports = "import { take } from '../lib/text';"): readonly string[] =>
    lint("no-sensitive-cookie-read", { "app/cart.tsx": `'use client';\n${imports}\nexport const load = () => ${use};\n`, "lib/text.ts": lib });

  it.each(["take", "parseCookies", "getCookie", "x"])("is read by %s", (name) => {
    const asNamed = (code: string): string => code.replaceAll("take", name);
    const readAs = (lib: string, use: string): readonly string[] => read(asNamed(lib), asNamed(use), asNamed("import { take } from '../lib/text';"));
    const FOUND = ["app/cart.tsx: exposedCredential"];
    expect(readAs("export const take = (text) => Object.fromEntries(text.split('; ').map((c) => c.split('=')));\n", "take(document.cookie).session")).toEqual(FOUND);
    expect(readAs("export const take = (text) => Object.fromEntries(text.split('; ').map((c) => c.split('=')));\n", "take(document.cookie).theme")).toEqual([]);
    expect(readAs("export const take = (text, name) => text.split('; ').find((c) => c.startsWith(`${name}=`))?.split('=')[1];\n", "take(document.cookie, 'session')")).toEqual(FOUND);
    expect(readAs("export const take = (text, name) => text.split('; ').find((c) => c.startsWith(`${name}=`))?.split('=')[1];\n", "take(document.cookie, 'theme')")).toEqual([]);
    expect(readAs("export const take = (text) => ({ session: text.length > 0 });\n", "take(document.cookie).session")).toEqual([]);
    expect(readAs("export const take = (text, name) => [text.length, name];\n", "take(document.cookie, 'session')")).toEqual([]);
  });

  it("ends where modules hand them on in a circle", () => {
    const files = { "app/cart.tsx": "'use client';\nimport { a } from '../lib/a';\nexport const load = () => a(document.cookie).session;\n", "lib/a.ts": "import { b } from './b';\nexport const a = (text) => b(text);\n", "lib/b.ts": "import { a } from './a';\nexport const b = (text) => a(text);\n" };
    expect(lint("no-sensitive-cookie-read", files)).toEqual([]);
  });

  it.each([
    ["a parser, by its name", "import { parseCookies } from 'somewhere';", "parseCookies(document.cookie).session"],
    ["a reader, by its name", "import { getCookie } from 'somewhere';", "getCookie(document.cookie, 'session')"],
  ])("is known of a package by its name: %s", (_, imports, use) => {
    expect(read("", use, imports)).toEqual(["app/cart.tsx: exposedCredential"]);
  });
});
