/**
 * The modules and names that Next.js keeps out of client code, as measured with both bundlers
 * (docs/platform/next-16.md). Two mechanisms: an assertion on import declarations, which looks at the listed
 * names only, and an alias in the resolver, which catches every form of import.
 */
import { getDocumentedModule } from "./module-spellings.ts";
import { findNextMajor, type NextMajor, type ServerOnlyRow } from "./versions.ts";

export interface ServerOnlyModule {
  readonly specifier: string;
  /** What it is for: decides the words of the message. */
  readonly purpose: ServerOnlyRow["purpose"];
  /** Import declarations the compiler rejects: of anything in the module, or of these names. */
  readonly rejected: ReadonlySet<string> | "all";
  /** Names that throw in the browser wherever a form gets past the compiler. */
  readonly throwing: ReadonlySet<string>;
  /** The resolver rejects every form of import, not only declarations. */
  readonly resolverRejects: boolean;
  /** The compiler knows this spelling. `next/headers.js` gets past it and throws in the browser. */
  readonly isAsserted: boolean;
}

/** Whether a version builds with Turbopack, too. */
export function hasTurbopackBuild(nextVersion: number): boolean {
  return findNextMajor(nextVersion)?.bundlers.some((bundler) => bundler === "Turbopack") === true;
}

/** A cheap look at a text before anything in it is analysed: every specifier of `versions.ts` contains one of these. */
export const MENTIONS_SERVER_ONLY_API = /next\/(?:cache|dist|headers|root-params|server)|server-only/u;

/** The server-only module that a specifier names, by any of its spellings, as a major version of Next.js has it. */
export function findServerOnlyModule(specifier: string, nextVersion: number): ServerOnlyModule | undefined {
  const major = findNextMajor(nextVersion);
  if (major === undefined) return undefined;
  const modules = getModules(major);
  const module = modules.get(specifier);
  if (module !== undefined) return module;
  // By the other spellings it builds and throws; what the resolver keeps out is known to it by one alone.
  const checked = modules.get(getDocumentedModule(specifier));
  return checked === undefined || checked.resolverRejects ? undefined : { ...checked, isAsserted: false, rejected: new Set(), specifier };
}

const byMajor = new WeakMap<NextMajor, ReadonlyMap<string, ServerOnlyModule>>();

function getModules(major: NextMajor): ReadonlyMap<string, ServerOnlyModule> {
  const known = byMajor.get(major);
  if (known !== undefined) return known;
  const modules = new Map(Object.entries(major.serverOnly).map(([specifier, row]) => [specifier, describeModule(specifier, row)]));
  byMajor.set(major, modules);
  return modules;
}

function describeModule(specifier: string, { purpose, rejects, resolverRejects, throws }: ServerOnlyRow): ServerOnlyModule {
  return { isAsserted: true, purpose, rejected: rejects === "all" ? "all" : new Set(rejects), resolverRejects: resolverRejects === true, specifier, throwing: new Set(throws) };
}
