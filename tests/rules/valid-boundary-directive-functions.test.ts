/** Functions and exports under a directive: what the compiler refuses although the directive counts. See scripts/directive-cases.mjs. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/valid-boundary-directive.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const filename = "/app/app/actions.ts";
const DIRECTIVES = ["use server", "use cache"] as const;
const in14 = { settings: { "next-boundary": { nextVersion: 14 } } };
const in15 = { settings: { "next-boundary": { nextVersion: 15 } } };

/** One finding without a suggestion. */
function refused(messageId: "exportedElsewhere" | "exportedValue" | "instanceMethod", name: string, code: string, more: object = {}) {
  return { code, errors: [{ messageId }], filename, name, ...more };
}

tester.run("valid-boundary-directive, functions", rule, {
  valid: [
    ...DIRECTIVES.flatMap((text) =>
      [
        `async function run() { '${text}'; return { arguments: 1 }.arguments; }`,
        `async function run() { '${text}'; return function () { return this; }; }`,
        `async function run() { '${text}'; class A { b() { return this; } } return new A(); }`,
        `async function* run() { '${text}'; yield 1; }`,
        `const tools = { async run() { '${text}'; return 1; } };`,
        `class Tools { static async run() { '${text}'; return 1; } }`,
        `class Tools { run = async () => { '${text}'; return 1; }; }`,
        `class Tools { constructor() { '${text}'; } }`,
        `class Tools { async #run() { '${text}'; return 1; } }`,
        `list.map(async () => { '${text}'; return 1; });`,
        `async function run() { '${text}'; '${text}'; 'use strict'; return 1; }`,
      ].map((code) => ({ code, filename })),
    ),
    { code: "async function run() { 'use cache'; 'use cache: private'; }", filename, name: "two kinds of cache: the compiler takes one of them" },
    { code: "const tools = { run() { 'use server'; return this; } };", filename, name: "a method in 14, which does not look at it", ...in14 },
    { code: "async function run() { 'use server'; return this; }", filename, name: "'this' in 14", ...in14 },
    { code: "function run() { 'use cache'; return 1; }", filename, name: "'use cache' in 14: any string", ...in14 },
    { code: "async function run() { 'use server'; 'use cache'; }", filename, name: "'use server' in 14, and any string", ...in14 },
  ],
  invalid: [
    ...DIRECTIVES.flatMap((value) => [
      {
        code: `function run() { '${value}'; return 1; }`,
        errors: [{ data: { value }, messageId: "sync" as const, suggestions: [{ messageId: "makeAsync" as const, output: `async function run() { '${value}'; return 1; }` }] }],
        filename,
        name: `${value}: not async`,
      },
      {
        code: `const run = (): number => { '${value}'; return 1; };`,
        errors: [{ messageId: "sync" as const, suggestions: [{ messageId: "makeAsync" as const, output: `const run = async (): Promise<number> => { '${value}'; return 1; };` }] }],
        filename,
        name: `${value}: an arrow that is not async`,
      },
      { code: `const tools = { run() { '${value}'; return 1; } };`, errors: [{ messageId: "sync" as const }], filename, name: `${value}: a method that is not async` },
      { code: `function* run() { '${value}'; yield 1; }`, errors: [{ messageId: "sync" as const }], filename, name: `${value}: a generator that is not async` },
      refused("instanceMethod", `${value}: a method of instances`, `class Tools { async run() { '${value}'; return 1; } }`),
      ...(["this", "arguments", "super.of(1)"] as const).map((code) => ({
        code: `class Tools extends Array { static async run() { '${value}'; return () => ${code}; } }`,
        errors: [{ data: { value, word: code.split(".")[0] ?? "" }, messageId: "unbound" as const }],
        filename,
        name: `${value}: ${code} of its caller`,
      })),
      { code: `async function run(a = this) { '${value}'; return a; }`, errors: [{ messageId: "unbound" as const }], filename, name: `${value}: 'this' in a parameter` },
    ]),
    {
      code: "async function run() { 'use cache'; 'use server'; return 1; }",
      errors: [
        {
          data: { build: "the build", other: "use server", value: "use cache" },
          messageId: "conflict",
          suggestions: [
            { messageId: "removeDirective", output: "async function run() { 'use cache'; return 1; }" },
            { messageId: "removeDirective", output: "async function run() { 'use server'; return 1; }" },
          ],
        },
      ],
      filename,
      name: "two directives that exclude each other",
    },
  ],
});

