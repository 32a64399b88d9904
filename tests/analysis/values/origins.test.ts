import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import { collectOrigins, type Origin } from "../../../src/analysis/values/origins.ts";
import { valueOf } from "../../../src/analysis/values/value.ts";
import type { SourceModule } from "../../../src/syntax/source-module.ts";
import { walk } from "../../../src/syntax/traverse.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** All origins of what the last `ask(…)` is given. The package `kit` exports whatever is asked of it. */
function trace(code: string, other = "", branches: "every" | "some" = "some", asksNothing = false): readonly string[] {
  const module = link(`import { a, b, c, d } from "kit";\n${code}`, other);
  const ask = [...walk(module.ast, module.visitorKeys)].findLast((node) => node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "ask");
  const asked = ask?.type === "CallExpression" ? ask.arguments[0] : undefined;
  if (asked === undefined) throw new Error("The snippet must call 'ask'.");
  const found = collectOrigins(valueOf(asked, { module }), { asksNothing, asksParts: true, branches, judge: describeOrigin, opens: () => true, within: { module, nodes: [asked] } });
  return [...new Set(found.map(({ answer }) => answer))].sort();
}

const LANGUAGE: ReadonlySet<string> = new Set(["map", "replace", "slice", "split", "then", "trim"]);

/** As the code would write it: `a.b`, `a().b`; a parameter by its position. */
function describeOrigin(origin: Origin): string | undefined {
  const { path, without } = origin.value;
  const left = without.size === 0 ? "" : ` - ${[...without].join(" ")}`;
  // What the language has under these names is known by models.
  if (path.some((step) => LANGUAGE.has(step))) return undefined;
  switch (origin.kind) {
    case "export":
      return origin.specifier === "kit" ? path.join(".") + left : `${origin.specifier}:${path.join(".")}`;
    case "client":
      return `client:${path.join(".")}`;
    case "global":
      // What the code calls by no name of its own is nothing to the asker.
      return path[0] === "document" ? path.join(".") : undefined;
    case "parameter":
      return [`#${String(origin.index)}`, ...path].join(".") + left;
  }
}

function link(code: string, other: string): SourceModule {
  const find: NonNullable<SourceModule["links"]>["findDefinition"] = (specifier, name) => {
    if (specifier !== "./other") return { kind: "package", name, specifier };
    return { kind: "module", leadsTo: () => true, mentions: () => true, name, open: () => linked, path: "/app/other.tsx" };
  };
  const links = { findDefinition: find, mayDefine: () => true };
  const linked = { ...parseModule(other, "/app/other.tsx"), links };
  return { ...parseModule(code), links };
}

