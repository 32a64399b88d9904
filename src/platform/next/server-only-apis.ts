/**
 * The modules and names that Next.js keeps out of client code, as measured with both bundlers
 * (docs/platform/next-16.md). Two mechanisms: an assertion on import declarations, which looks at the listed
 * names only, and an alias in the resolver, which catches every form of import.
 */
import { getDocumentedModule } from "./module-spellings.ts";

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

/** In which major version a name appeared, and since when the compiler rejects its import in client code. */
interface NameHistory {
  readonly exists: number;
  /** The first version without it. */
  readonly gone?: number;
  readonly rejected?: number;
}

interface ModuleHistory {
  readonly specifier: string;
  readonly purpose: ServerOnlyModule["purpose"];
  readonly exists: number;
  readonly resolverRejects: boolean;
  /** `"all"`: any import declaration is rejected, whatever it names; `names` are then those that throw. */
  readonly rejects: "all" | "names";
  readonly names: Readonly<Record<string, NameHistory>>;
}

/** Measured on 14.2.35, 15.5.29 and 16.4.6. */
const MODULES: readonly ModuleHistory[] = [
  {
    exists: 14,
    names: { cookies: { exists: 14 }, draftMode: { exists: 14 }, headers: { exists: 14 } },
    purpose: "requestApi",
    rejects: "all",
    resolverRejects: false,
    specifier: "next/headers",
  },
  {
    exists: 15,
    names: {},
    purpose: "requestApi",
    rejects: "all",
    resolverRejects: true,
    specifier: "next/root-params",
  },
  {
    exists: 14,
    names: {},
    purpose: "marker",
    rejects: "all",
    resolverRejects: true,
    specifier: "server-only",
  },
  {
    exists: 14,
    names: {
      cacheLife: { exists: 16, rejected: 16 },
      cacheTag: { exists: 16, rejected: 16 },
      navigation: { exists: 16, rejected: 16 },
      prefetch: { exists: 16, rejected: 16 },
      // These two build in every version, and throw when they are called.
      refresh: { exists: 16 },
      revalidatePath: { exists: 14, rejected: 15 },
      revalidateTag: { exists: 14, rejected: 15 },
      unstable_cacheLife: { exists: 15, rejected: 15 },
      unstable_cacheTag: { exists: 15, rejected: 15 },
      unstable_expirePath: { exists: 15, gone: 16, rejected: 15 },
      unstable_expireTag: { exists: 15, gone: 16, rejected: 15 },
      updateTag: { exists: 16 },
    },
    purpose: "serverFunction",
    rejects: "names",
    resolverRejects: false,
    specifier: "next/cache",
  },
  {
    exists: 14,
    names: { after: { exists: 15, rejected: 15 }, connection: { exists: 15 } },
    purpose: "serverFunction",
    rejects: "names",
    resolverRejects: false,
    specifier: "next/server",
  },
];

/** The first version whose build has Turbopack; the bundler of 14 served development only. */
const TURBOPACK_SINCE = 15;

export function hasTurbopackBuild(nextVersion: number): boolean {
  return nextVersion >= TURBOPACK_SINCE;
}

/** A cheap look at a text before anything in it is analysed: every specifier above contains one of these. */
export const MENTIONS_SERVER_ONLY_API = /next\/(?:cache|dist|headers|root-params|server)|server-only/u;

const byVersion = new Map<number, ReadonlyMap<string, ServerOnlyModule>>();

/** The server-only module that a specifier names, by any of its spellings, as a major version of Next.js has it. */
export function findServerOnlyModule(specifier: string, nextVersion: number): ServerOnlyModule | undefined {
  const modules = getModules(nextVersion);
  const module = modules.get(specifier);
  if (module !== undefined) return module;
  // By the other spellings it builds and throws; what the resolver keeps out is known to it by one alone.
  const checked = modules.get(getDocumentedModule(specifier));
  return checked === undefined || checked.resolverRejects ? undefined : { ...checked, isAsserted: false, rejected: new Set(), specifier };
}

function getModules(nextVersion: number): ReadonlyMap<string, ServerOnlyModule> {
  const known = byVersion.get(nextVersion);
  if (known !== undefined) return known;
  const modules = new Map(
    MODULES.filter(({ exists }) => exists <= nextVersion).map((module) => [
      module.specifier,
      describeModule(module, nextVersion),
    ]),
  );
  byVersion.set(nextVersion, modules);
  return modules;
}

function describeModule(module: ModuleHistory, nextVersion: number): ServerOnlyModule {
  const names = Object.entries(module.names).filter(([, { exists, gone }]) => exists <= nextVersion && (gone === undefined || nextVersion < gone));
  return {
    isAsserted: true,
    purpose: module.purpose,
    rejected:
      module.rejects === "all"
        ? "all"
        : new Set(names.flatMap(([name, { rejected }]) => (rejected !== undefined && rejected <= nextVersion ? [name] : []))),
    resolverRejects: module.resolverRejects,
    specifier: module.specifier,
    throwing: new Set(names.map(([name]) => name)),
  };
}
