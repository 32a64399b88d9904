import parser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";

import { createTreeExtractor, loadNativeExtractor, type RecordExtractor } from "../../src/project/extract-module-record.ts";
import { createFallbackParser, loadNativeParser, type EslintParser } from "../../src/project/parse-module.ts";
import { describeRecord, type RecordInWords } from "../kit/describe-record.ts";

function demand<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The native parts do not load here.");
  return value;
}

/** Three ways to one record: without a tree, by the fast parser, and by the parser of the linted file. */
const EXTRACTORS: Readonly<Record<"fallback" | "native" | "tree", RecordExtractor>> = {
  fallback: createTreeExtractor(createFallbackParser(parser as EslintParser)),
  native: demand(loadNativeExtractor()),
  tree: createTreeExtractor(demand(loadNativeParser())),
};

interface Case {
  readonly code: string;
  /** What is not said is empty; `undefined` for a text with syntax errors. */
  readonly expected: Partial<RecordInWords> | undefined;
  readonly path?: string;
  readonly keepsImports?: boolean;
}

function extract(name: keyof typeof EXTRACTORS, { code, keepsImports = false, path = "/shop/app/a.tsx" }: Omit<Case, "expected">): RecordInWords | undefined {
  return describeRecord(EXTRACTORS[name].extract(path, code, keepsImports));
}

const EMPTY: RecordInWords = { directives: [], exports: [], mentionsServerOnly: false, requests: [] };

function complete(expected: Case["expected"]): RecordInWords | undefined {
  return expected && { ...EMPTY, ...expected };
}

function expectRecords(cases: readonly Case[]): void {
  it.each(cases)("$code $path", (entry) => {
    for (const name of ["native", "tree", "fallback"] as const) {
      expect({ name, record: extract(name, entry) }).toEqual({ name, record: complete(entry.expected) });
    }
  });
}

const A: Partial<RecordInWords> = { requests: ["import ./a"] };
const NOTHING: Partial<RecordInWords> = {};

describe("imports", () => {
  expectRecords([
    { code: 'import { a } from "./a"; a();', expected: A },
    { code: 'import "./a";', expected: A },
    { code: 'import {} from "./a";', expected: A },
    { code: 'import a from "./a"; a();', expected: A },
    { code: 'import { default as b } from "./a"; b();', expected: A },
    { code: 'import * as a from "./a"; a.b();', expected: A },
    { code: 'import a, { b } from "./a"; b();', expected: A },
    { code: 'import a, * as b from "./a"; a();', expected: A },
    { code: 'import { "a-b" as a } from "./a"; a();', expected: A },
    { code: 'import a from "./a.json" with { type: "json" }; a;', expected: { requests: ["import ./a.json"] } },
    { code: String.raw`import a from "./\x61"; a();`, expected: { ...A, mentionsServerOnly: true } },
    { code: 'import { a } from "./a"; import { b } from "./b"; b(); import "./c"; a();', expected: { requests: ["import ./a", "import ./b", "import ./c"] } },
    { code: 'import { a } from "./a"; import { b } from "./a"; a(); b();', expected: { requests: ["import ./a", "import ./a"] } },
    { code: "const a = \"import { b } from './b'\"; /* import './c' */ // import './d'", expected: NOTHING },
    { code: "const a = `import './b'`;", expected: NOTHING },
    { code: "import.meta.url;", expected: NOTHING },
  ]);
});

