/** What ESLint says of files, in the form that oxlint's answers have. */
import { readFileSync } from "node:fs";
import path from "node:path";

import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import nextBoundary from "../../dist/index.js";
import { BOM } from "./edits.mjs";

/** The findings of each file; `unread` says why one could not be linted. */
export function findWithEslint(folder, files, { rules, settings }) {
  const linter = new Linter({ configType: "flat", cwd: folder });
  const config = {
    files: ["**/*.*"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    plugins: { "next-boundary": nextBoundary },
    rules,
    settings,
  };
  return new Map(
    files.map((file) => {
      const filename = path.join(folder, file);
      const text = readFileSync(filename, "utf8");
      const messages = linter.verify(text, config, { filename });
      const findings = messages
        .filter(({ fatal }) => fatal !== true)
        .map(({ fix, message, ruleId, suggestions, ...place }) => ({
          fix,
          message,
          range: readRange(place, text),
          rule: ruleId?.replace("next-boundary/", "") ?? "",
          suggestions: (suggestions ?? []).map((suggestion) => suggestion.fix),
        }));
      return [file, { findings, text, unread: messages.filter(({ fatal }) => fatal === true).map(({ message }) => message) }];
    }),
  );
}

/** ESLint's lines end with a line separator, too. */
function readRange({ column, endColumn, endLine, line }, text) {
  const starts = [0, ...[...text.replace(BOM, "").matchAll(/\r\n|[\n\r\u2028\u2029]/gu)].map((match) => match.index + match[0].length)];
  return [starts[line - 1] + column - 1, starts[(endLine ?? line) - 1] + (endColumn ?? column) - 1];
}
