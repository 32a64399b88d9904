/** What mutation testing found unproven: where a rule must stay silent because something is not known, and what it reports a step beside that. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import cors from "../../src/rules/no-credentialed-wildcard-cors.ts";
import props from "../../src/rules/no-sensitive-client-props.ts";
import credentials from "../../src/rules/require-fetch-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const app = createProject({
  "app/page.tsx": "import './cart';\nimport { Account } from './account';\nexport default function Page() { return <Account />; }\n",
  "app/account.tsx": "'use client';\nexport function Account() { return null; }\n",
  "app/cart.tsx": "",
  "lib/api.ts": "import axios from 'axios';\nexport const api = axios.create({ timeout: 1000 });\nexport const getUri = (path) => path;\n",
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
  ].map((test) => ({ ...test, filename: apiRoute })),
  invalid: [
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
