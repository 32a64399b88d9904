/** `eslint --cache` knows nothing of other files. With the fingerprint in the settings it need not. */
import { writeFileSync } from "node:fs";

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
        settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"], ...(graph === undefined ? {} : { graph }) } },
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

  it.each([
    ["an options constant", "lib/options.ts", "export const options = { httpOnly: true, sameSite: 'lax', secure: true };", "httpOnly: false", "httpOnly: true"],
    ["a CORS origin", "lib/origin.ts", "export const ORIGIN = 'https://shop.test';", "*", "https://shop.test"],
    ["the name of a cookie", "lib/name.ts", "export const NAME = 'theme';", "'session'", "'theme'"],
    ["a base URL", "lib/url.ts", "export const URL = 'https://other.test';", "https://api.shop.test", "https://other.test"],
  ])("finds what an edit of %s changes elsewhere", async (_, file, text, mistake, right) => {
    const project = createProject({
      ...FILES,
      "app/api/me/route.ts": "import { ORIGIN } from '../../../lib/origin';\nexport const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': ORIGIN, 'Access-Control-Allow-Credentials': 'true' } });\n",
      "app/cart.tsx": "'use client';\nimport { URL } from '../lib/url';\nexport default function Cart() { void fetch(URL); return null; }\n",
      "app/login/route.ts": "import { cookies } from 'next/headers';\nimport { NAME } from '../../lib/name';\nimport { options } from '../../lib/options';\nexport const POST = async (request) => { const value = await request.text(); (await cookies()).set('session', value, options); (await cookies()).set(NAME, value, { sameSite: 'lax', secure: true }); };\n",
      "lib/name.ts": "export const NAME = 'theme';\n",
      "lib/options.ts": "export const options = { httpOnly: true, sameSite: 'lax', secure: true };\n",
      "lib/origin.ts": "export const ORIGIN = 'https://shop.test';\n",
      "lib/url.ts": "export const URL = 'https://other.test';\n",
    });
    expect((await run(project, plugin.fingerprint(project.directory))).messages).toEqual([]);
    writeFileSync(project.path(file), text.replace(right, mistake));
    expect((await run(project, plugin.fingerprint(project.directory))).messages).toHaveLength(1);
    writeFileSync(project.path(file), text);
    expect((await run(project, plugin.fingerprint(project.directory))).messages).toEqual([]);
  });

  it("lints nothing again where no module has changed, and all files where one has", async () => {
    const project = createProject({ ...FILES, "README.md": "", "public/logo.svg": "" });
    const first = await run(project, plugin.fingerprint(project.directory));
    expect(first.linted).toBeGreaterThan(4);
    writeFileSync(project.path("README.md"), "# Shop");
    writeFileSync(project.path("public/logo.svg"), "<svg />");
    expect((await run(project, plugin.fingerprint(project.directory))).linted).toBe(0);
    writeFileSync(project.path("lib/vat.ts"), FILES["lib/vat.ts"].replace("1.19", "1.2"));
    expect((await run(project, plugin.fingerprint(project.directory))).linted).toBe(first.linted);
  });
});
