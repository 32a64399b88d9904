import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import type { NamedCookieRead } from "./cookie-read.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import { findLinkedFunction, type LinkedFunction } from "../references/linked.ts";
import { mayPathComeTo } from "../references/may-come-to.ts";
import { applyCookieHelper } from "./cookie-helpers.ts";

/** What the functions of a module read whose name is left to their callers. */
export type FindOpenReads = (module: SourceModule) => readonly NamedCookieRead[];

/**
 * The reads that calls of other modules' functions come to: `getCookie("token")` of `lib/cookies.ts`. A function whose
 * name is more than its argument (`` `cart-${id}` ``) is judged where it stands, as its callers do not decide.
 */
export function collectLinkedReads(module: SourceModule, findOpenReads: FindOpenReads): readonly NamedCookieRead[] {
  const found: NamedCookieRead[] = [];
  if (module.links === undefined) return found;
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type !== "CallExpression" || node.arguments.length === 0) continue;
    const path = resolveAccessPath(node.callee, module);
    if (path === undefined || !mayPathComeTo(path, COOKIES, module)) continue;
    const callee = findLinkedFunction(node.callee, module);
    if (callee === undefined || callee.module === module) continue;
    for (const read of findOpenReads(callee.module)) found.push(...applyRead(read, callee, node, module));
  }
  return found;
}

function applyRead(read: NamedCookieRead, callee: LinkedFunction, call: TSESTree.CallExpression, module: SourceModule): readonly NamedCookieRead[] {
  const [part, ...others] = read.name;
  if (part?.kind !== "parameter" || others.length > 0 || part.function !== callee.function) return [];
  return call.arguments[part.index] === undefined ? [] : applyCookieHelper(read, callee, call, module);
}
