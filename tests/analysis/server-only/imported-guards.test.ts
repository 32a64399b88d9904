/** Tests for the browser that another module makes, on the way from a client module to what throws there. */
import { describe, expect, it } from "vitest";

import { createMemoryHost } from "../../kit/memory-host.ts";
import { createReachStory, type ReachStory } from "../../kit/reach-story.ts";

type Files = Readonly<Record<string, string>>;

const ROOT: Files = {
  "app/cart.tsx": '"use client"; import { read } from "../lib/session"; export const load = () => read();',
  "app/layout.tsx": "",
  "lib/db.ts": "export const db = 1;",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
};

function createStory(files: Files): { readonly host: ReturnType<typeof createMemoryHost>; readonly story: ReachStory } {
  const host = createMemoryHost(Object.fromEntries(Object.entries({ ...ROOT, ...files }).map(([file, text]) => [`/shop/${file}`, text])));
  return { host, story: createReachStory(host) };
}

const lint = (files: Files): readonly string[] => createStory(files).story.lint("app/cart.tsx");

const THROWS = ["'read' throws: app/cart.tsx → lib/session.ts → next/headers.js"];

/** A module that makes the test, and how another one asks. */
const MAKERS: readonly (readonly [name: string, env: (test: string) => string, importLine: string, ask: string])[] = [
  ["a function", (test) => `export function isBrowserLike() { return ${test}; }`, 'import { isBrowserLike } from "./env";', "isBrowserLike()"],
  ["an arrow function", (test) => `export const isBrowserLike = () => ${test};`, 'import { isBrowserLike } from "./env";', "isBrowserLike()"],
  ["a function with a constant in it", (test) => `export function isBrowserLike() { const is = ${test}; return is; }`, 'import { isBrowserLike } from "./env";', "isBrowserLike()"],
  ["a function with two returns", (test) => `export function isBrowserLike() { if (${test}) return true; return false; }`, 'import { isBrowserLike } from "./env";', "isBrowserLike()"],
  ["a function that returns nothing elsewhere", (test) => `export function isBrowserLike() { if (${test}) return true; }`, 'import { isBrowserLike } from "./env";', "isBrowserLike()"],
  ["a constant", (test) => `export const isBrowser = ${test};`, 'import { isBrowser } from "./env";', "isBrowser"],
  ["a constant of a function's result", (test) => `const ask = () => ${test}; export const isBrowser = ask();`, 'import { isBrowser } from "./env";', "isBrowser"],
  ["another name of a function", (test) => `function ask() { return ${test}; } export const isBrowserLike = ask;`, 'import { isBrowserLike } from "./env";', "isBrowserLike()"],
  ["a default function", (test) => `export default function isBrowserLike() { return ${test}; }`, 'import isBrowserLike from "./env";', "isBrowserLike()"],
  ["a default arrow function", (test) => `export default () => ${test};`, 'import isBrowserLike from "./env";', "isBrowserLike()"],
  ["a default constant", (test) => `const is = ${test}; export default is;`, 'import isBrowser from "./env";', "isBrowser"],
  ["a constant of a namespace", (test) => `export const isBrowser = ${test};`, 'import * as env from "./env";', "env.isBrowser"],
  ["a function of a namespace", (test) => `export const isBrowserLike = () => ${test};`, 'import * as env from "./env";', "env.isBrowserLike()"],
  ["a barrel", (test) => `export const isBrowserLike = () => ${test};`, 'import { isBrowserLike } from "./all";', "isBrowserLike()"],
  ["a barrel that renames", (test) => `export const isBrowserLike = () => ${test};`, 'import { isClient } from "./names";', "isClient()"],
];

const BARRELS: Files = { "lib/all.ts": 'export * from "./env";', "lib/names.ts": 'export { isBrowserLike as isClient } from "./env";' };

/** What is read in the browser, and what elsewhere. */
const FORMS: readonly (readonly [name: string, body: (ask: string) => string])[] = [
  ["else", (ask) => `if (${ask}) { return document.cookie; } else { return (await cookies()).get("theme"); }`],
  ["an early return", (ask) => `if (${ask}) return document.cookie; return (await cookies()).get("theme");`],
  ["a choice", (ask) => `return ${ask} ? document.cookie : (await cookies()).get("theme");`],
  ["a negation", (ask) => `if (!${ask}) return (await cookies()).get("theme");`],
];

