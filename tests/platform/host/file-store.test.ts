import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { FileStore } from "../../../src/platform/host/file-store.ts";
import { nodeHost } from "../../../src/platform/host/node-host.ts";
import { createProject } from "../../kit/create-project.ts";
import { createMemoryHost, type MemoryHost } from "../../kit/memory-host.ts";

interface Disk {
  readonly host: MemoryHost;
  readonly store: FileStore;
  readonly asked: (question: string) => number;
}

function createDisk(files: Readonly<Record<string, string>>, links?: Readonly<Record<string, string>>): Disk {
  const host = createMemoryHost(files, links);
  return { asked: (question) => host.questions.get(question) ?? 0, host, store: new FileStore(host) };
}

describe("rounds", () => {
  it("takes one look at each file and folder within a round", () => {
    const { asked, store } = createDisk({ "/shop/lib/cart.ts": "a" });
    for (let time = 0; time < 3; time += 1) {
      store.isFile("/shop/lib/cart.ts");
      store.isFile("/shop/lib/missing.ts");
      store.isDirectory("/shop/lib/missing");
      store.list("/shop/lib");
      store.realPath("/shop/lib/cart.ts");
      store.readFile("/shop/lib/cart.ts");
    }
    expect(asked("list /shop/lib")).toBe(1);
    expect(asked("getVersion /shop/lib")).toBe(1);
    expect(asked("getVersion /shop/lib/cart.ts")).toBe(1);
    expect(asked("realPath /shop/lib")).toBe(1);
    expect(asked("isFile /shop/lib/cart.ts") + asked("isFile /shop/lib/missing.ts")).toBe(0);
  });

  it("asks again in a new round, and only about what is needed in it", () => {
    const { asked, store } = createDisk({ "/shop/a.ts": "", "/ui/b.ts": "" });
    store.isFile("/shop/a.ts");
    store.isFile("/ui/b.ts");
    store.startRound();
    store.isFile("/shop/a.ts");
    expect(asked("getVersion /shop")).toBe(2);
    expect(asked("getVersion /ui")).toBe(1);
  });

  it("reads a folder again only where its version changed", () => {
    const { asked, host, store } = createDisk({ "/shop/a.ts": "" });
    store.list("/shop");
    store.startRound();
    store.list("/shop");
    expect(asked("list /shop")).toBe(1);
    host.files.set("/shop/b.ts", "");
    store.startRound();
    expect([...(store.list("/shop") ?? []).keys()]).toEqual(["a.ts", "b.ts"]);
    expect(asked("list /shop")).toBe(2);
  });

  it("sees a change in the next round only", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "" });
    expect(store.isFile("/shop/b.ts")).toBe(false);
    host.files.set("/shop/b.ts", "");
    host.files.delete("/shop/a.ts");
    expect([store.isFile("/shop/a.ts"), store.isFile("/shop/b.ts")]).toEqual([true, false]);
    store.startRound();
    expect([store.isFile("/shop/a.ts"), store.isFile("/shop/b.ts")]).toEqual([false, true]);
  });

  it("takes one look at each link within a round", () => {
    const { asked, store } = createDisk({ "/packages/ui/button.tsx": "", "/shop/a.ts": "" }, { "/shop/ui": "/packages/ui" });
    for (let time = 0; time < 3; time += 1) {
      store.isDirectory("/shop/ui");
      store.realPath("/shop/ui");
    }
    expect([asked("list /shop/ui"), asked("realPath /shop/ui")]).toEqual([1, 1]);
    // Two versions: what is behind the link may be a file or a folder.
    expect(asked("getVersion /shop/ui")).toBe(2);
    expect(asked("isDirectory /shop/ui")).toBe(0);
  });

  it("says which round it is", () => {
    const { store } = createDisk({});
    const first = store.round;
    store.isFile("/a");
    expect(store.round).toBe(first);
    store.startRound();
    expect(store.round).not.toBe(first);
  });

  it("has the clock of its host", () => {
    const { host, store } = createDisk({});
    host.time = 42;
    expect(store.now()).toBe(42);
  });
});

