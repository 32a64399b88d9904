/** All rules at once over what a linter meets in real projects. A rule may be silent about it; it may not crash. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";

import css from "@eslint/css";
import json from "@eslint/json";
import markdown from "@eslint/markdown";
import parser from "@typescript-eslint/parser";
import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../src/index.ts";
import { createProject, EMPTY_APP } from "./kit/create-project.ts";

const MISTAKE = '"use client";\nimport { cookies } from "next/headers";\nexport const read = () => cookies();\n';
const RULE = "next-boundary/no-server-import-in-client";
const PLUGINS = { "next-boundary": plugin };
const RULES = plugin.configs.strict.rules;
const MOST_PROCESSOR_MS = 20_000;

const app = createProject(EMPTY_APP);

interface Run {
  readonly fileName?: string;
  readonly languageOptions?: Linter.LanguageOptions;
  readonly rules?: Partial<Linter.RulesRecord>;
  readonly settings?: Record<string, unknown>;
}

function lint(code: string, { fileName = app.path("app/button.tsx"), languageOptions, rules = RULES, settings = {} }: Run = {}): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.*", "**/<*>"],
    languageOptions: languageOptions ?? { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: PLUGINS,
    rules,
    settings,
  };
  return new Linter({ cwd: parse(app.directory).root }).verify(code, config, fileName);
}

function getRules(messages: readonly Linter.LintMessage[]): readonly (string | null)[] {
  return messages.map(({ ruleId }) => ruleId);
}

describe("texts", () => {
  it("reports the known mistake, so that silence below means something", () => {
    expect(getRules(lint(MISTAKE))).toContain(RULE);
  });

  it.each([
    ["a BOM", `\uFEFF${MISTAKE}`],
    ["CRLF", MISTAKE.replaceAll("\n", "\r\n")],
    ["a hashbang", `#!/usr/bin/env node\n${MISTAKE}`],
    ["a comment first", `/* eslint no-undef: 0 */\n// @ts-nocheck\n${MISTAKE}`],
    ["line separators", MISTAKE.replaceAll("\n", "\u2028")],
  ])("reports it in a file with %s", (_, code) => {
    expect(getRules(lint(code))).toContain(RULE);
  });

  it("leaves a syntax error to the parser", () => {
    expect(lint('"use client";\nimport { cookies from "next/headers";\n')).toEqual([expect.objectContaining({ fatal: true, ruleId: null })]);
  });

  it.each([["", "an empty file"], ["\n", "a line break"], ["// nothing\n", "a comment"], ['"use client"', "a directive"]])("is silent about %j, %s", (code) => {
    expect(lint(code)).toEqual([]);
  });

  it("reads JavaScript with ESLint's own parser", () => {
    const languageOptions = { parserOptions: { ecmaFeatures: { jsx: true } } };
    expect(getRules(lint(MISTAKE, { fileName: app.path("app/button.jsx"), languageOptions }))).toContain(RULE);
  });

  it("reads CommonJS and scripts", () => {
    for (const sourceType of ["commonjs", "script"] as const) {
      expect(() => lint('"use client";\nconst { cookies } = require("next/headers");\nfetch("/api/me");\n', { fileName: app.path("app/old.js"), languageOptions: { sourceType } })).not.toThrow();
    }
  });
});

