import { describe, expect, it } from "vitest";

import { collectDirectives, readPlainDirectives } from "../../src/syntax/directives.ts";
import { parseModule } from "../kit/parse-module.ts";

function collect(code: string): readonly string[] {
  return collectDirectives(parseModule(code).ast, code).map(({ value }) => value);
}

const CLIENT = ["use client"];

/** Texts with their directives; those that can be read off the text come first. Ids are those of the measurements. */
const PLAIN: readonly (readonly [code: string, values: readonly string[]])[] = [
  ["", []],
  ["\n\n", []],
  ["import a from './a';", []],
  ["'use client'", CLIENT],
  ['"use client"', CLIENT],
  ["'use client';", CLIENT],
  ["'use client';\n", CLIENT],
  ["'use client'\n", CLIENT],
  ["'use client' ;", CLIENT],
  ["'use client'\n;", CLIENT],
  ["'use client'\nimport a from './a';", CLIENT],
  ["'use client'\r\nimport a from './a';", CLIENT],
  ["'use client'\u2028import a from './a';", CLIENT],
  ["'use client'; import a from './a';", CLIENT],
  ["'use client';import a from './a';", CLIENT],
  ["'use client';\nconst a = 1;", CLIENT],
  ["'use client'\n{}", CLIENT],
  ["'use client'\n@a class B {}", CLIENT],
  ["'use client'\n$();", CLIENT],
  ["'use client'\nindex();", CLIENT],
  ["'use client'\ninstance();", CLIENT],
  ["'use client'\nasync();", CLIENT],
  ["'use client'\nsatisfied();", CLIENT],
  ["// a\n'use client'", CLIENT],
  ["/* a */ 'use client'", CLIENT],
  ["/* a\n */\n// b\n\n'use client'; // c", CLIENT],
  ["/** 'use server' */ 'use client'", CLIENT],
  ["'use client' // a", CLIENT],
  ["'use client' /* a */;", CLIENT],
  ["'use client' /* a\n */ import './a';", CLIENT],
  ["'use client' // a\nimport './a';", CLIENT],
  ["\uFEFF'use client'", CLIENT],
  ["\uFEFF// a\n'use client'", CLIENT],
  ["#!/usr/bin/env node\n'use client'", CLIENT],
  ["'use strict'; 'use client'", ["use strict", "use client"]],
  ["'use strict'\n'use client'\n", ["use strict", "use client"]],
  ["'a'; 'use client'", ["a", "use client"]],
  ["'use client'; 'use client'", ["use client", "use client"]],
  ["'use client'; 'use server'", ["use client", "use server"]],
  ["'use server'; 'use client'", ["use server", "use client"]],
  ["'use cache: remote'", ["use cache: remote"]],
  ["'use  client'", ["use  client"]],
  ["'Use Client'", ["Use Client"]],
  ["'use client '", ["use client "]],
  ["'it is \"use client\"'", ['it is "use client"']],
  ["'use client'; `use server`", CLIENT],
  ["`use client`", []],
  ["import a from './a'; 'use client'", []],
  ["const a = 1; 'use client'", []],
  ["import type { A } from './a'; 'use client'", []],
  ["type A = 1; 'use client'", []],
  ["interface A {} 'use client'", []],
  ["; 'use client'", []],
  ["export * from './a'; 'use client'", []],
  ["function f() { 'use client' }", []],
  ["export function F() { return <p>'use client'</p>; }", []],
];

const LEFT_TO_THE_PARSER: readonly (readonly [code: string, values: readonly string[]])[] = [
  [String.raw`'use\x20client'`, CLIENT],
  [String.raw`'use client\
'`, CLIENT],
  [String.raw`"it\'s"; 'use client'`, ["it's", "use client"]],
  ["('use client')", []],
  ["({}); 'use client'", []],
  ["'use client', 1", []],
  ["'use ' + 'client'", []],
  ["'use client' as const", []],
  ["'use client'\nas;", CLIENT],
  ["'use client' satisfies string", []],
  ["'use client'\nsatisfies;", CLIENT],
  ["'use client'\nin a", []],
  ["'use client'\ninstanceof A", []],
  ["'use client'\n(a)", []],
  ["'use client'\n[0]", []],
  ["'use client'\n.length", []],
  ["'use client'\n?.length", []],
  ["'use client'\n+ 1", []],
  ["'use client'\n/a/g", []],
  ["'use client'\n`a`", []],
  ["'use client'\n? 1 : 2", []],
  ["'use client'\n, 1", []],
  ["'use client'!", []],
  ["'use client'.length", []],
  ["'use client' || a", []],
  ["'use client' === a", []],
];

describe("collectDirectives", () => {
  it.each([...PLAIN, ...LEFT_TO_THE_PARSER])("finds in %j: %j", (code, expected) => {
    expect(collect(code)).toEqual(expected);
  });
});

describe("readPlainDirectives", () => {
  it.each(PLAIN)("reads off %j: %j", (code, expected) => {
    expect(readPlainDirectives(code)).toEqual(expected);
  });

  it.each(LEFT_TO_THE_PARSER)("leaves %j to the parser", (code) => {
    expect(readPlainDirectives(code)).toBeUndefined();
  });

  it.each(["'use client' import a", "'use client", "'use client\n'", "'"])("leaves %j, which is no program, to the parser", (code) => {
    expect(readPlainDirectives(code)).toBeUndefined();
  });

  it("knows words by their whole name, also in other scripts", () => {
    expect(readPlainDirectives("'use client'\ninéo();") ?? collect("'use client'\ninéo();")).toEqual(collect("'use client'\ninéo();"));
    expect(readPlainDirectives("'use client'\nécrire();") ?? CLIENT).toEqual(CLIENT);
  });

  it("is done in time with a text of comments, and with one that never ends", () => {
    const start = performance.now();
    expect(readPlainDirectives(`${"/* a */ // b\n".repeat(50_000)}'use client'`)).toEqual(CLIENT);
    readPlainDirectives(`/*${"*".repeat(200_000)}`);
    readPlainDirectives(`${" ".repeat(200_000)}x`);
    readPlainDirectives("'a';".repeat(50_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
