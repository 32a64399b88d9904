import type { TSESTree } from "@typescript-eslint/utils";

import type { CredentialsOption } from "../../platform/libraries/http-client.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { CallLike } from "../references/access-path.ts";
import { readOptions } from "../options/options-object.ts";
import { classifyHeaderName, classifyHeaders, classifyOptions, combine, hasCredentialParameter, type Authentication } from "./request-headers.ts";
import type { StatedCredentials } from "./request-site.ts";
import { readMode, readStatedCredentials } from "./stated-credentials.ts";

/** Methods of a chain that prove who sends the request, and those that may do anything. */
const AUTHENTICATING: ReadonlySet<string> = new Set(["auth", "bearer"]);
/** Methods that send the request: whatever follows comes too late for its options. */
const SENDING: ReadonlySet<string> = new Set(["catch", "delete", "end", "fetch", "finally", "get", "head", "opts", "patch", "pipe", "post", "put", "then"]);
const OPEN_ENDED: ReadonlySet<string> = new Set(["addon", "defer", "middlewares", "replay", "use"]);

/** What follows a request in its own expression: `get(url).set("Accept", "…").withCredentials()`. */
export function readChain(
  request: CallLike,
  option: CredentialsOption,
  module: SourceModule,
): { readonly authentication: Authentication; readonly credentials: StatedCredentials } {
  const headers: Authentication[] = [];
  let credentials: StatedCredentials = { kind: "missing" };
  let isSent = false;
  let outer = getWrapped(request);
  for (;;) {
    const call = findChainedCall(outer);
    if (call === undefined) break;
    const [first] = call.node.arguments;
    if (call.name === option.path[0]) {
      const stated = readChainedOption(first, option, module);
      if (stated.kind !== "missing") credentials = stated;
    }
    isSent ||= SENDING.has(call.name);
    if (AUTHENTICATING.has(call.name)) headers.push("token");
    if (OPEN_ENDED.has(call.name)) headers.push("unknown");
    if (call.name === "headers" && first !== undefined) headers.push(classifyHeaders(first, { module }));
    if (call.name === "set" && first !== undefined) {
      headers.push(first.type === "ObjectExpression" ? classifyHeaders(first, { module }) : classifyHeaderName(first, { module }));
    }
    if (call.name === "query" && first !== undefined && hasCredentialParameter(first, { module })) headers.push("token");
    if (call.name === "options" && first !== undefined) {
      headers.push(classifyOptions(readOptions(first, { module })));
    }
    outer = getWrapped(call.node);
  }
  // Held, returned or handed on, the chain may go on anywhere.
  const isInSight = outer.parent?.type === "ExpressionStatement" || outer.parent?.type === "AwaitExpression";
  if (!isSent && !isInSight && credentials.kind === "missing") credentials = { kind: "unknown" };
  return { authentication: combine(headers), credentials };
}

function readChainedOption(
  argument: TSESTree.Node | undefined,
  option: CredentialsOption,
  module: SourceModule,
): StatedCredentials {
  if (option.values === "mode") {
    return readStatedCredentials([readOptions(argument, { module })], { ...option, path: option.path.slice(1) });
  }
  const mode = argument === undefined ? "include" : readMode(argument, "flag", { module });
  return mode === undefined ? { kind: "unknown" } : { entry: undefined, kind: "stated", mode };
}

/** The method that is called on what a node gives, in the same expression. */
export function findChainedCall(
  outer: TSESTree.Node,
): { readonly name: string; readonly node: TSESTree.CallExpression } | undefined {
  const member = outer.parent;
  if (member?.type !== "MemberExpression" || member.object !== outer) return undefined;
  const callee = getWrapped(member);
  const name = getPropertyName(member);
  const call = callee.parent;
  return name !== undefined && call?.type === "CallExpression" && call.callee === callee
    ? { name, node: call }
    : undefined;
}
