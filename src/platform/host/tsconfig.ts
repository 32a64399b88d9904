import { createPathsMatcher, parseTsconfig } from "get-tsconfig";

import type { FileStore } from "./file-store.ts";

/** What a tsconfig or jsconfig says about modules. */
export interface TsConfig {
  readonly path: string;
  /** Imports that are not marked as types stay, whether or not something uses them. */
  readonly keepsImports: boolean;
  /** The places a specifier stands for by `paths` and `baseUrl`, best first and without extension; often none. */
  findPaths(specifier: string): readonly string[];
}

const NO_PATHS = (): readonly string[] => [];

/**
 * Reads a config with all that it extends. A config that extends one that is missing is read without that one; of a
 * config that is no JSON nothing is known but that it is there. `undefined` where there is no such file.
 */
export function readTsConfig(path: string, store: FileStore): TsConfig | undefined {
  if (!store.isFile(path)) return undefined;
  const config = parse(path, new StoreAsCache(store, "exact")) ?? parse(path, new StoreAsCache(store, "lenient"));
  if (config === undefined) return { findPaths: NO_PATHS, keepsImports: false, path };
  return {
    findPaths: createMatcher(path, config),
    keepsImports: config.compilerOptions?.verbatimModuleSyntax === true,
    path,
  };
}

type Parsed = ReturnType<typeof parseTsconfig>;

function parse(path: string, cache: Map<string, string>): Parsed | undefined {
  try {
    return parseTsconfig(path, cache);
  } catch {
    return undefined;
  }
}

function createMatcher(path: string, config: Parsed): (specifier: string) => readonly string[] {
  try {
    return createPathsMatcher({ config, path }) ?? NO_PATHS;
  } catch {
    // A pattern with two stars, or a value that is no list.
    return NO_PATHS;
  }
}

/**
 * So many configs are read for one, each as often as others extend it. Beyond, one that was read before says nothing more:
 * 25 configs that each extend the next one twice would be read 33 million times.
 */
const MAX_READS = 200;

const QUESTIONS: ReadonlySet<string> = new Set(["existsSync", "readFileSync", "realpathSync", "statSync"]);

/**
 * get-tsconfig asks its cache before it asks the disk, under names such as `readFileSync:/app/tsconfig.json:utf8`.
 * This cache knows every answer, so the library never touches the disk and our own store decides what is fresh.
 */
class StoreAsCache extends Map<string, string> {
  readonly #store: FileStore;
  readonly #mode: "exact" | "lenient";
  readonly #read = new Set<string>();
  #reads = 0;

  constructor(store: FileStore, mode: "exact" | "lenient") {
    super();
    this.#store = store;
    this.#mode = mode;
  }

  /** Typed as the library types its cache, which holds whatever each question is answered with. */
  override get(key: string): string | undefined {
    const [, question = "", path = ""] = /^(\w+):(.*?)(?::(?:utf8|undefined))?$/su.exec(key) ?? [];
    if (QUESTIONS.has(question)) return this.#answer(question, path) as string;
    // What the library has derived itself it has put here.
    return super.get(key);
  }

  #answer(question: string, path: string): unknown {
    switch (question) {
      case "existsSync":
        return this.#isFile(path) || this.#isDirectory(path);
      case "readFileSync":
        return this.#readConfig(path);
      case "statSync":
        return { isDirectory: () => this.#isDirectory(path), isFile: () => this.#isFile(path) };
      default:
        return this.#store.realPath(path);
    }
  }

  #readConfig(path: string): string {
    this.#reads += 1;
    if (this.#reads > MAX_READS && this.#read.has(path)) return "{}";
    this.#read.add(path);
    return this.#store.isFile(path) ? (this.#store.readFile(path) ?? "{}") : "{}";
  }

  /** Leniently a config that is missing is there and says nothing, and so is the package that it would be in. */
  #isFile(path: string): boolean {
    return this.#store.isFile(path) || (this.#mode === "lenient" && path.endsWith(".json"));
  }

  #isDirectory(path: string): boolean {
    return this.#store.isDirectory(path) || (this.#mode === "lenient" && this.#isMissingPackage(path));
  }

  /** `…/node_modules/name`, where no folder further up has it either. */
  #isMissingPackage(path: string): boolean {
    const [, start, name = ""] = /^(.*)\/node_modules\/((?:@[^/]+\/)?[^/]+)$/u.exec(path) ?? [];
    if (start === undefined) return false;
    for (let folder = start; folder !== ""; folder = folder.slice(0, folder.lastIndexOf("/"))) {
      if (this.#store.isDirectory(`${folder}/node_modules/${name}`)) return false;
    }
    return true;
  }
}
