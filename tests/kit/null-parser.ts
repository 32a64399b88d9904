/**
 * typescript-eslint's parser as oxlint and oxc have the same tree: with `null` for every part that is not there. A project
 * of `vitest.config.ts` puts it in the place of the real one.
 */
import { createRequire } from "node:module";

import type * as Parser from "@typescript-eslint/parser";

import { walk } from "../../src/syntax/traverse.ts";

// An `import` of that name would be this file.
const parser = createRequire(import.meta.url)("@typescript-eslint/parser") as typeof Parser;

export const { clearCaches, meta } = parser;

export const parseForESLint: typeof Parser.parseForESLint = (code, options) => {
  const result = parser.parseForESLint(code, options);
  for (const node of walk(result.ast, result.visitorKeys)) {
    const parts = node as unknown as Record<string, unknown>;
    for (const [key, value] of Object.entries(parts)) if (value === undefined) parts[key] = null;
  }
  return result;
};

export default { clearCaches, meta, parseForESLint };
