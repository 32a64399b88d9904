/**
 * Every shape of reading `document.cookie`, and every cookie library, in apps where another module has a part in it: the
 * name, the function that reads, the library, an instance of it. All modules of an app are linted.
 */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-sensitive-cookie-read.ts";
import { createMethodSharings, createSharings, lintStory, SILENT, type Reports, type Sharing, type Story } from "../kit/story.ts";

/** One way of reading a cookie. */
interface Reader {
  readonly title: string;
  readonly importLine: string;
  /** The expression that reads the cookie with a name. */
  readonly read: (name: string) => string;
  /** What the rule says of a credential read so. */
  readonly finding: "exposedCredential" | "presenceCheck";
  /** The same on a request of a server, for the libraries that can do both. */
  readonly onRequest?: (name: string) => string;
}

const VALUE = "exposedCredential";
const PRESENCE = "presenceCheck";

function shape(title: string, read: Reader["read"], importLine = "", finding: Reader["finding"] = VALUE): Reader {
  return { finding, importLine, read, title };
}

const PAIRS = "document.cookie.split('; ').map((row) => row.split('='))";

const SHAPES: readonly Reader[] = [
  shape("split and find", (name) => `document.cookie.split('; ').find((row) => row.startsWith(\`\${${name}}=\`))?.split('=')[1]`),
  shape("split and find, with a sum", (name) => `document.cookie.split('; ').find((row) => row.startsWith(${name} + '='))?.split('=')[1]`),
  shape("split, trim and indexOf", (name) => `document.cookie.split(';').find((row) => row.trim().indexOf(${name} + '=') === 0)?.split('=')[1]`),
  shape("split, map and ===", (name) => `${PAIRS}.find(([key]) => key === ${name})?.[1]`),
  shape("split at the name", (name) => `\`; \${document.cookie}\`.split(\`; \${${name}}=\`).pop()?.split(';').shift()`),
  shape("match", (name) => `document.cookie.match(new RegExp('(^| )' + ${name} + '=([^;]+)'))?.[2]`),
  shape("match with a template", (name) => `document.cookie.match(new RegExp(\`(?:^|; )\${${name}}=([^;]*)\`))?.[1]`),
  shape("matchAll", (name) => `[...document.cookie.matchAll(new RegExp('(?:^|; )' + ${name} + '=([^;]+)', 'g'))][0]?.[1]`),
  shape("exec", (name) => `new RegExp('(?:^|; )' + ${name} + '=([^;]+)').exec(document.cookie)?.[1]`),
  shape("replace", (name) => `document.cookie.replace(new RegExp('(?:(?:^|.*;\\\\s*)' + ${name} + '\\\\s*=\\\\s*([^;]*).*$)|^.*$'), '$1')`),
  shape("Object.fromEntries", (name) => `Object.fromEntries(${PAIRS})[${name}]`),
  shape("Map", (name) => `new Map(${PAIRS}).get(${name})`),
  shape("reduce", (name) => `document.cookie.split('; ').reduce((jar, row) => { const [key, value] = row.split('='); jar[key] = value; return jar; }, {})[${name}]`),
  shape("URLSearchParams", (name) => `new URLSearchParams(document.cookie.replaceAll('; ', '&')).get(${name})`),
  shape("parse of cookie", (name) => `parse(document.cookie)[${name}]`, "import { parse } from 'cookie';"),
  shape("parseCookie of cookie", (name) => `parseCookie(document.cookie)[${name}]`, "import { parseCookie } from 'cookie';"),
  shape("the default export of cookie", (name) => `cookie.parse(document.cookie)[${name}]`, "import cookie from 'cookie';"),
  shape("parse of cookie-es", (name) => `parse(document.cookie)[${name}]`, "import { parse } from 'cookie-es';"),
  shape("parse of es-cookie", (name) => `parse(document.cookie)[${name}]`, "import { parse } from 'es-cookie';"),
  shape("window.document.cookie", (name) => `window.document.cookie.split('; ').find((row) => row.startsWith(\`\${${name}}=\`))?.split('=')[1]`),
  shape("globalThis.document.cookie", (name) => `globalThis.document.cookie.split('; ').find((row) => row.startsWith(\`\${${name}}=\`))?.split('=')[1]`),
  shape("an alias of document.cookie", (name) => `all.split('; ').find((row) => row.startsWith(\`\${${name}}=\`))?.split('=')[1]`, "const all = document.cookie;"),
  shape("the destructured cookie", (name) => `cookie.split('; ').find((row) => row.startsWith(\`\${${name}}=\`))?.split('=')[1]`, "const { cookie } = document;"),
  shape("a function of the same module", (name) => `findIn(document.cookie, ${name})`, "const findIn = (all: string, key: string) => all.split('; ').find((row) => row.startsWith(`${key}=`))?.split('=')[1];"),
  shape("search", (name) => `document.cookie.search(new RegExp('(?:^|; )' + ${name} + '=')) !== -1`, "", PRESENCE),
  shape("test", (name) => `new RegExp('(?:^|; )' + ${name} + '=').test(document.cookie)`, "", PRESENCE),
  shape("includes", (name) => `document.cookie.includes(${name} + '=')`, "", PRESENCE),
  shape("indexOf", (name) => `document.cookie.indexOf(\`\${${name}}=\`) !== -1`, "", PRESENCE),
  shape("split and some", (name) => `document.cookie.split('; ').some((row) => row.startsWith(\`\${${name}}=\`))`, "", PRESENCE),
  shape("cookieStore.get", (name) => `(await cookieStore.get(${name}))?.value`),
  shape("window.cookieStore.get", (name) => `(await window.cookieStore.get(${name}))?.value`),
  shape("cookieStore.get with an object", (name) => `(await cookieStore.get({ name: ${name} }))?.value`),
  shape("cookieStore.getAll", (name) => `(await cookieStore.getAll(${name}))[0]?.value`),
];

