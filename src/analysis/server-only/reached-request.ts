import type { TSESTree } from "@typescript-eslint/utils";

import { findModuleRequest, FORMS } from "../../project/extract-from-tree.ts";
import type { Edge } from "../../project/module-graph.ts";
import { createPlainRequest } from "../../project/module-record.ts";
import { findChain, type ImportChain } from "../../project/queries/find-chain.ts";
import { findRequestSource, isRequestNode, type RequestNode } from "../../syntax/module-requests.ts";
import { getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import type { Offence } from "./client-facts.ts";
import { crossesUnusedReexport } from "./unused-reexport.ts";
import { getDeclaredSpecifier, getOffence, getSearch, keepsImports, REACHES, type Reach, type ReachContext, type TurbopackReach } from "./reach.ts";
import type { Bundler } from "./server-only-request.ts";

/** What a request of a client module leads to through other modules of the project. */
export interface ReachedRequest {
  /** From the client module to the one that asks for the server-only module, both included. */
  readonly chain: ImportChain;
  readonly offence: Offence;
  readonly bundlers: readonly [Bundler, ...Bundler[]];
}

/**
 * Whether all that a request can lead to has been walked before and found clean, whatever TypeScript may leave of it:
 * the cheap answer for nearly every import.
 */
export function leadsNowhere(node: RequestNode, module: SourceModule, context: ReachContext): boolean {
  const source = findRequestSource(node, module);
  const specifier = source && getStringLiteral(source);
  if (specifier === undefined) return false;
  const searches = REACHES.filter((reach) => reach !== "declared" || context.serverOnlyModules.length > 0).map((reach) => getSearch(reach, context));
  return context.app.client
    .resolve(createPlainRequest(specifier, FORMS[node.type]), context.path)
    .every(({ target }) => searches.every((search) => search.clean.has(target)));
}

/**
 * Finds out whether a request of a client module takes code into the client that the build rejects there. `undefined`
 * where it leads to nothing of the kind, to another client entry, which answers for itself, or to no known module.
 */
export function findReachedRequest(node: TSESTree.Node, module: SourceModule, context: ReachContext): ReachedRequest | undefined {
  const request = findModuleRequest(node, module, keepsImports(context));
  if (request === undefined) return undefined;
  const edges = context.app.client.resolve(request, context.path);
  let best: ReachedRequest | undefined;
  for (const place of ["server", "browser"] as const) {
    if (place === "server" ? context.isBrowserOnly : context.isRenderedOnly) continue;
    const nearest = findOffence(edges, place, place, context);
    if (nearest === undefined) continue;
    // What the default bundler rejects is the better reason, further away too.
    const isOfTurbopack = nearest.offence.outcome.bundlers.includes("Turbopack");
    const { chain, offence } = (isOfTurbopack ? undefined : findOffence(edges, place, `${place}Turbopack`, context)) ?? nearest;
    const [first, ...others] = collectRejectingBundlers([module.path, ...chain], node, module, offence, context);
    if (first === undefined) continue;
    const found: ReachedRequest = { bundlers: [first, ...others], chain: [module.path, ...chain], offence };
    if (found.bundlers.includes("Turbopack")) return found;
    best ??= found;
  }
  return best;
}

function findOffence(
  edges: readonly Edge[],
  place: "browser" | "server",
  reach: TurbopackReach | typeof place,
  context: ReachContext,
): { readonly chain: ImportChain; readonly offence: Offence } | undefined {
  const chain = findShortest(edges, reach, context);
  const offence = chain && getOffence(chain[chain.length - 1] ?? chain[0], place, context);
  return chain === undefined || offence === undefined ? undefined : { chain, offence };
}

/** What a request of a client module leads to, of what the team declared server-only. */
export interface ReachedDeclared {
  readonly chain: ImportChain;
  readonly specifier: string;
}

/** The same for modules that the settings declare server-only, which no build rejects. */
export function findReachedDeclared(node: TSESTree.Node, module: SourceModule, context: ReachContext): ReachedDeclared | undefined {
  if (context.serverOnlyModules.length === 0) return undefined;
  const request = findModuleRequest(node, module, false);
  if (request === undefined) return undefined;
  const edges = context.app.client.resolve(request, context.path);
  const chain = findShortest(edges, "declared", context);
  const specifier = chain && getDeclaredSpecifier(chain[chain.length - 1] ?? chain[0], context);
  return chain === undefined || specifier === undefined ? undefined : { chain: [module.path, ...chain], specifier };
}

function findShortest(edges: readonly Edge[], reach: Reach | TurbopackReach, context: ReachContext): ImportChain | undefined {
  const search = getSearch(reach, context);
  let shortest: ImportChain | undefined;
  for (const { target } of edges.filter((edge) => search.follows(edge))) {
    const chain = findChain(target, search);
    if (chain !== undefined && (shortest === undefined || chain.length < shortest.length)) shortest = chain;
  }
  return shortest;
}

/**
 * The bundlers that reject what a chain ends at may not all come there. With `verbatimModuleSyntax` Turbopack follows
 * imports that nothing uses, which webpack never does; and Turbopack leaves out what a barrel without side effects
 * re-exports for nobody, which webpack compiles.
 */
function collectRejectingBundlers(
  chain: ImportChain,
  node: TSESTree.Node,
  module: SourceModule,
  offence: Offence,
  context: ReachContext,
): readonly Bundler[] {
  return offence.outcome.bundlers.filter((bundler) =>
    bundler === "Turbopack"
      ? !crossesUnusedReexport(chain, module, context.app, context.project)
      : !keepsImports(context) || isKeptByWebpack(chain, node, module, context),
  );
}

function isKeptByWebpack(chain: ImportChain, node: TSESTree.Node, module: SourceModule, context: ReachContext): boolean {
  const isKept = (path: string, next: string | undefined): boolean =>
    next === undefined ||
    context.app.client.getEdges(path).some(({ request, target }) => target === next && isLeft(path, request.specifier, context));
  return findModuleRequest(node, module, false) !== undefined && chain.slice(1).every((path, index) => isKept(path, chain[index + 2]));
}

/** Whether a request is left when TypeScript has removed the imports that nothing uses. */
function isLeft(path: string, specifier: string, { project }: ReachContext): boolean {
  return project.modules.getRecord(path, false).requests.some((request) => request.specifier === specifier);
}

/** The smallest node that says where a request leads. */
export function getSpecifierNode(node: TSESTree.Node, module: SourceModule): TSESTree.Node {
  if (isRequestNode(node)) return findRequestSource(node, module) ?? node;
  const url = node.type === "NewExpression" ? node.arguments[0] : undefined;
  return (url?.type === "NewExpression" ? url.arguments[0] : undefined) ?? node;
}

