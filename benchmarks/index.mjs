/**
 * What it takes to know an app: the cold index beside the least that anybody must do with the same files, the look
 * whether it still holds, the memory it keeps, and how all that grows.
 *
 *     npm run build && node benchmarks/index.mjs [--repeats 5] [--heap DIRECTORY] APP…
 *     npm run build && node benchmarks/index.mjs --growth
 *
 * APP is the folder of one Next.js app. `--heap` takes a folder with all modules that are to be kept in memory at once.
 * The floor: each folder listed, each file looked at, read, transformed and lexed, as often as the index does it, in the
 * same order. It and the index are timed in processes of their own, in turns, with the native parts loaded; times
 * are CPU, and each figure is the median of the repeats.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { parse as lex } from "es-module-lexer";

import { nodeHost } from "../dist/platform/host/node-host.js";
import { toPortablePath } from "../dist/platform/host/portable-path.js";
import { loadNativeExtractor } from "../dist/project/extract-module-record.js";
import { Project } from "../dist/project/project.js";

const COLD_BUDGET = 2.5;
const AGAIN_BUDGET = 0.1;
const HEAP_BUDGET = 120;
const HEAP_MODULES = 15_000;
/** Some file of the app: the index is the same whichever is asked about. */
const NOBODY = "package.json";
const MODULE = /\.[cm]?[jt]sx?$/u;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    growth: { default: false, type: "boolean" },
    heap: { type: "string" },
    repeats: { default: "5", type: "string" },
    // What a child process is asked for.
    task: { type: "string" },
  },
});

const TASKS = { floor: timeFloor, heap: measureHeap, index: timeIndex, list: listReads };

if (values.task !== undefined) {
  process.stdout.write(JSON.stringify(TASKS[values.task](...positionals)));
} else {
  for (const directory of positionals) compare(directory);
  if (values.heap !== undefined) printHeap(values.heap);
  if (values.growth) printGrowth();
}

function runApart(task, args) {
  const command = ["--expose-gc", fileURLToPath(import.meta.url), "--task", task, ...args];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8", maxBuffer: 1 << 28 }));
}

function measure(directory) {
  const app = toPortablePath(realpathSync(resolve(directory)));
  const scratch = mkdtempSync(join(tmpdir(), "index-reads-"));
  try {
    const reads = runApart("list", [app]);
    const list = join(scratch, "reads.json");
    writeFileSync(list, JSON.stringify(reads));
    const floors = [];
    const indexes = [];
    for (let round = 0; round < Number(values.repeats); round += 1) {
      floors.push(runApart("floor", [list]));
      indexes.push(runApart("index", [app]));
    }
    const pick = (runs, key) => getMedian(runs.map((run) => run[key]));
    const steps = Object.keys(floors[0].steps).map((step) => [step, getMedian(floors.map((run) => run.steps[step]))]);
    return {
      again: pick(indexes, "again"),
      cold: pick(indexes, "cold"),
      floor: pick(floors, "total"),
      reads,
      records: indexes[0].records,
      steps: Object.fromEntries(steps),
      trees: indexes[0].trees,
    };
  } finally {
    rmSync(scratch, { force: true, recursive: true });
  }
}

function compare(directory) {
  const { again, cold, floor, reads, records, steps, trees } = measure(directory);
  const parts = Object.entries(steps).map(([step, time]) => `${step} ${time.toFixed(0)}`);
  const format = (time) => `${time.toFixed(0).padStart(6)} ms`;
  console.log(`${directory}: ${reads.modules.length} modules, ${reads.folders.length} folders, ${reads.looks.length} files seen`);
  console.log(`  index          ${records} records, ${trees} trees`);
  console.log(`  floor          ${format(floor)} (${parts.join(", ")})`);
  console.log(`  cold index     ${format(cold)} / ${format(floor)} = ${judge(cold / floor, COLD_BUDGET)}`);
  console.log(`  nothing new    ${format(again)} / ${format(cold)} = ${judge(again / cold, AGAIN_BUDGET)}`);
}

function judge(value, budget) {
  return `${value.toFixed(2)}, ${value <= budget ? "within" : "OVER"} ${budget}`;
}

