import { posix } from "node:path";

import type { FileStore } from "../platform/host/file-store.ts";
import type { JsonRecord } from "../platform/host/json-file.ts";
import { collectDependencyNames, type ResolutionScope } from "../platform/host/resolver.ts";
import { getDirectory } from "../platform/host/portable-path.ts";
import { readTsConfig, type TsConfig } from "../platform/host/tsconfig.ts";
import { findWorkspace, type Workspace } from "../platform/host/workspace.ts";
import { ModuleGraph, type GraphOptions } from "./module-graph.ts";
import type { ModuleStore } from "./module-store.ts";
import type { NextRoot } from "./next-root.ts";

/**
 * One app's view of the modules of its workspace: the same files mean different things to different apps, because an
 * app's own config says what `@/lib/session` stands for, also in a package that it shares.
 */
export interface App {
  /** `undefined` for files outside every app: they are seen through the nearest config. */
  readonly root: NextRoot | undefined;
  readonly directory: string;
  readonly config: TsConfig | undefined;
  readonly workspace: Workspace;
  /** What runs in the browser, and what a Client Component's rendering on the server needs. */
  readonly client: ModuleGraph;
  /** What Server Components, route handlers and the like request. */
  readonly server: ModuleGraph;
}

const CLIENT_CONDITIONS = ["browser", "module", "production"] as const;
const RENDERING_CONDITIONS = ["node", "module", "production"] as const;
const SERVER_CONDITIONS = ["react-server", "node", "module", "production"] as const;

export function createApp(directory: string, root: NextRoot | undefined, files: FileStore, modules: ModuleStore): App {
  const config = findConfig(directory, root?.tsconfigPath, files);
  const workspace = findWorkspace(directory, files);
  const createGraph = (conditions: readonly string[], more: Pick<GraphOptions, "renderingConditions" | "sibling">): ModuleGraph => {
    const scope: ResolutionScope = {
      conditions,
      config,
      directory,
      entersPackage: mayBeServerOnly,
      workspace,
    };
    return new ModuleGraph({ files, modules, scope, ...more });
  };
  const client = createGraph(CLIENT_CONDITIONS, { renderingConditions: RENDERING_CONDITIONS });
  return {
    client,
    config,
    directory,
    root,
    server: createGraph(SERVER_CONDITIONS, { sibling: client }),
    workspace,
  };
}

/**
 * Installed code is compiled unchecked, but for `server-only`, which the resolver keeps out wherever it stands. Next.js
 * brings that module along, so a package that asks for it may declare nothing but Next.js.
 */
function mayBeServerOnly(manifest: JsonRecord): boolean {
  const names = collectDependencyNames(manifest);
  return names.includes("server-only") || names.includes("next");
}

/** Only the config of the app's own folder counts; where there is none Turbopack takes the nearest one above. */
function findConfig(directory: string, named: string | undefined, files: FileStore): TsConfig | undefined {
  for (const name of [named ?? "tsconfig.json", "tsconfig.json", "jsconfig.json"]) {
    const config = readTsConfig(posix.join(directory, name), files);
    if (config !== undefined) return config;
  }
  for (let folder = directory; getDirectory(folder) !== folder; ) {
    folder = getDirectory(folder);
    const config = readTsConfig(posix.join(folder, "tsconfig.json"), files);
    if (config !== undefined) return config;
  }
  return undefined;
}

/** The folder from which files outside every app are seen: the nearest with a config or a manifest. */
export function findOwnFolder(directory: string, files: FileStore): string {
  for (let folder = directory; ; folder = getDirectory(folder)) {
    const names = files.list(folder);
    if (["tsconfig.json", "jsconfig.json", "package.json"].some((name) => names?.has(name) === true)) return folder;
    if (getDirectory(folder) === folder) return directory;
  }
}
