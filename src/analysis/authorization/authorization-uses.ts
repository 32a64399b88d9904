import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import { collectValueReads, findConstantDefinition, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { findRequestSite } from "../requests/find-request-site.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { HOOK_DEPENDENCIES } from "../values/hook-dependencies.ts";
import type { Use, UseTable } from "../values/use-table.ts";
import { ANY_STEP } from "../values/value.ts";

/** From a cookie to the `Authorization` header of a request, or of all requests of a client. */
export const AUTHORIZATION: UseTable = [
  { kind: "sink", matches: (use) => findAuthorizedRequest(use) !== undefined, name: "Authorization" },
  ...HOOK_DEPENDENCIES,
];

/**
 * The request, or the call that made the client, whose `Authorization` header a use fills: by an argument with
 * `headers`, by `setRequestHeader`, by the defaults of a client, or by a function that a client runs before each request (axios calls it an
 * interceptor, https://axios-http.com/docs/interceptors). Only clients that are made in the same module.
 */
export function findAuthorizedRequest(use: Use): CallLike | undefined {
  const { parent } = use.node;
  if (parent?.type === "CallExpression" || parent?.type === "NewExpression") {
    if (isOptionsWithHeader(use, parent)) return parent;
    const setter = findSetter(use);
    return findStoredInto(use, setter?.object, setter?.name) ?? findOpened(use, parent);
  }
  if (parent?.type !== "AssignmentExpression" || parent.operator !== "=" || parent.right !== use.node) return undefined;
  const target = unwrap(parent.left);
  return target.type === "MemberExpression" ? findStoredInto(use, target.object, getPropertyName(target)) : undefined;
}

/** Whether these are the last steps to a header of that name; axios has one more level, `common`. */
function isAuthorization(path: readonly string[]): boolean {
  return path[0] === "headers" && path.at(-1)?.toLowerCase() === "authorization" && path.length <= 3 && (path.length < 3 || path[1] === "common");
}

function isOptionsWithHeader({ module, node, path }: Use, call: CallLike): boolean {
  if (!isAuthorization(path) || findRequestSite(call, module) === undefined) return false;
  const matched = matchRequestForm(call, module);
  const index = matched?.form === undefined ? (matched?.client.factories?.[0]?.config ?? 0) : matched.form.config;
  return index !== undefined && call.arguments[index] === node;
}

/** `config.headers.Authorization = …` in an interceptor, `client.defaults.headers.common.Authorization = …`. */
function findStoredInto(use: Use, object: TSESTree.Node | undefined, name: string | undefined): CallLike | undefined {
  if (object === undefined || name === undefined) return undefined;
  const path = [name, ...use.path];
  let root = unwrap(object);
  for (; root.type === "MemberExpression"; root = unwrap(root.object)) path.unshift(getPropertyName(root) ?? "");
  if (root.type !== "Identifier") return undefined;
  if (path[0] === "defaults") return isAuthorization(path.slice(1)) ? findFactory(root, use.module) : undefined;
  return isAuthorization(path) ? findIntercepted(root, use.module) : undefined;
}

/** `xhr.setRequestHeader("Authorization", …)`: the `xhr.open(…)` of the same request. */
function findOpened({ module, node, path }: Use, call: CallLike): CallLike | undefined {
  const callee = unwrap(call.callee);
  const [name, value] = call.arguments;
  const isHeader = name !== undefined && value === node && path.length === 0 && getStringLiteral(name)?.toLowerCase() === "authorization";
  if (!isHeader || callee.type !== "MemberExpression" || getPropertyName(callee) !== "setRequestHeader") return undefined;
  const sender = unwrap(callee.object);
  const variable = sender.type === "Identifier" ? findVariable(module, sender) : undefined;
  const opened = (variable === undefined ? [] : collectValueReads(variable)).flatMap(({ identifier }) => {
    const member = getWrapped(identifier).parent;
    const made = member?.type === "MemberExpression" && getPropertyName(member) === "open" ? getWrapped(member).parent : undefined;
    return made?.type === "CallExpression" && findRequestSite(made, module) !== undefined ? [made] : [];
  });
  return opened.length === 1 ? opened[0] : undefined;
}

/** The call that made the client on which the function with this parameter is registered. */
function findIntercepted(parameter: TSESTree.Identifier, module: SourceModule): CallLike | undefined {
  const variable = findVariable(module, parameter);
  const definition = variable && findConstantDefinition(variable);
  const interceptor = definition?.type === "Parameter" ? definition.node : undefined;
  if (interceptor === undefined || !isFunction(interceptor) || interceptor.params[0] !== definition?.name) return undefined;
  const registration = findRegistration(interceptor);
  return registration && findFactory(registration.client, module);
}

/** `client.interceptors.request.use(interceptor, …)` around an interceptor. */
export function findRegistration(
  interceptor: TSESTree.Node,
): { readonly client: TSESTree.Node; readonly call: TSESTree.CallExpression } | undefined {
  const call = getWrapped(interceptor).parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== interceptor) return undefined;
  const names: string[] = [];
  let client = unwrap(call.callee);
  while (client.type === "MemberExpression" && names.length < 3) {
    names.unshift(getPropertyName(client) ?? "");
    client = unwrap(client.object);
  }
  return names.join(".") === "interceptors.request.use" ? { call, client } : undefined;
}

function findFactory(client: TSESTree.Node, module: SourceModule): CallLike | undefined {
  const made = resolveAccessPath(client, module);
  const factory = made?.steps.at(-1) === CALL_STEP ? made.calls.at(-1) : undefined;
  const matched = factory && matchRequestForm(factory, module);
  return matched !== undefined && matched.form === undefined ? factory : undefined;
}

const SETTERS: ReadonlySet<string> = new Set(["append", "set"]);

/** `headers.set(name, value)`, whatever `headers` is: the place of the value. */
function findSetter({ node }: Use): { readonly object: TSESTree.Node; readonly name: string } | undefined {
  const { parent } = node;
  if (parent?.type !== "CallExpression" || parent.arguments[1] !== node) return undefined;
  const [name] = parent.arguments;
  const callee = unwrap(parent.callee);
  if (name === undefined || callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return undefined;
  return SETTERS.has(callee.property.name) ? { name: getStringLiteral(name) ?? ANY_STEP, object: callee.object } : undefined;
}
