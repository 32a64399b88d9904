/** The directives of Next.js, and what its compiler takes for a misspelt one (docs/platform/next-16.md). */
import { findNextMajor } from "./versions.ts";

export type DirectiveName = "use cache" | "use client" | "use server";

export const DIRECTIVE_NAMES: readonly DirectiveName[] = ["use client", "use server", "use cache"];

/** The kinds of `"use cache: kind"` that need no cache handler of the app's own. */
export const CACHE_KINDS: readonly string[] = ["private", "remote"];

/** Packages that guard a module when it imports them, and say nothing as a string. */
export const MARKER_MODULES: ReadonlySet<string> = new Set(["client-only", "server-only"]);

/** Whether a version knows a directive; to earlier ones `"use cache"` is any string. */
export function knowsDirective(name: DirectiveName, nextVersion: number): boolean {
  return name !== "use cache" || (findNextMajor(nextVersion)?.cacheDirective ?? "none") !== "none";
}

/**
 * Whether two texts are similar and not the same: one character more or less, or two others. The compiler draws the same
 * line where it asks whether `"use server"` was meant.
 */
export function isSimilar(first: string, second: string): boolean {
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  const start = countSame(short, long);
  if (long.length === short.length + 1) return long.slice(start + 1) === short.slice(start);
  if (long.length > short.length) return false;
  const others = [...Array(long.length).keys()].filter((index) => long.charAt(index) !== short.charAt(index));
  return others.length === 1 || others.length === 2;
}

function countSame(short: string, long: string): number {
  let index = 0;
  while (index < short.length && short.charAt(index) === long.charAt(index)) index += 1;
  return index;
}

/** Whether a directive keeps what a function returns, of whatever kind the cache is. */
export function isCacheDirective(directive: string): boolean {
  return directive.startsWith("use cache");
}

/** Whether a function's directive counts for it instead of what its file says. Measured, see docs/platform/next-16.md. */
export function overridesFile(directive: string): boolean {
  return isCacheDirective(directive) || directive === "use server";
}

/** Keeps results for each user on his own, so that what is cached may ask who that is. */
export const PRIVATE_CACHE = "use cache: private";

export function isPrivateCache(directive: string): boolean {
  return directive === PRIVATE_CACHE;
}

export function hasPrivateCache(nextVersion: number): boolean {
  return findNextMajor(nextVersion)?.cacheDirective === "private";
}
