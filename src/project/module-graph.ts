import type { FileStore, Remembered } from "../platform/host/file-store.ts";
import { dependsOnConditions, resolveModule, resolvePattern, type ResolutionScope } from "../platform/host/resolve-module.ts";
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
}

/**
 * The modules that one app requests, in one environment. It grows where it is asked: nothing is read that no question
 * leads to. Edges are facts; which of them to follow is the query's choice.
 */
export class ModuleGraph {
  readonly #options: GraphOptions;
  readonly #edges = new Map<string, Remembered<readonly Edge[]>>();

  constructor(options: GraphOptions) {
    this.#options = options;
  }

  getRecord(path: string): ModuleRecord {
    const { modules, scope } = this.#options;
    return modules.getRecord(path, scope.config?.keepsImports ?? false);
  }

  /** The modules that a module requests, in source order. Requests of packages, assets and of nothing are left out. */
  getEdges(path: string): readonly Edge[] {
    const { files } = this.#options;
    const known = this.#edges.get(path);
    if (known !== undefined && files.isTrue(known)) return known.value;
    const found = files.remember(() => this.getRecord(path).requests.flatMap((request) => this.resolve(request, path)));
    this.#edges.set(path, found);
    return found.value;
  }

  /** Where one request of a module leads; several edges for a pattern, and where a package is not the same everywhere. */
  resolve(request: ModuleRequest, from: string): readonly Edge[] {
    const { files, renderingConditions, scope } = this.#options;
    if (request.isPattern) return resolvePattern(request.specifier, from, files).map((target) => ({ request, target }));
    const target = this.#findTarget(request, from, scope);
    if (renderingConditions === undefined || request.runsIn === "browser" || !dependsOnConditions(request.specifier)) {
      return target === undefined ? [] : [{ request, target }];
    }
    const rendered = this.#findTarget(request, from, { ...scope, conditions: renderingConditions });
    if (rendered === target) return target === undefined ? [] : [{ request, target }];
    const edges: Edge[] = [];
    if (rendered !== undefined) edges.push({ request: { ...request, runsIn: "server" }, target: rendered });
    if (target !== undefined && request.runsIn === "everywhere") edges.push({ request: { ...request, runsIn: "browser" }, target });
    return edges;
  }

  #findTarget(request: ModuleRequest, from: string, scope: ResolutionScope): string | undefined {
    const form = request.form === "require" ? "require" : "import";
    const resolution = resolveModule(request.specifier, from, form, scope, this.#options.files);
    return resolution.kind === "module" ? resolution.path : undefined;
  }
}
