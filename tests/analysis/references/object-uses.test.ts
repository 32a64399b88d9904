import { describe, expect, it } from "vitest";

import { followVariable } from "../../../src/analysis/references/object-uses.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** The fate of `x`, where `read` is the only function that leaves an object as it is. */
function follow(code: string): string {
  const module = parseModule(code);
  const variable = module.scopes.scopes.flatMap((scope) => scope.variables).find(({ name }) => name === "x");
  if (variable === undefined) throw new Error("The snippet must declare 'x'.");
  return followVariable(variable, module, ({ callee }) => callee.type === "Identifier" && callee.name === "read");
}

describe("followVariable", () => {
  it.each([
    ["nothing", "", "kept"],
    ["a read member", "a + x.b;", "kept"],
    ["a copy", "const y = { ...x };", "kept"],
    ["a known reader", "read(x); JSON.stringify(x); read({ x });", "kept"],
    ["a text of it", "f(x.text);", "kept"],
    ["a destructured text", "const { text } = x; f(text);", "kept"],
    ["a type", "type X = typeof x;", "kept"],
    ["an export", "export { x };", "kept"],
    ["an alias that is read", "const y = x; read(y);", "kept"],
    ["an argument", "f(x);", "handedOn"],
    ["an argument within a literal", "f({ a: [x] });", "handedOn"],
    ["a member as argument", "f(x.deep);", "handedOn"],
    ["a destructured object", "const { deep } = x; f(deep);", "handedOn"],
    ["a method", "x.deep.set(1);", "handedOn"],
    ["a return value", "const f = () => x;", "handedOn"],
    ["an alias as argument", "const y = a ?? x; f(y);", "handedOn"],
    ["an alias by assignment", "let y; y = x; f(y);", "handedOn"],
    ["a field", "o.x = x;", "handedOn"],
    ["a prop", "const p = <P x={x} />;", "handedOn"],
    ["a write", "x.a = 1;", "changed"],
    ["a write through a cast", "(x as any).a.b = 1;", "changed"],
    ["a deletion", "delete x.a;", "changed"],
    ["a pattern", "({ a: x.a } = b);", "changed"],
    ["a loop", "for (x.a of b) c();", "changed"],
    ["'Object.assign' to it", "Object.assign(x, y);", "changed"],
    ["'Object.assign' from it", "Object.assign(y, x);", "kept"],
    ["a write through an alias", "const y = x; y.a = 1;", "changed"],
  ])("%s", (_name, code, expected) => {
    expect(follow(`const x = { text: "a", deep: {} };\n${code}`)).toBe(expected);
  });

  it("ends at aliases of each other, and at too many", () => {
    expect(follow("let y; let x = y; y = x;")).toBe("kept");
    const aliases = Array.from({ length: 100 }, (_, index) => `const x${String(index + 1)} = x${index === 0 ? "" : String(index)};`);
    expect(follow(`const x = {};\n${aliases.join("\n")}`)).toBe("handedOn");
  });
});
