/** What sets cookies: exports, arguments, and who may see the result. */
import { collectExports, collectFacts } from "./all-libraries.ts";
import { findCookieLibrary, skipCopies } from "./cookie-libraries.ts";
import type { CookieWriter } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

/** The browser's own `cookieStore.set`: https://developer.mozilla.org/en-US/docs/Web/API/CookieStore/set */
export const COOKIE_STORE_WRITER: CookieWriter = { by: "script", export: "cookieStore.set", name: 0, takesObject: true, value: 1 };

/** `set` of the cookies of a `NextResponse`: https://nextjs.org/docs/app/api-reference/functions/next-response */
export const NEXT_RESPONSE_WRITER: CookieWriter = { ...COOKIE_SETTER, by: "header", export: "cookies.set", takesObject: true };

/** The writer that an export of a module is, also through configured copies: `Cookies.withAttributes(…).set`. */
export function findCookieWriter(module: string, exportPath: string): CookieWriter | undefined {
  const library = findCookieLibrary(module);
  if (library?.writers === undefined) return undefined;
  const path = skipCopies(exportPath, library.copies);
  return library.writers.find((writer) => writer.export === path);
}

/** The rows of the tables in words: the module, and what it exports. */
export const COOKIE_WRITER_ROWS: readonly string[] = [
  ...collectFacts(({ cookies }) => cookies).flatMap(({ fact: { writers = [] }, module }) => writers.map((writer) => `${module} ${writer.export}`)),
  COOKIE_STORE_WRITER.export,
  NEXT_RESPONSE_WRITER.export,
];

/** What makes a `NextResponse`, as `module export`. */
export const RESPONSE_MAKER_ROWS: readonly string[] = collectExports(({ responseMakers }) => responseMakers);
const RESPONSE_MAKERS: ReadonlySet<string> = new Set(RESPONSE_MAKER_ROWS);

/** Whether a call of a module's export gives a `NextResponse`. */
export function makesNextResponse(module: string, exportPath: string): boolean {
  return RESPONSE_MAKERS.has(`${module} ${exportPath}`);
}
