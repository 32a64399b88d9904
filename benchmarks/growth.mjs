/**
 * How the time of each rule grows with a file: every shape of `growth-shapes.mjs` in two sizes, one four times the other.
 * What does the same for each statement takes four times as long; what does more the more statements there are, sixteen.
 *
 *     npm run build && node benchmarks/growth.mjs [--size 1000] [--seconds 60] [--all] [SHAPE…]
 *
 * Each shape is a process of its own, which lints the smaller file twice, so that what is compiled once
 * does not count. Without `--all` only those rules of a shape are printed that grew too fast and took their time.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { wrapRules } from "./rule-time.mjs";
import { SHAPES } from "./growth-shapes.mjs";

const TIMES = 4;
/** More than this for four times the file is no longer linear; caches and the collector are not, either. */
const MOST = 7;
/** What took less is too short to be told from noise. */
const LEAST_MS = 100;
const SETTINGS = { "next-boundary": { apiOrigins: ["https://api.shop.test"] } };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    all: { default: false, type: "boolean" },
    only: { type: "string" },
    seconds: { default: "60", type: "string" },
    size: { default: "1000", type: "string" },
  },
});

if (values.only !== undefined) {
  process.stdout.write(JSON.stringify(await measureShape(values.only)));
} else {
  const names = Object.keys(SHAPES).filter((name) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
  console.log(`${names.length} shapes, ${values.size} and ${TIMES * Number(values.size)} repetitions`);
  const fast = names.filter((name) => !printShape(name));
  console.log(fast.length === 0 ? "No shape grows faster than its file." : `${fast.length} shapes grow faster than their file: ${fast.join("; ")}`);
}

/** Says whether the shape grew no faster than its file. */
function printShape(name) {
  const run = runApart(name);
  if (run === undefined) {
    console.log(`${name.padEnd(50)} stopped after ${values.seconds} s`);
    return false;
  }
  const [small, large] = run.map(({ times }) => new Map(times));
  const rows = [...large].map(([rule, time]) => ({ ratio: time / (small.get(rule) ?? NaN), rule, small: small.get(rule) ?? NaN, time }));
  const fast = rows.filter(({ ratio, time }) => ratio > MOST && time > LEAST_MS);
  const [before, after] = run.map(({ times }) => times.reduce((sum, [, time]) => sum + time, 0));
  console.log(`${name.padEnd(50)} ${format(before, after)}${run[1].error === undefined ? "" : `  ${run[1].error}`}`);
  for (const row of values.all ? rows.filter(({ time }) => time > 1) : fast) console.log(`    ${row.rule.padEnd(46)} ${format(row.small, row.time)}`);
  return fast.length === 0 && run[1].error === undefined;
}

function format(before, after) {
  return `${before.toFixed(0).padStart(6)} ms ${after.toFixed(0).padStart(7)} ms  × ${(after / before).toFixed(1)}`;
}

function runApart(name) {
  const args = ["--stack-size=3900", fileURLToPath(import.meta.url), "--only", name, "--size", values.size];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], timeout: 1000 * Number(values.seconds) }));
  } catch {
    return undefined;
  }
}

async function measureShape(name) {
  const size = Number(values.size);
  await measure(SHAPES[name](size));
  return [await measure(SHAPES[name](size)), await measure(SHAPES[name](TIMES * size))];
}

/** What else the machine has to do must not look like growth, so this is not the time by the clock. */
function readProcessorTime() {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
}

/** Each size in a folder of its own, so that nothing is known from the one before. */
async function measure({ file, others, text }) {
  const { ESLint } = await import("eslint");
  const { default: parser } = await import("@typescript-eslint/parser");
  const { default: plugin } = await import("../dist/index.js");
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), "growth-")));
  const manifest = JSON.stringify({ dependencies: { axios: "1", "js-cookie": "3", ky: "1", next: "16.4.6", react: "19" }, name: "shop" });
  const layout = "export default function Layout({ children }) { return children; }\n";
  for (const [path, content] of Object.entries({ "app/layout.tsx": layout, "package.json": manifest, ...others, [file]: text })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  const wrapped = wrapRules(plugin, readProcessorTime);
  const eslint = new ESLint({
    cwd,
    overrideConfig: {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { "next-boundary": wrapped.plugin },
      rules: plugin.configs.strict.rules,
      settings: SETTINGS,
    },
    overrideConfigFile: true,
  });
  try {
    const [{ messages }] = await eslint.lintFiles([file]);
    return { error: messages.find(({ fatal }) => fatal)?.message, findings: messages.length, times: [...wrapped.times] };
  } finally {
    rmSync(cwd, { force: true, recursive: true });
  }
}
