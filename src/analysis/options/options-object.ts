import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findInitializer, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { matchCookieWriter } from "../library-calls/match-cookie-writer.ts";
import { Memo } from "../memo.ts";
import { findGlobalName, type CallLike } from "../references/access-path.ts";
import { findSourceExpression, findUnchangedObject } from "../references/definition.ts";
import { followVariable } from "../references/object-uses.ts";
import { findReturnedExpressions } from "../references/returned.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { matchCorsLibrary } from "../library-calls/match-cors-library.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import type { OwnCallee } from "../values/callees.ts";
import { collectModelMoves } from "../values/models.ts";
import { collectOrigins } from "../values/origins.ts";
import { collectOwnCallees } from "../values/own-callees.ts";
import { countRuns, isPromised } from "../values/runs.ts";
import { collectStored, countStores, listStores, type StoreBefore } from "../values/stores.ts";
import { ANY_STEP, valueOf } from "../values/value.ts";
import { findOrigin, findParameterOptions } from "./options-origin.ts";

/** One option as written. */
export interface OptionEntry {
  readonly name: string;
  readonly value: TSESTree.Node;
  /** What gives the names in the value a meaning: options may come from another module, or from a caller. */
  readonly at: Surroundings;
  /** What says it: a property, an assignment, a pair of a list. */
  readonly node: TSESTree.Node;
  /** The property and its literal, where one says it: what an edit can change. */
  readonly property: TSESTree.Property | undefined;
  readonly object: TSESTree.ObjectExpression | undefined;
  /** False inside `...(condition && { … })`, and where something that is not known may replace it. */
  readonly isCertain: boolean;
}

/** What an argument with options says: `fetch`'s init, axios' config. */
export interface OptionsObject {
  /** In the order in which they are applied: the last of a name wins. */
  readonly entries: readonly OptionEntry[];
  /** Whether these are all: no parameter, call or unknown spread may add one. */
  readonly isComplete: boolean;
  /** The literal that the argument is or stands for by a constant of the same module. */
  readonly literal: TSESTree.ObjectExpression | undefined;
}

export const NO_OPTIONS: OptionsObject = { entries: [], isComplete: true, literal: undefined };

const OPAQUE: OptionsObject = { entries: [], isComplete: false, literal: undefined };

/** So many functions, constants and spreads may lie on the way to one object. */
const MAX_DEPTH = 16;

/** So many functions may make an object by calling one another: each of them may be called several times by the one around it. */
const MAX_RUNS = 5;

/** More entries than anybody writes: nested spreads multiply. */
const MAX_ENTRIES = 256;

/** How many aliases and members lead to an object at most. */
const MAX_HOLDERS = 16;

type OptionsMemo = Memo<TSESTree.Node, OptionsObject>;

const memo = createMemo();

/** Answers for one run of a function hold for no other. */
const memoOfRun = new WeakMap<FunctionRun, OptionsMemo>();

function getMemo({ run }: Surroundings): OptionsMemo {
  if (run === undefined) return memo;
  const known = memoOfRun.get(run) ?? createMemo();
  memoOfRun.set(run, known);
  return known;
}

function createMemo(): OptionsMemo {
  const isSame = (first: OptionsObject, second: OptionsObject): boolean =>
    first.isComplete === second.isComplete && first.literal === second.literal && first.entries.length === second.entries.length;
  return new Memo({ assumed: OPAQUE, depth: MAX_DEPTH, isSame, unknown: OPAQUE });
}

/**
 * Reads an object with options: a literal, a constant that nobody changes, spreads of either, choices (`init ?? {}`,
 * `x && { … }`), and a function that returns one literal, of this module or of another one. In a run of a function its
 * parameters are what the call gives. Gives up, with `isComplete: false`, at other calls and parameters, computed keys, and
 * constants that code elsewhere may change.
 */
export function readOptions(node: TSESTree.Node | undefined, around: Surroundings): OptionsObject {
  if (node === undefined) return NO_OPTIONS;
  if (countRuns(around) > MAX_RUNS) return OPAQUE;
  const inner = unwrap(node);
  return getMemo(around).ask(inner, () => read(inner, around));
}

/** The last entry of a name; `undefined` where there is none. */
export function findOption(options: OptionsObject, name: string): OptionEntry | undefined {
  return options.entries.findLast((entry) => entry.name === name);
}

