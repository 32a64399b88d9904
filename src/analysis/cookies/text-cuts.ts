import type { TSESTree } from "@typescript-eslint/utils";

import { getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import type { CallLike } from "../references/access-path.ts";
import { evaluateNameTexts, evaluatePatternSources } from "./evaluate-name.ts";
import { flatten } from "./name-in-text.ts";

/** `split("=")`, `split(/=(.+)/)`: cuts an entry into name and value. */
export function cutsAtEquals(separator: TSESTree.Node, module: SourceModule): boolean {
  if (getStringLiteral(separator)?.includes("=") === true) return true;
  return [...evaluatePatternSources(separator, module), ...evaluateNameTexts(separator, module)].some((source) => flatten(source).text.includes("="));
}

/** `slice(0, position)`: what stands before the `=`. */
export function isHead({ arguments: [start, end] }: CallLike): boolean {
  return start?.type === "Literal" && start.value === 0 && end !== undefined;
}

/** `slice(1)`: all but a border. */
export function isSingleNumber({ arguments: [start, end] }: CallLike): boolean {
  return start?.type === "Literal" && typeof start.value === "number" && end === undefined;
}

export function isRegularExpression(node: TSESTree.Node, module: SourceModule): boolean {
  return evaluatePatternSources(node, module).length > 0;
}
