/** The pages are executed: every code block is parsed, and those under "Incorrect" and "Correct" are linted. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../src/index.ts";
import { createProject, EMPTY_APP, type Project } from "./kit/create-project.ts";
import { drawReport } from "./kit/draw-report.ts";
import { readExample, readPage, type CodeBlock, type Example } from "./kit/rule-page.ts";

const ROOT = join(import.meta.dirname, "..");
const PAGES = join(ROOT, "docs/rules");
const HEADINGS = ["Why", "What It Reports", "Examples", "Incorrect", "Correct", "Limits", "When Not To Use It", "Further Reading"];
const CODE = new Set(["js", "jsx", "mjs", "ts", "tsx", "javascript", "typescript"]);

const ruleNames = Object.keys(plugin.rules);
const pages = readdirSync(PAGES)
  .filter((file) => file.endsWith(".md"))
  .map((file) => ({ name: basename(file, ".md"), text: readFileSync(join(PAGES, file), "utf8") }));
const projects = new Map<string, Project>();

describe("rule pages", () => {
  it("exist for every rule, and for nothing else", () => {
    expect(pages.map(({ name }) => name).sort()).toEqual([...ruleNames].sort());
  });
});

describe.each(pages.filter(({ name }) => name in plugin.rules))("the page of $name", ({ name, text }) => {
  const page = readPage(text);
  const meta = plugin.rules[name]?.meta;
  const examples = page.blocks.filter(({ headings }) => getVerdict(headings) !== undefined);

  it("has the rule's name and description", () => {
    expect(page.headings[0]).toEqual({ level: 1, text: `next-boundary/${name}` });
    expect(text).toContain(meta?.docs.description);
  });

  it("has every heading", () => {
    expect(HEADINGS.filter((heading) => !page.headings.some((own) => own.text === heading))).toEqual([]);
  });

  it("explains every option", () => {
    const options = collectOptions(meta?.schema ?? []);
    const explained = page.headings.filter(({ level }) => level === 3).map((heading) => heading.text.replaceAll("`", ""));
    expect(options.filter((option) => !explained.includes(option))).toEqual([]);
    expect(page.headings.some((heading) => heading.text === "Options")).toBe(options.length > 0);
  });

  it("shows what is wrong and what is right", () => {
    expect(new Set(examples.map(({ headings }) => getVerdict(headings)))).toEqual(new Set(["Incorrect", "Correct"]));
  });

  it.each(examples)("lints as said: block of line $line", ({ code, headings, ...block }) => {
    const example = readExample({ code, headings, ...block });
    if (example === undefined) throw new Error("The first line of an example names its file: '// app/cart-badge.tsx'.");
    const messages = lint(name, example);
    expect(messages.filter((message) => message.fatal)).toEqual([]);
    if (getVerdict(headings) === "Incorrect") expect(messages).not.toEqual([]);
    else expect(drawReport(example.code, messages)).toBe(example.code);
  });

  it("draws the same reports", async () => {
    const drawn = examples
      .filter(({ headings }) => getVerdict(headings) === "Incorrect")
      .map((block) => {
        const example = readExample(block);
        return example === undefined ? "" : `${drawReport(example.code, lint(name, example))}\n`;
      });
    await expect(drawn.join("\n")).toMatchFileSnapshot(`snapshots/docs/${name}.txt`);
  });
});

describe.each(collectDocuments())("$file", ({ file, text }) => {
  const { blocks } = readPage(text);

  it.each(blocks.filter(({ language }) => CODE.has(language)))("parses: block of line $line", ({ code, language }) => {
    const jsx = language !== "ts";
    expect(() => parser.parseForESLint(code, { ecmaFeatures: { jsx }, filePath: jsx ? "block.tsx" : "block.ts", sourceType: "module" })).not.toThrow();
  });

  it.each(blocks.filter(({ language }) => language === "json"))("is JSON: block of line $line", ({ code }) => {
    expect(() => {
      JSON.parse(code);
    }).not.toThrow();
  });

  it("links to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)].map(([, link]) => link ?? "");
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(file), link)))).toEqual([]);
  });

  it("says of every block what it is", () => {
    expect(blocks.filter(({ language }) => language === "").map(({ line }) => line)).toEqual([]);
  });
});

/** The nearest heading that says whether the rule reports the block: `### Incorrect`, or one that begins so. */
function getVerdict(headings: CodeBlock["headings"]): "Correct" | "Incorrect" | undefined {
  const heading = headings.findLast((text) => /^(?:Incorrect|Correct)\b/u.test(text));
  return heading === undefined ? undefined : heading.startsWith("Incorrect") ? "Incorrect" : "Correct";
}

function lint(rule: string, { code, dependencies, fileName, options, others, settings }: Example): readonly Linter.LintMessage[] {
  // Some rules ask where a file runs, which takes the file itself.
  const project = getProject(dependencies, { [fileName]: code, ...others });
  const config: Linter.Config = {
    files: ["**/*.*"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "next-boundary": plugin },
    rules: { [`next-boundary/${rule}`]: ["error", ...options] },
    settings: { ...settings },
  };
  return new Linter({ cwd: project.directory }).verify(code, config, project.path(fileName));
}

function getProject(dependencies: readonly string[], others: Example["others"]): Project {
  const key = JSON.stringify([dependencies, others]);
  const known = projects.get(key);
  if (known !== undefined) return known;
  const versions = new Map([["next", "16.4.6"], ...dependencies.map((name) => [name, "*"] as const)]);
  const manifest = JSON.stringify({ dependencies: Object.fromEntries(versions), name: "shop" });
  const tsconfig = JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } });
  const project = createProject({ ...EMPTY_APP, "package.json": manifest, "tsconfig.json": tsconfig, ...others });
  projects.set(key, project);
  return project;
}

function collectOptions(schema: readonly object[]): readonly string[] {
  return schema.flatMap((item) =>
    (item as { readonly anyOf: readonly { readonly properties?: object }[] }).anyOf.flatMap(({ properties }) => Object.keys(properties ?? {})),
  );
}

/** Everything a reader may open, but the example's own page and the changelog. */
function collectDocuments(): readonly { readonly file: string; readonly text: string }[] {
  const pages = readdirSync(join(ROOT, "docs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
  return ["README.md", "CONTRIBUTING.md", ...pages].map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
}
