/**
 * What does a module graph look like as files? A graph is plain data (see generate.mjs); this writes its modules,
 * its packages and the app around many graphs, and remembers the line of every request.
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

import { NEWEST } from "../../dist/platform/next/versions.js";
import { FORMS, GUARDS, PROLOGUES, STATEMENTS, USES } from "./forms.mjs";

/** Left out where a specifier has none: the extensions that Next.js tries. */
const TRIED = /\.(?:tsx|ts|jsx|js|mjs|json)$/u;

export function isTypeScript(path) {
  return /\.[cm]?tsx?$/u.test(path);
}

export function allowsJsx(path) {
  return /\.(?:tsx|jsx|js)$/u.test(path) && !path.startsWith("node_modules/");
}

export function getModule(graph, name) {
  return graph.modules.find((module) => module.name === name);
}

/** The modules a request may stand for, each with the conditions under which it does. */
export function getTargets(graph, request) {
  if (request.to === undefined) return [];
  if (Array.isArray(request.to)) return request.to.map((name) => ({ conditions: [], name }));
  const found = graph.packages.find(({ key }) => key === request.to);
  return found === undefined ? [{ name: request.to }] : found.entry.map(([condition, name]) => ({ condition, name }));
}

/** The files of a graph by path, and `lines`: which requests stand on which line of which file. */
export function renderGraph(graph) {
  const files = new Map();
  const lines = new Map();
  const links = new Map();
  for (const module of graph.modules) {
    const rendered = renderModule(graph, module);
    files.set(module.path, rendered.text);
    lines.set(module.path, rendered.lines);
  }
  for (const one of graph.packages) {
    files.set(`${one.directory}/package.json`, `${JSON.stringify(createManifest(graph, one), undefined, 2)}\n`);
    if (one.isLinked) links.set(`node_modules/${one.name}`, one.directory);
  }
  return { files, lines, links };
}

function createManifest(graph, one) {
  const within = (name) => `./${posix.relative(one.directory, getModule(graph, name)?.path ?? "none")}`;
  const [[, first]] = one.entry;
  const manifest = { name: one.name, version: "1.0.0" };
  if (one.style === "main") manifest.main = within(first);
  else if (one.style === "exports") manifest.exports = within(first);
  else if (one.style !== "index") {
    const entry = Object.fromEntries(one.entry.map(([condition, name]) => [condition, within(name)]));
    manifest.exports = { ".": one.entry.length === 1 ? within(first) : entry };
    if (one.style === "subpaths") manifest.exports["./*"] = "./src/*";
  }
  if (one.sideEffects !== undefined) manifest.sideEffects = one.sideEffects;
  if (one.dependencies !== undefined) manifest.dependencies = one.dependencies;
  return manifest;
}

/** How `module` spells the module that a request is for. */
function getSpecifier(graph, module, request) {
  if (request.target !== undefined) return request.target.module;
  if (request.folder !== undefined) return spellRelative(module, request.folder);
  const one = graph.packages.find(({ key }) => key === request.to);
  if (one !== undefined) return one.name;
  if (request.missing !== undefined) return request.missing;
  const { path } = getModule(graph, request.to);
  const home = graph.packages.find(({ directory }) => path.startsWith(`${directory}/`));
  const isWithin = home !== undefined && module.path.startsWith(`${home.directory}/`);
  if (home !== undefined && !isWithin && home.style === "subpaths")
    return `${home.name}/${posix.relative(`${home.directory}/src`, path)}`;
  if (FORMS[request.form].isFile || request.via === "extension") return spellRelative(module, path);
  const short = path.replace(TRIED, "").replace(/\/index$/u, "");
  const inSource = graph.options.source === "" || path.startsWith(graph.options.source);
  if (request.via === "alias" && inSource && home === undefined) return `@/${short.slice(graph.options.source.length)}`;
  if (request.via === "hash" && path.startsWith(`${graph.options.source}lib/`) && TRIED.test(path)) {
    return `#${posix.extname(path).slice(1)}/${path.slice(`${graph.options.source}lib/`.length).replace(TRIED, "")}`;
  }
  return spellRelative(module, short);
}

function spellRelative(module, path) {
  const relative = posix.relative(posix.dirname(module.path), path);
  if (relative === "") return ".";
  return relative.startsWith(".") ? relative : `./${relative}`;
}

/** The names that a module can be asked for, its own and those it hands on. */
export function getExportedNames(graph, name, seen = new Set()) {
  const module = getModule(graph, name);
  if (module === undefined || seen.has(name)) return [];
  seen.add(name);
  const own = module.isPure && isHanding(module) ? [] : [`M${name.slice(1)}`];
  const handed = module.requests.flatMap((request) => {
    const { hands } = FORMS[request.form];
    if (hands === undefined || request.to === undefined) return [];
    if (hands === "name") return [getRequestedName(graph, request, seen)];
    return getTargets(graph, request).flatMap((target) => getExportedNames(graph, target.name, seen));
  });
  return [...new Set([...own, ...handed])];
}

