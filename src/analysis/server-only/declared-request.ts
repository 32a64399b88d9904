import type { TSESTree } from "@typescript-eslint/utils";

import type { App } from "../../project/app.ts";
import { isServerCode } from "../../project/server-code.ts";
import { getImportUsage } from "../../syntax/import-usage.ts";
import { findRequestSource, isRequestNode, type RequestNode } from "../../syntax/module-requests.ts";
import { getModuleExportName, getStringLiteral } from "../../syntax/property-name.ts";
import { findVariable, isTypeScript, type SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { findDeclaredNames } from "./declared-modules.ts";
import { createTreeReader, type View } from "./linked-tree.ts";
import { collectNamesOfVariable } from "./used-names.ts";

/** A request for a module, or for a name of it, that the team declared server-only. */
export interface DeclaredRequest {
  readonly node: TSESTree.Node;
  readonly specifier: string;
}

/**
 * Finds requests for the modules of `settings.serverOnlyModules`: by what they are called, or by what they lead to. No compiler
 * rejects these by itself, so imports that TypeScript removes because they are used only as types are left alone, and so is what
 * only code of the server uses.
 */
export function findDeclaredRequest(node: RequestNode, module: SourceModule, declared: readonly string[], app: App | undefined): DeclaredRequest | undefined {
  if (declared.length === 0) return undefined;
  const source = findRequestSource(node, module);
  const specifier = source === undefined ? undefined : getStringLiteral(source);
  if (source === undefined || specifier === undefined) return undefined;
  const names = findDeclaredNames(specifier, module.path, declared, app);
  return names.some((name) => requests(node, name, module)) ? { node: source, specifier } : undefined;
}

/** No specifier is empty. */
const NONE = "";
const readTree = createTreeReader<string>();

/** The specifier by which a module of the project requests what the team declared server-only. */
export function findDeclaredSpecifier(path: string, view: View, declared: readonly string[]): string | undefined {
  const { requests: requested } = view.app.client.getRecord(path);
  if (!requested.some(({ specifier }) => findDeclaredNames(specifier, path, declared, view.app).length > 0)) return undefined;
  const found = readTree(path, view, [view.app.directory, ...declared].join("\n"), (module) => findSpecifier(module, declared, view.app) ?? NONE);
  return found === NONE ? undefined : found;
}

function findSpecifier(module: SourceModule, declared: readonly string[], app: App): string | undefined {
  for (const node of walk(module.ast, module.visitorKeys)) {
    const request = isRequestNode(node) ? findDeclaredRequest(node, module, declared, app) : undefined;
    if (request !== undefined) return request.specifier;
  }
  return undefined;
}

/** Whether a request takes this name to the browser; without a name, whether it takes anything there. */
function requests(node: RequestNode, name: string | undefined, module: SourceModule): boolean {
  switch (node.type) {
    case "ImportDeclaration":
      if (node.specifiers.length === 0) return name === undefined;
      return node.specifiers.some((specifier) => isUsed(specifier, module) && isSpecifierOf(specifier, name));
    case "ExportNamedDeclaration":
      return node.specifiers.some(
        (specifier) =>
          specifier.exportKind !== "type" && (name === undefined || getModuleExportName(specifier.local) === name),
      );
    case "TSImportEqualsDeclaration": {
      const used = collectNamesOfVariable(node.id, module);
      return name === undefined && (used === "all" || used.size > 0);
    }
    case "ExportAllDeclaration":
      return name === undefined;
    default:
      return name === undefined && !isServerCode(node, module);
  }
}

function isUsed(specifier: TSESTree.ImportClause, module: SourceModule): boolean {
  const usage = getImportUsage(specifier, module);
  if (usage === "unused") return !isTypeScript(module);
  if (usage === "type") return false;
  const references = findVariable(module, specifier.local)?.references ?? [];
  return references.length === 0 || references.some(({ identifier }) => !isServerCode(identifier, module));
}

function isSpecifierOf(specifier: TSESTree.ImportClause, name: string | undefined): boolean {
  if (name === undefined) return true;
  return specifier.type === "ImportSpecifier"
    ? getModuleExportName(specifier.imported) === name
    : specifier.type === "ImportDefaultSpecifier" && name === "default";
}
