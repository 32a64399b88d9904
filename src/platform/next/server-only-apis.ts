/**
 * The modules and names that Next.js keeps out of client code, as measured on 16.4.6 with both bundlers
 * (docs/platform/next-16.md). Two mechanisms: an assertion on import declarations, which looks at the listed
 * names only, and an alias in the resolver, which catches every form of import.
 */
export interface ServerOnlyModule {
  readonly specifier: string;
  /** What it is for: decides the words of the message. */
  readonly purpose: "marker" | "requestApi" | "serverFunction";
  /** Import declarations the compiler rejects: of anything in the module, or of these names. */
  readonly rejected: ReadonlySet<string> | "all";
  /** Names that throw in the browser wherever a form gets past the compiler. */
  readonly throwing: ReadonlySet<string>;
  /** The resolver rejects every form of import, not only declarations. */
  readonly resolverRejects: boolean;
  /** The compiler knows this spelling. `next/headers.js` gets past it and throws in the browser. */
  readonly isAsserted: boolean;
}

const REQUEST_APIS = ["cookies", "draftMode", "headers"] as const;

const CACHE_FUNCTIONS = [
  "cacheLife",
  "cacheTag",
  "navigation",
  "prefetch",
  "revalidatePath",
  "revalidateTag",
  "unstable_cacheLife",
  "unstable_cacheTag",
] as const;

/** These build and throw when they are called. */
const UNCHECKED_CACHE_FUNCTIONS = ["refresh", "updateTag"] as const;

const MODULES: readonly ServerOnlyModule[] = [
  {
    isAsserted: true,
    purpose: "requestApi",
    rejected: "all",
    resolverRejects: false,
    specifier: "next/headers",
    throwing: new Set(REQUEST_APIS),
  },
  {
    isAsserted: true,
    purpose: "requestApi",
    rejected: "all",
    resolverRejects: true,
    specifier: "next/root-params",
    throwing: new Set(),
  },
  {
    isAsserted: true,
    purpose: "marker",
    rejected: "all",
    resolverRejects: true,
    specifier: "server-only",
    throwing: new Set(),
  },
  {
    isAsserted: true,
    purpose: "serverFunction",
    rejected: new Set(CACHE_FUNCTIONS),
    resolverRejects: false,
    specifier: "next/cache",
    throwing: new Set([...CACHE_FUNCTIONS, ...UNCHECKED_CACHE_FUNCTIONS]),
  },
  {
    isAsserted: true,
    purpose: "serverFunction",
    rejected: new Set(["after"]),
    resolverRejects: false,
    specifier: "next/server",
    throwing: new Set(["after", "connection"]),
  },
];

/** Spellings of the same code that the compiler does not look for: they build and throw. */
const UNCHECKED_SPELLINGS: Readonly<Record<string, string>> = {
  "next/cache.js": "next/cache",
  "next/dist/server/after": "next/server",
  "next/dist/server/request/connection": "next/server",
  "next/dist/server/request/cookies": "next/headers",
  "next/dist/server/request/draft-mode": "next/headers",
  "next/dist/server/request/headers": "next/headers",
  "next/headers.js": "next/headers",
  "next/server.js": "next/server",
};

const bySpecifier: ReadonlyMap<string, ServerOnlyModule> = new Map(
  MODULES.map((module) => [module.specifier, module]),
);

/** A cheap look at a text before anything in it is analysed: every specifier above contains one of these. */
export const MENTIONS_SERVER_ONLY_MODULE = /next\/|server-only/u;

/** The server-only module that a specifier names, by any of its spellings. */
export function findServerOnlyModule(specifier: string): ServerOnlyModule | undefined {
  const module = bySpecifier.get(specifier);
  if (module !== undefined) return module;
  const spelling = UNCHECKED_SPELLINGS[specifier] ?? UNCHECKED_SPELLINGS[specifier.replace(/(?:\/index)?\.js$/u, "")];
  const checked = spelling === undefined ? undefined : bySpecifier.get(spelling);
  return checked && { ...checked, isAsserted: false, rejected: new Set(), specifier };
}
