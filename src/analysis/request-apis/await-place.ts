import type { TSESTree } from "@typescript-eslint/utils";

import { isAwaitedByNext, isRouteHandler } from "../../platform/next/request-apis.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getChildren, isCaught, isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { collectExportedFunctions } from "../boundary/server-function.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { isComponent, isHookName } from "../references/react-names.ts";
import { collectLocalCalls } from "../references/local-callee.ts";

/** What it takes to await something at a place. */
export type AwaitPlace =
  /** Nothing. */
  | { readonly kind: "async" }
  /** A function that may become async, as whoever calls it waits for it: React, or Next.js. */
  | { readonly kind: "awaited"; readonly function: LocalFunction; readonly name: string; readonly mayUse: boolean }
  /** A hook, or a component that calls one: neither may become async, and both read promises with `use`. */
  | { readonly kind: "rendering"; readonly name: string }
  /** A function whose callers would have to await it as well; without a name it is a callback. */
  | { readonly kind: "function"; readonly name: string | undefined }
  | { readonly kind: "module" };

export function findAwaitPlace(node: TSESTree.Node, module: SourceModule): AwaitPlace {
  const found = findRunningFunction(node);
  if (found === undefined) return { kind: "module" };
  const { callee, isInBody } = found;
  const name = findOwnName(callee);
  if (!isInBody || callee.generator || isPredicate(callee)) return { kind: "function", name };
  if (callee.async) return { kind: "async" };
  const exported = collectExportedFunctions(module).find((candidate) => candidate.node === callee)?.names ?? [];
  const isRendered = isRenderedByReact(callee, module) && !exported.some((own) => isRouteHandler(module.path, own));
  const mayUse = (isRendered || isHookName(name ?? "")) && !isCaught(node);
  const isAwaited = (isRendered || exported.some((own) => isAwaitedByNext(module.path, own))) && !callsHook(callee, module);
  if (isAwaited) return { function: callee, kind: "awaited", mayUse, name: name ?? exported[0] ?? "default" };
  return mayUse ? { kind: "rendering", name: name ?? "default" } : { kind: "function", name };
}

/** `node is Account` and `asserts node` say something of an answer that is there at once: no promise has such a type. */
function isPredicate({ returnType }: LocalFunction): boolean {
  return returnType?.typeAnnotation.type === "TSTypePredicate";
}

/** A component by its name, unless somebody calls it like any other function. */
export function isRenderedByReact(callee: LocalFunction, module: SourceModule): boolean {
  return mayHaveElements(module) && isComponent(callee) && collectLocalCalls(callee, module).length === 0;
}

export function mayHaveElements({ path, text }: SourceModule): boolean {
  return /\.[jt]sx$/u.test(path) || (/\.m?js$/u.test(path) && /<\/|\/>/u.test(text));
}

/** Hooks are not for async components: `useTranslations` of next-intl throws in one. */
function callsHook(callee: LocalFunction, module: SourceModule): boolean {
  const stack: TSESTree.Node[] = [callee.body];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (isFunction(current)) continue;
    const called = current.type === "CallExpression" ? current.callee : undefined;
    const name = called?.type === "MemberExpression" ? called.property : called;
    if (name?.type === "Identifier" && isHookName(name.name)) return true;
    for (const child of getChildren(current, module.visitorKeys)) stack.push(child);
  }
  return false;
}

interface RunningFunction {
  readonly callee: LocalFunction;
  /** Not in a parameter's default or a class field, which cannot await even where the function is async. */
  readonly isInBody: boolean;
}

function findRunningFunction(node: TSESTree.Node): RunningFunction | undefined {
  let isInBody = true;
  for (let child = node, { parent } = node; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (parent.type === "StaticBlock" || parent.type === "PropertyDefinition" || parent.type === "AccessorProperty") isInBody = false;
    if (isFunction(parent)) return { callee: parent, isInBody: isInBody && parent.body === child };
  }
  return undefined;
}

/** What somebody who calls a function knows it as. */
function findOwnName(callee: LocalFunction): string | undefined {
  if (callee.id !== null) return callee.id.name;
  const { parent } = getWrapped(callee);
  if (parent?.type === "VariableDeclarator") return parent.id.type === "Identifier" ? parent.id.name : undefined;
  return parent?.type === "MethodDefinition" || parent?.type === "Property" ? getPropertyName(parent) : undefined;
}
