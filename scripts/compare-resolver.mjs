/**
 * Does our resolver find what others find? Asks it and oxc-resolver about every request of every module of real
 * applications, each module through the eyes of its own app, and prints where the answers differ, by kind.
 *
 *     npm run build && node scripts/compare-resolver.mjs [--all] DIRECTORY…
 *
 * An answer is a module of the project, or nothing: installed packages, style sheets, JSON and what is not there are
 * all nothing. oxc-resolver gets the extensions and conditions of Next.js, and the app's config without the configs it
 * extends, because it gives up where one of them is not installed. Packages of the workspace it is asked for in their
 * own folders, where it would come by a link of an installation.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { ResolverFactory } from "oxc-resolver";
import ts from "typescript";

import { nodeHost } from "../dist/platform/host/node-host.js";
import { toPortablePath } from "../dist/platform/host/portable-path.js";
import { Project } from "../dist/project/project.js";

const EXAMPLES = 3;
const MODULE = /\.[cm]?[jt]sx?$/u;

/** What a TypeScript author writes for the file that will be there when it is compiled. */
const SOURCES_OF = {
  ".cjs": [".cjs", ".cts"],
  ".js": [".js", ".ts", ".tsx"],
  ".jsx": [".jsx", ".tsx"],
  ".mjs": [".mjs", ".mts"],
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { all: { default: false, type: "boolean" } } });

for (const directory of positionals) compare(toPortablePath(realpathSync(resolve(directory))));

function compare(directory) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "compare-resolver-")));
  try {
    const project = new Project(nodeHost);
    project.noteLint(directory);
    const resolvers = new Map();
    const counts = { "both a module": 0, "both nothing": 0, different: 0, "only oxc": 0, "only we": 0 };
    const groups = new Map();
    for (const file of collectModules(directory)) {
      const app = project.getApp(file, project.findRoot(file));
      if (!resolvers.has(app)) resolvers.set(app, createResolvers(app, scratch));
      for (const request of app.client.getRecord(file).requests) {
        if (request.isPattern) continue;
        const ours = app.client.resolve(request, file)[0]?.target;
        const theirs = askOxc(request, file, app, resolvers.get(app));
        const answer = getAnswer(ours, theirs);
        counts[answer] += 1;
        if (answer.startsWith("both")) continue;
        const kind = `${answer}: ${describe(request, file, ours ?? theirs, app)}`;
        if (!groups.has(kind)) groups.set(kind, []);
        groups.get(kind).push({ file, ours, specifier: request.specifier, theirs });
      }
    }
    print(directory, counts, groups);
  } finally {
    rmSync(scratch, { force: true, recursive: true });
  }
}

function* collectModules(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !["node_modules", ".git", ".next"].includes(entry.name)) yield* collectModules(path);
    if (entry.isFile() && MODULE.test(entry.name) && !/\.d\.[cm]?ts$/u.test(entry.name)) yield toPortablePath(path);
  }
}

function createResolvers({ config }, scratch) {
  const tsconfig = config === undefined ? {} : { tsconfig: { configFile: flattenConfig(config.path, scratch) } };
  const create = (form) =>
    new ResolverFactory({
      conditionNames: ["browser", "module", "production", form, "default"],
      extensionAlias: SOURCES_OF,
      extensions: [".tsx", ".ts", ".jsx", ".js", ".mjs", ".json"],
      mainFields: ["module", "main"],
      ...tsconfig,
    });
  return { import: create("import"), require: create("require") };
}

/** The `paths` of a config and of those it extends, as far as they are there, in a config that extends nothing. */
function flattenConfig(path, scratch) {
  const { config = {} } = ts.readConfigFile(path, ts.sys.readFile);
  const { baseUrl, paths = {}, pathsBasePath } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path)).options;
  const from = baseUrl ?? pathsBasePath;
  const absolute = Object.entries(paths).map(([pattern, targets]) => [pattern, targets.map((target) => resolve(from, target))]);
  const compilerOptions = { ...(baseUrl === undefined ? {} : { baseUrl }), paths: Object.fromEntries(absolute) };
  const file = join(mkdtempSync(join(scratch, "config-")), "tsconfig.json");
  writeFileSync(file, JSON.stringify({ compilerOptions }));
  return file;
}

function askOxc({ form, specifier }, file, app, resolvers) {
  const plain = specifier.replace(/\?.*$/su, "");
  const from = plain.startsWith("/") ? app.directory : dirname(file);
  const request = plain.startsWith("/") ? `.${plain}` : plain;
  const resolver = resolvers[form === "require" ? "require" : "import"];
  const path = resolver.sync(from, request).path ?? askInWorkspace(plain, app, resolver);
  if (path === undefined || !MODULE.test(path) || path.includes("/node_modules/")) return undefined;
  return toPortablePath(path);
}

/** What an installation would link to: a package may ask for itself by its name, if it has `exports`. */
function askInWorkspace(specifier, { workspace }, resolver) {
  const [, name, subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/su.exec(specifier) ?? [];
  const folder = workspace.packages.get(name);
  if (folder === undefined) return undefined;
  const { exports } = JSON.parse(nodeHost.readFile(join(folder, "package.json")));
  return resolver.sync(folder, exports === undefined ? `./${subpath}` : specifier).path;
}

function getAnswer(ours, theirs) {
  if (ours === theirs) return ours === undefined ? "both nothing" : "both a module";
  if (ours === undefined) return "only oxc";
  return theirs === undefined ? "only we" : "different";
}

function describe({ specifier }, file, target, { config, workspace }) {
  if (/\.d\.[cm]?ts$/u.test(target ?? "")) return "a declaration file";
  if (/^(?:\.{0,2}\/|\.{1,2}$)/u.test(specifier)) return /\.\w+$/u.test(specifier) ? "a path with extension" : "a path";
  if (specifier.startsWith("#")) return "`imports` of a manifest";
  const [name] = /^(?:@[^/]+\/)?[^/]+/u.exec(specifier) ?? [];
  if ((config?.findPaths(specifier) ?? []).some((candidate) => target?.startsWith(candidate))) return "`paths` of a config";
  const folder = workspace.packages.get(name);
  if (folder === undefined) return "a bare specifier";
  return file.startsWith(`${folder}/`) ? "a package by its own name" : "a package of the workspace, perhaps not built";
}

function print(directory, counts, groups) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const summary = Object.entries(counts).map(([answer, count]) => `${answer} ${count}`);
  console.log(`${directory}: ${total} requests. ${summary.join(", ")}`);
  const show = (path) => path?.replace(`${directory}/`, "") ?? "nothing";
  for (const [kind, found] of [...groups].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`  ${kind} (${found.length})`);
    const distinct = [...new Map(found.map((item) => [item.specifier, item])).values()];
    for (const { file, ours, specifier, theirs } of values.all ? found : distinct.slice(0, EXAMPLES)) {
      console.log(`    '${specifier}' in ${show(file)}\n      we: ${show(ours)}\n      oxc: ${show(theirs)}`);
    }
  }
}
