import { describe, expect, it } from "vitest";

import { FileStore } from "../../../src/platform/host/file-store.ts";
import { collectDependencyNames, Resolver, type Resolution } from "../../../src/platform/host/resolver.ts";
import { resolvePattern } from "../../../src/platform/host/resolve-pattern.ts";
import { readTsConfig } from "../../../src/platform/host/tsconfig.ts";
import { findWorkspace } from "../../../src/platform/host/workspace.ts";
import { createMemoryHost, type MemoryHost } from "../../kit/memory-host.ts";

/** Paths are those within the app's folder, unless they start at the root of the disk. */
interface Case {
  readonly files: readonly string[] | Readonly<Record<string, string>>;
  readonly specifier: string;
  readonly from?: string;
  readonly form?: "import" | "require";
  readonly links?: Readonly<Record<string, string>>;
  /** The module's path, `package …`, `asset` or `unresolved`. */
  readonly expected: string;
}

const APP = "/repo/apps/web";

function place(path: string, directory = APP): string {
  return /^(?:[A-Z]:)?\//u.test(path) ? path : `${directory}/${path}`;
}

function createHost(files: Case["files"], links: Case["links"] = {}, directory = APP): MemoryHost {
  const texts = Array.isArray(files) ? Object.fromEntries((files as readonly string[]).map((file) => [file, ""])) : files;
  return createMemoryHost(
    Object.fromEntries(Object.entries(texts as Readonly<Record<string, string>>).map(([file, text]) => [place(file, directory), text])),
    Object.fromEntries(Object.entries(links).map(([link, target]) => [place(link, directory), place(target, directory)])),
  );
}

function describeResolution(resolution: Resolution, directory = APP): string {
  const shorten = (path: string): string => (path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path);
  if (resolution.kind === "module") return shorten(resolution.path);
  return resolution.kind === "package" ? `package ${shorten(resolution.directory)}` : resolution.kind;
}

function resolve({ files, form = "import", from = "app/page.tsx", links, specifier }: Case, directory = APP, entersPackage = true): string {
  const store = new FileStore(createHost(files, links, directory));
  const scope = {
    conditions: ["browser", "module", "production"],
    config: readTsConfig(`${directory}/tsconfig.json`, store),
    directory,
    entersPackage: () => entersPackage,
    workspace: findWorkspace(directory, store),
  };
  return describeResolution(new Resolver(scope, store).resolve(specifier, place(from, directory), form), directory);
}

const ALIAS = { "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }' };
const WORKSPACE = { "/repo/package.json": '{ "workspaces": ["apps/*", "packages/*"] }' };

describe("files", () => {
  it.each<Case>([
    { expected: "app/cart.tsx", files: ["app/cart.json", "app/cart.mjs", "app/cart.js", "app/cart.jsx", "app/cart.ts", "app/cart.tsx"], specifier: "./cart" },
    { expected: "app/cart.ts", files: ["app/cart.json", "app/cart.mjs", "app/cart.js", "app/cart.jsx", "app/cart.ts"], specifier: "./cart" },
    { expected: "app/cart.jsx", files: ["app/cart.json", "app/cart.mjs", "app/cart.js", "app/cart.jsx"], specifier: "./cart" },
    { expected: "app/cart.js", files: ["app/cart.json", "app/cart.mjs", "app/cart.js"], specifier: "./cart" },
    { expected: "app/cart.mjs", files: ["app/cart.json", "app/cart.mjs"], specifier: "./cart" },
    { expected: "asset", files: ["app/cart.json"], specifier: "./cart" },
    { expected: "unresolved", files: ["app/cart.mts", "app/cart.cts", "app/cart.cjs", "app/cart.d.ts"], specifier: "./cart" },
    { expected: "app/cart.mts", files: ["app/cart.mts"], specifier: "./cart.mts" },
    { expected: "app/cart.cjs", files: ["app/cart.cjs"], specifier: "./cart.cjs" },
    { expected: "app/cart.server.ts", files: ["app/cart.server.ts", "app/cart.ts"], specifier: "./cart.server" },
    { expected: "lib/cart.ts", files: ["lib/cart.ts"], specifier: "../lib/cart" },
    { expected: "lib/cart.ts", files: ["lib/cart.ts"], specifier: "/lib/cart" },
    { expected: "unresolved", files: ["/lib/cart.ts"], specifier: "/lib/cart" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "cart" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "./carts" },
    { expected: "unresolved", files: [], specifier: "./cart" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "" },
    { expected: "app/(shop)/[slug]/ä ö.tsx", files: ["app/(shop)/[slug]/ä ö.tsx"], specifier: "./(shop)/[slug]/ä ö" },
    { expected: "unresolved", files: ["app/Cart.ts"], specifier: "./cart" },
    { expected: "app/cart.ts", files: ["app/Cart.ts", "app/cart.ts"], specifier: "./cart" },
    { expected: "unresolved", files: ["App/cart.ts"], from: "page.tsx", specifier: "./app/cart" },
    { expected: "/repo/shared/cart.ts", files: ["/repo/shared/cart.ts"], specifier: "../../../shared/cart" },
  ])("$specifier in $files is $expected", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });

  it.each<Case>([
    { expected: "app/theme.css", files: ["app/theme.css"], specifier: "./theme.css" },
    { expected: "app/logo.svg", files: ["app/logo.svg"], specifier: "./logo.svg" },
    { expected: "app/guide.mdx", files: ["app/guide.mdx"], specifier: "./guide.mdx" },
    { expected: "app/cart", files: ["app/cart", "app/cart.d.tsx"], specifier: "./cart" },
  ])("$specifier requests nothing further", (entry) => {
    expect(resolve(entry)).toBe("asset");
  });
});

