/**
 * How cookie libraries read cookies in the browser: exports, arguments, results. Data.
 *
 * Collected 2026-11-23 from the type declarations of the versions named per entry.
 * Exports are written as `getExportPath` does: members, `()` for a call's result, `new()` for an instance,
 * the default export is the empty path.
 */

/** What a reader gives back. */
export type CookieResult =
  /** The value of the cookie named by the argument. */
  | "value"
  /** An array whose first element is that value, as a state hook returns it. */
  | "valueTuple"
  /** Whether there is such a cookie. */
  | "presence"
  /** All cookies as an object. */
  | "dictionary"
  /** An array whose first element is all cookies as an object. */
  | "dictionaryTuple";

export interface CookieReader {
  /** What is called. */
  readonly export: string;
  readonly result: CookieResult;
  /** Position of the argument that names the cookie; 0 unless said otherwise. Without it all cookies are meant. */
  readonly name?: number;
  /** What the reader gives when it is called without a name; `undefined`: nothing of interest. */
  readonly withoutName?: "dictionary";
  /** The argument that makes it read a request on the server. */
  readonly serverArgument?: ServerArgument;
  /** How many arguments it has at most when it reads; with more it writes. */
  readonly mostArguments?: number;
}

export interface ServerArgument {
  readonly position: number;
  /** Properties that bring the request along; without a list any argument does. */
  readonly keys?: readonly string[];
}

export interface CookieLibrary {
  readonly modules: readonly string[];
  /** Prefixes of an export path that lead to the same API once more. */
  readonly copies?: readonly string[];
  /** The argument of the constructor or factory that makes an instance read a request. */
  readonly instanceServerArgument?: number;
  readonly readers: readonly CookieReader[];
  readonly source: string;
}

/** `{ req, res }` of the pages router, `{ cookies }` of the app router. */
const NEXT_REQUEST: ServerArgument = { keys: ["req", "res", "cookies"], position: 1 };
const NEXT_REQUEST_FIRST: ServerArgument = { keys: ["req", "res", "cookies"], position: 0 };
const ANY_CONTEXT: ServerArgument = { position: 0 };