function library(specifier: string, imported: string, read: Reader["read"], onRequest?: Reader["read"], finding: Reader["finding"] = VALUE): Reader {
  const code = read("name");
  return { finding, importLine: `import ${imported} from '${specifier}';`, read, title: `${specifier}, ${code}`, ...(onRequest === undefined ? {} : { onRequest }) };
}

const LIBRARIES: readonly Reader[] = [
  library("js-cookie", "Cookies", (name) => `Cookies.get(${name})`),
  library("js-cookie", "Cookies", (name) => `Cookies.get()[${name}]`),
  library("js-cookie", "Cookies", (name) => `Cookies.getJSON(${name})`),
  library("js-cookie", "Cookies", (name) => `Cookies.withAttributes({ path: '/' }).get(${name})`),
  library("js-cookie", "Cookies", (name) => `Cookies.withConverter({ read: decode }).get(${name})`),
  library("cookies-next", "{ getCookie as read }", (name) => `read(${name})`, (name) => `read(${name}, { req, res })`),
  library("cookies-next", "{ getCookies as readAll }", (name) => `readAll()[${name}]`, (name) => `readAll({ req, res })[${name}]`),
  library("cookies-next", "{ hasCookie as has }", (name) => `has(${name})`, (name) => `has(${name}, { req, res })`, PRESENCE),
  library("cookies-next/client", "{ useGetCookie as useReader }", (name) => `useReader()(${name})`),
  library("cookies-next/client", "{ useGetCookies }", (name) => `useGetCookies()()[${name}]`),
  library("cookies-next/client", "{ useHasCookie }", (name) => `useHasCookie()(${name})`, undefined, PRESENCE),
  library("cookies-next/client", "{ useCookiesNext }", (name) => `useCookiesNext().getCookie(${name})`),
  library("cookies-next/client", "{ useReactiveGetCookie }", (name) => `useReactiveGetCookie()(${name})`),
  library("cookies-next/client", "{ useReactiveCookiesNext }", (name) => `useReactiveCookiesNext().getCookie(${name})`),
  library("react-cookie", "{ useCookies }", (name) => `useCookies()[0][${name}]`),
  library("react-cookie", "{ Cookies }", (name) => `new Cookies().get(${name})`, (name) => `new Cookies(request.headers.cookie).get(${name})`),
  library("react-cookie", "{ Cookies }", (name) => `new Cookies().getAll()[${name}]`),
  library("universal-cookie", "Cookies", (name) => `new Cookies(null, { path: '/' }).get(${name})`, (name) => `new Cookies(request.headers.cookie).get(${name})`),
  library("universal-cookie", "Cookies", (name) => `new Cookies().getAll()[${name}]`),
  library("nookies", "{ parseCookies }", (name) => `parseCookies()[${name}]`, (name) => `parseCookies(context)[${name}]`),
  library("nookies", "nookies", (name) => `nookies.get()[${name}]`, (name) => `nookies.get(context)[${name}]`),
  library("tiny-cookie", "{ get }", (name) => `get(${name})`),
  library("tiny-cookie", "{ getCookie as read }", (name) => `read(${name})`),
  library("tiny-cookie", "{ getRaw }", (name) => `getRaw(${name})`),
  library("tiny-cookie", "{ getAllCookies }", (name) => `getAllCookies()[${name}]`),
  library("typescript-cookie", "{ getCookie as read }", (name) => `read(${name})`),
  library("typescript-cookie", "{ getCookies }", (name) => `getCookies()[${name}]`),
  library("typescript-cookie", "{ Cookies }", (name) => `Cookies.get(${name})`),
  library("es-cookie", "{ get }", (name) => `get(${name})`),
  library("es-cookie", "{ getAll }", (name) => `getAll()[${name}]`),
  library("browser-cookies", "cookies", (name) => `cookies.get(${name})`),
  library("browser-cookies", "cookies", (name) => `cookies.all()[${name}]`),
  library("cookiejs", "cookie", (name) => `cookie.get(${name})`),
  library("cookiejs", "cookie", (name) => `cookie.all()[${name}]`),
  library("cookiejs", "cookie", (name) => `cookie(${name})`),
  library("react-use", "{ useCookie }", (name) => `useCookie(${name})[0]`),
  library("react-use-cookie", "useCookie", (name) => `useCookie(${name}, '')[0]`),
  library("react-use-cookie", "{ getCookie as read }", (name) => `read(${name})`),
  library("ahooks", "{ useCookieState }", (name) => `useCookieState(${name})[0]`),
  library("@react-hookz/web", "{ useCookieValue }", (name) => `useCookieValue(${name})[0]`),
  library("next-client-cookies", "{ useCookies }", (name) => `useCookies().get(${name})`),
  library("next-cookie", "{ useCookie }", (name) => `useCookie().get(${name})`, (name) => `useCookie(context).get(${name})`),
  library("next-cookie", "{ Cookie }", (name) => `new Cookie().get(${name})`, (name) => `new Cookie(context).get(${name})`),
  library("cookie-universal", "Cookies", (name) => `Cookies().get(${name})`, (name) => `Cookies(req, res).get(${name})`),
  library("cookie-universal", "Cookies", (name) => `Cookies().getAll()[${name}]`, (name) => `Cookies(req, res).getAll()[${name}]`),
];

