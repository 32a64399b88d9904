import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { nodeHost } from "../../src/platform/host/node-host.ts";
import { Project } from "../../src/project/project.ts";
import { createProject } from "../kit/create-project.ts";
import { createMemoryHost, type MemoryHost } from "../kit/memory-host.ts";
import { createReachStory } from "../kit/reach-story.ts";

const ROOT = { "/shop/app/layout.tsx": "", "/shop/package.json": '{ "dependencies": { "next": "16.4.6" } }' };
const READS_REQUEST = 'import { cookies } from "next/headers"; export const read = () => cookies();';

describe("noteLint", () => {
  function lintAt(...lints: readonly (readonly [name: string, time: number])[]): readonly number[] {
    const host = createMemoryHost({});
    const project = new Project(host);
    return lints.map(([name, time]) => {
      host.time = time;
      project.noteLint(name);
      return project.files.round;
    });
  }

  it("stays in a round while different files come one after the other", () => {
    expect(new Set(lintAt(["a", 0], ["b", 10], ["c", 900], ["d", 1900], ["e", 2900])).size).toBe(1);
  });

  it("starts a round when a file comes again", () => {
    const [first, second, third, fourth] = lintAt(["a", 0], ["b", 10], ["a", 20], ["b", 30]);
    expect(second).toBe(first);
    expect(third).not.toBe(second);
    expect(fourth).toBe(third);
  });

  it("starts a round at each lint of one file", () => {
    expect(new Set(lintAt(["a", 0], ["a", 1], ["a", 2])).size).toBe(3);
  });

  it("starts a round after a pause", () => {
    const [first, second, third] = lintAt(["a", 5000], ["b", 5001], ["c", 6002]);
    expect(second).toBe(first);
    expect(third).not.toBe(second);
  });

  it.each([
    ["the process has waited for somebody", 30, 30, true],
    ["it was busy, as with the next file of a run", 900, 0, false],
    ["it waited for the disk now and then", 900, 5, false],
  ])("starts a round at another file where %s", (_, time, idle, isNewRound) => {
    const host = createMemoryHost({});
    const project = new Project(host);
    project.noteLint("a");
    const { round } = project.files;
    host.time += time;
    host.idleTime += idle;
    project.noteLint("b");
    expect(project.files.round !== round).toBe(isNewRound);
  });

  it("adds up no short waits, as a run over many files has them", () => {
    const host = createMemoryHost({});
    const project = new Project(host);
    for (let file = 0; file < 1000; file += 1) {
      project.noteLint(String(file));
      host.time += 20;
      host.idleTime += 1;
    }
    expect(project.files.round).toBe(1);
  });

  it.each([
    [1000, 390, false],
    [1000, 401, true],
  ])("believes at another file, too, what took %d looks, %d ms later", (looks, time, isNewRound) => {
    const host = createMemoryHost({});
    const project = new Project(host);
    project.noteLint("a");
    for (let folder = 0; folder < looks; folder += 1) project.files.list(`/${String(folder)}`);
    const { round } = project.files;
    host.time = time;
    host.idleTime = time;
    project.noteLint("b");
    expect(project.files.round !== round).toBe(isNewRound);
  });

  it.each([
    [200, 1, true],
    [1000, 390, false],
    [1000, 401, true],
    [2500, 990, false],
    [2500, 1000, true],
  ])("after %d looks at the disk, %d ms later", (looks, time, isNewRound) => {
    const host = createMemoryHost({});
    const project = new Project(host);
    project.noteLint("a");
    for (let folder = 0; folder < looks; folder += 1) project.files.list(`/${String(folder)}`);
    const { round } = project.files;
    host.time = time;
    project.noteLint("a");
    expect(project.files.round !== round).toBe(isNewRound);
  });

  it("never believes what it saw for longer than two seconds", () => {
    const host = createMemoryHost({});
    const project = new Project(host);
    project.noteLint("a");
    for (let folder = 0; folder < 50_000; folder += 1) project.files.list(`/${String(folder)}`);
    const rounds = Array.from({ length: 5 }, (_, index) => {
      host.time = (index + 1) * 500;
      project.noteLint("a");
      return project.files.round;
    });
    expect(rounds).toEqual([1, 1, 1, 2, 3]);
  });

  it("forgets what was linted before a pause", () => {
    const [, second, third] = lintAt(["a", 5000], ["b", 9000], ["a", 9001]);
    expect(third).toBe(second);
  });
});

