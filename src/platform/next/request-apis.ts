/**
 * What the functions of `next/headers` give once they are awaited. Measured on 14.2.35, 15.5.29 and 16.4.6
 * (docs/platform/next-16.md).
 */
import { findServerOnlyModule } from "./server-only-apis.ts";
import { findNextMajor } from "./versions.ts";

export type RequestApi = "cookies" | "draftMode" | "headers";

/** Whether they return promises. The promises of 15 have the members below as well, for the time of migration. */
export function givesPromises(nextVersion: number): boolean {
  return (findNextMajor(nextVersion)?.requestApis ?? "values") !== "values";
}

/** Whether they return nothing but promises. */
export function givesOnlyPromises(nextVersion: number): boolean {
  return findNextMajor(nextVersion)?.requestApis === "promises";
}

export interface RequestValue {
  /** What the value has and a promise has not. */
  readonly members: ReadonlySet<string>;
  readonly isIterable: boolean;
  /** As text it says something: `cookies().toString()` is a `Cookie` header. */
  readonly hasText: boolean;
  /** The members that can be taken off it: the others are methods that need their object. */
  readonly detached: ReadonlySet<string>;
}

const COOKIES = new Set(["clear", "delete", "get", "getAll", "has", "set", "size"]);
const HEADERS = new Set(["entries", "forEach", "get", "getSetCookie", "has", "keys", "values"]);

export const REQUEST_VALUES: Readonly<Record<RequestApi, RequestValue>> = {
  // Both bind their methods to themselves.
  cookies: { detached: COOKIES, hasText: true, isIterable: true, members: COOKIES },
  draftMode: { detached: new Set(["isEnabled"]), hasText: false, isIterable: false, members: new Set(["disable", "enable", "isEnabled"]) },
  headers: { detached: HEADERS, hasText: false, isIterable: true, members: HEADERS },
};

/** Which of the three functions a module exports by a name, by any spelling of the module. */
export function findRequestApi(specifier: string, name: string, nextVersion: number): RequestApi | undefined {
  const module = findServerOnlyModule(specifier, nextVersion);
  return module?.purpose === "requestApi" && module.throwing.has(name) && isRequestApi(name) ? name : undefined;
}

function isRequestApi(name: string): name is RequestApi {
  return Object.hasOwn(REQUEST_VALUES, name);
}

/** The type that Next.js' codemod casts to where it could not write `await`. It exists in 15 only. */
export const UNWRAPPED_TYPE = /\bUnsafeUnwrapped(?:Cookies|DraftMode|Headers)\b/u;

/** Files that Next.js renders, and what else it calls in them, waiting for what they return. */
const RENDERED = /(?:^|\/)(?:default|forbidden|layout|loading|not-found|page|template|unauthorized)\.[jt]sx?$/u;
const METADATA = /(?:^|\/)(?:apple-icon|icon|manifest|opengraph-image|robots|sitemap|twitter-image)\d?\.[jt]sx?$/u;
const ROUTE = /(?:^|\/)route\.[jt]sx?$/u;
const PROXY = /(?:^|\/)(?:middleware|proxy)\.[jt]s$/u;

/** Whether Next.js calls what a file exports by a name and awaits the result, so that it may be async. */
export function isAwaitedByNext(path: string, name: string): boolean {
  const file = path.replaceAll("\\", "/");
  if (ROUTE.test(file)) return isRouteHandler(file, name);
  if (PROXY.test(file)) return /^(?:default|middleware|proxy)$/u.test(name);
  if (RENDERED.test(file)) return /^(?:default|generateMetadata|generateViewport)$/u.test(name);
  return METADATA.test(file) && name === "default";
}

/** Whether Next.js asks a file for answers and renders nothing of it: routes, and the images and lists of metadata. */
export function isAnsweredByFile(path: string): boolean {
  const file = path.replaceAll("\\", "/");
  return ROUTE.test(file) || METADATA.test(file);
}

