import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { getImportUsage } from "../../syntax/import-usage.ts";
import { collectRejected, type ServerOnlyRequest } from "../../analysis/server-only/server-only-request.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { makeImportTypeOnly, removeImportSpecifiers } from "./imports.ts";
import { claim } from "./layout.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * The edit that mends an import which only the build rejects: names that nothing uses go, names that are used
 * only as types become `import type`. Both leave the program as it was. `undefined` when a name is used as a
 * value, and for guards such as `import "server-only"`, which are there on purpose.
 */
export function repairImport(
  declaration: TSESTree.ImportDeclaration,
  request: ServerOnlyRequest,
  module: SourceModule,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | undefined {
  if (request.outcome.kind !== "rejected" || request.module.purpose === "marker") return undefined;
  if (request.outcome.usage === "value" || declaration.specifiers.length === 0) return undefined;
  const blamed = collectRejected(declaration, request.module);
  const unused = blamed.filter((specifier) => getImportUsage(specifier, module) === "unused");
  if (unused.length > 0) {
    return (fixer) => removeImportSpecifiers(fixer, sourceCode, declaration, new Set(unused));
  }
  if (declaration.specifiers.every((specifier) => getImportUsage(specifier, module) === "type")) {
    return (fixer) => makeImportTypeOnly(fixer, sourceCode, declaration);
  }
  // The rest of the import is used as a value, and an inline `type` takes these names out of the check.
  return (fixer) => [
    ...claim(fixer, declaration),
    ...blamed.map((specifier) => fixer.insertTextBefore(specifier, "type ")),
  ];
}
