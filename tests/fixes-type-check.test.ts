import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import nextBoundary from "../src/index.ts";

/** What the snippets import, as far as they need it. */
const DECLARATIONS = `
declare module "next/headers" {
  interface CookieOptions { path?: string; maxAge?: number; httpOnly?: boolean; secure?: boolean; sameSite?: true | false | "lax" | "strict" | "none" }
  interface Jar {
    get(name: string): { value: string } | undefined;
    has(name: string): boolean;
    set(name: string, value: string, options?: CookieOptions): Jar;
    set(options: CookieOptions & { name: string; value: string }): Jar;
  }
  export function cookies(): Promise<Jar>;
  export function headers(): Promise<Headers>;
}
declare module "next/cache" {
  export function revalidatePath(path: string): void;
  export function unstable_cache<T>(load: T): T;
}
declare module "next/server" {
  export class NextResponse extends Response { cookies: import("next/headers").Jar; static next(): NextResponse }
}
declare module "cookie" { export function serialize(name: string, value: string, options?: import("next/headers").CookieOptions): string }
declare module "js-cookie" { const Cookies: { get(name: string): string | undefined }; export default Cookies; }
declare module "axios" {
  interface Config { withCredentials?: boolean; headers?: Record<string, string>; baseURL?: string }
  export interface Internal { headers: { Authorization?: string; set(name: string, value: string): void } }
  interface Axios {
    get(url: string, config?: Config): Promise<unknown>;
    create(config?: Config): Axios;
    interceptors: { request: { use(change: (config: Internal) => Internal, fail?: (error: unknown) => unknown): number } };
  }
  const axios: Axios;
  export default axios;
}
declare module "react" { export function useCallback<T>(value: T, on: unknown[]): T; export function use<T>(value: Promise<T>): T; export function useState<T>(value: T): [T, (value: T) => void] }
declare namespace JSX { interface Element {} interface IntrinsicElements { p: { children?: unknown } } }
declare const process: { env: Record<string, string | undefined> };
declare const API: string;
`;

const API_CALL = "`${process.env.API_URL}/me`";