describe("sizes", () => {
  /** Our own processor time: that of the parser and of other work on the machine does not decide. */
  function expectBounded(code: string): void {
    const measure = (rules: Partial<Linter.RulesRecord>): number => {
      const start = process.cpuUsage();
      lint(code, { rules });
      const { system, user } = process.cpuUsage(start);
      return (system + user) / 1000;
    };
    const alone = measure({});
    expect(measure(RULES) - alone).toBeLessThan(MOST_PROCESSOR_MS);
  }

  it("reads a minified file of 2 MB", () => {
    const unit = 'function f(a,b){var c=document.cookie;return fetch("/api/"+a,{method:"POST",body:c}).then(function(d){return d.json()})}';
    const code = `"use client";${unit.repeat(Math.ceil(2_000_000 / unit.length))}`;
    expect(code.length).toBeGreaterThan(2_000_000);
    expectBounded(code);
  }, 120_000);

  it.each([
    ["an object of 10,000 properties", `"use client";fetch("/api/me",{${repeat((index) => `p${index}:${index},`)}});`],
    ["an array of 10,000 elements", `"use client";const a=[${repeat((index) => `"${index}",`)}];fetch("/api/"+a[9999]);a.map((n)=>document.cookie.includes(n));`],
    ["4,000 spreads", `"use client";const a={};fetch("/api/me",{${"...a,".repeat(4000)}});`],
    ["10,000 requests", `"use client";${repeat((index) => `fetch("/api/${index}");`)}`],
    ["10,000 constants, each made of the one before", `"use client";const a0="/api";${repeat((index, next) => `const a${next}=a${index}+"/x";`)}fetch(a10000);document.cookie.split(a10000);`],
    ["10,000 constants, each twice the one before", `"use client";const a0="x";${repeat((index, next) => `const a${next}=a${index}+a${index};`)}fetch(a10000);document.cookie.includes(a10000);`],
    ["10,000 aliases", `"use client";const f0=fetch,d0=document;${repeat((index, next) => `const f${next}=f${index},d${next}=d${index};`)}f10000("/api/me");d10000.cookie.match(/token=(.*)/);`],
    ["10,000 assignments to one variable", `"use client";let u="";${repeat((index) => `u="/api/${index}";`)}fetch(u);`],
    ["10,000 functions, each calling the one before", `"use client";const f0=(n)=>document.cookie.match(n);${repeat((index, next) => `const f${next}=(n)=>f${index}(n);`)}f10000("token");`],
    ["100 wrappers that call eight others each in circles", `"use client";${Array.from({ length: 100 }, (_, index) => `const f${String(index)}=(p,o)=>{${Array.from({ length: 8 }, (_, step) => `f${String((index * 7 + step * 13 + 1) % 100)}(p+"/a",{...o,b:1});`).join("")}return fetch(p,o);};`).join("")}`],
    ["40 functions that spread the next one three times", `"use client";${Array.from({ length: 40 }, (_, index) => `const o${String(index)}=(a)=>({...o${String(index + 1)}(a),...o${String(index + 1)}({...a,b:1}),...o${String(index + 1)}(a)});`).join("")}const o40=(a)=>({...a});fetch("/api/me",o0({}));`],
    ["functions that call each other", '"use client";const a=(n)=>b(n);const b=(n)=>a(n);fetch(a("/x"));const c=c;fetch(c);let d=d+d;document.cookie.includes(d);'],
  ])("is done with %s in time", (_, code) => {
    expectBounded(code);
  }, 120_000);

  // ESLint and the parsers recurse themselves; the depth is the greatest of these that they bear alone.
  it.each([
    ["string concatenation", (depth: number) => `fetch(${Array.from({ length: depth }, (_, index) => `"a${String(index)}"`).join("+")});`],
    ["member access", (depth: number) => `fetch(a${".b".repeat(depth)});document${".cookie".repeat(depth)};`],
    ["calls", (depth: number) => `document.cookie${".split(';')".repeat(depth)};`],
    ["nested calls", (depth: number) => `${"fetch(".repeat(depth)}"/x"${")".repeat(depth)};`],
    ["objects", (depth: number) => `fetch("/x",${"{a:".repeat(depth)}1${"}".repeat(depth)});`],
    ["arrays", (depth: number) => `document.cookie.includes(${"[".repeat(depth)}${"]".repeat(depth)});`],
    ["conditions", (depth: number) => `fetch(${"a?'/x':".repeat(depth)}"/y");`],
    ["parentheses", (depth: number) => `fetch(${"(".repeat(depth)}"/x"${")".repeat(depth)});`],
    ["blocks", (depth: number) => `${"if(a){".repeat(depth)}fetch("/x")${"}".repeat(depth)}`],
    ["functions", (depth: number) => `${"()=>".repeat(depth)}fetch("/x");`.replace(/^/u, "export const f=")],
    ["JSX", (depth: number) => `export const e=${"<a>".repeat(depth)}{fetch("/x")}${"</a>".repeat(depth)};`],
    ["templates", (depth: number) => `fetch(${"`${".repeat(depth)}a${"}`".repeat(depth)});`],
    ["logical operators", (depth: number) => `fetch(${"a||(".repeat(depth)}"/x"${")".repeat(depth)});`],
    ["types", (depth: number) => `fetch("/x" ${"as any ".repeat(depth)});`],
  ])("bears %s nested 10,000 deep, or as deep as ESLint does", (_, nest) => {
    const code = [10_000, 3000, 1000, 500, 200].map((depth) => `"use client";${nest(depth)}`).find((candidate) => bearsAlone(candidate));
    if (code === undefined) throw new Error("ESLint bears none of the depths.");
    expectBounded(code);
  }, 120_000);

  /** ESLint turns an overflow within a parser into a fatal message, and throws its own. */
  function bearsAlone(code: string): boolean {
    try {
      return !lint(code, { rules: {} }).some((message) => message.fatal === true);
    } catch {
      return false;
    }
  }
});

