/**
 * A lint is a function of its text, its configuration and of what the disk answers. So the fingerprint is right if whatever
 * a lint asks is in it, which is measured here for all rules: over the example app, and over a monorepo with all sorts of
 * ways out of its folders.
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { describe, expect, it, vi } from "vitest";

import plugin from "../src/index.ts";
import type { Host } from "../src/platform/host/host.ts";
import { collectAnswers } from "../src/project/fingerprint.ts";
import { project } from "../src/rule-kit/shared-project.ts";
import { createProject } from "./kit/create-project.ts";

const recording = vi.hoisted(() => ({ answers: new Map<string, string>() }));

vi.mock("../src/platform/host/node-host.ts", async (importOriginal) => {
  const original = await importOriginal<{ readonly nodeHost: Host }>();
  const { recordAnswers } = await import("../src/platform/host/recording-host.ts");
  const { answers, host } = recordAnswers(original.nodeHost);
  recording.answers = answers as Map<string, string>;
  return { nodeHost: host };
});

const { nodeHost } = await vi.importActual<{ readonly nodeHost: Host }>("../src/platform/host/node-host.ts");

async function lint(directory: string, settings: object): Promise<number> {
  const eslint = new ESLint({
    cwd: directory,
    overrideConfig: [
      plugin.configs.strict,
      { files: ["**/*.{js,ts,tsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, settings },
    ] as never,
    overrideConfigFile: true,
  });
  const results = await eslint.lintFiles(["."]);
  return results.flatMap(({ messages }) => messages).length;
}

/** What lints asked, and what is not to be had from the fingerprint's answers. */
function findUnanswered(directory: string): readonly string[] {
  const known = collectAnswers(directory, nodeHost);
  const isListed = (path: string): boolean => known.has(`names ${dirname(path)}`) || known.get(`entry ${path}`) !== undefined;
  return [...recording.answers]
    .filter(([question, answer]) => {
      const [, kind = "", path = ""] = /^(\w+) (.*)$/su.exec(question) ?? [];
      if (known.get(question) === answer) return false;
      if (kind === "entry" || kind === "there") return !isListed(path);
      // A path through no link is its own real path.
      return !(kind === "real" && answer === path && isListed(path));
    })
    .map(([question, answer]) => `${question}: ${answer}, known: ${String(known.get(question))}`);
}

const OUTSIDE = "export const NAME = 'session';\nexport const OPTIONS = { httpOnly: false };\n";

