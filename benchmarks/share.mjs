/**
 * How much of a lint run is ours: time inside our rules as a ratio of the run's, on the applications named on the
 * command line. `@next/eslint-plugin-next` runs beside us, and `import-x/no-cycle`, which follows imports as well, alone
 * over the same files.
 *
 *     npm run build && node benchmarks/share.mjs [--no-peer] [--pairs 3] [--preset strict] DIRECTORY…
 *
 * Each run is a process of its own. The time of a plugin is that of its rules, with all that they look up on first use,
 * and of loading it, on the thread that lints; a run's has ESLint, the parser and the plugin in question, and no other
 * plugin. `--pairs` runs Next.js' rules with ours and without them, in turns, and compares the CPU of the whole processes:
 * that has the compiler and collector threads too, whose work nobody can tell apart by rule.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import ts from "typescript";

import { wrapRules } from "./rule-time.mjs";

const BUDGET = 0.05;
const SOURCES = "**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}";
const EXTENSIONS = [".tsx", ".ts", ".mts", ".cts", ".jsx", ".js", ".mjs", ".cjs", ".json"];
const IGNORED = ["**/dist/**", "**/build/**", "**/public/**", "**/.next/**", "**/*.min.js", "**/*.d.ts"];

const PREFIXES = { cycle: "import-x", next: "@next/next", ours: "next-boundary" };
const TITLES = { cycle: "import-x/no-cycle", next: "@next/eslint-plugin-next", ours: "next-boundary" };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    // What a child process is asked for: also of use with `node --cpu-prof`.
    only: { type: "string" },
    pairs: { default: "0", type: "string" },
    peer: { default: true, type: "boolean" },
    preset: { default: "strict", type: "string" },
  },
  allowNegative: true,
});

if (values.only !== undefined) {
  const run = await lint(resolve(positionals[0]), values.only);
  process.stdout.write(JSON.stringify(run));
} else {
  for (const directory of positionals) {
    for (const plugins of values.peer ? ["ours,next", "cycle"] : ["ours,next"]) print(directory, runApart(directory, plugins));
    if (Number(values.pairs) > 0) printPairs(directory, Number(values.pairs));
  }
}

function runApart(directory, plugins) {
  const args = [fileURLToPath(import.meta.url), "--only", plugins, "--preset", values.preset, directory];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

/** One run over a directory, with what each rule of the wanted plugins took. */
async function lint(cwd, names) {
  const { ESLint } = await import("eslint");
  const { default: parser } = await import("@typescript-eslint/parser");
  const plugins = {};
  const blocks = [];
  for (const name of names.split(",")) {
    const before = performance.now();
    const { plugin, rules } = await loadPlugin(name);
    plugins[name] = { load: performance.now() - before, wrapped: wrapRules(plugin) };
    blocks.push({ files: [SOURCES], plugins: { [PREFIXES[name]]: plugins[name].wrapped.plugin }, rules });
    if (name === "cycle") blocks.push(...(await createResolverBlocks(cwd)));
  }
  const eslint = new ESLint({
    allowInlineConfig: false,
    cwd,
    overrideConfig: [
      { ignores: IGNORED },
      { files: [SOURCES], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
      ...blocks,
    ],
    overrideConfigFile: true,
  });
  const results = await eslint.lintFiles(["."]);
  const overhead = Object.values(plugins).reduce((sum, { wrapped }) => sum + wrapped.getOverhead(), 0);
  const findings = {};
  for (const { ruleId } of results.flatMap(({ messages }) => messages)) findings[ruleId] = (findings[ruleId] ?? 0) + 1;
  const { project } = await import("../dist/rule-kit/shared-project.js");
  return {
    all: performance.now() - overhead,
    counts: project.modules.counts,
    cpu: getCpu(),
    files: results.length,
    findings,
    plugins: Object.entries(plugins).map(([name, { load, wrapped }]) => ({ load, name, rules: [...wrapped.times] })),
  };
}

async function loadPlugin(name) {
  if (name === "ours") {
    const { default: plugin } = await import("../dist/index.js");
    return { plugin, rules: plugin.configs[values.preset].rules };
  }
  if (name === "next") {
    const { default: plugin } = await import("@next/eslint-plugin-next");
    return { plugin, rules: plugin.configs["core-web-vitals"].rules };
  }
  const { default: plugin } = await import("eslint-plugin-import-x");
  return { plugin, rules: { "import-x/no-cycle": "error" } };
}

/** import-x's own resolver, for each folder with a tsconfig by its own aliases; the innermost comes last. */
async function createResolverBlocks(cwd) {
  const { createNodeResolver } = await import("eslint-plugin-import-x");
  const scratch = mkdtempSync(join(tmpdir(), "share-configs-"));
  process.on("exit", () => {
    rmSync(scratch, { force: true, recursive: true });
  });
  const conditionNames = ["types", "import", "require", "node", "default"];
  const createSettings = (options) => ({
    "import-x/extensions": EXTENSIONS,
    "import-x/parsers": { "@typescript-eslint/parser": EXTENSIONS.filter((extension) => extension !== ".json") },
    "import-x/resolver-next": [createNodeResolver({ conditionNames, extensions: EXTENSIONS, ...options })],
  });
  const configured = collectConfigured(cwd).map((folder) => ({
    files: [join(relative(cwd, folder), SOURCES)],
    settings: createSettings({ tsconfig: { configFile: flattenConfig(join(folder, "tsconfig.json"), scratch) } }),
  }));
  return [{ files: [SOURCES], settings: createSettings() }, ...configured];
}

/** The resolver gives up on a config that extends one that is not installed, so it gets a copy that extends nothing. */
function flattenConfig(path, scratch) {
  const { config = {} } = ts.readConfigFile(path, ts.sys.readFile);
  const { baseUrl, paths = {}, pathsBasePath } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path)).options;
  const makeAbsolute = (targets) => targets.map((target) => resolve(baseUrl ?? pathsBasePath, target));
  const absolute = Object.fromEntries(Object.entries(paths).map(([pattern, targets]) => [pattern, makeAbsolute(targets)]));
  const file = join(mkdtempSync(join(scratch, "config-")), "tsconfig.json");
  writeFileSync(file, JSON.stringify({ compilerOptions: { ...(baseUrl === undefined ? {} : { baseUrl }), paths: absolute } }));
  return file;
}

