import { posix } from "node:path";

import picomatch from "picomatch";
import coerce from "semver/functions/coerce.js";
import minVersion from "semver/ranges/min-version.js";

import {
  CONFIG_FILES,
  DEFAULT_PAGE_EXTENSIONS,
  getPagesRole,
  isInstrumentationClient,
  SOURCE_FOLDERS,
  type PagesRole,
} from "../platform/next/file-conventions.ts";
import { findNextMajor, NEWEST } from "../platform/next/versions.ts";
import type { FileStore, Remembered } from "../platform/host/file-store.ts";
import { findInstalledVersion } from "../platform/host/installed-version.ts";
import { asRecord, readJson, type JsonRecord } from "../platform/host/json-file.ts";
import { getDirectory, getPathWithin, isAbsolutePath } from "../platform/host/portable-path.ts";

/** One Next.js app: the folder with its config, or with a `next` dependency and routes. */
export interface NextRoot {
  readonly directory: string;
  /** The `app` and `pages` folders Next.js uses, absolute; `undefined` where there is none. */
  readonly appDirectory: string | undefined;
  readonly pagesDirectory: string | undefined;
  readonly pageExtensions: readonly string[];
  /** The kinds of cache that the config states a handler for; `undefined` where it does not say so literally. */
  readonly cacheHandlers: readonly string[] | undefined;
  /** The config that `typescript.tsconfigPath` names, relative to the root, where that stands literally in the config. */
  readonly tsconfigPath: string | undefined;
  /** Names of all declared packages: they decide what a shared cookie name such as `__session` means. */
  readonly dependencies: ReadonlySet<string>;
  /** The major version of Next.js: the installed one, else the lower bound of the declared range. */
  readonly nextVersion: number | undefined;
}

/** What a file is to its root by its place and name. */
export type RouteFile =
  | { readonly place: "app" }
  | { readonly place: "instrumentationClient" }
  | { readonly place: "pages"; readonly role: PagesRole | undefined };

/** The folders that settings name as apps: paths or globs, relative to where the linter runs. */
export interface DeclaredRoots {
  readonly base: string;
  readonly patterns: readonly string[];
}

/** Answers which Next.js app a folder belongs to; only declared folders count where there are any. */
export type FindRoot = (directory: string, declared?: DeclaredRoots) => NextRoot | undefined;

/**
 * Finds the Next.js root of a folder by walking up. One finder per store; folders that belong to no root are
 * remembered as well, so a large project asks the disk once per folder.
 */
export function createRootFinder(store: FileStore): FindRoot {
  const memory = new Map<string, Remembered<NextRoot | undefined>>();

  return (directory, declared = NOT_DECLARED) => {
    const hasDeclared = declared.patterns.length > 0;
    const suffix = hasDeclared ? `\n${[declared.base, ...declared.patterns].join("\n")}` : "";
    for (let folder = directory; ; folder = getDirectory(folder)) {
      const own = store.recall(memory, folder + suffix, () => {
        const isDeclared = hasDeclared && matchesAny(folder, declared);
        return !hasDeclared || isDeclared ? readRoot(folder, store, isDeclared) : undefined;
      });
      if (own !== undefined || getDirectory(folder) === folder) return own;
    }
  };
}

const NOT_DECLARED: DeclaredRoots = { base: "", patterns: [] };

/** Relative paths are compared, so that a folder above with `(` or `[` in its name is no glob. */
function matchesAny(directory: string, { base, patterns }: DeclaredRoots): boolean {
  const relativePath = posix.relative(base, directory);
  return patterns.some((pattern) => {
    const clean = pattern.replace(/^\.\/|(?<!\/)\/+$/gu, "");
    if (clean === "" || clean === ".") return relativePath === "";
    if (isAbsolutePath(clean)) return directory === clean;
    return relativePath === clean || (relativePath !== "" && picomatch.isMatch(relativePath, clean));
  });
}

