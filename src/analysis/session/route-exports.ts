import type { TSESTree } from "@typescript-eslint/utils";

import { HANDLER_NAMES } from "../../platform/next/handlers.ts";
import type { RouteHandler } from "../../project/routes.ts";
import { findExported, openDefinition, type Located } from "../../syntax/exported.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import type { LinkedDefinition, SourceModule } from "../../syntax/source-module.ts";

/**
 * What answers requests of a method in a route's module: the export of its name, or the default export of an API route,
 * which answers all. Without a method, all that the module exports. A `HEAD` that is not there is answered by `GET`.
 */
export function findHandlers(module: SourceModule, kind: RouteHandler["kind"], method: string | undefined): readonly [Located, ...Located[]] | [] {
  const names = kind === "apiRoute" || method === undefined ? HANDLER_NAMES[kind] : [method];
  const handlers = names.map((name) => findHandler(name, module)).filter((handler) => handler !== undefined);
  if (handlers.length === 0 && method === "HEAD" && kind === "routeHandler") return findHandlers(module, kind, "GET");
  const [first, ...others] = handlers;
  return first === undefined ? [] : [first, ...others];
}

function findHandler(name: string, module: SourceModule): Located | undefined {
  const node = findExported(name, module);
  return node === undefined ? openDefinition(findReexport(name, module)?.definition) : { module, node };
}

/** A name that a module exports of another one. */
interface Reexport {
  readonly node: TSESTree.ExportSpecifier;
  readonly definition: LinkedDefinition | undefined;
}

/** `export { handler as GET } from "./handler"` */
export function findReexport(name: string, module: SourceModule): Reexport | undefined {
  for (const statement of module.ast.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.source === null) continue;
    const node = statement.specifiers.find(({ exported }) => getModuleExportName(exported) === name);
    if (node !== undefined) return { definition: module.links?.findDefinition(statement.source.value, getModuleExportName(node.local)), node };
  }
  return undefined;
}
