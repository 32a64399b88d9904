/** A rule that throws costs its findings in that file, never the run; in our own tests it throws. */
import { stderr } from "node:process";

import parser from "@typescript-eslint/parser";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createRule, type Finding, type RuleModule, type RuleRun } from "../../src/rule-kit/create-rule.ts";
import { WrongSetting } from "../../src/rule-kit/settings.ts";
import { VERSION } from "../../src/rule-kit/version.ts";
import { createProject, EMPTY_APP } from "../kit/create-project.ts";

const app = createProject({
  ...EMPTY_APP,
  "node_modules/eslint/package.json": '{ "version": "10.15.0" }',
  "node_modules/next/package.json": '{ "version": "16.4.6" }',
});

type Run = RuleRun<"found", object>;
type Create = (run: Run) => TSESLint.RuleListener;

function write(name: string, create: Create): RuleModule {
  return createRule({
    create,
    meta: { defaultOptions: [{}], docs: { description: "", presets: {} }, hasSuggestions: true, messages: { found: "Found." }, schema: [], type: "problem" },
    name,
  });
}

/** Reports every identifier, in whatever way a test likes. */
function reportIdentifiers(describe: (node: TSESTree.Identifier) => Omit<Finding<"found">, "messageId" | "node">): Create {
  return (run) => ({
    Identifier(node) {
      run.report({ messageId: "found", node, ...describe(node) });
    },
  });
}

let runs = 0;

/** Each run has a file of its own, as what is said is said once for each. */
function lint(rules: Readonly<Record<string, RuleModule>>, code = "a;b;c;", fileName = `app/file-${String((runs += 1))}.tsx`, settings = {}): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.*"],
    languageOptions: { parser },
    plugins: { own: { rules: rules as never } },
    rules: Object.fromEntries(Object.keys(rules).map((name) => [`own/${name}`, "error"])),
    settings,
  };
  return new Linter({ cwd: app.directory }).verify(code, config, app.path(fileName));
}

function throwBoom(): never {
  throw new Error("boom");
}

const sound = write("sound", reportIdentifiers(() => ({})));
const inCreate = write("in-create", throwBoom);
const inVisitor = write("in-visitor", (run) => ({
  "Identifier": function (node: TSESTree.Identifier) {
    if (node.name === "b") throwBoom();
    run.report({ messageId: "found", node });
  },
  "Program:exit": throwBoom,
}));
const inFix = write("in-fix", reportIdentifiers(() => ({ fix: throwBoom })));
const inSuggestion = write("in-suggestion", reportIdentifiers(() => ({ suggest: [{ fix: throwBoom, messageId: "found" }] })));
const generate = function* (): Generator<never> {
  throwBoom();
};
const inIterator = write("in-iterator", reportIdentifiers(() => ({ fix: generate })));

describe("in our own tests", () => {
  it.each(Object.entries({ inCreate, inFix, inIterator, inSuggestion, inVisitor }))("throws what a rule throws: %s", (name, rule) => {
    expect(() => lint({ [name]: rule })).toThrow("boom");
  });
});

describe("in a lint run", () => {
  let said: string[] = [];

  beforeEach(() => {
    said = [];
    vi.stubEnv("NEXT_BOUNDARY_ERRORS", undefined);
    vi.spyOn(stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each([
    ["in 'create'", inCreate, 0],
    // What it found before stays; after that it may be half-way through something.
    ["in a visitor", inVisitor, 1],
    ["in a fix", inFix, 3],
    ["in a fix that is a generator", inIterator, 3],
    ["in a suggestion", inSuggestion, 3],
  ])("goes on where a rule throws %s", (_, broken, findings) => {
    const messages = lint({ broken, sound });
    expect(messages.filter(({ ruleId }) => ruleId === "own/sound")).toHaveLength(3);
    const own = messages.filter(({ ruleId }) => ruleId === "own/broken");
    expect(own).toHaveLength(findings);
    expect(own.filter(({ fix, suggestions = [] }) => fix !== undefined || suggestions.length > 0)).toEqual([]);
    expect(said).toHaveLength(1);
  });

  it("says what to report, and where", () => {
    lint({ inVisitor }, "b;", "app/(shop)/cart.tsx");
    const [text = ""] = said;
    expect(text).toContain(`next-boundary/in-visitor gave up on ${app.path("app/(shop)/cart.tsx")}.`);
    expect(text).toContain("https://github.com/next-boundary/eslint-plugin-next-boundary/issues");
    expect(text).toContain(`eslint-plugin-next-boundary ${VERSION}, eslint 10.15.0, next 16.4.6, Node.js ${process.versions.node}\n`);
    expect(text).toContain("  Error: boom\n");
    expect(text).toMatch(/\n {2}at .*rule-guard\.test\.ts/u);
    expect(text.split("\n").length).toBeLessThan(16);
  });

  it("says it once for a rule and a file", () => {
    for (let time = 0; time < 3; time += 1) lint({ inFix }, "a;b;", "app/again.tsx");
    expect(said).toHaveLength(1);
    lint({ inFix }, "a;", "app/other.tsx");
    lint({ inCreate }, "a;", "app/again.tsx");
    expect(said).toHaveLength(3);
  });

  it.each([
    ["no file at all", "<text>"],
    ["a file without a project", "/nowhere/at/all.tsx"],
  ])("goes on in %s", (_, fileName) => {
    const config: Linter.Config = { files: ["**/*.*", "**/<*>"], plugins: { own: { rules: { inCreate: inCreate as never } } }, rules: { "own/inCreate": "error" } };
    expect(new Linter({ cwd: "/" }).verify("a;", config, fileName)).toEqual([]);
    expect(said[0]).toContain("eslint of an unknown version");
  });

  it("goes on where something is thrown that is no error", () => {
    const odd = write("odd", () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a dependency may do it.
      throw "a text";
    });
    expect(lint({ odd, sound })).toHaveLength(3);
    expect(said[0]).toContain("a text");
  });

  it("goes on after an overflow of the stack", () => {
    const recurse = (): number => recurse() + 1;
    const deep = write("deep", () => ({ Program: recurse }));
    expect(lint({ deep, sound })).toHaveLength(3);
  });

  it("says nothing where nothing is wrong", () => {
    expect(lint({ sound })).toHaveLength(3);
    expect(said).toEqual([]);
  });

  it("leaves it to the linter to tell of a wrong setting", () => {
    const strict = write("strict", () => {
      throw new WrongSetting("allow[0] is wrong");
    });
    expect(() => lint({ strict })).toThrow("allow[0] is wrong");
    expect(() => lint({ sound }, "a;", undefined, { "next-boundary": { apiOrigin: [] } })).toThrow("apiOrigin is not a setting");
  });

  it("drops edits that overlap, and keeps the finding", () => {
    const overlapping = write(
      "overlapping",
      reportIdentifiers((node) => ({ fix: (fixer) => [fixer.replaceText(node, "x"), fixer.replaceTextRange([node.range[0] - 1, node.range[1]], "y")] })),
    );
    expect(lint({ overlapping }, ";a;")).toEqual([expect.not.objectContaining({ fix: expect.anything() as unknown })]);
    expect(said[0]).toContain('Two edits overlap: 0-2 by "y" and 1-2 by "x".');
  });
});
