import type { TSESTree } from "@typescript-eslint/utils";

import { findEnclosingFunction, isFunction } from "../../syntax/traverse.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import type { CookieState, Interpreter, Trail } from "./cookie-state.ts";

/** Hooks whose result is what a callback returns. */
const VALUE_HOOKS: ReadonlyMap<string, boolean> = new Map([
  ["useMemo", false],
  ["useState", true],
  ["useSyncExternalStore", false],
]);

/** The result of the call that led here; of all calls, where the cookies are read in the function itself. */
export function followReturn(
  parent: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement,
  state: CookieState,
  trail: Trail,
  interpreter: Interpreter,
): void {
  const callee = parent.type === "ReturnStatement" ? findEnclosingFunction(parent) : parent;
  if (callee === undefined || !isFunction(callee)) return;
  for (let { frame } = trail; frame !== undefined; frame = frame.outer) {
    if (frame.function === callee) {
      frame.onReturn(state, parent);
      return;
    }
  }
  const { module } = interpreter;
  const call = callee.parent.type === "CallExpression" && callee.parent.callee !== callee ? callee.parent : undefined;
  const hook = call === undefined ? undefined : VALUE_HOOKS.get(resolveAccessPath(call.callee, module)?.steps.at(-1) ?? "");
  if (call !== undefined && hook !== undefined) {
    interpreter.follow(call, hook ? { first: state, kind: "tuple" } : state, trail);
    return;
  }
  if (trail.tests === undefined) interpreter.handOut(callee, state);
  for (const use of collectLocalCalls(callee, module)) interpreter.follow(use, state, { ...trail, frame: undefined, tests: undefined });
}
