import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll } from "vitest";

/** A folder on disk for one test file; it goes away with the tests of that file. */
export interface Project {
  readonly directory: string;
  path(file: string): string;
}

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { force: true, recursive: true });
});

/** Writes the files of a story into a folder of its own. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "next-boundary-")));
  directories.push(directory);
  for (const [file, text] of Object.entries(files)) {
    const path = join(directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { directory, path: (file) => join(directory, file) };
}

/** A Next.js app with both routers and nothing in it yet. */
export const EMPTY_APP: Readonly<Record<string, string>> = {
  "app/layout.tsx": "export default function Layout({ children }) { return children; }\n",
  "package.json": JSON.stringify({ dependencies: { next: "16.4.6", react: "^19.3.1" }, name: "shop" }),
  "pages/legacy.tsx": "export default function Legacy() { return null; }\n",
};

/** The project that a file belongs to; `undefined` for a file of none. */
export function findProjectDirectory(path: string): string | undefined {
  return directories.findLast((directory) => path.startsWith(`${directory}/`));
}
