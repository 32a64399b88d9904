/** The same wrapper of a request, however it is spelt and handed on: the wrapper is reported for a caller, or the call, and never one that is right. */
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/require-fetch-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const FILES = {
  "app/page.tsx": "import './cart';\nexport default function Page() { return null; }\n",
  "lib/index.ts": "export * from './api';\nexport { request as send, api as sendApi, default as whole } from './api';\nexport * as all from './api';\n",
  "lib/second.ts": `import { request } from './api';
export const second = (path, init) => request(path, { method: 'GET', ...init });
export const third = (path, init) => second(path, init);
export const secondApi = { run(path, init) { return request(path, init); }, outer(path, init) { return this.run(path, init); } };
export class Second { static run(path, init) { return request(path, init); } static outer(path, init) { return this.run(path, init); } }
export class Third { run(path, init) { return request(path, init); } outer(path, init) { return this.run(path, init); } }
`,
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
};

type Spelling = readonly [name: string, define: (body: string) => string, imports: string, callee: string];

const ONE_MODULE: readonly Spelling[] = [
  ["function", (body: string) => `export function request(path, init) { ${body} }`, "import { request } from '../lib/api';", "request"],
  ["arrow", (body: string) => `export const request = (path, init) => { ${body} };`, "import { request } from '../lib/api';", "request"],
  ["function expr", (body: string) => `export const request = function (path, init) { ${body} };`, "import { request } from '../lib/api';", "request"],
  ["export renamed", (body: string) => `function request(path, init) { ${body} }\nexport { request as send };`, "import { send } from '../lib/api';", "send"],
  ["default function", (body: string) => `export default function request(path, init) { ${body} }`, "import r from '../lib/api';", "r"],
  ["default anonymous", (body: string) => `export default function (path, init) { ${body} }`, "import r from '../lib/api';", "r"],
  ["default arrow", (body: string) => `export default (path, init) => { ${body} };`, "import r from '../lib/api';", "r"],
  ["object method", (body: string) => `export const api = { request(path, init) { ${body} } };`, "import { api } from '../lib/api';", "api.request"],
  ["object named fn", (body: string) => `const request = (path, init) => { ${body} };\nexport const api = { request };`, "import { api } from '../lib/api';", "api.request"],
  ["object renamed fn", (body: string) => `const request = (path, init) => { ${body} };\nexport const api = { send: request };`, "import { api } from '../lib/api';", "api.send"],
  ["object nested", (body: string) => `export const api = { v1: { request(path, init) { ${body} } } };`, "import { api } from '../lib/api';", "api.v1.request"],
  ["object destructured", (body: string) => `export const api = { request(path, init) { ${body} } };`, "import { api } from '../lib/api';\nconst { request } = api;", "request"],
  ["object frozen", (body: string) => `export const api = Object.freeze({ request(path, init) { ${body} } });`, "import { api } from '../lib/api';", "api.request"],
  ["object default", (body: string) => `export default { request(path, init) { ${body} } };`, "import api from '../lib/api';", "api.request"],
  ["object set later", (body: string) => `export const api = {};\napi.request = (path, init) => { ${body} };`, "import { api } from '../lib/api';", "api.request"],
  ["class static", (body: string) => `export class Api { static request(path, init) { ${body} } }`, "import { Api } from '../lib/api';", "Api.request"],
  ["class static arrow", (body: string) => `export class Api { static request = (path, init) => { ${body} }; }`, "import { Api } from '../lib/api';", "Api.request"],
  ["class method, instance there", (body: string) => `class Api { request(path, init) { ${body} } }\nexport const api = new Api();`, "import { api } from '../lib/api';", "api.request"],
  ["class method, instance here", (body: string) => `export class Api { request(path, init) { ${body} } }`, "import { Api } from '../lib/api';\nconst api = new Api();", "api.request"],
  ["class field arrow", (body: string) => `export class Api { request = (path, init) => { ${body} }; }`, "import { Api } from '../lib/api';\nconst api = new Api();", "api.request"],
  ["class inherited", (body: string) => `class Base { request(path, init) { ${body} } }\nexport class Api extends Base {}`, "import { Api } from '../lib/api';\nconst api = new Api();", "api.request"],
  ["class new inline", (body: string) => `export class Api { request(path, init) { ${body} } }`, "import { Api } from '../lib/api';", "new Api().request"],
  ["class default", (body: string) => `export default class Api { request(path, init) { ${body} } }`, "import Api from '../lib/api';\nconst api = new Api();", "api.request"],
  ["factory of function", (body: string) => `export const create = () => (path, init) => { ${body} };`, "import { create } from '../lib/api';\nconst request = create();", "request"],
  ["factory of object", (body: string) => `export const create = () => ({ request(path, init) { ${body} } });`, "import { create } from '../lib/api';\nconst api = create();", "api.request"],
  ["useCallback", (body: string) => `import { useCallback } from 'react';\nexport const useApi = () => { const request = useCallback((path, init) => { ${body} }, []); return { request }; };`, "import { useApi } from '../lib/api';\nconst { request } = useApi();", "request"],
  ["cache", (body: string) => `import { cache } from 'react';\nexport const request = cache((path, init) => { ${body} });`, "import { request } from '../lib/api';", "request"],
  ["namespace", (body: string) => `export function request(path, init) { ${body} }`, "import * as api from '../lib/api';", "api.request"],
  ["barrel", (body: string) => `export function request(path, init) { ${body} }`, "import { request } from '../lib';", "request"],
  ["barrel object", (body: string) => `export const api = { request(path, init) { ${body} } };`, "import { api } from '../lib';", "api.request"],
  ["barrel class", (body: string) => `export class Api { static request(path, init) { ${body} } }`, "import { Api } from '../lib';", "Api.request"],
  ["barrel renamed", (body: string) => `export function request(path, init) { ${body} }`, "import { send } from '../lib';", "send"],
  ["barrel object renamed", (body: string) => `export const api = { request(path, init) { ${body} } };`, "import { sendApi } from '../lib';", "sendApi.request"],
  ["barrel namespace", (body: string) => `export function request(path, init) { ${body} }`, "import { all } from '../lib';", "all.request"],
  ["barrel default", (body: string) => `export default function request(path, init) { ${body} }`, "import { whole } from '../lib';", "whole"],
  ["alias", (body: string) => `export function request(path, init) { ${body} }`, "import { request } from '../lib/api';\nconst send = request;", "send"],
  ["bound this", (body: string) => `class Api { constructor() { this.request = this.request.bind(this); } request(path, init) { ${body} } }\nexport const api = new Api();`, "import { api } from '../lib/api';", "api.request"],
  ["conditional", (body: string) => `export const request = flag ? (path, init) => { ${body} } : (path, init) => { ${body} };`, "import { request } from '../lib/api';", "request"],
  ["commonjs", (body: string) => `function request(path, init) { ${body} }\nmodule.exports = { request };`, "const { request } = require('../lib/api');", "request"],
];

