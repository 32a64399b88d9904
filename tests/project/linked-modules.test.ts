import { describe, expect, it } from "vitest";

import { evaluate } from "../../src/analysis/constants/evaluate.ts";
import { getStaticText } from "../../src/analysis/constants/evaluated.ts";
import { REQUEST_PROMISES } from "../../src/platform/shortcuts.ts";
import { findExported } from "../../src/syntax/exported.ts";
import { Project } from "../../src/project/project.ts";
import type { SourceModule } from "../../src/syntax/source-module.ts";
import { createMemoryHost, type MemoryHost } from "../kit/memory-host.ts";
import { parseModule } from "../kit/parse-module.ts";

const ROOT = { "/shop/app/layout.tsx": "", "/shop/package.json": '{ "dependencies": { "next": "16.4.6" } }' };

interface Story {
  readonly host: MemoryHost;
  readonly project: Project;
  /** Lints a text: what its exported `value` is, where that is one text. */
  evaluateValue(text: string, path?: string): string | undefined;
}

function createStory(files: Readonly<Record<string, string>>): Story {
  const host = createMemoryHost({ ...ROOT, ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`/shop/${file}`, text])) });
  const project = new Project(host);
  return {
    evaluateValue: (text, path = "/shop/app/cart.ts") => {
      host.time += 10;
      project.noteLint(path);
      const module: SourceModule = { ...parseModule(text, path), links: project.getLinks(path, project.findRoot(path)) };
      const value = findExported("value", module);
      return value && getStaticText(evaluate(value, module));
    },
    host,
    project,
  };
}

const IMPORT = 'import { a } from "../lib/a"; export const value = a;';

