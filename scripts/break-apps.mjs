/**
 * Does the rule find a server-only import wherever it is hidden? Breaks real applications on purpose: in a copy of each,
 * a module that a Client Component reaches gets an import of `next/headers`, and the component and all others that
 * reach the module must be reported, on the right import and with a shortest chain, and no others.
 *
 *     npm run build && node scripts/break-apps.mjs [--places 100] [--seed 1] [--depth 5] [--entries 50] [--installed]
 *         [--verbose] DIRECTORY…
 *
 * Which modules a component reaches is told by a graph of this script's own, drawn with oxc's transform, parser and
 * resolver, so a mistake of ours is not made twice. `--installed` links the packages of the workspace into its
 * `node_modules`, as an installation would. Fails if anything is missed, misplaced or said without cause.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { parseSync, Visitor } from "oxc-parser";
import { ResolverFactory } from "oxc-resolver";
import { transformSync } from "oxc-transform";
import picomatch from "picomatch";
import ts from "typescript";
import { parse as parseYaml } from "yaml";

import { findReachedRequest, getSpecifierNode } from "../dist/analysis/server-only/reached-request.js";
import nextBoundary from "../dist/index.js";
import { findFileContext } from "../dist/rule-kit/file-context.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    depth: { default: "5", type: "string" },
    entries: { default: "50", type: "string" },
    installed: { default: false, type: "boolean" },
    // What a child process is asked for: to lint files that this process may remember wrongly.
    lint: { default: false, type: "boolean" },
    places: { default: "100", type: "string" },
    seed: { default: "1", type: "string" },
    verbose: { default: false, type: "boolean" },
  },
});

const MODULE = /(?<!\.d)\.[cm]?[jt]sx?$/u;
const NOT_APP =
  /\.(?:test|spec|stories|story|cy|e2e|mock)\.\w+$|(?:^|\/)(?:__tests__|__mocks__|cypress|playwright|e2e|\.storybook)\//u;
/** What the plugin takes for an answer that somebody waited for, so that it looks at the disk again. */
const PAUSE_MS = 1100;
const SILENT_SAMPLE = 20;
/** Of one place. */
const MAX_SHOWN = 5;
const RULE = "next-boundary/no-server-import-in-client";
const EDIT = 'import { cookies } from "next/headers";\n';

// ---------------------------------------------------------------------------------------------------------------
// Linting: the rule, and beside it a rule that only notes the chains, which a message shortens.

const chains = [];
const noteChains = {
  create(context) {
    const file = findFileContext(context);
    if (file?.ownEnvironments.assertedClient === undefined) return {};
    const note = (node) => {
      const reached = file.reach && findReachedRequest(node, file.module, file.reach);
      if (reached === undefined) return;
      const { column, line } = getSpecifierNode(node, file.module).loc.start;
      chains.push({ chain: reached.chain, isType: node.importKind === "type", position: `${line}:${column + 1}` });
    };
    return {
      CallExpression: note,
      ExportAllDeclaration: note,
      ExportNamedDeclaration: note,
      ImportDeclaration: note,
      ImportExpression: note,
      NewExpression: note,
      TSImportEqualsDeclaration: note,
    };
  },
};

