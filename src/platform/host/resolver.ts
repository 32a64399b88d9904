import { posix } from "node:path";

import { resolveExports, resolveImports } from "resolve-pkg-maps";

import type { FileStore, Remembered } from "./file-store.ts";
import { asRecord, readJson, type JsonRecord } from "./json-file.ts";
import { findFile, findInFolder, findModuleFile, MODULE_FILE } from "./module-file.ts";
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

/** Folders that a build writes, and where what it is written from usually lies. */
const BUILT = /^(?:dist|build|lib|out)(?:\/(?:esm|cjs|es))?\//u;

/**
 * Resolves specifiers as Next.js does: relative to the file, from the app's folder, by `imports` of the nearest
 * manifest, by the app's `paths`, then as a package, installed or in the workspace. Real paths, so that a module has one name.
 *
 * A specifier with a loader or a query, a package that Yarn's Plug'n'Play serves, and whatever is not there are unresolved.
 */
export class Resolver {
  readonly #scope: ResolutionScope;
  readonly #store: FileStore;
  readonly #files = new Map<string, Remembered<Resolution>>();
  readonly #names = new Map<string, Remembered<Resolution>>();
  readonly #homes = new Map<string, Remembered<string>>();

  constructor(scope: ResolutionScope, store: FileStore) {
    this.#scope = scope;
    this.#store = store;
  }

  resolve(specifier: string, from: string, form: "import" | "require"): Resolution {
    const plain = specifier.includes("?") ? specifier.slice(0, specifier.indexOf("?")) : specifier;
    if (/^\.{1,2}(?:\/|$)/u.test(plain)) return this.#resolveFile(joinSpecifier(getDirectory(from), plain));
    if (plain.startsWith("/")) return this.#resolveFile(joinSpecifier(this.#scope.directory, plain));
    if (plain === "" || /^[a-z][a-z+.-]+:|!/iu.test(plain)) return UNRESOLVED;
    // All folders below the same manifest see the same packages and the same names.
    const home = this.#findHome(getDirectory(from));
    return this.#store.recall(this.#names, `${form}\n${plain}\n${home}`, () => this.#resolveName(plain, home, form));
  }

