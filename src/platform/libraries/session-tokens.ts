/** Where the session libraries keep tokens: in what their functions return on the server. */
import { collectFacts } from "./all-libraries.ts";

const ROWS = collectFacts(({ tokens }) => tokens);

const CREDENTIAL_WORDS = "auth|bearer|cookie|jwt|kinde|logto|next/headers|session|supabase|token";

/**
 * Modules without any of these words read no credential; nor do, to our knowledge, those that they import. A library's
 * own module is one of them where nothing that is taken from it has one.
 */
export const CREDENTIAL_MENTION = new RegExp([CREDENTIAL_WORDS, ...collectUnmentioned()].join("|"), "iu");

function collectUnmentioned(): readonly string[] {
  const words = new RegExp(CREDENTIAL_WORDS, "iu");
  return [...new Set(ROWS.flatMap(({ fact, module }) => (fact.tokens.every((path) => words.test(`${module} ${path}`)) ? [] : [module])))];
}

/** A session library's token: the name that the code takes it by, and whose it is. */
export interface SessionToken {
  readonly library: string;
  readonly name: string;
}

/** The token that is at a path into what a library exports, or within it under a name that is not left out; some only with an option of the call. */
export function findSessionToken(specifier: string, path: string, without: ReadonlySet<string>, hasOption: (name: string) => boolean): SessionToken | undefined {
  for (const { fact, library, module } of ROWS) {
    const { holders = [], option, tokens } = fact;
    if (module !== specifier || (option !== undefined && !(tokens.includes(path) && hasOption(option)))) continue;
    if (tokens.includes(path)) return { library: library.name, name: nameToken(path) };
    const isHolder = holders.some((holder) => path === holder || path.startsWith(`${holder}.`));
    const within = isHolder ? tokens.find((token) => token.startsWith(`${path}.`) && !without.has(getNextStep(token, path))) : undefined;
    if (within !== undefined) return { library: library.name, name: nameToken(within) };
  }
  return undefined;
}

function getNextStep(path: string, start: string): string {
  return path.slice(start.length + 1).split(".")[0] ?? "";
}

/** `accessToken`, `getToken()`: the last name of a path. */
function nameToken(path: string): string {
  const names = path.split(".");
  return names.at(-1) === "()" ? `${names.at(-2) ?? ""}()` : (names.at(-1) ?? "");
}