/** What a module of the app exports again, and how a cookie is read with it. */
const EXPORTED: readonly { readonly exported: string; readonly specifier: string; readonly read: (it: string, name: string) => string }[] = [
  { exported: "default as cookieJar", read: (it, name) => `${it}.get(${name})`, specifier: "js-cookie" },
  { exported: "getCookie as cookieJar", read: (it, name) => `${it}(${name})`, specifier: "cookies-next" },
  { exported: "useGetCookie as cookieJar", read: (it, name) => `${it}()(${name})`, specifier: "cookies-next/client" },
  { exported: "useCookies as cookieJar", read: (it, name) => `${it}()[0][${name}]`, specifier: "react-cookie" },
  { exported: "default as cookieJar", read: (it, name) => `new ${it}().get(${name})`, specifier: "universal-cookie" },
  { exported: "parseCookies as cookieJar", read: (it, name) => `${it}()[${name}]`, specifier: "nookies" },
  { exported: "getCookie as cookieJar", read: (it, name) => `${it}(${name})`, specifier: "tiny-cookie" },
  { exported: "getCookie as cookieJar", read: (it, name) => `${it}(${name})`, specifier: "typescript-cookie" },
  { exported: "get as cookieJar", read: (it, name) => `${it}(${name})`, specifier: "es-cookie" },
  { exported: "get as cookieJar", read: (it, name) => `${it}(${name})`, specifier: "browser-cookies" },
  { exported: "default as cookieJar", read: (it, name) => `${it}.get(${name})`, specifier: "cookiejs" },
  { exported: "useCookie as cookieJar", read: (it, name) => `${it}(${name})[0]`, specifier: "react-use" },
  { exported: "default as cookieJar", read: (it, name) => `${it}(${name}, '')[0]`, specifier: "react-use-cookie" },
  { exported: "useCookieState as cookieJar", read: (it, name) => `${it}(${name})[0]`, specifier: "ahooks" },
  { exported: "useCookieValue as cookieJar", read: (it, name) => `${it}(${name})[0]`, specifier: "@react-hookz/web" },
  { exported: "useCookies as cookieJar", read: (it, name) => `${it}().get(${name})`, specifier: "next-client-cookies" },
  { exported: "useCookie as cookieJar", read: (it, name) => `${it}().get(${name})`, specifier: "next-cookie" },
  { exported: "default as cookieJar", read: (it, name) => `${it}().get(${name})`, specifier: "cookie-universal" },
  { exported: "parse as cookieJar", read: (it, name) => `${it}(document.cookie)[${name}]`, specifier: "cookie" },
];