describe("imports that TypeScript removes", () => {
  expectRecords([
    { code: 'import { a } from "./a";', expected: NOTHING },
    { code: 'import { a } from "./a";', expected: NOTHING, path: "/shop/a.ts" },
    { code: 'import { a } from "./a";', expected: NOTHING, path: "/shop/a.mts" },
    { code: 'import { a } from "./a";', expected: A, path: "/shop/a.js" },
    { code: 'import { a } from "./a";', expected: A, path: "/shop/a.jsx" },
    { code: 'import { a } from "./a";', expected: A, path: "/shop/a.mjs" },
    { code: 'import type { a } from "./a"; a();', expected: NOTHING },
    { code: 'import type {} from "./a";', expected: NOTHING },
    { code: 'import { type a } from "./a"; let x: a;', expected: NOTHING },
    { code: 'import { type a, b } from "./a"; b();', expected: A },
    { code: 'import { type a, b } from "./a";', expected: NOTHING },
    { code: 'import { a } from "./a"; let x: a;', expected: NOTHING },
    { code: 'import { a } from "./a"; let x: typeof a;', expected: NOTHING },
    { code: 'import { a } from "./a"; let x: a.b.C;', expected: NOTHING },
    { code: 'import * as a from "./a"; let x: a.T;', expected: NOTHING },
    { code: 'import { a } from "./a"; x = y as typeof a;', expected: NOTHING },
    { code: 'import { a } from "./a"; x as a;', expected: NOTHING },
    { code: 'import { a } from "./a"; a satisfies T;', expected: A },
    { code: 'import { a } from "./a"; f<a>();', expected: NOTHING },
    { code: 'import { a } from "./a"; typeof a;', expected: A },
    { code: 'import { a } from "./a"; void a;', expected: A },
    { code: 'import { a } from "./a"; if (false) a();', expected: A },
    { code: 'import { a } from "./a"; { const a = 1; a; }', expected: NOTHING },
    { code: 'import { a } from "./a"; function f(a) { return a; }', expected: NOTHING },
    { code: 'import { a as b } from "./a"; a();', expected: NOTHING },
    { code: 'import { a } from "./a"; const x = { a };', expected: A },
    { code: 'import { a } from "./a"; const x = { a: 1 }; x.a;', expected: NOTHING },
    { code: 'import { a } from "./a"; function f(x: unknown): x is a { return true; }', expected: NOTHING },
    { code: 'import { A } from "./a"; class B extends A {}', expected: A },
    { code: 'import { A } from "./a"; class B implements A {}', expected: NOTHING },
    { code: 'import { A } from "./a"; interface B extends A {}', expected: NOTHING },
    { code: 'import { a } from "./a"; class C { [a.b] = 1; }', expected: A },
    { code: 'import { a } from "./a"; class C { declare x: a; }', expected: NOTHING },
    { code: 'import { E } from "./a"; enum F { x = E.y }', expected: A },
    { code: 'import { a } from "./a"; namespace N { export const x = a; }', expected: A },
    { code: 'import { a } from "./a"; namespace N { export type x = a; }', expected: NOTHING },
    { code: 'import { a } from "./a"; declare namespace N { const x: typeof a; }', expected: NOTHING },
    { code: 'import { a } from "./a"; import b = a.c; b();', expected: A },
    { code: 'import { a } from "./a"; @a class C {}', expected: A },
    { code: 'import { T } from "./a"; class C { constructor(@inject() x: T) {} }', expected: NOTHING },
    { code: 'import { a } from "./a"; type T = ReturnType<typeof a>; export type { T };', expected: NOTHING },
    { code: 'declare module "x" { import { a } from "./a"; export { a }; }', expected: NOTHING },
    { code: 'declare module "./a" { interface X {} } import "./b";', expected: { requests: ["import ./b"] } },
    { code: 'declare global { import a = require("./a"); }', expected: NOTHING },
    { code: 'type T = import("./a").T;', expected: NOTHING },
    { code: 'type T = typeof import("./a");', expected: NOTHING },
    { code: 'import { a } from "./a"; export interface Options { a: string }', expected: NOTHING },
  ]);
});

describe("JSX", () => {
  expectRecords([
    { code: 'import { Button } from "./a"; export const x = <Button />;', expected: { ...A, exports: ["x"] } },
    { code: 'import * as ui from "./a"; export const x = <ui.Button />;', expected: { ...A, exports: ["x"] } },
    { code: 'import { button } from "./a"; export const x = <button />;', expected: { exports: ["x"] } },
    { code: 'import { Button } from "./a"; export const x = <div Button="1" />;', expected: { exports: ["x"] } },
    { code: 'import { Fragment } from "react"; export const x = <></>;', expected: { exports: ["x"] } },
    { code: 'import React from "react"; export const x = <div />;', expected: { exports: ["x"], requests: ["import react"] }, path: "/shop/a.jsx" },
    { code: "export const x = <div />;", expected: { exports: ["x"] } },
    { code: "export const x = <div />;", expected: { exports: ["x"] }, path: "/shop/a.js" },
  ]);

  it("may or may not take 'React', which leads out of the project either way", () => {
    const code = 'import React from "react"; export const x = <div />;';
    for (const name of ["native", "tree", "fallback"] as const) expect([[], ["import react"]]).toContainEqual(extract(name, { code })?.requests);
  });
});

describe("with verbatimModuleSyntax", () => {
  const keep = (code: string, expected: Case["expected"], path = "/shop/a.ts"): Case => ({ code, expected, keepsImports: true, path });

  expectRecords([
    keep('import { a } from "./a";', A),
    keep('import { type a } from "./a";', A),
    keep('import { a } from "./a"; let x: a;', A),
    keep('import type { a } from "./a";', NOTHING),
    keep('import { a } from "./a"; export { a };', { ...A, exports: ["a = ./a#a"] }),
    keep('import { type a } from "./a"; export { type a };', A),
    keep('import a = require("./a");', { requests: ["require ./a"] }),
    keep('import type a = require("./a");', NOTHING),
    keep('export type { a } from "./a";', NOTHING),
    keep('export { type a, b } from "./a";', { exports: ["b = ./a#b"], requests: ["reexport ./a"] }),
    keep('export { type T } from "./a";', { requests: ["reexport ./a"] }),
    keep('export {} from "./a";', { requests: ["reexport ./a"] }),
    keep('import { a } from "./a";', A, "/shop/a.js"),
  ]);
});

