import type { TSESTree } from "@typescript-eslint/utils";

import { findRequestApi, type RequestApi } from "../../platform/next/request-apis.ts";
import { mayMatter } from "../../platform/shortcut.ts";
import { REQUEST_PROMISES } from "../../platform/shortcuts.ts";
import { followWay } from "../../syntax/exported.ts";
import type { ModuleHandle, SourceModule } from "../../syntax/source-module.ts";
import { CALL_STEP, getExportPath, resolveAccessPath, type AccessPath } from "../references/access-path.ts";
import { isModelled } from "../values/models.ts";
import { collectOrigins, type Origin } from "../values/origins.ts";
import { valueOf, type Value } from "../values/value.ts";

/** A promise of what `cookies()`, `headers()` or `draftMode()` gives. */
export interface RequestPromise {
  readonly api: RequestApi;
  /** It comes from an async function of the app, so it is a plain promise in every version. */
  readonly isPlain: boolean;
}

/** What functions are called that hand on a promise of yet another module: these are followed as far as the graph leads. */
const HANDS_ON = /cookie|draft|header|jar|preview|request|store/iu;

/**
 * The promise that a call returns: one of the three functions itself, by whatever name and through whatever modules, or a
 * function of the app that returns what they return. `undefined` for everything else, where a function may return something
 * else, and where the promise was awaited on the way.
 */
export function findRequestPromise(call: TSESTree.CallExpression, module: SourceModule, nextVersion: number): RequestPromise | undefined {
  const own = resolveAccessPath(call.callee, module);
  if (own?.root.kind === "global") return undefined;
  const api = own?.root.kind === "module" ? findRequestApi(own.root.specifier, getExportPath(own), nextVersion) : undefined;
  if (api !== undefined) return { api, isPlain: false };
  const name = module.text.slice(...call.callee.range);
  if (own !== undefined && isClosed(own, module, name)) return undefined;
  const [first, ...others] = collectOrigins(returnedBy(call, module), {
    branches: "every",
    asksParts: false,
    judge: (origin) => judge(origin, nextVersion),
    opens: (definition, value) => opens(definition, value, name),
    within: { module, nodes: [] },
  });
  if (first === undefined || others.some(({ answer }) => answer.api !== first.answer.api)) return undefined;
  return { api: first.answer.api, isPlain: first.answer.isPlain && others.every(({ answer }) => answer.isPlain) };
}

/** Whether something is of another module that gives no such promise, with no call on the way that could give what it is given. */
function isClosed({ calls, root, steps }: AccessPath, module: SourceModule, name: string): boolean {
  if (root.kind !== "module" || calls.some((call) => isModelled(call, module))) return false;
  const definition = followWay(root.specifier, steps, module)?.definition;
  if (definition?.kind === "package") return !mayMatter(REQUEST_PROMISES, definition.specifier);
  return definition?.kind !== "module" || !mayGive(definition, [name, ...steps]);
}

/** What a function returns, and not what a model says of the call: a promise that it passes on (`promise.catch(…)`) is followed from where it is made. */
function returnedBy(call: TSESTree.CallExpression, module: SourceModule): Value {
  return { ...valueOf(call.callee, { module }, [CALL_STEP]), calls: [{ around: { module }, call, given: call.arguments }] };
}

function judge(origin: Origin, nextVersion: number): RequestPromise | undefined {
  if (origin.kind !== "export" || origin.value.settled === "resolved") return undefined;
  const { path, settled } = origin.value;
  if (path.at(-1) !== CALL_STEP) return undefined;
  const name = getExportPath({ calls: [], root: { kind: "module", specifier: origin.specifier }, steps: path.slice(0, -1) });
  const api = findRequestApi(origin.specifier, name, nextVersion);
  return api && { api, isPlain: settled === "promise" };
}

function opens(handle: ModuleHandle, { around, node, path }: Value, name: string): boolean {
  return mayGive(handle, [name, around.module.text.slice(...node.range), ...path]);
}

/** Whether a module may give such a promise under some names. */
function mayGive({ leadsTo, mentions }: ModuleHandle, names: readonly string[]): boolean {
  return mentions(REQUEST_PROMISES.words) || (names.some((text) => HANDS_ON.test(text)) && leadsTo(REQUEST_PROMISES.words));
}
