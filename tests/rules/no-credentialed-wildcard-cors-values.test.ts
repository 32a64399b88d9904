/** How the request's Origin and the headers of an answer come together changes nothing: through names, objects, functions and modules. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-credentialed-wildcard-cors.ts";
import { lintStory } from "../kit/story.ts";

const ROUTE = "app/api/me/route.ts";
const ORIGIN = "'Access-Control-Allow-Origin'";
const CREDENTIALS = "'Access-Control-Allow-Credentials': 'true'";

type Files = Readonly<Record<string, string>>;

function lint(code: string, others: Files = {}, file = ROUTE): readonly string[] {
  return lintStory({ files: { ...others, [file]: code } }, rule)[file] ?? [];
}

/** Programs by their names, with the modules beside them. */
function name(rows: readonly (readonly [name: string, code: string, others?: Files])[]): readonly { readonly code: string; readonly name: string; readonly others: Files }[] {
  return rows.map(([title, code, others = {}]) => ({ code, name: title, others }));
}

/** A Route Handler that answers with an origin. */
function answer(origin: string, before = "", imports = ""): string {
  return `${imports}\nexport async function GET(request: Request) {\n${before}\nreturn new Response(null, { headers: { ${ORIGIN}: ${origin}, ${CREDENTIALS} } });\n}\n`;
}

describe("the Origin of the request", () => {
  const LIB = "lib/from.ts";
  const importing = (names: string): string => `import ${names} from '../../../lib/from';`;

  it.each(name([
    ["read by a function of the module", `function read(from: Request) { return from.headers.get('origin'); }\n${answer("read(request)")}`],
    ["read by a function of another module", answer("read(request)", "", importing("{ read }")), { [LIB]: "export function read(from: Request) { return from.headers.get('origin'); }\n" }],
    ["read by a function whose other return is a default", `function read(from: Request) { const found = from.headers.get('origin'); if (!found) return '*'; return found; }\n${answer("read(request)")}`],
    ["read by a method of a class", `class Incoming { constructor(private readonly from: Request) {} read() { return this.from.headers.get('origin'); } }\n${answer("new Incoming(request).read()")}`],
    ["read by a function in an object of another module", answer("shared.read(request)", "", importing("{ shared }")), { [LIB]: "export const shared = { read: (from: Request) => from.headers.get('origin') };\n" }],
    ["read from headers that a function gives", `const part = (from: Request) => from.headers;\n${answer("part(request).get('origin')")}`],
    ["read from headers that a function of another module gives", answer("part(request).get('origin')", "", importing("part")), { [LIB]: "export default function part(from: Request) { return from.headers; }\n" }],
    ["read by a function that is given an object", `const read = ({ from }: { from: Request }) => from.headers.get('origin');\n${answer("read({ from: request })")}`],
    ["read by next/headers in another module", answer("await read()", "", importing("{ read }")), { [LIB]: "import { headers } from 'next/headers';\nexport async function read() { return (await headers()).get('origin'); }\n" }],
    ["handed through a function of another module", answer("same(request.headers.get('origin'))", "", importing("{ same }")), { [LIB]: "export const same = (value: string | null) => value ?? '';\n" }],
    ["in an object", answer("found.origin", "const found = { origin: request.headers.get('origin') };")],
    ["in an object that is set later", answer("found.origin", "const found: any = {};\nfound.origin = request.headers.get('origin');")],
    ["taken out of an object", answer("from", "const { origin: from } = { origin: request.headers.get('origin') };")],
    ["taken out of a list", answer("from", "const [from] = [request.headers.get('origin')];")],
    ["written later", answer("from", "let from;\nfrom = request.headers.get('origin');")],
    ["found at once", answer("(() => request.headers)().get('origin')")],
    ["kept in a map", answer("seen.get('from')", "const seen = new Map();\nseen.set('from', request.headers.get('origin'));")],
    ["behind a name of the header in a constant", answer("request.headers.get(NAME)", "", "const NAME = 'Origin';")],
  ]))("is given away: $name", ({ code, others }) => {
    expect(lint(code, others)).toEqual(["reflectedOrigin"]);
  });

  it.each(name([
    ["compared by the function that reads it", answer("read(request)", "", importing("{ read }")), { [LIB]: "const OURS = ['https://shop.test'];\nexport function read(from: Request) { const found = from.headers.get('origin'); if (!OURS.includes(found)) return null; return found; }\n" }],
    ["chosen from a list by the function that reads it", answer("read(request)", "", importing("{ read }")), { [LIB]: "const OURS = ['https://shop.test'];\nexport const read = (from: Request) => OURS.find((one) => one === from.headers.get('origin'));\n" }],
    ["compared by a function that it is handed through", answer("same(request.headers.get('origin'))", "", importing("{ same }")), { [LIB]: "export const same = (value: string) => (value.endsWith('.shop.test') ? value : null);\n" }],
    ["compared by an early return of a function that it is handed through", answer("same(request.headers.get('origin'))", "", importing("{ same }")), { [LIB]: "import { trusted } from './trusted';\nexport function same(value: string) { if (trusted.has(value)) return value; return ''; }\n" }],
    ["compared by a method", `class Incoming { constructor(private readonly from: Request) {} read() { const found = this.from.headers.get('origin'); return OURS.has(found) ? found : ''; } }\n${answer("new Incoming(request).read()")}`],
    ["in an object beside another member", answer("found.site", "const found = { origin: request.headers.get('origin'), site: 'https://shop.test' };")],
    ["an object with the origin in it", answer("found", "const found: any = {};\nfound.origin = request.headers.get('origin');")],
    ["another header by a function", answer("read(request)", "", importing("{ read }")), { [LIB]: "export const read = (from: Request) => from.headers.get('x-tenant');\n" }],
    ["a setting first, by a function", answer("read(request)", "", importing("{ read }")), { [LIB]: "export const read = (from: Request) => process.env.SITE ?? from.headers.get('origin');\n" }],
    ["a part of it", answer("request.headers.get('origin').slice(8)")],
    ["a text with it", answer("`https://${request.headers.get('origin')}`")],
    ["what a call of the outside makes of it", answer("pick(request.headers.get('origin'))", "", "import { pick } from 'some-package';")],
    ["hidden by what is set later", answer("found.origin", "const found = { origin: request.headers.get('origin') };\nfound.origin = 'https://shop.test';")],
    ["a variable that is its own default", answer("from", "let from;\nfor (;;) from = from ?? lookUp();")],
  ]))("is not given away: $name", ({ code, others }) => {
    expect(lint(code, others)).toEqual([]);
  });
});

