import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition } from "@typescript-eslint/scope-manager";

import { getDocumentedModule } from "../../platform/next/module-spellings.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getModuleExportName, getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import {
  findBinding,
  findConstantDefinition,
  findVariable,
  isGlobalReference,
  type SourceModule,
} from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findPropertyValue, findUnchangedLiteral, findValueOfName } from "./definition.ts";
import { findAwaitedPromise, findElement, findThenPromise } from "./promised.ts";
import { Memo } from "../memo.ts";

/**
 * What an expression stands for, as a way from something that has a name: `Cookies.get` after
 * `import Cookies from "js-cookie"` is module `js-cookie`, steps `default`, `get`.
 *
 * Steps are member names, array positions (`0`), `()` for the result of a call and `new()` for an instance;
 * `await` leaves no step, nor does `then` on the way to what it is given. So `const [cookies] = useCookies()` is
 * `useCookies`, `()`, `0`, and both of `const [jar] = await Promise.all([cookies()])` and `cookies().then((jar) => …)`
 * say that `jar` is `cookies`, `()`.
 */
export interface AccessPath {
  readonly root: AccessRoot;
  readonly steps: readonly string[];
  /** The calls on the way, outermost last: their arguments may configure what they return. */
  readonly calls: readonly CallLike[];
}

export type AccessRoot =
  | { readonly kind: "global"; readonly name: string }
  | { readonly kind: "module"; readonly specifier: string }
  | { readonly kind: "function"; readonly node: LocalFunction }
  | { readonly kind: "parameter"; readonly function: TSESTree.Node; readonly index: number };

export type CallLike = TSESTree.CallExpression | TSESTree.NewExpression;
export type LocalFunction =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;

export const CALL_STEP = "()";
export const NEW_STEP = "new()";

/** Names under which the global object is reached; `window.fetch` is `fetch`. */
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["globalThis", "self", "window"]);

/** Hooks that hand back what their first argument returns, or the argument itself. */
const TRANSPARENT_HOOKS: ReadonlySet<string> = new Set(["useCallback", "useMemo"]);

const MAX_DEPTH = 32;

const memo = new Memo<TSESTree.Node, AccessPath | undefined>({ assumed: undefined, depth: MAX_DEPTH, unknown: undefined });

/**
 * Resolves an expression through aliases, destructuring, imports, `require`, `import()`, namespace objects,
 * calls, `.bind()` and literals that hold functions. `undefined` for whatever has no one origin: reassigned
 * variables, conditions with two different branches, computed members, `this`, and chains deeper than 32.
 */
export function resolveAccessPath(node: TSESTree.Node, module: SourceModule): AccessPath | undefined {
  const inner = unwrap(node);
  return memo.ask(inner, () => compute(inner, module));
}

function compute(node: TSESTree.Node, module: SourceModule): AccessPath | undefined {
  switch (node.type) {
    case "Identifier":
    case "JSXIdentifier":
      return resolveIdentifier(node, module);
    case "JSXMemberExpression":
      return resolvePropertyOf(node.object, node.property.name, module);
    case "MemberExpression":
      return resolveMember(node, module);
    case "CallExpression":
      return resolveCall(node, module);
    case "NewExpression": {
      const constructed = resolveAccessPath(node.callee, module);
      return constructed && extendByCall(constructed, NEW_STEP, node);
    }
    case "AwaitExpression":
      return resolveAccessPath(node.argument, module);
    case "ImportExpression":
      return resolveModule(node.source);
    case "SequenceExpression": {
      const last = node.expressions.at(-1);
      return last && resolveAccessPath(last, module);
    }
    case "LogicalExpression":
      return resolveSame(node.left, node.right, module);
    case "ConditionalExpression":
      return resolveSame(node.consequent, node.alternate, module);
    default:
      return isFunction(node) ? { calls: [], root: { kind: "function", node }, steps: [] } : undefined;
  }
}

/** `globalThis.fetch ?? fetch` has one meaning, `a ?? b` has none that is known. */
function resolveSame(
  left: TSESTree.Node,
  right: TSESTree.Node,
  module: SourceModule,
): AccessPath | undefined {
  const first = resolveAccessPath(left, module);
  const second = first && resolveAccessPath(right, module);
  return first !== undefined && second !== undefined && isSamePath(first, second) ? first : undefined;
}

