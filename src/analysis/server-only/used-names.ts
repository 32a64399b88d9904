import type { TSESTree } from "@typescript-eslint/utils";

import { isInTypeQuery } from "../../syntax/import-usage.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, isValueReference, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";

/** The members that code takes from a module's namespace; `"all"` when it is handed on as a whole. */
export type UsedNames = ReadonlySet<string> | "all";

/** What is used of the namespace held by a variable: `* as headers`, `const headers = require(…)`. */
export function collectNamesOfVariable(identifier: TSESTree.Identifier, module: SourceModule): UsedNames {
  return collectOfVariable(identifier, module, new Set());
}

/** Aliases may go in a circle (`var a = a`), or on for longer than anybody writes by hand. */
const MAX_ALIASES = 100;

function collectOfVariable(identifier: TSESTree.Identifier, module: SourceModule, seen: Set<unknown>): UsedNames {
  const variable = findVariable(module, identifier);
  if (variable === undefined || seen.has(variable)) return new Set();
  if (seen.size >= MAX_ALIASES) return "all";
  seen.add(variable);
  return mergeNames(
    variable.references
      .filter((reference) => reference.isRead() && isValueReference(reference) && !isInTypeQuery(reference.identifier))
      .map((reference) => collectOfExpression(reference.identifier, module, seen)),
  );
}

/** What is used of the namespace that an expression yields: `(await import(…)).cookies`, `.then(({ cookies }) => …)`. */
export function collectNamesOfExpression(node: TSESTree.Node, module: SourceModule): UsedNames {
  return collectOfExpression(node, module, new Set());
}

function collectOfExpression(node: TSESTree.Node, module: SourceModule, seen: Set<unknown>): UsedNames {
  const value = getWrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case "AwaitExpression":
      return collectOfExpression(parent, module, seen);
    case "ExpressionStatement":
      return new Set();
    case "UnaryExpression":
      return parent.operator === "void" ? new Set() : "all";
    case "MemberExpression": {
      if (parent.object !== value) return "all";
      const name = getPropertyName(parent);
      if (name === "then") return collectOfThen(parent, module, seen);
      if ((name === "catch" || name === "finally") && parent.parent.type === "CallExpression") {
        return collectOfExpression(parent.parent, module, seen);
      }
      if (name === "default") return collectOfExpression(parent, module, seen);
      return name === undefined ? "all" : new Set([name]);
    }
    case "VariableDeclarator":
      return parent.init === value ? collectOfPattern(parent.id, module, seen) : "all";
    default:
      return "all";
  }
}

function collectOfThen(member: TSESTree.MemberExpression, module: SourceModule, seen: Set<unknown>): UsedNames {
  const call = member.parent;
  const callback = call.type === "CallExpression" && call.callee === member ? call.arguments[0] : undefined;
  if (callback === undefined || !isFunction(callback)) return "all";
  const [parameter] = callback.params;
  return parameter === undefined ? new Set() : collectOfPattern(parameter, module, seen);
}

function collectOfPattern(pattern: TSESTree.Node, module: SourceModule, seen: Set<unknown>): UsedNames {
  if (pattern.type === "Identifier") return collectOfVariable(pattern, module, seen);
  if (pattern.type !== "ObjectPattern") return "all";
  const names = new Set<string>();
  for (const property of pattern.properties) {
    // What the rest takes is unknown; the names beside it are not.
    if (property.type === "RestElement") continue;
    const name = getPropertyName(property);
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
