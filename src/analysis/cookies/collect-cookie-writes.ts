import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES, JAR_CHANGES } from "../../platform/shortcuts.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findOpenings } from "../constants/opening.ts";
import { DOCUMENT_COOKIE } from "../library-calls/document-cookie-member.ts";
import { matchCookieWriter } from "../library-calls/match-cookie-writer.ts";
import { CALL_STEP, resolveAccessPath } from "../references/access-path.ts";
import { mayComeTo, mayHold, mayPathLeadTo } from "../references/may-come-to.ts";
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
  return mayComeTo(COOKIES, module) || (mayHold(JAR_CHANGES, module) && changesHandedJar(module));
}

/** Whether something is set on what a function of another module returned that may lead to cookies. */
const changesHandedJar = oncePer((module: SourceModule): boolean => {
  for (const node of walk(module.ast, module.visitorKeys)) {
    const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
    if (callee?.type !== "MemberExpression" || getPropertyName(callee) !== "set") continue;
    const path = resolveAccessPath(callee.object, module);
    if (path?.steps.includes(CALL_STEP) === true && mayPathLeadTo(path, COOKIES, module)) return true;
  }
  return false;
});

function findReaders(node: TSESTree.Node, module: SourceModule): readonly ReadEffects<CookieWrite>[] {
  const readers: ReadEffects<CookieWrite>[] = findSetCookieTexts(node, module).map((text) => (around) => readSetCookie(text, around));
  const call = node.type === "CallExpression" ? matchCookieWriter(node, module) : undefined;
  return call === undefined ? readers : [...readers, (around) => readWriterCall(call, around)];
}
