import type { Rewrite } from "./rewrite.ts";
import { asynchrony } from "./rewrites/asynchrony.ts";
import { constants } from "./rewrites/constants.ts";
import { controlFlow } from "./rewrites/control-flow.ts";
import { functions } from "./rewrites/functions.ts";
import { modules } from "./rewrites/modules.ts";
import { objects } from "./rewrites/objects.ts";
import { spelling } from "./rewrites/spelling.ts";
import { wrappers } from "./rewrites/wrappers.ts";

/** Everything that is written differently and does the same. */
export const rewrites: readonly Rewrite[] = [...spelling, ...asynchrony, ...functions, ...constants, ...modules, ...wrappers, ...objects, ...controlFlow];
