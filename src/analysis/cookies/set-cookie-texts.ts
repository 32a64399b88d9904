import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { findGlobalName, getExportPath, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { findOption, readOptions } from "../options/options-object.ts";
import { isDocumentCookieWrite } from "../library-calls/document-cookie-member.ts";

/** A text that sets a cookie, with its attributes in it. */
export interface SetCookieText {
  readonly by: "header" | "script";
  readonly api: string;
  readonly text: TSESTree.Node;
}

/** `headers.set`, `headers.append`, `res.setHeader`, `res.appendHeader`, and `c.header` of Hono. */
const HEADER_METHODS: ReadonlySet<string> = new Set(["append", "appendHeader", "header", "set", "setHeader"]);

/** The texts by which a node sets cookies: given to `document.cookie`, or to a header called `Set-Cookie`. */
export function findSetCookieTexts(node: TSESTree.Node, module: SourceModule): readonly SetCookieText[] {
  if (node.type === "AssignmentExpression") {
    return isDocumentCookieWrite(node.right, module) ? [{ api: "document.cookie", by: "script", text: node.right }] : [];
  }
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
  const values = findHeaderCall(node, module) ?? findHeaders(node, module);
  return values.flatMap((value) => spread(value, module)).map((text) => ({ api: "Set-Cookie", by: "header", text }));
}

function findHeaderCall(node: CallLike, module: SourceModule): readonly TSESTree.Node[] | undefined {
  const callee = unwrap(node.callee);
  if (node.type !== "CallExpression" || callee.type !== "MemberExpression" || !HEADER_METHODS.has(getPropertyName(callee) ?? "")) return undefined;
  const [name, value] = node.arguments;
  if (name === undefined || value === undefined) return undefined;
  return isSetCookie(getStaticText(evaluateIn(name, { module }))) ? [value] : undefined;
}

function isSetCookie(name: string | undefined): boolean {
  return name?.toLowerCase() === "set-cookie";
}

/** The argument of a constructor or a method that has headers, or an init with headers. */
function findHeaders(node: CallLike, module: SourceModule): readonly TSESTree.Node[] {
  const name = findGlobalName(node.callee, module);
  if (name === "Headers") return readHeaders(node.arguments[0], module);
  if (isResponse(node, name, module)) return readHeaders(findInit(node.arguments[1], module), module);
  const callee = unwrap(node.callee);
  const isHead = callee.type === "MemberExpression" && getPropertyName(callee) === "writeHead";
  return isHead ? readHeaders(node.arguments.at(-1), module) : [];
}

const RESPONSES = /^(?:Response|Response\.(?:json|redirect))$/u;
const NEXT_RESPONSES = /^NextResponse(?:\.(?:json|next|redirect|rewrite))?$/u;

function isResponse(node: CallLike, globalName: string | undefined, module: SourceModule): boolean {
  if (globalName !== undefined) return RESPONSES.test(globalName);
  const path = resolveAccessPath(node.callee, module);
  return path?.root.kind === "module" && path.root.specifier === "next/server" && NEXT_RESPONSES.test(getExportPath(path));
}

function findInit(node: TSESTree.Node | undefined, module: SourceModule): TSESTree.Node | undefined {
  return node === undefined ? undefined : findOption(readOptions(node, { module }), "headers")?.value;
}

/** `{ "Set-Cookie": text }` and `[["Set-Cookie", text]]`. */
function readHeaders(node: TSESTree.Node | undefined, module: SourceModule): readonly TSESTree.Node[] {
  if (node === undefined) return [];
  const source = findSourceExpression(node, module);
  if (source.type === "ArrayExpression") {
    return source.elements.flatMap((pair) => {
      const [name, value] = pair?.type === "ArrayExpression" ? pair.elements : [];
      return name && value && isSetCookie(getStaticText(evaluateIn(name, { module }))) ? [value] : [];
    });
  }
  return readOptions(node, { module }).entries.filter(({ at, name }) => isSetCookie(name) && at.module === module).map(({ value }) => value);
}

/** A header may be set to a list of texts. */
function spread(node: TSESTree.Node, module: SourceModule): readonly TSESTree.Node[] {
  const source = findSourceExpression(node, module);
  if (source.type !== "ArrayExpression") return [node];
  return source.elements.filter((element) => element !== null && element.type !== "SpreadElement");
}
