import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { ENTRY, JAR, listOf, type Interpreter, type MethodCall, type Trail } from "./cookie-state.ts";
import { findPatternTests, findTextTests } from "./entry.ts";
import { evaluateNameTexts, evaluatePatternSources } from "./evaluate-name.ts";
import { hasNameBeforeEquals } from "./name-in-text.ts";

/** Methods that ask about the text and leave its entries in it. */
const SAME: ReadonlySet<string> = new Set([
  "concat", "normalize", "padEnd", "padStart", "replace", "replaceAll", "slice", "substr", "substring", "toLowerCase",
  "toString", "toUpperCase", "trim", "trimEnd", "trimStart", "valueOf",
]);
const ENTRIES = listOf(ENTRY);

/** `a=1; b=2`: cut into entries or at a name, searched by text or pattern. */
export function callJarMethod({ name, node }: MethodCall, trail: Trail, interpreter: Interpreter): void {
  const [argument] = node.arguments;
  switch (name) {
    case "split":
      splitJar(node, trail, interpreter);
      return;
    case "includes":
    case "startsWith":
    case "endsWith":
      interpreter.report(findTextTests(argument, interpreter), node, trail, true);
      return;
    case "indexOf":
    case "lastIndexOf":
      interpreter.report(findTextTests(argument, interpreter), node, trail);
      return;
    case "match":
    case "matchAll":
    case "search":
    case "replace":
    case "replaceAll":
      searchJar(name, node, trail, interpreter);
      return;
    default:
      if (SAME.has(name)) interpreter.follow(node, JAR, trail);
  }
}

/** `/…/.test(document.cookie)`, `/…/.exec(document.cookie)`. */
export function searchByPattern(
  call: TSESTree.CallExpression,
  pattern: TSESTree.Node,
  method: string,
  trail: Trail,
  interpreter: Interpreter,
): void {
  interpreter.report(findPatternTests(pattern, interpreter), call, trail, method === "test");
}

function splitJar(call: TSESTree.CallExpression, trail: Trail, interpreter: Interpreter): void {
  const [separator] = call.arguments;
  if (separator === undefined) return;
  const isAtName =
    findPatternTests(separator, interpreter).length > 0 ||
    evaluateNameTexts(separator, interpreter.module).some((text) => hasNameBeforeEquals(text));
  if (!isAtName) {
    interpreter.follow(call, ENTRIES, trail);
    return;
  }
  const tests = findPatternTests(separator, interpreter);
  interpreter.report(tests.length > 0 ? tests : findTextTests(separator, interpreter), call, trail);
}

function searchJar(method: string, call: TSESTree.CallExpression, trail: Trail, interpreter: Interpreter): void {
  const [pattern] = call.arguments;
  if (pattern === undefined) return;
  const tests = findPatternTests(pattern, interpreter, !method.startsWith("replace"));
  if (tests.length > 0) interpreter.report(tests, call, trail);
  else if (method.startsWith("replace")) interpreter.follow(call, JAR, trail);
  else if (method === "match" && isRegularExpression(pattern, interpreter.module)) interpreter.follow(call, ENTRIES, trail);
}

function isRegularExpression(node: TSESTree.Node, module: SourceModule): boolean {
  return evaluatePatternSources(node, module).length > 0;
}
