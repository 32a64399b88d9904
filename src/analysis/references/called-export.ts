import type { TSESTree } from "@typescript-eslint/utils";

import type { Shortcut } from "../../platform/shortcut.ts";
import { followWay } from "../../syntax/exported.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { getExportPath, resolveAccessPath } from "./access-path.ts";
import { findPackagePath, resolveLinkedPath, type PackagePath } from "./linked.ts";
import { mayHold } from "./may-come-to.ts";

/** The same as `findExport` for what a call calls, where the call names something imported or the text the export itself. */
export function findCalledExport({ callee }: TSESTree.CallExpression, module: SourceModule, shortcut: Shortcut): PackagePath | undefined {
  // Cheaper than a path, and most calls are of something else.
  return mayHold(shortcut, module) || isOfImport(callee, module) ? findExport(callee, module, shortcut.words) : undefined;
}

/**
 * The export of a package that an expression is, also where modules of the app export it again, under whatever name. A module
 * that may hand it on in its own code is opened only where its text has what `mentions` looks for: the name in the package.
 */
function findExport(node: TSESTree.Node, module: SourceModule, mentions: RegExp): PackagePath | undefined {
  const path = resolveAccessPath(node, module);
  if (path?.root.kind !== "module") return undefined;
  const { definition, steps } = followWay(path.root.specifier, path.steps, module) ?? {};
  if (definition?.kind !== "module") return findPackagePath(path, module);
  if (definition.isFunction === true && steps?.length === 0) return undefined;
  const located = definition.mentions(mentions) ? resolveLinkedPath(node, module) : undefined;
  return located?.path.root.kind === "module" ? { path: getExportPath(located.path), specifier: located.path.root.specifier } : undefined;
}

/** Whether an expression is something imported, or a member of it, by the name in the import. */
function isOfImport(node: TSESTree.Node, module: SourceModule): boolean {
  let root = unwrap(node);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  return root.type === "Identifier" && (findVariable(module, root)?.defs[0]?.type as string | undefined) === "ImportBinding";
}
