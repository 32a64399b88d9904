import { createRequire } from "node:module";
import { posix } from "node:path";

import picomatch from "picomatch";
import type { parse as Parse } from "yaml";

import type { FileStore } from "./file-store.ts";
import { asRecord, readJson } from "./json-file.ts";
import { getDirectory } from "./portable-path.ts";

const require = createRequire(import.meta.url);

/** A repository of several packages, or of one. */
export interface Workspace {
  readonly directory: string;
  /** The folders of all members, the workspace's own first. */
  readonly folders: readonly string[];
  /** The folder of each member by its package name, where it has one. */
  readonly packages: ReadonlyMap<string, string>;
}

/** Members lie a few folders down, and not within what others build and publish; a pattern such as `**` must not walk a whole disk. */
const MAX_DEPTH = 6;
const MAX_FOLDERS = 2000;
const MAX_PATTERN = 256;
const MAX_STARS = 3;
const SEARCHED_IF_NAMED: ReadonlySet<string> = new Set(["build", "dist", "public", "src", "test", "tests"]);

/**
 * The workspace around a folder, as pnpm, npm, yarn and bun declare it; the folder itself as the only member of its
 * own workspace where nothing above it says otherwise.
 *
 * Sources: https://pnpm.io/pnpm-workspace_yaml, https://docs.npmjs.com/cli/v11/using-npm/workspaces
 */
export function findWorkspace(directory: string, store: FileStore): Workspace {
  for (let folder = directory; ; folder = getDirectory(folder)) {
    const patterns = readPatterns(folder, store);
    if (patterns.length > 0) return createWorkspace(folder, patterns, store);
    if (getDirectory(folder) === folder) return createWorkspace(directory, [], store);
  }
}

function readPatterns(directory: string, store: FileStore): readonly string[] {
  const { workspaces } = readJson(posix.join(directory, "package.json"), store);
  const listed: unknown = Array.isArray(workspaces) ? workspaces : asRecord(workspaces)["packages"];
  return [...readPnpmPatterns(posix.join(directory, "pnpm-workspace.yaml"), store), ...getStrings(listed)];
}

function readPnpmPatterns(path: string, store: FileStore): readonly string[] {
  const text = store.isFile(path) ? store.readFile(path) : undefined;
  if (text === undefined) return [];
  try {
    // Without aliases a few lines cannot stand for gigabytes.
    // Loaded where there is something to read with it: it takes a quarter of the time that the whole plugin does.
    const { parse } = require("yaml") as { readonly parse: typeof Parse };
    return getStrings(asRecord(parse(text, { maxAliasCount: 0 }))["packages"]);
  } catch {
    return [];
  }
}

function getStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function createWorkspace(directory: string, patterns: readonly string[], store: FileStore): Workspace {
  const packages = new Map<string, string>();
  const folders = [directory, ...collectFolders(directory, patterns, store)];
  for (const folder of folders) {
    const { name } = readJson(posix.join(folder, "package.json"), store);
    if (typeof name === "string" && !packages.has(name)) packages.set(name, folder);
  }
  return { directory, folders, packages };
}

/** The folders that some pattern names and no `!pattern` takes back. */
function collectFolders(directory: string, patterns: readonly string[], store: FileStore): readonly string[] {
  const clean = patterns.filter(isPlain).map((pattern) => pattern.replace(/^(!?)\.\//u, "$1").replace(/(?<!\/)\/+$/u, "")).filter((pattern) => !/^!?$/u.test(pattern));
  const wanted = clean.filter((pattern) => !pattern.startsWith("!"));
  const isWanted = wanted.map((pattern) => ({ isDeep: pattern.includes("**"), matches: picomatch(pattern) }));
  const isUnwanted = clean.filter((pattern) => pattern.startsWith("!")).map((pattern) => picomatch(pattern.slice(1)));
  const depth = Math.max(0, ...wanted.map((pattern) => (pattern.includes("**") ? MAX_DEPTH : pattern.split("/").length)));
  const bases = wanted.map((pattern) => picomatch.scan(pattern).base);
  const found: string[] = [];
  let visited = 0;
  const visit = (within: string, level: number): void => {
    for (const name of listFolders(posix.join(directory, within), store)) {
      visited += 1;
      if (visited > MAX_FOLDERS) return;
      const path = within === "" ? name : `${within}/${name}`;
      if (isWanted.some(({ isDeep, matches }) => matches(path) && !(isDeep && SEARCHED_IF_NAMED.has(name))) && !isUnwanted.some((matches) => matches(path))) {
        found.push(posix.join(directory, path));
      }
      const isNamed = bases.some((base) => base === path || base.startsWith(`${path}/`));
      const leadsOn = isNamed || (!SEARCHED_IF_NAMED.has(name) && bases.some((base) => path.startsWith(base)));
      if (level < depth && leadsOn) visit(path, level + 1);
    }
  };
  if (depth > 0) visit("", 1);
  return found;
}

/** A glob becomes a regular expression, and one with many stars in a name takes longer than anybody waits. */
function isPlain(pattern: string): boolean {
  return pattern.length <= MAX_PATTERN && pattern.split("/").every((name) => name.split("*").length <= MAX_STARS + 1);
}

/** Links are left out: a workspace that links to a folder above itself would have no end. */
function listFolders(path: string, store: FileStore): readonly string[] {
  return [...(store.list(path) ?? [])]
    .filter(([name, kind]) => kind === "directory" && name !== "node_modules" && !name.startsWith("."))
    .map(([name]) => name);
}
