import { readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats } from "node:fs";

import type { EntryKind, Host } from "./host.ts";
import { toPortablePath } from "./portable-path.ts";

/**
 * File systems give changes that follow one another this closely the same time stamp. A version that is so young
 * proves nothing, so it is never the same twice: the file is read again until it has been left alone for that long.
 */
const CLOCK_TICK_MS = 20;

/** Somebody's data, not code or configuration: no text that is read is nearly so long. */
const MAX_BYTES = 16_000_000;

let youngVersions = 0;

/** The real disk. Nothing is remembered here: whoever asks decides how long an answer holds. */
export const nodeHost: Host = {
  getVersion(path) {
    const stats = stat(path);
    // A pipe or a device has no content that could be read to its end.
    if (stats === undefined || !(stats.isFile() || stats.isDirectory())) return undefined;
    const version = `${String(stats.mtimeMs)}:${String(stats.size)}:${String(stats.ino)}`;
    // A time stamp in the future says nothing either, but it will not be written again by this clock.
    if (Math.abs(Date.now() - stats.mtimeMs) > CLOCK_TICK_MS) return version;
    youngVersions += 1;
    return `${version}:${String(youngVersions)}`;
  },
  idle: () => performance.eventLoopUtilization().idle,
  isDirectory: (path) => stat(path)?.isDirectory() === true,
  isFile: (path) => stat(path)?.isFile() === true,
  list(path) {
    try {
      return new Map(readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, getKind(entry)]));
    } catch {
      return undefined;
    }
  },
  now: () => performance.now(),
  readFile(path) {
    const stats = stat(path);
    if (stats === undefined || !stats.isFile() || stats.size > MAX_BYTES) return undefined;
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  realPath(path) {
    try {
      return toPortablePath(realpathSync.native(path));
    } catch {
      return path;
    }
  },
};

/** Some file systems do not say what an entry is; then it is looked at like a link. */
function getKind(entry: Dirent): EntryKind {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : "link";
}

function stat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
