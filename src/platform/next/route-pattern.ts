/**
 * Which URLs a file under `app` or `pages` answers, by its path.
 *
 * Sources: https://nextjs.org/docs/app/getting-started/project-structure and
 * https://nextjs.org/docs/pages/building-your-application/routing/dynamic-routes
 */
import { removePageExtension } from "./file-conventions.ts";

/** One part of a route: a name, `[one]`, `[...some]` for one part or more, `[[...any]]` for none or more. */
export type RouteSegment = { readonly kind: "name"; readonly name: string } | { readonly kind: "any" | "one" | "some" };

/** What answers at a route: a Route Handler, an API route, or a page, which sends HTML. */
export interface RoutePattern {
  readonly segments: readonly RouteSegment[];
  readonly kind: "apiRoute" | "page" | "routeHandler";
}

/** The route of a file by its path within `app`; `undefined` for files that have none. */
export function readAppRoute(pathInApp: string, pageExtensions: readonly string[]): RoutePattern | undefined {
  const [name, ...folders] = (removePageExtension(pathInApp, pageExtensions) ?? "").split("/").reverse();
  if ((name !== "route" && name !== "page") || folders.some((folder) => HIDDEN.test(folder))) return undefined;
  const segments = folders.reverse().filter((folder) => !/^\(.*\)$/u.test(folder)).map(readSegment);
  return { kind: name === "route" ? "routeHandler" : "page", segments };
}

/** Private folders, slots, and folders that intercept another route: `(.)photo`. What they hold has no URL of its own. */
const HIDDEN = /^(?:_|@|\(\.)/u;

/** The route of a file by its path within `pages`; `undefined` for `_app` and its like. */
export function readPagesRoute(pathInPages: string, pageExtensions: readonly string[]): RoutePattern | undefined {
  const route = removePageExtension(pathInPages, pageExtensions);
  if (route === undefined || /^_(?:app|document|error)$/u.test(route)) return undefined;
  const parts = route.replace(/(?:^|\/)index$/u, "").split("/").filter((part) => part !== "");
  return { kind: parts[0] === "api" ? "apiRoute" : "page", segments: parts.map(readSegment) };
}

function readSegment(name: string): RouteSegment {
  if (/^\[\[\.\.\..+\]\]$/u.test(name)) return { kind: "any" };
  if (/^\[\.\.\..+\]$/u.test(name)) return { kind: "some" };
  if (/^\[.+\]$/u.test(name)) return { kind: "one" };
  // The way to write a URL that starts with `_`, as such a folder would be private.
  return { kind: "name", name: name.replace(/^%5F/iu, "_") };
}

const ORDER = { name: 0, one: 1, some: 2, any: 3 } as const;

/**
 * The order in which Next.js tries routes, most specific first: at the first difference a name comes before `[one]`,
 * that before `[...some]`, and `[[...any]]` comes last.
 *
 * Source: https://github.com/vercel/next.js/blob/canary/packages/next/src/shared/lib/router/utils/sorted-routes.ts
 */
export function compareRoutes(first: RoutePattern, second: RoutePattern): number {
  for (const [index, segment] of first.segments.entries()) {
    const other = second.segments[index];
    if (other === undefined) return 1;
    if (segment.kind !== other.kind) return ORDER[segment.kind] - ORDER[other.kind];
    if (segment.kind === "name" && other.kind === "name" && segment.name !== other.name) return segment.name < other.name ? -1 : 1;
  }
  return first.segments.length - second.segments.length;
}
