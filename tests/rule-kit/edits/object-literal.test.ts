import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import { insertProperty, removeProperty, replacePropertyValue } from "../../../src/rule-kit/edits/object-literal.ts";
import { applyEdit } from "../../kit/apply-edit.ts";

describe("insertProperty", () => {
  it.each([
    ["an empty object", "f({});", "f({ x: 1 });"],
    ["an empty object with a space", "f({ });", "f({ x: 1 });"],
    ["an empty object on two lines", "f({\n});", "f({ x: 1 });"],
    ["a comment alone", "f({ /* c */ });", "f({ /* c */ x: 1 });"],
    ["a line comment alone", "f({\n  // c\n});", "f({\n  // c\n  x: 1\n});"],
    ["one line", "f({ a: 1 });", "f({ a: 1, x: 1 });"],
    ["one line without spaces", "f({a: 1});", "f({a: 1, x: 1});"],
    ["one line with a trailing comma", "f({ a: 1, });", "f({ a: 1, x: 1, });"],
    ["one line with a comment", "f({ a: 1 /* c */ });", "f({ a: 1, /* c */ x: 1 });"],
    ["several lines", "f({\n  a: 1\n});", "f({\n  a: 1,\n  x: 1\n});"],
    ["several lines with a trailing comma", "f({\n  a: 1,\n});", "f({\n  a: 1,\n  x: 1,\n});"],
    ["tabs", "f({\n\t\ta: 1,\n\t});", "f({\n\t\ta: 1,\n\t\tx: 1,\n\t});"],
    ["a comment behind the comma", "f({\n  a: 1, // c\n});", "f({\n  a: 1, // c\n  x: 1,\n});"],
    ["a comment without a comma", "f({\n  a: 1 // c\n});", "f({\n  a: 1, // c\n  x: 1\n});"],
    ["a comment below", "f({\n  a: 1,\n  // b: 2,\n});", "f({\n  a: 1,\n  x: 1,\n  // b: 2,\n});"],
    ["a line comment on one line", "f({ a: 1 // c\n});", "f({ a: 1, // c\n  x: 1\n});"],
    ["the line breaks of Windows", "f({\r\n  a: 1,\r\n});", "f({\r\n  a: 1,\r\n  x: 1,\r\n});"],
    ["several properties on a line", "f({ a: 1,\n  b: 2 });", "f({ a: 1,\n  b: 2, x: 1 });"],
    ["a nested object at the end", "f({ a: { b: 1 } });", "f({ a: { b: 1 }, x: 1 });"],
    ["a method at the end", "f({\n  a() {\n    return 1;\n  },\n});", "f({\n  a() {\n    return 1;\n  },\n  x: 1,\n});"],
    ["a spread", "f({ ...a });", "f({ x: 1, ...a });"],
    ["a spread in the middle", "f({ a: 1, ...b, c: 2 });", "f({ a: 1, x: 1, ...b, c: 2 });"],
    ["a spread on its own line", "f({\n  a: 1,\n  ...b,\n});", "f({\n  a: 1,\n  x: 1,\n  ...b,\n});"],
    ["a comment before a spread", "f({\n  // c\n  ...b\n});", "f({\n  // c\n  x: 1,\n  ...b\n});"],
  ])("%s", (_name, before, after) => {
    const edit = applyEdit(before, "ObjectExpression", (fixer, sourceCode, node) =>
      insertProperty(fixer, sourceCode, node as TSESTree.ObjectExpression, "x: 1"),
    );
    expect(edit).toBe(after);
  });
});

describe("removeProperty", () => {
  it.each([
    ["the only one", "f({ x: 1 });", "f({});"],
    ["the only one beside a comment", "f({ x: 1, /* c */ });", "f({ /* c */ });"],
    ["the first", "f({ x: 1, a: 1 });", "f({ a: 1 });"],
    ["a line", "f({\n  x: 1,\n  a: 1,\n});", "f({\n  a: 1,\n});"],
  ])("%s", (_name, before, after) => {
    const edit = applyEdit(before, "Property", (fixer, sourceCode, node) => [
      removeProperty(fixer, sourceCode, node as TSESTree.Property),
    ]);
    expect(edit).toBe(after);
  });

  it("the last, with the comma before it", () => {
    const edit = applyEdit("f({ a: 1, x: 1 });", "Property[key.name='x']", (fixer, sourceCode, node) => [
      removeProperty(fixer, sourceCode, node as TSESTree.Property),
    ]);
    expect(edit).toBe("f({ a: 1 });");
  });
});

describe("replacePropertyValue", () => {
  it.each([
    ["a value", "f({ x: 1 });", "f({ x: 2 });"],
    ["a quoted key", "f({ 'x': 1 });", "f({ 'x': 2 });"],
    ["a shorthand", "f({ x });", "f({ x: 2 });"],
  ])("%s", (_name, before, after) => {
    const edit = applyEdit(before, "Property", (fixer, _sourceCode, node) => [
      replacePropertyValue(fixer, node as TSESTree.Property, "2"),
    ]);
    expect(edit).toBe(after);
  });
});
