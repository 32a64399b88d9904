import type { TSESTree } from "@typescript-eslint/utils";

import { findTaker } from "../../platform/libraries/request-value-takers.ts";
import { REQUEST_VALUES, type RequestValue } from "../../platform/next/request-apis.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { UseRow, UseTable, Use } from "../values/use-table.ts";
import { findGlobalName, getExportPath, type CallLike } from "../references/access-path.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import { collectModelMoves } from "../values/models.ts";
import type { RequestPromise } from "./request-promise.ts";

/** How a promise is taken for what it resolves to. */
export type MisuseKind = "iterated" | "member" | "taken" | "text";

/** The names of ends that say that the code knows what it has: nothing of it is reported. */
export const TOLD_APART = "told apart";
/** The name of ends that are right with a promise, and with what it resolves to as well. */
export const AWAITED = "awaited";

/**
 * The uses of a promise of a request API: those that take it for what it resolves to are sinks. What is awaited, returned,
 * cast (where a cast is how one says so) or chosen by a condition is followed no further.
 */
export function createUseTable({ api }: RequestPromise, call: TSESTree.CallExpression, respectsCasts: boolean): UseTable {
  const value = REQUEST_VALUES[api];
  const own = getWrapped(call);
  return [
    ...(respectsCasts ? [sanitizer("cast", isCast)] : []),
    sanitizer(AWAITED, isAwaited),
    sanitizer("returned", ({ node }) => node.parent?.type === "ReturnStatement" || node.parent?.type === "ArrowFunctionExpression"),
    sanitizer(AWAITED, isTruthTest),
    sanitizer(TOLD_APART, (use) => isPresenceTest(use) || isTestedByCall(use)),
    sanitizer("chosen", (use) => isChoice(use, own)),
    sink("text", (use) => value.hasText && isText(use)),
    sink("iterated", (use) => value.isIterable && isIterated(use)),
    sink("member", (use) => isMemberOf(use, value)),
    sink("taken", (use) => findTakerName(use, api) !== undefined),
    // Of what lies within a promise nothing is known.
    sanitizer("part", ({ node, path }) => path.length === 0 && (isObject(node) || isTakenApart(node))),
  ];
}

function sink(name: MisuseKind, matches: (use: Use) => boolean): UseRow {
  return { kind: "sink", matches, name };
}

function sanitizer(name: string, matches: (use: Use) => boolean): UseRow {
  return { kind: "sanitizer", matches, name };
}

/** `await cookies()`, React's `use(cookies())`, and what it lies in: `Promise.all([cookies()]).then(([jar]) => …)`. */
function isAwaited({ module, node, path }: Use): boolean {
  const { parent } = node;
  if (path.length > 0 && parent?.type === "MemberExpression" && parent.object === node) return getPropertyName(parent) === "then";
  if (parent?.type !== "CallExpression") return parent?.type === "AwaitExpression";
  return collectModelMoves(parent, module).some(({ from, kind }) => kind === "awaited" && from === node);
}

/** `cookies() as unknown as UnsafeUnwrappedCookies`, or any other type that somebody writes there. */
function isCast({ node }: Use): boolean {
  return node.type === "TSAsExpression" || node.type === "TSTypeAssertion";
}

function isObject(node: TSESTree.Node): boolean {
  return node.parent?.type === "MemberExpression" && node.parent.object === node;
}

/** Where a value is only asked whether it is there, which a promise is as well. */
function isTruthTest({ node, path }: Use): boolean {
  return path.length === 0 && isTested(node);
}

function isTested(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "ConditionalExpression":
    case "IfStatement":
      return parent.test === node;
    case "LogicalExpression":
      return parent.left === node && parent.operator === "&&";
    case "UnaryExpression":
      return parent.operator === "!";
    default:
      return false;
  }
}

/** `typeof store.get === "function"`, `store.get ? … : …`, `store.get?.(name)`, `"get" in store`, `store instanceof Promise`. */
function isPresenceTest({ node, path }: Use): boolean {
  if (path.length > 0) return false;
  const { parent } = node;
  if (parent?.type === "BinaryExpression" && parent.operator !== "+") return true;
  if (parent?.type === "UnaryExpression" && parent.operator === "typeof") return true;
  if (parent?.type !== "MemberExpression" || parent.object !== node) return false;
  const member = getWrapped(parent);
  if (member.parent?.type === "UnaryExpression" && member.parent.operator === "typeof") return true;
  const isCalledIfThere = member.parent?.type === "CallExpression" && member.parent.callee === member && member.parent.optional;
  return isCalledIfThere || (isTested(member) && getPropertyName(parent) !== "isEnabled");
}

