import { parse as lex, type Export, type Import } from "es-module-lexer";

import { findRequestChanges } from "../platform/libraries/http-clients.ts";
import { MENTIONS_SERVER_ONLY_API } from "../platform/next/server-only-apis.ts";
import { mayMatter } from "../platform/shortcut.ts";
import { readWords } from "../platform/text-words.ts";
import { mayHaveDirectives, readPlainDirectives } from "../syntax/directives.ts";
import { extractFromTree } from "./extract-from-tree.ts";
import { createPlainRequest, EMPTY_RECORD, type ExportEntry, type ModuleRecord, type ModuleRequest, type TextFacts } from "./module-record.ts";
import { getLanguage, loadNativeParser, loadOptional, type ModuleParser } from "./parse-module.ts";

/** Turns the text of a file into its record; `undefined` for a text with syntax errors. */
export interface RecordExtractor {
  extract(path: string, text: string, keepsImports: boolean): ModuleRecord | undefined;
  /** Also opens trees for those who ask what a value in another module means. */
  readonly parse: ModuleParser;
}

interface OxcTransform {
  transformSync(path: string, text: string, options: object): { readonly code: string; readonly errors: readonly unknown[] };
}

/**
 * The extractor over native parts: TypeScript is removed and what is left is lexed, some ten times faster than a tree.
 * The tree is opened only where the original text has what that cannot show. `undefined` where no native part loads.
 */
export function loadNativeExtractor(): RecordExtractor | undefined {
  const transform = loadOptional("oxc-transform") as OxcTransform | undefined;
  const parse = loadNativeParser();
  if (transform === undefined || parse === undefined) return undefined;
  const fromTree = createTreeExtractor(parse);
  return {
    extract(path, text, keepsImports) {
      if (getLanguage(path) === "dts") return EMPTY_RECORD;
      const directives = mayHaveDirectives(path) ? readPlainDirectives(text) : [];
      if (directives === undefined || needsTree(text, keepsImports)) return fromTree.extract(path, text, keepsImports);
      const { code } = transform.transformSync(path, text, {
        jsx: { runtime: "automatic" },
        lang: getLanguage(path),
        typescript: { onlyRemoveTypeImports: keepsImports },
      });
      // A text with syntax errors comes out empty, and so do a few without any code.
      if (code === "" && text.trim() !== "") return fromTree.extract(path, text, keepsImports);
      const lexed = tryLex(code);
      if (lexed === undefined || exportsImported(code, lexed)) return fromTree.extract(path, text, keepsImports);
      return createRecord(lexed, code, directives, text);
    },
    parse,
  };
}

/** The extractor over a parser alone: slower, with the same records. */
export function createTreeExtractor(parse: ModuleParser): RecordExtractor {
  return {
    extract(path, text, keepsImports) {
      if (getLanguage(path) === "dts") return EMPTY_RECORD;
      const module = parse(path, text);
      return module && { ...extractFromTree(module, keepsImports), ...readMentions(text) };
    },
    parse,
  };
}

/** What the text alone says. */
function readMentions(text: string): TextFacts {
  return { mayChangeRequests: findRequestChanges(text), mentionsServerOnly: mayMatter({ words: MENTIONS_SERVER_ONLY_API }, text), words: readWords(text) };
}

/** What a lexer of import statements cannot see: other requests, and where a request is left in the code. */
function needsTree(text: string, keepsImports: boolean): boolean {
  return (
    /\bexport\s*\{\s*\}\s*from\b|\b(?:turbopack|webpack)Ignore\b/u.test(text) ||
    // CommonJS exports by assignments.
    /\bexports\b/u.test(text) ||
    // The transform takes these for types alone, and Turbopack does not.
    (keepsImports && /\bexport\s*\{(?=[^{}]*\}\s*from\b)[^{}]*\btype\s/u.test(text)) ||
    /\brequire\s*(?:\(|\/[*/])|\bnew\s+(?:Shared)?Worker\b|\bssr\b|\bget(?:ServerSideProps|StaticProps|StaticPaths)\b/u.test(text) ||
    (/\bimport\s*\(/u.test(text) && /\btypeof\W+(?:window|document)\b|\bNEXT_RUNTIME\b/u.test(text))
  );
}

type Lexed = readonly [imports: readonly Import[], exports: readonly Export[], ...unknown[]];

function tryLex(code: string): Lexed | undefined {
  try {
    return lex(code);
  } catch {
    return undefined;
  }
}

/** An imported name that is given to a constant, or to `default`, is exported again; how, the lexer does not see. */
function exportsImported(code: string, [imports]: Lexed): boolean {
  for (const [, name] of code.matchAll(NAME_EXPORTED)) {
    if (name !== undefined && imports.some((entry) => entry.type === "static" && code.slice(entry.importStart, entry.start).includes(name))) return true;
  }
  return false;
}

/** As the transform prints it. */
const NAME_EXPORTED = /^export (?:const [^\s=]+ =|default) ([^\s"'`\d()[\]{}.,;][^\s"'`()[\]{}.,;]*);$/gmu;

function createRecord([imports, exports]: Lexed, code: string, directives: readonly string[], text: string): ModuleRecord {
  const reexports = new Set(exports.flatMap((entry) => (entry.type === "direct" ? [] : [entry.exportStart])));
  return {
    directives,
    exports: exports.map((entry) => describeExport(entry, code)),
    ...readMentions(text),
    requests: imports.flatMap((entry) => describeImport(entry, reexports)),
  };
}

/** Added by the transform for JSX: no request of the author's. */
const JSX_RUNTIME = "react/jsx-runtime";

function describeImport(entry: Import, reexports: ReadonlySet<number>): readonly ModuleRequest[] {
  if (entry.type === "import-meta" || entry.specifier === undefined || entry.specifier === JSX_RUNTIME) return [];
  const isDynamic = entry.type === "dynamic";
  return [
    {
      ...createPlainRequest(detach(entry.specifier), isDynamic ? "dynamicImport" : reexports.has(entry.importStart) ? "reexport" : "import"),
      isPattern: isDynamic && entry.glob,
    },
  ];
}

function describeExport(entry: Export, code: string): ExportEntry {
  switch (entry.type) {
    case "direct":
      return isFunction(entry, code) ? { isFunction: true, name: detach(entry.name) } : { name: detach(entry.name) };
    case "reexport":
      return { from: { name: detach(entry.importName ?? "*"), specifier: detach(entry.from) }, name: detach(entry.name) };
    case "reexport-all":
      return { from: { name: "*", specifier: detach(entry.from) }, name: "*" };
  }
}

/** Functions as the transform prints them; parameters with parentheses in them only a parser can read. */
const FUNCTION_DECLARED = /export (?:default )?(?:async )?function\b/uy;
const FUNCTION_ASSIGNED = / = (?:async )?\([^()]*\) => /uy;

function isFunction({ exportStart, localEnd, localStart }: Export & { readonly type: "direct" }, code: string): boolean {
  const isConstant = localStart >= 0 && code.slice(exportStart, localStart) === "export const ";
  const pattern = isConstant ? FUNCTION_ASSIGNED : FUNCTION_DECLARED;
  pattern.lastIndex = isConstant ? localEnd : exportStart;
  return pattern.test(code);
}

const interned = new Map<string, string>();

/**
 * A copy of a string that stands for itself: a slice of a text would keep the whole text in memory for as long as the
 * record lives. The same specifiers come again and again, so each is kept once.
 */
function detach(slice: string): string {
  let own = interned.get(slice);
  if (own === undefined) {
    own = Buffer.from(slice, "utf8").toString("utf8");
    interned.set(own, own);
  }
  return own;
}
