import { posix } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";

import type { Credential } from "../analysis/credentials/credential.ts";
import type { ForbiddenUse } from "../analysis/request-apis/forbidden-uses.ts";
import type { SensitiveNameEvidence } from "../analysis/sensitive-names/classify-cookie-name.ts";
import type { Bundler } from "../analysis/server-only/server-only-request.ts";
import { getPathWithin } from "../platform/host/portable-path.ts";
import type { HandlerKind } from "../platform/next/handlers.ts";
import type { RequestUse } from "../platform/next/request-apis.ts";
import type { NextRoot } from "../project/next-root.ts";
import type { Located } from "../syntax/exported.ts";
import type { SourceModule } from "../syntax/source-module.ts";

/** The only place that turns facts into words of a message. */

/** "the build", or the build of the one bundler that fails. */
export function mentionBuild(bundlers: readonly Bundler[]): string {
  const [only, ...others] = bundlers;
  return only === undefined || others.length > 0 ? "the build" : `the ${only} build`;
}

/** `'cookies'`, `'cookies' and 'headers'`: names as the code has them. */
export function mentionNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}

/** Why a cookie is believed to be sensitive, as a verb for its name. */
export function mentionSensitivity(evidence: SensitiveNameEvidence): string {
  switch (evidence.source) {
    case "prefix":
      return `is a secret by its prefix '${evidence.prefix}'`;
    case "registry":
      return `is a credential of ${evidence.library}`;
    case "settings":
      return "is declared sensitive";
    case "words":
      return "looks like a credential";
  }
}

/** Longer code is cut: it is there to be recognised. */
const MAX_CODE = 40;

/** `request("/me", …)`: a call by its name and what it is given first. */
export function mentionCall({ arguments: [first, ...others], callee }: TSESTree.CallExpression, text: string): string {
  const given = first === undefined ? "" : `${cut(text.slice(...first.range))}${others.length > 0 ? ", …" : ""}`;
  return `${cut(text.slice(...callee.range))}(${given})`;
}

function cut(code: string): string {
  const line = code.replaceAll(/\s+/gu, " ");
  return line.length > MAX_CODE ? `${line.slice(0, MAX_CODE)}…` : line;
}

/** `app/cart.tsx`: a module as its app knows it; by its last two names where it lies elsewhere. */
export function mentionModule(path: string, root: NextRoot | undefined): string {
  return (root && getPathWithin(root.directory, path)) ?? path.split("/").slice(-2).join("/");
}

/** `lib/session.ts:4`. The trees of other modules have ranges only. */
function mentionPlace({ module: { path, text }, node }: Located, root: NextRoot | undefined): string {
  return `${mentionModule(path, root)}:${String(text.slice(0, node.range[0]).split("\n").length)}`;
}

/** `The cookie 'session', read in lib/session.ts:4,`: a credential as the subject of a sentence, and where it is read if not here. */
export function mentionCredential({ kind, library, name, read }: Credential, here: SourceModule, root: NextRoot | undefined): string {
  const place = read.module.path === here.path ? "" : `, read in ${mentionPlace(read, root)},`;
  switch (kind) {
    case "anyCookie":
      return `Whichever cookie the caller names${place}`;
    case "cookie":
    case "header":
      return `The ${kind} '${name}'${place}`;
    case "jar":
      return `Every cookie of the request${place}`;
    case "token":
      return `The token '${name}' of ${library}${place}`;
  }
}

/** `'GET'`: a handler by the name that it is exported by, where it has one of its own. */
export function mentionHandler(kind: HandlerKind, name: string): string {
  return kind === "apiRoute" ? "this API route" : `'${name}'`;
}

/** More steps than this are too many to read; the first and the last ones say where to look. */
const MAX_STEPS = 5;

/** `cart.tsx → lib/session.ts → next/headers`: the modules of a chain by the shortest names that tell them apart. */
export function mentionChain(paths: readonly string[], specifier: string): string {
  return shorten([...shortenPaths(paths), specifier]).join(" → ");
}

function shorten(steps: readonly string[]): readonly string[] {
  return steps.length > MAX_STEPS ? [...steps.slice(0, 2), "…", ...steps.slice(3 - MAX_STEPS)] : steps;
}

/** `cookies().set`: what code does with the request, as it is written. */
export function mentionUse(use: RequestUse): string {
  if (use === "privateCache") return "'use cache: private'";
  const [api = "", member] = use.split(".");
  return member === undefined ? `${api}()` : `${api}().${member}`;
}

/** `refresh → save → cookies().set in lib/session.ts:12`: what is called on the way, and where it ends. */
export function mentionUseChain({ call, chain, use }: ForbiddenUse, here: SourceModule, root: NextRoot | undefined): string {
  const names = chain.map(({ module, node }) => cut(module.text.slice(...node.range)));
  const steps = shorten([...names, mentionUse(use)]).join(" → ");
  return call.module.path === here.path ? steps : `${steps} in ${mentionPlace(call, root)}`;
}

/** Names that half the files of a project have. */
const NAMES_NOTHING = /^(?:index|layout|page|route|client|server|actions|types|utils)\.\w+$/u;

function shortenPaths(paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const parts = path.split("/").filter((part) => part !== "");
    for (let length = NAMES_NOTHING.test(posix.basename(path)) ? 2 : 1; length < parts.length; length += 1) {
      const suffix = parts.slice(-length).join("/");
      if (paths.every((other) => other === path || !`/${other}`.endsWith(`/${suffix}`))) return suffix;
    }
    return parts.join("/");
  });
}
