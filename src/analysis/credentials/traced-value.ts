import type { TSESTree } from "@typescript-eslint/utils";

import type { Surroundings } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { CallPlace, Credential } from "./credential.ts";

/** A part of what an expression holds: after `const { data } = await load()`, `data` is the step `data` of `load()`. */
export interface TracedValue {
  readonly node: TSESTree.Node;
  readonly steps: readonly string[];
  /** The calls among the steps, innermost first. */
  readonly calls: readonly CallPlace[];
  readonly around: Surroundings;
}

/** One walk back from a value. */
export interface Walk {
  readonly names: NameContext;
  /** How many functions it has come into. */
  readonly depth: number;
  readonly trace: (value: TracedValue, walk: Walk) => Credential | undefined;
  readonly budget: { nodes: number };
}
