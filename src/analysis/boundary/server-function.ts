import type { TSESTree } from "@typescript-eslint/utils";

import { collectExportedNames, findExported, followWay } from "../../syntax/exported.ts";
import { isPresent } from "../../syntax/is-present.ts";
import { getModuleExportName, getStringLiteral } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, walk } from "../../syntax/traverse.ts";
import { findOwnFunction } from "../references/own-function.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";

/** A function that the client may call over the network: what it returns is in the answer. */
export interface ServerFunction {
  readonly node: LocalFunction;
  /** The names that its file exports it by; none for one with a directive of its own. */
  readonly names: readonly string[];
}

/** The functions of a module with `'use server'`: what it exports, in source order. */
export function collectExportedFunctions(module: SourceModule): readonly ServerFunction[] {
  const names = new Map<LocalFunction, string[]>();
  for (const name of collectExportedNames(module.ast)) {
    const node = findExported(name, module);
    const callee = node && findOwnFunction(node, module);
    if (callee !== undefined) names.set(callee, [...(names.get(callee) ?? []), name]);
  }
  return [...names].map(([node, own]) => ({ names: own, node }));
}

/** The function with a `'use server'` directive that a directive's statement stands in. */
export function findInlineFunction(statement: TSESTree.ExpressionStatement): ServerFunction | undefined {
  if (getStringLiteral(statement.expression) !== "use server") return undefined;
  const callee = findEnclosingFunction(statement);
  const isDirective = callee !== undefined && isFunction(callee) && callee.body === statement.parent && isInPrologue(statement, callee.body);
  return isDirective ? { names: [], node: callee } : undefined;
}

function isInPrologue(statement: TSESTree.ExpressionStatement, body: TSESTree.Node): boolean {
  if (body.type !== "BlockStatement") return false;
  const before = body.body.slice(0, body.body.indexOf(statement));
  return before.every((other) => other.type === "ExpressionStatement" && getStringLiteral(other.expression) !== undefined);
}

/**
 * Whether code of a module names one of another module's functions: in an import or a re-export, or anywhere, where it has all that
 * the other module exports.
 */
export function namesFunction(names: readonly string[], path: string, importer: SourceModule): boolean {
  let hasAll = false;
  let isMentioned = false;
  for (const node of walk(importer.ast, importer.visitorKeys)) {
    const named = readImported(node);
    const definition = named && importer.links?.findDefinition(named.specifier, named.name);
    if (definition?.kind === "module" && definition.path === path && names.includes(definition.name)) return true;
    // It may have been written a moment ago.
    if (named !== undefined && definition === undefined && names.includes(named.name)) return true;
    hasAll ||= definition?.kind === "namespace" || WHOLE_IMPORTS.has(node.type);
    isMentioned ||= (node.type === "Identifier" || node.type === "JSXIdentifier") && names.includes(node.name);
  }
  return hasAll && isMentioned;
}

/** What brings all that a module exports under a name of its own. */
const WHOLE_IMPORTS: ReadonlySet<string> = new Set(["ImportExpression", "ImportNamespaceSpecifier", "TSImportEqualsDeclaration"]);

function readImported(node: TSESTree.Node): { readonly name: string; readonly specifier: string } | undefined {
  if (node.type === "ImportDefaultSpecifier") return { name: "default", specifier: node.parent.source.value };
  if (node.type === "ImportSpecifier" && node.parent.type === "ImportDeclaration") return { name: getModuleExportName(node.imported), specifier: node.parent.source.value };
  const source = node.type === "ExportSpecifier" ? node.parent.source : undefined;
  return node.type === "ExportSpecifier" && isPresent(source) ? { name: getModuleExportName(node.local), specifier: source.value } : undefined;
}

/** Whether a module hands one of another module's functions to an element: `<Form action={login} />`. Then the client may call it. */
export function handsOnFunction(names: readonly string[], path: string, importer: SourceModule): boolean {
  for (const node of walk(importer.ast, importer.visitorKeys)) {
    if (node.type !== "JSXExpressionContainer" || node.parent.type !== "JSXAttribute") continue;
    const handed = resolveAccessPath(node.expression, importer);
    const way = handed?.root.kind === "module" ? followWay(handed.root.specifier, handed.steps, importer) : undefined;
    if (way?.definition.kind !== "module" || way.steps.length > 0) continue;
    if (way.definition.path === path && names.includes(way.definition.name)) return true;
  }
  return false;
}

/**
 * Whether a parameter of a function is used in one place only, so that nothing looks at it before, and takes any text: a name from the
 * browser may then be any name.
 */
export function takesAnyText({ params }: LocalFunction, index: number, module: SourceModule): boolean {
  const parameter = params[index];
  if (parameter?.type !== "Identifier") return false;
  const type = parameter.typeAnnotation?.typeAnnotation.type;
  const uses = findVariable(module, parameter)?.references ?? [];
  return uses.length === 1 && (type === undefined || type === "TSStringKeyword");
}
