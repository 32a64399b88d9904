import picomatch from "picomatch";

import { getPathWithin } from "../../platform/host/portable-path.ts";
import type { App } from "../../project/app.ts";
import { createPlainRequest } from "../../project/module-record.ts";
import { oncePer } from "../../syntax/once-per.ts";

/** What the team declared server-only: a module, or one name of it. */
interface Entry {
  readonly specifier: string;
  readonly isSpecifier: (text: string) => boolean;
  /** Whether a path within an app, or within its workspace, is meant. */
  readonly isFile: (path: string) => boolean;
  readonly name: string | undefined;
}

/**
 * The names that a request may not have of what `settings.serverOnlyModules` declares, `undefined` for all of it; none where it is not
 * declared. An entry is the specifier as it is written (`"pg"`, `"node:*"`), or another one that leads to the same module (`"@/db"` is
 * `"../db"`, too), or a file: a path or a glob, relative to the app or the workspace. `app` is not known for a text of no file.
 */
export function findDeclaredNames(specifier: string, from: string, declared: readonly string[], app: App | undefined): readonly (string | undefined)[] {
  const entries = readEntries(declared);
  const written = entries.filter((entry) => specifier === entry.specifier || entry.isSpecifier(specifier));
  if (app === undefined || written.length === entries.length) return written.map(({ name }) => name);
  const targets = resolve(specifier, from, app);
  if (targets.length === 0) return written.map(({ name }) => name);
  return entries.filter((entry) => written.includes(entry) || targets.some((target) => isMeant(entry, target, app))).map(({ name }) => name);
}

/** Settings are one object for a whole run. */
const readEntries = oncePer((declared: readonly string[]): readonly Entry[] => declared.map(readEntry));

/** A `#` at the start belongs to the specifier: package.json `imports`. */
function readEntry(entry: string): Entry {
  const hash = entry.indexOf("#", 1);
  const specifier = hash === -1 ? entry : entry.slice(0, hash);
  const file = specifier.replace(/^\.\//u, "");
  const isFile = createMatcher(file);
  return { isFile: (path) => isFile(path) || getStem(path) === file, isSpecifier: createMatcher(specifier), name: hash === -1 ? undefined : entry.slice(hash + 1), specifier };
}

/** Nothing is no pattern. */
function createMatcher(pattern: string): (text: string) => boolean {
  return pattern === "" ? () => false : picomatch(pattern);
}

function isMeant({ isFile, specifier }: Entry, target: string, app: App): boolean {
  const isOwn = [app.directory, app.workspace.directory].some((directory) => {
    const within = getPathWithin(directory, target);
    return within !== undefined && isFile(within);
  });
  return isOwn || resolve(specifier, `${app.directory}/next.config.js`, app).includes(target);
}

/** What a specifier says of a file: no extension, and no index. */
function getStem(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/u, "").replace(/\/index$/u, "");
}

function resolve(specifier: string, from: string, { client }: App): readonly string[] {
  return client.resolve(createPlainRequest(specifier, "import"), from).map(({ target }) => target);
}
