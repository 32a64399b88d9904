import { FileStore, type Remembered } from "../platform/host/file-store.ts";
import type { Host } from "../platform/host/host.ts";
import { getDirectory } from "../platform/host/portable-path.ts";
import { createApp, findOwnFolder, type App } from "./app.ts";
import { ModuleStore } from "./module-store.ts";
import { createRootFinder, type DeclaredRoots, type FindRoot, type NextRoot } from "./next-root.ts";

/** Linters read one file after the other; where nothing was linted for so long, somebody was thinking, and saving. */
const PAUSE_MS = 1000;

/**
 * All that a process knows of the code it lints: one store of files and one of records, which the apps share.
 *
 * When the disk is asked again follows from what is linted, without a look at the command line: a run over a whole
 * project comes to each file once and without a pause, so it believes what it has seen. An editor comes to the same
 * file again, and then every file that an answer takes is looked at anew.
 */
export class Project {
  readonly files: FileStore;
  readonly modules: ModuleStore;
  readonly #findRoot: FindRoot;
  readonly #apps = new Map<string, Remembered<App>>();
  readonly #linted = new Set<string>();
  #lastLint = 0;

  constructor(host: Host, modules?: ModuleStore) {
    this.files = new FileStore(host);
    this.modules = modules ?? new ModuleStore(this.files);
    this.#findRoot = createRootFinder(this.files);
  }

  /** To be told of every text that is linted, before the first question about it. */
  noteLint(name: string): void {
    const now = this.files.now();
    if (this.#linted.has(name) || now - this.#lastLint > PAUSE_MS) {
      this.files.startRound();
      this.#linted.clear();
    }
    this.#linted.add(name);
    this.#lastLint = now;
  }

  /** The Next.js app that a file belongs to by its place. */
  findRoot(path: string, declared?: DeclaredRoots): NextRoot | undefined {
    return this.#findRoot(getDirectory(path), declared);
  }

  /** The view of a file's own app; for a file outside every app, of the nearest folder with a config. */
  getApp(path: string, root: NextRoot | undefined): App {
    const directory = root?.directory ?? findOwnFolder(getDirectory(path), this.files);
    const known = this.#apps.get(directory);
    if (known !== undefined && known.value.root === root && this.files.isTrue(known)) return known.value;
    const found = this.files.remember(() => createApp(directory, root, this.files, this.modules));
    this.#apps.set(directory, found);
    return found.value;
  }
}