describe("the headers of one answer", () => {
  const set = (receiver: string, name: string, value: string): string => `${receiver}.set('Access-Control-Allow-${name}', ${value});`;
  const inRoute = (...lines: readonly string[]): string => `export async function GET(request: Request) {\n${lines.join("\n")}\nreturn response;\n}\n`;
  const two = (before: string, first: string, second = "response.headers"): string =>
    inRoute("const response = new Response(null);", before, set(first, "Origin", "'*'"), set(second, "Credentials", "'true'"));

  it.each(name([
    ["by another name", two("const part = response.headers;", "part")],
    ["by two other names", two("const part = response.headers; const same = part;", "same", "part")],
    ["taken out", two("const { headers } = response;", "headers")],
    ["written later", two("let part; part = response.headers;", "part")],
    ["in an object", two("const kept = { value: response.headers };", "kept.value")],
    ["by a function of the block", two("const part = () => response.headers;", "part()")],
    ["by a function of the module", `const part = (of: Response) => of.headers;\n${two("", "part(response)")}`],
    ["by a function that is given an object", `const part = ({ of }: any) => of.headers;\n${two("", "part({ of: response })")}`],
    ["by a function of another module", `import { part } from '../../../lib/part';\n${two("", "part(response)")}`, { "lib/part.ts": "export const part = (of: Response) => of.headers;\n" }],
    ["the literal that was made before", inRoute(`const cors: any = { ${CREDENTIALS} };`, "const part = cors;", `part[${ORIGIN}] = '*';`, "const response = new Response(null, { headers: cors });")],
    ["assigned at once", inRoute(`const cors: any = {};`, `Object.assign(cors, { ${CREDENTIALS} });`, `cors[${ORIGIN}] = '*';`, "const response = new Response(null, { headers: cors });")],
    ["assigned from two objects", inRoute(`const cors: any = {};`, `Object.assign(cors, { ${CREDENTIALS} }, { ${ORIGIN}: '*' });`, "const response = new Response(null, { headers: cors });")],
    ["spread from two objects", `const first = { ${CREDENTIALS} };\nconst second = { ${ORIGIN}: '*' };\n${inRoute("const response = new Response(null, { headers: { ...first, ...second } });")}`],
    ["spread from two modules", `import { first } from '../../../lib/first';\nimport { second } from '../../../lib/second';\n${inRoute("const response = new Response(null, { headers: { ...first, ...second } });")}`, { "lib/first.ts": `export const first = { ${CREDENTIALS} };\n`, "lib/second.ts": `export const second = { ${ORIGIN}: '*' };\n` }],
    ["pairs by a constant", `const FIRST = ['Access-Control-Allow-Credentials', 'true'];\n${inRoute(`const response = new Response(null, { headers: [FIRST, [${ORIGIN}, '*']] });`)}`],
    ["pairs that are spread", `const FIRST = [['Access-Control-Allow-Credentials', 'true']];\n${inRoute(`const response = new Response(null, { headers: [...FIRST, [${ORIGIN}, '*']] });`)}`],
  ]))("are seen together: $name", ({ code, others }) => {
    expect(lint(code, others)).toEqual(["anyOrigin"]);
  });

  it.each(name([
    ["of two objects by one function", `const make = () => new Headers();\n${inRoute("const a = make(); const b = make();", set("a", "Origin", "'*'"), set("b", "Credentials", "'true'"), "const response = new Response(null, { headers: a });")}`],
    ["of two answers by one function", `const part = (of: Response) => of.headers;\n${inRoute("const response = new Response(null); const other = new Response(null);", set("part(response)", "Origin", "'*'"), set("part(other)", "Credentials", "'true'"))}`],
    ["of a name that is given another object", inRoute("let part = new Headers();", set("part", "Origin", "'*'"), "part = new Headers();", set("part", "Credentials", "'true'"), "const response = new Response(null, { headers: part });")],
    ["of a name that may be either", inRoute("const a = new Headers(); const b = new Headers();", "const part = request.body ? a : b;", set("part", "Origin", "'*'"), set("a", "Credentials", "'true'"), "const response = new Response(null, { headers: b });")],
    ["set anew by another name", two("const part = response.headers;", "part").replace("return response;", `${set("part", "Origin", "'https://shop.test'")}\nreturn response;`)],
    ["removed by another name", two("const part = response.headers;", "part").replace("return response;", "part.delete('Access-Control-Allow-Credentials');\nreturn response;")],
    ["a literal that is changed by another name", inRoute(`const cors: any = { ${CREDENTIALS}, ${ORIGIN}: '*' };`, "const part = cors;", `part[${ORIGIN}] = 'https://shop.test';`, "const response = new Response(null, { headers: cors });")],
    ["a literal that is assigned over", inRoute(`const cors: any = { ${CREDENTIALS}, ${ORIGIN}: '*' };`, `Object.assign(cors, { ${ORIGIN}: 'https://shop.test' });`, "const response = new Response(null, { headers: cors });")],
    ["a literal that is spread by another name and stated anew", `const cors = { ${CREDENTIALS}, ${ORIGIN}: '*' };\nconst same = cors;\n${inRoute(`const response = new Response(null, { headers: { ...same, ${ORIGIN}: 'https://shop.test' } });`)}`],
    ["spread from a module that has both, which is reported there", `import { cors } from '../../../lib/cors';\n${inRoute("const response = new Response(null, { headers: { ...cors, Vary: 'Origin' } });")}`, { "lib/cors.ts": `export const cors = { ${CREDENTIALS}, ${ORIGIN}: '*' };\n` }],
    ["pairs that are spread from the unknown", `import { rest } from 'some-package';\n${inRoute(`const response = new Response(null, { headers: [['Access-Control-Allow-Credentials', 'true'], [${ORIGIN}, '*'], ...rest] });`)}`],
  ]))("are not mixed up: $name", ({ code, others }) => {
    expect(lint(code, others)).toEqual([]);
  });
});

