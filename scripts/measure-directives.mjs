/**
 * Compares `valid-boundary-directive` with what Next.js refuses: every spelling in every place, functions and exports under a
 * directive, and client modules that come to one, each in a folder of one app. Turbopack tells which of them the compiler of 16
 * rejects, the transform of webpack's loader what those of 15 and 14 do, and `next start` which files throw when they are loaded.
 *
 *     npm run oracle:directives            # builds dist first; needs the npm registry
 *     npm run oracle:directives -- --list  # prints each case with its verdict
 */
/* global fetch */
import { createRequire } from "node:module";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";

import nextBoundary from "../dist/index.js";
import { findNextMajor } from "../dist/platform/next/versions.js";
import { askTurbopack } from "./differential/turbopack.mjs";
import { CASES } from "./directive-cases.mjs";
import { createNextApp } from "./next-app.mjs";

const RULE = "next-boundary/valid-boundary-directive";
const CONFIG = "export default { cacheComponents: true, typescript: { ignoreBuildErrors: true } };\n";
/** Findings that say themselves that the build is green, or green in one of the bundlers. */
const GREEN = new Set(["behindReexport", "clientInFunction", "continued", "misspelt", "parenthesizedText", "template", "typed", "unended"]);
/** Refused and not reported, on purpose; `docs/rules/valid-boundary-directive.md` says why. */
const SILENT = [
  ["a kind of cache that may have a handler", ({ label }) => /: use cache: (?:sessions|two words)$/u.test(label)],
  // The compiler reads on behind one, and finds the `this` of the next method.
  ["private methods", ({ label }) => label.startsWith("privateMethod: ")],
  ["getters and setters", ({ label }) => /^[gs]etter: /u.test(label)],
];

let disagreements = 0;
for (const version of [16, 15, 14]) await measure(version);
process.exitCode = disagreements === 0 ? 0 : 1;

async function measure(version) {
  const app = createNextApp({ next: findNextMajor(version).measured, ...(version === 14 ? { react: "^18", "react-dom": "^18" } : {}), typescript: "~5.9" });
  try {
    app.write("next.config.mjs", CONFIG);
    for (const { files, name } of CASES) {
      for (const [file, text] of Object.entries(files)) app.write(`app/${name}/${file}`, text);
      app.write(`app/${name}/page.js`, `import * as lib from "./lib";\nexport default function Page() { return <p>{Object.keys(lib).length}</p>; }\n`);
    }
    const reported = await lint(app.directory);
    const refused = version === 16 ? await collectIssues(app.directory) : await transformAll(app.directory, version);
    if (version === 16) for (const name of await collectThrowing(app, refused)) refused.add(name);
    compare(version, reported, refused);
  } finally {
    app.dispose();
  }
}

