import { describe, expect, it } from "vitest";

import { createMemoryHost } from "../../kit/memory-host.ts";
import { createReachStory } from "../../kit/reach-story.ts";

type Files = Readonly<Record<string, string>>;
type Options = Parameters<ReturnType<typeof createReachStory>["lint"]>[1];

const ROOT: Files = { "app/layout.tsx": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' };
const CLIENT = '"use client";';

/** A module that builds in client code: one function throws there, and a constant does not. */
const SESSION = 'import { refresh } from "next/cache"; export function renew() { refresh(); } export const NAME = "session";';
const COMMON = 'const { cookies } = require("next/headers"); exports.read = () => cookies();';

function lint(files: Files, path = "app/cart.tsx", options: Options = {}): readonly string[] {
  const placed = Object.fromEntries(Object.entries({ ...ROOT, ...files }).map(([file, text]) => [`/shop/${file}`, text]));
  return createReachStory(createMemoryHost(placed)).lint(path, options);
}

/** What the lines of a client module lead to, beside these other modules. */
function lintClient(code: string, files: Files, options: Options = {}): readonly string[] {
  return lint({ "app/cart.tsx": `${CLIENT} ${code}`, ...files }, "app/cart.tsx", options);
}

const RENEW = "'renew' throws: app/cart.tsx → lib/session.ts → next/cache";

describe("names", () => {
  it.each<[string, string, readonly string[]]>([
    ["a function that throws", 'import { renew } from "../lib/session"; renew();', [RENEW]],
    ["not the constant beside it", 'import { NAME } from "../lib/session"; NAME;', []],
    ["the one of both", 'import { NAME, renew } from "../lib/session"; renew(NAME);', [RENEW]],
    ["under another name", 'import { renew as again } from "../lib/session"; again();', [RENEW]],
    ["handed on", 'import { renew } from "../lib/session"; export const a = { onClick: renew };', [RENEW]],
    ["a member of a namespace", 'import * as session from "../lib/session"; session.renew();', [RENEW]],
    ["not the constant of a namespace", 'import * as session from "../lib/session"; session.NAME;', []],
    ["not a namespace that is handed on as a whole", 'import * as session from "../lib/session"; show(session);', []],
    ["exported again", 'export { renew } from "../lib/session";', [RENEW]],
    ["not the constant exported again", 'export { NAME } from "../lib/session";', []],
    ["not all exported again, which names none", 'export * from "../lib/session";', []],
    ["a member of import()", 'export const a = async () => (await import("../lib/session")).renew();', [RENEW]],
    ["taken out of import()", 'export const a = async () => { const { renew } = await import("../lib/session"); renew(); };', [RENEW]],
    ["in a then()", 'import("../lib/session").then(({ renew }) => renew());', [RENEW]],
    ["not the constant of import()", 'export const a = async () => (await import("../lib/session")).NAME;', []],
    ["taken out of require()", 'const { renew } = require("../lib/session"); renew();', [RENEW]],
    ["not an import for its effects", 'import "../lib/session";', []],
    ["not a type", 'import type { renew } from "../lib/session"; let x: typeof renew;', []],
    ["not what is used as a type", 'import { renew } from "../lib/session"; let x: typeof renew;', []],
    ["not what is not used", 'import { renew } from "../lib/session";', []],
    ["not what only the server runs", 'import { renew } from "../lib/session"; export const a = () => { if (typeof window === "undefined") renew(); };', []],
    ["what the browser runs too", 'import { renew } from "../lib/session"; if (typeof window === "undefined") renew(); renew();', [RENEW]],
    ["not a name that is not there", 'import { gone } from "../lib/session"; gone();', []],
  ])("are told apart: %s", (_, code, expected) => {
    expect(lintClient(code, { "lib/session.ts": SESSION })).toEqual(expected);
  });

  it.each<[string, string, string, readonly string[]]>([
    ["a default function", 'import { refresh } from "next/cache"; export default function renew() { refresh(); }', 'import renew from "../lib/session"; renew();', ["'default' throws: app/cart.tsx → lib/session.ts → next/cache"]],
    ["a class", 'import { refresh } from "next/cache"; export class Session { renew() { refresh(); } }', 'import { Session } from "../lib/session"; new Session();', ["'Session' throws: app/cart.tsx → lib/session.ts → next/cache"]],
    ["a component for React.lazy", 'import { refresh } from "next/cache"; export default function Button() { return <a onClick={refresh} />; }', 'const Button = React.lazy(() => import("../lib/session"));', ["'default' throws: app/cart.tsx → lib/session.tsx → next/cache"]],
    ["a helper behind it", 'import { refresh } from "next/cache"; const help = () => refresh(); export const renew = () => help();', 'import { renew } from "../lib/session"; renew();', [RENEW]],
    ["import() in it", 'export const renew = async () => (await import("next/headers")).cookies();', 'import { renew } from "../lib/session"; renew();', ["'renew' throws: app/cart.tsx → lib/session.ts → next/headers"]],
    ["an unchecked spelling", 'import { cookies } from "next/headers.js"; export const renew = () => cookies();', 'import { renew } from "../lib/session"; renew();', ["'renew' throws: app/cart.tsx → lib/session.ts → next/headers.js"]],
    ["a re-exported request API", 'export { cookies } from "next/headers";', 'import { cookies } from "../lib/session"; cookies();', ["'cookies' throws: app/cart.tsx → lib/session.ts → next/headers"]],
    ["all of a request API exported again", 'export * from "next/headers";', 'import { cookies } from "../lib/session"; cookies();', ["'cookies' throws: app/cart.tsx → lib/session.ts → next/headers"]],
    ["not a guarded import()", 'export const renew = async () => { if (typeof window === "undefined") (await import("next/headers")).cookies(); };', 'import { renew } from "../lib/session"; renew();', []],
    ["not after an exit in the browser", 'export const renew = async () => { if (typeof window !== "undefined") return; (await import("next/headers")).cookies(); };', 'import { renew } from "../lib/session"; renew();', []],
    ["not what is caught", 'export const renew = async () => { try { return (await import("next/headers")).cookies(); } catch { return undefined; } };', 'import { renew } from "../lib/session"; renew();', []],
    ["what no catch catches, as there is none", 'export const renew = async () => { try { return (await import("next/headers")).cookies(); } finally { done(); } };', 'import { renew } from "../lib/session"; renew();', ["'renew' throws: app/cart.tsx → lib/session.ts → next/headers"]],
    ["what a catch does not catch, as it stands in it", 'import { refresh } from "next/cache"; export const renew = () => { try { load(); } catch { refresh(); } };', 'import { renew } from "../lib/session"; renew();', [RENEW]],
    ["not in an inline Server Function", 'import { refresh } from "next/cache"; export async function renew() { "use server"; refresh(); }', 'import { renew } from "../lib/session"; renew();', []],
    ["not in a module of Server Functions", `"use server"; ${SESSION}`, 'import { renew } from "../lib/session"; renew();', []],
    ["not in another client module, which answers for itself", `${CLIENT} ${SESSION}`, 'import { renew } from "../lib/session"; renew();', []],
    ["not a name that works everywhere", 'import { unstable_cache } from "next/cache"; export const renew = unstable_cache(load);', 'import { renew } from "../lib/session"; renew();', []],
    ["not in a broken module", `${SESSION} import {`, 'import { renew } from "../lib/session"; renew();', []],
  ])("lead to %s", (_, session, code, expected) => {
    expect(lintClient(code, { [session.includes("<") ? "lib/session.tsx" : "lib/session.ts"]: session })).toEqual(expected);
  });
});

describe("CommonJS", () => {
  it.each<[string, string]>([
    ["a name", 'import { read } from "../lib/session"; read();'],
    ["another name, as they are taken as a whole", 'import { other } from "../lib/session"; other();'],
  ])("is taken as a whole: %s", (_, code) => {
    const name = /\{ (\w+) \}/u.exec(code)?.[1] ?? "";
    expect(lintClient(code, { "lib/session.js": COMMON })).toEqual([`'${name}' throws: app/cart.tsx → lib/session.js → next/headers`]);
  });

  it("is not seen by its default", () => {
    expect(lintClient('import session from "../lib/session"; session.read();', { "lib/session.js": COMMON })).toEqual([]);
  });
});

describe("chains", () => {
  const chain = (name: string, ...steps: readonly string[]): readonly string[] => [`'${name}' throws: app/cart.tsx → ${steps.join(" → ")} → next/cache`];

  it.each<[string, Files, string, readonly string[]]>([
    ["a helper of another module", { "lib/helper.ts": 'import { renew } from "./session"; export const keep = () => renew(); export const other = 1;' }, 'import { keep } from "../lib/helper"; keep();', chain("keep", "lib/helper.ts", "lib/session.ts")],
    ["not another export of the helper", { "lib/helper.ts": 'import { renew } from "./session"; export const keep = () => renew(); export const other = 1;' }, 'import { other } from "../lib/helper"; other;', []],
    ["a barrel by name", { "lib/helper.ts": 'export { renew } from "./session";' }, 'import { renew } from "../lib/helper"; renew();', chain("renew", "lib/helper.ts", "lib/session.ts")],
    ["a barrel under another name", { "lib/helper.ts": 'export { renew as keep, NAME as renew } from "./session";' }, 'import { keep, renew } from "../lib/helper"; keep(renew);', chain("keep", "lib/helper.ts", "lib/session.ts")],
    ["not the constant under the name of the function", { "lib/helper.ts": 'export { renew as keep, NAME as renew } from "./session";' }, 'import { renew } from "../lib/helper"; renew;', []],
    ["a barrel of all names", { "lib/a.ts": "export const other = 1;", "lib/helper.ts": 'export * from "./a"; export * from "./session";' }, 'import { renew } from "../lib/helper"; renew();', chain("renew", "lib/helper.ts", "lib/session.ts")],
    ["not the constant of a barrel", { "lib/helper.ts": 'export * from "./session";' }, 'import { NAME } from "../lib/helper"; NAME;', []],
    ["not the default of a barrel, which a star leaves out", { "lib/helper.ts": 'export * from "./far";', "lib/far.ts": 'import { renew } from "./session"; export default renew;' }, 'import helper from "../lib/helper"; helper();', []],
    ["an own name before one of a barrel", { "lib/helper.ts": 'export * from "./session"; export const renew = () => 1;' }, 'import { renew } from "../lib/helper"; renew();', []],
    ["a name that is imported and exported again", { "lib/helper.ts": 'import { renew } from "./session"; export { renew as keep };' }, 'import { keep } from "../lib/helper"; keep();', chain("keep", "lib/helper.ts", "lib/session.ts")],
    ["barrels of barrels", { "lib/a.ts": 'export * from "./session";', "lib/helper.ts": 'export * from "./a";' }, 'import { renew } from "../lib/helper"; renew();', chain("renew", "lib/helper.ts", "lib/a.ts", "lib/session.ts")],
    ["barrels in a circle", { "lib/a.ts": 'export * from "./helper"; export * from "./session";', "lib/helper.ts": 'export * from "./a";' }, 'import { renew } from "../lib/helper"; renew();', chain("renew", "lib/helper.ts", "lib/a.ts", "lib/session.ts")],
    ["the shorter of two", { "lib/far.ts": 'export * from "./session";', "lib/helper.ts": 'import { renew as a } from "./far"; import { renew as b } from "./session"; export const keep = () => [a(), b()];' }, 'import { keep } from "../lib/helper"; keep();', chain("keep", "lib/helper.ts", "lib/session.ts")],
    ["import() of a helper", { "lib/helper.ts": 'export const keep = async () => (await import("./session")).renew();' }, 'import { keep } from "../lib/helper"; keep();', chain("keep", "lib/helper.ts", "lib/session.ts")],
    ["not import() of a helper for the server", { "lib/helper.ts": 'export const keep = async () => { if (typeof window === "undefined") (await import("./session")).renew(); };' }, 'import { keep } from "../lib/helper"; keep();', []],
    ["not through a module of Server Functions", { "lib/helper.ts": '"use server"; import { renew } from "./session"; export async function keep() { renew(); }' }, 'import { keep } from "../lib/helper"; keep();', []],
    ["not through another client module", { "lib/helper.ts": `${CLIENT} import { renew } from "./session"; export const keep = () => renew();` }, 'import { keep } from "../lib/helper"; keep();', []],
  ])("go through %s", (_, files, code, expected) => {
    expect(lintClient(code, { "lib/session.ts": SESSION, ...files })).toEqual(expected);
  });

  it("are left out of what a page's data functions alone need", () => {
    const files = { "lib/session.ts": SESSION, "pages/cart.tsx": 'import { renew } from "../lib/session"; export const getServerSideProps = () => renew(); export default () => null;' };
    expect(lint(files, "pages/cart.tsx")).toEqual([]);
  });

  it("are left out of what a data function needs that is exported in a list", () => {
    const files = { "lib/session.ts": SESSION, "pages/cart.tsx": 'import { renew } from "../lib/session"; async function getServerSideProps() { renew(); } export { getServerSideProps }; export default () => null;' };
    expect(lint(files, "pages/cart.tsx")).toEqual([]);
  });

  it("end at modules that the settings ignore", () => {
    const code = 'import { keep } from "../lib/helper"; keep();';
    const files = { "lib/helper.ts": 'import { renew } from "./session"; export const keep = () => renew();', "lib/session.ts": SESSION };
    expect(lintClient(code, files)).toHaveLength(1);
    for (const glob of ["lib/helper.ts", "lib/session.ts", "**/session.ts"]) expect(lintClient(code, files, { ignoreModules: [glob] })).toEqual([]);
  });

  it("end at installed packages", () => {
    const kit = { "node_modules/kit/index.js": SESSION, "node_modules/kit/package.json": '{ "peerDependencies": { "next": "16" } }' };
    expect(lintClient('import { renew } from "kit"; renew();', kit)).toEqual([]);
  });

  it("lead into .mts files, on which nothing is asserted", () => {
    expect(lintClient('import { renew } from "../lib/session.mts"; renew();', { "lib/session.mts": SESSION })).toEqual(["'renew' throws: app/cart.tsx → lib/session.mts → next/cache"]);
  });

  it("do not need what a version does not have", () => {
    expect(lintClient('import { renew } from "../lib/session"; renew();', { "lib/session.ts": SESSION }, { nextVersion: 15 })).toEqual([]);
  });

  it("do not lead to what the compiler would reject elsewhere, in a .mts file", () => {
    const files = { "lib/session.mts": 'import { cookies } from "next/headers"; export const renew = () => cookies();' };
    const code = 'import { renew } from "../lib/session.mts"; renew();';
    expect(lintClient(code, files)).toEqual([]);
  });

  it("see an edit", () => {
    const host = createMemoryHost({ "/shop/app/cart.tsx": `${CLIENT} import { renew } from "../lib/session"; renew();`, "/shop/lib/session.ts": SESSION, "/shop/next.config.js": "" });
    const story = createReachStory(host);
    expect(story.lint("app/cart.tsx")).toEqual([RENEW]);
    host.files.set("/shop/lib/session.ts", SESSION.replace("refresh();", ""));
    expect(story.lint("app/cart.tsx")).toEqual([]);
    host.files.set("/shop/lib/session.ts", SESSION);
    expect(story.lint("app/cart.tsx")).toEqual([RENEW]);
  });

  it("open no tree of a module from which nothing of the kind can be reached", () => {
    const clean = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`/shop/lib/m${String(index)}.ts`, `export const m${String(index)} = 1;`]));
    const barrel = [...Object.keys(clean).map((path) => path.replace("/shop/lib/", "./").replace(".ts", "")), "./session"].map((specifier) => `export * from "${specifier}";`);
    const host = createMemoryHost({ ...clean, "/shop/app/cart.tsx": `${CLIENT} import { m7 } from "../lib"; m7;`, "/shop/lib/index.ts": barrel.join("\n"), "/shop/lib/session.ts": SESSION, "/shop/next.config.js": "" });
    const story = createReachStory(host);
    expect(story.lint("app/cart.tsx")).toEqual([]);
    expect(story.project.modules.counts.trees).toBeLessThan(10);
  });
});
