import { allowsCredentials, isAnyOrigin } from "../../platform/web/cors.ts";
import type { AllowedOrigin } from "../../platform/libraries/library.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import type { CorsAnswer, CorsHeader } from "./cors-header.ts";
import { mayCheckOrigin } from "./origin-checks.ts";
import { traceRequestOrigin } from "./request-origin.ts";

/**
 * Which origins an answer with credentials allows that it should not: all of them by `*`, which browsers refuse, or whichever
 * asks. `undefined` where it does not certainly allow credentials, where the value depends on anything, and where code may
 * look at the request's origin first.
 */
export function judgeCorsAnswer({ credentials, hasAlternative, origin }: CorsAnswer): AllowedOrigin | undefined {
  const allowed = readText(credentials);
  if (allowed === undefined || !allowsCredentials(allowed)) return undefined;
  const text = readText(origin);
  // Who is let in by another statement may come with credentials, and all others without.
  if (text !== undefined) return isAnyOrigin(text) && hasAlternative !== true ? "any" : undefined;
  const { functions, reads } = traceRequestOrigin(origin.value, origin.at);
  const ways = reads.length === 0 ? [] : [[origin.value, origin.at.module] as const, ...functions];
  return ways.length > 0 && ways.every(([node, module]) => !mayCheckOrigin(node, module)) ? "reflected" : undefined;
}

function readText({ at, value }: CorsHeader): string | undefined {
  return getStaticText(evaluateIn(value, at));
}
