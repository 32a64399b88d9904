import { FileStore, type Remembered } from "../platform/host/file-store.ts";
import { mayMatter } from "../platform/shortcut.ts";
import type { Host } from "../platform/host/host.ts";
import type { ModuleHandle, ModuleLinks, SourceModule } from "../syntax/source-module.ts";
import { getDirectory } from "../platform/host/portable-path.ts";
import { createApp, findOwnFolder, type App } from "./app.ts";
import { createEnvironmentIndex, type EnvironmentIndex, type Environment } from "./environment-index.ts";
import { NOWHERE, type ModuleEnvironments } from "./environments.ts";
import { LinkedModules } from "./linked-modules.ts";
import { ModuleStore } from "./module-store.ts";
import { findImporters } from "./queries/find-importers.ts";
import { findLeading } from "./queries/find-leading.ts";
import { createRootFinder, type DeclaredRoots, type FindRoot, type NextRoot } from "./next-root.ts";
import { createRouteTable, type RouteTable } from "./routes.ts";

/** Linters read one file after the other; where nothing was linted for so long, somebody was thinking, and saving. */
const PAUSE_MS = 1000;

/**
 * A run over many files waits for the disk now and then, mostly for less than a millisecond. Who has waited for longer
 * than this between two lints has waited for somebody, who may have saved a file.
 */
const REST_MS = 10;

/**
 * So many looks at the disk take a few milliseconds, which nobody notices. More than that at each keystroke would be
 * noticed, so what took more is believed for a while: 0.4 s after 1,000 looks, and never longer than two seconds.
 */
const UNNOTICED_LOOKS = 250;
const BELIEVED_LOOKS_PER_MS = 2.5;
const LONGEST_BELIEF_MS = 2000;

interface KnownIndex {
  readonly app: App;
  readonly remembered: Remembered<EnvironmentIndex>;
}

/** Whether a module is one of those that lead to what somebody looks for. */
export type MayLead = (path: string) => boolean;

/**
 * All that a process knows of the code it lints: one store of files and one of records, which the apps share.
 *
 * When the disk is asked again follows from what is linted, without a look at the command line: a run over a whole
 * project comes to each file once and has something to do all the time, so it believes what it has seen. An editor waits
 * for somebody, or comes to the same file again, and then every file that an answer takes is looked at anew, in a large
 * app not at each keystroke.
 */
export class Project {
  readonly files: FileStore;
  readonly modules: ModuleStore;
  readonly #findRoot: FindRoot;
  readonly #apps = new Map<string, Remembered<App>>();
  readonly #indexes = new Map<string, KnownIndex>();
  readonly #leading = new WeakMap<EnvironmentIndex, Map<string, MayLead>>();
  readonly #linked = new WeakMap<App, LinkedModules>();
  readonly #routes = new WeakMap<NextRoot, Remembered<RouteTable>>();
  readonly #linted = new Set<string>();
  #lastLint = 0;
  #lastIdle = 0;
  #roundStart = 0;

  constructor(host: Host, modules?: ModuleStore) {
    this.files = new FileStore(host);
    this.modules = modules ?? new ModuleStore(this.files);
    this.#findRoot = createRootFinder(this.files);
  }

