import { createHash } from "node:crypto";

import type { EntryKind, Host } from "./host.ts";
import { MODULE_FILE } from "./module-file.ts";

/** A disk that notes what it is asked and what it answers. Whoever gets the same answers comes to the same conclusions. */
export interface Recording {
  readonly host: Host;
  /** Each question with its answer; texts by their hash. Of a folder only the names that somebody asked for. */
  readonly answers: ReadonlyMap<string, string>;
}

export function recordAnswers(host: Host): Recording {
  const answers = new Map<string, string>();
  const note = (question: string, answer: string | false | undefined): void => {
    if (!answers.has(question)) answers.set(question, answer === false || answer === undefined ? "no" : answer);
  };
  return {
    answers,
    host: {
      // That a file is another one now is no answer: what is in it is.
      getVersion(path) {
        const version = host.getVersion(path);
        note(`there ${path}`, version !== undefined && "yes");
        return version;
      },
      idle: () => host.idle(),
      isDirectory(path) {
        const answer = host.isDirectory(path);
        note(`folder ${path}`, answer && "yes");
        return answer;
      },
      isFile(path) {
        const answer = host.isFile(path);
        note(`file ${path}`, answer && "yes");
        return answer;
      },
      list(path) {
        const entries = host.list(path);
        if (entries === undefined) note(`names ${path}`, undefined);
        return entries && new RecordedFolder(path, entries, note);
      },
      now: () => host.now(),
      readFile(path) {
        const text = host.readFile(path);
        note(`text ${path}`, text === undefined ? undefined : createHash("sha256").update(text).digest("hex"));
        return text;
      },
      realPath(path) {
        const real = host.realPath(path);
        note(`real ${path}`, real);
        return real;
      },
    },
  };
}

type Note = (question: string, answer: string | undefined) => void;

/**
 * The names in a folder. Above an app lie folders in which much comes and goes, and of which only a few names are asked
 * for, so each of these is noted, and all only where somebody goes through them.
 */
class RecordedFolder implements ReadonlyMap<string, EntryKind> {
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, EntryKind>;
  readonly #note: Note;

  constructor(path: string, entries: ReadonlyMap<string, EntryKind>, note: Note) {
    this.#path = path;
    this.#entries = entries;
    this.#note = note;
  }

  get size(): number {
    return this.#getAll().size;
  }

  get(name: string): EntryKind | undefined {
    const kind = this.#entries.get(name);
    this.#note(`entry ${this.#path === "/" ? "" : this.#path}/${name}`, kind);
    return kind;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  entries(): MapIterator<[string, EntryKind]> {
    return this.#getAll().entries();
  }

  keys(): MapIterator<string> {
    return this.#getAll().keys();
  }

  values(): MapIterator<EntryKind> {
    return this.#getAll().values();
  }

  forEach(take: (kind: EntryKind, name: string, map: ReadonlyMap<string, EntryKind>) => void): void {
    for (const [name, kind] of this.#getAll()) take(kind, name, this);
  }

  [Symbol.iterator](): MapIterator<[string, EntryKind]> {
    return this.entries();
  }

  #getAll(): ReadonlyMap<string, EntryKind> {
    const names = [...this.#entries].filter(([name, kind]) => !isTrace(name, kind)).map((entry) => entry.join(" "));
    this.#note(`names ${this.#path}`, names.sort().join("\n"));
    return this.#entries;
  }
}

/**
 * What linting and building leave behind, so that the second run is not another one than the first: `.eslintcache` and
 * its like, and what Next.js writes. No module, so nobody who goes through a folder takes one; who asks for it by name does.
 */
function isTrace(name: string, kind: EntryKind): boolean {
  return kind === "file" ? name.startsWith(".") && !MODULE_FILE.test(name) : name === ".next";
}
