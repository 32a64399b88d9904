/**
 * How much of a lint run is ours: CPU time inside each plugin's rules, as a ratio of the CPU time of the run, on the
 * applications named on the command line, with `@next/eslint-plugin-next` beside it in the same run.
 *
 *     npm run build && node benchmarks/share.mjs DIRECTORY…
 */
import { resolve } from "node:path";

import nextPlugin from "@next/eslint-plugin-next";
import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";

import nextBoundary from "../dist/index.js";

for (const directory of process.argv.slice(2)) {
  const eslint = new ESLint({
    allowInlineConfig: false,
    cwd: resolve(directory),
    overrideConfig: [
      { ignores: ["**/dist/**", "**/build/**", "**/public/**", "**/.next/**", "**/*.min.js", "**/*.d.ts"] },
      {
        files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { "@next/next": nextPlugin, "next-boundary": nextBoundary },
        rules: { ...nextBoundary.configs.strict.rules, ...nextPlugin.configs["core-web-vitals"].rules },
      },
    ],
    overrideConfigFile: true,
    stats: true,
  });
  const before = process.cpuUsage();
  const results = await eslint.lintFiles(["."]);
  const { system, user } = process.cpuUsage(before);
  print(directory, results, (system + user) / 1000);
}

function print(directory, results, total) {
  const byPlugin = new Map();
  const byRule = new Map();
  for (const { stats } of results) {
    for (const pass of stats?.times.passes ?? []) {
      for (const [rule, { total: time }] of Object.entries(pass.rules ?? {})) {
        const plugin = rule.slice(0, rule.lastIndexOf("/"));
        byPlugin.set(plugin, (byPlugin.get(plugin) ?? 0) + time);
        if (plugin === "next-boundary") byRule.set(rule, (byRule.get(rule) ?? 0) + time);
      }
    }
  }
  console.log(`${directory}: ${results.length} files, ${(total / 1000).toFixed(1)} s CPU`);
  for (const [name, time] of [...byPlugin, ...byRule]) {
    console.log(`  ${name.padEnd(44)} ${time.toFixed(0).padStart(6)} ms / ${total.toFixed(0)} ms = ${((100 * time) / total).toFixed(2)} %`);
  }
}
