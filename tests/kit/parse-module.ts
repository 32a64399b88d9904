import { parseForESLint } from "@typescript-eslint/parser";

import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../src/syntax/source-module.ts";
import { getChildren, walk } from "../../src/syntax/traverse.ts";

/** A module as the linted file's parser gives it to the rules, for tests of the engine. */
export function parseModule(code: string, path = "/app/module.tsx"): SourceModule {
  const { ast, scopeManager, visitorKeys } = parseForESLint(code, {
    ecmaFeatures: { jsx: !path.endsWith(".ts") },
    filePath: path,
    range: true,
    sourceType: "module",
  });
  setParents(ast, visitorKeys);
  return { ast, path, scopes: scopeManager, text: code, visitorKeys };
}

/** ESLint does this before it runs the rules. */
function setParents(ast: TSESTree.Program, visitorKeys: SourceModule["visitorKeys"]): void {
  for (const node of walk(ast, visitorKeys)) {
    for (const child of getChildren(node, visitorKeys)) child.parent = node;
  }
}
