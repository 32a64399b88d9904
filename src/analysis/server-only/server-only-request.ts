import type { TSESTree } from "@typescript-eslint/utils";

import { isInstalled } from "../../platform/host/portable-path.ts";
import { findServerOnlyModule, hasTurbopackBuild, type ServerOnlyModule } from "../../platform/next/server-only-apis.ts";
import { isLeftOutUnlessIn, isServerGuarded } from "../../syntax/environment-guards.ts";
import { getImportUsage, type ImportUsage } from "../../syntax/import-usage.ts";
import { findRequestSource, type RequestNode } from "../../syntax/module-requests.ts";
import { getModuleExportName, getStringLiteral } from "../../syntax/property-name.ts";
import { isTypeScript, type SourceModule } from "../../syntax/source-module.ts";
import { collectNamesOfExpression, collectNamesOfVariable, type UsedNames } from "./used-names.ts";

export type Bundler = "Turbopack" | "webpack";

/** A place where a module asks for a server-only module, and what comes of it in client code. */
export interface ServerOnlyRequest {
  readonly module: ServerOnlyModule;
  /** The smallest node the author must change: the specifier string, or the one name that is wrong. */
  readonly node: TSESTree.Node;
  readonly outcome: RequestOutcome;
  /** The names that are to blame; empty when the module as a whole is. */
  readonly names: readonly string[];
  /** The declaration, for its fix. */
  readonly declaration: TSESTree.ImportDeclaration | undefined;
}

export type RequestOutcome =
  /** The compiler of these bundlers fails. */
  | { readonly kind: "rejected"; readonly bundlers: readonly [Bundler, ...Bundler[]]; readonly usage: ImportUsage }
  /** The build is green and the code throws in the browser. */
  | { readonly kind: "throws"; readonly isReexported: boolean };

/** What a module is compiled with, as far as it decides what is rejected. */
export interface Compilation {
  readonly nextVersion: number;
  readonly isBrowserOnly: boolean;
  /** With `verbatimModuleSyntax` Turbopack leaves imports that nothing uses; webpack never does. */
  readonly keepsImports: boolean;
}

const BOTH = ["Turbopack", "webpack"] as const;

/**
 * What a request for a server-only module means in client code: `undefined` for requests of other modules,
 * for type-only ones, and for those that build and never use a name that throws.
 */
export function findServerOnlyRequest(
  node: RequestNode,
  module: SourceModule,
  compilation: Compilation,
): ServerOnlyRequest | undefined {
  const source = findRequestSource(node, module);
  const target = source && findServerOnlyModule(getStringLiteral(source) ?? "", compilation.nextVersion);
  if (source === undefined || target === undefined) return undefined;
  switch (node.type) {
    case "ImportDeclaration":
      return findInDeclaration(node, target, module, compilation);
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return findInReexport(node, source, target, module, compilation);
    case "TSImportEqualsDeclaration":
      return findInImportEquals(node, source, target, module, compilation);
    default:
      return findInExpression(node, source, target, module);
  }
}

function findInDeclaration(
  node: TSESTree.ImportDeclaration,
  target: ServerOnlyModule,
  module: SourceModule,
  compilation: Compilation,
): ServerOnlyRequest | undefined {
  const bundlers = getRejectingBundlers(node, target, module, compilation);
  const [first, ...others] = bundlers;
  if (first !== undefined) {
    const rejected = collectRejected(node, target);
    return {
      declaration: node,
      module: target,
      names: rejected.map((specifier) => getImportedName(specifier)),
      node: getBlamedNode(node, target, rejected),
      outcome: { bundlers: [first, ...others], kind: "rejected", usage: getUsageOfAll(rejected, module) },
    };
  }
  const throwing = node.specifiers.flatMap((specifier) => collectThrowingNames(specifier, target, module));
  return throwing.length === 0
    ? undefined
    : {
        declaration: node,
        module: target,
        names: throwing,
        node: node.source,
        outcome: { isReexported: false, kind: "throws" },
      };
}

/**
 * Turbopack asserts on the source as written: whatever is not `import type`. webpack asserts after TypeScript
 * removed the imports that are used only as types or not at all; in JavaScript nothing is removed.
 */
function getRejectingBundlers(
  node: TSESTree.ImportDeclaration,
  target: ServerOnlyModule,
  module: SourceModule,
  compilation: Compilation,
): readonly Bundler[] {
  if (!target.isAsserted) return [];
  const rejected = collectRejected(node, target);
  if (rejected.length === 0 && target.rejected !== "all") return [];
  const isKept =
    node.specifiers.length === 0 ||
    !isTypeScript(module) ||
    rejected.some((specifier) => getImportUsage(specifier, module) === "value");
  // Turbopack's resolver still rejects what it does not assert on.
  const asserts = hasTurbopackBuild(compilation.nextVersion) && !compilation.isBrowserOnly;
  if (isKept) return asserts || target.resolverRejects ? BOTH : ["webpack"];
  return asserts || (target.resolverRejects && compilation.keepsImports) ? ["Turbopack"] : [];
}