describe("places", () => {
  it.each([
    ["a file", "/shop/a.ts", { directory: false, file: true }],
    ["a folder", "/shop/lib", { directory: true, file: false }],
    ["a link to a file", "/shop/link.ts", { directory: false, file: true }],
    ["a link to a folder", "/shop/linked", { directory: true, file: false }],
    ["a file behind a link", "/shop/linked/b.ts", { directory: false, file: true }],
    ["a link to nowhere", "/shop/broken.ts", { directory: false, file: false }],
    ["a link to itself", "/shop/loop", { directory: false, file: false }],
    ["a place behind a link to itself", "/shop/loop/a.ts", { directory: false, file: false }],
    ["what is not there", "/shop/none.ts", { directory: false, file: false }],
    ["a place below a file", "/shop/a.ts/b.ts", { directory: false, file: false }],
    ["the name in other letters", "/shop/A.ts", { directory: false, file: false }],
    ["the root of the disk", "/", { directory: true, file: false }],
  ])("knows %s", (_, path, expected) => {
    const { store } = createDisk(
      { "/other/real.ts": "", "/shop/a.ts": "", "/shop/lib/b.ts": "" },
      { "/shop/broken.ts": "/nowhere.ts", "/shop/link.ts": "/other/real.ts", "/shop/linked": "/shop/lib", "/shop/loop": "/shop/loop" },
    );
    expect({ directory: store.isDirectory(path), file: store.isFile(path) }).toEqual(expected);
  });

  it.each([
    ["/shop/a.ts", "/shop/a.ts"],
    ["/shop/link.ts", "/other/real.ts"],
    ["/shop/linked", "/shop/lib"],
    ["/shop/linked/b.ts", "/shop/lib/b.ts"],
    ["/shop/loop", "/shop/loop"],
    ["/shop/missing/c.ts", "/shop/missing/c.ts"],
    ["/", "/"],
  ])("spells %s without links", (path, expected) => {
    const { store } = createDisk(
      { "/other/real.ts": "", "/shop/a.ts": "", "/shop/lib/b.ts": "" },
      { "/shop/link.ts": "/other/real.ts", "/shop/linked": "/shop/lib", "/shop/loop": "/shop/loop" },
    );
    expect(store.realPath(path)).toBe(expected);
  });

  it("reads nothing from a folder, from nowhere and from a file that cannot be read", () => {
    const { host, store } = createDisk({ "/shop/lib/b.ts": "text", "/shop/secret.ts": "text" });
    host.unreadable.add("/shop/secret.ts");
    expect(store.readFile("/shop/lib/b.ts")).toBe("text");
    expect(["/shop/lib", "/shop/none.ts", "/shop/secret.ts"].map((path) => store.readFile(path))).toEqual([undefined, undefined, undefined]);
  });

  it("has nothing in a folder that cannot be read", () => {
    const { host, store } = createDisk({ "/shop/lib/b.ts": "text" });
    host.unreadable.add("/shop/lib");
    expect(store.list("/shop/lib")).toBeUndefined();
    expect(store.isFile("/shop/lib/b.ts")).toBe(false);
    expect(store.isDirectory("/shop/lib")).toBe(true);
  });

  it("bears a file that goes away between the list and the reading", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "text", "/shop/b.ts": "" });
    expect(store.isFile("/shop/a.ts")).toBe(true);
    host.files.delete("/shop/a.ts");
    expect(store.readFile("/shop/a.ts")).toBeUndefined();
  });
});

