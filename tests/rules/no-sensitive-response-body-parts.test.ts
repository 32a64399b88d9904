/** Parts of what the server reads that are no credential, beside those that are. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-sensitive-response-body.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({});

const shop = createProject({
  "app/api/me/route.ts": "",
  "app/page.tsx": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/api/me.ts": "",
});

function inRoute(...statements: readonly string[]) {
  const code = `import { cookies, headers } from 'next/headers';\nexport async function GET(request) {\n${statements.map((line) => `  ${line}\n`).join("")}}\n`;
  return { code, filename: shop.path("app/api/me/route.ts") };
}

function inPages(...statements: readonly string[]) {
  const code = `export default async function handler(req, res) {\n${statements.map((line) => `  ${line}\n`).join("")}}\n`;
  return { code, filename: shop.path("pages/api/me.ts") };
}

/** What a handler sends that asks a function of its module for a cookie by its name. */
function inHelper(sent: string) {
  const { code, filename } = inPages(`res.json(${sent});`);
  return { code: `function read(req, name) { const key = name; return req.cookies[key]; }\n${code}`, filename };
}

const silent = [
  ["the length of all cookies", inRoute("return Response.json((await cookies()).toString().length);")],
  ["one of the cookies by its position", inRoute("return Response.json((await cookies()).getAll()[0]);")],
  ["whether there is a cookie", inRoute("return Response.json((await cookies()).has('session'));")],
  ["a cookie's name", inRoute("return Response.json((await cookies()).get('session').name);")],
  ["a cookie without its value", inRoute("const { value, ...others } = (await cookies()).get('session');", "return Response.json(others);")],
  ["the length of a header", inRoute("return Response.json((await headers()).get('authorization').length);")],
  ["another header", inRoute("return Response.json((await headers()).get('accept'));")],
  ["whether there is a header", inRoute("return Response.json((await headers()).has('authorization'));")],
  ["the functions that read", inRoute("return Response.json({ cookies, headers });")],
  ["the cookies but some", inPages("const { session, ...others } = req.cookies;", "res.json(others);")],
  ["the headers but those with credentials", inPages("const { authorization, cookie, ...others } = req.headers;", "res.json(others);")],
  ["the length of a cookie", inPages("res.json(req.cookies.session.length);")],
  ["the length of a header of an API route", inPages("res.json(req.headers.authorization.length);")],
  ["a cookie that may be another one", inPages("const name = req.query.dark ? 'theme' : 'session';", "res.json(req.cookies[name]);")],
  ["a cookie that may be any", inPages("const name = req.query.old ? req.query.name : 'session';", "res.json(req.cookies[name]);")],
  ["a cookie that a helper may be asked for another one", inHelper("read(req, req.query.old ? 'theme' : 'session')")],
  ["a cookie that a helper may be asked for any", inHelper("read(req, req.query.name ?? 'session')")],
  ["a member that may be another one", inPages("const { session } = req.cookies;", "const all = { id: 1, session };", "res.json(all[req.query.old ? 'id' : 'session']);")],
] as const;

const errors = [{ messageId: "responseBody" }] as const;

const found = [
  ["all cookies as a text", inRoute("return Response.json((await cookies()).toString());")],
  ["all cookies in a list", inRoute("return Response.json((await cookies()).getAll());")],
  ["a cookie with its value", inRoute("const { name, ...others } = (await cookies()).get('session');", "return Response.json(others);")],
  ["a header", inRoute("return Response.json((await headers()).get('Authorization'));")],
  ["all cookies of an API route", inPages("res.json(req.cookies);")],
  ["the headers but the one", inPages("const { authorization, ...others } = req.headers;", "res.json(others);")],
  ["the headers but the other one", inPages("const { cookie, ...others } = req.headers;", "res.json(others);")],
  ["one of two cookies", inPages("const name = req.query.old ? 'session' : 'session_token';", "res.json(req.cookies[name]);")],
  ["one of two cookies at once", inPages("res.json(req.cookies[req.query.old ? 'session' : 'session_token']);")],
  ["one of two headers", inPages("res.json(req.headers[req.query.old ? 'authorization' : 'cookie']);")],
  ["one of two cookies that a switch tells apart", inPages("let name;", "switch (req.query.v) { case '1': name = 'session'; break; default: name = 'session_token'; }", "res.json(req.cookies[name]);")],
  ["one of two cookies that a helper is asked for", inHelper("read(req, req.query.old ? 'session' : 'session_token')")],
  ["each of two cookies that a helper is asked for", inHelper("read(req, 'theme') + read(req, 'session')")],
] as const;

tester.run("no-sensitive-response-body and parts of what is read", rule, {
  valid: silent.map(([name, test]) => ({ name: `it allows ${name}`, ...test })),
  invalid: found.map(([name, test]) => ({ name: `it reports ${name}`, ...test, errors })),
});