function getMedian(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function getCpu() {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
}

/** Both sides start with these, so that loading them is in neither time. */
function loadNativeParts() {
  const extractor = loadNativeExtractor();
  extractor.extract("/warm.tsx", "import { a } from 'b'; export const c = <p>{a}</p>;", false);
  extractor.extract("/warm.ts", "export const a = require('b');", false);
}

function askForIndex(project, app) {
  const name = join(app, NOBODY);
  project.noteLint(name);
  return project.findEnvironments(name, project.findRoot(name));
}

/** What an index asks the disk, each thing once and in that order. */
function listReads(app) {
  const folders = new Set();
  const looks = new Set();
  const reads = new Set();
  const host = {
    ...nodeHost,
    getVersion: (path) => (looks.add(path), nodeHost.getVersion(path)),
    list: (path) => (folders.add(path), nodeHost.list(path)),
    readFile: (path) => (reads.add(path), nodeHost.readFile(path)),
  };
  askForIndex(new Project(host), app);
  const modules = [...reads].filter((path) => MODULE.test(path) && !/\.d\.[cm]?ts$/u.test(path));
  return {
    folders: [...folders],
    looks: [...looks].filter((path) => !folders.has(path)),
    modules,
    others: [...reads].filter((path) => !MODULE.test(path)),
  };
}

function timeFloor(list) {
  const { folders, looks, modules, others } = JSON.parse(readFileSync(list, "utf8"));
  const { transformSync } = createRequire(import.meta.url)("oxc-transform");
  loadNativeParts();
  globalThis.gc();
  const steps = {};
  const start = getCpu();
  const time = (step, run) => {
    const before = getCpu();
    run();
    steps[step] = getCpu() - before;
  };
  time("walk", () => folders.forEach((path) => tryTo(() => readdirSync(path, { withFileTypes: true }))));
  time("stat", () => [...folders, ...looks].forEach((path) => statSync(path, { throwIfNoEntry: false })));
  const texts = new Map();
  time("read", () => [...modules, ...others].forEach((path) => texts.set(path, tryTo(() => readFileSync(path, "utf8")) ?? "")));
  const codes = [];
  time("transform", () => {
    for (const path of modules) {
      codes.push(transformSync(path, texts.get(path), { jsx: { runtime: "automatic" }, lang: getLanguage(path) }).code);
    }
  });
  time("lex", () => codes.forEach((code) => tryTo(() => lex(code))));
  return { steps, total: getCpu() - start };
}

function getLanguage(path) {
  if (path.endsWith(".tsx")) return "tsx";
  return /\.[cm]?ts$/u.test(path) ? "ts" : "jsx";
}

function tryTo(run) {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function timeIndex(app) {
  // A clock that jumps from pause to pause, so that each question begins a round.
  let time = 0;
  const project = new Project({ ...nodeHost, now: () => (time += 10_000) });
  loadNativeParts();
  globalThis.gc();
  const start = getCpu();
  askForIndex(project, app);
  const cold = getCpu() - start;
  const { records, trees } = project.modules.counts;
  const rounds = [];
  for (let round = 0; round < 5; round += 1) {
    const before = getCpu();
    askForIndex(project, app);
    rounds.push(getCpu() - before);
  }
  if (project.modules.counts.records !== records) throw new Error("A second look at unchanged files made records anew.");
  return { again: getMedian(rounds), cold, records, trees };
}

/** The index of every app in a folder, and the edges of every other module, through the eyes of its own app. */
function measureHeap(directory) {
  const project = new Project(nodeHost);
  loadNativeParts();
  const paths = [...collectModules(directory)];
  const before = getHeap();
  project.noteLint(join(directory, NOBODY));
  const roots = new Set(paths.map((path) => project.findRoot(path)).filter((root) => root !== undefined));
  for (const root of roots) project.findEnvironments(join(root.directory, NOBODY), root);
  const ofIndexes = { heap: getHeap() - before, records: project.modules.counts.records };
  for (const path of paths) project.getApp(path, project.findRoot(path)).client.getEdges(path);
  return { apps: roots.size, heap: getHeap() - before, ofIndexes, paths: paths.length, records: project.modules.counts.records };
}

function getHeap() {
  globalThis.gc();
  globalThis.gc();
  const { external, heapUsed } = process.memoryUsage();
  return (heapUsed + external) / (1 << 20);
}

function* collectModules(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules" && entry.name !== ".git") yield* collectModules(path);
    if (entry.isFile() && MODULE.test(entry.name)) yield toPortablePath(path);
  }
}

function printHeap(directory) {
  const { apps, heap, ofIndexes, paths, records } = runApart("heap", [realpathSync(resolve(directory))]);
  console.log(`${directory}: ${paths} modules in ${apps} apps`);
  console.log(`  kept by the indexes                ${ofIndexes.heap.toFixed(1)} MB, ${ofIndexes.records} records`);
  const projected = heap * (HEAP_MODULES / records);
  console.log(`  kept with all modules              ${heap.toFixed(1)} MB, ${records} records`);
  const verdict = projected <= HEAP_BUDGET ? "within" : "OVER";
  console.log(`  for ${HEAP_MODULES} records that makes      ${projected.toFixed(1)} MB, ${verdict} ${HEAP_BUDGET} MB`);
}

function printGrowth() {
  const scratch = mkdtempSync(join(tmpdir(), "index-growth-"));
  try {
    const rows = [1000, 2000, 4000, 8000, 16_000].map((size) => {
      const app = join(scratch, String(size));
      generateApp(app, size);
      return { size, ...measure(app) };
    });
    for (const { again, cold, floor, records, size } of rows) {
      const per = (time) => `${((1000 * time) / records).toFixed(0)} µs`;
      const times = `floor ${per(floor)}, cold index ${per(cold)}, nothing new ${per(again)} a module`;
      console.log(`${String(size).padStart(6)} modules, ${records} records: ${times}`);
    }
    const [first, last] = [rows[0], rows.at(-1)];
    const grow = (key) => (last[key] / last.records / (first[key] / first.records)).toFixed(2);
    const ratios = `floor ${grow("floor")}, cold index ${grow("cold")}, nothing new ${grow("again")}`;
    console.log(`Time a module at ${last.size} / at ${first.size}: ${ratios}`);
  } finally {
    rmSync(scratch, { force: true, recursive: true });
  }
}

/**
 * An app as they are: features with a barrel over components, hooks and server code, routes over the features, and a
 * few modules that everybody asks for. Every module is reached from some page.
 */
function generateApp(app, size) {
  const write = (path, ...lines) => {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), `${lines.join("\n")}\n`);
  };
  write("package.json", JSON.stringify({ dependencies: { next: "^16.0.0", react: "^19.0.0" }, name: "generated" }));
  write("next.config.mjs", "export default {};");
  write("tsconfig.json", JSON.stringify({ compilerOptions: { baseUrl: ".", jsx: "preserve", paths: { "@/*": ["./src/*"] } } }));
  write("src/app/layout.tsx", "export default ({ children }: { children: unknown }) => <html>{children}</html>;");
  const shared = ["cn", "format", "http", "types", "constants"];
  for (const name of shared) write(`src/lib/${name}.ts`, ...fill(name), `export const ${name} = (value: string) => value;`);
  write("src/lib/index.ts", ...shared.map((name) => `export * from "./${name}";`));
  const MODULES_PER_FEATURE = 20;
  for (let index = 0; index < Math.floor(size / MODULES_PER_FEATURE); index += 1) generateFeature(index, write);
}

