/**
 * How much of `analysis/` and `project/` could be wrong without a test that says so: mutants of the sources, and which of
 * them no test kills.
 *
 *     npm run mutation -- --folder src/analysis/values --folder src/analysis/cors --sample 100 --seed 1
 *
 * `--sample` is the number of mutants per folder, `--tests` what the tests' files begin with (all but the slow ones), `--tries` how many
 * tests of the second round a mutant has to live through before it is called a survivor (all that come by it, where none is given).
 * The survivors are written, with their diffs, to `--out` (below the system's folder for temporary files).
 */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { startVitest } from "vitest/node";

import { formatReport, formatSurvivors } from "./mutation/report.mjs";
import { placeMutants, sampleMutants } from "./mutation/sample-mutants.mjs";

const root = path.join(import.meta.dirname, "..");

/** They take minutes, and look for what is no question of right or wrong: speed, order, the sources themselves. */
const SLOW = [
  "tests/analysis/growth.test.ts",
  "tests/architecture.test.ts",
  "tests/absent-parts.test.ts",
  "tests/cache.test.ts",
  "tests/crashes.test.ts",
  "tests/example.test.ts",
  "tests/fingerprint-covers-lints.test.ts",
  "tests/fixes-type-check.test.ts",
  "tests/order.test.ts",
  "tests/package.test.ts",
  "tests/robustness.test.ts",
  "tests/rules/no-sensitive-cookie-read-stories.test.ts",
  "tests/rules/require-fetch-credentials-stories.test.ts",
  "tests/slow-patterns.test.ts",
];
const DEFAULT_TESTS = ["tests/analysis", "tests/project", "tests/rules", "tests/docs", "tests/companions"];

/** Green tests are of no interest here: only that a test is red without a mutant. */
const FAILURES = {
  onTestCaseResult(test) {
    const { errors, state } = test.result();
    if (state === "failed") console.log(`Red without a mutant: ${test.fullName}\n${errors[0]?.message}`);
  },
  onTestRunEnd(_, unhandled) {
    for (const { message } of unhandled) console.log(`Unhandled: ${message}`);
  },
};

const { values: options } = parseArgs({
  options: {
    folder: { multiple: true, type: "string" },
    out: { type: "string" },
    sample: { default: "100", type: "string" },
    seed: { default: "1", type: "string" },
    tests: { multiple: true, type: "string" },
    tries: { type: "string" },
  },
});

const directory = options.out ?? mkdtempSync(path.join(tmpdir(), "mutation-"));
process.env.MUTATION_DIRECTORY = directory;
mkdirSync(directory, { recursive: true });
const eventsFile = path.join(directory, "events.jsonl");

const folders = options.folder ?? ["src/analysis", "src/project"];
const totals = {};
const chosen = [];
for (const folder of folders) {
  const sample = await sampleMutants(root, folder, Number(options.sample), options.seed);
  totals[folder] = sample.total;
  chosen.push(...sample.chosen);
}
const { mutants, texts } = await placeMutants(root, chosen);
// What was interrupted goes on where the mutants are the same.
const isSame = existsSync(path.join(directory, "mutants.json")) && readFileSync(path.join(directory, "mutants.json"), "utf8") === JSON.stringify({ mutants });
if (!isSame) rmSync(eventsFile, { force: true });
write("mutants.json", { mutants });
write("texts.json", { texts });
console.log(`${mutants.length} mutants, survivors go to ${directory}`);

const files = listTests();
await runRound({ thenOneOf: 20, triesPerFile: 3 }, files);
report("after a few tests of each file");
const rest = planRest();
if (Object.keys(rest).length > 0) {
  await runRound({ tests: rest }, [...new Set(Object.keys(rest).map(getFile))]);
  report("after all tests");
}

/** Again, where a mutant ended the process, and the tests of a file that were still to come with it. */
async function runRound(plan, testFiles) {
  write("plan.json", plan);
  do {
    takeUnfinished();
    const vitest = await startVitest("test", testFiles, {
      config: path.join(root, "scripts/mutation/vitest.config.mjs"),
      reporters: [FAILURES],
      watch: false,
    });
    await vitest.close();
  } while (noteDeadly());
}

/** Whether mutants ended their processes, by a hang or for want of memory: they are as good as killed. */
function noteDeadly() {
  const unfinished = takeUnfinished();
  for (const { id, test } of unfinished) appendFileSync(eventsFile, `${JSON.stringify({ id, outcome: "timeout", reason: "ends the process", test })}\n`);
  return unfinished.length > 0;
}

function takeUnfinished() {
  return readdirSync(directory)
    .filter((name) => name.startsWith("current-"))
    .map((name) => path.join(directory, name))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      rmSync(file);
      return JSON.parse(text);
    });
}

/**
 * The tests that each survivor has to live through: all that come by it, or as many as `--tries` says, in that order: first the
 * tests of files that killed mutants of the same folder, and of each file the quick ones.
 */
function planRest() {
  const { alive, judged, tests } = readOutcomes();
  const kills = new Map();
  for (const { by, folder } of judged) if (by !== undefined) count(kills, `${folder} ${getFile(by.test)}`);
  const coming = new Map(alive.map(({ id }) => [id, []]));
  for (const test of [...tests].sort((first, second) => first.took - second.took)) for (const id of test.covered) coming.get(id)?.push(test.test);
  const limit = options.tries === undefined ? Infinity : Number(options.tries);
  const plan = {};
  for (const { folder, id } of alive) {
    const places = new Map();
    const ranked = coming.get(id).map((test) => ({ rank: count(places, getFile(test)) / (1 + (kills.get(`${folder} ${getFile(test)}`) ?? 0)), test }));
    for (const { test } of ranked.sort((first, second) => first.rank - second.rank).slice(0, limit)) (plan[test] ??= []).push(id);
  }
  return plan;
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts.get(key);
}

function getFile(test) {
  return test.split(" > ")[0];
}

function readOutcomes() {
  const events = existsSync(eventsFile)
    ? readFileSync(eventsFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line))
    : [];
  const outcomes = new Map(events.filter(({ outcome }) => outcome !== undefined).map((event) => [event.id, event]));
  const tests = events.filter(({ covered }) => covered !== undefined);
  const reached = new Set(tests.flatMap((test) => test.reached));
  const atLoad = new Set(events.flatMap((event) => event.static ?? []));
  const judged = mutants.map((mutant) => ({
    ...mutant,
    outcome: outcomes.get(mutant.id)?.outcome ?? (reached.has(mutant.id) ? "survived" : atLoad.has(mutant.id) ? "static" : "not covered"),
    by: outcomes.get(mutant.id),
  }));
  return { alive: judged.filter(({ outcome }) => outcome === "survived"), judged, notRepeatable: events.flatMap((event) => event.notRepeatable ?? []), tests };
}

function report(when) {
  const { judged, notRepeatable } = readOutcomes();
  console.log(`\n${when}:\n${formatReport(folders, totals, judged)}`);
  if (notRepeatable.length > 0) console.log(`${notRepeatable.length} tests cannot be run twice, and kill nothing.`);
  writeFileSync(path.join(directory, "survivors.txt"), formatSurvivors(root, judged));
}

function listTests() {
  const starts = options.tests ?? DEFAULT_TESTS;
  return readdirSync(path.join(root, "tests"), { recursive: true })
    .map((file) => `tests/${file.split(path.sep).join("/")}`)
    .filter((file) => file.endsWith(".test.ts") && !SLOW.includes(file) && starts.some((start) => file.startsWith(start)));
}

function write(name, value) {
  writeFileSync(path.join(directory, name), JSON.stringify(value));
}