describe("remember", () => {
  it("holds as long as nothing changes, and asks once a round and path", () => {
    const { asked, store } = createDisk({ "/shop/a.ts": "1" });
    const answer = store.remember(() => store.readFile("/shop/a.ts"));
    store.startRound();
    for (let time = 0; time < 3; time += 1) expect(store.isTrue(answer)).toBe(true);
    expect(asked("getVersion /shop/a.ts")).toBe(2);
    expect(asked("readFile /shop/a.ts")).toBe(1);
  });

  it("asks nothing within the round of the answer", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1" });
    const answer = store.remember(() => store.readFile("/shop/a.ts"));
    host.files.set("/shop/a.ts", "2");
    expect(store.isTrue(answer)).toBe(true);
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
  });

  it("shares its look at a path with all other answers", () => {
    const { asked, store } = createDisk({ "/shop/a.ts": "1" });
    const answers = [1, 2, 3].map(() => store.remember(() => store.readFile("/shop/a.ts")));
    store.startRound();
    expect(answers.map((answer) => store.isTrue(answer))).toEqual([true, true, true]);
    expect(asked("getVersion /shop/a.ts")).toBe(2);
  });

  it("ends with a change of one of several files", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1", "/shop/b.ts": "1" });
    const both = store.remember(() => [store.readFile("/shop/a.ts"), store.readFile("/shop/b.ts")]);
    const first = store.remember(() => store.readFile("/shop/a.ts"));
    host.files.set("/shop/b.ts", "2");
    store.startRound();
    expect([store.isTrue(both), store.isTrue(first)]).toEqual([false, true]);
  });

  it("stays ended once it has ended, also when the text comes back", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1" });
    const answer = store.remember(() => store.readFile("/shop/a.ts"));
    host.files.set("/shop/a.ts", "2");
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
    host.files.set("/shop/a.ts", "1");
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
  });

  it("is true for an answer that was made after the change", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1" });
    store.remember(() => store.readFile("/shop/a.ts"));
    host.files.set("/shop/a.ts", "2");
    store.startRound();
    const later = store.remember(() => store.readFile("/shop/a.ts"));
    store.startRound();
    expect(later.value).toBe("2");
    expect(store.isTrue(later)).toBe(true);
  });

  it("ends when another answer saw the change first", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1" });
    const early = store.remember(() => store.readFile("/shop/a.ts"));
    host.files.set("/shop/a.ts", "2");
    store.startRound();
    store.readFile("/shop/a.ts");
    store.startRound();
    expect(store.isTrue(early)).toBe(false);
  });

  it("ends a negative answer when the folder changes, and not before", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "", "/ui/c.ts": "" });
    const missing = store.remember(() => store.isFile("/shop/b.ts"));
    host.files.set("/ui/b.ts", "");
    host.files.set("/shop/a.ts", "changed");
    store.startRound();
    expect(store.isTrue(missing)).toBe(true);
    host.files.set("/shop/b.ts", "");
    store.startRound();
    expect(store.isTrue(missing)).toBe(false);
  });

  it("ends a negative answer about a folder that was not there", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "" });
    const missing = store.remember(() => store.isFile("/shop/lib/deep/b.ts"));
    expect(missing.value).toBe(false);
    host.files.set("/shop/lib/deep/b.ts", "");
    store.startRound();
    expect(store.isTrue(missing)).toBe(false);
  });

  it("ends when a file is deleted", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1", "/shop/b.ts": "" });
    const answer = store.remember(() => store.readFile("/shop/a.ts"));
    host.files.delete("/shop/a.ts");
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
  });

  it("takes what an inner answer takes, also one that was known before", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1", "/shop/b.ts": "1" });
    const inner = store.remember(() => store.readFile("/shop/a.ts"));
    const made = store.remember(() => store.remember(() => store.readFile("/shop/b.ts")).value);
    const reused = store.remember(() => (store.isTrue(inner) ? inner.value : "new"));
    host.files.set("/shop/a.ts", "2");
    store.startRound();
    expect([store.isTrue(made), store.isTrue(reused)]).toEqual([true, false]);
    host.files.set("/shop/b.ts", "2");
    store.startRound();
    expect(store.isTrue(made)).toBe(false);
  });

  it("keeps what an inner answer took where the computation throws", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1" });
    const outer = store.remember(() => {
      try {
        store.remember(() => {
          store.readFile("/shop/a.ts");
          throw new Error("broken");
        });
      } catch {
        return "caught";
      }
      return "never";
    });
    expect(outer.value).toBe("caught");
    host.files.set("/shop/a.ts", "2");
    store.startRound();
    expect(store.isTrue(outer)).toBe(false);
  });

  it("takes nothing that is asked after it", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "1", "/shop/b.ts": "1" });
    const answer = store.remember(() => store.readFile("/shop/a.ts"));
    store.readFile("/shop/b.ts");
    host.files.set("/shop/b.ts", "2");
    store.startRound();
    expect(store.isTrue(answer)).toBe(true);
  });

  it("ends when a link is made to lead elsewhere", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "", "/ui/one.ts": "", "/ui/two.ts": "" }, { "/shop/ui.ts": "/ui/one.ts" });
    const answer = store.remember(() => store.realPath("/shop/ui.ts"));
    host.links.set("/shop/ui.ts", "/ui/two.ts");
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
    expect(store.realPath("/shop/ui.ts")).toBe("/ui/two.ts");
  });

  it("ends when what a link leads to appears", () => {
    const { host, store } = createDisk({ "/shop/a.ts": "" }, { "/shop/ui": "/packages/ui" });
    const missing = store.remember(() => store.isDirectory("/shop/ui"));
    expect(missing.value).toBe(false);
    host.files.set("/packages/ui/button.tsx", "");
    store.startRound();
    expect(store.isTrue(missing)).toBe(false);
  });

  it("ends when the target of a link is exchanged", () => {
    const { host, store } = createDisk({ "/shop/one/a.ts": "1", "/shop/two/a.ts": "2" }, { "/shop/current": "/shop/one" });
    const answer = store.remember(() => store.readFile("/shop/current/a.ts"));
    host.links.set("/shop/current", "/shop/two");
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
  });
});

