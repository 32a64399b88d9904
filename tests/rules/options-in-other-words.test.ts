/** Options that the code hands over in another way: by a constant, a choice, a function. The same finding, and the same silence. */
import { RuleTester } from "@typescript-eslint/rule-tester";
import { describe, expect, it } from "vitest";

import cors from "../../src/rules/no-credentialed-wildcard-cors.ts";
import ineffective from "../../src/rules/no-ineffective-credentials.ts";
import fetchCredentials from "../../src/rules/require-fetch-credentials.ts";
import httpOnly from "../../src/rules/require-http-only-cookie.ts";
import { createProject } from "../kit/create-project.ts";
import { lintStory } from "../kit/story.ts";

const SETTINGS = { apiOrigins: ["https://api.shop.test"] };
const OTHERS: Readonly<Record<string, string>> = {
  "lib/cors.ts": "export { cors as allowOrigins } from 'hono/cors';\n",
  "lib/index.ts": "export * as shared from './options';\n",
  "lib/init.ts": "export function getInit() { return { method: 'POST' }; }\n",
  "lib/options.ts": "export const options = { credentials: true, origin: true };\n",
};

function lint(rule: unknown, file: string, code: string): readonly string[] {
  return lintStory({ files: { ...OTHERS, [file]: code } }, rule, SETTINGS)[file] ?? [];
}

describe("options of a CORS library", () => {
  const find = (before: string, argument: string, call = "Cors"): readonly string[] =>
    lint(cors, "app/route.ts", `import Cors from 'cors';\n${before}\nexport const allow = ${call}(${argument});\n`);

  it.each([
    ["as they are", "", "{ credentials: true, origin: true }"],
    ["a constant", "const options = { credentials: true, origin: true };", "options"],
    ["a constant with a type", "const options: Cors.CorsOptions = { credentials: true, origin: true };", "options"],
    ["a constant as const", "const options = { credentials: true, origin: true } as const;", "options"],
    ["a constant that satisfies a type", "const options = { credentials: true, origin: true } satisfies Cors.CorsOptions;", "options"],
    ["a frozen constant", "const options = Object.freeze({ credentials: true, origin: true });", "options"],
    ["a constant that is frozen", "const options = { credentials: true, origin: true }; Object.freeze(options);", "options"],
    ["a constant that spreads another one", "const base = { credentials: true }; const options = { ...base, origin: true };", "options"],
    ["a member of a constant", "const config = { cors: { credentials: true, origin: true } };", "config.cors"],
    ["taken out of a constant", "const config = { cors: { credentials: true, origin: true } }; const { cors: options } = config;", "options"],
    ["given later", "let options; options = { credentials: true, origin: true };", "options"],
    ["or nothing", "const options = { credentials: true, origin: true };", "options ?? {}"],
    ["a function", "const getOptions = () => ({ credentials: true, origin: true });", "getOptions()"],
    ["what a function returned", "const getOptions = () => ({ credentials: true, origin: true }); const options = getOptions();", "options"],
    ["of another module, which alone says credentials", "import { options } from '../lib/options';", "options"],
    ["of another module's namespace", "import { shared } from '../lib';", "shared.options"],
  ])("reports them: %s", (_, before, argument) => {
    expect(find(before, argument)).toEqual(["reflectedOrigin"]);
  });

  it("reports them once for several calls", () => {
    expect(find("const options = { credentials: true, origin: true }; Cors(options);", "options")).toEqual(["reflectedOrigin"]);
  });

  it("reports a library that the app exports under another name", () => {
    expect(find("import { allowOrigins } from '../lib/cors'; const options = { credentials: true, origin: (asked) => asked };", "options", "allowOrigins")).toEqual(["reflectedOrigin"]);
  });

  it.each([
    ["a list", "const options = { credentials: true, origin: ['https://shop.test'] };", "options"],
    ["changed", "const options = { credentials: true, origin: true }; options.origin = origins;", "options"],
    ["handed to code that may change them", "const options = { credentials: true, origin: true }; restrict(options);", "options"],
    ["without credentials", "const options = { origin: true };", "options"],
    ["or others", "const options = { credentials: true, origin: true };", "pick() ?? options"],
    ["a default that a deployment replaces", "", "{ credentials: true, origin: process.env.ORIGIN ?? '*' }"],
  ])("is silent: %s", (_, before, argument) => {
    expect(find(before, argument)).toEqual([]);
  });
});