describe("other languages", () => {
  it.each([
    { file: "app/globals.css", language: "css/css", plugins: { css }, text: "a { color: red; }\n" },
    { file: "messages.json", language: "json/json", plugins: { json }, text: '{ "token": "x" }\n' },
    { file: "README.md", language: "markdown/commonmark", plugins: { markdown }, text: "# Shop\n" },
  ])("has nothing to say about $language", ({ file, language, plugins, text }) => {
    const config = { files: ["**/*.*"], language, plugins: { ...plugins, ...PLUGINS }, rules: RULES } as Linter.Config;
    expect(new Linter({ cwd: app.directory }).verify(text, config, app.path(file))).toEqual([]);
  });

  it("lints code blocks of Markdown", async () => {
    writeFileSync(app.path("GUIDE.md"), `# Guide\n\n\`\`\`js\n${MISTAKE}\`\`\`\n`);
    const config = [...markdown.configs.processor, { plugins: PLUGINS, rules: RULES }] as Linter.Config[];
    const [result] = await new ESLint({ cwd: app.directory, overrideConfig: config, overrideConfigFile: true }).lintFiles(["GUIDE.md"]);
    expect(getRules(result?.messages ?? [])).toContain(RULE);
  });
});

describe("places", () => {
  it.each([["<input>"], ["<text>"], ["button.tsx"], ["/nowhere/at/all/button.tsx"], ["__placeholder__.js"]])("reports it in %s", (fileName) => {
    expect(getRules(lint(MISTAKE, { fileName }))).toContain(RULE);
  });

  it("reads standard input", async () => {
    const eslint = new ESLint({ cwd: app.directory, overrideConfig: [plugin.configs.recommended], overrideConfigFile: true });
    const [result] = await eslint.lintText(MISTAKE);
    expect(getRules(result?.messages ?? [])).toContain(RULE);
  });

  it.each([
    ["no package.json", {}],
    ["a broken package.json", { "package.json": "{ not json" }],
    ["an empty package.json", { "package.json": "" }],
    ["a package.json that is no object", { "package.json": "null" }],
    ["dependencies of a wrong type", { "package.json": '{ "dependencies": ["next"], "devDependencies": 1, "peerDependencies": null }' }],
    ["a version that is none", { "package.json": '{ "dependencies": { "next": "catalog:web" } }' }],
    ["a folder called package.json", { "package.json/x": "" }],
    ["a folder called next.config.js", { "next.config.js/x": "" }],
    ["a broken next.config.js", { "next.config.js": "export default {{{ pageExtensions: [" }],
    ["a file called app", { "next.config.js": "", app: "" }],
  ])("reports it in a project with %s", (_, files) => {
    const project = createProject({ ...files, "src/button.tsx": MISTAKE });
    expect(getRules(lint(MISTAKE, { fileName: project.path("src/button.tsx") }))).toContain(RULE);
  });

  it("bears symbolic links that go round in circles", () => {
    const project = createProject(EMPTY_APP);
    mkdirSync(project.path("loop"));
    symlinkSync(project.directory, project.path("loop/again"), "dir");
    symlinkSync(project.path("self"), project.path("self"));
    symlinkSync("nowhere", project.path("next.config.js"));
    const fileName = join(project.directory, "loop/again/loop/again/app/button.tsx");
    expect(getRules(lint(MISTAKE, { fileName }))).toContain(RULE);
  });

  it("bears names with spaces, brackets and other scripts", () => {
    for (const name of ["app/(shop)/[...slug]/@modal/(.)photo/button.tsx", "app/ä ö/按钮.tsx", "app/a%20b#c/button.tsx"]) {
      expect(getRules(lint(MISTAKE, { fileName: app.path(name) }))).toContain(RULE);
    }
  });
});

