import { describe, expect, it } from "vitest";

import { Project } from "../../src/project/project.ts";
import { createMemoryHost } from "../kit/memory-host.ts";

type Files = Readonly<Record<string, string>>;

const PACKAGE = { "package.json": '{ "dependencies": { "next": "16.4.6" } }' };

function place(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`/shop/${file}`, text]));
}

/** The files that answer a path, within the app. */
function find(files: Files, path: string): readonly string[] {
  const project = new Project(createMemoryHost(place({ "app/page.tsx": "", ...PACKAGE, ...files })));
  const root = project.findRoot("/shop/app/page.tsx");
  return root === undefined ? [] : project.getRoutes(root).find(path).map(({ file }) => file.replace("/shop/", ""));
}

function of(...paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, ""]));
}

function withConfig(text: string, ...paths: readonly string[]): Files {
  return { ...of(...paths), "next.config.mjs": text };
}

describe("the app router", () => {
  it.each([
    ["a handler", ["app/api/me/route.ts"], "/api/me", ["app/api/me/route.ts"]],
    ["a slash at the end", ["app/api/me/route.ts"], "/api/me/", ["app/api/me/route.ts"]],
    ["JavaScript", ["app/api/me/route.js"], "/api/me", ["app/api/me/route.js"]],
    ["the root", ["app/(api)/route.ts"], "/", []],
    ["a handler below src", ["src/app/api/me/route.ts"], "/api/me", []],
    ["a group", ["app/(shop)/api/(v1)/me/route.ts"], "/api/me", ["app/(shop)/api/(v1)/me/route.ts"]],
    ["a private folder", ["app/api/_me/route.ts"], "/api/_me", []],
    ["an escaped underscore", ["app/api/%5Fme/route.ts"], "/api/_me", ["app/api/%5Fme/route.ts"]],
    ["a slot", ["app/@modal/me/route.ts"], "/me", []],
    ["an intercepting folder", ["app/(.)me/route.ts"], "/me", []],
    ["a segment", ["app/api/users/[id]/route.ts"], "/api/users/7", ["app/api/users/[id]/route.ts"]],
    ["too many segments", ["app/api/users/[id]/route.ts"], "/api/users/7/cart", []],
    ["too few segments", ["app/api/users/[id]/route.ts"], "/api/users", []],
    ["a catch-all", ["app/api/[...path]/route.ts"], "/api/users/7", ["app/api/[...path]/route.ts"]],
    ["a catch-all of nothing", ["app/api/[...path]/route.ts"], "/api", []],
    ["an optional catch-all", ["app/api/[[...path]]/route.ts"], "/api/users/7", ["app/api/[[...path]]/route.ts"]],
    ["an optional catch-all of nothing", ["app/api/[[...path]]/route.ts"], "/api", ["app/api/[[...path]]/route.ts"]],
    ["a test beside it", ["app/api/me/route.test.ts"], "/api/me", []],
    ["a page", ["app/me/page.tsx"], "/me", []],
    ["nobody", ["app/api/me/route.ts"], "/api/you", []],
    ["a name before a segment", ["app/api/[id]/route.ts", "app/api/me/route.ts"], "/api/me", ["app/api/me/route.ts"]],
    ["a segment before a catch-all", ["app/api/[...x]/route.ts", "app/api/[id]/route.ts"], "/api/me", ["app/api/[id]/route.ts"]],
    ["an early name before a late one", ["app/[a]/me/route.ts", "app/api/[b]/route.ts"], "/api/me", ["app/api/[b]/route.ts"]],
    ["a way back out of a name", ["app/api/users/cart/route.ts", "app/api/[id]/route.ts"], "/api/users", ["app/api/[id]/route.ts"]],
    ["a page before a catch-all", ["app/[...x]/route.ts", "app/me/page.tsx"], "/me", []],
  ])("%s", (_name, paths, path, expected) => {
    expect(find(of(...paths), path)).toEqual(expected);
  });

  it("lies below src where no folder is beside the config", () => {
    const project = new Project(createMemoryHost(place({ ...PACKAGE, "src/app/api/me/route.ts": "" })));
    const root = project.findRoot("/shop/src/app/api/me/route.ts");
    expect(root && project.getRoutes(root).find("/api/me")).toEqual([{ file: "/shop/src/app/api/me/route.ts", kind: "routeHandler" }]);
  });

  it("takes the extensions of the config", () => {
    expect(find(withConfig("export default { pageExtensions: ['api.ts'] };", "app/api/me/route.api.ts", "app/api/you/route.ts"), "/api/me")).toEqual(["app/api/me/route.api.ts"]);
    expect(find(withConfig("export default { pageExtensions: ['api.ts'] };", "app/api/you/route.ts"), "/api/you")).toEqual([]);
  });

  it("lets files of public come first", () => {
    expect(find(of("app/[...x]/route.ts", "public/data.json"), "/data.json")).toEqual([]);
  });
});

