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
    ["the name of a member of something else", "f(a.x);", "kept"],
    ["a condition", "x ? f() : g(); if (x) f(); !x;", "kept"],
    ["an operand that is only asked for", "f(x && y);", "kept"],
    ["all but the last of a sequence", "f((x, y));", "kept"],
    ["a comparison, and a text", "x === y; `${x}`; x.deep instanceof Y;", "kept"],
    ["another alias", "const [y] = [x]; const { z = 1 } = x;", "kept"],
    ["what is asked for by name", "x[key] === 1;", "kept"],
    ["what it is given to, as it is", "module.exports = x;", "kept"],
    ["readers of the platform", "console.log(x); Object.keys(x); Object.entries(x); Object.values(x); Object.freeze(x); structuredClone(x); new Headers(x); String(x); new URLSearchParams(x);", "kept"],
    ["'Reflect' from it", "Reflect.get(x, 'a') === 1;", "handedOn"],
    ["the rest of it", "const { text, ...rest } = x; f(rest);", "kept"],
    ["a list of it that is read", "read([x, 1]);", "kept"],
    ["a member that is a text, as it is replaced last", "f(y.text); const y = { ...x, text: 'a' };", "kept"],
    ["one of two values", "f(a ? x : y);", "handedOn"],
    ["the second operand", "f(a && x);", "handedOn"],
    ["the first operand of others", "f(x || y);", "handedOn"],
    ["the last of a sequence", "f((y, x));", "handedOn"],
    ["what is waited for", "f(await x);", "handedOn"],
    ["a member that nobody knows", "f(x[key]);", "handedOn"],
    ["a member that it does not have", "f(x.other);", "handedOn"],
    ["an argument of a constructor", "new F(x);", "handedOn"],
    ["a member of an alias", "const { deep: y } = x; f(y);", "handedOn"],
    ["what is thrown", "throw x;", "handedOn"],
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
    ["a count", "x.a++;", "changed"],
    ["a pattern of a list", "[x.a] = b;", "changed"],
    ["a pattern of a list, with a default", "[x.a = 1] = b;", "changed"],
    ["the rest of a pattern", "[...x.a] = b; ", "changed"],
    ["the rest of a pattern of an object", "({ ...x.a } = b);", "changed"],
    ["a loop over names", "for (x.a in b) c();", "changed"],
    ["what is added to", "x.a += 1;", "changed"],
    ["a write to something within", "x.deep.a = 1;", "changed"],
    ["its prototype", "Object.setPrototypeOf(x, y);", "changed"],
    ["a member by its description", "Object.defineProperty(x, 'a', {});", "changed"],
    ["members by their descriptions", "Object.defineProperties(x, {});", "changed"],
    ["a member by reflection", "Reflect.set(x, 'a', 1);", "changed"],
    ["a member that is taken out by reflection", "Reflect.deleteProperty(x, 'a');", "changed"],
    ["its prototype by reflection", "Reflect.setPrototypeOf(x, y);", "changed"],
    ["a write and a reader", "f(x); x.a = 1;", "changed"],
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
