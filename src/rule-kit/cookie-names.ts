import type { NameContext } from "../analysis/sensitive-names/classify-cookie-name.ts";
import type { FileContext } from "./file-context.ts";
import { createNameMatchers } from "./settings.ts";

/** What every rule about cookies lets its users say of their names. */
export interface CookieNameOptions {
  readonly sensitive: readonly string[];
  readonly allow: readonly string[];
}

/** The same, as properties of a rule's schema. */
export const COOKIE_NAME_SCHEMA = {
  sensitive: {
    type: "array",
    items: { type: "string" },
    description: "Further names of sensitive cookies, or regular expressions written as '/pattern/flags'.",
  },
  allow: {
    type: "array",
    items: { type: "string" },
    description: "Names of cookies that are never reported, or regular expressions; wins over everything.",
  },
} as const;

const NO_DEPENDENCIES: ReadonlySet<string> = new Set();

/** What decides which names are sensitive in a file: the settings, the rule's options, and what the app depends on. */
export function readCookieNames({ root, settings }: FileContext, { allow, sensitive }: CookieNameOptions): NameContext {
  return {
    allow: [...settings.allow, ...createNameMatchers(allow, "options[0].allow")],
    dependencies: root?.dependencies ?? NO_DEPENDENCIES,
    sensitive: [...settings.sensitive, ...createNameMatchers(sensitive, "options[0].sensitive")],
  };
}