describe("values of other modules", () => {
  it.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
    ["a constant", { "lib/a.ts": 'export const a = "x";' }, IMPORT, "x"],
    ["a template of another module's constant", { "lib/a.ts": 'import { b } from "./b"; export const a = `${b}y`;', "lib/b.ts": 'export const b = "x";' }, IMPORT, "xy"],
    ["a default export", { "lib/a.ts": 'export default "x";' }, 'import a from "../lib/a"; export const value = a;', "x"],
    ["export { a as b }", { "lib/a.ts": 'const b = "x"; export { b as a };' }, IMPORT, "x"],
    ["a member", { "lib/a.ts": 'export const a = { b: { c: "x" } } as const;' }, 'import { a } from "../lib/a"; export const value = a.b.c;', "x"],
    ["a member of a namespace", { "lib/a.ts": 'export const a = { b: "x" };' }, 'import * as all from "../lib/a"; export const value = all.a.b;', "x"],
    ["a destructured member", { "lib/a.ts": 'export const a = { b: "x" };' }, 'import { a } from "../lib/a"; const { b } = a; export const value = b;', "x"],
    ["what an exported pattern takes out of an object", { "lib/a.ts": 'const all = { a: "x" }; export const { a } = all;' }, IMPORT, "x"],
    ["an enum", { "lib/a.ts": 'export enum a { b = "x" }' }, 'import { a } from "../lib/a"; export const value = a.b;', "x"],
    ["a static field", { "lib/a.ts": 'export class a { static readonly b = "x"; }' }, 'import { a } from "../lib/a"; export const value = a.b;', "x"],
    ["a static field that holds an object", { "lib/a.ts": 'export const a = class { static b = { c: "x" }; };' }, 'import { a } from "../lib/a"; export const value = a.b.c;', "x"],
    ["a field of the objects of a class", { "lib/a.ts": 'export class a { b = "x"; }' }, 'import { a } from "../lib/a"; export const value = a.b;', undefined],
    ["a static field that is written again", { "lib/a.ts": 'export class a { static b = "x"; } a.b = "y";' }, 'import { a } from "../lib/a"; export const value = a.b;', "y"],
    ["a static field that its class writes again", { "lib/a.ts": 'export class a { static b = "x"; static set() { a.b = "y"; } }' }, 'import { a } from "../lib/a"; export const value = a.b;', undefined],
    ["a static field that is written as this", { "lib/a.ts": 'export class a { static b = "x"; static { this.b += "y"; } }' }, 'import { a } from "../lib/a"; export const value = a.b;', undefined],
    ["a static accessor", { "lib/a.ts": 'export class a { static b = "x"; static get b() { return "y"; } }' }, 'import { a } from "../lib/a"; export const value = a.b;', undefined],
    ["satisfies", { "lib/a.ts": 'export const a = "x" satisfies string;' }, IMPORT, "x"],
    ["a function", { "lib/a.ts": 'export const a = (b: string) => `x${b}`;' }, 'import { a } from "../lib/a"; export const value = a("y");', "xy"],
    ["a function that calls another module's", { "lib/a.ts": 'import { b } from "./b"; export function a(c: string) { return b(`${c}z`); }', "lib/b.ts": 'export const b = (d: string) => `x${d}`;' }, 'import { a } from "../lib/a"; export const value = a("y");', "xyz"],
    ["what a function's object holds", { "lib/a.ts": 'export const a = () => ({ b: "x" });' }, 'import { a } from "../lib/a"; export const value = a().b;', "x"],
    ["a constant that is written again", { "lib/a.ts": 'export let a = "x"; a = "y";' }, IMPORT, undefined],
    ["a member that is written again", { "lib/a.ts": 'export const a = { b: "x" }; a.b = "y";' }, 'import { a } from "../lib/a"; export const value = a.b;', "y"],
    ["a member that may be written again", { "lib/a.ts": 'export const a = { b: "x" }; if (c) a.b = "y";' }, 'import { a } from "../lib/a"; export const value = a.b;', undefined],
    ["an async function", { "lib/a.ts": 'export const a = async () => ({ b: "x" });' }, 'import { a } from "../lib/a"; export const value = a().b;', undefined],
    ["a name that is not there", { "lib/a.ts": "" }, IMPORT, undefined],
    ["a type", { "lib/a.ts": 'export type a = "x";' }, 'import type { a } from "../lib/a"; export const value = a;', undefined],
    ["a module that is not there", {}, IMPORT, undefined],
    ["a module that does not parse", { "lib/a.ts": 'export const a = "x' }, IMPORT, undefined],
    ["a package", {}, 'import { a } from "a"; export const value = a;', undefined],
    ["a module that imports itself", { "lib/a.ts": 'import { a as b } from "./a"; export const a = b;' }, IMPORT, undefined],
    ["constants that stand for each other", { "lib/a.ts": 'import { b } from "./b"; export const a = b;', "lib/b.ts": 'import { a } from "./a"; export const b = a;' }, IMPORT, undefined],
    ["functions that call each other", { "lib/a.ts": 'import { b } from "./b"; export const a = (x: string): string => b(x);', "lib/b.ts": 'import { a } from "./a"; export const b = (x: string): string => a(x);' }, 'import { a } from "../lib/a"; export const value = a("x");', undefined],
  ])("%s", (_, files, text, expected) => {
    expect(createStory(files).evaluateValue(text)).toBe(expected);
  });

  it("end in a chain of a thousand modules", () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`lib/m${String(index)}.ts`, `import { a as b } from "./m${String(index + 1)}"; export const a = b;`]),
    );
    expect(createStory({ ...files, "lib/a.ts": 'import { a as b } from "./m0"; export const a = b;', "lib/m1000.ts": 'export const a = "x";' }).evaluateValue(IMPORT)).toBeUndefined();
  });

  it("end where every module asks all others", () => {
    const names = Array.from({ length: 15 }, (_, index) => `m${String(index)}`);
    const imports = names.map((name) => `import { a as ${name} } from "./${name}";`).join(" ");
    const files = Object.fromEntries(names.map((name) => [`lib/${name}.ts`, `${imports} export const a = \`${names.map((other) => `\${${other}}`).join("")}\`;`]));
    expect(createStory({ ...files, "lib/a.ts": 'export { a } from "./m0";' }).evaluateValue(IMPORT)).toBeUndefined();
  });

  it("end in an object of ten thousand members", () => {
    const members = Array.from({ length: 10_000 }, (_, index) => `m${String(index)}: "v${String(index)}"`).join(", ");
    expect(createStory({ "lib/a.ts": `export const a = { ${members} };` }).evaluateValue('import { a } from "../lib/a"; export const value = a.m9999;')).toBe("v9999");
  });
});

