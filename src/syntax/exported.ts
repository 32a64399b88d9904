import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "./once-per.ts";
import { getModuleExportName } from "./property-name.ts";
import type { LinkedDefinition, SourceModule } from "./source-module.ts";

/** A node together with the module that gives its names a meaning. */
export interface Located {
  readonly module: SourceModule;
  readonly node: TSESTree.Node;
}

/** Where a way into a module leads, and the steps from what is defined there. */
export interface LinkedWay {
  readonly definition: LinkedDefinition;
  readonly steps: readonly string[];
}

/** Where the exported name is defined that a way into a module begins with, or what it names of a namespace. */
export function followWay(specifier: string, [name, ...members]: readonly string[], { links }: SourceModule): LinkedWay | undefined {
  const definition = name === undefined ? undefined : links?.findDefinition(specifier, name, members);
  return definition && { definition, steps: members.slice(definition.named ?? 0) };
}

/** What stands at a definition in another module of the project: its tree is opened for that. `undefined` for packages. */
export function openDefinition(definition: LinkedDefinition | undefined): Located | undefined {
  if (definition?.kind !== "module") return undefined;
  const module = definition.open();
  const node = module && findExported(definition.name, module);
  return module === undefined || node === undefined ? undefined : { module, node };
}

/**
 * The node that an exported name of a module stands for: the identifier of its declaration, the local name of an
 * `export { a as b }`, or what `export default` exports. `undefined` for re-exports, types and names that are not there.
 */
export function findExported(name: string, module: SourceModule): TSESTree.Node | undefined {
  return indexExports(module.ast).get(name);
}

const indexExports = oncePer(({ body }: TSESTree.Program): ReadonlyMap<string, TSESTree.Node> =>
  // The first of a name counts, as Next.js and TypeScript refuse the others.
  new Map(body.flatMap((statement) => collectExports(statement)).reverse()),
);

function collectExports(statement: TSESTree.ProgramStatement): readonly (readonly [string, TSESTree.Node])[] {
  if (statement.type === "ExportDefaultDeclaration") return [["default", statement.declaration]];
  if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) return [];
  const { declaration, specifiers } = statement;
  switch (declaration?.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ id }) => collectNames(id)).map((identifier) => [identifier.name, identifier]);
    case "ClassDeclaration":
    case "FunctionDeclaration":
    case "TSEnumDeclaration":
      return declaration.id === null ? [] : [[declaration.id.name, declaration.id]];
    default:
      return specifiers.map(({ exported, local }) => [getModuleExportName(exported), local]);
  }
}

function collectNames(pattern: TSESTree.Node | null): readonly TSESTree.Identifier[] {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return collectNames(pattern.left);
    case "RestElement":
      return collectNames(pattern.argument);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => collectNames(element));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => collectNames(property.type === "Property" ? property.value : property));
    default:
      return [];
  }
}

/** The names that a module exports of its own code: functions, variables and lists. Re-exports are another module's. */
export function collectExportedNames({ body }: TSESTree.Program): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.type === "ExportDefaultDeclaration") return ["default"];
    if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) return [];
    const { declaration, specifiers } = statement;
    if (declaration?.type === "FunctionDeclaration") return declaration.id === null ? [] : [declaration.id.name];
    if (declaration?.type !== "VariableDeclaration") return specifiers.map(({ exported }) => getModuleExportName(exported));
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  });
}
