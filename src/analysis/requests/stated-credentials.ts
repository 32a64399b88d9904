import type { TSESTree } from "@typescript-eslint/utils";

import type { CredentialsOption } from "../../platform/libraries/http-client.ts";
import { isCredentialsMode, type CredentialsMode } from "../../platform/web/request-credentials.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getConstants, getStaticText } from "../constants/evaluated.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { findOption, readOptions, type OptionEntry, type OptionsObject } from "../options/options-object.ts";
import type { StatedCredentials, StatedMode } from "./request-site.ts";

const UNKNOWN: StatedCredentials = { kind: "unknown" };

/**
 * What the options of a request say about credentials. `layers` are the configs in the order in which they apply:
 * the factory's first, the call's own last.
 */
export function readStatedCredentials(
  layers: readonly OptionsObject[],
  option: CredentialsOption,
): StatedCredentials {
  const places = [option.path, ...(option.alternatives ?? [])];
  for (const layer of layers.toReversed()) {
    for (const path of places) {
      const entry = findNestedOption(layer, path);
      if (entry === "unknown") return UNKNOWN;
      if (entry !== undefined) return readEntry(entry, option);
    }
    if (!layer.isComplete) return UNKNOWN;
  }
  return { kind: "missing" };
}

/** The entry at the end of a path of nested options; `unknown` where something on the way may hold it. */
export function findNestedOption(
  options: OptionsObject,
  path: readonly string[],
): OptionEntry | "unknown" | undefined {
  const [name, ...rest] = path;
  const entry = name === undefined ? undefined : findOption(options, name);
  if (entry === undefined || rest.length === 0) return entry;
  if (!entry.isCertain) return "unknown";
  const nested = readOptions(entry.value, entry.at);
  return findNestedOption(nested, rest) ?? (nested.isComplete ? undefined : "unknown");
}

/** The mode that a value stands for, by the option's own words. */
export function readMode(
  node: TSESTree.Node,
  values: CredentialsOption["values"],
  around: Surroundings,
): CredentialsMode | undefined {
  const evaluated = evaluateIn(node, around);
  if (values === "mode") {
    const text = getStaticText(evaluated);
    return text !== undefined && isCredentialsMode(text) ? text : undefined;
  }
  const [value, ...others] = getConstants(evaluated);
  if (value?.type !== "primitive" || typeof value.value !== "boolean" || others.length > 0) return undefined;
  return value.value ? "include" : "omit";
}

function readEntry(entry: OptionEntry, option: CredentialsOption): StatedCredentials {
  const mode = option.template === undefined ? readMode(entry.value, option.values, entry.at) : undefined;
  return mode === undefined ? UNKNOWN : { entry, kind: entry.isCertain ? "stated" : "default", mode };
}

/** The mode that stands there, whether or not something else may replace it. */
export function findWrittenMode(credentials: StatedCredentials): Omit<StatedMode, "kind"> | undefined {
  return credentials.kind === "stated" || credentials.kind === "default" ? credentials : undefined;
}