describe("values of CommonJS modules", () => {
  it.each<[string, string, string, string | undefined]>([
    ["a member of module.exports", 'const a = "x"; module.exports = { a };', IMPORT, "x"],
    ["a member that is given by itself", 'const a = "x"; exports.a = a;', IMPORT, "x"],
    ["a member of module.exports that is given by itself", 'module.exports.a = "x";', IMPORT, "x"],
    ["a member of a constant", 'const all = { a: "x" }; module.exports = all;', IMPORT, "x"],
    ["a member of a frozen object", 'module.exports = Object.freeze({ a: "x" });', IMPORT, "x"],
    ["a member of a member", 'exports.a = { b: "x" };', 'import { a } from "../lib/a"; export const value = a.b;', "x"],
    ["the whole by a default import", 'module.exports = { a: "x" };', 'import all from "../lib/a"; export const value = all.a;', "x"],
    ["members by a default import", 'exports.a = "x";', 'import all from "../lib/a"; export const value = all.a;', "x"],
    ["members by a namespace", 'exports.a = "x";', 'import * as all from "../lib/a"; export const value = all.a;', "x"],
    ["a text alone", 'module.exports = "x";', 'import a from "../lib/a"; export const value = a;', "x"],
    ["a member that is required", 'module.exports = { a: "x" };', 'const { a } = require("../lib/a"); export const value = a;', "x"],
    ["a member of what is required", 'exports.a = "x";', 'const all = require("../lib/a"); export const value = all.a;', "x"],
    ["a function", "module.exports = (b) => `x${b}`;", 'import a from "../lib/a"; export const value = a("y");', "xy"],
    ["a function that is required", "module.exports = function (b) { return `x${b}`; };", 'const a = require("../lib/a"); export const value = a("y");', "xy"],
    ["what compilers write", 'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = void 0; exports.default = "x";', 'import a from "../lib/a"; export const value = a;', "x"],
    ["a default of hand-written CommonJS, which is all there is", 'exports.default = "x";', 'import a from "../lib/a"; export const value = a;', undefined],
    ["a member that is not there", 'module.exports = { b: "x" };', IMPORT, undefined],
    ["a condition", 'if (b) exports.a = "x"; else exports.a = "y";', IMPORT, undefined],
    ["a member that is given twice", 'exports.a = "x"; exports.a = "y";', IMPORT, undefined],
    ["a member that a spread may replace", 'module.exports = { a: "x", ...b };', IMPORT, undefined],
    ["a constant that is changed", 'const all = { a: "x" }; all.a = "y"; module.exports = all;', IMPORT, undefined],
    ["the exports that another function gets", 'exports.a = "x"; replace(exports);', IMPORT, undefined],
    ["a computed name", 'exports.a = "x"; exports[b] = "y";', IMPORT, undefined],
    ["the other object of two", 'exports.a = "x"; module.exports = { b: "y" };', IMPORT, undefined],
  ])("%s", (_, exported, text, expected) => {
    expect(createStory({ "lib/a.js": exported }).evaluateValue(text)).toBe(expected);
  });
});