describe("the pages router", () => {
  it.each([
    ["a handler", ["pages/api/me.ts"], "/api/me", ["pages/api/me.ts"]],
    ["an index", ["pages/api/me/index.ts"], "/api/me", ["pages/api/me/index.ts"]],
    ["the index of all", ["pages/api/index.ts"], "/api", ["pages/api/index.ts"]],
    ["a segment", ["pages/api/users/[id].ts"], "/api/users/7", ["pages/api/users/[id].ts"]],
    ["a segment with a folder", ["pages/api/users/[id]/cart.ts"], "/api/users/7/cart", ["pages/api/users/[id]/cart.ts"]],
    ["a catch-all", ["pages/api/auth/[...nextauth].ts"], "/api/auth/session", ["pages/api/auth/[...nextauth].ts"]],
    ["an optional catch-all", ["pages/api/[[...all]].ts"], "/api", ["pages/api/[[...all]].ts"]],
    ["a page", ["pages/me.tsx"], "/me", []],
    ["a declaration", ["pages/api/me.d.ts"], "/api/me", []],
  ])("%s", (_name, paths, path, expected) => {
    expect(find(of(...paths), path)).toEqual(expected);
  });
});

describe("paths with unknown parts", () => {
  it.each([
    ["a segment", ["app/users/[id]/route.ts"], "/users/…", ["app/users/[id]/route.ts"]],
    ["a segment or a name", ["app/users/[id]/route.ts", "app/users/me/route.ts"], "/users/…", ["app/users/me/route.ts", "app/users/[id]/route.ts"]],
    ["nothing behind a segment", ["app/users/[id]/route.ts", "app/[...x]/route.ts"], "/users/…", ["app/users/[id]/route.ts"]],
    ["a catch-all behind names", ["app/users/me/route.ts", "app/[...x]/route.ts"], "/users/…", ["app/users/me/route.ts", "app/[...x]/route.ts"]],
    ["a part in the middle", ["app/users/[id]/cart/route.ts", "app/users/[id]/route.ts"], "/users/…/cart", ["app/users/[id]/cart/route.ts"]],
    ["a part of a name", ["app/users-v1/route.ts", "app/cart/route.ts"], "/users-…", ["app/users-v1/route.ts"]],
    ["what may be a query", ["app/users/route.ts"], "/users…", ["app/users/route.ts"]],
    ["what may be a query, or more", ["app/users/route.ts", "app/users/[id]/route.ts"], "/users…", ["app/users/route.ts", "app/users/[id]/route.ts"]],
    ["a page among them", ["app/users/[id]/route.ts", "app/users/me/page.tsx"], "/users/…", []],
    ["all of it", ["app/api/me/route.ts"], "…", []],
    ["a path from the page", ["app/api/me/route.ts"], "api/me", []],
    ["a way up", ["app/api/me/route.ts"], "/api/x/../me", []],
  ])("%s", (_name, paths, path, expected) => {
    expect(find(of(...paths), path)).toEqual(expected);
  });
});

