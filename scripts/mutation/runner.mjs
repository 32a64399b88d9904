/**
 * Runs each test as it is, and then once more for each mutant that the test's run came by. Loading modules and parsing take
 * longer than most tests, so one process tries all mutants, and what it remembers is thrown away in between.
 *
 * The runs of several processes and rounds share `events.jsonl`: who was killed by what.
 */
import { setMaxListeners } from "node:events";
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Worker } from "node:worker_threads";

import { TestRunner } from "vitest";

const directory = process.env.MUTATION_DIRECTORY;
const { mutants } = JSON.parse(readFileSync(path.join(directory, "mutants.json"), "utf8"));
const plan = JSON.parse(readFileSync(path.join(directory, "plan.json"), "utf8"));
const events = path.join(directory, "events.jsonl");
/** The mutant that is being tried: left behind where the process ends by it. */
const current = path.join(directory, `current-${String(process.pid)}.json`);

/** Nothing but a hang takes so long, also on a busy machine. A thread of its own looks, because a hang lets nobody else do it. */
const HANGING_MS = 180_000;
const runStart = new BigInt64Array(new SharedArrayBuffer(8));
new Worker(
  `const { workerData: { hanging, start } } = require("node:worker_threads");
  setInterval(() => {
    const since = Number(Atomics.load(start, 0));
    if (since !== 0 && Date.now() - since > hanging) process.kill(process.pid, "SIGKILL");
  }, 5000);`,
  { eval: true, execArgv: [], workerData: { hanging: HANGING_MS, start: runStart } },
).unref();

/** What goes on for so many times as long as it does without the mutant has no end. */
const HIT_FACTOR = 100;
const LEAST_HITS = 20_000;

/** Tests that take so long have better things to do than to kill what others kill. */
const SLOW_MS = 400;

// Each run of a test listens to the test's signal once more.
setMaxListeners(0);

const memory = (globalThis.mutationMemory = { epoch: 0, resets: [] });

/** Forgets all it knows when the next run begins, so that no run sees what another one has computed about the same tree. */
class MemoryOfOneRun {
  #epoch = memory.epoch;
  #map = new WeakMap();

  delete(key) {
    return this.#now().delete(key);
  }

  get(key) {
    return this.#now().get(key);
  }

  has(key) {
    return this.#now().has(key);
  }

  set(key, value) {
    this.#now().set(key, value);
    return this;
  }

  #now() {
    if (this.#epoch !== memory.epoch) this.#map = new WeakMap();
    this.#epoch = memory.epoch;
    return this.#map;
  }
}
memory.WeakMap = MemoryOfOneRun;

const switches = (globalThis.__stryker__ = {});
const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
/** The mutants that the test in hand came by, with how often and whether one of them would have changed a value. */
let seen = new Map();

globalThis.mutationSeen = (ids, isValue, value) => {
  for (const id of ids) {
    const known = seen.get(id) ?? { changes: false, hits: 0 };
    known.hits += 1;
    known.changes ||= !isValue || byId.get(id)?.literal === undefined || byId.get(id).literal !== value;
    seen.set(id, known);
  }
  return value;
};

// The rule tester refuses the same case twice, unless it cannot tell: a run once more is the same case.
const require = createRequire(import.meta.url);
require(path.join(path.dirname(require.resolve("@typescript-eslint/rule-tester")), "utils/serialization.js")).isSerializable = () => false;

let readUpTo = 0;
const gone = new Set();
/** The tests that a round has tried already which was interrupted. */
const done = new Set();

function readGone() {
  if (!existsSync(events) || statSync(events).size === readUpTo) return;
  const text = readFileSync(events, "utf8");
  readUpTo = Buffer.byteLength(text);
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const event = JSON.parse(line);
    if (event.outcome !== undefined) gone.add(event.id);
    if (event.covered !== undefined) done.add(event.test);
  }
}

function note(event) {
  appendFileSync(events, `${JSON.stringify(event)}\n`);
}

function startAnew() {
  memory.epoch += 1;
  for (const reset of memory.resets) reset();
}

export default class MutationRunner extends TestRunner {
  #static = "unknown";
  #tries = new Map();

  async runTask(test) {
    const run = TestRunner.getTestFn(test);
    if (this.#static === "unknown") this.#noteStatic();
    const name = getName(test);
    const wanted = plan.tests?.[name];
    if (plan.tests !== undefined && wanted === undefined) return;
    readGone();
    if (wanted === undefined ? done.has(name) : wanted.every((id) => gone.has(id))) return;
    startAnew();
    seen = new Map();
    const start = performance.now();
    await run();
    const took = performance.now() - start;
    const covered = [...seen].filter(([id, { changes }]) => changes && byId.has(id));
    let repeats;
    for (const [id, { hits }] of covered) {
      if (gone.has(id) || !(wanted === undefined ? took < SLOW_MS && this.#isWorthATry(id, name) : wanted.includes(id))) continue;
      const outcome = await this.#tryMutant(id, hits, run, name);
      if (outcome === undefined) continue;
      // A test that cannot be run twice has not killed anything.
      repeats ??= await isGreen(run);
      if (!repeats) break;
      gone.add(id);
      note({ id, test: name, ...outcome });
    }
    if (repeats === false) note({ notRepeatable: name });
    if (wanted === undefined) note({ covered: covered.map(([id]) => id), reached: [...seen.keys()].filter((id) => byId.has(id)), test: name, took });
  }

  /** What was run while the modules were loaded cannot be switched afterwards. */
  #noteStatic() {
    this.#static = "noted";
    if (plan.tests === undefined) note({ static: [...seen.keys()].filter((id) => byId.has(id)) });
  }

  /** In the first round few tests of each file, so that those that are easy to kill are gone before the long round. */
  #isWorthATry(id, name) {
    const tries = this.#tries.get(id) ?? 0;
    if (tries >= plan.triesPerFile && hash(`${id} ${name}`) % plan.thenOneOf !== 0) return false;
    this.#tries.set(id, tries + 1);
    return true;
  }

  async #tryMutant(id, hits, run, name) {
    writeFileSync(current, JSON.stringify({ id, test: name }));
    Atomics.store(runStart, 0, BigInt(Date.now()));
    startAnew();
    Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: hits * HIT_FACTOR + LEAST_HITS });
    try {
      await run();
      return undefined;
    } catch (error) {
      const reason = String(error?.message ?? error).slice(0, 300);
      return { outcome: switches.hitCount > switches.hitLimit ? "timeout" : "killed", reason };
    } finally {
      switches.activeMutant = undefined;
      switches.hitCount = undefined;
      Atomics.store(runStart, 0, 0n);
      rmSync(current);
    }
  }
}

async function isGreen(run) {
  startAnew();
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}

function getName(test) {
  const names = [];
  for (let task = test; task !== undefined && task !== task.file; task = task.suite) names.unshift(task.name);
  return [path.relative(process.cwd(), test.file.filepath), ...names].join(" > ");
}

function hash(text) {
  let result = 7;
  for (let index = 0; index < text.length; index += 1) result = (result * 31 + text.charCodeAt(index)) >>> 0;
  return result;
}