describe("folders", () => {
  it.each<Case>([
    { expected: "lib/cart/index.ts", files: ["lib/cart/index.ts"], specifier: "../lib/cart" },
    { expected: "lib/cart.ts", files: ["lib/cart/index.ts", "lib/cart.ts"], specifier: "../lib/cart" },
    { expected: "asset", files: ["lib/cart/index.tsx", "lib/cart.json"], specifier: "../lib/cart" },
    { expected: "lib/cart/index.ts", files: ["lib/cart/index.ts", "lib/cart.ts"], specifier: "../lib/cart/" },
    { expected: "lib/cart/index.tsx", files: ["lib/cart/index.js", "lib/cart/index.tsx"], specifier: "../lib/cart" },
    { expected: "unresolved", files: ["lib/cart/main.ts"], specifier: "../lib/cart" },
    { expected: "app/index.ts", files: ["app/index.ts"], specifier: "." },
    { expected: "app/index.ts", files: ["app/index.ts"], specifier: "./" },
    { expected: "index.ts", files: ["index.ts"], specifier: ".." },
    { expected: "index.ts", files: ["index.ts"], specifier: "../" },
    { expected: "index.ts", files: ["app.ts", "index.ts"], from: "app/cart/page.tsx", specifier: "../.." },
    { expected: "app/index.ts", files: ["app.ts", "app/index.ts"], from: "app/cart/page.tsx", specifier: ".." },
    { expected: "lib/cart/b.ts", files: { "lib/cart/a.ts": "", "lib/cart/b.ts": "", "lib/cart/package.json": '{ "main": "./a.ts", "module": "./b.ts" }' }, specifier: "../lib/cart" },
    { expected: "lib/cart/a.ts", files: { "lib/cart/a.ts": "", "lib/cart/index.ts": "", "lib/cart/package.json": '{ "main": "a" }' }, specifier: "../lib/cart" },
    { expected: "lib/cart/inner/index.ts", files: { "lib/cart/inner/index.ts": "", "lib/cart/package.json": '{ "main": "./inner" }' }, specifier: "../lib/cart" },
    { expected: "lib/cart/index.ts", files: { "lib/cart/index.ts": "", "lib/cart/package.json": '{ "main": "gone.js" }' }, specifier: "../lib/cart" },
    { expected: "lib/cart/index.ts", files: { "lib/cart/index.ts": "", "lib/cart/package.json": '{ "types": "types.ts" }', "lib/cart/types.ts": "" }, specifier: "../lib/cart" },
    { expected: "lib/cart/index.ts", files: { "lib/cart/browser.ts": "", "lib/cart/index.ts": "", "lib/cart/package.json": '{ "browser": "browser.ts" }' }, specifier: "../lib/cart" },
    { expected: "lib/cart/index.ts", files: { "lib/cart/index.ts": "", "lib/cart/package.json": '{ "main": 7 }' }, specifier: "../lib/cart" },
    { expected: "lib/cart.ts/index.ts", files: ["lib/cart.ts/index.ts"], specifier: "../lib/cart.ts" },
    { expected: "unresolved", files: ["lib/cart.ts/index.ts"], specifier: "../lib/cart" },
    { expected: "lib/cart.js", files: ["lib/cart.js", "lib/cart.ts/index.ts"], specifier: "../lib/cart" },
  ])("$specifier from $from in $files is $expected", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });
});

