import type { TSESTree } from "@typescript-eslint/utils";

import type { HandedRequest } from "../../platform/next/handlers.ts";
import type { Located } from "../../syntax/exported.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText, getTexts, resolveBindings } from "../constants/evaluated.ts";
import type { CookieName } from "../cookies/cookie-read.ts";
import { mentionCookieName, spellCookieName } from "../cookies/spell-cookie-name.ts";
import { CALL_STEP } from "../references/access-path.ts";
import { classifyCookieName, type NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { CallPlace } from "../references/surroundings.ts";
import { EACH_STEP, type Path } from "../values/value.ts";
import type { Credential } from "./credential.ts";

/** What is taken from a request, or from its cookies or headers. */
export interface RequestPart {
  readonly path: Path;
  /** Members of it that do not go on. */
  readonly without: ReadonlySet<string>;
  /** The calls among the steps, innermost first. */
  readonly calls: readonly CallPlace[];
  /** The code that takes it, where that is no call. */
  readonly at: Located;
}

/** A value by its way from what a package exports; `default` stands for itself. */
export interface PackageValue extends RequestPart {
  readonly specifier: string;
}

/** The credential that a part of a request is or holds. */
export function findRequestCredential(request: HandedRequest, part: RequestPart, names: NameContext): Credential | undefined {
  if (!request.steps.every((step, index) => part.path[index] === step)) return undefined;
  const [member, ...path] = part.path.slice(request.steps.length);
  const rest = { ...part, path };
  if (member === "cookies") return request.shape === "web" ? findInCookieStore(rest, names) : findInCookieRecord(rest, names);
  if (member !== "headers") return undefined;
  return request.shape === "web" ? findInHeaders(rest) : findInHeaderRecord(rest);
}

/** `get(name)`, `getAll()`; where the client calls one of the functions, with any name. Source: https://nextjs.org/docs/app/api-reference/functions/cookies */
export function findInCookieStore({ calls, path, without }: RequestPart, names: NameContext, calledByClient: CalledByClient = NOBODY): Credential | undefined {
  const [method, called, ...taken] = path.filter((step) => step !== EACH_STEP);
  const [place] = calls;
  if (called !== CALL_STEP || place === undefined) return undefined;
  const [argument] = place.given;
  const rest = method === "getAll" && /^\d+$/u.test(taken[0] ?? "") ? taken.slice(1) : taken;
  const isValue = (rest.length === 0 && !without.has("value")) || (rest.length === 1 && rest[0] === "value");
  if (!isValue) return undefined;
  if (argument === undefined) {
    // One of them by its position may be any.
    const isAll = (method === "getAll" && rest.length === taken.length) || (method === "toString" && taken.length === 0);
    return isAll ? jarOf(getPlace(place)) : undefined;
  }
  if (method !== "get" && method !== "getAll") return undefined;
  const texts = getTexts(evaluateIn(argument, place.around));
  if (isNamedByCaller(texts, calledByClient)) return { kind: "anyCookie", library: "", name: "", read: getPlace(place) };
  return findCookie(texts, getPlace(place), names);
}

/** The functions that the client may call, each with a test whether one of its parameters is handed on without a look at it. */
export type CalledByClient = ReadonlyMap<TSESTree.Node, (index: number) => boolean>;

const NOBODY: CalledByClient = new Map();

function isNamedByCaller([name, ...others]: readonly CookieName[], calledByClient: CalledByClient): boolean {
  const [part, ...more] = name === undefined || others.length > 0 ? [] : resolveBindings(name);
  return part?.kind === "parameter" && more.length === 0 && part.steps.length === 0 && calledByClient.get(part.function)?.(part.index) === true;
}

/** `get(name)`, and all at once. Source: https://nextjs.org/docs/app/api-reference/functions/headers */
export function findInHeaders({ at, calls, path, without }: RequestPart): Credential | undefined {
  const [method, called, ...taken] = path;
  const [place] = calls;
  if (method === EACH_STEP) return findInHeaderRecord({ at, calls, path: path.slice(1), without });
  if (called !== CALL_STEP || place === undefined) return undefined;
  if (method === "entries") return findInHeaders({ at: getPlace(place), calls: calls.slice(1), path: taken, without });
  const [argument] = place.given;
  const isRead = method === "get" && argument !== undefined && taken.length === 0;
  return isRead ? findHeader(getStaticText(evaluateIn(argument, place.around)), getPlace(place)) : undefined;
}

/** `request.cookies` of the pages router: an object with all of them by their names. */
function findInCookieRecord({ at, path, without }: RequestPart, names: NameContext): Credential | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return without.size === 0 ? jarOf(at) : undefined;
  return rest.length === 0 ? findCookie([[{ kind: "static", text: name }]], at, names) : undefined;
}

/** `request.headers` of the pages router, and what is made of the others. */
function findInHeaderRecord({ at, path, without }: RequestPart): Credential | undefined {
  const [name, ...rest] = path;
  if (name !== undefined) return rest.length === 0 ? findHeader(name, at) : undefined;
  if (!without.has("cookie")) return jarOf(at);
  return without.has("authorization") ? undefined : findHeader("authorization", at);
}

export function getPlace({ around, call }: CallPlace): Located {
  return { module: around.module, node: call };
}

/** All cookies of the request at once. */
export function jarOf(read: Located): Credential {
  return { kind: "jar", library: "", name: "", read };
}

/** Headers that carry a session or a credential, as messages write them. */
const HEADERS = new Map([
  ["authorization", "Authorization"],
  ["cookie", "Cookie"],
]);

function findHeader(text: string | undefined, read: Located): Credential | undefined {
  const name = HEADERS.get(text?.toLowerCase() ?? "");
  return name === undefined ? undefined : { kind: "header", library: "", name, read };
}

/** Where the name may be one of several, each of them has to be sensitive. */
export function findCookie(texts: readonly CookieName[], read: Located, names: NameContext): Credential | undefined {
  const [name, ...others] = texts.map((text) => resolveBindings(text));
  if (name === undefined || ![name, ...others].every((text) => isCredential(text, names))) return undefined;
  return { kind: "cookie", library: "", name: mentionCookieName(name), read };
}

/** What a vendor's SDK reads in the browser anyway is no secret of the server, nor is what a login in progress leaves behind. */
function isCredential(name: CookieName, names: NameContext): boolean {
  const known = classifyCookieName(spellCookieName(name), names);
  if (known === undefined || known.exposure === "sdk") return false;
  return known.kind !== "transient" || known.evidence.source !== "words";
}
