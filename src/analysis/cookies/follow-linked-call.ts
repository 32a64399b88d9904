import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction } from "../references/linked.ts";
import { mayPathComeTo } from "../references/may-come-to.ts";
import { describeCallee } from "./cookie-helpers.ts";
import type { Path } from "../values/value.ts";
import type { CookieWalk } from "./cookie-walk.ts";

/** What the functions of a module return of the cookies that they read, before one of them is named. */
export type ReturnedStates = ReadonlyMap<LocalFunction, readonly Path[]>;

/** Goes on with what a function of another module returns: `parseCookies().session`, where the module that defines it speaks of cookies. */
export function followLinkedCall(call: TSESTree.CallExpression, walk: CookieWalk, getReturned: (module: SourceModule) => ReturnedStates): void {
  const { module } = walk;
  const path = module.links === undefined ? undefined : resolveAccessPath(call.callee, module);
  if (path === undefined || !mayPathComeTo(path, COOKIES, module)) return;
  const callee = findLinkedFunction(call.callee, module);
  if (callee === undefined || callee.module === module) return;
  const paths = new Map((getReturned(callee.module).get(callee.function) ?? []).map((path) => [path.join(), path]));
  for (const path of paths.values()) walk.follow(call, path, { ...describeCallee(call, module), source: call });
}