describe("headers that are sent with a request", () => {
  const BOTH = `{ ${ORIGIN}: '*', ${CREDENTIALS} }`;
  const inRoute = (...lines: readonly string[]): string => `export async function GET() {\n${lines.join("\n")}\nreturn Response.json({});\n}\n`;
  const HEADERS = ["const headers = new Headers();", `headers.set(${ORIGIN}, '*');`, "headers.set('Access-Control-Allow-Credentials', 'true');"];

  it.each(name([
    ["set one by one", inRoute(...HEADERS, "await fetch('https://api.shop.test', { headers });")],
    ["set one by one, in an object", inRoute(...HEADERS, "const init = { headers };", "await fetch('https://api.shop.test', init);")],
    ["assigned one by one", inRoute("const headers: any = {};", `headers[${ORIGIN}] = '*';`, "headers['Access-Control-Allow-Credentials'] = 'true';", "await fetch('https://api.shop.test', { headers });")],
    ["put into the options later", inRoute("const init: any = { method: 'POST' };", `init.headers = ${BOTH};`, "await fetch('https://api.shop.test', init);")],
    ["put into the options by Object.assign", inRoute("const init: any = {};", `Object.assign(init, { headers: ${BOTH} });`, "await fetch('https://api.shop.test', init);")],
    ["by a name of the name", `const cors = ${BOTH};\nconst headers = cors;\n${inRoute("await fetch('https://api.shop.test', { headers });")}`],
    ["by a function", `const send = (path: string, headers: HeadersInit) => fetch(path, { headers });\n${inRoute(`await send('https://api.shop.test', ${BOTH});`)}`],
    ["by a function of another module", `import { send } from '../../../lib/send';\n${inRoute(`await send('https://api.shop.test', ${BOTH});`)}`, { "lib/send.ts": "export const send = (path: string, headers: HeadersInit) => fetch(path, { headers });\n" }],
    ["made by a function", `const make = () => (${BOTH});\n${inRoute("await fetch('https://api.shop.test', { headers: make() });")}`],
    ["spread", `const cors = ${BOTH};\n${inRoute("await fetch('https://api.shop.test', { headers: { ...cors, Accept: 'text/html' } });")}`],
    ["of a request that is made first", inRoute(`const request = new Request('https://api.shop.test', { headers: ${BOTH} });`, "await fetch(request);")],
    ["handed on by the proxy", `import { NextResponse } from 'next/server';\nexport function GET() {\n${HEADERS.join("\n")}\nreturn NextResponse.next({ request: { headers } });\n}\n`],
  ]))("are no answer: $name", ({ code, others }) => {
    expect(lint(code, others)).toEqual([]);
  });

  it.each(name([
    ["that go into an answer as well", inRoute(...HEADERS, "await fetch('https://api.shop.test', { headers });").replace("Response.json({})", "Response.json({}, { headers })")],
    ["of a constant that goes into an answer as well", `const headers = ${BOTH};\n${inRoute("await fetch('https://api.shop.test', { headers });").replace("Response.json({})", "new Response(null, { headers })")}`],
    ["that go out of sight", inRoute(...HEADERS, "reply(headers);")],
    ["that go out of sight in an object", inRoute(`reply({ headers: ${BOTH} });`)],
    ["that stand beside a request", inRoute("await fetch('https://api.shop.test', { headers: new Headers() });", ...HEADERS, "reply(headers);")],
  ]))("are told from those $name", ({ code, others }) => {
    expect(lint(code, others)).toEqual(["anyOrigin"]);
  });
});

