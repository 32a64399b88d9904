import { posix } from "node:path";

import { readJson } from "../../platform/host/json-file.ts";
import { getDirectory } from "../../platform/host/portable-path.ts";
import type { App } from "../../project/app.ts";
import type { Project } from "../../project/project.ts";
import type { ImportChain } from "../../project/queries/find-chain.ts";
import { getImportUsage } from "../../syntax/import-usage.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";

/**
 * Whether a chain runs through a barrel that Turbopack takes nothing from on the way: one whose package says
 * `"sideEffects": false`, and whose re-export of the next module gives none of the names that are imported. webpack
 * compiles all modules that a barrel names, whatever is imported.
 */
export function crossesUnusedReexport(chain: ImportChain, entry: SourceModule, app: App, project: Project): boolean {
  return chain.some((barrel, index) => {
    const [importer, next] = [chain[index - 1], chain[index + 1]];
    if (importer === undefined || next === undefined || !hasNoSideEffects(barrel, project)) return false;
    const module = index === 1 ? entry : project.modules.openTree(importer);
    const names = module && collectImportedNames(module, importer, barrel, app);
    return names !== undefined && [...names].every((name) => !givesName(barrel, name, next, app));
  });
}

/** Only the plain `false` is read: lists of files are for stylesheets, nearly always. */
function hasNoSideEffects(path: string, { files }: Project): boolean {
  for (let folder = getDirectory(path); ; folder = getDirectory(folder)) {
    if (files.list(folder)?.has("package.json") === true) return readJson(posix.join(folder, "package.json"), files)["sideEffects"] === false;
    if (getDirectory(folder) === folder) return false;
  }
}

/** The names that a module takes from another by import declarations; `undefined` when it takes it in another way too. */
function collectImportedNames(module: SourceModule, path: string, target: string, app: App): ReadonlySet<string> | undefined {
  const specifiers = new Set(app.client.getEdges(path).flatMap((edge) => (edge.target === target ? [edge.request] : [])));
  if ([...specifiers].some(({ form }) => form !== "import")) return undefined;
  const wanted = new Set([...specifiers].map(({ specifier }) => specifier));
  const names = new Set<string>();
  for (const statement of module.ast.body) {
    if (statement.type !== "ImportDeclaration" || !wanted.has(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") return undefined;
      if (getImportUsage(specifier, module) === "value") {
        names.add(specifier.type === "ImportSpecifier" ? getModuleExportName(specifier.imported) : "default");
      }
    }
  }
  return names;
}

/** Whether a name of a barrel may come from this one of the modules that it requests. Its own code requests them all. */
function givesName(barrel: string, name: string, next: string, app: App): boolean {
  const { exports, requests } = app.client.getRecord(barrel);
  const edges = app.client.getEdges(barrel).filter(({ target }) => target === next);
  if (edges.some(({ request }) => request.form !== "reexport")) return true;
  const specifiers = new Set(edges.map(({ request }) => request.specifier));
  const own = exports.find((entry) => entry.name === name);
  if (own !== undefined) return own.from === undefined ? requests.length > 0 : specifiers.has(own.from.specifier);
  return exports.some(({ from }) => from?.name === "*" && specifiers.has(from.specifier)) && mayExport(next, name, app);
}

function mayExport(path: string, name: string, app: App): boolean {
  return app.client.getRecord(path).exports.some((entry) => entry.name === name || entry.name === "*");
}
