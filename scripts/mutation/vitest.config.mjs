/** The tests over sources with mutants in them: `scripts/mutation.mjs` says which. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { defineConfig } from "vitest/config";

const root = path.join(import.meta.dirname, "../..");
const sources = path.join(root, "src");
const { texts } = JSON.parse(readFileSync(path.join(process.env.MUTATION_DIRECTORY, "texts.json"), "utf8"));

const PROJECT = /export const project = (new Project\(.*\));/u;

export default defineConfig({
  plugins: [{ enforce: "pre", load, name: "mutants" }],
  root,
  test: {
    env: { NEXT_BOUNDARY_ERRORS: "throw" },
    include: ["tests/**/*.test.ts"],
    maxWorkers: 2,
    pool: "forks",
    runner: path.join(import.meta.dirname, "runner.mjs"),
    setupFiles: [path.join(root, "tests/kit/setup.ts")],
    testTimeout: 3_600_000,
  },
});

/** Modules whose memory can be thrown away: that of their weak maps, and the one project of the process. */
function load(id) {
  const [file] = id.split("?");
  if (!file.startsWith(`${sources}${path.sep}`) || !file.endsWith(".ts")) return null;
  const name = path.relative(root, file).split(path.sep).join("/");
  const text = texts[name] ?? readFileSync(file, "utf8");
  const isShared = name === "src/rule-kit/shared-project.ts";
  if (isShared && !PROJECT.test(text)) throw new Error(`${name}: no project to start anew`);
  const forgetful = isShared
    ? text.replace(PROJECT, "export let project = $1; globalThis.mutationMemory.resets.push(() => { project = $1; });")
    : text;
  return `const WeakMap = globalThis.mutationMemory.WeakMap; ${forgetful}`;
}
