import type { ModuleRecord } from "../../project/module-record.ts";
import type { ModuleStore } from "../../project/module-store.ts";
import { isRequestNode } from "../../syntax/module-requests.ts";
import { walk } from "../../syntax/traverse.ts";
import { findServerOnlyRequest, type Compilation, type ServerOnlyRequest } from "./server-only-request.ts";

/** A request of a module that a bundler rejects in client code; plain data, as the module's tree is gone. */
export type Offence = Pick<ServerOnlyRequest, "module" | "names"> & {
  readonly outcome: Extract<ServerOnlyRequest["outcome"], { readonly kind: "rejected" }>;
};

const known = new WeakMap<ModuleRecord, Map<string, Offence | undefined>>();

/**
 * What is wrong with a module once it is compiled for the client: its first request that both bundlers reject, else the
 * first that one rejects; `undefined` when the build has nothing against it.
 *
 * Of installed code, and of `.mts` and `.cts` files, nothing is asserted; only what the resolver keeps out counts there.
 */
export function findOffence(
  path: string,
  record: ModuleRecord,
  compilation: Compilation,
  modules: ModuleStore,
): Offence | undefined {
  if (!record.mentionsServerOnly) return undefined;
  const answers = known.get(record) ?? new Map<string, Offence | undefined>();
  known.set(record, answers);
  const key = `${String(compilation.nextVersion)} ${String(compilation.isBrowserOnly)}`;
  if (!answers.has(key)) answers.set(key, findInTree(path, compilation, modules));
  return answers.get(key);
}

function findInTree(path: string, compilation: Compilation, modules: ModuleStore): Offence | undefined {
  const module = modules.openTree(path);
  if (module === undefined) return undefined;
  const isAsserted = !/\/node_modules\/|\.[cm]ts$/u.test(path);
  const offences: Offence[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    const request = isRequestNode(node) ? findServerOnlyRequest(node, module, compilation) : undefined;
    if (request?.outcome.kind !== "rejected" || !(isAsserted || request.module.resolverRejects)) continue;
    offences.push({ module: request.module, names: request.names, outcome: request.outcome });
  }
  return offences.find(({ outcome }) => outcome.bundlers.length > 1) ?? offences[0];
}
