import { findSharedClient } from "../../platform/libraries/http-clients.ts";
import type { EnvironmentIndex } from "../../project/environment-index.ts";
import type { ModuleRecord } from "../../project/module-record.ts";
import type { ModuleStore } from "../../project/module-store.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { isPatchedGlobal } from "./patched-globals.ts";
import type { RequestSite } from "./request-site.ts";

const ofRecord = new WeakMap<ModuleRecord, readonly string[]>();
const ofIndex = new WeakMap<EnvironmentIndex, ReadonlySet<string>>();

/**
 * The clients whose requests some module of an app changes for all others, in the browser: `window.fetch = …`,
 * `axios.defaults.withCredentials = true`, an interceptor. What such a module adds is not looked at.
 */
export function collectAppWideChanges(index: EnvironmentIndex, modules: ModuleStore): ReadonlySet<string> {
  const known = ofIndex.get(index);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const path of index.getModules("browser")) {
    for (const name of findChanges(path, index.getRecord(path), modules)) names.add(name);
  }
  ofIndex.set(index, names);
  return names;
}

function findChanges(path: string, record: ModuleRecord, modules: ModuleStore): readonly string[] {
  if (record.mayChangeRequests.length === 0) return [];
  let names = ofRecord.get(record);
  if (names === undefined) {
    const module = modules.openTree(path);
    // `const fetch = useFetch()` reads like a change, and so does a comment.
    names = record.mayChangeRequests.filter((name) => module !== undefined && changesRequests(name, module));
    ofRecord.set(record, names);
  }
  return names;
}

/** `axios.defaults`, `axios.interceptors`: an instance under another name is none of the default one. */
function changesRequests(client: string, module: SourceModule): boolean {
  const shared = findSharedClient(client);
  if (shared === undefined) return isPatchedGlobal(client, module);
  for (const node of walk(module.ast, module.visitorKeys)) {
    const name = node.type === "MemberExpression" ? getPropertyName(node) : undefined;
    if (node.type !== "MemberExpression" || !shared.members.includes(name ?? "")) continue;
    const object = unwrap(node.object);
    const owner = object.type === "Identifier" ? object.name : object.type === "MemberExpression" ? getPropertyName(object) : undefined;
    if (shared.names.includes(owner?.toLowerCase() ?? "")) return true;
  }
  return false;
}

/** Whether a request without a mode may get one from elsewhere: most clients call `fetch` in the end. */
export function isChangedElsewhere({ client }: RequestSite, changes: ReadonlySet<string>): boolean {
  const { name } = client;
  return changes.has(name) || (changes.has("fetch") && name !== "axios" && name !== "XMLHttpRequest" && name !== "EventSource");
}
