import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { Memo } from "../memo.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { mayComeTo, mayPathComeTo } from "../references/may-come-to.ts";
import { collectCallees } from "../values/callees.ts";
import { valueOf, type Path } from "../values/value.ts";
import type { CookieRead } from "./cookie-read.ts";
import { followCookieStore } from "./cookie-store.ts";
import { createCookieWalk, type CookieWalk } from "./cookie-walk.ts";
import { describeCaller } from "./describe-caller.ts";
import { followDocumentCookie } from "./document-cookie.ts";
import { followLibraryRead } from "./library-reads.ts";

/** What a module reads by itself, whoever calls its functions. */
export interface OwnReads {
  /** The name of one may have a parameter in it, which callers say. */
  readonly reads: readonly CookieRead[];
  /** In what state its functions return cookies, before one of them is named. */
  readonly returned: ReadonlyMap<LocalFunction, ReadonlyMap<string, Path>>;
}

const NOTHING: OwnReads = { reads: [], returned: new Map() };

const memo = new Memo<SourceModule, OwnReads>({
  assumed: NOTHING,
  // Modules that call one another find more at each other with each round.
  isSame: (first, second) => first.reads.length === second.reads.length && first.returned.size === second.returned.size,
  unknown: NOTHING,
});

/** The reads of a module's own code, and of cookies that functions of other modules return to it. */
export function collectOwnReads(module: SourceModule): OwnReads {
  return memo.ask(module, () => (mayComeTo(COOKIES, module) ? collect(module) : NOTHING));
}

function collect(module: SourceModule): OwnReads {
  const reads: CookieRead[] = [];
  const returned = new Map<LocalFunction, Map<string, Path>>();
  const cookieWalk = createCookieWalk(module, {
    emit: (read) => reads.push(read),
    handOut: (callee, path) => returned.set(callee, new Map([...(returned.get(callee) ?? []), [path.join(), path]])),
  });
  for (const node of walk(module.ast, module.visitorKeys)) {
    followDocumentCookie(node, cookieWalk);
    if (node.type !== "CallExpression") continue;
    followCookieStore(node, cookieWalk);
    followLibraryRead(node, cookieWalk);
    followLinkedCall(node, cookieWalk);
  }
  return { reads, returned };
}

/** Goes on with what a function of another module returns: `parseCookies().session`, where the module that defines it speaks of cookies. */
function followLinkedCall(call: TSESTree.CallExpression, cookieWalk: CookieWalk): void {
  const { module } = cookieWalk;
  const path = module.links === undefined ? undefined : resolveAccessPath(call.callee, module);
  if (path === undefined || !mayPathComeTo(path, COOKIES, module)) return;
  for (const callee of collectCallees(valueOf(call.callee, { module }))) {
    if (callee.kind === "outside" || callee.around.module === module) continue;
    const paths = collectOwnReads(callee.around.module).returned.get(callee.function) ?? new Map<string, Path>();
    for (const returned of paths.values()) cookieWalk.follow(call, returned, { ...describeCaller(call, module), source: call });
  }
}
