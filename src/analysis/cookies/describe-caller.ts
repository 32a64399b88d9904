import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { DOCUMENT_COOKIE } from "../library-calls/document-cookie-member.ts";
import { mentionCallee } from "../references/mention-callee.ts";
import type { NamedCookieRead } from "./cookie-read.ts";

const HOOK = /(?:^|\.)use[A-Z]\w*$/u;

/** By what a call of the app's own function reads cookies, in the author's words. */
export function describeCaller(call: TSESTree.CallExpression, module: SourceModule): Pick<NamedCookieRead, "api" | "isHook"> {
  const api = mentionCallee(call, module) ?? DOCUMENT_COOKIE;
  return { api, isHook: HOOK.test(api) };
}