function readRoot(directory: string, store: FileStore, isDeclared: boolean): NextRoot | undefined {
  const names = store.list(directory);
  // Most folders are none, which one look at their names tells.
  if (!isDeclared && !["package.json", ...CONFIG_FILES].some((name) => names?.has(name) === true)) return undefined;
  const config = CONFIG_FILES.find((name) => store.isFile(posix.join(directory, name)));
  const manifest = readJson(posix.join(directory, "package.json"), store);
  const dependencies = readDependencies(manifest);
  const routes = findRouteDirectories(directory, store);
  const hasRoutes = routes.appDirectory !== undefined || routes.pagesDirectory !== undefined;
  // A library for Next.js apps has it as a peer or for its tests.
  const dependsOnNext = asRecord(manifest["dependencies"])["next"] !== undefined;
  if (!isDeclared && config === undefined && !(dependsOnNext && hasRoutes)) return undefined;
  const text = config === undefined ? "" : readConfig(posix.join(directory, config), store);
  return {
    ...routes,
    cacheHandlers: readCacheHandlers(text),
    dependencies: new Set(dependencies.keys()),
    directory,
    nextVersion: findNextVersion(directory, dependencies.get("next"), store),
    pageExtensions: readPageExtensions(text) ?? DEFAULT_PAGE_EXTENSIONS,
    tsconfigPath: /\btsconfigPath["']?\s*:\s*["'`]([\w./-]+)["'`]\s*[,}]/u.exec(text)?.[1],
  };
}

/** `./app` wins over `./src/app`, and `pages` counts only beside the `app` that was found. */
function findRouteDirectories(
  directory: string,
  store: FileStore,
): Pick<NextRoot, "appDirectory" | "pagesDirectory"> {
  for (const folder of SOURCE_FOLDERS) {
    const app = posix.join(directory, `${folder}app`);
    const pages = posix.join(directory, `${folder}pages`);
    const appDirectory = store.isDirectory(app) ? app : undefined;
    const pagesDirectory = store.isDirectory(pages) ? pages : undefined;
    if (appDirectory !== undefined || pagesDirectory !== undefined) return { appDirectory, pagesDirectory };
  }
  return { appDirectory: undefined, pagesDirectory: undefined };
}

function readDependencies(manifest: JsonRecord): ReadonlyMap<string, string> {
  const dependencies = new Map<string, string>();
  for (const field of ["dependencies", "devDependencies", "peerDependencies"]) {
    for (const [name, range] of Object.entries(asRecord(manifest[field]))) {
      if (typeof range === "string") dependencies.set(name, range);
    }
  }
  return dependencies;
}

/** The installed `next`; else the lower bound of the declared range. */
function findNextVersion(directory: string, range: string | undefined, store: FileStore): number | undefined {
  const installed = findInstalledVersion("next", directory, store);
  if (installed !== undefined) return coerce(installed)?.major;
  if (range === undefined) return undefined;
  try {
    return minVersion(range)?.major;
  } catch {
    // Ranges of package managers: `workspace:*`, `catalog:`, `latest`.
    return undefined;
  }
}

/** The text of a config without its comments. It is never run: only what stands in it literally is known. */
function readConfig(path: string, store: FileStore): string {
  return (store.readFile(path) ?? "").replaceAll(/\/\*[^]*?(?:\*\/|(?![^]))|(?<![:"'`])\/\/.*$/gmu, "");
}

function readPageExtensions(text: string): readonly string[] | undefined {
  const list = /\bpageExtensions["']?\s*:\s*\[([^[\]]*)\](?!\s*[.[])/u.exec(text)?.[1];
  // Spreads, calls and names are for Next.js to run.
  if (list === undefined || !/^\s*(?:["'`][\w.]+["'`]\s*(?:,\s*)?)+$/u.test(list)) return undefined;
  return [...list.matchAll(/[\w.]+/gu)].map(([extension]) => extension);
}

function readCacheHandlers(text: string): readonly string[] | undefined {
  const members = /\bcacheHandlers["']?\s*:\s*\{([^{}]*)\}/u.exec(text)?.[1];
  // Spreads, computed names and further mentions are for Next.js to run.
  if (members === undefined || /\.\.\.|\[/u.test(members) || text.split("cacheHandlers").length > 2) return undefined;
  return members.split(",").flatMap((member) => /^\s*["']?([^\s"':]+)["']?\s*(?::|$)/u.exec(member)?.[1] ?? []);
}

/** The place of a file in its root; `undefined` where Next.js knows it by its importers only. */
export function findRouteFile(path: string, root: NextRoot): RouteFile | undefined {
  const { appDirectory, directory, nextVersion, pageExtensions, pagesDirectory } = root;
  const inPages = pagesDirectory === undefined ? undefined : getPathWithin(pagesDirectory, path);
  if (inPages !== undefined) return { place: "pages", role: getPagesRole(inPages, pageExtensions) };
  if (appDirectory !== undefined && getPathWithin(appDirectory, path) !== undefined) return { place: "app" };
  return findNextMajor(nextVersion ?? NEWEST.major)?.hasInstrumentationClient === true && isInstrumentationClient(getPathWithin(directory, path) ?? "", pageExtensions)
    ? { place: "instrumentationClient" }
    : undefined;
}
