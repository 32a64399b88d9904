import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import { collectValueReads, findConstantDefinition, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { findRequestSite } from "../requests/find-request-site.ts";
import type { RequestSite } from "../requests/request-site.ts";
import type { NamedCookieRead } from "./cookie-read.ts";

/** What stands before a token: `Bearer `. */
const SCHEME = /^[A-Za-z]+ $/u;

/** A cookie's value that goes into the `Authorization` header of one request, and nowhere else. */
export interface BearerHeader {
  readonly site: RequestSite;
  /** `Authorization: …` */
  readonly header: TSESTree.Property;
  /** `headers: { … }` */
  readonly headers: TSESTree.Property;
  /** The other headers of the same literal stay. */
  readonly isOnlyHeader: boolean;
  /** The statement that held the value in a constant of its own. */
  readonly statement: TSESTree.VariableDeclaration | undefined;
}

/**
 * Follows a read to the header it fills: inline, or through one constant that nothing else uses, in a literal that
 * is written in the request's own call. `undefined` where the value goes anywhere else.
 */
export function findBearerHeader(read: NamedCookieRead, module: SourceModule): BearerHeader | undefined {
  const value = climbValue(read.expression);
  const declaration = findDeclaration(value);
  if (declaration === undefined) return findHeader(value, undefined, module);
  const use = findOnlyUse(declaration.identifier, module);
  return use && findHeader(use, declaration.statement, module);
}

/** `….find(…)?.split("=")[1] ?? ""`: from the read to the expression that has the cookie's value. */
function climbValue(node: TSESTree.Node): TSESTree.Node {
  let value = getWrapped(node);
  for (;;) {
    const { parent } = value;
    const isTakenApart =
      (parent?.type === "MemberExpression" && parent.object === value) ||
      (parent?.type === "CallExpression" && parent.callee === value) ||
      (parent?.type === "LogicalExpression" && parent.left === value && parent.operator !== "&&" && parent.right.type === "Literal") ||
      parent?.type === "AwaitExpression";
    if (!isTakenApart) return value;
    value = getWrapped(parent);
  }
}

interface Declaration {
  readonly identifier: TSESTree.Identifier;
  readonly statement: TSESTree.VariableDeclaration;
}

function findDeclaration(value: TSESTree.Node): Declaration | undefined {
  const declarator = value.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  const statement = declarator.parent;
  const isStatement = statement.parent.type === "BlockStatement" || statement.parent.type === "Program";
  return isStatement && statement.declarations.length === 1 ? { identifier: declarator.id, statement } : undefined;
}

function findOnlyUse(identifier: TSESTree.Identifier, module: SourceModule): TSESTree.Node | undefined {
  const variable = findVariable(module, identifier);
  if (variable === undefined || findConstantDefinition(variable) === undefined) return undefined;
  const [use, ...others] = collectValueReads(variable);
  // The declaration itself is a reference too.
  return others.length === 0 && variable.references.length === 2 ? use?.identifier : undefined;
}

function findHeader(
  value: TSESTree.Node,
  statement: TSESTree.VariableDeclaration | undefined,
  module: SourceModule,
): BearerHeader | undefined {
  const header = getText(getWrapped(value)).parent;
  if (header?.type !== "Property" || getPropertyName(header)?.toLowerCase() !== "authorization") return undefined;
  const list = header.parent;
  // Names of headers are the same in any case; of two, nobody knows which one is sent.
  if ((list.type === "ObjectExpression" ? list.properties : []).some((other) => other !== header && other.type === "Property" && getPropertyName(other)?.toLowerCase() === "authorization")) {
    return undefined;
  }
  const headers = getWrapped(list).parent;
  if (list.type !== "ObjectExpression" || headers?.type !== "Property" || getPropertyName(headers) !== "headers") return undefined;
  const call = getWrapped(headers.parent).parent;
  if (call?.type !== "CallExpression") return undefined;
  const site = findRequestSite(call, module);
  if (site === undefined || !isOptions(getWrapped(headers.parent), call, site)) return undefined;
  return { header, headers, isOnlyHeader: list.properties.length === 1, site, statement };
}

/** A literal with `headers` may be the body of a request as well as its options. */
function isOptions(literal: TSESTree.Node, call: TSESTree.CallExpression, { credentials, place }: RequestSite): boolean {
  if (place?.kind === "property") return getWrapped(place.object) === literal;
  if (credentials.kind === "stated") return getWrapped(credentials.entry?.object ?? call) === literal;
  return false;
}

/** `` `Bearer ${token}` `` and `"Bearer " + token` around a token. */
function getText(token: TSESTree.Node): TSESTree.Node {
  const { parent } = token;
  if (parent?.type === "TemplateLiteral" && parent.expressions.length === 1) {
    const [scheme, rest] = parent.quasis;
    return SCHEME.test(scheme?.value.raw ?? "") && rest?.value.raw === "" ? getWrapped(parent) : token;
  }
  const isScheme =
    parent?.type === "BinaryExpression" && parent.operator === "+" && parent.right === token && SCHEME.test(getStringLiteral(parent.left) ?? "");
  return isScheme ? getWrapped(parent) : token;
}