function read(inner: TSESTree.Node, around: Surroundings): OptionsObject {
  const { module } = around;
  if (inner.type === "ArrowFunctionExpression" || inner.type === "FunctionExpression") {
    const [only, ...others] = findReturnedExpressions(inner, module) ?? [];
    return only === undefined || others.length > 0 ? OPAQUE : readOptions(only, around);
  }
  if (inner.type === "Identifier" && inner.name === "undefined") return NO_OPTIONS;
  const filled = inner.type === "Identifier" ? readFilled(inner, around) : undefined;
  if (filled !== undefined) return filled;
  if (mayChangeElsewhere(inner, module)) return OPAQUE;
  const literal = findUnchangedObject(inner, module);
  // A literal that is spread eight times over ten levels would be read a billion times.
  if (literal !== undefined) return literal === inner ? readLiteral(literal, around) : readOptions(literal, around);
  const source = findSourceExpression(inner, module);
  if (source.type === "LogicalExpression") return readEither(source, around);
  if (source.type === "ConditionalExpression") return readOne(source, around);
  const parameter = findParameterOptions(inner, around);
  if (parameter?.kind === "absent") return NO_OPTIONS;
  const callee = source.type === "CallExpression" ? findGlobalName(source.callee, module) : undefined;
  if (source.type === "CallExpression" && callee === "Object.assign") return readMerged(source, around);
  if (source.type === "CallExpression" && callee === "Object.fromEntries") return readPairs(source, around);
  // Asked anew in each of many runs it would take too long.
  const origin = parameter ?? findOrigin(source, around) ?? (around.run === undefined ? findHeldLiteral(inner, around) : undefined);
  if (origin === undefined) return OPAQUE;
  const options = readOptions(origin.node, origin.at);
  const without = parameter?.without ?? [];
  const entries = options.entries.filter(({ name }) => !without.includes(name));
  return { entries, isComplete: options.isComplete, literal: undefined };
}

/** `Object.assign({}, DEFAULTS, init)`: what comes later wins. */
function readMerged({ arguments: parts }: TSESTree.CallExpression, around: Surroundings): OptionsObject {
  return merge(parts.map((part) => (part.type === "SpreadElement" ? OPAQUE : readOptions(part, around))));
}

/** What several objects say that are put into one, in this order: what is not known may say otherwise than all that stands before it. */
function merge(parts: Iterable<OptionsObject>): OptionsObject {
  let entries: OptionEntry[] = [];
  let isComplete = true;
  for (const part of parts) {
    if (entries.length + part.entries.length > MAX_ENTRIES) return OPAQUE;
    isComplete &&= part.isComplete;
    if (!part.isComplete) entries = entries.map((entry) => (entry.isCertain ? { ...entry, isCertain: false } : entry));
    entries.push(...part.entries);
  }
  return { entries, isComplete, literal: undefined };
}

/** `Object.fromEntries([["credentials", "include"]])`, of a list in place or of the `Map` that is made of one. */
function readPairs(call: CallLike, around: Surroundings): OptionsObject {
  const [first] = call.arguments;
  const list = first && unwrap(first);
  if (list?.type === "NewExpression" && findGlobalName(list.callee, around.module) === "Map") return readPairs(list, around);
  if (list?.type !== "ArrayExpression") return OPAQUE;
  const moves = collectModelMoves(call, around.module).filter(({ kind }) => kind === "stored");
  const entries = moves.flatMap(({ from, put: [name] }) => (name === undefined || name === ANY_STEP ? [] : [{ at: around, isCertain: true, name, node: from.parent ?? from, object: undefined, property: undefined, value: from }]));
  return { entries, isComplete: entries.length === list.elements.length, literal: undefined };
}

/**
 * An object that is filled after it was made, by its own name: `init.method = "POST"`, `Object.assign(init, DEFAULTS)`. `undefined`
 * where nothing is put into it, or by something else too.
 */
function readFilled(use: TSESTree.Identifier, around: Surroundings): OptionsObject | undefined {
  const { module } = around;
  const variable = findVariable(module, use);
  const made = findInitializer(use, module);
  const count = countStores(use, module);
  if (variable === undefined || made === undefined || count === 0 || count > MAX_ENTRIES || !isKept(variable, module, true)) return undefined;
  const stores = listStores(use, module, true);
  if (stores.length === 0) return undefined;
  return merge([readOptions(made, around), ...stores.map((store) => readStore(store, around))]);
}

function readStore({ isCertain, move: { from, put: [name, ...rest], to } }: StoreBefore, around: Surroundings): OptionsObject {
  if (name === undefined) return isCertain ? readOptions(from, around) : readMaybe(from, around);
  if (name === ANY_STEP || rest.length > 0) return OPAQUE;
  const entry = { at: around, isCertain, name, node: from.parent ?? to, object: undefined, property: undefined, value: from };
  return { entries: [entry], isComplete: true, literal: undefined };
}

