/** `eslint --cache` knows nothing of other files. With the fingerprint in the settings it need not. */
import { readFileSync, writeFileSync } from "node:fs";

import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../src/index.ts";
import { createProject, EMPTY_APP, type Project } from "./kit/create-project.ts";

const FILES = {
  ...EMPTY_APP,
  "app/cart.tsx": "'use client';\nimport { total } from '../lib/prices';\nexport default function Cart() { return total; }\n",
  "app/page.tsx": "import Cart from './cart';\nexport default function Page() { return <Cart />; }\n",
  "lib/prices.ts": "import { vat } from './vat';\nexport const total = vat(100);\n",
  "lib/vat.ts": "export const vat = (net: number) => net * 1.19;\n",
};

/** What a run reports, and how many files it had to lint, as a new process with a cache on the disk. */
async function run(project: Project, graph: string | undefined): Promise<{ readonly linted: number; readonly messages: readonly (string | undefined)[] }> {
  let linted = 0;
  const counting = { create: () => ({ Program: () => { linted += 1; } }), meta: { schema: [] } };
  const eslint = new ESLint({
    cache: true,
    cacheLocation: project.path(".eslintcache"),
    cacheStrategy: "content",
    cwd: project.directory,
    overrideConfig: [
      plugin.configs.recommended,
      {
        files: ["**/*.{ts,tsx}"],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { kit: { meta: { name: "kit", version: "1" }, rules: { counting } } },
        rules: { "kit/counting": "error" },
        settings: { "next-boundary": graph === undefined ? {} : { graph } },
      },
    ] as never,
    overrideConfigFile: true,
  });
  const results = await eslint.lintFiles(["."]);
  return { linted, messages: results.flatMap(({ messages }) => messages.map(({ messageId }) => messageId)) };
}

describe("eslint --cache", () => {
  it("misses a finding in an unchanged file without the fingerprint, and has it with", async () => {
    for (const [getGraph, expected] of [
      [() => undefined, []],
      [(project: Project) => plugin.fingerprint(project.directory), ["reachedServerOnlyMarker"]],
    ] as const) {
      const project = createProject(FILES);
      expect((await run(project, getGraph(project))).messages).toEqual([]);
      writeFileSync(project.path("lib/vat.ts"), `import "server-only";\n${FILES["lib/vat.ts"]}`);
      expect((await run(project, getGraph(project))).messages).toEqual(expected);
    }
  });

  it("lints one file again after an edit of a function's body", async () => {
    const project = createProject(FILES);
    await run(project, plugin.fingerprint(project.directory));
    writeFileSync(project.path("lib/vat.ts"), FILES["lib/vat.ts"].replace("1.19", "1.2"));
    expect((await run(project, plugin.fingerprint(project.directory))).linted).toBe(1);
  });
});

