import { posix } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";

import { getDirectory } from "../../platform/host/portable-path.ts";
import { createPlainRequest } from "../../project/module-record.ts";
import { findChain } from "../../project/queries/find-chain.ts";
import { findDefinition } from "../../project/queries/find-definition.ts";
import { getImportUsage } from "../../syntax/import-usage.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getSearch, type ReachContext } from "./reach.ts";

/** Where a name that is imported through a barrel comes from. */
export interface DirectSource {
  readonly specifier: TSESTree.ImportSpecifier;
  /** The name as the module exports it that defines it. */
  readonly name: string;
  /** What to import it from. */
  readonly source: string;
}

/** An import, taken apart: the values where they are defined, and the types, which may come from where they did. */
export interface DirectImport {
  readonly sources: readonly DirectSource[];
  readonly types: readonly TSESTree.ImportSpecifier[];
}

/**
 * The modules that define the names of an import, past all barrels, where none of them leads to something server-only:
 * importing from them mends the build and gives the same values. `undefined` when a name is not used, when one cannot be
 * followed or itself leads there, when the import has a default or a namespace, where no specifier resolves back, and where
 * there are only types.
 */
export function findDirectImport(declaration: TSESTree.ImportDeclaration, module: SourceModule, context: ReachContext): DirectImport | undefined {
  const path = context.path;
  const [barrel, ...others] = resolve(declaration.source.value, path, context);
  if (barrel === undefined || others.length > 0 || declaration.attributes.length > 0) return undefined;
  const sources: DirectSource[] = [];
  const types: TSESTree.ImportSpecifier[] = [];
  for (const specifier of declaration.specifiers) {
    if (specifier.type !== "ImportSpecifier") return undefined;
    const usage = getImportUsage(specifier, module);
    if (usage === "type" || specifier.importKind === "type") {
      types.push(specifier);
      continue;
    }
    if (usage !== "value") return undefined;
    const definition = findDefinition(barrel, getModuleExportName(specifier.imported), context.app.client);
    if (definition?.kind !== "module" || definition.path === barrel || leadsToServer(definition.path, context)) return undefined;
    const source = findSpecifier(definition.path, barrel, declaration.source.value, path, context);
    if (source === undefined) return undefined;
    sources.push({ name: definition.name, source, specifier });
  }
  return sources.length === 0 ? undefined : { sources, types };
}

function resolve(specifier: string, from: string, { app }: ReachContext): readonly string[] {
  return app.client.resolve(createPlainRequest(specifier, "import"), from).map(({ target }) => target);
}

function leadsToServer(path: string, context: ReachContext): boolean {
  return (["server", "browser"] as const).some((reach) => findChain(path, getSearch(reach, context)) !== undefined);
}

/** In the author's own way to write it where that leads there, else relative to the file. */
function findSpecifier(path: string, barrel: string, written: string, from: string, context: ReachContext): string | undefined {
  const stem = path.replace(/\.[cm]?[jt]sx?$/u, "");
  const within = posix.relative(getDirectory(barrel), stem);
  const relative = posix.relative(getDirectory(from), stem);
  const candidates = [
    posix.join(written, within),
    posix.join(posix.dirname(written), within),
    relative,
  ].map((candidate) => (written.startsWith(".") || candidate === relative ? candidate.replace(/^(?!\.)/u, "./") : candidate));
  return candidates
    .flatMap((candidate) => [candidate.replace(/\/index$/u, ""), candidate])
    .find((candidate) => resolve(candidate, from, context)[0] === path);
}
