import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { mayExhaustStack } from "../../src/syntax/stack-need.ts";
import { DEEP_SHAPES } from "../kit/deep-shapes.ts";

/** The least stack that a thread has, in shares of the one that the shapes were measured with. */
const LEAST_STACK = 1 / 8;

const SOURCE = join(import.meta.dirname, "../../src");
const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const sources = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

describe("deep texts", () => {
  it.each(DEEP_SHAPES)("knows $name before they are deadly", ({ deadly, write }) => {
    const text = write(Math.floor(deadly * LEAST_STACK));
    expect(mayExhaustStack(text)).toBe(true);
    expect(mayExhaustStack(`${sources.join("\n")}\n${text}`)).toBe(true);
    expect(mayExhaustStack(`export const f = () => { const s = "}})"; /* }) */ return (\n${text}`)).toBe(true);
  });

  it.each(DEEP_SHAPES)("has nothing against a few of $name", ({ write }) => {
    expect(mayExhaustStack(`${write(20)}\n`)).toBe(false);
  });

  // What ends a chain where it does not, and what hides one.
  it.each([
    ["texts with semicolons and commas", '"color: red; margin: 0, 1" + '],
    ["lines", "a\n  + "],
    ["lines that end with the sign", "a +\n"],
    ["comments", "a + // more; of them\n"],
    ["comments within", "a /* ; */ + "],
    ["regular expressions with quotes", "/['\"`]/u.test(a) + "],
    ["templates with gaps", "`a ${b}; ` + "],
    ["calls", 'f("a", b) + '],
    ["functions", "(() => { a(); })() + "],
    ["objects", "{ a: b, c: d }.a + "],
    ["words in other scripts", "größe + "],
  ])("knows a long chain of %s", (_, link) => {
    expect(mayExhaustStack(`export const sum = ${link.repeat(20_000)}a;`)).toBe(true);
  });

  it.each([
    ["nested on lines of their own", "if (a) {\n", "}\n"],
    ["nested without indentation and with statements between", "if (a) {\nb();\nconst c = 1;\n", "}\n"],
    ["nested with texts that close more", "f(\")\", '}', `]`, ", ")"],
    ["nested elements with text", "<p>\nIt's a text; with (all) kinds, of signs\n", "</p>\n"],
    ["an 'else if' after statements", "if (a) b(); else ", ";"],
    ["an 'else' after a comment", "if (a) b(); /* c */ else ", ";"],
  ])("knows %s", (_, open, close) => {
    expect(mayExhaustStack(`export const f = () => ${open.repeat(4000)}${close.repeat(4000)}`)).toBe(true);
  });
});

describe("long texts", () => {
  it.each([
    ["statements", "const a = b ? c(d) : { e: f.g.h };\n"],
    ["statements without semicolons", "const a = b ? c(d) : { e: f.g.h }\n"],
    ["calls without semicolons", "it('works', () => {\n  expect(a.b).toBe(!c)\n})\n"],
    ["functions", "export function f(a, b = 1) { if (a) return b; else return a; }\n"],
    ["branches", "if (a) { b(); } else if (c) { d(); } else e();\n"],
    ["cases", "foo: for (;;) { switch (a) { case 1: b(); break; default: c(); } }\n"],
    ["types", "export type A = Map<string, Array<B<C>>> | undefined;\n"],
    ["loops", "while (a) b(); for (const c of d) e(c); do f(); while (g);\n"],
    ["regular expressions", "export const a = /[\"'`({[<]+/u;\n"],
    ["comments", "// it's (a {comment\n/* and [another */ a;\n"],
    ["members of a class", "class A extends B { a = 1; b(): C { return new D(this.e as F); } }\n"],
    ["our own sources", sources.join("\n")],
  ])("has nothing against %s, however many", (_, text) => {
    expect(mayExhaustStack(text.repeat(Math.ceil(1_000_000 / text.length)))).toBe(false);
  });

  it.each([
    ["elements of a list", "[", '{ "id": 1, "tags": ["a", "b"], "name": `c` }, ', "]"],
    ["elements on a page", "<main>", '<p className="a">One &amp; <b>two</b> <img alt="c" src={d} /></p>\n', "</main>"],
  ])("has nothing against %s", (_, open, item, close) => {
    expect(mayExhaustStack(`export const all = ${open}${item.repeat(100)}${close};`)).toBe(false);
  });
});
