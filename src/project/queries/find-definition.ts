import type { ModuleGraph } from "../module-graph.ts";

/** Where an exported name is defined, past all re-exports; a package's own modules are not entered. */
export type Definition =
  | { readonly kind: "module"; readonly path: string; readonly name: string }
  | { readonly kind: "package"; readonly specifier: string; readonly name: string };

/** Barrels nest in a few levels; more are a circle. */
const MAX_DEPTH = 20;

/**
 * Finds the module that defines a name which another one exports, by what the modules say of their exports: no tree is
 * opened. `undefined` for names that nobody defines, for namespaces, which are no name of the other module, and where
 * re-exports go in a circle. A name that a module imports and exports again is taken for its own.
 */
export function findDefinition(path: string, name: string, graph: ModuleGraph, depth = 0): Definition | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { exports } = graph.getRecord(path);
  const own = exports.find((entry) => entry.name === name);
  if (own !== undefined) {
    if (own.from === undefined) return { kind: "module", name, path };
    return own.from.name === "*" ? undefined : findInRequested(own.from.specifier, own.from.name, path, graph, depth);
  }
  if (name === "default") return undefined;
  const stars = exports.flatMap((entry) => (entry.name === "*" && entry.from !== undefined ? [entry.from.specifier] : []));
  const found = stars.map((specifier) => findInRequested(specifier, name, path, graph, depth)).filter((one) => one !== undefined);
  // What a package exports is not known here, so it is meant only where nobody else has the name.
  return found.find(({ kind }) => kind === "module") ?? found[0];
}

/** The same for a name that a module requests from another one. */
export function findRequestedDefinition(specifier: string, name: string, from: string, graph: ModuleGraph): Definition | undefined {
  return findInRequested(specifier, name, from, graph, 0);
}

function findInRequested(specifier: string, name: string, from: string, graph: ModuleGraph, depth: number): Definition | undefined {
  const edges = graph.resolve({ form: "import", inServerData: "never", isPattern: false, runsIn: "everywhere", specifier }, from);
  const [edge] = edges;
  if (edge !== undefined) return findDefinition(edge.target, name, graph, depth + 1);
  return /^[./]/u.test(specifier) ? undefined : { kind: "package", name, specifier };
}
