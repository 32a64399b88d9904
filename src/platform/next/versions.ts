/**
 * What differs between the major versions of Next.js, one row for each. A new one is a row here, measured with
 * `npm run oracle` and `scripts/measure-*.mjs`, which build apps with the version of its row (docs/adding.md).
 */

/** A module that Next.js keeps out of client code. */
export interface ServerOnlyRow {
  /** What it is for: decides the words of the message. */
  readonly purpose: "marker" | "requestApi" | "serverFunction";
  /** Import declarations that the compiler rejects in client code: of anything in the module, or of these names. */
  readonly rejects: "all" | readonly string[];
  /** Names that throw in the browser wherever a form gets past the compiler. */
  readonly throws: readonly string[];
  /** The resolver rejects every form of import, not only declarations. */
  readonly resolverRejects?: true;
}

export interface NextMajor {
  readonly major: number;
  /** The release that was measured, and when: docs/platform says what came out. */
  readonly measured: string;
  readonly checkedOn: string;
  /** By the specifier that is documented. */
  readonly serverOnly: Readonly<Record<string, ServerOnlyRow>>;
  /** What `cookies()`, `headers()` and `draftMode()` give: values, promises that have the members of the values too, promises. */
  readonly requestApis: "both" | "promises" | "values";
  /** Whether functions can be cached by a directive, and whether each user can have a cache of his own that way. */
  readonly cacheDirective: "none" | "private" | "shared";
  /**
   * Which strings fail the build because they are so much like a directive: four spellings of `"use server"`; all that are similar to
   * it or to `"use cache"`; those, and all that begin with `"use cache"`.
   */
  readonly comparesDirectives: "all" | "listed" | "similar";
  /** How much the compiler asks of functions with a directive: that they are async, or all that is measured (docs/platform/next-16.md). */
  readonly checksFunctions: "all" | "async";
  /** Whether it asks the same of what a `"use server"` file exports by name only: `export { save }`. */
  readonly checksExportedNames: boolean;
  /** Whether a `"use cache"` file can export no literal and nothing of another module, either. */
  readonly checksCachedValues: boolean;
  /** What can build an app, the default first. Turbopack served development only before 15. */
  readonly bundlers: readonly ["Turbopack", "webpack"] | readonly ["webpack", "Turbopack"] | readonly ["webpack"];
  /** The file that runs before a request is answered, and whether `cookies()` can change cookies there. */
  readonly requestFile: { readonly name: "middleware" | "proxy"; readonly changesCookies: boolean };
  /** Whether `instrumentation-client` runs in the browser before the app starts. */
  readonly hasInstrumentationClient: boolean;
}

const NEXT_14: NextMajor = {
  bundlers: ["webpack"],
  cacheDirective: "none",
  checkedOn: "2026-11-25",
  checksCachedValues: false,
  checksExportedNames: false,
  checksFunctions: "async",
  comparesDirectives: "listed",
  hasInstrumentationClient: false,
  major: 14,
  measured: "14.2.35",
  requestApis: "values",
  requestFile: { changesCookies: false, name: "middleware" },
  serverOnly: {
    "next/cache": { purpose: "serverFunction", rejects: [], throws: ["revalidatePath", "revalidateTag"] },
    "next/headers": { purpose: "requestApi", rejects: "all", throws: ["cookies", "draftMode", "headers"] },
    "next/server": { purpose: "serverFunction", rejects: [], throws: [] },
    "server-only": { purpose: "marker", rejects: "all", resolverRejects: true, throws: [] },
  },
};

const CACHE_OF_15 = ["revalidatePath", "revalidateTag", "unstable_cacheLife", "unstable_cacheTag", "unstable_expirePath", "unstable_expireTag"];

const NEXT_15: NextMajor = {
  bundlers: ["webpack", "Turbopack"],
  cacheDirective: "shared",
  checkedOn: "2026-11-25",
  checksCachedValues: true,
  checksExportedNames: false,
  checksFunctions: "all",
  comparesDirectives: "similar",
  hasInstrumentationClient: true,
  major: 15,
  measured: "15.5.29",
  requestApis: "both",
  requestFile: { changesCookies: true, name: "middleware" },
  serverOnly: {
    ...NEXT_14.serverOnly,
    "next/cache": { purpose: "serverFunction", rejects: CACHE_OF_15, throws: CACHE_OF_15 },
    "next/root-params": { purpose: "requestApi", rejects: "all", resolverRejects: true, throws: [] },
    "next/server": { purpose: "serverFunction", rejects: ["after", "unstable_rootParams"], throws: ["after", "connection", "unstable_rootParams"] },
  },
};

const CACHE_OF_16 = ["cacheLife", "cacheTag", "navigation", "prefetch", "revalidatePath", "revalidateTag", "unstable_cacheLife", "unstable_cacheTag"];

const NEXT_16: NextMajor = {
  bundlers: ["Turbopack", "webpack"],
  cacheDirective: "private",
  checkedOn: "2026-11-23",
  checksCachedValues: false,
  checksExportedNames: true,
  checksFunctions: "all",
  comparesDirectives: "all",
  hasInstrumentationClient: true,
  major: 16,
  measured: "16.4.6",
  requestApis: "promises",
  requestFile: { changesCookies: true, name: "proxy" },
  serverOnly: {
    ...NEXT_15.serverOnly,
    // The last two build in every version, and throw when they are called.
    "next/cache": { purpose: "serverFunction", rejects: CACHE_OF_16, throws: [...CACHE_OF_16, "refresh", "updateTag"] },
    "next/server": { purpose: "serverFunction", rejects: ["after"], throws: ["after", "connection"] },
  },
};

/** The supported versions, the oldest first. */
const NEXT_MAJORS: readonly NextMajor[] = [NEXT_14, NEXT_15, NEXT_16];

/** The newest: what is assumed where nothing tells the version. */
export const NEWEST: NextMajor = NEXT_16;

/** The row of a version; a later one than the newest is taken for that, and `undefined` is an earlier one than all. */
export function findNextMajor(nextVersion: number): NextMajor | undefined {
  return NEXT_MAJORS.findLast(({ major }) => major <= nextVersion);
}
