import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import type { UseEnd, UseTable, Use } from "../../../src/analysis/values/use-table.ts";
import { followValue } from "../../../src/analysis/values/uses.ts";
import { HOOK_DEPENDENCIES } from "../../../src/analysis/values/hook-dependencies.ts";
import type { SourceModule } from "../../../src/syntax/source-module.ts";
import { walk } from "../../../src/syntax/traverse.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** A table of invented names: the engine knows none by itself. What comes out of the platform's own functions again is in its models. */
const TABLE: UseTable = [
  { kind: "sink", matches: (use) => isArgumentOf(use, "sink"), name: "sink" },
  { kind: "sanitizer", matches: (use) => isArgumentOf(use, "hash"), name: "hash" },
  { kind: "sanitizer", matches: ({ node }) => node.parent?.type === "MemberExpression" && nameOf(node.parent.property) === "length", name: "length" },
  ...HOOK_DEPENDENCIES,
];

function isArgumentOf({ node }: Use, name: string): boolean {
  const { parent } = node;
  if (parent?.type !== "CallExpression" || parent.callee === node) return false;
  return nameOf(parent.callee.type === "MemberExpression" ? parent.callee.property : parent.callee) === name;
}

function nameOf(node: TSESTree.Node): string {
  return node.type === "Identifier" ? node.name : "";
}

/** The ends of what the first `source()` returns, in source order: the kind, what more is known, and the way into it. */
function follow(code: string, other = ""): readonly string[] {
  const module = link(code, other);
  const source = [...walk(module.ast, module.visitorKeys)].find((node) => node.type === "CallExpression" && nameOf(node.callee) === "source");
  if (source === undefined) throw new Error("The snippet must call 'source'.");
  const ends = followValue(source, module, TABLE);
  return [...new Set([...ends].sort((first, second) => first.node.range[0] - second.node.range[0]).map(describeEnd))];
}

function describeEnd(end: UseEnd): string {
  const detail = end.kind === "unknown" ? `?${end.reason}` : "name" in end ? end.name : end.kind;
  return [detail, ...end.path].join(" ");
}

function link(code: string, other: string): SourceModule {
  const linked = parseModule(other, "/app/other.tsx");
  const links: NonNullable<SourceModule["links"]> = {
    findDefinition: (specifier, name) =>
      specifier === "./other" ? { kind: "module", leadsTo: () => true, mentions: () => true, name, open: () => linked, path: linked.path } : undefined,
    mayDefine: () => true,
  };
  return { ...parseModule(code), links };
}

