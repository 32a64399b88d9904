/** Lints an app in some order, from nothing: every run has a folder of its own, so it knows of no other run. */
import { rmSync } from "node:fs";

import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import plugin from "../../src/index.ts";
import { createProject } from "./create-project.ts";

/** The texts of an app, by file. */
export type Files = Readonly<Record<string, string>>;

/** The findings of each file, one line each: place, rule, message, and what its fix and suggestions write. */
export type Findings = ReadonlyMap<string, readonly string[]>;

const MODULE = /\.[jt]sx?$/u;

export const RULES = Object.keys(plugin.rules);

/** The files of an app that are linted. */
export function collectModules(files: Files): readonly string[] {
  return Object.keys(files).filter((file) => MODULE.test(file));
}

/** What all rules, or all but one, say of some files, one after the other. */
export function lintInOrder(files: Files, order: readonly string[], { off, settings = {} }: { readonly off?: string; readonly settings?: Readonly<Record<string, unknown>> } = {}): Findings {
  const project = createProject(files);
  const linter = new Linter({ configType: "flat", cwd: project.directory });
  const rules = Object.fromEntries(RULES.filter((rule) => rule !== off).map((rule) => [`next-boundary/${rule}`, "error"] as const));
  const config = {
    files: ["**/*.*"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    plugins: { "next-boundary": plugin },
    rules,
    settings: { "next-boundary": settings },
  };
  const findings = new Map(
    order.map((file) => {
      const messages = linter.verify(files[file] ?? "", config as never, project.path(file));
      return [file, messages.map((message) => describe(message))] as const;
    }),
  );
  rmSync(project.directory, { force: true, recursive: true });
  return findings;
}

function describe({ column, fix, line, message, ruleId, suggestions = [] }: Linter.LintMessage): string {
  const edits = [...(fix === undefined ? [] : [fix]), ...suggestions.map((suggestion) => suggestion.fix)];
  return [`${String(line)}:${String(column)} ${ruleId ?? ""} ${message}`, ...edits.map(({ range, text }) => `${range.join("-")} ${text}`)].join(" | ");
}
