import type { TSESTree } from "@typescript-eslint/utils";

import { findGlobalName } from "../references/access-path.ts";
import { findPropertyValue, findUnchangedObject } from "../references/definition.ts";
import { ANY_STEP } from "../values/value.ts";
import { findTextTests } from "./asked-names.ts";
import { NAME } from "./cookie-state.ts";
import type { CookieWalk } from "./cookie-walk.ts";
import type { Trail } from "./report-question.ts";

/**
 * Reports what the browser's `cookieStore` is asked for: `get(name)`, `get({ name })`, `getAll(name)`, `getAll()`.
 * Only the global counts: `const cookieStore = await cookies()` reads a request.
 */
export function followCookieStore(node: TSESTree.CallExpression, walk: CookieWalk): void {
  const name = findGlobalName(node.callee, walk.module);
  if (name !== "cookieStore.get" && name !== "cookieStore.getAll") return;
  const [argument] = node.arguments;
  const trail: Trail = { api: "cookieStore", isHook: false, source: node };
  if (argument !== undefined) {
    const options = findUnchangedObject(argument, walk.module);
    const named = options === undefined ? argument : findPropertyValue(options, "name");
    walk.report(findTextTests(named, walk.module), node, trail);
  } else if (name === "cookieStore.getAll") {
    walk.follow(node, [ANY_STEP, "name", NAME], trail);
  }
}
