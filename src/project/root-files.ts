import { posix } from "node:path";

import type { FileStore } from "../platform/host/file-store.ts";
import { SOURCE_FOLDERS } from "../platform/next/file-conventions.ts";
import type { NextRoot } from "./next-root.ts";

/** All files under `app` and `pages`, and those that lie beside them. Links are followed once, by their real path. */
export function* collectFiles({ appDirectory, directory, pagesDirectory }: NextRoot, files: FileStore): Generator<string> {
  for (const folder of SOURCE_FOLDERS) yield* listFiles(posix.join(directory, folder).replace(/\/$/u, ""), files);
  const folders = [appDirectory, pagesDirectory].filter((folder) => folder !== undefined);
  const seen = new Set<string>();
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const real = files.realPath(folder);
    if (seen.has(real)) continue;
    seen.add(real);
    yield* listFiles(folder, files);
    for (const [name, kind] of files.list(folder) ?? []) {
      const path = posix.join(folder, name);
      if (name !== "node_modules" && (kind === "directory" || (kind === "link" && files.isDirectory(path)))) folders.push(path);
    }
  }
}

function* listFiles(folder: string, files: FileStore): Generator<string> {
  for (const [name, kind] of files.list(folder) ?? []) {
    if (!/\.\w+$/u.test(name)) continue;
    const path = posix.join(folder, name);
    if (kind === "file" || (kind === "link" && files.isFile(path))) yield path;
  }
}