describe("names of what will be there when it is compiled", () => {
  it.each<Case>([
    { expected: "lib/cart.ts", files: ["lib/cart.ts"], specifier: "../lib/cart.js" },
    { expected: "lib/cart.tsx", files: ["lib/cart.tsx"], specifier: "../lib/cart.js" },
    { expected: "lib/cart.js", files: ["lib/cart.js", "lib/cart.ts"], specifier: "../lib/cart.js" },
    { expected: "lib/cart.tsx", files: ["lib/cart.ts", "lib/cart.tsx"], specifier: "../lib/cart.jsx" },
    { expected: "lib/cart.mts", files: ["lib/cart.mts"], specifier: "../lib/cart.mjs" },
    { expected: "lib/cart.cts", files: ["lib/cart.cts"], specifier: "../lib/cart.cjs" },
    { expected: "unresolved", files: ["lib/cart.js"], specifier: "../lib/cart.ts" },
    { expected: "lib/cart.js.ts", files: ["lib/cart.js.ts", "lib/cart.ts"], specifier: "../lib/cart.js" },
  ])("$specifier in $files is $expected", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });
});

describe("what is more than a path", () => {
  it.each<Case>([
    { expected: "app/cart.ts", files: ["app/cart.ts"], specifier: "./cart.ts?raw" },
    { expected: "app/cart.ts", files: ["app/cart.ts"], specifier: "./cart?a?b" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "?x" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "raw-loader!./cart.ts" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "!!raw-loader!./cart.ts" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "https://example.com/cart.ts" },
    { expected: "unresolved", files: ["node_modules/fs/index.js"], specifier: "node:fs" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "data:text/javascript,1" },
    { expected: "unresolved", files: ["app/cart.ts"], specifier: "file:///repo/apps/web/app/cart.ts" },
  ])("$specifier is $expected", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });
});

