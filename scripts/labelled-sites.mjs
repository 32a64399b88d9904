/**
 * What the rules say at sites in real applications that somebody has read and judged.
 *
 *     npm run build && node scripts/labelled-sites.mjs --apps DIRECTORY [--preset strict] LABELS
 *
 * LABELS has one site a line, as JSON: repo, path, line, kind (`rule2.env-base`), label (`true`, `harmless`, `depends`) and
 * reason. An application lies in the folder of DIRECTORY that is named like its repository. What kinds of mistakes other
 * rules are for is counted apart.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";

import nextBoundary from "../dist/index.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { apps: { type: "string" }, preset: { default: "recommended", type: "string" } },
});

/** Which rule a kind is for; a kind that starts with none of these waits for its rule. */
const RULES = [
  [/^rule1\./u, "no-server-import-in-client"],
  [/^rule2\.(?!server-noop)/u, "require-fetch-credentials"],
  [/^rule2\.server-noop$/u, "no-ineffective-credentials"],
  [/^rule3\..*read$/u, "no-sensitive-cookie-read"],
  [/^(?:rule3\.write|extra\.cookie-not-httponly)$/u, "require-http-only-cookie"],
  [/^extra\.storage$/u, "no-sensitive-web-storage"],
  [/^extra\.token-prop$/u, "no-sensitive-client-props"],
];

const sites = readFileSync(positionals[0], "utf8").trim().split("\n").map((line) => JSON.parse(line));
const counts = new Map();
const missing = new Set();

for (const [repo, ofRepo] of groupByRepo(sites)) {
  const cwd = resolve(values.apps, basename(repo));
  if (!existsSync(cwd)) {
    missing.add(repo);
    continue;
  }
  const messages = await lint(cwd, [...new Set(ofRepo.map(({ path }) => path))].filter((path) => existsSync(join(cwd, path))));
  for (const site of ofRepo) note(site, messages.get(join(cwd, site.path)));
}

for (const [rule, row] of [...counts].sort()) {
  console.log(rule);
  for (const label of ["true", "depends", "harmless"]) {
    const { reported = 0, silent = 0 } = row[label] ?? {};
    console.log(`  ${label.padEnd(9)} ${String(reported).padStart(3)} reported, ${String(silent).padStart(3)} silent`);
  }
}
if (missing.size > 0) console.log(`not there: ${[...missing].join(", ")}`);

function groupByRepo(all) {
  const groups = new Map();
  for (const site of all) groups.set(site.repo, [...(groups.get(site.repo) ?? []), site]);
  return groups;
}

async function lint(cwd, paths) {
  const eslint = new ESLint({
    allowInlineConfig: false,
    cwd,
    overrideConfig: {
      ...nextBoundary.configs[values.preset],
      files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: "off" },
    },
    overrideConfigFile: true,
  });
  const results = await eslint.lintFiles(paths);
  return new Map(results.map(({ filePath, messages }) => [filePath, messages]));
}

/** A finding counts on the site's own line and on the two after it, where a call may be broken. */
function note(site, messages) {
  const rule = RULES.find(([kind]) => kind.test(site.kind))?.[1];
  const title = rule ?? `(other rules) ${site.kind}`;
  const finding = messages?.find(
    ({ line, ruleId }) => (rule === undefined || ruleId === `next-boundary/${rule}`) && line >= site.line && line <= site.line + 2,
  );
  const row = counts.get(title) ?? {};
  const cell = (row[site.label] ??= { reported: 0, silent: 0 });
  cell[finding === undefined ? "silent" : "reported"] += 1;
  counts.set(title, row);
  const isExpected = site.label === "true" ? finding !== undefined : site.label !== "harmless" || finding === undefined;
  if (isExpected && finding === undefined) return;
  const verdict = messages === undefined ? "not linted" : finding === undefined ? "silent" : `reports ${finding.messageId}`;
  console.log(`${isExpected ? "      " : "WRONG "} ${site.repo}/${site.path}:${site.line} is ${site.label} (${site.reason})\n         ${verdict}${finding === undefined ? "" : `: ${finding.message}`}`);
}
