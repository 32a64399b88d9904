/**
 * Asks the compiler whether `no-server-import-in-client` is right about the requests of one file.
 *
 * Every combination of module, form of the import, use of the name and file type becomes a client file of one
 * generated app. `next build` (Turbopack) tells which of them it rejects; the transform of the webpack loader
 * tells the same for webpack's import declarations. Both are compared with what the rule says of each file.
 *
 *     npm run oracle            # builds dist first; needs the npm registry for `next`
 *     npm run oracle -- --keep  # keeps the generated app and prints where it is
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import { NEWEST } from "../dist/platform/next/versions.js";
import rule from "../dist/rules/no-server-import-in-client.js";

const NEXT_VERSION = NEWEST.measured;

const NAMES = {
  "next/cache": ["revalidatePath", "cacheLife", "updateTag", "unstable_cache"],
  "next/headers": ["cookies", "headers"],
  "next/root-params": ["lang"],
  "next/server": ["after", "connection", "NextResponse"],
  "server-only": ["marker"],
};

/** How a module is asked for; `binding` is the local name that the uses below refer to. */
const FORMS = {
  alias: (module, name) => [`import { ${name} as local } from "${module}";`, "local"],
  defaultImport: (module) => [`import local from "${module}";`, "local"],
  dynamic: (module) => [`const load = async () => { const local = await import("${module}"); return local; };`, "load"],
  dynamicGuarded: (module) => [`const load = async () => { if (typeof window === "undefined") return import("${module}"); };`, "load"],
  empty: (module) => [`import {} from "${module}";`],
  equals: (module) => [`import local = require("${module}");`, "local", "typescript"],
  inlineType: (module, name) => [`import { type ${name} } from "${module}";`, name, "typescript"],
  inlineTypeAndValue: (module, name, other) => [`import { type ${name}, ${other} as second } from "${module}"; console.log(second);`, name, "typescript"],
  named: (module, name) => [`import { ${name} } from "${module}";`, name],
  namespace: (module) => [`import * as local from "${module}";`, "local"],
  reexport: (module, name) => [`export { ${name} } from "${module}";`],
  reexportAll: (module) => [`export * from "${module}";`],
  reexportNamespace: (module) => [`export * as local from "${module}";`],
  reexportType: (module, name) => [`export type { ${name} } from "${module}";`, undefined, "typescript"],
  require: (module) => [`const load = () => require("${module}");`, "load"],
  sideEffect: (module) => [`import "${module}";`],
  stringName: (module, name) => [`import { "${name}" as local } from "${module}";`, "local"],
  typeOnly: (module, name) => [`import type { ${name} } from "${module}";`, name, "typescript"],
};

/** What the file does with the name. */
const USES = {
  asType: (name) => [`export type Used = typeof ${name};`, "typescript"],
  asValue: (name) => [`export const used = () => console.log(${name});`],
  behindServerTest: (name) => [`export const used = () => { if (typeof window === "undefined") console.log(${name}); };`],
  exported: (name) => [`export { ${name} as used };`],
  not: () => [""],
};

const EXTENSIONS = ["tsx", "ts", "jsx", "js"];

/** `next/root-params` is a module Turbopack makes up, and its resolver blames that one instead of the importers. */
const BLAMED_ELSEWHERE = new Set(["dynamic", "dynamicGuarded", "equals", "reexport", "reexportAll", "reexportNamespace", "require"]);

const cases = [...createCases()];
const app = realpathSync(mkdtempSync(join(tmpdir(), "next-boundary-oracle-")));
try {
  writeApp(app, cases);
  const turbopack = askTurbopack(app);
  const webpack = await askWebpack(app, cases);
  process.exitCode = compare(cases, turbopack, webpack) === 0 ? 0 : 1;
} finally {
  if (process.argv.includes("--keep")) console.log(`The generated app is in ${app}`);
  else rmSync(app, { force: true, recursive: true });
}

function* createCases() {
  let count = 0;
  for (const [module, names] of Object.entries(NAMES)) {
    for (const [index, name] of names.entries()) {
      for (const [form, createRequest] of Object.entries(FORMS)) {
        if (module === "next/root-params" && BLAMED_ELSEWHERE.has(form)) continue;
        const [request, binding, language] = createRequest(module, name, names[(index + 1) % names.length]);
        const uses = binding === undefined ? ["not"] : binding === "load" ? ["asValue"] : Object.keys(USES);
        for (const use of uses) {
          const [code, useLanguage] = USES[use](binding);
          // A type has no value to use.
          if (["inlineType", "inlineTypeAndValue", "typeOnly"].includes(form) && !["asType", "not"].includes(use)) continue;
          for (const extension of EXTENSIONS) {
            const isTypeScript = extension.startsWith("t");
            if (!isTypeScript && (language ?? useLanguage) !== undefined) continue;
            count += 1;
            const id = `c${String(count).padStart(4, "0")}`;
            const text = ["'use client'", request, code, "export default function Component() { return null }", ""].join("\n");
            yield { extension, form, id, module, name, text, use };
          }
        }
      }
    }
  }
}