describe("re-exports", () => {
  const reexport = (...exports: readonly string[]): Partial<RecordInWords> => ({ exports, requests: ["reexport ./a"] });

  expectRecords([
    { code: 'export { a } from "./a";', expected: reexport("a = ./a#a") },
    { code: 'export { a as b } from "./a";', expected: reexport("b = ./a#a") },
    { code: 'export { default } from "./a";', expected: reexport("default = ./a#default") },
    { code: 'export { default as a } from "./a";', expected: reexport("a = ./a#default") },
    { code: 'export { a as default } from "./a";', expected: reexport("default = ./a#a") },
    { code: 'export { "a-b" as c } from "./a";', expected: reexport("c = ./a#a-b") },
    { code: 'export * from "./a";', expected: reexport("* = ./a#*") },
    { code: 'export * as a from "./a";', expected: reexport("a = ./a#*") },
    { code: 'export * as default from "./a";', expected: reexport("default = ./a#*") },
    { code: 'export { T } from "./a";', expected: reexport("T = ./a#T") },
    { code: 'export { type T, a } from "./a";', expected: reexport("a = ./a#a") },
    { code: 'export { type T } from "./a";', expected: NOTHING },
    { code: 'export {} from "./a";', expected: NOTHING },
    { code: 'export {} from "./a";', expected: reexport(), path: "/shop/a.js" },
    { code: 'export type { T } from "./a";', expected: NOTHING },
    { code: 'export type * from "./a";', expected: NOTHING },
    { code: 'export type * as a from "./a";', expected: NOTHING },
    { code: 'import { a } from "./a"; export { a };', expected: { ...A, exports: ["a = ./a#a"] } },
    { code: 'import { a as b } from "./a"; export { b as c };', expected: { ...A, exports: ["c = ./a#a"] } },
    { code: 'import a from "./a"; export { a };', expected: { ...A, exports: ["a = ./a#default"] } },
    { code: 'import * as a from "./a"; export { a };', expected: { ...A, exports: ["a = ./a#*"] } },
    { code: 'import { a } from "./a"; export { a as default };', expected: { ...A, exports: ["default = ./a#a"] } },
    { code: 'import { a } from "./a"; export default a;', expected: { ...A, exports: ["default = ./a#a"] } },
    { code: 'import a from "./a"; export default (a as any);', expected: { ...A, exports: ["default = ./a#default"] } },
    { code: 'import { a } from "./a"; export const b = a;', expected: { ...A, exports: ["b = ./a#a"] } },
    { code: 'import { a } from "./a"; export const b: typeof a = /* all */ (a as any)!; // so', expected: { ...A, exports: ["b = ./a#a"] } },
    { code: 'import * as a from "./a"; export const b = a;', expected: { ...A, exports: ["b = ./a#*"] } },
    { code: 'import { a as b } from "./a"; export const c = b', expected: { ...A, exports: ["c = ./a#a"] }, path: "/shop/a.js" },
    { code: 'import { a } from "./a"; export let b = a;', expected: { ...A, exports: ["b"] } },
    { code: 'import { a } from "./a"; export const b = a, c = a;', expected: { ...A, exports: ["b", "c"] } },
    { code: 'import { a } from "./a"; export const b = a.b; export const c = a(); export const d = [a]; export default { a };', expected: { ...A, exports: ["b", "c", "d", "default"] } },
    { code: 'import { ab } from "./a"; const a = ab; export const b = a;', expected: { ...A, exports: ["b"] } },
    { code: 'import type { a } from "./a"; export const b = a;', expected: { exports: ["b"] } },
    { code: 'import { a } from "./a"; export { type a };', expected: NOTHING },
    { code: 'import { a } from "./a"; export type { a };', expected: NOTHING },
    { code: 'import type { a } from "./a"; export { a };', expected: NOTHING },
    { code: 'import { a, b } from "./a"; export { a }; let x: b;', expected: { ...A, exports: ["a = ./a#a"] } },
    { code: 'import { type a } from "./a"; export { a };', expected: NOTHING },
  ]);
});

