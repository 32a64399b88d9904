import type { TSESTree } from "@typescript-eslint/utils";

import { REQUESTS } from "../../platform/shortcuts.ts";
import { oncePer } from "../../syntax/once-per.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { findOptionsParameter } from "../options/options-origin.ts";
import type { CallLike } from "../references/access-path.ts";
import { createEffects, type Effect, type Opening, type ReadEffects } from "../values/effects.ts";
import { createSite, findRequestSite } from "./find-request-site.ts";
import type { RequestSite } from "./request-site.ts";
import { getEnclosingFunctions, isOpenRequest } from "./request-wrappers.ts";

/** A request, seen from where it is sent or from a call of a function that sends it for its callers. */
export interface HandedRequest extends Effect {
  readonly node: CallLike;
  readonly module: SourceModule;
  /** What is sent, as far as the call tells. */
  readonly site: RequestSite;
  /** The argument that takes further options; none where the function has no parameter for them. */
  readonly options: number | undefined;
}

const collectHandedRequests = createEffects<HandedRequest>({
  at: ({ site }, { call: node, index, module }) => ({ module, node, options: index === NO_OPTIONS ? undefined : index, site }),
  findOpenings,
  findReaders,
  isKnown: ({ node, site }) => node !== site.node,
  shortcut: REQUESTS,
});

/** Where no parameter takes options. */
const NO_OPTIONS = -1;

/** The requests that the functions send which a call runs, where they leave something to the call. */
export function findHandedRequests(call: TSESTree.CallExpression, module: SourceModule): readonly HandedRequest[] {
  return indexByCall(module).get(call) ?? [];
}

const indexByCall = oncePer((module: SourceModule): ReadonlyMap<CallLike, readonly HandedRequest[]> => {
  const index = new Map<CallLike, HandedRequest[]>();
  for (const request of collectHandedRequests(module)) {
    const known = index.get(request.node);
    if (known === undefined) index.set(request.node, [request]);
    else known.push(request);
  }
  return index;
});

function findReaders(node: TSESTree.Node, module: SourceModule): readonly ReadEffects<HandedRequest>[] {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
  const own = findRequestSite(node, module);
  const matched = own !== undefined && isOpenRequest(own) ? matchRequestForm(node, module) : undefined;
  if (matched === undefined) return [];
  return [
    (around) => {
      const site = createSite(node, matched, around);
      return site === undefined ? [] : [{ module, node, options: matched.form?.config, site }];
    },
  ];
}

function findOpenings({ module, node, options, site }: HandedRequest): readonly Opening[] {
  const argument = options === undefined ? undefined : node.arguments[options];
  if (!isOpenRequest(site)) return [];
  return [...getEnclosingFunctions(node)].map((callee) => ({
    function: callee,
    index: (argument && findOptionsParameter(argument, callee, module)) ?? NO_OPTIONS,
  }));
}
