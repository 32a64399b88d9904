import { posix } from "node:path";

import type { FileStore } from "./file-store.ts";
import { readJson } from "./json-file.ts";
import { getDirectory } from "./portable-path.ts";

/** The version of a package that is installed for a folder: the nearest one above it, as Node.js resolution goes. */
export function findInstalledVersion(name: string, directory: string, store: FileStore): string | undefined {
  for (let folder = directory; ; folder = getDirectory(folder)) {
    const { version } = readJson(posix.join(folder, "node_modules", name, "package.json"), store);
    if (typeof version === "string") return version;
    if (getDirectory(folder) === folder) return undefined;
  }
}
