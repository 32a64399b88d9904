import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { UseEnd } from "../values/use-table.ts";
import { followValue } from "../values/uses.ts";
import { AWAITED, createUseTable, nameMisuse, TOLD_APART, type MisuseKind } from "./promise-uses.ts";
import type { RequestPromise } from "./request-promise.ts";

/** A promise that is taken for what it resolves to. */
export interface Misuse {
  /** What has to be awaited: the call that makes the promise, or one use of it where the others are right. */
  readonly node: TSESTree.Node;
  readonly kind: MisuseKind;
  /** The member, or what it is handed to; empty where it is iterated or made a text. */
  readonly name: string;
  /** A function of the app gets it, and takes it for what it resolves to. */
  readonly isPassed: boolean;
  /** The uses of this module that awaiting it mends. */
  readonly uses: readonly TSESTree.Node[];
}

type MisuseEnd = Extract<UseEnd, { kind: "sanitizer" | "sink" }>;

/**
 * Where a promise is taken for what it resolves to: once, at the call that makes it, if awaiting it there suits all its
 * uses; else at each such use. Nothing where the code tells promises apart itself.
 */
export function findMisuses(call: TSESTree.CallExpression, promise: RequestPromise, module: SourceModule, respectsCasts: boolean): readonly Misuse[] {
  const ends = followValue(call, module, createUseTable(promise, call, respectsCasts)).filter((end) => !isPartOfPart(end));
  if (ends.some((end) => end.kind === "test" || (end.kind === "sanitizer" && end.name === TOLD_APART))) return [];
  const places = [...groupByPlace(ends, module)];
  const wrong = places.filter(([, own]) => own.some(isMisuse) && own.every((end) => end.kind !== "sanitizer"));
  const others = places.filter((place) => !wrong.includes(place)).flatMap(([, own]) => own);
  const suitsAll = others.every((end) => end.kind === "unused" || (end.kind === "sanitizer" && end.name === AWAITED));
  const misuses = wrong.flatMap(([node, own]) => describe(node, own, promise)).sort((first, second) => first.node.range[0] - second.node.range[0]);
  if (suitsAll) return misuses.slice(0, 1).map((misuse) => ({ ...misuse, node: call, uses: misuses.flatMap(({ uses }) => uses) }));
  // What a function is handed is awaited where it is handed over, or not at all.
  return misuses.filter(({ isPassed, node }) => !isPassed || node === getWrapped(call).parent).map((misuse) => (misuse.isPassed ? { ...misuse, node: call } : misuse));
}

function isMisuse(end: UseEnd): end is MisuseEnd {
  return end.kind === "sink";
}

function describe(node: TSESTree.Node, ends: readonly UseEnd[], promise: RequestPromise): readonly Misuse[] {
  const end = ends.find(isMisuse);
  if (end === undefined) return [];
  const kind = end.name as MisuseKind;
  return [{ isPassed: isPassed(end), kind, name: nameMisuse(end, kind, promise), node, uses: [node] }];
}

/** What is taken out of the promise itself, by the pattern of a parameter, is not the promise. */
function isPartOfPart({ steps }: UseEnd): boolean {
  const count = (kind: string): number => steps.filter((step) => step.kind === kind).length;
  return count("member") > count("stored");
}

function isPassed({ steps }: UseEnd): boolean {
  return steps.some(({ kind }) => kind === "passed");
}

/** The uses in this module, each with all that becomes of it; what a call hands on counts as one use. */
function groupByPlace(ends: readonly UseEnd[], module: SourceModule): ReadonlyMap<TSESTree.Node, readonly UseEnd[]> {
  const places = new Map<TSESTree.Node, UseEnd[]>();
  for (const end of ends) {
    const place = end.steps.find((step) => step.kind === "passed" && step.module === module)?.node ?? end.node;
    places.set(place, [...(places.get(place) ?? []), end]);
  }
  return places;
}
