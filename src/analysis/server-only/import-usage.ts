import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, isValueReference, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";

/** How the code uses a name that it imports: as a value, only as a type, or not at all. */
export type ImportUsage = "type" | "unused" | "value";

/** Inline `type` specifiers are uses as a type, whatever the code does with the name. */
export function getImportUsage(specifier: TSESTree.ImportClause, module: SourceModule): ImportUsage {
  if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") return "type";
  const references = findVariable(module, specifier.local)?.references ?? [];
  if (references.some((reference) => isValueReference(reference) && !isInTypeQuery(reference.identifier))) return "value";
  return references.length > 0 ? "type" : "unused";
}

/** `typeof cookies` in a type names a value and is erased with the type. */
function isInTypeQuery(identifier: TSESTree.Node): boolean {
  let { parent } = identifier;
  while (parent?.type === "TSQualifiedName") ({ parent } = parent);
  return parent?.type === "TSTypeQuery";
}

/** The members that code takes from a module's namespace; `"all"` when it is handed on as a whole. */
export type UsedNames = ReadonlySet<string> | "all";

/** What is used of the namespace held by a variable: `* as headers`, `const headers = require(…)`. */
export function collectNamesOfVariable(identifier: TSESTree.Identifier, module: SourceModule): UsedNames {
  const references = findVariable(module, identifier)?.references ?? [];
  return mergeNames(
    references
      .filter((reference) => reference.isRead() && isValueReference(reference) && !isInTypeQuery(reference.identifier))
      .map((reference) => collectNamesOfExpression(reference.identifier, module)),
  );
}

/** What is used of the namespace that an expression yields: `(await import(…)).cookies`, `.then(({ cookies }) => …)`. */
export function collectNamesOfExpression(node: TSESTree.Node, module: SourceModule): UsedNames {
  const value = getWrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case "AwaitExpression":
      return collectNamesOfExpression(parent, module);
    case "ExpressionStatement":
      return new Set();
    case "UnaryExpression":
      return parent.operator === "void" ? new Set() : "all";
    case "MemberExpression": {
      if (parent.object !== value) return "all";
      const name = getPropertyName(parent);
      if (name === "then") return collectNamesOfThen(parent, module);
      if (name === "default") return collectNamesOfExpression(parent, module);
      return name === undefined ? "all" : new Set([name]);
    }
    case "VariableDeclarator":
      return parent.init === value ? collectNamesOfPattern(parent.id, module) : "all";
    default:
      return "all";
  }
}

function collectNamesOfThen(member: TSESTree.MemberExpression, module: SourceModule): UsedNames {
  const call = member.parent;
  const callback = call.type === "CallExpression" && call.callee === member ? call.arguments[0] : undefined;
  if (callback === undefined || !isFunction(callback)) return "all";
  const [parameter] = callback.params;
  return parameter === undefined ? new Set() : collectNamesOfPattern(parameter, module);
}

function collectNamesOfPattern(pattern: TSESTree.Node, module: SourceModule): UsedNames {
  if (pattern.type === "Identifier") return collectNamesOfVariable(pattern, module);
  if (pattern.type !== "ObjectPattern") return "all";
  const names = new Set<string>();
  for (const property of pattern.properties) {
    const name = property.type === "Property" ? getPropertyName(property) : undefined;
    if (name === undefined) return "all";
    names.add(name);
  }
  return names;
}

function mergeNames(parts: readonly UsedNames[]): UsedNames {
  const names = new Set<string>();
  for (const part of parts) {
    if (part === "all") return "all";
    for (const name of part) names.add(name);
  }
  return names;
}