describe("paths of the app's config", () => {
  const paths = (value: string): Readonly<Record<string, string>> => ({ "tsconfig.json": `{ "compilerOptions": { "paths": ${value} } }` });

  it.each<Case & { readonly name: string }>([
    { expected: "lib/cart.ts", files: { ...ALIAS, "lib/cart.ts": "" }, name: "get extensions", specifier: "@/lib/cart" },
    { expected: "lib/cart/index.tsx", files: { ...ALIAS, "lib/cart/index.tsx": "" }, name: "lead to folders", specifier: "@/lib/cart" },
    { expected: "asset", files: { ...ALIAS, "lib/theme.css": "" }, name: "lead to assets", specifier: "@/lib/theme.css" },
    { expected: "unresolved", files: { ...ALIAS, "lib/a.ts": "" }, name: "may lead to nothing", specifier: "@/lib/cart" },
    { expected: "lib/cart.ts", files: { ...ALIAS, "lib/cart.ts": "", "lib/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./hidden/*"] } } }' }, from: "lib/page.ts", name: "count in a folder with a config of its own", specifier: "@/lib/cart" },
    { expected: "lib/cart.ts", files: { ...ALIAS, "/repo/packages/ui/button.tsx": "", "lib/cart.ts": "" }, from: "/repo/packages/ui/button.tsx", name: "count in a package outside the app", specifier: "@/lib/cart" },
    { expected: "b/cart.ts", files: { ...paths('{ "@/*": ["./a/*", "./b/*"] }'), "b/cart.ts": "" }, name: "are tried in order", specifier: "@/cart" },
    { expected: "a/cart.js", files: { ...paths('{ "@/*": ["./a/*", "./b/*"] }'), "a/cart.js": "", "b/cart.ts": "" }, name: "take the first that is there", specifier: "@/cart" },
    { expected: "node_modules/@acme/ui/index.js", files: { ...paths('{ "@acme/*": ["./gone/*"] }'), "node_modules/@acme/ui/index.js": "" }, name: "fall through to an installed package", specifier: "@acme/ui" },
    { expected: "vendor/acme.ts", files: { ...paths('{ "acme": ["./vendor/acme"] }'), "node_modules/acme/index.js": "", "vendor/acme.ts": "" }, name: "come before an installed package", specifier: "acme" },
    { expected: "unresolved", files: { ...paths('{ "@/*": ["./*"], "@/ui/*": ["./gone/*"] }'), "ui/button.tsx": "" }, name: "do not fall back to a less specific pattern", specifier: "@/ui/button" },
    { expected: "node_modules/react/index.js", files: { ...paths('{ "react": ["./shim.ts"] }'), "node_modules/react/index.js": "", "shim.ts": "" }, name: "never stand for react", specifier: "react" },
    { expected: "node_modules/react-dom/client.js", files: { ...paths('{ "*": ["./shims/*"] }'), "node_modules/react-dom/client.js": "", "shims/react-dom/client.ts": "" }, name: "never stand for react-dom/client", specifier: "react-dom/client" },
    { expected: "shims/react-table.ts", files: { ...paths('{ "*": ["./shims/*"] }'), "node_modules/react-table/index.js": "", "shims/react-table.ts": "" }, name: "may stand for react-table", specifier: "react-table" },
    { expected: "lib/cart.ts", files: { "lib/cart.ts": "", "tsconfig.json": '{ "compilerOptions": { "baseUrl": "." } }' }, name: "follow baseUrl", specifier: "lib/cart" },
    { expected: "unresolved", files: { "cart.ts": "", "tsconfig.json": '{ "compilerOptions": { "baseUrl": "." } }' }, name: "do not follow baseUrl for what is relative", specifier: "./cart" },
    { expected: "lib/cart.ts", files: { "lib/cart.ts": "", "package.json": "{}", ...paths('{ "#/*": ["./lib/*"] }') }, name: "may start with #", specifier: "#/cart" },
    { expected: "lib/cart.ts", files: { "lib/cart.ts": "", ...paths('{ "~/*": ["./lib/*"] }') }, name: "may start with ~", specifier: "~/cart" },
    { expected: "lib/cart.ts", files: { ...ALIAS, "lib/cart.ts": "" }, name: "bear a query", specifier: "@/lib/cart?raw" },
  ])("$name: $specifier", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });
});

describe("imports of the nearest manifest", () => {
  const imports = (value: string): Readonly<Record<string, string>> => ({ "package.json": `{ "imports": ${value} }` });

  it.each<Case & { readonly name: string }>([
    { expected: "lib/db.ts", files: { ...imports('{ "#db": "./lib/db.ts" }'), "lib/db.ts": "" }, name: "a path", specifier: "#db" },
    { expected: "lib/db.ts", files: { ...imports('{ "#lib/*": "./lib/*.ts" }'), "lib/db.ts": "" }, name: "a pattern", specifier: "#lib/db" },
    { expected: "lib/browser.ts", files: { ...imports('{ "#db": { "react-server": "./lib/server.ts", "browser": "./lib/browser.ts", "default": "./lib/db.ts" } }'), "lib/browser.ts": "", "lib/db.ts": "", "lib/server.ts": "" }, name: "a condition", specifier: "#db" },
    { expected: "lib/require.ts", files: { ...imports('{ "#db": { "require": "./lib/require.ts", "import": "./lib/import.ts" } }'), "lib/import.ts": "", "lib/require.ts": "" }, form: "require", name: "the form of the request", specifier: "#db" },
    { expected: "node_modules/left-pad/index.js", files: { ...imports('{ "#pad": "left-pad" }'), "node_modules/left-pad/index.js": "" }, name: "a package", specifier: "#pad" },
    { expected: "unresolved", files: { ...imports('{ "#db": "./lib/gone.ts" }'), "lib/db.ts": "" }, name: "a path to nowhere", specifier: "#db" },
    { expected: "unresolved", files: { ...imports('{ "#db": null }'), "lib/db.ts": "" }, name: "null", specifier: "#db" },
    { expected: "unresolved", files: { ...imports('"./lib/db.ts"'), "lib/db.ts": "" }, name: "a value of a wrong type", specifier: "#db" },
    { expected: "unresolved", files: { ...imports('{ "#db": "./lib/db.ts" }'), "lib/db.ts": "", "lib/package.json": "{}" }, from: "lib/page.ts", name: "a nearer manifest without it", specifier: "#db" },
    { expected: "unresolved", files: ["lib/db.ts"], name: "no manifest at all", specifier: "#db" },
  ])("$name", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });
});

