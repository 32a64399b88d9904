import { describe, expect, it } from "vitest";

import { createMemoryHost } from "../../kit/memory-host.ts";
import { createReachStory } from "../../kit/reach-story.ts";

type Files = Readonly<Record<string, string>>;
type Options = Parameters<ReturnType<typeof createReachStory>["lint"]>[1];

const ROOT: Files = { "app/layout.tsx": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' };
const CLIENT = '"use client";';
const READS_REQUEST = 'import { cookies } from "next/headers"; export const read = () => cookies();';
const VERBATIM = { "tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }' };

/** What the requests of the client module `app/cart.tsx`, or of another one, lead to. */
function lint(files: Files, path = "app/cart.tsx", options: Options = {}, links: Files = {}): readonly string[] {
  const place = (entries: Files): Files => Object.fromEntries(Object.entries(entries).map(([file, text]) => [file.startsWith("/") ? file : `/shop/${file}`, text]));
  return createReachStory(createMemoryHost(place({ ...ROOT, ...files }), place(links))).lint(path, options);
}

const DIRECT = "Turbopack and webpack: app/cart.tsx → lib/session.ts → next/headers";
const FAR = "Turbopack and webpack: app/cart.tsx → lib/helper.ts → lib/session.ts → next/headers";

describe("chains", () => {
  it.each<[string, Files, readonly string[]]>([
    ["to a module that asks", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["through another one", { "app/cart.tsx": `${CLIENT} import "../lib/helper";`, "lib/helper.ts": 'import "./session";', "lib/session.ts": READS_REQUEST }, [FAR]],
    ["through a barrel", { "app/cart.tsx": `${CLIENT} import { a } from "../lib/helper"; a();`, "lib/a.ts": "export const a = 1;", "lib/helper.ts": 'export * from "./a"; export * from "./session";', "lib/session.ts": READS_REQUEST }, [FAR]],
    [
      "the shortest of two",
      { "app/cart.tsx": `${CLIENT} import "../lib/helper";`, "lib/a.ts": 'import "./b";', "lib/b.ts": READS_REQUEST, "lib/helper.ts": 'import "./a"; import "./session";', "lib/session.ts": READS_REQUEST },
      [FAR],
    ],
    ["through a cycle", { "app/cart.tsx": `${CLIENT} import "../lib/helper";`, "lib/helper.ts": 'import "../app/cart"; import "./session";', "lib/session.ts": `import "./helper"; ${READS_REQUEST}` }, [FAR]],
    ["by import()", { "app/cart.tsx": `${CLIENT} const a = () => import("../lib/session");`, "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["by React.lazy", { "app/cart.tsx": `${CLIENT} const A = React.lazy(() => import("../lib/session"));`, "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["by import() in a branch for the server, which is there when the module is rendered", { "app/cart.tsx": `${CLIENT} if (typeof window === "undefined") import("../lib/session");`, "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["by require", { "app/cart.tsx": `${CLIENT} const a = require("../lib/session");`, "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["by import =", { "app/cart.ts": `${CLIENT} import a = require("../lib/session"); a.read();`, "lib/session.ts": READS_REQUEST }, ["Turbopack and webpack: app/cart.ts → lib/session.ts → next/headers"]],
    ["by a pattern", { "app/cart.tsx": `${CLIENT} import(\`../lib/\${name}.ts\`);`, "lib/a.ts": "", "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["by an alias", { "app/cart.tsx": `${CLIENT} import "@/lib/session";`, "lib/session.ts": READS_REQUEST, "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }' }, [DIRECT]],
    ["by a re-export", { "app/cart.tsx": `${CLIENT} export { read } from "../lib/session";`, "lib/session.ts": READS_REQUEST }, [DIRECT]],
    ["one for each request", { "app/cart.tsx": `${CLIENT} import "../lib/session"; import "../lib/session";`, "lib/session.ts": READS_REQUEST }, [DIRECT, DIRECT]],
    ["to a module that is marked", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import "server-only";' }, ["Turbopack and webpack: app/cart.tsx → lib/session.ts → server-only"]],
    ["to a module that calls a function of the server", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import { revalidatePath } from "next/cache"; export const a = () => revalidatePath("/");' }, ["Turbopack and webpack: app/cart.tsx → lib/session.ts → next/cache"]],
    ["to a module with an inline Server Function", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import { cookies } from "next/headers"; export async function a() { "use server"; await cookies(); }' }, [DIRECT]],
    ["to a module that guards the use, but not the import", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import { cookies } from "next/headers"; export const a = () => { if (typeof window === "undefined") cookies(); };' }, [DIRECT]],
    ["to an enum beside the import", { "app/cart.tsx": `${CLIENT} import { E } from "../lib/session"; E.a;`, "lib/session.ts": `${READS_REQUEST} export enum E { a }` }, [DIRECT]],
    ["from a page of pages", { "app/cart.tsx": "", "lib/session.ts": READS_REQUEST, "pages/cart.tsx": 'import { read } from "../lib/session"; export const getServerSideProps = () => read();' }, []],
  ])("lead %s", (_, files, expected) => {
    expect(lint(files, files["app/cart.ts"] === undefined ? "app/cart.tsx" : "app/cart.ts")).toEqual(expected);
  });

  it("lead from a page to what its data functions need, as the compiler asserts before it strips", () => {
    const files = { "lib/session.ts": READS_REQUEST, "pages/cart.tsx": 'import { read } from "../lib/session"; export const getServerSideProps = () => read();' };
    expect(lint({ ...files, "app/layout.tsx": "" }, "pages/cart.tsx")).toEqual(["Turbopack and webpack: pages/cart.tsx → lib/session.ts → next/headers"]);
  });

  it.each<[string, Files]>([
    ["a module without a request", { "lib/session.ts": "export const a = 1;" }],
    ["a type-only import on the way", { "lib/session.ts": 'import type { read } from "./far";', "lib/far.ts": READS_REQUEST }],
    ["an import on the way that is used as a type", { "lib/session.ts": 'import { read } from "./far"; export type A = typeof read;', "lib/far.ts": READS_REQUEST }],
    ["a type-only import of the server-only module", { "lib/session.ts": 'import type { cookies } from "next/headers"; export type A = typeof cookies;' }],
    ["a module of Server Functions", { "lib/session.ts": `"use server"; ${READS_REQUEST}` }],
    ["a module of Server Functions on the way", { "lib/session.ts": '"use server"; import "./far";', "lib/far.ts": READS_REQUEST }],
    ["a cached module", { "lib/session.ts": `"use cache"; ${READS_REQUEST}` }],
    ["another client module, which answers for itself", { "lib/session.ts": `${CLIENT} ${READS_REQUEST}` }],
    ["another client module on the way", { "lib/session.ts": `${CLIENT} import "./far";`, "lib/far.ts": READS_REQUEST }],
    ["a name that is not rejected", { "lib/session.ts": 'import { unstable_cache } from "next/cache"; export const a = unstable_cache;' }],
    ["a comment that mentions it", { "lib/session.ts": '// import { cookies } from "next/headers"' }],
    ["a broken module", { "lib/session.ts": `${READS_REQUEST} import {` }],
    ["a .mts file, on which nothing is asserted", { "lib/session.ts": 'import "./far.mts";', "lib/far.mts": READS_REQUEST }],
    ["a .cts file, on which nothing is asserted", { "lib/session.ts": 'import "./far.cts";', "lib/far.cts": READS_REQUEST }],
    ["an installed package", { "lib/session.ts": 'import "kit";', "node_modules/kit/index.js": READS_REQUEST, "node_modules/kit/package.json": '{ "dependencies": { "next": "16" } }' }],
    ["a declaration file", { "lib/session.ts": 'import "./far.d.ts";', "lib/far.d.ts": READS_REQUEST }],
  ])("do not lead to %s", (_, files) => {
    expect(lint({ "app/cart.tsx": `${CLIENT} import "../lib/session";`, ...files }).filter((line) => !line.includes("throws"))).toEqual([]);
  });

  it.each<[string, string]>([
    ["a type-only import", 'import type { read } from "../lib/session";'],
    ["an import that is used as a type", 'import { read } from "../lib/session"; let x: typeof read;'],
    ["an unused import", 'import { read } from "../lib/session";'],
    ["a type of an import()", 'type A = import("../lib/session").read;'],
    ["a specifier that nobody knows", "import(name);"],
  ])("do not begin with %s", (_, code) => {
    expect(lint({ "app/cart.tsx": `${CLIENT} ${code}`, "lib/session.ts": READS_REQUEST })).toEqual([]);
  });

  it("begin with an unused import in JavaScript, which removes none", () => {
    const files = { "app/cart.jsx": `${CLIENT} import { read } from "../lib/session";`, "lib/session.ts": READS_REQUEST };
    expect(lint(files, "app/cart.jsx")).toEqual(["Turbopack and webpack: app/cart.jsx → lib/session.ts → next/headers"]);
  });

  it("have an end, however long they are", () => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`lib/m${String(index)}.ts`, `import "./m${String(index + 1)}";`]));
    const [line = ""] = lint({ "app/cart.tsx": `${CLIENT} import "../lib/m0";`, ...files, "lib/m400.ts": READS_REQUEST });
    expect(line.split(" → ")).toHaveLength(403);
  });

  it("are looked for once, however many client modules share them", () => {
    const clients = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`/shop/app/c${String(index)}.tsx`, `${CLIENT} import "../lib/a";`]));
    const story = createReachStory(createMemoryHost({ ...clients, "/shop/lib/a.ts": 'import "./b"; // next/headers', "/shop/lib/b.ts": "", "/shop/next.config.js": "" }));
    for (let index = 0; index < 10; index += 1) expect(story.lint(`app/c${String(index)}.tsx`)).toEqual([]);
    // One tree for both compilations: rendered on the server, and in the browser alone.
    expect(story.project.modules.counts).toEqual({ records: 2, trees: 1 });
  });
});

describe("bundlers", () => {
  const only = (bundler: string, chain: string): readonly string[] => [`${bundler}: ${chain}`];

  it.each<[string, Files, readonly string[]]>([
    ["an import that is used as a type, in a module on the way", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import { cookies } from "next/headers"; export type A = typeof cookies;' }, only("Turbopack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["an inline type", { "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import { type cookies } from "next/headers";' }, only("Turbopack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["what is loaded without the server", { "app/cart.tsx": `${CLIENT} import dynamic from "next/dynamic"; dynamic(() => import("../lib/session"), { ssr: false });`, "lib/session.ts": READS_REQUEST }, only("webpack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["what only a module on the way loads without the server", { "app/cart.tsx": `${CLIENT} import "../lib/helper";`, "lib/helper.ts": 'import dynamic from "next/dynamic"; export const A = dynamic(() => import("./session"), { ssr: false });', "lib/session.ts": READS_REQUEST }, only("webpack", "app/cart.tsx → lib/helper.ts → lib/session.ts → next/headers")],
    ["what runs in a worker", { "app/cart.tsx": `${CLIENT} new Worker(new URL("../lib/session.ts", import.meta.url));`, "lib/session.ts": READS_REQUEST }, only("webpack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["what only the browser loads", { "app/cart.tsx": `${CLIENT} if (typeof window !== "undefined") import("../lib/session");`, "lib/session.ts": READS_REQUEST }, only("webpack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["a marked module in the browser alone, which both resolve", { "app/cart.tsx": `${CLIENT} import dynamic from "next/dynamic"; dynamic(() => import("../lib/session"), { ssr: false });`, "lib/session.ts": 'import "server-only";' }, only("Turbopack and webpack", "app/cart.tsx → lib/session.ts → server-only")],
    ["an unused import with verbatimModuleSyntax", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import { read } from "../lib/session";`, "lib/session.ts": READS_REQUEST }, only("Turbopack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["an unused import on the way with verbatimModuleSyntax", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import "../lib/helper";`, "lib/helper.ts": 'import { read } from "./session";', "lib/session.ts": READS_REQUEST }, only("Turbopack", "app/cart.tsx → lib/helper.ts → lib/session.ts → next/headers")],
    ["an unused import, where nothing is asserted and only the resolver looks", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import "../lib/session.mts";`, "lib/session.mts": 'import { marker } from "server-only";' }, only("Turbopack", "app/cart.tsx → lib/session.mts → server-only")],
    ["an unused import = require() with verbatimModuleSyntax", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'import marker = require("server-only");' }, only("Turbopack", "app/cart.tsx → lib/session.ts → server-only")],
    ["a re-export of types alone with verbatimModuleSyntax", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": 'export { type Marker } from "server-only";' }, only("Turbopack", "app/cart.tsx → lib/session.ts → server-only")],
    ["a used import with verbatimModuleSyntax", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import { read } from "../lib/session"; read();`, "lib/session.ts": READS_REQUEST }, only("Turbopack and webpack", "app/cart.tsx → lib/session.ts → next/headers")],
    ["a type-only import with verbatimModuleSyntax", { ...VERBATIM, "app/cart.tsx": `${CLIENT} import type { read } from "../lib/session";`, "lib/session.ts": READS_REQUEST }, []],
    [
      "a longer way that webpack goes too, beside a short one that only Turbopack goes",
      { ...VERBATIM, "app/cart.tsx": `${CLIENT} import { read } from "../lib/session"; import "../lib/helper";`, "lib/helper.ts": 'import "./session";', "lib/session.ts": READS_REQUEST },
      ["Turbopack: app/cart.tsx → lib/session.ts → next/headers", FAR],
    ],
  ])("reject %s", (_, files, expected) => {
    expect(lint(files)).toEqual(expected);
  });

  /** One request is one report with the shortest chain, so webpack is left out where only a longer one is its own; the finding is the same. */
  it("known difference: Turbopack alone is named where webpack goes a longer way from the same request", () => {
    const files = {
      ...VERBATIM,
      "app/cart.tsx": `${CLIENT} import "../lib/helper";`,
      "lib/far.ts": 'import "./session";',
      "lib/helper.ts": 'import { read } from "./session"; import "./far";',
      "lib/session.ts": READS_REQUEST,
    };
    expect(lint(files)).toEqual(["Turbopack: app/cart.tsx → lib/helper.ts → lib/session.ts → next/headers"]);
  });

  it.each<[string, string, readonly string[]]>([
    ["an import declaration", 'import "server-only";', only("Turbopack and webpack", "app/cart.tsx → lib/session.ts → server-only")],
    ["require()", 'require("server-only");', only("Turbopack and webpack", "app/cart.tsx → lib/session.ts → server-only")],
    ["require() for the server, which is not in the browser's code", 'if (typeof window === "undefined") require("server-only");', only("webpack", "app/cart.tsx → lib/session.ts → server-only")],
    ["an import that nothing uses, where TypeScript removes it", 'import { marker } from "server-only";', only("Turbopack", "app/cart.tsx → lib/session.ts → server-only")],
    ["import() for the server", 'if (typeof window === "undefined") import("server-only");', only("webpack", "app/cart.tsx → lib/session.ts → server-only")],
  ])("keep out a module that is marked by %s", (_, code, expected) => {
    expect(lint({ "app/cart.tsx": `${CLIENT} import "../lib/session";`, "lib/session.ts": code })).toEqual(expected);
  });

  it("in version 14 there is webpack alone, which drops unused imports", () => {
    const files = { ...VERBATIM, "app/cart.tsx": `${CLIENT} import { read } from "../lib/session"; import "../lib/session";`, "lib/session.ts": READS_REQUEST };
    expect(lint(files, "app/cart.tsx", { nextVersion: 14 })).toEqual(["webpack: app/cart.tsx → lib/session.ts → next/headers"]);
  });

  it("what is loaded without rendering is asserted by webpack alone, and in the pages router by both", () => {
    const files = {
      "app/cart.tsx": `${CLIENT} import dynamic from "next/dynamic"; const Map = dynamic(() => import("../lib/session"), { ssr: false });`,
      "lib/session.ts": READS_REQUEST,
    };
    expect(lint(files)).toEqual(["webpack: app/cart.tsx → lib/session.ts → next/headers"]);
    expect(lint(files, "app/cart.tsx", { isInPages: true })).toEqual(["Turbopack and webpack: app/cart.tsx → lib/session.ts → next/headers"]);
  });

  it("what only a data function of a page needs is not in the browser", () => {
    const files = {
      "node_modules/kit/browser.js": 'import "server-only";',
      "node_modules/kit/index.js": "export const kit = 1;",
      "node_modules/kit/package.json": '{ "dependencies": { "server-only": "1" }, "exports": { "browser": "./browser.js", "default": "./index.js" } }',
    };
    const page = (use: string): Files => ({ ...files, "pages/home.tsx": `import { kit } from "kit"; export default () => ${use}; export const getServerSideProps = () => ({ props: { kit } });` });
    expect(lint(page("null"), "pages/home.tsx", { isInPages: true })).toEqual([]);
    expect(lint(page("kit"), "pages/home.tsx", { isInPages: true })).toEqual(["Turbopack and webpack: pages/home.tsx → node_modules/kit/browser.js → server-only"]);
  });

  it("_document is never in the browser", () => {
    const files = { "lib/session.ts": READS_REQUEST, "pages/_document.tsx": 'if (typeof window !== "undefined") import("../lib/session"); import("../lib/other");' };
    expect(lint(files, "pages/_document.tsx", { isInPages: true, isRenderedOnly: true })).toEqual([]);
    expect(lint({ ...files, "lib/other.ts": READS_REQUEST }, "pages/_document.tsx", { isInPages: true, isRenderedOnly: true })).toEqual([
      "Turbopack and webpack: pages/_document.tsx → lib/other.ts → next/headers",
    ]);
  });

  it("what both reject is named before what webpack alone does, further away too", () => {
    const files = {
      "app/cart.tsx": `${CLIENT} new Worker(new URL("../lib/session", import.meta.url));`,
      "lib/marked.ts": 'import "server-only";',
      "lib/session.ts": `import "./marked"; ${READS_REQUEST}`,
    };
    expect(lint(files)).toEqual(["Turbopack and webpack: app/cart.tsx → lib/session.ts → lib/marked.ts → server-only"]);
  });

  it("in code that is never rendered on the server webpack asserts alone", () => {
    const files = { "instrumentation-client.ts": 'import "./lib/session";', "lib/session.ts": READS_REQUEST };
    expect(lint(files, "instrumentation-client.ts", { isBrowserOnly: true })).toEqual(["webpack: instrumentation-client.ts → lib/session.ts → next/headers"]);
  });
});

describe("packages", () => {
  const installed = (manifest: string, code: string): Files => ({ "node_modules/kit/index.js": code, "node_modules/kit/package.json": manifest });
  const files = { "app/cart.tsx": `${CLIENT} import "kit";` };

  it("that are installed are kept out by server-only", () => {
    const chain = ["Turbopack and webpack: app/cart.tsx → node_modules/kit/index.js → server-only"];
    expect(lint({ ...files, ...installed('{ "dependencies": { "server-only": "1" } }', 'import "server-only";') })).toEqual(chain);
    expect(lint({ ...files, ...installed('{ "peerDependencies": { "next": "16" } }', 'require("server-only");') })).toEqual(chain);
    expect(lint({ ...files, ...installed('{ "peerDependencies": { "next": "16" } }', `${CLIENT} import "server-only";`) })).toEqual(chain);
  });

  it("that are installed are JavaScript, of which nothing is removed", () => {
    expect(lint({ ...files, ...installed('{ "dependencies": { "server-only": "1" } }', 'import * as marker from "server-only";') })).toEqual([
      "Turbopack and webpack: app/cart.tsx → node_modules/kit/index.js → server-only",
    ]);
  });

  it("that are installed may have another entry for the server", () => {
    const manifest = '{ "dependencies": { "server-only": "1" }, "exports": { "react-server": "./server.js", "default": "./index.js" } }';
    expect(lint({ ...files, ...installed(manifest, ""), "node_modules/kit/server.js": 'import "server-only";' })).toEqual([]);
  });

  it("that stand in the workspace are code of the project", () => {
    const repo = {
      "/package.json": '{ "workspaces": ["shop", "packages/*"] }',
      "/packages/ui/package.json": '{ "name": "@acme/ui", "main": "./dist/index.js" }',
      "/packages/ui/src/index.ts": READS_REQUEST,
      "app/cart.tsx": `${CLIENT} import "@acme/ui";`,
    };
    const chain = ["Turbopack and webpack: app/cart.tsx → /packages/ui/src/index.ts → next/headers"];
    expect(lint(repo)).toEqual(chain);
    expect(lint(repo, "app/cart.tsx", {}, { "node_modules/@acme/ui": "/packages/ui" })).toEqual(chain);
  });
});

describe("ignoreModules", () => {
  const files = { "app/cart.tsx": `${CLIENT} import "../lib/helper";`, "lib/helper.ts": 'import "./session";', "lib/session.ts": READS_REQUEST };

  it.each([["lib/session.ts"], ["./lib/session.ts"], ["lib/**"], ["**/session.ts"], ["lib/{helper,other}.ts"], ["shop/lib/helper.ts"]])("ends chains at %s", (glob) => {
    const workspace = { "/package.json": '{ "workspaces": ["shop"] }' };
    expect(lint({ ...files, ...workspace }, "app/cart.tsx", { ignoreModules: [glob] })).toEqual([]);
  });

  it.each([["session.ts"], ["app/cart.tsx"], ["lib"], ["other/**"], [""], ["./"]])("leaves chains alone that do not come to %j", (glob) => {
    expect(lint(files, "app/cart.tsx", { ignoreModules: [glob] })).toEqual([FAR]);
  });

  it("lets a chain go another way", () => {
    const other = { ...files, "app/cart.tsx": `${CLIENT} import "../lib/helper"; import "../lib/other";`, "lib/other.ts": 'import "./session";' };
    expect(lint(other, "app/cart.tsx", { ignoreModules: ["lib/helper.ts"] })).toEqual(["Turbopack and webpack: app/cart.tsx → lib/other.ts → lib/session.ts → next/headers"]);
  });
});

describe("serverOnlyModules", () => {
  const declared = (chain: string): readonly string[] => [`declared: ${chain}`];
  const files = (code: string): Files => ({ "app/cart.tsx": `${CLIENT} import "../lib/user";`, "lib/auth.ts": "", "lib/db.ts": "", "lib/user.ts": code });

  it.each<[string, string, string, readonly string[]]>([
    ["a module by its specifier", './db', 'import { db } from "./db"; db();', declared("app/cart.tsx → lib/user.ts → ./db")],
    ["a package", "pg", 'import pg from "pg"; pg();', declared("app/cart.tsx → lib/user.ts → pg")],
    ["a pattern", "node:*", 'import fs from "node:fs"; fs.existsSync("/");', declared("app/cart.tsx → lib/user.ts → node:fs")],
    ["a name", "./auth#signToken", 'import { signToken } from "./auth"; signToken();', declared("app/cart.tsx → lib/user.ts → ./auth")],
    ["not another name", "./auth#signToken", 'import { readToken } from "./auth"; readToken();', []],
    ["a name that is exported again", "./auth#signToken", 'export { signToken } from "./auth";', declared("app/cart.tsx → lib/user.ts → ./auth")],
    ["a default", "./auth#default", 'import auth from "./auth"; auth();', declared("app/cart.tsx → lib/user.ts → ./auth")],
    ["not a type", "./db", 'import type { db } from "./db";', []],
    ["not what is used as a type", "./db", 'import { db } from "./db"; export type A = typeof db;', []],
    ["not what is not used", "./db", 'import { db } from "./db";', []],
    ["not what only the server uses", "./db", 'import { db } from "./db"; export const a = () => { if (typeof window === "undefined") db(); };', []],
    ["an import()", "./db", 'export const a = () => import("./db");', declared("app/cart.tsx → lib/user.ts → ./db")],
    ["not an import() for the server", "./db", 'if (typeof window === "undefined") import("./db");', []],
  ])("declare %s", (_, entry, code, expected) => {
    expect(lint(files(code), "app/cart.tsx", { serverOnlyModules: [entry] })).toEqual(expected);
  });

  it("stop at Server Functions and at other client modules", () => {
    for (const directive of ['"use server";', CLIENT]) {
      expect(lint(files(`${directive} import { db } from "./db"; db();`), "app/cart.tsx", { serverOnlyModules: ["./db"] })).toEqual([]);
    }
  });

  it("say nothing of a page's data functions", () => {
    const page = { "lib/user.ts": 'import pg from "pg"; export const load = () => pg();', "pages/index.tsx": 'import { load } from "../lib/user"; export const getStaticProps = () => load();' };
    expect(lint({ ...page, "app/layout.tsx": "" }, "pages/index.tsx", { serverOnlyModules: ["pg"] })).toEqual([]);
  });
});
