/**
 * How libraries keep state in `localStorage` and `sessionStorage`. Data.
 *
 * Collected 2026-11-26 from the type declarations of the versions named per entry. Exports are written as `getExportPath`
 * does: the default export is the empty path.
 */
import type { StorageUse } from "../web/web-storage.ts";

export interface StorageCall {
  /** What names the item: the first argument, or a property of it. */
  readonly key: "argument" | "property";
  /** A hook that reads and writes is a write. */
  readonly use: StorageUse;
  /** The argument that puts another storage in place of the browser's. */
  readonly storageArgument?: number;
}

interface StorageLibrary {
  readonly modules: readonly string[];
  readonly calls: Readonly<Record<string, StorageCall>>;
  readonly source: string;
}

const STATE: StorageCall = { key: "argument", use: "write" };
const STATE_OF_PROPERTY: StorageCall = { key: "property", use: "write" };

const STORAGE_LIBRARIES: readonly StorageLibrary[] = [
  {
    calls: { useLocalStorage: STATE, useReadLocalStorage: { key: "argument", use: "read" }, useSessionStorage: STATE },
    modules: ["usehooks-ts"],
    source: "usehooks-ts@3.1.1",
  },
  { calls: { useLocalStorage: STATE, useSessionStorage: STATE }, modules: ["react-use"], source: "react-use@17.6.1" },
  {
    calls: { "": STATE },
    modules: ["use-local-storage", "use-local-storage-state", "use-session-storage-state", "react-use/lib/useLocalStorage", "react-use/lib/useSessionStorage"],
    source: "use-local-storage@3.0.0, use-local-storage-state@20.0.0, use-session-storage-state@19.0.1, react-use@17.6.1",
  },
  { calls: { useLocalStorageState: STATE, useSessionStorageState: STATE }, modules: ["ahooks"], source: "ahooks@3.11.0" },
  {
    calls: {
      readLocalStorageValue: { key: "property", use: "read" },
      readSessionStorageValue: { key: "property", use: "read" },
      useLocalStorage: STATE_OF_PROPERTY,
      useSessionStorage: STATE_OF_PROPERTY,
    },
    modules: ["@mantine/hooks"],
    source: "@mantine/hooks@9.8.1",
  },
  { calls: { useLocalStorage: STATE, useSessionStorage: STATE }, modules: ["@uidotdev/usehooks"], source: "@uidotdev/usehooks@2.4.1" },
  {
    calls: { useLocalStorageValue: STATE, useSessionStorageValue: STATE },
    modules: ["@react-hookz/web"],
    source: "@react-hookz/web@26.1.0",
  },
  { calls: { atomWithStorage: { ...STATE, storageArgument: 2 } }, modules: ["jotai/utils", "jotai/vanilla/utils"], source: "jotai@2.20.3" },
];

/** The rows of the table in words: the module, and what it exports. */
export const STORAGE_LIBRARY_ROWS: readonly string[] = STORAGE_LIBRARIES.flatMap(({ calls, modules }) =>
  modules.flatMap((module) => Object.keys(calls).map((name) => `${module} ${name}`)),
);

/** What a call of a module's export does to an item of a storage; `undefined` where no table knows it. */
export function findStorageCall(specifier: string, exportPath: string): StorageCall | undefined {
  const calls = STORAGE_LIBRARIES.find(({ modules }) => modules.includes(specifier))?.calls;
  return calls !== undefined && Object.hasOwn(calls, exportPath) ? calls[exportPath] : undefined;
}
