/**
 * What sets cookies: exports, arguments, and who may see the result. Data.
 *
 * Compared 2026-11-26 with the type declarations of the versions that `cookie-libraries.ts` names, and of
 * cookie@1.1.1 and 2.0.2, cookie-es@3.1.1, cookies@0.9.2, hono@4.13.19, nookies@2.5.2. Exports are written as there.
 */
import { findCookieLibrary, type ServerArgument } from "./cookie-libraries.ts";

export interface CookieWriter {
  /** What is called. */
  readonly export: string;
  /** `script`: in the browser, where nothing can set HttpOnly. `header`: as a `Set-Cookie` header. */
  readonly by: "header" | "script";
  /** Positions of the arguments; `factory` where the name was given to what made the writer: `useCookie("token")`. */
  readonly name: number | "factory";
  readonly value: number;
  readonly options?: number;
  /** The first argument may be an object with name, value and all options. */
  readonly takesObject?: true;
  /** Only with this argument it sets a header. */
  readonly serverArgument?: ServerArgument;
  /** What it does where no option says anything: https://github.com/pillarjs/cookies#readme */
  readonly isHttpOnlyByDefault?: true;
  /** What makes it is given names of cookies where other writers of the library are given a request. */
  readonly listsNames?: true;
  /** It hands HttpOnly to `document.cookie`, which then refuses the whole cookie. */
  readonly passesHttpOnly?: true;
  /** How many arguments it has at least when it writes; with fewer it reads. */
  readonly leastArguments?: number;
}

const PLAIN = { by: "script", name: 0, options: 2, value: 1 } as const;
const STATE_SETTER = { by: "script", name: "factory", options: 1, value: 0 } as const;

/** `{ req, res }` of the pages router, `{ cookies }` of the app router. */
const NEXT_REQUEST: ServerArgument = { keys: ["req", "res", "cookies"], position: 2 };
const COOKIES_NEXT = ["setCookie", "useSetCookie.()", "useCookiesNext.().setCookie", "useReactiveSetCookie.()", "useReactiveCookiesNext.().setCookie"];

const serialize = ["serialize", "stringifySetCookie", "serializeCookie"].map(
  (path): CookieWriter => ({ ...PLAIN, by: "header", export: path, takesObject: true }),
);
const cookiesNext = COOKIES_NEXT.map(
  (path): CookieWriter => ({ ...PLAIN, export: path, passesHttpOnly: true, serverArgument: NEXT_REQUEST }),
);

