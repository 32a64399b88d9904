/** Libraries that write the CORS headers of an answer. */
import { collectFacts } from "./all-libraries.ts";
import type { CorsLibrary } from "./library.ts";

const ROWS = collectFacts(({ cors }) => cors);

export const CORS_MODULES: readonly string[] = ROWS.map(({ module }) => module);

/** What we know of an export of a module that writes such headers. */
export function findCorsLibrary(module: string, exportPath: string): CorsLibrary | undefined {
  return ROWS.find((row) => row.module === module && row.fact.export === exportPath)?.fact;
}
