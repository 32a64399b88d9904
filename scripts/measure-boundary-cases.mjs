/**
 * Asks `next build` which of the cases in tests/fixtures/boundary-cases.json it rejects, and why.
 *
 *     node scripts/measure-boundary-cases.mjs                                    # every column, into the fixture
 *     node scripts/measure-boundary-cases.mjs --version 15 --bundler webpack     # one column, by the newest 15
 *     node scripts/measure-boundary-cases.mjs --version 16.4.6 --bundler turbopack --check   # compares, writes nothing
 *     … --keep                                                                   # keeps the apps, and prints where they are
 *
 * All cases are built as one app. A build tells only some of what is wrong: an error of the compiler hides those of the
 * browser's bundle and of prerendering. So the rejected cases are taken out and the rest is built again, until a build
 * passes. When a build fails and names no case, its cases are halved. A column takes some four minutes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";

const FIXTURE = join(import.meta.dirname, "../tests/fixtures/boundary-cases.json");
const COLUMNS = ["16-turbopack", "16-webpack", "15-webpack", "14-webpack"];
const REACT = { 14: "18", 15: "19", 16: "19" };
/** What the messages are about that are not about imports. */
const KINDS = [
  ["directive-position", /must be placed before other expressions/u],
  ["both-directives", /not possible to have both/u],
  ["client-file-required", /must be a Client Component/u],
  ["client-export", /attempting to export/u],
  ["server-import", /It only works in a Client Component|You have a Server Component that imports/u],
  ["ssr-false", /ssr: false/u],
  ["not-enabled", /can only be imported when .* is enabled/u],
  ["not-found", /Module not found|Can't resolve/u],
  ["scheme", /UnhandledSchemeError/u],
  ["server-action", /Server Actions?\b|"use server"/u],
  ["cache-directive", /"use cache"/u],
  ["export-missing", /doesn't exist in target module|is not exported from/u],
];
/** Of these, one builds and one does not, whatever the version: else nothing was measured. */
const CONTROLS = { a00: "builds", a01: "error" };

const { values: options } = parseArgs({
  options: {
    bundler: { type: "string" },
    check: { default: false, type: "boolean" },
    keep: { default: false, type: "boolean" },
    version: { type: "string" },
  },
});

const fixture = JSON.parse(readFileSync(FIXTURE, "utf8"));
const ids = new Set(fixture.cases.map(({ id }) => id));
let differences = 0;
for (const { bundler, column, version } of chooseColumns()) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "next-boundary-cases-")));
  try {
    const installed = install(root, version);
    const found = measure({ bundler, major: version.split(".")[0], root }, fixture.cases);
    for (const [id, expected] of Object.entries(CONTROLS)) {
      const verdict = toVerdict(found.get(id));
      if (verdict !== expected) throw new Error(`${column}: the control ${id} says ${verdict}, not ${expected}.`);
    }
    differences += record(column, installed, found);
    if (!options.check) writeFileSync(FIXTURE, `${JSON.stringify(fixture, null, 2)}\n`);
  } finally {
    if (options.keep) console.log(`The apps of ${column} are in ${root}`);
    else rmSync(root, { force: true, recursive: true });
  }
}
process.exitCode = options.check && differences > 0 ? 1 : 0;

function chooseColumns() {
  const { bundler, version } = options;
  const chosen = COLUMNS.map((column) => {
    const [major, ofColumn] = column.split("-");
    // To compare is to ask the release that was measured, unless told otherwise.
    const recorded = options.check ? fixture.measured[column] : undefined;
    return { bundler: ofColumn, column, major, version: recorded ?? major };
  })
    .filter((one) => bundler === undefined || one.bundler === bundler)
    .filter((one) => version === undefined || one.major === version.split(".")[0])
    .map((one) => (version === undefined ? one : { ...one, version }));
  if (chosen.length === 0) throw new Error(`No column for that: there are ${COLUMNS.join(", ")}.`);
  return chosen;
}

/** Installs next and what the cases need beside it; answers the version it got. */
function install(root, version) {
  const react = REACT[version.split(".")[0]];
  write(join(root, "package.json"), JSON.stringify({ name: "boundary-cases", private: true }));
  const ofNext = [`next@${version}`, `react@${react}`, `react-dom@${react}`];
  const packages = [...ofNext, `@types/react@${react}`, "@types/node@20", "typescript@5", "client-only", "server-only"];
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", ...packages], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`npm could not install next@${version}.`);
  return JSON.parse(readFileSync(join(root, "node_modules/next/package.json"), "utf8")).version;
}

