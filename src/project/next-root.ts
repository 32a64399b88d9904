import { dirname, isAbsolute, join, relative, sep } from "node:path";

import picomatch from "picomatch";
import { coerce, minVersion } from "semver";

import {
  CONFIG_FILES,
  DEFAULT_PAGE_EXTENSIONS,
  getPagesRole,
  isInstrumentationClient,
  SOURCE_FOLDERS,
  type PagesRole,
} from "../platform/next/file-conventions.ts";
import type { Host } from "../platform/host/host.ts";

/** One Next.js app: the folder with its config, or with a `next` dependency and routes. */
export interface NextRoot {
  readonly directory: string;
  /** The `app` and `pages` folders Next.js uses, absolute; `undefined` where there is none. */
  readonly appDirectory: string | undefined;
  readonly pagesDirectory: string | undefined;
  readonly pageExtensions: readonly string[];
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

/** How long an answer about the disk holds in a process that lives on; a one-shot run never gets that old. */
const FRESH_MS = 2000;

interface Remembered {
  readonly root: NextRoot | undefined;
  readonly until: number;
}

/** The folders that settings name as apps: paths or globs, relative to where the linter runs. */
export interface DeclaredRoots {
  readonly base: string;
  readonly patterns: readonly string[];
}

/** Answers which Next.js app a folder belongs to; only declared folders count where there are any. */
export type FindRoot = (directory: string, declared?: DeclaredRoots) => NextRoot | undefined;

/**
 * Finds the Next.js root of a folder by walking up. One finder per host; folders that belong to no root are
 * remembered as well, so a large project asks the disk once per folder.
 */
export function createRootFinder(host: Host): FindRoot {
  const memory = new Map<string, Remembered>();

  function find(directory: string, declared: DeclaredRoots = NOT_DECLARED): NextRoot | undefined {
    const now = host.now();
    const hasDeclared = declared.patterns.length > 0;
    const key = hasDeclared ? [directory, declared.base, ...declared.patterns].join("\n") : directory;
    const known = memory.get(key);
    if (known !== undefined && now < known.until) return known.root;
    const isDeclared = hasDeclared && matchesAny(directory, declared);
    const own = !hasDeclared || isDeclared ? readRoot(directory, host, isDeclared) : undefined;
    const parent = dirname(directory);
    const root = own ?? (parent === directory ? undefined : find(parent, declared));
    memory.set(key, { root, until: now + FRESH_MS });
    return root;
  }

  return find;
}

const NOT_DECLARED: DeclaredRoots = { base: "", patterns: [] };

/** Relative paths are compared, so that a folder above with `(` or `[` in its name is no glob. */
function matchesAny(directory: string, { base, patterns }: DeclaredRoots): boolean {
  const relativePath = getPathWithin(base, directory);
  return patterns.some((pattern) => {
    const clean = pattern.replace(/^\.\/|\/+$/gu, "");
    if (clean === "" || clean === ".") return relativePath === "";
    if (isAbsolute(clean)) return directory === clean;
    return relativePath === clean || (relativePath !== "" && picomatch.isMatch(relativePath, clean));
  });
}

function readRoot(directory: string, host: Host, isDeclared: boolean): NextRoot | undefined {
  const config = CONFIG_FILES.find((name) => host.isFile(join(directory, name)));
  const manifest = readJson(join(directory, "package.json"), host);
  const dependencies = readDependencies(manifest);
  const routes = findRouteDirectories(directory, host);
  const hasRoutes = routes.appDirectory !== undefined || routes.pagesDirectory !== undefined;
  // A library for Next.js apps has it as a peer or for its tests.
  const dependsOnNext = asRecord(manifest["dependencies"])["next"] !== undefined;
  if (!isDeclared && config === undefined && !(dependsOnNext && hasRoutes)) return undefined;
  return {
    ...routes,
    dependencies: new Set(dependencies.keys()),
    directory,
    nextVersion: findNextVersion(directory, dependencies.get("next"), host),
    pageExtensions: (config === undefined ? undefined : readPageExtensions(join(directory, config), host)) ?? DEFAULT_PAGE_EXTENSIONS,
  };
}

/** `./app` wins over `./src/app`, and `pages` counts only beside the `app` that was found. */
function findRouteDirectories(
  directory: string,
  host: Host,
): Pick<NextRoot, "appDirectory" | "pagesDirectory"> {
  for (const folder of SOURCE_FOLDERS) {
    const app = join(directory, `${folder}app`);
    const pages = join(directory, `${folder}pages`);
    const appDirectory = host.isDirectory(app) ? app : undefined;
    const pagesDirectory = host.isDirectory(pages) ? pages : undefined;
    if (appDirectory !== undefined || pagesDirectory !== undefined) return { appDirectory, pagesDirectory };
  }
  return { appDirectory: undefined, pagesDirectory: undefined };
}

function readDependencies(manifest: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const dependencies = new Map<string, string>();
  for (const field of ["dependencies", "devDependencies", "peerDependencies"]) {
    for (const [name, range] of Object.entries(asRecord(manifest[field]))) {
      if (typeof range === "string") dependencies.set(name, range);
    }
  }
  return dependencies;
}

/** Walks up to the installed `next`, as Node.js resolution does; else reads the declared range. */
function findNextVersion(directory: string, range: string | undefined, host: Host): number | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const { version } = readJson(join(folder, "node_modules", "next", "package.json"), host);
    if (typeof version === "string") return coerce(version)?.major;
    if (dirname(folder) === folder) break;
  }
  if (range === undefined) return undefined;
  try {
    return minVersion(range)?.major;
  } catch {
    // Ranges of package managers: `workspace:*`, `catalog:`, `latest`.
    return undefined;
  }
}

/** `pageExtensions` where the config states it literally; the config itself is never run. */
function readPageExtensions(path: string, host: Host): readonly string[] | undefined {
  const text = (host.readFile(path) ?? "").replaceAll(/\/\*[^]*?\*\/|(?<![:"'`])\/\/.*$/gmu, "");
  const list = /\bpageExtensions["']?\s*:\s*\[([^\]]*)\](?!\s*[.[])/u.exec(text)?.[1];
  // Spreads, calls and names are for Next.js to run.
  if (list === undefined || !/^(?:\s*["'`][\w.]+["'`]\s*,?)+\s*$/u.test(list)) return undefined;
  return [...list.matchAll(/[\w.]+/gu)].map(([extension]) => extension);
}

/** The place of a file in its root; `undefined` where Next.js knows it by its importers only. */
export function findRouteFile(path: string, root: NextRoot): RouteFile | undefined {
  const { appDirectory, directory, nextVersion, pageExtensions, pagesDirectory } = root;
  if (pagesDirectory !== undefined && isInside(path, pagesDirectory)) {
    return { place: "pages", role: getPagesRole(getPathWithin(pagesDirectory, path), pageExtensions) };
  }
  if (appDirectory !== undefined && isInside(path, appDirectory)) return { place: "app" };
  return nextVersion !== 14 && isInstrumentationClient(getPathWithin(directory, path), pageExtensions)
    ? { place: "instrumentationClient" }
    : undefined;
}

function getPathWithin(directory: string, path: string): string {
  return relative(directory, path).split(sep).join("/");
}

function isInside(path: string, directory: string): boolean {
  return path.startsWith(directory + sep);
}

function readJson(path: string, host: Host): Readonly<Record<string, unknown>> {
  const text = host.readFile(path);
  if (text === undefined) return {};
  try {
    return asRecord(JSON.parse(text.replace(/^\uFEFF/u, "")));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
