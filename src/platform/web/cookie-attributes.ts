/** What protects a cookie, by the names that options have for it. */
export type CookieAttribute = "httpOnly" | "sameSite" | "secure";

/** The same as `Set-Cookie` spells it. */
export const ATTRIBUTE_NAMES: Readonly<Record<CookieAttribute, string>> = {
  httpOnly: "HttpOnly",
  sameSite: "SameSite",
  secure: "Secure",
};

/** A prefix of a name that browsers take for a promise: they drop a cookie that does not keep it. */
export interface CookiePrefix {
  readonly text: string;
  readonly demands: readonly CookieAttribute[];
}

/**
 * Source: https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/, section "Cookie Name Prefixes". Browsers compare
 * without regard to case. What `__Host-` demands of path and domain is not here.
 */
const PREFIXES: readonly CookiePrefix[] = [
  { demands: ["secure", "httpOnly"], text: "__Host-Http-" },
  { demands: ["secure", "httpOnly"], text: "__Http-" },
  { demands: ["secure"], text: "__Host-" },
  { demands: ["secure"], text: "__Secure-" },
];

/** The prefix that a cookie's name has, if it is one with a meaning. */
export function findCookiePrefix(name: string): CookiePrefix | undefined {
  const lower = name.toLowerCase();
  return PREFIXES.find(({ text }) => lower.startsWith(text.toLowerCase()));
}
