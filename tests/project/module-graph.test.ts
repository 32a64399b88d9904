import { describe, expect, it } from "vitest";

import { FileStore } from "../../src/platform/host/file-store.ts";
import { createApp, type App } from "../../src/project/app.ts";
import type { ModuleGraph } from "../../src/project/module-graph.ts";
import { ModuleStore } from "../../src/project/module-store.ts";
import { createMemoryHost, type MemoryHost } from "../kit/memory-host.ts";

interface Story {
  readonly host: MemoryHost;
  readonly files: FileStore;
  readonly modules: ModuleStore;
  createApp(directory: string): App;
}

function createStory(texts: Readonly<Record<string, string>>, links?: Readonly<Record<string, string>>): Story {
  const host = createMemoryHost(texts, links);
  const files = new FileStore(host);
  const modules = new ModuleStore(files);
  return { createApp: (directory) => createApp(directory, undefined, files, modules), files, host, modules };
}

function getTargets(graph: ModuleGraph, path: string): readonly string[] {
  return graph.getEdges(path).map(({ target }) => target);
}

const ALIAS = '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }';

describe("getEdges", () => {
  it("has an edge for each request that leads to a module of the project, in source order", () => {
    const story = createStory({
      "/shop/app/page.tsx": 'import "./z"; import "react"; import "./theme.css"; import "./gone"; export * from "./a"; const c = () => import("./c"); import "./z";',
      "/shop/app/a.ts": "",
      "/shop/app/c.ts": "",
      "/shop/app/theme.css": "",
      "/shop/app/z.ts": "",
      "/shop/node_modules/react/index.js": "",
      "/shop/node_modules/react/package.json": "{}",
    });
    const edges = story.createApp("/shop").client.getEdges("/shop/app/page.tsx");
    expect(edges.map(({ request, target }) => `${request.form} ${target}`)).toEqual([
      "import /shop/app/z.ts",
      "reexport /shop/app/a.ts",
      "dynamicImport /shop/app/c.ts",
      "import /shop/app/z.ts",
    ]);
  });

  it("has one for each file that a pattern fits", () => {
    const story = createStory({ "/shop/app/page.tsx": "import(`./messages/${locale}.ts`);", "/shop/app/messages/de.ts": "", "/shop/app/messages/en.ts": "" });
    expect(getTargets(story.createApp("/shop").client, "/shop/app/page.tsx")).toEqual(["/shop/app/messages/de.ts", "/shop/app/messages/en.ts"]);
  });

  it("has none for what is not there, and for what is no module", () => {
    const story = createStory({ "/shop/app/page.tsx": "const a = ;", "/shop/app/theme.css": "@import './a'" });
    const { client } = story.createApp("/shop");
    for (const path of ["/shop/app/gone.tsx", "/shop/app/page.tsx", "/shop/app"]) expect(client.getEdges(path)).toEqual([]);
  });

  it("resolves by the environment", () => {
    const story = createStory({
      "/shop/app/page.tsx": 'import "#db";',
      "/shop/lib/client.ts": "",
      "/shop/lib/server.ts": "",
      "/shop/package.json": '{ "imports": { "#db": { "react-server": "./lib/server.ts", "default": "./lib/client.ts" } } }',
    });
    const { client, server } = story.createApp("/shop");
    expect([getTargets(client, "/shop/app/page.tsx"), getTargets(server, "/shop/app/page.tsx")]).toEqual([["/shop/lib/client.ts"], ["/shop/lib/server.ts"]]);
    expect(story.modules.counts.records).toBe(1);
  });

  it("goes into installed packages that may be marked server-only, and into no others", () => {
    const story = createStory({
      "/shop/app/page.tsx": 'import "db"; import "kit"; import "react";',
      "/shop/node_modules/db/index.js": "",
      "/shop/node_modules/db/package.json": '{ "dependencies": { "server-only": "1" } }',
      "/shop/node_modules/kit/index.js": "",
      "/shop/node_modules/kit/package.json": '{ "peerDependencies": { "next": "*" } }',
      "/shop/node_modules/react/index.js": "",
      "/shop/node_modules/react/package.json": '{ "devDependencies": { "next": "*" } }',
    });
    expect(getTargets(story.createApp("/shop").client, "/shop/app/page.tsx")).toEqual(["/shop/node_modules/db/index.js", "/shop/node_modules/kit/index.js"]);
  });

  it("gives a module one name, whatever links lead to it", () => {
    const story = createStory({ "/repo/shared/cart.ts": "", "/shop/app/page.tsx": 'import "../lib/cart"; import "../../repo/shared/cart";' }, { "/shop/lib": "/repo/shared" });
    expect(getTargets(story.createApp("/shop").client, "/shop/app/page.tsx")).toEqual(["/repo/shared/cart.ts", "/repo/shared/cart.ts"]);
  });
});

