import type { TSESTree } from "@typescript-eslint/utils";

import { findRequestChanges } from "../../platform/libraries/http-clients.ts";
import { mayMatter } from "../../platform/shortcut.ts";
import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { findGlobalName } from "../references/access-path.ts";
import { findUnchangedObject } from "../references/definition.ts";

const patched = new WeakMap<SourceModule, ReadonlySet<string>>();

/**
 * Whether the module replaces a global, or a method of its prototype, so that nobody knows what it sends:
 * `window.fetch = …`, `Object.assign(window, { fetch })`. What other modules replace, the app as a whole knows.
 */
export function isPatchedGlobal(name: string, module: SourceModule): boolean {
  const known = patched.get(module) ?? (mayPatch(module.text) ? collectPatched(module) : NOTHING);
  patched.set(module, known);
  return known.has(name);
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a module must hold to replace a global: nearly none does, and then it need not be walked. */
function mayPatch(text: string): boolean {
  return mayMatter({ words: /\bprototype\b|\b(?:Object|Reflect)\b/u }, text) || findRequestChanges(text).length > 0;
}

function collectPatched(module: SourceModule): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type === "AssignmentExpression") addName(names, node.left, module);
    else if (node.type === "CallExpression" && DEFINING.has(findGlobalName(node.callee, module) ?? "")) {
      for (const name of findDefined(node, module)) names.add(name);
    }
  }
  return names;
}

const DEFINING: ReadonlySet<string> = new Set([
  "Object.assign",
  "Object.defineProperties",
  "Object.defineProperty",
  "Reflect.defineProperty",
  "Reflect.set",
]);

/** What a call such as `Object.assign(window, { fetch })` writes. */
function findDefined({ arguments: [target, what] }: TSESTree.CallExpression, module: SourceModule): readonly string[] {
  const owner = target === undefined ? undefined : findGlobalName(target, module);
  if (owner === undefined || what === undefined) return [];
  if (!GLOBAL_OBJECTS.has(owner)) return [getPatchedName(owner) ?? ""];
  const name = getStringLiteral(what);
  const literal = findUnchangedObject(what, module);
  const names = literal?.properties.map((property) => (property.type === "Property" ? (getPropertyName(property) ?? "") : ""));
  return name === undefined ? (names ?? []) : [name];
}

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["global", "globalThis", "self", "window"]);

function addName(names: Set<string>, target: TSESTree.Node, module: SourceModule): void {
  const name = target.type === "ObjectPattern" || target.type === "ArrayPattern" ? undefined : findGlobalName(target, module);
  const patchedName = name === undefined ? undefined : getPatchedName(name);
  if (patchedName !== undefined) names.add(patchedName);
}

/** `fetch` of `global.fetch`, `XMLHttpRequest` of its prototype's `send`; nothing of an instance's own members. */
function getPatchedName(name: string): string | undefined {
  return /^(?:global\.)?(?<head>[^.]+)(?:\.prototype(?:\.[^.]+)?)?$/u.exec(name)?.groups?.["head"];
}
