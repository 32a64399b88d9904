import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, isValueReference, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { findUnchangedObject } from "../references/definition.ts";
import { findReturnedExpressions } from "../references/returned.ts";

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

/**
 * Reads an object with options: a literal, a constant that nobody changes, spreads of either, `...(x && { … })`,
 * and a function that returns one literal. Gives up, with `isComplete: false`, at calls, parameters, conditions,
 * computed keys, and constants that code elsewhere may change.
 */
export function readOptions(node: TSESTree.Node | undefined, module: SourceModule): OptionsObject {
  return node === undefined ? NO_OPTIONS : read(node, module, 0);
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
  if (literal === undefined || (inner.type === "Identifier" && mayChangeElsewhere(inner, module))) return OPAQUE;
  return readLiteral(literal, module, depth);
}

function readLiteral(literal: TSESTree.ObjectExpression, module: SourceModule, depth: number): OptionsObject {
  const entries: OptionEntry[] = [];
  let isComplete = true;
  for (const property of literal.properties) {
    if (property.type === "SpreadElement") {
      const spread = readSpread(property.argument, module, depth);
      entries.push(...spread.entries);
      isComplete &&= spread.isComplete;
      continue;
    }
    const name = getPropertyName(property);
    if (name === undefined) isComplete = false;
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

/** Whether the object that a constant holds is handed to code that may add to it: `authorize(init)`. */
function mayChangeElsewhere(identifier: TSESTree.Identifier, module: SourceModule): boolean {
  const variable = findVariable(module, identifier);
  return variable === undefined || rememberPerVariable(handedOver, variable, () => collectUses(variable).some((use) => isHandedOver(use)));
}

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

const handedOver = new WeakMap<Variable, boolean>();

/** Names of what only reads an argument, or hands it to the network: `fetch`, `JSON.stringify`, `console.log`. */
const READERS =
  /^(?:fetch|Request|EventSource|axios|ky|ofetch|\$fetch|stringify|log|debug|info|get|post|put|patch|delete|head|keys|entries|values)$/u;

function isHandedOver(use: TSESTree.Node): boolean {
  const outer = getWrapped(use);
  const { parent } = outer;
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
      return parent.callee !== outer && !READERS.test(getLastName(parent.callee));
    case "AssignmentExpression":
      return parent.right === outer;
    case "VariableDeclarator":
      return parent.init === outer && parent.id.type === "Identifier";
    default:
      return false;
  }
}

function getLastName(callee: TSESTree.Node): string {
  const inner = unwrap(callee);
  if (inner.type === "Identifier") return inner.name;
  return inner.type === "MemberExpression" ? (getPropertyName(inner) ?? "") : "";
}

/** The identifiers that use a variable's value, without its declaration. */
export function collectUses(variable: Variable): readonly TSESTree.Node[] {
  return variable.references
    .filter((reference) => isValueReference(reference) && reference.init !== true)
    .map((reference) => reference.identifier);
}
