import type { TSESTree } from "@typescript-eslint/utils";

import { SCHEMA_MAKERS, SCHEMA_METHODS, SCHEMA_MODULES } from "../../platform/libraries/schema-libraries.ts";
import { findNextMajor } from "../../platform/next/versions.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { findVariable, isWrittenLater, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, findGlobalName, resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";

/** An export that a file with a directive for the server must not have. */
export type RefusedExport =
  /** What another module defines. */
  | { readonly kind: "elsewhere"; readonly node: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration }
  /** A function that is not async. */
  | { readonly kind: "sync"; readonly callee: LocalFunction; readonly name: string; readonly node: TSESTree.Node }
  /** No function at all. */
  | { readonly kind: "value"; readonly name: string; readonly node: TSESTree.Node };

/** Which directive a file has, and what its version of Next.js looks at. */
interface Refusal {
  readonly module: SourceModule;
  readonly isOfServer: boolean;
  /** Whether it looks at the arrows of variables. */
  readonly checksArrows: boolean;
  /** Whether it looks at what is exported by its name only. */
  readonly checksNames: boolean;
  /** Whether webpack is the default, which removes types first: `(() => {}) as Action`. */
  readonly isStripped: boolean;
  /** Whether the compiler refuses literals and what another module defines. */
  readonly checksValues: boolean;
}

/**
 * The exports of a `'use server'` or `'use cache'` file that fail the build: of a function that is not async, of a class, of what
 * another module defines, and, for `'use server'`, of a value that is certainly no function, which Next.js finds when it loads the file.
 * What a call returns is not known, but for schemas; types are no exports here.
 */
export function findRefusedExports(module: SourceModule, directive: string, nextVersion: number): readonly RefusedExport[] {
  const major = findNextMajor(nextVersion);
  const isOfServer = directive === "use server";
  const refusal: Refusal = {
    checksArrows: major?.checksFunctions === "all",
    checksNames: !isOfServer || major?.checksExportedNames === true,
    checksValues: isOfServer || major?.checksCachedValues === true,
    isOfServer,
    isStripped: major?.bundlers[0] === "webpack",
    module,
  };
  return module.ast.body.flatMap((statement) => {
    switch (statement.type) {
      case "ExportAllDeclaration":
        return statement.exportKind === "type" || (!refusal.checksValues && statement.exported !== null) ? [] : [{ kind: "elsewhere", node: statement }];
      case "ExportDefaultDeclaration":
        return judgeDefault(statement, refusal);
      case "ExportNamedDeclaration":
        return judgeNamed(statement, refusal);
      default:
        return [];
    }
  });
}

function judgeNamed(statement: TSESTree.ExportNamedDeclaration, refusal: Refusal): readonly RefusedExport[] {
  const { declaration, source, specifiers } = statement;
  // What is declared for TypeScript only has this kind too.
  const values = specifiers.filter(({ exportKind }) => exportKind !== "type" && statement.exportKind !== "type");
  if (source !== null) return refusal.checksValues && values.length > 0 ? [{ kind: "elsewhere", node: statement }] : [];
  switch (declaration?.type) {
    case "FunctionDeclaration":
      return judgeFunction(declaration, declaration.id?.name ?? "default", declaration.id ?? declaration);
    case "ClassDeclaration":
      return [{ kind: "value", name: declaration.id?.name ?? "default", node: declaration.id ?? declaration }];
    case "VariableDeclaration":
      return declaration.declarations.flatMap((declarator) => judgeDeclarator(declarator, declaration.declare, refusal));
    case undefined:
    case null:
      return values.flatMap(({ exported, local }) => (local.type === "Identifier" ? judgeName(local, getModuleExportName(exported), refusal) : []));
    default:
      return [];
  }
}

function judgeDeclarator({ id, init }: TSESTree.VariableDeclarator, isDeclared: boolean, refusal: Refusal): readonly RefusedExport[] {
  if (id.type !== "Identifier") return [];
  // What is only declared is not there when the file is loaded.
  if (isDeclared) return refusal.isOfServer ? [{ kind: "value", name: id.name, node: id }] : [];
  if (init === null) return [];
  const value = refusal.isStripped ? unwrap(init) : init;
  if (isFunction(value)) return value.type === "ArrowFunctionExpression" && !refusal.checksArrows ? [] : judgeFunction(value, id.name, id);
  if (init.type === "Literal") return refusal.checksValues ? [{ kind: "value", name: id.name, node: id }] : [];
  const variable = findVariable(refusal.module, id);
  return variable !== undefined && !isWrittenLater(variable) && isValue(init, refusal) ? [{ kind: "value", name: id.name, node: id }] : [];
}

