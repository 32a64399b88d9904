/**
 * Compares `no-cookie-mutation-in-render` and `no-request-api-in-cache` with what Next.js refuses: pages and handlers that
 * change cookies and read the request in many ways, in generated apps under `next start`. What throws must be reported, and
 * what is reported must throw, or be in vain.
 *
 *     npm run oracle:request-uses            # builds dist first; needs the npm registry
 *     npm run oracle:request-uses -- --keep  # keeps the generated apps and prints where they are
 */
/* global fetch */
import { join } from "node:path";

import { ESLint } from "eslint";

import { createNextApp } from "./next-app.mjs";
import { APPS, LIBRARY } from "./request-use-pages.mjs";

const ROOT = join(import.meta.dirname, "..");
const DONE = "export const dynamic = 'force-dynamic';\nexport function POST() { return Response.json(globalThis.done ?? []); }\n";
/** So long `after` may take: it runs once the answer is sent. */
const AFTER_MS = 1000;

let failures = 0;
for (const { config, pages, rule } of APPS) await measure(config, pages, rule);
process.exitCode = failures === 0 ? 0 : 1;

async function measure(config, pages, rule) {
  const app = createNextApp();
  try {
    app.write("next.config.mjs", config);
    app.write("app/done/route.js", config.includes("cacheComponents") ? DONE.split("\n").slice(1).join("\n") : DONE);
    for (const [path, text] of Object.entries(LIBRARY)) app.write(path, text);
    for (const { path, text } of pages) app.write(path, text);
    const reported = await lint(app, rule);
    const prerendered = await findFailing(app, pages);
    const server = await app.start();
    try {
      const throwing = await findThrowing(pages.filter(({ name }) => !prerendered.has(name)), server.origin);
      for (const name of prerendered) throwing.add(name);
      summarise(pages, rule, reported, throwing);
    } finally {
      server.stop();
    }
  } finally {
    if (process.argv.includes("--keep")) console.log(`The generated app is in ${app.directory}`);
    else app.dispose();
  }
}

/** The names of the pages with a finding. */
async function lint(app, rule) {
  const entry = `{ files: ["app/**/*.{js,jsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { "next-boundary": nextBoundary }, rules: { "next-boundary/${rule}": "error" } }`;
  const config = [
    `import parser from ${JSON.stringify(join(ROOT, "node_modules/@typescript-eslint/parser/dist/index.js"))};`,
    `import nextBoundary from ${JSON.stringify(join(ROOT, "dist/index.js"))};`,
    `export default [${entry}];`,
  ];
  app.write("eslint.config.mjs", `${config.join("\n")}\n`);
  const results = await new ESLint({ cwd: app.directory }).lintFiles(["app"]);
  for (const { filePath, messages } of results) for (const { fatal, message } of messages) if (fatal) throw new Error(`${filePath}: ${message}`);
  return new Set(results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => /[\\/]app[\\/]([^\\/]+)/u.exec(filePath)?.[1]));
}

/** The pages that fail the build, which goes on without them. */
async function findFailing(app, pages) {
  const { isGreen, log } = await app.build();
  if (isGreen) return new Set();
  const failing = new Set([...log.matchAll(/prerendering page "\/([a-z-]+)"/gu)].map(([, name]) => name));
  for (const { name } of pages) if (failing.has(name)) app.remove(`app/${name}`);
  const again = failing.size === 0 ? { isGreen, log } : await app.build();
  if (!again.isGreen) throw new Error(again.log);
  return failing;
}

/** The names of the pages that do not get to their end. */
async function findThrowing(pages, origin) {
  const throwing = new Set();
  for (const { method, name, url } of pages) {
    const response = await fetch(`${origin}/${url}`, { headers: { Cookie: "theme=dark" }, method });
    if (!(await response.text()).includes("SEEN")) throwing.add(name);
  }
  await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
  for (const name of await (await fetch(`${origin}/done`, { method: "POST" })).json()) throwing.delete(name);
  return throwing;
}

function summarise(pages, rule, reported, throwing) {
  for (const { code, isVain, name } of pages) {
    if (reported.has(name) === (throwing.has(name) || isVain)) continue;
    failures += 1;
    console.log(`${throwing.has(name) ? "Throws and is not reported" : "Reported and does not throw"}: ${name}: ${code}`);
  }
  const both = pages.filter(({ name }) => reported.has(name) && throwing.has(name)).length;
  console.log(`${rule}: ${String(pages.length)} places, ${String(throwing.size)} throw, ${String(both)} of them reported; ${String(pages.length - throwing.size)} do not. Disagreements so far: ${String(failures)}.`);
}
