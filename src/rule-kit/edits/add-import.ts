import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { getDocumentedModule } from "../../platform/next/module-spellings.ts";
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

/** What to import: under its alias, if there is one, where something else has the name. */
export interface Wanted {
  readonly specifier: string;
  readonly name: string;
  readonly alias?: string;
  /** The default export has it as a member, as that of `react` does. */
  readonly isOfDefault?: true;
}

/**
 * The name of what a package exports: as the module imports it already, else by an import that is added. `undefined` in
 * modules without any import, which may be CommonJS, and where the names are taken.
 */
export function importName(wanted: Wanted, module: SourceModule, sourceCode: SourceCode): ImportedName | undefined {
  const { alias = wanted.name, name, specifier } = wanted;
  const imports = module.ast.body.filter((statement) => statement.type === "ImportDeclaration");
  const fromHere = imports.filter(({ importKind, source }) => getDocumentedModule(source.value) === specifier && importKind !== "type");
  const known = fromHere.flatMap(({ specifiers }) => specifiers).map((one) => findName(one, wanted)).find((one) => one !== undefined);
  if (known !== undefined) return { addImport: () => [], name: known };
  const [first] = imports;
  const local = [name, alias].find((one) => !isTaken(one, module));
  if (first === undefined || local === undefined) return undefined;
  const item = local === name ? name : `${name} as ${alias}`;
  const list = fromHere.find(({ specifiers }) => specifiers.some(({ type }) => type === "ImportSpecifier"));
  return {
    addImport: (fixer) => (list === undefined ? [addDeclaration(fixer, sourceCode, first, specifier, item)] : addToList(fixer, sourceCode, list, item)),
    name: local,
  };
}

function isTaken(name: string, module: SourceModule): boolean {
  return module.scopes.scopes.some(({ variables }) => variables.some((variable) => variable.name === name && variable.defs.length > 0));
}

function findName(specifier: TSESTree.ImportClause, { isOfDefault, name }: Wanted): string | undefined {
  const { local } = specifier;
  if (specifier.type !== "ImportSpecifier") return specifier.type === "ImportNamespaceSpecifier" || isOfDefault === true ? `${local.name}.${name}` : undefined;
  if (specifier.importKind === "type") return undefined;
  return getModuleExportName(specifier.imported) === name ? local.name : undefined;
}

function addToList(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { source, specifiers }: TSESTree.ImportDeclaration, item: string): readonly TSESLint.RuleFix[] {
  const close = sourceCode.getTokenBefore(source, (token) => token.value === "}");
  const lastSpecifier = specifiers.at(-1);
  const last = lastSpecifier && sourceCode.getLastToken(lastSpecifier);
  return close === null || last === null || last === undefined ? [] : insertAfterLastItem(fixer, sourceCode, { close, item, last });
}

function addDeclaration(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, first: TSESTree.ImportDeclaration, specifier: string, item: string): TSESLint.RuleFix {
  const quote = first.source.raw.charAt(0);
  const end = sourceCode.getLastToken(first)?.value === ";" ? ";" : "";
  return fixer.insertTextBefore(first, `import { ${item} } from ${quote}${specifier}${quote}${end}${getLineBreak(sourceCode)}`);
}