/** A file with a directive at its top. */
function under(directive: string, ...lines: readonly string[]): string {
  return [`'${directive}';`, ...lines, ""].join("\n");
}

tester.run("valid-boundary-directive, exports", rule, {
  valid: [
    ...DIRECTIVES.flatMap((text) =>
      [
        "export async function a() {}",
        "export const a = async () => {};",
        "export const a = wrap(async () => {});",
        "export default wrap(async () => {});",
        "const a = async () => {};\nexport default a;",
        "const b = () => {};\nexport const a = b;",
        "class A {}\nexport { A };",
        "export const A = class {};",
        "export const a = (() => {}) as () => void;",
        "export const a = tools.a;",
        "export const { a } = tools;",
        "export type A = string;",
        "export interface A {}",
        "type A = string;\nexport { type A };",
        "export type { A } from './a';",
        "export async function a(x: string): Promise<void>;\nexport async function a(x: unknown) { await x; }",
        "export let a = {};\na = async () => {};",
        "function helper() {}\nconst schema = { x: 1 };\nexport async function a() { helper(schema); }",
        "export const a = z.object({});",
      ].map((code) => ({ code: under(text, code), filename, name: `${text}: ${code}` })),
    ),
    ...["{ x: 1 }", "1", "null", "[]"].map((value) => ({ code: under("use cache", `export const a = ${value};`), filename, name: `'use cache', of 16: ${value}` })),
    { code: under("use cache", "export { a } from './a';"), filename, name: "'use cache', of 16: another module's" },
    { code: under("use server", "const a = () => {};\nexport { a };"), filename, name: "15 looks at no name", ...in15 },
    { code: under("use server", "export const a = () => {};"), filename, name: "14 looks at no arrow", ...in14 },
    { code: under("use server", "import { z } from 'zod';\nexport const a = z.string().parse(b);"), filename, name: "what a schema made may be anything" },
    { code: under("use server", "import { make } from './make';\nexport const a = new make();"), filename, name: "an instance of a class that nobody knows" },
    { code: under("use server", "class Own { constructor() { return () => {}; } }\nexport const a = new Own();"), filename, name: "a constructor that returns something else" },
    { code: "export const a = 1;\nexport function b() {}\n", filename, name: "no directive" },
    { code: under("use server", "export const a = 1;"), filename: "/app/app/actions.test.ts", name: "a test" },
  ],
  invalid: [
    ...DIRECTIVES.flatMap((value) => [
      {
        code: under(value, "export function a(): string { return ''; }"),
        errors: [{ data: { name: "a", value }, messageId: "exportedSync" as const, suggestions: [{ messageId: "makeAsync" as const, output: under(value, "export async function a(): Promise<string> { return ''; }") }] }],
        filename,
        name: `${value}: not async`,
      },
      {
        code: under(value, "const a = () => {};", "export { a as b };"),
        errors: [{ data: { name: "b", value }, messageId: "exportedSync" as const, suggestions: [{ messageId: "makeAsync" as const, output: under(value, "const a = async () => {};", "export { a as b };") }] }],
        filename,
        name: `${value}: not async, by name`,
      },
      {
        code: under(value, "export default () => {};"),
        errors: [{ data: { name: "default", value }, messageId: "exportedSync" as const, suggestions: [{ messageId: "makeAsync" as const, output: under(value, "export default async () => {};") }] }],
        filename,
        name: `${value}: the default is not async`,
      },
      refused("exportedValue", `${value}: a class`, under(value, "export class A {}")),
      refused("exportedValue", `${value}: a default that is no function`, under(value, "export default { x: 1 };")),
      refused("exportedElsewhere", `${value}: all of another module`, under(value, "export * from './a';")),
    ]),
    ...["{ x: 1 } as const", "[]", "1", "-1", "'x'", "`x`", "null", "undefined", "new Map()", "Object.freeze({ x: 1 })", "import('./a')", "/x/u", "1 + b"].map((value) =>
      refused("exportedValue", `use server: ${value}`, under("use server", `export const a = ${value};`)),
    ),
    refused("exportedValue", "by another name", under("use server", "const a = { x: 1 };", "export { a };")),
    refused("exportedValue", "an instance of a class of its own", under("use server", "class Own {}", "export const a = new Own();")),
    refused("exportedValue", "a schema", under("use server", "import { z } from 'zod';", "export const schema = z.object({ name: z.string().min(1) }).partial();")),
    refused("exportedValue", "a schema of a namespace", under("use server", "import * as v from 'valibot';", "export const schema = v.object({ name: v.string() });")),
    refused("exportedValue", "a second one", under("use server", "export const a = async () => {}, b = 1;")),
    refused("exportedValue", "what is only declared", under("use server", "export declare const a: number;")),
    refused("exportedElsewhere", "what another module defines", under("use server", "export { a } from './a';")),
    refused("exportedElsewhere", "a namespace", under("use server", "export * as a from './a';")),
    refused("exportedValue", "'use cache', of 15: a literal", under("use cache", "export const a = 1;"), in15),
    refused("exportedElsewhere", "'use cache', of 15: another module's", under("use cache", "export { a } from './a';"), in15),
  ],
});

