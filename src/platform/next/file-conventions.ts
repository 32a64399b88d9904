/**
 * What Next.js makes of a file by its place and name.
 *
 * Source: https://nextjs.org/docs/app/getting-started/project-structure
 */

/** Files that only run tests or show components; Next.js never bundles them. */
const NON_APP_FILE =
  /(?:\.(?:test|spec|stories|story|cy|e2e|mock)\.[cm]?[jt]sx?$)|(?:^|\/)(?:__tests__|__mocks__|cypress|playwright|e2e|\.storybook)\//u;

export function isTestOrStory(path: string): boolean {
  return NON_APP_FILE.test(path.replaceAll("\\", "/"));
}

/** Where Next.js looks for its routes: both under the root, or both under `src`. */
export const SOURCE_FOLDERS = ["", "src/"] as const;

export const DEFAULT_PAGE_EXTENSIONS = ["tsx", "ts", "jsx", "js"] as const;

export const CONFIG_FILES = [
  "next.config.js",
  "next.config.mjs",
  "next.config.cjs",
  "next.config.ts",
  "next.config.mts",
] as const;

/** What a file under `pages` is for. */
export type PagesRole = "api" | "document" | "page";

/** The role of a file under the `pages` folder, by its path within it; `undefined` where it is no route. */
export function getPagesRole(pathInPages: string, pageExtensions: readonly string[]): PagesRole | undefined {
  const route = removePageExtension(pathInPages, pageExtensions);
  if (route === undefined) return undefined;
  if (route === "api" || route.startsWith("api/")) return "api";
  return route === "_document" ? "document" : "page";
}

/** A path without the extension of a page; `undefined` for a file that is none by its extension. */
export function removePageExtension(path: string, pageExtensions: readonly string[]): string | undefined {
  const extension = pageExtensions.find((candidate) => path.endsWith(`.${candidate}`));
  return extension === undefined || path.endsWith(".d.ts") ? undefined : path.slice(0, -(extension.length + 1));
}

/**
 * Whether a file, by its path within the root, is the code that Next.js runs in the browser before the app starts,
 * since version 15.
 *
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client
 */
export function isInstrumentationClient(pathInRoot: string, pageExtensions: readonly string[]): boolean {
  const name = removePageExtension(pathInRoot, pageExtensions);
  return SOURCE_FOLDERS.some((folder) => name === `${folder}instrumentation-client`);
}

/** Whether a path may be a place that decides where a file runs, so that it is worth looking for the app around it. */
export function mayDecideEnvironment(path: string): boolean {
  return /\/(?:pages\/|instrumentation-client\.)/u.test(path);
}

/** Names of files under `app` that Next.js looks for: routes, what it renders around them, and metadata. */
const APP_ENTRY =
  /^(?:apple-icon|default|error|forbidden|global-error|global-not-found|icon|layout|loading|manifest|not-found|opengraph-image|page|robots|route|sitemap|template|twitter-image|unauthorized)\d?$/u;

/** Whether Next.js itself loads a file, by its path within the `app` folder. Folders that start with `_` have no routes. */
export function isAppEntry(pathInApp: string, pageExtensions: readonly string[]): boolean {
  const [name = "", ...folders] = (removePageExtension(pathInApp, pageExtensions) ?? "").split("/").reverse();
  return APP_ENTRY.test(name) && !folders.some((folder) => folder.startsWith("_"));
}

const ROOT_ENTRY = /^(?:src\/)?(?:instrumentation|middleware|proxy)$/u;

/** Whether Next.js runs a file on the server beside the routes, by its path within the root. */
export function isServerEntry(pathInRoot: string, pageExtensions: readonly string[]): boolean {
  return ROOT_ENTRY.test(removePageExtension(pathInRoot, pageExtensions) ?? "");
}

/** Files of the app router that Next.js itself renders, with props of its own. */
const RENDERED_BY_NEXT = /(?:^|\/)(?:default|error|forbidden|global-error|layout|loading|not-found|page|template|unauthorized)\.[jt]sx?$/u;

export function isRenderedByNext(path: string): boolean {
  return RENDERED_BY_NEXT.test(path.replaceAll("\\", "/"));
}

/** Files of the app router that must be Client Components. */
export function mustBeClient(path: string): boolean {
  return /(?:^|\/)(?:global-)?error\.[jt]sx?$/u.test(path.replaceAll("\\", "/"));
}

/** Data functions of the pages router: Next.js removes them, and what only they use, from the browser's code. */
export const SERVER_DATA_FUNCTIONS: ReadonlySet<string> = new Set([
  "getServerSideProps",
  "getStaticPaths",
  "getStaticProps",
]);
