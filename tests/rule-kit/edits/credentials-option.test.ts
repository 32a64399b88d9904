/** Every shape of a call with every shape of an init: what is fixed parses, and a second pass has nothing left to do. */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import unicorn from "eslint-plugin-unicorn";
import { describe, expect, it } from "vitest";

import rule from "../../../src/rules/require-fetch-credentials.ts";
import "../../kit/node-22.ts";

const URLS = ['"https://api.shop.test/me"', "'https://api.shop.test/me'", "`https://api.shop.test${path}`", '("https://api.shop.test/me")'];
const INITS = [
  "",
  ",",
  " // why",
  ", {}",
  ", {},",
  ", {\n}",
  ', { method: "POST" }',
  ", { method: 'POST', }",
  ', {\n  method: "POST"\n}',
  ', {\n  method: "POST", // c\n  // d\n}',
  ', {\n  method: "POST" /* c */\n}',
  ", { ...{ method } }",
  ", {\n  ...(body ? { body } : {}),\n  method,\n}",
  ", { credentials: 'same-origin' }",
  ", { 'credentials': \"same-origin\" } as RequestInit",
];
const CALLS = ["fetch(URL INIT\n);", "const request = new Request(URL INIT\n);", "const load = async () => (await fetch(URL INIT\n)).json();", "<a onClick={() => fetch(URL INIT\n)} />;"];

const codes = CALLS.flatMap((call) =>
  URLS.flatMap((url) => INITS.map((init) => `"use client";\n${call.replace("URL", () => url).replace(" INIT", () => init)}\n`)),
);

const config = {
  files: ["**/*.tsx"],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { own: { rules: { rule } } },
  rules: { "own/rule": "error" },
  settings: { "next-boundary": { apiOrigins: ["https://api.shop.test"] } },
} as unknown as Linter.Config;

describe("writing credentials", () => {
  it.each(codes.flatMap((code) => [code, code.replaceAll("\n", "\r\n")]))("settles: %j", (code) => {
    const linter = new Linter();
    const { fixed, messages, output } = linter.verifyAndFix(code, [config], { filename: "code.tsx" });
    expect(messages).toEqual([]);
    expect(fixed).toBe(true);
    expect(output.replaceAll(/credentials'?: ["']include["']/gu, "").includes("credentials")).toBe(false);
    expect(output.includes("\r\n") && /[^\r]\n/u.test(output)).toBe(false);
    for (const comment of code.match(/\/\/ \w+|\/\* c \*\//gu) ?? []) expect(output).toContain(comment);
  });
});

describe("beside 'unicorn/no-unnecessary-fetch-options'", () => {
  it.each([
    ["\"include\" settles", { sameOriginMode: "include" }, 'fetch("/api/me", { credentials: "include" });'],
    ["\"ignore\" settles", { sameOrigin: "ignore" }, 'fetch("/api/me");'],
  ])("%s", (_name, options, settled) => {
    const linter = new Linter();
    const both = {
      ...config,
      plugins: { ...config.plugins, unicorn },
      rules: { "own/rule": ["error", options], "unicorn/no-unnecessary-fetch-options": "error" },
    } as unknown as Linter.Config;
    const { messages, output } = linter.verifyAndFix('"use client";\nfetch("/api/me");', [both], { filename: "code.tsx" });
    expect(messages).toEqual([]);
    expect(output).toBe(`"use client";\n${settled}`);
  });
});
