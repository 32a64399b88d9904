/**
 * Writes docs/options.md from the rules' schemas: every option, and its value in each preset.
 *
 *     npm run docs                                   # writes
 *     node scripts/generate-options.mjs --check      # fails when the page is not up to date
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import plugin from "eslint-plugin-next-boundary";

const PAGE = path.join(import.meta.dirname, "../docs/options.md");
const PRESETS = ["recommended", "strict"];

const text = createPage();
if (!process.argv.includes("--check")) {
  await writeFile(PAGE, text);
} else if ((await readFile(PAGE, "utf8").catch(() => "")) !== text) {
  console.error("docs/options.md is not what the rules' schemas say. Run 'npm run docs'.");
  process.exitCode = 1;
}

function createPage() {
  const options = Object.entries(plugin.rules).flatMap(([rule, { meta }]) => collectOptions(rule, meta));
  const rows = options.map(({ name, rule, schema, values }) =>
    row([`[\`${rule}\`](rules/${rule}.md#${name.toLowerCase()})`, `\`${name}\``, describeType(schema), ...values.map(describeValue)]),
  );
  const sections = options.map(({ name, rule, schema }) => `- **\`${name}\`** (\`${rule}\`): ${schema.description}`);
  return [
    "# Options",
    "",
    "<!-- Generated from the rules' schemas by `npm run docs`. -->",
    "",
    "Every option of every rule, its default, and its value in each preset; “–” stands for a rule that is not in the preset.",
    "Presets set every rule they contain to `error`. The settings that all rules share are in the [README](../README.md#settings).",
    "",
    row(["Rule", "Option", "Type", "Default", ...PRESETS.map((preset) => `\`${preset}\``)]),
    row(Array.from({ length: 4 + PRESETS.length }, () => "---")),
    ...rows,
    "",
    "## What they mean",
    "",
    ...sections,
    "",
  ].join("\n");
}

function collectOptions(rule, meta) {
  const defaults = meta.defaultOptions?.[0] ?? {};
  return Object.entries(meta.schema[0]?.anyOf[0].properties ?? {}).map(([name, schema]) => ({
    name,
    rule,
    schema,
    values: [defaults[name], ...PRESETS.map((preset) => findPresetValue(rule, preset, name, defaults))],
  }));
}

/** `undefined` where the preset does not contain the rule. */
function findPresetValue(rule, preset, option, defaults) {
  const entry = plugin.configs[preset].rules[`next-boundary/${rule}`];
  if (entry === undefined) return undefined;
  return { ...defaults, ...(Array.isArray(entry) ? entry[1] : {}) }[option];
}

function describeType(schema) {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" \\| ");
  if (schema.type === "array") return `array of ${schema.items?.type ?? "values"}s`;
  return schema.type ?? "any";
}

function describeValue(value) {
  return value === undefined ? "–" : `\`${JSON.stringify(value)}\``;
}

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}
