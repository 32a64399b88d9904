import { createHash } from "node:crypto";
import { posix } from "node:path";

import { MODULE_FILE } from "../platform/host/module-file.ts";
import { CREDENTIAL_MENTION } from "../platform/libraries/session-tokens.ts";
import { MENTIONS_REQUEST_USE } from "../platform/next/request-apis.ts";
import { DEFAULT_PAGE_EXTENSIONS, isAppEntry } from "../platform/next/file-conventions.ts";
import { isClientEntry, isServerModule } from "./environments.ts";
import { findRouteFile } from "./next-root.ts";
import type { Project } from "./project.ts";

/** Configuration that decides where a specifier leads, which version of Next.js it is, and what counts as a route. */
const CONFIGURATION = /^(?:[jt]sconfig(?:\.[\w-]+)?\.json|next\.config\.[cm]?[jt]s|package\.json|pnpm-workspace\.yaml)$/u;

/**
 * What a module has that a rule may ask for in another one: text that is exported or returned, addresses, cookies, tests of the environment. Most
 * modules of an app are components and functions without any of it.
 */
const VALUES = /[cn]ookie|https?:\/\/|process\.env|\btypeof\s+window\b|\benum\b|\bexport\b(?:\s*\{|[^\n;=]{0,500}=\s*["'`{[]|\s+default\s+["'`{[])|(?:\breturn|=>)\s*["'`]/iu;

/**
 * Words that say what server code does with the session of a request. Whether a route reads it matters to the requests
 * that come to it; their sequence changes less often than the text does.
 */
const SESSION_WORDS = /auth|cookie|headers|method|session|token|user/giu;

/**
 * What a call gives to a function that sends a request for it: addresses, and words about the session. The function is
 * judged by its callers, whose sequence of such words changes less often than their text does.
 */
const REQUEST_WORDS = /["'`](?:\/|https?:)[^"'`\n]*|(?:withC|c)redentials|headers|authorization|\b(?:include|omit|same-origin)\b/giu;

/**
 * What server code calls, and under which conditions: what it leads to may throw where it is called from. Of those modules only
 * that lead to the request APIs at all.
 */
const CALL_WORDS = /(?<![\w$])[\w$]+(?=\s*\()|\b(?:catch|else|false|if|return|throw|true|try)\b|["'`]use (?:cache|server)[^"'`\n]*["'`]|&&|\|\||\?/gu;

/**
 * A hash of all that findings in other files than the edited one depend on: which modules there are, what they request
 * and export, their directives, the configuration around them, and the text of modules that mention server-only names.
 * It stays the same when the body of a function changes elsewhere, unless such a module is within reach of client code:
 * then what the functions on the way use matters too. Of modules of client code it has the text of those with values
 * that another one may be asked for, and else the addresses and options that it hands to others; of the other modules the
 * text of those that may hand a credential to one, and else the words about sessions, because a route may need one, and the
 * calls of those that lead to the request APIs.
 *
 * It reads every source file below the folder, but none in `node_modules` or in a folder whose name starts with a dot.
 */
export function createFingerprint(directory: string, project: Project): string {
  const { files, modules } = project;
  files.startRound();
  const paths = collectFiles(directory, project);
  const client = collectClientModules(paths.filter((path) => MODULE_FILE.test(path)), project);
  const isDelicate = [...client].some((path) => modules.getRecord(path, true).mentionsServerOnly);
  const leadsOn = (path: string): boolean => !isEntry(path) && project.findLeading(MENTIONS_REQUEST_USE, path, project.findRoot(path))(path);
  const hash = createHash("sha256");
  for (const path of paths) {
    if (CONFIGURATION.test(posix.basename(path))) {
      hash.update(`${path}\n${files.readFile(path) ?? ""}\n`);
    } else if (MODULE_FILE.test(path)) {
      const record = modules.getRecord(path, true);
      const { requests } = modules.getRecord(path, false);
      const text = files.readFile(path) ?? "";
      const needsText = record.mentionsServerOnly || (client.has(path) ? isDelicate || VALUES.test(text) : mayHandOut(path, text));
      const words = [...(text.match(client.has(path) ? REQUEST_WORDS : SESSION_WORDS) ?? []), ...(leadsOn(path) ? (text.match(CALL_WORDS) ?? []) : [])];
      hash.update(`${path}\n${JSON.stringify(record)}\n${JSON.stringify(requests)}\n${needsText ? text : words.join(" ")}\n`);
    }
  }
  return hash.digest("hex");
}

/** Whether other server code may get a credential of a module, which goes on to the client there. */
function mayHandOut(path: string, text: string): boolean {
  return CREDENTIAL_MENTION.test(text) && !isEntry(path);
}

/** Nobody imports what Next.js loads. */
function isEntry(path: string): boolean {
  return isAppEntry(posix.basename(path), DEFAULT_PAGE_EXTENSIONS);
}

/** In an order that does not depend on the disk. Links are left out, so there are no circles. */
function collectFiles(directory: string, { files }: Project): readonly string[] {
  const found: string[] = [];
  const folders = [directory];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const [name, kind] of files.list(folder) ?? []) {
      const path = posix.join(folder, name);
      if (kind === "file") found.push(path);
      else if (kind === "directory" && name !== "node_modules" && !name.startsWith(".")) folders.push(path);
    }
  }
  return found.sort();
}

/** What client entries request, each seen through its own app. */
function collectClientModules(paths: readonly string[], project: Project): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const entry of paths) {
    const root = project.findRoot(entry);
    const { client } = project.getApp(entry, root);
    const { directives } = client.getRecord(entry);
    if (!isClientEntry({ directives, path: entry, route: root && findRouteFile(entry, root) })) continue;
    // A Set iterates over what is added on the way, and what another entry has reached is left behind already.
    const queue = new Set([entry]);
    for (const path of queue) {
      if (reached.has(path) || isServerModule(client.getRecord(path))) continue;
      reached.add(path);
      for (const { target } of client.getEdges(path)) queue.add(target);
    }
  }
  return reached;
}
