import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { claim, getLineBreak } from "./layout.ts";
import { removeStatement } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Removes some names of an import, and the whole declaration with the last of them. Comments between a removed name
 * and its neighbour go with it.
 */
export function removeImportSpecifiers(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  declaration: TSESTree.ImportDeclaration,
  removed: ReadonlySet<TSESTree.ImportClause>,
): TSESLint.RuleFix[] {
  const kept = declaration.specifiers.filter((specifier) => !removed.has(specifier));
  if (kept.length === 0) return [removeStatement(fixer, sourceCode, declaration)];
  const named = declaration.specifiers.filter((specifier) => specifier.type === "ImportSpecifier");
  const fixes = claim(fixer, declaration);
  const [first] = declaration.specifiers;
  if (first?.type === "ImportDefaultSpecifier" && removed.has(first)) {
    const next = sourceCode.getTokenAfter(getTokenAfter(sourceCode, first));
    if (next !== null) fixes.push(fixer.removeRange([first.range[0], next.range[0]]));
  }
  const [onlyKept] = kept;
  if (onlyKept?.type === "ImportDefaultSpecifier" && kept.length === 1) {
    // `import a, { b } from "m"` and `import a, * as b from "m"` become `import a from "m"`.
    return [...fixes, ...removeBehindDefault(fixer, sourceCode, declaration, onlyKept)];
  }
  return [...fixes, ...removeListItems(fixer, sourceCode, named, removed)];
}

const collectImports = oncePer(({ body }: TSESTree.Program) => body.filter((statement) => statement.type === "ImportDeclaration"));

/** The names of imports whose every use lies in what is removed. */
export function removeUnusedImports(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  removed: readonly TSESTree.Node[],
  module: SourceModule,
): readonly TSESLint.RuleFix[] {
  return collectImports(module.ast).flatMap((statement) => {
    const unused = statement.specifiers.filter(({ local }) => {
      const references = findVariable(module, local)?.references ?? [];
      return references.length > 0 && references.every(({ identifier }) => removed.some((node) => isWithin(identifier, node)));
    });
    return unused.length === 0 ? [] : removeImportSpecifiers(fixer, sourceCode, statement, new Set(unused));
  });
}

/** Makes a declaration type-only: `import type { a } from "m"`. A default beside names needs two declarations. */
export function makeImportTypeOnly(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  declaration: TSESTree.ImportDeclaration,
): TSESLint.RuleFix[] {
  const [first] = declaration.specifiers;
  const keyword = sourceCode.getFirstToken(declaration);
  if (keyword === null) return [];
  const names = declaration.specifiers.filter((specifier) => specifier.type === "ImportSpecifier");
  if (first?.type === "ImportDefaultSpecifier" && declaration.specifiers.length > 1) {
    const end = sourceCode.getLastToken(declaration)?.value === ";" ? ";" : "";
    const from = ` from ${declaration.source.raw}${end}`;
    const [namespace] = declaration.specifiers.slice(1);
    const rest =
      namespace?.type === "ImportNamespaceSpecifier"
        ? sourceCode.getText(namespace)
        : `{ ${names.map((specifier) => getTextWithoutType(specifier, sourceCode)).join(", ")} }`;
    const declarations = [sourceCode.getText(first), rest].map((clause) => `import type ${clause}${from}`);
    return [fixer.replaceText(declaration, declarations.join(getLineBreak(sourceCode)))];
  }
  if (first?.type === "ImportDefaultSpecifier") {
    // A type-only import has a default or braces, even if these are empty.
    return [
      ...claim(fixer, declaration),
      fixer.insertTextAfter(keyword, " type"),
      ...removeBehindDefault(fixer, sourceCode, declaration, first),
    ];
  }
  const fixes = [...claim(fixer, declaration), fixer.insertTextAfter(keyword, " type")];
  for (const specifier of names) {
    const inlineType = specifier.importKind === "type" ? sourceCode.getFirstToken(specifier) : null;
    if (inlineType !== null) fixes.push(removeToken(fixer, sourceCode, inlineType));
  }
  return fixes;
}

function removeBehindDefault(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  declaration: TSESTree.ImportDeclaration,
  default_: TSESTree.ImportDefaultSpecifier,
): TSESLint.RuleFix[] {
  const from = sourceCode.getTokenBefore(declaration.source);
  const hasMore = from !== null && getTokenAfter(sourceCode, default_).value === ",";
  return hasMore ? [fixer.replaceTextRange([default_.range[1], from.range[0]], " ")] : [];
}

function getTextWithoutType(specifier: TSESTree.ImportSpecifier, sourceCode: SourceCode): string {
  return sourceCode.text.slice(specifier.imported.range[0], specifier.range[1]);
}

/** Items of a list in braces, run by run, so that neighbours do not both claim the comma between them. */
function removeListItems(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  items: readonly TSESTree.ImportClause[],
  removed: ReadonlySet<TSESTree.ImportClause>,
): TSESLint.RuleFix[] {
  const fixes: TSESLint.RuleFix[] = [];
  let lastKept: TSESTree.Node | undefined;
  let lastRemoved: TSESTree.Node | undefined;
  for (const item of [...items, undefined]) {
    if (item !== undefined && removed.has(item)) {
      lastRemoved = item;
      continue;
    }
    if (lastRemoved !== undefined) {
      const start = lastKept?.range[1] ?? items[0]?.range[0] ?? 0;
      const next = lastKept === undefined ? sourceCode.getTokenAfter(getTokenAfter(sourceCode, lastRemoved), { includeComments: true }) : null;
      fixes.push(fixer.removeRange([start, next?.range[0] ?? lastRemoved.range[1]]));
      lastRemoved = undefined;
    }
    lastKept = item;
  }
  return fixes;
}

function removeToken(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, token: TSESTree.Token): TSESLint.RuleFix {
  const next = sourceCode.getTokenAfter(token, { includeComments: true });
  return fixer.removeRange([token.range[0], next === null ? token.range[1] : next.range[0]]);
}

function getTokenAfter(sourceCode: SourceCode, node: TSESTree.Node): TSESTree.Token {
  const token = sourceCode.getTokenAfter(node);
  if (token === null) throw new Error("An import specifier is always followed by a token.");
  return token;
}
