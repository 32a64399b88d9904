import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { getModuleExportName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getLineBreak } from "./layout.ts";
import { insertAfterLastItem } from "./list-items.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What something imported is called in a module, and what it takes to have it there. */
export interface ImportedName {
  readonly name: string;
  readonly addImport: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

/**
 * The name of what a package exports: as the module imports it already, else by an import that is added. `undefined` in
 * modules without any import, which may be CommonJS, and where something else has the name.
 */
export function importName(specifier: string, name: string, module: SourceModule, sourceCode: SourceCode): ImportedName | undefined {
  const imports = module.ast.body.filter((statement) => statement.type === "ImportDeclaration");
  const fromHere = imports.filter(({ importKind, source }) => source.value === specifier && importKind !== "type");
  const known = fromHere.flatMap(({ specifiers }) => specifiers).map((one) => findName(one, name)).find((one) => one !== undefined);
  if (known !== undefined) return { addImport: () => [], name: known };
  const isTaken = module.scopes.scopes.some(({ variables }) => variables.some((variable) => variable.name === name && variable.defs.length > 0));
  const [first] = imports;
  if (first === undefined || isTaken) return undefined;
  const list = fromHere.find(({ specifiers }) => specifiers.some(({ type }) => type === "ImportSpecifier"));
  return { addImport: (fixer) => (list === undefined ? [addDeclaration(fixer, sourceCode, first, specifier, name)] : addToList(fixer, sourceCode, list, name)), name };
}

function findName(specifier: TSESTree.ImportClause, name: string): string | undefined {
  const { local } = specifier;
  if (specifier.type === "ImportNamespaceSpecifier") return `${local.name}.${name}`;
  if (specifier.type === "ImportDefaultSpecifier" || specifier.importKind === "type") return undefined;
  return getModuleExportName(specifier.imported) === name ? local.name : undefined;
}

function addToList(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { source, specifiers }: TSESTree.ImportDeclaration, name: string): readonly TSESLint.RuleFix[] {
  const close = sourceCode.getTokenBefore(source, (token) => token.value === "}");
  const lastSpecifier = specifiers.at(-1);
  const last = lastSpecifier && sourceCode.getLastToken(lastSpecifier);
  return close === null || last === null || last === undefined ? [] : insertAfterLastItem(fixer, sourceCode, { close, item: name, last });
}

function addDeclaration(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, first: TSESTree.ImportDeclaration, specifier: string, name: string): TSESLint.RuleFix {
  const quote = first.source.raw.charAt(0);
  const end = sourceCode.getLastToken(first)?.value === ";" ? ";" : "";
  return fixer.insertTextBefore(first, `import { ${name} } from ${quote}${specifier}${quote}${end}${getLineBreak(sourceCode)}`);
}
