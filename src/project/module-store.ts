import type { FileStore, Remembered } from "../platform/host/file-store.ts";
import type { SourceModule } from "../syntax/source-module.ts";
import { mayExhaustStack } from "../syntax/stack-need.ts";
import { createTreeExtractor, loadNativeExtractor, type RecordExtractor } from "./extract-module-record.ts";
import { EMPTY_RECORD, type ModuleRecord } from "./module-record.ts";
import { createFallbackParser, type EslintParser } from "./parse-module.ts";

/** How much work was done: for benchmarks and for tests of what must not be done twice. */
export interface ModuleStoreCounts {
  /** Texts that became records. */
  records: number;
  /** Trees that were opened because somebody asked what code in another module means. */
  trees: number;
}

/** The records of all modules of a process, whichever apps they belong to: nothing is parsed twice for one content. */
export class ModuleStore {
  readonly counts: ModuleStoreCounts = { records: 0, trees: 0 };
  readonly #files: FileStore;
  readonly #records = new Map<string, Remembered<ModuleRecord>>();
  readonly #load: () => RecordExtractor | undefined;
  #native: RecordExtractor | "none" | undefined;
  #fallback: RecordExtractor | undefined;
  #offered: EslintParser | undefined;

  constructor(files: FileStore, load: () => RecordExtractor | undefined = loadNativeExtractor) {
    this.#files = files;
    this.#load = load;
  }

  /** Offers the parser of the linted file, for systems where the native parts do not load. The first one stays. */
  offerParser(parser: EslintParser | undefined): void {
    this.#offered ??= parser;
  }

  /**
   * The record of a file. A file whose text has a syntax error keeps the record it had before: somebody is typing. One
   * that never parsed, is missing or cannot be read has an empty record.
   */
  getRecord(path: string, keepsImports: boolean): ModuleRecord {
    const key = keepsImports ? `${path}\n` : path;
    const known = this.#records.get(key);
    if (known !== undefined && this.#files.isTrue(known)) return known.value;
    const found = this.#files.remember(() => this.#read(path, keepsImports) ?? known?.value ?? EMPTY_RECORD);
    this.#records.set(key, found);
    return found.value;
  }

  /** The tree of a file as it is on the disk; `undefined` where it cannot be parsed. Nobody keeps it but the caller. */
  openTree(path: string): SourceModule | undefined {
    const text = this.#files.readFile(path);
    if (text === undefined || text.length > MAX_TEXT) return undefined;
    this.counts.trees += 1;
    try {
      return this.#getExtractor(text)?.parse(path, text);
    } catch {
      // A parser that gives up on a text must not end the lint run.
      return undefined;
    }
  }

  /**
   * Native parts are loaded when they are first needed: most processes that load the plugin lint nothing. A text that could
   * end the process there is left to the parser of the linted file, as all are where no native part loads.
   */
  #getExtractor(text: string): RecordExtractor | undefined {
    this.#native ??= this.#load() ?? "none";
    if (this.#native !== "none" && !mayExhaustStack(text)) return this.#native;
    if (this.#offered !== undefined) this.#fallback ??= createTreeExtractor(createFallbackParser(this.#offered));
    return this.#fallback;
  }

  #read(path: string, keepsImports: boolean): ModuleRecord | undefined {
    const text = this.#files.readFile(path);
    if (text === undefined || text.length > MAX_TEXT) return EMPTY_RECORD;
    this.counts.records += 1;
    try {
      return this.#getExtractor(text)?.extract(path, text, keepsImports);
    } catch {
      return undefined;
    }
  }
}

/** Bundles and generated data: nobody writes such a module, and it imports nothing of the project. */
const MAX_TEXT = 2_000_000;
