import type { TSESTree } from "@typescript-eslint/utils";

import { createWord } from "./mention.ts";
import { findVariable, isValueReference, type SourceModule } from "./source-module.ts";

/** How the code uses a name that it imports: as a value, only as a type, or not at all. */
export type ImportUsage = "type" | "unused" | "value";

/** Inline `type` specifiers are uses as a type, whatever the code does with the name. */
export function getImportUsage(specifier: TSESTree.ImportClause, module: SourceModule): ImportUsage {
  if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") return "type";
  const references = findVariable(module, specifier.local)?.references ?? [];
  if (references.some((reference) => isValueReference(reference) && !isInTypeQuery(reference.identifier))) return "value";
  if (references.length > 0) return "type";
  return mayBeUsedUnseen(specifier, module) ? "value" : "unused";
}

/**
 * Scope analyses other than typescript-eslint's have no references in types, and before ESLint 10 none in JSX. Where
 * the name stands anywhere else in such a text, nobody can say that it is unused.
 */
function mayBeUsedUnseen(specifier: TSESTree.ImportClause, module: SourceModule): boolean {
  const seesTypes = module.scopes.scopes.some(({ variables }) => variables.some((variable) => "isTypeVariable" in variable));
  if (seesTypes) return false;
  const [start, end] = specifier.parent.range;
  const others = module.text.slice(0, start) + module.text.slice(end);
  return createWord(specifier.local.name).test(others);
}

/** `typeof cookies` in a type names a value and is erased with the type. */
export function isInTypeQuery(identifier: TSESTree.Node): boolean {
  let { parent } = identifier;
  while (parent?.type === "TSQualifiedName") ({ parent } = parent);
  return parent?.type === "TSTypeQuery";
}
