import type { TSESTree } from "@typescript-eslint/utils";

import { getHttpClients } from "../../platform/libraries/http-clients.ts";
import { REQUESTS } from "../../platform/shortcuts.ts";
import { isFunctionAt } from "../../syntax/exported.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import type { LinkedDefinition, SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import type { CallLike } from "../references/access-path.ts";
import { isHookName } from "../references/react-names.ts";
import { isUsedAsClient } from "./client-use.ts";

const linkedClients = new WeakMap<SourceModule, ReadonlySet<string>>();

/** The names that a module imports and that may be clients which other modules make, by how it calls them and by their texts. */
function getLinkedClients(module: SourceModule): ReadonlySet<string> {
  const known = linkedClients.get(module);
  if (known !== undefined) return known;
  const found = collectLinkedClients(module);
  linkedClients.set(module, found);
  return found;
}

function collectLinkedClients(module: SourceModule): ReadonlySet<string> {
  const { links } = module;
  const found = new Set<string>();
  const imports = module.ast.body.filter((node) => node.type === "ImportDeclaration");
  if (links === undefined || imports.length === 0) return found;
  for (const { importKind, source, specifiers } of imports) {
    if (importKind === "type") continue;
    for (const specifier of specifiers) {
      // Where names are defined takes a search through barrels, so it is asked for these only.
      if (!isUsedAsClient(specifier, module)) continue;
      // A namespace is asked name by name where it is used.
      const name = getImportedName(specifier);
      if (name === "*" || isLinkedClient(links.findDefinition(source.value, name))) found.add(nameExport(source.value, name));
    }
  }
  return found;
}

function getImportedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === "ImportSpecifier") return getModuleExportName(specifier.imported);
  return specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
}

function nameExport(specifier: string, name: string): string {
  return `${specifier}\n${name}`;
}

/** Whether another module of the project may hold a client under a name, by its text; a namespace may under any. */
function isLinkedClient(definition: LinkedDefinition | undefined): boolean {
  if (definition === undefined || definition.kind === "namespace") return definition !== undefined;
  return definition.kind === "package" ? getHttpClients(definition.specifier).length > 0 : definition.mentions(REQUESTS.words);
}

/** Whether a module imports anything that may be a client. */
export function usesLinkedClients(module: SourceModule): boolean {
  return getLinkedClients(module).size > 0;
}

/**
 * Whether a call of something imported may send a request by a client of another module, or by a library that it exports
 * again: by the texts of both modules, before any tree is opened. `steps` start with the imported name.
 */
export function mayBeLinkedClient(node: CallLike, specifier: string, steps: readonly string[], module: SourceModule): boolean {
  const [name, ...members] = steps;
  if (name === undefined) return false;
  // A hook is no client, unless it is a library's; what it returns may be one, where that is given an address.
  if (isHookName(name) && (steps.length > 1 ? !mayBeGivenAddress(node) : module.links?.findDefinition(specifier, name)?.kind !== "package")) return false;
  const names = getLinkedClients(module);
  const isAsked = names.has(nameExport(specifier, name)) || names.has(nameExport(specifier, "*"));
  const definition = isAsked ? module.links?.findDefinition(specifier, name, members) : undefined;
  return definition !== undefined && !isFunctionAt(definition, members) && isLinkedClient(definition);
}

/** Whether the first argument may be a text or a config. */
function mayBeGivenAddress({ arguments: [first] }: CallLike): boolean {
  return first !== undefined && !isFunction(first) && (first.type !== "Literal" || typeof first.value === "string");
}
