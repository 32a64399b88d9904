/** What a question costs that is asked at each node: counted by how often it takes a look at what grows with the file. */
import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import { createsElement } from "../../src/analysis/boundary/client-component.ts";
import { readHeaderSequences } from "../../src/analysis/cors/header-sequences.ts";
import { findPropertyValue } from "../../src/analysis/references/definition.ts";
import { findExported } from "../../src/syntax/exported.ts";
import { findConstantDefinition, findVariable, type SourceModule } from "../../src/syntax/source-module.ts";
import { walk } from "../../src/syntax/traverse.ts";
import { parseModule } from "../kit/parse-module.ts";

/** Counts how often a member is read from now on. */
function countReads<Key extends string>(object: Readonly<Record<Key, unknown>>, key: Key): () => number {
  const value = object[key];
  let reads = 0;
  Object.defineProperty(object, key, {
    get: () => {
      reads += 1;
      return value;
    },
  });
  return () => reads;
}

function collectNodes({ ast, visitorKeys }: SourceModule): readonly TSESTree.Node[] {
  return [...walk(ast, visitorKeys)];
}

const SIZE = 200;
const repeat = (write: (index: string) => string): string => Array.from({ length: SIZE }, (_, index) => write(String(index))).join("\n");

describe("what is asked at each node and looked up once", () => {
  it("the text of a module, for each of its calls", () => {
    const module = parseModule(repeat((index) => `f${index}();`));
    const count = countReads(module, "text");
    for (const call of collectNodes(module).filter((node) => node.type === "CallExpression")) expect(createsElement(call, module)).toBe(false);
    expect(count()).toBe(1);
  });

  it("the statements of a module, for each of its exports", () => {
    const module = parseModule(repeat((index) => `export const c${index} = 1;`));
    const count = countReads(module.ast, "body");
    for (let index = 0; index < SIZE; index += 1) expect(findExported(`c${String(index)}`, module)).toMatchObject({ name: `c${String(index)}` });
    expect(count()).toBe(1);
  });

  it("the properties of an object, for each of its members", () => {
    const module = parseModule(`const a = { ${repeat((index) => `p${index}: ${index},`)} };`);
    const [object] = collectNodes(module).filter((node) => node.type === "ObjectExpression");
    if (object === undefined) throw new Error("There is one.");
    const count = countReads(object, "properties");
    for (let index = 0; index < SIZE; index += 1) expect(findPropertyValue(object, `p${String(index)}`)).toMatchObject({ value: index });
    expect(count()).toBe(1);
  });

  it("the references of a variable, for each of them", () => {
    const module = parseModule(`const a = 1;\n${repeat(() => "use(a);")}`);
    const [name] = collectNodes(module).filter((node) => node.type === "Identifier");
    const variable = name && findVariable(module, name);
    if (variable === undefined) throw new Error("There is one.");
    const count = countReads(variable, "references");
    for (let index = 0; index < SIZE; index += 1) expect(findConstantDefinition(variable)).toBeDefined();
    expect(count()).toBe(1);
  });

  it("the places of headers: each is compared with the branches around it, and not with the others", () => {
    const count = (size: number): number => {
      const module = parseModule(`function f(a, h) { ${Array.from({ length: size }, () => 'if (a) h.set("Access-Control-Allow-Origin", "*"); h.set("Access-Control-Allow-Credentials", "true");').join("\n")} }`);
      const counts = collectNodes(module).filter((node) => node.type === "CallExpression").map((call) => countReads(call, "range"));
      readHeaderSequences(module);
      return counts.reduce((sum, read) => sum + read(), 0);
    };
    // The changes are sorted, so that is a little more than four times as many.
    expect(count(4 * SIZE) / count(SIZE)).toBeLessThan(6);
  });
});
