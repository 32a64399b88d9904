import type { TSESTree } from "@typescript-eslint/utils";

import { isWithin } from "../../syntax/traverse.ts";
import type { TextPart } from "../constants/evaluated.ts";
import { findArgument, type FunctionRun } from "../references/surroundings.ts";
import type { EnteredCall } from "../values/trail.ts";
import type { NameTest } from "./asked-names.ts";
import { evaluateNameTexts } from "./evaluate-name.ts";
import { findNameInText } from "./name-in-text.ts";

/** Puts what runs of functions give in place of their parameters; the argument is then what names the cookie. */
export function bindName(test: NameTest, run: FunctionRun | undefined): readonly NameTest[] {
  return run === undefined ? [test] : bindInRun(test, run).flatMap((bound) => bindName(bound, run.at.run));
}

/** The runs that calls led into, but for those of callbacks: what they are called with nobody wrote. */
export function getRun(entered: EnteredCall | undefined): FunctionRun | undefined {
  if (entered === undefined) return undefined;
  const outer = getRun(entered.outer);
  if (entered.returns !== undefined) return outer;
  const { call, function: callee, module } = entered;
  return { arguments: call.arguments, at: { module, ...(outer && { run: outer }) }, call, function: callee };
}

/** The names that one run gives to what its function leaves open; the test itself where that is nothing. */
function bindInRun(test: NameTest, { arguments: given, at, call, function: callee }: FunctionRun): readonly NameTest[] {
  let names: readonly (readonly TextPart[])[] = [[]];
  let node: TSESTree.Node | undefined;
  for (const part of test.name) {
    if (part.kind !== "parameter" || part.function !== callee) {
      names = names.map((name) => [...name, part]);
      continue;
    }
    const argument = findArgument(part, { module: test.module, run: { arguments: given, at: { module: at.module }, function: callee } });
    const texts = argument?.kind === "given" ? evaluateNameTexts(argument.node, argument.at.module) : [UNKNOWN];
    names = names.flatMap((name) => texts.map((text) => [...name, ...text]));
    const isOfCall = argument?.kind === "given" && given.some((one) => isWithin(argument.node, one));
    node = isOfCall ? argument.node : (given[part.index] ?? call ?? test.node);
  }
  if (node === undefined) return [test];
  const bound = { module: node === test.node ? test.module : at.module, node };
  return names.flatMap((text) => {
    const name = findNameInText(text);
    return name === undefined ? [] : [{ ...bound, name }];
  });
}

const UNKNOWN: readonly TextPart[] = [{ kind: "unknown", reason: "not constant" }];