/** Client code with a finding; each type-checks before anything is fixed. */
const SNIPPETS: readonly string[] = [
  "import { cookies } from 'next/headers';\nexport type Jar = Awaited<ReturnType<typeof cookies>>;",
  "import { type cookies, type headers } from 'next/headers';\nexport type Jar = typeof cookies | typeof headers;",
  "import * as next from 'next/headers';\nexport type Jar = typeof next.cookies;",
  "import { cookies, headers } from 'next/headers';\nexport type Jar = typeof headers;",
  "import { revalidatePath, unstable_cache } from 'next/cache';\nexport const load = unstable_cache(() => 1);\nexport type R = typeof revalidatePath;",
  "import { cookies } from 'next/headers';\nimport { useState } from 'react';\nexport async function Theme() {\n  const theme = (await cookies()).get('theme')?.value ?? 'light';\n  useState(theme);\n  return <p>{theme.length}</p>;\n}\nexport const page = () => <p>{Theme}</p>;",
  "import { headers } from 'next/headers';\nimport { use, useState } from 'react';\ntype Props = { id: string };\nexport function Note({ id }: Props) {\n  const languages = use(headers()).get('accept-language');\n  useState(languages);\n  return <p>{languages?.startsWith(id)}</p>;\n}\nexport const page = Note({ id: 'a' });",
  "import { cookies } from 'next/headers';\nexport async function Newsletter() {\n  return <p>{(await cookies()).has('newsletter')}</p>;\n}",
  `export const load = () => fetch(${API_CALL});`,
  `export const load = () => fetch(${API_CALL}, {});`,
  `export const load = () => fetch(${API_CALL}, { method: 'POST', });`,
  `export const load = () => fetch(${API_CALL}, {\n  method: 'POST', // always\n});`,
  `export const load = () => fetch(\n  ${API_CALL},\n);`,
  `const init = { method: 'POST' };\nexport const load = () => fetch(${API_CALL}, init);`,
  `const init: RequestInit = { method: 'POST' };\nexport const load = () => fetch(${API_CALL}, init);`,
  `const init = { method: 'POST' } as const;\nexport const load = () => fetch(${API_CALL}, init);`,
  `const init = { method: 'POST' } satisfies RequestInit;\nexport const load = () => fetch(${API_CALL}, init);`,
  `const json = { 'Content-Type': 'application/json' };\nconst base = { headers: json };\nexport const load = () => fetch(${API_CALL}, { ...base, method: 'POST' });`,
  `const init: { method: string } = { method: 'POST' };\nexport const load = () => fetch(${API_CALL}, init);`,
  `const init = { method: 'POST' } satisfies { method: string };\nexport const load = () => fetch(${API_CALL}, init);`,
  `const base = { credentials: 'same-origin' } as const;\nexport const load = () => fetch(${API_CALL}, { ...base });\nexport const other = () => fetch('https://api.rates.test', { ...base });`,
  `export const load = () => fetch(${API_CALL}, { credentials: 'same-origin' });`,
  `const init: RequestInit = { credentials: 'same-origin' };\nexport const load = () => fetch(${API_CALL}, init);`,
  `export const load = () => fetch(new Request(${API_CALL}));`,
  `export const events = new EventSource(${API_CALL});`,
  `export function load() {\n  const xhr = new XMLHttpRequest();\n  xhr.open('GET', ${API_CALL});\n  xhr.send();\n}`,
  "export const load = () => fetch('/api/cart');",
  "export const load = (method: string) => fetch('/api/cart', { method });",
  "const init = { method: 'POST' };\nexport const load = () => fetch('/api/cart', init);",
  `import axios from 'axios';\nexport const load = () => axios.get(${API_CALL});`,
  "import axios from 'axios';\nconst api = axios.create({ baseURL: process.env.API_URL as string });\nexport const load = () => api.get('/me');",
  "const request = (path: string, init?: RequestInit) => fetch(`${process.env.API_URL}${path}`, init);\nexport const load = () => request('/me');",
  "async function request<T>(path: string, init: RequestInit = {}): Promise<T> {\n  const { headers, ...rest } = init;\n  const answer = await fetch(`${process.env.API_URL}${path}`, { ...rest, headers: { Accept: 'text/plain', ...headers } });\n  return answer.json() as Promise<T>;\n}\nexport const load = () => request<string>('/me');",
  "class Client {\n  constructor(private readonly base = process.env.API_URL) {}\n  private send(path: string, init: RequestInit & { retry?: number }) { return fetch(`${this.base}${path}`, init); }\n  get(path: string) { return this.send(path, { method: 'GET' }); }\n}\nexport const load = () => new Client().get('/me');",
  "const createInit = (body: string) => ({ body, method: 'POST' });\nexport const load = () => fetch(`${process.env.API_URL}/me`, createInit('a'));",
  "const send = (url: string, init?: RequestInit) => fetch(url, init);\nexport const load = () => send(`${process.env.API_URL}/me`);",
  "const getJson = (url: string) => fetch(url).then((answer) => answer.json());\nexport const load = () => getJson('/api/cart');",
  "document.cookie;\nexport {};",
  "import Cookies from 'js-cookie';\nCookies.get('token');\nexport {};",
  `import Cookies from 'js-cookie';\nexport function load() {\n  const token = Cookies.get('token');\n  return fetch(${API_CALL}, { headers: { Authorization: \`Bearer \${token}\`, Accept: 'text/plain' } });\n}`,
  `import Cookies from 'js-cookie';\nexport const load = () => fetch(${API_CALL}, { headers: { Authorization: 'Bearer ' + Cookies.get('token') } });`,
  `import Cookies from 'js-cookie';\nexport function load() {\n  const token = Cookies.get('token');\n  const headers: Record<string, string> = { Accept: 'text/plain' };\n  if (token) headers.Authorization = \`Bearer \${token}\`;\n  return fetch(${API_CALL}, { headers });\n}`,
  `import Cookies from 'js-cookie';\nexport function load() {\n  const token = Cookies.get('token');\n  const init = { headers: { ...(token ? { Authorization: \`Bearer \${token}\` } : {}) } };\n  return fetch(${API_CALL}, init);\n}`,
  `import Cookies from 'js-cookie';\nexport function load() {\n  const headers = new Headers();\n  headers.set('Accept', 'text/plain');\n  headers.set('Authorization', \`Bearer \${Cookies.get('token')}\`);\n  return fetch(${API_CALL}, { headers });\n}`,
  `import Cookies from 'js-cookie';\nconst getHeaders = (): HeadersInit => ({ Authorization: \`Bearer \${Cookies.get('token')}\` });\nexport const load = () => fetch(${API_CALL}, { method: 'POST', headers: getHeaders() });\nexport const other = () => fetch(${API_CALL}, { headers: { ...getHeaders(), Accept: 'text/plain' } });`,
  `import Cookies from 'js-cookie';\nimport { useCallback } from 'react';\nexport function Cart() {\n  const getHeaders = useCallback(() => ({ Authorization: \`Bearer \${Cookies.get('token')}\` }), []);\n  const load = useCallback(() => fetch(${API_CALL}, { headers: getHeaders() }), [getHeaders]);\n  return <p>{load}</p>;\n}`,
  "import axios from 'axios';\nimport type { Internal } from 'axios';\nimport Cookies from 'js-cookie';\nconst api = axios.create({ baseURL: process.env.API_URL as string });\napi.interceptors.request.use((config: Internal) => {\n  const token = Cookies.get('token');\n  if (token) {\n    config.headers.Authorization = `Bearer ${token}`;\n  }\n  return config;\n});\nexport const load = () => api.get('/me');",
  `import Cookies from 'js-cookie';\nexport async function request(path: string, init: RequestInit = {}) {\n  const token = Cookies.get('token');\n  return fetch(${API_CALL} + path, { ...init, headers: { Accept: 'text/plain', ...(token && { Authorization: \`Bearer \${token}\` }), ...init.headers } });\n}`,
];

