import type { FileStore, Remembered } from "../platform/host/file-store.ts";
import { mayMatter } from "../platform/shortcut.ts";
import { hasWords, isAskedFor, NO_WORDS, readWords, type TextWords } from "../platform/text-words.ts";
import type { LinkedDefinition, ModuleHandle, ModuleLinks, SourceModule } from "../syntax/source-module.ts";
import type { App } from "./app.ts";
import type { ModuleStore } from "./module-store.ts";
import { collectExportedWords, findDefinition, findRequested, type Definition, type Requested } from "./queries/find-definition.ts";

/** Trees are large; so many stay open between two files that are linted. */
const MAX_OPEN = 100;

/** What a module has asked of a specifier. */
interface KnownRequest {
  readonly target: Requested;
  readonly names: Map<string, LinkedDefinition | undefined>;
  words: TextWords | undefined;
}

/**
 * The trees of other modules, seen through one app: opened when a rule asks what a value or a function there means, and
 * kept while nothing that they took has changed. What analyses remember hangs on the nodes, so all of them go at once.
 */
export class LinkedModules {
  readonly #app: App;
  readonly #files: FileStore;
  readonly #modules: ModuleStore;
  readonly #opened = new Map<string, Remembered<SourceModule | undefined>>();
  readonly #definitions = new Map<string, Remembered<Definition | undefined>>();
  readonly #described = new WeakMap<Definition, LinkedDefinition>();
  readonly #exported = new Map<string, Remembered<TextWords>>();
  /** By pattern and path, of the patterns of which a record says nothing. */
  readonly #mentioned = new Map<string, Map<string, Remembered<boolean>>>();
  /** By pattern and path, for one round: an answer takes as many files as the module leads to. */
  readonly #leading = new Map<string, Map<string, boolean>>();
  #round = 0;

  constructor(app: App, files: FileStore, modules: ModuleStore) {
    this.#app = app;
    this.#files = files;
    this.#modules = modules;
  }

  /** The links of a module; to be asked for anew with each text of a file that is linted. */
  getLinks(path: string): ModuleLinks {
    this.#forgetChanged();
    return this.#createLinks(this.#files.realPath(path));
  }

  /** A module by its real path. */
  getHandle(path: string): ModuleHandle {
    return {
      leadsTo: (pattern) => this.#leadsTo(path, pattern),
      mentions: (pattern) => this.#mentions(path, pattern),
      open: () => this.#open(path),
      path,
    };
  }

  #createLinks(path: string): ModuleLinks {
    // A module asks for the same few names at each of their uses, and its links go when anything has changed.
    const known = new Map<string, KnownRequest>();
    const request = (specifier: string): KnownRequest => {
      let asked = known.get(specifier);
      if (asked === undefined) known.set(specifier, (asked = { names: new Map(), target: findRequested(specifier, path, this.#app.client), words: undefined }));
      return asked;
    };
    return {
      findDefinition: (specifier, name, members = []) => {
        const { names, target } = request(specifier);
        if (!names.has(name)) names.set(name, this.#describe(this.#findExport(target, name)));
        const found = names.get(name);
        return found?.kind === "namespace" ? this.#findMember(this.#findExport(target, name), members) : found;
      },
      mayDefine: (specifier, pattern) => {
        const asked = request(specifier);
        asked.words ??= this.#collectWords(specifier, asked.target);
        return hasWords(asked.words, pattern);
      },
    };
  }

  /** What the members of a namespace lead to, through further namespaces. */
  #findMember(definition: Definition | undefined, members: readonly string[]): LinkedDefinition | undefined {
    let found = definition;
    let named = 0;
    for (const member of members) {
      if (found?.kind !== "namespace") break;
      const { clientEntry, of } = found;
      const next = this.#findExport(of, member);
      found = next && { ...next, clientEntry: clientEntry ?? next.clientEntry };
      named += 1;
    }
    const described = this.#describe(found);
    return described && { ...described, named };
  }

  /** Only between two lints: within one, the nodes of a module must stay the same. */
  #forgetChanged(): void {
    if (this.#round === this.#files.round && this.#opened.size <= MAX_OPEN) return;
    const isTrue = (remembered: Remembered<unknown>): boolean => this.#files.isTrue(remembered);
    if (this.#opened.size > MAX_OPEN || ![...this.#opened.values(), ...this.#definitions.values()].every(isTrue)) {
      this.#opened.clear();
      this.#definitions.clear();
    }
    if (this.#round !== this.#files.round) this.#leading.clear();
    this.#round = this.#files.round;
  }

  /** Half an app's modules ask the same barrels for the same names, so answers are kept by the module that is asked. */
  #findExport(target: Requested, name: string): Definition | undefined {
    if (target.kind !== "module") return target.kind === "package" ? { ...target, clientEntry: undefined, name } : undefined;
    return this.#files.recall(this.#definitions, `${target.path}\n${name}`, () => findDefinition(target.path, name, this.#app.client));
  }

  #describe(definition: Definition | undefined): LinkedDefinition | undefined {
    if (definition?.kind !== "module") return definition;
    const known = this.#described.get(definition);
    if (known !== undefined) return known;
    const { clientEntry, isFunction, name, path } = definition;
    const described: LinkedDefinition = { ...this.getHandle(path), clientEntry, isFunction, kind: "module", name };
    this.#described.set(definition, described);
    return described;
  }

  /** The words of all modules in which a name may be defined that a specifier leads to. */
  #collectWords(specifier: string, target: Requested): TextWords {
    if (target.kind === "module") return this.#files.recall(this.#exported, target.path, () => collectExportedWords(target.path, this.#app.client));
    // Another spelling of a package stands in nobody's text.
    return target.kind === "package" && target.specifier !== specifier ? readWords(target.specifier) : NO_WORDS;
  }

  #mentions(path: string, pattern: RegExp): boolean {
    if (isAskedFor(pattern)) return hasWords(this.#app.client.getRecord(path).words, pattern);
    const known = this.#mentioned.get(pattern.source) ?? new Map<string, Remembered<boolean>>();
    this.#mentioned.set(pattern.source, known);
    return this.#files.recall(known, path, () => mayMatter({ words: pattern }, this.#files.readFile(path) ?? ""));
  }

  #leadsTo(path: string, pattern: RegExp): boolean {
    const known = this.#leading.get(pattern.source) ?? new Map<string, boolean>();
    this.#leading.set(pattern.source, known);
    const answer = known.get(path);
    if (answer !== undefined) return answer;
    const reached = new Set([path]);
    // A Set iterates over what is added on the way.
    for (const other of reached) {
      if (known.get(other) === false) continue;
      if (known.get(other) === true || this.#mentions(other, pattern)) {
        known.set(path, true);
        return true;
      }
      for (const { target } of this.#app.client.getEdges(other)) reached.add(target);
    }
    for (const other of reached) known.set(other, false);
    return false;
  }

  #open(path: string): SourceModule | undefined {
    // A file may ask for the tree of another one before it asks what a name means.
    if (this.#round !== this.#files.round) this.#forgetChanged();
    let known = this.#opened.get(path);
    if (known === undefined) {
      known = this.#files.remember(() => {
        const module = this.#modules.openTree(path);
        return module && { ...module, links: this.#createLinks(path) };
      });
      this.#opened.set(path, known);
    }
    return known.value;
  }
}
