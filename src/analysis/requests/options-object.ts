import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findInitializer, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findUnchangedObject } from "../references/definition.ts";
import { followVariable } from "../references/object-uses.ts";
import { findReturnedExpressions } from "../references/returned.ts";
import { matchRequestForm } from "./match-request-form.ts";

/** One option as written. */
export interface OptionEntry {
  readonly name: string;
  readonly value: TSESTree.Node;
  readonly property: TSESTree.Property;
  readonly object: TSESTree.ObjectExpression;
  /** False inside `...(condition && { … })`. */
  readonly isCertain: boolean;
}

/** What an argument with options says: `fetch`'s init, axios' config. */
export interface OptionsObject {
  /** In the order in which they are applied: the last of a name wins. */
  readonly entries: readonly OptionEntry[];
  /** Whether these are all: no parameter, call or unknown spread may add one. */
  readonly isComplete: boolean;
  /** The literal that the argument is or stands for. */
  readonly literal: TSESTree.ObjectExpression | undefined;
}

export const NO_OPTIONS: OptionsObject = { entries: [], isComplete: true, literal: undefined };

const OPAQUE: OptionsObject = { entries: [], isComplete: false, literal: undefined };

const MAX_SPREADS = 8;

/** More entries than anybody writes: nested spreads multiply. */
const MAX_ENTRIES = 256;

/** How many aliases and members lead to an object at most. */
const MAX_HOLDERS = 16;

const memory = new WeakMap<TSESTree.Node, OptionsObject>();

/**
 * Reads an object with options: a literal, a constant that nobody changes, spreads of either, `...(x && { … })`,
 * and a function that returns one literal. Gives up, with `isComplete: false`, at calls, parameters, conditions,
 * computed keys, and constants that code elsewhere may change.
 */
export function readOptions(node: TSESTree.Node | undefined, module: SourceModule): OptionsObject {
  if (node === undefined) return NO_OPTIONS;
  const known = memory.get(node);
  if (known !== undefined) return known;
  const options = read(node, module, 0);
  memory.set(node, options);
  return options;
}

/** The last entry of a name; `undefined` where there is none. */
export function findOption(options: OptionsObject, name: string): OptionEntry | undefined {
  return options.entries.findLast((entry) => entry.name === name);
}

function read(node: TSESTree.Node, module: SourceModule, depth: number): OptionsObject {
  const inner = unwrap(node);
  if (depth > MAX_SPREADS) return OPAQUE;
  if (inner.type === "ArrowFunctionExpression" || inner.type === "FunctionExpression") {
    const returned = findReturnedExpressions(inner, module);
    const [only, ...others] = returned ?? [];
    return only === undefined || others.length > 0 ? OPAQUE : read(only, module, depth + 1);
  }
  if (inner.type === "Identifier" && inner.name === "undefined") return NO_OPTIONS;
  const literal = findUnchangedObject(inner, module);
  if (literal === undefined || mayChangeElsewhere(inner, module)) return OPAQUE;
  return readLiteral(literal, module, depth);
}

/** Remembered, because a literal that is spread eight times over ten levels would be read a billion times. */
function readLiteral(literal: TSESTree.ObjectExpression, module: SourceModule, depth: number): OptionsObject {
  const known = literals.get(literal);
  if (known !== undefined) return known;
  const options = collectEntries(literal, module, depth);
  literals.set(literal, options);
  return options;
}

const literals = new WeakMap<TSESTree.ObjectExpression, OptionsObject>();

function collectEntries(literal: TSESTree.ObjectExpression, module: SourceModule, depth: number): OptionsObject {
  const entries: OptionEntry[] = [];
  let isComplete = true;
  for (const property of literal.properties) {
    if (property.type === "SpreadElement") {
      const spread = readSpread(property.argument, module, depth);
      if (entries.length + spread.entries.length > MAX_ENTRIES) return { ...OPAQUE, literal };
      entries.push(...spread.entries);
      isComplete &&= spread.isComplete;
      continue;
    }
    const name = getPropertyName(property);
    // A prototype holds further options.
    if (name === undefined || name === "__proto__") isComplete = false;
    else entries.push({ isCertain: true, name, object: literal, property, value: property.value });
  }
  return { entries, isComplete, literal };
}

function readSpread(argument: TSESTree.Node, module: SourceModule, depth: number): OptionsObject {
  const inner = unwrap(argument);
  if (inner.type === "LogicalExpression" && inner.operator === "&&") return readMaybe(inner.right, module, depth);
  if (inner.type === "ConditionalExpression") {
    const [first, second] = [inner.consequent, inner.alternate].map((branch) => readMaybe(branch, module, depth));
    if (first === undefined || second === undefined) return OPAQUE;
    return {
      entries: [...first.entries, ...second.entries],
      isComplete: first.isComplete && second.isComplete,
      literal: undefined,
    };
  }
  return read(inner, module, depth + 1);
}

function readMaybe(node: TSESTree.Node, module: SourceModule, depth: number): OptionsObject {
  const options = read(node, module, depth + 1);
  return { ...options, entries: options.entries.map((entry) => ({ ...entry, isCertain: false })) };
}

/** Whether one of the constants on the way to an object hands it to code that may add to it: `authorize(init)`. */
function mayChangeElsewhere(node: TSESTree.Node, module: SourceModule): boolean {
  let current: TSESTree.Node | undefined = node;
  for (let step = 0; step < MAX_HOLDERS && current !== undefined; step += 1) {
    const inner: TSESTree.Node = unwrap(current);
    if (inner.type === "MemberExpression") current = inner.object;
    else if (inner.type !== "Identifier") return false;
    else {
      const variable = findVariable(module, inner);
      if (variable === undefined || !isKept(variable, module)) return true;
      current = findInitializer(inner, module);
    }
  }
  return true;
}

function isKept(variable: Variable, module: SourceModule): boolean {
  return rememberPerVariable(kept, variable, () =>
    // A request reads its options, and so does a factory.
    followVariable(variable, module, (call, use) => call.callee !== use && matchRequestForm(call, module) !== undefined) === "kept",
  );
}

const kept = new WeakMap<Variable, boolean>();

/** One answer per variable: asked at each of its uses, it would look at all uses again. */
export function rememberPerVariable<Answer>(
  memory: WeakMap<Variable, Answer>,
  variable: Variable,
  ask: () => Answer,
): Answer {
  const known = memory.get(variable);
  if (known !== undefined) return known;
  const answer = ask();
  memory.set(variable, answer);
  return answer;
}