function isSamePath(first: AccessPath, second: AccessPath): boolean {
  return (
    first.calls.length === 0 &&
    second.calls.length === 0 &&
    first.steps.join(".") === second.steps.join(".") &&
    ((first.root.kind === "global" && second.root.kind === "global" && first.root.name === second.root.name) ||
      (first.root.kind === "module" &&
        second.root.kind === "module" &&
        first.root.specifier === second.root.specifier))
  );
}

function resolveIdentifier(
  node: TSESTree.Identifier | TSESTree.JSXIdentifier,
  module: SourceModule,
): AccessPath | undefined {
  const variable = findVariable(module, node);
  if (variable === undefined) {
    return isGlobalReference(module, node)
      ? { calls: [], root: { kind: "global", name: node.name }, steps: [] }
      : undefined;
  }
  const definition = findConstantDefinition(variable);
  const isBound = definition === undefined || definition.node.type === "VariableDeclarator";
  return isBound ? resolveBinding(node, module) : resolveDefinition(definition, module);
}

/** What a name is given: all of a value, or the part of it that a pattern takes out. */
function resolveBinding(node: TSESTree.Identifier | TSESTree.JSXIdentifier, module: SourceModule): AccessPath | undefined {
  const held = findValueOfName(node, module);
  if (held !== undefined) return resolveAccessPath(held, module);
  const binding = findBinding(node, module);
  const steps = binding && findPatternSteps(binding.pattern, binding.name);
  return steps && resolvePart(binding.value, steps, module);
}

function resolveDefinition(definition: Definition, module: SourceModule): AccessPath | undefined {
  const { node } = definition;
  switch (node.type) {
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return resolveImport(definition);
    case "TSImportEqualsDeclaration":
      return node.moduleReference.type === "TSExternalModuleReference"
        ? resolveModule(node.moduleReference.expression)
        : undefined;
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return definition.type === "Parameter"
        ? resolveParameter(node, definition.name, module)
        : { calls: [], root: { kind: "function", node }, steps: [] };
    default:
      return undefined;
  }
}

function resolveImport(definition: Definition): AccessPath | undefined {
  const { node, parent } = definition;
  if (parent?.type !== "ImportDeclaration" || parent.importKind === "type") return undefined;
  const root = createRoot(parent.source.value);
  if (node.type === "ImportNamespaceSpecifier") return { calls: [], root, steps: [] };
  if (node.type === "ImportDefaultSpecifier") return { calls: [], root, steps: ["default"] };
  if (node.type !== "ImportSpecifier" || node.importKind === "type") return undefined;
  return { calls: [], root, steps: [getModuleExportName(node.imported)] };
}

function resolveModule(source: TSESTree.Node): AccessPath | undefined {
  const specifier = getStringLiteral(source);
  return specifier === undefined ? undefined : { calls: [], root: createRoot(specifier), steps: [] };
}

function createRoot(specifier: string): Extract<AccessRoot, { readonly kind: "module" }> {
  return { kind: "module", specifier: getDocumentedModule(specifier) };
}

/** What lies some steps within an expression; a list that stands there has its elements. */
function resolvePart(node: TSESTree.Node, steps: readonly string[], module: SourceModule): AccessPath | undefined {
  const [step, ...rest] = steps;
  const element = step === undefined ? undefined : findElement(node, step, module);
  if (element !== undefined) return resolvePart(element, rest, module);
  const origin = resolveAccessPath(node, module);
  return origin && extend(origin, steps);
}

function resolveParameter(node: LocalFunction, name: TSESTree.Node, module: SourceModule): AccessPath | undefined {
  const index = node.params.findIndex(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]);
  const parameter = node.params[index];
  // `constructor(private readonly base: string)`
  const pattern = parameter?.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const steps = pattern && findPatternSteps(pattern, name);
  if (steps === undefined) return undefined;
  const promise = index === 0 ? findAwaitedPromise(node) : undefined;
  const awaited = promise && resolvePart(promise, steps, module);
  return awaited ?? { calls: [], root: { function: node, index, kind: "parameter" }, steps };
}

function resolveMember(node: TSESTree.MemberExpression, module: SourceModule): AccessPath | undefined {
  const name = getPropertyName(node);
  return name === undefined ? undefined : resolvePropertyOf(node.object, name, module);
}

function resolvePropertyOf(object: TSESTree.Node, name: string, module: SourceModule): AccessPath | undefined {
  const literal = findUnchangedLiteral(object, module);
  if (literal !== undefined) {
    const value = findPropertyValue(literal, name);
    return value && resolveAccessPath(value, module);
  }
  return resolvePart(object, [name], module);
}

