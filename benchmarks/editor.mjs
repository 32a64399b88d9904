/**
 * What a developer waits for because of us: at each keystroke in an open file, and when one file is linted in a process
 * of its own, as a commit hook does.
 *
 *     npm run build && node benchmarks/editor.mjs [--files 5] [--strokes 40] [--repeats 5] [--workspace DIRECTORY] APP…
 *
 * APP is the folder of one Next.js app; the whole folder that `--workspace` names is copied, as dependencies are edited
 * and saved on the way. Typed into are the client files with the most modules behind them, and modules without a
 * directive in which something is found, for which the whole app has to be known. All times are those of the thread that lints.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { wrapRules } from "./rule-time.mjs";

const STROKE_BUDGET = 10;
const COLD_BUDGET = 0.3;
/** A dependency is saved before each stroke with this number. */
const STROKES_PER_SAVE = 8;
const MODULE = /(?<!\.d)\.[jt]sx?$/u;
const NOT_APP = /\.(?:test|spec|stories)\.|(?:^|\/)(?:__tests__|__mocks__|e2e|playwright|tests?)\//u;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    files: { default: "5", type: "string" },
    pause: { default: "80", type: "string" },
    repeats: { default: "5", type: "string" },
    strokes: { default: "40", type: "string" },
    // What a child process is asked for.
    task: { type: "string" },
    workspace: { type: "string" },
  },
});

const TASKS = { cold: lintCold, select: selectFiles, type: typeInto };

if (values.task !== undefined) {
  process.stdout.write(JSON.stringify(await TASKS[values.task](...positionals)));
} else {
  for (const app of positionals) compare(app);
}

function runApart(task, args) {
  const options = ["files", "pause", "strokes"].map((name) => `--${name}=${values[name]}`);
  const command = [fileURLToPath(import.meta.url), "--task", task, ...options, ...args];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8", maxBuffer: 1 << 26 }));
}

function compare(app) {
  const source = resolve(values.workspace ?? app);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "editor-")));
  try {
    const copy = join(scratch, "app");
    cpSync(source, copy, { filter: (path) => !/\/(?:node_modules|\.git|\.next)$/u.test(path), recursive: true });
    const directory = join(copy, relative(source, resolve(app)));
    const { largest, modules, shared, typical } = runApart("select", [directory]);
    console.log(`${app}: ${modules} modules`);
    for (const { closure, file } of largest) printTyping(directory, file, `'use client', ${closure} modules behind it`);
    for (const file of shared) printTyping(directory, file, "no directive, with a finding");
    if (typical !== undefined) printCold(directory, typical.file, `typical 'use client', ${typical.closure} modules behind it`);
    if (shared[0] !== undefined) printCold(directory, shared[0], "no directive, with a finding");
  } finally {
    rmSync(scratch, { force: true, recursive: true });
  }
}

function printTyping(directory, file, title) {
  const { opening, records, saved, trees, typed } = runApart("type", [directory, file]);
  console.log(`  ${relative(directory, file)} (${title})`);
  console.log(`    opened: ${format(opening.ours)} of ${format(opening.all)}, ${records} records, ${trees} trees`);
  for (const [name, lints] of [["typed", typed], ["after a save elsewhere", saved]]) {
    const times = lints.map(({ ours }) => ours);
    const median = getQuantile(times, 0.5);
    const p95 = getQuantile(times, 0.95);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const [whole, opened, opens] = ["all", "records", "trees"].map((key) => getQuantile(lints.map((lint) => lint[key]), 0.5));
    const verdict = median > STROKE_BUDGET ? "OVER" : p95 > STROKE_BUDGET ? "p95 OVER" : "within";
    console.log(
      `    ${name}: median ${format(median)}, mean ${format(mean)}, p95 ${format(p95)} of ${format(whole)}, ${opened} records, ${opens} trees: ` +
        `${verdict} ${STROKE_BUDGET} ms`,
    );
  }
}

function printCold(directory, file, title) {
  const runs = Array.from({ length: Number(values.repeats) }, () => runApart("cold", [directory, file]));
  const pick = (key) => getQuantile(runs.map((run) => run[key]), 0.5);
  const ratio = getQuantile(runs.map(({ all, load, ours }) => (load + ours) / all), 0.5);
  console.log(`  alone: ${relative(directory, file)} (${title}), ${pick("records")} records, ${pick("trees")} trees`);
  console.log(
    `    loading ${format(pick("load"))} + rules ${format(pick("ours"))} / ${format(pick("all"))} = ` +
      `${(100 * ratio).toFixed(1)} %, ${ratio <= COLD_BUDGET ? "within" : "OVER"} ${100 * COLD_BUDGET} %`,
  );
}

function format(time) {
  return `${time.toFixed(1)} ms`;
}

function getQuantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The plugin keeps its project to itself; it shows when it is told of a lint. */
async function watchProject() {
  const { Project } = await import("../dist/project/project.js");
  const watched = { project: undefined };
  const { noteLint } = Project.prototype;
  Project.prototype.noteLint = function note(name) {
    watched.project = this;
    noteLint.call(this, name);
  };
  return watched;
}