describe("what is made of the Origin", () => {
  const READ = "request.headers.get('origin')";
  const BEFORE = `const origin = ${READ};`;

  it.each(name([
    ["where it is not null", answer("origin !== null ? origin : '*'", BEFORE)],
    ["where it is something", answer("origin != undefined ? origin : '*'", BEFORE)],
    ["where it is not empty", answer("origin === '' ? '*' : origin", BEFORE)],
    ["where it is not missing", answer("!origin ? '*' : origin", BEFORE)],
    ["itself, where it is there", answer("origin && origin", BEFORE)],
    ["or nothing", answer("origin || ''", BEFORE)],
    ["in a text by itself", answer("`${origin}`", BEFORE)],
  ]))("gives it away: $name", ({ code }) => {
    expect(lint(code)).toEqual(["reflectedOrigin"]);
  });

  it.each(name([
    ["where it is a certain one", answer("origin === SHOP ? origin : '*'", BEFORE)],
    ["where it comes behind something", answer("origin > '' ? origin : '*'", BEFORE)],
    ["something else, where it is there", answer("origin && '*'", BEFORE)],
    ["where something else is there", answer("ready && origin", BEFORE)],
    ["where something else is so", answer("ready ? origin : '*'", BEFORE)],
    ["twice in a text", answer("`${origin}${origin}`", BEFORE)],
    ["before something in a text", answer("`${origin}/`", BEFORE)],
    ["with something added", answer("origin + '/'", BEFORE)],
    ["in a list", answer("[origin]", BEFORE)],
    ["in an object", answer("{ origin }", BEFORE)],
    ["in an object of its own", answer("new URL(origin)", BEFORE)],
    ["replaced", answer("origin.replace('http:', 'https:')", BEFORE)],
    ["split", answer("origin.split(':')", BEFORE)],
    ["the end of it", answer("origin.substring(8)", BEFORE)],
    ["joined", answer("[origin, SHOP].join()", BEFORE)],
  ]))("does not give it away as it came: $name", ({ code }) => {
    expect(lint(code)).toEqual([]);
  });
});

