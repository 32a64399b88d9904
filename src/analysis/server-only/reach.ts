import picomatch from "picomatch";

import { hasTurbopackBuild } from "../../platform/next/server-only-apis.ts";
import { getPathWithin, isInstalled } from "../../platform/host/portable-path.ts";
import type { App } from "../../project/app.ts";
import { isClientEntry, isServerModule } from "../../project/environments.ts";
import type { Edge } from "../../project/module-graph.ts";
import { findRouteFile } from "../../project/next-root.ts";
import type { Project } from "../../project/project.ts";
import type { ChainSearch } from "../../project/queries/find-chain.ts";
import { findDeclaredSpecifier } from "./declared-request.ts";
import { findFacts, type ClientFacts, type Offence } from "./client-facts.ts";
import type { Compilation } from "./server-only-request.ts";

/** Through which app a client module is seen, and what the settings say of chains. */
export interface ReachContext {
  /** The real path of the client module. */
  readonly path: string;
  readonly project: Project;
  readonly app: App;
  readonly nextVersion: number;
  readonly ignoreModules: readonly string[];
  /** What the team declared server-only. */
  readonly serverOnlyModules: readonly string[];
  /** The module is never rendered on the server. */
  readonly isBrowserOnly: boolean;
  /** The module is never in the browser: `_document`. */
  readonly isRenderedOnly: boolean;
  /** The module is a page of the pages router, where `'use server'` files are client code like any other. */
  readonly isInPages: boolean;
}

/**
 * What a walk looks for. Client code is compiled twice: what is there when it is rendered on the server is what both
 * bundlers assert on, what is in the browser alone only webpack does. Of what is in the browser some throws there, and
 * some the team has declared server-only.
 */
export type Reach = (typeof REACHES)[number];

export const REACHES = ["browser", "declared", "server", "throws"] as const;

/** A walk that looks for what Turbopack rejects, past what webpack alone does. */
export type TurbopackReach = "browserTurbopack" | "serverTurbopack";

type AnyReach = Reach | TurbopackReach;

interface Searches {
  readonly round: number;
  readonly byKey: Map<string, ChainSearch>;
  /** What three searches ask of each module is the same: asked once a round. */
  readonly edges: Map<string, readonly Edge[]>;
  readonly ends: Map<string, boolean>;
}

const searches = new WeakMap<App, Searches>();

/** A context lives for one lint of one file, and so within one round. */
const searchesOf = new WeakMap<ReachContext, Map<AnyReach, ChainSearch>>();

/** One search for each thing to look for, so that what one file has found clean the next one need not walk again. */
export function getSearch(reach: AnyReach, context: ReachContext): ChainSearch {
  const own = searchesOf.get(context) ?? new Map<AnyReach, ChainSearch>();
  searchesOf.set(context, own);
  return getOrCreate(own, reach, () => findSharedSearch(reach, context));
}

function findSharedSearch(reach: AnyReach, context: ReachContext): ChainSearch {
  const { round } = context.project.files;
  let known = searches.get(context.app);
  if (known?.round !== round) {
    known = { byKey: new Map(), edges: new Map(), ends: new Map(), round };
    searches.set(context.app, known);
  }
  const key = [reach, String(context.isInPages), String(context.nextVersion), ...context.ignoreModules, "", ...context.serverOnlyModules].join("\n");
  const shared = known;
  return getOrCreate(known.byKey, key, () => createSearch(reach, context, shared));
}

function createSearch(asked: AnyReach, context: ReachContext, { edges, ends }: Searches): ChainSearch {
  const settings = [String(context.isInPages), ...context.ignoreModules].join("\n");
  const reach = getPlace(asked);
  const isRejected = (path: string): boolean => reach === asked || getOffence(path, reach, context)?.outcome.bundlers.includes("Turbopack") === true;
  return {
    clean: new Set(),
    follows: (edge) => isIn(edge, reach, context),
    getEdges: (path) => getOrCreate(edges, path, () => context.app.client.getEdges(path)),
    isTarget: (path) => isTarget(path, reach, context) && isRejected(path),
    stopsAt: (path) => getOrCreate(ends, `${path}\n${settings}`, () => endsChain(path, context)),
  };
}

function getPlace(reach: AnyReach): Reach {
  if (reach === "browserTurbopack") return "browser";
  return reach === "serverTurbopack" ? "server" : reach;
}

function getOrCreate<K, T>(map: Map<K, T>, key: K, create: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

/** The compiler asserts on a page before it strips what the server alone needs; the browser gets it after that. */
function isIn({ request }: Edge, reach: Reach, { isInPages }: ReachContext): boolean {
  const { runsIn } = request;
  if (reach === "server") return runsIn === "everywhere" || runsIn === "server" || (runsIn === "withoutSsr" && isInPages);
  return runsIn !== "server" && request.inServerData !== "only";
}

function isTarget(path: string, reach: Reach, context: ReachContext): boolean {
  if (reach === "declared") return getDeclaredSpecifier(path, context) !== undefined;
  if (!context.app.client.getRecord(path).mentionsServerOnly) return false;
  return reach === "throws" ? getFacts(path, reach, context).throws : getOffence(path, reach, context) !== undefined;
}

/** Whether imports stay that nothing uses. webpack drops them whatever the config says, so where it alone builds none does. */
export function keepsImports({ app, nextVersion }: ReachContext): boolean {
  return (app.config?.keepsImports ?? false) && hasTurbopackBuild(nextVersion);
}

/** How a module asks for what the team declared server-only. */
export function getDeclaredSpecifier(path: string, context: ReachContext): string | undefined {
  return findDeclaredSpecifier(path, context, context.serverOnlyModules);
}

function getFacts(path: string, reach: Reach, context: ReachContext): ClientFacts {
  const { app, nextVersion, project } = context;
  const compilation: Compilation = { isBrowserOnly: reach === "browser", keepsImports: keepsImports(context), nextVersion };
  return findFacts(path, app.client.getRecord(path), compilation, project.modules);
}

/** What the build has against a module. */
export function getOffence(path: string, reach: Reach, context: ReachContext): Offence | undefined {
  const facts = getFacts(path, reach, context);
  // Only a page comes here: it compiles such a file, without a look at its import declarations.
  return isServerModule(context.app.client.getRecord(path)) ? facts.unresolved : facts.offence;
}

/**
 * Whether a chain goes no further: Server Functions are called over the network, a client entry of the project reports
 * what it requests itself, and the settings may say so.
 */
function endsChain(path: string, context: ReachContext): boolean {
  const { app } = context;
  const { directives } = app.client.getRecord(path);
  const facts = { directives, path, route: app.root && findRouteFile(path, app.root) };
  const isCalledOverNetwork = isServerModule(facts) && !context.isInPages;
  const reportsItself = !isServerModule(facts) && isClientEntry(facts) && !isInstalled(path);
  return isCalledOverNetwork || reportsItself || isIgnored(path, context);
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

function isIgnored(path: string, { app, ignoreModules }: ReachContext): boolean {
  if (ignoreModules.length === 0) return false;
  let matches = matchers.get(ignoreModules);
  if (matches === undefined) {
    const globs = ignoreModules.map((glob) => glob.replace(/^\.\//u, "")).filter((glob) => glob !== "");
    matches = globs.length === 0 ? () => false : picomatch(globs);
    matchers.set(ignoreModules, matches);
  }
  return [app.directory, app.workspace.directory].some((directory) => {
    const within = getPathWithin(directory, path);
    return within !== undefined && matches(within);
  });
}
