import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { DirectImport, DirectSource } from "../../analysis/server-only/direct-sources.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { claim, getLineBreak } from "./layout.ts";

/**
 * Imports names from the modules that define them. One module is a change of the specifier alone; several are an import
 * each, and types stay where they were, by an import that is nothing else. `undefined` where comments within the declaration would be lost.
 */
export function importDirectly(
  declaration: TSESTree.ImportDeclaration,
  { sources, types }: DirectImport,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.ReportFixFunction | undefined {
  const [first] = sources;
  if (first === undefined) return undefined;
  const quote = declaration.source.raw.charAt(0);
  const isRenamed = sources.some(({ name, specifier }) => name !== getModuleExportName(specifier.imported));
  if (!isRenamed && types.length === 0 && sources.every(({ source }) => source === first.source)) {
    return (fixer) => [...claim(fixer, declaration), fixer.replaceText(declaration.source, `${quote}${first.source}${quote}`)];
  }
  if (sourceCode.getCommentsInside(declaration).length > 0) return undefined;
  const end = sourceCode.getLastToken(declaration)?.value === ";" ? ";" : "";
  const declarations = [...new Set(sources.map(({ source }) => source))].map((source) => {
    const names = sources.filter((one) => one.source === source).map(writeSpecifier);
    return `import { ${names.join(", ")} } from ${quote}${source}${quote}${end}`;
  });
  if (types.length > 0) declarations.push(`import type { ${types.map((specifier) => writeType(specifier, sourceCode)).join(", ")} } from ${declaration.source.raw}${end}`);
  return (fixer) => fixer.replaceText(declaration, declarations.join(getLineBreak(sourceCode)));
}

function writeSpecifier({ name, specifier }: DirectSource): string {
  const written = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
  return name === specifier.local.name ? written : `${written} as ${specifier.local.name}`;
}

/** As it is written, but for its own `type`: the import has one. */
function writeType(specifier: TSESTree.ImportSpecifier, sourceCode: Readonly<TSESLint.SourceCode>): string {
  const text = sourceCode.getText(specifier);
  return specifier.importKind === "type" ? text.replace(/^type\s+/u, "") : text;
}