/** Asks only for names that exist: what was taken away from a graph takes its name along. */
function getRequestedName(graph, request, seen = new Set()) {
  if (request.target !== undefined) return request.target.name;
  if (request.to === undefined) return "missing";
  const [first] = getTargets(graph, request);
  const own = `M${first.name.slice(1)}`;
  const names = getExportedNames(graph, first.name, seen);
  if (request.name !== undefined && names.includes(request.name)) return request.name;
  return names.length === 0 || names.includes(own) ? own : names[0];
}

/** A barrel has nothing of its own as long as it hands on something. */
function isHanding(module) {
  return module.requests.some(({ form, to }) => FORMS[form].hands !== undefined && to !== undefined);
}

/**
 * Whether each name that is handed on comes from somewhere. A circle of names is an error in every engine, and
 * Turbopack does not come back from it.
 */
export function isSound(graph) {
  return graph.modules.every((module) =>
    module.requests.every((request) => FORMS[request.form].hands !== "name" || handsOn(graph, request)),
  );
}

export function handsOn(graph, request, seen = new Set()) {
  const name = getRequestedName(graph, request);
  return (
    request.to === undefined ||
    getTargets(graph, request).every((target) => resolvesName(graph, target.name, name, new Set(seen)))
  );
}

function resolvesName(graph, moduleName, name, seen) {
  const key = `${moduleName} ${name}`;
  const module = getModule(graph, moduleName);
  if (module === undefined || seen.has(key)) return false;
  seen.add(key);
  const isOwn = !(module.isPure && isHanding(module)) && [module.name, module.twin].includes(`m${name.slice(1)}`);
  if (isOwn) return true;
  const named = module.requests.find(
    (request) => FORMS[request.form].hands === "name" && getRequestedName(graph, request) === name,
  );
  if (named !== undefined) return handsOn(graph, named, seen);
  return module.requests
    .filter((request) => FORMS[request.form].hands === "all" && request.to !== undefined)
    .some((request) => getTargets(graph, request).some((target) => resolvesName(graph, target.name, name, seen)));
}

function renderModule(graph, module) {
  if (module.content !== undefined) return { lines: [], text: module.content };
  const number = module.name.slice(1);
  const isCommonJs = module.path.endsWith(".cjs");
  const prologue = PROLOGUES[module.prologue];
  const isAsync = ["server", "cache"].includes(prologue.effective);
  const taken = new Set([`M${number}`, `T${number}`]);
  if (module.twin !== undefined) taken.add(`M${module.twin.slice(1)}`);
  const parts = { after: [], before: [], body: [], data: [], imports: [] };
  const libraries = new Set();
  for (const [index, request] of module.requests.entries()) {
    const form = FORMS[request.form];
    const name = getRequestedName(graph, request);
    const local = takeLocal(["named", "reexport"].includes(request.form) ? name : `Local${index}`, taken);
    const [target] = getTargets(graph, request);
    const type = request.target === undefined && target !== undefined ? `T${target.name.slice(1)}` : name;
    const code = form.text({ local, name, source: getSpecifier(graph, module, request), type });
    if (request.form in STATEMENTS) {
      parts.imports.push({ code, request });
      if (form.kind === "declaration" || form.kind === "equals" || form.takes === "type") addUse(parts, request, form, local);
      continue;
    }
    if (form.uses !== undefined) libraries.add(form.uses);
    const guard = GUARDS[request.guard];
    if (guard !== undefined) parts.body.push({ code: guard.text(code), request });
    else (form.isTop ? parts.before : parts.body).push({ code, request });
  }
  const statements = [...libraries].map((library) => ({ code: importLibrary(library, isCommonJs) }));
  statements.push(
    ...parts.imports,
    ...parts.before,
    ...createOwnCode(module, number, parts, { isAsync, isCommonJs }),
    ...parts.after,
  );
  return layOut(prologue, statements);
}

function takeLocal(wanted, taken) {
  let local = wanted;
  for (let count = 2; taken.has(local); count += 1) local = `${wanted}_${count}`;
  taken.add(local);
  return local;
}

function addUse(parts, request, form, local) {
  if (form.isBare || form.isExported) return;
  const use = USES[request.use] ?? USES.unused;
  const query = form.isInterface ? local : `typeof ${local}`;
  const code = use.text(local, query);
  if (code === "") return;
  if (use.isTop) parts.after.push({ code });
  else (use.isServerData ? parts.data : parts.body).push({ code });
}

