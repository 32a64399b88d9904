import type { TSESTree } from "@typescript-eslint/utils";

import { followWay } from "../../syntax/exported.ts";
import { createMention, escapeName } from "../../syntax/mention.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { ModuleHandle, SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isWithin, walk } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath, type AccessPath, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction, type LinkedFunction } from "../references/linked.ts";
import { isHookName } from "../references/react-names.ts";
import type { FunctionRun } from "../references/surroundings.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { collectLocalCalls, findLocalCallee } from "../references/local-callee.ts";

/** A call that runs a function, where it stands, and what it gives. */
export interface LocatedRun {
  readonly call: TSESTree.CallExpression;
  readonly module: SourceModule;
  readonly run: FunctionRun;
}

/** The modules that may call functions of a module; asked for only when its own calls tell nothing. */
export type FindImporters = (module: SourceModule) => readonly ModuleHandle[];

/** So many other modules are opened to see how they call one function; one of the first mostly tells. */
const MAX_OPENED = 24;

/** The function that a call runs: of this module, a method of a class in it, or of another module. */
export function findCallee(call: TSESTree.CallExpression, module: SourceModule): LinkedFunction | undefined {
  const local = findLocalCallee(call, module);
  return local === undefined ? findLinkedFunction(call.callee, module) : { function: local, module };
}

/** Every known run of a function, one by one: first by its own module's calls, then by those of its importers. */
export function* collectRuns(callee: LinkedFunction, findImporters: FindImporters): Generator<LocatedRun> {
  const { function: called, module } = callee;
  for (const call of collectLocalCalls(called, module)) {
    if (!isWithin(call, called)) yield createRun(called, call, call.arguments, module);
  }
  yield* collectFetcherRuns(callee, module);
  if (!mayLeaveModule(called)) return;
  yield* collectImportersRuns(callee, findImporters(module));
}

/**
 * First by the modules that mention the function's own name. Where none of them calls it, and its own module neither, also
 * by those that may know it by another one: a default import, a barrel that renames it, a hook that returns it.
 */
function* collectImportersRuns(callee: LinkedFunction, importers: readonly ModuleHandle[]): Generator<LocatedRun> {
  const { function: called, module } = callee;
  const name = findOwnName(called);
  const own = name === undefined ? [] : importers.filter((importer) => importer.mentions(createMention(name)));
  let isCalled = collectLocalCalls(called, module).length > 0;
  for (const run of collectOpenedRuns(callee, own)) {
    isCalled = true;
    yield run;
  }
  if (isCalled || !mayBeRenamed(callee, importers)) return;
  yield* collectOpenedRuns(callee, importers.filter((importer) => !own.includes(importer)));
}

function* collectOpenedRuns(callee: LinkedFunction, importers: readonly ModuleHandle[]): Generator<LocatedRun> {
  for (const importer of importers.slice(0, MAX_OPENED)) {
    const other = importer.open();
    if (other !== undefined) yield* collectLinkedRuns(callee, other);
  }
}

function mayBeRenamed({ function: called, module }: LinkedFunction, importers: readonly ModuleHandle[]): boolean {
  const name = findOwnName(called);
  const isDefault = module.ast.body.some(({ type }) => type === "ExportDefaultDeclaration") || /\bas\s+default\b/u.test(module.text);
  if (name === undefined || isDefault || findEnclosingFunction(called) !== undefined) return true;
  const word = escapeName(name);
  const renamed = new RegExp(String.raw`\b${word}\s+as\b|(?::|=>|\breturn\b)\s*${word}\b`, "u");
  return renamed.test(module.text) || importers.some((importer) => importer.mentions(renamed));
}

/** Whether other modules may call a function: what is in another function leaves it by a hook only. */
function mayLeaveModule(callee: LocalFunction): boolean {
  const outer = findEnclosingFunction(callee);
  if (outer !== undefined) return isHookName(findOwnName(outer) ?? "");
  return findOwnName(callee) !== undefined || getWrapped(callee).parent?.type === "ExportDefaultDeclaration" || callee.type === "FunctionDeclaration";
}

