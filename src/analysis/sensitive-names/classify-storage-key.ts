import { classifyCookieName, getNameWords, type NameContext, type SensitiveName } from "./classify-cookie-name.ts";
import { STORAGE_NAMES, STORAGE_TOKENS, WORDS_BEFORE_STORAGE_TOKEN } from "./storage-words.ts";

/**
 * Says whether an item of a storage with this name is a session or a credential: as `classifyCookieName` does for names that
 * the team declares and that the registry has. A name that only looks like one is asked more of than a cookie's: most of what
 * pages keep for themselves is state, and a "session" there is a visit, a chat or a cart.
 */
export function classifyStorageKey(name: string, context: Partial<NameContext> = {}): SensitiveName | undefined {
  const found = classifyCookieName(name, context);
  if (found === undefined) return undefined;
  if (found.evidence.source === "settings") return found;
  // What a login in progress leaves behind is made and read in the browser by design.
  if (found.kind === "transient") return undefined;
  return found.evidence.source === "registry" || isTelling(getNameWords(name)) ? found : undefined;
}

function isTelling(words: readonly string[]): boolean {
  if (STORAGE_NAMES.has(words.join(" "))) return true;
  const last = words.at(-1);
  const before = words.at(-2);
  if (last === undefined || !STORAGE_TOKENS.has(last)) return false;
  return before === undefined || WORDS_BEFORE_STORAGE_TOKEN.has(before);
}