/** The findings of each case. */
async function lint(directory) {
  const eslint = new ESLint({
    cwd: directory,
    overrideConfig: [{ files: ["**/*.{js,ts}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { "next-boundary": nextBoundary }, rules: { [RULE]: "error" } }],
    overrideConfigFile: true,
  });
  const reported = new Map();
  for (const { filePath, messages } of await eslint.lintFiles(["app"])) {
    const name = getCase(filePath);
    for (const { fatal, message, messageId } of messages) {
      if (fatal) throw new Error(`${filePath}: ${message}`);
      reported.set(name, [...(reported.get(name) ?? []), messageId]);
    }
  }
  return reported;
}

async function collectIssues(directory) {
  const issues = await askTurbopack(directory);
  return new Set(issues.filter(({ severity }) => severity === "error" || severity === "fatal").map(({ file }) => getCase(file)));
}

/** What passes the compiler is built and asked for: a `'use server'` file with a wrong export throws when it is loaded. */
async function collectThrowing(app, refused) {
  const loaded = CASES.filter(({ isLoaded, name }) => isLoaded && !refused.has(name));
  for (const { name } of CASES) if (!loaded.some((one) => one.name === name)) app.remove(`app/${name}`);
  const { isGreen, log } = await app.build("--experimental-build-mode=compile");
  if (!isGreen) throw new Error(log);
  const server = await app.start();
  try {
    const throwing = new Set();
    for (const { name } of loaded) {
      if ((await fetch(`${server.origin}/${name}`)).status >= 500) throwing.add(name);
    }
    return throwing;
  } finally {
    server.stop();
  }
}

/** The same by the transform of webpack's loader, file by file: client modules in the browser's layer. */
async function transformAll(directory, version) {
  const require = createRequire(join(directory, "package.json"));
  const swc = require("next/dist/build/swc");
  const { getLoaderSWCOptions } = require("next/dist/build/swc/options");
  await installBindings(require);
  const refused = new Set();
  for (const one of CASES) {
    const { files, name } = one;
    const isOfClient = Object.values(files).some((text) => text.startsWith(`"use client";\n`));
    for (const [file, text] of Object.entries(files)) {
      const filename = join(directory, "app", name, file);
      const isServer = !isOfClient || (file !== "lib.ts" && one.label.startsWith("typeOnly"));
      const options = getLoaderSWCOptions({
        appDir: join(directory, "app"),
        bundleLayer: isServer ? "rsc" : "ssr",
        compilerOptions: {},
        development: false,
        esm: true,
        filename,
        hasReactRefresh: false,
        hasServerComponents: true,
        isDynamicIo: true,
        isCacheComponents: true,
        isPageFile: false,
        isReactServerLayer: isServer,
        isServer: true,
        isServerLayer: isServer,
        jsConfig: {},
        optimizePackageImports: [],
        pageExtensions: ["js", "jsx", "ts", "tsx"],
        relativeFilePathFromRoot: `app/${name}/${file}`,
        serverActions: {},
        serverComponents: true,
        serverReferenceHashSalt: "",
        supportedBrowsers: ["chrome 111"],
        swcCacheDir: join(directory, ".swc"),
        swcPlugins: [],
        useCacheEnabled: version > 14,
      });
      try {
        await swc.transform(text, { ...options, filename, sourceFileName: filename });
      } catch (error) {
        if (!/\bx /u.test(stripVTControlCharacters(String(error)))) throw error;
        refused.add(name);
      }
    }
  }
  return refused;
}

/** By the name that the version has for it. */
async function installBindings(require) {
  try {
    await require("next/dist/build/swc/install-bindings").installBindings();
  } catch {
    await require("next/dist/build/swc").loadBindings();
  }
}

function compare(version, reported, refused) {
  const silent = new Map();
  let agreed = 0;
  for (const one of CASES) {
    const ids = reported.get(one.name) ?? [];
    // Only 16 is asked what throws when it is loaded.
    const saysSo = ids.some((id) => !GREEN.has(id) && !(id === "exportedValue" && version < 16 && !refused.has(one.name)) && !(id === "conflict" && one.label.includes("use client")));
    const isRefused = refused.has(one.name);
    if (process.argv.includes("--list")) console.log(`${String(version)} ${isRefused ? "refused" : "passes "} ${ids.join() || "-"}  ${one.label}`);
    const known = isRefused && !saysSo ? SILENT.find(([, isOne]) => isOne(one))?.[0] : undefined;
    if (known !== undefined) silent.set(known, (silent.get(known) ?? 0) + 1);
    else if (saysSo === isRefused) agreed += 1;
    else {
      disagreements += 1;
      console.log(`${String(version)}: ${isRefused ? "refused and not reported" : "reported and not refused"}: ${one.label} (${ids.join() || "silent"}): ${Object.values(one.files).join(" // ").replaceAll("\n", " ")}`);
    }
  }
  const left = [...silent].map(([why, count]) => `${why} ${String(count)}`).join(", ");
  console.log(`${String(version)}: ${String(CASES.length)} files, ${String(refused.size)} refused, ${String(agreed)} agreed; silent on purpose: ${left || "none"}. Disagreements so far: ${String(disagreements)}.`);
}

function getCase(path) {
  return /(?:^|[\\/])app[\\/](c\d+)[\\/]/u.exec(path)?.[1];
}