function resolveCall(node: TSESTree.CallExpression, module: SourceModule): AccessPath | undefined {
  const [argument] = node.arguments;
  const shown = argument && findThenPromise(node) && unwrap(argument);
  if (shown?.type === "ArrowFunctionExpression" && shown.body.type !== "BlockStatement") return resolveAccessPath(shown.body, module);
  const callee = resolveAccessPath(node.callee, module);
  if (callee === undefined) return undefined;
  if (callee.root.kind === "global" && callee.root.name === "require" && callee.steps.length === 0) {
    return argument && resolveModule(argument);
  }
  if (callee.steps.at(-1) === "bind" && callee.steps.length > 0) {
    return { ...callee, steps: callee.steps.slice(0, -1) };
  }
  if (argument !== undefined && isTransparentHook(callee)) return resolveHookValue(callee, argument, module);
  return extendByCall(callee, CALL_STEP, node);
}

function isTransparentHook(callee: AccessPath): boolean {
  return (
    callee.root.kind === "module" &&
    callee.root.specifier === "react" &&
    TRANSPARENT_HOOKS.has(callee.steps.at(-1) ?? "")
  );
}

function resolveHookValue(
  callee: AccessPath,
  argument: TSESTree.Node,
  module: SourceModule,
): AccessPath | undefined {
  if (callee.steps.at(-1) === "useCallback") return resolveAccessPath(argument, module);
  const factory = unwrap(argument);
  return factory.type === "ArrowFunctionExpression" && factory.body.type !== "BlockStatement"
    ? resolveAccessPath(factory.body, module)
    : undefined;
}

/** The steps from a destructured value to the name that a pattern gives to a part of it. */
function findPatternSteps(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  return indexNames(pattern).get(name);
}

const indexNames = oncePer((pattern: TSESTree.Node): ReadonlyMap<TSESTree.Node, readonly string[]> => {
  const index = new Map<TSESTree.Node, readonly string[]>();
  addNames(pattern, [], index);
  return index;
});

function addNames(pattern: TSESTree.Node, steps: readonly string[], index: Map<TSESTree.Node, readonly string[]>): void {
  switch (pattern.type) {
    case "Identifier":
      index.set(pattern, steps);
      break;
    case "AssignmentPattern":
      addNames(pattern.left, steps, index);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        const key = property.type === "RestElement" ? undefined : getPropertyName(property);
        if (property.type !== "RestElement" && key !== undefined) addNames(property.value, [...steps, key], index);
      }
      break;
    case "ArrayPattern":
      for (const [position, element] of pattern.elements.entries()) if (element !== null) addNames(element, [...steps, String(position)], index);
      break;
    default:
      break;
  }
}

function extend(path: AccessPath, steps: readonly string[]): AccessPath {
  const [first, ...rest] = steps;
  if (first === undefined) return path;
  if (path.root.kind === "global" && path.steps.length === 0 && GLOBAL_OBJECTS.has(path.root.name)) {
    return extend({ ...path, root: { kind: "global", name: first } }, rest);
  }
  return { ...path, steps: [...path.steps, ...steps] };
}

/** The same of a way that begins with a global's name. */
export function skipGlobalObjects(way: readonly string[]): readonly string[] {
  const [first = "", ...rest] = way;
  return rest.length > 0 && GLOBAL_OBJECTS.has(first) ? skipGlobalObjects(rest) : way;
}

function extendByCall(path: AccessPath, step: typeof CALL_STEP | typeof NEW_STEP, node: CallLike): AccessPath {
  return { calls: [...path.calls, node], root: path.root, steps: [...path.steps, step] };
}

/** The global that an expression is, as `document.cookie` or `fetch`; `undefined` where it is something else. */
export function findGlobalName(node: TSESTree.Node, module: SourceModule): string | undefined {
  const path = resolveAccessPath(node, module);
  return path?.root.kind === "global" ? [path.root.name, ...path.steps].join(".") : undefined;
}

/**
 * The way into a module's exports, in the notation of the library tables: `get` for both `Cookies.get` of a
 * default import and `import { get }`, because interop makes `default` come and go (`require`, namespaces).
 */
export function getExportPath(path: AccessPath): string {
  const steps = path.steps[0] === "default" ? path.steps.slice(1) : path.steps;
  return steps.join(".");
}