/** A default export is looked at by what stands there: of expressions, only functions, names and calls pass. */
function judgeDefault({ declaration }: TSESTree.ExportDefaultDeclaration, refusal: Refusal): readonly RefusedExport[] {
  const node: TSESTree.Node = declaration;
  if (isFunction(node)) return judgeFunction(node, "default", node.type === "FunctionDeclaration" && node.id !== null ? node.id : node);
  if (node.type === "Identifier") return judgeName(node, "default", refusal);
  return REFUSED_DEFAULTS.has(node.type) || isValue(node, refusal) ? [{ kind: "value", name: "default", node }] : [];
}

const REFUSED_DEFAULTS: ReadonlySet<string> = new Set([
  "ArrayExpression", "ClassDeclaration", "ClassExpression", "ConditionalExpression", "Literal", "NewExpression", "ObjectExpression", "TemplateLiteral",
]);

function judgeName(local: TSESTree.Identifier, name: string, refusal: Refusal): readonly RefusedExport[] {
  const variable = findVariable(refusal.module, local);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || others.length > 0 || isWrittenLater(variable)) return [];
  const node: TSESTree.Node = definition.node;
  const declared = node.type === "VariableDeclarator" && node.id === definition.name && node.init !== null ? node.init : node;
  if (isFunction(declared)) return refusal.checksNames ? judgeFunction(declared, name, local) : [];
  return node.type === "VariableDeclarator" && isValue(declared, refusal) ? [{ kind: "value", name, node: local }] : [];
}

function judgeFunction(callee: LocalFunction, name: string, node: TSESTree.Node): readonly RefusedExport[] {
  return callee.async ? [] : [{ callee, kind: "sync", name, node }];
}

/** Whether Next.js certainly finds no function there when it loads the file, which it asks of `'use server'` files only. */
function isValue(node: TSESTree.Node, { isOfServer, module }: Refusal): boolean {
  return isOfServer && isNoFunction(node, module);
}

function isNoFunction(node: TSESTree.Node, module: SourceModule): boolean {
  const source = findSourceExpression(node, module);
  switch (source.type) {
    case "ArrayExpression":
    case "BinaryExpression":
    case "ImportExpression":
    case "JSXElement":
    case "JSXFragment":
    case "Literal":
    case "ObjectExpression":
    case "TemplateLiteral":
    case "UnaryExpression":
      return true;
    case "CallExpression":
      return isSchema(source, module) || isFrozenValue(source, module);
    case "Identifier":
      return findGlobalName(source, module) === "undefined";
    case "NewExpression":
      return OBJECT_CLASSES.has(findGlobalName(source.callee, module) ?? "") || isOfPlainClass(source, module);
    default:
      return false;
  }
}

const OBJECT_CLASSES: ReadonlySet<string> = new Set(["Date", "Error", "FormData", "Headers", "Map", "RegExp", "Set", "URL", "URLSearchParams", "WeakMap", "WeakSet"]);

/** A class of the file whose constructor cannot return anything else. */
function isOfPlainClass({ callee }: TSESTree.NewExpression, module: SourceModule): boolean {
  const definition = callee.type === "Identifier" ? findVariable(module, callee)?.defs[0]?.node : undefined;
  return definition?.type === "ClassDeclaration" && definition.superClass === null && !definition.body.body.some((member) => member.type === "MethodDefinition" && member.kind === "constructor");
}

function isFrozenValue({ arguments: [frozen], callee }: TSESTree.CallExpression, module: SourceModule): boolean {
  return frozen !== undefined && findGlobalName(callee, module) === "Object.freeze" && isNoFunction(frozen, module);
}

/** `z.object({ … }).partial()`, of a library whose schemas are objects. */
function isSchema(call: TSESTree.CallExpression, module: SourceModule): boolean {
  const path = resolveAccessPath(call, module);
  if (path?.root.kind !== "module" || !SCHEMA_MODULES.has(path.root.specifier) || path.steps.at(-1) !== CALL_STEP) return false;
  const [maker, ...methods] = path.steps.filter((step) => step !== CALL_STEP && step !== "default" && step !== "z");
  return maker !== undefined && SCHEMA_MAKERS.has(maker) && methods.every((method) => SCHEMA_METHODS.has(method));
}
