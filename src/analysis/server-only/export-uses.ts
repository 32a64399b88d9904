import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { findModuleRequest } from "../../project/extract-from-tree.ts";
import type { ModuleRequest } from "../../project/module-record.ts";
import { isServerCode } from "../../project/server-code.ts";
import type { RequestNode } from "../../syntax/module-requests.ts";
import { getModuleExportName, getPropertyName } from "../../syntax/property-name.ts";
import { collectValueReads, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isCaught, isWithin, walk } from "../../syntax/traverse.ts";
import { findServerOnlyRequest, type Compilation, type ServerOnlyRequest } from "./server-only-request.ts";
import { collectNamesOfExpression } from "./used-names.ts";

/** What the code behind an exported name uses, directly or through other declarations of its module. */
export interface ExportUse {
  /** Names of a server-only module that throw in the browser. */
  readonly throwing: readonly Pick<ServerOnlyRequest, "module" | "names">[];
  /** Names of other modules. */
  readonly imported: readonly ImportedName[];
}

export interface ImportedName {
  readonly request: ModuleRequest;
  /** As the other module exports it. */
  readonly name: string;
}

/** The uses behind each exported name; `*` stands for names that come from elsewhere with `export *`. */
export type ExportUses = ReadonlyMap<string, ExportUse>;

const NO_USE: ExportUse = { imported: [], throwing: [] };

/**
 * Says for each export of a module what stands behind it, so that a function that reads the request is told apart from
 * a constant beside it. Code that runs on the server only counts for nothing. A CommonJS module is taken as a whole.
 */
export function collectExportUses(module: SourceModule, compilation: Compilation): ExportUses {
  const parts = collectParts(module);
  const direct = collectDirectUses(parts, module, compilation);
  const uses = new Map<string, ExportUse>();
  for (const [name, part] of collectExportedParts(parts, module)) uses.set(name, mergeReachable(part, direct));
  for (const [name, use] of collectReexports(module, compilation)) uses.set(name, mergeUses([uses.get(name) ?? NO_USE, use]));
  return uses;
}

/** A declaration at module level, or a statement that is none: what can be used, and what can use others. */
interface Part {
  readonly node: TSESTree.Node;
  readonly variables: readonly Variable[];
}

interface DirectUse extends ExportUse {
  readonly parts: ReadonlySet<Part>;
}

function collectParts(module: SourceModule): readonly Part[] {
  return module.ast.body.flatMap((statement) => {
    const declaration =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration" ? statement.declaration : statement;
    if (declaration === null) return [];
    const nodes: readonly TSESTree.Node[] = declaration.type === "VariableDeclaration" ? declaration.declarations : [declaration];
    return nodes.map((node) => ({ node, variables: module.scopes.getDeclaredVariables(node) }));
  });
}

function collectDirectUses(parts: readonly Part[], module: SourceModule, compilation: Compilation): ReadonlyMap<Part, DirectUse> {
  const byNode = new Map(parts.map((part) => [part.node, part]));
  const uses = new Map(parts.map((part) => [part, { bound: [] as ExportUse[], parts: new Set<Part>() }]));
  for (const owner of parts) {
    for (const variable of owner.variables) {
      for (const { identifier } of collectValueReads(variable)) {
        const user = uses.get(findPart(identifier, byNode) ?? owner);
        if (user === undefined || isServerCode(identifier, module) || isCaught(identifier)) continue;
        if (owner.node.type === "ImportDeclaration") {
          user.bound.push(describeBinding(identifier, variable, owner.node, module, compilation));
        } else {
          user.parts.add(owner);
        }
      }
    }
  }
  return new Map(
    parts.map((part) => {
      const { bound = [], parts: used = new Set<Part>() } = uses.get(part) ?? {};
      return [part, { ...mergeUses([...bound, ...collectExpressions(part.node, module, compilation)]), parts: used }];
    }),
  );
}

