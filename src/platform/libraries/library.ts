/**
 * All that a package, or a family of packages, is to us. Each library has a file in this folder, `all-libraries.ts` lists them, and the
 * other files here are lookups that are derived from that list, one for each of the aspects below (docs/adding.md).
 *
 * What is called is written as `getExportPath` does: members, `()` for a call's result, `new()` for an instance, the default
 * export is the empty path: `().auth` is the `auth` of what the default export returned.
 */
import type { SessionCookie } from "../web/session-cookies.ts";
import type { StorageUse } from "../web/web-storage.ts";
import type { ValueModel } from "../value-model.ts";
import type { HttpClient } from "./http-client.ts";

export interface Library {
  /** How messages call it. */
  readonly name: string;
  /** Where it is imported from. Facts that are true of other modules or of some only say so themselves. */
  readonly modules: readonly string[];
  /** Where the facts come from: the versions whose sources or types were read, or which were measured, and pages of the documentation. */
  readonly sources: readonly string[];
  /** The month in which they were compared with it. */
  readonly checked: string;

  /** Reads and sets cookies. */
  readonly cookies?: readonly FactsOf<CookieLibrary>[];
  /** Turns `a=1; b=2` into an object. */
  readonly cookieParsers?: readonly string[];
  /** Makes a `NextResponse`. */
  readonly responseMakers?: readonly string[];
  /** Keeps state in `localStorage` and `sessionStorage`. */
  readonly storage?: readonly FactsOf<StorageLibrary>[];
  /** Sends requests. */
  readonly clients?: readonly FactsOf<LibraryClient>[];
  /** Reads the session from the request that it runs in, whatever it is given. */
  readonly session?: readonly FactsOf<SessionLibrary>[];
  /** Sets cookies under names of its own. */
  readonly sessionCookies?: readonly SessionCookie[];
  /** Has tokens in what its functions return on the server. */
  readonly tokens?: readonly FactsOf<TokenLibrary>[];
  /** Is handed the cookies or headers of a request, awaited, and fails or finds nothing in a promise of them. */
  readonly takers?: readonly FactsOf<RequestTaker>[];
  /** Writes the CORS headers of an answer. */
  readonly cors?: readonly FactsOf<CorsLibrary>[];
  /** Makes an element of a component and its props. */
  readonly elementMakers?: readonly string[];
  /** What its functions do with the values they are given, by export; `new ` stands before classes. */
  readonly models?: readonly FactsOf<{ readonly exports: Readonly<Record<string, readonly ValueModel[]>> }>[];
}

/** Facts about the library's own modules, or about those that they name. */
export type FactsOf<Facts> = Facts & { readonly modules?: readonly string[] };

export interface CookieLibrary {
  /** Prefixes of an export path that lead to the same API once more. */
  readonly copies?: readonly string[];
  /** The argument of the constructor or factory that makes an instance read a request. */
  readonly instanceServerArgument?: number;
  readonly readers?: readonly CookieReader[];
  readonly writers?: readonly CookieWriter[];
}

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
  /** What it does where no option says anything. */
  readonly isHttpOnlyByDefault?: true;
  /** What makes it is given names of cookies where other writers of the library are given a request. */
  readonly listsNames?: true;
  /** It hands HttpOnly to `document.cookie`, which then refuses the whole cookie. */
  readonly passesHttpOnly?: true;
  /** How many arguments it has at least when it writes; with fewer it reads. */
  readonly leastArguments?: number;
}

export interface StorageLibrary {
  readonly calls: Readonly<Record<string, StorageCall>>;
}

export interface StorageCall {
  /** What names the item: the first argument, or a property of it. */
  readonly key: "argument" | "property";
  /** A hook that reads and writes is a write. */
  readonly use: StorageUse;
  /** The argument that puts another storage in place of the browser's. */
  readonly storageArgument?: number;
}

/** A client, whose name stands here where messages do not call it like the library. */
export type LibraryClient = Omit<HttpClient, "modules" | "name"> & { readonly name?: string };

export interface SessionLibrary {
  /** What is called. */
  readonly calls?: readonly string[];
  /** What a route file may export as its handler. */
  readonly handlers?: readonly string[];
}

/** Paths are those of values: `auth.().getToken.()` is what `getToken` of the result of `auth()` returns. */
export interface TokenLibrary {
  readonly tokens: readonly string[];
  /** What the options of the call have to say for that, by `true`. */
  readonly option?: string;
  /** Results that are known to have the token in them, so that they are no less than the token itself. */
  readonly holders?: readonly string[];
}

export interface RequestTaker {
  /** What is called; `*` at the end for whatever follows. */
  readonly export: string;
  readonly takes: "cookies" | "headers";
  /** The position of the argument, and the way from it to the value. */
  readonly index: number;
  readonly path: readonly string[];
  /** How a message names it. */
  readonly name: string;
}

/** What a value of the `origin` option does. */
export type AllowedOrigin = "any" | "reflected";

export interface CorsLibrary {
  readonly export: string;
  /** The position of the options. */
  readonly options: number;
  /** The option that allows credentials when it is `true`. */
  readonly credentials: string;
  /** Without that option. */
  readonly allowsCredentials: boolean;
  /** Without an `origin`. */
  readonly byDefault: AllowedOrigin;
  /** Whether `origin: true` allows whoever asks. */
  readonly reflectsTrue: boolean;
  /** Whether a function as `origin` returns what is allowed, or hands it to a callback, behind an error. */
  readonly originFunction: "calls" | "none" | "returns";
}
