import type { FileStore } from "./file-store.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

/** The object in a JSON file; an empty one where the file is missing, broken, or holds something else. */
export function readJson(path: string, store: FileStore): JsonRecord {
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
