import type { TSESTree } from "@typescript-eslint/utils";

import { findCommonJsExports, WHOLE_EXPORT } from "./commonjs-exports.ts";
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

/**
 * Where the exported name is defined that a way into a module begins with, or what it names of a namespace. A CommonJS module
 * may be a function itself, or an object whose members only its tree shows: then all of the way is left to go.
 */
export function followWay(specifier: string, steps: readonly string[], { links }: SourceModule): LinkedWay | undefined {
  const [name, ...members] = steps;
  const definition = name === undefined ? undefined : links?.findDefinition(specifier, name, members);
  if (definition !== undefined) return { definition, steps: members.slice(definition.named ?? 0) };
  const whole = links?.findDefinition(specifier, WHOLE_EXPORT);
  return whole?.kind === "module" ? { definition: whole, steps } : undefined;
}

/** Whether a way into a module certainly ends in a function of its own, so that nothing else can be there: no tree is opened. */
export function isFunctionAt(definition: LinkedDefinition, members: readonly string[]): boolean {
  return definition.kind === "module" && definition.isFunction === true && members.length === (definition.named ?? 0);
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
 * `export { a as b }`, what `export default` exports, or what CommonJS gives to `exports.name`. `undefined` for re-exports, types
 * and names that are not there.
 */
export function findExported(name: string, module: SourceModule): TSESTree.Node | undefined {
  const commonJs = findCommonJsExports(module.ast, module);
  if (commonJs === undefined) return indexExports(module.ast).get(name);
  const isWhole = name === WHOLE_EXPORT || (name === "default" && !commonJs.isEsModule);
  return isWhole ? commonJs.whole : commonJs.members.get(name);
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
