import type { TSESTree } from "@typescript-eslint/utils";

import type { TextPart } from "../constants/evaluated.ts";
import type { EnteredCall } from "../values/trail.ts";

/** A cookie's name as far as it is known: `` `sb-${ref}-auth-token` `` is static, unknown, static. */
export type CookieName = readonly TextPart[];

/** What becomes of the value: it goes on, only its existence is asked for, or nobody takes it. */
export type ReadUse = "presence" | "unused" | "value";

/** What becomes of all cookies at once; `dropped` is a statement that consists of the read alone. */
export type JarUse = "dropped" | "log" | "request";

/** Code that reads one cookie by its name. */
export interface NamedCookieRead {
  readonly kind: "named";
  /** What the author wrote to name the cookie, or the call where the name is written elsewhere. */
  readonly node: TSESTree.Node;
  /** How the code reads it, in the author's words: `document.cookie`, `js-cookie`, a function of this module. */
  readonly api: string;
  readonly name: CookieName;
  readonly use: ReadUse;
  /** The expression whose value is the cookie's, or says whether there is one. */
  readonly expression: TSESTree.Node;
  /** The use where calls are known that led to the function it stands in. */
  readonly measure: (entered?: EnteredCall) => ReadUse | undefined;
  /** The call of a library's own reader, or of the browser's, is the whole expression. */
  readonly isDirect: boolean;
  /** Hooks must stay where they are called. */
  readonly isHook: boolean;
}

/** Code that hands over all readable cookies, or drops them. */
export interface JarRead {
  readonly kind: "jar";
  readonly node: TSESTree.Node;
  readonly api: string;
  readonly use: JarUse;
}

export type CookieRead = JarRead | NamedCookieRead;