describe("the base path", () => {
  const handler = "app/api/me/route.ts";
  it.each([
    ["is stated in the request", "export default { basePath: '/shop' };", "/shop/api/me", [handler]],
    ["is missing in the request", "export default { basePath: '/shop' };", "/api/me", []],
    ["is empty", "export default { basePath: '' };", "/api/me", [handler]],
    ["is a constant", "const basePath = '/shop';\nexport default { basePath };", "/shop/api/me", [handler]],
    ["is computed", "export default { basePath: process.env.BASE_PATH };", "/api/me", []],
    ["may be spread", "import base from './base.js';\nconst basePath = 1;\nexport default { ...base };", "/api/me", []],
    ["is in a comment", "// basePath: '/shop'\nexport default {};", "/api/me", [handler]],
    ["is behind plugins", "const config = { basePath: '/shop' };\nexport default withBundle({ enabled: true })(withSentryConfig(config, { silent: true }));", "/shop/api/me", [handler]],
    ["is what a function returns", "export default async (phase) => { const config = { basePath: '/shop' }; return config; };", "/shop/api/me", [handler]],
    ["depends on the phase", "export default (phase) => { if (phase) return { basePath: '/a' }; return { basePath: '/b' }; };", "/api/me", []],
    ["is assigned", "const config = {};\nconfig.basePath = '/shop';\nexport default config;", "/api/me", []],
    ["is spread in a circle", "const config = { ...config };\n// basePath\nexport default config;", "/api/me", []],
    ["stands in a text with an error", "export default { basePath: ", "/api/me", []],
  ])("%s", (_name, config, path, expected) => {
    expect(find(withConfig(config, handler), path)).toEqual(expected);
  });

  it("is read from CommonJS", () => {
    expect(find({ ...of(handler), "next.config.js": "/** @type {import('next').NextConfig} */\nmodule.exports = { basePath: '/shop' };" }, "/shop/api/me")).toEqual([handler]);
  });
});

