import type { RouteSegment } from "../platform/next/route-pattern.ts";

/** What stands for an unknown part of a path. */
export const HOLE = "…";

/** The parts of a URL path, each as far as it is known: `/api/users/…` is `api`, `users`, `…`. */
export type UrlPath = readonly string[];

/** Whether a path is matched whatever its unknown parts are, for some of their values, or for none. */
export type Match = "always" | "maybe" | "never";

/**
 * Splits a path as a request states it. `undefined` for one that is relative to the page, or that a browser would
 * shorten (`/api/../me`): only where the page is tells what those mean.
 */
export function readUrlPath(text: string): UrlPath | undefined {
  if (!text.startsWith("/")) return undefined;
  const parts = text.replace(/^\/|\/$/gu, "").split("/");
  if (parts.length === 1 && parts[0] === "") return [];
  return parts.some((part) => part === "" || part === "." || part === "..") ? undefined : parts;
}

/**
 * An unknown part of its own is one segment: `/users/${id}`. One that is glued to the end of a path may be empty, a
 * query, or more segments: `/users${suffix}`.
 */
export function mayGoOn(path: UrlPath): boolean {
  const last = path.at(-1);
  return last !== undefined && last !== HOLE && last.includes(HOLE);
}

export function matchName(part: string, name: string): Match {
  if (!part.includes(HOLE)) return part === name ? "always" : "never";
  const [start = "", ...rest] = part.split(HOLE);
  let position = start.length;
  if (!name.startsWith(start)) return "never";
  for (const text of rest) {
    const found = name.indexOf(text, position);
    if (found === -1) return "never";
    position = found + text.length;
  }
  return name.endsWith(rest.at(-1) ?? "") ? "maybe" : "never";
}

/** Whether a route of Next.js answers a path. */
export function matchRoute(path: UrlPath, segments: readonly RouteSegment[]): Match {
  let match: Match = "always";
  const goesOn = mayGoOn(path);
  for (const [index, segment] of segments.entries()) {
    const part = path[index];
    if (part === undefined) {
      if (segment.kind !== "any") return goesOn ? "maybe" : "never";
      return match;
    }
    if (segment.kind === "any" || segment.kind === "some") return match;
    const isOpen = goesOn && index === path.length - 1;
    const own = segment.kind === "name" ? matchName(part, segment.name) : "always";
    // What goes on may go on below any name that begins like it: `users${suffix}` below `users`.
    if (own === "never") return "never";
    if (own === "maybe" || isOpen) match = "maybe";
  }
  return segments.length < path.length ? "never" : match;
}