describe("headers of requests and of answers", () => {
  const BOTH = `{ ${ORIGIN}: '*', ${CREDENTIALS} }`;
  const sent = (...lines: readonly string[]): string => `import { NextResponse } from 'next/server';\nexport async function GET(request: Request) {\nconst headers = ${BOTH};\nawait fetch('https://api.shop.test', { headers });\n${lines.join("\n")}\n}\n`;

  it.each(name([
    ["a response of the web", sent("return new Response(null, { headers });")],
    ["a response of JSON", sent("return Response.json({}, { headers });")],
    ["a response of Next.js", sent("return new NextResponse(null, { headers });")],
    ["a response, where they are stated anew for another one before", `const all = ${BOTH};\nexport const GET = () => new Response(null, { headers: { ${ORIGIN}: 'https://shop.test', ...all } });\n`],
    ["a response, where others are stated with them", `const all = ${BOTH};\nexport const GET = () => new Response(null, { headers: { ...all, Vary: 'Origin' } });\n`],
    ["a response, where they are a member of what is taken over", `const all = { headers: ${BOTH}, status: 200 };\nexport const GET = () => new Response(null, { ...all, 'Access-Control-Allow-Origin': 'no header' });\n`],
    ["a response of JSON of Next.js", sent("return NextResponse.json({}, { headers });")],
  ]))("go out with an answer, too: $name", ({ code }) => {
    expect(lint(code)).toEqual(["anyOrigin"]);
  });

  it.each(name([
    ["with a request alone", sent("return new Response(null);")],
    ["with a request, in an object that another one takes apart", sent("const more = { nested: headers };", "await fetch('https://api.shop.test', { ...more, [X]: '1' });", "return new Response(null);")],
    ["with a request, and what they are is written down", sent("console.log(headers);", "return new Response(null);")],
    ["stated anew behind", `const all = ${BOTH};\nexport const GET = () => new Response(null, { headers: { ...all, ${ORIGIN}: 'https://shop.test' } });\n`],
    ["with the request that is handed on", `import { NextResponse } from 'next/server';\nexport function proxy() {\nconst headers = ${BOTH};\nreturn NextResponse.next({ request: { headers } });\n}\n`],
  ]))("go out: $name", ({ code }) => {
    expect(lint(code)).toEqual([]);
  });
});

