import { isCacheDirective } from "../platform/next/boundary-directives.ts";
import type { RouteFile } from "./next-root.ts";
import type { ImportChain } from "./queries/find-chain.ts";

/** Each membership has a witness: why the module is there. A module may be in several environments, or in none. */
export interface ModuleEnvironments {
  /** What the compiler checks as client code: rule 1 asks this. */
  readonly assertedClient: ImportChain | undefined;
  /** What really runs in the browser, after Next.js stripped the data functions of `pages`. */
  readonly browser: ImportChain | undefined;
  readonly server: ImportChain | undefined;
  /** The module is never rendered on the server. Turbopack asserts on no such module, and webpack does. */
  readonly isBrowserOnly: boolean;
}

/** What a module says about itself, without its importers. */
export interface ModuleFacts {
  readonly path: string;
  /** The cooked values of its directive prologue. */
  readonly directives: readonly string[];
  readonly route: RouteFile | undefined;
}

export const NOWHERE: ModuleEnvironments = {
  assertedClient: undefined,
  browser: undefined,
  isBrowserOnly: false,
  server: undefined,
};

/**
 * The environments a module is in by its own directive and place. A module with neither is in none of them
 * as far as it can tell itself: its importers decide.
 */
export function getOwnEnvironments(facts: ModuleFacts): ModuleEnvironments {
  const chain: ImportChain = [facts.path];
  // Both together is a build error of its own (docs/platform/next-16.md), and no client module.
  if (isServerModule(facts)) return { ...NOWHERE, server: chain };
  if (facts.directives.includes("use client")) return { ...NOWHERE, assertedClient: chain, browser: chain };
  if (facts.route?.place === "instrumentationClient") {
    return { assertedClient: chain, browser: chain, isBrowserOnly: true, server: undefined };
  }
  if (facts.route?.place !== "pages") return NOWHERE;
  switch (facts.route.role) {
    case "page":
      return { ...NOWHERE, assertedClient: chain, browser: chain };
    case "document":
      return { ...NOWHERE, assertedClient: chain, server: chain };
    case "api":
      return { ...NOWHERE, server: chain };
    case undefined:
      return NOWHERE;
  }
}

/** Whether a module says that client code only gets a reference to what it exports: it is called over the network. */
export function isServerModule({ directives }: Pick<ModuleFacts, "directives">): boolean {
  return directives.some((value) => value === "use server" || isCacheDirective(value));
}

/** Whether a module is client code by its own directive or place, whoever imports it. */
export function isClientEntry(facts: ModuleFacts): boolean {
  return getOwnEnvironments(facts).assertedClient !== undefined;
}