/** The specifiers to blame: all of a module that is rejected as a whole, else those with a rejected name. */
export function collectRejected(node: TSESTree.ImportDeclaration, target: ServerOnlyModule): readonly TSESTree.ImportClause[] {
  const { rejected } = target;
  if (rejected === "all") return node.specifiers;
  return node.specifiers.filter(
    (specifier) =>
      specifier.type === "ImportSpecifier" &&
      specifier.importKind !== "type" &&
      rejected.has(getModuleExportName(specifier.imported)),
  );
}

function getBlamedNode(
  node: TSESTree.ImportDeclaration,
  target: ServerOnlyModule,
  rejected: readonly TSESTree.ImportClause[],
): TSESTree.Node {
  const [only, ...others] = rejected;
  return target.rejected !== "all" && only !== undefined && others.length === 0 ? only : node.source;
}

function getUsageOfAll(specifiers: readonly TSESTree.ImportClause[], module: SourceModule): ImportUsage {
  const usages = new Set(specifiers.map((specifier) => getImportUsage(specifier, module)));
  // An import for its side effects has no names, and is a value as far as the build is concerned.
  if (usages.has("value") || usages.size === 0) return "value";
  return usages.has("type") ? "type" : "unused";
}

function collectThrowingNames(
  specifier: TSESTree.ImportClause,
  target: ServerOnlyModule,
  module: SourceModule,
): readonly string[] {
  const isNamespace = specifier.type !== "ImportSpecifier" || getModuleExportName(specifier.imported) === "default";
  if (isNamespace) return selectThrowing(collectNamesOfVariable(specifier.local, module), target);
  const name = getModuleExportName(specifier.imported);
  return target.throwing.has(name) && getImportUsage(specifier, module) === "value" ? [name] : [];
}

function findInReexport(
  node: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration,
  source: TSESTree.Node,
  target: ServerOnlyModule,
  module: SourceModule,
  { keepsImports }: Compilation,
): ServerOnlyRequest | undefined {
  const exported =
    node.type === "ExportAllDeclaration"
      ? "all"
      : new Set(
          node.specifiers
            .filter((specifier) => specifier.exportKind !== "type")
            .map((specifier) => getModuleExportName(specifier.local)),
        );
  // `export {} from "server-only"` is nothing in TypeScript, and a request in JavaScript.
  const isEmpty = exported !== "all" && exported.size === 0;
  const isDropped = isEmpty && isTypeScript(module);
  if (isEmpty && ((isDropped && !keepsImports) || !target.resolverRejects)) return undefined;
  if (target.resolverRejects) return createRequest(target, source, isDropped ? ["Turbopack"] : BOTH);
  // A star hands on every name, so it is to blame only where every name throws.
  const names = selectThrowing(exported, target);
  const handsOnAll = exported === "all" && target.purpose === "requestApi";
  if (names.length === 0 && !handsOnAll) return undefined;
  return { declaration: undefined, module: target, names, node: source, outcome: { isReexported: true, kind: "throws" } };
}

function findInExpression(
  node: TSESTree.CallExpression | TSESTree.ImportExpression,
  source: TSESTree.Node,
  target: ServerOnlyModule,
  module: SourceModule,
): ServerOnlyRequest | undefined {
  if (target.resolverRejects) {
    // Turbopack drops a guarded branch before it resolves, if it can tell.
    return createRequest(target, source, isLeftOutUnlessIn("server", node, module, isInstalled(module.path)) ? ["webpack"] : BOTH);
  }
  return isServerGuarded(node, module) ? undefined : createThrowing(target, source, collectNamesOfExpression(node, module));
}

function findInImportEquals(
  node: TSESTree.TSImportEqualsDeclaration,
  source: TSESTree.Node,
  target: ServerOnlyModule,
  module: SourceModule,
  { keepsImports }: Compilation,
): ServerOnlyRequest | undefined {
  const used = node.parent.type === "ExportNamedDeclaration" ? "all" : collectNamesOfVariable(node.id, module);
  const isUsed = used === "all" || used.size > 0;
  // TypeScript drops `import x = require()` whose name is never used, and nothing is left to resolve.
  if (target.resolverRejects) return isUsed || keepsImports ? createRequest(target, source, isUsed ? BOTH : ["Turbopack"]) : undefined;
  return createThrowing(target, source, used);
}

function createThrowing(target: ServerOnlyModule, node: TSESTree.Node, used: UsedNames): ServerOnlyRequest | undefined {
  const names = selectThrowing(used, target);
  // A namespace that is handed on as a whole counts only where there is nothing else in it.
  const escapes = used === "all" && target.purpose === "requestApi";
  if (names.length === 0 && !escapes) return undefined;
  return { declaration: undefined, module: target, names, node, outcome: { isReexported: false, kind: "throws" } };
}

function createRequest(
  target: ServerOnlyModule,
  node: TSESTree.Node,
  bundlers: readonly [Bundler, ...Bundler[]],
): ServerOnlyRequest {
  return {
    declaration: undefined,
    module: target,
    names: [],
    node,
    outcome: { bundlers, kind: "rejected", usage: "value" },
  };
}

function selectThrowing(used: UsedNames, target: ServerOnlyModule): readonly string[] {
  return used === "all" ? [] : [...used].filter((name) => target.throwing.has(name));
}

function getImportedName(specifier: TSESTree.ImportClause): string {
  return specifier.type === "ImportSpecifier" ? getModuleExportName(specifier.imported) : specifier.local.name;
}
