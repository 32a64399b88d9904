import { describe, expect, it } from "vitest";

import { FileStore } from "../../../src/platform/host/file-store.ts";
import { findWorkspace } from "../../../src/platform/host/workspace.ts";
import { createMemoryHost } from "../../kit/memory-host.ts";

type Files = Readonly<Record<string, string>>;

const MEMBERS: Files = {
  "/repo/apps/web/package.json": '{ "name": "web" }',
  "/repo/packages/ui/package.json": '{ "name": "@acme/ui" }',
  "/repo/packages/ui/src/package.json": '{ "name": "in-sources" }',
};

/** The packages of a workspace in one line each. */
function describeWorkspace(files: Files, directory = "/repo/apps/web"): readonly string[] {
  const workspace = findWorkspace(directory, new FileStore(createMemoryHost(files)));
  return [workspace.directory, ...[...workspace.packages].map(([name, folder]) => `${name} ${folder}`)];
}

const WEB = "web /repo/apps/web";
const UI = "@acme/ui /repo/packages/ui";

describe("findWorkspace", () => {
  it.each<[string, Files, readonly string[]]>([
    ["pnpm", { "/repo/pnpm-workspace.yaml": 'packages:\n  - "apps/*"\n  - packages/*\n' }, [WEB, UI]],
    ["npm", { "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*"] }' }, [WEB, UI]],
    ["yarn, in its object form", { "/repo/package.json": '{ "workspaces": { "packages": ["apps/*", "packages/*"] } }' }, [WEB, UI]],
    ["both", { "/repo/package.json": '{ "workspaces": ["packages/*"] }', "/repo/pnpm-workspace.yaml": "packages: [apps/*]" }, [WEB, UI]],
    ["folders by name", { "/repo/package.json": '{ "workspaces": ["apps/web", "packages/ui"] }' }, [WEB, UI]],
    ["patterns with ./ and a slash at the end", { "/repo/package.json": '{ "workspaces": ["./apps/*/", "./packages/*/"] }' }, [WEB, UI]],
    ["a pattern over all folders", { "/repo/package.json": '{ "workspaces": ["**"] }' }, [WEB, UI]],
    ["a pattern over folders below one", { "/repo/package.json": '{ "workspaces": ["packages/**", "apps/**"] }' }, [WEB, UI]],
    ["a choice", { "/repo/package.json": '{ "workspaces": ["{apps,packages}/*"] }' }, [WEB, UI]],
    ["all but a folder", { "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*", "!packages/ui"] }' }, [WEB]],
    ["all but a pattern", { "/repo/pnpm-workspace.yaml": 'packages:\n  - "**"\n  - "!**/apps/**"\n' }, [UI]],
    ["all but a pattern with ./", { "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*", "!./packages/*"] }' }, [WEB]],
    ["its own package too", { "/repo/package.json": '{ "name": "root", "workspaces": ["packages/*"] }' }, ["root /repo", UI]],
  ])("reads %s", (_, files, packages) => {
    expect(new Set(describeWorkspace({ ...MEMBERS, ...files }))).toEqual(new Set(["/repo", ...packages]));
  });

  it("takes the folder for a workspace of its own where nothing above says otherwise", () => {
    expect(describeWorkspace(MEMBERS)).toEqual(["/repo/apps/web", WEB]);
    expect(describeWorkspace({ "/repo/apps/web/app/page.tsx": "" })).toEqual(["/repo/apps/web"]);
  });

  it("takes the nearest of two workspaces", () => {
    const files = { ...MEMBERS, "/package.json": '{ "workspaces": ["repo"] }', "/repo/package.json": '{ "workspaces": ["packages/*"] }' };
    expect(describeWorkspace(files, "/repo/packages/ui")).toEqual(["/repo", UI]);
  });

  it("finds the workspace of its own root", () => {
    expect(describeWorkspace({ ...MEMBERS, "/repo/package.json": '{ "workspaces": ["packages/*"] }' }, "/repo")).toEqual(["/repo", UI]);
  });

  it("leaves out folders without a name, and the second of two with one name", () => {
    const files = {
      "/repo/package.json": '{ "workspaces": ["packages/*"] }',
      "/repo/packages/a/package.json": '{ "name": "a" }',
      "/repo/packages/b/package.json": '{ "name": "a" }',
      "/repo/packages/c/package.json": "{}",
      "/repo/packages/d/package.json": '{ "name": 7 }',
      "/repo/packages/e/readme.md": "",
      "/repo/packages/f/package.json": "{ broken",
    };
    expect(describeWorkspace(files, "/repo/packages/a")).toEqual(["/repo", "a /repo/packages/a"]);
  });

  it("looks into no folder of dependencies, of builds and of tests where a pattern is over all folders", () => {
    const folders = ["node_modules/left-pad", "dist/copy", ".next/cache", "tests/fixture"];
    const files = Object.fromEntries(folders.map((folder) => [`/repo/${folder}/package.json`, `{ "name": "${folder}" }`]));
    expect(describeWorkspace({ "/repo/package.json": '{ "workspaces": ["**"] }', ...files }, "/repo")).toEqual(["/repo"]);
  });

  it.each([
    ["src/*", "src/ui"],
    ["packages/*", "packages/test"],
    ["packages/*", "packages/build"],
    ["packages/*", "packages/dist"],
  ])("finds a member by %j in %s, which has the name of a folder that is no package elsewhere", (pattern, folder) => {
    const files = { "/repo/package.json": JSON.stringify({ workspaces: [pattern] }), [`/repo/${folder}/package.json`]: '{ "name": "@acme/ui" }' };
    expect(describeWorkspace(files, "/repo")).toEqual(["/repo", `@acme/ui /repo/${folder}`]);
  });

  it("names all member folders, its own first, also those without a name or with the name of another", () => {
    const files = {
      "/repo/package.json": '{ "workspaces": ["packages/*"] }',
      "/repo/packages/a/package.json": '{ "name": "a" }',
      "/repo/packages/b/package.json": '{ "name": "a" }',
      "/repo/packages/c/package.json": "{}",
    };
    const { folders } = findWorkspace("/repo/packages/a", new FileStore(createMemoryHost(files)));
    expect(folders).toEqual(["/repo", "/repo/packages/a", "/repo/packages/b", "/repo/packages/c"]);
  });

  it("does not follow links, which may lead to a folder above", () => {
    const host = createMemoryHost({ ...MEMBERS, "/repo/package.json": '{ "workspaces": ["**"] }' }, { "/repo/packages/loop": "/repo" });
    expect([...findWorkspace("/repo", new FileStore(host)).packages.keys()].sort()).toEqual(["@acme/ui", "web"]);
  });

  it("sees a member that is added", () => {
    const host = createMemoryHost({ ...MEMBERS, "/repo/package.json": '{ "workspaces": ["packages/*"] }' });
    const store = new FileStore(host);
    const answer = store.remember(() => findWorkspace("/repo", store));
    store.startRound();
    expect(store.isTrue(answer)).toBe(true);
    host.files.set("/repo/packages/db/package.json", '{ "name": "@acme/db" }');
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
    expect(findWorkspace("/repo", store).packages.get("@acme/db")).toBe("/repo/packages/db");
  });
});

