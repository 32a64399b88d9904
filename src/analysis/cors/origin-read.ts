import type { TSESTree } from "@typescript-eslint/utils";

import { HEADERS_TYPES, REQUEST_TYPES } from "../../platform/next/handlers.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { getExportPath, resolveAccessPath, type AccessPath, type AccessRoot, type LocalFunction } from "../references/access-path.ts";
import { getTypeName } from "../references/handed-request.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import { collectLocalCalls } from "../references/local-callee.ts";

/** Whether an expression is the header itself: `request.headers.get("origin")`, `req.headers.origin`, `(await headers()).get("origin")`. */
export function isOriginRead(node: TSESTree.Node, module: SourceModule): boolean {
  const path = resolveAccessPath(node, module);
  if (path?.root.kind === "parameter") return isReadFromParameter(path, path.root, module);
  const linked = path?.root.kind === "module" ? resolveLinkedPath(node, module) : undefined;
  return linked !== undefined && isOfNextHeaders(linked.path, "headers.().get.()") && asksForOrigin(linked.path, linked.module);
}

function isOfNextHeaders(path: AccessPath, exported: string): boolean {
  return path.root.kind === "module" && path.root.specifier === "next/headers" && getExportPath(path) === exported;
}

type Parameter = Extract<AccessRoot, { readonly kind: "parameter" }>;

/** Members that lead away from the request. */
const OTHER_MEMBERS = /(?:^|\.)(?:config|res|response)(?:\.|$)/u;

/**
 * Only a request has an `Origin`, so whoever reads it off a parameter's headers has one there, whatever it is called; but for
 * what says by its name that it is something else. `get` alone may be asked of a map or a configuration as well.
 */
function isReadFromParameter(path: AccessPath, parameter: Parameter, module: SourceModule): boolean {
  const steps = path.steps.join(".");
  if (OTHER_MEMBERS.test(steps) || isOther(parameter, module)) return false;
  if (/(?:^|\.)headers\.origin$/u.test(steps)) return true;
  const isAsked = /(?:^|\.)headers\.get\.\(\)$/u.test(steps) || /^req\.(?:get|header)\.\(\)$/u.test(steps) || steps === "header.()";
  return (isAsked || (steps === "get.()" && hasHeaders(parameter, module))) && asksForOrigin(path, module);
}

/** What is called so has headers that are no request's, or no headers at all. */
const OTHER = /(?:config|error|init|options|opts|params|reply|res|response|result|settings)$/iu;

function isOther({ function: callee, index }: Parameter, module: SourceModule): boolean {
  if (!isFunction(callee)) return true;
  const type = getTypeName(callee, index, module) ?? "";
  return !REQUEST_TYPES.has(type) && (OTHER.test(type) || OTHER.test(getName(callee, index) ?? ""));
}

function getName({ params }: LocalFunction, index: number): string | undefined {
  const parameter = params[index];
  const name = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  return name?.type === "Identifier" ? name.name : undefined;
}

/** What parameters are called that are a request of Express or Hono, or headers. */
const REQUEST_NAME = /^_?(?:c|context|ctx|event|nextRequest|req|request)$/iu;
const HEADERS_NAME = /headers$/iu;

/** Whether a parameter is a request's headers, or a request whose `get` asks for them: by its type, by the calls of its module, else by its name. */
function hasHeaders({ function: callee, index }: Parameter, module: SourceModule): boolean {
  if (!isFunction(callee)) return false;
  const type = getTypeName(callee, index, module);
  if (type !== undefined) return HEADERS_TYPES.has(type) || /^Request$/u.test(type);
  const given = collectLocalCalls(callee, module).map((call) => call.arguments[index]);
  if (given.some((argument) => argument !== undefined && isHeaders(argument, module))) return true;
  if (given.some((argument) => argument !== undefined && isOfElsewhere(argument, module))) return false;
  const name = getName(callee, index) ?? "";
  return REQUEST_NAME.test(name) || HEADERS_NAME.test(name);
}

function isOfElsewhere(node: TSESTree.Node, module: SourceModule): boolean {
  const root = resolveAccessPath(node, module)?.root.kind;
  return root === "global" || root === "module";
}

function isHeaders(node: TSESTree.Node, module: SourceModule): boolean {
  const path = resolveLinkedPath(node, module)?.path;
  if (path?.root.kind !== "parameter") return path !== undefined && isOfNextHeaders(path, "headers.()");
  const steps = path.steps.join(".");
  return /(?:^|\.)headers$/u.test(steps) && !OTHER_MEMBERS.test(steps) && !isOther(path.root, module);
}

function asksForOrigin({ calls }: AccessPath, module: SourceModule): boolean {
  const [name] = calls.at(-1)?.arguments ?? [];
  return name !== undefined && getStaticText(evaluate(name, module))?.toLowerCase() === "origin";
}

const readers = new WeakMap<TSESTree.Node, boolean>();

/** Whether an expression is a parameter that may be a request: by its name or its type, or because its function reads the `Origin` off it. */
export function mayBeRequest(node: TSESTree.Node, module: SourceModule): boolean {
  if (node.type === "Identifier" && REQUEST_NAME.test(node.name)) return true;
  const path = resolveAccessPath(node, module);
  if (path?.root.kind !== "parameter" || !isFunction(path.root.function) || !/^(?:headers|req|request)?$/u.test(path.steps.join("."))) return false;
  const { function: callee, index } = path.root;
  const type = getTypeName(callee, index, module);
  return (type !== undefined && REQUEST_TYPES.has(type)) || readsOrigin(callee, index, module);
}

function readsOrigin(callee: LocalFunction, index: number, module: SourceModule): boolean {
  const parameter = callee.params[index];
  const known = parameter && readers.get(parameter);
  if (parameter === undefined || known !== undefined) return known ?? false;
  const found = [...walk(callee, module.visitorKeys)].some((node) => {
    if (node.type !== "CallExpression" && node.type !== "MemberExpression") return false;
    const root = isOriginRead(node, module) ? resolveAccessPath(node, module)?.root : undefined;
    return root?.kind === "parameter" && root.function === callee && root.index === index;
  });
  readers.set(parameter, found);
  return found;
}
