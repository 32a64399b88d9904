import type { Library, StorageCall } from "./library.ts";

const READ: StorageCall = { key: "property", use: "read" };
const STATE: StorageCall = { key: "property", use: "write" };

export const MANTINE_HOOKS: Library = {
  checked: "2026-11",
  modules: ["@mantine/hooks"],
  name: "@mantine/hooks",
  sources: ["@mantine/hooks@9.8.1"],
  storage: [{ calls: { readLocalStorageValue: READ, readSessionStorageValue: READ, useLocalStorage: STATE, useSessionStorage: STATE } }],
};
