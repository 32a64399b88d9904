import type { TSESTree } from "@typescript-eslint/utils";

import { findCookieLibrary } from "../../platform/libraries/cookie-libraries.ts";
import { findCookieWriter } from "../../platform/libraries/cookie-writers.ts";
import type { CookieWriter } from "../../platform/libraries/library.ts";
import { COOKIES } from "../../platform/shortcuts.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { getExportPath, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import { mayPathBe } from "../references/may-come-to.ts";
import { isDocumentCookieWrite } from "./document-cookie-member.ts";
import { findJarWriter } from "./cookie-jar.ts";
import { bringsRequest, isMadeWithRequest } from "./request-argument.ts";

/** A call that sets a cookie, and by which API. */
export interface WriterCall {
  readonly call: TSESTree.CallExpression;
  readonly writer: CookieWriter;
  readonly by: CookieWriter["by"];
  /** In the author's words. */
  readonly api: string;
  /** What names the cookie, in an argument of its own; `undefined` where it stands in an object. */
  readonly name: TSESTree.Node | undefined;
}

/** The cookie API that a call sets a cookie with; `undefined` for everything else, and for jars that nobody sees made. */
export function matchCookieWriter(call: CallLike, module: SourceModule): WriterCall | undefined {
  if (call.type !== "CallExpression" || call.arguments.length === 0) return undefined;
  const found = matchLibrary(call, module) ?? matchJar(call, module);
  if (found === undefined || call.arguments.length < (found.writer.leastArguments ?? 0)) return undefined;
  // `document.cookie = serialize("session", …)`
  return isDocumentCookieWrite(call, module) ? { ...found, api: "document.cookie", by: "script" } : found;
}

function matchLibrary(call: TSESTree.CallExpression, module: SourceModule): WriterCall | undefined {
  const path = resolveAccessPath(call.callee, module);
  if (path?.root.kind !== "module") return undefined;
  const located = mayPathBe(path, COOKIES, module) ? resolveLinkedPath(call.callee, module) : { module, path };
  if (located?.path.root.kind !== "module") return undefined;
  const { specifier } = located.path.root;
  const writer = findCookieWriter(specifier, getExportPath(located.path));
  if (writer === undefined) return undefined;
  const library = findCookieLibrary(specifier);
  // An instance that is made with a request changes itself and nothing else.
  if (library !== undefined && writer.listsNames !== true && isMadeWithRequest(located, library)) return undefined;
  const factory = located.path.calls.at(-1);
  const name = writer.name === "factory" ? factory?.arguments[0] : findNameArgument(call, writer);
  const api = specifier === "next/headers" ? "cookies().set" : specifier;
  return { api, by: bringsRequest(call, writer.serverArgument, module) ? "header" : writer.by, call, name, writer };
}

function matchJar(call: TSESTree.CallExpression, module: SourceModule): WriterCall | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || getPropertyName(callee) !== "set") return undefined;
  const writer = findJarWriter(callee.object, module);
  if (writer === undefined) return undefined;
  const api = writer.export === "cookies.().set" ? "cookies().set" : writer.export;
  return { api, by: writer.by, call, name: findNameArgument(call, writer), writer };
}

/** With a single argument it is an object, where the API takes one. */
function findNameArgument(call: TSESTree.CallExpression, writer: CookieWriter): TSESTree.Node | undefined {
  const [first, ...others] = call.arguments;
  if (writer.takesObject === true && first !== undefined && (others.length === 0 || unwrap(first).type === "ObjectExpression")) return undefined;
  return typeof writer.name === "number" ? call.arguments[writer.name] : undefined;
}
