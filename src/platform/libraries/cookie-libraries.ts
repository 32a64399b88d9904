/** How libraries read cookies in the browser. */
import { collectExports, collectFacts } from "./all-libraries.ts";
import type { CookieLibrary, CookieReader } from "./library.ts";

const BY_MODULE: ReadonlyMap<string, CookieLibrary> = new Map(collectFacts(({ cookies }) => cookies).map(({ fact, module }) => [module, fact]));

/** Functions that turn `a=1; b=2` into an object, as `module export`. */
const PARSERS: ReadonlySet<string> = new Set(collectExports(({ cookieParsers }) => cookieParsers));

/** Whether an export of a package parses a text of cookies. */
export function isCookieParser(module: string, exportPath: string): boolean {
  return PARSERS.has(`${module} ${exportPath}`);
}

/** The rows of the tables in words: the module, and what it exports. */
export const COOKIE_LIBRARY_ROWS: readonly string[] = [
  ...[...BY_MODULE].flatMap(([module, { readers = [] }]) => readers.map((reader) => `${module} ${reader.export}`)),
  ...PARSERS,
];

export function findCookieLibrary(module: string): CookieLibrary | undefined {
  return BY_MODULE.get(module);
}

/** The reader that an export of a library is, also through configured copies: `Cookies.withAttributes(…).get`. */
export function findCookieReader({ copies, readers }: CookieLibrary, exportPath: string): CookieReader | undefined {
  const path = skipCopies(exportPath, copies);
  return readers?.find((reader) => reader.export === path);
}

/** The path to the same API without what leads to copies of it. */
export function skipCopies(exportPath: string, copies: readonly string[] = []): string {
  const copy = copies.find((prefix) => exportPath === prefix || exportPath.startsWith(`${prefix}.`));
  return copy === undefined ? exportPath : skipCopies(exportPath.slice(copy.length + 1), copies);
}