/** The errors of each case, by its id; no entry means that it builds. */
function measure(setup, cases, found = new Map()) {
  const { errors, passed, text } = build(setup, cases);
  if (passed) return found;
  if (errors.length === 0) {
    if (cases.length === 0) throw new Error(`The app without cases does not build:\n${text.slice(0, 4000)}`);
    if (cases.length === 1) return found.set(cases[0].id, [{ kind: /\bpanic/iu.test(text) ? "panic" : "other" }]);
    const middle = Math.ceil(cases.length / 2);
    measure(setup, cases.slice(0, middle), found);
    return measure(setup, cases.slice(middle), found);
  }
  const rejected = new Set(errors.map(({ id }) => id));
  for (const id of rejected) found.set(id, unique(errors.filter((error) => error.id === id)));
  return measure(
    setup,
    cases.filter(({ id }) => !rejected.has(id)),
    found,
  );
}

function build(setup, cases) {
  setup.builds = (setup.builds ?? 0) + 1;
  const app = join(setup.root, `build-${String(setup.builds)}`);
  writeApp(setup, app, cases);
  const flags = setup.major === "16" ? [`--${setup.bundler}`] : [];
  const next = join(setup.root, "node_modules/next/dist/bin/next");
  const { error, status, stderr, stdout } = spawnSync(process.execPath, [next, "build", ...flags], {
    cwd: app,
    encoding: "utf8",
    env: { ...process.env, CI: "1", NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", NO_COLOR: "1" },
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  const text = stripVTControlCharacters(`${stdout}\n${stderr}`);
  const inBuild = new Set(cases.map(({ id }) => id));
  const all = [...readWebpackErrors(app), ...readTurbopackErrors(app, text), ...readLaterErrors(text)];
  const errors = all.filter(({ id }) => inBuild.has(id));
  const names = [...new Set(errors.map(({ id }) => id))].join(" ");
  const outcome = status === 0 ? "builds" : `rejects ${names || "…"}`;
  console.log(`next ${setup.major}, ${setup.bundler}, ${String(cases.length)} cases: ${outcome}`);
  if (!options.keep) rmSync(app, { force: true, recursive: true });
  return { errors, passed: status === 0, text };
}

function writeApp({ bundler, major }, app, cases) {
  write(join(app, "package.json"), JSON.stringify({ name: "app", private: true }));
  write(join(app, "next.config.mjs"), createConfig(bundler, major));
  for (const files of [fixture.base, ...cases.map((one) => one.files)]) {
    for (const [path, text] of Object.entries(files)) write(join(app, path), text);
  }
  for (const { symlinks } of cases) {
    for (const [path, target] of Object.entries(symlinks ?? {})) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      symlinkSync(target, join(app, path));
    }
  }
}

/** `next build` prints five errors of webpack and no more, so a plugin writes all of them down. */
function createConfig(bundler, major) {
  const lines = ["typescript: { ignoreBuildErrors: true },"];
  if (major !== "16") lines.push("eslint: { ignoreDuringBuilds: true },");
  if (major !== "14") lines.push("experimental: { prerenderEarlyExit: false },");
  if (bundler === "webpack") lines.push("webpack: (config) => ({ ...config, plugins: [...config.plugins, { apply }] }),");
  return `import { appendFileSync } from "node:fs";

function apply(compiler) {
  compiler.hooks.compilation.tap("boundary-cases", (compilation) => {
    // Before Next.js rewords them, which loses the module.
    if (compilation.compiler === compiler) compilation.hooks.seal.tap("boundary-cases", () => write(compilation));
  });
  compiler.hooks.done.tap("boundary-cases", ({ compilation }) => write(compilation));
}

const written = new WeakSet();

function write(compilation) {
  if (written.has(compilation) || compilation.errors.length === 0) return;
  written.add(compilation);
  for (const { file, message, module } of compilation.errors) {
    const blamed = module ? findOwn(compilation.moduleGraph, module) : [file];
    const lines = blamed.map((path) => JSON.stringify({ file: path, text: String(message) }) + "\\n");
    appendFileSync("webpack-errors.jsonl", lines.join(""));
  }
}

/** An error in a module of Next.js is that of the modules of this app that lead to it. */
function findOwn(moduleGraph, start) {
  const own = [];
  const seen = new Set([start]);
  for (const module of seen) {
    if (module.resource?.startsWith(process.cwd())) own.push(module.resource);
    else for (const { originModule } of moduleGraph.getIncomingConnections(module)) if (originModule) seen.add(originModule);
  }
  return own;
}

export default {
  ${lines.join("\n  ")}
};
`;
}

function readWebpackErrors(app) {
  const log = join(app, "webpack-errors.jsonl");
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8").split("\n").filter(Boolean);
  const errors = lines.map((line) => JSON.parse(line)).filter(({ file }) => file !== undefined);
  return errors.map(({ file, text }) => createError(app, file, text));
}

/** `next build` prints all errors of Turbopack: the file in a line of its own, the message, the code and import traces. */
function readTurbopackErrors(app, text) {
  const start = text.search(/Turbopack build failed with \d+ errors?/u);
  if (start === -1) return [];
  const blocks = text.slice(start).split(/\n(?=\S+\nError: )/u).slice(1);
  return blocks.flatMap((block) => {
    const lines = block.matchAll(/^ *\.\/(\S+?)(?::\d+:\d+)?(?: \[.*\])?$/gmu);
    const paths = [...lines].map(([, path]) => join(app, withoutApp(app, path)));
    // What a generated module is blamed for is the error of the case that leads to it.
    const file = paths.find((path) => findId(app, path) !== undefined);
    return file === undefined ? [] : [createError(app, file, block)];
  });
}

/** Paths are relative to the folder that Turbopack took for the root. */
function withoutApp(app, path) {
  const marker = `${app.split(sep).at(-1)}/`;
  return path.startsWith(marker) ? path.slice(marker.length) : path;
}

/** What names a route instead of a file: Turbopack's panics, and what only shows when pages are run. */
function readLaterErrors(text) {
  const found = [];
  for (const [kind, pattern] of [
    ["panic", /Failed to write (?:app|page) endpoint (\/[\w/-]+)/gu],
    ["page-data", /Failed to collect (?:page data|configuration) for (\/[\w/-]+)/gu],
    ["prerender", /Error occurred prerendering page "(\/[^"]+)"/gu],
  ]) {
    for (const [, route] of text.matchAll(pattern)) {
      const id = route.split("/").find((segment) => ids.has(segment));
      if (id !== undefined) found.push({ id, kind });
    }
  }
  return found;
}

function createError(app, path, text) {
  const file = relative(app, path.replace(/\?.*$/u, "")).split(sep).join("/");
  return { id: findId(app, path), ...classify(text, app, file), file };
}

/** Every file of a case lies below a folder of its name; packages have a prefix. */
function findId(app, path) {
  if (path === undefined) return undefined;
  const segments = relative(app, path).split(sep);
  return segments.map((segment) => segment.replace(/^(?:pkg|ws)-/u, "")).find((segment) => ids.has(segment));
}

/** Only `client-import` is what a rule about imports can be held to: a client module imports what only a server may. */
function classify(text, app, file) {
  const message = text.replace(/\s+/gu, " ");
  const [, asked] = /You're importing a (?:component|module) that (?:needs|depends on) ["'`]?([\w/.-]*\w)/u.exec(message) ?? [];
  if (asked !== undefined) {
    const isClient = /only works in a Server Component|only available in Server Components|React Client Component/u.test(message);
    if (isClient) return { kind: "client-import", ...findModule(asked, app, file) };
    return { kind: "server-api", name: asked };
  }
  const [, module, side] = /'([\w/-]+)' cannot be imported from a (Client|Server) Component/u.exec(message) ?? [];
  if (module !== undefined) return { kind: side === "Client" ? "client-import" : "server-import", module };
  for (const [kind, pattern] of KINDS) if (pattern.test(message)) return { kind };
  return { kind: "other" };
}

/** The compiler names the module, or one of its exports; then the file says which module that is of. */
function findModule(asked, app, file) {
  if (/\/|^server-only$/u.test(asked)) return { module: asked };
  const source = readFileSync(join(app, file), "utf8");
  for (const [, names, module] of source.matchAll(/\bimport\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/gu)) {
    if (names.split(",").some((name) => name.trim().split(/\s+/u)[0] === asked)) return { module, name: asked };
  }
  return { name: asked };
}

function unique(errors) {
  const texts = new Set(errors.map(({ file, kind, module, name }) => JSON.stringify({ kind, module, name, file })));
  return [...texts].sort().map((text) => JSON.parse(text));
}

function toVerdict(errors) {
  return errors === undefined ? "builds" : "error";
}

/** Puts one column into the fixture, and prints and counts what changes by it. */
function record(column, installed, found) {
  let changes = 0;
  for (const one of fixture.cases) {
    const errors = found.get(one.id);
    const before = describe(one.verdicts[column], one.kinds[column]);
    const after = describe(toVerdict(errors), errors);
    if (before !== after) {
      changes += 1;
      console.log(`${one.id} ${column}: ${before} -> ${after} (${one.title})`);
    }
    one.verdicts[column] = toVerdict(errors);
    if (errors === undefined) delete one.kinds[column];
    else one.kinds[column] = errors;
  }
  fixture.measured[column] = installed;
  const rejected = `${String(found.size)} of ${String(fixture.cases.length)} cases are rejected`;
  console.log(`${column}, next ${installed}: ${rejected}, ${String(changes)} differ.`);
  return changes;
}

function describe(verdict, errors = []) {
  const kinds = errors.map(({ file, kind, module, name }) => [kind, module, name, file].filter(Boolean).join(" "));
  return [String(verdict), ...kinds].join("; ");
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