describe("the real disk", () => {
  it("never takes a young version for the same", () => {
    const project = createProject({ "a.ts": "1" });
    const path = project.path("a.ts");
    const versions = [1, 2, 3].map(() => nodeHost.getVersion(path));
    expect(new Set(versions).size).toBe(3);
  });

  it("sees a second write within the same millisecond that leaves the size as it is", () => {
    const project = createProject({ "a.ts": "" });
    const path = project.path("a.ts");
    const stamp = new Date();
    const write = (text: string): void => {
      writeFileSync(path, text);
      utimesSync(path, stamp, stamp);
    };
    const store = new FileStore(nodeHost);
    write("1");
    const answer = store.remember(() => store.readFile(path));
    write("2");
    store.startRound();
    expect(answer.value).toBe("1");
    expect(store.isTrue(answer)).toBe(false);
    expect(store.readFile(path)).toBe("2");
  });

  it("knows a file again that was left alone", () => {
    const project = createProject({ "a.ts": "1" });
    const path = project.path("a.ts");
    const past = new Date(Date.now() - 60_000);
    utimesSync(path, past, past);
    const store = new FileStore(nodeHost);
    const answer = store.remember(() => store.readFile(path));
    store.startRound();
    expect(store.isTrue(answer)).toBe(true);
  });

  it("knows a file again whose time stamp lies in the future, as after a clock was set back", () => {
    const project = createProject({ "a.ts": "1" });
    const path = project.path("a.ts");
    const future = new Date(Date.now() + 3_600_000);
    utimesSync(path, future, future);
    const store = new FileStore(nodeHost);
    const answer = store.remember(() => store.readFile(path));
    store.startRound();
    expect(store.isTrue(answer)).toBe(true);
  });

  it("follows links, and bears those that lead nowhere or round in circles", () => {
    const project = createProject({ "lib/session.ts": "text" });
    symlinkSync(project.path("lib"), project.path("linked"), "dir");
    symlinkSync(project.path("lib/session.ts"), project.path("session.ts"));
    symlinkSync(project.path("nowhere"), project.path("broken.ts"));
    symlinkSync(project.path("loop"), project.path("loop"));
    symlinkSync(project.directory, project.path("lib/above"), "dir");
    const store = new FileStore(nodeHost);
    expect(store.isDirectory(project.path("linked"))).toBe(true);
    expect(store.readFile(project.path("linked/session.ts"))).toBe("text");
    expect(store.realPath(project.path("linked/session.ts"))).toBe(project.path("lib/session.ts"));
    expect(store.realPath(project.path("session.ts"))).toBe(project.path("lib/session.ts"));
    expect(store.realPath(project.path("lib/above/lib/above/lib/session.ts"))).toBe(project.path("lib/session.ts"));
    for (const name of ["broken.ts", "loop", "loop/a.ts"]) {
      const path = project.path(name);
      expect([store.isFile(path), store.isDirectory(path), store.readFile(path), store.realPath(path)]).toEqual([false, false, undefined, path]);
    }
  });

  it("sees files come and go", () => {
    const project = createProject({ "lib/a.ts": "" });
    const store = new FileStore(nodeHost);
    const found = store.remember(() => store.isFile(project.path("lib/new/b.ts")));
    mkdirSync(project.path("lib/new"));
    writeFileSync(project.path("lib/new/b.ts"), "");
    store.startRound();
    expect(store.isTrue(found)).toBe(false);
    const again = store.remember(() => store.isFile(project.path("lib/new/b.ts")));
    expect(again.value).toBe(true);
    rmSync(project.path("lib/new"), { recursive: true });
    store.startRound();
    expect(store.isTrue(again)).toBe(false);
  });

  it("has nothing to say about a folder as a file, and a file as a folder", () => {
    const project = createProject({ "lib/a.ts": "text" });
    expect(nodeHost.readFile(project.path("lib"))).toBeUndefined();
    expect(nodeHost.list(project.path("lib/a.ts"))).toBeUndefined();
    expect(nodeHost.list(project.path("none"))).toBeUndefined();
    expect(nodeHost.getVersion(project.path("none"))).toBeUndefined();
    expect(nodeHost.getVersion(project.path("lib/a.ts/b.ts"))).toBeUndefined();
    expect(nodeHost.getVersion("/a\0b")).toBeUndefined();
  });
});
