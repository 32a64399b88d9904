import { COOKIES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { Memo } from "../memo.ts";
import { mayComeTo } from "../references/may-come-to.ts";

/**
 * One answer per module about its cookies, and `nothing` for modules that cannot have any. Modules that call one
 * another find more at each other with each round, until `count` says that there is no more.
 */
export function rememberPerModule<Facts>(nothing: Facts, collect: (module: SourceModule) => Facts, count: (facts: Facts) => number): (module: SourceModule) => Facts {
  const memo = new Memo<SourceModule, Facts>({ assumed: nothing, isSame: (first, second) => count(first) === count(second), unknown: nothing });
  return (module) => memo.ask(module, () => (mayComeTo(COOKIES, module) ? collect(module) : nothing));
}
