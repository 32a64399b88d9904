import type { TSESTree } from "@typescript-eslint/utils";

import { getStringLiteral } from "../../syntax/property-name.ts";
import type { TextPart } from "../constants/evaluated.ts";
import { ENTRY, KEY, PAIR, type Interpreter, type MethodCall, type NameTest, type Trail } from "./cookie-state.ts";
import { evaluateNameTexts, evaluatePatternSources } from "./evaluate-name.ts";
import { findNamesInPattern } from "./name-in-pattern.ts";
import { findNameInText, flatten } from "./name-in-text.ts";

/** Methods after which an entry or a name still is what it was. */
const SAME: ReadonlySet<string> = new Set([
  "normalize", "replace", "replaceAll", "toLowerCase", "toString", "toUpperCase", "trim", "trimEnd", "trimLeft", "trimRight", "trimStart",
]);
const TEXT_TESTS: ReadonlySet<string> = new Set(["includes", "indexOf", "lastIndexOf", "startsWith"]);
const PATTERN_TESTS: ReadonlySet<string> = new Set(["match", "matchAll", "search"]);

/** What stands before the end that a name is asked for. */
const UNKNOWN_START: TextPart = { kind: "unknown", reason: "unsupported syntax" };

/** `a=1`: trimmed, cut at its `=`, or asked whether it begins with a name. */
export function callEntryMethod(call: MethodCall, trail: Trail, interpreter: Interpreter): void {
  if (testText(call, trail, interpreter)) return;
  const { name, node } = call;
  if (SAME.has(name)) interpreter.follow(node, ENTRY, trail);
  else if (name === "split") {
    if (isCutAtEquals(node.arguments[0], interpreter)) interpreter.follow(node, PAIR, trail);
  } else if (name === "substring" || name === "slice" || name === "substr") {
    if (isHead(node)) interpreter.follow(node, KEY, trail);
    else if (node.arguments.length === 1 && isLiteralNumber(node.arguments[0])) interpreter.follow(node, ENTRY, trail);
  }
}

/** `a`, the name of an entry whose value stands beside it. */
export function callKeyMethod(call: MethodCall, trail: Trail, interpreter: Interpreter): void {
  if (testText(call, trail, interpreter)) return;
  if (call.name === "endsWith") {
    const tests = findTextTests(call.node.arguments[0], interpreter);
    interpreter.reportTest(tests.map(({ name, node }) => ({ name: [UNKNOWN_START, ...name], node })), call.node, trail);
  } else if (call.name === "localeCompare") reportText(call.node.arguments[0], call.node, trail, interpreter);
  else if (SAME.has(call.name) || call.name === "slice" || call.name === "substring") interpreter.follow(call.node, KEY, trail);
}

/** Reports the names in a text or a pattern that an entry or a name is compared with. */
function testText({ name, node }: MethodCall, trail: Trail, interpreter: Interpreter): boolean {
  const [argument] = node.arguments;
  if (TEXT_TESTS.has(name)) {
    reportText(argument, node, trail, interpreter);
    return true;
  }
  if (!PATTERN_TESTS.has(name)) return false;
  interpreter.reportTest(findPatternTests(argument, interpreter, true), node, trail);
  return true;
}

export function reportText(node: TSESTree.Node | undefined, test: TSESTree.Node, trail: Trail, interpreter: Interpreter): void {
  interpreter.reportTest(findTextTests(node, interpreter), test, trail);
}

/** The names that a text may spell. */
export function findTextTests(node: TSESTree.Node | undefined, { module }: Pick<Interpreter, "module">): readonly NameTest[] {
  if (node === undefined) return [];
  return evaluateNameTexts(node, module)
    .map((text) => findNameInText(text))
    .filter((name) => name !== undefined)
    .map((name) => ({ name, node }));
}

/** The names that a regular expression asks for; `match` and `search` make one of a text as well. */
export function findPatternTests(
  node: TSESTree.Node | undefined,
  { module }: Pick<Interpreter, "module">,
  acceptsText = false,
): readonly NameTest[] {
  if (node === undefined) return [];
  const sources = evaluatePatternSources(node, module);
  return (sources.length === 0 && acceptsText ? evaluateNameTexts(node, module) : sources)
    .flatMap((source) => findNamesInPattern(source))
    .map((name) => ({ name, node }));
}

/** `split("=")`, `split(/=(.+)/)`. */
function isCutAtEquals(separator: TSESTree.Node | undefined, { module }: Interpreter): boolean {
  if (separator === undefined) return false;
  if (getStringLiteral(separator)?.includes("=") === true) return true;
  return [...evaluatePatternSources(separator, module), ...evaluateNameTexts(separator, module)].some((source) =>
    flatten(source).text.includes("="),
  );
}

/** `slice(0, position)`: what stands before the `=`. */
function isHead(call: TSESTree.CallExpression): boolean {
  const [start, end] = call.arguments;
  return start?.type === "Literal" && start.value === 0 && end !== undefined;
}

function isLiteralNumber(node: TSESTree.Node | undefined): boolean {
  return node?.type === "Literal" && typeof node.value === "number";
}
