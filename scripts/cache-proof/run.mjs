/**
 * Does `eslint --cache` with the fingerprint find what a run without a cache finds, whatever was edited between?
 *
 *     npm run build && node scripts/cache-proof/run.mjs [--edits 1000] [--app DIRECTORY] [--seed 1] [--fingerprint none] [--plugin FILE]
 *
 * Each step changes one to three things in a generated workspace, or in a copy of an app, and lints it twice: with the cache
 * of the steps before, and without one. Each run has a plugin that knows nothing yet. `--fingerprint none` shows what a cache
 * alone gets wrong.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { createApp } from "./app.mjs";
import { openApp } from "./edited-app.mjs";

/** As many steps as one process takes: each run leaves a copy of the plugin behind. */
const BATCH = 50;

const { values } = parseArgs({
  options: {
    app: { default: "", type: "string" },
    batch: { type: "string" },
    edits: { default: "1000", type: "string" },
    fingerprint: { default: "", type: "string" },
    plugin: { default: join(import.meta.dirname, "../../dist/index.js"), type: "string" },
    seed: { default: "1", type: "string" },
  },
});

if (values.batch === undefined) compareAll(Number(values.edits));
else process.stdout.write(JSON.stringify(await runBatch(Number(values.batch), Number(values.edits))));

function compareAll(edits) {
  const totals = { changed: 0, elsewhere: 0, steps: 0, wrong: [] };
  for (let batch = 0; totals.steps < edits; batch += 1) {
    const command = [fileURLToPath(import.meta.url), "--batch", String(batch), "--edits", String(Math.min(BATCH, edits - totals.steps))];
    const options = ["app", "fingerprint", "plugin", "seed"].map((name) => `--${name}=${values[name]}`);
    const found = JSON.parse(execFileSync(process.execPath, [...command, ...options], { encoding: "utf8", maxBuffer: 1 << 26 }));
    for (const key of ["changed", "elsewhere", "steps"]) totals[key] += found[key];
    totals.wrong.push(...found.wrong);
    console.error(`${totals.steps} steps, ${totals.wrong.length} not the same`);
  }
  for (const { batch, edit, lost, made, step } of totals.wrong.slice(0, 10)) {
    console.log(`batch ${batch}, step ${step}: ${edit}`);
    for (const line of lost) console.log(`  not found with the cache: ${line}`);
    for (const line of made) console.log(`  found with the cache only: ${line}`);
  }
  console.log(
    `${totals.steps - totals.wrong.length} of ${totals.steps} steps the same with a cache and without; ${totals.changed} changed findings, ` +
      `${totals.elsewhere} of them in files that were not edited`,
  );
  process.exitCode = totals.wrong.length > 0 || totals.elsewhere === 0 ? 1 : 0;
}

async function runBatch(batch, steps) {
  register("./fresh-copies.mjs", import.meta.url);
  const { ESLint } = await import("eslint");
  const { default: parser } = await import("@typescript-eslint/parser");
  const random = createRandom(Number(values.seed) * 1000 + batch);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "cache-proof-")));
  const totals = { changed: 0, elsewhere: 0, steps, wrong: [] };
  const app = values.app === "" ? createApp() : openApp(resolve(values.app));
  let written = write(scratch, app.render(), { files: {}, links: {} });
  let before = await lint("warm", false);
  await lint("warm-cache", true);
  try {
    for (let step = 1; step <= steps; step += 1) {
      const edit = app.edit(random);
      const next = app.render();
      const edited = new Set(Object.keys(next.files).filter((path) => next.files[path] !== written.files[path]));
      written = write(scratch, next, written);
      const cached = await lint(`${step}-cache`, true);
      const found = await lint(`${step}`, false);
      const [lost, made] = [subtract(found, cached), subtract(cached, found)];
      if (lost.length + made.length > 0) totals.wrong.push({ batch, edit, lost, made, step });
      const different = [...subtract(found, before), ...subtract(before, found)];
      if (different.length > 0) totals.changed += 1;
      if (different.some((line) => !edited.has(line.split(":")[0]))) totals.elsewhere += 1;
      before = found;
    }
  } finally {
    rmSync(scratch, { force: true, recursive: true });
  }
  return totals;

  async function lint(run, isCached) {
    const { default: plugin } = await import(`${pathToFileURL(resolve(values.plugin)).href}?run=${batch}-${run}`);
    const directory = join(scratch, "repo");
    const graph = isCached && values.fingerprint !== "none" ? { graph: plugin.fingerprint(directory) } : {};
    const eslint = new ESLint({
      cache: isCached,
      // Without a cache ESLint removes the one that it finds there.
      cacheLocation: join(scratch, isCached ? "cache" : "no-cache"),
      cacheStrategy: "content",
      cwd: directory,
      overrideConfig: [
        plugin.configs.strict,
        {
          files: ["**/*.{js,ts,tsx}"],
          languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
          settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"], ...graph } },
        },
      ],
      overrideConfigFile: true,
    });
    const results = await eslint.lintFiles(["."]);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ column, line, message, ruleId, suggestions }) =>
        `${filePath.slice(scratch.length + 1)}:${line}:${column}: ${ruleId}: ${message} ${JSON.stringify(suggestions ?? [])}`,
      ),
    );
  }
}

function write(scratch, next, before) {
  for (const path of [...Object.keys(before.files), ...Object.keys(before.links)]) {
    const isKept = path in next.files || next.links[path] === before.links[path];
    if (!isKept) rmSync(join(scratch, path), { force: true, recursive: true });
  }
  for (const [path, text] of Object.entries(next.files)) {
    if (before.files[path] === text) continue;
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
  for (const [path, target] of Object.entries(next.links)) {
    if (before.links[path] !== target) symlinkSync(join(scratch, target), join(scratch, path));
  }
  return next;
}

function subtract(lines, others) {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