function importLibrary(library, isCommonJs) {
  if (library === "react") return isCommonJs ? 'const { lazy } = require("react");' : 'import { lazy } from "react";';
  return isCommonJs ? 'const dynamic = require("next/dynamic").default;' : 'import dynamic from "next/dynamic";';
}

/** What the module is besides its requests: something to import, and what its place asks for. */
function createOwnCode(module, number, parts, { isAsync, isCommonJs }) {
  const own = `M${number}`;
  const body = parts.body.map((one) => ({ ...one, code: `  ${one.code}` }));
  const wrap = (head, tail = "  return null;\n}") => [{ code: head }, ...body, { code: tail }];
  if (module.isPure && isHanding(module)) return body.length === 0 ? [] : wrap("(() => {", "})();");
  if (isCommonJs)
    return [...wrap(`exports.${own} = function ${own}() {`, "  return null;\n};"), { code: `exports.default = exports.${own};` }];
  const types = isTypeScript(module.path) ? [{ code: `export interface T${number} { value: string }` }] : [];
  if (module.twin !== undefined) types.push({ code: `export { ${own} as M${module.twin.slice(1)} };` });
  switch (module.place) {
    case "route":
      return wrap("export async function GET() {", '  return new Response("");\n}');
    case "proxy":
      return wrap("export function proxy() {", "}");
    case "instrumentation":
      return wrap("export async function register() {", "}");
    default: {
      const head = isAsync ? `export async function ${own}() {` : `export function ${own}() {`;
      const whole = isAsync ? `export default async function Default${number}() { return ${own}; }` : `export default ${own};`;
      const data = parts.data.map((one) => ({ ...one, code: `  ${one.code}` }));
      const dataFunction = [
        { code: "export async function getServerSideProps() {" },
        ...data,
        { code: "  return { props: {} };\n}" },
      ];
      return [...types, ...wrap(head), { code: whole }, ...(data.length === 0 ? [] : dataFunction)];
    }
  }
}

function layOut(prologue, statements) {
  let text = prologue.text === "" || prologue.isSameLine ? prologue.text : `${prologue.text}\n`;
  const lines = [];
  for (const { code, request } of statements) {
    if (request !== undefined) lines.push({ line: text.split("\n").length, request });
    text += `${code}\n`;
  }
  return { lines, text: text === "" ? "export {};\n" : text };
}

/** Writes an app that holds the graphs; `install` is the folder whose `node_modules` has `next`. */
export function writeApp(directory, graphs, install) {
  const { options } = graphs[0];
  rmSync(directory, { force: true, recursive: true });
  const write = (path, text) => {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const rendered = graphs.map((graph) => renderGraph(graph));
  const packages = graphs.flatMap((graph) => graph.packages);
  const { source } = options;
  write(
    "next.config.mjs",
    `export default {
  experimental: { useCache: true },
  turbopack: { root: ${JSON.stringify(install)} },
  typescript: { ignoreBuildErrors: true },
};
`,
  );
  const extensions = ["tsx", "ts", "jsx", "js", "mjs"];
  const dependencies = { next: NEWEST.measured, react: "19", "react-dom": "19", "server-only": "0.0.1" };
  write(
    "package.json",
    JSON.stringify(
      {
        name: "differential",
        private: true,
        dependencies: {
          ...dependencies,
          ...Object.fromEntries(packages.map(({ isLinked, name }) => [name, isLinked ? "workspace:*" : "1.0.0"])),
        },
        imports: Object.fromEntries(extensions.map((extension) => [`#${extension}/*`, `./${source}lib/*.${extension}`])),
      },
      undefined,
      2,
    ),
  );
  write(
    "tsconfig.json",
    JSON.stringify(
      {
        compilerOptions: {
          allowJs: true,
          jsx: "react-jsx",
          module: "esnext",
          moduleResolution: "bundler",
          noEmit: true,
          paths: { "@/*": [`./${source}*`] },
          ...(options.isVerbatim ? { verbatimModuleSyntax: true } : {}),
        },
      },
      undefined,
      2,
    ),
  );
  write(
    `${source}app/layout.jsx`,
    "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n",
  );
  write(`${source}app/page.jsx`, "export default function Page() { return null; }\n");
  write(`${source}pages/plain.jsx`, "export default function Plain() { return null; }\n");
  for (const { files, links } of rendered) {
    for (const [path, text] of files) write(path, text);
    for (const [path, target] of links) {
      mkdirSync(join(directory, dirname(path)), { recursive: true });
      symlinkSync(posix.relative(dirname(path), target), join(directory, path));
    }
  }
  return rendered;
}