/** An object that a module makes of a library, and the same with a server's request. */
const INSTANCES: readonly { readonly title: string; readonly importLine: string; readonly make: string; readonly onRequest: string | undefined; readonly read?: (it: string, name: string) => string }[] = [
  { importLine: "import Cookies from 'universal-cookie';", make: "new Cookies()", onRequest: "new Cookies(request.headers.cookie)", title: "universal-cookie" },
  { importLine: "import Cookies from 'universal-cookie';", make: "new Cookies(null, { path: '/' })", onRequest: undefined, title: "universal-cookie with options" },
  { importLine: "import { Cookies } from 'react-cookie';", make: "new Cookies()", onRequest: "new Cookies(request.headers.cookie)", title: "react-cookie" },
  { importLine: "import { Cookie } from 'next-cookie';", make: "new Cookie()", onRequest: "new Cookie(context)", title: "next-cookie" },
  { importLine: "import Cookies from 'cookie-universal';", make: "Cookies()", onRequest: "Cookies(req, res)", title: "cookie-universal" },
  { importLine: "import Cookies from 'js-cookie';", make: "Cookies.withAttributes({ path: '/' })", onRequest: undefined, title: "js-cookie withAttributes" },
  { importLine: "import Cookies from 'js-cookie';", make: "Cookies", onRequest: undefined, title: "js-cookie" },
  { importLine: "import { Cookies } from 'typescript-cookie';", make: "Cookies.withConverter({ read: decode })", onRequest: undefined, title: "typescript-cookie withConverter" },
];

const CART = "app/cart.tsx";
const LIB = "lib/cookies.ts";

/** A function of the app that hands on what it reads; in a module that only the server runs, where it is told so. */
function inCart(imports: readonly string[], code: string, directive = "'use client';"): string {
  return [directive, ...imports, `export async function start() {\n  send(${code});\n}`, ""].filter((line) => line !== "").join("\n");
}

function at(file: string, ...ids: readonly string[]): Reports {
  return { [file]: ids };
}

/** What a way of sharing does is the same for all readers, so only some of them go through all ways. */
const THOROUGH: ReadonlySet<string> = new Set(["js-cookie, Cookies.get(name)", "match", "parse of cookie", "split and find"]);
const USUAL: ReadonlySet<string> = new Set(["from a hook", "in an exported object", "renamed by a barrel"]);
const ONCE = "renamed by a barrel";

function getSharings(name: string, title: string): readonly Sharing[] {
  const sharings = createSharings(name, "cookies");
  return THOROUGH.has(title) ? sharings : sharings.filter((sharing) => USUAL.has(sharing.title));
}

