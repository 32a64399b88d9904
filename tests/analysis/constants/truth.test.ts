import { expect, it } from "vitest";

import { findTruth } from "../../../src/analysis/constants/truth.ts";
import { isFunction, walk } from "../../../src/syntax/traverse.ts";
import { getLastExpression } from "../../kit/last-expression.ts";
import { parseModule } from "../../kit/parse-module.ts";

it.each([
  ["true", true],
  ["!1", false],
  ["''", false],
  ["'a'", true],
  ["null", false],
  ["/a/", true],
  ["'a' === 'a'", true],
  ["'a' !== 'b'", true],
  ["1 == 2", false],
  ["unknown", undefined],
  ["unknown && false", false],
  ["false && unknown", false],
  ["unknown && true", undefined],
  ["unknown || true", true],
  ["unknown || false", undefined],
  ["!(unknown || true)", false],
  ["unknown === 'a'", undefined],
  ["process.env.NODE_ENV === 'production'", undefined],
  ["process.env.CI", undefined],
  ["`${unknown}`", undefined],
  ["unknown ? true : true", true],
  ["unknown ? true : false", undefined],
  ["1 > 2", undefined],
])("%s is %s", (code, truth) => {
  const module = parseModule(`const constant = true;\n${code};\n`);
  expect(findTruth(getLastExpression(module), { module })).toBe(truth);
});

it.each([
  ["load()", "refresh", false],
  ["load(true)", "refresh", true],
  ["load(unknown)", "refresh", undefined],
  ["load(...list)", "refresh", undefined],
  ["load(false, { mode: 'write' })", "options.mode === 'write'", true],
  ["load(false, { mode: 'read' })", "options.mode === 'write'", false],
  ["load(false, options)", "options.mode === 'write'", undefined],
  ["load(false, {})", "options.mode", false],
])("in the run of %s, %s is %s", (call, test, truth) => {
  const module = parseModule(`function load(refresh, options) { return ${test}; }\n${call};\n`);
  const callee = [...walk(module.ast, module.visitorKeys)].find((node) => isFunction(node));
  const run = getLastExpression(module);
  if (callee?.body?.type !== "BlockStatement" || run.type !== "CallExpression") throw new Error("The story has no such call.");
  const [statement] = callee.body.body;
  if (statement?.type !== "ReturnStatement" || statement.argument === null) throw new Error("The story has no such test.");
  expect(findTruth(statement.argument, { module, run: { arguments: run.arguments, at: { module }, function: callee } })).toBe(truth);
});