describe("wrong configurations", () => {
  const options = Object.entries(plugin.rules).flatMap(([rule, { meta }]) =>
    meta.schema.flatMap((schema) =>
      (schema as { readonly anyOf: readonly { readonly properties?: object }[] }).anyOf.flatMap(({ properties }) =>
        Object.keys(properties ?? {}).map((option) => ({ option, rule })),
      ),
    ),
  );

  it.each(options)("names the rule, the option and the value that is wrong: $option of $rule", ({ option, rule }) => {
    for (const value of [42, null, { a: 1 }, [[]]]) {
      const run = (): unknown => lint("", { rules: { [`next-boundary/${rule}`]: ["error", { [option]: value }] } });
      expect(run).toThrow(rule);
      expect(run).toThrow(`"${option}":${JSON.stringify(value)}`);
    }
  });

  it.each(Object.keys(plugin.rules))("names an option that %s does not have", (rule) => {
    expect(() => lint("", { rules: { [`next-boundary/${rule}`]: ["error", { noSuchOption: true }] } })).toThrow(/noSuchOption/u);
  });

  it.each(["apiOrigins", "sensitive", "allow", "serverOnlyModules", "ignoreModules", "nextVersion", "fixSuggestions"])("names the setting '%s'", (setting) => {
    for (const value of [{ a: 1 }, [1], true, null]) {
      expect(() => lint(MISTAKE, { settings: { "next-boundary": { [setting]: value } } })).toThrow(new RegExp(`settings\\["next-boundary"\\]\\.${setting} must be`, "u"));
    }
  });

  it("names a setting that does not exist", () => {
    expect(() => lint(MISTAKE, { settings: { "next-boundary": { apiOrigin: [] } } })).toThrow(/settings\["next-boundary"\]\.apiOrigin is not a setting/u);
    expect(() => lint(MISTAKE, { settings: { "next-boundary": [] } })).toThrow(/settings\["next-boundary"\] must be an object/u);
  });

  it.each(["sensitive", "allow"])("names the entry of '%s' that is no regular expression", (setting) => {
    expect(() => lint(MISTAKE, { settings: { "next-boundary": { [setting]: ["ok", "/(/"] } } })).toThrow(new RegExp(`${setting}\\[1\\]`, "u"));
    expect(() => lint(MISTAKE, { settings: { "next-boundary": { [setting]: ["/(a+)+$/"] } } })).toThrow(new RegExp(`${setting}\\[0\\]`, "u"));
  });
});

/** 10,000 pieces of code, each made from its number and the next one. */
function repeat(piece: (index: string, next: string) => string): string {
  return Array.from({ length: 10_000 }, (_, index) => piece(String(index), String(index + 1))).join("");
}