/** The name of the cookie comes from another module. */
function* tellNames({ finding, importLine, onRequest, read, title }: Reader): Generator<Story> {
  for (const sharing of getSharings("name", title)) {
    const tell = (value: string, code = read(sharing.name), directive?: string): Story["files"] => ({
      ...sharing.share(value, ""),
      [CART]: inCart([sharing.importLine, importLine], code, directive),
    });
    const name = `${title}: a name that comes ${sharing.title}`;
    yield { files: tell("'auth_token'"), name: `${name} is reported`, reports: at(CART, finding) };
    yield { files: tell("'theme'"), name: `${name} is fine where it is harmless`, reports: SILENT };
    if (sharing.title !== ONCE) continue;
    yield { files: tell("'XSRF-TOKEN'"), name: `${name} is fine where scripts have to read it`, reports: SILENT };
    yield { files: tell("'auth_token'", read(sharing.name), ""), name: `${name} is fine on the server`, reports: SILENT };
    yield { files: tell("'auth'", read(`\`\${${sharing.name}}_token\``)), name: `${name} is reported as a part of a template`, reports: at(CART, finding) };
    yield { files: tell("'auth'", read(`\`\${${sharing.name}}_theme\``)), name: `${name} is fine as a part of a harmless template`, reports: SILENT };
    if (onRequest !== undefined) yield { files: tell("'auth_token'", onRequest(sharing.name)), name: `${name} is fine on a request`, reports: SILENT };
  }
  const tellEnum = (member: string): Story["files"] => ({
    "lib/cookies.ts": "export enum Cookie { Theme = 'theme', Token = 'auth_token' }\n",
    [CART]: inCart(["import { Cookie as Names } from '../lib/cookies';", importLine], read(`Names.${member}`)),
  });
  yield { files: tellEnum("Token"), name: `${title}: a member of an enum is reported`, reports: at(CART, finding) };
  yield { files: tellEnum("Theme"), name: `${title}: a member of an enum is fine where it is harmless`, reports: SILENT };
}

/** A function of another module reads the cookie. */
function* tellHelpers({ finding, importLine, onRequest, read, title }: Reader): Generator<Story> {
  const methods = THOROUGH.has(title) ? createMethodSharings("getCookie", "cookies") : [];
  for (const sharing of [...getSharings("getCookie", title), ...methods]) {
    const isAsync = read("wanted").includes("await");
    const tell = (parameters: string, code: string, call: string, directive?: string): Story["files"] => ({
      ...sharing.share(`${isAsync ? "async " : ""}(${parameters}) => ${code}`, importLine === "" ? "" : `${importLine}\n`),
      [CART]: inCart([sharing.importLine], isAsync ? `await ${sharing.name}(${call})` : `${sharing.name}(${call})`, directive),
    });
    const name = `${title}: a function that comes ${sharing.title}`;
    yield { files: tell("wanted: string", read("wanted"), "'auth_token'"), name: `${name} is reported at the call`, reports: at(CART, finding) };
    yield { files: tell("wanted: string", read("wanted"), "'theme'"), name: `${name} is fine where it is asked for something harmless`, reports: SILENT };
    if (sharing.title !== ONCE) continue;
    yield { files: tell("wanted: string", read("wanted"), "'XSRF-TOKEN'"), name: `${name} is fine where scripts have to read it`, reports: SILENT };
    yield { files: tell("wanted: string", read("wanted"), "'auth_token'", ""), name: `${name} is fine on the server`, reports: SILENT };
    yield { files: tell("", read("'auth_token'"), ""), name: `${name} is reported where it reads one by itself`, reports: at(LIB, finding) };
    yield { files: tell("", read("'theme'"), ""), name: `${name} is fine where it reads something harmless by itself`, reports: SILENT };
    if (onRequest !== undefined) yield { files: tell("wanted: string", onRequest("wanted"), "'auth_token'"), name: `${name} is fine where it reads a request`, reports: SILENT };
  }
}

/** A library that a module of the app exports again. */
function* tellExported({ exported, read, specifier }: (typeof EXPORTED)[number]): Generator<Story> {
  const [imported = ""] = exported.split(" as ");
  const again = `export { ${exported} } from '${specifier}';\n`;
  const own = `import { ${exported} } from '${specifier}';\n`;
  const ways = [
    { files: { [LIB]: again }, importLine: "import { cookieJar } from '../lib/cookies';", it: "cookieJar", title: "exported again" },
    { files: { [LIB]: again }, importLine: "import { cookieJar as mine } from '../lib/cookies';", it: "mine", title: "exported again, under an alias" },
    { files: { [LIB]: again, "lib/index.ts": "export * from './cookies';\n" }, importLine: "import { cookieJar } from '../lib';", it: "cookieJar", title: "exported again, through a barrel" },
    { files: { [LIB]: again }, importLine: "import * as lib from '../lib/cookies';", it: "lib.cookieJar", title: "exported again, in a namespace" },
    { files: { [LIB]: `${own}export default cookieJar;\n` }, importLine: "import cookieJar from '../lib/cookies';", it: "cookieJar", title: "imported and exported as the default" },
    { files: { [LIB]: `${own}export const jars = { cookieJar };\n` }, importLine: "import { jars } from '../lib/cookies';", it: "jars.cookieJar", title: "in an exported object" },
    { files: { [LIB]: `${own}export const cookieAlias = cookieJar;\n` }, importLine: "import { cookieAlias } from '../lib/cookies';", it: "cookieAlias", title: "in a constant" },
  ];
  for (const way of ways) {
    const tell = (cookie: string, directive?: string): Story["files"] => ({ ...way.files, [CART]: inCart([way.importLine], read(way.it, cookie), directive) });
    const name = `${specifier}, ${imported}: the library, ${way.title},`;
    yield { files: tell("'auth_token'"), name: `${name} is reported`, reports: at(CART, VALUE) };
    yield { files: tell("'theme'"), name: `${name} is fine where it is asked for something harmless`, reports: SILENT };
    if (way.title === "exported again") yield { files: tell("'auth_token'", ""), name: `${name} is fine on the server`, reports: SILENT };
  }
}

