import { describe, expect, it } from "vitest";

import { Project } from "../../../src/project/project.ts";
import { findDefinition, type Definition } from "../../../src/project/queries/find-definition.ts";
import type { LinkedDefinition } from "../../../src/syntax/source-module.ts";
import { createMemoryHost } from "../../kit/memory-host.ts";

const ROOT = { "/shop/app/layout.tsx": "", "/shop/package.json": '{ "dependencies": { "next": "16.4.6" } }' };

function describeDefinition(definition: Definition | LinkedDefinition | undefined): string | undefined {
  if (definition === undefined) return undefined;
  if (definition.kind === "namespace") return "a namespace";
  return `${definition.name} of ${definition.kind === "module" ? definition.path.replace("/shop/", "") : definition.specifier}`;
}

function find(name: string, files: Readonly<Record<string, string>>, path = "lib/index.ts"): string | undefined {
  const project = new Project(createMemoryHost({ ...ROOT, ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`/shop/${file}`, text])) }));
  const { client } = project.getApp(`/shop/${path}`, project.findRoot(`/shop/${path}`));
  return describeDefinition(findDefinition(`/shop/${path}`, name, client));
}

describe("findDefinition", () => {
  it.each<[string, string, Readonly<Record<string, string>>, string | undefined]>([
    ["a name of its own", "a", { "lib/index.ts": "export const a = 1;" }, "a of lib/index.ts"],
    ["a default of its own", "default", { "lib/index.ts": "export default 1;" }, "default of lib/index.ts"],
    ["a re-export", "a", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'export { a } from "./a";' }, "a of lib/a.ts"],
    ["a re-export under another name", "b", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'export { a as b } from "./a";' }, "a of lib/a.ts"],
    ["a default under a name", "a", { "lib/a.ts": "export default 1;", "lib/index.ts": 'export { default as a } from "./a";' }, "default of lib/a.ts"],
    ["a star", "b", { "lib/a.ts": "export const a = 1;", "lib/b.ts": "export const b = 1;", "lib/index.ts": 'export * from "./a"; export * from "./b";' }, "b of lib/b.ts"],
    ["a star of a star", "a", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'export * from "./more";', "lib/more.ts": 'export * from "./a";' }, "a of lib/a.ts"],
    ["a name that a star does not have", "c", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'export * from "./a";' }, undefined],
    ["a default, which a star leaves out", "default", { "lib/a.ts": "export default 1;", "lib/index.ts": 'export * from "./a";' }, undefined],
    ["a name of a package", "Cookies", { "lib/index.ts": 'export { default as Cookies } from "js-cookie";' }, "default of js-cookie"],
    ["a star of a package", "get", { "lib/index.ts": 'export * from "js-cookie";' }, "get of js-cookie"],
    ["its own module before a star of a package", "get", { "lib/a.ts": "export const get = 1;", "lib/index.ts": 'export * from "js-cookie"; export * from "./a";' }, "get of lib/a.ts"],
    ["a namespace", "a", { "lib/a.ts": "export const b = 1;", "lib/index.ts": 'export * as a from "./a";' }, "a namespace"],
    ["a namespace of a package", "a", { "lib/index.ts": 'export * as a from "js-cookie";' }, "a namespace"],
    ["a namespace behind stars", "a", { "lib/a.ts": "export const b = 1;", "lib/index.ts": 'export * from "./more";', "lib/more.ts": 'export * as a from "./a";' }, "a namespace"],
    ["a namespace that is imported and exported again", "c", { "lib/a.ts": "export const b = 1;", "lib/index.ts": 'import * as a from "./a"; export { a as c };' }, "a namespace"],
    ["a namespace of a module that is not there", "a", { "lib/index.ts": 'export * as a from "./missing";' }, undefined],
    ["what is imported and exported again", "a", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'import { a } from "./a"; export { a };' }, "a of lib/a.ts"],
    ["what is imported and given to a constant", "b", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'import { a } from "./a"; export const b = a;' }, "a of lib/a.ts"],
    ["a namespace that is given to a constant", "b", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'import * as a from "./a"; export const b = a;' }, "a namespace"],
    ["what is imported and the default again", "default", { "lib/a.ts": "export const a = 1;", "lib/index.ts": 'import { a } from "./a"; export default a;' }, "a of lib/a.ts"],
    ["what is required and given to exports", "b", { "lib/a.js": "exports.a = 1;", "lib/index.ts": 'const { a } = require("./a"); exports.b = a;' }, "a of lib/a.js"],
    ["a module that is not there", "a", { "lib/index.ts": 'export { a } from "./missing";' }, undefined],
    ["a circle", "a", { "lib/a.ts": 'export * from "./index";', "lib/index.ts": 'export * from "./a";' }, undefined],
    ["itself", "a", { "lib/index.ts": 'export * from "./index";' }, undefined],
    ["a name that is not there", "b", { "lib/index.ts": "export const a = 1;" }, undefined],
    ["a member of CommonJS behind a barrel", "a", { "lib/a.js": "module.exports = { a: 1 };", "lib/index.ts": 'export { a } from "./a";' }, "a of lib/a.js"],
    ["a member of CommonJS behind a star", "a", { "lib/a.js": "exports.a = 1;", "lib/index.ts": 'export * from "./a";' }, "a of lib/a.js"],
    ["CommonJS that hands on another module", "a", { "lib/a.js": "exports.a = 1;", "lib/index.ts": 'module.exports = require("./a");' }, "a of lib/a.js"],
    ["CommonJS that hands on a package", "get", { "lib/index.ts": 'module.exports = require("js-cookie");' }, "get of js-cookie"],
    ["the default of CommonJS", "default", { "lib/index.ts": "module.exports = a;" }, "default of lib/index.ts"],
    ["the default of CommonJS that has members only", "default", { "lib/index.ts": "exports.a = 1;" }, "a namespace"],
    ["CommonJS that exports by a condition", "a", { "lib/index.ts": "if (b) exports.a = 1;" }, undefined],
  ])("%s", (_, name, files, expected) => {
    expect(find(name, files)).toBe(expected);
  });

  it("ends in a barrel of many circles", () => {
    const names = Array.from({ length: 12 }, (_, index) => `m${String(index)}`);
    const stars = names.map((name) => `export * from "./${name}";`).join("\n");
    const files = Object.fromEntries([...names.map((name) => [`lib/${name}.ts`, stars]), ["lib/index.ts", stars]]) as Record<string, string>;
    expect(find("a", files)).toBeUndefined();
  });
});