describe("a one-shot run", () => {
  it("asks the disk about each file and folder once, however many files it lints", () => {
    const host = createMemoryHost({
      ...ROOT,
      ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/shop/app/c${String(index)}.tsx`, `"use client"; import "../lib/shared"; import "./gone";`])),
      "/shop/lib/deep.ts": READS_REQUEST,
      "/shop/lib/shared.ts": 'import { read } from "./deep"; read();',
    });
    const story = createReachStory(host);
    for (let index = 0; index < 20; index += 1) {
      expect(story.lint(`app/c${String(index)}.tsx`)).toEqual([`Turbopack and webpack: app/c${String(index)}.tsx → lib/shared.ts → lib/deep.ts → next/headers`]);
    }
    const repeated = [...host.questions].filter(([question, times]) => times > 1 && !question.startsWith("readFile "));
    expect(repeated).toEqual([]);
    expect(host.questions.get("readFile /shop/lib/shared.ts")).toBe(1);
    // Once for its record, and once for the tree that says what it asks for.
    expect(host.questions.get("readFile /shop/lib/deep.ts")).toBeLessThanOrEqual(2);
    expect(story.project.modules.counts).toEqual({ records: 2, trees: 1 });
  });
});

const CHAIN = ["Turbopack and webpack: app/cart.tsx → lib/helper.ts → lib/session.ts → next/headers"];
const STORY = {
  ...ROOT,
  "/shop/app/cart.tsx": '"use client"; import "@/lib/helper";',
  "/shop/lib/helper.ts": 'import "./session";',
  "/shop/lib/session.ts": READS_REQUEST,
  "/shop/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
};

describe("a saved edit is seen at the next lint of a file that depends on it", () => {
  it.each<[string, (host: MemoryHost) => unknown, readonly string[]]>([
    ["the dependency no longer asks", (host) => host.files.set("/shop/lib/session.ts", ""), []],
    ["a module on the way no longer asks", (host) => host.files.set("/shop/lib/helper.ts", ""), []],
    ["the import becomes a type", (host) => host.files.set("/shop/lib/helper.ts", 'import type { read } from "./session";'), []],
    ["the dependency is deleted", (host) => host.files.delete("/shop/lib/session.ts"), []],
    ["the dependency is renamed, and its import not", (host) => [host.files.delete("/shop/lib/session.ts"), host.files.set("/shop/lib/user.ts", READS_REQUEST)], []],
    [
      "the dependency is renamed, and its import too",
      (host) => [host.files.delete("/shop/lib/session.ts"), host.files.set("/shop/lib/user.ts", READS_REQUEST), host.files.set("/shop/lib/helper.ts", 'import "./user";')],
      ["Turbopack and webpack: app/cart.tsx → lib/helper.ts → lib/user.ts → next/headers"],
    ],
    ["a file that comes before it is created", (host) => host.files.set("/shop/lib/session.tsx", ""), []],
    ["the dependency becomes a Server Function", (host) => host.files.set("/shop/lib/session.ts", `"use server"; ${READS_REQUEST}`), []],
    ["a module on the way becomes a client entry", (host) => host.files.set("/shop/lib/helper.ts", '"use client"; import "./session";'), []],
    ["somebody is typing in the dependency", (host) => host.files.set("/shop/lib/helper.ts", 'import "./session"; import {'), CHAIN],
    ["a file that has nothing to do with it is saved", (host) => host.files.set("/shop/lib/other.ts", ""), CHAIN],
    ["the tsconfig no longer has the alias", (host) => host.files.set("/shop/tsconfig.json", "{}"), []],
    ["the tsconfig is deleted", (host) => host.files.delete("/shop/tsconfig.json"), []],
    [
      "the tsconfig leads elsewhere",
      (host) => [host.files.set("/shop/tsconfig.json", '{ "compilerOptions": { "paths": { "@/lib/*": ["./other/*"] } } }'), host.files.set("/shop/other/helper.ts", READS_REQUEST)],
      ["Turbopack and webpack: app/cart.tsx → other/helper.ts → next/headers"],
    ],
  ])("%s", (_, change, expected) => {
    const host = createMemoryHost(STORY);
    const story = createReachStory(host);
    expect(story.lint("app/cart.tsx")).toEqual(CHAIN);
    change(host);
    expect(story.lint("app/cart.tsx")).toEqual(expected);
    expect(story.lint("app/cart.tsx")).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, string>>, (host: MemoryHost) => unknown]>([
    ["a file is created", { ...STORY, "/shop/lib/helper.ts": 'import "./new/session";' }, (host) => host.files.set("/shop/lib/new/session.ts", READS_REQUEST)],
    ["a dependency begins to ask", { ...STORY, "/shop/lib/session.ts": "" }, (host) => host.files.set("/shop/lib/session.ts", READS_REQUEST)],
    ["a syntax error is mended", { ...STORY, "/shop/lib/helper.ts": 'import "./session"; import {' }, (host) => host.files.set("/shop/lib/helper.ts", 'import "./session";')],
    ["the tsconfig is mended", { ...STORY, "/shop/tsconfig.json": "{ {" }, (host) => host.files.set("/shop/tsconfig.json", STORY["/shop/tsconfig.json"])],
    [
      "the manifest gets imports",
      { ...STORY, "/shop/app/cart.tsx": '"use client"; import "#helper";' },
      (host) => host.files.set("/shop/package.json", '{ "dependencies": { "next": "16.4.6" }, "imports": { "#helper": "./lib/helper.ts" } }'),
    ],
  ])("%s", (_, texts, change) => {
    const host = createMemoryHost(texts);
    const story = createReachStory(host);
    expect(story.lint("app/cart.tsx")).toEqual([]);
    change(host);
    expect(story.lint("app/cart.tsx").length).toBe(1);
  });

  it("while the disk of one round is one disk", () => {
    const host = createMemoryHost({ ...STORY, "/shop/app/list.tsx": '"use client"; import "@/lib/helper";' });
    const story = createReachStory(host);
    story.lint("app/cart.tsx");
    host.files.set("/shop/lib/session.ts", "");
    expect(story.lint("app/list.tsx")).toHaveLength(1);
    host.time += 5000;
    expect(story.lint("app/layout.tsx")).toHaveLength(0);
    expect(story.lint("app/list.tsx")).toEqual([]);
  });

  it("also of a file that was not linted yet", () => {
    const host = createMemoryHost({ ...STORY, "/shop/app/list.tsx": '"use client"; import "@/lib/helper";' });
    const story = createReachStory(host);
    story.lint("app/cart.tsx");
    host.files.set("/shop/lib/session.ts", "");
    host.time += 100;
    host.idleTime += 90;
    expect(story.lint("app/list.tsx")).toEqual([]);
  });

  it("also of where a module runs", () => {
    const host = createMemoryHost({ ...ROOT, "/shop/app/cart.tsx": '"use client"; import "../lib/a";', "/shop/app/page.tsx": "", "/shop/lib/a.ts": "" });
    const project = new Project(host);
    const findBrowser = (): boolean => {
      project.noteLint("/shop/lib/a.ts");
      host.time += 60_000;
      return project.findEnvironments("/shop/lib/a.ts", project.findRoot("/shop/lib/a.ts")).browser !== undefined;
    };
    expect(findBrowser()).toBe(false);
    host.files.set("/shop/app/page.tsx", 'import "./cart";');
    expect(findBrowser()).toBe(true);
    host.files.set("/shop/app/cart.tsx", '"use client";');
    expect(findBrowser()).toBe(false);
  });

  it("also on the real disk", () => {
    const project = createProject({
      "app/cart.tsx": STORY["/shop/app/cart.tsx"],
      "app/layout.tsx": "",
      "lib/helper.ts": STORY["/shop/lib/helper.ts"],
      "lib/session.ts": READS_REQUEST,
      "package.json": ROOT["/shop/package.json"],
      "tsconfig.json": STORY["/shop/tsconfig.json"],
    });
    const story = createReachStory(nodeHost, project.directory);
    const expectChain = (expected: readonly string[]): void => {
      expect(story.lint("app/cart.tsx")).toEqual(expected);
    };
    expectChain(CHAIN);
    writeFileSync(project.path("lib/session.ts"), "");
    expectChain([]);
    writeFileSync(project.path("lib/session.ts"), READS_REQUEST);
    expectChain(CHAIN);
    renameSync(project.path("lib/session.ts"), project.path("lib/user.ts"));
    expectChain([]);
    writeFileSync(project.path("lib/helper.ts"), 'import "./user";');
    expectChain(["Turbopack and webpack: app/cart.tsx → lib/helper.ts → lib/user.ts → next/headers"]);
    rmSync(project.path("lib/helper.ts"));
    expectChain([]);
    mkdirSync(project.path("lib/helper"));
    writeFileSync(project.path("lib/helper/index.ts"), 'import "../user";');
    expectChain(["Turbopack and webpack: app/cart.tsx → lib/helper/index.ts → lib/user.ts → next/headers"]);
    writeFileSync(project.path("tsconfig.json"), "{}");
    expectChain([]);
  });
});

describe("getApp", () => {
  it("is one view for all files of an app, round after round", () => {
    const host = createMemoryHost(STORY);
    const project = new Project(host);
    const get = (path: string): unknown => project.getApp(path, project.findRoot(path));
    const app = get("/shop/app/cart.tsx");
    expect(get("/shop/lib/session.ts")).toBe(app);
    project.files.startRound();
    expect(get("/shop/lib/session.ts")).toBe(app);
    host.files.set("/shop/tsconfig.json", "{}");
    project.files.startRound();
    expect(get("/shop/lib/session.ts")).not.toBe(app);
  });

  it("is the view of the nearest folder with a config or a manifest for files outside every app", () => {
    const project = new Project(createMemoryHost({ "/repo/package.json": "{}", "/repo/packages/ui/button.tsx": "", "/repo/packages/ui/src/deep/a.ts": "", "/repo/packages/ui/tsconfig.json": "{}" }));
    const getDirectory = (path: string): string => project.getApp(path, project.findRoot(path)).directory;
    expect(getDirectory("/repo/packages/ui/src/deep/a.ts")).toBe("/repo/packages/ui");
    expect(getDirectory("/repo/other/a.ts")).toBe("/repo");
    expect(getDirectory("/elsewhere/a.ts")).toBe("/elsewhere");
    expect(project.findRoot("/repo/packages/ui/button.tsx")).toBeUndefined();
  });

  it("is one view of an app also where the settings declare the apps and a shared package is asked about between", () => {
    const project = new Project(
      createMemoryHost({
        "/repo/apps/web/app/page.tsx": "",
        "/repo/apps/web/next.config.js": "",
        "/repo/apps/web/package.json": '{ "name": "web" }',
        "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
        "/repo/packages/ui/button.tsx": "",
        "/repo/packages/ui/package.json": '{ "name": "@acme/ui" }',
      }),
    );
    const declared = { base: "/repo", patterns: ["apps/*"] };
    const getWeb = (): unknown => project.getApp("/repo/apps/web/app/page.tsx", project.findRoot("/repo/apps/web/app/page.tsx", declared));
    const app = getWeb();
    project.findEnvironments("/repo/packages/ui/button.tsx", project.findRoot("/repo/packages/ui/button.tsx", declared), declared);
    expect(getWeb()).toBe(app);
  });
});
