import { posix } from "node:path";

import type { FileStore } from "./file-store.ts";
import { readJson } from "./json-file.ts";
import { getDirectory, getName } from "./portable-path.ts";

/** What bundlers read as a module, by its name. */
export const MODULE_FILE = /\.[cm]?[jt]sx?$/u;

/** In the order in which Turbopack tries them; first the name as it is written. */
const EXTENSIONS = ["", ".tsx", ".ts", ".jsx", ".js", ".mjs", ".json"] as const;

/** What a TypeScript author writes for the file that will be there when it is compiled. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  ".cjs": [".cts"],
  ".js": [".ts", ".tsx"],
  ".jsx": [".tsx"],
  ".mjs": [".mts"],
};

/** The file that a path without or with its extension means; with `/` at its end the one that stands for the folder. */
export function findModuleFile(path: string, store: FileStore): string | undefined {
  const isFolder = path.endsWith("/");
  const place = isFolder && path.length > 1 ? path.slice(0, -1) : path;
  const file = isFolder ? undefined : findFile(place, store);
  return file ?? (store.isDirectory(place) ? findInFolder(place, store) : findSource(place, store));
}

/** The file of a path with one of the extensions that nobody writes. */
export function findFile(path: string, store: FileStore): string | undefined {
  const names = store.list(getDirectory(path));
  const name = getName(path);
  const extension = EXTENSIONS.find((one) => {
    const kind = names?.get(name + one);
    return kind === "file" || (kind === "link" && store.isFile(path + one));
  });
  return extension === undefined ? undefined : path + extension;
}

/** `main` of a folder's own manifest, else its index. */
export function findInFolder(path: string, store: FileStore): string | undefined {
  const manifest = store.list(path)?.has("package.json") === true ? readJson(posix.join(path, "package.json"), store) : {};
  for (const field of ["module", "main"]) {
    const target = manifest[field];
    const place = typeof target === "string" ? posix.join(path, target) : path;
    const found = place === path ? undefined : (findFile(place, store) ?? findFile(posix.join(place, "index"), store));
    if (found !== undefined) return found;
  }
  return findFile(posix.join(path, "index"), store);
}

/** `./session.js` for `session.ts`: no file of the first name is there, so this one is meant. */
function findSource(path: string, store: FileStore): string | undefined {
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return SOURCES_OF[extension]?.map((source) => stem + source).find((candidate) => store.isFile(candidate));
}