describe("collectOrigins", () => {
  it.each<readonly [name: string, code: string, ...origins: readonly string[]]>([
    ["an export", "ask(a);", "a"],
    ["a member of what a call returns", "ask(a().b);", "a.().b"],
    ["an object of a class", "ask(new a().b);", "a.new().b"],
    ["a namespace, a default, 'require' and 'import()'", "import * as n from 'm'; import e from 'm'; ask([n.x, e.y, require('r').z, (await import('i')).w]);", "i:w", "m:default.y", "m:x", "r:z"],
    ["a global", "ask(document.cookie);", "document.cookie"],
    ["a literal", "ask('a');"],
    ["what nobody declares twice", "var x = a; var x = b; ask(x);"],

    ["a constant, its alias and what wraps them", "const x = (a as string)!; const y = x satisfies string; ask(y?.z);", "a.z"],
    ["destructuring: renamed, nested, by position", "const { x: { y: [, z] } } = a; ask(z);", "a.x.y.1"],
    ["a default of a pattern", "const { x = b } = a; ask(x);", "a.x", "b"],
    ["the rest of an object", "const { x, ...rest } = a; ask(rest);", "a - x"],
    ["a member of the rest", "const { x, ...rest } = a; ask(rest.y);", "a.y"],
    ["what the rest has not", "const { x, ...rest } = a; ask(rest.x);"],
    ["the rest behind a computed name", "const { [key]: x, ...rest } = a; ask(rest.y);"],
    ["the rest of a list", "const [x, ...rest] = a; ask(rest);", "a.[…]"],
    ["a loop", "for (const { x } of a) ask(x);", "a.[…].x"],

    ["both branches", "ask(x ? a : b); ", "a", "b"],
    ["'??' and '||'", "ask(a ?? (b || c));", "a", "b", "c"],
    ["what '&&' lets through", "ask(a && b);", "b"],
    ["'await'", "ask((await a()).x);", "a.().x"],
    ["a text", "ask(`Bearer ${a}` + b);", "a", "b"],
    ["a member of a text", "ask(`${a}`.length);"],
    ["a sequence, an assignment", "let x; ask((b, x = a));", "a"],
    ["arithmetic, comparisons, negation", "ask([a * 1, a === b, !a, typeof a]);"],

    ["a member of a literal", "const x = { y: a, z: b }; ask(x.y);", "a"],
    ["a computed member whose name is known", "const KEY = 'y'; const x = { y: a, z: b }; ask(x[KEY]);", "a"],
    ["a computed member whose name is not", "const x = { y: a, z: b }; ask(x[key]);"],
    ["a whole literal", "ask({ y: a, z: [b, ...c] });", "a", "b", "c.[…]"],
    ["a property that is replaced", "const x = { y: a, y: b }; ask(x.y);", "b"],
    ["a spread that is replaced in part", "ask({ ...a, y: b });", "a - y", "b"],
    ["what a spread replaces", "const x = { y: a, ...b }; ask(x.y);", "a", "b.y"],
    ["a getter", "const x = { get y() { return a; } }; ask(x.y);", "a"],
    ["a getter that may return something else", "const x = { get y() { if (z) return a; return b; } }; ask(x.y);"],
    ["a setter", "const x = { set y(z) { a(z); } }; ask(x.y);"],
    ["a pair of a list", "const x = Object.fromEntries([['y', a], ['z', b]]); ask(x.y);", "a"],
    ["a pair of a map", "const x = new Map([['y', a], ['z', b]]); ask(x.get('y'));", "a"],
    ["a pair of a map that is made an object", "const x = Object.fromEntries(new Map([['y', a]])); ask(x.y);", "a"],
    ["what no pair has", "const x = Object.fromEntries([['y', a]]); ask(x.z);"],
    ["a name that the module sets first", "let x; x = a; function f() { ask(x); }", "a"],
    ["a name that is set after a call", "let x; f(); x = a; function f() { ask(x); }", "a"],
    ["an element of a list", "const x = [a, b]; ask(x[1]);", "b"],
    ["an element behind a spread", "const x = [...a, b]; ask(x[1]);"],

    ["a variable that gets its value later", "let x; x = a; ask(x);", "a"],
    ["the last of several values", "let x = a; x = b; ask(x);", "b"],
    ["one of several values", "let x = a; if (y) x = b; ask(x);", "a", "b"],
    ["a value behind the use", "let x = a; ask(x); x = b;", "a"],
    ["a value behind the use in a loop", "let x = a; while (y) { ask(x); x = b; }", "a", "b"],
    ["a value by which it is replaced", "let x = a; x = f(x); ask(x);"],
    ["values of other functions, where each is known", "let x = ''; function set() { x = a; } function get() { ask(x); }", "a"],
    ["values of other functions, where one is not", "let x = f(); function set() { x = a; } function get() { ask(x); }"],
    ["'+='", "let x = ''; x += a; ask(x);"],

    ["what is put into an object", "const x = {}; x.y = a; ask(x.y);", "a"],
    ["all that is put into an object", "const x = { z: b }; x.y.w = a; ask(x);", "a", "b"],
    ["what is put over a member", "const x = { y: a }; x.y = b; ask(x.y);", "b"],
    ["what may be put over a member", "const x = { y: a }; if (z) x.y = b; ask(x.y);", "a", "b"],
    ["what is put over a part of something", "const x = a; x.y = null; ask(x);", "a - y"],
    ["what is put there after the use", "const x = {}; ask(x.y); x.y = a;"],
    ["by methods", "const x = new Headers({ y: b }); x.set('z', a); ask(x.get('z'));", "a"],
    ["by 'Object.assign' and 'push'", "const x = {}; Object.assign(x, a); const y = []; y.push(b); ask([x, y]);", "a", "b"],

    ["what another function puts there", "const x = {}; function set() { x.y = a; } function get() { ask(x.y); }", "a"],
    ["what another member is", "const x = {}; x.z = a; ask(x.y);"],
    ["what is put there, and replaced", "const x = {}; x.y = a; x.y = b; ask(x.y);", "b"],
    ["what is put there, and replaced within", "const x = {}; x.y = a; x.y.z = b; ask(x.y);", "a", "b"],
    ["what is put there, and perhaps replaced in a loop", "const x = {}; x.y = a; while (z) x.y = b; ask(x.y);", "a", "b"],
    ["what is put there, and perhaps replaced in a loop over something", "const x = {}; x.y = a; for (const z of d) x.y = b; ask(x.y);", "a", "b"],
    ["what is put there, and replaced in a loop that runs once at least", "const x = {}; x.y = a; do x.y = b; while (z); ask(x.y);", "b"],
    ["a variable that is perhaps replaced in a loop", "let x = a; while (z) x = b; ask(x);", "a", "b"],
    ["a variable that is perhaps replaced in a block of a loop", "let x = a; while (z) { x = b; } ask(x);", "a", "b"],
    ["what is put there, and perhaps replaced in a case", "const x = {}; x.y = a; switch (z) { case 1: x.y = b; } ask(x.y);", "a", "b"],
    ["what is put there, and perhaps replaced in what is caught", "const x = {}; x.y = a; try { f(); } catch { x.y = b; } ask(x.y);", "a", "b"],
    ["what is put there, and perhaps replaced by an operand", "const x = {}; x.y = a; z && (x.y = b); ask(x.y);", "a", "b"],
    ["a function", "function f() { return a; } ask(f());", "a"],
    ["returns of cases", "function f() { switch (x) { case 1: return a; default: return b; } } ask(f());", "a", "b"],
    ["a return of a function within", "function f() { const g = () => { return a; }; return b; } ask(f());", "b"],
    ["each return", "const f = () => { if (x) return a; return b; }; ask(f());", "a", "b"],
    ["a parameter", "const f = (x, { y }) => x + y; ask(f(a, { y: b }));", "a", "b"],
    ["an argument that is left out", "const f = (x, y = b) => y; ask(f(a));", "b"],
    ["an argument that is given", "const f = (x, y = b) => y; ask(f(a, c));", "c"],
    ["rest parameters", "const f = (x, ...y) => y[1]; ask(f(a, b, c));", "c"],
    ["spread arguments", "const f = (x) => x; ask(f(...a));", "a.0"],
    ["arguments behind others", "const f = (x, y) => y; ask(f(a, ...b));", "b.0"],
    ["arguments before others", "const f = (x, y) => y; ask(f(...a, b));"],
    ["arguments that are handed on", "const f = (...all) => g(...all); const g = (x, y) => y; ask(f(a, b));", "b"],
    ["arguments that are handed on behind another one", "const f = (x, ...all) => g(...all, x); const g = (x) => x; ask(f(a, b));"],
    ["arguments that are handed on to a rest", "const f = (...all) => g(1, ...all); const g = (x, ...all) => all[1]; ask(f(a, b));", "b"],
    ["each call by itself", "const f = (x) => ({ x }); f(b); ask(f(a).x);", "a"],
    ["a call within a call", "const f = (x) => x; ask(f(f(a)));", "a"],
    ["a closure", "const f = (x) => () => x; ask(f(a)());", "a"],
    ["a callback within a run", "const f = (x) => [1].map(() => x); ask(f(a));", "a"],
    ["a function as a value", "const f = () => a; ask({ f });"],
    ["a generator", "function* f() { return a; } ask(f());"],
    ["recursion", "const f = (x, n) => (n ? f(x, n - 1) : x); ask(f(a, 2));", "a"],
    ["a parameter of a function that nobody calls", "function f(x, { y }) { ask([x.z, y]); }", "#0.z", "#1.y"],
    ["a method of a literal, and its 'this'", "const x = { y: a, get() { return this.y; } }; ask(x.get());", "a"],

    ["a static member of a class", "class X { static y = a; static z() { return b; } } ask([X.y, X.z()]);", "a", "b"],
    ["a field and a method", "class X { y = a; z() { return this.y; } } ask(new X().z());", "a"],
    ["what the constructor is given", "class X { constructor(y) { this.y = y; } } const x = new X(a); new X(b); ask(x.y);", "a"],
    ["a parameter with a modifier", "class X { constructor(private y: string) {} get() { return this.y; } } ask(new X(a).get());", "a"],
    ["a private field, an arrow, an accessor", "class X { #y; constructor(y) { this.#y = y; } z = () => this.#y; get w() { return this.#y; } } ask([new X(a).z(), new X(b).w]);", "a", "b"],
    ["the class above", "class X { constructor(y) { this.y = y; } } class Z extends X { constructor(w) { super(w); } get() { return this.y; } } ask(new Z(a).get());", "a"],
    ["what a constructor puts into another object", "class X { constructor(y, z) { z.y = y; this.w = b; } } ask([new X(a, {}).y, new X(a, {}).w]);", "b"],
    ["'this' in what belongs to the class itself", "class X { static y = a; y = b; static z = () => this.y; static w() { return this.y; } } ask([X.z(), X.w()]);", "a"],
    ["'this' in what belongs to an object", "class X { static y = a; y = b; z = () => this.y; } ask(new X().z());", "b"],
    ["an object that goes on as a whole", "class X { constructor(y) { this.y = y; } } ask(new X(a));", "a"],
    ["an object that another function made", "class X { constructor(y) { this.y = y; } get() { return this.y; } } const make = (y) => new X(y); ask(make(a).get());", "a"],

    ["'Promise.all'", "const [x, y] = await Promise.all([a(), b()]); ask(y);", "b.()"],
    ["'then'", "ask(a().then((x) => x.y));", "a.().y"],
    ["'then' with a function of the module", "function get({ y }) { return y; } ask(a().then(get));", "a.().y"],
    ["'map' and 'Object.fromEntries'", "ask(Object.fromEntries(a.map((x) => x.y)));", "a.y"],
    ["'JSON' and copies", "ask(JSON.parse(JSON.stringify(structuredClone(Object.freeze(a)))).x);", "a.x"],
    ["texts and their methods", "ask(encodeURIComponent(String(a).trim()).slice(2));", "a"],
    ["too little of a text", "ask([a.slice(-4), a.slice(0, 4), a.split('.')[1]]);"],
    ["what stands behind 'Bearer'", "ask([a.split(' ')[1], b.replace('Bearer ', '')]);", "a", "b"],
    ["a response", "ask(Response.json({ x: a }).body);", "a"],
    ["React's hooks", "import { useMemo, useState, useRef, useCallback, cache } from 'react'; const x = useMemo(() => a, [d]); const [y] = useState(() => b); const z = useRef(c); ask([x, y, z.current, useCallback(() => x, [d])(), cache(() => y)()]);", "a", "b", "c"],
    ["a function of the outside", "ask(hash(a));"],
    ["the parts of an element", "ask(<X y={a} {...b}>{c}</X>);"],
  ])("%s", (_name, code, ...origins) => {
    expect(trace(code)).toEqual(origins);
  });

  it.each<readonly [name: string, code: string, ...origins: readonly string[]]>([
    ["both branches", "ask(x ? a : b);", "a", "b"],
    ["one branch that is something else", "ask(x ? a : f());"],
    ["nothing at all", "ask(x ? a : null);", "a"],
    ["each return", "const f = () => { if (x) return a; return g(); }; ask(f());"],
    ["each value of a variable", "let x = a; if (y) x = f(); ask(x);"],
    ["a value of a loop, and one that is counted", "let x = a; for (x in y) ask(x);"],
    ["a value that is counted on the way", "let x = a; if (y) x++; ask(x);"],
    ["a member that is set again", "const x = { y: a }; if (z) x.y = b; ask(x.y);", "a", "b"],
    ["a member that something else is written over", "const x = { y: a }; if (z) x.y = f(); ask(x.y);"],
    ["a member that another function writes", "const x = { y: a }; function g() { x.y = f(); } ask(x.y);"],
    ["a member that is deleted, counted, added to", "const x = { y: a, z: b, w: c }; delete x.y; x.z++; x.w += 1; ask([x.y, x.z, x.w]);"],
    ["another member", "const x = { y: a, z: f() }; x.z = g(); ask(x.y);", "a"],
    ["something within the member", "const x = { y: a }; x.y.z = f(); ask(x.y);", "a"],
    ["recursion", "const f = (x, n) => (n ? f(x, n - 1) : x); ask(f(a, 2));", "a"],
  ])("takes every branch: %s", (_name, code, ...origins) => {
    expect(trace(code, "", "every")).toEqual(origins);
  });

  it.each<readonly [name: string, code: string, ...origins: readonly string[]]>([
    ["a member under a name that nobody knows", "const x = { y: a }; x[key] = f(); ask(x.y);"],
    ["a list that is sorted", "const x = [a]; x.sort(); ask(x[0]);"],
    ["a variable that may have no value", "let x; if (y) x = a; ask(x);"],
    ["a branch that is nothing", "ask(x ? a : null);"],
  ])("leaves nothing out: %s", (_name, code, ...origins) => {
    expect(trace(code, "", "every", true)).toEqual(origins);
  });

  it("goes into other modules", () => {
    const other = "import { a } from 'kit'; import { b as inner } from 'kit'; export const load = (x) => ({ x, y: a }); export { inner as outer }; export default class { get = () => a; }";
    expect(trace("import { load, outer } from './other'; import X from './other'; ask([load(b).x, load(c).y, outer, new X().get()]);", other)).toEqual(["a", "b"]);
  });

  it("sees each value once, however often it is there", () => {
    const nested = Array.from({ length: 12 }, (_, index) => `const v${String(index + 1)} = { light: v${String(index)}, dark: v${String(index)} };`);
    expect(trace(`const v0 = f();\n${nested.join("\n")}\nask({ v12, a });`)).toEqual(["a"]);
  });

  it("ends at circles and at what is generated", () => {
    expect(trace("const x = x.y; ask(x);")).toEqual([]);
    expect(trace("let x = y; let y = x; const f = () => g(); const g = () => f(); const o = { ...o, z: o.z }; ask([x, f(), o, a]);")).toEqual(["a"]);
    expect(trace("class X extends X { get() { return new X().get(); } } ask(new X().get());")).toEqual([]);
    // The name of a member that is read by that name.
    expect(trace('const t = { x: a, y: b }; let k = "x"; for (;;) { k = t[k]; ask(t[k]); }')).toEqual([]);
    expect(trace('const t = { x: a }; const names = { first: "x" }; const key = "first"; ask(t[names[key]]);')).toEqual(["a"]);
    const aliases = Array.from({ length: 6000 }, (_, index) => `const v${String(index + 1)} = v${String(index)};`);
    expect(trace(`const v0 = a;\n${aliases.join("\n")}\nask(v6000);`)).toEqual([]);
  });

  it("finds the smallest part of the code in question", () => {
    const module = link("import { a, b } from 'kit'; const x = { y: a }; ask({ p: x, q: { r: b, s: 1 } });", "");
    const ask = [...walk(module.ast, module.visitorKeys)].find((node): node is TSESTree.CallExpression => node.type === "CallExpression");
    const node = ask?.arguments[0];
    const found = node && collectOrigins(valueOf(node, { module }), { asksParts: true, branches: "some", judge: describeOrigin, opens: () => true, within: { module, nodes: [node] } });
    expect(found?.map(({ part }) => module.text.slice(...(part?.range ?? [0, 0])))).toEqual(["b", "x"]);
  });
});
