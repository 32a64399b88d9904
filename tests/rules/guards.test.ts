/** What mutation testing found unproven: where a rule must stay silent because something is not known, and what it reports a step beside that. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import cors from "../../src/rules/no-credentialed-wildcard-cors.ts";
import read from "../../src/rules/no-sensitive-cookie-read.ts";
import body from "../../src/rules/no-sensitive-response-body.ts";
import props from "../../src/rules/no-sensitive-client-props.ts";
import server from "../../src/rules/no-server-import-in-client.ts";
import httpOnly from "../../src/rules/require-http-only-cookie.ts";
import credentials from "../../src/rules/require-fetch-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const app = createProject({
  "app/page.tsx": "import './cart';\nimport { Account } from './account';\nexport default function Page() { return <Account />; }\n",
  "app/account.tsx": "'use client';\nexport function Account() { return null; }\n",
  "app/cart.tsx": "",
  "lib/api.ts": "import axios from 'axios';\nexport const api = axios.create({ timeout: 1000 });\nexport const getUri = (path) => path;\n",
  "lib/clients.ts": "import ky from 'ky';\nexport const clients = { plain: ky.create({ retry: 1 }) };\n",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/index.tsx": "",
});

const apiRoute = app.path("pages/api/me.ts");

function page(element: string): string {
  return `import { cookies } from 'next/headers';\nimport { Account } from './account';\nexport default async function Page() { return ${element}; }\n`;
}

function prop(cookie: string): { data: Readonly<Record<string, string>>; messageId: "clientProp" } {
  return { data: { component: "Account", credential: cookie }, messageId: "clientProp" };
}

tester.run("no-sensitive-client-props: cookies", props, {
  valid: [
    { code: page("<Account a={(await cookies()).getAll()[0].value} />"), name: "one cookie of all by its position, which may be any" },
    { code: page("<Account a={(await cookies()).getAll('session')[0].name} />"), name: "the name of a cookie" },
    { code: page("<Account a={(await cookies()).get('oauth_nonce')?.value} />"), name: "what by its name belongs to a login in progress" },
  ].map((test) => ({ ...test, filename: app.path("app/page.tsx") })),
  invalid: [
    { code: page("<Account a={(await cookies()).getAll('session')[0].value} />"), errors: [prop("The cookie 'session'")], name: "a cookie by its position" },
    { code: page("<Account a={(await cookies()).getAll('session')[12].value} />"), errors: [prop("The cookie 'session'")], name: "a cookie by a position of two digits" },
  ].map((test) => ({ ...test, filename: app.path("app/page.tsx") })),
});

const ORIGIN = "'Access-Control-Allow-Origin'";
const CREDENTIALS = "'Access-Control-Allow-Credentials'";

function inApiRoute(...lines: readonly string[]): string {
  return ["export default function handler(req, res) {", ...lines.map((line) => `  ${line}`), "  res.end();", "}", ""].join("\n");
}

tester.run("no-credentialed-wildcard-cors: what may be otherwise", cors, {
  valid: [
    { code: "import cors from 'cors';\nexport default cors({ credentials: true, origin: '*', ...(isShop && { origin: 'https://shop.test' }) });\n", name: "an option that a condition may replace" },
    { code: "import cors from 'cors';\nexport default cors({ credentials: true, origin: '*', ...(isShop ? { credentials: false } : {}) });\n", name: "credentials that a condition may take back" },
    { code: inApiRoute(`res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`, `if (isShop) res.setHeader(${ORIGIN}, 'https://shop.test');`), name: "an origin that a branch behind replaces" },
    { code: inApiRoute(`res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`, `if (isShop) res.removeHeader(${CREDENTIALS});`), name: "credentials that a branch behind takes back" },
    { code: inApiRoute(`res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`, `if (isShop) { if (isOpen) res.removeHeader(${ORIGIN}); }`), name: "an origin that a branch of a branch behind takes back" },
    {
      code: `const headers = new Headers();\nexport function close() { headers.delete(${CREDENTIALS}); }\nexport function open() { headers.set(${ORIGIN}, '*'); headers.set(${CREDENTIALS}, 'true'); }\n`,
      name: "credentials that another function takes back, wherever it stands",
    },
  ].map((test) => ({ ...test, filename: apiRoute })),
  invalid: [
    {
      code: inApiRoute(`res.setHeader(${ORIGIN}, '*');`, `if (isShop) res.setHeader(${CREDENTIALS}, 'true');`),
      errors: [
        {
          messageId: "anyOrigin" as const,
          suggestions: [{ data: { name: CREDENTIALS }, messageId: "dropCredentials" as const, output: inApiRoute(`res.setHeader(${ORIGIN}, '*');`, "if (isShop) {}") }],
        },
      ],
      name: "credentials in a branch behind",
    },
    {
      code: inApiRoute(`if (isShop) { res.removeHeader(${CREDENTIALS}); return res.end(); }`, `res.setHeader(${ORIGIN}, '*');`, `res.setHeader(${CREDENTIALS}, 'true');`),
      errors: [
        {
          messageId: "anyOrigin" as const,
          suggestions: [{ data: { name: CREDENTIALS }, messageId: "dropCredentials" as const, output: inApiRoute(`if (isShop) { res.removeHeader(${CREDENTIALS}); return res.end(); }`, `res.setHeader(${ORIGIN}, '*');`) }],
        },
      ],
      name: "a branch before that answers by itself",
    },
  ].map((test) => ({ ...test, filename: apiRoute })),
});

const client = (call: string, name = "api"): string => `'use client';\nimport { ${name} } from '../lib/api';\nconst ME = 'https://api.shop.test/me';\n${call};\n`;

tester.run("require-fetch-credentials: clients of another module", credentials, {
  valid: [
    { code: client("api.getUri(ME)"), name: "a method that sends nothing" },
    { code: client("getUri(ME)", "getUri"), name: "a function that is no client" },
    { code: client("api.get(path)"), name: "an address that is not known" },
  ].map((test) => ({ ...test, filename: app.path("app/cart.tsx"), settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } } })),
  invalid: [
    { code: client("api.get(ME)"), name: "an address by its name", output: client("api.get(ME, { withCredentials: true })") },
    { code: client("api['get'](ME)"), name: "a method in brackets", output: client("api['get'](ME, { withCredentials: true })") },
  ].map((test) => ({ ...test, errors: [{ messageId: "missingInclude" as const }], filename: app.path("app/cart.tsx"), settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } } })),
});

const init = (...lines: readonly string[]): string => ["'use client';", "const init = { method: 'POST', retries: 1 };", ...lines, "fetch('https://api.shop.test/me', init);", ""].join("\n");
const members = (options: string): string => `'use client';\nimport { clients } from '../lib/clients';\nclients.plain('https://api.shop.test/me'${options});\n`;

tester.run("require-fetch-credentials: options that are written to, and clients in an object", credentials, {
  valid: [
    { code: init("init.credentials = mode;"), name: "a mode that is assigned" },
    { code: init("[init.credentials] = modes;"), name: "a mode out of a list" },
    { code: init("({ mode: init.credentials } = settings);"), name: "a mode out of an object" },
    { code: init("for (init.credentials of modes) use(init);"), name: "a mode of a loop" },
    { code: init("({ method: init.method, ...init.rest } = settings);"), name: "options that are taken out of others" },
    { code: init("delete init[key];"), name: "an option that is taken out, nobody knows which" },
  ].map((test) => ({ ...test, filename: app.path("app/cart.tsx"), settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } } })),
  invalid: [
    { code: members(""), name: "a client that is called by the name of a member", output: members(", { credentials: 'include' }") },
  ].map((test) => ({ ...test, errors: [{ messageId: "missingInclude" as const }], filename: app.path("app/cart.tsx"), settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } } })),
});

const answer = (...lines: readonly string[]): string => `export default async function handler(req, res) {\n  ${lines.join("\n  ")}\n}\n`;

tester.run("no-sensitive-response-body: the rest of the headers", body, {
  valid: [{ code: answer("const { authorization, cookie, ...rest } = req.headers;", "res.json(rest);"), name: "without both" }].map((test) => ({ ...test, filename: apiRoute })),
  invalid: [
    { code: answer("const { cookie, ...rest } = req.headers;", "res.json(rest);"), name: "without the cookies, but with the token" },
    { code: answer("const { authorization, ...rest } = req.headers;", "res.json(rest);"), name: "without the token, but with the cookies" },
  ].map((test) => ({ ...test, errors: [{ messageId: "responseBody" as const }], filename: apiRoute })),
});

const SESSION = "import { cookies } from 'next/headers';\nexport const readUser = async () => (await cookies()).get('user');\n";

/** Past a barrel without side effects, Turbopack compiles what gives the name alone, webpack everything that the barrel names. */
tester.run("no-server-import-in-client: barrels", server, {
  valid: [],
  invalid: [
    { build: "the webpack build", chain: "session.ts", imported: "total", lib: "export * from './session';\nexport * from './total';\n", name: "a name that another module of the barrel gives" },
    { build: "the build", chain: "session.ts", imported: "readUser", lib: "export * from './session';\nexport * from './total';\n", name: "a name of the module" },
    { build: "the build", chain: "deep.ts → session.ts", imported: "readUser", lib: "export * from './deep';\nexport * from './total';\n", name: "a name that comes through a second barrel" },
    { build: "the build", chain: "session.ts", imported: "unknown", lib: "import './session';\nexport const unknown = 1;\nexport * from './total';\n", name: "a name of the barrel itself, which asks for all that it names" },
  ].map(({ build, chain, imported, lib, name }) => {
    const write = (from: string): string => `'use client';\nimport { ${imported} } from '${from}';\nexport const Cart = () => ${imported};\n`;
    const code = write("../lib/shop");
    const suggestions = imported === "total" ? [{ messageId: "importDirectly" as const, output: write("../lib/shop/total") }] : [];
    const project = createProject({
      "app/cart.tsx": code,
      "app/page.tsx": "import { Cart } from './cart';\nexport default function Page() { return <Cart />; }\n",
      "lib/shop/deep.ts": "export * from './session';\n",
      "lib/shop/index.ts": lib,
      "lib/shop/package.json": '{ "sideEffects": false }',
      "lib/shop/session.ts": SESSION,
      "lib/shop/total.ts": "export const total = 1;\n",
      "package.json": '{ "dependencies": { "next": "16.4.6" } }',
    });
    return { code, errors: [{ data: { build, chain: `cart.tsx → shop/index.ts → ${chain} → next/headers`, module: "next/headers", names: "'cookies'" }, messageId: "reachedRequestApi" as const, suggestions }], filename: project.path("app/cart.tsx"), name };
  }),
});

