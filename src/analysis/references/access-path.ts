import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition } from "@typescript-eslint/scope-manager";

import { getModuleExportName, getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import {
  findConstantDefinition,
  findVariable,
  isGlobalReference,
  type SourceModule,
} from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { Memo } from "../memo.ts";
import { findPropertyValue, findUnchangedObject } from "./definition.ts";

/**
 * What an expression stands for, as a way from something that has a name: `Cookies.get` after
 * `import Cookies from "js-cookie"` is module `js-cookie`, steps `default`, `get`.
 *
 * Steps are member names, array positions (`0`), `()` for the result of a call and `new()` for an instance;
 * `await` leaves no step. So `const [cookies] = useCookies()` is `useCookies`, `()`, `0`.
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
  return definition && resolveDefinition(definition, module);
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
    case "VariableDeclarator": {
      if (node.init === null) return undefined;
      const steps = findPatternSteps(node.id, definition.name);
      const origin = steps && resolveAccessPath(node.init, module);
      return origin && steps && extend(origin, steps);
    }
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return definition.type === "Parameter"
        ? resolveParameter(node, definition.name)
        : { calls: [], root: { kind: "function", node }, steps: [] };
    default:
      return undefined;
  }
}

function resolveImport(definition: Definition): AccessPath | undefined {
  const { node, parent } = definition;
  if (parent?.type !== "ImportDeclaration" || parent.importKind === "type") return undefined;
  const root = { kind: "module", specifier: parent.source.value } as const;
  if (node.type === "ImportNamespaceSpecifier") return { calls: [], root, steps: [] };
  if (node.type === "ImportDefaultSpecifier") return { calls: [], root, steps: ["default"] };
  if (node.type !== "ImportSpecifier" || node.importKind === "type") return undefined;
  return { calls: [], root, steps: [getModuleExportName(node.imported)] };
}

function resolveModule(source: TSESTree.Node): AccessPath | undefined {
  const specifier = getStringLiteral(source);
  return specifier === undefined ? undefined : { calls: [], root: { kind: "module", specifier }, steps: [] };
}

function resolveParameter(node: LocalFunction, name: TSESTree.Node): AccessPath | undefined {
  for (const [index, parameter] of node.params.entries()) {
    // `constructor(private readonly base: string)`
    const pattern = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
    const steps = findPatternSteps(pattern, name);
    if (steps !== undefined) return { calls: [], root: { function: node, index, kind: "parameter" }, steps };
  }
  return undefined;
}

function resolveMember(node: TSESTree.MemberExpression, module: SourceModule): AccessPath | undefined {
  const name = getPropertyName(node);
  if (name === undefined) return undefined;
  const literal = findUnchangedObject(node.object, module);
  if (literal !== undefined) {
    const value = findPropertyValue(literal, name);
    return value && resolveAccessPath(value, module);
  }
  const object = resolveAccessPath(node.object, module);
  return object && extend(object, [name]);
}

function resolveCall(node: TSESTree.CallExpression, module: SourceModule): AccessPath | undefined {
  const callee = resolveAccessPath(node.callee, module);
  if (callee === undefined) return undefined;
  const [argument] = node.arguments;
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
export function findPatternSteps(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  switch (pattern.type) {
    case "Identifier":
      return pattern === name ? [] : undefined;
    case "AssignmentPattern":
      return findPatternSteps(pattern.left, name);
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") continue;
        const key = getPropertyName(property);
        const steps = key === undefined ? undefined : findPatternSteps(property.value, name);
        if (key !== undefined && steps !== undefined) return [key, ...steps];
      }
      return undefined;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        const steps = element === null ? undefined : findPatternSteps(element, name);
        if (steps !== undefined) return [String(index), ...steps];
      }
      return undefined;
    default:
      return undefined;
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
