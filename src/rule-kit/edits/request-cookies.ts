import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { getExportPath, resolveAccessPath } from "../../analysis/references/access-path.ts";
import { isCacheDirective, isPrivateCache } from "../../platform/next/boundary-directives.ts";
import { givesPromises, keepsForAll } from "../../platform/next/request-apis.ts";
import { collectFunctionDirectives } from "../../syntax/directives.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { collectEnclosingFunctions } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { FileContext } from "../file-context.ts";
import { importName } from "./add-import.ts";
import type { CookieExpression } from "./forward-cookies.ts";
import { getQuote } from "./list-items.ts";

/**
 * How code at a node of the app router says all cookies of the incoming request. `undefined` where `headers()` throws (the
 * pages router, instrumentation, cached functions, `generateStaticParams`), and where it would have to be awaited in a
 * function that is not async. `cookies().toString()` would do in a render only: in a Route Handler it has `Path=/` behind
 * each cookie (docs/platform/next-16.md).
 *
 * Source: https://nextjs.org/docs/app/api-reference/functions/headers
 */
export function findCookieExpression(node: TSESTree.Node, file: FileContext, sourceCode: Readonly<TSESLint.SourceCode>): CookieExpression | undefined {
  const [inner, ...outer] = collectEnclosingFunctions(node);
  const isPromise = givesPromises(file.nextVersion);
  if (inner === undefined || inner.generator || (isPromise && !inner.async)) return undefined;
  if (!answersRequests(file) || [inner, ...outer].some((callee) => runsWithoutRequest(callee, file.module))) return undefined;
  const imported = importName({ alias: "requestHeaders", name: "headers", specifier: "next/headers" }, file.module, sourceCode);
  if (imported === undefined) return undefined;
  const headers = isPromise ? `(await ${imported.name}())` : `${imported.name}()`;
  const quote = getQuote(sourceCode, node);
  return { addImport: imported.addImport, text: `${headers}.get(${quote}cookie${quote}) ?? ${quote}${quote}` };
}

function answersRequests({ directives, module: { path }, root }: FileContext): boolean {
  const isInPages = root?.pagesDirectory !== undefined && path.startsWith(`${root.pagesDirectory}/`);
  return !isInPages && !/\/instrumentation\.[jt]s$/u.test(path) && !directives.some(({ value }) => isShared(value));
}

function runsWithoutRequest(callee: TSESTree.FunctionLike, module: SourceModule): boolean {
  if (callee.id?.name === "generateStaticParams" || collectFunctionDirectives(callee).some(isShared)) return true;
  const { parent } = getWrapped(callee);
  if (parent?.type !== "CallExpression") return false;
  const path = resolveAccessPath(parent.callee, module);
  return path?.root.kind === "module" && keepsForAll(path.root.specifier, getExportPath(path));
}

/** A cache that each user has for himself may ask who that is. */
function isShared(directive: string): boolean {
  return isCacheDirective(directive) && !isPrivateCache(directive);
}
