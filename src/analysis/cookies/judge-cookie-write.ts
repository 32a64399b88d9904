import { findCookiePrefix, type CookieAttribute } from "../../platform/web/cookie-attributes.ts";
import { classifyCookieName, type NameContext, type SensitiveName } from "../sensitive-names/classify-cookie-name.ts";
import type { AttributeState, CookieWrite } from "./cookie-write.ts";
import { spellCookieName } from "./spell-cookie-name.ts";

/** What is wrong with the way a cookie is set. */
export type WriteProblem =
  /** A browser drops the cookie, because its prefix, or `SameSite=None`, demands attributes that are not there. */
  | { readonly kind: "refused"; readonly by: string; readonly attributes: readonly CookieAttribute[] }
  /** A browser drops the cookie, because a script sets it as HttpOnly. */
  | { readonly kind: "refusedScript"; readonly by: string }
  | { readonly kind: "scriptCookie"; readonly sensitive: SensitiveName }
  | { readonly kind: "unprotected"; readonly sensitive: SensitiveName; readonly attributes: readonly CookieAttribute[]; readonly isOff: boolean };

/**
 * Judges a write by what browsers do with it, whatever the cookie is, and by the attributes that the team asks of
 * cookies that carry a session or a credential. Whatever may turn an attribute on is taken for on.
 */
export function judgeCookieWrite(
  write: CookieWrite,
  required: readonly CookieAttribute[],
  names: NameContext,
): WriteProblem | undefined {
  const name = spellCookieName(write.name);
  if (names.allow.some((matches) => matches(name))) return undefined;
  return findRefusal(name, write) ?? findExposure(name, write, required, names);
}

function findRefusal(name: string, { attributes, by, isCrossSite }: CookieWrite): WriteProblem | undefined {
  const prefix = findCookiePrefix(name);
  if (prefix !== undefined) {
    const mention = `the prefix '${prefix.text}'`;
    if (by === "script" && prefix.demands.includes("httpOnly")) return { by: mention, kind: "refusedScript" };
    const absent = prefix.demands.filter((attribute) => isAbsent(attributes[attribute]));
    if (absent.length > 0) return { attributes: absent, by: mention, kind: "refused" };
  }
  return isCrossSite && isAbsent(attributes.secure) ? { attributes: ["secure"], by: "'SameSite=None'", kind: "refused" } : undefined;
}

function findExposure(
  name: string,
  { attributes, by, passesHttpOnly, value }: CookieWrite,
  required: readonly CookieAttribute[],
  names: NameContext,
): WriteProblem | undefined {
  // A constant that anybody can read in the source identifies nobody.
  const sensitive = value === "flag" ? undefined : classifyCookieName(name, names);
  if (sensitive === undefined || !isOursToProtect(sensitive)) return undefined;
  if (by === "script") {
    return passesHttpOnly && attributes.httpOnly.kind === "on" ? { by: "'HttpOnly'", kind: "refusedScript" } : { kind: "scriptCookie", sensitive };
  }
  const missing = required.filter((attribute) => isAbsent(attributes[attribute]));
  if (missing.length === 0) return undefined;
  return { attributes: missing, isOff: missing.includes("httpOnly") && attributes.httpOnly.kind === "off", kind: "unprotected", sensitive };
}

/**
 * What a vendor's browser code reads must stay readable, and what a login in progress leaves behind (a nonce, a
 * state) is often made in the browser by design.
 */
function isOursToProtect({ evidence, exposure, kind }: SensitiveName): boolean {
  if (evidence.source === "registry") return exposure === "deadRead";
  return evidence.source !== "words" || kind !== "transient";
}

function isAbsent({ kind }: AttributeState): boolean {
  return kind === "missing" || kind === "off";
}
