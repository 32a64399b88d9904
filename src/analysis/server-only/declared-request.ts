import type { TSESTree } from "@typescript-eslint/utils";
import picomatch from "picomatch";

import { findRequestSource, type RequestNode } from "../../syntax/module-requests.ts";
import { getModuleExportName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getImportUsage } from "./import-usage.ts";

/** A request for a module, or for a name of it, that the team declared server-only. */
export interface DeclaredRequest {
  readonly node: TSESTree.Node;
  readonly specifier: string;
}

/**
 * Finds requests for the modules of `settings.serverOnlyModules`: `"@/db"`, globs as in `"node:*"`, and one name of
 * a module as in `"@/auth#signToken"`. No compiler rejects these by itself, so imports that TypeScript removes
 * because they are used only as types are left alone.
 */
export function findDeclaredRequest(
  node: RequestNode,
  module: SourceModule,
  declared: readonly string[],
): DeclaredRequest | undefined {
  if (declared.length === 0) return undefined;
  const source = findRequestSource(node, module);
  const specifier = source === undefined ? undefined : getStringLiteral(source);
  if (source === undefined || specifier === undefined) return undefined;
  const isDeclared = declared.some((entry) => {
    const [pattern = "", name] = entry.split("#", 2);
    return (specifier === pattern || picomatch.isMatch(specifier, pattern)) && requests(node, name, module);
  });
  return isDeclared ? { node: source, specifier } : undefined;
}

/** Whether a request takes this name at run time; without a name, whether it takes anything. */
function requests(node: TSESTree.Node, name: string | undefined, module: SourceModule): boolean {
  switch (node.type) {
    case "ImportDeclaration":
      if (node.specifiers.length === 0) return name === undefined;
      return node.specifiers.some(
        (specifier) => getImportUsage(specifier, module) === "value" && isSpecifierOf(specifier, name),
      );
    case "ExportNamedDeclaration":
      return node.specifiers.some(
        (specifier) =>
          specifier.exportKind !== "type" && (name === undefined || getModuleExportName(specifier.local) === name),
      );
    default:
      return name === undefined;
  }
}

function isSpecifierOf(specifier: TSESTree.ImportClause, name: string | undefined): boolean {
  if (name === undefined) return true;
  return specifier.type === "ImportSpecifier"
    ? getModuleExportName(specifier.imported) === name
    : specifier.type === "ImportDefaultSpecifier" && name === "default";
}
