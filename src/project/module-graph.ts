import type { FileStore, Remembered } from "../platform/host/file-store.ts";
import { resolvePattern } from "../platform/host/resolve-pattern.ts";
import { Resolver, type Resolution, type ResolutionScope } from "../platform/host/resolver.ts";
import type { ModuleRecord, ModuleRequest } from "./module-record.ts";
import type { ModuleStore } from "./module-store.ts";

/** One request that leads to another module of the project. */
export interface Edge {
  readonly request: ModuleRequest;
  /** The real path of the requested module. */
  readonly target: string;
}

/** What an app's graph is drawn with. */
export interface GraphOptions {
  readonly files: FileStore;
  readonly modules: ModuleStore;
  readonly scope: ResolutionScope;
  /** The conditions in the rendering of client code on the server, where they differ from those in the browser. */
  readonly renderingConditions?: readonly string[];
  /** A graph of the same app, whose answers hold here too wherever conditions have no say. */
  readonly sibling?: ModuleGraph;
}

/** A request with the edges it gives, and whether conditions had a say in them. */
interface ResolvedRequest {
  readonly request: ModuleRequest;
  readonly edges: readonly Edge[];
  readonly isConditional: boolean;
}

const edgesOf = new WeakMap<readonly ResolvedRequest[], readonly Edge[]>();

/**
 * The modules that one app requests, in one environment. It grows where it is asked: nothing is read that no question
 * leads to. Edges are facts; which of them to follow is the query's choice.
 */
export class ModuleGraph {
  readonly #options: GraphOptions;
  readonly #resolver: Resolver;
  readonly #renderingResolver: Resolver | undefined;
  readonly #resolved = new Map<string, Remembered<readonly ResolvedRequest[]>>();

  constructor(options: GraphOptions) {
    this.#options = options;
    const { files, renderingConditions, scope } = options;
    this.#resolver = new Resolver(scope, files);
    this.#renderingResolver = renderingConditions && new Resolver({ ...scope, conditions: renderingConditions }, files);
  }

  getRecord(path: string): ModuleRecord {
    const { modules, scope } = this.#options;
    return modules.getRecord(path, scope.config?.keepsImports ?? false);
  }

  /** The modules that a module requests, in source order. Requests of packages, assets and of nothing are left out. */
  getEdges(path: string): readonly Edge[] {
    const resolved = this.#getResolved(path);
    let edges = edgesOf.get(resolved);
    if (edges === undefined) {
      edges = resolved.flatMap((one) => one.edges);
      edgesOf.set(resolved, edges);
    }
    return edges;
  }

  /** Where one request of a module leads; several edges for a pattern, and where a package is not the same everywhere. */
  resolve(request: ModuleRequest, from: string): readonly Edge[] {
    return this.#resolve(request, from).edges;
  }

  /** What a query has worked out of modules, kept while they stay as they are. */
  recall<T>(memory: Map<string, Remembered<T>>, key: string, compute: () => T): T {
    return this.#options.files.recall(memory, key, compute);
  }

  #getResolved(path: string): readonly ResolvedRequest[] {
    const { files, sibling } = this.#options;
    const shared = sibling && sibling.#getResolved(path);
    // Mostly no condition has a say, and then there is one list for both graphs.
    if (shared !== undefined && !shared.some(({ isConditional }) => isConditional)) return shared;
    return files.recall(this.#resolved, path, () =>
      sibling === undefined
        ? this.getRecord(path).requests.map((request) => this.#resolve(request, path))
        : sibling.#getResolved(path).map((one) => (one.isConditional ? this.#resolve(one.request, path) : one)),
    );
  }

  #resolve(request: ModuleRequest, from: string): ResolvedRequest {
    if (request.isPattern) {
      const edges = resolvePattern(request.specifier, from, this.#options.files).map((target) => ({ request, target }));
      return { edges, isConditional: false, request };
    }
    const form = request.form === "require" ? "require" : "import";
    const found = this.#resolver.resolve(request.specifier, from, form);
    const isConditional = found.kind !== "module" || found.isConditional;
    const target = getPath(found);
    // What no condition decides is not asked twice; what was not found may be there under others.
    if (this.#renderingResolver === undefined || isInBrowserOnly(request) || found.kind === "package" || !isConditional) {
      return { edges: target === undefined ? [] : [{ request, target }], isConditional: isConditional && found.kind !== "package", request };
    }
    const rendered = getPath(this.#renderingResolver.resolve(request.specifier, from, form));
    if (rendered === target) return { edges: target === undefined ? [] : [{ request, target }], isConditional, request };
    const edges: Edge[] = [];
    if (rendered !== undefined) edges.push({ request: { ...request, runsIn: "server" }, target: rendered });
    if (target !== undefined && request.runsIn === "everywhere") edges.push({ request: { ...request, runsIn: "browser" }, target });
    return { edges, isConditional, request };
  }
}

function isInBrowserOnly({ runsIn }: ModuleRequest): boolean {
  return runsIn === "browser" || runsIn === "withoutSsr";
}

function getPath(resolution: Resolution): string | undefined {
  return resolution.kind === "module" ? resolution.path : undefined;
}
