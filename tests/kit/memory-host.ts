import { posix } from "node:path";

import type { Host } from "../../src/platform/host/host.ts";

/** A disk made of a literal: paths and texts. The clock stands still until a test moves it. */
export interface MemoryHost extends Host {
  readonly files: Map<string, string>;
  /** How often the disk was asked. */
  reads: number;
  time: number;
}

export function createMemoryHost(files: Readonly<Record<string, string>>): MemoryHost {
  const host: MemoryHost = {
    files: new Map(Object.entries(files)),
    getVersion: (path) => host.files.get(path),
    isDirectory(path) {
      host.reads += 1;
      return [...host.files.keys()].some((file) => file.startsWith(`${path}/`));
    },
    isFile(path) {
      host.reads += 1;
      return host.files.has(path);
    },
    list: (path) => [...host.files.keys()].filter((file) => posix.dirname(file) === path).map((file) => posix.basename(file)),
    now: () => host.time,
    readFile(path) {
      host.reads += 1;
      return host.files.get(path);
    },
    reads: 0,
    time: 0,
  };
  return host;
}