/** `isPromise(store) ? … : …` */
function isTestedByCall({ node }: Use): boolean {
  const { parent } = node;
  return parent?.type === "CallExpression" && parent.callee !== node && isTested(getWrapped(parent));
}

/** Code for several versions has both: `isAsync ? await store : store`. */
function isChoice({ node }: Use, own: TSESTree.Node): boolean {
  const { parent } = node;
  return parent?.type === "ConditionalExpression" || (parent?.type === "LogicalExpression" && node !== own);
}

/** `String(value)` and `` `${value}` `` and `value.toString()`. */
function isText({ module, node, path }: Use): boolean {
  if (path.length > 0) return false;
  const { parent } = node;
  switch (parent?.type) {
    case "TemplateLiteral":
      return parent.parent.type !== "TaggedTemplateExpression";
    case "BinaryExpression":
      return parent.operator === "+";
    case "CallExpression":
      return parent.arguments[0] === node && findGlobalName(parent.callee, module) === "String";
    case "MemberExpression":
      return parent.object === node && getPropertyName(parent) === "toString";
    default:
      return false;
  }
}

/** `[...value]`, `f(...value)`, `for (const one of value)`, `Object.fromEntries(value)`. */
function isIterated(use: Use): boolean {
  const { node, path } = use;
  if (path.length > 0) return false;
  const { parent } = node;
  switch (parent?.type) {
    case "SpreadElement":
      return parent.parent.type !== "ObjectExpression";
    case "ForOfStatement":
      return parent.right === node;
    case "VariableDeclarator":
      return parent.init === node && parent.id.type === "ArrayPattern";
    case "CallExpression":
    case "NewExpression":
      return parent.arguments[0] === node && ITERATORS.has(findGlobalName(parent.callee, use.module) ?? "");
    default:
      return false;
  }
}

const ITERATORS: ReadonlySet<string> = new Set(["Array.from", "Map", "Object.fromEntries", "Set"]);

/** `value.get`, `const { get } = value`. */
function isMemberOf({ node, path }: Use, { detached, members }: RequestValue): boolean {
  if (path.length > 0) return false;
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.object === node) {
    const isWritten = parent.parent.type === "AssignmentExpression" && parent.parent.left === parent;
    return !isWritten && members.has(getPropertyName(parent) ?? "");
  }
  const names = findPattern(node)?.properties.map((property) => (property.type === "Property" ? getPropertyName(property) : undefined)) ?? [];
  return names.length > 0 && names.every((name) => name !== undefined && detached.has(name));
}

function isTakenApart(node: TSESTree.Node): boolean {
  return findPattern(node) !== undefined || (node.parent?.type === "VariableDeclarator" && node.parent.id.type === "ArrayPattern");
}

/** The pattern that takes a value apart. */
function findPattern(node: TSESTree.Node): TSESTree.ObjectPattern | undefined {
  const { parent } = node;
  if (parent?.type === "VariableDeclarator") return parent.init === node && parent.id.type === "ObjectPattern" ? parent.id : undefined;
  if (parent?.type !== "AssignmentExpression" || parent.right !== node) return undefined;
  return parent.left.type === "ObjectPattern" ? parent.left : undefined;
}

/** What a use is called in a message: the member, or what it is handed to. */
export function nameMisuse(use: Use, kind: MisuseKind, promise: RequestPromise): string {
  if (kind === "taken") return findTakerName(use, promise.api) ?? "";
  const { parent } = use.node;
  if (parent?.type === "MemberExpression") return getPropertyName(parent) ?? "";
  const [first] = findPattern(use.node)?.properties ?? [];
  return first?.type === "Property" ? (getPropertyName(first) ?? "") : "";
}

/** `new Headers(headers())`, `fetch(url, { headers: headers() })`: what takes the value and cannot do with a promise. */
function findTakerName({ module, node, path }: Use, api: RequestPromise["api"]): string | undefined {
  const { parent } = node;
  if (parent?.type !== "CallExpression" && parent?.type !== "NewExpression") return undefined;
  const index = parent.arguments.findIndex((argument) => argument === node);
  if (index === -1 || parent.arguments.slice(0, index).some(({ type }) => type === "SpreadElement")) return undefined;
  const exported = findExport(parent, module);
  return exported && findTaker(exported, { api, index, path });
}

/** What is called, as the table of takers names it. */
function findExport({ callee }: CallLike, module: Use["module"]): string | undefined {
  const path = resolveLinkedPath(callee, module)?.path;
  if (path?.root.kind === "global") return [path.root.name, ...path.steps].join(".");
  return path?.root.kind === "module" ? `${path.root.specifier} ${getExportPath(path)}` : undefined;
}