function createLint(cwd) {
  const linter = new Linter({ cwd });
  const config = {
    files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    plugins: { ...nextBoundary.configs.recommended.plugins, script: { rules: { chains: noteChains } } },
    rules: { [RULE]: "error", "script/chains": "error" },
  };
  return (file) => {
    chains.length = 0;
    const text = readFileSync(file, "utf8");
    const messages = linter.verify(text, config, { filename: file });
    const crash = messages.find(({ fatal, ruleId }) => fatal || ruleId === null);
    const lines = text.split(/\r\n|[\r\n]/u);
    const reports = messages
      .filter(({ messageId, ruleId }) => ruleId === RULE && messageId.startsWith("reached"))
      .map(({ column, line, message }) => {
        const [, specifier = ""] = /^["'`]([^"'`]*)/u.exec(lines[line - 1].slice(column - 1)) ?? [];
        const position = `${line}:${column}`;
        return { message, position, specifier, ...chains.find((noted) => noted.position === position) };
      });
    return { crash: crash?.message, reports };
  };
}

// ---------------------------------------------------------------------------------------------------------------
// The script's own graph.

/** All modules of a folder, without those that installations and builds leave. */
function* walk(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !["node_modules", ".git", ".next"].includes(entry.name)) yield* walk(path);
    if (entry.isFile()) yield path;
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

function* goUp(directory, top) {
  for (let folder = directory; ; folder = dirname(folder)) {
    yield folder;
    if (folder === top || folder === dirname(folder)) return;
  }
}

function readPatterns(folder) {
  const { workspaces } = readJson(join(folder, "package.json"));
  const listed = Array.isArray(workspaces) ? workspaces : (workspaces?.packages ?? []);
  const pnpm = join(folder, "pnpm-workspace.yaml");
  return existsSync(pnpm) ? [...listed, ...(parseYaml(readFileSync(pnpm, "utf8"))?.packages ?? [])] : listed;
}

/** Name and folder of each package of the workspace around a folder. */
function collectPackages(directory, top, manifests) {
  const root = [...goUp(directory, top)].find((folder) => readPatterns(folder).length > 0) ?? directory;
  const patterns = readPatterns(root).map((pattern) => pattern.replace(/^(!?)\.\//u, "$1").replace(/\/$/u, ""));
  const isWanted = picomatch(patterns.filter((pattern) => !pattern.startsWith("!")));
  const isUnwanted = picomatch(patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1)));
  const packages = new Map();
  for (const folder of manifests) {
    const within = relative(root, folder);
    if (within !== "" && (within.startsWith("..") || !isWanted(within) || isUnwanted(within))) continue;
    const { name } = readJson(join(folder, "package.json"));
    if (typeof name === "string" && !packages.has(name)) packages.set(name, folder);
  }
  return packages;
}

/** An app as Next.js finds it, or a folder with a config outside all of them. */
function createView(directory, isRoot, top, manifests) {
  const above = [...goUp(directory, top)].slice(1).map((folder) => join(folder, "tsconfig.json"));
  const own = ["tsconfig.json", "jsconfig.json"].map((name) => join(directory, name));
  const configFile = [...own, ...above].find((path) => existsSync(path));
  const { config = {} } = configFile === undefined ? {} : ts.readConfigFile(configFile, ts.sys.readFile);
  const options = configFile === undefined ? {} : ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile)).options;
  const pathsBase = options.baseUrl ?? options.pathsBasePath;
  const makeAbsolute = (targets) => targets.map((target) => resolve(pathsBase, target));
  const hasRoutes = (folder) => existsSync(join(folder, "app")) || existsSync(join(folder, "pages"));
  const source = [directory, join(directory, "src")].find(hasRoutes);
  return {
    baseUrl: options.baseUrl,
    directory,
    edges: new Map(),
    isRoot,
    keepsImports: options.verbatimModuleSyntax === true || options.preserveValueImports === true,
    packages: collectPackages(directory, top, manifests),
    pages: isRoot && source !== undefined && existsSync(join(source, "pages")) ? join(source, "pages") + sep : undefined,
    paths: Object.entries(options.paths ?? {}).map(([pattern, targets]) => [pattern, makeAbsolute(targets)]),
  };
}

const createResolver = (form) =>
  new ResolverFactory({
    conditionNames: ["browser", "module", "production", form, "default"],
    extensionAlias: {
      ".cjs": [".cjs", ".cts"],
      ".js": [".js", ".ts", ".tsx"],
      ".jsx": [".jsx", ".tsx"],
      ".mjs": [".mjs", ".mts"],
    },
    extensions: [".tsx", ".ts", ".jsx", ".js", ".mjs", ".json"],
    mainFields: ["module", "main"],
  });
const resolvers = { import: createResolver("import"), require: createResolver("require") };

