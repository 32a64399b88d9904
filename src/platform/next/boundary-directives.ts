/** The directives of Next.js, and what its compiler takes for a misspelt one (docs/platform/next-16.md). */
import { findNextMajor } from "./versions.ts";

export type DirectiveName = "use cache" | "use client" | "use server";

export const DIRECTIVE_NAMES: readonly DirectiveName[] = ["use client", "use server", "use cache"];

/** What `"use cache: kind"` may name without a cache handler of the app's own. */
export const CACHE_KINDS: readonly string[] = ["default", "private", "remote"];

/** Packages that guard a module when it imports them, and say nothing as a string. */
export const MARKER_MODULES: ReadonlySet<string> = new Set(["client-only", "server-only"]);

/** Whether a version knows a directive; to earlier ones `"use cache"` is any string. */
export function knowsDirective(name: DirectiveName, nextVersion: number): boolean {
  return name !== "use cache" || (findNextMajor(nextVersion)?.cacheDirective ?? "none") !== "none";
}

/** What follows `"use cache: "`; `undefined` where no kind is named so. */
export function getCacheKind(directive: string): string | undefined {
  return directive.startsWith(KIND_PREFIX) ? directive.slice(KIND_PREFIX.length) : undefined;
}

const KIND_PREFIX = "use cache: ";

/** Whether a string statement that is no directive fails the build, because it is so much like one. */
export function isRejectedText(text: string, nextVersion: number): boolean {
  const major = findNextMajor(nextVersion);
  if (isAlmostDirective(text, nextVersion)) return true;
  if (major?.comparesDirectives !== "all" && major?.comparesDirectives !== "similar") return false;
  return text === "use action" || getCacheKind(text) === "" || (major.comparesDirectives === "all" && text.startsWith("use cache") && text !== "use cache" && getCacheKind(text) === undefined);
}

/** Whether the compiler takes a text for `"use server"` or `"use cache"` all but written right. It never asks about `"use client"`. */
export function isAlmostDirective(text: string, nextVersion: number): boolean {
  if (findNextMajor(nextVersion)?.comparesDirectives === "listed") return REJECTED_BY_14.has(text);
  return isSimilar("use server", text) || isSimilar("use cache", text);
}

const REJECTED_BY_14: ReadonlySet<string> = new Set(["use servre", "use sevrer", "use srever", "use-server"]);

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