describe("followValue", () => {
  it.each<readonly [name: string, code: string, ...ends: readonly string[]]>([
    ["an argument", "sink(source());", "sink"],
    ["nothing", "source();", "unused"],
    ["an unused variable", "const a = source();"],
    ["a constant, and its alias", "const a = source(); const b = a; sink(b);", "sink"],
    ["several uses", "const a = source(); sink(a); hash(a); f(a);", "sink", "hash", "?call"],
    ["a variable that gets its value later", "let a; a = source(); sink(a);", "sink"],
    ["a variable that gets another value", "let a = source(); a = 1; sink(a);", "?reassigned"],
    ["wrappers of TypeScript", "sink((source() as string)!); ", "sink"],
    ["'satisfies', optional calls, 'await'", "const a = (await source()) satisfies string; sink?.(a);", "sink"],
    ["a template", "sink(`a ${source()}`);", "sink"],
    ["concatenation", "const a = 'Bearer ' + source(); sink(a);", "sink"],
    ["a choice", "sink(source() ?? 'a'); ", "sink"],
    ["either branch", "sink(x ? source() : 'a');", "sink"],
    ["a test", "const a = source(); if (a) f(); a ? f() : g(); a && f(); !a;", "test"],
    ["a comparison", "f(source() === 'a', typeof source());", "test"],
    ["a tagged template", "tag`${source()}`;", "?call"],
    ["arithmetic", "f(source() * 2);", "?unsupported syntax"],

    ["a member of a literal", "const o = { a: source(), b: 1 }; sink(o.a); sink(o.b);", "sink"],
    ["the dependencies of a hook, behind more than a function", "const a = source(); useImperativeHandle(ref, () => 1, [a]);", "dependency"],
    ["a list that is no hook's last argument", "const a = source(); useThing([a], 1);", "?call 0"],
    ["a list that is a hook's only argument", "const a = source(); useThing([a]);", "?call 0"],
    ["a member that is deleted", "const o = { a: source() }; delete o.a;"],
    ["what is asked about a member", "const o = { a: source() }; typeof o.a;", "test"],
    ["another member", "const o = { a: source(), b: 1 }; f(o.b);"],
    ["a whole object", "const o = { a: { b: source() } }; sink(o);", "sink a b"],
    ["a computed member", "const o = { a: source() }; sink(o[key]);", "sink"],
    ["a computed name", "const o = { [key]: source() }; sink(o.b);", "sink"],
    ["destructuring", "const { a, b } = { a: source() }; sink(a); f(b);", "sink"],
    ["renamed, nested, with a default", "const { a: { b: c = '' } } = { a: { b: source() } }; sink(c);", "sink"],
    ["the rest of an object", "const { a, ...rest } = { a: 1, b: source() }; sink(a); sink(rest);", "sink b"],
    ["an array", "const [, a, b] = [1, source()]; sink(a); f(b);", "sink"],
    ["the rest of an array", "const [a, ...rest] = [1, source()]; f(a); sink(rest);", "sink *"],
    ["a spread object", "const o = { a: source() }; sink({ ...o, b: 1 });", "sink a"],
    ["a spread condition", "const a = source(); sink({ ...(a && { b: a }) });", "sink b", "test"],
    ["a spread array", "sink([0, ...[source()]]);", "sink *"],
    ["spread arguments", "sink(...[source()]);", "?call 0"],
    ["arguments that are handed on", "const f = (...all) => g(...all); const g = (x, y) => sink(y); f(1, source());", "sink"],
    ["other arguments that are handed on", "const f = (...all) => g(...all); const g = (x, y) => sink(y); f(source(), 1);"],
    ["arguments that are handed on behind a list", "const f = (...all) => g(...more, ...all); const g = (x) => sink(x); f(source());", "?call 0"],
    ["arguments that are handed on to a rest", "const f = (...all) => g(1, ...all); const g = (x, ...all) => sink(all[0]); f(source());", "sink"],
    ["what is put into an object", "const o = {}; o.a = source(); sink(o); f(o.b);", "sink a"],
    ["what is put into an alias of it", "const o = {}; const p = o; p.a = source(); sink(o);", "sink a"],
    ["what is put into a nested object", "const o = { a: {} }; o.a['b'] = source(); sink(o.a);", "sink b"],
    ["what is put into a parameter", "function f(o) { o.a = source(); sink(o); }", "?stored a", "sink a"],
    ["what is put into the unknown", "this.a = source();", "?stored a"],
    ["what is put into what a call made", "const o = make(); o.a = source();", "?stored a"],
    ["the value of an assignment", "let a; sink(a = source());", "sink"],
    ["a part of the value", "sink(source().a.b);", "sink"],
    ["a method of the value", "source().check();", "?call"],
    ["a method that keeps the text", "sink(source().trim());", "sink"],
    ["a method of an object with the value", "const o = { a: source() }; o.each(f);", "?call a"],
    ["the items of a list", "for (const a of [source()]) sink(a);", "sink"],

    ["a sanitizer of members", "f(source().length);", "length"],
    ["what a model carries", "sink(Response.json(source()).body); f(Response.json(source()).status);", "sink"],
    ["what a model puts into an object", "const o = new Headers(); o.set('item', source()); sink(o);", "sink item"],
    ["what a model hands to a callback", "source().then((a) => sink(a));", "sink"],
    ["'useMemo', 'useCallback', 'useState'", "import { useCallback, useMemo, useState } from 'react'; const a = useMemo(() => source(), []); const [b] = useState(a); const c = useCallback(() => b, [b]); sink(c());", "dependency", "sink"],
    ["other hooks", "import { useThing } from 'things'; f(useThing(source()));", "?call"],

    ["a local function's parameter", "function f(a, b) { sink(b); } f(1, source());", "sink"],
    ["a destructured parameter", "const f = ({ a, b }) => { sink(a); g(b); }; f({ a: source() });", "sink"],
    ["a rest parameter", "const f = (...all) => sink(all[1]); f(1, source());", "sink"],
    ["a parameter behind arguments that nobody knows", "function f(a, b) { sink(b); } f(...x, source());", "?call"],
    ["a parameter before arguments that nobody knows", "function f(a, b) { sink(a); } f(source(), ...x);", "sink"],
    ["another parameter", "function f(a, b) { sink(b); } f(source());"],
    ["a parameter before the rest", "const f = (a, ...all) => { sink(a); g(all); }; f(source());", "sink"],
    ["another one of the rest", "const f = (a, ...all) => sink(all[0]); f(1, 2, source());"],
    ["the last of the rest", "const f = (a, ...all) => sink(all[1]); f(1, 2, source());", "sink"],
    ["what a class is given", "class X { constructor(private a) {} } new X(source());", "?call"],
    ["arguments of a constructor", "new F(...[source()]);", "?call 0"],
    ["a child of an element", "const e = <P>{source()}</P>;", "?rendered"],
    ["an argument nobody takes", "function f() {} f(source());"],
    ["what a local function returns", "const f = (a) => a; sink(f(source()));", "sink"],
    ["only the call that handed it over", "const f = (a) => a; sink(f(source())); g(f(1));", "sink"],
    ["through two functions", "const f = (a) => a; const g = (a) => ({ b: f(a) }); sink(g(source()).b);", "sink"],
    ["a function around the source", "function f() { return source(); } sink(f()); hash(f());", "sink", "hash"],
    ["a method around the source", "const o = { f() { return source(); } }; sink(o.f());", "sink"],
    ["an immediate call", "sink((() => source())());", "sink"],
    ["a function that is handed on", "const f = () => source(); g(f);", "?call ()"],
    ["a function that is passed and called", "const f = (get) => sink(get()); f(() => source());", "sink"],
    ["recursion", "const f = (a) => (x ? f(a) : a); sink(f(source()));", "sink"],
    ["a generator", "function* f() { yield source(); }", "?unsupported syntax"],
    ["a closure", "const a = source(); const f = () => sink(a);", "sink"],

    ["an export", "export const a = source(); sink(a);", "?exported", "sink"],
    ["an export by name", "const a = source(); export { a };", "?exported"],
    ["an exported function", "export function f() { return source(); }", "?exported ()"],
    ["a default export", "export default source();", "?exported"],
    ["a prop", "const a = source(); const e = <P a={a} />;", "?rendered"],
    ["spread props", "const e = <P {...{ a: source() }} />;", "?rendered a"],
    ["an exception", "throw source();", "?unsupported syntax"],
    ["an unknown call", "const o = { a: source() }; f(o);", "?call a"],
  ])("%s", (_name, code, ...ends) => {
    expect(follow(code)).toEqual(ends);
  });

  it("goes into functions of other modules, and back", () => {
    const other = "export const give = (a) => ({ a }); export function take({ a }) { sink(a); f(a); }";
    expect(follow("import { give, take } from './other'; take(give(source()));", other)).toEqual(["sink", "?call"]);
    expect(follow("import { give } from './elsewhere'; give(source());")).toEqual(["?call"]);
  });

  it("has the steps as evidence", () => {
    const module = parseModule("const a = source(); const o = { b: `${a}` }; sink(o.b);");
    const [source] = [...walk(module.ast, module.visitorKeys)].filter((node) => node.type === "CallExpression");
    const steps = source === undefined ? [] : followValue(source, module, TABLE).map((end) => end.steps.map(({ kind }) => kind));
    expect(steps).toEqual([["assigned", "text", "stored", "assigned", "member"]]);
  });

  it("ends at circles and at what is generated", () => {
    expect(follow("const a = source(); const o = {}; o.next = o; o.a = a; f(o);")).toContain("?too deep next next next next next next next next a");
    const aliases = Array.from({ length: 600 }, (_, index) => `const a${String(index + 1)} = a${String(index)};`);
    expect(follow(`const a0 = source();\n${aliases.join("\n")}\nsink(a600);`)).toEqual(["?too deep"]);
    const calls = Array.from({ length: 12 }, (_, index) => `const f${String(index)} = (a) => f${String(index + 1)}(a);`);
    expect(follow(`${calls.join("\n")}\nconst f12 = (a) => sink(a); f0(source());`)).toEqual(["?too deep"]);
  });
});
