import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findConstantDefinition, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { resolveAccessPath, type LocalFunction } from "./access-path.ts";
import { findMethod } from "./class-members.ts";

/**
 * The function of this module that a call runs: by name, as a method of an object literal, as a method of a class
 * (static, on an instance, on `this`). `undefined` for everything that another module or a caller decides.
 */
export function findLocalCallee(call: TSESTree.CallExpression, module: SourceModule): LocalFunction | undefined {
  const path = resolveAccessPath(call.callee, module);
  if (path?.root.kind === "function") return path.steps.length === 0 ? path.root.node : undefined;
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? getPropertyName(callee) : undefined;
  return callee.type === "MemberExpression" && name !== undefined ? findMethod(callee.object, name, module) : undefined;
}

/**
 * Every call of a function that has a name of its own in this module. `undefined` where another module may call it,
 * where it is handed on as a value, and where nobody calls it.
 */
export const findAllCalls = oncePer((callee: TSESTree.Node, module: SourceModule): readonly TSESTree.CallExpression[] | undefined => {
  const name = findOwnName(callee);
  const variable = name === undefined ? undefined : findVariable(module, name);
  if (variable === undefined || findConstantDefinition(variable) === undefined) return undefined;
  const reads = collectValueReads(variable);
  const uses = reads.map(({ identifier }) => getWrapped(identifier).parent);
  const found = uses.filter((use) => use?.type === "CallExpression");
  const isOnlyCalled = found.every((call, index) => unwrap(call.callee) === reads[index]?.identifier);
  return found.length > 0 && found.length === uses.length && isOnlyCalled ? found : undefined;
});

function findOwnName(callee: TSESTree.Node): TSESTree.Identifier | undefined {
  if (callee.type === "FunctionDeclaration") {
    return callee.parent.type.startsWith("Export") || callee.id === null ? undefined : callee.id;
  }
  const declarator = getWrapped(callee).parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  return declarator.parent.parent.type === "ExportNamedDeclaration" ? undefined : declarator.id;
}

/** The calls in this module that run a function of this module. */
export function collectLocalCalls(callee: LocalFunction, module: SourceModule): readonly TSESTree.CallExpression[] {
  return indexCalls(module).get(callee) ?? [];
}

const indexCalls = oncePer((module: SourceModule): ReadonlyMap<LocalFunction, readonly TSESTree.CallExpression[]> => {
  const index = new Map<LocalFunction, TSESTree.CallExpression[]>();
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type !== "CallExpression") continue;
    const callee = findLocalCallee(node, module);
    if (callee === undefined) continue;
    const known = index.get(callee);
    if (known === undefined) index.set(callee, [node]);
    else known.push(node);
  }
  return index;
});