function resolveSpecifier(specifier, from, form, view) {
  const find = (directory, request) => resolvers[form].sync(directory, request).path;
  const plain = specifier.replace(/\?.*$/su, "");
  const directory = dirname(from);
  if (/^\.{1,2}(?:\/|$)/u.test(plain)) return find(directory, plain);
  if (plain.startsWith("/")) return find(view.directory, `.${plain}`);
  if (plain === "" || /^[a-z][a-z+.-]+:|!/iu.test(plain) || /^react(?:-dom)?(?:\/|$)/u.test(plain)) return undefined;
  for (const candidate of mapPaths(plain, view)) {
    const found = find(directory, candidate);
    if (found !== undefined) return found;
  }
  const installed = find(directory, plain);
  if (installed !== undefined) return installed;
  const [, name, subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/su.exec(plain) ?? [];
  const folder = view.packages.get(name);
  if (folder === undefined) return undefined;
  // A package may ask for itself by its name, so the resolver reads `exports` without an installation.
  const found = readJson(join(folder, "package.json")).exports === undefined ? find(folder, `./${subpath}`) : find(folder, plain);
  return found ?? findUnbuilt(folder, subpath, find);
}

function mapPaths(specifier, { baseUrl, paths }) {
  const matches = paths
    .flatMap(([pattern, targets]) => {
      const [before, after] = pattern.split("*");
      if (after === undefined) return pattern === specifier ? [{ gap: "", length: Infinity, targets }] : [];
      const gap = findGap(specifier, before, after);
      return gap === undefined ? [] : [{ gap, length: before.length, targets }];
    })
    .sort((a, b) => b.length - a.length);
  const mapped = (matches[0]?.targets ?? []).map((target) => target.replace("*", () => matches[0].gap));
  return baseUrl === undefined ? mapped : [...mapped, join(baseUrl, specifier)];
}

const BUILT = /^(?:\.\/)?(?:dist|build|lib|out)\/(?:(?:esm|cjs|es)\/)?(.*?)(?:(?:\.d)?\.[cm]?[jt]sx?)?$/u;

function findGap(text, before, after) {
  const fits = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  return fits ? text.slice(before.length, text.length - after.length) : undefined;
}

/** Where a package is built from whose build is not there. */
function findUnbuilt(folder, subpath, find) {
  const { exports, main, module } = readJson(join(folder, "package.json"));
  const key = subpath === "" ? "." : `./${subpath}`;
  const entry = typeof exports === "string" ? exports : (exports?.[key] ?? (key === "." ? exports : undefined));
  const collectPaths = (value) => (JSON.stringify(value).match(/"\.\/[^"]*"/gu) ?? []).map((text) => JSON.parse(text));
  const strings = entry === undefined ? [module, main] : collectPaths(entry);
  if (exports !== undefined && entry === undefined) {
    for (const [pattern, target] of Object.entries(exports)) {
      const [before, after] = pattern.split("*");
      const gap = after === undefined ? undefined : findGap(key, before, after);
      if (gap !== undefined) strings.push(...collectPaths(target).map((path) => path.replaceAll("*", () => gap)));
    }
  }
  if (subpath !== "" && exports === undefined) strings.push(subpath);
  for (const target of strings) {
    const [, inner] = BUILT.exec(target ?? "") ?? [];
    if (inner === undefined) continue;
    const found = find(folder, `./src/${inner}`) ?? find(folder, `./${inner}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function getLanguage(file) {
  if (file.endsWith(".tsx")) return "tsx";
  return /\.[cm]?ts$/u.test(file) ? "ts" : "jsx";
}

const texts = new Map();
function readText(file) {
  if (!texts.has(file)) texts.set(file, readFileSync(file, "utf8"));
  return texts.get(file);
}

const directives = new Map();
function getDirectives(file) {
  let found = directives.get(file);
  if (found === undefined) {
    const text = readText(file);
    found = /["']use /u.test(text) ? readPrologue(file, text).map(({ directive }) => directive) : [];
    directives.set(file, found);
  }
  return found;
}

function readPrologue(file, text) {
  const { body } = parseSync(file, text, { lang: getLanguage(file) }).program;
  const end = body.findIndex((statement) => typeof statement.directive !== "string");
  return end === -1 ? body : body.slice(0, end);
}

/** What a module asks for when TypeScript is gone. */
const requests = new Map();
function getRequests(file, keepsImports) {
  const key = `${String(keepsImports)} ${file}`;
  let found = requests.get(key);
  if (found === undefined) {
    found = readRequests(file, keepsImports);
    requests.set(key, found);
  }
  return found;
}

function readRequests(file, keepsImports) {
  const { code } = transformSync(file, readText(file), {
    jsx: { runtime: "automatic" },
    lang: getLanguage(file),
    typescript: { onlyRemoveTypeImports: keepsImports },
  });
  const parsed = parseSync("module.js", code, { lang: "jsx" });
  const { dynamicImports, staticExports, staticImports } = parsed.module;
  const found = staticImports.map(({ moduleRequest }) => ({ form: "import", specifier: moduleRequest.value }));
  for (const { end, entries, start } of staticExports) {
    // What is imported and then exported has its request in the import.
    const asked = entries.map((entry) => entry.moduleRequest);
    const own = asked.find((request) => request && request.start >= start && request.end <= end);
    if (own !== undefined) found.push({ form: "import", specifier: own.value });
  }
  for (const { moduleRequest } of dynamicImports) {
    const source = code.slice(moduleRequest.start, moduleRequest.end).replace(/^\/\*[^]*?\*\//u, "").trim();
    const [, , literal] = /^(["'`])([^"'`$]*)\1$/u.exec(source) ?? [];
    if (literal !== undefined) found.push({ form: "import", specifier: literal });
    else if (/^`\.{1,2}\//u.test(source)) found.push({ form: "pattern", specifier: source.slice(1, -1) });
  }
  if (!/\brequire\s*\(|\bWorker\b/u.test(code)) return found;
  new Visitor({
    CallExpression({ arguments: [first], callee }) {
      if (callee.type === "Identifier" && callee.name === "require" && typeof first?.value === "string") {
        found.push({ form: "require", specifier: first.value });
      }
    },
    NewExpression({ arguments: [url], callee }) {
      if (!/^(?:Shared)?Worker$/u.test(callee.name) || url?.type !== "NewExpression" || url.callee.name !== "URL") return;
      if (typeof url.arguments[0]?.value === "string") found.push({ form: "import", specifier: url.arguments[0].value });
    },
  }).visit(parsed.program);
  return found;
}

function getEdges(file, view) {
  let found = view.edges.get(file);
  if (found === undefined) {
    found = getRequests(file, view.keepsImports).flatMap(({ form, specifier }) => {
      if (form === "pattern") return expandPattern(specifier, file).map((target) => ({ specifier, target }));
      const target = resolveSpecifier(specifier, file, form, view);
      return target !== undefined && MODULE.test(target) && !target.includes("/node_modules/") ? [{ specifier, target }] : [];
    });
    view.edges.set(file, found);
  }
  return found;
}

function expandPattern(specifier, file) {
  const fixed = join(dirname(file), specifier.slice(0, specifier.indexOf("${")));
  const directory = fixed.endsWith("/") ? fixed : dirname(fixed);
  if (!existsSync(directory)) return [];
  const gapped = join(dirname(file), specifier.replaceAll(/\$\{[^}]*\}/gu, "\0"));
  const escaped = gapped.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
  const matcher = new RegExp(`^${escaped.replaceAll("\0", ".*")}(?:\\.(?:tsx|ts|jsx|js|mjs))?$`, "u");
  return [...walk(directory)].filter((path) => MODULE.test(path) && matcher.test(path));
}

function isServerModule(file) {
  return getDirectives(file).some((value) => value === "use server" || value.startsWith("use cache"));
}

function isClientModule(file, { pages }) {
  if (isServerModule(file)) return false;
  if (getDirectives(file).includes("use client")) return true;
  return pages !== undefined && file.startsWith(pages) && !file.startsWith(`${pages}api/`) && /\.[jt]sx?$/u.test(file);
}

const isStop = (file, view) => isServerModule(file) || isClientModule(file, view);

/** How far each module is from a helper, not through client and server modules, which answer for themselves. */
function measureDistances(helper, view) {
  const distances = new Map([[helper, 0]]);
  for (const [file, distance] of distances) {
    for (const importer of view.importers.get(file) ?? []) {
      if (!distances.has(importer) && !isStop(importer, view)) distances.set(importer, distance + 1);
    }
  }
  return distances;
}

/** What must be said of a client file: for each request that leads to the helper, how many modules its chain has. */
function expectReports(file, distances, view) {
  const expected = new Map();
  for (const { specifier, target } of getEdges(file, view)) {
    const distance = distances.get(target);
    if (distance !== undefined) expected.set(specifier, Math.min(distance + 2, expected.get(specifier) ?? Infinity));
  }
  return expected;
}

function drawGraph(directory) {
  const files = [...walk(directory)];
  const manifests = files.filter((path) => basename(path) === "package.json").map((path) => dirname(path));
  const modules = files.filter((path) => MODULE.test(path) && readText(path).length < 1_000_000);
  const views = new Map();
  const owners = new Map();
  const findOwner = (folder) => {
    if (owners.has(folder)) return owners.get(folder);
    const up = [...goUp(folder, directory)];
    const root = up.find(isNextRoot);
    const hasConfig = (path) => ["tsconfig.json", "jsconfig.json", "package.json"].some((name) => existsSync(join(path, name)));
    const own = root ?? up.find(hasConfig) ?? folder;
    if (!views.has(own)) views.set(own, createView(own, root !== undefined, directory, manifests));
    owners.set(folder, views.get(own));
    return views.get(own);
  };
  for (const file of modules) {
    const view = findOwner(dirname(file));
    if (NOT_APP.test(relative(view.directory, file)) || !isClientModule(file, view)) continue;
    (view.entries ??= []).push(file);
  }
  const used = [...views.values()].filter(({ entries }) => entries !== undefined);
  for (const view of used) {
    view.importers = new Map();
    const seen = new Set(view.entries);
    for (const file of seen) {
      if (isServerModule(file)) continue;
      for (const { target } of getEdges(file, view)) {
        if (!view.importers.has(target)) view.importers.set(target, new Set());
        view.importers.get(target).add(file);
        seen.add(target);
      }
    }
    view.modules = seen;
  }
  return used;
}

function isNextRoot(folder) {
  if (["js", "mjs", "cjs", "ts", "mts"].some((extension) => existsSync(join(folder, `next.config.${extension}`)))) return true;
  const hasRoutes = ["app", "pages", "src/app", "src/pages"].some((name) => existsSync(join(folder, name)));
  return hasRoutes && readJson(join(folder, "package.json")).dependencies?.next !== undefined;
}

// ---------------------------------------------------------------------------------------------------------------
// Places: a client file, a depth, and a module that far away.

/** A small generator of numbers from 0 to 1 that a seed decides (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = (list, random) => list[Math.floor(random() * list.length)];

function sample(list, size, random) {
  const rest = [...list];
  const chosen = [];
  while (rest.length > 0 && chosen.length < size) chosen.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return chosen;
}

function choosePlace(views, random) {
  const choices = views.flatMap((view) => view.entries.map((entry) => ({ entry, view })));
  for (let attempt = 0; attempt < 2000 && choices.length > 0; attempt += 1) {
    const { entry, view } = pick(choices, random);
    if (!getDirectives(entry).includes("use client")) continue;
    const depth = 1 + Math.floor(random() * Number(values.depth));
    const distances = new Map([[entry, 0]]);
    for (const [file, distance] of distances) {
      if (distance === depth || (file !== entry && isStop(file, view))) continue;
      for (const { target } of getEdges(file, view)) if (!distances.has(target)) distances.set(target, distance + 1);
    }
    const helpers = [...distances].filter(([file, distance]) => distance === depth && isHelper(file, view)).map(([file]) => file);
    if (helpers.length > 0) return { depth, entry, helper: pick(helpers, random), view };
  }
  return undefined;
}

/** A module that the edit changes and nothing else about it: nothing in it is called like what is added. */
function isHelper(file, view) {
  const text = readText(file);
  if (isStop(file, view) || /\.[cm][jt]s$/u.test(file) || NOT_APP.test(file)) return false;
  return !/\bcookies\b|next\/|server-only|module\.exports|\bexports\./u.test(text) && /^\s*(?:import|export)\b/mu.test(text);
}

function breakModule(file) {
  const text = readText(file);
  const prologue = readPrologue(file, text);
  const top = prologue.length > 0 ? prologue.at(-1).end : (/^(?:\uFEFF)?(?:#!.*\n)?/u.exec(text)?.[0].length ?? 0);
  writeFileSync(file, `${text.slice(0, top)}${prologue.length > 0 ? "\n" : ""}${EDIT}${text.slice(top)}\nvoid cookies;\n`);
  return () => {
    writeFileSync(file, text);
  };
}

// ---------------------------------------------------------------------------------------------------------------

async function breakApp(source, places, random) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "break-apps-")));
  const directory = join(scratch, basename(resolve(source)));
  const counts = { files: 0, found: 0, places: 0, right: 0, shortest: 0, silent: 0, unreadable: 0 };
  const failures = [];
  try {
    cpSync(resolve(source), directory, { filter: (path) => !/\/(?:node_modules|\.git|\.next)$/u.test(path), recursive: true });
    if (values.installed) linkPackages(directory);
    const views = drawGraph(directory);
    const lint = createLint(directory);
    for (let number = 0; number < places; number += 1) {
      const place = choosePlace(views, random);
      if (place === undefined) break;
      counts.places += 1;
      failures.push(...(await tryPlace(place, { counts, directory, lint, random, views })));
    }
  } finally {
    rmSync(scratch, { force: true, recursive: true });
    for (const memory of [texts, directives, requests]) memory.clear();
    for (const resolver of Object.values(resolvers)) resolver.clearCache();
  }
  const { files, found, places: tried, right, shortest, silent, unreadable } = counts;
  console.log(
    `${basename(source)}: ${tried} places, ${files} client files that reach them: found ${found}, right import ${right}, ` +
      `shortest chain ${shortest}; silent ${silent}; do not parse ${unreadable}; wrong ${failures.length}`,
  );
  for (const failure of failures) if (failure !== undefined) console.log(failure);
  return failures.length;
}

function linkPackages(directory) {
  const manifests = [...walk(directory)].filter((path) => basename(path) === "package.json").map((path) => dirname(path));
  const roots = manifests.filter((folder) => readPatterns(folder).length > 0);
  for (const root of roots) {
    for (const [name, folder] of collectPackages(root, root, manifests)) {
      if (folder === root) continue;
      const link = join(root, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      if (!existsSync(link)) symlinkSync(folder, link, "dir");
    }
  }
}

async function tryPlace({ depth, entry, helper, view }, { counts, directory, lint, random, views }) {
  const show = (path) => relative(directory, path);
  const title = `place: ${show(entry)} reaches ${show(helper)} at depth ${depth} (seen from ${show(view.directory) || "."})`;
  if (values.verbose) console.error(title);
  const reaching = [];
  const others = [];
  for (const seen of views) {
    const distances = seen.modules.has(helper) ? measureDistances(helper, seen) : new Map();
    for (const file of seen.entries) {
      const expected = distances.size === 0 ? new Map() : expectReports(file, distances, seen);
      if (expected.size > 0) reaching.push({ expected, file, seen });
      else if (file !== helper) others.push({ expected, file, seen });
    }
  }
  const chosen = sample(reaching.filter(({ file }) => file !== entry), Number(values.entries) - 1, random);
  const linted = [reaching.find(({ file }) => file === entry), ...chosen].filter((item) => item !== undefined);
  const quiet = sample(others, SILENT_SAMPLE, random);
  const before = new Map([...linted, ...quiet].map(({ file }) => [file, lint(file)]));
  const restore = breakModule(helper);
  const failures = [];
  try {
    await sleep(PAUSE_MS);
    for (const { expected, file, seen } of [...linted, ...quiet]) {
      const after = lint(file);
      if (before.get(file).crash !== undefined || after.crash !== undefined) {
        counts.unreadable += 1;
        continue;
      }
      const where = { file, helper, keepsImports: seen.keepsImports };
      const wrong = compare(after, before.get(file), expected, where);
      if (expected.size > 0) {
        counts.files += 1;
        for (const key of ["found", "right", "shortest"]) if (!wrong.has(key)) counts[key] += 1;
      } else if (wrong.size === 0) counts.silent += 1;
      if (wrong.size === 0) continue;
      // A few are enough to tell what is remembered wrongly from what is wrong.
      if (failures.length >= MAX_SHOWN) {
        failures.push(undefined);
        continue;
      }
      const fresh = compare(lintApart(file, directory), before.get(file), expected, where);
      const [here, there] = [wrong, fresh].map((found) => [...found.values()].join("; ") || "nothing is wrong");
      const again = there === here ? "the same" : there;
      const lines = [`  ${title}`, `    ${show(file)}: ${here}`, `    in a process of its own: ${again}`];
      failures.push(lines.join("\n").replaceAll(`${directory}/`, ""));
    }
  } finally {
    restore();
  }
  await sleep(PAUSE_MS);
  return failures;
}

/** What is wrong with the reports of a file, by kind; what was said before the edit does not count. */
function compare({ reports }, before, expected, { file, helper, keepsImports }) {
  const wrong = new Map();
  const known = new Set(before.reports.map(({ position }) => position));
  const fresh = reports.filter(({ position }) => !known.has(position));
  const knownSpecifiers = new Set(before.reports.map(({ specifier }) => specifier));
  const ours = fresh.filter(({ chain }) => chain?.at(-1) === helper);
  const stray = fresh.filter((report) => !ours.includes(report));
  if (stray.length > 0) wrong.set("right", `says '${stray[0].message}' at ${stray[0].position} without cause`);
  const missing = [...expected].filter(
    ([specifier]) => !knownSpecifiers.has(specifier) && !ours.some((report) => fits(report, specifier)),
  );
  const missed = missing.map(([specifier, length]) => `'${specifier}' (${length} modules)`);
  if (missing.length > 0) wrong.set("found", `nothing is said of ${missed.join(", ")}`);
  for (const report of ours) {
    const specifier = [...expected.keys()].find((candidate) => fits(report, candidate));
    const said = `${report.position} '${report.specifier}': ${report.chain.join(" → ")}`;
    if (specifier === undefined || report.isType) wrong.set("right", `${said}, by an import that does not lead there`);
    else if (report.chain.length !== expected.get(specifier)) {
      wrong.set("shortest", `${said}, which is not ${expected.get(specifier)} modules long`);
    } else if (report.chain[0] !== file) wrong.set("shortest", `${said}, which does not start here`);
  }
  for (const specifier of expected.keys()) {
    const asked = getRequests(file, keepsImports).filter((request) => request.specifier === specifier).length;
    const told = ours.filter((report) => fits(report, specifier)).length;
    if (told > 0 && told !== asked && !knownSpecifiers.has(specifier)) {
      wrong.set("right", `'${specifier}' is asked for ${asked} times and reported ${told} times`);
    }
  }
  return wrong;
}

/** A pattern is reported at the template that it stands in. */
function fits({ specifier }, expected) {
  return specifier === expected || (expected.includes("${") && specifier !== "" && expected.startsWith(specifier.split("${")[0]));
}

function lintApart(file, directory) {
  const args = [fileURLToPath(import.meta.url), "--lint", directory, file];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 26 }));
}

if (values.lint) {
  const [directory, file] = positionals;
  process.stdout.write(JSON.stringify(createLint(directory)(file)));
} else {
  let wrong = 0;
  for (const [index, directory] of positionals.entries()) {
    const countUpTo = (apps) => Math.floor((apps * Number(values.places)) / positionals.length);
    const share = countUpTo(index + 1) - countUpTo(index);
    wrong += await breakApp(directory, share, createRandom(Number(values.seed) * 1000 + index));
  }
  process.exitCode = wrong > 0 ? 1 : 0;
}
