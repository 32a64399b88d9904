import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIE_STORE_WRITER, findCookieWriter, makesNextResponse, NEXT_RESPONSE_WRITER, type CookieWriter } from "../../platform/libraries/cookie-writers.ts";
import { COOKIE_JARS } from "../../platform/shortcuts.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName, getExportPath, resolveAccessPath } from "../references/access-path.ts";
import { findLinkedFunction, resolveLinkedPath } from "../references/linked.ts";
import { mayPathLeadTo } from "../references/may-come-to.ts";
import { findReturnedExpressions } from "../references/returned.ts";
import { collectLocalCalls } from "../summaries/local-callee.ts";

/** How many variables and functions may lie between a jar and where it is used. */
const MAX_DEPTH = 8;
const MAX_ORIGINS = 16;

interface Origin {
  readonly module: SourceModule;
  readonly node: TSESTree.Node;
}

/**
 * The writer that `set` of some object is: of `await cookies()`, of the cookies of a `NextResponse`, of the browser's
 * `cookieStore`. An object is one where everything that it may be is: all that a variable is given, both branches of a
 * condition, all that a function of the app returns, a parameter by its type, and without one by the calls of its module.
 * `NextRequest.cookies.set` sets nothing in the browser.
 */
export function findJarWriter(object: TSESTree.Node, module: SourceModule): CookieWriter | undefined {
  if (findGlobalName(object, module) === "cookieStore") return COOKIE_STORE_WRITER;
  const origins = collectOrigins(object, module, 0);
  if (origins.length === 0) return undefined;
  if (origins.every((origin) => isRequestJar(origin))) return findCookieWriter("next/headers", "cookies.().set");
  return origins.every((origin) => isResponseJar(origin)) ? NEXT_RESPONSE_WRITER : undefined;
}

/** Whether an object is what `await cookies()` gives: everything that it may be has to be that. */
export function isCookieStore(object: TSESTree.Node, module: SourceModule): boolean {
  const origins = collectOrigins(object, module, 0);
  return origins.length > 0 && origins.every((origin) => isRequestJar(origin));
}

const JAR_TYPE = /^(?:Awaited<ReturnType<typeofcookies>>|ReadonlyRequestCookies|UnsafeUnwrappedCookies)$/u;
const RESPONSE_JAR_TYPE = /^(?:ResponseCookies|NextResponse\["cookies"\])$/u;
const RESPONSE_TYPE = /^NextResponse(?:<.*>)?(?:\|(?:null|undefined))*$/u;

function isRequestJar({ module, node }: Origin): boolean {
  const path = resolveLinkedPath(node, module)?.path;
  const isCalled = path?.root.kind === "module" && path.root.specifier.replace(/\.js$/u, "") === "next/headers" && getExportPath(path) === "cookies.()";
  return isCalled || hasType({ module, node }, JAR_TYPE);
}

function isResponseJar(origin: Origin): boolean {
  const { module, node } = origin;
  if (hasType(origin, RESPONSE_JAR_TYPE)) return true;
  if (node.type !== "MemberExpression" || getPropertyName(node) !== "cookies") return false;
  const owners = collectOrigins(node.object, module, 0);
  return owners.length > 0 && owners.every((owner) => isNextResponse(owner));
}

function isNextResponse({ module, node }: Origin): boolean {
  const path = resolveLinkedPath(node, module)?.path;
  const isMade = path?.root.kind === "module" && makesNextResponse(path.root.specifier, getExportPath(path));
  return isMade || hasType({ module, node }, RESPONSE_TYPE);
}

/** The type that is written where a name is declared, without its space. */
function hasType({ module, node }: Origin, pattern: RegExp): boolean {
  const declared = node.type === "Identifier" ? findVariable(module, node)?.identifiers[0] : undefined;
  const annotation = declared?.type === "Identifier" ? declared.typeAnnotation?.typeAnnotation : undefined;
  return annotation !== undefined && pattern.test(module.text.slice(...annotation.range).replaceAll(/\s+/gu, ""));
}

/** All that an expression may be; what says nothing more stands for itself. */
function collectOrigins(node: TSESTree.Node, module: SourceModule, depth: number): readonly Origin[] {
  const inner = unwrap(node);
  if (depth > MAX_DEPTH) return [{ module, node: inner }];
  const next = findNext(inner, module);
  if (next === undefined) return [{ module, node: inner }];
  const origins = next.filter((origin) => !isNothing(origin.node)).flatMap((origin) => collectOrigins(origin.node, origin.module, depth + 1));
  return origins.length > MAX_ORIGINS ? [{ module, node: inner }] : origins;
}

function findNext(node: TSESTree.Node, module: SourceModule): readonly Origin[] | undefined {
  const here = (...nodes: readonly TSESTree.Node[]): readonly Origin[] => nodes.map((inner) => ({ module, node: inner }));
  switch (node.type) {
    case "AwaitExpression":
      return here(node.argument);
    case "AssignmentExpression":
      return here(node.right);
    case "ConditionalExpression":
      return here(node.consequent, node.alternate);
    case "LogicalExpression":
      return node.operator === "&&" ? here(node.right) : here(node.left, node.right);
    case "Identifier":
      return findGiven(node, module);
    case "CallExpression": {
      const path = resolveAccessPath(node.callee, module);
      const isWorthIt = path !== undefined && (path.root.kind === "function" || mayPathLeadTo(path, COOKIE_JARS, module));
      const callee = isWorthIt ? findLinkedFunction(node.callee, module) : undefined;
      return callee && findReturnedExpressions(callee.function, callee.module)?.map((returned) => ({ module: callee.module, node: returned }));
    }
    default:
      return undefined;
  }
}

/** All that a variable of this module is given; for a parameter without a type all that the calls of its module hand over. */
function findGiven(identifier: TSESTree.Identifier, module: SourceModule): readonly Origin[] | undefined {
  const variable = findVariable(module, identifier);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || others.length > 0) return undefined;
  const { name, node } = definition;
  if (name.type === "Identifier" && name.typeAnnotation !== undefined) return undefined;
  const written = variable.references.filter((reference) => reference.isWrite()).map((reference) => reference.writeExpr ?? undefined);
  if (node.type === "VariableDeclarator" && node.id.type === "Identifier") {
    return written.every((value) => value !== undefined) ? written.map((value) => ({ module, node: value })) : undefined;
  }
  if (!isFunction(node) || definition.type !== "Parameter" || written.length > 0) return undefined;
  const index = node.params.indexOf(name as TSESTree.Parameter);
  const calls = collectLocalCalls(node, module);
  const given = calls.flatMap((call) => call.arguments[index] ?? []);
  return index === -1 || calls.length === 0 || given.length < calls.length ? undefined : given.map((value) => ({ module, node: value }));
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
}