describe("exports", () => {
  const names = (...exports: readonly string[]): Partial<RecordInWords> => ({ exports });

  expectRecords([
    { code: "export const a = 1, b = 2; export let c; export var d;", expected: names("a", "b", "c", "d") },
    { code: "export const { a, b: { c }, ...d } = x, [e, , f = 1, ...g] = y;", expected: names("a", "c", "d", "e", "f", "g") },
    { code: "export function a() {} export async function* b() {} export class C {}", expected: names("a", "b", "C") },
    { code: "export default function () {}", expected: names("default") },
    { code: "export default class {}", expected: names("default") },
    { code: "export default () => 1;", expected: names("default") },
    { code: "const a = 1; export { a, a as b, a as default, a as \"c-d\" };", expected: names("a", "b", "default", "c-d") },
    { code: "class C {} export { C };", expected: names("C") },
    { code: "export { unknown };", expected: names("unknown") },
    { code: "export enum E { a } export const enum F { b }", expected: names("E", "F") },
    { code: "export namespace N { export const a = 1; }", expected: names("N") },
    { code: "export abstract class C {}", expected: names("C") },
    { code: "export function a(x: string): void; export function a(x: unknown): void {}", expected: names("a") },
    { code: "function a(x: string): void; function a(x: unknown): void {} export { a };", expected: names("a") },
    { code: "interface I {} const I = 1; export { I };", expected: names("I") },
    { code: "export interface I {} export type T = 1;", expected: NOTHING },
    { code: "export declare const a: 1; export declare function b(): void; export declare class C {} export declare enum E { a } export declare namespace N {}", expected: NOTHING },
    { code: "export default interface I {}", expected: NOTHING },
    { code: "interface I {} type T = 1; export { I, T };", expected: NOTHING },
    { code: "module.exports = { a: 1 }; exports.b = 1;", expected: NOTHING, path: "/shop/a.cjs" },
  ]);
});

describe("exports of CommonJS", () => {
  const exported = (...exports: readonly string[]): Partial<RecordInWords> => ({ exports });
  const WHOLE = ["module.exports", "default"];

  expectRecords(
    [
      { code: "module.exports = { a: 1 };", expected: exported("a", ...WHOLE) },
      { code: 'module.exports = { a, "b-c": 1, d() {} };', expected: exported("d", "b-c", "a", ...WHOLE) },
      { code: 'module["exports"] = { a };', expected: exported("a", ...WHOLE) },
      { code: "module.exports = { a, ...b, c };", expected: exported("c", ...WHOLE) },
      { code: "module.exports = { a, [b]: 1, c };", expected: exported("c", ...WHOLE) },
      { code: "module.exports = { get a() { return 1; }, b };", expected: exported("b", ...WHOLE) },
      { code: "module.exports = a;", expected: exported(...WHOLE) },
      { code: "module.exports = function () {};", expected: exported(...WHOLE) },
      { code: "module.exports = a; module.exports.b = b;", expected: exported("b", ...WHOLE) },
      { code: "module.exports = { a }; module.exports.b = b;", expected: exported("b", "a", ...WHOLE) },
      { code: "module.exports = { a }; module.exports.a = b;", expected: exported(...WHOLE) },
      { code: "exports = module.exports = a; exports.b = b;", expected: exported("b", ...WHOLE) },
      { code: "module.exports = exports = a; exports.b = b;", expected: exported("b", ...WHOLE) },
      { code: "exports.a = a; module.exports.b = b;", expected: exported("a", "b", "default = *") },
      { code: "exports.a = exports.b = c;", expected: exported("a", "b", "default = *") },
      { code: "exports.a = void 0; exports.a = a;", expected: exported("a", "default = *") },
      { code: "exports.a = a; exports.a = b; exports.c = c;", expected: exported("c", "default = *") },
      { code: "exports.a = a; exports.a(); exports.b = b; exports.b.c = 1;", expected: exported("a", "default = *") },
      { code: "exports.a = a; f(exports.a); exports.b = b;", expected: exported("b", "default = *") },
      { code: 'Object.defineProperty(exports, "__esModule", { value: true }); exports.a = a; exports.default = b;', expected: exported("a", "default") },
      { code: "exports.__esModule = true; exports.a = a;", expected: exported("a") },
      { code: "exports.a = a; exports.default = b;", expected: exported("a", "default = *") },
      { code: 'module.exports = require("./a");', expected: { exports: ["* = ./a#*", "default = ./a#default"], requests: ["require ./a"] } },
      { code: 'const { a, b: c } = require("./a"); module.exports = { a, d: c, e };', expected: { exports: ["e", "d = ./a#b", "a = ./a#a", ...WHOLE], requests: ["require ./a"] } },
      { code: 'const a = require("./a"); exports.b = a;', expected: { exports: ["b = ./a#*", "default = *"], requests: ["require ./a"] } },
      { code: 'exports.b = require("./a");', expected: { exports: ["b = ./a#*", "default = *"], requests: ["require ./a"] } },
      { code: 'let a = require("./a"); a = b; exports.a = a;', expected: { exports: ["a", "default = *"], requests: ["require ./a"] } },
      { code: 'const { a = b } = require("./a"); exports.a = a;', expected: { exports: ["a", "default = *"], requests: ["require ./a"] } },
      // Nobody knows what these export.
      { code: "if (a) module.exports = { a }; else module.exports = { b };", expected: NOTHING },
      { code: "module.exports = { a }; module.exports = { b };", expected: NOTHING },
      { code: "exports.a = a; if (b) exports.a = b;", expected: NOTHING },
      { code: "function f() { exports.a = 1; } exports.b = b;", expected: NOTHING },
      { code: "exports[a] = 1; exports.b = b;", expected: NOTHING },
      { code: "exports.a ||= a;", expected: NOTHING },
      { code: "exports.a = a; f(exports);", expected: NOTHING },
      { code: "exports.a = a; f(module);", expected: NOTHING },
      { code: "exports.a = a; Object.defineProperty(exports, b, c);", expected: NOTHING },
      { code: "exports.a = a; delete exports.a;", expected: exported("default = *") },
      { code: "exports = { a };", expected: NOTHING },
      { code: 'module.exports = require("./a"); module.exports.b = b;', expected: { requests: ["require ./a"] } },
      { code: "(function (exports) { exports.a = a; })({});", expected: NOTHING },
      { code: "const exports = {}; exports.a = a;", expected: NOTHING },
      { code: "const module = {}; module.exports = { a };", expected: NOTHING },
      { code: "module.exports.a;", expected: NOTHING },
      { code: "// exports.a = a", expected: NOTHING },
      // ES modules have no such names, whatever they write to.
      { code: 'import "./a"; module.exports = { a };', expected: A },
      { code: "export const a = 1; exports.b = b;", expected: exported("a") },
    ].map((entry) => ({ ...entry, path: "/shop/a.js" })),
  );
});