/** Whether a file's export by a name answers requests of that method. */
export function isRouteHandler(path: string, name: string): boolean {
  return ROUTE.test(path.replaceAll("\\", "/")) && /^(?:DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)$/u.test(name);
}

/** What code does with the request that some places forbid: it reads it, changes what is sent back, or keeps something for its user only. */
export type RequestUse = "connection" | "cookies" | "cookies.delete" | "cookies.set" | "draftMode.disable" | "draftMode.enable" | "headers" | "privateCache";

/**
 * Where code runs that may not do all of it: in what `after()` runs, in a `'use cache: private'` function, while a component or
 * metadata is rendered, in a function of another directive's cache, in one of `unstable_cache`.
 */
export type RequestPlace = "after" | "privateCache" | "render" | "sharedCache" | "unstableCache";

const COOKIE_CHANGES: readonly RequestUse[] = ["cookies.delete", "cookies.set"];
const DRAFT_CHANGES: readonly RequestUse[] = ["draftMode.disable", "draftMode.enable"];

const FORBIDDEN_FOR_ALL: ReadonlySet<RequestUse> = new Set<RequestUse>(["connection", "cookies", "headers", "privateCache", ...DRAFT_CHANGES]);

/**
 * What throws there. Rendering may turn the draft mode on and off, and every cache may read it. The shared caches allow no
 * `cookies()` at all, so what would be done with them is no question there.
 */
export const FORBIDDEN_USES: Readonly<Record<RequestPlace, ReadonlySet<RequestUse>>> = {
  after: new Set([...COOKIE_CHANGES, ...DRAFT_CHANGES]),
  privateCache: new Set<RequestUse>(["connection", ...COOKIE_CHANGES, ...DRAFT_CHANGES]),
  render: new Set(COOKIE_CHANGES),
  sharedCache: FORBIDDEN_FOR_ALL,
  unstableCache: FORBIDDEN_FOR_ALL,
};

/** By the path into the exports of `next/headers` and `next/server`. */
const USES: ReadonlyMap<string, RequestUse> = new Map<string, RequestUse>([
  ["connection", "connection"],
  ["cookies", "cookies"],
  ["cookies.().delete", "cookies.delete"],
  ["cookies.().set", "cookies.set"],
  ["draftMode.().disable", "draftMode.disable"],
  ["draftMode.().enable", "draftMode.enable"],
  ["headers", "headers"],
]);

/** What a call of something does with the request, by its path into a module's exports. */
export function findRequestUse(specifier: string, path: string, nextVersion: number): RequestUse | undefined {
  const [name = ""] = path.split(".");
  return findServerOnlyModule(specifier, nextVersion)?.throwing.has(name) === true ? USES.get(path) : undefined;
}

/** A text that has none of it does none of it by itself. */
export const MENTIONS_REQUEST_USE = /\b(?:connection|cookies|draftMode|headers)\b|use cache: private/u;

/** Text of a module that may change cookies by itself. */
export const MENTIONS_COOKIE_CHANGE = /\b(?:delete|set)\b/u;

/** Whether an export runs what it is given once the answer is sent. Source: https://nextjs.org/docs/app/api-reference/functions/after */
export function runsAfterwards(specifier: string, path: string, nextVersion: number): boolean {
  return path === "after" && findServerOnlyModule(specifier, nextVersion)?.throwing.has(path) === true;
}

/** Whether an export keeps what a function returns for all users. Source: https://nextjs.org/docs/app/api-reference/functions/unstable_cache */
export function keepsForAll(specifier: string, path: string): boolean {
  return specifier === "next/cache" && path === "unstable_cache";
}

/** What Next.js calls in a file that it renders, beside the component. */
export const METADATA_FUNCTIONS: ReadonlySet<string> = new Set(["generateMetadata", "generateViewport"]);

/** In words, where cookies can be changed. */
export function findCookieChangers(nextVersion: number): string {
  const { changesCookies = false, name } = findNextMajor(nextVersion)?.requestFile ?? {};
  return changesCookies ? `a Server Function, a Route Handler or the ${String(name)}` : "a Server Action or a Route Handler";
}
