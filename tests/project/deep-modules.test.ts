/** Modules that end a process where native code reads them: a segmentation fault here fails the whole file. */
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { FileStore } from "../../src/platform/host/file-store.ts";
import { ModuleStore } from "../../src/project/module-store.ts";
import { EMPTY_RECORD } from "../../src/project/module-record.ts";
import type { EslintParser } from "../../src/project/parse-module.ts";
import { createProject, EMPTY_APP } from "../kit/create-project.ts";
import { DEEP_SHAPES } from "../kit/deep-shapes.ts";
import { createMemoryHost } from "../kit/memory-host.ts";

const PATH = "/shop/data.tsx";

/** Fails where it is asked, as a recursive parser does on a deep text. */
const OVERFLOWING: EslintParser = {
  parse() {
    throw new RangeError("Maximum call stack size exceeded");
  },
};

function createStore(text: string, offered?: EslintParser): ModuleStore {
  const modules = new ModuleStore(new FileStore(createMemoryHost({ [PATH]: text })));
  modules.offerParser(offered);
  return modules;
}

describe("a module that is too deep for native code", () => {
  it.each(DEEP_SHAPES)("is no module where nothing else can read it: $name", ({ deadly, write }) => {
    const text = `import "./a";\n${write(deadly * 2)}`;
    for (const offered of [undefined, OVERFLOWING]) {
      const modules = createStore(text, offered);
      expect(modules.getRecord(PATH, false)).toEqual(EMPTY_RECORD);
      expect(modules.openTree(PATH)).toBeUndefined();
    }
  });

  it("is read by the parser of the linted file, if that bears it", () => {
    const modules = createStore(`import "./a";\nexport const list = ${"[".repeat(150)}${"]".repeat(150)};\n`, parser as EslintParser);
    const { requests } = modules.getRecord(PATH, false);
    expect(requests.map(({ specifier }) => specifier)).toEqual(["./a"]);
    expect(modules.openTree(PATH)?.ast.body).toHaveLength(2);
  });

  it("leaves the findings that need it out, and the others in", () => {
    const app = createProject({
      ...EMPTY_APP,
      "lib/sum.ts": `export const SUM = "a" ${'+ "b" '.repeat(80_000)};\nexport const read = (name: string) => name;\n`,
    });
    const code = '"use client";\nimport { SUM, read } from "../lib/sum";\nimport { cookies } from "next/headers";\nfetch(SUM, { credentials: read(SUM) });\ndocument.cookie.includes(SUM);\n';
    const config: Linter.Config = {
      files: ["**/*.*"],
      languageOptions: { parser },
      plugins: { "next-boundary": plugin },
      rules: plugin.configs.strict.rules,
    };
    const messages = new Linter({ cwd: app.directory }).verify(code, config, app.path("app/cart.tsx"));
    expect(messages.map(({ ruleId }) => ruleId)).toContain("next-boundary/no-server-import-in-client");
  });
});
