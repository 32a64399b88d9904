import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { findExported } from "../../syntax/exported.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findSourceExpression } from "../references/definition.ts";
import { readImportedClient } from "../requests/client-instance.ts";
import type { RequestSite } from "../requests/request-site.ts";
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
  const names = findExportNames(site);
  if (names.size === 0) return NONE;
  const senders: SourceModule[] = [];
  const mention = names.has("default") ? /(?:)/u : new RegExp([...names].map((name) => name.replaceAll("$", String.raw`\$`)).join("|"), "u");
  const importers = findImporters(site.at.module).filter((importer) => importer.mentions(mention));
  if (importers.length > MAX_OPENED) return { isDecided: true, senders };
  for (const importer of importers) {
    const module = importer.open();
    if (module === undefined) continue;
    const uses = collectBindings(site.at.module, names, module).map((binding) => readImportedClient(binding, site.client, module));
    if (uses.some(({ isDecidedPerRequest, isOutOfSight }) => isDecidedPerRequest || isOutOfSight)) return { isDecided: true, senders };
    if (uses.some(({ isSending }) => isSending)) senders.push(module);
  }
  return { isDecided: false, senders };
}

const exportNames = new WeakMap<SourceModule, ReadonlyMap<TSESTree.Node, ReadonlySet<string>>>();

/** The names under which a module exports what a call made. */
function findExportNames({ at: { module }, node }: RequestSite): ReadonlySet<string> {
  let names = exportNames.get(module);
  if (names === undefined) exportNames.set(module, (names = collectExportNames(module)));
  return names.get(node) ?? NO_NAMES;
}

const NO_NAMES: ReadonlySet<string> = new Set();

function collectExportNames(module: SourceModule): ReadonlyMap<TSESTree.Node, ReadonlySet<string>> {
  const names = new Map<TSESTree.Node, Set<string>>();
  for (const statement of module.ast.body) {
    for (const name of getExportedNames(statement)) {
      const exported = findExported(name, module);
      const source = exported && findSourceExpression(exported, module);
      if (source !== undefined) names.set(source, new Set([...(names.get(source) ?? []), name]));
    }
  }
  return names;
}

function getExportedNames(statement: TSESTree.ProgramStatement): readonly string[] {
  if (statement.type === "ExportDefaultDeclaration") return ["default"];
  if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) return [];
  const declared = statement.declaration?.type === "VariableDeclaration" ? statement.declaration.declarations : [];
  return [
    ...statement.specifiers.map(({ exported }) => getModuleExportName(exported)),
    ...declared.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : [])),
  ];
}

function collectBindings(owner: SourceModule, names: ReadonlySet<string>, module: SourceModule): readonly Variable[] {
  return module.ast.body.flatMap((statement) => {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") return [];
    return statement.specifiers.flatMap((specifier) => {
      if (specifier.type === "ImportNamespaceSpecifier") return [];
      const name = specifier.type === "ImportSpecifier" ? getModuleExportName(specifier.imported) : "default";
      const definition = module.links?.findDefinition(statement.source.value, name);
      const isMeant = definition?.kind === "module" && names.has(definition.name) && definition.path === owner.path;
      return isMeant ? module.scopes.getDeclaredVariables(specifier) : [];
    });
  });
}
