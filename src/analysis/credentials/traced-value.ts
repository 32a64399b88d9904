import type { TSESTree } from "@typescript-eslint/utils";

import type { HandedRequest } from "../../platform/next/handlers.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { CallPlace, Credential } from "./credential.ts";

/** A part of what an expression holds: after `const { data } = await load()`, `data` is the step `data` of `load()`. */
export interface TracedValue {
  readonly node: TSESTree.Node;
  readonly steps: readonly string[];
  /** Members of that part that do not go on: they are replaced, or taken out (`const { token, ...rest } = session`). */
  readonly without: ReadonlySet<string>;
  /** The calls among the steps, innermost first. */
  readonly calls: readonly CallPlace[];
  readonly around: Surroundings;
}

/** What a walk comes to. */
export interface Found {
  readonly credential: Credential;
  /** A smaller part of the code in question is known to hold it, and is noted down. */
  readonly isPlaced: boolean;
}

/** The code of a module that is to be changed. */
export interface CodeInQuestion {
  readonly module: SourceModule;
  readonly nodes: readonly TSESTree.Node[];
}

/** One walk back from a value. */
export interface Walk {
  readonly names: NameContext;
  /** Functions whose first parameter has a request in it. */
  readonly requests: ReadonlyMap<TSESTree.Node, HandedRequest>;
  /** The code in question: what lies in it is noted down part by part. */
  readonly within: CodeInQuestion;
  readonly parts: Map<TSESTree.Node, Credential>;
  /** How many functions it has come into. */
  readonly depth: number;
  readonly trace: (value: TracedValue, walk: Walk) => Found | undefined;
  readonly budget: { nodes: number };
}

/** The part of a value at some steps, of which some members may not go on; `undefined` where it is one of those. */
export function takePart(value: TracedValue, steps: readonly string[], without: ReadonlySet<string>): TracedValue | undefined {
  const [step] = value.steps;
  if (step !== undefined && without.has(step)) return undefined;
  const left = step === undefined && without.size > 0 ? new Set([...without, ...value.without]) : value.without;
  return { ...value, steps: [...steps, ...value.steps], without: left };
}

/**
 * Follows a part that a literal or a call is put together from. The smallest one that goes on as a whole is what its author
 * must change; what something else is taken from (`readToken(request)`) is not.
 */
export function tracePart(part: TracedValue, walk: Walk): Found | undefined {
  const found = walk.trace(part, walk);
  if (found === undefined || found.isPlaced || part.steps.length > 0 || !isInQuestion(part.node, part.around.module, walk)) return found;
  walk.parts.set(part.node, found.credential);
  return { ...found, isPlaced: true };
}

/** Whether a node belongs to the code in question. */
export function isInQuestion(node: TSESTree.Node, module: SourceModule, { within }: Walk): boolean {
  return module === within.module && within.nodes.some((code) => isWithin(node, code));
}

/** The first of some items that leads to a credential. */
export function findFirst<T>(items: readonly T[], find: (item: T) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
