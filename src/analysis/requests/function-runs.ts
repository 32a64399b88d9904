import type { TSESTree } from "@typescript-eslint/utils";

import { followWay } from "../../syntax/exported.ts";
import { createMention, escapeName } from "../../syntax/mention.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { ModuleHandle, SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import type { LinkedFunction } from "../references/linked.ts";
import { hasComponentName } from "../references/react-names.ts";
import type { FunctionRun } from "../references/surroundings.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { runBy, type OwnCallee } from "../values/callees.ts";
import { collectOwnCallees } from "../values/own-callees.ts";

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

/** Every known run of a function, one by one: first by its own module's calls, then by those of its importers. */
export function* collectRuns(callee: LinkedFunction, findImporters: FindImporters): Generator<LocatedRun> {
  const own = [...collectRunsIn(callee.module, callee)].filter(({ call }) => !isWithin(call, callee.function));
  yield* own;
  if (mayLeaveModule(callee.function)) yield* collectImportersRuns(callee, findImporters(callee.module), own.length > 0);
}

/**
 * First by the modules that mention the function's own name. Where none of them calls it, and its own module neither, also
 * by those that may know it by another one: a default import, a barrel that renames it, a hook that returns it.
 */
function* collectImportersRuns(callee: LinkedFunction, importers: readonly ModuleHandle[], isCalledAtHome: boolean): Generator<LocatedRun> {
  const name = findOwnName(callee.function);
  const own = name === undefined ? [] : importers.filter((importer) => importer.mentions(createMention(name)));
  let isCalled = isCalledAtHome;
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
    if (other !== undefined) yield* collectRunsIn(other, callee);
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

/** Whether other modules may call a function: what is in another one leaves it by being returned, which a component does with elements only. */
function mayLeaveModule(callee: LocalFunction): boolean {
  const outer = findEnclosingFunction(callee);
  const isKept = findOwnName(callee) === undefined && callee.type !== "FunctionDeclaration" && !HANDING_ON.has(getWrapped(callee).parent?.type ?? "");
  return !isKept && (outer === undefined || (isFunction(outer) && !hasComponentName(outer) && mayLeaveModule(outer)));
}

/** What hands on a function without a name. */
const HANDING_ON: ReadonlySet<string> = new Set(["ArrowFunctionExpression", "ExportDefaultDeclaration", "ReturnStatement"]);

/** The runs of a function that the calls of a module make, its own or another one. */
function* collectRunsIn(other: SourceModule, { function: called, module }: LinkedFunction): Generator<LocatedRun> {
  const name = findOwnName(called);
  for (const { call, callee, given, way } of getCalls(other)) {
    // To know what a call of something else runs, its module's tree would have to be opened.
    if (way !== undefined && way.path !== module.path && way.name !== name) continue;
    for (const found of collectOwnCallees(callee, other)) {
      if (!isSameFunction(found, called, module)) continue;
      const { run } = runBy(found, { arguments: given, at: { module: other } });
      // Another tree of the same text has other nodes for the runs around it.
      if (run !== undefined) yield { call, module: other, run: found.function === called ? run : { arguments: given, at: { module: other }, function: called } };
    }
  }
}

/** The linted text has a tree of its own beside the one that other modules open, so functions are compared by place. */
function isSameFunction(found: OwnCallee, called: LocalFunction, module: SourceModule): boolean {
  const { path, text } = found.around.module;
  if (found.function === called) return true;
  if (path !== module.path) return false;
  // Somebody is typing: names stay where places move.
  return text === module.text ? found.function.range[0] === called.range[0] : findOwnName(found.function) === findOwnName(called);
}

/** The name under which a function is known where it stands; `undefined` for what is exported without one. */
function findOwnName(callee: TSESTree.Node): string | undefined {
  if (callee.type === "FunctionDeclaration") {
    return callee.parent.type === "ExportDefaultDeclaration" ? undefined : callee.id?.name;
  }
  const { parent } = getWrapped(callee);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent?.type === "Property" || parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition") return getPropertyName(parent);
  if (parent?.type === "AssignmentExpression") return parent.left.type === "MemberExpression" ? getPropertyName(parent.left) : undefined;
  // `const request = useCallback(async () => …)`, `isDev ? (url) => … : (url) => …`
  return parent?.type === "CallExpression" || parent?.type === "ConditionalExpression" ? findOwnName(parent) : undefined;
}

/** What a module calls, or hands to a hook that calls it: `useSWR(url, fetcher)` calls it with the URL and nothing else. */
interface Call {
  readonly call: TSESTree.CallExpression;
  readonly callee: TSESTree.Node;
  readonly given: readonly TSESTree.Node[];
  /** The module that the callee comes from, and its last name there, as far as no tree has to be opened for that. */
  readonly way: { readonly path: string | undefined; readonly name: string | undefined } | undefined;
}

const getCalls = oncePer((module: SourceModule): readonly Call[] => {
  const calls: Call[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type !== "CallExpression") continue;
    const [url] = node.arguments;
    const index = matchRequestForm(node, module)?.form?.fetcher;
    const fetcher = index === undefined ? undefined : node.arguments[index];
    calls.push({ call: node, callee: node.callee, given: node.arguments, way: findWay(node.callee, module) });
    if (fetcher !== undefined && url !== undefined) calls.push({ call: node, callee: fetcher, given: [url], way: findWay(fetcher, module) });
  }
  return calls;
});

function findWay(callee: TSESTree.Node, module: SourceModule): Call["way"] {
  const path = resolveAccessPath(callee, module);
  if (path?.root.kind !== "module") return undefined;
  const definition = followWay(path.root.specifier, path.steps, module)?.definition;
  return { name: path.steps.at(-1), path: definition?.kind === "module" ? definition.path : undefined };
}
