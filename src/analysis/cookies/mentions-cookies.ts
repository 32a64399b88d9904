import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { Memo } from "../memo.ts";
import type { AccessPath } from "../references/access-path.ts";

/** Most code has nothing to do with cookies; `nookies` spells them its own way. */
const MENTION = /[cn]ookie/iu;

/** Whether it is worth looking for reads in a module at all. */
export function mentionsCookies({ text }: Pick<SourceModule, "text">): boolean {
  return MENTION.test(text);
}

/**
 * One answer per module about its cookies, and `nothing` for modules that do not mention any. Modules that call one
 * another find more at each other with each round, until `count` says that there is no more.
 */
export function rememberPerModule<Facts>(nothing: Facts, collect: (module: SourceModule) => Facts, count: (facts: Facts) => number): (module: SourceModule) => Facts {
  const memo = new Memo<SourceModule, Facts>({ assumed: nothing, isSame: (first, second) => count(first) === count(second), unknown: nothing });
  return (module) => memo.ask(module, () => (mentionsCookies(module) ? collect(module) : nothing));
}

/**
 * Whether the name of what another module exports, here or there, or that of the module says that it is about cookies:
 * only then the module is asked what it does.
 */
export function namesCookies({ root, steps }: AccessPath, callee: TSESTree.Node, module: SourceModule): boolean {
  if (root.kind !== "module") return false;
  return [root.specifier, ...steps, module.text.slice(...callee.range)].some((name) => MENTION.test(name));
}
