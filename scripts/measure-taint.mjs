/**
 * Compares `no-sensitive-client-props` with what React itself refuses: pages that hand a cookie's value to a Client Component in
 * many ways, in one generated app under `next start`. Each is asked for twice: plainly, to see whether the value is in the
 * answer, and with the value marked by `experimental_taintUniqueValue`, to see whether React refuses to send it.
 *
 *     npm run oracle:taint            # builds dist first; needs the npm registry
 *     npm run oracle:taint -- --all   # every way with every sink, instead of a third of the pairs
 *     npm run oracle:taint -- --keep  # keeps the generated app and prints where it is
 *
 * What React refuses must be reported, and what is reported must be in the answer. React sees the value itself only: a text
 * that has more in it is sent, and reported all the same.
 */
/* global fetch */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ESLint } from "eslint";

import { createNextApp } from "./next-app.mjs";
import { createPages, LIBRARY } from "./taint-pages.mjs";

const ROOT = join(import.meta.dirname, "..");
const RULE = "next-boundary/no-sensitive-client-props";

const PAGES = createPages(process.argv.includes("--all") ? 1 : 3);
const app = createNextApp();
let failures = 0;
try {
  app.write("next.config.mjs", "export default { experimental: { taint: true } };\n");
  for (const [path, text] of Object.entries({ ...LIBRARY, ...Object.assign({}, ...PAGES.map(({ files }) => files)) })) app.write(path, text);
  const reported = await lint();
  const { isGreen, log } = await app.build();
  if (!isGreen) throw new Error(log);
  const actions = readActions();
  const server = await app.start();
  try {
    const results = [];
    for (const page of PAGES) results.push({ ...page, ...(await look(page, server.origin, actions)), isReported: reported.has(page.name) });
    summarise(results);
  } finally {
    server.stop();
  }
} finally {
  if (process.argv.includes("--keep")) console.log(`The generated app is in ${app.directory}`);
  else app.dispose();
}
process.exitCode = failures === 0 ? 0 : 1;

/** The names of the pages with a finding. */
async function lint() {
  const config = [
    `import parser from ${JSON.stringify(join(ROOT, "node_modules/@typescript-eslint/parser/dist/index.js"))};`,
    `import nextBoundary from ${JSON.stringify(join(ROOT, "dist/index.js"))};`,
    `export default [{ files: ["app/**/*.{js,jsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { "next-boundary": nextBoundary }, rules: { "${RULE}": "error" } }];`,
  ];
  app.write("eslint.config.mjs", `${config.join("\n")}\n`);
  const eslint = new ESLint({ cwd: app.directory });
  const results = await eslint.lintFiles(["app"]);
  for (const { filePath, messages } of results) for (const { fatal, message } of messages) if (fatal) throw new Error(`${filePath}: ${message}`);
  return new Set(results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => /[\\/]app[\\/]([^\\/]+)/u.exec(filePath)?.[1]));
}

/** The id of the Server Function of each page that has one. */
function readActions() {
  const { node } = JSON.parse(readFileSync(join(app.directory, ".next/server/server-reference-manifest.json"), "utf8"));
  return new Map(Object.entries(node).flatMap(([id, { workers }]) => Object.keys(workers).map((worker) => [worker.split("/").at(-2), id])));
}

async function look({ isAction, name }, origin, actions) {
  const ask = async (secret, headers) => {
    const id = isAction ? { "Next-Action": actions.get(name), "Content-Type": "text/plain;charset=UTF-8" } : {};
    const response = await fetch(`${origin}/${name}`, {
      ...(isAction ? { body: "[]", method: "POST" } : {}),
      headers: { Authorization: secret, Cookie: `session_token=${secret}`, ...id, ...headers },
    });
    return { hasSecret: (await response.text()).includes(secret), isGood: response.ok };
  };
  const plain = await ask(`plain-${name}-0f1e2d3c4b5a`, {});
  const tainted = await ask(`taint-${name}-0f1e2d3c4b5a`, { "X-Taint": "1" });
  // A stream that has begun ends in an error, with a good status.
  return { isRefused: plain.hasSecret && !tainted.hasSecret, isSent: plain.hasSecret, works: plain.isGood };
}

function summarise(results) {
  const working = results.filter(({ works }) => works);
  const of = (select) => String(working.filter(select).length);
  for (const { name, text } of results.filter(({ works }) => !works)) console.log(`Does not work by itself: ${name}: ${text}`);
  for (const { name, text } of working.filter(({ isRefused, isReported }) => isRefused && !isReported)) complain(`Refused and not reported: ${name}: ${text}`);
  for (const { name, text } of working.filter(({ isReported, isSent }) => isReported && !isSent)) complain(`Reported and not sent: ${name}: ${text}`);
  for (const { name, text } of working.filter(({ isReported, isSent }) => isSent && !isReported)) console.log(`Sent and not reported: ${name}: ${text}`);
  console.log(
    `${String(working.length)} pages: ${of(({ isRefused }) => isRefused)} refused by React, ${of(({ isRefused, isReported }) => isRefused && isReported)} of them reported; ` +
      `${of(({ isRefused, isReported, isSent }) => !isRefused && isSent && isReported)} more sent and reported; ` +
      `${of(({ isReported, isSent }) => !isSent && !isReported)} harmless and silent. Disagreements: ${String(failures)}.`,
  );
}

function complain(text) {
  failures += 1;
  console.log(text);
}