describe("packages", () => {
  const installed = (manifest: string, ...files: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries([["node_modules/acme/package.json", manifest], ...files.map((file) => [`node_modules/acme/${file}`, ""])]) as Record<string, string>;

  it.each<Case & { readonly name: string }>([
    { expected: "node_modules/acme/index.js", files: installed("{}", "index.js"), name: "an index", specifier: "acme" },
    { expected: "node_modules/acme/index.js", files: ["node_modules/acme/index.js"], name: "no manifest", specifier: "acme" },
    { expected: "node_modules/acme/main.js", files: installed('{ "main": "main.js" }', "index.js", "main.js"), name: "main", specifier: "acme" },
    { expected: "node_modules/acme/esm/index.js", files: installed('{ "main": "main.js", "module": "./esm" }', "esm/index.js", "main.js"), name: "module, a folder", specifier: "acme" },
    { expected: "node_modules/acme/main.js", files: installed('{ "main": "main.js", "module": "gone.js" }', "main.js"), name: "a module that is gone", specifier: "acme" },
    { expected: "node_modules/acme/lib/a.js", files: installed("{}", "lib/a.js"), name: "a path in it", specifier: "acme/lib/a" },
    { expected: "node_modules/acme/hooks/h.js", files: { ...installed("{}", "hooks/h.js"), "node_modules/acme/hooks/package.json": '{ "main": "h.js" }' }, name: "a folder in it with a manifest", specifier: "acme/hooks" },
    { expected: "node_modules/acme/e.js", files: installed('{ "exports": "./e.js", "main": "main.js" }', "e.js", "main.js"), name: "exports before main", specifier: "acme" },
    { expected: "node_modules/acme/b.js", files: installed('{ "exports": { "react-server": "./s.js", "browser": "./b.js", "default": "./d.js" } }', "b.js", "d.js", "s.js"), name: "the first condition that holds", specifier: "acme" },
    { expected: "node_modules/acme/i.js", files: installed('{ "exports": { ".": { "import": "./i.js", "require": "./r.js" } } }', "i.js", "r.js"), name: "import", specifier: "acme" },
    { expected: "node_modules/acme/r.js", files: installed('{ "exports": { ".": { "import": "./i.js", "require": "./r.js" } } }', "i.js", "r.js"), form: "require", name: "require", specifier: "acme" },
    { expected: "node_modules/acme/d.js", files: installed('{ "exports": { ".": { "node": { "import": "./n.js" }, "default": "./d.js" } } }', "d.js", "n.js"), name: "no condition of the server", specifier: "acme" },
    { expected: "node_modules/acme/b.js", files: installed('{ "exports": { ".": { "browser": { "import": "./b.js" }, "default": "./d.js" } } }', "b.js", "d.js"), name: "nested conditions", specifier: "acme" },
    { expected: "node_modules/acme/src/a.js", files: installed('{ "exports": { "./*": "./src/*.js" } }', "src/a.js"), name: "a pattern of exports", specifier: "acme/a" },
    { expected: "unresolved", files: installed('{ "exports": { "./*": "./src/*.js", "./internal/*": null } }', "src/internal/a.js"), name: "what exports keep to themselves", specifier: "acme/internal/a" },
    { expected: "unresolved", files: installed('{ "exports": { ".": "./index.js" } }', "index.js", "lib/a.js"), name: "what exports do not offer", specifier: "acme/lib/a" },
    { expected: "unresolved", files: installed('{ "exports": { ".": "./gone.js" } }', "index.js"), name: "exports to nowhere", specifier: "acme" },
    { expected: "node_modules/acme/b.js", files: installed('{ "exports": { ".": ["./gone.js", "./b.js"] } }', "b.js"), name: "a list of targets", specifier: "acme" },
    { expected: "unresolved", files: installed('{ "exports": 7 }', "index.js"), name: "exports of a wrong type", specifier: "acme" },
    { expected: "node_modules/acme/index.js", files: installed('{ "exports": null }', "index.js"), name: "null for exports", specifier: "acme" },
    { expected: "node_modules/acme/index.js", files: installed("{ broken", "index.js"), name: "a broken manifest", specifier: "acme" },
    { expected: "node_modules/@acme/ui/a.js", files: ["node_modules/@acme/ui/a.js"], name: "a scope", specifier: "@acme/ui/a" },
    { expected: "unresolved", files: ["node_modules/@acme/ui/index.js"], name: "a scope alone", specifier: "@acme" },
    { expected: "/repo/node_modules/acme/index.js", files: { ...WORKSPACE, "/repo/node_modules/acme/index.js": "" }, name: "a folder above", specifier: "acme" },
    { expected: "node_modules/acme/index.js", files: { ...WORKSPACE, "/repo/node_modules/acme/index.js": "", "node_modules/acme/index.js": "" }, name: "the nearest one", specifier: "acme" },
    { expected: "app/node_modules/acme/index.js", files: ["app/node_modules/acme/index.js", "node_modules/acme/index.js"], name: "one beside the file", specifier: "acme" },
    { expected: "unresolved", files: { ...WORKSPACE, "/node_modules/acme/index.js": "" }, name: "not one above the workspace", specifier: "acme" },
    { expected: "unresolved", files: ["node_modules/acme.js"], name: "a file in node_modules", specifier: "acme" },
  ])("$name: $expected", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });

  /** Node.js goes on to the default; resolve-pkg-maps stays in the first condition that holds, and finds nothing there. */
  const KNOWN_DIFFERENCES: readonly (readonly [name: string, manifest: string])[] = [
    ["a condition that holds", '{ "exports": { "browser": { "worker": "./w.js" }, "default": "./d.js" } }'],
    ["a condition that holds for a path of exports", '{ "exports": { ".": { "module": { "development": "./w.js" }, "default": "./d.js" } } }'],
  ];

  it.each(KNOWN_DIFFERENCES)("known difference: are not found where nothing holds within %s", (_, manifest) => {
    expect(resolve({ expected: "", files: installed(manifest, "d.js", "w.js"), specifier: "acme" })).toBe("unresolved");
  });

  it("end the walk unless their manifest says more", () => {
    const entry = { expected: "", files: installed("{}", "index.js"), specifier: "acme" };
    expect(resolve(entry, APP, false)).toBe("package node_modules/acme");
    expect(resolve({ ...entry, specifier: "acme/gone" }, APP, false)).toBe("package node_modules/acme");
    expect(resolve({ ...entry, specifier: "other" }, APP, false)).toBe("unresolved");
  });

  it("are asked by their own manifest", () => {
    const store = new FileStore(createHost(installed('{ "name": "acme", "version": "1.2.3" }', "index.js")));
    const manifests: unknown[] = [];
    const scope = {
      conditions: [],
      config: undefined,
      directory: APP,
      entersPackage: (manifest: unknown) => manifests.push(manifest) === 0,
      workspace: findWorkspace(APP, store),
    };
    new Resolver(scope, store).resolve("acme", `${APP}/app/page.tsx`, "import");
    expect(manifests).toEqual([{ name: "acme", version: "1.2.3" }]);
  });
});

