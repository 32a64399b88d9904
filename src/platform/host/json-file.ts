import type { FileStore, Remembered } from "./file-store.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

const known = new WeakMap<FileStore, Map<string, Remembered<JsonRecord>>>();

/**
 * The object in a JSON file; an empty one where the file is missing, broken, or holds something else. The manifest of a
 * package is asked for with each import of it, so what was read is remembered.
 */
export function readJson(path: string, store: FileStore): JsonRecord {
  const files = known.get(store) ?? new Map<string, Remembered<JsonRecord>>();
  known.set(store, files);
  return store.recall(files, path, () => parseFile(path, store));
}

function parseFile(path: string, store: FileStore): JsonRecord {
  const text = store.isFile(path) ? store.readFile(path) : undefined;
  if (text === undefined) return {};
  try {
    return asRecord(JSON.parse(text.replace(/^\uFEFF/u, "")));
  } catch {
    return {};
  }
}

export function asRecord(value: unknown): JsonRecord {
  return typeof value === "object" && value !== null ? (value as JsonRecord) : {};
}