describe("broken workspaces", () => {
  const bomb = ["a0: &a0 [lol]", ...Array.from({ length: 12 }, (_, index) => `a${String(index + 1)}: &a${String(index + 1)} [${`*a${String(index)}, `.repeat(9)}]`), "packages: *a12"].join("\n");

  it.each<[string, Files]>([
    ["no YAML", { "/repo/pnpm-workspace.yaml": "packages:\n\t- [apps" }],
    ["aliases that stand for gigabytes", { "/repo/pnpm-workspace.yaml": bomb }],
    ["an empty file", { "/repo/pnpm-workspace.yaml": "" }],
    ["a list", { "/repo/pnpm-workspace.yaml": "- apps/*" }],
    ["a text for a list", { "/repo/pnpm-workspace.yaml": "packages: apps/*" }],
    ["numbers for patterns", { "/repo/pnpm-workspace.yaml": "packages: [1, null, {}]" }],
    ["a folder called pnpm-workspace.yaml", { "/repo/pnpm-workspace.yaml/a": "" }],
    ["no JSON", { "/repo/package.json": '{ "workspaces": [' }],
    ["an object without packages", { "/repo/package.json": '{ "workspaces": { "nohoist": ["**"] } }' }],
    ["a text for patterns", { "/repo/package.json": '{ "workspaces": "apps/*" }' }],
    ["null", { "/repo/package.json": '{ "workspaces": null }' }],
  ])("say nothing: %s", (_, files) => {
    const start = performance.now();
    expect(describeWorkspace({ ...MEMBERS, ...files })).toEqual(["/repo/apps/web", WEB]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  const describeWith = (pattern: string): readonly string[] =>
    describeWorkspace({ ...MEMBERS, "/other/x/package.json": '{ "name": "x" }', "/repo/package.json": JSON.stringify({ workspaces: ["apps/*", pattern] }) });

  it.each(["", "./", "/", "!", "[", "(", "packages/[", "packages/(((", "../other/*", ".", "packages/*\\"])("bear the pattern %j", (pattern) => {
    expect(describeWith(pattern)).toContain(WEB);
  });

  it("comes to an end in a tree that is wide and deep", () => {
    const host = createMemoryHost({ "/repo/package.json": '{ "workspaces": ["**"] }' });
    let lists = 0;
    host.list = (path) => {
      lists += 1;
      return path === "/repo" ? new Map([["package.json", "file"], ["a", "directory"]]) : new Map(Array.from({ length: 20 }, (_, index) => [`f${String(index)}`, "directory"]));
    };
    host.getVersion = (path) => path;
    findWorkspace("/repo", new FileStore(host));
    expect(lists).toBeLessThan(5000);
  });
});