const WRITERS: ReadonlyMap<string, readonly CookieWriter[]> = new Map<string, readonly CookieWriter[]>([
  // https://nextjs.org/docs/app/api-reference/functions/cookies: only `path` has a default.
  ["next/headers", [{ ...PLAIN, by: "header", export: "cookies.().set", takesObject: true }]],
  ["cookie", serialize],
  ["cookie-es", serialize],
  ["cookies", [{ ...PLAIN, by: "header", export: "new().set", isHttpOnlyByDefault: true }]],
  [
    "hono/cookie",
    [
      { by: "header", export: "setCookie", name: 1, options: 3, value: 2 },
      { by: "header", export: "setSignedCookie", name: 1, options: 4, value: 2 },
    ],
  ],
  ["js-cookie", [{ ...PLAIN, export: "set", passesHttpOnly: true }]],
  ["cookies-next", cookiesNext],
  ["cookies-next/client", cookiesNext],
  ["cookies-next/server", cookiesNext],
  [
    "react-cookie",
    [
      { ...PLAIN, export: "useCookies.().1", listsNames: true, passesHttpOnly: true },
      { ...PLAIN, export: "Cookies.new().set", passesHttpOnly: true },
    ],
  ],
  ["universal-cookie", [{ ...PLAIN, export: "new().set", passesHttpOnly: true }]],
  // With `httpOnly` it throws in the browser.
  ["nookies", ["set", "setCookie"].map((path) => ({ by: "script", export: path, name: 1, options: 3, serverArgument: { position: 0 }, value: 2 }))],
  [
    "tiny-cookie",
    [
      ...["set", "setCookie", "setRaw", "setRawCookie"].map((path): CookieWriter => ({ ...PLAIN, export: path })),
      { ...PLAIN, export: "", leastArguments: 2 },
    ],
  ],
  ["typescript-cookie", ["setCookie", "set"].map((path) => ({ ...PLAIN, export: path }))],
  ["es-cookie", [{ ...PLAIN, export: "set" }]],
  ["browser-cookies", [{ ...PLAIN, export: "set" }]],
  [
    "cookiejs",
    [
      { ...PLAIN, export: "set" },
      { ...PLAIN, export: "", leastArguments: 2 },
    ],
  ],
  ["react-use", [{ ...STATE_SETTER, export: "useCookie.().1" }]],
  ["react-use/lib/useCookie", [{ ...STATE_SETTER, export: "().1" }]],
  ["react-use/esm/useCookie", [{ ...STATE_SETTER, export: "().1" }]],
  [
    "react-use-cookie",
    [
      { ...STATE_SETTER, export: "().1" },
      { ...PLAIN, export: "setCookie" },
    ],
  ],
  ["ahooks", [{ ...STATE_SETTER, export: "useCookieState.().1" }]],
  ["@react-hookz/web", [{ ...STATE_SETTER, export: "useCookieValue.().1" }]],
  ["next-client-cookies", [{ ...PLAIN, export: "useCookies.().set" }]],
  ["next-cookie", ["useCookie.()", "Cookie.new()", "new()"].map((path) => ({ ...PLAIN, export: `${path}.set` }))],
  ["cookie-universal", [{ ...PLAIN, export: "().set" }]],
]);

/** The browser's own `cookieStore.set`: https://developer.mozilla.org/en-US/docs/Web/API/CookieStore/set */
export const COOKIE_STORE_WRITER: CookieWriter = { by: "script", export: "cookieStore.set", name: 0, takesObject: true, value: 1 };

/** `set` of the cookies of a `NextResponse`: https://nextjs.org/docs/app/api-reference/functions/next-response */
export const NEXT_RESPONSE_WRITER: CookieWriter = { ...PLAIN, by: "header", export: "cookies.set", takesObject: true };

/** The writer that an export of a module is, also through configured copies: `Cookies.withAttributes(…).set`. */
export function findCookieWriter(module: string, exportPath: string): CookieWriter | undefined {
  const writers = WRITERS.get(module);
  if (writers === undefined) return undefined;
  const copies = findCookieLibrary(module)?.copies;
  let path = exportPath;
  for (;;) {
    const copy = copies?.find((prefix) => path === prefix || path.startsWith(`${prefix}.`));
    if (copy === undefined) return writers.find((writer) => writer.export === path);
    path = path.slice(copy.length + 1);
  }
}

/** What makes a `NextResponse`, in the same notation. */
const RESPONSE_MAKERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["next/server", ["NextResponse.new()", ...["json", "next", "redirect", "rewrite"].map((method) => `NextResponse.${method}.()`)]],
  // https://next-intl.dev/docs/routing/middleware#composing-other-middlewares
  ["next-intl/middleware", ["().()"]],
]);

/** The rows of the tables in words: the module, and what it exports. */
export const COOKIE_WRITER_ROWS: readonly string[] = [
  ...[...WRITERS].flatMap(([module, writers]) => writers.map((writer) => `${module} ${writer.export}`)),
  COOKIE_STORE_WRITER.export,
  NEXT_RESPONSE_WRITER.export,
];
export const RESPONSE_MAKER_ROWS: readonly string[] = [...RESPONSE_MAKERS].flatMap(([module, paths]) => paths.map((path) => `${module} ${path}`));

/** Whether a call of a module's export gives a `NextResponse`. */
export function makesNextResponse(module: string, exportPath: string): boolean {
  return RESPONSE_MAKERS.get(module)?.includes(exportPath) ?? false;
}
