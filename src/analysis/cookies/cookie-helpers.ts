import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import type { NamedCookieRead } from "./cookie-read.ts";
import { evaluateNameTexts } from "./evaluate-name.ts";
import { getReadUse } from "./read-use.ts";
import { applyCall } from "./resolve-parameters.ts";
import { isNamed } from "./spell-cookie-name.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { findArgument } from "../references/surroundings.ts";
import type { LinkedFunction } from "../references/linked.ts";
import { collectLocalCalls } from "../references/local-callee.ts";

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

/**
 * What the calls of such functions read, also through functions that pass their own parameter on; those in turn leave
 * the name to their callers.
 */
export function collectHelperReads(
  reads: readonly NamedCookieRead[],
  module: SourceModule,
): { readonly closed: readonly NamedCookieRead[]; readonly open: readonly NamedCookieRead[] } {
  const closed: NamedCookieRead[] = [];
  const passedOn: NamedCookieRead[] = [];
  let open = reads;
  for (let step = 0; step < MAX_CHAIN && open.length > 0; step += 1) {
    const found = findCookieHelpers(open).flatMap((helper) => applyHelper(helper, module));
    closed.push(...found.filter((read) => !isOpen(read)));
    open = found.filter(isOpen);
    passedOn.push(...open);
    closed.push(...closeUncalled(open, module));
  }
  return { closed, open: passedOn };
}

/**
 * What a function reads that no code of this module calls: by the default of its parameter, or with that part of the
 * name unknown.
 */
export function closeUncalled(reads: readonly NamedCookieRead[], module: SourceModule): readonly NamedCookieRead[] {
  return reads.flatMap((read) => {
    const callees = read.name.map((part) => (part.kind === "parameter" ? part.function : undefined)).filter((callee) => callee !== undefined);
    if (callees.some((callee) => isFunction(callee) && collectLocalCalls(callee, module).length > 0)) return [];
    const name = read.name.flatMap((part): NamedCookieRead["name"] => {
      if (part.kind !== "parameter") return [part];
      const byDefault = findArgument(part, { module, run: { arguments: [], at: { module }, function: part.function } });
      const [text, ...others] = byDefault?.kind === "given" ? evaluateNameTexts(byDefault.node, byDefault.at.module) : [];
      return text === undefined || others.length > 0 ? [{ kind: "unknown", reason: "not constant" }] : text;
    });
    const use = read.measure();
    return use !== undefined && isNamed(name) ? [{ ...read, name, use }] : [];
  });
}

/** Whether the callers of a function decide which cookie it reads. */
export function isOpen(read: NamedCookieRead): boolean {
  return read.name.some((part) => part.kind === "parameter");
}

function applyHelper({ function: callee, read }: CookieHelper, module: SourceModule): readonly NamedCookieRead[] {
  return collectLocalCalls(callee, module).flatMap((call) => (isWithin(call, callee) ? [] : applyCookieHelper(read, { function: callee, module }, call, module)));
}

/** What a call of a function, maybe of another module, reads of what that leaves to its callers. */
export function applyCookieHelper(read: NamedCookieRead, callee: LinkedFunction, call: TSESTree.CallExpression, module: SourceModule): readonly NamedCookieRead[] {
  const described = describeCallee(call, module);
  const measure: NamedCookieRead["measure"] = (entered) => {
    const use = read.measure({ call, depth: (entered?.depth ?? 0) + 1, function: callee.function, module, outer: entered });
    // Positions and accumulators are not followed: where a helper returns more than a constant, it may be the value.
    if (use !== "value" || !returnsSomething(callee.function, callee.module)) return use;
    return getReadUse(call, module, entered) === "presence" ? "presence" : use;
  };
  return applyCall({ ...read, module: callee.module }, callee.function, call, module).flatMap(({ name, node }) => {
    const passedOn: NamedCookieRead = { ...described, expression: call, isDirect: false, kind: "named", measure, name, node, use: "value" };
    // What is passed on is measured once its name is known: each step would go through all steps below.
    const use = isOpen(passedOn) ? "value" : measure();
    return use === undefined ? [] : [{ ...passedOn, use }];
  });
}

const returning = new WeakMap<TSESTree.Node, boolean>();

/** Whether a function hands back more than a constant. */
function returnsSomething(callee: LocalFunction, module: SourceModule): boolean {
  const known = returning.get(callee);
  if (known !== undefined) return known;
  let isFound = callee.body.type !== "BlockStatement";
  for (const node of walk(callee.body, module.visitorKeys)) {
    if (node.type !== "ReturnStatement" || node.argument === null || node.argument.type === "Literal") continue;
    if (findEnclosingFunction(node) === callee) isFound = true;
  }
  returning.set(callee, isFound);
  return isFound;
}

/** The function as the call writes it: `getCookie`, `CookieService.get`. */
export function describeCallee(call: TSESTree.CallExpression, module: SourceModule): Pick<NamedCookieRead, "api" | "isHook"> {
  const text = module.text.slice(...call.callee.range);
  const api = text.length <= LONGEST_CALLEE && /^[\w$.?]+$/u.test(text) ? text : "document.cookie";
  return { api, isHook: HOOK.test(api) };
}
