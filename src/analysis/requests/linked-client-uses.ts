import type { TSESTree } from "@typescript-eslint/utils";

import { collectExportedNames, findExported } from "../../syntax/exported.ts";
import { createMention, createRenaming } from "../../syntax/mention.ts";
import { getModuleExportName, getPropertyName } from "../../syntax/property-name.ts";
import type { ModuleHandle, SourceModule } from "../../syntax/source-module.ts";
import { findSourceExpression } from "../references/definition.ts";
import { readImportedClient, type ImportedClient } from "./client-instance.ts";
import type { RequestSite } from "./request-site.ts";
import type { FindImporters } from "./function-runs.ts";

/** What the rest of an app does with a client that a module exports. */
export interface LinkedClientUses {
  /** Some module states the mode itself, or may change the client: nobody knows what is sent. */
  readonly isDecided: boolean;
  /** The modules that send something with it. */
  readonly senders: readonly SourceModule[];
}

const NONE: LinkedClientUses = { isDecided: false, senders: [] };

/** So many importers are opened; what the others do is then not known. */
const MAX_OPENED = 60;

/** Looks at every module that imports a client by a name. Gives up, as if some of them decided, where there are too many. */
export function readLinkedClientUses(site: RequestSite, findImporters: FindImporters): LinkedClientUses {
  const paths = findExportPaths(site);
  if (paths.length === 0) return NONE;
  const senders: SourceModule[] = [];
  const importers = findUsers([...new Set(paths.map(([name]) => name))], findImporters(site.at.module));
  if (importers.length > MAX_OPENED) return { isDecided: true, senders };
  for (const importer of importers) {
    const module = importer.open();
    if (module === undefined) continue;
    const uses = collectImports(site.at.module, paths, module).map((imported) => readImportedClient(imported, site.client, module));
    if (uses.some(({ isDecidedPerRequest, isOutOfSight }) => isDecidedPerRequest || isOutOfSight)) return { isDecided: true, senders };
    if (uses.some(({ isSending }) => isSending)) senders.push(module);
  }
  return { isDecided: false, senders };
}

/** The importers that mention one of the names; all of them, where a barrel among them gives it another name. */
function findUsers(names: readonly string[], importers: readonly ModuleHandle[]): readonly ModuleHandle[] {
  const isMentioned = (importer: ModuleHandle, create: (name: string) => RegExp): boolean => names.some((name) => importer.mentions(create(name)));
  const isRenamed = importers.some((importer) => isMentioned(importer, createRenaming));
  return isRenamed ? importers : importers.filter((importer) => isMentioned(importer, createMention));
}

/** An exported name, and the members that lead to a client from there: `clients.shop` of `export const clients = { shop }`. */
type ExportPath = readonly [name: string, ...steps: string[]];

const exportPaths = new WeakMap<SourceModule, ReadonlyMap<TSESTree.Node, readonly ExportPath[]>>();

/** The ways by which a module exports what a call made. */
function findExportPaths({ at: { module }, node }: RequestSite): readonly ExportPath[] {
  let paths = exportPaths.get(module);
  if (paths === undefined) exportPaths.set(module, (paths = collectExportPaths(module)));
  return paths.get(node) ?? [];
}

function collectExportPaths(module: SourceModule): ReadonlyMap<TSESTree.Node, readonly ExportPath[]> {
  const paths = new Map<TSESTree.Node, ExportPath[]>();
  const add = (value: TSESTree.Node, path: ExportPath): void => {
    const source = findSourceExpression(value, module);
    paths.set(source, [...(paths.get(source) ?? []), path]);
    if (source.type !== "ObjectExpression" || path.length > MAX_STEPS) return;
    for (const property of source.properties) {
      const name = property.type === "Property" ? getPropertyName(property) : undefined;
      if (name !== undefined && property.type === "Property") add(property.value, [...path, name]);
    }
  };
  for (const name of collectExportedNames(module.ast)) {
    const exported = findExported(name, module);
    if (exported !== undefined) add(exported, [name]);
  }
  return paths;
}

/** How many members lead to a client at most. */
const MAX_STEPS = 3;

/** What a module imports that holds the client: by its name, in an object, or in a namespace. */
function collectImports(owner: SourceModule, paths: readonly ExportPath[], module: SourceModule): readonly ImportedClient[] {
  return module.ast.body.flatMap((statement) => {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") return [];
    return statement.specifiers.flatMap((specifier) => {
      const [binding] = module.scopes.getDeclaredVariables(specifier);
      const steps = binding && findSteps(specifier, statement.source.value);
      return binding === undefined || steps === undefined ? [] : [{ binding, steps }];
    });
  });

  function findSteps(specifier: TSESTree.ImportClause, source: string): readonly string[] | undefined {
    if (specifier.type === "ImportNamespaceSpecifier") return paths.find(([name]) => findName(source, name) === name);
    const imported = specifier.type === "ImportSpecifier" ? getModuleExportName(specifier.imported) : "default";
    const name = findName(source, imported);
    if (name !== undefined) return paths.find(([exported]) => exported === name)?.slice(1);
    // It may be a namespace.
    return paths.find((steps) => findName(source, imported, steps) === steps[0]);
  }

  function findName(source: string, name: string, members: readonly string[] = []): string | undefined {
    const definition = module.links?.findDefinition(source, name, members);
    return definition?.kind === "module" && definition.path === owner.path ? definition.name : undefined;
  }
}
