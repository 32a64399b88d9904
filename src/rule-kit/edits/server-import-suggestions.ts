import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { findUnneededDirective } from "../../analysis/server-only/unneeded-directive.ts";
import type { Suggestion } from "../create-rule.ts";
import type { FileContext } from "../file-context.ts";
import { turnReadIntoProp } from "./read-to-prop.ts";
import { removeStatement } from "./statements.ts";

type Action = "removeClientDirective" | "removeImport" | "turnIntoProp";

/**
 * What may help where a client module imports something server-only and no fix is honest, best first: the module is no
 * client module after all, the one value it reads becomes a prop, or the import is there for nothing.
 */
export function suggestForServerImport(
  declaration: TSESTree.ImportDeclaration | undefined,
  file: FileContext,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly Suggestion<Action>[] {
  // In `pages` the directive decides nothing, and there is no Server Component to pass a prop.
  if (file.isInPages) return [];
  const suggestions: Suggestion<Action>[] = [];
  const directive = findUnneededDirective(file.directives, file.module);
  if (directive !== undefined && !file.isRequestedByClient) {
    suggestions.push({ fix: (fixer) => removeStatement(fixer, sourceCode, directive.node), messageId: "removeClientDirective" });
  }
  if (declaration === undefined) return suggestions;
  const prop = turnReadIntoProp(declaration, file.module, sourceCode);
  if (prop !== undefined) suggestions.push({ data: { name: prop.name }, fix: prop.fix, messageId: "turnIntoProp" });
  if (declaration.specifiers.length === 0 && declaration.source.value.startsWith("next/")) {
    suggestions.push({ fix: (fixer) => removeStatement(fixer, sourceCode, declaration), messageId: "removeImport" });
  }
  return suggestions;
}