describe("rewrites", () => {
  const name = "app/api/me/route.ts";
  const dynamic = "app/api/[id]/route.ts";
  const list = (rules: string): string => `export default { async rewrites() { return ${rules}; } };`;
  it.each([
    ["to a route", list("[{ source: '/backend/me', destination: '/api/me' }]"), "/backend/me", [name]],
    ["with a parameter", list("[{ source: '/v1/:path', destination: '/api/:path' }]"), "/v1/me", [name]],
    ["with the rest", list("[{ source: '/v1/:path*', destination: '/:path*' }]"), "/v1/api/me", [name]],
    ["with an unknown part", list("[{ source: '/v1/:path', destination: '/api/:path' }]"), "/v1/…", [name, dynamic]],
    ["with a query", list("[{ source: '/v1/:path', destination: '/api/me?id=:path' }]"), "/v1/7", [name]],
    ["elsewhere", list("[{ source: '/v1/:path*', destination: 'https://api.shop.test/:path*' }]"), "/v1/me", []],
    ["of another path", list("[{ source: '/v1/:path*', destination: 'https://api.shop.test/:path*' }]"), "/api/7", [dynamic]],
    ["with one part or more", list("[{ source: '/v1/:path+', destination: '/:path+' }]"), "/v1/api/me", [name]],
    ["with one part or more, of which there is none", list("[{ source: '/v1/:path+', destination: '/api/me' }]"), "/v1", []],
    ["whose name may be another one", list("[{ source: '/v1/:path*', destination: '/:path*' }]"), "/v…/api/me", []],
    ["that a function without an end gives", "export default { async rewrites() {} };", "/api/7", []],
    ["that a function gives here or there", "export default { async rewrites() { if (x) return []; return []; } };", "/api/7", []],
    ["elsewhere, after names", list("[{ source: '/api/:path*', destination: 'https://api.shop.test/:path*' }]"), "/api/me", [name]],
    ["elsewhere, before variable parts", list("[{ source: '/api/:path*', destination: 'https://api.shop.test/:path*' }]"), "/api/7", []],
    ["elsewhere, before names", list("{ beforeFiles: [{ source: '/api/:path*', destination: 'https://api.shop.test/:path*' }] }"), "/api/me", []],
    ["to another route, before names", list("{ beforeFiles: [{ source: '/api/you', destination: '/api/me' }] }"), "/api/you", [name]],
    ["of what is left", list("{ fallback: [{ source: '/:path*', destination: 'https://old.shop.test/:path*' }] }"), "/api/7", [dynamic]],
    ["of what is left, to a route", list("{ fallback: [{ source: '/old', destination: '/api/me' }] }"), "/old", [name]],
    ["to a computed place", list("[{ source: '/v1/:path*', destination: `${process.env.API}/:path*` }]"), "/v1/me", []],
    ["to a computed place, of another path", list("[{ source: '/v1/:path*', destination: `${process.env.API}/:path*` }]"), "/api/7", [dynamic]],
    ["from a computed place", list("[{ source: `${prefix}/:path*`, destination: '/api/:path*' }]"), "/api/7", []],
    ["under a condition", list("[{ source: '/v1/me', destination: '/api/me', has: [{ type: 'host', value: 'shop.test' }] }]"), "/v1/me", []],
    ["by a group", list("[{ source: '/v1/(.*)', destination: '/api/me' }]"), "/v1/me", []],
    ["by a group of another path", list("[{ source: '/v1/(.*)', destination: '/api/me' }]"), "/api/7", [dynamic]],
    ["in a constant", "const rules = [{ source: '/v1/me', destination: '/api/me' }];\nexport default { rewrites: () => rules };", "/v1/me", [name]],
    ["that are computed, after names", "export default { rewrites: createRewrites };", "/api/me", [name]],
    ["that are computed, before variable parts", "export default { rewrites: createRewrites };", "/api/7", []],
    ["that are computed, before names", "export default { async rewrites() { if (a) return { beforeFiles: [] }; return { beforeFiles: create() }; } };", "/api/me", []],
    ["that are spread in a circle", "const rules = [...rules];\nexport default { rewrites: () => rules };", "/v1/me", []],
    ["that are spread from a constant", "const rules = [{ source: '/v1/me', destination: '/api/me' }];\nexport default { rewrites: () => [...rules] };", "/v1/me", [name]],
    ["that are spread", list("[...rules, { source: '/v1/me', destination: '/api/me' }]"), "/v1/me", []],
  ])("%s", (_name, config, path, expected) => {
    expect(find(withConfig(config, name, dynamic), path)).toEqual(expected);
  });

  it("begin below the base path", () => {
    const config = "export default { basePath: '/shop', rewrites: async () => [{ source: '/v1/me', destination: '/api/me' }] };";
    expect(find(withConfig(config, name), "/shop/v1/me")).toEqual([name]);
    expect(find(withConfig(config, name), "/v1/me")).toEqual([]);
  });

  it("come after redirects", () => {
    const config = "export default { async redirects() { return [{ source: '/api/me', destination: '/login', permanent: false }]; } };";
    expect(find(withConfig(config, name), "/api/me")).toEqual([]);
  });

  it("come before redirects of another host", () => {
    const config = "export default { async redirects() { return [{ source: '/:path*', has: [{ type: 'host', value: 'old.shop.test' }], destination: 'https://shop.test/:path*', permanent: true }]; } };";
    expect(find(withConfig(config, name), "/api/me")).toEqual([name]);
  });
});

describe("changes on the disk", () => {
  it("are seen in the next round", () => {
    const host = createMemoryHost(place({ "app/page.tsx": "", ...PACKAGE }));
    const project = new Project(host);
    const ask = (): readonly string[] => {
      project.files.startRound();
      const root = project.findRoot("/shop/app/page.tsx");
      return root === undefined ? [] : project.getRoutes(root).find("/api/me").map(({ file }) => file);
    };
    expect(ask()).toEqual([]);
    host.files.set("/shop/app/api/me/route.ts", "");
    expect(ask()).toEqual(["/shop/app/api/me/route.ts"]);
    host.files.set("/shop/next.config.js", "module.exports = { basePath: '/shop' };");
    expect(ask()).toEqual([]);
    host.files.delete("/shop/next.config.js");
    expect(ask()).toEqual(["/shop/app/api/me/route.ts"]);
  });

  it("cost one look per path while nothing is asked anew", () => {
    const host = createMemoryHost(place({ "app/api/me/route.ts": "", "app/page.tsx": "", ...PACKAGE }));
    const project = new Project(host);
    const root = project.findRoot("/shop/app/page.tsx");
    if (root === undefined) throw new Error("no app");
    expect(project.getRoutes(root)).toBe(project.getRoutes(root));
    expect(Math.max(...host.questions.values())).toBe(1);
  });
});