/** An instance that another module makes. */
function* tellInstances({ importLine, make, onRequest, title }: (typeof INSTANCES)[number]): Generator<Story> {
  for (const sharing of createSharings("cookies", "cookies")) {
    const tell = (made: string, cookie: string, directive?: string): Story["files"] => ({
      ...sharing.share(made, `${importLine}\n`),
      [CART]: inCart([sharing.importLine], `${sharing.name}.get(${cookie})`, directive),
    });
    const name = `${title}: an instance that comes ${sharing.title}`;
    yield { files: tell(make, "'auth_token'"), name: `${name} is reported`, reports: at(CART, VALUE) };
    yield { files: tell(make, "'theme'"), name: `${name} is fine where it is asked for something harmless`, reports: SILENT };
    if (onRequest !== undefined) yield { files: tell(onRequest, "'auth_token'"), name: `${name} is fine where it reads a request`, reports: SILENT };
    if (sharing.title === ONCE) yield { files: tell(make, "'auth_token'", ""), name: `${name} is fine on the server`, reports: SILENT };
  }
}

const FIND_IN = "(all: string, wanted: string) => all.split('; ').find((row) => row.startsWith(`${wanted}=`))?.split('=')[1]";
const BY_NAME = "(wanted: string) => document.cookie.split('; ').find((row) => row.startsWith(`${wanted}=`))?.split('=')[1]";

/** Functions that are given all cookies, and functions whose names and paths say nothing of cookies. */
function* tellOthers(): Generator<Story> {
  const kinds = [
    { args: "document.cookie, ", file: "cookies", name: "readCookie", title: "a function of all cookies", value: FIND_IN },
    { args: "", file: "storage", name: "stored", title: "a function that does not speak of cookies", value: BY_NAME },
  ];
  for (const { args, file, name, title, value } of kinds) {
    for (const sharing of [...createSharings(name, file), ...createMethodSharings(name, file)]) {
      const tell = (cookie: string): Story["files"] => ({ ...sharing.share(value, ""), [CART]: inCart([sharing.importLine], `${sharing.name}(${args}${cookie})`) });
      yield { files: tell("'auth_token'"), name: `${title}: one that comes ${sharing.title} is reported`, reports: at(CART, VALUE) };
      yield { files: tell("'theme'"), name: `${title}: one that comes ${sharing.title} is fine where it is asked for something harmless`, reports: SILENT };
    }
  }
}

const CHAPTERS: readonly { readonly title: string; readonly stories: readonly Story[] }[] = [
  ...[...SHAPES, ...LIBRARIES].map((reader) => ({ stories: [...tellNames(reader), ...tellHelpers(reader)], title: reader.title })),
  { stories: [...tellOthers()], title: "other functions" },
  { stories: EXPORTED.flatMap((exported) => [...tellExported(exported)]), title: "libraries that a module exports again" },
  { stories: INSTANCES.flatMap((instance) => [...tellInstances(instance)]), title: "instances of another module" },
];

describe.each(CHAPTERS)("$title", ({ stories }) => {
  for (const story of stories) {
    it(story.name, () => {
      expect(lintStory(story, rule)).toEqual(story.reports);
    });
  }
});

describe("the stories", () => {
  const stories = CHAPTERS.flatMap((chapter) => chapter.stories);

  it("have names of their own", () => {
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  });
});