/** What another app of the workspace does with a module says nothing of its own app. */
const two = createProject({
  "apps/a/app/page.tsx": "import { read } from '../lib/read';\nimport '../lib/own';\nexport default function Page() { return read.name; }\n",
  "apps/a/lib/own.ts": "'use client';\nimport './shown';\n",
  "apps/a/lib/read.ts": "",
  "apps/a/lib/shown.ts": "",
  "apps/a/package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "apps/b/app/cart.tsx": "'use client';\nimport { read } from '../../a/lib/read';\nexport const Cart = () => read();\n",
  "apps/b/app/page.tsx": "import { Cart } from './cart';\nexport default function Page() { return <Cart />; }\n",
  "apps/b/package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "package.json": '{ "workspaces": ["apps/*"] }',
});
const READ = "import Cookies from 'js-cookie';\nexport const read = () => Cookies.get('session');\n";

tester.run("no-sensitive-cookie-read: two apps", read, {
  valid: [{ code: READ, filename: two.path("apps/a/lib/read.ts"), name: "a module that only the other app's client code imports" }],
  invalid: [{ code: READ, errors: [{ messageId: "exposedCredential" }], filename: two.path("apps/a/lib/shown.ts"), name: "a module that its own app's client code imports" }],
});

const jar = (imports: string, response: string, attributes = ""): string => `${imports}\nexport function POST() {\n  const response = ${response};\n  response.cookies.set('session', createToken()${attributes});\n  return response;\n}\n`;

tester.run("require-http-only-cookie: whose cookies they are", httpOnly, {
  valid: [
    { code: jar("import { reply } from 'some-package';", "reply()"), name: "a response of another package" },
    { code: jar("import { NextResponse } from 'next/server';", "NextResponse.error"), name: "no response" },
  ].map((test) => ({ ...test, filename: app.path("app/api/me/route.ts") })),
  invalid: [{ code: jar("import { NextResponse } from 'next/server';", "NextResponse.json({})"), name: "a response of Next.js" }].map((test) => ({
    ...test,
    errors: [{ messageId: "missingHttpOnly" as const, suggestions: [{ messageId: "addAttributes" as const, output: jar("import { NextResponse } from 'next/server';", "NextResponse.json({})", ", { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'lax' }") }] }],
    filename: app.path("app/api/me/route.ts"),
  })),
});

const handlers = createProject({
  "lib/handler.ts": "const send = (res, data) => res.json(data);\nexport default function handler(req, res) { send(res, req.cookies.session); }\n",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/index.tsx": "",
});

tester.run("no-sensitive-response-body: a handler of another module", body, {
  valid: [],
  invalid: [
    { code: "// The handler is shared.\nexport { default } from '../../lib/handler';\n", errors: [{ column: 10, line: 2, messageId: "responseBody" }], filename: handlers.path("pages/api/me.ts"), name: "that answers by a function of its own is blamed where it is exported" },
  ],
});

tester.run("no-sensitive-response-body: what answers", body, {
  valid: [{ code: answer("rows.forEach((row, out) => out.json(req.cookies.session));", "res.end();"), name: "another function's second parameter" }].map((test) => ({ ...test, filename: apiRoute })),
  invalid: [{ code: answer("rows.forEach((row, out) => res.json(req.cookies.session));"), errors: [{ messageId: "responseBody" as const }], name: "the response within another function" }].map((test) => ({ ...test, filename: apiRoute })),
});

const withHeaders = (names: string): string => `'use client';\nimport { ${names} } from 'next/headers';\nexport const Cart = () => String(cookies);\n`;

tester.run("no-server-import-in-client: names that are used, and that are not", server, {
  valid: [],
  invalid: ["cookies", "cookies, headers", "headers, cookies"].map((names) => ({ code: withHeaders(names), errors: [{ data: { build: "the build", module: "next/headers" }, messageId: "requestApi" as const }], filename: app.path("app/cart.tsx"), name: names })),
});