async function createLint(cwd) {
  const { Linter } = await import("eslint");
  const { default: parser } = await import("@typescript-eslint/parser");
  const watched = await watchProject();
  const { default: nextBoundary } = await import("../dist/index.js");
  const linter = new Linter({ cwd });
  const wrapped = wrapRules(nextBoundary);
  const config = {
    ...nextBoundary.configs.strict,
    files: ["**/*.{js,jsx,ts,tsx}"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    plugins: { "next-boundary": wrapped.plugin },
  };
  return (filename, text) => {
    const before = { all: performance.now(), ours: wrapped.getTotal(), ...watched.project?.modules.counts };
    const messages = linter.verify(text, config, { filename });
    const { records = 0, trees = 0 } = watched.project?.modules.counts ?? {};
    return {
      all: performance.now() - before.all,
      messages,
      ours: wrapped.getTotal() - before.ours,
      project: watched.project,
      records: records - (before.records ?? 0),
      trees: trees - (before.trees ?? 0),
    };
  };
}

/** The modules that a client file takes along: those that our walk has to know. */
function collectClosure(file, project) {
  const { client } = project.getApp(file, project.findRoot(file));
  const seen = new Set([file]);
  for (const path of seen) {
    if (path !== file && client.getRecord(path).directives.length > 0) continue;
    for (const { target } of client.getEdges(path)) seen.add(target);
  }
  return [...seen].slice(1);
}

async function selectFiles(directory) {
  const { nodeHost } = await import("../dist/platform/host/node-host.js");
  const { Project } = await import("../dist/project/project.js");
  const project = new Project(nodeHost);
  project.noteLint(directory);
  const files = [...collectModules(directory)];
  const isApp = (file) => !NOT_APP.test(relative(directory, file)) && project.findRoot(file)?.directory === directory;
  const clients = files
    .filter((file) => isApp(file) && /^\s*["']use client["']/u.test(readFileSync(file, "utf8")))
    .map((file) => ({ closure: collectClosure(file, project).length, file }))
    .sort((a, b) => a.closure - b.closure);
  const lint = await createLint(directory);
  const shared = [];
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    if (shared.length === 2) break;
    if (!isApp(file) || /["']use \w+["']/u.test(text) || !/\bfetch\(\s*["'`]\/api\//u.test(text)) continue;
    if (lint(file, text).messages.some(({ ruleId }) => ruleId === "next-boundary/require-fetch-credentials")) shared.push(file);
  }
  return {
    largest: clients.slice(-Number(values.files)).reverse(),
    modules: files.length,
    shared,
    typical: clients[Math.floor(clients.length / 2)],
  };
}

function* collectModules(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith(".")) yield* collectModules(path);
    if (entry.isFile() && MODULE.test(entry.name)) yield path;
  }
}

/** Someone types a comment at the end of a file, and now and then saves another file that this one depends on. */
async function typeInto(directory, file) {
  const lint = await createLint(directory);
  const original = readFileSync(file, "utf8");
  const opening = lint(file, original);
  const closure = collectClosure(file, opening.project);
  const typed = [];
  const saved = [];
  let text = `${original}\n//`;
  // The first strokes meet code that the engine has not compiled yet, as they would in an editor that was just opened.
  for (let stroke = 1; stroke <= Number(values.strokes); stroke += 1) {
    await sleep(Number(values.pause));
    const isSaved = stroke % STROKES_PER_SAVE === 0 && closure.length > 0;
    if (isSaved) {
      appendFileSync(closure[(stroke * 7919) % closure.length], `\n// saved ${stroke}\n`);
      // A file that was written this very moment is read again until some time has passed.
      await sleep(50);
    }
    text += "x";
    (isSaved ? saved : typed).push(pickTimes(lint(file, text)));
  }
  return { opening: pickTimes(opening), records: opening.records, saved, trees: opening.trees, typed };
}

function pickTimes({ all, ours, records, trees }) {
  return { all, ours, records, trees };
}

/** All that such a process does, from the start of Node.js to the last finding. */
async function lintCold(directory, file) {
  const { ESLint } = await import("eslint");
  const { default: parser } = await import("@typescript-eslint/parser");
  const start = performance.now();
  const watched = await watchProject();
  const { default: nextBoundary } = await import("../dist/index.js");
  const load = performance.now() - start;
  const wrapped = wrapRules(nextBoundary);
  const eslint = new ESLint({
    allowInlineConfig: false,
    cwd: directory,
    overrideConfig: {
      ...nextBoundary.configs.strict,
      files: ["**/*.{js,jsx,ts,tsx}"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { "next-boundary": wrapped.plugin },
    },
    overrideConfigFile: true,
  });
  await eslint.lintFiles([file]);
  return { all: performance.now(), load, ours: wrapped.getTotal(), ...watched.project.modules.counts };
}
