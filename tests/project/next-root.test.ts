import { describe, expect, it } from "vitest";

import { FileStore } from "../../src/platform/host/file-store.ts";
import { createRootFinder, findRouteFile, type NextRoot } from "../../src/project/next-root.ts";
import { createMemoryHost } from "../kit/memory-host.ts";

const NEXT = '{ "dependencies": { "next": "^16.4.6", "js-cookie": "3" } }';

function findRoot(files: Readonly<Record<string, string>>, directory: string, patterns: readonly string[] = []): NextRoot | undefined {
  return createRootFinder(new FileStore(createMemoryHost(files)))(directory, { base: "/repo (mine)", patterns });
}

describe("createRootFinder", () => {
  it("finds the folder with the config", () => {
    expect(findRoot({ "/shop/next.config.mjs": "", "/shop/app/page.tsx": "" }, "/shop/app/cart")?.directory).toBe("/shop");
  });

  it("finds a folder with the dependency and routes", () => {
    expect(findRoot({ "/shop/package.json": NEXT, "/shop/src/app/page.tsx": "" }, "/shop/src/lib")).toMatchObject({
      appDirectory: "/shop/src/app",
      directory: "/shop",
      nextVersion: 16,
      pagesDirectory: undefined,
    });
  });

  it("passes a library that has Next.js as a peer, whatever its folders are called", () => {
    const manifest = '{ "peerDependencies": { "next": "*" }, "devDependencies": { "next": "16" } }';
    expect(findRoot({ "/ui/package.json": manifest, "/ui/src/pages/profile.tsx": "" }, "/ui/src/pages")).toBeUndefined();
  });

  it("passes a package with the dependency but no routes", () => {
    expect(findRoot({ "/repo/packages/ui/package.json": NEXT, "/repo/packages/ui/button.tsx": "" }, "/repo/packages/ui")).toBeUndefined();
  });

  it("takes the nearest of two apps", () => {
    const files = { "/repo/next.config.js": "", "/repo/apps/web/next.config.js": "", "/repo/apps/web/app/page.tsx": "" };
    expect(findRoot(files, "/repo/apps/web/app")?.directory).toBe("/repo/apps/web");
  });

  it("takes only declared folders, which may be globs", () => {
    const files = { "/repo (mine)/apps/web/next.config.js": "", "/repo (mine)/apps/docs/app/page.tsx": "", "/repo (mine)/other/next.config.js": "" };
    expect(findRoot(files, "/repo (mine)/apps/docs/app", ["./apps/*/"])?.directory).toBe("/repo (mine)/apps/docs");
    expect(findRoot(files, "/repo (mine)/apps/docs/app", ["apps/docs"])?.directory).toBe("/repo (mine)/apps/docs");
    expect(findRoot(files, "/repo (mine)/other", ["apps/*"])).toBeUndefined();
  });

  it("prefers ./app to ./src/app, and ignores a pages folder elsewhere", () => {
    const root = findRoot({ "/shop/app/page.tsx": "", "/shop/next.config.js": "", "/shop/src/pages/index.tsx": "" }, "/shop");
    expect(root).toMatchObject({ appDirectory: "/shop/app", pagesDirectory: undefined });
  });

  it.each([
    ["the installed version", { "/shop/node_modules/next/package.json": '{ "version": "15.5.29" }', "/shop/package.json": NEXT }, 15],
    ["a version installed further up", { "/node_modules/next/package.json": '{ "version": "14.2.35" }', "/shop/package.json": NEXT }, 14],
    ["the lower bound of the range", { "/shop/package.json": NEXT }, 16],
    ["nothing for a range of a package manager", { "/shop/package.json": '{ "dependencies": { "next": "catalog:" } }' }, undefined],
    ["nothing for a broken manifest", { "/shop/next.config.js": "", "/shop/package.json": "{" }, undefined],
    ["nothing for a manifest that is a list", { "/shop/next.config.js": "", "/shop/package.json": "[1]" }, undefined],
  ])("reads %s", (_, files, version) => {
    expect(findRoot({ "/shop/app/page.tsx": "", ...files }, "/shop/app")?.nextVersion).toBe(version);
  });

  it("reads pageExtensions where they are literal", () => {
    const config = "export default { pageExtensions: ['page.tsx', \"mdx\"] };";
    expect(findRoot({ "/shop/next.config.mjs": config }, "/shop")?.pageExtensions).toEqual(["page.tsx", "mdx"]);
    for (const text of ["pageExtensions: extensions", "pageExtensions: ['mdx', ...more]", "pageExtensions: ['tsx'].map(prefix)", "// pageExtensions: ['mdx']"]) {
      expect(findRoot({ "/shop/next.config.mjs": `export default {\n${text}\n};` }, "/shop")?.pageExtensions).toContain("tsx");
    }
  });

  it("asks the disk once per folder, also for what is not there, and again in a new round", () => {
    const host = createMemoryHost({ "/lib/a.ts": "" });
    const store = new FileStore(host);
    const find = createRootFinder(store);
    expect(find("/lib")).toBeUndefined();
    const { reads } = host;
    find("/lib");
    expect(host.reads).toBe(reads);
    host.files.set("/lib/next.config.js", "");
    store.startRound();
    expect(find("/lib")?.directory).toBe("/lib");
  });
});

describe("findRouteFile", () => {
  const root = findRoot({ "/shop/app/page.tsx": "", "/shop/next.config.js": "", "/shop/pages/index.tsx": "" }, "/shop");

  it.each([
    ["/shop/app/cart.tsx", { place: "app" }],
    ["/shop/pages/index.tsx", { role: "page", place: "pages" }],
    ["/shop/pages/_document.tsx", { role: "document", place: "pages" }],
    ["/shop/pages/api/me.ts", { role: "api", place: "pages" }],
    ["/shop/pages/api.ts", { role: "api", place: "pages" }],
    ["/shop/pages/theme.css", { role: undefined, place: "pages" }],
    ["/shop/pages/globals.d.ts", { role: undefined, place: "pages" }],
    ["/shop/instrumentation-client.ts", { place: "instrumentationClient" }],
    ["/shop/src/instrumentation-client.js", { place: "instrumentationClient" }],
    ["/shop/lib/instrumentation-client.ts", undefined],
    ["/shop/instrumentation.ts", undefined],
    ["/shop/lib/session.ts", undefined],
    ["/shop/pages-of-mine/a.tsx", undefined],
  ])("places %s", (path, expected) => {
    expect(root && findRouteFile(path, root)).toEqual(expected);
  });
});