describe("edges in the next round", () => {
  it("are the same ones where nothing changed", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";', "/shop/b.ts": "" });
    const { client } = story.createApp("/shop");
    const edges = client.getEdges("/shop/a.ts");
    story.files.startRound();
    expect(client.getEdges("/shop/a.ts")).toBe(edges);
  });

  it("are resolved once after several files were saved together", () => {
    const story = createStory({ "/shop/a.ts": 'import "./lib";', "/shop/lib.ts": "", "/shop/other/lib.ts": "" });
    const { client } = story.createApp("/shop");
    client.getEdges("/shop/a.ts");
    story.host.files.set("/shop/a.ts", 'import "./lib"; import "./other/lib";');
    story.host.files.set("/shop/lib.tsx", "");
    story.files.startRound();
    const edges = client.getEdges("/shop/a.ts");
    expect(edges.map(({ target }) => target)).toEqual(["/shop/lib.tsx", "/shop/other/lib.ts"]);
    story.files.startRound();
    expect(client.getEdges("/shop/a.ts")).toBe(edges);
  });

  it.each<[string, (host: MemoryHost) => unknown, readonly string[]]>([
    ["a file that comes before it appears", (host) => host.files.set("/shop/lib.tsx", ""), ["/shop/lib.tsx"]],
    ["it goes away, and another one is left", (host) => host.files.delete("/shop/lib.ts"), ["/shop/lib/index.ts"]],
    ["both go away", (host) => [host.files.delete("/shop/lib.ts"), host.files.delete("/shop/lib/index.ts")], []],
    ["the module requests something else", (host) => host.files.set("/shop/a.ts", 'import "./lib/";'), ["/shop/lib/index.ts"]],
    ["the target is saved", (host) => host.files.set("/shop/lib.ts", "changed"), ["/shop/lib.ts"]],
  ])("are right when %s", (_, change, expected) => {
    const story = createStory({ "/shop/a.ts": 'import "./lib";', "/shop/lib.ts": "", "/shop/lib/index.ts": "" });
    const { client } = story.createApp("/shop");
    expect(getTargets(client, "/shop/a.ts")).toEqual(["/shop/lib.ts"]);
    change(story.host);
    story.files.startRound();
    expect(getTargets(client, "/shop/a.ts")).toEqual(expected);
  });

  it("lead to a file that was not there before", () => {
    const story = createStory({ "/shop/a.ts": 'import "./deep/er/b";' });
    const { client } = story.createApp("/shop");
    expect(getTargets(client, "/shop/a.ts")).toEqual([]);
    story.host.files.set("/shop/deep/er/b.ts", "");
    story.files.startRound();
    expect(getTargets(client, "/shop/a.ts")).toEqual(["/shop/deep/er/b.ts"]);
  });

  it("see a file that fits a pattern", () => {
    const story = createStory({ "/shop/a.ts": "import(`./m/${x}.ts`);", "/shop/m/de.ts": "" });
    const { client } = story.createApp("/shop");
    expect(getTargets(client, "/shop/a.ts")).toEqual(["/shop/m/de.ts"]);
    story.host.files.set("/shop/m/en.ts", "");
    story.files.startRound();
    expect(getTargets(client, "/shop/a.ts")).toEqual(["/shop/m/de.ts", "/shop/m/en.ts"]);
  });

  it("stay while somebody is typing, and are resolved anew all the same", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";', "/shop/b.ts": "" });
    const { client } = story.createApp("/shop");
    client.getEdges("/shop/a.ts");
    story.host.files.set("/shop/a.ts", 'import "./b"; import {');
    story.files.startRound();
    expect(getTargets(client, "/shop/a.ts")).toEqual(["/shop/b.ts"]);
    story.host.files.delete("/shop/b.ts");
    story.files.startRound();
    expect(getTargets(client, "/shop/a.ts")).toEqual([]);
  });

  it("do not parse a module again whose edges alone changed", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";', "/shop/b.ts": "" });
    const { client } = story.createApp("/shop");
    client.getEdges("/shop/a.ts");
    story.host.files.delete("/shop/b.ts");
    story.files.startRound();
    client.getEdges("/shop/a.ts");
    expect(story.modules.counts.records).toBe(1);
  });
});

