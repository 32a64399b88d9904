import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient } from "../../platform/libraries/http-client.ts";
import type { CredentialsMode } from "../../platform/web/request-credentials.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import type { TextPart } from "../constants/evaluated.ts";
import type { CallLike } from "../references/access-path.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { ClientFactoryCall } from "../library-calls/match-request-form.ts";
import type { OptionEntry } from "../options/options-object.ts";
import type { OptionPlace } from "../options/option-place.ts";
import type { Authentication } from "./request-headers.ts";

/** A place that sends a request, or sets up a client that does. */
export interface RequestSite {
  readonly client: HttpClient;
  /** Where it stands, and in which run of its function. */
  readonly at: Surroundings;
  readonly node: CallLike;
  /** What names the request in the source: the callee, or the bare `fetch` that a hook is given. */
  readonly callee: TSESTree.Node;
  /** Every address it may go to, with the client's base in front; empty when nothing is known. */
  readonly urls: readonly (readonly TextPart[])[];
  readonly credentials: StatedCredentials;
  readonly authentication: Authentication;
  /** `no-cors`, or a mode that cannot be known. */
  readonly mayBeNoCors: boolean;
  /** More may come to it than its own options: from callers, an interceptor, a `fetch` of the app's own. */
  readonly mayBeChanged: boolean;
  readonly hasBody: boolean;
  /** The factory whose own report speaks for this request. */
  readonly factory: ClientFactoryCall | undefined;
  /** An option that the client does not read. */
  readonly ignored: IgnoredCredentials | undefined;
  /** Where the mode can be written; `undefined` where only the author can tell. */
  readonly place: OptionPlace | undefined;
}

export interface StatedMode {
  readonly kind: "stated";
  readonly mode: CredentialsMode;
  readonly entry: OptionEntry | undefined;
}

export type StatedCredentials =
  | { readonly kind: "missing" }
  | StatedMode
  /** It is stated, and something that nobody knows may state another one: `{ credentials: "omit", ...init }`. */
  | (Omit<StatedMode, "kind"> & { readonly kind: "default" })
  /** Something may state it: a parameter, a spread, an interceptor. */
  | { readonly kind: "unknown" };

export interface IgnoredCredentials {
  /** What keeps it from being read: it is no option of the client, a link decides, or it is sent as a part of the body. */
  readonly reason: "body" | "link" | "unknown";
  /** Where the property stands. */
  readonly module: SourceModule;
  readonly path: readonly string[];
  readonly property: TSESTree.Property;
  readonly object: TSESTree.ObjectExpression;
  /** What the author wanted; `undefined` when that cannot be known. */
  readonly mode: CredentialsMode | undefined;
}
