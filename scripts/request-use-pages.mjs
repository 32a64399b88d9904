/** The pages and handlers of `measure-request-uses.mjs`: what code may do with the request, in many ways, and where. */

/** What the code calls, in modules of their own. */
export const LIBRARY = {
  "lib/actions.js": `"use server";
import { cookies } from "next/headers";
export async function act() { (await cookies()).set("seen", "1"); return 1; }
`,
  "lib/index.js": `export * from "./actions";
export * from "./next";
export * from "./options";
export * from "./session";
export * from "./wrappers";
`,
  "lib/next.js": `export { cookies as jar } from "next/headers";
`,
  "lib/options.js": `import { save } from "./session";
export async function load({ refresh = false } = {}) { if (refresh) await save(); return 1; }
export async function find(refresh) { if (!refresh) return 1; await save(); return 1; }
export async function open(mode) { return mode === "write" ? save() : 1; }
export async function loadLazily({ refresh = false } = {}) { const renewLazily = async () => { if (refresh) await save(); }; await renewLazily(); return 1; }
export async function fill(store) { store.set("seen", "1"); return 1; }
`,
  "lib/session.js": `import { cache } from "react";
import { cookies, draftMode, headers } from "next/headers";
import { jar } from "./next";
export async function save() { (await jar()).set("seen", "1"); return 1; }
export const renew = async () => { const result = await save(); return result; };
export const renewOnce = cache(async () => renew());
export const getStore = () => cookies();
export class Sessions { static async end() { (await cookies()).delete("seen"); return 1; } }
export const sessions = { end: async () => { (await cookies()).delete("seen"); return 1; } };
export async function readTheme() { return (await cookies()).get("theme")?.value; }
export async function readHost() { return (await headers()).get("host"); }
export async function readAll() { return [await readTheme(), await readHost()].join(); }
export const readOnce = cache(async () => readTheme());
export async function isDraft() { return (await draftMode()).isEnabled; }
export async function readSafely() { try { return await readTheme(); } catch { return "light"; } }
export async function loadOwn() { "use cache: private"; return 1; }
export async function saveSafely() { try { return await save(); } catch { return 1; } }
`,
  "lib/wrappers.js": `export async function trace(run) { return await run(); }
export async function quietly(run) { try { return await run(); } catch { return 1; } }
export const later = (run) => ({ run });
`,
};

const CHANGES = {
  again: `try { (await cookies()).set("seen", "1"); } catch (error) { console.log("thrown"); throw error; }`,
  alias: `const get = cookies; (await get())["set"]("seen", "1");`,
  awaitedCallback: `await trace(async () => { (await cookies()).delete("seen"); });`,
  bound: `const run = save.bind(null); await run();`,
  byName: `await trace(save);`,
  callAction: `await act();`,
  caught: `try { await save(); } catch {}`,
  caughtPromise: `await save().catch(() => {}); await Promise.allSettled([save()]);`,
  delete: `(await cookies()).delete("seen");`,
  each: `const store = await cookies(); ["a"].forEach((name) => store.set(name, "1"));`,
  filled: `await fill(await cookies());`,
  finally: `try { (await cookies()).set("seen", "1"); } finally { console.log("done"); }`,
  first: `const store = await cookies(); if (!store.has("never")) store.set("seen", "1");`,
  flag: `await find(true);`,
  handed: `later(save); later(async () => save());`,
  inline: `async function submit() { "use server"; (await cookies()).set("seen", "1"); } later(submit);`,
  inlineCalled: `async function submit() { "use server"; (await cookies()).set("seen", "1"); } await submit();`,
  iife: `await (async () => { (await cookies()).set("seen", "1"); })();`,
  list: `await Promise.all(["a"].map(async () => save()));`,
  literal: `const tools = { run: () => save() }; await tools.run();`,
  method: `await sessions.end();`,
  mode: `await open("write");`,
  modeRead: `await open("read");`,
  none: `const store = await cookies(); store.get("seen"); store.has("seen"); new Map().set("a", 1);`,
  lazily: `await loadLazily({ refresh: true });`,
  lazilyLeft: `await loadLazily();`,
  option: `await load({ refresh: true });`,
  optionLeft: `await load(); await load({}); await find(); await find(false);`,
  parts: `const { set } = await cookies(); set("seen", "1");`,
  quiet: `await quietly(() => save()); await saveSafely();`,
  renew: `await renew();`,
  renewOnce: `await renewOnce();`,
  returned: `const store = await getStore(); store.set("seen", "1");`,
  save: `await save();`,
  set: `(await cookies()).set("seen", "1");`,
  static: `await Sessions.end();`,
  then: `await cookies().then((store) => { store.set("seen", "1"); });`,
  draft: `(await draftMode()).enable();`,
};

