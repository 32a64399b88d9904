import type { TSESTree } from "@typescript-eslint/utils";

import { findStorageCall } from "../../platform/libraries/storage-libraries.ts";
import { STORAGES } from "../../platform/shortcuts.ts";
import { STORAGE_GLOBALS, STORAGE_MEMBERS, STORAGE_METHODS, type StorageUse } from "../../platform/web/web-storage.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { getExportPath, resolveAccessPath, type AccessPath } from "../references/access-path.ts";
import { findPropertyValue, findUnchangedObject } from "../references/definition.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import { mayPathComeTo } from "../references/may-come-to.ts";
import { collectOrigins } from "../values/origins.ts";
import { valueOf } from "../values/value.ts";

/** Code that writes or reads one item of a storage. */
export interface StorageAccess {
  /** What names the item, or the place where it is used by its name. */
  readonly node: TSESTree.Node;
  /** How the code does it: `localStorage.setItem`, `useLocalStorage`. */
  readonly api: string;
  readonly use: StorageUse;
  /** The name: an expression, or a text that stands there. */
  readonly key: TSESTree.Node | string;
  /** What is written, where that is one expression. */
  readonly value?: TSESTree.Node | undefined;
}

/** What a node does to items of a storage by itself, without the functions that it calls. */
export function findStorageAccesses(node: TSESTree.Node, module: SourceModule): readonly StorageAccess[] {
  switch (node.type) {
    case "CallExpression":
      return readCall(node, module);
    case "MemberExpression":
      return readMember(node, module);
    case "VariableDeclarator":
      return readPattern(node, module);
    default:
      return [];
  }
}

function readCall(call: TSESTree.CallExpression, module: SourceModule): readonly StorageAccess[] {
  const [first, ...others] = call.arguments;
  if (first === undefined || first.type === "SpreadElement") return [];
  const path = resolveCallee(call, module);
  if (path?.root.kind === "module") return readLibraryCall(call, path.root.specifier, getExportPath(path), module);
  if (path?.root.kind === "global" && path.root.name === "Object" && path.steps.join(".") === "assign") return readAssign(first, others, module);
  const [storage, method, ...rest] = findStorageWay(call.callee, module);
  const use = method === undefined || rest.length > 0 ? undefined : STORAGE_METHODS.get(method);
  if (storage === undefined || method === undefined || use === undefined) return [];
  return [{ api: `${storage}.${method}`, key: first, node: first, use, value: use === "write" ? others[0] : undefined }];
}

/** What a call calls, on through modules that may come to a storage. */
function resolveCallee({ callee }: TSESTree.CallExpression, module: SourceModule): AccessPath | undefined {
  const path = resolveAccessPath(callee, module);
  return path !== undefined && mayPathComeTo(path, STORAGES, module) ? resolveLinkedPath(callee, module)?.path : path;
}

function readLibraryCall(call: TSESTree.CallExpression, specifier: string, exportPath: string, module: SourceModule): readonly StorageAccess[] {
  const known = findStorageCall(specifier, exportPath);
  const [first] = call.arguments;
  if (known === undefined || first === undefined || (known.storageArgument !== undefined && call.arguments.length > known.storageArgument)) return [];
  const options = known.key === "property" ? findUnchangedObject(first, module) : undefined;
  const key = known.key === "property" ? options && findPropertyValue(options, "key") : first;
  return key === undefined ? [] : [{ api: module.text.slice(...call.callee.range), key, node: key, use: known.use }];
}

/** `Object.assign(localStorage, { token })`. */
function readAssign(target: TSESTree.Node, sources: readonly TSESTree.Node[], module: SourceModule): readonly StorageAccess[] {
  const storage = findStorage(target, module);
  if (storage === undefined) return [];
  return sources.flatMap((source) =>
    (findUnchangedObject(source, module)?.properties ?? []).flatMap((property) => {
      const name = property.type === "Property" ? getPropertyName(property) : undefined;
      return name === undefined || property.type !== "Property" ? [] : [{ api: storage, key: name, node: property, use: "write", value: property.value } as const];
    }),
  );
}

/** `localStorage.token`, `localStorage[KEY]`. */
function readMember(member: TSESTree.MemberExpression, module: SourceModule): readonly StorageAccess[] {
  const storage = findStorage(member.object, module);
  const name = getPropertyName(member);
  if (storage === undefined || (name !== undefined && STORAGE_MEMBERS.has(name))) return [];
  const { parent } = getWrapped(member);
  if (parent?.type === "UnaryExpression" && parent.operator === "delete") return [];
  const written = parent?.type === "AssignmentExpression" && unwrap(parent.left) === member ? parent : undefined;
  const access = { api: storage, key: name ?? member.property, node: member };
  return [written === undefined ? { ...access, use: "read" } : { ...access, use: "write", value: written.right }];
}

/** `const { token } = localStorage`. */
function readPattern({ id, init }: TSESTree.VariableDeclarator, module: SourceModule): readonly StorageAccess[] {
  const storage = id.type === "ObjectPattern" && init !== null ? findStorage(init, module) : undefined;
  if (storage === undefined || id.type !== "ObjectPattern") return [];
  return id.properties.flatMap((property) => {
    const name = property.type === "Property" ? getPropertyName(property) : undefined;
    return name === undefined || STORAGE_MEMBERS.has(name) ? [] : [{ api: storage, key: name, node: property, use: "read" } as const];
  });
}

/** The storage that an expression is, also behind a test for the browser: `isBrowser ? localStorage : undefined`. */
function findStorage(node: TSESTree.Node, module: SourceModule): string | undefined {
  const [storage, ...steps] = findStorageWay(node, module);
  return steps.length === 0 ? storage : undefined;
}

/** The way from a storage to an expression: `localStorage`, `setItem` for a method of it. Empty where it may be anything else. */
function findStorageWay(node: TSESTree.Node, module: SourceModule): readonly string[] {
  // Most expressions have a name that says at once that they are none.
  const path = resolveAccessPath(node, module);
  if (path?.root.kind === "global" && path.steps.length <= 1) return STORAGE_GLOBALS.has(path.root.name) ? [path.root.name, ...path.steps] : [];
  if (path !== undefined && (path.root.kind !== "module" || !mayPathComeTo(path, STORAGES, module))) return [];
  const [first, ...others] = collectOrigins<readonly string[]>(valueOf(node, { module }), {
    asksParts: false,
    branches: "every",
    judge: ({ kind, value: { path: way } }) => (kind === "global" && STORAGE_GLOBALS.has(way[0] ?? "") ? way : undefined),
    opens: () => true,
    within: { module, nodes: [] },
  }).map(({ answer }) => answer);
  return first !== undefined && others.every((other) => other.join() === first.join()) ? first : [];
}
