import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import { bindPattern } from "./bind-pattern.ts";
import type { CookieRead, ReadUse } from "./cookie-read.ts";
import { describeState, type CookieState, type Frame, type Interpreter, type NameTest, type Trail } from "./cookie-state.ts";
import { followUse } from "./follow-use.ts";
import { getPatternUse, getReadUse } from "./read-use.ts";
import { resolveParameters } from "./resolve-parameters.ts";
import { getTestUse } from "./test-use.ts";

/** A value that is passed on this often is generated code. */
const MAX_STEPS = 5000;
/** Callbacks of the platform that give back the text they are given. */
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["String", "decodeURI", "decodeURIComponent", "unescape"]);

/**
 * Follows values that hold cookies from where they are read to where one of them is named, through variables,
 * destructuring, method chains, callbacks, loops and functions of the module. What each kind of value offers stands
 * in the file of its state.
 */
export function createInterpreter(module: SourceModule, emit: (read: CookieRead) => void): Interpreter {
  const seen = new Map<TSESTree.Node, Set<string>>();
  let steps = 0;

  const interpreter: Interpreter = {
    bind: (pattern, state, trail) => {
      bindPattern(pattern, state, trail, interpreter);
    },
    collectTests,
    emit,
    follow: (node, state, trail) => {
      if (isNew(node, state, trail)) followUse(getWrapped(node), state, trail, interpreter);
    },
    module,
    report: (tests, result, trail, isBoolean = false) => {
      reportUse(tests, result, trail, getUse(result, isBoolean));
    },
    reportBound: (tests, result, pattern, trail) => {
      reportUse(tests, result, trail, getPatternUse(pattern, module));
    },
    reportTest: (tests, test, trail) => {
      if (trail.tests !== undefined) trail.tests.push(...resolveTests(tests, trail).filter(() => !isNegated(test)));
      else reportUse(tests, test, trail, getTestUse(test, module));
    },
    runCallback,
  };
  return interpreter;

  /** Loops and recursion bring a value back to where it was; within another call it may mean something else. */
  function isNew(node: TSESTree.Node, state: CookieState, trail: Trail): boolean {
    steps += 1;
    const call = trail.frame?.call;
    const key = `${describeState(state)} ${String(call?.range[0] ?? "")} ${trail.tests === undefined ? "" : "test"}`;
    const known = seen.get(node);
    if (known?.has(key) === true || steps > MAX_STEPS) return false;
    if (known === undefined) seen.set(node, new Set([key]));
    else known.add(key);
    return true;
  }

  function getUse(result: TSESTree.Node, isBoolean: boolean): ReadUse {
    const use =
      result.parent?.type === "Property" && result.parent.parent.type === "ObjectPattern"
        ? getPatternUse(result, module)
        : getReadUse(result, module);
    return isBoolean && use === "value" ? "presence" : use;
  }

  function reportUse(tests: readonly NameTest[], result: TSESTree.Node, trail: Trail, use: ReadUse): void {
    if (trail.tests !== undefined) {
      trail.tests.push(...resolveTests(tests, trail));
      return;
    }
    for (const { name, node } of resolveTests(tests, trail)) {
      emit({ api: trail.api, expression: result, isHook: trail.isHook, kind: "named", name, node, use });
    }
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

/** `!name.startsWith("token=")` leaves the cookie out. */
function isNegated(test: TSESTree.Node): boolean {
  const outer = getWrapped(test);
  const { parent } = outer;
  if (parent?.type === "UnaryExpression") return parent.operator === "!";
  return test.type === "BinaryExpression" && test.operator.startsWith("!");
}
