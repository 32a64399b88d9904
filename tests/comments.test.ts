/** A comment decides nothing: each of these apps has the same findings with a comment that has the words of every shortcut. */
import { describe, expect, it } from "vitest";

import { switchShortcuts } from "../src/platform/shortcut.ts";
import { collectModules, lintInOrder, type Files } from "./kit/order.ts";

const COMMENT = "/* cookie nookies localStorage storage fetch axios.defaults axios.interceptors credentials withCredentials next/headers session token jar store response method set delete after unstable_cache createElement Access-Control-Allow-Origin */";
const SETTINGS = { apiOrigins: ["https://api.shop.test"] };
const PAGE = { "app/page.tsx": "import './client';\nexport default function Page() { return null; }\n" };

const APPS: Readonly<Record<string, { readonly files: Files; readonly reports: number }>> = {
  "a jar that another module hands over": {
    files: {
      "app/api/route.ts": "import { getJar } from '../../lib/jar';\nexport async function POST(request) { (await getJar()).set('session_token', await request.text()); return new Response(); }\n",
      "lib/jar.ts": "import { cookies } from 'next/headers';\nexport const getJar = () => cookies();\n",
    },
    reports: 1,
  },
  "a jar that comes through a module without a word of it": {
    files: {
      "app/api/route.ts": "import { getJar } from '../../lib/mine';\nexport async function POST(request) { (await getJar()).set('session_token', await request.text()); return new Response(); }\n",
      "lib/jar.ts": "import { cookies } from 'next/headers';\nexport const getJar = () => cookies();\n",
      "lib/mine.ts": "import { getJar as get } from './jar';\nexport const getJar = () => get();\n",
    },
    reports: 1,
  },
  "a jar that comes through two modules without a word of it": {
    files: {
      "app/api/route.ts": "import * as mine from '../../lib/ours';\nexport async function POST(request) { const all = await mine.getJar(); all['set']('session_token', await request.text()); return new Response(); }\n",
      "lib/jar.ts": "import { cookies } from 'next/headers';\nexport const getJar = () => cookies();\n",
      "lib/mine.ts": "import { getJar as get } from './jar';\nexport const getJar = () => get();\n",
      "lib/ours.ts": "import { getJar as get } from './mine';\nexport const getJar = () => get();\n",
    },
    reports: 1,
  },
  "a map that comes through a module without a word of it": {
    files: {
      "app/api/route.ts": "import { getJar } from '../../lib/mine';\nexport async function POST(request) { (await getJar()).set('session_token', await request.text()); return new Response(); }\n",
      "lib/jar.ts": "import { cookies } from 'next/headers';\nexport const getJar = () => new Map([['all', cookies]]);\n",
      "lib/mine.ts": "import { getJar as get } from './jar';\nexport const getJar = () => get();\n",
    },
    reports: 0,
  },
  "a function that sets a cookie, by a name of its own": {
    files: {
      "app/api/route.ts": "import { save } from '../../lib/state';\nexport async function POST(request) { await save('session_token', await request.text()); return new Response(); }\n",
      "lib/state.ts": "import { cookies } from 'next/headers';\nexport async function save(name, value) { (await cookies()).set(name, value); }\n",
    },
    reports: 1,
  },
  "a library of cookies under another name": {
    files: {
      ...PAGE,
      "app/client.tsx": "'use client';\nimport { state } from '../lib/state';\nexport const read = () => state.get('session_token');\n",
      "lib/state.ts": "export { default as state } from 'js-cookie';\n",
    },
    reports: 1,
  },
  "a function that keeps an item, by a name of its own": {
    files: {
      ...PAGE,
      "app/client.tsx": "'use client';\nimport { keep } from '../lib/state';\nexport const save = (value) => keep('session_token', value);\n",
      "lib/state.ts": "export function keep(name, value) { localStorage.setItem(name, value); }\n",
    },
    reports: 1,
  },
  "a promise of the request that a function hands on": {
    files: {
      "app/page.tsx": "import { load } from '../lib/mine';\nexport default async function Page() { const all = load().get('theme'); return <p>{all}</p>; }\n",
      "lib/mine.ts": "import { cookies } from 'next/headers';\nexport const load = () => cookies();\n",
    },
    reports: 1,
  },
  "requests of axios, which a comment elsewhere speaks of": {
    files: {
      ...PAGE,
      "app/client.tsx": "'use client';\nimport axios from 'axios';\nimport '../lib/setup';\nexport const load = () => axios.get('https://api.shop.test/me');\n",
      "lib/setup.ts": "export const timeout = 1000;\n",
    },
    reports: 1,
  },
  "a store that a function is given under any name": {
    files: {
      "app/page.tsx": "import { cookies } from 'next/headers';\nimport { put } from '../lib/put';\nexport default async function Page() { put(await cookies()); return <p />; }\n",
      "lib/put.ts": "export function put(c) { c.set('theme', 'dark'); }\n",
    },
    reports: 1,
  },
};

/** What a comment still decides, and why: to ask at each call for all that a module leads to would read most of an app. */
const GAPS: Readonly<Record<string, Files>> = {
  "a function that sets a cookie, in a module without a word of it": {
    "app/api/route.ts": "import { save } from '../../lib/save';\nexport async function POST(request) { await save('session_token', await request.text()); return new Response(); }\n",
    "lib/jar.ts": "import { cookies } from 'next/headers';\nexport const getJar = () => cookies();\n",
    "lib/save.ts": "import { getJar } from './jar';\nexport async function save(name, value) { (await getJar()).set(name, value); }\n",
  },
};

it.fails.each(Object.entries(GAPS))("is reported: %s", (_title, files) => {
  expect([...lintInOrder(files, collectModules(files))].flatMap(([, findings]) => findings)).toHaveLength(1);
});

describe.each(Object.entries(APPS))("%s", (_title, { files, reports }) => {
  const app: Files = { "package.json": '{ "dependencies": { "axios": "1", "js-cookie": "3", "next": "16.4.6" } }', ...files };
  const modules = collectModules(app);
  const lint = (texts: Files): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries([...lintInOrder(texts, modules, { settings: SETTINGS })].map(([file, findings]) => [file, findings.map((finding) => finding.replace(/^\d+:\d+ /u, "").split(" | ")[0] ?? "")]));

  it("is reported", () => {
    expect(Object.values(lint(app)).flat()).toHaveLength(reports);
  });

  it("says the same with shortcuts off", () => {
    const expected = lint(app);
    switchShortcuts("off");
    try {
      expect(lint(app)).toEqual(expected);
    } finally {
      switchShortcuts("on");
    }
  });

  it.each(modules)("says the same with a comment in %s", (file) => {
    expect(lint({ ...app, [file]: `${app[file] ?? ""}${COMMENT}\n` })).toEqual(lint(app));
  });
});
