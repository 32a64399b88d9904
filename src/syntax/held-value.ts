import type { TSESTree } from "@typescript-eslint/utils";

import { openDefinition, type Located } from "./exported.ts";
import { getModuleExportName, getPropertyName } from "./property-name.ts";
import { findConstantDefinition, findInitializer, findVariable, type SourceModule } from "./source-module.ts";
import { isFunction } from "./traverse.ts";
import { unwrap } from "./unwrap.ts";

/** So many names may stand for one another. */
const MAX_ALIASES = 8;

/**
 * What a name holds: the initializer of a constant of this module, or what another module exports under a name that is
 * imported, as a default and as a member of a namespace too. `undefined` for whatever is written again. `crosses` says whether
 * other modules are asked.
 */
export function findHeldValue(node: TSESTree.Identifier | TSESTree.MemberExpression, module: SourceModule, crosses: boolean): Located | undefined {
  const initializer = node.type === "Identifier" ? findInitializer(node, module) : undefined;
  if (initializer !== undefined) return { module, node: initializer };
  const local = node.type === "Identifier" ? node : unwrap(node.object);
  const definition = crosses && local.type === "Identifier" ? findVariable(module, local)?.defs[0] : undefined;
  if (definition?.parent?.type !== "ImportDeclaration") return undefined;
  if ((definition.node.type === "ImportNamespaceSpecifier") !== (node.type === "MemberExpression")) return undefined;
  const name = node.type === "MemberExpression" ? getPropertyName(node) : getImportedName(definition.node);
  return name === undefined ? undefined : openDefinition(module.links?.findDefinition(definition.parent.source.value, name));
}

function getImportedName(specifier: TSESTree.Node): string {
  return specifier.type === "ImportSpecifier" ? getModuleExportName(specifier.imported) : "default";
}

export type PlainFunction = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** The function that an expression stands for, by its own name or by others. */
export function findHeldFunction(
  callee: TSESTree.Node,
  module: SourceModule,
  crosses: boolean,
  depth = 0,
): { readonly function: PlainFunction; readonly module: SourceModule } | undefined {
  const node = unwrap(callee);
  if (isFunction(node)) return { function: node, module };
  if ((node.type !== "Identifier" && node.type !== "MemberExpression") || depth > MAX_ALIASES) return undefined;
  const variable = node.type === "Identifier" ? findVariable(module, node) : undefined;
  const declared = variable && findConstantDefinition(variable);
  if (declared?.type === "FunctionName" && isFunction(declared.node)) return { function: declared.node, module };
  const held = findHeldValue(node, module, crosses);
  return held && findHeldFunction(held.node, held.module, crosses, depth + 1);
}
