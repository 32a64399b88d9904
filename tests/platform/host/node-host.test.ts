/** What on a real disk is no file, or has no end. A regression shows as a test that never comes back. */
import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { FileStore } from "../../../src/platform/host/file-store.ts";
import { nodeHost } from "../../../src/platform/host/node-host.ts";
import { Project } from "../../../src/project/project.ts";
import { createProject, EMPTY_APP, type Project as Folder } from "../../kit/create-project.ts";

type Make = (path: string) => void;

const MAKES: readonly (readonly [title: string, make: Make])[] = [
  ["a pipe", (path) => execFileSync("mkfifo", [path])],
  ["a link to a pipe", (path) => {
    execFileSync("mkfifo", [`${path}.pipe`]);
    symlinkSync(`${path}.pipe`, path);
  }],
  ["a link to a device without an end", (path) => { symlinkSync("/dev/zero", path); }],
  ["a link to a terminal", (path) => { symlinkSync("/dev/tty", path); }],
  ["a link to itself", (path) => { symlinkSync(path, path); }],
];

/** Windows has no such files. */
describe.skipIf(process.platform === "win32")("what is no file", () => {
  function create(make: Make, name: string): Folder {
    const folder = createProject({ ...EMPTY_APP, "app/page.tsx": 'import "../lib/data";\nexport default function Page() { return null; }\n', "lib/other.ts": "" });
    make(folder.path(name));
    return folder;
  }

  it.each(MAKES)("is not there: %s", (_, make) => {
    const path = create(make, "lib/data.ts").path("lib/data.ts");
    const store = new FileStore(nodeHost);
    expect([nodeHost.readFile(path), nodeHost.getVersion(path), nodeHost.isFile(path), store.isFile(path), store.readFile(path)]).toEqual([undefined, undefined, false, false, undefined]);
  });

  it.each(MAKES)("is no module, and no configuration: %s", (_, make) => {
    for (const name of ["lib/data.ts", "next.config.js", "tsconfig.json", "pnpm-workspace.yaml", "node_modules"]) {
      const folder = create(make, name);
      const project = new Project(nodeHost);
      const root = project.findRoot(folder.path("app/page.tsx"));
      expect(project.findEnvironments(folder.path("lib/other.ts"), root).browser).toBeUndefined();
      expect(project.getApp(folder.path("app/page.tsx"), root).client.getRecord(folder.path("app/page.tsx")).requests).toHaveLength(1);
    }
  });

  it("is seen once it has become one", () => {
    const folder = create((path) => { symlinkSync("/dev/zero", path); }, "lib/data.ts");
    const store = new FileStore(nodeHost);
    expect(store.isFile(folder.path("lib/data.ts"))).toBe(false);
    rmSync(folder.path("lib/data.ts"));
    writeFileSync(folder.path("lib/data.ts"), "export {};");
    store.startRound();
    expect(store.readFile(folder.path("lib/data.ts"))).toBe("export {};");
  });
});

describe("what is far too long", () => {
  it("is not read", () => {
    const path = createProject({ "data.ts": "" }).path("data.ts");
    truncateSync(path, 20_000_000);
    expect(nodeHost.isFile(path)).toBe(true);
    expect(nodeHost.readFile(path)).toBeUndefined();
    truncateSync(path, 10_000_000);
    expect(nodeHost.readFile(path)).toHaveLength(10_000_000);
  });
});
