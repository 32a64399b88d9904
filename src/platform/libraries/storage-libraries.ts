/** How libraries keep state in `localStorage` and `sessionStorage`. */
import { collectFacts } from "./all-libraries.ts";
import type { StorageCall } from "./library.ts";

const CALLS: ReadonlyMap<string, StorageCall> = new Map(
  collectFacts(({ storage }) => storage).flatMap(({ fact, module }) =>
    Object.entries(fact.calls).map(([path, call]) => [`${module} ${path}`, call] as const),
  ),
);

/** The rows of the table in words: the module, and what it exports. */
export const STORAGE_LIBRARY_ROWS: readonly string[] = [...CALLS.keys()];

/** What a call of a module's export does to an item of a storage; `undefined` where no table knows it. */
export function findStorageCall(specifier: string, exportPath: string): StorageCall | undefined {
  return CALLS.get(`${specifier} ${exportPath}`);
}
