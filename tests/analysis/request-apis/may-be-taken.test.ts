import { describe, expect, it } from "vitest";

import { mayBeTaken } from "../../../src/analysis/request-apis/may-be-taken.ts";
import { walk } from "../../../src/syntax/traverse.ts";
import { parseModule } from "../../kit/parse-module.ts";

function ask(code: string): boolean {
  const module = parseModule(`async function f() { ${code} }`);
  const call = [...walk(module.ast, module.visitorKeys)].find((node) => node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "give");
  if (call === undefined) throw new Error("The snippet must call 'give'.");
  return mayBeTaken(call, module);
}

describe("what may be taken for what a request API resolves to", () => {
  it.each([
    ["a member of cookies", "give().get('a');"],
    ["a member of a draft mode, optional and cast", "(give() as any)?.isEnabled;"],
    ["its text", "give().toString(); "],
    ["what hands on a promise", "give().catch(log).get('a');"],
    ["a part of a text", "const a = 'a' + give();"],
    ["a template", "const a = `${give()}`;"],
    ["an argument", "new Headers(give());"],
    ["a list", "for (const a of give()) g(a);"],
    ["a pattern of a list", "const [a] = give();"],
    ["members that can be taken off", "const { get, has } = give();"],
    ["a variable of which a member is used", "const jar = give(); jar.foo; jar.get('a');"],
    ["another name of a variable", "const jar = give(); const other = jar; other.get('a');"],
    ["more names than are looked at", "const a = give(); const b = a; const c = b; const d = c; const e = d; e.foo;"],
    ["an element's attribute", "g(<Cart jar={give()} />);"],
    ["what is assigned", "jar = give();"],
    ["an alternative", "const a = (give() ?? b).get('a');"],
  ])("may be: %s", (_, code) => {
    expect(ask(code)).toBe(true);
  });

  it.each([
    ["what is awaited", "(await give()).get('a');"],
    ["what is returned", "return give();"],
    ["what an arrow function returns", "g(() => give());"],
    ["what nobody uses", "give();"],
    ["a variable that nobody reads", "const a = give();"],
    ["a variable that is awaited", "const a = give(); (await a).get('b');"],
    ["a member that no such value has", "give().optional();"],
    ["a member by an unknown name", "give()[name];"],
    ["members that no such value has", "const { data, error } = give();"],
    ["a rest of members", "const { get, ...rest } = give();"],
    ["a comparison", "if (give() === a) g();"],
    ["a condition", "if (give()) g();"],
    ["a choice", "const a = give() ? b : c;"],
    ["a negation", "const a = !give();"],
    ["its type", "const a = typeof give();"],
  ])("is not: %s", (_, code) => {
    expect(ask(code)).toBe(false);
  });
});
