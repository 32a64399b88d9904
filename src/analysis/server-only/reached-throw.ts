import type { TSESTree } from "@typescript-eslint/utils";

import { findModuleRequest } from "../../project/extract-from-tree.ts";
import { EMPTY_RECORD } from "../../project/module-record.ts";
import { isServerCode } from "../../project/server-code.ts";
import { findChain, type ImportChain } from "../../project/queries/find-chain.ts";
import { getImportUsage } from "../../syntax/import-usage.ts";
import type { RequestNode } from "../../syntax/module-requests.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { collectExportUses, collectRequestedNames, type ExportUse, type ExportUses } from "./export-uses.ts";
import { createTreeReader } from "./linked-tree.ts";
import { getSearch, type ReachContext } from "./reach.ts";
import type { ServerOnlyRequest } from "./server-only-request.ts";
import { collectNamesOfVariable } from "./used-names.ts";

/** A name that a client module imports and whose code throws in the browser, although everything builds. */
export interface ReachedThrow {
  /** The imported name, as the other module exports it. */
  readonly name: string;
  /** From the client module to the one that asks for the server-only module, both included. */
  readonly chain: ImportChain;
  readonly request: Pick<ServerOnlyRequest, "module" | "names">;
}

/**
 * Finds the name in a request of a client module that leads to code which builds and throws in the browser, by the
 * shortest chain. By name, not by file: a constant beside such a function does no harm. `undefined` where the module
 * is handed on in a way that hides what is used of it, and for what only code of the server uses.
 */
export function findReachedThrow(node: RequestNode, module: SourceModule, context: ReachContext): ReachedThrow | undefined {
  const request = findModuleRequest(node, module, false);
  if (request === undefined) return undefined;
  const search = getSearch("throws", context);
  const edges = context.app.client.resolve(request, context.path).filter((edge) => search.follows(edge));
  // Most modules reach nothing of the kind, which is known without looking at any name.
  if (edges.every(({ target }) => findChain(target, search) === undefined)) return undefined;
  const names = collectImportedNames(node, module);
  for (const name of names) {
    for (const { target } of edges) {
      const found = findThrowingChain(target, name, context);
      if (found !== undefined) return { ...found, chain: [module.path, ...found.chain], name };
    }
  }
  return undefined;
}

/** The names that code which may run in the browser takes from the requested module. */
function collectImportedNames(node: RequestNode, module: SourceModule): readonly string[] {
  switch (node.type) {
    case "ImportDeclaration":
      return node.specifiers.flatMap((specifier) => collectNamesOfSpecifier(specifier, module));
    case "ExportNamedDeclaration":
      return node.specifiers.filter(({ exportKind }) => exportKind !== "type").map(({ local }) => getModuleExportName(local));
    case "CallExpression":
    case "ImportExpression":
      return isServerCode(node, module) ? [] : collectRequestedNames(node, module);
    default:
      return [];
  }
}

function collectNamesOfSpecifier(specifier: TSESTree.ImportClause, module: SourceModule): readonly string[] {
  if (getImportUsage(specifier, module) !== "value") return [];
  const references = findVariable(module, specifier.local)?.references ?? [];
  if (references.length > 0 && references.every(({ identifier }) => isServerCode(identifier, module))) return [];
  if (specifier.type === "ImportDefaultSpecifier") return ["default"];
  if (specifier.type === "ImportSpecifier") return [getModuleExportName(specifier.imported)];
  const names = collectNamesOfVariable(specifier.local, module);
  return names === "all" ? [] : [...names];
}

interface Step {
  readonly path: string;
  readonly name: string;
  readonly from: Step | undefined;
}

/** Breadth first over names of modules, so that the chain is a shortest one. */
function findThrowingChain(path: string, name: string, context: ReachContext): Pick<ReachedThrow, "chain" | "request"> | undefined {
  const search = getSearch("throws", context);
  const steps = new Map<string, Step>();
  const add = (step: Step): void => {
    const key = `${step.path}\n${step.name}`;
    // What reaches nothing of the kind by any name need not be opened: of a barrel that is nearly all.
    if (!steps.has(key) && findChain(step.path, search) !== undefined) steps.set(key, step);
  };
  add({ from: undefined, name, path });
  // A Map iterates over what is added on the way, in that order: it is the queue as well.
  for (const step of steps.values()) {
    for (const use of findUses(step, context)) {
      const [request] = use.throwing;
      if (request !== undefined) return { chain: traceBack(step), request };
      for (const imported of use.imported) {
        const edges = context.app.client.resolve(imported.request, step.path).filter((edge) => search.follows(edge));
        // A star hands on the very name that was asked for.
        for (const { target } of edges) add({ from: step, name: imported.name === "*" ? step.name : imported.name, path: target });
      }
    }
  }
  return undefined;
}

function findUses({ name, path }: Step, context: ReachContext): readonly ExportUse[] {
  const uses = getExportUses(path, context);
  const own = uses?.get(name);
  if (own !== undefined) return [own];
  const whole = name === "default" ? undefined : uses?.get("*");
  return whole === undefined ? [] : [whole];
}

const readTree = createTreeReader<ExportUses>();

function getExportUses(path: string, context: ReachContext): ExportUses | undefined {
  const { app, nextVersion } = context;
  if (app.client.getRecord(path) === EMPTY_RECORD) return undefined;
  return readTree(path, context, String(nextVersion), (module) => collectExportUses(module, { isBrowserOnly: false, keepsImports: false, nextVersion }));
}

function traceBack(last: Step): ImportChain {
  const chain: [string, ...string[]] = [last.path];
  for (let step = last.from; step !== undefined; step = step.from) {
    if (chain[0] !== step.path) chain.unshift(step.path);
  }
  return chain;
}
