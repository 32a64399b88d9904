import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import type { UseEnd } from "../values/use-table.ts";
import { followValue } from "../values/uses.ts";
import { AUTHORIZATION, findAuthorizedRequest } from "./authorization-uses.ts";
import { collectOtherUses, Removal, type RemovableNode } from "../references/removal.ts";
import { findRequestSite } from "../requests/find-request-site.ts";
import { isOpenType } from "../requests/open-type.ts";
import type { RequestSite } from "../requests/request-site.ts";
import type { NamedCookieRead } from "../cookies/cookie-read.ts";
import { removeIdleInterceptor } from "./idle-interceptor.ts";
import { readTokenStep } from "./token-step.ts";

/** A cookie's value that fills `Authorization` headers of requests in its own module, and goes nowhere else. */
export interface AuthorizationFill {
  /** The requests, and the clients of which all requests have the header. */
  readonly sites: readonly RequestSite[];
  /** The read, the header, and all that is of no use without them. */
  readonly removed: readonly RemovableNode[];
}

const REMOVAL_OPTIONS = { optionalProperties: new Set(["headers"]) };

/**
 * Follows a read to the headers it fills. `undefined` where the value, or only whether there is one, is used for
 * anything else, where a part of the way is out of sight, or where a statement on the way does more than to pass it on.
 */
export function findAuthorizationFill(read: NamedCookieRead, module: SourceModule): AuthorizationFill | undefined {
  const ends = followValue(climbValue(read.expression), module, AUTHORIZATION);
  const removal = new Removal(module, REMOVAL_OPTIONS);
  const headers: RemovableNode[] = [];
  const sites = new Set<RequestSite>();
  for (const end of ends) {
    if (end.kind === "unknown" || end.kind === "unused" || end.module !== module) return undefined;
    if (end.kind === "sanitizer" && end.name === "dependency") removal.add(end.node);
    if (end.kind !== "sink") continue;
    const fill = readFill(end);
    if (fill === undefined) return undefined;
    for (const node of fill.declared) removal.add(node);
    headers.push(fill.header);
    sites.add(fill.site);
  }
  if (sites.size === 0) return undefined;
  // Last, as a function is empty only once its constants are gone.
  for (const header of headers) removal.add(header);
  for (const end of ends) if (end.kind === "sink") removeIdleInterceptor(end, removal);
  return isComplete(ends, removal, module) ? { removed: removal.nodes, sites: [...sites] } : undefined;
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

interface Fill {
  readonly site: RequestSite;
  readonly header: RemovableNode;
  /** The declarations that handed the value on, to which nothing else may refer. */
  readonly declared: readonly RemovableNode[];
}

function readFill(end: UseEnd): Fill | undefined {
  const request = findAuthorizedRequest(end);
  const site = request && findRequestSite(request, end.module);
  const index = end.steps.findLastIndex((step) => findHeader(step.node) !== undefined);
  const header = findHeader(index === -1 ? end.node.parent : end.steps[index]?.node);
  if (site === undefined || header === undefined) return undefined;
  // A function that gets its headers from its callers sends other requests too.
  if (end.steps.some(({ kind }) => kind === "passed")) return undefined;
  const declared = (index === -1 ? end.steps : end.steps.slice(0, index)).map(readTokenStep);
  if (!declared.every((nodes) => nodes !== undefined)) return undefined;
  return { declared: declared.flatMap((nodes) => nodes), header, site };
}

/** The property or the statement that gives a header its value. */
function findHeader(node: TSESTree.Node | undefined): RemovableNode | undefined {
  switch (node?.type) {
    case "Property":
      return isAuthorization(getPropertyName(node)) && isOnlyOne(node) ? (findExtension(node) ?? node) : undefined;
    case "AssignmentExpression": {
      const target = unwrap(node.left);
      return target.type === "MemberExpression" && isAuthorization(getPropertyName(target)) ? findStatement(node) : undefined;
    }
    case "CallExpression":
      return isAuthorization(node.arguments[0] && getStringLiteral(node.arguments[0])) ? findStatement(node) : undefined;
    default:
      return undefined;
  }
}

/** Names of headers are the same in any case. */
function isAuthorization(name: string | undefined): boolean {
  return name?.toLowerCase() === "authorization";
}

/** Of two headers, nobody knows which one is sent. */
function isOnlyOne(header: TSESTree.Property): boolean {
  const others = header.parent.type === "ObjectExpression" ? header.parent.properties : [];
  return !others.some((other) => other !== header && other.type === "Property" && isAuthorization(getPropertyName(other)));
}

/** `config.headers = { ...config.headers, Authorization: … };` adds the header and does nothing else. */
function findExtension(header: TSESTree.Property): TSESTree.Statement | undefined {
  const literal = getWrapped(header.parent);
  const assignment = literal.parent;
  if (assignment?.type !== "AssignmentExpression" || header.parent.type !== "ObjectExpression") return undefined;
  const target = getNames(assignment.left);
  const isCopy = header.parent.properties.every(
    (other) => other === header || (other.type === "SpreadElement" && target !== undefined && getNames(other.argument) === target),
  );
  return isCopy ? findStatement(assignment) : undefined;
}

/** `config.headers` as a text, of names alone. */
function getNames(node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name;
  const object = inner.type === "MemberExpression" && !inner.computed ? getNames(inner.object) : undefined;
  return object !== undefined && inner.type === "MemberExpression" ? `${object}.${getPropertyName(inner) ?? ""}` : undefined;
}

function findStatement(node: TSESTree.Node): TSESTree.Statement | undefined {
  return node.parent?.type === "ExpressionStatement" ? node.parent : undefined;
}

/** Whether nothing that stays asks for the token, or names what goes. */
function isComplete(ends: readonly UseEnd[], removal: Removal, module: SourceModule): boolean {
  if (ends.some((end) => end.kind === "test" && !removal.has(end.node))) return false;
  if (removal.nodes.some((node) => leavesEmptyBranch(node, removal))) return false;
  if (removal.nodes.some(({ parent }) => parent?.type === "ObjectExpression" && !isOpenType(parent))) return false;
  return removal.nodes.every((node) => {
    const names = module.scopes.getDeclaredVariables(node).flatMap(({ identifiers }) => identifiers);
    const declared = node.type === "VariableDeclaration" ? node.declarations.map(({ id }) => id) : names;
    return declared.every((name) => name.type === "Identifier" && (collectOtherUses(name, module) ?? [name]).every((use) => removal.has(use)));
  });
}

/** An `if` that is left without a statement, and whose test may do more than to ask for the token. */
function leavesEmptyBranch({ parent }: RemovableNode, removal: Removal): boolean {
  if (parent?.type !== "BlockStatement") return parent?.type === "IfStatement";
  return !isFunction(parent.parent) && parent.body.every((statement) => removal.has(statement));
}