function createRun(called: LocalFunction, call: TSESTree.CallExpression, given: readonly TSESTree.Node[], module: SourceModule): LocatedRun {
  return { call, module, run: { arguments: given, at: { module }, function: called } };
}

function* collectLinkedRuns(callee: LinkedFunction, other: SourceModule): Generator<LocatedRun> {
  const name = findOwnName(callee.function);
  for (const { call, path } of getImportedCalls(other)) {
    const definition = followWay(path.root.specifier, path.steps, other)?.definition;
    // To know what a call of something else runs, its module's tree would have to be opened.
    if (definition?.kind !== "module" || (definition.path !== callee.module.path && path.steps.at(-1) !== name)) continue;
    const called = findLinkedFunction(call.callee, other);
    if (called !== undefined && isSameFunction(called, callee)) yield createRun(callee.function, call, call.arguments, other);
  }
  yield* collectFetcherRuns(callee, other);
}

/** `useSWR(url, fetcher)`: the hook calls the function with the URL and nothing else. */
function* collectFetcherRuns(callee: LinkedFunction, module: SourceModule): Generator<LocatedRun> {
  for (const { fetcher, call, url } of getFetchers(module)) {
    const found = findLinkedFunction(fetcher, module);
    if (found !== undefined && isSameFunction(found, callee)) yield createRun(callee.function, call, [url], module);
  }
}

/** The linted text has a tree of its own beside the one that other modules open, so functions are compared by place. */
function isSameFunction(found: LinkedFunction, callee: LinkedFunction): boolean {
  if (found.function === callee.function) return true;
  if (found.module.path !== callee.module.path) return false;
  // Somebody is typing: names stay where places move.
  if (found.module.text !== callee.module.text) return findOwnName(found.function) === findOwnName(callee.function);
  return found.function.range[0] === callee.function.range[0];
}

/** The name under which a function is known where it stands; `undefined` for what is exported without one. */
function findOwnName(callee: TSESTree.Node): string | undefined {
  if (callee.type === "FunctionDeclaration") {
    return callee.parent.type === "ExportDefaultDeclaration" ? undefined : callee.id?.name;
  }
  const { parent } = getWrapped(callee);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent?.type === "Property" || parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition") return getPropertyName(parent);
  // `const request = useCallback(async () => …)`
  return parent?.type === "CallExpression" ? findOwnName(parent) : undefined;
}

interface ImportedCall {
  readonly call: TSESTree.CallExpression;
  readonly path: AccessPath & { readonly root: { readonly kind: "module"; readonly specifier: string } };
}

const importedCalls = new WeakMap<SourceModule, readonly ImportedCall[]>();

/** The calls of a module of what it imports. */
function getImportedCalls(module: SourceModule): readonly ImportedCall[] {
  const known = importedCalls.get(module);
  if (known !== undefined) return known;
  const found: ImportedCall[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    const path = node.type === "CallExpression" ? resolveAccessPath(node.callee, module) : undefined;
    if (node.type === "CallExpression" && path?.root.kind === "module") found.push({ call: node, path: { ...path, root: path.root } });
  }
  importedCalls.set(module, found);
  return found;
}

interface Fetcher {
  readonly call: TSESTree.CallExpression;
  readonly fetcher: TSESTree.Node;
  readonly url: TSESTree.Node;
}

const fetchers = new WeakMap<SourceModule, readonly Fetcher[]>();

function getFetchers(module: SourceModule): readonly Fetcher[] {
  const known = fetchers.get(module);
  if (known !== undefined) return known;
  const found: Fetcher[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type !== "CallExpression") continue;
    const form = matchRequestForm(node, module)?.form;
    const fetcher = form?.fetcher === undefined ? undefined : node.arguments[form.fetcher];
    const url = node.arguments[0];
    if (fetcher !== undefined && url !== undefined) found.push({ call: node, fetcher, url });
  }
  fetchers.set(module, found);
  return found;
}
