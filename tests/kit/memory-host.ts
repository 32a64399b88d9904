import type { EntryKind, Host } from "../../src/platform/host/host.ts";

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
    getVersion: (path) => host.files.get(path) ?? describeList(host.list(path)),
    isDirectory(path) {
      host.reads += 1;
      return [...host.files.keys()].some((file) => file.startsWith(`${path}/`));
    },
    isFile(path) {
      host.reads += 1;
      return host.files.has(path);
    },
    list(path) {
      const entries = new Map<string, EntryKind>();
      const start = path.endsWith("/") ? path : `${path}/`;
      for (const file of host.files.keys()) {
        const [name = "", ...below] = file.startsWith(start) ? file.slice(start.length).split("/") : [];
        if (name !== "") entries.set(name, below.length > 0 ? "directory" : "file");
      }
      return entries.size === 0 ? undefined : entries;
    },
    now: () => host.time,
    readFile(path) {
      host.reads += 1;
      return host.files.get(path);
    },
    reads: 0,
    realPath: (path) => path,
    time: 0,
  };
  return host;
}

function describeList(entries: ReadonlyMap<string, EntryKind> | undefined): string | undefined {
  return entries === undefined ? undefined : [...entries].flat().sort().join("\n");
}
