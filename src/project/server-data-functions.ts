import type { TSESTree } from "@typescript-eslint/utils";

import { SERVER_DATA_FUNCTIONS } from "../platform/next/file-conventions.ts";
import { getModuleExportName } from "../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../syntax/source-module.ts";
import { isWithin } from "../syntax/traverse.ts";

const memory = new WeakMap<SourceModule, readonly TSESTree.Node[]>();

/**
 * Whether code belongs to `getServerSideProps`, `getStaticProps` or `getStaticPaths`, or to a declaration at module
 * level that only they use: Next.js removes all of it from the browser's code of `pages`, and the names mean nothing elsewhere.
 *
 * Source: https://nextjs.org/docs/pages/building-your-application/data-fetching/get-server-side-props
 */
export function isInServerDataFunction(node: TSESTree.Node, module: SourceModule): boolean {
  return getStrippedDeclarations(module).some((declaration) => isWithin(node, declaration));
}

function getStrippedDeclarations(module: SourceModule): readonly TSESTree.Node[] {
  const known = memory.get(module);
  if (known !== undefined) return known;
  const declarations = collectStrippedDeclarations(module);
  memory.set(module, declarations);
  return declarations;
}

/** One declared name at module level, and the code that goes with it. */
interface Declared {
  readonly identifier: TSESTree.Identifier;
  readonly node: TSESTree.Node;
  readonly isExported: boolean;
}

function collectStrippedDeclarations(module: SourceModule): readonly TSESTree.Node[] {
  const declared = module.ast.body.flatMap((statement) => collectDeclared(statement));
  const listed = collectListedDataFunctions(module);
  const stripped = declared
    .filter(({ identifier, isExported }) => (isExported && SERVER_DATA_FUNCTIONS.has(identifier.name)) || listed.has(identifier.name))
    .map(({ node }) => node);
  if (stripped.length === 0) return stripped;
  const candidates = new Set(declared.filter(({ isExported }) => !isExported));
  // What only stripped code uses is stripped too, which may free the next declaration.
  for (let grew = true; grew; ) {
    grew = false;
    for (const candidate of candidates) {
      if (!isUsedOnlyIn(candidate, stripped, module)) continue;
      stripped.push(candidate.node);
      candidates.delete(candidate);
      grew = true;
    }
  }
  return stripped;
}

/** The local names of `export { load as getStaticProps }`. */
function collectListedDataFunctions(module: SourceModule): ReadonlySet<string> {
  const specifiers = module.ast.body.flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" && statement.source === null ? statement.specifiers : [],
  );
  return new Set(
    specifiers
      .filter(({ exported }) => SERVER_DATA_FUNCTIONS.has(getModuleExportName(exported)))
      .map(({ local }) => getModuleExportName(local)),
  );
}

function collectDeclared(statement: TSESTree.ProgramStatement): readonly Declared[] {
  const isExported = statement.type === "ExportNamedDeclaration";
  const declaration = isExported ? statement.declaration : statement;
  if (declaration?.type === "FunctionDeclaration") {
    return declaration.id === null ? [] : [{ identifier: declaration.id, isExported, node: declaration }];
  }
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap((node) =>
    node.id.type === "Identifier" ? [{ identifier: node.id, isExported, node }] : [],
  );
}

function isUsedOnlyIn({ identifier, node }: Declared, places: readonly TSESTree.Node[], module: SourceModule): boolean {
  const uses = findVariable(module, identifier)?.references.filter((reference) => reference.isRead()) ?? [];
  return (
    uses.length > 0 &&
    uses.every((use) => isWithin(use.identifier, node) || places.some((place) => isWithin(use.identifier, place)))
  );
}
