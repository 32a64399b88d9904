import type { TSESTree } from "@typescript-eslint/utils";

import { isElementMaker, isLoadedComponent } from "../../platform/libraries/components.ts";
import { mayMatter } from "../../platform/shortcut.ts";
import { ELEMENT_MAKERS } from "../../platform/shortcuts.ts";
import { openDefinition } from "../../syntax/exported.ts";
import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { getExportPath, resolveAccessPath, type AccessPath } from "../references/access-path.ts";
import { collectReturnedExpressions } from "../references/returned.ts";

/** So many modules may hand a component on by another name; more are generated, or go in a circle. */
const MAX_MODULES = 8;

/**
 * The module with `'use client'` that an element's component is from: by its import, past barrels, aliases, `dynamic()`
 * and `lazy()`. `undefined` for host elements, components of the server and packages, whose code is not looked at.
 */
export function findClientComponent(name: TSESTree.JSXTagNameExpression, module: SourceModule): string | undefined {
  const members: string[] = [];
  let root = name;
  for (; root.type === "JSXMemberExpression"; root = root.object) members.unshift(root.property.name);
  return isHostElement(name) || root.type !== "JSXIdentifier" ? undefined : resolve(root, members, module, 0);
}

/** The same of an expression: `createElement(Account, props)`. */
export function findClientValue(node: TSESTree.Node, module: SourceModule): string | undefined {
  return resolve(node, [], module, 0);
}

/** Whether a call makes an element as JSX does: `createElement(Account, props)`. */
export function createsElement(call: TSESTree.CallExpression, module: SourceModule): boolean {
  if (!mayMatter(ELEMENT_MAKERS, module.text)) return false;
  const path = resolveAccessPath(call.callee, module);
  return path?.root.kind === "module" && isElementMaker(path.root.specifier, getExportPath(path));
}

/** `<div>`: React itself renders it, and hands nothing on. */
export function isHostElement(name: TSESTree.JSXTagNameExpression): boolean {
  return name.type === "JSXIdentifier" && /^[a-z]/u.test(name.name);
}

function resolve(node: TSESTree.Node, members: readonly string[], module: SourceModule, depth: number): string | undefined {
  if (depth > MAX_MODULES) return undefined;
  const path = resolveAccessPath(node, module);
  if (path?.root.kind !== "module") return undefined;
  if (path.calls.length > 0) return members.length === 0 ? resolveLoaded(path, module, depth) : undefined;
  return resolveExport(path.root.specifier, [...path.steps, ...members], module, depth);
}

function resolveExport(specifier: string, steps: readonly string[], module: SourceModule, depth: number): string | undefined {
  const [name, ...members] = steps;
  const definition = name === undefined ? undefined : module.links?.findDefinition(specifier, name);
  if (definition?.clientEntry !== undefined) return definition.clientEntry;
  const located = openDefinition(definition);
  return located && resolve(located.node, members, located.module, depth + 1);
}

/** `dynamic(() => import("./chart").then((module) => module.Chart))` */
function resolveLoaded(path: AccessPath, module: SourceModule, depth: number): string | undefined {
  const load = path.calls.length === 1 ? path.calls[0]?.arguments[0] : undefined;
  if (path.root.kind !== "module" || load === undefined || !isLoadedComponent(path.root.specifier, getExportPath(path))) return undefined;
  const callee = unwrap(load);
  const [loaded, ...others] = isFunction(callee) ? (collectReturnedExpressions(callee, module) ?? []) : [callee];
  const found = loaded === undefined || others.length > 0 ? undefined : findLoaded(loaded);
  return found && resolveExport(found.specifier, [found.name], module, depth);
}

/** `import("./chart")`, and with `.then((module) => module.Chart)` or `({ Chart }) => ({ default: Chart })` one of its names. */
function findLoaded(node: TSESTree.Node): { readonly specifier: string; readonly name: string } | undefined {
  const inner = unwrap(node.type === "AwaitExpression" ? node.argument : node);
  if (inner.type === "ImportExpression") {
    const specifier = getStringLiteral(inner.source);
    return specifier === undefined ? undefined : { name: "default", specifier };
  }
  if (inner.type !== "CallExpression" || inner.callee.type !== "MemberExpression" || getPropertyName(inner.callee) !== "then") return undefined;
  const loaded = findLoaded(inner.callee.object);
  const name = inner.arguments[0] && findPicked(unwrap(inner.arguments[0]));
  return loaded === undefined || name === undefined ? undefined : { ...loaded, name };
}

function findPicked(callback: TSESTree.Node): string | undefined {
  if (!isFunction(callback) || callback.body.type === "BlockStatement") return undefined;
  const body = unwrap(callback.body);
  const [only] = body.type === "ObjectExpression" ? body.properties : [];
  const picked = only?.type === "Property" ? unwrap(only.value) : body;
  if (picked.type === "MemberExpression") return getPropertyName(picked);
  const [parameter] = callback.params;
  // `({ Chart }) => Chart`
  return picked.type === "Identifier" && parameter?.type === "ObjectPattern" ? picked.name : undefined;
}
