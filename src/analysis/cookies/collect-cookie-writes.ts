import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES, JAR_CHANGES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findOpenings } from "../constants/opening.ts";
import { DOCUMENT_COOKIE } from "../library-calls/document-cookie-member.ts";
import { matchCookieWriter } from "../library-calls/match-cookie-writer.ts";
import { mayComeTo, mayHold, mayLeadTo } from "../references/may-come-to.ts";
import { mentionCallee } from "../references/mention-callee.ts";
import { createEffects, type ReadEffects } from "../values/effects.ts";
import type { CookieWrite } from "./cookie-write.ts";
import { readSetCookie } from "./read-set-cookie.ts";
import { readWriterCall } from "./read-writer-call.ts";
import { findSetCookieTexts } from "./set-cookie-texts.ts";
import { isNamed } from "./spell-cookie-name.ts";

/**
 * The places of a module that set a cookie, in source order: in its own code, and where it calls functions, its own or
 * another module's, that set the cookie an argument names. Deletions are left out, and so are names that nobody knows.
 */
export const collectCookieWrites: (module: SourceModule) => readonly CookieWrite[] = createEffects<CookieWrite>({
  at: (write, { argument, call, module }) => ({ ...write, api: mentionCallee(call, module) ?? DOCUMENT_COOKIE, node: argument, place: undefined }),
  findOpenings: ({ name }) => findOpenings(name),
  findReaders,
  isKnown: ({ name }) => isNamed(name),
  mayDo: mayWriteCookies,
  shortcut: COOKIES,
});

/** Whether a module may set a cookie: by what it comes to, or as it changes a jar that other modules may hand to one another. */
export function mayWriteCookies(module: SourceModule): boolean {
  return mayComeTo(COOKIES, module) || (mayHold(JAR_CHANGES, module) && mayLeadTo(COOKIES, module));
}

function findReaders(node: TSESTree.Node, module: SourceModule): readonly ReadEffects<CookieWrite>[] {
  const readers: ReadEffects<CookieWrite>[] = findSetCookieTexts(node, module).map((text) => (around) => readSetCookie(text, around));
  const call = node.type === "CallExpression" ? matchCookieWriter(node, module) : undefined;
  return call === undefined ? readers : [...readers, (around) => readWriterCall(call, around)];
}
