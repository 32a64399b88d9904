import { NO_WORDS, type TextWords } from "../platform/text-words.ts";

/**
 * What one module says about others, as plain data: no tree and no text. Records hold facts of syntax; which of them
 * matter is the asker's question.
 */
export interface ModuleRecord {
  /** The cooked values of the directive prologue: `use client`. */
  readonly directives: readonly string[];
  /** What the module requests at run time, in source order: TypeScript has removed the rest. */
  readonly requests: readonly ModuleRequest[];
  readonly exports: readonly ExportEntry[];
  /**
   * The text has the specifier of a module with server-only names in it, in whatever role. Only then is it worth
   * opening the tree: the compiler also rejects requests that TypeScript removes, so they stand in no other field.
   */
  readonly mentionsServerOnly: boolean;
  /** HTTP clients whose requests the module may change wherever they are sent, by its text: `fetch`, `axios`. */
  readonly mayChangeRequests: readonly string[];
  /** What rules look for in other modules, as far as the text may have it. */
  readonly words: TextWords;
}

/** What the text alone says. */
export type TextFacts = Pick<ModuleRecord, "mayChangeRequests" | "mentionsServerOnly" | "words">;

export type RequestForm = "dynamicImport" | "import" | "reexport" | "require" | "worker";

/** One request for another module. */
export interface ModuleRequest {
  readonly form: RequestForm;
  /** As written; a pattern has a `*` for each part that is known at run time only. */
  readonly specifier: string;
  /** `` import(`./messages/${locale}.json`) ``: every file that fits is requested. */
  readonly isPattern: boolean;
  /**
   * Where the request is left in the code. A Client Component is rendered on the server first, so its requests are in
   * both, unless a test of the environment or a worker says otherwise. `ssr: false` keeps it out of the rendering in the
   * app router; for the pages router it is compiled all the same, and runs in the browser only.
   */
  readonly runsIn: "browser" | "everywhere" | "server" | "withoutSsr";
  /**
   * Whether `getServerSideProps` and its like need it. What only they need is not in the browser's code of a page, and
   * what they need too runs on the server as well.
   */
  readonly inServerData: "also" | "never" | "only";
}

/** A request as it is without a look at its surroundings. */
export function createPlainRequest(specifier: string, form: RequestForm): ModuleRequest {
  return { form, inServerData: "never", isPattern: false, runsIn: "everywhere", specifier };
}

/** One exported name; `*` for all names of another module. */
export interface ExportEntry {
  readonly name: string;
  /** The module that a re-export takes the name from, and the name there; `*` for its namespace or for all its names. */
  readonly from?: { readonly specifier: string; readonly name: string };
  /** `default` of a CommonJS module that exports members one by one: it is all of them. */
  readonly isNamespace?: true;
  /** It is a function, by its declaration; what is not said may be one all the same. */
  readonly isFunction?: true;
}

/** What is known of a file that cannot be read as a module. */
export const EMPTY_RECORD: ModuleRecord = { directives: [], exports: [], mayChangeRequests: [], mentionsServerOnly: false, requests: [], words: NO_WORDS };
