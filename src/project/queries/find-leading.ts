import type { FileStore } from "../../platform/host/file-store.ts";
import type { EnvironmentIndex } from "../environment-index.ts";

/** Whether a module is one of those that lead to what somebody looks for. */
export type MayLead = (path: string) => boolean;

const answers = new WeakMap<EnvironmentIndex, Map<string, MayLead>>();

/**
 * Which modules of an app's server code may lead to a use of the request APIs that a pattern describes: those in whose text
 * it stands, of those that lead to a module with a server-only name in its text, and all that request one of them.
 */
export function findLeading(pattern: RegExp, index: EnvironmentIndex, files: FileStore): MayLead {
  const known = answers.get(index) ?? new Map<string, MayLead>();
  answers.set(index, known);
  let mayLead = known.get(pattern.source);
  if (mayLead === undefined) {
    const near = collectLeading([...index.getModules("server")].filter((path) => index.getRecord(path).mentionsServerOnly), index);
    const leading = collectLeading([...near].filter((path) => pattern.test(files.readFile(path) ?? "")), index);
    mayLead = (path) => leading.has(path);
    known.set(pattern.source, mayLead);
  }
  return mayLead;
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
