import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findInitializer, isGlobalReference, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";

const POSITION = /^\d+$/u;

/** Aliases of one list; longer chains are generated. */
const MAX_ALIASES = 8;

/** The promise that `then` of a call waits for: `cookies()` of `cookies().then(show)`. */
export function findThenPromise(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && getPropertyName(callee) === "then" ? callee.object : undefined;
}

/** The promise whose value a function is given: `cookies()` for `(jar) => …` of `cookies().then((jar) => …)`. */
export function findAwaitedPromise(callee: TSESTree.Node): TSESTree.Node | undefined {
  const outer = getWrapped(callee);
  const { parent } = outer;
  return parent?.type === "CallExpression" && parent.arguments[0] === outer ? findThenPromise(parent) : undefined;
}

/**
 * What stands at a position of a list, once that is awaited: `cookies()` for the first of `[cookies(), headers()]`, of
 * `Promise.all` of it, and of a constant that holds the latter. `undefined` where a spread comes before it.
 */
export function findElement(node: TSESTree.Node, position: string, module: SourceModule): TSESTree.Node | undefined {
  const list = POSITION.test(position) ? findList(node, module) : undefined;
  const before = list?.elements.slice(0, Number(position) + 1) ?? [];
  return before.some((element) => element?.type === "SpreadElement") ? undefined : (before[Number(position)] ?? undefined);
}

function findList(node: TSESTree.Node, module: SourceModule): TSESTree.ArrayExpression | undefined {
  let current = unwrap(node);
  if (current.type === "ArrayExpression") return current;
  for (let step = 0; step < MAX_ALIASES; step += 1) {
    const next = current.type === "AwaitExpression" ? current.argument : current.type === "Identifier" ? findInitializer(current, module) : undefined;
    if (next === undefined) break;
    current = unwrap(next);
  }
  const given = current.type === "CallExpression" && isPromiseAll(current, module) ? current.arguments[0] : undefined;
  const list = given && unwrap(given);
  return list?.type === "ArrayExpression" ? list : undefined;
}

function isPromiseAll({ callee }: TSESTree.CallExpression, module: SourceModule): boolean {
  const member = unwrap(callee);
  if (member.type !== "MemberExpression" || getPropertyName(member) !== "all") return false;
  return member.object.type === "Identifier" && member.object.name === "Promise" && isGlobalReference(module, member.object);
}