function collectConfigured(directory, depth = 0) {
  const found = existsSync(join(directory, "tsconfig.json")) ? [directory] : [];
  if (depth === 3) return found;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    found.push(...collectConfigured(join(directory, entry.name), depth + 1));
  }
  return found;
}

function getCpu() {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
}

function printPairs(directory, count) {
  const pairs = Array.from({ length: count }, () => ["ours,next", "next"].map((plugins) => runApart(directory, plugins).cpu));
  const [ours = NaN, none = NaN] = [0, 1].map((side) => pairs.map((pair) => pair[side]).sort((a, b) => a - b)[Math.floor(count / 2)]);
  console.log(`  ${format("whole CPU, with us and without", ours - none, ours)} (medians of ${count})`);
}

function print(directory, { all, counts, files, findings, plugins }) {
  const getTime = ({ load, rules }) => rules.reduce((sum, [, time]) => sum + time, load);
  const names = plugins.map(({ name }) => TITLES[name]).join(" and ");
  console.log(`${directory}: ${files} files, ${(all / 1000).toFixed(1)} s with ${names}`);
  for (const plugin of plugins) {
    const others = plugins.filter((other) => other !== plugin).reduce((sum, other) => sum + getTime(other), 0);
    const whole = all - others;
    const verdict = getTime(plugin) / whole <= BUDGET ? "within 5 %" : "OVER 5 %";
    console.log(`  ${format(TITLES[plugin.name], getTime(plugin), whole)}${plugin.name === "ours" ? `, ${verdict}` : ""}`);
    if (plugin.name !== "ours") continue;
    console.log(`    ${format("loading", plugin.load, whole)}`);
    console.log(`    ${counts.records} modules read, ${counts.trees} of them opened to see what something there means`);
    for (const [rule, time] of plugin.rules) {
      console.log(`    ${format(rule, time, whole)}, ${findings[`${PREFIXES.ours}/${rule}`] ?? 0} findings`);
    }
  }
}

function format(title, part, whole) {
  const ratio = ((100 * part) / whole).toFixed(2);
  return `${title.padEnd(32)} ${part.toFixed(0).padStart(6)} ms / ${whole.toFixed(0)} ms = ${ratio} %`;
}
