/**
 * Mends a folder: applies every fix, then the first suggestion of each remaining finding, until nothing is left to apply.
 *
 *     node scripts/apply-suggestions.mjs FOLDER… [--config eslint.config.mjs]
 *
 * It shows that what a suggestion leaves behind is a program that builds. For daily work an editor's light bulb is
 * better: a suggestion changes behaviour, so somebody should look.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { ESLint } from "eslint";

/** More rounds than findings in one file: a suggestion that brings its own finding back must not run forever. */
const MOST_ROUNDS = 50;

if (process.argv[1] === import.meta.filename) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { config: { type: "string" } } });
  if (positionals.length === 0) {
    console.error("Usage: node scripts/apply-suggestions.mjs FOLDER… [--config eslint.config.mjs]");
    process.exitCode = 2;
  }
  for (const folder of positionals) console.log(describe(folder, await applySuggestions(folder, values.config)));
}

/** Mends the files of one folder, and answers how many edits that took and which findings are left. */
export async function applySuggestions(folder, config) {
  const cwd = path.resolve(folder);
  const eslint = new ESLint({
    cwd,
    fix: true,
    ...(config === undefined ? {} : { overrideConfigFile: path.resolve(config) }),
  });
  let suggestions = 0;
  const fixed = new Set();
  const seen = new Set();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const results = await eslint.lintFiles(["."]);
    for (const result of results) if (result.output !== undefined) fixed.add(path.relative(cwd, result.filePath));
    await ESLint.outputFixes(results);
    const edits = results.flatMap((result) => findEdit(result, seen) ?? []);
    if (edits.length === 0) return { fixed: [...fixed].sort(), left: results.flatMap((result) => describeFindings(result, cwd)), suggestions };
    for (const edit of edits) await writeFile(edit.filePath, edit.text);
    suggestions += edits.length;
  }
  throw new Error(`The suggestions in '${folder}' bring their own findings back: ${String(MOST_ROUNDS)} rounds were not enough.`);
}

/** One edit per file and round, because the next suggestion was computed for the text before this one. */
function findEdit(result, seen) {
  const fix = result.messages.find((message) => message.suggestions?.length > 0)?.suggestions[0]?.fix;
  if (fix === undefined) return undefined;
  const source = result.output ?? result.source;
  const text = source.slice(0, fix.range[0]) + fix.text + source.slice(fix.range[1]);
  if (seen.has(result.filePath + text)) return undefined;
  seen.add(result.filePath + text);
  return { filePath: result.filePath, text };
}

function describeFindings(result, cwd) {
  return result.messages.map(
    ({ line, message, ruleId }) => `${path.relative(cwd, result.filePath)}:${String(line)} ${ruleId ?? "error"}: ${message}`,
  );
}

function describe(folder, { fixed, left, suggestions }) {
  const summary = `${folder}: ${String(fixed.length)} files fixed, ${String(suggestions)} suggestions applied, ${String(left.length)} findings left`;
  return [summary, ...left.map((finding) => `  ${finding}`)].join("\n");
}
