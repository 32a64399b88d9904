import type { EntryKind, Host } from "../../src/platform/host/host.ts";

/** A disk made of a literal: paths and texts. The clock stands still until a test moves it. */
export interface MemoryHost extends Host {
  readonly files: Map<string, string>;
  /** Where symbolic links lead, by their own paths; both absolute. */
  readonly links: Map<string, string>;
  /** Files and folders that are there and cannot be read. */
  readonly unreadable: Set<string>;
  /** How often the disk was asked, by question: `getVersion /shop/page.tsx`. */
  readonly questions: Map<string, number>;
  /** How often the disk was asked for what is not a list or a version. */
  reads: number;
  time: number;
  /** How long the process has waited so far; the clock moves with it. */
  idleTime: number;
}

/** As many links in a row as a real system follows. */
const MAX_LINKS = 40;

export function createMemoryHost(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): MemoryHost {
  const count = (question: string, path: string): void => {
    const key = `${question} ${path}`;
    host.questions.set(key, (host.questions.get(key) ?? 0) + 1);
    if (question !== "getVersion" && question !== "list" && question !== "realPath") host.reads += 1;
  };
  const host: MemoryHost = {
    files: new Map(Object.entries(files)),
    getVersion(path) {
      count("getVersion", path);
      const real = followLinks(path, host.links);
      if (real === undefined) return undefined;
      const version = host.files.get(real) ?? describeFolder(real, host);
      // Two files are never the same one, whatever is in them.
      return real === path || version === undefined ? version : `${real} ${version}`;
    },
    idle: () => host.idleTime,
    idleTime: 0,
    isDirectory(path) {
      count("isDirectory", path);
      const real = followLinks(path, host.links);
      return real !== undefined && listFolder(real, host) !== undefined;
    },
    isFile(path) {
      count("isFile", path);
      return host.files.has(followLinks(path, host.links) ?? "");
    },
    links: new Map(Object.entries(links)),
    list(path) {
      count("list", path);
      const real = followLinks(path, host.links);
      return real === undefined || host.unreadable.has(real) ? undefined : listFolder(real, host);
    },
    now: () => host.time,
    questions: new Map(),
    readFile(path) {
      count("readFile", path);
      const real = followLinks(path, host.links) ?? "";
      return host.unreadable.has(real) ? undefined : host.files.get(real);
    },
    reads: 0,
    realPath(path) {
      count("realPath", path);
      return followLinks(path, host.links) ?? path;
    },
    time: 0,
    unreadable: new Set(),
  };
  return host;
}

function listFolder(path: string, { files, links }: MemoryHost): ReadonlyMap<string, EntryKind> | undefined {
  const entries = new Map<string, EntryKind>();
  const start = path.endsWith("/") ? path : `${path}/`;
  for (const [places, kind] of [[files, "file"], [links, "link"]] as const) {
    for (const place of places.keys()) {
      const [name = "", ...below] = place.startsWith(start) ? place.slice(start.length).split("/") : [];
      if (name !== "") entries.set(name, below.length > 0 ? "directory" : kind);
    }
  }
  return entries.size === 0 ? undefined : entries;
}

/** The path without links; `undefined` when they go round in circles. */
function followLinks(path: string, links: ReadonlyMap<string, string>): string | undefined {
  if (links.size === 0) return path;
  let real = path;
  for (let followed = 0; followed < MAX_LINKS; followed += 1) {
    const link = [...links.keys()].find((candidate) => real === candidate || real.startsWith(`${candidate}/`));
    if (link === undefined) return real;
    real = `${links.get(link) ?? ""}${real.slice(link.length)}`;
  }
  return undefined;
}

/** A folder changes with its names and with where its links lead; behind a link it is another folder. */
function describeFolder(path: string, host: MemoryHost): string | undefined {
  const entries = listFolder(path, host);
  if (entries === undefined) return undefined;
  const names = [...entries].map(([name, kind]) => `${kind} ${name} ${kind === "link" ? (host.links.get(`${path}/${name}`) ?? "") : ""}`);
  return [path, ...names.sort()].join("\n");
}
