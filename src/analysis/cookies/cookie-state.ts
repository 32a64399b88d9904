import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import type { SourceModule } from "../../syntax/source-module.ts";
import type { LocalFunction } from "../references/access-path.ts";
import type { LinkedFunction } from "../references/linked.ts";
import type { CookieName, CookieRead } from "./cookie-read.ts";

/** What a value is, on its way from all cookies to one. */
export type CookieState =
  /** `a=1; b=2` */
  | { readonly kind: "jar" }
  /** An array, a set or an iterator of what `of` says. */
  | { readonly kind: "list"; readonly of: CookieState }
  /** `a=1` */
  | { readonly kind: "entry" }
  /** `["a", "1"]` */
  | { readonly kind: "pair" }
  /** An object that holds the name in one property: `{ name: "a", value: "1" }`. */
  | { readonly kind: "item"; readonly property: string }
  /** `a` */
  | { readonly kind: "key" }
  /** `{ a: "1" }` */
  | { readonly kind: "dictionary" }
  /** Something with `get(name)` and `has(name)`: a Map, URLSearchParams, a library's instance. */
  | { readonly kind: "lookup" }
  /** What a hook returns: the cookies first, then the functions that change them. */
  | { readonly kind: "tuple"; readonly first: CookieState }
  /** Anything that contains all cookies and is only of interest where it goes. */
  | { readonly kind: "parcel" };

/** A place in the text that names a cookie, and what it may be called. */
export interface NameTest {
  readonly node: TSESTree.Node;
  readonly name: CookieName;
}

/** A function whose body is followed for one of its calls. */
export interface Frame {
  readonly function: LocalFunction;
  /** The call whose arguments the parameters are; `undefined` for callbacks. */
  readonly call: TSESTree.CallExpression | undefined;
  readonly onReturn: (state: CookieState, node: TSESTree.Node) => void;
  readonly outer: Frame | undefined;
}

/** How a value got here. */
export interface Trail {
  /** Where the cookies were read, and how that is called in messages. */
  readonly source: TSESTree.Node;
  readonly api: string;
  readonly isHook: boolean;
  readonly frame: Frame | undefined;
  /** Within a predicate (`find`, `filter`, `some`) a name is a condition; the call that asks decides what is read. */
  readonly tests: NameTest[] | undefined;
}

/** What a function of another module does with the cookies that it is given first. */
export interface Entered {
  readonly reads: readonly CookieRead[];
  readonly states: readonly CookieState[];
}

/** What follows values through a module; each state's own file says what its operations mean. */
export interface Interpreter {
  readonly module: SourceModule;
  /** Variables that hold a cookie's name and nothing of its value. */
  readonly names: Set<Variable>;
  /** Goes on where this expression is used. */
  follow(node: TSESTree.Node, state: CookieState, trail: Trail): void;
  /** Goes on with the names that a pattern binds. */
  bind(pattern: TSESTree.Node, state: CookieState, trail: Trail): void;
  /** Follows the first parameters of a callback, and answers with what it returns of them. */
  runCallback(callback: TSESTree.Node | undefined, states: readonly (CookieState | undefined)[], trail: Trail): readonly CookieState[];
  /** The tests of names that a predicate consists of. */
  collectTests(callback: TSESTree.Node | undefined, element: CookieState, trail: Trail): readonly NameTest[];
  /** Turns names into reads whose result is `result`; `isBoolean` where that is no part of the value. */
  report(tests: readonly NameTest[], result: TSESTree.Node, trail: Trail, isBoolean?: boolean): void;
  /** The same where only names are searched: whoever takes one has no value yet. */
  reportNamesOnly(tests: readonly NameTest[], result: TSESTree.Node, trail: Trail): void;
  /** The same where only what `pattern` binds of the result is the value. */
  reportBound(tests: readonly NameTest[], result: TSESTree.Node, pattern: TSESTree.Node, trail: Trail): void;
  /** The same for a test outside of predicates: what it guards is the value's use. */
  reportTest(tests: readonly NameTest[], test: TSESTree.Node, trail: Trail): void;
  emit(read: CookieRead): void;
  /** Follows what a function of another module is given: what it returns of it, and the cookies that it names itself. */
  enter(callee: LinkedFunction, state: CookieState): Entered;
  /** Tells what a function returns to whoever calls it, in whatever module. */
  handOut(callee: LocalFunction, state: CookieState): void;
}

/** `cookies.split("; ")`: the method of a state and its call. */
export interface MethodCall {
  readonly name: string;
  readonly node: TSESTree.CallExpression;
}

export const JAR: CookieState = { kind: "jar" };
export const ENTRY: CookieState = { kind: "entry" };
export const PAIR: CookieState = { kind: "pair" };
export const KEY: CookieState = { kind: "key" };
export const DICTIONARY: CookieState = { kind: "dictionary" };
export const LOOKUP: CookieState = { kind: "lookup" };
export const PARCEL: CookieState = { kind: "parcel" };

export function listOf(of: CookieState): CookieState {
  return { kind: "list", of };
}

/** A text that tells two states apart, to see a value that comes around again. */
export function describeState(state: CookieState): string {
  switch (state.kind) {
    case "list":
      return `list of ${describeState(state.of)}`;
    case "tuple":
      return `tuple of ${describeState(state.first)}`;
    case "item":
      return `item ${state.property}`;
    default:
      return state.kind;
  }
}
