/** Cookies that are changed while a page is rendered. The stories lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-cookie-mutation-in-render.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const files = {
  "app/everything/page.tsx": "import '@/lib';\nimport '@/components/button';\nimport { Panel } from '@/components/panel';\nexport default function Page() { return <Panel />; }\n",
  "app/layout.tsx": "",
  "app/page.tsx": "",
  "components/button.tsx": "import { logOut } from '@/lib/actions';\nexport function Button() { return null; }\n",
  "components/panel.tsx": "'use client';\nimport './shared';\nexport function Panel() { return null; }\n",
  "components/shared.tsx": "",
  "lib/actions.ts": "'use server';\nimport { cookies } from 'next/headers';\nexport async function logOut() { (await cookies()).delete('session'); }\n",
  "lib/circle.ts": "import { second } from './circle-2';\nimport { saveSession } from './session';\nexport async function first(n) { await second(n); }\nexport async function third() { await saveSession('x'); await second(1); }\n",
  "lib/circle-2.ts": "import { first, third } from './circle';\nexport async function second(n) { await first(n); await third(); }\n",
  "lib/index.ts": [
    "export * from './actions';",
    "export * from './circle';",
    "export * from './options';",
    "export * from './quiet';",
    "export { saveSession as keepSession } from './session';",
    "export * from './session';",
    "export * from './store';",
    "export * from './wrappers';",
    "export { default as track } from './track';",
    "",
  ].join("\n"),
  "lib/next.ts": "export { cookies as jar } from 'next/headers';\n",
  "lib/options.ts": [
    "import { saveSession } from './session';",
    "const REFRESHES = false;",
    "export async function getSession({ refresh = false } = {}) { if (refresh) await saveSession('x'); return null; }",
    "export async function getUser(refresh) { if (!refresh) return null; await saveSession('x'); return null; }",
    "export async function getFlags() { return REFRESHES && (await saveSession('x')); }",
    "export async function getLazy({ refresh = false } = {}) { const renew = async () => { if (refresh) await saveSession('x'); }; await renew(); }",
    "export async function getMode(mode) { return mode === 'write' ? saveSession('x') : null; }",
    "",
  ].join("\n"),
  "lib/quiet.ts": [
    "import { cookies } from 'next/headers';",
    "import { saveSession } from './session';",
    "export async function createClient() {",
    "  const store = await cookies();",
    "  return createServerClient({ cookies: { getAll: () => store.getAll(), setAll(list) { list.forEach(({ name, value }) => store.set(name, value)); } } });",
    "}",
    "export async function trySave() { try { await saveSession('x'); } catch {} }",
    "export async function tryRefresh() { try { await saveSession('x'); } catch {} return readSession(); }",
    "export async function readSession() { return (await cookies()).get('session'); }",
    "export const getStore = () => cookies();",
    "",
  ].join("\n"),
  "lib/session.ts": [
    "import { cache } from 'react';",
    "import { jar } from './next';",
    "export async function saveSession(token) {",
    "  const store = await jar();",
    "  store.set('session', token, { httpOnly: true });",
    "}",
    "export const refreshSession = async () => { const session = null; if (session === null) await saveSession('new'); return session; };",
    "export const loadSession = cache(async () => refreshSession());",
    "export class Sessions { async end() { (await jar()).delete('session'); } }",
    "export const sessions = { end: async () => { (await jar()).delete('session'); } };",
    "",
  ].join("\n"),
  "lib/store.ts": "export function mark(store) { store.set('seen', '1'); }\nexport const count = new Map();\nexport function note(key) { count.set(key, 1); count.delete(key); }\n",
  "lib/track.ts": "import { cookies } from 'next/headers';\nexport default async function () { (await cookies()).set('visit', '1'); }\n",
  "lib/wrappers.ts": "export async function withTrace(run) { return await run(); }\nexport async function quietly(run) { try { return await run(); } catch { return null; } }\nexport const later = (run) => ({ run });\n",
  "middleware.ts": "import '@/lib';\nexport function middleware() {}\n",
  "next.config.js": "",
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
};
const app = createProject({ ...files, "package.json": '{ "dependencies": { "next": "16.4.6" } }' });
const app14 = createProject({ ...files, "package.json": '{ "dependencies": { "next": "14.2.35" } }' });
const page = app.path("app/page.tsx");

const IMPORTS =
  "import { cookies, draftMode, headers } from 'next/headers';\nimport { after } from 'next/server';\nimport { Sessions, count, createClient, first, getFlags, getLazy, getMode, getSession, getStore, getUser, keepSession, later, loadSession, logOut, mark, note, quietly, readSession, refreshSession, saveSession, sessions, track, tryRefresh, trySave, withTrace } from '@/lib';\n";

/** A page of some statements. */
function inPage(...statements: readonly string[]): string {
  return `${IMPORTS}export default async function Page({ params }) {\n${statements.map((statement) => `  ${statement}\n`).join("")}  return <main />;\n}\n`;
}