/** The part that a node stands in; `undefined` in an export list, which uses nothing itself. */
function findPart(node: TSESTree.Node, byNode: ReadonlyMap<TSESTree.Node, Part>): Part | undefined {
  for (let place: TSESTree.Node | null | undefined = node; place !== undefined && place !== null; place = place.parent) {
    const part = byNode.get(place);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** What one mention of an imported name uses. */
function describeBinding(
  identifier: TSESTree.Node,
  variable: Variable,
  declaration: TSESTree.Node,
  module: SourceModule,
  compilation: Compilation,
): ExportUse {
  if (declaration.type !== "ImportDeclaration") return NO_USE;
  const specifier = variable.defs[0]?.node;
  const name = getUsedName(identifier, specifier);
  if (name === undefined) return NO_USE;
  const serverOnly = findServerOnlyRequest(declaration, module, compilation);
  if (serverOnly !== undefined) {
    const throws = serverOnly.outcome.kind === "throws" && serverOnly.module.throwing.has(name);
    return throws ? { imported: [], throwing: [{ module: serverOnly.module, names: [name] }] } : NO_USE;
  }
  const request = findModuleRequest(declaration, module, false);
  return request === undefined ? NO_USE : { imported: [{ name, request }], throwing: [] };
}

/** The exported name that a mention of an import stands for; of a namespace the member that is taken, if one is. */
function getUsedName(identifier: TSESTree.Node, specifier: TSESTree.Node | undefined): string | undefined {
  if (specifier?.type === "ImportSpecifier") return getModuleExportName(specifier.imported);
  if (specifier?.type === "ImportDefaultSpecifier") return "default";
  const { parent } = identifier;
  return parent?.type === "MemberExpression" && parent.object === identifier ? getPropertyName(parent) : undefined;
}

/** The uses of `import()` and `require` within a part. */
function collectExpressions(part: TSESTree.Node, module: SourceModule, compilation: Compilation): readonly ExportUse[] {
  const uses: ExportUse[] = [];
  for (const node of walk(part, module.visitorKeys)) {
    if ((node.type !== "ImportExpression" && node.type !== "CallExpression") || isServerCode(node, module)) continue;
    uses.push(describeExpression(node, module, compilation));
  }
  return uses;
}

function describeExpression(
  node: TSESTree.CallExpression | TSESTree.ImportExpression,
  module: SourceModule,
  compilation: Compilation,
): ExportUse {
  const serverOnly = findServerOnlyRequest(node, module, compilation);
  if (serverOnly?.outcome.kind === "throws") return isCaught(node) ? NO_USE : { imported: [], throwing: [serverOnly] };
  const request = findModuleRequest(node, module, false);
  if (request === undefined) return NO_USE;
  return { imported: collectRequestedNames(node, module).map((name) => ({ name, request })), throwing: [] };
}

/** The names that `import()` or `require` is for. Where the module is handed on as a whole, it is for a component. */
export function collectRequestedNames(node: RequestNode, module: SourceModule): readonly string[] {
  const names = collectNamesOfExpression(node, module);
  return names === "all" ? ["default"] : [...names];
}

function* collectExportedParts(parts: readonly Part[], module: SourceModule): Generator<readonly [string, readonly Part[]]> {
  let isEsModule = false;
  for (const statement of module.ast.body) {
    if (statement.type === "ImportDeclaration" || statement.type.startsWith("Export")) isEsModule = true;
    if (statement.type === "ExportDefaultDeclaration") {
      yield ["default", parts.filter(({ node }) => isWithin(node, statement))];
    } else if (statement.type === "ExportNamedDeclaration" && statement.declaration !== null) {
      for (const part of parts.filter(({ node }) => isWithin(node, statement))) {
        for (const { name } of part.variables) yield [name, [part]];
      }
    } else if (statement.type === "ExportNamedDeclaration" && statement.source === null) {
      for (const { exported, local } of statement.specifiers) {
        const variable = local.type === "Identifier" ? findVariable(module, local) : undefined;
        const owner = parts.find(({ variables }) => variable !== undefined && variables.includes(variable));
        if (owner !== undefined && owner.node.type !== "ImportDeclaration") yield [getModuleExportName(exported), [owner]];
      }
    }
  }
  if (!isEsModule) yield [WHOLE, parts];
}

/** What all names of a CommonJS module have in common. */
const WHOLE = "*";

/** `export { a } from`, `export * from`, and names that are imported to be exported again. */
function* collectReexports(module: SourceModule, compilation: Compilation): Generator<readonly [string, ExportUse]> {
  for (const statement of module.ast.body) {
    if (statement.type === "ExportAllDeclaration" || (statement.type === "ExportNamedDeclaration" && statement.source !== null)) {
      yield* describeReexport(statement, module, compilation);
    } else if (statement.type === "ExportNamedDeclaration") {
      for (const { exported, local } of statement.specifiers) {
        const variable = local.type === "Identifier" ? findVariable(module, local) : undefined;
        const specifier = variable?.defs[0]?.node;
        if (variable === undefined || specifier?.parent?.type !== "ImportDeclaration") continue;
        yield [getModuleExportName(exported), describeBinding(local, variable, specifier.parent, module, compilation)];
      }
    }
  }
}

function* describeReexport(
  statement: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration,
  module: SourceModule,
  compilation: Compilation,
): Generator<readonly [string, ExportUse]> {
  const serverOnly = findServerOnlyRequest(statement, module, compilation);
  const request = findModuleRequest(statement, module, false);
  const names: readonly (readonly [string, string])[] =
    statement.type === "ExportAllDeclaration"
      ? [statement.exported === null ? [WHOLE, WHOLE] : [getModuleExportName(statement.exported), WHOLE]]
      : statement.specifiers.map(({ exported, local }) => [getModuleExportName(exported), getModuleExportName(local)]);
  for (const [exported, name] of names) {
    const throwing = serverOnly?.outcome.kind === "throws" && (name === WHOLE || serverOnly.module.throwing.has(name)) ? [serverOnly] : [];
    const imported = serverOnly === undefined && request !== undefined ? [{ name, request }] : [];
    yield [exported, { imported, throwing }];
  }
}

function mergeReachable(start: readonly Part[], direct: ReadonlyMap<Part, DirectUse>): ExportUse {
  const seen = new Set(start);
  // A Set iterates over what is added on the way.
  for (const part of seen) for (const used of direct.get(part)?.parts ?? []) seen.add(used);
  return mergeUses([...seen].map((part) => direct.get(part) ?? NO_USE));
}

function mergeUses(uses: readonly ExportUse[]): ExportUse {
  return { imported: uses.flatMap(({ imported }) => imported), throwing: uses.flatMap(({ throwing }) => throwing) };
}