const FILES: Readonly<Record<string, string>> = {
  "outside/deep/more.ts": "export const more = 'auth_token';\n",
  "outside/names.ts": `${OUTSIDE}export { more } from './deep/more';\n`,
  "outside/linked/inner.ts": "import 'next/headers';\nexport const inner = 'sid';\n",
  "outside/tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@out/*": ["./*"] } } }),
  "repo/apps/admin/app/page.tsx": "import { Box } from '@acme/ui';\nexport default function Page() { return <Box />; }\n",
  "repo/apps/admin/next.config.mjs": "export default {};\n",
  "repo/apps/admin/package.json": JSON.stringify({ dependencies: { "@acme/ui": "*", next: "15" }, name: "admin" }),
  "repo/apps/shop/.generated/routes.ts": "import 'next/headers';\nexport const ME = '/api/me';\n",
  "repo/apps/shop/app/.well-known/me/route.ts": "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } });\n",
  "repo/apps/shop/app/api/me/route.ts": "import { cookies } from 'next/headers';\nimport { NAME } from '@out/names';\nexport const GET = async () => Response.json((await cookies()).get(NAME));\n",
  "repo/apps/shop/app/cart.tsx": [
    "'use client';",
    "import { ME } from '../.generated/routes';",
    "import { inner } from './linked/inner';",
    "import { Provider } from 'entered';",
    "import { more } from '../../../../outside/names';",
    "import type { Theme } from '#theme';",
    "const load = (name: string) => import(`../../../../outside/deep/${name}`);",
    "export default function Cart({ theme }: { theme: Theme }) {",
    "  void fetch(ME);",
    "  localStorage.setItem(more, document.cookie);",
    "  return <Provider value={load(inner)}>{theme}</Provider>;",
    "}",
  ].join("\n"),
  "repo/apps/shop/app/page.tsx": [
    "import { cookies } from 'next/headers';",
    "import { NAME, OPTIONS } from '@out/names';",
    "import Cart from './cart';",
    "import { helper } from '@/lib';",
    "export default async function Page() { (await cookies()).set(NAME, helper(), OPTIONS); return <Cart theme=\"dark\" />; }",
  ].join("\n"),
  "repo/apps/shop/lib/package.json": JSON.stringify({ main: "../../../../outside/deep/more.ts" }),
  "repo/apps/shop/next.config.mjs": "export default { typescript: { tsconfigPath: 'config/next.json' } };\n",
  "repo/apps/shop/config/next.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["../*"], "@out/*": ["../../../../outside/*"] } }, extends: "@acme/tsconfig/base.json" }),
  "repo/apps/shop/package.json": JSON.stringify({ dependencies: { entered: "1", next: "16" }, imports: { "#theme": "./theme.ts" }, name: "shop" }),
  "repo/apps/shop/theme.ts": "export type Theme = string;\n",
  "repo/apps/shop/tsconfig.json": JSON.stringify({ extends: "../../../outside/tsconfig.json" }),
  "repo/node_modules/@acme/tsconfig/base.json": "{}",
  "repo/node_modules/entered/index.js": "import 'server-only';\nexport * from './provider.js';\n",
  "repo/node_modules/entered/package.json": JSON.stringify({ dependencies: { next: "*" }, main: "index.js", name: "entered" }),
  "repo/node_modules/entered/provider.js": "export const Provider = () => null;\n",
  "repo/node_modules/next/package.json": JSON.stringify({ name: "next", version: "16.4.6" }),
  "repo/package.json": JSON.stringify({ workspaces: ["apps/*", "packages/*"] }),
  "repo/packages/ui/index.ts": "export * from './src/box';\n",
  "repo/packages/ui/package.json": JSON.stringify({ exports: "./index.ts", name: "@acme/ui" }),
  "repo/packages/ui/src/box.tsx": "export const Box = () => { void fetch('/api/me'); return document.cookie.split('session=')[1]; };\n",
};

describe("what a lint asks of the disk", () => {
  it("has an answer in the fingerprint, in the example app", async () => {
    const directory = join(import.meta.dirname, "../examples/shop");
    recording.answers.clear();
    expect(await lint(directory, { "next-boundary": { apiOrigins: ["NEXT_PUBLIC_API_URL"] } })).toBeGreaterThan(30);
    expect(recording.answers.size).toBeGreaterThan(300);
    expect(findUnanswered(directory)).toEqual([]);
  });

  it.each([
    ["repo", {}],
    ["repo", { next: { rootDir: ["apps/shop"] } }],
    ["repo/apps/shop", {}],
    ["repo/apps/shop/app", {}],
    ["repo/packages/ui", {}],
  ])("has an answer in the fingerprint, in %s with settings %j", async (folder, settings) => {
    const story = createProject(FILES);
    const directory = story.path(folder);
    symlinkSync(story.path("outside/linked"), story.path("repo/apps/shop/app/linked"));
    symlinkSync(story.path("repo"), story.path("repo/apps/shop/app/up"));
    project.files.startRound();
    recording.answers.clear();
    await lint(directory, settings);
    expect(recording.answers.size).toBeGreaterThan(30);
    expect(findUnanswered(directory)).toEqual([]);
  });

  it("would be missed here if the fingerprint left something out", async () => {
    const story = createProject(FILES);
    const directory = story.path("repo");
    project.files.startRound();
    recording.answers.clear();
    await lint(directory, {});
    rmSync(story.path("repo/apps/shop/lib/package.json"));
    writeFileSync(story.path("outside/names.ts"), "");
    mkdirSync(story.path("repo/apps/shop/lib/new"));
    expect(findUnanswered(directory).length).toBeGreaterThan(1);
  });
});
