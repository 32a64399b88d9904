/** What cached functions ask of the request. The stories lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-request-api-in-cache.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const files = {
  "app/page.tsx": "import '@/lib';\nimport { Badge } from '@/components/badge';\nimport { Panel } from '@/components/panel';\nexport default function Page() { return <Panel><Badge /></Panel>; }\n",
  "components/badge.tsx": "import { getTheme } from '@/lib/session';\nexport async function Badge() { return <b>{await getTheme()}</b>; }\nexport function Frame({ children }) { return <div>{children}</div>; }\n",
  "components/panel.tsx": "'use client';\nexport function Panel({ children }) { return children; }\n",
  "lib/cached.ts": "'use cache';\nimport { getTheme } from './session';\nexport async function getCachedTheme() { return getTheme(); }\n",
  "lib/data.ts": "import { unstable_cache } from 'next/cache';\nexport async function getProducts(token) { return db.products(token); }\nexport const getCachedProducts = unstable_cache(getProducts);\n",
  "lib/index.ts": "export * from './own-of-file';\nexport * from './cached';\nexport * from './data';\nexport * from './own';\nexport * from './session';\n",
  "lib/own-of-file.ts": "'use cache';\nimport { cookies } from 'next/headers';\nexport async function getOwnOfFile() {\n  'use cache: private';\n  return (await cookies()).get('session');\n}\n",
  "lib/own.ts": "import { cookies } from 'next/headers';\nexport async function getOwn() { 'use cache: private'; return (await cookies()).get('session'); }\n",
  "lib/session.ts": [
    "import { cookies, draftMode, headers } from 'next/headers';",
    "export async function getTheme() { return (await cookies()).get('theme')?.value; }",
    "export async function getHost() { return (await headers()).get('host'); }",
    "export const isDraft = async () => (await draftMode()).isEnabled;",
    "export async function getSafeTheme() { try { return await getTheme(); } catch { return 'light'; } }",
    "export async function saveTheme(theme) { 'use server'; (await cookies()).set('theme', theme); }",
    "",
  ].join("\n"),
  "next.config.js": "",
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
};
const app = createProject({ ...files, "package.json": '{ "dependencies": { "next": "16.4.6" } }' });
const app14 = createProject({ ...files, "package.json": '{ "dependencies": { "next": "14.2.35" } }' });
const lib = app.path("lib/mine.tsx");

const IMPORTS =
  "import { unstable_cache } from 'next/cache';\nimport { cookies, draftMode, headers } from 'next/headers';\nimport { connection } from 'next/server';\nimport { getCachedProducts, getCachedTheme, getHost, getOwn, getOwnOfFile, getProducts, getSafeTheme, getTheme, isDraft, saveTheme } from '@/lib';\nimport { Badge, Frame } from '@/components/badge';\nimport { Panel } from '@/components/panel';\n";

/** A cached function with one statement, on line 9. */
function inCache(statement: string, directive = "use cache"): string {
  return `${IMPORTS}export async function load(id) {\n  '${directive}';\n  ${statement}\n}\n`;
}

/** A function with a directive of its own in a file that has one, too. */
function inCachedFile(ofFile: string, directive: string): string {
  return `'${ofFile}';\nimport { cookies } from 'next/headers';\nexport async function load() {\n  '${directive}';\n  return (await cookies()).get('a');\n}\n`;
}

function silent(name: string, code: string, filename = lib) {
  return { code, filename, name };
}

type MessageId = "caughtUse" | "forbiddenChange" | "forbiddenRead" | "leadsToCaughtUse" | "leadsToChange" | "leadsToPrivateCache" | "leadsToRead" | "privateCache";