const SET = "import { cookies } from 'next/headers';\nexport async function login(token: string) {\n  const jar = await cookies();\n";

/** Server code with a finding of its own; each type-checks before anything is fixed. */
const SERVER_SNIPPETS: readonly string[] = [
  `${SET}  jar.set('session', token);\n}`,
  `${SET}  jar.set('session', token, {});\n}`,
  `${SET}  jar.set('session', token, {\n    path: '/', // everywhere\n  });\n}`,
  `${SET}  jar.set({ name: 'session', value: token });\n}`,
  `${SET}  jar.set('session', token, { httpOnly: false });\n}`,
  `${SET}  const options = { path: '/' };\n  jar.set('session', token, options);\n}`,
  `${SET}  const options = { path: '/' };\n  jar.set('session', token, options);\n  jar.set('theme', 'dark', options);\n}`,
  `${SET}  const options = { path: '/', sameSite: 'lax' } as const;\n  jar.set('session', token, { ...options, maxAge: 60 });\n}`,
  `${SET}  const open = { httpOnly: false };\n  jar.set('session', token, { ...open, path: '/' });\n  jar.set('theme', 'dark', open);\n}`,
  `${SET}  const make = (maxAge: number) => ({ maxAge });\n  jar.set('session', token, make(60));\n}`,
  `${SET}  jar.set('__Host-theme', token, { path: '/' });\n}`,
  `${SET}  jar.set('theme', token, { sameSite: 'none' });\n}`,
  "import { NextResponse } from 'next/server';\nexport function proxy(token: string) {\n  const response = NextResponse.next();\n  response.cookies.set('session', token);\n  return response;\n}",
  "import { serialize } from 'cookie';\nexport const GET = (token: string) => new Response(null, { headers: { 'Set-Cookie': serialize('session', token) } });",
  "export const GET = (token: string) => new Response(null, { headers: { 'Set-Cookie': `session=${token}; Path=/` } });",
  "export function GET(token: string) {\n  const headers = new Headers();\n  headers.append('Set-Cookie', ['session=' + token, 'Path=/'].join('; '));\n  return new Response(null, { headers });\n}",
];