const HELPER = "export async function run() { 'use server'; return 1; }\nexport const other = 1;\n";

const shop = createProject({
  "app/client.tsx": "'use client';\nimport { other } from '../lib/middle';\nimport type { Only } from '../lib/types';\nexport const Client = () => <p>{other}</p>;\n",
  "app/page.tsx": "import { Client } from './client';\nexport default function Page() { return <Client />; }\n",
  "lib/middle.ts": "export * from './reached';\n",
  "lib/old.ts": HELPER,
  "lib/reached.ts": HELPER,
  "lib/server.ts": HELPER,
  "lib/types.ts": `${HELPER}export type Only = string;\n`,
  "next.config.mjs": "export default { cacheComponents: true, cacheHandlers: { default: 'a', sessions: require.resolve('./sessions.js') } };\n",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/api/me.ts": "",
  "pages/old.tsx": "import { other } from '../lib/old';\nexport default () => other;\n",
});

tester.run("valid-boundary-directive, client code", rule, {
  valid: [
    { code: HELPER, filename: shop.path("lib/server.ts"), name: "no client module leads there" },
    { code: HELPER, filename: shop.path("lib/types.ts"), name: "only its types" },
    { code: HELPER, filename: shop.path("lib/old.ts"), name: "only the pages router, which does not look at it" },
    { code: `'use sevrer';\n${HELPER}`, filename: shop.path("pages/old.tsx"), name: "in the pages router itself" },
    { code: "const a = 1;\n'use client';\nexport default a;\n", filename: shop.path("pages/api/me.ts"), name: "in its API" },
    { code: "'use server';\nexport async function run() {}\n", filename: shop.path("lib/reached.ts"), name: "a file of Server Functions" },
  ],
  invalid: [
    { code: HELPER, errors: [{ data: { chain: "app/client.tsx → middle.ts → reached.ts → 'use server'", value: "use server" }, line: 1, messageId: "inlineReachedByClient" }], filename: shop.path("lib/reached.ts"), name: "through a barrel" },
    { code: `'use client';\n${HELPER}`, errors: [{ data: { value: "use server" }, line: 2, messageId: "inlineInClient" }], filename: shop.path("app/client.tsx"), name: "in a client module" },
    {
      code: "'use client';\nexport function Form() {\n  const save = () => {\n    'use cache: private';\n  };\n  return <form action={save} />;\n}\n",
      errors: [{ data: { value: "use cache: private" }, line: 4, messageId: "inlineInClient" }],
      filename: shop.path("app/client.tsx"),
      name: "in a component of a client module; that it is not async is said afterwards",
    },
    { code: "import a from 'a';\n'use client';\n", errors: [{ messageId: "misplaced" }], filename: shop.path("pages/old.tsx"), name: "'use client' in the pages router", output: "'use client';\n\nimport a from 'a';\n" },
  ],
});

tester.run("valid-boundary-directive, kinds that the config states", rule, {
  valid: [
    { code: "'use cache: sessions';\nexport async function run() {}\n", filename: shop.path("lib/server.ts"), name: "one that has a handler" },
    { code: "'use cache: users';\nexport async function run() {}\n", filename, name: "no config that states any" },
  ],
  invalid: [
    {
      code: "'use cache: users';\nexport async function run() {}\n",
      errors: [{ data: { kind: "users", suggested: "use cache" }, messageId: "unknownKind", suggestions: [{ data: { place: "file", value: "use cache" }, messageId: "writeDirective", output: "'use cache';\nexport async function run() {}\n" }] }],
      filename: shop.path("lib/server.ts"),
      name: "one that has none",
    },
    {
      code: "async function run() { 'use cache: session'; }\n",
      errors: [{ data: { kind: "session", suggested: "use cache" }, messageId: "unknownKind", suggestions: [{ messageId: "writeDirective", output: "async function run() { 'use cache'; }\n" }] }],
      filename: shop.path("lib/server.ts"),
      name: "of a function",
    },
  ],
});
