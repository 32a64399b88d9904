/**
 * Does `no-server-import-in-client` say what the compiler says, over generated module graphs?
 *
 *     npm run build && node scripts/differential/run.mjs --graphs 300 --seed 1
 *
 *     --graphs N     how many (default 300)          --only ID      one graph of that seed, with its files
 *     --seed N       which (default 1)               --keep         leaves the generated apps on the disk
 *     --from N       the first of them (default 0)   --no-shrink    prints disagreements as they were generated
 *     --plugin FILE  the built plugin (default dist/index.js of this checkout)
 *     --shrink N     how many disagreements to shrink (default 8)
 *
 * `next` is installed once, into NEXT_BOUNDARY_DIFFERENTIAL or a folder of the system's temporary one.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { NEWEST } from "../../dist/platform/next/versions.js";
import { BEYOND, SUPERSETS } from "./compare.mjs";
import { examine } from "./examine.mjs";
import { APP_SIZE, generateGraph } from "./generate.mjs";
import { renderGraph } from "./render.mjs";
import { shrinkAll } from "./shrink.mjs";

const NEXT_VERSION = NEWEST.measured;

const { values } = parseArgs({
  options: {
    from: { default: "0", type: "string" },
    graphs: { default: "300", type: "string" },
    keep: { default: false, type: "boolean" },
    "no-shrink": { default: false, type: "boolean" },
    only: { type: "string" },
    plugin: { default: join(import.meta.dirname, "../../dist/index.js"), type: "string" },
    seed: { default: "1", type: "string" },
    shrink: { default: "8", type: "string" },
  },
});

const started = performance.now();
const seed = Number(values.seed);
const first = values.only === undefined ? Number(values.from) : Number(values.only.slice(1));
const size = values.only === undefined ? Number(values.graphs) : 1;
const context = { install: installNext(), keep: values.keep, plugin: resolve(values.plugin) };
const totals = { beyond: {}, disagreeing: 0, model: 0, other: 0, rejected: 0, reported: 0, supersets: {}, unanswered: 0 };
const disagreeing = [];

for (let start = first; start < first + size;) {
  // An app ends where the options of the next one begin.
  const end = Math.min(first + size, (Math.floor(start / APP_SIZE) + 1) * APP_SIZE);
  const graphs = Array.from({ length: end - start }, (_, index) => generateGraph(seed, start + index));
  const verdicts = await examine(graphs, context);
  for (const [index, verdict] of verdicts.entries()) addUp(graphs[index], verdict);
  start = end;
  if (size > APP_SIZE)
    console.error(`${String(start - first)} of ${String(size)} graphs, ${String(totals.disagreeing)} disagree`);
}

if (values.only !== undefined) printFiles(generateGraph(seed, first));
await printDisagreements();
printTotals();
process.exitCode = totals.disagreeing + totals.unanswered === 0 ? 0 : 1;

function addUp(graph, verdict) {
  if (verdict.unanswered !== undefined) {
    totals.unanswered += 1;
    console.log(`${graph.id}: ${verdict.unanswered}`);
    return;
  }
  if (verdict.blamed.size > 0) totals.rejected += 1;
  if (verdict.findings.some(({ saysWebpack }) => !saysWebpack)) totals.reported += 1;
  if (verdict.others.length > 0) totals.other += 1;
  if (verdict.model.length > 0) totals.model += 1;
  for (const kind of ["beyond", "supersets"]) {
    for (const [name, count] of Object.entries(verdict[kind])) totals[kind][name] = (totals[kind][name] ?? 0) + count;
  }
  if (values.only !== undefined) printVerdict(verdict);
  if (verdict.disagreements.length === 0) return;
  totals.disagreeing += 1;
  disagreeing.push({ graph, verdict });
}

function printVerdict({ blamed, findings, model, others }) {
  for (const pair of blamed) console.log(`Turbopack rejects ${pair}`);
  for (const { file, line, message } of findings) console.log(`The plugin reports ${file}:${String(line)} ${message}`);
  for (const { file, kind, line, title } of others)
    console.log(`Turbopack also says ${kind} ${file}:${String(line)} ${title.slice(0, 120)}`);
  for (const text of model) console.log(`By the graph's own account: Turbopack ${text}`);
}

async function printDisagreements() {
  const chosen = chooseDifferent(disagreeing, Number(values.shrink));
  const shrunk = values["no-shrink"] ? [] : await shrinkAll(chosen, { ...context, keep: false });
  for (const [index, { graph, verdict }] of disagreeing.entries()) {
    if (index === 40) console.log(`… and ${String(disagreeing.length - index)} more`);
    if (index >= 40) break;
    console.log(`seed ${String(seed)} ${graph.id}: ${verdict.disagreements[0].text}`);
  }
  for (const { graph, original, verdict } of shrunk) {
    console.log(`\n--- seed ${String(seed)} ${original.id}, shrunk: ${verdict.disagreements[0].text}`);
    printFiles(graph);
  }
}

/** One of each kind before a second of any. */
function chooseDifferent(list, limit) {
  const groups = Map.groupBy === undefined ? groupByType(list) : Map.groupBy(list, describe);
  const chosen = [];
  for (let round = 0; chosen.length < limit && [...groups.values()].some((group) => group.length > round); round += 1) {
    for (const group of groups.values()) if (group[round] !== undefined && chosen.length < limit) chosen.push(group[round]);
  }
  return chosen;
}

function groupByType(list) {
  const groups = new Map();
  for (const one of list) groups.set(describe(one), [...(groups.get(describe(one)) ?? []), one]);
  return groups;
}

function describe({ verdict }) {
  return verdict.disagreements[0].type;
}

function printFiles(graph) {
  if (graph.options.isVerbatim) console.log("(verbatimModuleSyntax)");
  for (const [path, text] of renderGraph(graph).files) console.log(`// ${path}\n${text}`);
}

function printTotals() {
  const { beyond, disagreeing: disagree, model, other, rejected, reported, supersets, unanswered } = totals;
  const share = (count) => `${String(count)} (${((100 * count) / size).toFixed(1)} %)`;
  console.log(`${String(size)} graphs, seed ${String(seed)}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(`  rejected by Turbopack        ${share(rejected)}`);
  console.log(`  reported by the plugin       ${share(reported)}`);
  for (const [name, why] of Object.entries(SUPERSETS))
    console.log(`  reported, ${name.padEnd(18)} ${String(supersets[name] ?? 0)} findings: ${why}`);
  for (const [name, why] of Object.entries(BEYOND))
    console.log(`  rejected, ${name.padEnd(18)} ${String(beyond[name] ?? 0)} files: ${why}`);
  console.log(`  with other errors            ${share(other)}`);
  console.log(`  Turbopack not as expected    ${share(model)}`);
  if (unanswered > 0) console.log(`  without an answer            ${share(unanswered)}`);
  console.log(`  disagreements                ${share(disagree)}`);
}

function installNext() {
  const install = process.env.NEXT_BOUNDARY_DIFFERENTIAL ?? join(tmpdir(), `next-boundary-differential-${NEXT_VERSION}`);
  if (!existsSync(join(install, "node_modules/next/package.json"))) {
    mkdirSync(install, { recursive: true });
    writeFileSync(join(install, "package.json"), '{ "private": true }\n');
    execFileSync(
      "npm",
      [
        "install",
        "--no-audit",
        "--no-fund",
        `next@${NEXT_VERSION}`,
        "react@19",
        "react-dom@19",
        "server-only@0.0.1",
        "typescript@5",
      ],
      {
        cwd: install,
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
  }
  return realpathSync(install);
}
