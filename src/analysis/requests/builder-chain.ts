import type { TSESTree } from "@typescript-eslint/utils";

import type { ChainedParts } from "../../platform/libraries/http-client.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import { getExportPath, type CallLike } from "../references/access-path.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import { findChainedCall } from "./call-chain.ts";

/** A chain such as `createDirectus(url).with(authentication("session")).with(rest())`, seen from one of its parts. */
export interface BuilderChain {
  /** The call at its head. */
  readonly head: TSESTree.CallExpression;
  /** What its methods are given. */
  readonly parts: readonly TSESTree.Node[];
}

/** The chain that a call is a part of; `undefined` where it is none, or is put together in several statements. */
export function findBuilderChain(part: CallLike, { head: name }: ChainedParts, module: SourceModule): BuilderChain | undefined {
  const inner = getWrapped(part);
  const { parent } = inner;
  if (parent?.type !== "CallExpression" || parent.callee === inner) return undefined;
  const parts: TSESTree.Node[] = [];
  for (let call = findOutermost(parent); ; ) {
    if (getName(call, module) === name) return { head: call, parts };
    const callee = unwrap(call.callee);
    const next = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
    if (next?.type !== "CallExpression") return undefined;
    parts.push(...call.arguments);
    call = next;
  }
}

/** Whether a part of the chain says that there is a session: without one the client sends a token, or nothing. */
export function hasSession({ parts }: BuilderChain, { session }: ChainedParts, module: SourceModule): boolean {
  return parts.some((part) => {
    const call = unwrap(part);
    if (call.type !== "CallExpression" || getName(call, module) !== session.call) return false;
    const [mode] = call.arguments;
    return mode !== undefined && session.modes.includes(getStaticText(evaluate(mode, module)) ?? "");
  });
}

function findOutermost(call: TSESTree.CallExpression): TSESTree.CallExpression {
  let outer = call;
  for (let next = findChainedCall(getWrapped(outer)); next !== undefined; next = findChainedCall(getWrapped(outer))) outer = next.node;
  return outer;
}

function getName({ callee }: TSESTree.CallExpression, module: SourceModule): string | undefined {
  const path = resolveLinkedPath(callee, module)?.path;
  return path?.root.kind === "module" ? getExportPath(path) : undefined;
}