describe("require", () => {
  const REQUIRED: Partial<RecordInWords> = { requests: ["require ./a"] };

  expectRecords([
    { code: 'const a = require("./a");', expected: REQUIRED },
    { code: 'const a = require("./a");', expected: REQUIRED, path: "/shop/a.cjs" },
    { code: "require(`./a`);", expected: REQUIRED, path: "/shop/a.js" },
    { code: 'require ( "./a" );', expected: REQUIRED, path: "/shop/a.js" },
    { code: "require(`./${x}.js`);", expected: { requests: ["require ./*.js pattern"] }, path: "/shop/a.js" },
    { code: "require(x);", expected: NOTHING, path: "/shop/a.js" },
    { code: 'function f(require) { require("./a"); }', expected: NOTHING, path: "/shop/a.cjs" },
    { code: 'const require = createRequire(import.meta.url); require("./a");', expected: NOTHING },
    { code: 'declare const require: any; require("./a");', expected: REQUIRED },
    { code: 'require.resolve("./a"); module.require("./a"); x.require("./a");', expected: NOTHING, path: "/shop/a.js" },
    { code: 'with (a) { b; } require("./a");', expected: REQUIRED, path: "/shop/a.cjs" },
    { code: 'import a = require("./a"); a();', expected: REQUIRED, path: "/shop/a.ts" },
    { code: 'import a = require("./a");', expected: NOTHING, path: "/shop/a.ts" },
    { code: 'import a = require("./a"); let x: a.T;', expected: NOTHING, path: "/shop/a.ts" },
    { code: 'import type a = require("./a"); let x: a;', expected: NOTHING, path: "/shop/a.ts" },
    { code: 'export import a = require("./a");', expected: { ...REQUIRED, exports: ["a"] }, path: "/shop/a.ts" },
    { code: 'import a = require("./a"); export = a;', expected: REQUIRED, path: "/shop/a.ts" },
    { code: 'if (x) return; require("./a");', expected: REQUIRED, path: "/shop/a.cjs" },
  ]);
});

