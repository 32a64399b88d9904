import type { App } from "../../project/app.ts";
import type { ModuleRecord } from "../../project/module-record.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleLinks, SourceModule } from "../../syntax/source-module.ts";

/** Through which app other modules are seen. */
export interface View {
  readonly app: App;
  readonly project: Project;
}

/** What is read off a module's tree; `undefined` where it cannot be parsed. */
export type ReadTree<Value> = (path: string, view: View, key: string, read: (module: SourceModule) => Value) => Value | undefined;

/**
 * Remembers what is read off the trees of other modules: by the record, which stands for a text, whatever happens to the
 * tree. Only where the reader asked what a name of another module means (a test for the browser that is imported) it goes
 * with the tree, which does not stay when one of the modules that it was asked about has changed.
 */
export function createTreeReader<Value>(): ReadTree<Value> {
  const byRecord = new WeakMap<ModuleRecord, Map<string, Value>>();
  const byTree = new WeakMap<SourceModule, Map<string, Value>>();
  return (path, { app, project }, key, read) => {
    const ofRecord = getOrCreate(byRecord, app.client.getRecord(path));
    const own = ofRecord.get(key);
    if (own !== undefined) return own;
    const module = project.openModule(path, app);
    if (module === undefined) return undefined;
    const ofTree = getOrCreate(byTree, module);
    const known = ofTree.get(key);
    if (known !== undefined) return known;
    let isOfOthers = false;
    const noteOthers = (): typeof module.links => {
      isOfOthers = true;
      return module.links;
    };
    const links: ModuleLinks = {
      findDefinition: (...asked) => noteOthers()?.findDefinition(...asked),
      mayDefine: (...asked) => noteOthers()?.mayDefine(...asked) === true,
    };
    const value = read({ ...module, links });
    (isOfOthers ? ofTree : ofRecord).set(key, value);
    return value;
  };
}

function getOrCreate<Key extends object, Value>(maps: WeakMap<Key, Map<string, Value>>, key: Key): Map<string, Value> {
  const known = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, known);
  return known;
}
