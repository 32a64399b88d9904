import type { TSESTree } from "@typescript-eslint/utils";

import { followWay, openDefinition, type Located } from "../../syntax/exported.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { findConstantDefinition, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { CALL_STEP, getExportPath, NEW_STEP, resolveAccessPath, type AccessPath, type LocalFunction } from "./access-path.ts";
import { findMethod, findStaticField } from "./class-members.ts";
import { findPropertyValue, findUnchangedLiteral } from "./definition.ts";
import { findReturnedExpressions } from "./returned.ts";

/** A way from something that has a name, and the module in which its nodes stand. */
export interface LocatedPath {
  readonly module: SourceModule;
  readonly path: AccessPath;
}

/** So many modules may hand a value on; more are generated, or go in a circle. */
const MAX_MODULES = 8;

/**
 * The node that a path into another module of the project ends at: an exported constant, a member of an exported
 * object or enum, what an exported function returns (`()`), through re-exports and aliases. `undefined` for packages,
 * for whatever a module computes or changes, and after eight modules.
 */
export function locate(path: AccessPath, module: SourceModule, depth = 0): Located | undefined {
  if (path.root.kind !== "module" || depth > MAX_MODULES) return undefined;
  const way = followWay(path.root.specifier, path.steps, module);
  const exported = openDefinition(way?.definition);
  return exported && way && descend(exported, way.steps, depth);
}

/** What lies some steps within a value. */
function descend({ module, node }: Located, steps: readonly string[], depth: number): Located | undefined {
  const path = resolveAccessPath(node, module);
  // A name that the module has from elsewhere itself.
  if (path?.root.kind === "module") return locate({ ...path, steps: [...path.steps, ...steps] }, module, depth + 1);
  const [step, ...rest] = steps;
  if (step === undefined) return { module, node };
  const next = step === CALL_STEP ? findReturned(node, path, module) : findMember(node, step, module);
  return next === undefined || depth > MAX_MODULES ? undefined : descend({ module, node: next }, rest, depth + 1);
}

function findReturned(node: TSESTree.Node, path: AccessPath | undefined, module: SourceModule): TSESTree.Node | undefined {
  const callee = path?.root.kind === "function" && path.steps.length === 0 ? path.root.node : node;
  const returned = isFunction(callee) && !callee.async && !callee.generator ? findReturnedExpressions(callee, module) : undefined;
  return returned?.length === 1 ? returned[0] : undefined;
}

function findMember(node: TSESTree.Node, name: string, module: SourceModule): TSESTree.Node | undefined {
  const literal = findUnchangedLiteral(node, module);
  if (literal !== undefined) return findPropertyValue(literal, name);
  const initializer = node.type === "Identifier" ? findEnumMember(node, name, module) : undefined;
  return initializer ?? findMethod(node, name, module) ?? findStaticField(node, name, module);
}

/** The initializer of an enum's member. */
export function findEnumMember(object: TSESTree.Node, name: string, module: SourceModule): TSESTree.Node | undefined {
  const variable = object.type === "Identifier" ? findVariable(module, object) : undefined;
  const definition = variable && findConstantDefinition(variable);
  if (definition?.node.type !== "TSEnumDeclaration") return undefined;
  return indexMembers(definition.node.body).get(name) ?? undefined;
}

const indexMembers = oncePer(
  ({ members }: TSESTree.TSEnumBody) => new Map(members.toReversed().map(({ id, initializer }) => [getEnumKey(id), initializer])),
);

function getEnumKey(id: TSESTree.Node): string | undefined {
  if (id.type === "Identifier") return id.name;
  return id.type === "Literal" && typeof id.value === "string" ? id.value : undefined;
}

/**
 * What an expression stands for, as `resolveAccessPath` says, and on through the modules of the project: `Cookies.get`
 * of a module that exports `js-cookie` again is that library's. Where the way ends in a function, it is that function.
 */
export function resolveLinkedPath(node: TSESTree.Node, module: SourceModule): LocatedPath | undefined {
  const path = resolveAccessPath(node, module);
  return path && followLinks(path, module, { calls: path.calls, module }, 0);
}

/** The calls of a path, all of them in one module; the path itself may be on its way in another one. */
interface LocatedCalls {
  readonly calls: AccessPath["calls"];
  readonly module: SourceModule;
}

function followLinks(path: AccessPath, module: SourceModule, made: LocatedCalls, depth: number): LocatedPath | undefined {
  const found: LocatedPath = { module: path.calls.length > 0 ? made.module : module, path };
  if (path.root.kind !== "module" || depth > MAX_MODULES) return found;
  const { definition, steps } = followWay(path.root.specifier, path.steps, module) ?? { definition: undefined, steps: [] };
  if (definition?.kind === "package") {
    return { ...found, path: { ...path, root: { kind: "module", specifier: definition.specifier }, steps: [definition.name, ...steps] } };
  }
  const exported = openDefinition(definition);
  if (exported === undefined) return found;
  return followWithin(exported, steps, made, depth) ?? found;
}

/** The same within a value of another module, until something there has a name of its own. */
function followWithin({ module, node }: Located, steps: readonly string[], made: LocatedCalls, depth: number): LocatedPath | undefined {
  const own = resolveAccessPath(node, module);
  const calls = own && joinCalls({ calls: own.calls, module }, made, steps);
  if (own !== undefined && calls !== undefined && (own.root.kind !== "function" || steps.length === 0)) {
    return followLinks({ ...own, calls: calls.calls, steps: [...own.steps, ...steps] }, module, calls, depth + 1);
  }
  const [step, ...rest] = steps;
  if (step === undefined) return undefined;
  const next = step === CALL_STEP ? findReturned(node, own, module) : findMember(node, step, module);
  const left = step === CALL_STEP ? { ...made, calls: made.calls.slice(1) } : made;
  return next === undefined ? undefined : followWithin({ module, node: next }, rest, left, depth);
}

/** What two modules call on one way has no one module: only one of them may call something. */
function joinCalls(own: LocatedCalls, made: LocatedCalls, steps: readonly string[]): LocatedCalls | undefined {
  if (!steps.some((step) => step === CALL_STEP || step === NEW_STEP)) return own;
  return own.calls.length === 0 ? made : undefined;
}

/** The way into a package's exports, in the notation of the library tables. */
export interface PackagePath {
  readonly specifier: string;
  readonly path: string;
}

/** What a path is of a package, as far as names alone tell, through modules that only export it again: no tree is opened. */
export function findPackagePath(path: AccessPath, module: SourceModule): PackagePath | undefined {
  if (path.root.kind !== "module") return undefined;
  const way = followWay(path.root.specifier, path.steps, module);
  if (way === undefined) return { path: getExportPath(path), specifier: path.root.specifier };
  const { definition, steps } = way;
  if (definition.kind !== "package") return undefined;
  return { path: getExportPath({ ...path, steps: [definition.name, ...steps] }), specifier: definition.specifier };
}

/** A function, and the module that gives the names in its body a meaning. */
export interface LinkedFunction {
  readonly function: LocalFunction;
  readonly module: SourceModule;
}

/** The function that a call runs, in this module or in another one of the project. */
export function findLinkedFunction(callee: TSESTree.Node, module: SourceModule): LinkedFunction | undefined {
  const found = resolveLinkedPath(callee, module);
  return found?.path.root.kind === "function" && found.path.steps.length === 0
    ? { function: found.path.root.node, module: found.module }
    : undefined;
}