describe("import()", () => {
  const dynamic = (...requests: readonly string[]): Partial<RecordInWords> => ({ requests: requests.map((request) => `dynamicImport ${request}`) });

  expectRecords([
    { code: 'import("./a");', expected: dynamic("./a") },
    { code: "import(`./a`);", expected: dynamic("./a") },
    { code: 'import(("./a"));', expected: dynamic("./a") },
    { code: 'import("./a" as string);', expected: dynamic("./a") },
    { code: 'import(/* webpackChunkName: "b" */ "./a");', expected: dynamic("./a") },
    { code: 'import("./a", { with: { type: "json" } });', expected: dynamic("./a") },
    { code: String.raw`import("./\x61"); import('./it\'s');`, expected: { ...dynamic("./a", "./it's"), mentionsServerOnly: true } },
    { code: "import(`./${x}.json`);", expected: dynamic("./*.json pattern") },
    { code: "import(`./a/${x}/b/${y}.js`);", expected: dynamic("./a/*/b/*.js pattern") },
    { code: "import(`${x}/a`);", expected: dynamic("*/a pattern") },
    { code: 'import(x); import("./" + x); import(x ? "./a" : "./b");', expected: NOTHING },
    { code: 'import("./a").then(() => import("./b"));', expected: dynamic("./a", "./b") },
    { code: 'const a = React.lazy(() => import("./a"));', expected: dynamic("./a") },
  ]);
});

describe("workers", () => {
  const WORKER: Partial<RecordInWords> = { requests: ["worker ./a.ts browser"] };

  expectRecords([
    { code: 'new Worker(new URL("./a.ts", import.meta.url));', expected: WORKER },
    { code: 'new SharedWorker(new URL("./a.ts", import.meta.url), { type: "module" });', expected: WORKER },
    { code: "new Worker(new URL(`./a.ts`, import.meta.url));", expected: WORKER },
    { code: 'new Worker("./a.ts");', expected: NOTHING },
    { code: 'new URL("./a.ts", import.meta.url);', expected: NOTHING },
    { code: 'new Worker(new URL("./a.ts", location.href));', expected: NOTHING },
    { code: 'class Worker {} new Worker(new URL("./a.ts", import.meta.url));', expected: NOTHING },
    { code: 'import { Worker } from "node:worker_threads"; new Worker(new URL("./a.ts", import.meta.url));', expected: { requests: ["import node:worker_threads"] } },
  ]);
});

describe("next/dynamic", () => {
  const loaded = (request: string, specifier = "next/dynamic"): Partial<RecordInWords> => ({ requests: [`import ${specifier}`, `dynamicImport ${request}`] });
  const load = (call: string, specifier = "next/dynamic"): string => `import dynamic from "${specifier}"; const Map = ${call};`;

  expectRecords([
    { code: load('dynamic(() => import("./map"), { ssr: false })'), expected: loaded("./map withoutSsr") },
    { code: load('dynamic(() => import("./map"), { "ssr": false })'), expected: loaded("./map withoutSsr") },
    { code: load('dynamic(() => import("./map"), { ["ssr"]: false })'), expected: loaded("./map withoutSsr") },
    { code: load('dynamic(() => import("./map"))'), expected: loaded("./map") },
    { code: load('dynamic(() => import("./map"), { ssr: true })'), expected: loaded("./map") },
    { code: load('dynamic(() => import("./map").then((m) => m.Map), { loading, ssr: false })'), expected: loaded("./map withoutSsr") },
    { code: load('dynamic(async () => (await import("./map")).Map, { ssr: false })'), expected: loaded("./map withoutSsr") },
    { code: load('dynamic({ loader: () => import("./map"), ssr: false })'), expected: loaded("./map withoutSsr") },
    { code: 'import lazy from "next/dynamic"; const Map = lazy(() => import("./map"), { ssr: false });', expected: loaded("./map withoutSsr") },
    { code: 'import { default as lazy } from "next/dynamic"; const Map = lazy(() => import("./map"), { ssr: false });', expected: loaded("./map withoutSsr") },
    { code: load('dynamic(() => import("./map"), { ssr: false })', "./dynamic"), expected: loaded("./map", "./dynamic") },
    { code: load('dynamic(() => import("./map"), { nested: { ssr: false } })'), expected: loaded("./map") },
    { code: load('dynamic(() => import("./map"), options); const options = { ssr: false }'), expected: loaded("./map") },
    { code: 'const options = { ssr: false }; import("./map");', expected: { requests: ["dynamicImport ./map"] } },
    { code: 'function dynamic() {} dynamic(() => import("./map"), { ssr: false });', expected: { requests: ["dynamicImport ./map"] } },
  ]);
});