const createSession = (importLine: string, body: string): string => `import { cookies } from "next/headers.js"; ${importLine} export async function read() { ${body} }`;

describe("a test for the browser that another module makes", () => {
  const cases = MAKERS.flatMap(([maker, env, importLine, ask]) => FORMS.map(([form, body]) => [`${maker}, ${form}`, env, createSession(importLine, body(ask))] as const));

  it.each(cases)("excuses what runs elsewhere: %s", (_, env, session) => {
    expect(lint({ ...BARRELS, "lib/env.ts": env('typeof window !== "undefined"'), "lib/session.ts": session })).toEqual([]);
  });

  it.each(cases)("excuses nothing where it is the other way round: %s", (_, env, session) => {
    expect(lint({ ...BARRELS, "lib/env.ts": env('typeof window === "undefined"'), "lib/session.ts": session })).toEqual(THROWS);
  });

  it.each([
    ["of something else", "export const isBrowser = process.env.MODE === 'browser';"],
    ["that is written again", "export let isBrowser = typeof window !== 'undefined'; isBrowser = load();"],
    ["that is not there", "export const isClient = typeof window !== 'undefined';"],
    ["that is a promise", "export const isBrowser = (async () => typeof window !== 'undefined')();"],
    ["that stands for itself", 'import { isBrowser as other } from "./env"; export const isBrowser = other;'],
  ])("excuses nothing: one %s", (_, env) => {
    expect(lint({ "lib/env.ts": env, "lib/session.ts": createSession('import { isBrowser } from "./env";', "if (isBrowser) return 1; return cookies();") })).toEqual(THROWS);
  });

  it.each([
    ["an async function, whose promise is never false", "export async function isBrowserLike() { return typeof window !== 'undefined'; }"],
    ["a function that may return nothing", "export function isBrowserLike() { if (isReady()) return typeof window !== 'undefined'; }"],
    ["a function that says no elsewhere too", "export function isBrowserLike() { if (isBot()) return false; return typeof window !== 'undefined'; }"],
    ["a function that calls itself", "export function isBrowserLike() { if (isBrowserLike()) return true; return false; }"],
  ])("excuses nothing: %s", (_, env) => {
    expect(lint({ "lib/env.ts": env, "lib/session.ts": createSession('import { isBrowserLike } from "./env";', "if (isBrowserLike()) return 1; return cookies();") })).toEqual(THROWS);
  });

  it("excuses import() of the request API", () => {
    const session = (test: string): Files => ({
      "lib/env.ts": "export const isBrowser = typeof window !== 'undefined';",
      "lib/session.ts": `import { isBrowser } from "./env"; export async function read() { if (${test}) return document.cookie; return (await import("next/headers")).cookies(); }`,
    });
    expect(lint(session("isBrowser"))).toEqual([]);
    expect(lint(session("!isBrowser"))).toEqual(["'read' throws: app/cart.tsx → lib/session.ts → next/headers"]);
  });

  it("excuses what the team declared server-only", () => {
    const session = (test: string): Files => ({
      "lib/env.ts": "export const isBrowser = typeof window !== 'undefined';",
      "lib/session.ts": `import { isBrowser } from "./env"; import { db } from "@/db"; export function read() { if (${test}) return document.cookie; return db; }`,
    });
    const lintDeclared = (files: Files): readonly string[] => createStory(files).story.lint("app/cart.tsx", { serverOnlyModules: ["@/db"] });
    expect(lintDeclared(session("isBrowser"))).toEqual([]);
    expect(lintDeclared(session("!isBrowser"))).toEqual(["declared: app/cart.tsx → lib/session.ts → @/db"]);
  });

  it("is asked anew when its module has changed, and nothing else", () => {
    const session = createSession('import { isBrowser } from "./env";', "if (isBrowser) return 1; return cookies();");
    const { host, story } = createStory({ "lib/env.ts": "export const isBrowser = typeof window !== 'undefined';", "lib/session.ts": session });
    expect(story.lint("app/cart.tsx")).toEqual([]);
    host.files.set("/shop/lib/env.ts", "export const isBrowser = typeof window === 'undefined';");
    expect(story.lint("app/cart.tsx")).toEqual(THROWS);
    host.files.set("/shop/lib/env.ts", "export const isBrowser = typeof window !== 'undefined';");
    expect(story.lint("app/cart.tsx")).toEqual([]);
  });
});
