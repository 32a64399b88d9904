/**
 * oxlint beside ESLint: the example shop, and all that the rules' tests and pages lint, with the same findings, fixes and
 * suggestions. What differs is oxlint's own, and named in `scripts/oxlint/limits.mjs`, or this fails.
 *
 *     npm run oxlint [-- FOLDER]
 *
 * FOLDER has what the tests have linted (`RECORD_LINTS=FOLDER npm run test:null-trees`); without it the tests are run for it.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { ESLint } from "eslint";

import { EXAMPLE } from "./example-expectations.mjs";
import { findWithEslint } from "./oxlint/ask-eslint.mjs";
import { findWithOxlint, fixWithOxlint, writeConfig } from "./oxlint/ask-oxlint.mjs";
import { applyEdits } from "./oxlint/edits.mjs";
import { findLimit } from "./oxlint/limits.mjs";

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, "..");
const NOT_COPIED = new Set(["node_modules", ".next"]);
const MOST_PRINTED = 20;
/** oxlint's own flags, and the edit of a finding that each applies. */
const FLAGS = {
  "--fix": ({ fix }) => fix,
  "--fix-suggestions": ({ fix, suggestions }) => fix ?? suggestions[0],
};

const work = await realpath(await mkdtemp(path.join(tmpdir(), "oxlint-")));
try {
  const given = process.argv[2];
  if (given === undefined) await recordLints(work);
  else await cp(path.resolve(given), work, { recursive: true });
  const lints = [...(await readLints(work)), await copyShop(work)];
  const differences = await compare(work, lints);
  for (const difference of differences.slice(0, MOST_PRINTED)) console.log(difference);
  if (differences.length > 0) {
    console.log(`${String(differences.length)} differences between oxlint and ESLint that nothing explains.`);
    process.exitCode = 1;
  }
} finally {
  await rm(work, { force: true, recursive: true });
}

async function recordLints(folder) {
  const options = ["vitest", "run", "--project", "null trees", "--reporter", "dot"];
  await run("npx", options, { cwd: ROOT, env: { ...process.env, RECORD_LINTS: folder }, maxBuffer: 1 << 28 });
}

/** The linted files by their configuration. */
async function readLints(folder) {
  const names = await readdir(folder);
  const lists = await Promise.all(names.filter((name) => name.endsWith(".jsonl")).map((name) => readFile(path.join(folder, name), "utf8")));
  const files = lists.flatMap((list) => list.split("\n").filter(Boolean).map((line) => JSON.parse(line).file));
  const groups = groupFiles(files);
  return Promise.all([...groups].map(async ([group, own]) => ({ config: JSON.parse(await readFile(path.join(folder, group, "config.json"), "utf8")), files: own, group })));
}

/** The first folder of a recorded file stands for its configuration. */
function groupFiles(files) {
  const groups = new Map();
  for (const file of [...new Set(files)].sort()) {
    const [group] = file.split("/", 1);
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  return groups;
}

/** The example with the configuration that it has for ESLint. */
async function copyShop(folder) {
  const target = path.join(folder, "shop/app");
  await cp(EXAMPLE, target, { filter: (source) => !NOT_COPIED.has(path.basename(source)), recursive: true });
  const { rules, settings } = await new ESLint({ cwd: EXAMPLE }).calculateConfigForFile("app/page.tsx");
  const files = (await readdir(target, { recursive: true })).filter((file) => /\.tsx?$/u.test(file)).map((file) => path.join("shop/app", file));
  return { config: { rules, settings }, files, group: "shop" };
}

async function compare(folder, lints) {
  const expected = new Map();
  for (const { config, files, group } of lints) {
    await mkdir(path.join(folder, group), { recursive: true });
    await writeConfig(path.join(folder, group), config);
    for (const [file, answer] of findWithEslint(folder, files, config)) expected.set(file, answer);
  }
  const found = await findWithOxlint(folder, [...expected.keys()]);
  const limits = new Map();
  const isExplained = (file) => {
    const limit = findLimit(found.get(file), expected.get(file));
    if (limit !== undefined) limits.set(limit, [...(limits.get(limit) ?? []), file]);
    return limit !== undefined;
  };
  const explained = new Set([...expected.keys()].filter((file) => isExplained(file)));
  const same = [...expected.keys()].filter((file) => !explained.has(file));
  const differences = same.flatMap((file) => {
    const [own, other] = [describe(found.get(file)), describe(expected.get(file))];
    return own === other ? [] : [`${file}\n  oxlint: ${own}\n  ESLint: ${other}`];
  });
  const fixed = await compareFixes(folder, expected, same);
  const findings = [...expected.values()].flatMap((answer) => answer.findings);
  console.log(
    `${String(expected.size)} files, ${String(findings.length)} findings, ${String(findings.filter(({ fix }) => fix !== undefined).length)} fixes, ${String(findings.flatMap(({ suggestions }) => suggestions).length)} suggestions; ${String(fixed.count)} files fixed on the disk.`,
  );
  for (const [limit, files] of limits) console.log(`${limit} ${String(files.length)} files, such as ${files[0]}`);
  return [...differences, ...fixed.differences];
}

function describe({ findings, unread }) {
  const lines = findings.map((finding) => JSON.stringify([finding.range, finding.rule, finding.message, finding.fix, finding.suggestions ?? []]));
  return [...unread, ...lines.sort()].join("\n          ");
}

/** In rounds, one file of each case at a time, so that none changes under the lint of another one. */
async function compareFixes(folder, expected, files) {
  const rounds = [];
  const counts = new Map();
  for (const file of files) {
    if (!expected.get(file).findings.some(({ fix, suggestions }) => fix !== undefined || suggestions.length > 0)) continue;
    const name = file.split("/", 2).join("/");
    const round = counts.get(name) ?? 0;
    counts.set(name, round + 1);
    (rounds[round] ??= []).push(file);
  }
  const differences = [];
  for (const round of rounds) {
    for (const [flag, choose] of Object.entries(FLAGS)) {
      const fixed = await fixWithOxlint(folder, round, flag);
      for (const file of round) {
        const { findings, text } = expected.get(file);
        const wanted = applyEdits(findings.map(choose).filter((edit) => edit !== undefined), text);
        if (fixed.get(file) !== wanted) differences.push(`${file} ${flag}\n  oxlint: ${JSON.stringify(fixed.get(file))}\n  ESLint: ${JSON.stringify(wanted)}`);
      }
    }
  }
  return { count: rounds.flat().length, differences };
}
