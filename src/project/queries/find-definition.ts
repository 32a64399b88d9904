import { NO_WORDS, type TextWords } from "../../platform/text-words.ts";
import type { Remembered } from "../../platform/host/file-store.ts";
import { getDocumentedModule } from "../../platform/next/module-spellings.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { isServerModule } from "../environments.ts";
import type { ModuleGraph } from "../module-graph.ts";
import { createPlainRequest, type ModuleRecord } from "../module-record.ts";

/**
 * Where an exported name is defined, past all re-exports; a package's own modules are not entered. A namespace
 * (`export * as names from "./names"`) is no name of the other module: what is meant is one of its members.
 */
export type Definition = (
  | { readonly kind: "module"; readonly path: string; readonly name: string; readonly isFunction: boolean }
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
  const own = indexExports(record).names.get(name);
  if (own !== undefined) {
    if (own.isNamespace === true) return { clientEntry, kind: "namespace", of: { kind: "module", path } };
    if (own.from === undefined) return { clientEntry, isFunction: own.isFunction === true, kind: "module", name, path };
    return own.from.name === "*" ? findNamespace(own.from.specifier, path, here) : searchRequested(own.from.specifier, own.from.name, path, here);
  }
  if (name === "default") return undefined;
  let ofPackage: Definition | undefined;
  for (const { specifier, mayHave } of getStars(path, graph)) {
    const found = mayHave(name) ? searchRequested(specifier, name, path, here) : undefined;
    // What a package exports is not known here, so it is meant only where nobody else has the name.
    if (found !== undefined && found.kind !== "package") return found;
    ofPackage ??= found;
  }
  return ofPackage;
}

/** The names that a module exports one by one, the first of each, and the modules of which it exports all names. */
const indexExports = oncePer(({ exports }: ModuleRecord) => ({
  names: new Map(exports.toReversed().map((entry) => [entry.name, entry])),
  stars: exports.flatMap(({ from, name }) => (name === "*" && from !== undefined ? [from.specifier] : [])),
}));

/** An `export *`, and whether a name may be among those of the module that it leads to. */
interface Star {
  readonly specifier: string;
  readonly mayHave: (name: string) => boolean;
}

const starsOf = new WeakMap<ModuleGraph, Map<string, Remembered<readonly Star[]>>>();

/** A barrel is asked for each of its names, and has as many modules. */
function getStars(path: string, graph: ModuleGraph): readonly Star[] {
  const { stars } = indexExports(graph.getRecord(path));
  if (stars.length === 0) return NO_STARS;
  const known = starsOf.get(graph) ?? new Map<string, Remembered<readonly Star[]>>();
  starsOf.set(graph, known);
  return graph.recall(known, path, () => stars.map((specifier) => ({ mayHave: collectNames(findRequested(specifier, path, graph), graph), specifier })));
}

const NO_STARS: readonly Star[] = [];

/** The names of a module and of all that it exports the names of. */
function collectNames(target: Requested, graph: ModuleGraph): (name: string) => boolean {
  if (target.kind !== "module") return () => target.kind === "package";
  const parts: ReadonlyMap<string, unknown>[] = [];
  const reached = new Set([target.path]);
  // A Set iterates over what is added on the way.
  for (const path of reached) {
    const { names, stars } = indexExports(graph.getRecord(path));
    parts.push(names);
    for (const next of stars.map((specifier) => findRequested(specifier, path, graph))) {
      // Nobody knows what a package exports.
      if (next.kind === "package") return () => true;
      if (next.kind === "module") reached.add(next.path);
    }
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return (name) => only.has(name);
  const all = new Set(parts.flatMap((names) => [...names.keys()]));
  return (name) => all.has(name);
}

/** The words of the texts of a module, and of all whose names it exports as well: none of its names is defined elsewhere. */
export function collectExportedWords(path: string, graph: ModuleGraph): TextWords {
  let words = NO_WORDS;
  const reached = new Set([path]);
  // A Set iterates over what is added on the way.
  for (const other of reached) {
    const record = graph.getRecord(other);
    words |= record.words;
    for (const { from } of record.exports) {
      const next = from && findRequested(from.specifier, other, graph);
      if (next?.kind === "module") reached.add(next.path);
    }
  }
  return words;
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