describe("a requested definition", () => {
  it.each([
    ["@/lib", "a", "a of lib/a.ts"],
    ["../lib/a", "a", "a of lib/a.ts"],
    ["js-cookie", "default", "default of js-cookie"],
    ["./missing", "a", undefined],
    ["@/lib", "b", undefined],
  ])("%s: %s", (specifier, name, expected) => {
    const project = new Project(
      createMemoryHost({
        ...ROOT,
        "/shop/lib/a.ts": "export const a = 1;",
        "/shop/lib/index.ts": 'export * from "./a";',
        "/shop/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      }),
    );
    const from = "/shop/app/page.tsx";
    expect(describeDefinition(project.getLinks(from, project.findRoot(from)).findDefinition(specifier, name))).toBe(expected);
  });
});

describe("the client module on the way", () => {
  it.each([
    ["the module itself", "./client", "Box", "app/client.tsx"],
    ["the module behind a barrel", "./barrel", "Box", "app/client.tsx"],
    ["a barrel with a directive", "./client-barrel", "Plain", "app/client-barrel.ts"],
    ["a package behind a directive", "./client-barrel", "Theme", "app/client-barrel.ts"],
    ["no client module", "./plain", "Plain", undefined],
    ["a file with both directives, which is none", "./both", "Box", undefined],
  ])("%s", (_, specifier, name, expected) => {
    const project = new Project(
      createMemoryHost({
        ...ROOT,
        "/shop/app/barrel.ts": "export * from './client';",
        "/shop/app/both.tsx": "'use client';\n'use server';\nexport const Box = 1;",
        "/shop/app/client-barrel.ts": "'use client';\nexport { Plain } from './plain';\nexport { ThemeProvider as Theme } from 'next-themes';",
        "/shop/app/client.tsx": "'use client';\nexport const Box = 1;",
        "/shop/app/plain.tsx": "export const Plain = 1;",
      }),
    );
    const from = "/shop/app/page.tsx";
    expect(project.getLinks(from, project.findRoot(from)).findDefinition(specifier, name)?.clientEntry?.replace("/shop/", "")).toBe(expected);
  });
});

describe("a member of a namespace", () => {
  it.each([
    ["of a module", "names", ["token"], "token of lib/names.ts", 1],
    ["of a package", "jar", ["get", "name"], "get of js-cookie", 1],
    ["of a namespace in a namespace", "all", ["names", "token", "length"], "token of lib/names.ts", 2],
    ["of an import that is exported again", "own", ["token"], "token of lib/names.ts", 1],
    ["that is not there", "names", ["theme"], undefined, undefined],
    ["that is not asked for", "names", [], "a namespace", 0],
    ["of something else", "theme", ["token"], "theme of lib/index.ts", undefined],
    ["of itself, for ever", "self", Array.from({ length: 50 }, () => "self"), "a namespace", 50],
  ])("%s", (_, name, members, expected, named) => {
    const project = new Project(
      createMemoryHost({
        ...ROOT,
        "/shop/lib/index.ts": 'import * as own from "./names"; export { own }; export * as names from "./names"; export * as jar from "js-cookie"; export * as all from "./index"; export * as self from "./index"; export const theme = 1;',
        "/shop/lib/names.ts": "export const token = 1;",
      }),
    );
    const from = "/shop/app/page.tsx";
    const found = project.getLinks(from, project.findRoot(from)).findDefinition("../lib", name, members);
    expect(describeDefinition(found)).toBe(expected);
    expect(found?.named ?? undefined).toBe(named);
  });

  it("keeps the client module on the way", () => {
    const project = new Project(createMemoryHost({ ...ROOT, "/shop/app/ui.ts": "'use client';\nexport * as plain from './plain';", "/shop/app/plain.tsx": "export const Box = 1;" }));
    const from = "/shop/app/page.tsx";
    expect(project.getLinks(from, project.findRoot(from)).findDefinition("./ui", "plain", ["Box"])?.clientEntry).toBe("/shop/app/ui.ts");
  });
});
