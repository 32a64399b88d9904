import { UNKNOWN_PART } from "../sensitive-names/classify-cookie-name.ts";
import type { CookieName } from "./cookie-read.ts";

/** The name as the classifier reads it: one `UNKNOWN_PART` for each part that is not known. */
export function spellCookieName(name: CookieName): string {
  return name.map((part) => (part.kind === "static" ? part.text : UNKNOWN_PART)).join("");
}

/** The name as a person reads it: `sb-…-auth-token`. */
export function mentionCookieName(name: CookieName): string {
  return name.map((part) => (part.kind === "static" ? part.text : "…")).join("");
}
