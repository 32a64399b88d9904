/**
 * Installs the packed package beside every supported ESLint, as a user would, and lints a file with a known mistake.
 *
 *     npm run install:check
 *
 * Each case is an empty folder of its own: nothing of this repository's node_modules helps. The configurations are also
 * type-checked there, with `skipLibCheck` off and without @typescript-eslint/utils.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, "..");
const RULE = "next-boundary/no-server-import-in-client";
/** What an installation of the plugin alone may take. */
const MOST_MEGABYTES = 20;

const MISTAKE = `"use client";
import { cookies } from "next/headers";

export const read = (name: string): unknown => cookies().get(name);
`;

const PARSER = ["@typescript-eslint/parser@8.72.0", "typescript@~5.9.0"];
const BY_NAME = `import { defineConfig } from "eslint/config";
import parser from "@typescript-eslint/parser";
import nextBoundary from "eslint-plugin-next-boundary";

export default defineConfig([
  { files: ["**/*.tsx"], languageOptions: { parser } },
  { extends: ["next-boundary/recommended"], plugins: { "next-boundary": nextBoundary } },
]);
`;
const ARRAY = `import parser from "@typescript-eslint/parser";
import nextBoundary from "eslint-plugin-next-boundary";

export default [{ files: ["**/*.tsx"], languageOptions: { parser } }, nextBoundary.configs.recommended];
`;
const COMMONJS = `const parser = require("@typescript-eslint/parser");
const nextBoundary = require("eslint-plugin-next-boundary");

module.exports = [{ files: ["**/*.tsx"], languageOptions: { parser } }, nextBoundary.configs.recommended];
`;
const ESLINTRC = JSON.stringify({
  extends: ["plugin:next-boundary/legacy-recommended"],
  parser: "@typescript-eslint/parser",
  parserOptions: { sourceType: "module" },
  root: true,
});

const LINT_CASES = [
  { config: ["eslint.config.mjs", BY_NAME], eslint: "10", name: "ESLint 10, extends by name" },
  { config: ["eslint.config.cjs", COMMONJS], eslint: "10", name: "ESLint 10, eslint.config.cjs" },
  { config: ["eslint.config.mjs", BY_NAME], eslint: "9", name: "ESLint 9, extends by name" },
  { config: [".eslintrc.json", ESLINTRC], eslint: "9", name: "ESLint 9, .eslintrc" },
  { config: ["eslint.config.mjs", ARRAY], eslint: "~8.57.0", name: "ESLint 8.57, flat" },
  { config: [".eslintrc.json", ESLINTRC], eslint: "~8.57.0", name: "ESLint 8.57, .eslintrc" },
];

const DEFINE_CONFIG_TYPES = `import type { Linter } from "eslint";
import { defineConfig } from "eslint/config";
import nextBoundary from "eslint-plugin-next-boundary";

export const byName = defineConfig([{ extends: ["next-boundary/recommended"], plugins: { "next-boundary": nextBoundary } }]);
export const byObject = defineConfig([nextBoundary.configs.strict, { extends: [nextBoundary.configs.recommended] }]);
export const plain: Linter.Config[] = [nextBoundary.configs.recommended];
`;
const FLAT_8_TYPES = `import type { Linter } from "eslint";
import nextBoundary from "eslint-plugin-next-boundary";

export const plain: Linter.FlatConfig[] = [nextBoundary.configs.recommended];
`;
const REQUIRE_TYPES = `import nextBoundary = require("eslint-plugin-next-boundary");

export = [nextBoundary.configs.recommended];
`;
const TYPE_CASES = [
  { name: "Types, ESLint 10, TypeScript 6", packages: ["eslint@10", "typescript@~6.0.0"], text: DEFINE_CONFIG_TYPES },
  { name: "Types, ESLint 9, TypeScript 5.9", packages: ["eslint@9", "typescript@~5.9.0"], text: DEFINE_CONFIG_TYPES },
  { name: "Types, ESLint 8.57, TypeScript 5.9", packages: ["eslint@~8.57.0", "@types/eslint@8", "typescript@~5.9.0"], text: FLAT_8_TYPES },
];
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    exactOptionalPropertyTypes: true,
    module: "NodeNext",
    noEmit: true,
    skipLibCheck: false,
    strict: true,
    target: "ES2022",
    types: [],
  },
  files: ["config.mts", "config.cts"],
});

