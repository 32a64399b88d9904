/**
 * Other spellings of the modules that Next.js documents: the same code, of which its compiler knows nothing. Measured, see
 * docs/platform/next-16.md.
 */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["next/dist/api/headers", "next/headers"],
  ["next/dist/api/server", "next/server"],
  ["next/dist/server/after", "next/server"],
  ["next/dist/server/after/after", "next/server"],
  ["next/dist/server/request/connection", "next/server"],
  ["next/dist/server/request/cookies", "next/headers"],
  ["next/dist/server/request/draft-mode", "next/headers"],
  ["next/dist/server/request/headers", "next/headers"],
  ["next/dist/server/use-cache/cache-life", "next/cache"],
  ["next/dist/server/use-cache/cache-tag", "next/cache"],
  ["next/dist/server/web/spec-extension/revalidate", "next/cache"],
]);

/** `next/headers.js` is the file that `next/headers` means, and so is each such module's. */
const FILE = /^(next\/[\w-]+)\.js$/u;

/** The module of Next.js that a specifier means, as its documentation writes it; every other specifier is itself. */
export function getDocumentedModule(specifier: string): string {
  if (!specifier.startsWith("next/")) return specifier;
  return SPELLINGS.get(specifier.replace(/(?:\/index)?\.js$/u, "")) ?? FILE.exec(specifier)?.[1] ?? specifier;
}