describe("statements on one way, and on two", () => {
  const API = "pages/api/me.ts";
  const set = (name: string, value: string, receiver = "res"): string => `${receiver}.setHeader('Access-Control-Allow-${name}', ${value});`;
  const any = set("Origin", "'*'");
  const yes = set("Credentials", "'true'");
  const handler = (...lines: readonly string[]): string => `export default function handler(req, res) {\n${lines.join("\n")}\nres.end();\n}\n`;

  it.each([
    ["credentials before a branch that is left", handler(yes, "if (req.method === 'OPTIONS') {", any, "return res.end();", "}")],
    ["credentials twice before a branch that is left", handler(set("Credentials", "'false'"), yes, "if (req.method === 'OPTIONS') {", any, "return res.end();", "}")],
    ["credentials that are set anew", handler(set("Credentials", "'false'"), any, yes)],
    ["credentials in a loop behind", handler(any, "for (const name of names) {", yes, "}")],
    ["credentials where something is so", handler(any, `ready && ${yes}`)],
    ["credentials in one of two values", handler(any, `ready ? ${yes.slice(0, -1)} : more();`)],
    ["credentials that are tried", handler(any, "try {", yes, "} catch {}")],
    ["credentials in a case", handler(any, "switch (req.method) {", "case 'GET':", yes, "break;", "}")],
    ["a branch before that throws", handler("if (closed) {", set("Credentials", "'false'"), "throw new Error();", "}", any, yes)],
    ["a branch before that throws in a block", handler("if (closed) {", "{", set("Credentials", "'false'"), "throw new Error();", "}", "}", any, yes)],
    ["credentials where a test is so that sets the origin", handler(`if (${any.slice(0, -1)}) ${yes}`)],
    ["an origin by an operand that always runs", handler(`${any.slice(0, -1)} && ${yes}`)],
    ["two statements in the one function of a for await", "export default async function handler(req, res) {\nfor await (const name of names) {\n" + any + "\n" + yes + "\n}\n}\n"],
    ["a branch of one statement before that is left", handler(`if (closed) return ${set("Credentials", "'false'").slice(0, -1)};`, any, yes)],
    ["the second of two origins, where the first is in a branch that is left", handler("if (closed) {", set("Credentials", "'true'"), "return res.end();", "}", "if (open) {", yes, "}", any)],
    ["a status between", handler(any, yes.replace("res.", "res.status(200)."))],
    ["an added header", handler(any.replace("setHeader", "appendHeader"), yes)],
    ["methods of Hono", "export const handle = (c) => {\nc.header('Access-Control-Allow-Origin', '*');\nc.header('Access-Control-Allow-Credentials', 'true');\nreturn c.text('');\n};\n"],
    ["an answer that is waited for", `export async function GET() {\nconst response = await Response.json({}, { headers: { ${CREDENTIALS} } });\nresponse.headers.set(${ORIGIN}, '*');\nreturn response;\n}\n`],
  ])("are on one way: %s", (_, code) => {
    expect(lint(code, {}, API)).toEqual(["anyOrigin"]);
  });

  it("are on one way: the last of two origins", () => {
    expect(lint(handler(set("Origin", "'https://shop.test'"), set("Origin", "req.headers.origin"), yes), {}, API)).toEqual(["reflectedOrigin"]);
  });

  it.each([
    ["the first of two origins", handler(set("Origin", "req.headers.origin"), set("Origin", "'https://shop.test'"), yes)],
    ["an origin that another one is added to", handler(set("Origin", "'https://shop.test'"), set("Origin", "req.headers.origin").replace("setHeader", "appendHeader"), yes)],
    ["an origin behind one that was added", handler(set("Origin", "'https://shop.test'").replace("setHeader", "appendHeader"), set("Origin", "req.headers.origin"), yes)],
    ["a branch that throws", handler("if (closed) {", any, "throw new Error();", "}", yes)],
    ["a turn of a loop that is left", handler("for (const name of names) {", "if (closed) {", any, "continue;", "}", yes, "}")],
    ["a branch that is left in a block of its own", handler("if (closed) {", "{", any, "return res.end();", "}", "}", yes)],
    ["a case that is left", handler("switch (req.method) {", "case 'OPTIONS':", any, "return res.end();", "}", yes)],
    ["two values of a condition", handler(`open ? ${any.slice(0, -1)} : ${yes}`)],
    ["two conditions", handler(`open && ${any}`, `closed && ${yes}`)],
    ["what is tried, and what is caught", handler("try {", any, "} catch {", yes, "}")],
    ["two loops of for", handler(`for (const name of names) ${any}`, `for (const name in names) ${yes}`)],
    ["two loops of while", handler(`while (open()) ${any}`, `do ${yes} while (closed());`)],
    ["a branch of one statement that is left", handler(`if (closed) return ${any.slice(0, -1)};`, yes)],
    ["an origin behind two branches that are left", handler("if (closed) {", yes, "return res.end();", "}", any)],
    ["an origin that is added twice, in a branch before", handler("if (closed) {", any.replace("setHeader", "appendHeader"), "}", any, yes)],
    ["what a method of something else assigns", handler("const headers = {};", `lodash.assign(headers, { ${ORIGIN}: '*' });`, "headers['Access-Control-Allow-Credentials'] = 'true';")],
    ["another object in between", handler(any, yes.replace("res.", "res.other(200)."))],
    ["members that nobody knows", handler(set("Origin", "'*'", "res[first]"), set("Credentials", "'true'", "res[second]"))],
    ["one of two objects", handler(set("Origin", "'*'", "(ready ? res : other)"), yes)],
    ["another header", handler(any, "res.setHeader('Access-Control-Max-Age', 'true');")],
    ["a header that nobody knows", handler(any, "res.setHeader(name, 'true');")],
    ["credentials that are refused", handler(any, set("Credentials", "'false'"))],
    ["credentials that are asked for", handler(any, "res.getHeader('Access-Control-Allow-Credentials');")],
    ["credentials that are deleted", `export function GET() {\nconst headers = new Headers();\nheaders.set(${ORIGIN}, '*');\nheaders.set('Access-Control-Allow-Credentials', 'true');\nheaders.delete('Access-Control-Allow-Credentials');\nreturn new Response(null, { headers });\n}\n`],
  ])("are on two: %s", (_, code) => {
    expect(lint(code, {}, API)).toEqual([]);
  });
});