describe("two apps over one store", () => {
  const TEXTS = {
    "/repo/apps/admin/lib/session.ts": "",
    "/repo/apps/admin/tsconfig.json": ALIAS,
    "/repo/apps/web/lib/session.ts": "",
    "/repo/apps/web/tsconfig.json": ALIAS,
    "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
    "/repo/packages/ui/button.tsx": 'import { session } from "@/lib/session"; session();',
    "/repo/packages/ui/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./hidden/*"] } } }',
  };

  it("read an alias in a shared module each in its own way, and parse it once", () => {
    const story = createStory(TEXTS);
    const [admin, web] = [story.createApp("/repo/apps/admin"), story.createApp("/repo/apps/web")];
    expect(getTargets(admin.client, "/repo/packages/ui/button.tsx")).toEqual(["/repo/apps/admin/lib/session.ts"]);
    expect(getTargets(web.client, "/repo/packages/ui/button.tsx")).toEqual(["/repo/apps/web/lib/session.ts"]);
    expect(story.modules.counts.records).toBe(1);
  });

  it("read a shared module by their own verbatimModuleSyntax", () => {
    const story = createStory({
      ...TEXTS,
      "/repo/apps/admin/tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
      "/repo/packages/ui/button.tsx": 'import { session } from "./session";',
      "/repo/packages/ui/session.ts": "",
    });
    expect(getTargets(story.createApp("/repo/apps/admin").client, "/repo/packages/ui/button.tsx")).toEqual(["/repo/packages/ui/session.ts"]);
    expect(getTargets(story.createApp("/repo/apps/web").client, "/repo/packages/ui/button.tsx")).toEqual([]);
  });

  it("take a jsconfig where there is no tsconfig, and else the nearest tsconfig above", () => {
    const texts = { "/repo/apps/web/a.js": 'import "@/b";', "/repo/apps/web/b.js": "" };
    expect(getTargets(createStory({ ...texts, "/repo/apps/web/jsconfig.json": ALIAS }).createApp("/repo/apps/web").client, "/repo/apps/web/a.js")).toEqual(["/repo/apps/web/b.js"]);
    const above = '{ "compilerOptions": { "paths": { "@/*": ["./apps/web/*"] } } }';
    expect(getTargets(createStory({ ...texts, "/repo/tsconfig.json": above }).createApp("/repo/apps/web").client, "/repo/apps/web/a.js")).toEqual(["/repo/apps/web/b.js"]);
    const both = createStory({ ...texts, "/repo/apps/web/jsconfig.json": ALIAS, "/repo/apps/web/tsconfig.json": "{}" });
    expect(getTargets(both.createApp("/repo/apps/web").client, "/repo/apps/web/a.js")).toEqual([]);
  });
});