describe("packages of the workspace", () => {
  const member = (manifest: string, ...files: readonly string[]): Readonly<Record<string, string>> => ({
    ...WORKSPACE,
    "/repo/packages/ui/package.json": manifest,
    ...Object.fromEntries(files.map((file) => [`/repo/packages/ui/${file}`, ""])),
  });

  it.each<Case & { readonly name: string }>([
    { expected: "/repo/packages/ui/index.ts", files: member('{ "name": "@acme/ui" }', "index.ts"), name: "without a link", specifier: "@acme/ui" },
    { expected: "/repo/packages/ui/src/button.tsx", files: member('{ "name": "@acme/ui" }', "src/button.tsx"), links: { "node_modules/@acme/ui": "/repo/packages/ui" }, name: "by a link, under its real path", specifier: "@acme/ui/src/button" },
    { expected: "/repo/packages/ui/src/button.tsx", files: member('{ "name": "@acme/ui", "exports": { "./*": "./src/*.tsx" } }', "src/button.tsx"), name: "by its exports", specifier: "@acme/ui/button" },
    { expected: "/repo/packages/ui/src/index.ts", files: member('{ "name": "@acme/ui", "exports": "./dist/index.js" }', "src/index.ts"), name: "that is not built yet", specifier: "@acme/ui" },
    { expected: "/repo/packages/ui/src/index.tsx", files: member('{ "name": "@acme/ui", "main": "dist/esm/index.mjs" }', "src/index.tsx"), name: "that is not built into a folder for modules", specifier: "@acme/ui" },
    { expected: "/repo/packages/ui/src/button/index.tsx", files: member('{ "name": "@acme/ui", "exports": { "./*": "./dist/*.js" } }', "src/button/index.tsx"), name: "whose source is a folder", specifier: "@acme/ui/button" },
    { expected: "/repo/packages/ui/button.tsx", files: member('{ "name": "@acme/ui", "exports": { "./*": "./dist/*.js" } }', "button.tsx"), name: "whose sources lie at its top", specifier: "@acme/ui/button" },
    { expected: "/repo/packages/ui/dist/index.js", files: member('{ "name": "@acme/ui", "main": "./dist/index.js" }', "dist/index.js", "src/index.ts"), name: "that is built", specifier: "@acme/ui" },
    { expected: "/repo/packages/ui/src/client.ts", files: member('{ "name": "@acme/ui", "exports": { ".": { "types": "./dist/client.d.ts", "import": "./dist/client.js" } } }', "src/client.ts"), name: "with types first", specifier: "@acme/ui" },
    { expected: "unresolved", files: member('{ "name": "@acme/ui" }', "index.ts"), name: "not by a name that only starts like it", specifier: "@acme/ui-kit" },
    { expected: "/repo/packages/ui/a.ts", files: member('{ "name": "@acme/ui", "exports": { "./a": "./a.ts" } }', "a.ts", "b.ts"), from: "/repo/packages/ui/b.ts", name: "by itself", specifier: "@acme/ui/a" },
    { expected: "lib/a.ts", files: { "lib/a.ts": "", "package.json": '{ "exports": { "./*": "./*.ts" }, "name": "web" }' }, name: "the app by itself", specifier: "web/lib/a" },
    { expected: "node_modules/@acme/ui/index.js", files: { ...member('{ "name": "@acme/ui" }', "index.ts"), "node_modules/@acme/ui/index.js": "" }, name: "not where another copy is installed", specifier: "@acme/ui" },
  ])("$name: $expected", (entry) => {
    expect(resolve(entry)).toBe(entry.expected);
  });
});

