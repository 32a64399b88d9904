/** The built package as its users load it. `npm test` builds it first. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { ESLint, Linter } from "eslint";
import { defineConfig } from "eslint/config";
import nextBoundary from "eslint-plugin-next-boundary";
import { describe, expect, it } from "vitest";

import source from "../src/index.ts";
import { createProject, EMPTY_APP } from "./kit/create-project.ts";

const ROOT = join(import.meta.dirname, "..");
const MISTAKE = '"use client";\nimport { cookies } from "next/headers";\nexport const read = () => cookies();\n';
const RULE = "next-boundary/no-server-import-in-client";

const project = createProject({ ...EMPTY_APP, "app/button.jsx": MISTAKE });

describe("the plugin object", () => {
  it("carries name, version and namespace", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly name: string; readonly version: string };
    expect(nextBoundary.meta).toEqual({ name: manifest.name, namespace: "next-boundary", version: manifest.version });
  });

  it("is what require() returns, too", () => {
    expect(createRequire(import.meta.url)("eslint-plugin-next-boundary")).toHaveProperty("configs.recommended.name", "next-boundary/recommended");
  });

  it("is the build of this source", () => {
    expect(Object.keys(nextBoundary.rules)).toEqual(Object.keys(source.rules));
    expect(nextBoundary.configs.strict.rules).toEqual(source.configs.strict.rules);
  });

  it.each(Object.entries(nextBoundary.rules))("%s links to its page, which exists", (name, { meta }) => {
    expect(meta.docs.url).toBe(`https://github.com/next-boundary/eslint-plugin-next-boundary/blob/main/docs/rules/${name}.md`);
    expect(readFileSync(join(ROOT, `docs/rules/${name}.md`), "utf8")).not.toBe("");
  });

  it.each(Object.entries(nextBoundary.rules))("%s describes every option and takes no other", (_, { meta }) => {
    const alternatives = meta.schema as { readonly anyOf: readonly { readonly additionalProperties?: unknown; readonly properties?: Record<string, object> }[] }[];
    for (const schema of alternatives.flatMap(({ anyOf }) => anyOf)) {
      expect(schema.additionalProperties).toBe(false);
      for (const option of Object.values(schema.properties ?? {})) expect(option).toHaveProperty("description");
    }
  });

  it("publishes types that import nothing", () => {
    const types = ["index", "public-types"].map((name) => readFileSync(join(ROOT, `dist/${name}.d.ts`), "utf8")).join("\n");
    expect([...types.matchAll(/(?:from|import\()\s*"([^"]+)"/gu)].map(([, specifier]) => specifier)).toEqual(["./public-types.ts"]);
  });

  it("loads neither eslint nor typescript", () => {
    const script = `
      await import("eslint-plugin-next-boundary");
      const { createRequire } = await import("node:module");
      console.log(Object.keys(createRequire(import.meta.url).cache).filter((file) => /node_modules.(?:eslint|typescript|@typescript-eslint)./u.test(file)).length);
    `;
    expect(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: ROOT, encoding: "utf8" }).trim()).toBe("0");
  });
});

describe("the presets", () => {
  it("name only rules that exist, and strict has all of recommended", () => {
    const { recommended, strict } = nextBoundary.configs;
    for (const name of Object.keys(strict.rules)) expect(nextBoundary.rules).toHaveProperty([name.replace("next-boundary/", "")]);
    expect(Object.keys(strict.rules)).toEqual(expect.arrayContaining(Object.keys(recommended.rules)));
    expect(nextBoundary.configs["legacy-recommended"].rules).toEqual(recommended.rules);
  });

  it("have options that the rules accept", async () => {
    for (const { rules } of [nextBoundary.configs.recommended, nextBoundary.configs.strict]) {
      await expect(lint([{ plugins: { "next-boundary": nextBoundary }, rules }])).resolves.toContain(RULE);
    }
  });

  it("work spread into an array", async () => {
    await expect(lint([nextBoundary.configs.recommended])).resolves.toContain(RULE);
  });

  it("work by name in 'extends'", async () => {
    const config = defineConfig([{ extends: ["next-boundary/recommended"], plugins: { "next-boundary": nextBoundary } }]);
    await expect(lint(config)).resolves.toContain(RULE);
  });

  it("work under another namespace", async () => {
    const config = defineConfig([{ extends: ["boundary/strict"], plugins: { boundary: nextBoundary } }]);
    await expect(lint(config)).resolves.toContain("boundary/no-server-import-in-client");
  });

  it("leave one finding in the hands of a disable comment", () => {
    const code = MISTAKE.replace("\nimport", `\n// eslint-disable-next-line ${RULE} -- shown in a test\nimport`);
    expect(new Linter().verify(code, [nextBoundary.configs.recommended])).toEqual([]);
  });
});

/** The names of the rules that report the known mistake. */
async function lint(config: Linter.Config[]): Promise<readonly (string | null)[]> {
  const reader: Linter.Config = { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } };
  const eslint = new ESLint({ cwd: project.directory, overrideConfig: [reader, ...config], overrideConfigFile: true });
  const results = await eslint.lintFiles(["app/button.jsx"]);
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}
