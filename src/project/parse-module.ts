import { createRequire } from "node:module";

import type { analyze as Analyze, ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { visitorKeys as VisitorKeys } from "@typescript-eslint/visitor-keys";

import type { SourceModule } from "../syntax/source-module.ts";
import { pushChildren } from "../syntax/traverse.ts";

/** Turns a text into a tree with scopes; `undefined` for a text with syntax errors. */
export type ModuleParser = (path: string, text: string) => SourceModule | undefined;

/** A parser as ESLint knows it, in the two forms there are. */
export interface EslintParser {
  readonly parse?: (text: string, options: object) => unknown;
  readonly parseForESLint?: (text: string, options: object) => unknown;
}

const require = createRequire(import.meta.url);

/** How oxc reads a file by its name: JSX wherever the syntax allows it, as Next.js does in `.js`. */
export function getLanguage(path: string): "dts" | "jsx" | "ts" | "tsx" {
  if (/\.d\.[cm]?ts$/u.test(path)) return "dts";
  if (/\.tsx$/u.test(path)) return "tsx";
  return /\.[cm]?ts$/u.test(path) ? "ts" : "jsx";
}

/** A package with a native part for this system; `undefined` where it is not installed or does not load. */
export function loadOptional(name: string): unknown {
  try {
    return require(name);
  } catch {
    return undefined;
  }
}

interface OxcParser {
  parseSync(
    path: string,
    text: string,
    options: object,
  ): { readonly errors: readonly { readonly severity: string }[]; readonly program: TSESTree.Program };
}

/** oxc's parser; `undefined` where its native part does not load. */
export function loadNativeParser(): ModuleParser | undefined {
  const oxc = loadOptional("oxc-parser") as OxcParser | undefined;
  if (oxc === undefined) return undefined;
  const parseAs = (path: string, text: string, sourceType: "commonjs" | "module"): TSESTree.Program | undefined => {
    const options = { astType: "ts", lang: getLanguage(path), preserveParens: false, range: true, sourceType };
    const result = oxc.parseSync(path, text, options);
    return result.errors.some(({ severity }) => severity === "Error") ? undefined : result.program;
  };
  return (path, text) => {
    // Old CommonJS may hold what strict code may not: `with`, a top-level `return`.
    const ast = parseAs(path, text, "module") ?? (/\.c?js$/u.test(path) ? parseAs(path, text, "commonjs") : undefined);
    return ast === undefined ? undefined : createSourceModule(path, text, ast);
  };
}

/** The parser that ESLint reads the linted file with, for other modules: what is left where no native part loads. */
export function createFallbackParser(parser: EslintParser): ModuleParser {
  return (path, text) => {
    try {
      const options = {
        ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(path) },
        ecmaVersion: "latest",
        filePath: path,
        range: true,
        sourceType: "module",
      };
      const parsed = parser.parseForESLint?.(text, options) ?? { ast: parser.parse?.(text, options) };
      const { ast, scopeManager } = parsed as { readonly ast?: TSESTree.Program; readonly scopeManager?: ScopeManager };
      return ast === undefined ? undefined : createSourceModule(path, text, ast, scopeManager);
    } catch {
      return undefined;
    }
  };
}

/** Some two hundred small files, which a process that opens no tree need not load. */
let scopeAnalysis: { readonly analyze: typeof Analyze; readonly visitorKeys: typeof VisitorKeys } | undefined;

function loadScopeAnalysis(): NonNullable<typeof scopeAnalysis> {
  scopeAnalysis ??= {
    analyze: (require("@typescript-eslint/scope-manager") as { readonly analyze: typeof Analyze }).analyze,
    visitorKeys: (require("@typescript-eslint/visitor-keys") as { readonly visitorKeys: typeof VisitorKeys }).visitorKeys,
  };
  return scopeAnalysis;
}

function createSourceModule(path: string, text: string, ast: TSESTree.Program, scopes?: ScopeManager): SourceModule {
  const { analyze, visitorKeys } = loadScopeAnalysis();
  linkParents(ast, visitorKeys);
  return {
    ast,
    path,
    scopes: scopes ?? analyze(ast, { childVisitorKeys: visitorKeys, jsxPragma: null, sourceType: "module" }),
    text,
    visitorKeys,
  };
}

/** Iterative, as deep trees would overflow the stack. */
function linkParents(root: TSESTree.Node, visitorKeys: SourceModule["visitorKeys"]): void {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const before = stack.length;
    pushChildren(node, visitorKeys, stack);
    for (let index = before; index < stack.length; index += 1) (stack[index] as { parent: TSESTree.Node }).parent = node;
  }
}
