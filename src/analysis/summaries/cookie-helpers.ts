import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, isWithin } from "../../syntax/traverse.ts";
import type { NamedCookieRead } from "../cookies/cookie-read.ts";
import { getReadUse } from "../cookies/read-use.ts";
import { applyCall } from "../cookies/resolve-parameters.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { collectLocalCalls } from "./local-callee.ts";

/** How many helpers may stand between a call and the read. */
const MAX_CHAIN = 4;
const LONGEST_CALLEE = 60;
const HOOK = /(?:^|\.)use[A-Z]\w*$/u;

/** A function that reads the cookie one of its parameters names. */
interface CookieHelper {
  readonly function: LocalFunction;
  /** The read in its body; its name has a part of kind `parameter`. */
  readonly read: NamedCookieRead;
}

/** The functions that leave the name of a cookie they read to their callers. */
function findCookieHelpers(reads: readonly NamedCookieRead[]): readonly CookieHelper[] {
  return reads.flatMap((read) => {
    const parameter = read.name.find((part) => part.kind === "parameter");
    const callee = parameter?.function;
    return callee !== undefined && isFunction(callee) ? [{ function: callee, read }] : [];
  });
}

/** What the calls of such functions read, also through functions that pass their own parameter on. */
export function collectHelperReads(reads: readonly NamedCookieRead[], module: SourceModule): readonly NamedCookieRead[] {
  const closed: NamedCookieRead[] = [];
  let open = reads;
  for (let step = 0; step < MAX_CHAIN && open.length > 0; step += 1) {
    const found = findCookieHelpers(open).flatMap((helper) => applyHelper(helper, module));
    closed.push(...found.filter((read) => !isOpen(read)));
    open = found.filter(isOpen);
  }
  return closed;
}

/** Whether the callers of a function decide which cookie it reads. */
export function isOpen(read: NamedCookieRead): boolean {
  return read.name.some((part) => part.kind === "parameter");
}

function applyHelper({ function: callee, read }: CookieHelper, module: SourceModule): readonly NamedCookieRead[] {
  return collectLocalCalls(callee, module).flatMap((call) => {
    if (isWithin(call, callee)) return [];
    const api = mentionCallee(call, module);
    const isHook = HOOK.test(api);
    const use = read.use === "value" ? getReadUse(call, module) : read.use;
    return applyCall(read, callee, call, module).map(({ name, node }) => ({
      api,
      expression: call,
      isHook,
      kind: "named" as const,
      name,
      node,
      use,
    }));
  });
}

/** The function as the call writes it: `getCookie`, `CookieService.get`. */
function mentionCallee(call: TSESTree.CallExpression, module: SourceModule): string {
  const text = module.text.slice(...call.callee.range);
  return text.length <= LONGEST_CALLEE && /^[\w$.?]+$/u.test(text) ? text : "document.cookie";
}