function silent(name: string, code: string, filename = page) {
  return { code, filename, name };
}

const CHANGERS = "a Server Function, a Route Handler or the proxy";
const IN_SESSION = "cookies().set in lib/session.ts:5";

/** What is done on the spot, on the first line of the page. */
function direct(name: string, statement: string, use = "cookies().set") {
  return { code: inPage(statement), errors: [{ data: { chain: use, changers: CHANGERS, name: "Page", use }, line: 5, messageId: "rendered" as const }], filename: page, name };
}

/** What a call on the first line of the page leads to. */
function leading(name: string, statement: string, chain: string, use = "cookies().set") {
  return { code: inPage(statement), errors: [{ data: { chain, changers: CHANGERS, name: "Page", use }, line: 5, messageId: "leadsInRender" as const }], filename: page, name };
}

tester.run("no-cookie-mutation-in-render", rule, {
  valid: [
    silent("reads", inPage("return (await cookies()).get('session') ?? (await cookies()).has('x') ?? (await readSession());")),
    silent("the draft mode, which rendering may change", inPage("(await draftMode()).enable();")),
    silent("a map", inPage("count.set('a', 1);", "note('a');", "new Map().delete('x');")),
    silent("caught", inPage("try { (await cookies()).set('seen', '1'); } catch {}", "await trySave();")),
    silent("caught around a callback", inPage("try { await Promise.all([1].map(async () => saveSession('x'))); } catch (error) { console.error(error); }")),
    silent("caught by the promise", inPage("await saveSession('x').catch(() => {});", "saveSession('x').then(() => {}, () => {});", "await Promise.allSettled([saveSession('x')]);")),
    silent("caught by a helper", inPage("await quietly(() => saveSession('x'));", "await quietly(track);")),
    silent("the adapter of Supabase, which is called when a token is renewed", inPage("await createClient();")),
    silent("a Server Function that is handed on", `${IMPORTS}export default function Page() { return <form action={logOut}><button formAction={logOut.bind(null, 1)} /></form>; }\n`),
    silent("an inline Server Function", `${IMPORTS}export default function Page() {\n  async function save() { 'use server'; (await cookies()).set('seen', '1'); }\n  return <form action={save} />;\n}\n`),
    silent("a Server Function in a callback of an element", `${IMPORTS}export default function Page() { return <form action={async () => { 'use server'; await saveSession('x'); }} />; }\n`),
    silent("a function that is only defined", inPage("const save = () => saveSession('x');", "later(save);", "const kept = later(async () => saveSession('x'));")),
    silent("what an unknown function makes of one", inPage("const action = createSafeAction(async () => saveSession('x'));", "const other = wrap(async () => saveSession('x'));")),
    silent("an option that is left out", inPage("await getSession();", "await getSession({});", "await getSession({ refresh: false });", "await getUser();", "await getUser(false);")),
    silent("a constant that rules it out", inPage("await getFlags();", "await getMode('read');")),
    silent("code that is not reached", inPage("return null;", "await saveSession('x');")),
    silent("a Route Handler", `${IMPORTS}export async function GET() { await saveSession('x'); (await cookies()).set('a', 'b'); return new Response(); }\n`, app.path("app/api/route.ts")),
    silent("a Route Handler that renders", `${IMPORTS}export async function GET() { await saveSession('x'); return new ImageResponse(<Card />); }\n`, app.path("app/api/route.tsx")),
    silent("Route Handlers have names like components", `${IMPORTS}export async function POST() { await saveSession('x'); return new Response(); }\nexport const GET = async () => { (await cookies()).set('a', 'b'); return new Response(); };\n`, app.path("app/api/route.tsx")),
    silent("Server Functions", "'use server';\nimport { cookies } from 'next/headers';\nexport async function save() { (await cookies()).set('a', 'b'); }\n", app.path("app/actions.ts")),
    silent("the proxy", "import { cookies } from 'next/headers';\nexport default async function proxy() { (await cookies()).set('a', 'b'); }\n", app.path("proxy.ts")),
    silent("files of metadata, which are Route Handlers", "import { saveSession } from '@/lib';\nexport default async function sitemap() { await saveSession('x'); return []; }\n", app.path("app/sitemap.ts")),
    silent("an image, which is one too", "import { saveSession } from '@/lib';\nexport default async function Image() { await saveSession('x'); return new Response(); }\n", app.path("app/opengraph-image.ts")),
    silent("an image with a component's name", "import { saveSession } from '@/lib';\nexport default async function Image() { await saveSession('x'); return new ImageResponse(<b />); }\n", app.path("app/opengraph-image.tsx")),
    silent("an option of the function around it", inPage("await getLazy();")),
    silent("a helper that nobody renders", "import { cookies } from 'next/headers';\nexport async function Save() { (await cookies()).set('a', 'b'); }\n", app.path("lib/save.ts")),
    silent("a function with the name of a component that others call", `${IMPORTS}async function Save() { (await cookies()).set('a', 'b'); }\nexport async function act() { 'use server'; await Save(); }\n`, app.path("app/everything/page.tsx")),
    silent("the cookies of a response", "import { NextResponse } from 'next/server';\nexport default async function Page() { const response = NextResponse.next(); response.cookies.set('a', 'b'); return null; }\n"),
    silent("a Client Component", "'use client';\nimport { logOut } from '@/lib';\nexport default function Page() { useEffect(() => { logOut(); }, []); return null; }\n"),
    silent("a component of the client without a directive", "import { useEffect } from 'react';\nimport { logOut } from '@/lib';\nexport function Shared() { useEffect(() => { logOut(); }, []); startTransition(() => logOut()); return <i />; }\n", app.path("components/shared.tsx")),
    silent("the pages router", "import { logOut } from '@/lib';\nexport default function Page() { logOut(); return <i />; }\n", app.path("pages/index.tsx")),
    silent("a test", `${IMPORTS}it('renders', async () => {}); export async function Page() { await saveSession('x'); return <i />; }\n`, app.path("app/page.test.tsx")),
    silent("caught after the answer, by a function that is called for something else", inPage("after(async () => { log(await tryRefresh()); });", "after(() => saveSession('x').catch(() => {}));")),
    silent("reading after the answer", inPage("after(async () => { log((await cookies()).get('a')); });")),
    silent("a static param", "import { saveSession } from '@/lib';\nexport async function generateStaticParams() { await saveSession('x'); return []; }\nexport default function Page() { return <i />; }\n"),
    silent("a cached function, which is another rule's question", `${IMPORTS}async function load() { 'use cache'; await saveSession('x'); }\nexport default async function Page() { await load(); return <i />; }\n`),
    silent("after in Next.js 14, which had none", "import { cookies } from 'next/headers';\nimport { after } from 'next/server';\nexport async function GET() { after(() => cookies().set('a', 'b')); }\n", app14.path("app/api/route.ts")),
    silent("nowhere", "import { cookies } from 'next/headers';\nexport default async function Page() { (await cookies()).set('a', 'b'); return <i />; }\n", "<input>"),
  ],
  invalid: [
    direct("set", "(await cookies()).set('seen', '1');"),
    direct("delete", "(await cookies()).delete('seen');", "cookies().delete"),
    direct("a store in a variable", "const store = await cookies(); store.set('seen', '1');"),
    direct("taken apart", "const { set } = await cookies(); set('seen', '1');"),
    direct("by another name", "const jar = cookies; (await jar())['set']('seen', '1');"),
    direct("in a branch", "if (!(await cookies()).has('seen')) (await cookies()).set('seen', '1');"),
    direct("by then", "await cookies().then((store) => { store.set('seen', '1'); });"),
    direct("in a callback", "const store = await cookies(); ['a'].forEach((name) => store.set(name, '1'));"),
    direct("in a function that is called at once", "await (async () => { (await cookies()).set('seen', '1'); })();"),
    direct("in an awaited callback", "await startSpan('x', async () => { (await cookies()).set('seen', '1'); });"),
    direct("in a try without a catch", "try { (await cookies()).set('seen', '1'); } finally { done(); }"),
    direct("in a catch", "try { work(); } catch { (await cookies()).delete('seen'); }", "cookies().delete"),
    direct("in a try that throws again", "try { (await cookies()).set('seen', '1'); } catch (error) { report(error); throw error; }"),
    direct("a store of a function", "const store = await getStore(); store.set('seen', '1');"),
    leading("a helper", "await saveSession('x');", `saveSession → ${IN_SESSION}`),
    leading("a helper that is bound", "const run = saveSession.bind(null); await run('x');", `run → ${IN_SESSION}`),
    leading("a helper of a helper", "const session = await refreshSession();", `refreshSession → saveSession → ${IN_SESSION}`),
    leading("cache of React", "const session = await loadSession();", `loadSession → refreshSession → saveSession → ${IN_SESSION}`),
    leading("another name", "await keepSession('x');", `keepSession → ${IN_SESSION}`),
    leading("a default export", "await track();", "track → cookies().set in lib/track.ts:2"),
    leading("a method of an object", "await sessions.end();", "sessions.end → cookies().delete in lib/session.ts:10", "cookies().delete"),
    leading("a Server Function that is called", "await logOut();", "logOut → cookies().delete in lib/actions.ts:3", "cookies().delete"),
    leading("a store that is handed over", "mark(await cookies());", "mark → cookies().set in lib/store.ts:1"),
    leading("an option", "await getSession({ refresh: true });", `getSession → saveSession → ${IN_SESSION}`),
    leading("an option that nobody knows", "await getSession(params);", `getSession → saveSession → ${IN_SESSION}`),
    leading("a flag", "await getUser(true);", `getUser → saveSession → ${IN_SESSION}`),
    leading("an option of the function around it", "await getLazy({ refresh: true });", `getLazy → renew → saveSession → ${IN_SESSION}`),
    leading("a mode", "await getMode('write');", `getMode → saveSession → ${IN_SESSION}`),
    leading("a helper that calls what it is given", "await withTrace(() => saveSession('x'));", `saveSession → ${IN_SESSION}`),
    leading("a function by its name", "await withTrace(track);", "track → cookies().set in lib/track.ts:2"),
    leading("a list of them", "await Promise.all(['a'].map(saveSession));", `saveSession → ${IN_SESSION}`),
    leading("a function of the page", "const save = async () => { await saveSession('x'); }; await save();", `save → saveSession → ${IN_SESSION}`),
    leading("functions in a circle", "await first(1);", `first → second → third → saveSession → ${IN_SESSION}`),
    {
      name: "each call once, where it stands",
      code: inPage("await saveSession('x');", "await readSession();", "(await cookies()).delete('b');"),
      errors: [{ line: 5, messageId: "leadsInRender" }, { line: 7, messageId: "rendered" }],
      filename: page,
    },
    {
      name: "a layout",
      code: "import { saveSession } from '@/lib';\nexport default async function layout({ children }) { await saveSession('x'); return children; }\n",
      errors: [{ data: { chain: `saveSession → ${IN_SESSION}`, changers: CHANGERS, name: "default", use: "cookies().set" }, line: 2, messageId: "leadsInRender" }],
      filename: app.path("app/layout.tsx"),
    },
    {
      name: "a page that is wrapped",
      code: "import { saveSession } from '@/lib';\nexport default withUser(async ({ user }) => { await saveSession('x'); return <main />; });\n",
      errors: [{ data: { chain: `saveSession → ${IN_SESSION}`, changers: CHANGERS, name: "default", use: "cookies().set" }, line: 2, messageId: "leadsInRender" }],
      filename: page,
    },
    {
      name: "metadata",
      code: "import { saveSession } from '@/lib';\nexport async function generateMetadata() { await saveSession('x'); return {}; }\nexport const generateViewport = async () => { await saveSession('x'); return {}; };\nexport default function Page() { return null; }\n",
      errors: [
        { data: { chain: `saveSession → ${IN_SESSION}`, changers: CHANGERS, name: "generateMetadata", use: "cookies().set" }, line: 2, messageId: "leadsInRender" },
        { line: 3, messageId: "leadsInRender" },
      ],
      filename: page,
    },
    {
      name: "a component",
      code: "import { logOut } from '@/lib/actions';\nexport async function Button() { await logOut(); return <b />; }\nexport const Other = async () => { await logOut(); return <b />; };\n",
      errors: [{ line: 2, messageId: "leadsInRender" }, { line: 3, messageId: "leadsInRender" }],
      filename: app.path("components/button.tsx"),
    },
    {
      name: "a component of the page, and not the page",
      code: `${IMPORTS}async function Refresh() { await refreshSession(); return null; }\nexport default function Page() { return <Refresh />; }\n`,
      errors: [{ line: 4, messageId: "leadsInRender" }],
      filename: page,
    },
    {
      name: "after, in a Route Handler",
      code: `${IMPORTS}export async function GET() { after(async () => { (await cookies()).set('a', 'b'); }); return new Response(); }\n`,
      errors: [{ data: { chain: "cookies().set", changers: CHANGERS, name: "", use: "cookies().set" }, line: 4, messageId: "afterwards" }],
      filename: app.path("app/api/route.ts"),
    },
    {
      name: "after, caught by functions that do nothing else",
      code: `${IMPORTS}export async function GET() {\n  after(async () => { try { (await cookies()).set('a', 'b'); } catch {} });\n  after(async () => { await trySave(); });\n}\n`,
      errors: [{ line: 5, messageId: "afterwards" }, { data: { chain: `trySave → saveSession → ${IN_SESSION}`, changers: CHANGERS, name: "", use: "cookies().set" }, line: 6, messageId: "leadsAfterwards" }],
      filename: app.path("app/api/route.ts"),
    },
    {
      name: "after, through helpers and by name",
      code: `${IMPORTS}async function finish() { await saveSession('x'); (await draftMode()).disable(); }\nexport async function GET() { after(finish); after(track); after(() => saveSession('x')); return new Response(); }\n`,
      errors: [
        { line: 4, messageId: "leadsAfterwards" },
        { line: 4, messageId: "afterwards" },
        { data: { chain: "track → cookies().set in lib/track.ts:2", changers: CHANGERS, name: "", use: "cookies().set" }, line: 5, messageId: "leadsAfterwards" },
        { line: 5, messageId: "leadsAfterwards" },
      ],
      filename: app.path("app/api/route.ts"),
    },
    {
      name: "Next.js 14, where the cookies come at once",
      code: "import { cookies } from 'next/headers';\nexport default function Page() { cookies().set('a', 'b'); return <i />; }\n",
      errors: [{ data: { chain: "cookies().set", changers: "a Server Action or a Route Handler", name: "Page", use: "cookies().set" }, line: 2, messageId: "rendered" }],
      filename: app14.path("app/page.tsx"),
    },
  ],
});
