import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import type { EnteredCall } from "../values/trail.ts";
import { bindPattern } from "./bind-pattern.ts";
import type { CookieRead, NamedCookieRead, ReadUse } from "./cookie-read.ts";
import { describeState, type CookieState, type Frame, type Interpreter, type NameTest, type Trail } from "./cookie-state.ts";
import { followUse } from "./follow-use.ts";
import { getPatternUse, getReadUse } from "./read-use.ts";
import { resolveParameters } from "./resolve-parameters.ts";
import { getTestUse } from "./test-use.ts";

/** A value that is passed on this often is generated code. */
const MAX_STEPS = 5000;
/** Longer chains of aliases are generated code too, and each link nests calls of ours. */
const MAX_NESTING = 200;
/** So many modules may hand the cookies on to one another. */
const MAX_MODULES = 3;
const CSRF = /[cx]srf/iu;
/** Callbacks of the platform that give back the text they are given. */
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["String", "decodeURI", "decodeURIComponent", "unescape"]);

/**
 * Follows values that hold cookies from where they are read to where one of them is named, through variables,
 * destructuring, method chains, callbacks, loops and functions of the module. What each kind of value offers stands
 * in the file of its state.
 */
export function createInterpreter(module: SourceModule, { emit, handOut }: Pick<Interpreter, "emit" | "handOut">, depth = 0): Interpreter {
  const seen = new Map<TSESTree.Node, Set<string>>();
  const steps = new Map<TSESTree.Node, number>();
  const names = new Set<Variable>();
  let nesting = 0;

  const interpreter: Interpreter = {
    bind: (pattern, state, trail) => {
      bindPattern(pattern, state, trail, interpreter);
    },
    collectTests,
    emit,
    enter: ({ function: callee, module: other }, state) => {
      const reads: CookieRead[] = [];
      const states: CookieState[] = [];
      const [parameter] = callee.params;
      if (parameter === undefined || depth >= MAX_MODULES) return { reads, states };
      const inner = createInterpreter(other, { emit: (read) => reads.push(read), handOut: () => undefined }, depth + 1);
      const frame: Frame = { call: undefined, function: callee, onReturn: (returned) => states.push(returned), outer: undefined };
      inner.bind(parameter, state, { api: "", frame, isHook: false, source: parameter, tests: undefined });
      return { reads, states };
    },
    follow: (node, state, trail) => {
      if (nesting >= MAX_NESTING || !isNew(node, state, trail)) return;
      nesting += 1;
      followUse(getWrapped(node), state, trail, interpreter);
      nesting -= 1;
    },
    handOut,
    module,
    names,
    report: (tests, result, trail, isBoolean = false) => {
      reportUse(tests, result, trail, (entered) => getUse(result, isBoolean, entered));
    },
    reportBound: (tests, result, pattern, trail) => {
      reportUse(tests, result, trail, (entered) => getPatternUse(pattern, module, entered));
    },
    reportNamesOnly: (tests, result, trail) => {
      if (isIterated(result)) return;
      reportUse(tests, result, trail, (entered) => (getReadUse(result, module, entered) === "presence" ? "presence" : undefined));
    },
    reportTest: (tests, test, trail) => {
      if (trail.tests !== undefined) trail.tests.push(...resolveTests(tests, trail).filter(() => !isNegated(test)));
      else reportUse(tests, test, trail, (entered) => getTestUse(test, { entered, module, names }));
    },
    runCallback,
  };
  return interpreter;

  /** Loops and recursion bring a value back to where it was; within another call it may mean something else. */
  function isNew(node: TSESTree.Node, state: CookieState, trail: Trail): boolean {
    const taken = (steps.get(trail.source) ?? 0) + 1;
    steps.set(trail.source, taken);
    const call = trail.frame?.call;
    const key = `${describeState(state)} ${String(call?.range[0] ?? "")} ${trail.tests === undefined ? "" : "test"}`;
    const known = seen.get(node);
    if (known?.has(key) === true || taken > MAX_STEPS) return false;
    if (known === undefined) seen.set(node, new Set([key]));
    else known.add(key);
    return true;
  }

  function getUse(result: TSESTree.Node, isBoolean: boolean, entered: EnteredCall | undefined): ReadUse {
    const use =
      result.parent?.type === "Property" && result.parent.parent.type === "ObjectPattern"
        ? getPatternUse(result, module, entered)
        : getReadUse(result, module, entered);
    return isBoolean && use === "value" ? "presence" : use;
  }

  function reportUse(tests: readonly NameTest[], result: TSESTree.Node, trail: Trail, measureWithin: (entered: EnteredCall | undefined) => ReadUse | undefined): void {
    if (trail.tests !== undefined) {
      trail.tests.push(...resolveTests(tests, trail));
      return;
    }
    const measure: NamedCookieRead["measure"] = (entered) => measureWithin(enterFrames(trail.frame, module, entered));
    const use = measure();
    if (use === undefined) return;
    const isDirect = result === trail.source && trail.frame === undefined;
    for (const { name, node } of resolveTests(tests, trail)) {
      if (isBesideCsrf(node)) continue;
      emit({ api: trail.api, expression: result, isDirect, isHook: trail.isHook, kind: "named", measure, name, node, use });
    }
  }

  /** `c.startsWith("csrf") && c.includes("token")` asks for a CSRF token. */
  function isBesideCsrf(node: TSESTree.Node): boolean {
    let all: TSESTree.Node | undefined;
    for (let current: TSESTree.Node | null | undefined = node; current !== null && current !== undefined; current = current.parent) {
      if (isFunction(current) || current.type.endsWith("Statement")) break;
      if (current.type === "LogicalExpression" && current.operator === "&&") all = current;
    }
    return all?.type === "LogicalExpression" && CSRF.test(module.text.slice(...all.range));
  }

  function resolveTests(tests: readonly NameTest[], trail: Trail): readonly NameTest[] {
    return tests.flatMap((test) => resolveParameters(test, trail.frame, module));
  }

  function runCallback(
    callback: TSESTree.Node | undefined,
    states: readonly (CookieState | undefined)[],
    trail: Trail,
  ): readonly CookieState[] {
    const path = callback === undefined ? undefined : resolveAccessPath(callback, module);
    if (path?.root.kind === "global") return TEXT_FUNCTIONS.has(path.root.name) ? states.filter((state) => state !== undefined) : [];
    if (path?.root.kind !== "function" || path.steps.length > 0) return [];
    const body = path.root.node;
    const returned: CookieState[] = [];
    const frame: Frame = {
      call: undefined,
      function: body,
      onReturn: (state) => returned.push(state),
      outer: trail.frame,
    };
    for (const [index, state] of states.entries()) {
      const parameter = body.params[index];
      if (state !== undefined && parameter !== undefined) interpreter.bind(parameter, state, { ...trail, frame });
    }
    return returned;
  }

  function collectTests(callback: TSESTree.Node | undefined, element: CookieState, trail: Trail): readonly NameTest[] {
    const tests: NameTest[] = [];
    runCallback(callback, [element], { ...trail, tests });
    return tests;
  }
}

/** A list of names that somebody keeps or goes through is most often one of cookies to delete. */
function isIterated(list: TSESTree.Node): boolean {
  const { parent } = getWrapped(list);
  return parent?.type === "VariableDeclarator" || (parent?.type === "MemberExpression" && getPropertyName(parent) !== "length");
}

/** The calls for which the bodies of functions are followed, within those that led to all of them. */
function enterFrames(frame: Frame | undefined, module: SourceModule, entered: EnteredCall | undefined): EnteredCall | undefined {
  if (frame === undefined) return entered;
  const outer = enterFrames(frame.outer, module, entered);
  const { call, function: callee } = frame;
  return call === undefined ? outer : { call, depth: (outer?.depth ?? 0) + 1, function: callee, module, outer };
}

/** `!name.startsWith("token=")` leaves the cookie out. */
function isNegated(test: TSESTree.Node): boolean {
  const outer = getWrapped(test);
  const { parent } = outer;
  if (parent?.type === "UnaryExpression") return parent.operator === "!";
  return test.type === "BinaryExpression" && test.operator.startsWith("!");
}
