import type { FileStore } from "../platform/host/file-store.ts";
import { getPathWithin } from "../platform/host/portable-path.ts";
import { isAppEntry, isServerEntry, isTestOrStory } from "../platform/next/file-conventions.ts";
import type { App } from "./app.ts";
import { isServerModule, NOWHERE, type ModuleEnvironments } from "./environments.ts";
import type { Edge, ModuleGraph } from "./module-graph.ts";
import { EMPTY_RECORD, type ModuleRecord } from "./module-record.ts";
import { findRouteFile, type NextRoot } from "./next-root.ts";
import type { ImportChain } from "./queries/find-chain.ts";
import { collectFiles } from "./root-files.ts";

/** Where a module may request another one. */
export type Environment = "browser" | "server";

/** Where the modules of one app run, by who requests them. */
export interface EnvironmentIndex {
  find(path: string): ModuleEnvironments;
  isInBrowser(path: string): boolean;
  /** All modules that run somewhere, in the order in which the app leads to them. */
  getModules(environment: Environment): Iterable<string>;
  /** The record of a module as the app's client code sees it. */
  getRecord(path: string): ModuleRecord;
  isRequestedByClient(path: string): boolean;
  /** The modules that request one where they run, in the order in which the app leads to them. */
  getImporters(path: string, environment: Environment): readonly string[];
}

const NO_INDEX: EnvironmentIndex = {
  find: () => NOWHERE,
  getImporters: () => [],
  getModules: () => [],
  getRecord: () => EMPTY_RECORD,
  isInBrowser: () => false,
  isRequestedByClient: () => false,
};

/**
 * Walks an app from all that Next.js loads by itself, along every request, and notes for each module where it runs and
 * by which shortest chain. It reads the whole app, so it is asked only where a finding depends on it.
 *
 * From the server the walk goes on in the client at a `'use client'` module, and from there on the server again at a
 * `'use server'` module. A module may be in both, also through different requests of one page.
 */
export function createEnvironmentIndex(app: App, files: FileStore): EnvironmentIndex {
  const { root } = app;
  if (root === undefined) return NO_INDEX;
  const entries = collectEntries(root, files);
  const clientEntries = new Set(entries.client);
  const requestedByClient = new Set<string>();
  const server = createWalk(app.server, entries.server);
  let asserted = createWalk(app.client, []);
  let browser = createWalk(app.client, []);
  const importers = new Map<Environment, ReadonlyMap<string, readonly string[]>>();
  walkServer();
  // The server leads to the client and the client back again, until neither finds anything new.
  for (let known = -1; known !== clientEntries.size; ) {
    known = clientEntries.size;
    // From the start with all of them, so that each chain is a shortest one.
    asserted = createWalk(app.client, [...clientEntries, ...entries.document]);
    browser = createWalk(app.client, clientEntries);
    walkOn(asserted, leaveServerModules((path, edges) => noteRequests(path, edges)));
    walkOn(browser, leaveServerModules((path, edges) => edges.filter((edge) => isInBrowser(edge, isPage(path)))));
    walkServer();
  }
  return {
    find: (path) => ({
      assertedClient: traceBack(path, asserted),
      browser: traceBack(path, browser),
      isBrowserOnly: false,
      // The file of a Client Component is known to the server, but its code runs for rendering only.
      server: app.server.getRecord(path).directives.includes("use client") ? undefined : traceBack(path, server),
    }),
    getImporters(path, environment) {
      const known = importers.get(environment) ?? collectImporters(environment === "browser" ? browser : server);
      importers.set(environment, known);
      return known.get(path) ?? [];
    },
    getModules: (environment) => (environment === "browser" ? browser : server).cameFrom.keys(),
    getRecord: (path) => app.client.getRecord(path),
    isInBrowser: (path) => browser.cameFrom.has(path),
    isRequestedByClient: (path) => requestedByClient.has(path),
  };

  function walkServer(): void {
    walkOn(server, (path, edges) => {
      const record = app.server.getRecord(path);
      if (isServerModule(record) || !record.directives.includes("use client")) return edges;
      clientEntries.add(path);
      return [];
    });
  }

  /** Client code gets a reference to a Server Function, and the server runs it. */
  function leaveServerModules(select: Select): Select {
    return (path, edges) => {
      if (!isServerModule(app.client.getRecord(path))) return select(path, edges);
      add(server, path);
      return [];
    };
  }

  /** What client code requests for the server only runs there too. */
  function noteRequests(path: string, edges: readonly Edge[]): readonly Edge[] {
    for (const { request, target } of edges) {
      requestedByClient.add(target);
      if (request.runsIn === "server" || (isPage(path) && request.inServerData !== "never")) add(server, target, path);
    }
    return edges;
  }

  function isPage(path: string): boolean {
    return root !== undefined && findRouteFile(path, root)?.place === "pages";
  }
}

function isInBrowser({ request }: Edge, isPage: boolean): boolean {
  return request.runsIn !== "server" && !(isPage && request.inServerData === "only");
}

/** The edges of a module that a walk follows. */
type Select = (path: string, edges: readonly Edge[]) => readonly Edge[];

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

function createWalk(graph: ModuleGraph, entries: Iterable<string>): Walk {
  return { cameFrom: new Map([...entries].map((entry) => [entry, undefined])), graph };
}

/** Goes on from all modules that are new in a walk, along those of their edges that `select` leaves. */
function walkOn(walk: Walk, select: Select): void {
  let position = 0;
  // A Map iterates over what is added on the way, in that order: it is the queue as well.
  for (const path of walk.cameFrom.keys()) {
    position += 1;
    if (position <= (walk.position ?? 0)) continue;
    for (const { target } of select(path, walk.graph.getEdges(path))) add(walk, target, path);
  }
  walk.position = position;
}

function collectImporters({ cameFrom, graph }: Walk): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const path of cameFrom.keys()) {
    for (const target of new Set(graph.getEdges(path).map((edge) => edge.target))) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [path]);
      else known.push(path);
    }
  }
  return importers;
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