describe("the trees of other modules", () => {
  it("are opened once, and not at all where nobody asks", () => {
    const story = createStory({ "lib/a.ts": 'export const a = "x"; export const b = "y";' });
    story.evaluateValue('import { a } from "../lib/a"; export const value = "z"; void a;');
    expect(story.project.modules.counts.trees).toBe(0);
    for (let lint = 0; lint < 3; lint += 1) story.evaluateValue('import { a, b } from "../lib/a"; export const value = a + b;');
    story.evaluateValue('import { a } from "../lib/a"; export const value = a;', "/shop/app/other.ts");
    expect(story.project.modules.counts.trees).toBe(1);
  });

  it("are opened again when they have changed, and what they were asked for with them", () => {
    const story = createStory({ "lib/a.ts": 'import { b } from "./b"; export const a = `${b}!`;', "lib/b.ts": 'export const b = "x";' });
    expect(story.evaluateValue(IMPORT)).toBe("x!");
    story.host.files.set("/shop/lib/b.ts", 'export const b = "y";');
    expect(story.evaluateValue(IMPORT)).toBe("y!");
  });

  it("lead elsewhere when a barrel has changed", () => {
    const story = createStory({ "lib/a.ts": 'export { a } from "./b";', "lib/b.ts": 'export const a = "x";', "lib/c.ts": 'export const a = "y";' });
    expect(story.evaluateValue(IMPORT)).toBe("x");
    story.host.files.set("/shop/lib/a.ts", 'export { a } from "./c";');
    expect(story.evaluateValue(IMPORT)).toBe("y");
  });

  it("are found when they come to be, and forgotten when they go", () => {
    const story = createStory({ "lib/b.ts": "" });
    expect(story.evaluateValue(IMPORT)).toBeUndefined();
    story.host.files.set("/shop/lib/a.ts", 'export const a = "x";');
    expect(story.evaluateValue(IMPORT)).toBe("x");
    story.host.files.delete("/shop/lib/a.ts");
    expect(story.evaluateValue(IMPORT)).toBeUndefined();
  });

  it("are not all kept", () => {
    const files = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`lib/m${String(index)}.ts`, `export const a = "${String(index)}";`]));
    const story = createStory(files);
    const ask = (index: number): string | undefined =>
      story.evaluateValue(`import { a } from "../lib/m${String(index)}"; export const value = a;`, `/shop/app/f${String(index)}.ts`);
    expect(Array.from({ length: 120 }, (_, index) => ask(index)).every((value, index) => value === String(index))).toBe(true);
    ask(0);
    expect(story.project.modules.counts.trees).toBe(121);
  });
});

describe("whether a module may define what is looked for", () => {
  const asks = (specifier: string, pattern: RegExp, files: Readonly<Record<string, string>>): boolean => {
    const { project } = createStory(files);
    return project.getLinks("/shop/app/cart.ts", project.findRoot("/shop/app/cart.ts")).mayDefine(specifier, pattern);
  };

  it.each<[string, string, Readonly<Record<string, string>>, boolean]>([
    ["a module with the words", "../lib/a", { "lib/a.ts": 'import { cookies } from "next/headers"; export const a = cookies;' }, true],
    ["a module without them", "../lib/a", { "lib/a.ts": "export const a = 1;" }, false],
    ["a module that imports one with them", "../lib/a", { "lib/a.ts": 'import { b } from "./b"; export const a = () => b();', "lib/b.ts": 'export { cookies as b } from "next/headers";' }, false],
    ["a module that exports names of one with them", "../lib/a", { "lib/a.ts": 'export { b } from "./b";', "lib/b.ts": 'export * from "./c";', "lib/c.ts": 'export { cookies as b } from "next/headers";' }, true],
    ["a module that exports the namespace of one with them", "../lib/a", { "lib/a.ts": 'export * as b from "./b";', "lib/b.ts": 'export { cookies as b } from "next/headers";' }, true],
    ["a module that imports a name and exports it again", "../lib/a", { "lib/a.ts": 'import { b } from "./b"; export { b };', "lib/b.ts": 'export { cookies as b } from "next/headers";' }, true],
    ["modules in a circle", "../lib/a", { "lib/a.ts": 'export * from "./b";', "lib/b.ts": 'export * from "./a"; export * from "./c";', "lib/c.ts": 'export { cookies as b } from "next/headers";' }, true],
    ["a text with escapes", "../lib/a", { "lib/a.ts": String.raw`export const a = "\x61";` }, true],
    ["a module that is not there", "../lib/a", {}, false],
    ["a package, whose name stands where it is asked for", "js-cookie", {}, false],
    ["a package by another spelling", "next/headers.js", {}, true],
  ])("%s", (_, specifier, files, expected) => {
    expect(asks(specifier, REQUEST_PROMISES.words, files)).toBe(expected);
  });

  it("changes with the text", () => {
    const { host, project } = createStory({ "lib/a.ts": "export const a = 1;" });
    const ask = (): boolean => {
      host.time += 2000;
      project.noteLint("/shop/app/cart.ts");
      return project.getLinks("/shop/app/cart.ts", project.findRoot("/shop/app/cart.ts")).mayDefine("../lib/a", REQUEST_PROMISES.words);
    };
    expect(ask()).toBe(false);
    host.files.set("/shop/lib/a.ts", 'export { cookies as a } from "next/headers";');
    expect(ask()).toBe(true);
  });
});
