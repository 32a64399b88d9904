import { createHash } from "node:crypto";
import { posix } from "node:path";

import type { Host } from "../platform/host/host.ts";
import { readJson } from "../platform/host/json-file.ts";
import { MODULE_FILE } from "../platform/host/module-file.ts";
import { getDirectory, getName, getPathWithin } from "../platform/host/portable-path.ts";
import { recordAnswers } from "../platform/host/recording-host.ts";
import { readTsConfig } from "../platform/host/tsconfig.ts";
import { CONFIG_FILES } from "../platform/next/file-conventions.ts";
import { createApp, findOwnFolder, type App } from "./app.ts";
import { createPlainRequest, type ModuleRequest } from "./module-record.ts";
import type { NextRoot } from "./next-root.ts";
import { Project } from "./project.ts";
import { collectFiles } from "./root-files.ts";

/**
 * A hash of all that the lint of any file below a folder may ask of the disk, with the answers. The same hash means the
 * same findings, because a lint knows nothing else: it is a function of its own text, its configuration and these answers.
 *
 * What a rule makes of a module is none of this code's business. Every module counts with its whole text, also those
 * that an import leads to outside of the folder, in a folder whose name starts with a dot, or in an installed package.
 */
export function createFingerprint(directory: string, host: Host): string {
  const hash = createHash("sha256");
  for (const answer of [...collectAnswers(directory, host)].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${answer.join("\n")}\n\n`);
  return hash.digest("hex");
}

/** The questions and answers themselves. */
export function collectAnswers(directory: string, host: Host): ReadonlyMap<string, string> {
  const recording = recordAnswers(host);
  new Inquiry(recording.host, host).ask(directory);
  return recording.answers;
}

/** Files of other languages that hold modules, which ESLint's plugins for them take out. Only what these import matters. */
const MODULES_WITHIN = /\.(?:astro|html|mdx?|svelte|vue)$/u;
/** Folders of packages and of what tools write: much, and often. What an import in other folders leads to there is asked for. */
const NOBODY_LINTS: ReadonlySet<string> = new Set([".cache", ".git", ".next", ".nx", ".turbo", ".vercel", ".yarn", "node_modules"]);
const CONFIG = /^(?:[jt]sconfig(?:[.-][\w.-]+)?\.json)$/u;

/** Without any of these names, or a config of Next.js, a folder is no app and has no config of its own. */
const DECIDING = ["app", "jsconfig.json", "package.json", "pages", "src", "tsconfig.json"] as const;

/** Asks what lints may ask, through the code that lints ask. */
class Inquiry {
  readonly #host: Host;
  readonly #project: Project;
  /** Of these all names and modules count, so that an import from one into another asks nothing more. */
  readonly #folders = new Set<string>();
  readonly #modules = new Set<string>();
  /** Through whose eyes imports are read: each app's, and for a file's own folder the nearest config's. */
  readonly #apps = new Map<string, App>();
  readonly #asked = new Set<string>();

  constructor(recorded: Host, host: Host) {
    this.#host = host;
    this.#project = new Project(recorded);
  }

  ask(directory: string): void {
    const { files } = this.#project;
    this.#enter(directory, directory);
    for (const folder of this.#folders) this.#findViews(folder);
    for (const { root } of this.#apps.values()) {
      if (root === undefined) continue;
      this.#enter(root.directory, directory);
      for (const path of collectFiles(root, files)) {
        if (MODULE_FILE.test(path) || !getName(path).startsWith(".")) this.#addModule(files.realPath(path));
      }
    }
    for (const path of this.#modules) this.#readModule(path);
  }

  /** Reads a folder and what is below it. */
  #enter(start: string, directory: string): void {
    const { files } = this.#project;
    const folders = [start];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      if (this.#folders.has(folder)) continue;
      this.#folders.add(folder);
      for (const [name, kind] of files.list(folder) ?? []) {
        const path = posix.join(folder, name);
        const real = kind === "link" ? files.realPath(path) : path;
        if (kind === "file" || (kind === "link" && files.isFile(path))) this.#addFile(path, real);
        else if (NOBODY_LINTS.has(name) || !files.isDirectory(path)) continue;
        // A link to a folder above would lead through a whole disk; imports through it are asked one by one.
        else if (getPathWithin(real, directory) === undefined) folders.push(real);
      }
    }
  }

  #addFile(path: string, real: string): void {
    const { files } = this.#project;
    const name = getName(path);
    this.#addModule(real);
    if (MODULES_WITHIN.test(name)) this.#modules.add(real);
    if (CONFIG.test(name)) readTsConfig(path, files);
    if (CONFIG.test(name) || name === "package.json" || name === "pnpm-workspace.yaml") files.readFile(path);
  }

  #addModule(path: string): void {
    if (MODULE_FILE.test(path)) this.#modules.add(path);
  }

  /** The apps and configs through which the files of a folder may be seen; which settings declare an app is not known here. */
  #findViews(folder: string): void {
    const { files } = this.#project;
    const names = files.list(folder);
    // Most folders are seen as the one that they lie in.
    if (this.#folders.has(getDirectory(folder)) && ![...DECIDING, ...CONFIG_FILES].some((name) => names?.has(name) === true)) return;
    const root = this.#project.findRoot(posix.join(folder, "any"));
    const own = findOwnFolder(folder, files);
    const app = root === undefined ? this.#addView(own, undefined) : this.#addView(root.directory, root);
    if (root?.directory !== own || root.tsconfigPath !== undefined) this.#addView(own, undefined);
    const declared = this.#project.findRoot(posix.join(folder, "any"), { base: folder, patterns: ["."] });
    const hasRoutes = declared?.appDirectory !== undefined || declared?.pagesDirectory !== undefined;
    if (root?.directory !== folder && declared !== undefined && hasRoutes) this.#addView(folder, declared);
    if (root !== undefined) return;
    for (const member of app.workspace.folders) {
      const other = this.#project.findRoot(posix.join(member, "any"));
      if (other?.directory === member) this.#addView(member, other);
    }
  }

  #addView(directory: string, root: NextRoot | undefined): App {
    const key = `${root === undefined ? "" : "app "}${directory}`;
    const app = this.#apps.get(key) ?? createApp(directory, root, this.#project.files, this.#project.modules);
    this.#apps.set(key, app);
    return app;
  }

  #readModule(path: string): void {
    const { files, modules } = this.#project;
    this.#readSurroundings(getDirectory(path));
    // Nobody but ESLint reads a file of another language, so its text says nothing about others.
    const text = (MODULE_FILE.test(path) ? files : this.#host).readFile(path) ?? "";
    for (const specifier of collectSpecifiers(text)) {
      if (!this.#isCovered(specifier, path)) this.#follow(createPlainRequest(specifier, "import"), path);
    }
    if (!NEEDS_RECORD.test(text)) return;
    for (const request of modules.getRecord(path, true).requests) if (!this.#isCovered(request.specifier, path)) this.#follow(request, path);
  }

  /** Whether an import leads into a folder of which everything counts anyway, and by no way around. */
  #isCovered(specifier: string, from: string): boolean {
    if (!/^\.{1,2}(?:\/|$)/u.test(specifier)) return false;
    const path = posix.join(getDirectory(from), specifier).replace(/(?<=.)\/$/u, "");
    if (this.#folders.has(path)) return this.#project.files.list(path)?.has("package.json") !== true;
    return !getName(path).startsWith(".") && getName(path) !== "node_modules" && this.#folders.has(getDirectory(path)) && this.#project.files.list(getDirectory(path))?.get(getName(path)) !== "link";
  }

  #follow(request: ModuleRequest, from: string): void {
    const key = `${request.specifier}\n${getDirectory(from)}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    for (const { client, server } of this.#apps.values()) {
      for (const form of ["import", "require"] as const) {
        for (const graph of [client, server]) for (const { target } of graph.resolve({ ...request, form }, from)) this.#addModule(target);
      }
    }
  }

  /** What lies beside a module, which a suggestion may name in another way, and what the manifests above say about it. */
  #readSurroundings(start: string): void {
    this.#project.files.list(start)?.keys();
    for (let folder = start; !this.#asked.has(folder); folder = getDirectory(folder)) {
      this.#asked.add(folder);
      readJson(posix.join(folder, "package.json"), this.#project.files);
    }
  }
}

/** Requests whose specifier is computed, or does not follow at once. */
const NEEDS_RECORD = /\b(?:import|require)\s*\(|\b(?:from|import)\s*\/[*/]/u;

/**
 * All that may be the specifier of a request, and more: what stands after `from`, `import` and `require`, types included,
 * and every text that starts like a relative path, up to its first unknown part.
 */
function collectSpecifiers(text: string): ReadonlySet<string> {
  const named = text.matchAll(/\b(?:from|import|require)\s*(?:\(\s*)?["'`]([^"'`\n]+)["'`]/gu);
  const relative = text.matchAll(/["'`](\.{1,2}(?:\/[^"'`\n$]*)?)/gu);
  return new Set([...named, ...relative].map(([, specifier = ""]) => specifier).filter((specifier) => specifier !== ""));
}
