/** The Web Storage standard: what a page keeps for its origin, and every script on it can read. */
export const STORAGE_GLOBALS: ReadonlySet<string> = new Set(["localStorage", "sessionStorage"]);

/** Members of `Storage` itself; any other property is an item. */
export const STORAGE_MEMBERS: ReadonlySet<string> = new Set(["clear", "getItem", "key", "length", "removeItem", "setItem"]);

/** What a script does to an item. To remove one is neither. */
export type StorageUse = "read" | "write";

export const STORAGE_METHODS: ReadonlyMap<string, StorageUse> = new Map([
  ["getItem", "read"],
  ["setItem", "write"],
]);
