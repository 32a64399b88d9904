/**
 * How an answer says which origins may read it. Data.
 *
 * Source: https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
 */

/** The two headers that decide together whether an answer to a request with credentials may be read. */
export type CorsHeaderName = "credentials" | "origin";

const HEADERS: ReadonlyMap<string, CorsHeaderName> = new Map([
  ["access-control-allow-credentials", "credentials"],
  ["access-control-allow-origin", "origin"],
]);

export const CORS_HEADERS: readonly string[] = [...HEADERS.keys()];

/** Which of the two a header is; names of headers are compared without regard to case. */
export function findCorsHeader(name: string): CorsHeaderName | undefined {
  return HEADERS.get(name.toLowerCase());
}

/** Whether a value of `Access-Control-Allow-Credentials` allows them: nothing but `true` does, and `True` does not. */
export function allowsCredentials(value: string): boolean {
  return value.trim() === "true";
}

/** Whether a value of `Access-Control-Allow-Origin` stands for all origins: for requests without credentials only. */
export function isAnyOrigin(value: string): boolean {
  return value.trim() === "*";
}