function generateFeature(index, write) {
  const folder = `src/features/f${index}`;
  const routes = `src/app/(group${index % 7})/f${index}`;
  const parts = Array.from({ length: 12 }, (_, number) => number);
  for (const number of parts) {
    const isLast = number % 3 === 2;
    write(
      `${folder}/components/Part${number}.tsx`,
      ...(number % 3 === 0 ? ['"use client";'] : []),
      'import { useState } from "react";',
      'import { cn } from "@/lib/cn";',
      'import type { Row } from "../model";',
      `import { useFeature${index} } from "../hooks";`,
      ...(isLast ? [] : [`import { Part${number + 1} } from "./Part${number + 1}";`]),
      ...fill("part"),
      `export function Part${number}({ id }: { id: Row["id"] }) {`,
      "  const [state] = useState(0);",
      `  const data = useFeature${index}(id);`,
      `  return <div className={cn(state)} title={String(data)}>{${isLast ? "null" : `<Part${number + 1} id={id} />`}}</div>;`,
      "}",
    );
  }
  write(`${folder}/components/index.ts`, ...parts.map((number) => `export * from "./Part${number}";`));
  write(`${folder}/hooks/index.ts`, `export { useFeature${index} } from "./use-feature";`);
  write(
    `${folder}/hooks/use-feature.ts`,
    'import { useEffect } from "react";',
    'import { format, http } from "@/lib";',
    'import { load } from "../api";',
    ...fill("hook"),
    `export function useFeature${index}(id: string) {`,
    "  useEffect(() => { void load(id); }, [id]);",
    "  return format(http(id));",
    "}",
  );
  write(
    `${folder}/api.ts`,
    'import { http } from "@/lib/http";',
    'import { parse } from "./model";',
    ...fill("api"),
    "export const load = async (id: string) => parse(http(id));",
  );
  write(
    `${folder}/model.ts`,
    ...fill("model"),
    "export interface Row { id: string }",
    "export const parse = (id: string): Row => ({ id });",
  );
  write(
    `${folder}/index.ts`,
    'export * from "./components";',
    'export * from "./hooks";',
    'export { load } from "./api";',
    'export type { Row } from "./model";',
  );
  write(
    `${routes}/page.tsx`,
    `import { Part0 } from "@/features/f${index}";`,
    `import { load as loadOther } from "@/features/f${Math.floor(index / 2)}";`,
    "export default async function Page() {",
    '  return <Part0 id={(await loadOther("1")).id} />;',
    "}",
  );
  write(`${routes}/route-data.ts`, `import { load } from "@/features/f${index}/api";`, "export const data = load;");
  write(
    `src/app/api/f${index}/route.ts`,
    `import { data } from "@/app/(group${index % 7})/f${index}/route-data";`,
    'export const GET = async () => Response.json(await data("1"));',
  );
}

/** Code of the usual length: what modules of real apps have between their imports and what matters here. */
function fill(name) {
  const write = (_, line) => `const ${name}${line}: Record<string, number> = { a: ${line}, "b-c": ${line * 2} };`;
  return Array.from({ length: 30 }, write);
}
