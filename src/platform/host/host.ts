/**
 * The only way to the disk. Tests, a playground and an editor's buffer bring their own; every question is
 * answered with "not there" instead of an error, because the linted project may be broken in any way.
 *
 * Paths are absolute and have `/` between their names on every system, with a drive letter first on Windows.
 */
export interface Host {
  /** The text of a file; `undefined` when it is missing, unreadable, far too long, or no file: a pipe has no end. */
  readFile(path: string): string | undefined;
  isFile(path: string): boolean;
  isDirectory(path: string): boolean;
  /** What is in a folder, spelt as the disk spells it; `undefined` when it is missing or unreadable. */
  list(path: string): ReadonlyMap<string, EntryKind> | undefined;
  /** Changes whenever an answer about this path may have changed; `undefined` where no file or folder is. */
  getVersion(path: string): string | undefined;
  /** The path without symbolic links; the path itself when it leads nowhere or round in circles. */
  realPath(path: string): string;
  /** Milliseconds of a clock that only moves forward. */
  now(): number;
  /** For how many of them, in total, the process had nothing to do and waited for somebody. */
  idle(): number;
}

export type EntryKind = "directory" | "file" | "link";
