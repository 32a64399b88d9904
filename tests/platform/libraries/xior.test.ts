import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../../src/rules/require-fetch-credentials.ts";
import { createProject, EMPTY_APP } from "../../kit/create-project.ts";

const tester = new RuleTester();
const app = createProject(EMPTY_APP);
const changed = createProject({
  ...EMPTY_APP,
  "app/page.tsx": "'use client';\nimport '../lib/http';\nexport default function Page() { return null; }\n",
  "lib/http.ts": "import xior from 'xior';\nxior.interceptors.request.use((config) => ({ ...config, credentials: 'include' }));\n",
});

const HEAD = `"use client";\nimport xior, { Xior } from "xior";\n`;
const URL_ = `"https://api.shop.test/me"`;
const settings = { "next-boundary": { apiOrigins: ["https://api.shop.test"] } };
const options = [{ files: "use-client", sameOrigin: "ignore" }] as const;

function silent(name: string, code: string, project = app): never {
  return { code: HEAD + code, filename: project.path("app/button.tsx"), name, options, settings } as never;
}

function reported(name: string, code: string, output: string, messageId = "missingInclude"): never {
  return { ...(silent(name, code) as object), errors: [{ line: 3, messageId }], output: HEAD + output } as never;
}

tester.run("require-fetch-credentials: xior", rule, {
  invalid: [
    reported("it reports 'xior.get'", `xior.get(${URL_});`, `xior.get(${URL_}, { credentials: "include" });`),
    reported("it adds options behind the body", `xior.post(${URL_}, body);`, `xior.post(${URL_}, body, { credentials: "include" });`),
    reported("it reports 'xior.request'", `xior.request({ url: ${URL_} });`, `xior.request({ url: ${URL_}, credentials: "include" });`),
    reported("it reports 'xior(config)'", `xior({ url: ${URL_} });`, `xior({ url: ${URL_}, credentials: "include" });`),
    reported("it reports a mode that keeps cookies back", `xior.get(${URL_}, { credentials: "same-origin" });`, `xior.get(${URL_}, { credentials: "include" });`, "defeatedMode"),
    reported(
      "it reports 'xior.create'",
      `const api = xior.create({ baseURL: "https://api.shop.test" });\napi.get("/me");`,
      `const api = xior.create({ baseURL: "https://api.shop.test", credentials: "include" });\napi.get("/me");`,
    ),
    reported(
      "it reports 'Xior.create'",
      `const api = Xior.create({ baseURL: "https://api.shop.test" });\napi.get("/me");`,
      `const api = Xior.create({ baseURL: "https://api.shop.test", credentials: "include" });\napi.get("/me");`,
    ),
  ],
  valid: [
    silent("it allows a request with credentials", `xior.get(${URL_}, { credentials: "include" });`),
    silent("it allows 'withCredentials', which does the same", `xior.get(${URL_}, { withCredentials: true });`),
    silent("it allows a client with credentials", `const api = xior.create({ baseURL: "https://api.shop.test", credentials: "include" });\napi.get("/me");`),
    silent("it allows a client with 'withCredentials'", `const api = xior.create({ baseURL: "https://api.shop.test", withCredentials: true });\napi.get("/me");`),
    silent("it allows an origin that nobody declared", `xior.get("https://api.rates.test/eur");`),
    silent("not reported: a text alone, which takes no options", `xior(${URL_}, {});`),
    silent("not reported: a client with a fetch of its own", `xior.get(${URL_}, { fetch: mine });`),
    silent("not reported: a client with a plugin", `const api = xior.create({ baseURL: "https://api.shop.test" });\napi.plugins.use(mine);\napi.get("/me");`),
    silent("not reported: a client with code before each request", `const api = xior.create({ baseURL: "https://api.shop.test" });\napi.interceptors.request.use(mine);\napi.get("/me");`),
    silent("not reported: where another module changes all requests", `xior.get(${URL_});`, changed),
  ],
});