function reported(name: string, code: string, messageId: MessageId, data: { readonly cache?: string; readonly chain?: string; readonly use: string }, line = 9) {
  const { cache = "'use cache'", chain = data.use, use } = data;
  const isKept = cache.startsWith("'use cache") && (use === "cookies()" || use === "headers()" || use === "'use cache: private'");
  const output = code.replace(/(['"])use cache[^'"]*['"]/u, "$1use cache: private$1");
  return { code, errors: [{ data: { cache, chain, use }, line, messageId, suggestions: isKept ? [{ messageId: "makePrivate" as const, output }] : null }], filename: lib, name };
}

const TWO_READS = "const store = await cookies(); store.get('a'); (await headers()).get('b'); return store.get('c');";

function keptPrivately(statement: string) {
  return [{ messageId: "makePrivate" as const, output: inCache(statement, "use cache: private") }];
}

tester.run("no-request-api-in-cache", rule, {
  valid: [
    silent("outside of a cache", `${IMPORTS}export async function load() { return (await cookies()).get('a') ?? (await getTheme()); }\n`),
    silent("passed to the cached function", `${IMPORTS}async function load(theme) { 'use cache'; return theme; }\nexport async function Page() { return <p>{await load(await getTheme())}</p>; }\n`),
    silent("whether the draft mode is on", inCache("return (await draftMode()).isEnabled || (await isDraft());")),
    ...[
      "try { return (await cookies()).get('a'); } catch { return getSafeTheme(); }",
      "return getTheme().catch(() => 'light');",
      "return getTheme().then(show, () => 'light');",
      "return Promise.allSettled([getTheme(), getHost()]);",
      "return Promise.allSettled([(async () => cookies())()]);",
      "try { await getOwn(); } catch {}",
    ].map((statement) => silent(`caught in unstable_cache: ${statement}`, `${IMPORTS}export const load = unstable_cache(async () => { ${statement} });\n`)),
    silent("the cache of each user", inCache("return [(await cookies()).get('a'), (await headers()).get('b'), await getTheme()];", "use cache: private")),
    silent("the cache of each user, as a file", "'use cache: private';\nimport { cookies } from 'next/headers';\nexport async function load() { return (await cookies()).get('a'); }\n"),
    silent("the cache of each user in a file that is cached for all", inCachedFile("use cache", "use cache: private")),
    silent("a Server Function in a file that is cached", inCachedFile("use cache", "use server")),
    silent("a function of a cached file that is a cache of each user by itself", inCache("return getOwnOfFile();", "use cache: private")),
    silent("another cached function, which is asked about where it stands", inCache("return [await getCachedTheme(), await getCachedProducts()];")),
    silent("a Server Function that is handed on", inCache("return <form action={saveTheme}><Frame /></form>;")),
    silent("an inline Server Function", inCache("return <form action={async () => { 'use server'; await saveTheme((await cookies()).get('a')); }} />;")),
    silent("children, which are rendered outside", `${IMPORTS}async function Shell({ children }) { 'use cache'; return <Frame>{children}</Frame>; }\nexport default function Page() { return <Shell><Badge /></Shell>; }\n`),
    silent("a component of the client", inCache("return <Panel />;")),
    silent("cache of React", `import { cache } from 'react';\n${IMPORTS}export const load = cache(async () => (await cookies()).get('a'));\n`),
    silent("a function of another origin", `import { unstable_cache } from './mine';\n${IMPORTS.replace("unstable_cache", "cacheTag")}export const load = unstable_cache(async () => getTheme());\n`),
    silent("unstable_cache of something else", `${IMPORTS}export const load = unstable_cache(getProducts, ['products']);\nexport const other = unstable_cache(async (token) => getProducts(token));\n`),
    silent("a function of its own for each user, in a file that is cached for all", `'use cache';\n${IMPORTS}export async function load() { 'use cache: private'; return getTheme(); }\n`),
    silent("a string that is no directive", `${IMPORTS}export async function load() { log(); 'use cache'; return getTheme(); }\n`),
    silent("Next.js 14, which has no directive", inCache("return cookies().get('a');"), app14.path("lib/mine.tsx")),
    silent("a test", inCache("return (await cookies()).get('a');"), app.path("lib/mine.test.tsx")),
  ],
  invalid: [
    reported("cookies", inCache("return (await cookies()).get('a');"), "forbiddenRead", { use: "cookies()" }),
    reported("headers", inCache("return (await headers()).get('a');"), "forbiddenRead", { use: "headers()" }),
    reported("connection", inCache("await connection();"), "forbiddenRead", { use: "connection()" }),
    reported("only called", inCache("cookies();"), "forbiddenRead", { use: "cookies()" }),
    reported("a remote cache", inCache("return (await cookies()).get('a');", "use cache: remote"), "forbiddenRead", { cache: "'use cache: remote'", use: "cookies()" }),
    reported("a cache of the app's own", inCache("return (await cookies()).get('a');", "use cache: redis"), "forbiddenRead", { cache: "'use cache: redis'", use: "cookies()" }),
    ...["use cache", "use cache: private", "use cache: remote"].map((ofFile) => ({
      name: `a cached function in a file that says ${ofFile}: its own directive counts, and is the one to change`,
      code: inCachedFile(ofFile, "use cache"),
      errors: [{
        data: { cache: "'use cache'", chain: "cookies()", use: "cookies()" },
        line: 5,
        messageId: "forbiddenRead" as const,
        suggestions: [{ messageId: "makePrivate" as const, output: inCachedFile(ofFile, "use cache: private") }],
      }],
      filename: lib,
    })),
    reported("a cache of each user that a cached file has, within one for all", inCache("return getOwnOfFile();"), "privateCache", { use: "'use cache: private'" }),
    reported("a helper", inCache("return getTheme();"), "leadsToRead", { chain: "getTheme → cookies() in lib/session.ts:2", use: "cookies()" }),
    reported("a cache of each user within one for all", inCache("return getOwn();"), "privateCache", { use: "'use cache: private'" }),
    reported("the same through a helper", inCache("const help = () => getOwn(); return help();"), "leadsToPrivateCache", { chain: "help → 'use cache: private'", use: "'use cache: private'" }),
    reported("the same in unstable_cache", `${IMPORTS}export const load = unstable_cache(() => getOwn());\n`, "privateCache", { cache: "'unstable_cache'", use: "'use cache: private'" }, 7),
    reported("a cache of each user that reads nothing", `${IMPORTS}async function own() { 'use cache: private'; return 1; }\nexport async function load(id) {\n  "use cache";\n  return own();\n}\n`.replace("'use cache: private'", "'use\\x20cache: private'"), "privateCache", { use: "'use cache: private'" }, 10),
    ...["try { return (await cookies()).get('a'); } catch { return 'light'; }", "try { await connection(); } catch {}"].map((statement) =>
      reported(`caught, which fails the build where it is prerendered: ${statement}`, inCache(statement), "caughtUse", { use: statement.includes("connection") ? "connection()" : "cookies()" }),
    ),
    ...["return getSafeTheme();", "return getTheme().catch(() => 'light');", "return Promise.allSettled([getTheme()]);", "try { return await getTheme(); } catch { return 'light'; }"].map((statement) =>
      reported(`caught by whom it leads through: ${statement}`, inCache(statement), "leadsToCaughtUse", {
        chain: `${statement.includes("Safe") ? "getSafeTheme → " : ""}getTheme → cookies() in lib/session.ts:2`,
        use: "cookies()",
      }),
    ),
    ...["cookies().catch(() => 1);", "cookies().then((store) => store, () => 1);", "cookies().then((store) => store).catch(() => 1);", "Promise.allSettled([cookies()]);"].flatMap((statement) => [
      reported(`thrown at once, before a promise could be rejected: ${statement}`, inCache(statement), "forbiddenRead", { use: "cookies()" }),
      reported(`the same in unstable_cache: ${statement}`, `${IMPORTS}export const load = unstable_cache(async () => { await ${statement} });\n`, "forbiddenRead", { cache: "'unstable_cache'", use: "cookies()" }, 7),
    ]),
    reported("an arrow", `${IMPORTS}export const load = async () => {\n  'use cache';\n  return getHost();\n};\n`, "leadsToRead", { chain: "getHost → headers() in lib/session.ts:3", use: "headers()" }),
    reported("a component", inCache("return <Frame><Badge /></Frame>;"), "leadsToRead", { chain: "Badge → getTheme → cookies() in lib/session.ts:2", use: "cookies()" }),
    reported("the draft mode turned on", inCache("(await draftMode()).enable();"), "forbiddenChange", { use: "draftMode().enable" }),
    reported("the draft mode turned off, for each user", inCache("(await draftMode()).disable();", "use cache: private"), "forbiddenChange", { cache: "'use cache: private'", use: "draftMode().disable" }),
    reported("a cookie that is set, for each user", inCache("(await cookies()).set('a', 'b');", "use cache: private"), "forbiddenChange", { cache: "'use cache: private'", use: "cookies().set" }),
    reported("a cookie that a helper sets, for each user", inCache("await saveTheme(id);", "use cache: private"), "leadsToChange", { cache: "'use cache: private'", chain: "saveTheme → cookies().set in lib/session.ts:6", use: "cookies().set" }),
    reported("a connection, for each user", inCache("await connection();", "use cache: private"), "forbiddenRead", { cache: "'use cache: private'", use: "connection()" }),
    reported(
      "a file",
      "'use cache';\nimport { getTheme } from '@/lib';\nasync function help() { return getTheme(); }\nexport async function load() { return help(); }\n",
      "leadsToRead",
      { chain: "help → getTheme → cookies() in lib/session.ts:2", use: "cookies()" },
      4,
    ),
    reported("unstable_cache", `${IMPORTS}export const load = unstable_cache(async () => getTheme(), ['theme']);\n`, "leadsToRead", { cache: "'unstable_cache'", chain: "getTheme → cookies() in lib/session.ts:2", use: "cookies()" }, 7),
    reported("unstable_cache of a function of another module", `${IMPORTS}export const load = unstable_cache(getTheme);\n`, "leadsToRead", { cache: "'unstable_cache'", chain: "getTheme → cookies() in lib/session.ts:2", use: "cookies()" }, 7),
    reported("unstable_cache of a function of the module", `${IMPORTS}async function read() { return (await cookies()).get('a'); }\nexport const load = unstable_cache(read);\n`, "forbiddenRead", { cache: "'unstable_cache'", use: "cookies()" }, 7),
    reported("unstable_cache by a namespace", `import * as next from 'next/cache';\n${IMPORTS}export const load = next.unstable_cache(() => cookies());\n`, "forbiddenRead", { cache: "'unstable_cache'", use: "cookies()" }, 8),
    {
      name: "unstable_cache in Next.js 14",
      code: "import { unstable_cache } from 'next/cache';\nimport { cookies } from 'next/headers';\nexport const load = unstable_cache(async () => cookies().get('a'));\n",
      errors: [{ messageId: "forbiddenRead" }],
      filename: app14.path("lib/mine.ts"),
    },
    {
      name: "each use once",
      code: inCache(TWO_READS),
      errors: [{ messageId: "forbiddenRead", suggestions: keptPrivately(TWO_READS) }, { messageId: "forbiddenRead", suggestions: keptPrivately(TWO_READS) }],
      filename: lib,
    },
    {
      name: "the draft mode and the cookies: only what the other directive allows is suggested",
      code: inCache("await cookies(); (await draftMode()).enable();"),
      errors: [
        { messageId: "forbiddenRead", suggestions: keptPrivately("await cookies(); (await draftMode()).enable();") },
        { messageId: "forbiddenChange", suggestions: null },
      ],
      filename: lib,
    },
    {
      name: "a directive of the file's and one of the function's own: what the function says is changed",
      code: `'use cache';\n${IMPORTS}export async function load() {\n  'use cache: remote';\n  return getTheme();\n}\n`,
      errors: [
        {
          data: { cache: "'use cache: remote'", chain: "getTheme → cookies() in lib/session.ts:2", use: "cookies()" },
          messageId: "leadsToRead",
          suggestions: [{ messageId: "makePrivate", output: `'use cache';\n${IMPORTS}export async function load() {\n  'use cache: private';\n  return getTheme();\n}\n` }],
        },
      ],
      filename: lib,
    },
    {
      name: "a file whose cache is each user's, and a function whose cache is not",
      code: `'use cache: private';\n${IMPORTS}export async function load() {\n  'use cache';\n  return getTheme();\n}\nexport async function loadOwn() { return getTheme(); }\n`,
      errors: [
        {
          messageId: "leadsToRead",
          suggestions: [
            { messageId: "makePrivate", output: `'use cache: private';\n${IMPORTS}export async function load() {\n  'use cache: private';\n  return getTheme();\n}\nexport async function loadOwn() { return getTheme(); }\n` },
          ],
        },
      ],
      filename: lib,
    },
    reported("double quotes, and no semicolon", `${IMPORTS}export async function load() {\n  "use cache" // kept\n  return getTheme()\n}\n`, "leadsToRead", { chain: "getTheme → cookies() in lib/session.ts:2", use: "cookies()" }),
  ],
});