  /** To be told of every text that is linted, before the first question about it. */
  noteLint(name: string): void {
    const now = this.files.now();
    const idle = this.files.idle();
    const isAskedFor = this.#linted.has(name) || idle - this.#lastIdle > REST_MS;
    if ((isAskedFor && !this.#isBelieved(now)) || now - this.#lastLint > PAUSE_MS) {
      this.files.startRound();
      this.#linted.clear();
      this.#roundStart = now;
    }
    this.#linted.add(name);
    this.#lastIdle = idle;
    this.#lastLint = now;
  }

  /** The Next.js app that a file belongs to by its place. */
  findRoot(path: string, declared?: DeclaredRoots): NextRoot | undefined {
    return this.#findRoot(getDirectory(path), declared);
  }

  /** Whether a file is an app's own, and of no package of the workspace that others may use too, wherever that lies. */
  isOwnFile(path: string, root: NextRoot | undefined): boolean {
    if (root === undefined) return false;
    const { directory } = root;
    const { folders } = this.getApp(path, root).workspace;
    return !folders.some((folder) => folder.startsWith(`${directory}/`) && path.startsWith(`${folder}/`));
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

  /** How a module sees what it requests, through its own app. */
  getLinks(path: string, root: NextRoot | undefined): ModuleLinks {
    return this.#getLinked(this.getApp(path, root)).getLinks(path);
  }

  /** The modules that may have something of a module where they run, of every app that comes to it. This reads whole apps. */
  collectImporters(path: string, root: NextRoot | undefined, environment: Environment, declared?: DeclaredRoots): readonly ModuleHandle[] {
    const real = this.files.realPath(path);
    return this.#collectApps(path, root, declared).flatMap((app) => {
      const linked = this.#getLinked(app);
      return findImporters(real, this.#getIndex(app), environment).map((importer) => linked.getHandle(importer));
    });
  }

  /** The tree of another module as an app sees it, with its links. */
  openModule(path: string, app: App): SourceModule | undefined {
    return this.#getLinked(app).getHandle(this.files.realPath(path)).open();
  }

  /** Which file of an app answers which request. It takes a look at every folder of routes. */
  getRoutes(root: NextRoot): RouteTable {
    const known = this.#routes.get(root);
    if (known !== undefined && this.files.isTrue(known)) return known.value;
    const found = this.files.remember(() => createRouteTable(root, this.files, this.modules));
    this.#routes.set(root, found);
    return found.value;
  }

  /**
   * Where a module runs by those who request it: in its own app, or for a module outside every app in whichever app of
   * its workspace comes to it. This reads whole apps, so it is a question for the moment before a report.
   */
  findEnvironments(path: string, root: NextRoot | undefined, declared?: DeclaredRoots): ModuleEnvironments {
    const real = this.files.realPath(path);
    let merged = NOWHERE;
    for (const index of this.collectIndexes(path, root, declared)) {
      const found = index.find(real);
      merged = {
        assertedClient: merged.assertedClient ?? found.assertedClient,
        browser: merged.browser ?? found.browser,
        isBrowserOnly: false,
        server: merged.server ?? found.server,
      };
    }
    return merged;
  }

  /**
   * Whether a module runs in the browser, where that is known already without reading anything: of a file of an app
   * whose modules somebody has asked about in this round. `undefined` else.
   */
  peekIsInBrowser(path: string, root: NextRoot | undefined): boolean | undefined {
    const known = root && this.#indexes.get(root.directory);
    if (known === undefined || known.app.root !== root) return undefined;
    return this.files.isKnownTrue(known.remembered) ? known.remembered.value.isInBrowser(this.files.realPath(path)) : undefined;
  }

  /** Whether client code of some app imports a module, whatever the module says about itself. */
  isRequestedByClient(path: string, root: NextRoot | undefined, declared?: DeclaredRoots): boolean {
    const real = this.files.realPath(path);
    return this.collectIndexes(path, root, declared).some((index) => index.isRequestedByClient(real));
  }

  /**
   * Which modules may lead to a use of the request APIs that a pattern describes, on the server. This reads whole apps. The
   * answer is the same object as long as nothing changes.
   */
  findLeading(pattern: RegExp, path: string, root: NextRoot | undefined, declared?: DeclaredRoots): MayLead {
    const [first, ...others] = this.collectIndexes(path, root, declared).map((index) => this.#findLeading(pattern, index));
    if (first === undefined || others.length === 0) return first ?? (() => false);
    return (module) => [first, ...others].some((mayLead) => mayLead(module));
  }

  /** What is known of where modules run: of a file's own app, or of every app of its workspace for one outside of all. */
  collectIndexes(path: string, root: NextRoot | undefined, declared: DeclaredRoots | undefined): readonly EnvironmentIndex[] {
    return this.#collectApps(path, root, declared).map((app) => this.#getIndex(app));
  }

  #findLeading(pattern: RegExp, index: EnvironmentIndex): MayLead {
    const known = this.#leading.get(index) ?? new Map<string, MayLead>();
    this.#leading.set(index, known);
    let mayLead = known.get(pattern.source);
    if (mayLead === undefined) {
      const leading = findLeading(index, (path) => mayMatter({ words: pattern }, this.files.readFile(path) ?? ""));
      mayLead = (path) => leading.has(path);
      known.set(pattern.source, mayLead);
    }
    return mayLead;
  }

  #collectApps(path: string, root: NextRoot | undefined, declared: DeclaredRoots | undefined): readonly App[] {
    const app = this.getApp(path, root);
    return root === undefined ? this.#collectRoots(app, declared).map((other) => this.getApp(`${other.directory}/`, other)) : [app];
  }

  #getLinked(app: App): LinkedModules {
    let linked = this.#linked.get(app);
    if (linked === undefined) this.#linked.set(app, (linked = new LinkedModules(app, this.files, this.modules)));
    return linked;
  }

  #collectRoots({ workspace }: App, declared: DeclaredRoots | undefined): readonly NextRoot[] {
    return workspace.folders.flatMap((directory) => {
      const root = this.#findRoot(directory, declared);
      return root?.directory === directory ? [root] : [];
    });
  }

  #getIndex(app: App): EnvironmentIndex {
    const known = this.#indexes.get(app.directory);
    if (known?.app === app && this.files.isTrue(known.remembered)) return known.remembered.value;
    const remembered = this.files.remember(() => createEnvironmentIndex(app, this.files));
    this.#indexes.set(app.directory, { app, remembered });
    return remembered.value;
  }

  #isBelieved(now: number): boolean {
    const { looks } = this.files;
    return looks > UNNOTICED_LOOKS && now - this.#roundStart < Math.min(looks / BELIEVED_LOOKS_PER_MS, LONGEST_BELIEF_MS);
  }
}
