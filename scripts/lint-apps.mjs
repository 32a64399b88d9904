/**
 * Lints whole applications with a preset and nothing else, and prints every finding: what a release is read by.
 *
 *     npm run build && node scripts/lint-apps.mjs [--preset strict] [--settings '{"apiOrigins": ["API_URL"]}']
 *         [--as-client] [--json] DIRECTORY…
 *
 * `--as-client` puts a 'use client' before each file without one: it shows what the rules say to code that they
 * are silent about because of where it runs.
 */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";

import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";

import nextBoundary from "../dist/index.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    "as-client": { default: false, type: "boolean" },
    json: { default: false, type: "boolean" },
    preset: { default: "recommended", type: "string" },
    settings: { default: "{}", type: "string" },
  },
});

const asClient = {
  preprocess: (text) => [/^\s*(["'])use (?:client|server)\1/u.test(text) ? text : `'use client'; ${text}`],
  postprocess: ([messages]) => messages,
  supportsAutofix: false,
};

for (const directory of positionals) {
  const cwd = resolve(directory);
  const eslint = new ESLint({
    allowInlineConfig: false,
    cwd,
    overrideConfig: [
      { ignores: ["**/dist/**", "**/build/**", "**/public/**", "**/.next/**", "**/*.min.js", "**/*.d.ts"] },
      {
        ...nextBoundary.configs[values.preset],
        files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: "off" },
        settings: { "next-boundary": JSON.parse(values.settings) },
        ...(values["as-client"] ? { processor: asClient } : {}),
      },
    ],
    overrideConfigFile: true,
  });
  const started = performance.now();
  const results = await eslint.lintFiles(["."]);
  const seconds = (performance.now() - started) / 1000;
  report(cwd, results, seconds);
}

function report(cwd, results, seconds) {
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map((message) => ({ ...message, file: relative(cwd, filePath), path: filePath })),
  );
  const counts = new Map();
  let syntaxErrors = 0;
  for (const { column, fatal, file, line, message, messageId, path, ruleId } of findings) {
    if (fatal) {
      syntaxErrors += 1;
      continue;
    }
    counts.set(`${ruleId} ${messageId}`, (counts.get(`${ruleId} ${messageId}`) ?? 0) + 1);
    const source = readFileSync(path, "utf8").split(/\r?\n/u)[line - 1]?.trim().slice(0, 140) ?? "";
    if (values.json) console.log(JSON.stringify({ column, file, line, message, messageId, ruleId, source }));
    else console.log(`${file}:${line}:${column}  ${ruleId} (${messageId})\n    ${source}\n    ${message}`);
  }
  const summary = [...counts].map(([rule, count]) => `${rule} ${count}`).join(", ");
  console.error(`${cwd}: ${results.length} files, ${syntaxErrors} that do not parse, ${seconds.toFixed(1)} s. ${summary || "No findings"}.`);
}