describe("the init of a request", () => {
  const find = (code: string): readonly string[] => lint(fetchCredentials, "app/cart.tsx", `'use client';\n${code}\n`);
  const URL = "'https://api.shop.test/me'";

  it.each([
    ["a function", `const getInit = () => ({ method: 'POST' }); fetch(${URL}, getInit());`],
    ["what a function returned", `const getInit = () => ({ method: 'POST' }); const init = getInit(); fetch(${URL}, init);`],
    ["what a function makes of its argument", `const getInit = (method) => ({ method }); const init = getInit('POST'); fetch(${URL}, init);`],
    ["what a function of another module returned", `import { getInit } from '../lib/init'; const init = getInit(); fetch(${URL}, init);`],
    ["given later", `let init; init = { method: 'POST' }; fetch(${URL}, init);`],
    ["a frozen constant", `const init = Object.freeze({ method: 'POST' }); fetch(${URL}, init);`],
    ["or nothing", `const init = { method: 'POST' }; fetch(${URL}, init ?? {});`],
    ["or undefined", `export const load = (isNew) => fetch(${URL}, isNew ? { method: 'POST' } : undefined);`],
    ["under a condition", `export const load = (isNew) => fetch(${URL}, isNew && { method: 'POST' });`],
    ["headers that a function returned", `const getHeaders = () => ({ 'X-Shop': '1' }); const headers = getHeaders(); fetch(${URL}, { headers });`],
  ])("reports it: %s", (_, code) => {
    expect(find(code)).toEqual(["missingInclude"]);
  });

  it.each([
    ["given later", `let url; url = ${URL}; fetch(url);`],
    ["taken out of a constant", `const urls = { me: ${URL} }; const { me } = urls; fetch(me);`],
    ["taken out of a list", "const bases = ['https://api.shop.test']; const [base] = bases; fetch(`${base}/me`);"],
    ["of a client that is made later", "import axios from 'axios'; let api; api = axios.create({ baseURL: 'https://api.shop.test' }); api.get('/me');"],
  ])("reports an address: %s", (_, code) => {
    expect(find(code)).toEqual(["missingInclude"]);
  });

  it.each([
    ["?? {}", "init ?? {}"],
    ["|| {}", "init || {}"],
    ["a condition", "init ? init : {}"],
    ["spread", "{ ...(init ?? {}) }"],
  ])("reports a wrapper: %s", (_, argument) => {
    expect(find(`const load = (init?: RequestInit) => fetch(${URL}, ${argument}); load(); load({ method: 'POST' });`)).toEqual(["missingIncludeThrough"]);
  });

  it("reports a wrapper that gives them a name", () => {
    expect(find(`const load = (init?: RequestInit) => { const options = init ?? {}; return fetch(${URL}, options); }; load();`)).toEqual(["missingIncludeThrough"]);
  });

  it.each([
    ["a function that states the mode", `const getInit = () => ({ credentials: 'include' }); const init = getInit(); fetch(${URL}, init);`],
    ["changed", `const getInit = () => ({ method: 'POST' }); const init = getInit(); init.credentials = 'include'; fetch(${URL}, init);`],
    ["handed to code that may change it", `const getInit = () => ({ method: 'POST' }); const init = getInit(); authorize(init); fetch(${URL}, init);`],
    ["an object that others have, too", `const shared = { method: 'POST' }; const getInit = () => shared; const init = getInit(); init.credentials = 'include'; fetch(${URL}, init);`],
    ["a function of a package", `import { getInit } from 'init'; const init = getInit(); fetch(${URL}, init);`],
    ["a function that takes its time", `const getInit = async () => ({ method: 'POST' }); const init = await getInit(); fetch(${URL}, init);`],
    ["headers that a function returned, and a token", `const getHeaders = () => ({ 'X-Shop': '1' }); const headers = getHeaders(); headers.Authorization = token; fetch(${URL}, { headers });`],
    ["headers under a condition", `export const load = (token) => { const headers = token ? { Authorization: token } : {}; return fetch(${URL}, { headers }); };`],
    ["a mode under a condition", `export const load = (isMine) => fetch(${URL}, isMine && { credentials: 'include' });`],
    ["one of two", `export const load = (isMine) => fetch(${URL}, isMine ? { credentials: 'include' } : undefined);`],
    ["one of two, unknown", `export const load = (isMine, init) => fetch(${URL}, isMine ? init : {});`],
    ["a default that states the mode", `const load = (init?: RequestInit) => fetch(${URL}, init ?? { credentials: 'include' }); load();`],
    ["a caller that states the mode", `const load = (init?: RequestInit) => fetch(${URL}, init ?? {}); load({ credentials: 'include' });`],
    ["given later, with the mode", `let init = {}; init = { credentials: 'include' }; fetch(${URL}, init);`],
    ["given later, and changed", `export function load() { let init: RequestInit; init = { method: 'POST' }; init.credentials = 'include'; return fetch(${URL}, init); }`],
    ["an address that may be another one", `export function load(isOther) { let url = ${URL}; if (isOther) url = pick(); return fetch(url); }`],
  ])("is silent: %s", (_, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe("the attributes of a cookie", () => {
  const find = (before: string, options: string): readonly string[] =>
    lint(httpOnly, "app/route.ts", `import { cookies } from 'next/headers';\nexport async function POST(isLive) { ${before} (await cookies()).set('session', await login(), ${options}); }\n`);

  it.each([
    ["what a function returned", "const getOptions = () => ({ httpOnly: false }); const options = getOptions();", "options", "httpOnlyOff"],
    ["given later", "let options; options = { httpOnly: false };", "options", "httpOnlyOff"],
    ["one of two", "", "isLive ? { secure: true } : {}", "missingHttpOnly"],
    ["taken out of a constant", "const config = { cookie: { path: '/' } }; const { cookie } = config;", "cookie", "missingHttpOnly"],
  ])("reports them: %s", (_, before, options, messageId) => {
    expect(find(before, options)).toEqual([messageId]);
  });

  it.each([
    ["in one of two", "", "isLive ? { httpOnly: true, sameSite: 'lax', secure: true } : {}"],
    ["in both", "", "isLive ? { httpOnly: true, sameSite: 'lax', secure: true } : { httpOnly: true, sameSite: 'lax', secure: false }"],
    ["under a condition", "", "isLive && { httpOnly: true, sameSite: 'lax', secure: true }"],
    ["added later", "const getOptions = () => ({ path: '/' }); const options = getOptions(); options.httpOnly = true; options.sameSite = 'lax'; options.secure = true;", "options"],
    ["added by another function", "const getOptions = () => ({ path: '/' }); const options = getOptions(); harden(options);", "options"],
  ])("is silent: %s", (_, before, options) => {
    expect(find(before, options)).toEqual([]);
  });
});

/** What a factory states is judged at the factory, however it gets its config; its requests may have headers each. */
describe("the config of a client", () => {
  const CONFIG = "{ baseURL: 'https://api.shop.test', withCredentials: true }";
  const INLINE = `export const api = axios.create(${CONFIG});`;
  const CONSTANT = `const config = ${CONFIG};\nexport const api = axios.create(config);`;
  const find = (rule: unknown, made: string): readonly string[] => {
    const file = rule === ineffective ? "app/route.ts" : "app/cart.tsx";
    return lint(rule, file, `${rule === ineffective ? "" : "'use client';\n"}import axios from 'axios';\n${made}\nexport async function GET() { return [await api.get('/me'), await api.get('/cart', { timeout: 1 })]; }\n`);
  };

  it.each([["inline", INLINE], ["by a constant", CONSTANT]])("does nothing on the server, said once: %s", (_, made) => {
    expect(find(ineffective, made)).toEqual(["redundantMode"]);
  });

  it.each([["inline", INLINE], ["by a constant", CONSTANT]])("is right in the browser: %s", (_, made) => {
    expect(find(fetchCredentials, made)).toEqual([]);
  });

  it.each([
    ["inline", INLINE.replace("withCredentials: true", "credentials: 'include'")],
    ["by a constant", CONSTANT.replace("withCredentials: true", "credentials: 'include'")],
  ])("is ignored under another name, said once: %s", (_, made) => {
    expect(find(fetchCredentials, made)).toEqual(["ignoredOption"]);
  });

  it.each([
    ["inline", "export const api = ky.create({ credentials: 'same-origin', prefixUrl: 'https://api.shop.test' });"],
    ["by a constant", "const config = { credentials: 'same-origin', prefixUrl: 'https://api.shop.test' } as const;\nexport const api = ky.create(config);"],
  ])("sends nothing to another origin, said once: %s", (_, made) => {
    expect(find(fetchCredentials, `import ky from 'ky';\n${made}`)).toEqual(["defeatedMode"]);
  });
});

/** A fix keeps what callers state. */
const filename = createProject({ "app/cart.tsx": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' }).path("app/cart.tsx");
const settings = { "next-boundary": SETTINGS };

new RuleTester().run("the fix beside a choice", fetchCredentials, {
  valid: [],
  invalid: [
    {
      name: "what callers give, or nothing",
      code: "'use client';\nconst load = (init?: RequestInit) => fetch('https://api.shop.test/me', init ?? {});\nload();\n",
      errors: [{ messageId: "missingIncludeThrough" }],
      filename,
      output: "'use client';\nconst load = (init?: RequestInit) => fetch('https://api.shop.test/me', { credentials: 'include', ...(init ?? {}) });\nload();\n",
      settings,
    },
    {
      name: "one of two",
      code: "'use client';\nexport const load = (isNew: boolean) => fetch('https://api.shop.test/me', isNew ? { method: 'POST' } : undefined);\n",
      errors: [{ messageId: "missingInclude" }],
      filename,
      output: "'use client';\nexport const load = (isNew: boolean) => fetch('https://api.shop.test/me', { ...(isNew ? { method: 'POST' } : undefined), credentials: 'include' });\n",
      settings,
    },
  ],
});
