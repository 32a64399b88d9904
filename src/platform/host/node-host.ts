import { readdirSync, readFileSync, statSync, type Stats } from "node:fs";

import type { Host } from "./host.ts";

/** The real disk. Nothing is remembered here: whoever asks decides how long an answer holds. */
export const nodeHost: Host = {
  getVersion(path) {
    const stats = stat(path);
    return stats === undefined ? undefined : `${String(stats.mtimeMs)}:${String(stats.size)}`;
  },
  isDirectory: (path) => stat(path)?.isDirectory() === true,
  isFile: (path) => stat(path)?.isFile() === true,
  list(path) {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  },
  now: () => performance.now(),
  readFile(path) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
};

function stat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
