import type { TSESLint } from "@typescript-eslint/utils";

import type { Target } from "../../analysis/requests/classify-target.ts";
import type { RequestProblem } from "../../analysis/requests/find-request-problem.ts";
import type { RequestSite } from "../../analysis/requests/request-site.ts";
import type { CredentialsMode } from "../../platform/web/request-credentials.ts";
import { isOwnProperty, moveIgnoredCredentials, replaceCredentials, writeCredentials } from "./credentials-option.ts";
import { removeProperty } from "./object-literal.ts";

/** What can be done about a request, and in whose words: the ids are those of the rule's suggestions. */
export interface Repair {
  readonly action: "addInclude" | "addSameOrigin" | "removeOption" | "useOption" | "useSameOrigin";
  readonly fix: TSESLint.ReportFixFunction;
}

export interface RequestRepairs {
  /** What the settings declare, or what the browser does anyway. */
  readonly fix: TSESLint.ReportFixFunction | undefined;
  readonly suggestions: readonly Repair[];
}

const NOTHING: RequestRepairs = { fix: undefined, suggestions: [] };

/**
 * The repairs of a problem. Only a declared API gets `include` from a fix; an undeclared one may get it from a
 * suggestion, and a third party never.
 */
export function repairRequest(
  problem: RequestProblem,
  site: RequestSite,
  target: Target,
  sameOriginMode: CredentialsMode,
  sourceCode: Readonly<TSESLint.SourceCode>,
): RequestRepairs {
  switch (problem) {
    case "missingInclude":
      return { ...NOTHING, fix: write("include") };
    case "missingForSession":
    case "missingSameOrigin":
      return { ...NOTHING, fix: write(sameOriginMode) };
    case "omittedSession":
      return { ...NOTHING, suggestions: suggest("useSameOrigin", replace("same-origin")) };
    case "defeatedMode":
      return { ...NOTHING, fix: replace("include") };
    case "identityWithoutMode":
      return target.kind === "thirdParty" ? NOTHING : { ...NOTHING, suggestions: suggest("addInclude", write("include")) };
    case "unknownTarget": {
      const keepsCookiesHome = site.client.option.values === "mode" ? suggest("addSameOrigin", write("same-origin")) : [];
      return { ...NOTHING, suggestions: [...keepsCookiesHome, ...suggest("addInclude", write("include"))] };
    }
    case "ignoredOption":
      return repairIgnored();
  }

  function write(mode: CredentialsMode): TSESLint.ReportFixFunction | undefined {
    const { place } = site;
    return place && ((fixer) => [...writeCredentials(fixer, sourceCode, place, mode)]);
  }

  function replace(mode: CredentialsMode): TSESLint.ReportFixFunction | undefined {
    const { client, credentials, place } = site;
    // A constant that is used elsewhere stays as it is there.
    if (place?.kind === "copy") return write(mode);
    const entry = credentials.kind === "stated" ? credentials.entry : undefined;
    if (entry === undefined) return undefined;
    const { property } = entry;
    if (property === undefined || !isOwnProperty({ module: entry.at.module, property }, site)) {
      const canOverride = place?.kind === "property" && place.path.length === 1;
      return canOverride ? (fixer) => [...writeCredentials(fixer, sourceCode, place, mode, true)] : undefined;
    }
    return (fixer) => replaceCredentials(fixer, sourceCode, property, client.option, mode);
  }

  function repairIgnored(): RequestRepairs {
    const { ignored, place } = site;
    if (ignored === undefined) return NOTHING;
    const remove = isOwnProperty(ignored, site)
      ? suggest("removeOption", (fixer) => removeProperty(fixer, sourceCode, ignored.property))
      : [];
    if (ignored.mode !== "include" || target.kind === "thirdParty") return { ...NOTHING, suggestions: remove };
    const move: TSESLint.ReportFixFunction | undefined =
      place && ((fixer) => [...moveIgnoredCredentials(fixer, sourceCode, site, "include")]);
    if (target.kind === "declared" && move !== undefined) return { ...NOTHING, fix: move };
    return { ...NOTHING, suggestions: [...suggest("useOption", move), ...remove] };
  }
}

function suggest(action: Repair["action"], fix: TSESLint.ReportFixFunction | undefined): readonly Repair[] {
  return fix === undefined ? [] : [{ action, fix }];
}
