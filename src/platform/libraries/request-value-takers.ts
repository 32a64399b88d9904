/**
 * What is handed the cookies or headers of a request, awaited, and fails or finds nothing in a promise of them. The
 * platform's own were measured, the libraries' stand in their documentation, 2026-11.
 */
interface Taker {
  /** `Headers` for a global, `iron-session getIronSession` for an export; `*` at the end for whatever follows. */
  readonly called: string;
  readonly takes: "cookies" | "headers";
  /** The position of the argument, and the way from it to the value. */
  readonly index: number;
  readonly path: readonly string[];
  /** How a message names it. */
  readonly name: string;
}

const TAKERS: readonly Taker[] = [
  { called: "Headers", index: 0, name: "new Headers()", path: [], takes: "headers" },
  { called: "URLSearchParams", index: 0, name: "new URLSearchParams()", path: [], takes: "headers" },
  { called: "fetch", index: 1, name: "fetch()", path: ["headers"], takes: "headers" },
  { called: "Request", index: 1, name: "new Request()", path: ["headers"], takes: "headers" },
  // https://better-auth.com/docs/integrations/next
  { called: "better-auth betterAuth.().api.*", index: 0, name: "auth.api", path: ["headers"], takes: "headers" },
  { called: "better-auth/minimal betterAuth.().api.*", index: 0, name: "auth.api", path: ["headers"], takes: "headers" },
  // https://github.com/vvo/iron-session#nextjs-server-components-and-server-actions
  { called: "iron-session getIronSession", index: 0, name: "getIronSession()", path: [], takes: "cookies" },
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