describe("tests of the environment", () => {
  const dynamic = (...requests: readonly string[]): Partial<RecordInWords> => ({ requests: requests.map((request) => `dynamicImport ${request}`) });

  expectRecords([
    { code: 'if (typeof window === "undefined") import("./a");', expected: dynamic("./a server") },
    { code: 'if (typeof window !== "undefined") import("./a");', expected: dynamic("./a browser") },
    { code: 'if (typeof window === "undefined") import("./a"); else import("./b");', expected: dynamic("./a server", "./b browser") },
    { code: 'if (typeof window === "undefined") throw new Error(); import("./a");', expected: dynamic("./a") },
    { code: 'typeof window !== "undefined" && import("./a");', expected: dynamic("./a") },
    { code: 'if (typeof document !== "undefined") import("./a");', expected: dynamic("./a") },
    { code: 'if (process.env.NEXT_RUNTIME === "nodejs") await import("./a");', expected: dynamic("./a server") },
    { code: 'if (process.env.NEXT_RUNTIME === "nodejs") {} else import("./a");', expected: dynamic("./a") },
    { code: 'const isServer = typeof window === "undefined"; if (!isServer) import("./a");', expected: dynamic("./a browser") },
    { code: 'if (typeof window === "undefined") require("./a");', expected: { requests: ["require ./a server"] } },
    { code: 'if (typeof window !== "undefined") require("./a");', expected: { requests: ["require ./a browser"] } },
    { code: 'if (ready) import("./a");', expected: dynamic("./a") },
    { code: 'if (typeof window === "undefined" || ready) import("./a");', expected: dynamic("./a") },
    { code: 'import { a } from "./a"; if (typeof window === "undefined") a();', expected: A },
    { code: 'import dynamic from "next/dynamic"; if (typeof window === "undefined") dynamic(() => import("./a"), { ssr: false });', expected: { requests: ["import next/dynamic", "dynamicImport ./a server"] } },
  ]);
});

describe("data functions of pages", () => {
  const page = (request: string, ...exports: readonly string[]): Partial<RecordInWords> => ({ exports, requests: [request] });

  expectRecords([
    { code: 'import { a } from "./a"; export function getServerSideProps() { a(); }', expected: page("import ./a only in data", "getServerSideProps") },
    { code: 'import { a } from "./a"; export const getStaticProps = () => a(); export default function Page() { a(); }', expected: page("import ./a also in data", "getStaticProps", "default") },
    { code: 'import { a, b } from "./a"; export const getStaticPaths = () => a(); export default function Page() { b(); }', expected: page("import ./a also in data", "getStaticPaths", "default") },
    { code: 'import { a } from "./a"; export const getStaticProps = () => 1; export default function Page() { a(); }', expected: page("import ./a", "getStaticProps", "default") },
    { code: 'import { a } from "./a"; const load = () => a(); export const getStaticProps = () => load();', expected: page("import ./a only in data", "getStaticProps") },
    { code: 'import { a } from "./a"; async function getServerSideProps() { a(); } export { getServerSideProps };', expected: page("import ./a only in data", "getServerSideProps") },
    { code: 'import * as a from "./a"; export async function getServerSideProps() { return a.b; }', expected: page("import ./a only in data", "getServerSideProps") },
    { code: 'import "./a"; export const getStaticProps = () => 1;', expected: page("import ./a", "getStaticProps") },
    { code: 'export const getStaticProps = () => import("./a");', expected: page("dynamicImport ./a only in data", "getStaticProps") },
    { code: 'export const getStaticProps = () => require("./a");', expected: page("require ./a only in data", "getStaticProps") },
    { code: 'import { a } from "./a"; import type { GetServerSideProps } from "next"; export const getServerSideProps: GetServerSideProps = async () => a();', expected: page("import ./a only in data", "getServerSideProps") },
    { code: 'import { a } from "./a"; export { getStaticProps } from "./b"; a();', expected: { exports: ["getStaticProps = ./b#getStaticProps"], requests: ["import ./a", "reexport ./b"] } },
  ]);
});

describe("texts", () => {
  expectRecords([
    { code: "", expected: NOTHING },
    { code: "\n", expected: NOTHING },
    { code: "// nothing", expected: NOTHING },
    { code: "type T = 1;", expected: NOTHING },
    { code: '"use client"; import "./a";', expected: { ...A, directives: ["use client"] } },
    { code: '\uFEFF"use client"; import "./a";', expected: { ...A, directives: ["use client"] } },
    { code: '#!/usr/bin/env node\n"use client"; import "./a";', expected: { ...A, directives: ["use client"] } },
    { code: '\uFEFFimport "./a";\r\nimport "./b";\r\n', expected: { requests: ["import ./a", "import ./b"] } },
    { code: String.raw`'use\x20client'; import "./a";`, expected: { ...A, directives: ["use client"], mentionsServerOnly: true } },
    { code: '("use client"); import "./a";', expected: A },
    { code: 'import "./a"; "use client";', expected: A },
    { code: 'import { from "./a";', expected: undefined },
    { code: "const a = ;", expected: undefined },
    { code: '"use client"; import { a } from "./a"; a(', expected: undefined },
    { code: "<div>", expected: undefined },
    { code: 'import { a } from "./a"; export const b: typeof a;', expected: NOTHING, path: "/shop/a.d.ts" },
    { code: 'import "./a"; this is no TypeScript', expected: NOTHING, path: "/shop/a.d.mts" },
    { code: "const a = <T>(x: T) => <T>x;", expected: NOTHING, path: "/shop/a.ts" },
    { code: "const a = <T,>(x: T) => x; await 1;", expected: NOTHING },
  ]);
});