const work = await realpath(await mkdtemp(path.join(tmpdir(), "install-check-")));
try {
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", work], { cwd: ROOT });
  const tarball = path.join(work, stdout.trim().split("\n").at(-1));
  const cases = [
    ["Alone", () => checkAlone(tarball)],
    ...LINT_CASES.map((lintCase) => [lintCase.name, () => checkLint(tarball, lintCase)]),
    ...TYPE_CASES.map((typeCase) => [typeCase.name, () => checkTypes(tarball, typeCase)]),
  ];
  for (const [name, check] of cases) {
    try {
      console.log(`ok    ${name}: ${await check()}`);
    } catch (error) {
      console.log(`FAIL  ${name}: ${[error.message, error.stdout, error.stderr].filter(Boolean).join("\n")}`);
      process.exitCode = 1;
    }
  }
  console.log(process.exitCode === 1 ? "The package does not work everywhere." : `The package works in all ${String(cases.length)} installations.`);
} finally {
  await rm(work, { force: true, recursive: true });
}

/** Without ESLint, as beside oxlint: it loads, brings no copy of it or of TypeScript, and is small. */
async function checkAlone(tarball) {
  const folder = await install("alone", [tarball]);
  await run(process.execPath, ["--input-type=module", "--eval", 'import p from "eslint-plugin-next-boundary"; if (!p.configs.recommended) throw new Error("no preset")'], { cwd: folder });
  const packages = await readdir(path.join(folder, "node_modules"));
  const unwanted = packages.filter((name) => /^(?:eslint|typescript)$/u.test(name));
  if (unwanted.length > 0) throw new Error(`It brings ${unwanted.join(", ")}.`);
  const megabytes = (await measure(path.join(folder, "node_modules"))) / 1e6;
  if (megabytes > MOST_MEGABYTES) throw new Error(`It takes ${megabytes.toFixed(1)} MB.`);
  return `${megabytes.toFixed(1)} MB`;
}

async function checkLint(tarball, { config: [configFile, configText], eslint, name }) {
  const folder = await install(name, [tarball, `eslint@${eslint}`, ...PARSER]);
  await writeFile(path.join(folder, configFile), configText);
  await mkdir(path.join(folder, "app"));
  await writeFile(path.join(folder, "app/button.tsx"), MISTAKE);
  const environment = { ...process.env, ESLINT_USE_FLAT_CONFIG: String(!configFile.startsWith(".eslintrc")) };
  // The linter answers 1, because it finds something.
  const { stdout, stderr } = await run(process.execPath, ["node_modules/eslint/bin/eslint.js", "--format", "json", "app/button.tsx"], { cwd: folder, env: environment }).catch((error) => error);
  const messages = stdout.startsWith("[") ? JSON.parse(stdout).flatMap((result) => result.messages) : [];
  const found = messages.filter(({ line, ruleId }) => ruleId === RULE && line === 2);
  if (found.length !== 1 || messages.length !== 1) throw new Error(`Expected one finding of ${RULE} in line 2, got: ${stdout}${stderr}`);
  return found[0].message;
}

async function checkTypes(tarball, { name, packages, text }) {
  const folder = await install(name, [tarball, ...packages]);
  if ((await stat(path.join(folder, "node_modules/@typescript-eslint/utils")).catch(() => undefined)) !== undefined) {
    throw new Error("@typescript-eslint/utils is installed, so this shows nothing.");
  }
  await writeFile(path.join(folder, "config.mts"), text);
  await writeFile(path.join(folder, "config.cts"), REQUIRE_TYPES);
  await writeFile(path.join(folder, "tsconfig.json"), TSCONFIG);
  await run(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "."], { cwd: folder });
  return "no errors, skipLibCheck off";
}

async function install(name, packages) {
  const folder = path.join(work, name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-"));
  await mkdir(folder);
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", ...packages], { cwd: folder });
  return folder;
}

async function measure(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
