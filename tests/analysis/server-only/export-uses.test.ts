import { describe, expect, it } from "vitest";

import { collectExportUses } from "../../../src/analysis/server-only/export-uses.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** What stands behind each export: `read: cookies` for a name that throws, `read: ./a#b` for one of another module. */
function describeUses(code: string, path = "/shop/lib/session.tsx"): Readonly<Record<string, readonly string[]>> {
  const uses = collectExportUses(parseModule(code, path), { isBrowserOnly: false, keepsImports: false, nextVersion: 16 });
  return Object.fromEntries(
    [...uses].map(([name, { imported, throwing }]) => [
      name,
      [...new Set([...throwing.map(({ module, names }) => [module.specifier, ...names].join(" ")), ...imported.map((use) => `${use.request.specifier}#${use.name}`)])],
    ]),
  );
}

const CACHE = 'import { refresh } from "next/cache";';
const HEADERS = 'const { cookies } = require("next/headers");';

describe("collectExportUses", () => {
  it.each<[string, string, Readonly<Record<string, readonly string[]>>]>([
    ["a function that throws, and a constant beside it", `${CACHE} export function a() { refresh(); } export const b = 1;`, { a: ["next/cache refresh"], b: [] }],
    ["an arrow", `${CACHE} export const a = () => refresh();`, { a: ["next/cache refresh"] }],
    ["several declarators of one statement apart", `${CACHE} export const a = () => refresh(), b = 1;`, { a: ["next/cache refresh"], b: [] }],
    ["a class", `${CACHE} export class A { b() { refresh(); } }`, { A: ["next/cache refresh"] }],
    ["a default function", `${CACHE} export default function () { refresh(); }`, { default: ["next/cache refresh"] }],
    ["a default expression", `${CACHE} export default () => refresh();`, { default: ["next/cache refresh"] }],
    ["a default name", `${CACHE} const a = () => refresh(); export default a;`, { default: ["next/cache refresh"] }],
    ["an export by another name", `${CACHE} const a = () => refresh(); export { a as b };`, { b: ["next/cache refresh"] }],
    ["what stands behind a helper", `${CACHE} const help = () => refresh(); const more = () => help(); export const a = () => more();`, { a: ["next/cache refresh"] }],
    ["helpers that call each other", `${CACHE} function a() { b(); } function b() { a(); refresh(); } export { a };`, { a: ["next/cache refresh"] }],
    ["not a helper that the export does not use", `${CACHE} const help = () => refresh(); export const a = () => 1; help;`, { a: [] }],
    ["a name from an import with another name", 'import { refresh as again } from "next/cache"; export const a = () => again();', { a: ["next/cache refresh"] }],
    ["a member of a namespace", 'import * as cache from "next/cache"; export const a = () => cache.refresh(); export const b = () => cache.unstable_cache();', { a: ["next/cache refresh"], b: [] }],
    ["a name of another module", 'import { a } from "./a"; export const b = () => a();', { b: ["./a#a"] }],
    ["a default of another module", 'import a from "./a"; export const b = () => a();', { b: ["./a#default"] }],
    ["a member of another module's namespace", 'import * as a from "./a"; export const b = () => a.c();', { b: ["./a#c"] }],
    ["a component in JSX", 'import { A } from "./a"; export const B = () => <A />;', { B: ["./a#A"] }],
    ["nothing for a type", 'import { A } from "./a"; export const b = (x: A): typeof A => x;', { b: [] }],
    ["nothing for what a parameter hides", `${CACHE} export const a = (refresh) => refresh();`, { a: [] }],
    ["import() with a member", 'export const a = async () => (await import("./a")).b;', { a: ["./a#b"] }],
    ["import() with a pattern", 'export const a = async () => { const { b } = await import("./a"); b(); };', { a: ["./a#b"] }],
    ["import() for a component", 'export const A = lazy(() => import("./a"));', { A: ["./a#default"] }],
    ["import() of a server-only module", 'export const a = async () => (await import("next/headers")).cookies();', { a: ["next/headers cookies"] }],
    ["require of a server-only module", 'export const a = () => require("next/headers").cookies();', { a: ["next/headers cookies"] }],
    ["nothing behind a test for the server", 'export const a = async () => { if (typeof window === "undefined") { (await import("next/headers")).cookies(); } };', { a: [] }],
    ["nothing in a Server Function", `${CACHE} export async function a() { "use server"; refresh(); }`, { a: [] }],
    ["nothing for a data function", `${CACHE} export const getServerSideProps = () => refresh(); export default () => 1;`, { default: [], getServerSideProps: [] }],
    ["a name that is exported again", 'export { a } from "./a"; export { b as c } from "./b"; export { default } from "./d";', { a: ["./a#a"], c: ["./b#b"], default: ["./d#default"] }],
    ["all names that are exported again", 'export * from "./a";', { "*": ["./a#*"] }],
    ["all names of several modules", 'export * from "./a"; export * from "./b";', { "*": ["./a#*", "./b#*"] }],
    ["an imported name that is exported again", 'import { a } from "./a"; export { a, a as b };', { a: ["./a#a"], b: ["./a#a"] }],
    ["a server-only name that is exported again", 'export { cookies } from "next/headers"; export { unstable_cache } from "next/cache";', { cookies: ["next/headers cookies"], unstable_cache: ["next/cache#unstable_cache"] }],
    ["all server-only names that are exported again", 'export * from "next/headers";', { "*": ["next/headers"] }],
    ["all of a CommonJS module", `${HEADERS} module.exports = { read: () => cookies() };`, { "*": ["next/headers cookies"] }],
    ["nothing of a type-only re-export", 'export type { A } from "./a"; export type * from "./b";', { "*": [], A: [] }],
    ["names bound by a pattern", 'import { make } from "./a"; export const { a, b } = make();', { a: ["./a#make"], b: ["./a#make"] }],
    ["a namespace that is exported again", 'export * as a from "./a";', { a: ["./a#*"] }],
  ])("knows %s", (_, code, expected) => {
    expect(describeUses(code)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["what is assigned later", `${CACHE} export let a; a = () => refresh();`],
    ["what is taken out of a namespace", 'import * as cache from "next/cache"; const { refresh } = cache; export const a = () => refresh();'],
    ["import =", 'import cache = require("next/cache"); export const a = () => cache.refresh();'],
  ])("not seen: %s", (_, code) => {
    expect(describeUses(code, "/shop/lib/session.ts")).toEqual({ a: [] });
  });
});
