import { posix } from "node:path";

import type { FileStore } from "../platform/host/file-store.ts";
import { getPathWithin } from "../platform/host/portable-path.ts";
import { compareRoutes, readAppRoute, readPagesRoute, type RoutePattern } from "../platform/next/route-pattern.ts";
import type { ModuleStore } from "./module-store.ts";
import type { NextRoot } from "./next-root.ts";
import { applyRewrite, type Rewritten } from "./rewrites.ts";
import { collectFiles } from "./root-files.ts";
import { readRoutingConfig, type RewriteList, type RoutingConfig } from "./routing-config.ts";
import { HOLE, matchRoute, readUrlPath, type UrlPath } from "./url-path.ts";

/** A file that answers requests. */
export interface RouteHandler {
  readonly file: string;
  /** What it exports: a function per method, or one for all. */
  readonly kind: "apiRoute" | "routeHandler";
}

/** Which file of an app answers a request. */
export interface RouteTable {
  /**
   * The files that may answer a path with `…` for unknown parts, most specific first. None where that is a page, nobody,
   * or another host, and wherever the config computes what matters.
   */
  find(path: string): readonly RouteHandler[];
}

interface Route extends RoutePattern {
  readonly file: string;
}

/**
 * Draws up the routes of an app, as its folders and its config state them. What a proxy or middleware rewrites is not
 * looked at.
 */
export function createRouteTable(root: NextRoot, files: FileStore, modules: ModuleStore): RouteTable {
  const config = readRoutingConfig(root.directory, files, modules);
  const routes = collectRoutes(root, files);
  return {
    find(text) {
      const path = removeBasePath(text, config.basePath);
      const found = path && findRoutes(path, routes, config);
      if (path === undefined || found === undefined || isPublicFile(path, root, files)) return [];
      const handlers = found.flatMap(({ file, kind }) => (kind === "page" ? [] : [{ file, kind }]));
      return handlers.length === found.length ? handlers : [];
    },
  };
}

function collectRoutes(root: NextRoot, files: FileStore): readonly Route[] {
  const routes: Route[] = [];
  for (const file of collectFiles(root, files)) {
    const pattern = readRoute(file, root);
    if (pattern !== undefined) routes.push({ ...pattern, file });
  }
  return routes.sort(compareRoutes);
}

/** The route of a file, by its place in an app. */
export function readRoute(file: string, { appDirectory, pageExtensions, pagesDirectory }: NextRoot): RoutePattern | undefined {
  const inApp = appDirectory === undefined ? undefined : getPathWithin(appDirectory, file);
  if (inApp !== undefined) return readAppRoute(inApp, pageExtensions);
  const inPages = pagesDirectory === undefined ? undefined : getPathWithin(pagesDirectory, file);
  return inPages === undefined ? undefined : readPagesRoute(inPages, pageExtensions);
}

/** Next.js puts a base path before links, not before requests: `/api/me` is nobody's in an app that lives at `/shop`. */
function removeBasePath(text: string, basePath: string | undefined): UrlPath | undefined {
  const path = readUrlPath(text);
  const base = basePath === undefined ? undefined : readUrlPath(basePath === "" ? "/" : basePath);
  if (path === undefined || base === undefined) return undefined;
  return base.every((part, index) => path[index] === part) ? path.slice(base.length) : undefined;
}

/** Files under `public` come before routes with a variable part. */
function isPublicFile(path: UrlPath, { directory }: NextRoot, files: FileStore): boolean {
  return !path.some((part) => part.includes(HOLE)) && files.isFile(posix.join(directory, "public", ...path));
}

/**
 * In the order of Next.js: redirects, rewrites before the files, names, rewrites after them, routes with a variable part,
 * and what is left to the fallback. `undefined` where it cannot be known which of them it is.
 *
 * Source: https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites
 */
function findRoutes(asked: UrlPath, routes: readonly Route[], config: RoutingConfig): readonly Route[] | undefined {
  if (config.redirects.some((rule) => applyRewrite(rule, asked).kind !== "untouched")) return undefined;
  const before = applyAll(config.beforeFiles, asked);
  if (before.kind === "elsewhere") return undefined;
  const path = before.kind === "path" ? before.path : asked;
  const found = matchAll(path, routes);
  const [first] = found;
  if (first !== undefined && isStatic(first) && found.length === 1 && matchRoute(path, first.segments) === "always") return found;
  const after = applyFirst(config.afterFiles, path);
  if (after.kind !== "untouched") return after.kind === "path" ? matchAll(after.path, routes) : undefined;
  if (found.length > 0) return found;
  const last = applyFirst(config.fallback, path);
  return last.kind === "path" ? matchAll(last.path, routes) : undefined;
}

/** The routes that may answer, up to the first one that does so in any case. */
function matchAll(path: UrlPath, routes: readonly Route[]): readonly Route[] {
  const found: Route[] = [];
  for (const route of routes) {
    const match = matchRoute(path, route.segments);
    if (match !== "never") found.push(route);
    if (match === "always") break;
  }
  return found;
}

function isStatic({ segments }: Route): boolean {
  return segments.every(({ kind }) => kind === "name");
}

/** Rewrites before the files are applied one after the other. */
function applyAll({ isComplete, rules }: RewriteList, path: UrlPath): Rewritten {
  let rewritten: Rewritten = { kind: "untouched" };
  for (const rule of rules) {
    const next = applyRewrite(rule, rewritten.kind === "path" ? rewritten.path : path);
    if (next.kind === "elsewhere") return next;
    if (next.kind === "path") rewritten = next;
  }
  return isComplete ? rewritten : { kind: "elsewhere" };
}

/** Of the others, the first one that leads to a route decides; one that is not known may be before it. */
function applyFirst({ isComplete, rules }: RewriteList, path: UrlPath): Rewritten {
  if (!isComplete) return { kind: "elsewhere" };
  for (const rule of rules) {
    const next = applyRewrite(rule, path);
    if (next.kind !== "untouched") return next;
  }
  return { kind: "untouched" };
}