/** The one literal that an expression comes from, through objects, classes and functions, where nothing is put into it on the way. */
function findHeldLiteral(node: TSESTree.Node, around: Surroundings): Held | undefined {
  let isFilled = false;
  const found = collectOrigins<Held>(valueOf(node, around), {
    asksNothing: true,
    asksParts: false,
    branches: "every",
    judge: () => undefined,
    opens: () => true,
    recognize: ({ around: at, node: held, path }) => {
      if (held.type === "Identifier") isFilled ||= collectStored(held, at.module, true).moves.length > 0;
      return path.length === 0 && held.type === "ObjectExpression" && held !== node && !isPromised(at) ? { at, node: held } : undefined;
    },
    within: { module: around.module, nodes: [] },
  });
  const [first, ...others] = found;
  return isFilled || others.some(({ answer }) => answer.node !== first?.answer.node) ? undefined : first?.answer;
}

interface Held {
  readonly node: TSESTree.Node;
  readonly at: Surroundings;
}

function readLiteral(literal: TSESTree.ObjectExpression, at: Surroundings): OptionsObject {
  const readAll = function* (): Generator<OptionsObject> {
    for (const property of literal.properties) yield readElement(property, literal, at);
  };
  return { ...merge(readAll()), literal };
}

function readElement(property: TSESTree.ObjectLiteralElement, object: TSESTree.ObjectExpression, at: Surroundings): OptionsObject {
  if (property.type === "SpreadElement") return readOptions(property.argument, at);
  const name = getPropertyName(property);
  // A prototype holds further options.
  if (name === undefined || name === "__proto__") return OPAQUE;
  return { entries: [{ at, isCertain: true, name, node: property, object, property, value: property.value }], isComplete: true, literal: undefined };
}

/** `init ?? {}`: objects are truthy, so the right one counts only where the left one is left out. */
function readEither({ left, operator, right }: TSESTree.LogicalExpression, around: Surroundings): OptionsObject {
  if (operator === "&&") return readMaybe(right, around);
  const first = readOptions(left, around);
  if (first === NO_OPTIONS) return readOptions(right, around);
  return first.isComplete ? first : OPAQUE;
}

function readOne({ alternate, consequent }: TSESTree.ConditionalExpression, around: Surroundings): OptionsObject {
  const { text } = around.module;
  if (text.slice(...consequent.range) === text.slice(...alternate.range)) return readOptions(consequent, around);
  const [first, second] = [readMaybe(consequent, around), readMaybe(alternate, around)];
  return { entries: [...first.entries, ...second.entries], isComplete: first.isComplete && second.isComplete, literal: undefined };
}

function readMaybe(node: TSESTree.Node, around: Surroundings): OptionsObject {
  const { entries, isComplete } = readOptions(node, around);
  return { entries: entries.map((entry) => ({ ...entry, isCertain: false })), isComplete, literal: undefined };
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
      current = findInitializer(inner, module) ?? findDestructured(variable);
    }
  }
  return current !== undefined;
}

/** `init` of `const { headers } = init`: who changes the whole changes the part. */
function findDestructured(variable: Variable): TSESTree.Node | undefined {
  const node = variable.defs[0]?.node;
  return node?.type === "VariableDeclarator" && node.id.type !== "Identifier" ? (node.init ?? undefined) : undefined;
}

/** Whether nobody changes what a variable holds; with `isFilled`, nobody but by the variable itself. */
function isKept(variable: Variable, module: SourceModule, isFilled = false): boolean {
  const knows = (object: TSESTree.Node): boolean => isFilled && object.type === "Identifier" && findVariable(module, object) === variable;
  return (isFilled ? keptButFilled : kept).ask(variable, () => followVariable(variable, module, (call, use) => keepsArgument(call, use, module), knows) === "kept");
}

/** Requests, factories, what sets cookies and CORS libraries only read their options, and so does a function that hands them to such only. */
function keepsArgument(call: CallLike, use: TSESTree.Node, module: SourceModule): boolean {
  if (call.callee === use) return false;
  if (matchRequestForm(call, module) !== undefined || matchCookieWriter(call, module) !== undefined || matchCorsLibrary(call, module) !== undefined) return true;
  const index = call.arguments.findIndex((argument) => argument === use);
  const callees = call.type === "CallExpression" ? collectOwnCallees(call.callee, module) : [];
  return callees.length > 0 && callees.every((callee) => keepsParameter(callee, index));
}

function keepsParameter({ around: { module }, function: { params } }: OwnCallee, index: number): boolean {
  const parameter = params[index];
  const name = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  const variable = name?.type === "Identifier" ? findVariable(module, name) : undefined;
  return variable !== undefined && isKept(variable, module);
}

/** Functions that hand an object to one another in a circle do not change it by that. */
const kept = new Memo<Variable, boolean>({ assumed: true, unknown: false });
const keptButFilled = new Memo<Variable, boolean>({ assumed: true, unknown: false });
