import type { EnvironmentIndex, Environment } from "../environment-index.ts";

/** Barrels nest in a few levels, and everything may go through one of them. */
const MAX_IMPORTERS = 5000;

/**
 * The modules of an app that may have something of a module in the browser, or on the server: those that request it there,
 * and those that request what exports it again. By records only, so one of them may have another name of the same barrel.
 */
export function findImporters(path: string, index: EnvironmentIndex, environment: Environment): readonly string[] {
  const found = new Set<string>([path]);
  for (const target of found) {
    if (target !== path && !index.getRecord(target).exports.some(({ from }) => from !== undefined)) continue;
    for (const importer of index.getImporters(target, environment)) if (found.size < MAX_IMPORTERS) found.add(importer);
  }
  found.delete(path);
  return [...found];
}
