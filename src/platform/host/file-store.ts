import type { EntryKind, Host } from "./host.ts";
import { getDirectory, getName } from "./portable-path.ts";

/** Something on the disk that an answer depends on: a file by its content, a folder by what is in it. */
interface Fact {
  readonly path: string;
  version: string | undefined;
  /** The round in which the disk was asked last. */
  round: number;
  /** When its content was last found different: a reading of the store's own clock. */
  changed: number;
  realPath: string | undefined;
}

interface FolderFact extends Fact {
  entries: ReadonlyMap<string, EntryKind> | undefined;
}

/** All that an answer depends on; what it took of other answers, by their own grounds. */
interface Grounds {
  readonly facts: Set<Fact>;
  readonly others: Set<Grounds>;
  since: number;
  /** The round in which they were last found to hold. */
  round: number;
}

/** An answer, with its grounds, so that it is known when it stops being true. */
export interface Remembered<T> {
  readonly value: T;
  readonly grounds: Grounds;
}

interface ReadText {
  readonly text: string;
  readonly version: string;
}

/** So many texts are kept for a while, as several rules ask about the same modules; longer ones are not. */
const MAX_TEXTS = 300;
const MAX_TEXT = 100_000;

/**
 * What is known of the disk, and when it stops being true.
 *
 * Time goes in rounds. Within a round the disk is asked once about each file and folder; a new round asks again,
 * about what is needed in it and nothing else, and only for a version, not for the content. That a path is not there
 * is known from its folder, so this holds until the folder changes.
 */
export class FileStore {
  readonly #host: Host;
  readonly #folders = new Map<string, FolderFact>();
  readonly #files = new Map<string, Fact>();
  #round = 1;
  #looks = 0;
  #clock = 1;
  /** The grounds of the answer that is being computed. */
  #taken: Grounds | undefined;
  readonly #texts = new Map<string, ReadText>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Changes whenever the disk may be asked again. */
  get round(): number {
    return this.#round;
  }

  /** How often the disk was asked in this round. */
  get looks(): number {
    return this.#looks;
  }

  /** From now on nothing is believed without another look at the disk. */
  startRound(): void {
    this.#round += 1;
    this.#looks = 0;
  }

  now(): number {
    return this.#host.now();
  }

  idle(): number {
    return this.#host.idle();
  }

  /** The names in a folder; `undefined` when it is missing or unreadable. */
  list(path: string): ReadonlyMap<string, EntryKind> | undefined {
    return this.#getFolder(path).entries;
  }

  isFile(path: string): boolean {
    const kind = this.#findEntry(path);
    return kind === "file" || (kind === "link" && this.#getFile(path).version !== undefined && !this.isDirectory(path));
  }

  isDirectory(path: string): boolean {
    const kind = this.#findEntry(path);
    return kind === "directory" || (kind === "link" && this.#getFolder(path).entries !== undefined);
  }

  /** The text of a file; `undefined` when it cannot be read. It is not kept for long: whoever asks remembers what came of it. */
  readFile(path: string): string | undefined {
    const { version } = this.#getFile(path);
    if (version === undefined) return undefined;
    const known = this.#texts.get(path);
    if (known?.version === version) return known.text;
    const text = this.#host.readFile(path);
    if (this.#texts.size === MAX_TEXTS) this.#texts.clear();
    if (text !== undefined && text.length <= MAX_TEXT) this.#texts.set(path, { text, version });
    return text;
  }

  /** The path of a file or folder without symbolic links. */
  realPath(path: string): string {
    const directory = getDirectory(path);
    if (directory === path) return path;
    const folder = this.#getFolder(directory);
    const name = getName(path);
    if (folder.entries?.get(name) === "link") {
      const link = this.#getFile(path);
      link.realPath ??= this.#host.realPath(path);
      return link.realPath;
    }
    folder.realPath ??= this.#host.realPath(directory);
    return folder.realPath.endsWith("/") ? folder.realPath + name : `${folder.realPath}/${name}`;
  }

  /** Computes an answer and notes which files and folders it took. */
  remember<T>(compute: () => T): Remembered<T> {
    const outer = this.#taken;
    const grounds: Grounds = { facts: new Set(), others: new Set(), round: 0, since: 0 };
    this.#taken = grounds;
    try {
      return { grounds, value: compute() };
    } finally {
      grounds.round = this.#round;
      grounds.since = this.#clock;
      this.#taken = outer;
      outer?.others.add(grounds);
    }
  }

  /** The answer that is kept under a key while it is true, and is computed anew when it is not. */
  recall<T>(memory: Map<string, Remembered<T>>, key: string, compute: () => T): T {
    const known = memory.get(key);
    if (known !== undefined && this.isTrue(known)) return known.value;
    const found = this.remember(compute);
    memory.set(key, found);
    return found.value;
  }

  /** Whether nothing that the answer took has changed since; asks the disk at most once a round and path. */
  isTrue({ grounds }: Remembered<unknown>): boolean {
    if (!this.#hold(grounds)) return false;
    this.#taken?.others.add(grounds);
    return true;
  }

  /** The same without a look at the disk: whether somebody has found so in this round. */
  isKnownTrue({ grounds }: Remembered<unknown>): boolean {
    return grounds.round === this.#round;
  }

  #hold(grounds: Grounds): boolean {
    if (grounds.round === this.#round) return true;
    for (const fact of grounds.facts) {
      this.#refresh(fact);
      if (fact.changed > grounds.since) return false;
    }
    for (const other of grounds.others) if (!this.#hold(other)) return false;
    grounds.round = this.#round;
    return true;
  }

  #findEntry(path: string): EntryKind | undefined {
    const directory = getDirectory(path);
    return directory === path ? "directory" : this.#getFolder(directory).entries?.get(getName(path));
  }

  #getFolder(path: string): FolderFact {
    let folder = this.#folders.get(path);
    if (folder === undefined) {
      folder = { changed: 0, entries: undefined, path, realPath: undefined, round: 0, version: undefined };
      this.#folders.set(path, folder);
    }
    this.#refresh(folder);
    this.#taken?.facts.add(folder);
    return folder;
  }

  #getFile(path: string): Fact {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = { changed: 0, path, realPath: undefined, round: 0, version: undefined };
      this.#files.set(path, file);
    }
    this.#refresh(file);
    this.#taken?.facts.add(file);
    return file;
  }

  #refresh(fact: Fact): void {
    if (fact.round === this.#round) return;
    const isFirst = fact.round === 0;
    fact.round = this.#round;
    this.#looks += 1;
    const version = this.#host.getVersion(fact.path);
    if (!isFirst && version === fact.version) return;
    fact.version = version;
    fact.realPath = undefined;
    if (isFolder(fact)) fact.entries = version === undefined ? undefined : this.#host.list(fact.path);
    if (isFirst) return;
    this.#clock += 1;
    fact.changed = this.#clock;
  }
}

function isFolder(fact: Fact): fact is FolderFact {
  return "entries" in fact;
}