const COOKIE_LIBRARIES: readonly CookieLibrary[] = [
  {
    copies: ["withAttributes.()", "withConverter.()", "noConflict.()"],
    modules: ["js-cookie"],
    readers: [
      { export: "get", result: "value", withoutName: "dictionary" },
      { export: "getJSON", result: "value", withoutName: "dictionary" },
    ],
    source: "js-cookie@3.0.8, @types/js-cookie@3.0.6; getJSON until 2.x",
  },
  {
    modules: ["cookies-next", "cookies-next/client"],
    readers: [
      ...["getCookie", "useGetCookie.()", "useCookiesNext.().getCookie", "useReactiveGetCookie.()", "useReactiveCookiesNext.().getCookie"].map(
        (path): CookieReader => ({ export: path, result: "value", serverArgument: NEXT_REQUEST }),
      ),
      ...["hasCookie", "useHasCookie.()", "useCookiesNext.().hasCookie", "useReactiveHasCookie.()", "useReactiveCookiesNext.().hasCookie"].map(
        (path): CookieReader => ({ export: path, result: "presence", serverArgument: NEXT_REQUEST }),
      ),
      ...["getCookies", "useGetCookies.()", "useCookiesNext.().getCookies", "useReactiveGetCookies.()", "useReactiveCookiesNext.().getCookies"].map(
        (path): CookieReader => ({ export: path, result: "dictionary", serverArgument: NEXT_REQUEST_FIRST }),
      ),
    ],
    source: "cookies-next@4.3.0, 5.1.0, 6.1.1",
  },
  {
    instanceServerArgument: 0,
    modules: ["react-cookie"],
    readers: [
      { export: "useCookies", result: "dictionaryTuple" },
      { export: "Cookies.new().get", result: "value" },
      { export: "Cookies.new().getAll", result: "dictionary" },
    ],
    source: "react-cookie@8.1.2",
  },
  {
    instanceServerArgument: 0,
    modules: ["universal-cookie"],
    readers: [
      { export: "new().get", result: "value" },
      { export: "new().getAll", result: "dictionary" },
    ],
    source: "universal-cookie@8.1.2",
  },
  {
    modules: ["nookies"],
    readers: ["get", "parseCookies"].map((path) => ({ export: path, result: "dictionary", serverArgument: ANY_CONTEXT })),
    source: "nookies@2.5.2",
  },
  {
    modules: ["tiny-cookie"],
    readers: [
      ...["get", "getCookie", "getRaw", "getRawCookie"].map((path): CookieReader => ({ export: path, result: "value" })),
      ...["getAll", "getAllCookies"].map((path): CookieReader => ({ export: path, result: "dictionary" })),
      // 1.x: the default export is a function as well.
      { export: "", mostArguments: 1, result: "value" },
    ],
    source: "tiny-cookie@2.5.1",
  },
  {
    copies: ["withAttributes.()", "withConverter.()", "Cookies"],
    modules: ["typescript-cookie"],
    readers: [
      { export: "getCookie", result: "value", withoutName: "dictionary" },
      { export: "getCookies", result: "dictionary" },
      { export: "get", result: "value", withoutName: "dictionary" },
    ],
    source: "typescript-cookie@1.0.6",
  },
  {
    modules: ["es-cookie"],
    readers: [
      { export: "get", result: "value" },
      { export: "getAll", result: "dictionary" },
    ],
    source: "es-cookie@1.5.0",
  },
  {
    modules: ["browser-cookies"],
    readers: [
      { export: "get", result: "value" },
      { export: "all", result: "dictionary" },
    ],
    source: "browser-cookies@1.2.0",
  },
  {
    copies: ["cookie"],
    modules: ["cookiejs"],
    readers: [
      { export: "get", result: "value" },
      { export: "all", result: "dictionary" },
      { export: "", mostArguments: 1, result: "value" },
    ],
    source: "cookiejs@2.1.4",
  },
  {
    modules: ["react-use", "react-use/lib/useCookie", "react-use/esm/useCookie"],
    readers: [
      { export: "useCookie", result: "valueTuple" },
      { export: "", result: "valueTuple" },
    ],
    source: "react-use@17.6.1",
  },
  {
    modules: ["react-use-cookie"],
    readers: [
      { export: "", result: "valueTuple" },
      { export: "getCookie", result: "value" },
    ],
    source: "react-use-cookie@1.6.1",
  },
  {
    modules: ["ahooks", "ahooks/lib/useCookieState", "ahooks/es/useCookieState"],
    readers: [
      { export: "useCookieState", result: "valueTuple" },
      { export: "", result: "valueTuple" },
    ],
    source: "ahooks@3.11.0",
  },
  {
    modules: ["@react-hookz/web", "@react-hookz/web/useCookieValue"],
    readers: [{ export: "useCookieValue", result: "valueTuple" }],
    source: "@react-hookz/web@26.1.0",
  },
  {
    modules: ["next-client-cookies"],
    readers: [{ export: "useCookies.().get", result: "value", withoutName: "dictionary" }],
    source: "next-client-cookies@2.1.2",
  },
  {
    instanceServerArgument: 0,
    modules: ["next-cookie"],
    readers: ["useCookie.()", "Cookie.new()", "new()"].flatMap((path): CookieReader[] => [
      { export: `${path}.get`, result: "value" },
      { export: `${path}.has`, result: "presence" },
      { export: `${path}.getAll`, result: "dictionary" },
    ]),
    source: "next-cookie@2.8.0",
  },
  {
    instanceServerArgument: 0,
    modules: ["cookie-universal"],
    readers: [
      { export: "().get", result: "value" },
      { export: "().getAll", result: "dictionary" },
    ],
    source: "cookie-universal@2.2.2",
  },
];

/** Functions that turn `a=1; b=2` into an object, by module. */
const PARSERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["cookie", ["parse", "parseCookie"]],
  ["cookie-es", ["parse", "parseCookie"]],
  ["es-cookie", ["parse"]],
]);

/** Whether an export of a package parses a text of cookies. */
export function isCookieParser(module: string, exportPath: string): boolean {
  return PARSERS.get(module)?.includes(exportPath) ?? false;
}

const BY_MODULE: ReadonlyMap<string, CookieLibrary> = new Map(
  COOKIE_LIBRARIES.flatMap((library) => library.modules.map((module) => [module, library] as const)),
);

/** The rows of the tables in words: the module, and what it exports. */
export const COOKIE_LIBRARY_ROWS: readonly string[] = [
  ...COOKIE_LIBRARIES.flatMap(({ modules, readers }) => modules.flatMap((module) => readers.map((reader) => `${module} ${reader.export}`))),
  ...[...PARSERS].flatMap(([module, names]) => names.map((name) => `${module} ${name}`)),
];

export function findCookieLibrary(module: string): CookieLibrary | undefined {
  return BY_MODULE.get(module);
}

/** The reader that an export of a library is, also through configured copies: `Cookies.withAttributes(…).get`. */
export function findCookieReader(library: CookieLibrary, exportPath: string): CookieReader | undefined {
  let path = exportPath;
  for (;;) {
    const copy = library.copies?.find((prefix) => path === prefix || path.startsWith(`${prefix}.`));
    if (copy === undefined) return library.readers.find((reader) => reader.export === path);
    path = path.slice(copy.length + 1);
  }
}
