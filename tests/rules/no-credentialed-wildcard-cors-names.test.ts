/** What a request is called says nothing: that its `Origin` is read does, and where the parameter comes from. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-credentialed-wildcard-cors.ts";
import { lintStory } from "../kit/story.ts";

const ROUTE = "app/api/me/route.ts";
const HEADERS = (origin: string): string => `{ 'Access-Control-Allow-Origin': ${origin}, 'Access-Control-Allow-Credentials': 'true' }`;

function lint(code: string, file = ROUTE): readonly string[] {
  return lintStory({ files: { [file]: code } }, rule)[file] ?? [];
}

/** A Route Handler whose request has a name. */
const inRoute = (parameter: string, origin: string, ...before: readonly string[]): string =>
  `export async function GET(${parameter}) {\n${before.join("\n")}\nreturn new Response(null, { headers: ${HEADERS(origin)} });\n}\n`;

const NAMES = ["request", "req", "r", "incoming", "a", "nextReq", "q", "$1"];
const ALLOWED = ["assertAllowedOrigin(%);", "if (!(await mayTalk(%))) return new Response(null, { status: 403 });", "if (!(await mayTalk(%.headers))) return new Response(null, { status: 403 });"];

describe.each(NAMES)("a request that is called %s", (name) => {
  it.each([
    ["its headers", inRoute(name, `${name}.headers.get('origin')`)],
    ["its headers, with a type", inRoute(`${name}: Request`, `${name}.headers.get('origin')`)],
    ["its headers in a constant", inRoute(name, "origin", `const origin = ${name}.headers.get('Origin');`)],
    ["its headers, taken apart", inRoute(name, "headers.get('origin')", `const { headers } = ${name};`)],
    ["a helper's parameter", `export function cors(${name}) { return ${HEADERS(`${name}.headers.get('origin')`)}; }\n`],
    ["a helper that is given it", `const cors = (from) => (${HEADERS("from.headers.get('origin')")});\n${inRoute(name, "'https://shop.test'").replace("{ headers:", `{ ...cors(${name}), headers:`)}`],
    ["a helper that is given its headers", `const cors = (from) => (${HEADERS("from.get('origin')")});\nexport const GET = (${name}) => new Response(null, { headers: cors(${name}.headers) });\n`],
    ["a Node.js message", `export default function handler(${name}, answer) { answer.setHeader('Access-Control-Allow-Origin', ${name}.headers.origin); answer.setHeader('Access-Control-Allow-Credentials', 'true'); answer.end(); }\n`],
    ["a request of Hono", `export const handle = (${name}) => ${name}.json({}, 200, ${HEADERS(`${name}.req.header('origin')`)});\n`],
    ["an event with the request in it", `export const handle = (${name}) => new Response(null, { headers: ${HEADERS(`${name}.request.headers.get('origin')`)} });\n`],
  ])("gives its origin away: %s", (_, code) => {
    expect(lint(code)).toEqual(["reflectedOrigin"]);
  });

  it.each([
    ...ALLOWED.map((check) => [check, inRoute(name, `${name}.headers.get('origin')`, check.replace("%", name))] as const),
    ["another header", inRoute(name, `${name}.headers.get('x-tenant')`)],
    ["the query", inRoute(name, `${name}.nextUrl.searchParams.get('origin')`)],
    ["the origin of its address", inRoute(name, `${name}.nextUrl.origin`)],
    ["the origin of an answer in it", inRoute(name, `${name}.response.headers.get('origin')`)],
  ] as const)("is not given away: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });
});

describe("what is no request", () => {
  it.each([
    ["a configuration", `export const cors = (config) => (${HEADERS("config.get('origin')")});\n`],
    ["a configuration with headers", `export const cors = (config) => (${HEADERS("config.headers.origin")});\n`],
    ["options", `export const cors = (corsOptions) => (${HEADERS("corsOptions.headers.origin")});\n`],
    ["something with a type of options", `export const cors = (given: CorsOptions) => (${HEADERS("given.headers.origin")});\n`],
    ["an answer", `export const cors = (response) => (${HEADERS("response.headers.get('origin')")});\n`],
    ["an answer, by its type", `export const cors = (from: Response) => (${HEADERS("from.headers.get('origin')")});\n`],
    ["an answer that then gives", inRoute("request", "await fetch('https://api.shop.test').then((from) => from.headers.get('origin'))")],
    ["a map", `export const cors = (map) => (${HEADERS("map.get('origin')")});\n`],
    ["a map that is called headers, by its type", `export const cors = (headers: Map<string, string>) => (${HEADERS("headers.get('origin')")});\n`],
    ["a map that is called headers, by the calls", `const cors = (headers) => (${HEADERS("headers.get('origin')")});\nexport const GET = () => new Response(null, { headers: cors(new Map(ENTRIES)) });\n`],
    ["a map that is called request, by its type", `export const cors = (request: Map<string, string>) => (${HEADERS("request.get('origin')")});\n`],
    ["the second parameter of an API route", "export default function handler(a, res) { res.setHeader('Access-Control-Allow-Origin', res.headers.origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); }\n"],
  ])("has no origin to give away: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });

  it.each([
    ["headers by their name", `export const cors = (headers) => (${HEADERS("headers.get('origin')")});\n`],
    ["headers by their type", `export const cors = (list: Headers) => (${HEADERS("list.get('origin')")});\n`],
    ["the headers of next/headers in a helper", `import { headers } from 'next/headers';\nconst cors = (list) => (${HEADERS("list.get('origin')")});\nexport const GET = async () => new Response(null, { headers: cors(await headers()) });\n`],
    ["the headers of next/headers beside the cookies", `import { cookies, headers } from 'next/headers';\nexport async function GET() { const [jar, list] = await Promise.all([cookies(), headers()]); return new Response(null, { headers: ${HEADERS("list.get('origin')")} }); }\n`],
    ["the headers of next/headers in then()", `import { headers } from 'next/headers';\nexport const GET = () => headers().then((list) => new Response(null, { headers: ${HEADERS("list.get('origin')")} }));\n`],
    ["a request by an alias of its type", `import type { NextRequest as Incoming } from 'next/server';\nexport const cors = (options: Incoming) => (${HEADERS("options.headers.get('origin')")});\n`],
    ["a request by a type that extends it", `import type { NextRequest } from 'next/server';\ninterface WithUser extends NextRequest { user: string }\nexport const cors = (options: WithUser) => (${HEADERS("options.headers.get('origin')")});\n`],
  ])("and what is: %s", (_, code) => {
    expect(lint(code)).toEqual(["reflectedOrigin"]);
  });
});

/** Whoever is asked for the header by the same method, in a helper that nobody calls. */
const cors = (parameter: string, origin: string): string => `export const cors = (${parameter}) => (${HEADERS(origin)});\n`;

describe("what a parameter is called, where only that says what it is", () => {
  it.each(["c", "context", "ctx", "event", "nextRequest", "req", "request", "_req", "requestHeaders"])("has an origin to give away: %s", (name) => {
    expect(lint(cors(name, `${name}.get('origin')`))).toEqual(["reflectedOrigin"]);
  });

  it.each(["prereq", "requests", "contexts", "headersList", "cache"])("is anything: %s", (name) => {
    expect(lint(cors(name, `${name}.get('origin')`))).toEqual([]);
  });

  it.each(["corsConfig", "error", "init", "fetchOptions", "opts", "params", "reply", "res", "response", "result", "settings"])("has headers that are no request's: %s", (name) => {
    expect(lint(cors(name, `${name}.headers.get('origin')`))).toEqual([]);
    expect(lint(cors(name, `${name}.headers.origin`))).toEqual([]);
    expect(lint(cors(`${name} = undefined`, `${name}.headers.origin`))).toEqual([]);
  });

  it.each(["initial", "resource", "parameters", "erroneous"])("has the headers of a request, though it begins with a word for something else: %s", (name) => {
    expect(lint(cors(name, `${name}.headers.get('origin')`))).toEqual(["reflectedOrigin"]);
  });
});

describe("where the header is read", () => {
  it.each([
    ["a method of Express", cors("req", "req.header('origin')")],
    ["a method of the request of Koa", cors("ctx", "ctx.req.get('Origin')")],
    ["the headers of a request in a request", cors("event", "event.node.req.headers.origin")],
    ["beside members that only begin like an answer", cors("event", "event.resource.headers.origin")],
    ["headers by the calls, whatever the caller calls them", `const cors = (headers) => (${HEADERS("headers.get('origin')")});\nexport const GET = (given) => new Response(null, { headers: cors(given) });\n`],
  ])("gives it away: %s", (_, code) => {
    expect(lint(code)).toEqual(["reflectedOrigin"]);
  });

  it.each([
    ["another header by a method of Express", cors("req", "req.header('host')")],
    ["another header by a request in it", cors("c", "c.req.header('host')")],
    ["something that ends like a request", cors("event", "event.prereq.get('origin')")],
    ["something that ends like headers", cors("event", "event.subheaders.origin")],
    ["something that ends like headers, by a method", cors("event", "event.subheaders.get('origin')")],
    ["a part of it", cors("req", "req.headers.origin.length")],
    ["whether it is there", cors("req", "req.headers.has('origin')")],
    ["the headers of a configuration in it", cors("c", "c.config.headers.get('origin')")],
    ["the headers of an answer in it", cors("c", "c.res.headers.get('origin')")],
    ["a list of another module that is called headers, by the calls", `import { entries } from '../entries';\nconst cors = (headers) => (${HEADERS("headers.get('origin')")});\nexport const GET = () => new Response(null, { headers: cors(entries) });\n`],
    ["headers of another package", `import { headers } from 'some-package';\nexport const GET = async () => new Response(null, { headers: ${HEADERS("(await headers()).get('origin')")} });\n`],
    ["a cookie that is called so", `import { cookies } from 'next/headers';\nexport const GET = async () => new Response(null, { headers: ${HEADERS("(await cookies()).get('origin')")} });\n`],
    ["whether the headers of next/headers have it", `import { headers } from 'next/headers';\nexport const GET = async () => new Response(null, { headers: ${HEADERS("(await headers()).has('origin')")} });\n`],
  ])("gives nothing away: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });
});
