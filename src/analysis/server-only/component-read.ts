import type { TSESTree } from "@typescript-eslint/utils";

import { isRenderedByNext } from "../../platform/next/file-conventions.ts";
import { isPresent } from "../../syntax/is-present.ts";
import { getModuleExportName, getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import { collectValueReads, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { isComponent } from "../references/react-names.ts";

/** One cookie or header that a component reads into a constant: `const theme = (await cookies()).get("theme")?.value`. */
export interface ComponentRead {
  readonly component: LocalFunction;
  readonly statement: TSESTree.VariableDeclaration;
  readonly declarator: TSESTree.VariableDeclarator;
  /** The name of the constant, and so of the prop that replaces it. */
  readonly name: string;
  readonly type: "boolean | undefined" | "string | null | undefined" | "string | undefined";
  /** The literal after `??`. */
  readonly fallback: TSESTree.Expression | undefined;
  /** `use(cookies())`: React's `use`, when nothing else in the module needs it. */
  readonly unwrapping: TSESTree.ImportSpecifier | undefined;
  /** Nothing else in the component awaits. */
  readonly isOnlyAwait: boolean;
}

/**
 * The read that an import of a request API serves, when it serves one read alone and that read stands in the
 * body of a component. `undefined` for every other use: several reads, hooks, callbacks, the whole store.
 */
export function findComponentRead(
  declaration: TSESTree.ImportDeclaration,
  module: SourceModule,
): ComponentRead | undefined {
  const [specifier, ...others] = declaration.specifiers;
  if (specifier?.type !== "ImportSpecifier" || others.length > 0) return undefined;
  // Nobody but Next.js renders these, and it passes props of its own.
  if (isRenderedByNext(module.path)) return undefined;
  const variable = findVariable(module, specifier.local);
  const [reference, ...more] = variable === undefined ? [] : collectValueReads(variable);
  if (reference === undefined || more.length > 0) return undefined;
  const call = reference.identifier.parent;
  if (call.type !== "CallExpression" || call.callee !== reference.identifier) return undefined;

  const store = getStore(call, module);
  const read = findRead(store.node, getModuleExportName(specifier.imported));
  return read && findInComponent(read, store, module);
}

interface Store {
  readonly node: TSESTree.Node;
  readonly unwrapping: TSESTree.ImportSpecifier | undefined;
}

/** The resolved store around the call: `await cookies()`, `use(cookies())`, or the call itself. */
function getStore(call: TSESTree.CallExpression, module: SourceModule): Store {
  const outer = getWrapped(call);
  const { parent } = outer;
  if (parent?.type === "AwaitExpression") return { node: getWrapped(parent), unwrapping: undefined };
  if (parent?.type === "CallExpression" && parent.arguments[0] === outer) {
    const callee = resolveAccessPath(parent.callee, module);
    if (callee?.root.kind === "module" && callee.root.specifier === "react" && callee.steps.at(-1) === "use") {
      return { node: getWrapped(parent), unwrapping: findOnlyUse(parent.callee, module) };
    }
  }
  return { node: outer, unwrapping: undefined };
}

function findOnlyUse(callee: TSESTree.Node, module: SourceModule): TSESTree.ImportSpecifier | undefined {
  const variable = callee.type === "Identifier" ? findVariable(module, callee) : undefined;
  const node = variable?.defs[0]?.node;
  return node?.type === "ImportSpecifier" && variable?.references.length === 1 ? node : undefined;
}

interface Read {
  readonly node: TSESTree.Node;
  readonly type: ComponentRead["type"];
}

/** `.get("name")?.value` of cookies, `.get("name")` of headers, `.has("name")` of both. */
function findRead(store: TSESTree.Node, api: string): Read | undefined {
  const member = store.parent;
  if (member?.type !== "MemberExpression" || member.object !== store) return undefined;
  const call = member.parent;
  if (call.type !== "CallExpression" || call.callee !== member || call.arguments.length !== 1) return undefined;
  const [argument] = call.arguments;
  if (argument === undefined || getStringLiteral(argument) === undefined) return undefined;
  const method = getPropertyName(member);
  if (method === "has") return { node: getChain(call), type: "boolean | undefined" };
  if (method !== "get") return undefined;
  if (api === "headers") return { node: getChain(call), type: "string | null | undefined" };
  const value = call.parent;
  if (api !== "cookies" || value.type !== "MemberExpression" || getPropertyName(value) !== "value") return undefined;
  return { node: getChain(value), type: "string | undefined" };
}

/** `a?.b` with the node that ends its chain; casts around it would be lost with the read. */
function getChain(node: TSESTree.Node): TSESTree.Node {
  return node.parent?.type === "ChainExpression" ? node.parent : node;
}

/** React keeps these for itself. */
const PROPS_OF_REACT: ReadonlySet<string> = new Set(["children", "key", "ref"]);

function findInComponent(read: Read, store: Store, module: SourceModule): ComponentRead | undefined {
  const outer = read.node.parent;
  // A default stands in for `undefined` only: not for an empty text, as `||` does, and not for a header's `null`.
  const hasFallback =
    outer?.type === "LogicalExpression" &&
    outer.operator === "??" &&
    outer.left === read.node &&
    getStringLiteral(outer.right) !== undefined &&
    read.type === "string | undefined";
  const value = hasFallback ? outer : read.node;
  const declarator = value.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  if (isPresent(declarator.id.typeAnnotation) || PROPS_OF_REACT.has(declarator.id.name)) return undefined;
  const statement = declarator.parent;
  const component = findEnclosingFunction(statement);
  if (statement.declarations.length !== 1 || component === undefined || !isFunction(component)) return undefined;
  if (statement.parent !== component.body || !isEditableComponent(component)) return undefined;
  return {
    component,
    declarator,
    fallback: hasFallback ? outer.right : undefined,
    isOnlyAwait: !awaitsElsewhere(component, statement, module),
    name: declarator.id.name,
    statement,
    type: read.type,
    unwrapping: store.unwrapping,
  };
}

/** A component's parameter may be typed from outside (`const A: FC<Props> = …`), where no edit of ours reaches. */
function isEditableComponent(node: LocalFunction): boolean {
  const isTypedOutside = node.parent.type === "VariableDeclarator" && isPresent(node.parent.id.typeAnnotation);
  return isComponent(node) && !isTypedOutside;
}

function awaitsElsewhere(component: LocalFunction, statement: TSESTree.Node, module: SourceModule): boolean {
  for (const node of walk(component.body, module.visitorKeys)) {
    const awaits = node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await);
    if (awaits && !isWithin(node, statement) && findEnclosingFunction(node) === component) return true;
  }
  return false;
}
