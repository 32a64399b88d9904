import type { TSESTree } from "@typescript-eslint/utils";

import { getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { RequestPart } from "./request-part.ts";

/** What an expression is of the request, in the run that is asked about. */
export type FindPart = (node: TSESTree.Node) => RequestPart | undefined;

/** What has the cookies that are read, in words (`cookies()`, `request.cookies`), and the module that asks for it. */
export type CookieRead = Pick<RequestPart, "name" | "path">;

/** What a node reads of the cookies of the request. */
export function findCookieRead(node: TSESTree.Node, module: SourceModule, findPart: FindPart): CookieRead | undefined {
  if (node.type === "CallExpression") return findHeaderRead(node, module, findPart) ?? findDetachedRead(node, findPart);
  if (node.type !== "MemberExpression") return undefined;
  const part = findPart(node);
  const [step] = part?.steps ?? [];
  if (part?.kind === "headers") return step === "cookie" ? { name: `${part.name}.cookie`, path: part.path } : undefined;
  if (part?.kind !== "cookies") return undefined;
  const isRead = step === undefined ? isTakenApart(node) : !READS_NOTHING.has(step);
  return isRead ? part : undefined;
}

/**
 * What is done with cookies, or with the promise of them, that reads none: what `then` is given does that. A cookie may be
 * called like this in the pages router, which is rare enough to be silent about.
 */
const READS_NOTHING: ReadonlySet<string> = new Set(["catch", "delete", "finally", "set", "then", CALL_STEP]);

/** `get("session")` after `const { get } = await cookies()`. */
function findDetachedRead({ callee }: TSESTree.CallExpression, findPart: FindPart): CookieRead | undefined {
  const part = unwrap(callee).type === "Identifier" ? findPart(callee) : undefined;
  const [step, ...others] = part?.steps ?? [];
  const isRead = part?.kind === "cookies" && step !== undefined && others.length === 0 && !READS_NOTHING.has(step);
  return isRead ? part : undefined;
}

/** `const { token } = request.cookies`, `Object.keys(request.cookies)`. */
function isTakenApart({ parent }: TSESTree.MemberExpression): boolean {
  if (parent.type === "VariableDeclarator") return parent.id.type === "ObjectPattern";
  if (parent.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return false;
  return parent.callee.object.type === "Identifier" && parent.callee.object.name === "Object";
}

/** `headers().get("cookie")`: by other headers no session travels without the page's own doing. */
function findHeaderRead({ arguments: [name], callee }: TSESTree.CallExpression, module: SourceModule, findPart: FindPart): CookieRead | undefined {
  const isCookie = name !== undefined && getStringLiteral(findSourceExpression(name, module))?.toLowerCase() === "cookie";
  const part = isCookie ? findPart(callee) : undefined;
  return part?.kind === "headers" && part.steps.join(".") === "get" ? { name: `${part.name}.get("cookie")`, path: part.path } : undefined;
}
