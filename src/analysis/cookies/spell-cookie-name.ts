import type { TextPart } from "../constants/evaluated.ts";
import { UNKNOWN_PART } from "../sensitive-names/classify-cookie-name.ts";
import type { CookieName } from "./cookie-read.ts";

/** The name as the classifier reads it: one `UNKNOWN_PART` for each part that is not known. */
export function spellCookieName(name: CookieName): string {
  return spell(name, UNKNOWN_PART);
}

/** The name as a person reads it: `sb-…-auth-token`. */
export function mentionCookieName(name: CookieName): string {
  return spell(name, "…");
}

/**
 * With what the code itself falls back to in place of an environment variable: whatever a deployment calls the cookie instead, it
 * is of the same kind.
 */
function spell(name: readonly TextPart[], gap: string): string {
  return name.map((part) => spellPart(part, gap)).join("");
}

function spellPart(part: TextPart, gap: string): string {
  if (part.kind === "static") return part.text;
  const held = part.kind === "env" ? part.fallback : part.kind === "binding" ? part.value : undefined;
  return held === undefined ? gap : spell(held, gap);
}

/** Whether something is known of a name, and nothing of it is left to callers. */
export function isNamed(name: CookieName): boolean {
  return name.every(({ kind }) => kind !== "parameter") && name.some((part) => spellPart(part, "") !== "");
}
