/**
 * What is handed the cookies or headers of a request, awaited, and fails or finds nothing in a promise of them: the
 * platform's own, as measured, and libraries.
 */
import { collectFacts } from "./all-libraries.ts";
import type { RequestTaker } from "./library.ts";

const GLOBAL_TAKERS: readonly RequestTaker[] = [
  { export: "Headers", index: 0, name: "new Headers()", path: [], takes: "headers" },
  { export: "URLSearchParams", index: 0, name: "new URLSearchParams()", path: [], takes: "headers" },
  { export: "fetch", index: 1, name: "fetch()", path: ["headers"], takes: "headers" },
  { export: "Request", index: 1, name: "new Request()", path: ["headers"], takes: "headers" },
];

/** `called` is `Headers` for a global, `iron-session getIronSession` for an export. */
const TAKERS: readonly (RequestTaker & { readonly called: string })[] = [
  ...GLOBAL_TAKERS.map((taker) => ({ ...taker, called: taker.export })),
  ...collectFacts(({ takers }) => takers).map(({ fact, module }) => ({ ...fact, called: `${module} ${fact.export}` })),
];

/** What takes the value at a place in its arguments, as a message names it. */
export function findTaker(called: string, at: { readonly api: string; readonly index: number; readonly path: readonly string[] }): string | undefined {
  const found = TAKERS.find(
    (taker) =>
      taker.takes === at.api &&
      taker.index === at.index &&
      taker.path.join(".") === at.path.join(".") &&
      (taker.called.endsWith("*") ? called.startsWith(taker.called.slice(0, -1)) : called === taker.called),
  );
  return found?.name;
}
