import picomatch from "picomatch";

import { getPathWithin } from "../../platform/host/portable-path.ts";
import type { App } from "../../project/app.ts";
import { createPlainRequest } from "../../project/module-record.ts";
import { oncePer } from "../../syntax/once-per.ts";

/** What the team declared server-only: a module, or one name of it. */
interface Entry {
  readonly pattern: string;
  readonly name: string | undefined;
  readonly isMatch: ((text: string) => boolean) | undefined;
}

/**
 * The names that a request may not have of what `settings.serverOnlyModules` declares, `undefined` for all of it; none where it is not
 * declared. An entry is the specifier as it is written (`"pg"`, `"node:*"`), or another one that leads to the same module (`"@/db"` is
 * `"../db"`, too), or a file: a path or a glob, relative to the app or the workspace. `app` is not known for a text of no file.
 */
export function findDeclaredNames(specifier: string, from: string, declared: readonly string[], app: App | undefined): readonly (string | undefined)[] {
  const entries = readEntries(declared);
  const written = entries.filter(({ isMatch, pattern }) => specifier === pattern || isMatch?.(specifier) === true);
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
  const pattern = (hash === -1 ? entry : entry.slice(0, hash)).replace(/^\.\//u, "");
  return { isMatch: pattern === "" ? undefined : picomatch(pattern), name: hash === -1 ? undefined : entry.slice(hash + 1), pattern };
}

function isMeant({ isMatch, pattern }: Entry, target: string, app: App): boolean {
  const isFile = [app.directory, app.workspace.directory].some((directory) => {
    const within = getPathWithin(directory, target);
    return within !== undefined && (isMatch?.(within) === true || getStem(within) === pattern);
  });
  return isFile || resolve(pattern, `${app.directory}/next.config.js`, app).includes(target);
}

/** What a specifier says of a file: no extension, and no index. */
function getStem(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/u, "").replace(/\/index$/u, "");
}

function resolve(specifier: string, from: string, { client }: App): readonly string[] {
  return client.resolve(createPlainRequest(specifier, "import"), from).map(({ target }) => target);
}
