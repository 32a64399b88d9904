import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { CallLike } from "./access-path.ts";
import { findPropertyValue, findUnchangedObject } from "./definition.ts";

/** What gives the names in a piece of code a meaning: its module, and the run of the function whose parameters it uses. */
export interface Surroundings {
  readonly module: SourceModule;
  /** Absent where nothing is known of who calls: parameters then stand for themselves. */
  readonly run?: FunctionRun;
}

/** One run of a function: by which arguments, and what those mean where the call stands. */
export interface FunctionRun {
  readonly function: TSESTree.Node;
  readonly call?: CallLike;
  readonly arguments: readonly TSESTree.Node[];
  /** Whether it gets what these resolve to: `promise.then(callback)`. */
  readonly resolvesGiven?: boolean | undefined;
  readonly at: Surroundings;
  /** What `this` is in it, where it is a method of a class. */
  readonly self?: Instance | undefined;
  /** The run of a function around it, in which it was made: `make(token)()` runs a function within the run of `make`. */
  readonly outer?: FunctionRun | undefined;
}

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** An object of a class, by the call that made it; that is absent where any of them may be meant. */
export interface Instance {
  readonly class: ClassNode;
  readonly made: CallPlace | undefined;
}

/** A call, and what gives the names in its arguments a meaning. */
export interface CallPlace {
  readonly call: CallLike;
  /** What the function gets: the call's own arguments, or what a method hands to a callback (`promise.then(callback)`). */
  readonly given: readonly TSESTree.Node[];
  /** Whether it gets what that resolves to. */
  readonly resolvesGiven?: boolean | undefined;
  readonly around: Surroundings;
}

/** A parameter of a function, or a member of what it is given: `init.headers`, `{ path }`. */
export interface ParameterPlace {
  readonly function: TSESTree.Node;
  readonly index: number;
  readonly steps: readonly string[];
}

export type Argument =
  | { readonly kind: "given"; readonly node: TSESTree.Node; readonly at: Surroundings }
  /** The call leaves it out, and so does the parameter's default. */
  | { readonly kind: "absent" };

/**
 * What a parameter holds in a run, or in that of a function around it. `undefined` where neither is run, and where the call
 * does not tell.
 */
export function findArgument(place: ParameterPlace, { module, run }: Surroundings): Argument | undefined {
  const { function: callee, index, steps } = place;
  if (run === undefined) return undefined;
  if (run.function !== callee) return run.at.module === module ? findArgument(place, run.at) : undefined;
  if (run.arguments.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return undefined;
  const node = run.arguments[index];
  const given = node === undefined || isUndefined(node) ? undefined : findMember(node, steps, run.at);
  if (given?.kind === "given" || (node !== undefined && given === undefined && !isUndefined(node))) return given;
  const pattern = "params" in callee ? callee.params[index] : undefined;
  return pattern === undefined ? undefined : findDefault(pattern, steps, { module });
}

function isUndefined(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}

function findMember(node: TSESTree.Node, steps: readonly string[], at: Surroundings): Argument | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return { at, kind: "given", node };
  const literal = findUnchangedObject(node, at.module);
  if (literal === undefined) return undefined;
  const value = findPropertyValue(literal, step);
  if (value !== undefined) return findMember(value, rest, at);
  const isSpelledOut = literal.properties.every((property) => property.type === "Property" && ![undefined, step].includes(getPropertyName(property)));
  return isSpelledOut ? { kind: "absent" } : undefined;
}

/** The default that a pattern gives to what is left out: `init = {}`, `{ path = "/" }`. */
function findDefault(pattern: TSESTree.Node, steps: readonly string[], at: Surroundings): Argument | undefined {
  if (pattern.type === "TSParameterProperty") return findDefault(pattern.parameter, steps, at);
  if (pattern.type === "AssignmentPattern") {
    const outer = findMember(pattern.right, steps, at);
    return outer?.kind === "given" || steps.length === 0 ? outer : findDefault(pattern.left, steps, at);
  }
  const [step, ...rest] = steps;
  if (step === undefined || pattern.type !== "ObjectPattern") return { kind: "absent" };
  const property = pattern.properties.find((candidate) => candidate.type === "Property" && getPropertyName(candidate) === step);
  return property?.type === "Property" ? findDefault(unwrap(property.value), rest, at) : { kind: "absent" };
}
