/** What oxlint says of files, as the command line prints and writes it. */
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { BOM, mergeEdits } from "./edits.mjs";

const run = promisify(execFile);
const BINARY = path.join(import.meta.dirname, "../../node_modules/oxlint/bin/oxlint");
const PLUGIN = path.join(import.meta.dirname, "noting-plugin.mjs");
/** As many files as a command line takes without doubt. */
const MOST_FILES = 4000;
const MOST_OUTPUT = 1 << 28;

/** Writes a configuration that switches on our rules and nothing else. */
export async function writeConfig(folder, { rules, settings }) {
  const config = { categories: { correctness: "off" }, jsPlugins: [PLUGIN], plugins: [], rules, settings };
  await writeFile(path.join(folder, ".oxlintrc.json"), JSON.stringify(config));
}

/** The findings of each file, with the edits that the rules handed over; `unread` are files that oxlint did not lint as programs. */
export async function findWithOxlint(folder, files) {
  const notes = path.join(folder, "notes.jsonl");
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await readFile(path.join(folder, file), "utf8")])));
  const diagnostics = [];
  for (const some of chunk(files)) {
    const output = await runOxlint(folder, ["--format", "json", ...some], { ...process.env, NOTES: notes });
    diagnostics.push(...JSON.parse(output).diagnostics);
  }
  const noted = (await readFile(notes, "utf8").catch(() => "")).split("\n").filter(Boolean).map((line) => JSON.parse(line));
  await rm(notes, { force: true });
  const answers = new Map(files.map((file) => [file, { findings: [], unread: [] }]));
  for (const { code, filename, labels, message } of diagnostics) {
    const answer = answers.get(filename);
    if (answer === undefined) throw new Error(`oxlint speaks of '${filename}', which it was not asked about: ${message}`);
    const rule = /^next-boundary\((.*)\)$/u.exec(code ?? "")?.[1];
    if (rule === undefined) answer.unread.push(message);
    else answer.findings.push({ message, range: readRange(labels[0].span, texts.get(filename)), rule });
  }
  for (const { file, ...report } of noted) {
    const name = path.relative(folder, file);
    const text = texts.get(name) ?? "";
    const finding = answers.get(name)?.findings.find(
      (candidate) => !("suggestions" in candidate) && report.rule === `next-boundary/${candidate.rule}` && String(candidate.range) === String(report.range),
    );
    if (finding === undefined) {
      answers.get(name)?.unread.push(`not printed: ${report.rule} at ${String(report.range)}`);
      continue;
    }
    finding.fix = mergeEdits(report.fix, text);
    finding.suggestions = report.suggestions.map(({ edits }) => mergeEdits(edits, text)).filter((edit) => edit !== undefined);
  }
  return answers;
}

/** What `--fix` or `--fix-suggestions` makes of each file, in a single pass. The files are as before when it is done. */
export async function fixWithOxlint(folder, files, flag) {
  const read = async () => new Map(await Promise.all(files.map(async (file) => [file, await readFile(path.join(folder, file), "utf8")])));
  const before = await read();
  for (const some of chunk(files)) await runOxlint(folder, [flag, ...some], process.env);
  const after = await read();
  await Promise.all([...before].map(([file, text]) => writeFile(path.join(folder, file), text)));
  return after;
}

/** It answers 1 where it finds something. */
async function runOxlint(folder, options, env) {
  const { stderr, stdout } = await run(process.execPath, [BINARY, "--no-ignore", ...options], { cwd: folder, env, maxBuffer: MOST_OUTPUT }).catch((error) => error);
  if (/^(?:Failed|Error)/mu.test(stderr ?? "") || stdout === undefined) throw new Error(`oxlint failed: ${stderr ?? "no answer"}`);
  return stdout;
}

/** oxlint counts bytes from the start of the file, ESLint UTF-16 code units from behind the byte order mark. */
function readRange({ length, offset }, text) {
  const bytes = Buffer.from(text);
  const count = (end) => bytes.subarray(0, end).toString().replace(BOM, "").length;
  return [count(offset), count(offset + length)];
}

function chunk(files) {
  return Array.from({ length: Math.ceil(files.length / MOST_FILES) }, (_, index) => files.slice(index * MOST_FILES, (index + 1) * MOST_FILES));
}