/** Server code that TypeScript rejects, as a promise is taken for what it resolves to. */
const BROKEN_SNIPPETS: readonly string[] = [
  "import { cookies, headers } from 'next/headers';\nexport async function read() {\n  const jar = cookies();\n  return jar.get('a')?.value ?? headers().get('b');\n}",
  "import { cookies } from 'next/headers';\nexport async function read() {\n  const { get } = cookies();\n  return get('a')\n}",
  "import { headers } from 'next/headers';\nexport const read = async () => new Headers(headers());",
  "import { headers } from 'next/headers';\nexport const read = async () => [...headers()].length;",
  "import { headers } from 'next/headers';\nexport const read = async () => fetch('https://rates.test', { headers: headers() });",
  "import { cookies } from 'next/headers';\nconst getStore = () => cookies();\nexport async function read() {\n  const a = {}\n  getStore().set('a', 'b')\n  return a\n}",
  "import { headers } from 'next/headers';\nexport const Host = (): JSX.Element => <p>{headers().get('host')}</p>;",
  "import { headers } from 'next/headers';\nimport { useState } from 'react';\nexport function Host(): JSX.Element {\n  const [key] = useState('host');\n  return <p>{headers().get(key)}</p>;\n}",
];

const RULES = Object.keys(nextBoundary.rules);

describe("fixes and suggestions", () => {
  const before = [...SNIPPETS.map((snippet) => `'use client';\n${snippet}\n`), ...SERVER_SNIPPETS.map((snippet) => `${snippet}\n`)];
  const fixed = before.map((code) => fix(code, []));
  const suggested = before.map((code) => fix(code, RULES));
  const problems = typeCheck([...before, ...fixed, ...suggested]);

  it.each(before.map((snippet, index) => [snippet, index] as const))("type-check: %s", (_, index) => {
    expect(problems[index], "before").toEqual([]);
    expect(suggested[index], "something changes").not.toBe(before[index]);
    expect(problems[index + before.length], fixed[index]).toEqual([]);
    expect(problems[index + 2 * before.length], suggested[index]).toEqual([]);
  });

  it.each(before.map((snippet, index) => [snippet, index] as const))("change nothing the second time: %s", (_, index) => {
    expect(fix(fixed[index] ?? "", [])).toBe(fixed[index]);
    expect(fix(suggested[index] ?? "", RULES)).toBe(suggested[index]);
  });
});

describe("what mends a build", () => {
  const before = BROKEN_SNIPPETS.map((snippet) => `${snippet}\n`);
  const mended = before.map((code) => fix(code, RULES));
  const problems = typeCheck([...before, ...mended]);

  it.each(before.map((snippet, index) => [snippet, index] as const))("type-checks then, and not before: %s", (_, index) => {
    expect(problems[index], "before").not.toEqual([]);
    expect(problems[index + before.length], mended[index]).toEqual([]);
    expect(fix(mended[index] ?? "", RULES)).toBe(mended[index]);
  });
});

function fix(code: string, fixSuggestions: readonly string[]): string {
  const linter = new Linter({ configType: "flat" });
  const { messages, output } = linter.verifyAndFix(
    code,
    {
      ...nextBoundary.configs.strict,
      files: ["**/*.tsx"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      settings: { "next-boundary": { apiOrigins: ["API_URL"], fixSuggestions } },
    },
    { filename: "cart.tsx" },
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${fatal.message}\n${output}`);
  return output;
}

/** What TypeScript says of each text, all of them in one program. */
function typeCheck(texts: readonly string[]): readonly (readonly string[])[] {
  const options: ts.CompilerOptions = {
    jsx: ts.JsxEmit.Preserve,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const files = new Map([["/declarations.d.ts", DECLARATIONS], ...texts.map((text, index) => [`/${String(index)}.tsx`, text] as const)]);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...files.keys()], options, {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    getSourceFile(path, ...rest) {
      const text = files.get(path);
      return text === undefined ? host.getSourceFile(path, ...rest) : ts.createSourceFile(path, text, rest[0]);
    },
    readFile: (path) => files.get(path) ?? host.readFile(path),
  });
  return texts.map((_, index) => {
    const file = program.getSourceFile(`/${String(index)}.tsx`);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) =>
      ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    );
  });
}
