import type { TSESTree } from "@typescript-eslint/utils";

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
  for (const statement of module.ast.body) {
    const found =
      statement.type === "ExportDefaultDeclaration" && name === "default"
        ? statement.declaration
        : statement.type === "ExportNamedDeclaration" && statement.source === null
          ? findInExport(statement, name)
          : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function findInExport({ declaration, specifiers }: TSESTree.ExportNamedDeclaration, name: string): TSESTree.Node | undefined {
  switch (declaration?.type) {
    case "VariableDeclaration":
      return declaration.declarations.map(({ id }) => findInPattern(id, name)).find((identifier) => identifier !== undefined);
    case "ClassDeclaration":
    case "FunctionDeclaration":
    case "TSEnumDeclaration":
      return declaration.id?.name === name ? declaration.id : undefined;
    default:
      return specifiers.find(({ exported }) => getModuleExportName(exported) === name)?.local;
  }
}

function findInPattern(pattern: TSESTree.Node | null, name: string): TSESTree.Identifier | undefined {
  switch (pattern?.type) {
    case "Identifier":
      return pattern.name === name ? pattern : undefined;
    case "AssignmentPattern":
      return findInPattern(pattern.left, name);
    case "RestElement":
      return findInPattern(pattern.argument, name);
    case "ArrayPattern":
      return pattern.elements.map((element) => findInPattern(element, name)).find((identifier) => identifier !== undefined);
    case "ObjectPattern":
      return pattern.properties
        .map((property) => findInPattern(property.type === "Property" ? property.value : property, name))
        .find((identifier) => identifier !== undefined);
    default:
      return undefined;
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
