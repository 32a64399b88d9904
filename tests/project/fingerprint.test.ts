import { describe, expect, it } from "vitest";

import { createFingerprint } from "../../src/project/fingerprint.ts";
import { createMemoryHost, type MemoryHost } from "../kit/memory-host.ts";

const FILES: Readonly<Record<string, string>> = {
  "/home/outside/config.ts": "export * from './more';",
  "/home/outside/more.ts": "export const NAME = 'session';",
  "/home/outside/unasked.css": "",
  "/home/repo/apps/shop/.generated/api.ts": "export const url = '/api/me';",
  "/home/repo/apps/shop/.next/server/page.js": "",
  "/home/repo/apps/shop/app/.well-known/route.ts": "",
  "/home/repo/apps/shop/app/cart.tsx": "'use client'; import '../../../../outside/config'; import { ui } from '@acme/ui'; import 'entered';",
  "/home/repo/apps/shop/app/page.tsx": "import './cart'; import logo from './logo.svg'; // the start",
  "/home/repo/apps/shop/app/logo.svg": "<svg />",
  "/home/repo/apps/shop/config/next.json": '{ "extends": "@acme/tsconfig/base.json" }',
  "/home/repo/apps/shop/next.config.mjs": "export default { typescript: { tsconfigPath: 'config/next.json' } };",
  "/home/repo/apps/shop/package.json": '{ "dependencies": { "next": "16" } }',
  "/home/repo/apps/shop/tsconfig.json": "{}",
  "/home/repo/node_modules/@acme/tsconfig/base.json": "{}",
  "/home/repo/node_modules/@acme/tsconfig/package.json": "{}",
  "/home/repo/node_modules/entered/index.js": "",
  "/home/repo/node_modules/entered/package.json": '{ "dependencies": { "next": "16" } }',
  "/home/repo/node_modules/next/package.json": '{ "version": "16.4.6" }',
  "/home/repo/node_modules/plain/index.js": "",
  "/home/repo/node_modules/plain/package.json": '{ "version": "1.0.0" }',
  "/home/repo/packages/ui/index.ts": "export const ui = 1;",
  "/home/repo/packages/ui/package.json": '{ "name": "@acme/ui", "main": "index.ts" }',
  "/home/repo/pnpm-workspace.yaml": "packages: [apps/*, packages/*]",
};

const LINKS = { "/home/repo/apps/shop/app/linked": "/home/linked" };
const LINKED = { "/home/linked/page.tsx": "" };

function isChangedBy(change: (host: MemoryHost) => unknown, directory = "/home/repo/apps/shop"): boolean {
  const host = createMemoryHost({ ...FILES, ...LINKED }, LINKS);
  const before = createFingerprint(directory, host);
  expect(createFingerprint(directory, host)).toBe(before);
  change(host);
  return createFingerprint(directory, host) !== before;
}

const write = (path: string, text: string) => (host: MemoryHost) => host.files.set(path, text);
const remove = (path: string) => (host: MemoryHost) => host.files.delete(path);

describe("the fingerprint changes with", () => {
  it.each<[string, (host: MemoryHost) => unknown]>([
    ["the text of a module, also in a comment", write("/home/repo/apps/shop/app/page.tsx", "import './cart'; import logo from './logo.svg'; // the end")],
    ["a module that is created", write("/home/repo/apps/shop/app/new.ts", "")],
    ["a module that is deleted", remove("/home/repo/apps/shop/app/cart.tsx")],
    ["a file of any kind that is created, as it may stand before a module", write("/home/repo/apps/shop/app/cart", "")],
    ["a folder with a dot, of a route", write("/home/repo/apps/shop/app/.well-known/route.ts", "export {}")],
    ["a folder with a dot, of sources", write("/home/repo/apps/shop/.generated/api.ts", "export {}")],
    ["a module outside of the folder", write("/home/outside/config.ts", "")],
    ["a module that one outside leads to", write("/home/outside/more.ts", "export const NAME = 'theme';")],
    ["a module that would be found before one outside", write("/home/outside/more.tsx", "")],
    ["a package of the workspace", write("/home/repo/packages/ui/index.ts", "export const ui = 2;")],
    ["the manifest of a package of the workspace", write("/home/repo/packages/ui/package.json", '{ "name": "@acme/ui", "main": "other.ts" }')],
    ["the members of the workspace", write("/home/repo/pnpm-workspace.yaml", "packages: [apps/*]")],
    ["the installed version of Next.js", write("/home/repo/node_modules/next/package.json", '{ "version": "15.1.0" }')],
    ["another version that is nearer", write("/home/repo/apps/shop/node_modules/next/package.json", '{ "version": "15.1.0" }')],
    ["an installed package that may lead to server-only", write("/home/repo/node_modules/entered/index.js", "import 'server-only'")],
    ["a package that hides another one", write("/home/repo/apps/shop/node_modules/entered/package.json", "{}")],
    ["the config of Next.js", write("/home/repo/apps/shop/next.config.mjs", "export default {};")],
    ["the tsconfig", write("/home/repo/apps/shop/tsconfig.json", '{ "compilerOptions": {} }')],
    ["the tsconfig that the config names", write("/home/repo/apps/shop/config/next.json", "{}")],
    ["a tsconfig that is extended, in a package", write("/home/repo/node_modules/@acme/tsconfig/base.json", '{ "compilerOptions": { "paths": {} } }')],
    ["a manifest further up", write("/home/repo/package.json", '{ "workspaces": ["apps/*"] }')],
    ["a file behind a link", write("/home/linked/page.tsx", "'use client'")],
    ["where a link leads", (host) => host.links.set("/home/repo/apps/shop/app/linked", "/home/outside")],
  ])("%s", (_, change) => {
    expect(isChangedBy(change)).toBe(true);
  });

  it("the app that imports a package, for the files of the package", () => {
    expect(isChangedBy(write("/home/repo/apps/shop/app/cart.tsx", "import '@acme/ui';"), "/home/repo/packages/ui")).toBe(true);
  });
});

describe("the fingerprint stays with", () => {
  it.each<[string, (host: MemoryHost) => unknown]>([
    ["what is in a file that is no module", write("/home/repo/apps/shop/app/logo.svg", "")],
    ["ESLint's own cache", write("/home/repo/apps/shop/.eslintcache", "")],
    ["what Next.js writes", write("/home/repo/apps/shop/.next/server/other.js", "")],
    ["an installed package that nobody imports", write("/home/repo/node_modules/plain/package.json", "{}")],
    ["what comes and goes above", write("/home/download.ts", "")],
    ["a module outside that nobody imports", write("/home/elsewhere/config.ts", "")],
  ])("%s", (_, change) => {
    expect(isChangedBy(change)).toBe(false);
  });
});

describe("the fingerprint", () => {
  it("knows what a single file of another language imports from outside", () => {
    const host = createMemoryHost({ "/out/a.ts": "", "/repo/readme.mdx": "import '../out/a'" });
    const before = createFingerprint("/repo", host);
    host.files.set("/out/a.ts", "export {}");
    expect(createFingerprint("/repo", host)).not.toBe(before);
  });

  it("bears 2,000 folders within one another", () => {
    const deep = `/repo/${"a/".repeat(2000)}b.ts`;
    const host = createMemoryHost({ [deep]: "import './c'; import 'd';", "/repo/package.json": "{}" });
    const before = createFingerprint("/repo", host);
    host.files.set(deep, "");
    expect(createFingerprint("/repo", host)).not.toBe(before);
  });
});