describe("mentions of server-only modules", () => {
  expectRecords([
    { code: 'import { cookies } from "next/headers"; cookies();', expected: { mentionsServerOnly: true, requests: ["import next/headers"] } },
    { code: 'import type { cookies } from "next/headers";', expected: { mentionsServerOnly: true } },
    { code: 'import "server-only";', expected: { mentionsServerOnly: true, requests: ["import server-only"] } },
    { code: 'const a = require("next/dist/server/request/cookies");', expected: { mentionsServerOnly: true, requests: ["require next/dist/server/request/cookies"] } },
    { code: "// see server-only", expected: { mentionsServerOnly: true } },
    { code: 'import "next/cache"; import "next/root-params"; import "next/server";', expected: { mentionsServerOnly: true, requests: ["import next/cache", "import next/root-params", "import next/server"] } },
    { code: 'import "next/navigation"; import "next/link"; import "client-only";', expected: { requests: ["import next/navigation", "import next/link", "import client-only"] } },
  ]);
});

interface KnownDifference extends Omit<Case, "expected"> {
  readonly why: string;
  readonly native: Partial<RecordInWords>;
  /** By either parser; TypeScript's scopes are behind both. */
  readonly parsed: Partial<RecordInWords>;
}

describe("known differences", () => {
  const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
    { code: 'import { a } from "./a"; import b = a.c;', native: NOTHING, parsed: A, why: "an alias that nobody uses uses its import, which nobody writes" },
    { code: 'import { a } from "./a"; type T = { [a.b]: 1 };', native: NOTHING, parsed: A, why: "a computed name in a type is a value to the scopes, and rare" },
    { code: "type T = 1; export default T;", native: NOTHING, parsed: { exports: ["default"] }, why: "a name of a type leads to nothing" },
    { code: "declare const a: 1; export { a };", native: NOTHING, parsed: { exports: ["a"] }, why: "a name that only a declaration has leads to nothing" },
    { code: "namespace N { export type a = 1; } export { N };", native: NOTHING, parsed: { exports: ["N"] }, why: "a namespace of types leads to nothing" },
  ];

  it.each(KNOWN_DIFFERENCES)("$code, as $why", (entry) => {
    expect(extract("native", entry)).toEqual(complete(entry.native));
    expect(extract("tree", entry)).toEqual(complete(entry.parsed));
    expect(extract("fallback", entry)).toEqual(complete(entry.parsed));
  });
});

describe("functions", () => {
  function listFunctions(name: keyof typeof EXTRACTORS, code: string): readonly string[] | undefined {
    return EXTRACTORS[name].extract("/shop/app/a.tsx", code, false)?.exports.flatMap((entry) => (entry.isFunction === true ? [entry.name] : []));
  }

  it.each<[string, readonly string[]]>([
    ["export function a() {}", ["a"]],
    ["export async function a(b: string): Promise<void> {}", ["a"]],
    ["export function* a() {}", ["a"]],
    ["export default function () {}", ["default"]],
    ["export default async function a() {}", ["default"]],
    ["export const a = () => 1;", ["a"]],
    ["export const a = async ({ b }: { b: () => void }, c = 1) => b;", ["a"]],
    ["export const a = b => b;", ["a"]],
    ["// export function a() {}\nexport const a = b;", []],
    ["export const a = /* () => 1 */ b(() => 1);", []],
    ["export const a = (b, c);", []],
    ["export const a = async(b);", []],
    ["export let a = () => 1;", []],
    ["export const a = b, c = () => 1;", []],
    ["export class a {}", []],
    ["export const a = function () {}.bind(b);", []],
    ["const a = () => 1; export { a };", []],
    ['export { a } from "./a";', []],
  ])("%s", (code, expected) => {
    for (const name of ["native", "tree", "fallback"] as const) expect({ functions: listFunctions(name, code), name }).toEqual({ functions: expected, name });
  });

  it("leaves parameters with parentheses in them to a parser", () => {
    const code = "export const a = (b = c()) => b;";
    expect([listFunctions("native", code), listFunctions("tree", code), listFunctions("fallback", code)]).toEqual([[], ["a"], ["a"]]);
  });
});
