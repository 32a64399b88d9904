import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import { addArgument } from "../../../src/rule-kit/edits/call-arguments.ts";
import { applyEdit } from "../../kit/apply-edit.ts";

describe("addArgument", () => {
  it.each([
    ["no argument", "f();", 0, "f({});"],
    ["one argument", "f(a);", 1, "f(a, {});"],
    ["a gap", "f(a);", 2, "f(a, undefined, {});"],
    ["a trailing comma", "f(a,);", 1, "f(a, {},);"],
    ["a comment", "f(a /* c */);", 1, "f(a, /* c */ {});"],
    ["parentheses", "f((a));", 1, "f((a), {});"],
    ["several lines", "f(\n  a\n);", 1, "f(\n  a,\n  {}\n);"],
    ["several lines with a trailing comma", "f(\n  a,\n);", 1, "f(\n  a,\n  {},\n);"],
    ["a line comment", "f(\n  a, // c\n);", 1, "f(\n  a, // c\n  {},\n);"],
    ["a line comment without a comma", "f(\n  a // c\n);", 1, "f(\n  a, // c\n  {}\n);"],
    ["an argument of several lines", "f(`a\nb`);", 1, "f(`a\nb`, {});"],
    ["a type argument", "f<T>(a);", 1, "f<T>(a, {});"],
    ["the line breaks of Windows", "f(\r\n  a,\r\n);", 1, "f(\r\n  a,\r\n  {},\r\n);"],
  ])("%s", (_name, before, index, after) => {
    const edit = applyEdit(before, "CallExpression", (fixer, sourceCode, node) =>
      addArgument(fixer, sourceCode, node as TSESTree.CallExpression, index, "{}"),
    );
    expect(edit).toBe(after);
  });

  it("gives parentheses to a construction without any", () => {
    const edit = applyEdit("new F;", "NewExpression", (fixer, sourceCode, node) =>
      addArgument(fixer, sourceCode, node as TSESTree.NewExpression, 0, "{}"),
    );
    expect(edit).toBe("new F({});");
  });
});
