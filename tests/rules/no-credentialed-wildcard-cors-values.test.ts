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
