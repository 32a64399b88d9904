import type { EnvironmentIndex } from "../environment-index.ts";

/**
 * The modules of an app's server code that may lead to a use of the request APIs: of those that lead to a module with a
 * server-only name in its text, the ones that the asker means, and all that request one of them.
 */
export function findLeading(index: EnvironmentIndex, isMeant: (path: string) => boolean): ReadonlySet<string> {
  const near = collectLeading([...index.getModules("server")].filter((path) => index.getRecord(path).mentionsServerOnly), index);
  return collectLeading([...near].filter(isMeant), index);
}

/** Some modules and all that lead to them. The server does not call what a client module calls. */
function collectLeading(paths: readonly string[], index: EnvironmentIndex): ReadonlySet<string> {
  const leading = new Set(paths);
  // A Set iterates over what is added on the way.
  for (const path of leading) {
    for (const importer of index.getImporters(path, "server")) {
      if (!index.getRecord(importer).directives.includes("use client")) leading.add(importer);
    }
  }
  return leading;
}