describe("links", () => {
  it("give a module one name", () => {
    const files = ["/repo/shared/cart.ts", "app/page.tsx"];
    expect(resolve({ expected: "", files, links: { "lib": "/repo/shared" }, specifier: "../lib/cart" })).toBe("/repo/shared/cart.ts");
    expect(resolve({ expected: "", files, links: { "lib/cart.ts": "/repo/shared/cart.ts" }, specifier: "../lib/cart" })).toBe("/repo/shared/cart.ts");
  });

  it("may lead nowhere or round in circles", () => {
    const links = { "lib/broken.ts": "/nowhere.ts", "lib/loop": "lib/loop", "node_modules/acme": "node_modules/acme" };
    for (const specifier of ["../lib/broken", "../lib/loop", "../lib/loop/a", "acme"]) {
      expect(resolve({ expected: "", files: ["app/page.tsx"], links, specifier })).toBe("unresolved");
    }
  });
});

describe("Windows", () => {
  it.each<Case>([
    { expected: "lib/session.ts", files: ["lib/session.ts"], specifier: "../lib/session" },
    { expected: "lib/session.ts", files: ["lib/session.ts"], specifier: "/lib/session" },
    { expected: "node_modules/acme/index.js", files: ["node_modules/acme/index.js"], specifier: "acme" },
    { expected: "lib/db.ts", files: { "lib/db.ts": "", "package.json": '{ "imports": { "#db": "./lib/db.ts" } }' }, specifier: "#db" },
    { expected: "unresolved", files: ["lib/session.ts"], specifier: "other" },
    { expected: "C:/shared/a.ts", files: ["C:/shared/a.ts"], specifier: "../../shared/a" },
  ])("$specifier is $expected on drive C", (entry) => {
    expect(resolve(entry, "C:/shop")).toBe(entry.expected);
  });
});

