/**
 * What the functions of `next/headers` give once they are awaited. Measured on 14.2.35, 15.5.29 and 16.4.6
 * (docs/platform/next-16.md).
 */
import { findServerOnlyModule } from "./server-only-apis.ts";

export type RequestApi = "cookies" | "draftMode" | "headers";

/** The first version in which they return promises. The promises of 15 have the members below as well, for the time of migration. */
export const PROMISES_SINCE = 15;

/** The first version in which they return nothing but promises. */
export const ONLY_PROMISES_SINCE = 16;

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

/** Whether a file's export by a name answers requests of that method. */
export function isRouteHandler(path: string, name: string): boolean {
  return ROUTE.test(path.replaceAll("\\", "/")) && /^(?:DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)$/u.test(name);
}
