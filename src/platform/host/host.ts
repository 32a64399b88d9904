/**
 * The only way to the disk. Tests, a playground and an editor's buffer bring their own; every question is
 * answered with "not there" instead of an error, because the linted project may be broken in any way.
 */
export interface Host {
  /** The text of a file; `undefined` when it is missing, unreadable, or no file. */
  readFile(path: string): string | undefined;
  isFile(path: string): boolean;
  isDirectory(path: string): boolean;
  /** The names in a folder; empty when it is missing or unreadable. */
  list(path: string): readonly string[];
  /** Changes whenever an answer about this path may have changed; `undefined` when the path does not exist. */
  getVersion(path: string): string | undefined;
  /** Milliseconds of a clock that only moves forward. */
  now(): number;
}
