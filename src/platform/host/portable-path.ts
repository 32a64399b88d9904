import { posix } from "node:path";

/**
 * A path as the engine writes it: with `/`, also for Windows, whose drive stays as it is (`C:/shop/app`). Node.js
 * and ESLint take such paths on every system.
 */
export function toPortablePath(path: string): string {
  return /^(?:[A-Za-z]:)?\\|^[A-Za-z]:\//u.test(path) ? path.replaceAll("\\", "/") : path;
}

/** Whether a portable path names a place on the disk; `<text>`, `button.tsx` and the like do not. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//u.test(path);
}

/** The folder of a path; the root of the disk is its own folder. */
export function getDirectory(path: string): string {
  const end = path.lastIndexOf("/");
  // By far the most paths: deep enough, and without a slash at the end.
  if (end > 3 && end < path.length - 1) return path.slice(0, end);
  const directory = posix.dirname(path);
  return directory === "." || /^[A-Za-z]:$/u.test(directory) ? path.slice(0, path.indexOf("/") + 1) : directory;
}

/** The last name in a path. */
export function getName(path: string): string {
  return path.endsWith("/") ? posix.basename(path) : path.slice(path.lastIndexOf("/") + 1);
}

/** The path within a folder, `""` for the folder itself; `undefined` outside of it. */
export function getPathWithin(directory: string, path: string): string | undefined {
  if (path === directory) return "";
  const start = directory.endsWith("/") ? directory : `${directory}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** Whether a real path lies in an installed package, and not in one of the workspace, which is only linked from there. */
export function isInstalled(path: string): boolean {
  return path.includes("/node_modules/");
}
