import type { Edge } from "../module-graph.ts";

/** The modules from one that decides to the one in question: both ends are named, also where they are the same. */
export type ImportChain = readonly [string, ...string[]];

export interface ChainSearch {
  getEdges(path: string): readonly Edge[];
  /** Whether an edge is there for the asker: type-only, guarded, or for other environments. */
  follows(edge: Edge): boolean;
  /** Whether the walk ends at a module, which is then no target either. */
  stopsAt(path: string): boolean;
  isTarget(path: string): boolean;
  /**
   * Modules from which no target can be reached. The search adds to it, so that searches that share what they follow,
   * where they stop and what they look for walk each module of a clean project once.
   */
  readonly clean: Set<string>;
}

/**
 * The shortest chain of edges from a module to a target; of several the one whose imports come first in the source.
 * `undefined` where no target can be reached. Breadth first and without recursion, so a chain may have any length.
 */
export function findChain(start: string, search: ChainSearch): ImportChain | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  // A Map iterates over what is added on the way, in that order: it is the queue as well.
  for (const path of cameFrom.keys()) {
    if (search.clean.has(path) || search.stopsAt(path)) continue;
    if (search.isTarget(path)) return traceBack(path, cameFrom);
    for (const edge of search.getEdges(path)) {
      if (!cameFrom.has(edge.target) && search.follows(edge)) cameFrom.set(edge.target, path);
    }
  }
  for (const path of cameFrom.keys()) search.clean.add(path);
  return undefined;
}

function traceBack(target: string, cameFrom: ReadonlyMap<string, string | undefined>): ImportChain {
  const chain: [string, ...string[]] = [target];
  for (let path = cameFrom.get(target); path !== undefined; path = cameFrom.get(path)) chain.unshift(path);
  return chain;
}
