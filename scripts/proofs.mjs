/**
 * Shows in a running app that what a rule reports goes wrong, and that it goes right once it is mended: writes the mistakes
 * of `scripts/proofs/<rule>.mjs` into a generated app, lints, builds, starts and looks; applies the rule's fixes and
 * suggestions, and what an author has to write by hand; lints, builds, starts and looks again.
 *
 *     npm run proofs                    # builds dist first; needs the npm registry, and Chromium for what browsers do
 *     npm run proofs -- --rule NAME     # one rule's
 *     npm run proofs -- --keep          # keeps the generated app and prints where it is
 *
 * A proof is the default export of its file, or a list of two, where some mistakes fail the build and others do not:
 *
 * - `files`: path → text, the mistakes and what they need to run, under folders with the rule's name.
 * - `repaired`: path → text, what an author writes where the rule has no edit. `left`: findings that stay all the same, 0.
 * - `options`, `settings`: of the rule and the plugin. `config`: the text of next.config.mjs. `dependencies`: further packages.
 * - `breaksBuild`: what `next build` says about the mistakes, a pattern; else they build.
 * - `observe({ origin, dumpDom, serve })`: what is seen, as plain data; `serve(html)` answers with the address of a page on
 *   another origin. `needsBrowser`: whether it takes one. `broken`, `mended`: what it has to be, before and after.
 */
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";

import { ESLint } from "eslint";

import { applySuggestions } from "./apply-suggestions.mjs";
import { createNextApp, dumpDom, findBrowser } from "./next-app.mjs";

const ROOT = join(import.meta.dirname, "..");
const PROOFS = join(import.meta.dirname, "proofs");

const { values } = parseArgs({ options: { keep: { default: false, type: "boolean" }, rule: { type: "string" } } });
const browser = findBrowser();
const proofs = await collectProofs();
if (proofs.length === 0) throw new Error(`There is no proof for '${values.rule ?? "anything"}' in ${PROOFS}.`);

const app = createNextApp(Object.assign({}, ...proofs.map(({ dependencies }) => dependencies)));
let failures = 0;
try {
  for (const group of groupProofs()) await prove(group);
} finally {
  if (values.keep) console.log(`The generated app is in ${app.directory}`);
  else app.dispose();
}
console.log(`${String(new Set(proofs.map(({ rule }) => rule)).size)} rules in a running app${browser === undefined ? ", without a browser" : `, seen by ${browser}`}. Disagreements: ${String(failures)}.`);
process.exitCode = failures === 0 ? 0 : 1;

async function collectProofs() {
  const names = readdirSync(PROOFS).map((file) => file.replace(/\.mjs$/u, ""));
  const found = [];
  for (const rule of names.filter((name) => values.rule === undefined || name === values.rule)) {
    const { default: exported } = await import(join(PROOFS, `${rule}.mjs`));
    for (const proof of [exported].flat()) {
      if (proof.needsBrowser && browser === undefined) console.log(`${rule}: not looked at, for want of a browser`);
      else found.push({ left: 0, repaired: {}, ...proof, rule });
    }
  }
  return found;
}

/** Proofs that can share a build: of one configuration, and green. */
function groupProofs() {
  const groups = new Map();
  for (const proof of proofs) {
    const key = proof.breaksBuild === undefined ? `config ${proof.config ?? ""}` : proof.rule;
    groups.set(key, [...(groups.get(key) ?? []), proof]);
  }
  return groups.values();
}

async function prove(group) {
  const [{ breaksBuild, config = "export default {};\n" }] = group;
  const paths = new Set(group.flatMap(({ files, repaired }) => [...Object.keys(files), ...Object.keys(repaired)]));
  app.write("next.config.mjs", config);
  app.write("eslint.config.mjs", createEslintConfig(group));
  for (const { files } of group) writeAll(files);

  const reported = await lint(group);
  for (const { rule } of group) expect(rule, "findings before", reported.get(rule) > 0, true);
  if (breaksBuild === undefined) await observeAll(group, "broken");
  else await expectFailure(group[0]);

  const { suggestions } = await applySuggestions(app.directory, join(app.directory, "eslint.config.mjs"));
  for (const { repaired } of group) writeAll(repaired);
  const left = await lint(group);
  for (const proof of group) expect(proof.rule, "findings after", left.get(proof.rule), proof.left);
  await observeAll(group, "mended");

  const counts = group.map(({ rule }) => `${rule} ${String(reported.get(rule))} findings, ${String(left.get(rule))} after`);
  console.log(`${counts.join("; ")} (${String(suggestions)} suggestions applied)`);
  for (const path of paths) app.remove(path);
}

function createEslintConfig(group) {
  const entries = group.map(({ files, options, repaired, rule, settings }) => ({
    files: [...new Set([...Object.keys(files), ...Object.keys(repaired)])].map((path) => path.replace(/[[\]()]/gu, "\\$&")),
    rules: { [`next-boundary/${rule}`]: options === undefined ? "error" : ["error", options] },
    settings: { "next-boundary": settings ?? {} },
  }));
  return (
    `import parser from ${JSON.stringify(join(ROOT, "node_modules/@typescript-eslint/parser/dist/index.js"))};\n` +
    `import nextBoundary from ${JSON.stringify(join(ROOT, "dist/index.js"))};\n\n` +
    `export default [\n  { ignores: [".next/", "eslint.config.mjs", "next-env.d.ts"] },\n` +
    `  { files: ["**/*.{js,jsx,mjs,ts,tsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { "next-boundary": nextBoundary } },\n` +
    `  ...${JSON.stringify(entries, undefined, 2)},\n];\n`
  );
}

async function lint(group) {
  const eslint = new ESLint({ cwd: app.directory });
  const messages = (await eslint.lintFiles(["."])).flatMap(({ filePath, messages: found }) => found.map((message) => ({ ...message, filePath })));
  for (const { fatal, filePath, message } of messages) if (fatal) throw new Error(`${filePath}: ${message}`);
  return new Map(group.map(({ rule }) => [rule, messages.filter(({ ruleId }) => ruleId === `next-boundary/${rule}`).length]));
}

async function expectFailure({ breaksBuild, rule }) {
  const { isGreen, log } = await app.build();
  expect(rule, "next build before", !isGreen && breaksBuild.test(log), true);
}

async function observeAll(group, state) {
  const { isGreen, log } = await app.build();
  if (!isGreen) throw new Error(`The generated app does not build (${state}):\n${log}`);
  const server = await app.start();
  try {
    for (const proof of group) if (proof.observe !== undefined) await observe(proof, server.origin, state);
  } finally {
    server.stop();
  }
}

async function observe(proof, origin, state) {
  const servers = [];
  const serve = async (html) => {
    const server = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(html));
    servers.push(server);
    await new Promise((resolve) => server.listen(0, resolve));
    return `http://localhost:${String(server.address().port)}/`;
  };
  try {
    expect(proof.rule, state, await proof.observe({ dumpDom, origin, serve }), proof[state]);
  } finally {
    for (const server of servers) server.close();
  }
}

function writeAll(files) {
  for (const [path, text] of Object.entries(files)) app.write(path, text);
}

function expect(rule, what, actual, expected) {
  if (isDeepStrictEqual(actual, expected)) return;
  failures += 1;
  console.log(`Not so: ${rule}, ${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}