const READS = {
  all: `await readAll();`,
  catch: `await readTheme().catch(() => 1);`,
  catchAtOnce: `await cookies().catch(() => 1);`,
  caught: `try { await cookies(); } catch {}`,
  caughtConnection: `try { await connection(); } catch {}`,
  caughtDraft: `try { (await draftMode()).enable(); } catch {}`,
  caughtHelper: `try { await readTheme(); } catch {}`,
  caughtWithin: `await readSafely();`,
  connection: `await connection();`,
  cookies: `await cookies();`,
  draft: `await isDraft(); (await draftMode()).isEnabled;`,
  draftOff: `(await draftMode()).disable();`,
  draftOn: `(await draftMode()).enable();`,
  handed: `later(readTheme); later(async () => readTheme());`,
  headers: `(await headers()).get("host");`,
  host: `await readHost();`,
  list: `await Promise.all(["a"].map(async () => readTheme()));`,
  none: `await Promise.resolve(1);`,
  notAwaited: `cookies();`,
  nested: `const inner = async () => readTheme(); await inner();`,
  once: `await readOnce();`,
  own: `await loadOwn();`,
  ownCaught: `try { await loadOwn(); } catch {}`,
  ownPart: `const tools = { run: () => loadOwn() }; await tools.run();`,
  quiet: `await quietly(readTheme);`,
  set: `(await cookies()).set("seen", "1");`,
  settled: `await Promise.allSettled([readTheme()]);`,
  settledAtOnce: `await Promise.allSettled([cookies()]);`,
  store: `await getStore();`,
  thenAtOnce: `await cookies().then((store) => store, () => 1);`,
  thenCatchAtOnce: `await cookies().then((store) => store).catch(() => 1);`,
  theme: `await readTheme();`,
  trace: `await trace(readTheme);`,
};

const IMPORTS = `import { Suspense } from "react";
import { cookies, draftMode, headers } from "next/headers";
import { after, connection } from "next/server";
import { unstable_cache } from "next/cache";
import { act, fill, find, getStore, isDraft, later, load, loadLazily, loadOwn, open, quietly, readAll, readHost, readOnce, readSafely, readTheme, renew, renewOnce, save, saveSafely, Sessions, sessions, trace } from "../../lib";
`;

const DYNAMIC = `export const dynamic = "force-dynamic";\n`;

/** Where a statement runs: in a file of its own, which answers "SEEN" unless it throws. */
const CHANGE_PLACES = {
  action: (code) => ["route.js", `${DYNAMIC}async function submit() { "use server"; ${code} }\nexport async function POST() { await submit(); return new Response("SEEN"); }\n`],
  after: (code, name) => ["route.js", `${DYNAMIC}export async function POST() { after(async () => { ${code} (globalThis.done ??= []).push("${name}"); }); return new Response("later"); }\n`],
  component: (code) => ["page.jsx", `${DYNAMIC}async function Part() { ${code} return <p>SEEN</p>; }\nexport default function Page() { return <Part />; }\n`],
  image: (code) => ["opengraph-image.jsx", `${DYNAMIC}export default async function Image() { ${code} return new Response("SEEN"); }\n`],
  metadata: (code) => ["page.jsx", `${DYNAMIC}export async function generateMetadata() { ${code} return { description: "SEEN" }; }\nexport default function Page() { return null; }\n`],
  page: (code) => ["page.jsx", `${DYNAMIC}export default async function Page() { ${code} return <p>SEEN</p>; }\n`],
  route: (code) => ["route.js", `${DYNAMIC}export async function POST() { ${code} return new Response("SEEN"); }\n`],
};

const inPrerenderedCache = (directive) => (code) => [
  "page.jsx",
  `async function loadCached(key) { "${directive}"; ${code} return key; }\nexport default async function Page() { await loadCached("a"); return <p>SEEN</p>; }\n`,
];

const inCache = (directive) => (code) => [
  "page.jsx",
  `async function loadCached(key) { "${directive}"; ${code} return key; }\nasync function Part() { await connection(); await loadCached(Math.random()); return <p>SEEN</p>; }\nexport default function Page() { return <Suspense><Part /></Suspense>; }\n`,
];

const CACHE_PLACES = {
  component: (code) => [
    "page.jsx",
    `async function Inner() { ${code} return <p>SEEN</p>; }\nasync function Outer() { "use cache"; return <div><Inner /></div>; }\nexport default function Page() { return <Outer />; }\n`,
  ],
  private: inCache("use cache: private"),
  remote: inPrerenderedCache("use cache: remote"),
  shared: inPrerenderedCache("use cache"),
  unstable: (code) => [
    "page.jsx",
    `const loadCached = unstable_cache(async (key) => { ${code} return key; });\nasync function Part() { await connection(); await loadCached(Math.random()); return <p>SEEN</p>; }\nexport default function Page() { return <Suspense><Part /></Suspense>; }\n`,
  ],
};

/** What fails without a sound, and is reported all the same: after the answer nothing is changed, caught or not. */
const VAIN = new Set(["after-caught"]);

function cross(statements, places) {
  return Object.entries(places).flatMap(([place, write]) =>
    Object.entries(statements).map(([form, code]) => {
      const name = `${place}-${form}`.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
      const [file, text] = write(code, name);
      const url = file.startsWith("opengraph-image") ? `${name}/opengraph-image` : name;
      return { code, isVain: VAIN.has(name), method: file === "route.js" ? "POST" : "GET", name, path: `app/${name}/${file}`, text: IMPORTS + text, url };
    }),
  );
}

/** One app for each configuration: the rule, and the files that answer. */
export const APPS = [
  { config: "export default { experimental: { useCache: true } };\n", pages: cross(CHANGES, CHANGE_PLACES), rule: "no-cookie-mutation-in-render" },
  { config: "export default { cacheComponents: true, experimental: { prerenderEarlyExit: false } };\n", pages: cross(READS, CACHE_PLACES), rule: "no-request-api-in-cache" },
];
