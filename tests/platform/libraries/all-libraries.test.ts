import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { LIBRARIES } from "../../../src/platform/libraries/all-libraries.ts";

const FOLDER = join(import.meta.dirname, "../../../src/platform/libraries");

describe("the libraries", () => {
  it("are all in the list", () => {
    const files = readdirSync(FOLDER).filter((file) => /: Library = /u.test(readFileSync(join(FOLDER, file), "utf8")));
    expect(LIBRARIES.length).toBe(files.length);
    expect(new Set(LIBRARIES).size).toBe(LIBRARIES.length);
  });

  it("say where each fact comes from, and when it was compared", () => {
    const unsaid = LIBRARIES.filter(({ checked, sources }) => sources.length === 0 || !/^20\d\d-[01]\d$/u.test(checked));
    expect(unsaid.map(({ name }) => name)).toEqual([]);
  });

  it("have one set of facts about the cookies of a module", () => {
    const modules = LIBRARIES.flatMap(({ cookies = [], modules: own }) => cookies.flatMap((fact) => fact.modules ?? own));
    expect(modules.filter((module, index) => modules.indexOf(module) !== index)).toEqual([]);
  });
});
