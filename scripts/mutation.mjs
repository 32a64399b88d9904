/**
 * What the tests notice: small faults put into the source, one at a time, drawn at random, and how many of them make a test fail.
 *
 *     npm run mutation -- --folder src/analysis/values --folder src/project --sample 100 --seed 1
 *
 * The sample is per folder; without `--folder` it is of each folder of `src/analysis`, and of `src/project`. What no test notices is written
 * to reports/mutation while it runs, as a diff, beside the scores so far. `--tests PATTERN` (as often as there are patterns) runs other tests than
 * scripts/mutation/vitest.config.ts names, `--concurrency` that many faults at once.
 *
 * A fault counts as noticed when a test fails, runs on without an end, or the compiler rejects it. What a module does once, when it is loaded, is left out: it takes all tests per fault.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { Stryker } from "@stryker-mutator/core";

import { drawFaults, listFolders } from "./mutation/sample.mjs";

const { values } = parseArgs({
  options: {
    concurrency: { default: "1", type: "string" },
    folder: { multiple: true, type: "string" },
    sample: { default: "100", type: "string" },
    seed: { default: "1", type: "string" },
    tests: { multiple: true, type: "string" },
  },
});

process.chdir(path.join(import.meta.dirname, ".."));
const folders = values.folder ?? listFolders();
const faults = await drawFaults(folders, Number(values.sample), values.seed);
if (values.tests !== undefined) process.env.MUTATION_TESTS = JSON.stringify(values.tests);

const name = path.resolve("reports/mutation", `${folders.length === 1 ? path.basename(folders[0]) : "folders"}-${values.seed}`);
const reports = { scores: `${name}.md`, unnoticed: `${name}.txt` };
mkdirSync(path.dirname(name), { recursive: true });
for (const report of Object.values(reports)) writeFileSync(report, "");
console.log(`What no test notices: ${reports.unnoticed}`);

await new Stryker({
  checkers: ["only drawn"],
  concurrency: Number(values.concurrency),
  coverageAnalysis: "perTest",
  dryRunTimeoutMinutes: 60,
  ignorePatterns: ["dist", "reports"],
  ignoreStatic: true,
  logLevel: "warn",
  mutate: faults.map(({ file, location: { end, start } }) => `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`),
  plugins: ["@stryker-mutator/vitest-runner", path.resolve("scripts/mutation/stryker-plugins.mjs")],
  reporters: ["progress", "reports"],
  sample: { folders, names: faults.map((fault) => fault.name), reports, texts: Object.fromEntries(faults.map(({ file, text }) => [file, text])) },
  testRunner: "vitest",
  // A busy machine is no endless loop; those are mostly found by how often the fault is passed.
  timeoutFactor: 5,
  timeoutMS: 60_000,
  vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
  warnings: { unknownOptions: false },
}).runMutationTest();

console.log(`\n${readFileSync(reports.scores, "utf8")}`);
