import type { TSESTree } from "@typescript-eslint/utils";

import { findSessionToken } from "../../platform/libraries/session-tokens.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText, getTexts, resolveBindings } from "../constants/evaluated.ts";
import { mentionCookieName, spellCookieName } from "../cookies/spell-cookie-name.ts";
import type { CookieName } from "../cookies/cookie-read.ts";
import { CALL_STEP, getExportPath, type CallLike } from "../references/access-path.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { classifyCookieName, type NameContext } from "../sensitive-names/classify-cookie-name.ts";

/** What proves an identity to whoever has it, and where the server reads it. */
export interface Credential {
  readonly kind: "cookie" | "header" | "jar" | "token";
  /** Of the cookie, the header or the token; empty for all cookies at once. */
  readonly name: string;
  /** The session library of a token. */
  readonly library: string;
  /** The call that reads it, and its module. */
  readonly read: CallPlace;
}

/** A call, and what gives the names in its arguments a meaning. */
export interface CallPlace {
  readonly call: CallLike;
  readonly around: Surroundings;
}

/** A value by its way from what a package exports; `default` stands for itself. */
export interface PackageValue {
  readonly specifier: string;
  readonly steps: readonly string[];
  /** The calls among the steps, innermost first. */
  readonly calls: readonly CallPlace[];
}

/** The credential that a package's value is or holds, whatever cookie names mean to the project. */
export function findCredential(value: PackageValue, names: NameContext): Credential | undefined {
  if (value.specifier === "next/headers") return findInRequest(value, names);
  const read = value.calls.at(-1);
  const token = read && findSessionToken(value.specifier, getExportPath({ calls: [], root: { kind: "module", specifier: value.specifier }, steps: value.steps }));
  return token && { kind: "token", library: token.library, name: token.name, read };
}

/** Source: https://nextjs.org/docs/app/api-reference/functions/cookies and …/headers */
function findInRequest({ calls, steps }: PackageValue, names: NameContext): Credential | undefined {
  const [api, made, method, called, ...rest] = steps;
  const read = calls[1];
  if (made !== CALL_STEP || called !== CALL_STEP || read === undefined) return undefined;
  const argument = read.call.arguments[0];
  if (api === "headers") return method === "get" && argument !== undefined && rest.length === 0 ? findHeader(argument, read) : undefined;
  if (api !== "cookies") return undefined;
  const isAll = (method === "getAll" && argument === undefined) || method === "toString";
  if (isAll) return rest.length === 0 ? { kind: "jar", library: "", name: "", read } : undefined;
  const value = method === "getAll" ? rest.slice(1) : rest;
  const isValue = value.length === 0 || (value.length === 1 && value[0] === "value");
  return argument !== undefined && isValue && (method === "get" || method === "getAll") ? findCookie(argument, read, names) : undefined;
}

/** Headers that carry a session or a credential, as messages write them. */
const HEADERS = new Map([
  ["authorization", "Authorization"],
  ["cookie", "Cookie"],
]);

function findHeader(argument: TSESTree.Node, read: CallPlace): Credential | undefined {
  const name = HEADERS.get(getStaticText(evaluateIn(argument, read.around))?.toLowerCase() ?? "");
  return name === undefined ? undefined : { kind: "header", library: "", name, read };
}

/** Where the name may be one of several, each of them has to be sensitive. */
function findCookie(argument: TSESTree.Node, read: CallPlace, names: NameContext): Credential | undefined {
  const [name, ...others] = getTexts(evaluateIn(argument, read.around)).map((text) => resolveBindings(text));
  if (name === undefined || ![name, ...others].every((text) => isCredential(text, names))) return undefined;
  return { kind: "cookie", library: "", name: mentionCookieName(name), read };
}

/** What a vendor's SDK reads in the browser anyway is no secret of the server, nor is what a login in progress leaves behind. */
function isCredential(name: CookieName, names: NameContext): boolean {
  const known = classifyCookieName(spellCookieName(name), names);
  if (known === undefined || known.exposure === "sdk") return false;
  return known.kind !== "transient" || known.evidence.source !== "words";
}
