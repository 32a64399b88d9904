import { posix } from "node:path";

import { resolveExports, resolveImports } from "resolve-pkg-maps";

import type { FileStore } from "./file-store.ts";
import { asRecord, readJson, type JsonRecord } from "./json-file.ts";
import { getDirectory, isInstalled } from "./portable-path.ts";
import type { TsConfig } from "./tsconfig.ts";
import type { Workspace } from "./workspace.ts";

/** What a specifier leads to. Style sheets, images and JSON request nothing further, so they lead to nothing. */
export type Resolution =
  /** Conditional where a package's `exports` or `imports` had a say, so that other conditions may lead elsewhere. */
  | { readonly kind: "module"; readonly path: string; readonly isConditional: boolean }
  | { readonly kind: "package"; readonly directory: string }
  | { readonly kind: "asset" | "unresolved" };

/** Through whose eyes a specifier is read. */
export interface ResolutionScope {
  /** Where `/lib/x` starts. */
  readonly directory: string;
  /** The one config whose `paths` count, for every file. */
  readonly config: TsConfig | undefined;
  readonly workspace: Workspace;
  /** Conditions of `exports` and `imports`, without those of the form of the request. */
  readonly conditions: readonly string[];
  /** Whether to look into an installed package, by its manifest. Otherwise it ends the walk. */
  entersPackage(manifest: JsonRecord): boolean;
}

const UNRESOLVED: Resolution = { kind: "unresolved" };
const ASSET: Resolution = { kind: "asset" };

/** In the order in which Turbopack tries them. */
const EXTENSIONS = [".tsx", ".ts", ".jsx", ".js", ".mjs", ".json"] as const;

/** What bundlers read as a module, by its name. */
export const MODULE_FILE = /\.[cm]?[jt]sx?$/u;

/** What a TypeScript author writes for the file that will be there when it is compiled. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  ".cjs": [".cts"],
  ".js": [".ts", ".tsx"],
  ".jsx": [".tsx"],
  ".mjs": [".mts"],
};

/** Folders that a build writes, and where what it is written from usually lies. */
const BUILT = /^(?:dist|build|lib|out)(?:\/(?:esm|cjs|es))?\//u;

/**
 * Resolves a specifier as Next.js does: relative to the file, from the app's folder, by `imports` of the nearest
 * manifest, by the app's `paths`, then as a package, installed or in the workspace. Real paths, so that a module has one name.
 *
 * A specifier with a loader or a query, a package that Yarn's Plug'n'Play serves, and whatever is not there are unresolved.
 */
export function resolveModule(
  specifier: string,
  from: string,
  form: "import" | "require",
  scope: ResolutionScope,
  store: FileStore,
): Resolution {
  const plain = specifier.replace(/\?.*$/su, "");
  const directory = getDirectory(from);
  if (/^\.{1,2}(?:\/|$)/u.test(plain)) return resolveFile(posix.join(directory, plain), plain, store);
  if (plain.startsWith("/")) return resolveFile(posix.join(scope.directory, plain), plain, store);
  if (plain === "" || /^[a-z][a-z+.-]+:|!/iu.test(plain)) return UNRESOLVED;
  const conditions = [...scope.conditions, form, "default"];
  if (plain.startsWith("#")) {
    const own = resolveOwnImport(plain, directory, conditions, scope, store);
    if (own.kind !== "unresolved") return markConditional(own);
  }
  // Turbopack always takes these from node_modules.
  for (const candidate of /^react(?:-dom)?(?:\/|$)/u.test(plain) ? [] : (scope.config?.findPaths(plain) ?? [])) {
    const found = resolveFile(candidate, plain, store);
    if (found.kind !== "unresolved") return found;
  }
  return resolvePackage(plain, directory, conditions, scope, store);
}

/** All modules that a specifier with gaps (`./messages/*.ts`) may lead to, however deep below it; only relative ones. */
export function resolvePattern(pattern: string, from: string, store: FileStore): readonly string[] {
  if (!/^\.{1,2}\//u.test(pattern)) return [];
  const full = posix.join(getDirectory(from), pattern);
  const directory = getDirectory(full.slice(0, full.indexOf("*") + 1));
  const parts = full.split(/\*+/u);
  return collectFiles(directory, store)
    .filter((path) => MODULE_FILE.test(path) && (fits(path, parts) || fits(path.replace(/\.\w+$/u, ""), parts)))
    .map((path) => store.realPath(path));
}

/** Bundlers take every file below the folder; no author means more than this. */
const MAX_PATTERN_FILES = 1000;

function collectFiles(directory: string, store: FileStore): readonly string[] {
  const files: string[] = [];
  const folders = [directory];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const [name, kind] of store.list(folder) ?? []) {
      if (files.length >= MAX_PATTERN_FILES) return files;
      const path = posix.join(folder, name);
      if (kind === "directory" && name !== "node_modules") folders.push(path);
      if (kind === "file") files.push(path);
    }
  }
  return files;
}

