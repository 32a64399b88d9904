import type { TSESTree } from "@typescript-eslint/utils";

import type { CookieAttribute } from "../../platform/web/cookie-attributes.ts";
import type { CallLike } from "../references/access-path.ts";
import type { CookieName } from "./cookie-read.ts";

/** Code that sets one cookie. Deleting one is no write. */
export interface CookieWrite {
  /** What the author wrote to name the cookie, or the call where the name is written elsewhere. */
  readonly node: TSESTree.Node;
  /** How the code sets it, in the author's words: `cookies().set`, `document.cookie`, a function of the app. */
  readonly api: string;
  /** In the browser by a script, which cannot set HttpOnly, or by a `Set-Cookie` header. */
  readonly by: "header" | "script";
  readonly name: CookieName;
  readonly value: WrittenValue;
  readonly attributes: Readonly<Record<CookieAttribute, AttributeState>>;
  /** SameSite is literally `None`. */
  readonly isCrossSite: boolean;
  /** HttpOnly reaches `document.cookie`, which then refuses the cookie. */
  readonly passesHttpOnly: boolean;
  /** How attributes are said: as options, or in the text itself. */
  readonly form: "options" | "text";
  /** Where an attribute can be written; `undefined` where only the author can tell. */
  readonly place: AttributePlace | undefined;
}

/** `flag`: a constant such as `1` or `true`, which identifies nobody. */
export type WrittenValue = "flag" | "other";

/**
 * `off` says so literally, in a property that belongs to this cookie alone where there is one; `unknown` is anything that
 * may turn it on: a condition, an environment variable, a parameter, a spread.
 */
export type AttributeState =
  | { readonly kind: "missing" | "on" | "unknown" }
  | { readonly kind: "off"; readonly property: TSESTree.Property | undefined };

export type AttributePlace =
  /** A new argument. */
  | { readonly kind: "argument"; readonly call: CallLike; readonly index: number }
  | {
      readonly kind: "property";
      readonly object: TSESTree.ObjectExpression;
      /** TypeScript infers `string` for a literal in it, which `sameSite` does not take. */
      readonly isWidened: boolean;
    }
  /** What is used elsewhere too: `{ ...options, httpOnly: true }`. */
  | { readonly kind: "copy"; readonly expression: TSESTree.Node }
  /** The literal that ends a text of attributes. */
  | { readonly kind: "text"; readonly literal: TSESTree.StringLiteral | TSESTree.TemplateLiteral }
  /** A list of attributes that is joined. */
  | { readonly kind: "list"; readonly list: TSESTree.ArrayExpression };
