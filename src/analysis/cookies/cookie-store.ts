import type { TSESTree } from "@typescript-eslint/utils";

import { findGlobalName } from "../references/access-path.ts";
import { findPropertyValue, findUnchangedObject } from "../references/definition.ts";
import { listOf, type Interpreter, type Trail } from "./cookie-state.ts";
import { findTextTests } from "./entry.ts";

/**
 * Reports what the browser's `cookieStore` is asked for: `get(name)`, `get({ name })`, `getAll(name)`, `getAll()`.
 * Only the global counts: `const cookieStore = await cookies()` reads a request.
 */
export function followCookieStore(node: TSESTree.CallExpression, interpreter: Interpreter): void {
  const name = findGlobalName(node.callee, interpreter.module);
  if (name !== "cookieStore.get" && name !== "cookieStore.getAll") return;
  const [argument] = node.arguments;
  const trail: Trail = { api: "cookieStore", frame: undefined, isHook: false, source: node, tests: undefined };
  if (argument !== undefined) {
    const options = findUnchangedObject(argument, interpreter.module);
    const named = options === undefined ? argument : findPropertyValue(options, "name");
    interpreter.report(findTextTests(named, interpreter), node, trail);
  } else if (name === "cookieStore.getAll") {
    interpreter.follow(node, listOf({ kind: "item", property: "name" }), trail);
  }
}
