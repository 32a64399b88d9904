import type { TSESTree } from "@typescript-eslint/utils";

import { REQUEST_TYPES } from "../../platform/next/handlers.ts";
import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, resolveAccessPath, type AccessPath, type AccessRoot } from "../references/access-path.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import { getTypeName } from "../references/handed-request.ts";

/** Something that holds cookies of the request. */
export type RequestKind = "cookies" | "headers" | "request";

/** What parameters of functions stand for, by function and position: what their callers hand to them. */
export type RequestParameters = Map<TSESTree.Node, ReadonlyMap<number, RequestKind>>;

interface RequestValue {
  readonly kind: RequestKind;
  /** How a message names it. */
  readonly name: string;
  /** The members that are taken from it. */
  readonly steps: readonly string[];
}

/** What a node reads of the request's cookies, in words: `cookies()`, `request.cookies`; `undefined` where it reads none. */
export function findCookieRead(node: TSESTree.Node, module: SourceModule, parameters: RequestParameters): string | undefined {
  if (node.type === "CallExpression") return findHeaderRead(node, module, parameters) ?? findDetachedRead(node, module, parameters);
  if (node.type !== "MemberExpression") return undefined;
  const value = findRequestValue(node, module, parameters);
  const [step] = value?.steps ?? [];
  if (value?.kind === "headers") return step === "cookie" ? `${value.name}.cookie` : undefined;
  if (value?.kind !== "cookies") return undefined;
  const isRead = step === undefined ? isTakenApart(node) : !READS_NOTHING.has(step);
  return isRead ? value.name : undefined;
}

/**
 * What is done with cookies, or with the promise of them, that reads none: what `then` is given does that. A cookie may be
 * called like this in the pages router, which is rare enough to be silent about.
 */
const READS_NOTHING: ReadonlySet<string> = new Set(["catch", "delete", "finally", "set", "then", CALL_STEP]);

/** `get("session")` after `const { get } = await cookies()`. */
function findDetachedRead({ callee }: TSESTree.CallExpression, module: SourceModule, parameters: RequestParameters): string | undefined {
  const value = callee.type === "Identifier" ? findRequestValue(callee, module, parameters) : undefined;
  const [step, ...others] = value?.steps ?? [];
  const isRead = value?.kind === "cookies" && step !== undefined && others.length === 0 && !READS_NOTHING.has(step);
  return isRead ? value.name : undefined;
}

/** `const { token } = request.cookies`, `Object.keys(request.cookies)`. */
function isTakenApart({ parent }: TSESTree.MemberExpression): boolean {
  if (parent.type === "VariableDeclarator") return parent.id.type === "ObjectPattern";
  if (parent.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return false;
  return parent.callee.object.type === "Identifier" && parent.callee.object.name === "Object";
}

/** `headers().get("cookie")`: by other headers no session travels without the page's own doing. */
function findHeaderRead(node: TSESTree.CallExpression, module: SourceModule, parameters: RequestParameters): string | undefined {
  const [argument] = node.arguments;
  const isCookie = argument !== undefined && getStringLiteral(argument)?.toLowerCase() === "cookie";
  const value = isCookie ? findRequestValue(node.callee, module, parameters) : undefined;
  return value?.kind === "headers" && value.steps.join(".") === "get" ? `${value.name}.get("cookie")` : undefined;
}

/** What a node is of a request; `undefined` for everything else, and where nobody knows. */
export function findRequestValue(node: TSESTree.Node, module: SourceModule, parameters: RequestParameters): RequestValue | undefined {
  const own = resolveAccessPath(node, module);
  const path = own?.root.kind === "module" ? resolveLinkedPath(node, module)?.path : own;
  const value = path && (findFromNext(path) ?? findFromParameter(path, parameters, module));
  const [step, ...steps] = value?.steps ?? [];
  if (value?.kind !== "request" || (step !== "cookies" && step !== "headers")) return value;
  return { kind: step, name: `${value.name}.${step}`, steps };
}

/**
 * Whether an expression is the method of the request. Where nobody knows what it is a part of, its name says so: then code is
 * taken for another method's that is not, and nothing is read there.
 */
export function isRequestMethod(node: TSESTree.Node, module: SourceModule, parameters: RequestParameters): boolean {
  const member = unwrap(node);
  const value = findRequestValue(member, module, parameters);
  if (value !== undefined) return value.kind === "request" && /^(?:req\.|request\.)?method$/u.test(value.steps.join("."));
  return (member.type === "MemberExpression" && getPropertyName(member) === "method") || (member.type === "Identifier" && member.name === "method");
}

/** `cookies()` and `headers()`. Source: https://nextjs.org/docs/app/api-reference/functions/cookies */
function findFromNext({ root, steps }: AccessPath): RequestValue | undefined {
  const [name, call, ...rest] = steps;
  if (root.kind !== "module" || root.specifier !== "next/headers" || call !== CALL_STEP) return undefined;
  return name === "cookies" || name === "headers" ? { kind: name, name: `${name}()`, steps: rest } : undefined;
}

function findFromParameter({ root, steps }: AccessPath, parameters: RequestParameters, module: SourceModule): RequestValue | undefined {
  if (root.kind !== "parameter") return undefined;
  const kind = parameters.get(root.function)?.get(root.index) ?? (isTypedAsRequest(root, module) ? "request" : undefined);
  return kind && { kind, name: kind === "request" ? "request" : `${kind}()`, steps };
}

function isTypedAsRequest({ function: callee, index }: Extract<AccessRoot, { kind: "parameter" }>, module: SourceModule): boolean {
  const type = isFunction(callee) ? getTypeName(callee, index, module) : undefined;
  return type !== undefined && REQUEST_TYPES.get(type)?.steps.length === 0;
}
