import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import type { TextPart } from "../constants/evaluated.ts";
import { findArgument } from "../references/surroundings.ts";
import type { EnteredCall } from "../values/trail.ts";
import type { NameTest } from "./asked-names.ts";
import { evaluateNameTexts } from "./evaluate-name.ts";
import { findNameInText } from "./name-in-text.ts";

/** Puts the arguments of the calls that led here in place of parameters; the argument is then what names the cookie. */
export function resolveParameters(test: NameTest, entered: EnteredCall | undefined): readonly NameTest[] {
  let tests: readonly NameTest[] = [test];
  for (let current = entered; current !== undefined; current = current.outer) {
    const { call, function: callee, module, returns } = current;
    // What a callback is called with nobody wrote.
    if (returns === undefined) tests = tests.flatMap((open) => applyCall(open, callee, call, module));
  }
  return tests;
}

/** The names that a call gives to what a function leaves open; the test itself where that is nothing. */
export function applyCall(test: NameTest, callee: TSESTree.Node, call: TSESTree.CallExpression, module: SourceModule): readonly NameTest[] {
  let names: readonly (readonly TextPart[])[] = [[]];
  let { node } = test;
  let isGiven = false;
  for (const part of test.name) {
    if (part.kind !== "parameter" || part.function !== callee) {
      names = names.map((name) => [...name, part]);
      continue;
    }
    const argument = findArgument(part, { module: test.module, run: { arguments: call.arguments, at: { module }, function: callee } });
    const texts = argument?.kind === "given" ? evaluateNameTexts(argument.node, argument.at.module) : [UNKNOWN];
    names = names.flatMap((name) => texts.map((text) => [...name, ...text]));
    node = argument?.kind === "given" && isWithin(argument.node, call) ? argument.node : (call.arguments[part.index] ?? call);
    isGiven = true;
  }
  if (!isGiven) return [test];
  return names.flatMap((text) => {
    const name = findNameInText(text);
    return name === undefined ? [] : [{ module, name, node }];
  });
}

const UNKNOWN: readonly TextPart[] = [{ kind: "unknown", reason: "not constant" }];
