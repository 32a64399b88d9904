import type { TSESLint } from "@typescript-eslint/utils";

import { findOption, readOptions } from "../../analysis/options/options-object.ts";
import { findWrittenMode } from "../../analysis/requests/stated-credentials.ts";
import type { RequestSite } from "../../analysis/requests/request-site.ts";
import { findEnclosingFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { ImportedName } from "./add-import.ts";
import { addArgument } from "./call-arguments.ts";
import { insertProperty, removeProperty } from "./object-literal.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How code says all cookies of the incoming request, and what that takes. */
export interface CookieExpression extends Pick<ImportedName, "addImport"> {
  readonly text: string;
}

/**
 * Sends the cookies of the incoming request along, in a header of one request. The mode that asked for them goes. Gives
 * up where the options or their headers are not literals of the request's own.
 */
export function forwardCookies(
  { at: { module }, credentials, node, place }: RequestSite,
  cookies: CookieExpression,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | undefined {
  const header = `cookie: ${cookies.text}`;
  if (place?.kind === "argument") {
    return (fixer) => [...cookies.addImport(fixer), ...addArgument(fixer, sourceCode, place.call, place.index, `{ headers: { ${header} } }`)];
  }
  if (place?.kind !== "property" || place.path.length > 1) return undefined;
  const { object } = place;
  // What is sent is read where the request is, once for each.
  if (findEnclosingFunction(object) !== findEnclosingFunction(node)) return undefined;
  const stated = credentials.kind === "stated" && credentials.entry?.object === object ? credentials.entry.property : undefined;
  const headers = findOption(readOptions(object, { module }), "headers");
  if (headers === undefined) {
    const text = `headers: { ${header} }`;
    return (fixer) => [
      ...cookies.addImport(fixer),
      ...(stated === undefined ? insertProperty(fixer, sourceCode, object, text) : [fixer.replaceText(stated, text)]),
    ];
  }
  const literal = unwrap(headers.value);
  if (literal.type !== "ObjectExpression" || headers.object !== object || !headers.isCertain) return undefined;
  return (fixer) => [
    ...cookies.addImport(fixer),
    ...insertProperty(fixer, sourceCode, literal, header),
    ...(stated === undefined ? [] : [removeProperty(fixer, sourceCode, stated)]),
  ];
}

/** Removes a mode that does nothing; `undefined` where it is not the request's own, or all that its options say. */
export function removeMode(site: RequestSite, sourceCode: SourceCode): TSESLint.ReportFixFunction | undefined {
  const { at, credentials, place } = site;
  const entry = findWrittenMode(credentials)?.entry;
  const isOwn = entry !== undefined && entry.at.module === at.module && place?.kind === "property" && place.object === entry.object;
  const property = isOwn ? entry.property : undefined;
  return property && ((fixer) => removeProperty(fixer, sourceCode, property));
}
