import { describe, expect, it } from "vitest";

import { evaluate } from "../../../src/analysis/constants/evaluate.ts";
import { getStaticText } from "../../../src/analysis/constants/evaluated.ts";
import { readOptions } from "../../../src/analysis/options/options-object.ts";
import { walk } from "../../../src/syntax/traverse.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** The options that the last `fetch` is given, each as the last one of its name: `?` where it may not be said, `…` where there may be more. */
function read(code: string): string {
  const module = parseModule(code);
  const call = [...walk(module.ast, module.visitorKeys)].findLast((node) => node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "fetch");
  const init = call?.type === "CallExpression" ? call.arguments[1] : undefined;
  const { entries, isComplete } = readOptions(init, { module });
  const last = new Map(entries.map(({ isCertain, name, value }) => [name, `${name}=${getStaticText(evaluate(value, module)) ?? "unknown"}${isCertain ? "" : "?"}`]));
  return [...last.values(), ...(isComplete ? [] : ["…"])].join(" ");
}

describe("readOptions", () => {
  it.each([
    ["a member set later", `const init = { a: "1" }; init.b = "2"; fetch(u, init)`, "a=1 b=2"],
    ["a member set again", `const init = { a: "1" }; init.a = "2"; fetch(u, init)`, "a=2"],
    ["a member set in brackets", `const init = {}; init["a"] = "1"; fetch(u, init)`, "a=1"],
    ["filled by Object.assign", `const init = { a: "1" }; Object.assign(init, { a: "2" }, { b: "3" }); fetch(u, init)`, "a=2 b=3"],
    ["filled in the module, used in a function", `const init = {}; init.a = "1"; function f() { fetch(u, init) }`, "a=1"],
    ["pairs", `fetch(u, Object.fromEntries([["a", "1"], ["b", "2"]]))`, "a=1 b=2"],
    ["pairs of a Map", `fetch(u, Object.fromEntries(new Map([["a", "1"]])))`, "a=1"],
    ["the same on both ways", `fetch(u, c ? { a: "1" } : { a: "1" })`, "a=1"],
    ["frozen", `fetch(u, Object.freeze({ a: "1" }))`, "a=1"],
  ])("knows %s", (_name, code, expected) => {
    expect(read(code)).toBe(expected);
  });

  it.each([
    ["a write that may not have happened", `const init = { a: "1" }; if (c) init.a = "2"; fetch(u, init)`, "a=2?"],
    ["a write under a condition in one expression", `const init = { a: "1" }; c && (init.a = "2"); fetch(u, init)`, "a=2?"],
    ["a write only where there is nothing", `const init = { a: "1" }; init.a ??= "2"; fetch(u, init)`, "a=2?"],
    ["what is added to", `const init = { a: "1" }; init.a += "2"; fetch(u, init)`, "a=unknown?"],
    ["what is deleted", `const init = { a: "1" }; delete init.a; fetch(u, init)`, "a=unknown"],
    ["a computed name", `const init = { a: "1" }; init[k] = "2"; fetch(u, init)`, "a=1? …"],
    ["a write behind the use in a loop", `const init = { a: "1" }; for (;;) { fetch(u, init); init.a = "2"; }`, "a=2?"],
    ["a write by another function", `const init = {}; function weaken() { init.a = "2" } init.a = "1"; fetch(u, init)`, "a=2?"],
    ["a write of another function's own", `const init = { a: "1" }; function f() { fetch(u, init) } function g() { init.a = "2" }`, "a=2?"],
    ["a write by an alias", `const init = { a: "1" }; const other = init; other.a = "2"; init.b = "3"; fetch(u, init)`, "…"],
    ["a write to what an alias holds, behind it", `const first = { a: "1" }; const init = first; first.a = "2"; fetch(u, init)`, "…"],
    ["one who may change it", `const init = { a: "1" }; init.b = "2"; authorize(init); fetch(u, init)`, "…"],
    ["one who gets what Object.assign gives back", `const init = {}; authorize(Object.assign(init, { a: "1" })); fetch(u, init)`, "…"],
    ["what Object.assign gives back under another name", `const init = {}; const other = Object.assign(init, { a: "1" }); other.a = "2"; fetch(u, init)`, "…"],
    ["a source that nobody knows", `const init = {}; Object.assign(init, more); fetch(u, init)`, "…"],
    ["a list that is spread into Object.assign", `fetch(u, Object.assign({ a: "1" }, ...all))`, "a=1? …"],
    ["what a spread behind it may replace", `fetch(u, { a: "1", ...all, b: "2" })`, "a=1? b=2 …"],
    ["what a spread behind a spread may replace", `const first = { a: "1" }; fetch(u, { ...first, ...all })`, "a=1? …"],
    ["what a name that nobody knows may replace", `fetch(u, { a: "1", [k]: "2", b: "3" })`, "a=1? b=3 …"],
    ["pairs with a name that nobody knows", `fetch(u, Object.fromEntries([["a", "1"], [k, "2"], ["b", "3"]]))`, "b=3 …"],
    ["pairs of which some are spread", `fetch(u, Object.fromEntries([["a", "1"], ...more]))`, "…"],
    ["pairs that are mapped", `fetch(u, Object.fromEntries(list.map((name) => [name, "1"])))`, "…"],
    ["a Map that is changed", `const map = new Map([["a", "1"]]); map.delete("a"); fetch(u, Object.fromEntries(map))`, "…"],
    ["two values", `fetch(u, c ? { a: "1" } : { a: "2" })`, "a=2?"],
    ["a member of one way", `fetch(u, c ? { a: "1" } : {})`, "a=1?"],
  ])("does not take for known: %s", (_name, code, expected) => {
    expect(read(code)).toBe(expected);
  });
});
