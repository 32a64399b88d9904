import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { CALL_STEP, type CallLike } from "../references/access-path.ts";
import { ANY_STEP, type Path } from "../values/value.ts";
import { cutsAtEquals, isHead, isRegularExpression, isSingleNumber } from "./text-cuts.ts";

/*
 * What a value is on its way from all cookies to one. A state is the last step of a path: the entries of `document.cookie.split("; ")`
 * lie at `*`, each in the state ENTRY, and the name of such an entry at `0` of what it is split into. How values move is known to
 * `values/`; what stands here is what is done to them.
 */
/** `a=1; b=2` */
export const JAR = "#jar";
/** `a=1` */
export const ENTRY = "#entry";
/** `a` */
export const NAME = "#name";
/** `{ a: "1" }` */
export const DICTIONARY = "#dictionary";
/** Something with `get(name)` and `has(name)`: a Map, URLSearchParams, a library's instance. */
export const LOOKUP = "#lookup";
/** A text with all cookies in it, which is only of interest where it goes. */
const PARCEL = "#parcel";

export const EACH_ENTRY: Path = [ANY_STEP, ENTRY];
/** `[["a", "1"], ["b", "2"]]` */
export const EACH_PAIR: Path = [ANY_STEP, "0", NAME];
const EACH_NAME: Path = [ANY_STEP, NAME];

/** The state that a path ends in; `undefined` where it ends in none, so that nothing of the cookies is left. */
export function getState(path: Path): string | undefined {
  const last = path.at(-1);
  return last?.startsWith("#") === true ? last : undefined;
}

/** What an operation makes of a value: what lies at `from` lies at `to` of the result, with all that is below it. */
interface Transition {
  readonly from: Path;
  readonly to: Path;
  /** Whether the arguments make it this operation. */
  readonly when?: (call: CallLike, module: SourceModule) => boolean;
}

export type Transitions = Readonly<Record<string, readonly Transition[]>>;

const stay = (...states: readonly string[]): readonly Transition[] => states.map((state) => ({ from: [state], to: [state] }));
const TEXT_KEPT = stay(JAR, ENTRY, NAME);
const JAR_KEPT = stay(JAR);
/** What is left out of a list or put in another order does not matter here. */
const LIST_KEPT = stay(ANY_STEP);
const FIRST: Transition = { from: [ANY_STEP], to: [] };
const FIRST_OF_PAIR: Transition = { from: ["0"], to: [] };
const HEAD: Transition = { from: [ENTRY], to: [NAME], when: isHead };
const CUT: readonly Transition[] = [...JAR_KEPT, HEAD, { from: [ENTRY], to: [ENTRY], when: isSingleNumber }];
const JOINED: Transition = { from: EACH_ENTRY, to: [JAR] };
const UNNAMED: Transition = { from: [LOOKUP], to: [DICTIONARY], when: ({ arguments: [name] }) => name === undefined || name.type === "ObjectExpression" };

/** By the name of a method, whatever object it belongs to. */
export const METHOD_TRANSITIONS: Transitions = {
  at: [FIRST, { ...FIRST_OF_PAIR, when: ({ arguments: [index] }) => isZero(index) }],
  concat: [...JAR_KEPT, ...LIST_KEPT],
  entries: [{ from: [LOOKUP], to: EACH_PAIR }, { from: [ANY_STEP], to: [ANY_STEP, "1"] }],
  flat: LIST_KEPT,
  get: [UNNAMED],
  getAll: [UNNAMED],
  join: [JOINED],
  match: [{ from: [JAR], to: EACH_ENTRY, when: ({ arguments: [pattern] }, module) => pattern !== undefined && isRegularExpression(pattern, module) }],
  normalize: TEXT_KEPT,
  padEnd: JAR_KEPT,
  padStart: JAR_KEPT,
  pop: [FIRST],
  replace: TEXT_KEPT,
  replaceAll: TEXT_KEPT,
  reverse: LIST_KEPT,
  shift: [FIRST, FIRST_OF_PAIR],
  slice: [...CUT, ...stay(NAME), ...LIST_KEPT],
  sort: LIST_KEPT,
  splice: LIST_KEPT,
  split: [
    { from: [JAR], to: EACH_ENTRY, when: ({ arguments: [separator] }) => separator !== undefined },
    { from: [ENTRY], to: ["0", NAME], when: ({ arguments: [separator] }, module) => separator !== undefined && cutsAtEquals(separator, module) },
  ],
  substr: CUT,
  substring: [...CUT, ...stay(NAME)],
  toLowerCase: TEXT_KEPT,
  toReversed: LIST_KEPT,
  toSorted: LIST_KEPT,
  toSpliced: LIST_KEPT,
  toString: [...TEXT_KEPT, JOINED],
  toUpperCase: TEXT_KEPT,
  trim: TEXT_KEPT,
  trimEnd: TEXT_KEPT,
  trimLeft: TEXT_KEPT,
  trimRight: TEXT_KEPT,
  trimStart: TEXT_KEPT,
  valueOf: JAR_KEPT,
  values: LIST_KEPT,
  with: LIST_KEPT,
};

const ITERATED: readonly Transition[] = [...LIST_KEPT, { from: [LOOKUP], to: EACH_PAIR }];
const LOOKED_UP: readonly Transition[] = [EACH_PAIR, [LOOKUP]].map((from) => ({ from, to: [LOOKUP] }));

/** By the name of a global function, for its first argument. */
export const FUNCTION_TRANSITIONS: Transitions = {
  "Array.from": ITERATED,
  Map: LOOKED_UP,
  "Object.entries": [{ from: [DICTIONARY], to: EACH_PAIR }],
  "Object.fromEntries": [EACH_PAIR, [LOOKUP]].map((from) => ({ from, to: [DICTIONARY] })),
  "Object.keys": [{ from: [DICTIONARY], to: EACH_NAME }],
  Set: ITERATED,
  URLSearchParams: [...LOOKED_UP, { from: [JAR], to: [LOOKUP] }, { from: [DICTIONARY], to: [LOOKUP] }],
};

/** Where a value lies after an operation; `undefined` where nothing of the cookies is left of it. */
export function findTransition(transitions: Transitions, name: string, path: Path, call: CallLike, module: SourceModule): Path | undefined {
  const own = Object.hasOwn(transitions, name) ? transitions[name] : undefined;
  const found = own?.find(({ from, when }) => from.every((step, index) => path[index] === step) && when?.(call, module) !== false);
  return found && [...found.to, ...path.slice(found.from.length)];
}

function isZero(node: TSESTree.Node | undefined): boolean {
  return node?.type === "Literal" && node.value === 0;
}

/** Whether a value has the values of all cookies in it; names alone give nothing away. */
export function isWhole(path: Path): boolean {
  const state = getState(path);
  if (path.includes(CALL_STEP) || state === undefined) return false;
  return path[0] === ANY_STEP ? path.join() !== EACH_NAME.join() : WHOLE.has(state);
}

const WHOLE: ReadonlySet<string> = new Set([DICTIONARY, JAR, LOOKUP, PARCEL]);

/** What a text is in which a value stands. */
export function toText(path: Path): Path | undefined {
  if (path.length === 1 && path[0] === JAR) return path;
  return isWhole(path) ? [PARCEL] : undefined;
}