describe("headers that several functions set", () => {
  const HEAD = "const headers = new Headers();\nexport const GET = () => { open(); return new Response(null, { headers }); };\n";
  const by = (name: string, ...lines: readonly string[]): string => `export function ${name}() {\n${lines.join("\n")}\n}\n`;
  const set = (name: string, value: string): string => `headers.set('Access-Control-Allow-${name}', '${value}');`;
  const open = by("open", set("Origin", "*"), set("Credentials", "true"));

  it.each([
    ["one", HEAD + open, 1],
    ["another one before", HEAD + by("start", set("Credentials", "false")) + open, 1],
    ["another one behind", HEAD + open + by("stop", set("Credentials", "false")), 0],
    ["others behind", HEAD + open + by("stop", set("Credentials", "false")) + by("end", set("Credentials", "false")), 0],
    ["another one behind, for another header", HEAD + open + by("stop", "headers.set('Vary', 'Origin');"), 1],
    ["another one before, that adds", HEAD + by("start", set("Credentials", "false").replace("set", "append")) + open, 0],
  ])("count where it is certain who comes last: %s", (_, code, count) => {
    expect(lint(code)).toHaveLength(count);
  });
});

describe("lists of headers", () => {
  const list = (headers: string, before = ""): string => `${before}\nexport const GET = () => new Response(null, { headers: ${headers} });\n`;

  it.each(name([
    ["a name that nobody knows before", list(`{ [key]: 'x', ${ORIGIN}: '*', ${CREDENTIALS} }`)],
    ["pairs with holes", list(`[, [${ORIGIN}, '*'], , ['Access-Control-Allow-Credentials', 'true']]`)],
    ["pairs with others", list(`[['Vary', 'Origin'], [${ORIGIN}, '*'], ['Access-Control-Allow-Credentials', 'true']]`)],
    ["an object that says the same twice", list(`{ ${ORIGIN}: 'https://shop.test', ${ORIGIN}: '*', ${CREDENTIALS} }`)],
  ]))("have both: $name", ({ code }) => {
    expect(lint(code)).toEqual(["anyOrigin"]);
  });

  it.each(name([
    ["a name that nobody knows behind", list(`{ ${ORIGIN}: '*', ${CREDENTIALS}, [key]: 'x' }`)],
    ["members that nobody knows behind", list(`{ ${ORIGIN}: '*', ${CREDENTIALS}, ...more }`)],
    ["members that nobody knows between", list(`{ ${CREDENTIALS}, ...more, ${ORIGIN}: '*' }`)],
    ["an origin that is there in one case", list(`{ ${CREDENTIALS}, ...(ready && { ${ORIGIN}: '*' }) }`)],
    ["an origin that another one takes the place of in one case", list(`{ ${ORIGIN}: '*', ${CREDENTIALS}, ...(ready && { ${ORIGIN}: 'https://shop.test' }) }`)],
    ["an object that says another one last", list(`{ ${ORIGIN}: '*', ${ORIGIN}: 'https://shop.test', ${CREDENTIALS} }`)],
    ["a pair without a value", list(`[[${ORIGIN}], ['Access-Control-Allow-Credentials', 'true']]`)],
    ["a pair that nobody knows the name of", list(`[[name, '*'], ['Access-Control-Allow-Credentials', 'true']]`)],
    ["an entry that may be another one", list(`[{ key: ${ORIGIN}, value: '*', ...more }, { key: 'Access-Control-Allow-Credentials', value: 'true' }]`)],
    ["an entry without a value", list(`[{ key: ${ORIGIN} }, { key: 'Access-Control-Allow-Credentials', value: 'true' }]`)],
  ]))("do not certainly have both: $name", ({ code }) => {
    expect(lint(code)).toEqual([]);
  });
});

describe("options of a library", () => {
  const cors = (options: string, before = ""): string => `import cors from 'cors';\n${before}\nexport default cors(${options});\n`;

  it.each([
    ["by a constant", cors("{ credentials: YES, origin: '*' }", "const YES = true;"), "anyOrigin"],
    ["that a condition gives the same value", cors("{ credentials: true, ...(ready ? { maxAge: 1 } : { maxAge: 2 }), origin: '*' }"), undefined],
    ["that are true or not", cors("{ credentials: ready ? true : false, origin: '*' }"), undefined],
    ["that are a text", cors("{ credentials: 'true', origin: '*' }"), undefined],
    ["that are false", cors("{ credentials: false, origin: '*' }"), undefined],
    ["whose origin is false", cors("{ credentials: true, origin: false }"), undefined],
    ["whose origin is reflected or not", cors("{ credentials: true, origin: ready ? true : false }"), undefined],
    ["whose origin nobody knows", cors("{ credentials: true, origin }"), undefined],
  ])("%s", (_, code, id) => {
    expect(lint(code, {}, "pages/api/me.ts")).toEqual(id === undefined ? [] : [id]);
  });
});