function writeApp(directory, all) {
  write(join(directory, "package.json"), JSON.stringify({ name: "oracle", private: true }));
  write(join(directory, "next.config.mjs"), "export default { typescript: { ignoreBuildErrors: true } };\n");
  write(join(directory, "app/layout.jsx"), "export default ({ children }) => <html><body>{children}</body></html>;\n");
  for (const { extension, id, text } of all) write(join(directory, `app/cases/${id}.${extension}`), text);
  const imports = all.map(({ extension, id }) => `import * as ${id} from "./cases/${id}.${extension}";`);
  const uses = all.map(({ id }) => `<${id}.default key="${id}" />`);
  write(join(directory, "app/page.jsx"), `${imports.join("\n")}\nexport default function Page() { return [${uses.join(", ")}]; }\n`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", `next@${NEXT_VERSION}`, "react@19", "react-dom@19", "server-only"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The ids of the files that `next build` names in its errors. */
function askTurbopack(directory) {
  const { stdout, stderr } = spawnSync("npx", ["next", "build", "--turbopack"], {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    maxBuffer: 1 << 28,
  });
  const output = `${stdout}\n${stderr}`;
  if (!/Turbopack build failed with \d+ errors?/u.test(output)) throw new Error(`next build did not answer:\n${output.slice(0, 2000)}`);
  // Errors of the resolver may come without a line.
  return new Set([...output.matchAll(/^\.\/app\/cases\/(c\d+)\.\w+(?::\d+:\d+)?$/gmu)].map(([, id]) => id));
}

/** The ids of the files whose import declarations the transform of webpack's loader rejects. */
async function askWebpack(directory, all) {
  const require = createRequire(join(directory, "package.json"));
  const swc = require("next/dist/build/swc");
  const { installBindings } = require("next/dist/build/swc/install-bindings");
  const { getLoaderSWCOptions } = require("next/dist/build/swc/options");
  await installBindings();
  const rejected = new Set();
  for (const { extension, id, text } of all) {
    const filename = join(directory, `app/cases/${id}.${extension}`);
    const options = getLoaderSWCOptions({
      appDir: join(directory, "app"),
      bundleLayer: "app-pages-browser",
      compilerOptions: {},
      development: false,
      esm: true,
      filename,
      hasReactRefresh: false,
      isCacheComponents: false,
      isPageFile: false,
      isServer: false,
      jsConfig: {},
      optimizePackageImports: [],
      pageExtensions: EXTENSIONS,
      pagesDir: join(directory, "pages"),
      relativeFilePathFromRoot: `app/cases/${id}.${extension}`,
      serverComponents: true,
      serverReferenceHashSalt: "",
      supportedBrowsers: ["chrome 111"],
      swcPlugins: [],
      useCacheEnabled: false,
    });
    try {
      await swc.transform(text, { ...options, filename, sourceFileName: filename });
    } catch (error) {
      if (!/importing/iu.test(String(error))) throw error;
      rejected.add(id);
    }
  }
  return rejected;
}

/** Prints the disagreements, and how many there are. */
function compare(all, turbopack, webpack) {
  const linter = new Linter({ configType: "flat" });
  let disagreements = 0;
  const counts = { neither: 0, throws: 0, turbopack: 0, webpack: 0 };
  for (const one of all) {
    const said = lint(linter, one);
    if (said.turbopack) counts.turbopack += 1;
    if (said.webpack) counts.webpack += 1;
    if (said.throws) counts.throws += 1;
    if (!said.turbopack && !said.webpack && !said.throws) counts.neither += 1;
    const problems = [];
    if (said.turbopack !== turbopack.has(one.id)) problems.push(`Turbopack ${turbopack.has(one.id) ? "rejects" : "accepts"}`);
    // webpack's resolver rejects further forms of `server-only` and `next/root-params`, which its transform lets pass.
    const isResolvers = ["server-only", "next/root-params"].includes(one.module);
    if (isResolvers ? webpack.has(one.id) && !said.webpack : said.webpack !== webpack.has(one.id)) {
      problems.push(`webpack ${webpack.has(one.id) ? "rejects" : "accepts"}`);
    }
    if (problems.length === 0) continue;
    disagreements += 1;
    console.log(`${problems.join(", ")}; the rule says ${JSON.stringify(said)}: ${one.module} ${one.name} ${one.form} ${one.use} .${one.extension}`);
  }
  console.log(
    `${String(all.length)} client files: Turbopack rejects ${String(turbopack.size)} (the rule: ${String(counts.turbopack)}), ` +
      `webpack's transform ${String(webpack.size)} (the rule, with the resolver: ${String(counts.webpack)}), ` +
      `${String(counts.throws)} build and throw, ${String(counts.neither)} are fine. Disagreements: ${String(disagreements)}.`,
  );
  return disagreements;
}

function lint(linter, { extension, id, text }) {
  const messages = linter.verify(
    text,
    {
      files: ["**/*.{js,jsx,ts,tsx}"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { "next-boundary": { rules: { "no-server-import-in-client": rule } } },
      rules: { "next-boundary/no-server-import-in-client": "error" },
      settings: { "next-boundary": { nextVersion: 16 } },
    },
    `${id}.${extension}`,
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${id}: ${fatal.message}`);
  const rejects = messages.filter((message) => /\bfails\b|\brejects\b/u.test(message.message));
  return {
    throws: messages.length > rejects.length,
    turbopack: rejects.some((message) => !message.message.includes("webpack build")),
    webpack: rejects.some((message) => !message.message.includes("Turbopack build")),
  };
}

function write(path, text) {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