/** Whether a text consists of these parts with anything between them; one look forward, whatever the parts are. */
function fits(text: string, [first = "", ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const part of others) {
    const found = text.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
}

/** A path without or with extension, or a folder. */
function resolveFile(path: string, specifier: string, store: FileStore): Resolution {
  const found = /(?:^|\/)\.{0,2}\/?$/u.test(specifier) ? undefined : findFile(path, store);
  const file = found ?? (store.isDirectory(path) ? findInFolder(path, store) : findSource(path, store));
  return file === undefined ? UNRESOLVED : describeFile(file, store);
}

function describeFile(path: string, store: FileStore): Resolution {
  return MODULE_FILE.test(path) ? { isConditional: false, kind: "module", path: store.realPath(path) } : ASSET;
}

function findFile(path: string, store: FileStore): string | undefined {
  return ["", ...EXTENSIONS].map((extension) => path + extension).find((candidate) => store.isFile(candidate));
}

/** `main` of a folder's own manifest, else its index. */
function findInFolder(path: string, store: FileStore): string | undefined {
  const manifest = store.list(path)?.has("package.json") === true ? readJson(posix.join(path, "package.json"), store) : {};
  for (const field of ["module", "main"]) {
    const target = manifest[field];
    const place = typeof target === "string" ? posix.join(path, target) : path;
    const found = place === path ? undefined : (findFile(place, store) ?? findFile(posix.join(place, "index"), store));
    if (found !== undefined) return found;
  }
  return findFile(posix.join(path, "index"), store);
}

/** `./session.js` for `session.ts`: no file of the first name is there, so this one is meant. */
function findSource(path: string, store: FileStore): string | undefined {
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return SOURCES_OF[extension]?.map((source) => stem + source).find((candidate) => store.isFile(candidate));
}

function resolveOwnImport(
  specifier: string,
  directory: string,
  conditions: readonly string[],
  scope: ResolutionScope,
  store: FileStore,
): Resolution {
  const owner = findManifestFolder(directory, store);
  const imports = owner === undefined ? undefined : readJson(posix.join(owner, "package.json"), store)["imports"];
  if (owner === undefined || typeof imports !== "object" || imports === null) return UNRESOLVED;
  for (const target of tryMap(() => resolveImports(imports as never, specifier, conditions))) {
    const found = target.startsWith("./")
      ? resolveTarget(owner, target, store)
      : resolvePackage(target, directory, conditions, scope, store);
    if (found.kind !== "unresolved") return found;
  }
  return UNRESOLVED;
}

function findManifestFolder(directory: string, store: FileStore): string | undefined {
  for (let folder = directory; ; folder = getDirectory(folder)) {
    if (store.list(folder)?.has("package.json") === true) return folder;
    if (getDirectory(folder) === folder) return undefined;
  }
}

/** The library throws for what a manifest does not offer. */
function tryMap(resolve: () => readonly string[]): readonly string[] {
  try {
    return resolve();
  } catch {
    return [];
  }
}

function resolvePackage(
  specifier: string,
  directory: string,
  conditions: readonly string[],
  scope: ResolutionScope,
  store: FileStore,
): Resolution {
  const [, name, subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/su.exec(specifier) ?? [];
  if (name === undefined) return UNRESOLVED;
  const folder = findPackageFolder(name, directory, scope, store);
  if (folder === undefined) return UNRESOLVED;
  const manifest = readJson(posix.join(folder, "package.json"), store);
  if (isInstalled(folder) && !scope.entersPackage(manifest)) return { directory: folder, kind: "package" };
  return resolveInPackage(folder, subpath, manifest, conditions, store);
}

/** Installed packages first, in the folders above as Node.js looks for them, then the members of the workspace. */
function findPackageFolder(name: string, directory: string, scope: ResolutionScope, store: FileStore): string | undefined {
  for (let folder = directory; ; folder = getDirectory(folder)) {
    if (store.list(folder)?.has("node_modules") === true) {
      const candidate = posix.join(folder, "node_modules", name);
      if (store.isDirectory(candidate)) return store.realPath(candidate);
    }
    // Above the workspace lie other people's folders, which may be large and busy.
    if (folder === scope.workspace.directory || getDirectory(folder) === folder) break;
  }
  return scope.workspace.packages.get(name);
}

function resolveInPackage(
  folder: string,
  subpath: string,
  manifest: JsonRecord,
  conditions: readonly string[],
  store: FileStore,
): Resolution {
  const { exports } = manifest;
  if (exports !== undefined && exports !== null) {
    for (const target of tryMap(() => resolveExports(exports as never, subpath, conditions))) {
      const found = resolveTarget(folder, target, store);
      if (found.kind !== "unresolved") return markConditional(found);
    }
    return UNRESOLVED;
  }
  if (subpath !== "") return resolveTarget(folder, subpath, store);
  const main = [manifest["module"], manifest["main"]].find((field) => typeof field === "string");
  const found = main === undefined ? UNRESOLVED : resolveTarget(folder, main, store);
  return found.kind === "unresolved" ? resolveFile(folder, ".", store) : found;
}

function markConditional(resolution: Resolution): Resolution {
  return resolution.kind === "module" ? { ...resolution, isConditional: true } : resolution;
}

/** A file of a package; where a build has not run yet, the source that it would be built from. */
function resolveTarget(folder: string, target: string, store: FileStore): Resolution {
  const path = target.replace(/^\.\//u, "");
  const found = resolveFile(posix.join(folder, path), path, store);
  if (found.kind !== "unresolved" || !BUILT.test(path)) return found;
  const stem = path.replace(BUILT, "").replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, "");
  for (const source of [`src/${stem}`, stem]) {
    const file = findFile(posix.join(folder, source), store) ?? findInFolder(posix.join(folder, source), store);
    if (file !== undefined) return describeFile(file, store);
  }
  return UNRESOLVED;
}

/** Names of the packages that a manifest declares as needed at run time. */
export function collectDependencyNames(manifest: JsonRecord): readonly string[] {
  return ["dependencies", "peerDependencies", "optionalDependencies"].flatMap((field) => Object.keys(asRecord(manifest[field])));
}
