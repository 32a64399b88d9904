import type { TSESTree } from "@typescript-eslint/utils";
import picomatch from "picomatch";

import { getPathWithin } from "../../platform/host/portable-path.ts";
import { hasTurbopackBuild } from "../../platform/next/server-only-apis.ts";
import type { App } from "../../project/app.ts";
import { isClientEntry, isServerModule } from "../../project/environments.ts";
import { findModuleRequest } from "../../project/extract-from-tree.ts";
import type { Edge } from "../../project/module-graph.ts";
import { findRouteFile } from "../../project/next-root.ts";
import type { Project } from "../../project/project.ts";
import { findChain, type ChainSearch, type ImportChain } from "../../project/queries/find-chain.ts";
import { findRequestSource, isRequestNode } from "../../syntax/module-requests.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findOffence, type Offence } from "./find-offence.ts";
import type { Bundler, Compilation } from "./server-only-request.ts";

/** What a request of a client module leads to through other modules of the project. */
export interface ReachedRequest {
  /** The specifier in the client module. */
  readonly node: TSESTree.Node;
  /** From the client module to the one that asks for the server-only module, both included. */
  readonly chain: ImportChain;
  readonly offence: Offence;
  readonly bundlers: readonly [Bundler, ...Bundler[]];
}

/** Through which app a client module is seen, and what the settings say of chains. */
export interface ReachContext {
  readonly project: Project;
  readonly app: App;
  readonly nextVersion: number;
  readonly ignoreModules: readonly string[];
  /** The module is never rendered on the server. */
  readonly isBrowserOnly: boolean;
}

/**
 * Finds out whether a request of a client module takes code into the client that the build rejects there. `undefined`
 * where it leads to nothing of the kind, to another client entry, which answers for itself, or to no known module.
 */
export function findReachedRequest(node: TSESTree.Node, module: SourceModule, context: ReachContext): ReachedRequest | undefined {
  const { app } = context;
  const request = findModuleRequest(node, module, keepsImports(context));
  if (request === undefined) return undefined;
  const edges = app.client.resolve(request, context.project.files.realPath(module.path));
  for (const place of PLACES) {
    if (request.runsIn !== "everywhere" && request.runsIn !== place) continue;
    if (place === "server" && context.isBrowserOnly) continue;
    const reached = findShortest(edges, place, context);
    if (reached !== undefined) return { ...reached, chain: [module.path, ...reached.chain], node: getSpecifierNode(node, module) };
  }
  return undefined;
}

/** Client code is compiled twice. What is there when it is rendered on the server is what both bundlers assert on. */
const PLACES = ["server", "browser"] as const;
type Place = (typeof PLACES)[number];

function findShortest(edges: readonly Edge[], place: Place, context: ReachContext): Omit<ReachedRequest, "node"> | undefined {
  const search = getSearch(place, context);
  let shortest: ImportChain | undefined;
  for (const { target } of edges) {
    const chain = findChain(target, search);
    if (chain !== undefined && (shortest === undefined || chain.length < shortest.length)) shortest = chain;
  }
  const last = shortest?.at(-1);
  const offence = last === undefined ? undefined : getOffence(last, place, context);
  if (shortest === undefined || offence === undefined) return undefined;
  return { bundlers: offence.outcome.bundlers, chain: shortest, offence };
}

function getOffence(path: string, place: Place, { app, nextVersion, project }: ReachContext): Offence | undefined {
  const compilation: Compilation = { isBrowserOnly: place === "browser", nextVersion };
  return findOffence(path, app.client.getRecord(path), compilation, project.modules);
}

/** The smallest node that says where the request leads. */
function getSpecifierNode(node: TSESTree.Node, module: SourceModule): TSESTree.Node {
  if (isRequestNode(node)) return findRequestSource(node, module) ?? node;
  const url = node.type === "NewExpression" ? node.arguments[0] : undefined;
  return (url?.type === "NewExpression" ? url.arguments[0] : undefined) ?? node;
}

interface Searches {
  readonly round: number;
  readonly byKey: Map<string, ChainSearch>;
}

const searches = new WeakMap<App, Searches>();

/** One search for each thing to look for, so that what one file has found clean the next one need not walk again. */
function getSearch(place: Place, context: ReachContext): ChainSearch {
  const { round } = context.project.files;
  let known = searches.get(context.app);
  if (known?.round !== round) {
    known = { byKey: new Map(), round };
    searches.set(context.app, known);
  }
  const key = [place, String(context.nextVersion), ...context.ignoreModules].join("\n");
  let search = known.byKey.get(key);
  if (search === undefined) {
    search = createSearch(place, context);
    known.byKey.set(key, search);
  }
  return search;
}

function createSearch(place: Place, context: ReachContext): ChainSearch {
  const { app } = context;
  const isIgnored = createIgnore(context);
  return {
    clean: new Set(),
    follows: ({ request }) => request.runsIn === "everywhere" || request.runsIn === place,
    getEdges: (path) => app.client.getEdges(path),
    isTarget: (path) => getOffence(path, place, context) !== undefined,
    stopsAt: (path) => isIgnored(path) || endsChain(path, app),
  };
}

/** Server Functions are called over the network, and a client entry of the project reports what it requests itself. */
function endsChain(path: string, app: App): boolean {
  const { directives } = app.client.getRecord(path);
  const facts = { directives, path, route: app.root && findRouteFile(path, app.root) };
  return isServerModule(facts) || (isClientEntry(facts) && !path.includes("/node_modules/"));
}

function createIgnore({ app, ignoreModules }: ReachContext): (path: string) => boolean {
  if (ignoreModules.length === 0) return () => false;
  const matches = picomatch(ignoreModules.map((glob) => glob.replace(/^\.\//u, "")));
  return (path) =>
    [app.directory, app.workspace.directory].some((directory) => {
      const within = getPathWithin(directory, path);
      return within !== undefined && matches(within);
    });
}

/** webpack drops unused imports whatever the config says, so where it alone builds nothing is kept. */
function keepsImports({ app, nextVersion }: ReachContext): boolean {
  return (app.config?.keepsImports ?? false) && hasTurbopackBuild(nextVersion);
}
