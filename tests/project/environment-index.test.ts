import { describe, expect, it } from "vitest";

import { Project } from "../../src/project/project.ts";
import { createMemoryHost } from "../kit/memory-host.ts";

type Files = Readonly<Record<string, string>>;

interface Environments {
  readonly assertedClient?: string;
  readonly browser?: string;
  readonly server?: string;
}

const ROOT = { "next.config.js": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' };
const CLIENT = '"use client";';

/** Where a module runs, each with its chain; paths are those within the app. */
function find(files: Files, path: string, links: Files = {}): Environments {
  const place = (file: string): string => (file.startsWith("/") ? file : `/shop/${file}`);
  const placeAll = (entries: Files): Files => Object.fromEntries(Object.entries(entries).map(([file, text]) => [place(file), text]));
  const project = new Project(createMemoryHost(placeAll({ ...ROOT, ...files }), placeAll(links)));
  const { assertedClient, browser, server } = project.findEnvironments(place(path), project.findRoot(place(path)));
  const describeChain = (chain: readonly string[]): string => chain.map((step) => step.replace(/^\/shop\//u, "")).join(" → ");
  return {
    ...(assertedClient === undefined ? {} : { assertedClient: describeChain(assertedClient) }),
    ...(browser === undefined ? {} : { browser: describeChain(browser) }),
    ...(server === undefined ? {} : { server: describeChain(server) }),
  };
}

function client(chain: string): Environments {
  return { assertedClient: chain, browser: chain };
}

describe("entries", () => {
  it.each([
    "app/page.tsx", "app/layout.tsx", "app/cart/page.jsx", "app/(shop)/[slug]/page.tsx", "app/@modal/default.tsx", "app/template.tsx", "app/loading.tsx", "app/not-found.tsx",
    "app/error.tsx", "app/global-error.tsx", "app/forbidden.tsx", "app/unauthorized.tsx", "app/api/me/route.ts", "app/sitemap.ts", "app/robots.ts", "app/manifest.ts",
    "app/icon.tsx", "app/icon1.tsx", "app/apple-icon.tsx", "app/opengraph-image.tsx", "app/blog/twitter-image2.tsx",
    "proxy.ts", "middleware.ts", "instrumentation.ts", "pages/api/me.ts", "pages/api/deep/me.ts", "pages/api.ts",
  ])("%s runs on the server, and what it requests", (entry) => {
    const depth = "../".repeat(entry.split("/").length - 1);
    expect(find({ "app/layout.tsx": "", [entry]: `import "${depth === "" ? "./" : depth}lib/a";`, "lib/a.ts": "" }, "lib/a.ts")).toEqual({ server: `${entry} → lib/a.ts` });
  });

  it.each(["pages/index.tsx", "pages/_app.tsx", "pages/blog/[slug].jsx", "instrumentation-client.ts"])("%s runs in the browser, and what it requests", (entry) => {
    const depth = "../".repeat(entry.split("/").length - 1);
    expect(find({ [entry]: `import "${depth === "" ? "./" : depth}lib/a";`, "lib/a.ts": "", "pages/other.tsx": "" }, "lib/a.ts")).toEqual(client(`${entry} → lib/a.ts`));
  });

  it("_document is compiled as client code, and runs on the server", () => {
    expect(find({ "lib/a.ts": "", "pages/_document.tsx": 'import "../lib/a";' }, "lib/a.ts")).toEqual({
      assertedClient: "pages/_document.tsx → lib/a.ts",
      server: "pages/_document.tsx → lib/a.ts",
    });
  });

  it.each([
    "app/cart.tsx", "app/_private/page.tsx", "app/pages.tsx", "app/page.test.tsx", "app/page.d.ts", "app/page.css", "app/node_modules/page.tsx",
    "lib/page.tsx", "proxy/index.ts", "lib/proxy.ts", "pages/theme.css", "app/page.mdx", "page.tsx",
  ])("%s is no entry", (entry) => {
    const depth = "../".repeat(entry.split("/").length - 1);
    expect(find({ "app/layout.tsx": "", "pages/index.tsx": "", [entry]: `import "${depth === "" ? "./" : depth}lib/a";`, "lib/a.ts": "" }, "lib/a.ts")).toEqual({});
  });

  it("are the same ones below src", () => {
    const files = {
      "src/app/page.tsx": 'import "../lib/a";',
      "src/instrumentation-client.ts": 'import "./lib/b";',
      "src/lib/a.ts": "",
      "src/lib/b.ts": "",
      "src/lib/c.ts": "",
      "src/lib/d.ts": "",
      "src/pages/index.tsx": 'import "../lib/c";',
      "src/proxy.ts": 'import "./lib/d";',
    };
    expect(find(files, "src/lib/a.ts")).toEqual({ server: "src/app/page.tsx → src/lib/a.ts" });
    expect(find(files, "src/lib/b.ts")).toEqual(client("src/instrumentation-client.ts → src/lib/b.ts"));
    expect(find(files, "src/lib/c.ts")).toEqual(client("src/pages/index.tsx → src/lib/c.ts"));
    expect(find(files, "src/lib/d.ts")).toEqual({ server: "src/proxy.ts → src/lib/d.ts" });
  });

  it("follow pageExtensions", () => {
    const files = {
      "app/cart/page.page.tsx": 'import "../../lib/a";',
      "app/list/page.tsx": 'import "../../lib/b";',
      "lib/a.ts": "",
      "lib/b.ts": "",
      "lib/c.ts": "",
      "next.config.js": 'module.exports = { pageExtensions: ["page.tsx", "api.ts"] };',
      "pages/component.tsx": 'import "../lib/b";',
      "pages/index.page.tsx": 'import "../lib/c";',
    };
    expect(find(files, "lib/a.ts")).toEqual({ server: "app/cart/page.page.tsx → lib/a.ts" });
    expect(find(files, "lib/b.ts")).toEqual({});
    expect(find(files, "lib/c.ts")).toEqual(client("pages/index.page.tsx → lib/c.ts"));
  });

  it("are known by their real paths, and a folder that links to one above has an end", () => {
    const files = { "/shared/routes/page.tsx": 'import "./a";', "/shared/routes/a.ts": "", "app/layout.tsx": "" };
    expect(find(files, "/shared/routes/a.ts", { "app/linked": "/shared/routes", "app/loop": "app" })).toEqual({});
    expect(find({ ...files, "lib/b.ts": "", "/shared/routes/page.tsx": 'import "../../shop/lib/b";' }, "lib/b.ts", { "app/linked": "/shared/routes", "app/loop": "app" })).toEqual({
      server: "/shared/routes/page.tsx → lib/b.ts",
    });
  });
});

describe("boundaries", () => {
  it("'use client' leads from the server to the browser", () => {
    const files = { "app/cart.tsx": `${CLIENT} import "../lib/a";`, "app/page.tsx": 'import "./cart";', "lib/a.ts": 'import "./b";', "lib/b.ts": "" };
    expect(find(files, "app/cart.tsx")).toEqual(client("app/cart.tsx"));
    expect(find(files, "lib/b.ts")).toEqual(client("app/cart.tsx → lib/a.ts → lib/b.ts"));
  });

  it("'use client' of an entry counts too", () => {
    const files = { "app/error.tsx": `${CLIENT} import "../lib/a";`, "lib/a.ts": "" };
    expect(find(files, "lib/a.ts")).toEqual(client("app/error.tsx → lib/a.ts"));
  });

  it("'use server' leads from the browser to the server", () => {
    const files = {
      "app/actions.ts": '"use server"; import "../lib/a";',
      "app/cart.tsx": `${CLIENT} import "./actions";`,
      "app/page.tsx": 'import "./cart";',
      "lib/a.ts": "",
    };
    expect(find(files, "lib/a.ts")).toEqual({ server: "app/actions.ts → lib/a.ts" });
  });

  it("'use server' leads from pages to the server", () => {
    const files = { "lib/a.ts": "", "lib/actions.ts": '"use server"; import "./a";', "pages/index.tsx": 'import "../lib/actions";' };
    expect(find(files, "lib/a.ts")).toEqual({ server: "lib/actions.ts → lib/a.ts" });
  });

  it("a module of Server Functions may request a Client Component", () => {
    const files = { "app/actions.tsx": '"use server"; import "./cart";', "app/cart.tsx": `${CLIENT} import "../lib/a";`, "app/page.tsx": 'import "./actions";', "lib/a.ts": "" };
    expect(find(files, "lib/a.ts")).toEqual(client("app/cart.tsx → lib/a.ts"));
  });

  it("walks go back and forth as often as it takes", () => {
    const files = {
      "app/page.tsx": 'import "./c1";',
      "app/c1.tsx": `${CLIENT} import "./s1";`,
      "app/s1.ts": '"use server"; import "./c2";',
      "app/c2.tsx": `${CLIENT} import "./s2";`,
      "app/s2.ts": '"use server"; import "./c3";',
      "app/c3.tsx": `${CLIENT} import "../lib/a";`,
      "lib/a.ts": "",
    };
    expect(find(files, "lib/a.ts")).toEqual(client("app/c3.tsx → lib/a.ts"));
  });

  it("a module may be in both", () => {
    const files = { "app/cart.tsx": `${CLIENT} import "../lib/a";`, "app/page.tsx": 'import "./cart"; import "../lib/a";', "lib/a.ts": "" };
    expect(find(files, "lib/a.ts")).toEqual({ ...client("app/cart.tsx → lib/a.ts"), server: "app/page.tsx → lib/a.ts" });
  });

  it("'use client' within the client is nothing new", () => {
    const files = { "app/a.tsx": `${CLIENT} import "./b";`, "app/b.tsx": `${CLIENT} import "../lib/a";`, "app/page.tsx": 'import "./a";', "lib/a.ts": "" };
    expect(find(files, "lib/a.ts").browser).toMatch(/app\/b\.tsx → lib\/a\.ts$/u);
    expect(find(files, "app/b.tsx").server).toBeUndefined();
  });
});

describe("requests", () => {
  it.each<[string, string, Environments]>([
    ["a type-only import", 'import type { a } from "../lib/a";', {}],
    ["an import that is only used as a type", 'import { A } from "../lib/a"; export type B = A;', {}],
    ["an import()", 'const a = () => import("../lib/a");', client("app/cart.tsx → lib/a.ts")],
    ["a re-export", 'export * from "../lib/a";', client("app/cart.tsx → lib/a.ts")],
    ["a worker", 'new Worker(new URL("../lib/a.ts", import.meta.url));', client("app/cart.tsx → lib/a.ts")],
    ["an import() for the server", 'if (typeof window === "undefined") import("../lib/a");', { assertedClient: "app/cart.tsx → lib/a.ts", server: "app/page.tsx → app/cart.tsx → lib/a.ts" }],
    ["an import() for the browser", 'if (typeof window !== "undefined") import("../lib/a");', client("app/cart.tsx → lib/a.ts")],
    ["what is loaded without the server", 'import dynamic from "next/dynamic"; dynamic(() => import("../lib/a"), { ssr: false });', client("app/cart.tsx → lib/a.ts")],
  ])("of a client module: %s", (_, code, expected) => {
    expect(find({ "app/cart.tsx": `${CLIENT} ${code}`, "app/page.tsx": 'import "./cart";', "lib/a.ts": "" }, "lib/a.ts")).toEqual(expected);
  });

  it.each<[string, string, Environments]>([
    ["only data functions need", "export const getStaticProps = () => a();", { assertedClient: "pages/index.tsx → lib/a.ts", server: "pages/index.tsx → lib/a.ts" }],
    ["data functions and the page need", "export const getStaticProps = () => a(); export default () => a();", { ...client("pages/index.tsx → lib/a.ts"), server: "pages/index.tsx → lib/a.ts" }],
    ["the page needs", "export const getStaticProps = () => 1; export default () => a();", client("pages/index.tsx → lib/a.ts")],
    ["nobody needs", "export const getStaticProps = () => 1;", {}],
  ])("of a page: what %s", (_, code, expected) => {
    expect(find({ "lib/a.ts": "", "pages/index.tsx": `import { a } from "../lib/a"; ${code}` }, "lib/a.ts")).toEqual(expected);
  });

  it("of data functions count in pages only", () => {
    const files = { "app/cart.tsx": `${CLIENT} import { a } from "../lib/a"; export const getStaticProps = () => a();`, "app/page.tsx": 'import "./cart";', "lib/a.ts": "" };
    expect(find(files, "lib/a.ts")).toEqual(client("app/cart.tsx → lib/a.ts"));
  });
});

describe("evidence", () => {
  it("is the shortest chain", () => {
    const files = { "app/cart.tsx": `${CLIENT} import "../lib/a"; import "../lib/c";`, "app/page.tsx": 'import "./cart";', "lib/a.ts": 'import "./b";', "lib/b.ts": 'import "./c";', "lib/c.ts": "" };
    expect(find(files, "lib/c.ts")).toEqual(client("app/cart.tsx → lib/c.ts"));
  });

  it("is the shortest chain, although a client module that is found later leads there", () => {
    const files = {
      "app/deep.tsx": `${CLIENT} import "../lib/a";`,
      "app/near.tsx": `${CLIENT} import "../lib/c";`,
      "app/page.tsx": 'import "./deep"; import "./wrapper";',
      "app/actions.ts": '"use server"; import "./near";',
      "app/wrapper.tsx": `${CLIENT} import "./actions";`,
      "lib/a.ts": 'import "./b";',
      "lib/b.ts": 'import "./c";',
      "lib/c.ts": "",
    };
    expect(find(files, "lib/c.ts")).toEqual(client("app/near.tsx → lib/c.ts"));
  });

  it("is nothing for an orphan", () => {
    const files = { "app/page.tsx": "", "lib/a.ts": "", "lib/orphan.ts": 'import "./a";' };
    expect(find(files, "lib/a.ts")).toEqual({});
    expect(find({ ...files, "lib/orphan.ts": `${CLIENT} import "./a";` }, "lib/a.ts")).toEqual({});
  });

  it("bears cycles and modules that request themselves", () => {
    const files = { "app/page.tsx": 'import "./page"; import "../lib/a";', "lib/a.ts": 'import "./b"; import "./a";', "lib/b.ts": 'import "./a"; import "../app/page";' };
    expect(find(files, "lib/b.ts")).toEqual({ server: "app/page.tsx → lib/a.ts → lib/b.ts" });
  });

  it("bears broken modules", () => {
    const files = { "app/cart.tsx": `${CLIENT} import "../lib/a"; import {`, "app/page.tsx": 'import "./cart"; import "../lib/b";', "lib/a.ts": "", "lib/b.ts": "" };
    expect(find(files, "lib/a.ts")).toEqual({});
    expect(find(files, "lib/b.ts")).toEqual({ server: "app/page.tsx → lib/b.ts" });
  });
});

describe("a package that apps share", () => {
  const REPO = {
    "/repo/apps/admin/app/page.tsx": "",
    "/repo/apps/admin/next.config.js": "",
    "/repo/apps/admin/package.json": '{ "dependencies": { "next": "16" }, "name": "admin" }',
    "/repo/apps/web/app/cart.tsx": `${CLIENT} import "@acme/ui";`,
    "/repo/apps/web/app/page.tsx": 'import "./cart";',
    "/repo/apps/web/next.config.js": "",
    "/repo/apps/web/package.json": '{ "dependencies": { "next": "16" }, "name": "web" }',
    "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
    "/repo/packages/ui/index.ts": 'export * from "./button";',
    "/repo/packages/ui/button.tsx": "",
    "/repo/packages/ui/package.json": '{ "name": "@acme/ui" }',
  };
  const CHAIN = "/repo/apps/web/app/cart.tsx → /repo/packages/ui/index.ts → /repo/packages/ui/button.tsx";

  it("is in the browser of the one that comes to it", () => {
    expect(find(REPO, "/repo/packages/ui/button.tsx")).toEqual(client(CHAIN));
  });

  it("is on the server of the other one", () => {
    const files = { ...REPO, "/repo/apps/admin/app/page.tsx": 'import "@acme/ui/button";' };
    expect(find(files, "/repo/packages/ui/button.tsx")).toEqual({ ...client(CHAIN), server: "/repo/apps/admin/app/page.tsx → /repo/packages/ui/button.tsx" });
  });

  it("is nowhere if no app comes to it", () => {
    expect(find({ ...REPO, "/repo/apps/web/app/cart.tsx": CLIENT }, "/repo/packages/ui/button.tsx")).toEqual({});
  });

  it("is known under its real path", () => {
    const links = { "/repo/apps/web/node_modules/@acme/ui": "/repo/packages/ui" };
    expect(find(REPO, "/repo/apps/web/node_modules/@acme/ui/button.tsx", links)).toEqual(client(CHAIN));
  });

  it("belongs to an app at the top of the workspace", () => {
    const files = {
      "/repo/app/cart.tsx": `${CLIENT} import "@acme/ui";`,
      "/repo/app/page.tsx": 'import "./cart";',
      "/repo/next.config.js": "",
      "/repo/package.json": '{ "dependencies": { "next": "16" }, "workspaces": ["packages/*"] }',
      "/repo/packages/ui/index.ts": "",
      "/repo/packages/ui/package.json": '{ "name": "@acme/ui" }',
    };
    expect(find(files, "/repo/packages/ui/index.ts")).toEqual(client("/repo/app/cart.tsx → /repo/packages/ui/index.ts"));
  });

  it("belongs to an app whose manifest has no name", () => {
    const files = { ...REPO, "/repo/apps/web/package.json": '{ "dependencies": { "next": "16" } }' };
    expect(find(files, "/repo/packages/ui/button.tsx")).toEqual(client(CHAIN));
  });
});