const define = (body: string): string => `export function request(path, init) { ${body} }`;

const TWO_MODULES: readonly Spelling[] = [
  ["a function of a second module", define, "import { second } from '../lib/second';", "second"],
  ["a function of a function of a second module", define, "import { third } from '../lib/second';", "third"],
  ["an object of a second module", define, "import { secondApi } from '../lib/second';", "secondApi.run"],
  ["an object's own method of a second module", define, "import { secondApi } from '../lib/second';", "secondApi.outer"],
  ["a static method of a second module", define, "import { Second } from '../lib/second';", "Second.run"],
  ["a static method of a static method", define, "import { Second } from '../lib/second';", "Second.outer"],
  ["a method of a second module", define, "import { Third } from '../lib/second';\nconst third = new Third();", "third.run"],
  ["a method of a method", define, "import { Third } from '../lib/second';\nconst third = new Third();", "third.outer"],
];

function lint(files: Readonly<Record<string, string>>, name: string): readonly (string | undefined)[] {
  const project = createProject({ ...FILES, ...files });
  const linter = new Linter({ configType: "flat", cwd: project.directory });
  const found = linter.verify(
    files[name] ?? "",
    [{ files: ["**/*.ts", "**/*.tsx"], languageOptions: { parser: tsParser }, plugins: { next: { rules: { rule } } }, rules: { "next/rule": "error" }, settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } } } as unknown as Linter.Config],
    { filename: project.path(name) },
  );
  return [...new Set(found.map(({ messageId }) => messageId))];
}

/** The linted module holds the wrapper, and a client file calls it. */
function lintWrapper([, define, imports, callee]: Spelling, options: string): readonly (string | undefined)[] {
  const code = `const API = 'https://api.shop.test';\n${define("return fetch(`${API}${path}`, init);")}\n`;
  return lint({ "app/cart.tsx": `'use client';\n${imports}\n${callee}('/me'${options});\n`, "lib/api.ts": code }, "lib/api.ts");
}

/** The linted module calls a wrapper that leaves everything to it. */
function lintCall([, define, imports, callee]: Spelling, options: string): readonly (string | undefined)[] {
  const code = `'use client';\n${imports}\n${callee}('https://api.shop.test/me', ${options});\n`;
  return lint({ "app/cart.tsx": code, "lib/api.ts": `${define("return fetch(path, init);")}\n` }, "app/cart.tsx");
}

describe("require-fetch-credentials, a wrapper in other words", () => {
  it.each([...ONE_MODULE, ...TWO_MODULES])("reports the wrapper: %s", (...spelling) => {
    expect(lintWrapper(spelling, "")).toEqual(["missingIncludeThrough"]);
  });

  it.each([...ONE_MODULE, ...TWO_MODULES])("allows it where the caller states the mode: %s", (...spelling) => {
    expect(lintWrapper(spelling, ", { credentials: 'include' }")).toEqual([]);
  });

  it.each(ONE_MODULE)("reports the call: %s", (...spelling) => {
    expect(lintCall(spelling, "{ method: 'POST' }")).toEqual(["missingInclude"]);
  });

  it.each([...ONE_MODULE, ...TWO_MODULES])("allows a call that states the mode, or whose options nobody knows: %s", (...spelling) => {
    expect([...lintCall(spelling, "{ credentials: 'include' }"), ...lintCall(spelling, "getInit()")]).toEqual([]);
  });

  it("allows a method that is bound with an argument of its own", () => {
    const code = "export class Api { request(path, init) { return fetch(path, init); } }\n";
    const call = "'use client';\nimport { Api } from '../lib/api';\nconst api = new Api();\nconst send = api.request.bind(api, 'https://weather.test/today');\nsend('https://api.shop.test/me', {});\n";
    expect(lint({ "app/cart.tsx": call, "lib/api.ts": code }, "app/cart.tsx")).toEqual([]);
  });
});