describe("the fingerprint", () => {
  const getChange = (file: string, edit: (text: string) => string): boolean => {
    const project = createProject({ ...FILES, "lib/session.ts": "export const read = async () => (await import('next/headers')).cookies();\n" });
    const before = plugin.fingerprint(project.directory);
    expect(plugin.fingerprint(project.directory)).toBe(before);
    writeFileSync(project.path(file), edit(readFileSync(project.path(file), "utf8")));
    return plugin.fingerprint(project.directory) !== before;
  };

  it.each([
    ["lib/prices.ts", "a request", (text: string) => `import "./session";\n${text}`],
    ["lib/prices.ts", "an export", (text: string) => `${text}export const net = 1;\n`],
    ["lib/prices.ts", "a directive", (text: string) => `"use server";\n${text}`],
    ["lib/session.ts", "what a server-only name is used for", (text: string) => text.replace("cookies", "headers")],
    ["package.json", "the version of Next.js", (text: string) => text.replace("16", "15")],
  ])("changes with %s: %s", (file, _, edit) => {
    expect(getChange(file, edit)).toBe(true);
  });

  it.each([
    "export const TOKEN = 'auth_token';\n",
    "const TOKEN = 'auth_token';\nexport { TOKEN };\n",
    "export enum Names { token = 'auth_token' }\n",
    "export const names = {\n  token: 'auth_token',\n};\n",
    "export function getName() {\n  return 'auth_token';\n}\n",
    "export const getName = () => `auth_token`;\n",
    "export const isServer = typeof window === 'undefined' || place === 'auth_token';\n",
    "export const read = (name) => name + document.cookie + 'auth_token';\n",
  ])("changes with a value that client code may ask for: %s", (text) => {
    const project = createProject({ ...FILES, "lib/vat.ts": `${FILES["lib/vat.ts"]}${text}` });
    const before = plugin.fingerprint(project.directory);
    writeFileSync(project.path("lib/vat.ts"), `${FILES["lib/vat.ts"]}${text.replace("auth_token", "theme")}`);
    expect(plugin.fingerprint(project.directory)).not.toBe(before);
  });

  it("changes with what a route does about the session, and stays with what else it does", () => {
    const project = createProject({ ...FILES, "app/api/me/route.ts": "import { read } from '../../../lib/auth';\nexport const GET = async () => Response.json(await read());\n", "lib/auth.ts": "export const read = async () => 1;\n" });
    const before = plugin.fingerprint(project.directory);
    writeFileSync(project.path("lib/auth.ts"), "export const read = async () => 2;\n");
    expect(plugin.fingerprint(project.directory)).toBe(before);
    writeFileSync(project.path("lib/auth.ts"), "export const read = async (request) => request.cookies.get('id');\n");
    expect(plugin.fingerprint(project.directory)).not.toBe(before);
  });

  it("changes with what server code hands to other server code, and stays with what a page does", () => {
    const files = { "app/account/page.tsx": "import { load } from '../../lib/account';\nexport default async function Page() { return <p>{(await load()).session}</p>; }\n", "lib/account.ts": "import { getSession } from './session';\nexport async function load() { const session = await getSession(); return { id: session.id }; }\n" };
    const project = createProject({ ...FILES, ...files });
    const before = plugin.fingerprint(project.directory);
    writeFileSync(project.path("app/account/page.tsx"), files["app/account/page.tsx"].replace("<p>", "<b>").replace("</p>", "</b>"));
    expect(plugin.fingerprint(project.directory)).toBe(before);
    writeFileSync(project.path("lib/account.ts"), files["lib/account.ts"].replace("{ id: session.id }", "session"));
    expect(plugin.fingerprint(project.directory)).not.toBe(before);
  });

  it("changes with what server code calls on its way to the request APIs, and stays with what else it does", () => {
    const files = {
      "app/orders/page.tsx": "import { load } from '../../lib/orders';\nexport default async function Page() { await load(); return <p />; }\n",
      "lib/orders.ts": "import { store } from './store';\nexport async function load() { return keep(1); }\nfunction keep(count) { return count; }\nexport const save = () => store();\n",
      "lib/store.ts": "export const store = async () => (await import('next/headers')).cookies();\n",
    };
    const project = createProject({ ...FILES, ...files });
    const before = plugin.fingerprint(project.directory);
    writeFileSync(project.path("lib/orders.ts"), files["lib/orders.ts"].replace("keep(1)", "keep(2)"));
    expect(plugin.fingerprint(project.directory)).toBe(before);
    writeFileSync(project.path("lib/orders.ts"), files["lib/orders.ts"].replace("keep(1)", "save()"));
    expect(plugin.fingerprint(project.directory)).not.toBe(before);
  });

  it("stays with a comment, and with the body of a function", () => {
    expect(getChange("lib/vat.ts", (text) => text.replace("1.19", "1.2 /* less */"))).toBe(false);
  });

  it("changes with the body of a function on the way from client code to a module with server-only names", () => {
    const project = createProject({
      ...FILES,
      "lib/prices.ts": "import { read } from './session';\nexport const total = 1;\nexport const who = () => read;\n",
      "lib/session.ts": "export const read = async () => (await import('next/headers')).cookies();\n",
    });
    const before = plugin.fingerprint(project.directory);
    writeFileSync(project.path("lib/prices.ts"), "import { read } from './session';\nexport const total = read;\nexport const who = () => 1;\n");
    expect(plugin.fingerprint(project.directory)).not.toBe(before);
  });
});
