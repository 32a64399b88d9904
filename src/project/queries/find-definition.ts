import { getDocumentedModule } from "../../platform/next/module-spellings.ts";
import { isServerModule } from "../environments.ts";
import type { ModuleGraph } from "../module-graph.ts";
import { createPlainRequest, type ModuleRecord } from "../module-record.ts";

/**
 * Where an exported name is defined, past all re-exports; a package's own modules are not entered. A namespace
 * (`export * as names from "./names"`) is no name of the other module: what is meant is one of its members.
 */
export type Definition = (
  | { readonly kind: "module"; readonly path: string; readonly name: string }
  | { readonly kind: "namespace"; readonly of: Exclude<Requested, { readonly kind: "nothing" }> }
  | { readonly kind: "package"; readonly specifier: string; readonly name: string }
) & {
  /** The first module on the way with `'use client'`: from there on, server code has a reference and no value. */
  readonly clientEntry: string | undefined;
};

/**
 * Finds the module that defines a name which another one exports, by what the modules say of their exports: no tree is
 * opened. `undefined` for names that nobody defines, and where re-exports go in a circle.
 */
export function findDefinition(path: string, name: string, graph: ModuleGraph): Definition | undefined {
  return search(path, name, { clientEntry: undefined, graph, seen: new Set() });
}

interface Search {
  readonly graph: ModuleGraph;
  readonly clientEntry: string | undefined;
  /** Each name of each module is looked for once, so barrels that export one another end. */
  readonly seen: Set<string>;
}

/** Barrels nest in a few levels; longer chains are generated. */
const MAX_SEEN = 1000;

function search(path: string, name: string, before: Search): Definition | undefined {
  const { graph, seen } = before;
  const key = `${path}\n${name}`;
  if (seen.has(key) || seen.size > MAX_SEEN) return undefined;
  seen.add(key);
  const record = graph.getRecord(path);
  const clientEntry = before.clientEntry ?? (startsClient(record) ? path : undefined);
  const here = { ...before, clientEntry };
  const own = record.exports.find((entry) => entry.name === name);
  if (own !== undefined) {
    if (own.isNamespace === true) return { clientEntry, kind: "namespace", of: { kind: "module", path } };
    if (own.from === undefined) return { clientEntry, kind: "module", name, path };
    return own.from.name === "*" ? findNamespace(own.from.specifier, path, here) : searchRequested(own.from.specifier, own.from.name, path, here);
  }
  if (name === "default") return undefined;
  const stars = record.exports.flatMap((entry) => (entry.name === "*" && entry.from !== undefined ? [entry.from.specifier] : []));
  const found = stars.map((specifier) => searchRequested(specifier, name, path, here)).filter((one) => one !== undefined);
  // What a package exports is not known here, so it is meant only where nobody else has the name.
  return found.find(({ kind }) => kind !== "package") ?? found[0];
}

function startsClient(record: ModuleRecord): boolean {
  return record.directives.includes("use client") && !isServerModule(record);
}

function searchRequested(specifier: string, name: string, from: string, before: Search): Definition | undefined {
  const target = findRequested(specifier, from, before.graph);
  if (target.kind === "module") return search(target.path, name, before);
  return target.kind === "package" ? { ...target, clientEntry: before.clientEntry, name } : undefined;
}

function findNamespace(specifier: string, from: string, { clientEntry, graph }: Search): Definition | undefined {
  const of = findRequested(specifier, from, graph);
  return of.kind === "nothing" ? undefined : { clientEntry, kind: "namespace", of };
}

/** What a specifier leads to. */
export type Requested =
  | { readonly kind: "module"; readonly path: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "package"; readonly specifier: string };

export function findRequested(specifier: string, from: string, graph: ModuleGraph): Requested {
  const [edge] = graph.resolve(createPlainRequest(specifier, "import"), from);
  if (edge !== undefined) return { kind: "module", path: edge.target };
  return /^[./]/u.test(specifier) ? { kind: "nothing" } : { kind: "package", specifier: getDocumentedModule(specifier) };
}
