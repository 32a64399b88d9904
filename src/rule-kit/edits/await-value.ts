import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { UNWRAPPED_TYPE } from "../../platform/next/request-apis.ts";
import type { LocalFunction } from "../../analysis/references/access-path.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { importName } from "./add-import.ts";
import { removeUnusedImports } from "./imports.ts";
import { claim } from "./layout.ts";
import { startsAmbiguously } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Awaits a promise where it is used: `(await cookies()).get(name)`, `const store = await cookies()`. A cast to one of the
 * types that Next.js' codemod left there goes, and so does the import of that type.
 */
export function awaitValue(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, node: TSESTree.Node, module: SourceModule): TSESLint.RuleFix[] {
  const outer = getWrapped(node);
  const types = collectCasts(node, outer).filter((type) => UNWRAPPED_TYPE.test(sourceCode.getText(type)));
  if (types.length > 0) {
    return [surround(fixer, sourceCode, outer, `await ${sourceCode.getText(node)}`), ...removeUnusedImports(fixer, sourceCode, types, module)];
  }
  const [open, close] = getParentheses(sourceCode, outer);
  return [
    ...claim(fixer, outer),
    fixer.insertTextBefore(open === "" ? node : outer, `${open}await `),
    ...(close === "" ? [] : [fixer.insertTextAfter(outer, close)]),
  ];
}

/** Reads a promise with `use` of React, which it imports where it has to; `undefined` where that name is taken. */
export function useValue(node: TSESTree.Node, module: SourceModule, sourceCode: SourceCode): TSESLint.ReportFixFunction | undefined {
  const hook = importName({ isOfDefault: true, name: "use", specifier: "react" }, module, sourceCode);
  if (hook === undefined) return undefined;
  const outer = getWrapped(node);
  const types = collectCasts(node, outer).filter((type) => UNWRAPPED_TYPE.test(sourceCode.getText(type)));
  return (fixer) => [
    fixer.replaceText(types.length > 0 ? outer : node, `${hook.name}(${sourceCode.getText(node)})`),
    ...hook.addImport(fixer),
    ...removeUnusedImports(fixer, sourceCode, types, module),
  ];
}

/** Makes a function async that is no method, and its return type a promise. */
export function makeAsync(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, callee: LocalFunction): TSESLint.RuleFix[] {
  const type = callee.returnType?.typeAnnotation;
  const isPromise = type === undefined || /^Promise\b/u.test(sourceCode.getText(type));
  return [
    fixer.insertTextBefore(callee, "async "),
    ...(isPromise ? [] : [fixer.insertTextBefore(type, "Promise<"), fixer.insertTextAfter(type, ">")]),
  ];
}

function surround(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, node: TSESTree.Node, text: string): TSESLint.RuleFix {
  const [open, close] = getParentheses(sourceCode, node);
  return fixer.replaceText(node, `${open}${text}${close}`);
}

/** What has to stand around an `await` so that it comes before a member or a call, and is no part of the line above. */
function getParentheses(sourceCode: SourceCode, node: TSESTree.Node): readonly [string, string] {
  const { parent } = node;
  const isObject = parent?.type === "MemberExpression" && parent.object === node;
  if (!isObject || isParenthesized(sourceCode, node)) return ["", ""];
  return [startsAmbiguously(sourceCode, node) ? ";(" : "(", ")"];
}

function isParenthesized(sourceCode: SourceCode, node: TSESTree.Node): boolean {
  return sourceCode.getTokenBefore(node)?.value === "(" && sourceCode.getTokenAfter(node)?.value === ")";
}

/** The types that stand between a node and the outermost one that only wraps it. */
function collectCasts(node: TSESTree.Node, outer: TSESTree.Node): readonly TSESTree.Node[] {
  const types: TSESTree.Node[] = [];
  for (let current = node; current !== outer && current.parent !== undefined && current.parent !== null; current = current.parent) {
    if (current.parent.type === "TSAsExpression" || current.parent.type === "TSTypeAssertion") types.push(current.parent.typeAnnotation);
  }
  return types;
}
