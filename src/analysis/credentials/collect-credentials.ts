import type { TSESTree } from "@typescript-eslint/utils";

import { CREDENTIAL_MENTION } from "../../platform/libraries/session-tokens.ts";
import { BODY_STEP } from "../../platform/libraries/value-models.ts";
import type { HandedRequest } from "../../platform/next/handlers.ts";
import type { ModuleHandle } from "../../syntax/source-module.ts";
import { findHandedRequest } from "../references/handed-request.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import { collectOrigins, type CodeInQuestion, type Origin } from "../values/origins.ts";
import { valueOf, type Path, type Value } from "../values/value.ts";
import type { Credential } from "./credential.ts";
import { findPackageCredential } from "./package-credential.ts";
import { findRequestCredential, type CalledByClient } from "./request-credential.ts";

/** Where to look for credentials, and what is known of it. */
export interface CredentialQuestion {
  /** The expression whose value is in question, and what gives its names a meaning. */
  readonly node: TSESTree.Node;
  readonly around: Surroundings;
  /** The part of it that is meant: `props` of what is returned. */
  readonly path: Path;
  readonly names: NameContext;
  /** Functions whose first parameter is known to have a request in it, whatever its type says. */
  readonly requests: ReadonlyMap<TSESTree.Node, HandedRequest>;
  /** The functions whose arguments come from the browser. */
  readonly calledByClient?: CalledByClient;
  /** The code that the smallest parts are looked for in: the expression, or one around it. */
  readonly within: CodeInQuestion;
}

/** A credential, and the smallest part of the code in question that is known to hold it. */
export interface PlacedCredential {
  readonly credential: Credential;
  /** `undefined` where the code in question holds it as a whole. */
  readonly node: TSESTree.Node | undefined;
}

/** Modules without this word make no response. */
const ANSWERING = /Response/u;

/**
 * The credentials that an expression's value is, or has in it: a sensitive cookie, a header with credentials, a session's
 * token. Whatever a call of the outside returns is another value, so a hash, a check or `token.length` ends the way back.
 */
export function collectCredentials({ around, calledByClient, names, node, path, requests, within }: CredentialQuestion): readonly PlacedCredential[] {
  const found = collectOrigins(valueOf(node, around, path), { asksParts: true, branches: "some", judge: (origin) => findCredential(origin, names, requests, calledByClient), opens, within });
  const [first] = found;
  if (first === undefined) return [];
  const placed = new Map(found.flatMap(({ answer, part }) => (part === undefined ? [] : [[part, answer] as const])));
  return placed.size === 0 ? [{ credential: first.answer, node: undefined }] : [...placed].map(([part, credential]) => ({ credential, node: part }));
}

function findCredential(origin: Origin, names: NameContext, requests: CredentialQuestion["requests"], calledByClient: CalledByClient | undefined): Credential | undefined {
  const { value } = origin;
  const at = { module: value.around.module, node: value.node };
  switch (origin.kind) {
    case "export":
      return findPackageCredential({ ...value, at, specifier: origin.specifier }, names, calledByClient);
    case "client":
    case "global":
      return undefined;
    case "parameter": {
      const request = findHandedRequest(origin.function, origin.index, requests, value.around.module);
      return request && findRequestCredential(request, { ...value, at }, names);
    }
  }
}

function opens({ mentions }: ModuleHandle, { path }: Value): boolean {
  return mentions(CREDENTIAL_MENTION) || (path.includes(BODY_STEP) && mentions(ANSWERING));
}
