import type { TSESTree } from "@typescript-eslint/utils";

import { openDefinition } from "../../syntax/exported.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { collectValueReads, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { findRefusedExports } from "./refused-exports.ts";

/** A function that a client module hands to a form, and the module that would have to say `'use server'`. */
export interface MeantAction {
  readonly name: string;
  readonly path: string;
}

/**
 * A name of an import that is used for nothing but the `action` or `formAction` of an element, where the module that defines it could
 * be a file of Server Functions: all that it exports is allowed there. `undefined` for a package, and where the import has other names.
 */
export function findMeantAction({ source, specifiers }: TSESTree.ImportDeclaration, module: SourceModule, nextVersion: number): MeantAction | undefined {
  const [specifier, ...others] = specifiers;
  if (specifier === undefined || others.length > 0 || specifier.type === "ImportNamespaceSpecifier" || !isActionOnly(specifier, module)) return undefined;
  const exported = specifier.type === "ImportSpecifier" ? getModuleExportName(specifier.imported) : "default";
  const located = openDefinition(module.links?.findDefinition(source.value, exported));
  if (located === undefined || findRefusedExports(located.module, "use server", nextVersion).length > 0) return undefined;
  return { name: specifier.local.name, path: located.module.path };
}

function isActionOnly(specifier: TSESTree.ImportClause, module: SourceModule): boolean {
  const uses = module.scopes.getDeclaredVariables(specifier).flatMap((variable) => collectValueReads(variable));
  return uses.length > 0 && uses.every(({ identifier }) => isAction(identifier));
}

function isAction(identifier: TSESTree.Node): boolean {
  const { parent } = getWrapped(identifier);
  const attribute = parent?.type === "JSXExpressionContainer" ? parent.parent : undefined;
  return attribute?.type === "JSXAttribute" && (attribute.name.name === "action" || attribute.name.name === "formAction");
}
