import { posix } from "node:path";

import type { FileStore } from "../platform/host/file-store.ts";
import { getPathWithin } from "../platform/host/portable-path.ts";
import { isAppEntry, isServerEntry, isTestOrStory, SOURCE_FOLDERS } from "../platform/next/file-conventions.ts";
import type { App } from "./app.ts";
import { isServerModule, NOWHERE, type ModuleEnvironments } from "./environments.ts";
import type { Edge, ModuleGraph } from "./module-graph.ts";
import { findRouteFile, type NextRoot } from "./next-root.ts";
import type { ImportChain } from "./queries/find-chain.ts";

/** Where the modules of one app run, by who requests them. */
export interface EnvironmentIndex {
  find(path: string): ModuleEnvironments;
  isRequestedByClient(path: string): boolean;
}

/**
 * Walks an app from all that Next.js loads by itself, along every request, and notes for each module where it runs and
 * by which shortest chain. It reads the whole app, so it is asked only where a finding depends on it.
 *
 * From the server the walk goes on in the client at a `'use client'` module, and from there on the server again at a
 * `'use server'` module. A module may be in both, also through different requests of one page.
 */
export function createEnvironmentIndex(app: App, files: FileStore): EnvironmentIndex {
  const { root } = app;
  if (root === undefined) return { find: () => NOWHERE, isRequestedByClient: () => false };
  const entries = collectEntries(root, files);
  const server: Walk = { cameFrom: new Map(), graph: app.server };
  const asserted: Walk = { cameFrom: new Map(), graph: app.client };
  const browser: Walk = { cameFrom: new Map(), graph: app.client };
  for (const entry of entries.server) add(server, entry);
  for (const entry of entries.document) add(asserted, entry);
  for (const entry of entries.client) {
    add(asserted, entry);
    add(browser, entry);
  }
  const requestedByClient = new Set<string>();
  // What one walk finds another may have to go on from, until none finds anything new.
  for (let found = -1; found !== count([server, asserted, browser]); ) {
    found = count([server, asserted, browser]);
    walkOn(server, (path, edges) => {
      if (!app.server.getRecord(path).directives.includes("use client") || isServerModule(getFacts(path, app.server))) return edges;
      add(asserted, path);
      add(browser, path);
      return [];
    });
    for (const [walk, isBrowser] of [[asserted, false], [browser, true]] as const) {
      walkOn(walk, (path, edges) => {
        if (isServerModule(getFacts(path, app.client))) {
          add(server, path);
          return [];
        }
        const isPage = findRouteFile(path, root)?.place === "pages";
        for (const { request, target } of edges) {
          requestedByClient.add(target);
          if (request.runsIn === "server" || (isPage && request.inServerData !== "never")) add(server, target, path);
        }
        return isBrowser
          ? edges.filter(({ request }) => request.runsIn !== "server" && !(isPage && request.inServerData === "only"))
          : edges;
      });
    }
  }
  return {
    find: (path) => ({
      assertedClient: traceBack(path, asserted),
      browser: traceBack(path, browser),
      isBrowserOnly: false,
      // The file of a Client Component is known to the server, but its code runs for rendering only.
      server: app.server.getRecord(path).directives.includes("use client") ? undefined : traceBack(path, server),
    }),
    isRequestedByClient: (path) => requestedByClient.has(path),
  };
}

function getFacts(path: string, graph: ModuleGraph): { readonly directives: readonly string[]; readonly path: string; readonly route: undefined } {
  return { directives: graph.getRecord(path).directives, path, route: undefined };
}

/** One of the three walks: each module that it came to, with the module that requested it, in the order of the walk. */
interface Walk {
  readonly graph: ModuleGraph;
  readonly cameFrom: Map<string, string | undefined>;
  /** How many of the modules have been left behind. */
  position?: number;
}

function add({ cameFrom }: Walk, path: string, from?: string): void {
  if (!cameFrom.has(path)) cameFrom.set(path, from);
}

function count(walks: readonly Walk[]): number {
  return walks.reduce((sum, { cameFrom }) => sum + cameFrom.size, 0);
}

/** Goes on from all modules that are new in a walk, along those of their edges that `select` leaves. */
function walkOn(walk: Walk, select: (path: string, edges: readonly Edge[]) => readonly Edge[]): void {
  let position = 0;
  // A Map iterates over what is added on the way, in that order: it is the queue as well.
  for (const path of walk.cameFrom.keys()) {
    position += 1;
    if (position <= (walk.position ?? 0)) continue;
    for (const { target } of select(path, walk.graph.getEdges(path))) add(walk, target, path);
  }
  walk.position = position;
}

function traceBack(path: string, { cameFrom }: Walk): ImportChain | undefined {
  if (!cameFrom.has(path)) return undefined;
  const chain: [string, ...string[]] = [path];
  for (let from = cameFrom.get(path); from !== undefined; from = cameFrom.get(from)) chain.unshift(from);
  return chain;
}

interface Entries {
  readonly client: readonly string[];
  /** `_document`: checked like client code, and run on the server. */
  readonly document: readonly string[];
  readonly server: readonly string[];
}

function collectEntries(root: NextRoot, files: FileStore): Entries {
  const client: string[] = [];
  const document: string[] = [];
  const server: string[] = [];
  for (const path of collectFiles(root, files)) {
    const real = files.realPath(path);
    if (isTestOrStory(getPathWithin(root.directory, path) ?? path)) continue;
    const route = findRouteFile(path, root);
    if (route?.place === "instrumentationClient" || (route?.place === "pages" && route.role === "page")) client.push(real);
    if (route?.place === "pages" && route.role === "document") document.push(real);
    if ((route?.place === "pages" && route.role !== "page" && route.role !== undefined) || isServerFile(path, root)) server.push(real);
  }
  return { client, document, server };
}

function isServerFile(path: string, { appDirectory, directory, pageExtensions }: NextRoot): boolean {
  const inApp = appDirectory === undefined ? undefined : getPathWithin(appDirectory, path);
  return inApp === undefined ? isServerEntry(getPathWithin(directory, path) ?? "", pageExtensions) : isAppEntry(inApp, pageExtensions);
}

/** All files under `app` and `pages`, and those that lie beside them. Links are followed once, by their real path. */
function* collectFiles({ appDirectory, directory, pagesDirectory }: NextRoot, files: FileStore): Generator<string> {
  for (const folder of SOURCE_FOLDERS) yield* listFiles(posix.join(directory, folder).replace(/\/$/u, ""), files);
  const folders = [appDirectory, pagesDirectory].filter((folder) => folder !== undefined);
  const seen = new Set<string>();
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const real = files.realPath(folder);
    if (seen.has(real)) continue;
    seen.add(real);
    yield* listFiles(folder, files);
    for (const [name, kind] of files.list(folder) ?? []) {
      const path = posix.join(folder, name);
      if (name !== "node_modules" && (kind === "directory" || (kind === "link" && files.isDirectory(path)))) folders.push(path);
    }
  }
}

function* listFiles(folder: string, files: FileStore): Generator<string> {
  for (const [name, kind] of files.list(folder) ?? []) {
    if (kind !== "directory" && /\.\w+$/u.test(name) && files.isFile(posix.join(folder, name))) yield posix.join(folder, name);
  }
}