describe("resolvePattern", () => {
  function resolvePatternIn(files: readonly string[], pattern: string): readonly string[] {
    return [...resolvePattern(pattern, `${APP}/app/page.tsx`, new FileStore(createHost(files)))].map((path) => path.slice(APP.length + 1)).sort();
  }

  it.each<[string, readonly string[], string, readonly string[]]>([
    ["all files that fit", ["app/messages/de.ts", "app/messages/en.ts", "app/messages/readme.md", "app/other.ts"], "./messages/*.ts", ["app/messages/de.ts", "app/messages/en.ts"]],
    ["no JSON", ["app/messages/de.json"], "./messages/*.json", []],
    ["files without their extension", ["app/icons/cart.tsx", "app/icons/cart.test.css"], "./icons/*", ["app/icons/cart.tsx"]],
    ["files in folders below", ["app/icons/small/cart.tsx"], "./icons/*", ["app/icons/small/cart.tsx"]],
    ["part of a name", ["app/theme-dark.ts", "app/theme-light.ts", "app/page.ts"], "./theme-*.ts", ["app/theme-dark.ts", "app/theme-light.ts"]],
    ["two gaps", ["app/a/x/index.ts", "app/a/x/other.ts", "app/b/y/index.ts"], "./*/*/index.ts", ["app/a/x/index.ts", "app/b/y/index.ts"]],
    ["two gaps side by side", ["app/ab.ts"], "./**", ["app/ab.ts"]],
    ["a folder above", ["lib/a.ts", "lib/b.ts"], "../lib/*", ["lib/a.ts", "lib/b.ts"]],
    ["nothing in dependencies", ["app/node_modules/acme/index.js"], "./*", []],
    ["nothing for a package or an alias", ["messages/de.ts"], "@/messages/*", []],
    ["nothing where nothing is", ["app/a.ts"], "./messages/*", []],
    ["names as they are, not as expressions", ["app/(a)+/x.ts", "app/aaa/x.ts"], "./(a)+/*.ts", ["app/(a)+/x.ts"]],
  ])("takes %s", (_, files, pattern, expected) => {
    expect(resolvePatternIn(files, pattern)).toEqual(expected);
  });

  it("takes no more than a thousand files or so", () => {
    const files = Array.from({ length: 3000 }, (_, index) => `app/icons/i${String(index)}.ts`);
    expect(resolvePatternIn(files, "./icons/*").length).toBeLessThanOrEqual(1000);
    expect(resolvePatternIn(files, "./icons/*").length).toBeGreaterThan(900);
  });

  it("is done in time with many gaps and a name that fits in many ways", () => {
    const start = performance.now();
    resolvePatternIn([`app/${"-".repeat(45)}.css`], `./${"*-".repeat(6)}x`);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe("what an answer takes", () => {
  it.each<[string, (host: MemoryHost) => unknown]>([
    ["a file that comes before it appears", (host) => host.files.set(`${APP}/lib/cart.tsx`, "")],
    ["it is deleted", (host) => host.files.delete(`${APP}/lib/cart.ts`)],
  ])("holds until %s", (_, change) => {
    const host = createHost(["app/page.tsx", "lib/cart.ts", "lib/other.ts"]);
    const store = new FileStore(host);
    const scope = { conditions: [], config: undefined, directory: APP, entersPackage: () => false, workspace: { directory: APP, folders: [], packages: new Map<string, string>() } };
    const answer = store.remember(() => new Resolver(scope, store).resolve("../lib/cart", `${APP}/app/page.tsx`, "import"));
    host.files.set(`${APP}/lib/other.ts`, "changed");
    store.startRound();
    expect(store.isTrue(answer)).toBe(true);
    change(host);
    store.startRound();
    expect(store.isTrue(answer)).toBe(false);
  });
});

describe("collectDependencyNames", () => {
  it("names what is needed at run time, and bears values of wrong types", () => {
    expect(collectDependencyNames({ dependencies: { a: "1" }, devDependencies: { b: "1" }, optionalDependencies: { c: "1" }, peerDependencies: { d: "1" } })).toEqual(["a", "d", "c"]);
    expect(collectDependencyNames({ dependencies: null, peerDependencies: 7 })).toEqual([]);
  });
});
