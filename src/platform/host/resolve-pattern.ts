import { posix } from "node:path";

import type { FileStore } from "./file-store.ts";
import { MODULE_FILE } from "./module-file.ts";
import { getDirectory } from "./portable-path.ts";

/** All modules that a specifier with gaps (`./messages/*.ts`) may lead to, however deep below it; only relative ones. */
export function resolvePattern(pattern: string, from: string, store: FileStore): readonly string[] {
  if (!/^\.{1,2}\//u.test(pattern)) return [];
  const full = posix.join(getDirectory(from), pattern);
  const directory = getDirectory(full.slice(0, full.indexOf("*") + 1));
  const parts = full.split(/\*+/u);
  return collectFiles(directory, store)
    .filter((path) => MODULE_FILE.test(path) && (fits(path, parts) || fits(path.replace(/\.\w+$/u, ""), parts)))
    .map((path) => store.realPath(path));
}

/** Bundlers take every file below the folder; no author means more than this. */
const MAX_PATTERN_FILES = 1000;

function collectFiles(directory: string, store: FileStore): readonly string[] {
  const files: string[] = [];
  const folders = [directory];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const [name, kind] of store.list(folder) ?? []) {
      if (files.length >= MAX_PATTERN_FILES) return files;
      const path = posix.join(folder, name);
      if (kind === "directory" && name !== "node_modules") folders.push(path);
      if (kind === "file") files.push(path);
    }
  }
  return files;
}

/** Whether a text consists of these parts with anything between them; one look forward, whatever the parts are. */
function fits(text: string, [first = "", ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const part of others) {
    const found = text.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
}
