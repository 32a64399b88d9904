import * as parser from "@typescript-eslint/parser";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";

type Edit = (
  fixer: TSESLint.RuleFixer,
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
) => readonly TSESLint.RuleFix[];

/** Applies an edit to the first node of a type, as ESLint does, and parses what comes out. */
export function applyEdit(code: string, type: string, edit: Edit): string {
  const linter = new Linter();
  let isDone = false;
  const rule = {
    create: (context: { readonly sourceCode: Readonly<TSESLint.SourceCode>; report(finding: object): void }) => ({
      [type](node: TSESTree.Node) {
        if (isDone) return;
        isDone = true;
        context.report({
          fix: (fixer: TSESLint.RuleFixer) => [...edit(fixer, context.sourceCode, node)],
          message: "edited",
          node,
        });
      },
    }),
    meta: { fixable: "code" },
  };
  const config = {
    files: ["**/*.tsx"],
    languageOptions: { parser },
    plugins: { kit: { rules: { edit: rule } } },
    rules: { "kit/edit": "error" },
  };
  const { messages, output } = linter.verifyAndFix(code, [config as unknown as Linter.Config], { filename: "code.tsx" });
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${fatal.message}\n${output}`);
  return output;
}
