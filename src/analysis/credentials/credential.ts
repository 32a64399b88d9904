import type { Located } from "../../syntax/exported.ts";

/** What proves an identity to whoever has it, and where the server reads it. */
export interface Credential {
  readonly kind: "anyCookie" | "cookie" | "header" | "jar" | "token";
  /** Of the cookie, the header or the token; empty for all cookies at once, and for whichever one the caller names. */
  readonly name: string;
  /** The session library of a token. */
  readonly library: string;
  /** The code that reads it. */
  readonly read: Located;
}
