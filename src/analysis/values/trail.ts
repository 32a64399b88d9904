import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { UseEnd, UseStep, StepKind, Use, LostReason } from "./use-table.ts";
import type { Path } from "./value.ts";

/** A call that led into a function: what the function returns goes back to it and to no other call. */
export interface EnteredCall {
  readonly call: TSESTree.CallExpression;
  readonly function: TSESTree.Node;
  readonly module: SourceModule;
  readonly outer: EnteredCall | undefined;
  readonly depth: number;
  /** Where a part of what a callback returns lies in the result of the call that it was handed to; `undefined` where it stays behind. */
  readonly returns?: ((path: Path) => Path | undefined) | undefined;
}

interface StepList {
  readonly step: UseStep;
  readonly before: StepList | undefined;
}

/** A use with its history, still to be looked at. */
export interface Place extends Use {
  readonly kind: "place";
  readonly entered: EnteredCall | undefined;
  readonly history: StepList | undefined;
  /**
   * Whether all that may be done with the value is asked for: a variable that is written more than once is followed to the uses that this write
   * may reach, and a pattern that takes a parameter apart is a use.
   */
  readonly isThorough: boolean;
}

/** What comes of a use: further places, or an end. */
export type Outcome = UseEnd | Place;

/** Where a value is at first, and how far it goes. */
export interface Start {
  /** The part of the expression that is followed. */
  readonly path?: Path;
  /** The calls that led here. */
  readonly entered?: EnteredCall | undefined;
  readonly isThorough?: boolean;
}

export function createPlace(source: TSESTree.Node, module: SourceModule, { entered, isThorough = false, path = [] }: Start = {}): Place {
  return { entered, isThorough, history: undefined, kind: "place", module, node: getWrapped(source), path };
}

/** A step further: the value is at another node now, and maybe deeper in it or less deep. */
export function move(
  place: Place,
  kind: StepKind,
  by: TSESTree.Node,
  node: TSESTree.Node,
  path: readonly string[] = place.path,
): Place {
  const history = { before: place.history, step: { kind, module: place.module, node: by } };
  return { ...place, history, node: getWrapped(node), path };
}

export function end(place: Place, kind: "test" | "unused"): readonly Outcome[] {
  return [{ ...describePlace(place), kind }];
}

export function find(place: Place, kind: "sanitizer" | "sink", name: string): readonly Outcome[] {
  return [{ ...describePlace(place), kind, name }];
}

export function lose(place: Place, reason: LostReason): readonly Outcome[] {
  return [{ ...describePlace(place), kind: "unknown", reason }];
}

function describePlace({ history, module, node, path }: Place): Use & { readonly steps: readonly UseStep[] } {
  const steps: UseStep[] = [];
  for (let list = history; list !== undefined; list = list.before) steps.push(list.step);
  return { module, node, path, steps: steps.reverse() };
}