  #resolveName(name: string, home: string, form: "import" | "require"): Resolution {
    const conditions = [...this.#scope.conditions, form, "default"];
    if (name.startsWith("#")) {
      const own = this.#resolveOwnImport(name, home, conditions);
      if (own.kind !== "unresolved") return markConditional(own);
    }
    // Turbopack always takes these from node_modules.
    for (const candidate of /^react(?:-dom)?(?:\/|$)/u.test(name) ? [] : (this.#scope.config?.findPaths(name) ?? [])) {
      const found = this.#resolveFile(meansFolder(name) ? `${candidate}/` : candidate);
      if (found.kind !== "unresolved") return found;
    }
    return this.#resolvePackage(name, home, conditions);
  }

  #resolveFile(path: string): Resolution {
    return this.#store.recall(this.#files, path, () => {
      const file = findModuleFile(path, this.#store);
      return file === undefined ? UNRESOLVED : this.#describeFile(file);
    });
  }

  #describeFile(path: string): Resolution {
    return MODULE_FILE.test(path) ? { isConditional: false, kind: "module", path: this.#store.realPath(path) } : ASSET;
  }

  /** The nearest folder that decides what a name means: with a manifest or installed packages, or where the search ends. */
  #findHome(directory: string): string {
    return this.#store.recall(this.#homes, directory, () => {
      for (let folder = directory; ; folder = getDirectory(folder)) {
        const names = this.#store.list(folder);
        if (names?.has("package.json") === true || names?.has("node_modules") === true || this.#isLast(folder)) return folder;
      }
    });
  }

  /** Above the workspace lie other people's folders, which may be large and busy. */
  #isLast(directory: string): boolean {
    return directory === this.#scope.workspace.directory || getDirectory(directory) === directory;
  }

  #resolveOwnImport(specifier: string, directory: string, conditions: readonly string[]): Resolution {
    const owner = findManifestFolder(directory, this.#store);
    const imports = owner === undefined ? undefined : readJson(posix.join(owner, "package.json"), this.#store)["imports"];
    if (owner === undefined || typeof imports !== "object" || imports === null) return UNRESOLVED;
    for (const target of tryMap(() => resolveImports(imports as never, specifier, conditions))) {
      const found = target.startsWith("./")
        ? this.#resolveTarget(owner, target)
        : this.#resolvePackage(target, directory, conditions);
      if (found.kind !== "unresolved") return found;
    }
    return UNRESOLVED;
  }

  #resolvePackage(specifier: string, directory: string, conditions: readonly string[]): Resolution {
    const [, name, subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/su.exec(specifier) ?? [];
    if (name === undefined) return UNRESOLVED;
    const folder = this.#findPackageFolder(name, directory);
    if (folder === undefined) return UNRESOLVED;
    const manifest = readJson(posix.join(folder, "package.json"), this.#store);
    if (isInstalled(folder) && !this.#scope.entersPackage(manifest)) return { directory: folder, kind: "package" };
    return this.#resolveInPackage(folder, subpath, manifest, conditions);
  }

  /** Installed packages first, in the folders above as Node.js looks for them, then the members of the workspace. */
  #findPackageFolder(name: string, directory: string): string | undefined {
    for (let folder = directory; ; folder = getDirectory(folder)) {
      if (this.#store.list(folder)?.has("node_modules") === true) {
        const candidate = posix.join(folder, "node_modules", name);
        if (this.#store.isDirectory(candidate)) return this.#store.realPath(candidate);
      }
      if (this.#isLast(folder)) break;
    }
    return this.#scope.workspace.packages.get(name);
  }

  #resolveInPackage(folder: string, subpath: string, manifest: JsonRecord, conditions: readonly string[]): Resolution {
    const { exports } = manifest;
    if (exports !== undefined && exports !== null) {
      for (const target of tryMap(() => resolveExports(exports as never, subpath, conditions))) {
        const found = this.#resolveTarget(folder, target);
        if (found.kind !== "unresolved") return markConditional(found);
      }
      return UNRESOLVED;
    }
    if (subpath !== "") return this.#resolveTarget(folder, subpath);
    const main = [manifest["module"], manifest["main"]].find((field) => typeof field === "string");
    const found = main === undefined ? UNRESOLVED : this.#resolveTarget(folder, main);
    return found.kind === "unresolved" ? this.#resolveFile(`${folder}/`) : found;
  }

  /** A file of a package; where a build has not run yet, the source that it would be built from. */
  #resolveTarget(folder: string, target: string): Resolution {
    const path = target.replace(/^\.\//u, "");
    const found = this.#resolveFile(joinSpecifier(folder, path));
    if (found.kind !== "unresolved" || !BUILT.test(path)) return found;
    const stem = path.replace(BUILT, "").replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, "");
    for (const source of [`src/${stem}`, stem]) {
      const place = posix.join(folder, source);
      const file = findFile(place, this.#store) ?? findInFolder(place, this.#store);
      if (file !== undefined) return this.#describeFile(file);
    }
    return UNRESOLVED;
  }
}

/** `./`, `..` and `./session/` mean a folder, even where a file of that name lies beside it. */
function meansFolder(specifier: string): boolean {
  return /(?:^|\/)\.{0,2}\/?$/u.test(specifier);
}

/** The place that a relative specifier names, with a `/` at its end where it means a folder. */
function joinSpecifier(directory: string, specifier: string): string {
  const path = posix.join(directory, specifier);
  return meansFolder(specifier) && !path.endsWith("/") ? `${path}/` : path;
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

function markConditional(resolution: Resolution): Resolution {
  return resolution.kind === "module" ? { ...resolution, isConditional: true } : resolution;
}

/** Names of the packages that a manifest declares as needed at run time. */
export function collectDependencyNames(manifest: JsonRecord): readonly string[] {
  return ["dependencies", "peerDependencies", "optionalDependencies"].flatMap((field) => Object.keys(asRecord(manifest[field])));
}
