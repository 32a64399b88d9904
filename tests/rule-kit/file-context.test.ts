import type { TSESLint } from "@typescript-eslint/utils";
import { expect, it } from "vitest";

import { findFileContext } from "../../src/rule-kit/file-context.ts";
import { parseModule } from "../kit/parse-module.ts";

type Context = Parameters<typeof findFileContext>[0];

/** What an engine hands to a rule, with a source code object of the engine's own choosing. */
function createContext(sourceCode: object, path: string): Context {
  return { cwd: "/", filename: path, languageOptions: {}, physicalFilename: path, settings: {}, sourceCode } as unknown as Context;
}

it("knows files apart where an engine has one source code object for all of them", () => {
  const sourceCode = {} as { -readonly [Key in keyof TSESLint.SourceCode]?: unknown };
  const directives = ["'use client'", "'use server'"].map((code, index) => {
    const { ast, scopes, text, visitorKeys } = parseModule(code);
    Object.assign(sourceCode, { ast, scopeManager: scopes, text, visitorKeys });
    return findFileContext(createContext(sourceCode, `/${String(index)}.tsx`))?.directives[0]?.value;
  });
  expect(directives).toEqual(["use client", "use server"]);
});

it("is shared by all rules of a file", () => {
  const { ast, scopes, text, visitorKeys } = parseModule("'use client'");
  const sourceCode = { ast, scopeManager: scopes, text, visitorKeys };
  expect(findFileContext(createContext(sourceCode, "/a.tsx"))).toBe(findFileContext(createContext(sourceCode, "/a.tsx")));
});

it("is not there for languages without scopes", () => {
  expect(findFileContext(createContext({ ast: {}, text: "" }, "/a.css"))).toBeUndefined();
});
