/**
 * The shortcuts, each with what it is derived from. Most modules of an app have nothing to do with any of it, and these
 * looks at their texts are all that a rule takes of them.
 */
import { COOKIE_LIBRARY_ROWS } from "./libraries/cookie-libraries.ts";
import { COOKIE_WRITER_ROWS, RESPONSE_MAKER_ROWS } from "./libraries/cookie-writers.ts";
import { CORS_MODULES } from "./libraries/cors-libraries.ts";
import { REQUEST_GLOBALS, REQUEST_MENTION, REQUEST_MODULES } from "./libraries/http-clients.ts";
import { STORAGE_LIBRARY_ROWS } from "./libraries/storage-libraries.ts";
import { REQUEST_VALUES } from "./next/request-apis.ts";
import { findServerOnlyModule } from "./next/server-only-apis.ts";
import { NEWEST } from "./next/versions.ts";
import type { Shortcut } from "./shortcut.ts";
import { CORS_HEADERS } from "./web/cors.ts";
import { STORAGE_GLOBALS } from "./web/web-storage.ts";

/**
 * What reads or sets a cookie; `nookies` spells them its own way, and of two libraries of hooks it may be the only export.
 * Without `\b`, which is ten times slower where case does not matter.
 */
export const COOKIES: Shortcut = {
  rows: [...COOKIE_LIBRARY_ROWS, ...COOKIE_WRITER_ROWS, "document.cookie", "Set-Cookie"],
  words: /[cn]ookie|ahooks|react-use/iu,
};

/** What makes a jar of cookies: also a response, whose `cookies` somebody else asks for. */
export const COOKIE_JARS: Shortcut = {
  rows: [...COOKIES.rows, ...RESPONSE_MAKER_ROWS, "NextResponse"],
  words: /[cn]ookie|ahooks|react-use|next\/server|next-intl\/middleware|NextResponse/iu,
};

/** What changes a jar that another module hands over, whatever that is called. */
export const JAR_CHANGES: Shortcut = { rows: [".set", '["set"]'], words: /\.\s*set\b|\[\s*["'`]set\b/u };

/** What keeps an item in a storage of the browser. */
export const STORAGES: Shortcut = { rows: [...STORAGE_LIBRARY_ROWS, ...STORAGE_GLOBALS], words: /storage/iu };

/** What gives the promise of a request: the functions of `next/headers`, by any spelling of the module. */
export const REQUEST_PROMISES: Shortcut = {
  rows: ["next/headers", "next/headers.js", "next/dist/server/request/cookies"].filter((specifier) => {
    const module = findServerOnlyModule(specifier, NEWEST.major);
    return module !== undefined && Object.keys(REQUEST_VALUES).some((name) => module.throwing.has(name));
  }),
  words: /next\/(?:dist|headers)/u,
};

/** What sends a request, or makes a client that does. */
export const REQUESTS: Shortcut = { rows: [...REQUEST_GLOBALS, ...REQUEST_MODULES.map((module) => `"${module}"`)], words: REQUEST_MENTION };

/** What states with which credentials a request goes, in any client. */
export const CREDENTIALS_OPTIONS: Shortcut = { rows: ["credentials", "withCredentials", "fetchOptions.credentials"], words: /redentials/u };

/** The headers that decide about credentials, and the libraries that write them. */
export const CORS_ANSWERS: Shortcut = { rows: CORS_HEADERS, words: /access-control-allow-(?:credentials|origin)/iu };
export const CORS_CALLS: Shortcut = { rows: CORS_MODULES.map((module) => `"${module}"`), words: /["'`/-]cors["'`]/u };

/** What runs a function later, or keeps what it returns. Another word behind the first of them makes it one of a sentence. */
export const AFTER: Shortcut = { rows: ["after"], words: /\bafter\b(?![ \t]+(?!as\b|satisfies\b)\w)/u };
export const UNSTABLE_CACHE: Shortcut = { rows: ["unstable_cache"], words: /\bunstable_cache\b/u };
export const CACHE_DIRECTIVES: Shortcut = { rows: ["use cache", "use cache: private", "use cache: remote"], words: /use cache/u };

/** What makes an element by a call. */
export const ELEMENT_MAKERS: Shortcut = { rows: ["createElement"], words: /createElement/u };
