/**
 * A finding is a property of the code: it does not depend on which files were linted before, which rules are on, and which
 * thread came by. Apps whose modules lead to one another in circles and over long ways are linted in many orders.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { switchShortcuts } from "../src/platform/shortcut.ts";
import { collectModules, lintInOrder, RULES, type Files, type Findings } from "./kit/order.ts";

const SHOP = join(import.meta.dirname, "../examples/shop");
const PACKAGE = { "package.json": '{ "dependencies": { "next": "16.4.6", "react": "^19.3.1" } }' };

/** Numbers that look random, and are the same each time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function shuffle<Item>(items: readonly Item[], random: (below: number) => number): readonly Item[] {
  return items.map((item) => [random(2 ** 30), item] as const).sort(([first], [second]) => first - second).map(([, item]) => item);
}

function readShop(): Files {
  const files = readdirSync(SHOP, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/node_modules|\.next|lock|eslint\.config/u.test(path));
  return Object.fromEntries(paths.map((path) => [path.slice(SHOP.length + 1), readFileSync(path, "utf8")]));
}

/** What the functions of a generated module do in the end, with a name and a value. */
const ENDS = {
  client: {
    ends: ["localStorage.setItem(name, value);", "document.cookie = `${name}=${value}`;", "fetch(name, value);", "fetch(`https://api.shop.test/${name}`, { ...value });"],
    head: "",
    verb: "keepCookieInStorage",
  },
  server: {
    ends: ["(await cookies()).set(name, value);", "(await cookies()).set(name, value, { httpOnly: true, secure: true, sameSite: 'lax' });", "(await cookies()).delete(name);", "await headers();"],
    head: "import { cookies, headers } from 'next/headers';\n",
    verb: "saveCookie",
  },
} as const;

const MODULES = 4;
const FUNCTIONS = 3;
const GIVEN = ["name, value", "name, { ...value }", "'session_token', value", "`auth_${name}`, value", "name, value && value"];

/** An app whose functions call one another as it happens, in circles mostly, and whose files call some of them. */
function createApp(seed: number): Files {
  const random = createRandom(seed);
  const files: Record<string, string> = { ...PACKAGE };
  for (const [kind, { ends, head, verb }] of Object.entries(ENDS)) {
    const name = (): readonly [module: number, name: string] => {
      const module = random(MODULES);
      return [module, `${verb}${String(module)}${String(random(FUNCTIONS))}`];
    };
    for (let module = 0; module < MODULES; module += 1) {
      const used = new Map<string, number>();
      const call = (): string => {
        const [from, callee] = name();
        if (from !== module) used.set(callee, from);
        return `await ${callee}(${GIVEN[random(GIVEN.length)] ?? ""});`;
      };
      const functions = Array.from({ length: FUNCTIONS }, (_, index) => {
        const body = [call(), ...(random(2) === 0 ? [ends[random(ends.length)] ?? ""] : []), ...(random(2) === 0 ? [call()] : [])];
        return `export async function ${verb}${String(module)}${String(index)}(name, value) {\n  ${shuffle(body, random).join("\n  ")}\n}\n`;
      });
      const imports = [...used].map(([callee, from]) => `import { ${callee} } from './${kind}-${String(from)}';\n`);
      files[`lib/${kind}-${String(module)}.ts`] = `${head}${imports.join("")}${functions.join("")}`;
    }
    for (let index = 0; index < 3; index += 1) {
      const [module, callee] = name();
      const importLine = `import { ${callee} } from '../lib/${kind}-${String(module)}';\n`;
      const call = `await ${callee}('session_token', token);`;
      if (kind === "client") {
        files[`app/form-${String(index)}.tsx`] = `'use client';\n${importLine}export function Form${String(index)}({ token }) {\n  return <button onClick={async () => { ${call} }} />;\n}\n`;
      } else {
        const path = `app/page-${String(index)}/page.tsx`;
        files[path] = `${importLine.replace("../", "../../")}import { Form${String(index)} } from '../form-${String(index)}';\nexport default async function Page({ token }) {\n  ${call}\n  return <Form${String(index)} />;\n}\n`;
      }
    }
  }
  return files;
}

const chain = (length: number, write: (index: number) => string): string => Array.from({ length }, (_, index) => write(index)).join("\n");

/** Apps that have been wrong once, by what their answers depended on. */
const STORIES: Readonly<Record<string, Files>> = {
  "constants that are made of one another, over a long way": {
    "app/deep.tsx": "'use client';\nimport { N70 } from '../lib/names';\nexport const read = () => localStorage.getItem(N70);\n",
    "app/near.tsx": "'use client';\nimport { N20 } from '../lib/names';\nexport const read = () => localStorage.getItem(N20);\n",
    "app/page.tsx": "import './deep';\nimport './near';\nexport default function Page() { return null; }\n",
    "lib/names.ts": `export const N0 = 'session_token';\n${chain(80, (index) => `export const N${String(index + 1)} = \`\${N${String(index)}}\`;`)}\n`,
  },
  "functions that hand options to one another in a circle, one of which changes them": {
    "app/first.tsx": "'use client';\nimport { first } from '../lib/requests';\nconst init = { method: 'POST' };\nexport const load = () => { first(init); return fetch('https://api.shop.test/me', init); };\n",
    "app/page.tsx": "import './first';\nimport './second';\nexport default function Page() { return null; }\n",
    "app/second.tsx": "'use client';\nimport { second } from '../lib/requests';\nconst init = { method: 'POST' };\nexport const load = () => { second(init); return fetch('https://api.shop.test/me', init); };\n",
    "lib/requests.ts": "export function first(init) { second(init); init.credentials = 'include'; }\nexport function second(init) { first(init); }\n",
  },
  "functions of two modules that set cookies by one another": {
    "app/first/route.ts": "import { saveCookie } from '../../lib/first-cookies';\nexport async function POST(request) { await saveCookie('session_token', await request.text()); return new Response(); }\n",
    "app/second/route.ts": "import { storeCookie } from '../../lib/second-cookies';\nexport async function POST(request) { await storeCookie('session_token', await request.text()); return new Response(); }\n",
    "lib/first-cookies.ts": "import { cookies } from 'next/headers';\nimport { storeCookie } from './second-cookies';\nexport async function writeCookie(name, value) { (await cookies()).set(name, value); }\nexport async function saveCookie(name, value) { await storeCookie(name, value); }\n",
    "lib/second-cookies.ts": "import { writeCookie } from './first-cookies';\nexport async function storeCookie(name, value) { await writeCookie(name, value); }\n",
  },
  "functions of two modules that keep items by one another": {
    "app/first.tsx": "'use client';\nimport { saveInStorage } from '../lib/first-storage';\nexport const save = (token) => saveInStorage('session_token', token);\n",
    "app/page.tsx": "import './first';\nimport './second';\nexport default function Page() { return null; }\n",
    "app/second.tsx": "'use client';\nimport { keepInStorage } from '../lib/second-storage';\nexport const save = (token) => keepInStorage('session_token', token);\n",
    "lib/first-storage.ts": "import { keepInStorage } from './second-storage';\nexport function writeStorage(name, value) { localStorage.setItem(name, value); }\nexport function saveInStorage(name, value) { keepInStorage(name, value); }\n",
    "lib/second-storage.ts": "import { writeStorage } from './first-storage';\nexport function keepInStorage(name, value) { writeStorage(name, value); }\n",
  },
  "functions of two modules that read cookies by one another": {
    "app/first.tsx": "'use client';\nimport { readCookie } from '../lib/first-cookies';\nexport const read = () => readCookie('session_token');\n",
    "app/page.tsx": "import './first';\nimport './second';\nexport default function Page() { return null; }\n",
    "app/second.tsx": "'use client';\nimport { loadCookie } from '../lib/second-cookies';\nexport const read = () => loadCookie('session_token');\n",
    "lib/first-cookies.ts": "import Cookies from 'js-cookie';\nimport { loadCookie } from './second-cookies';\nexport function takeCookie(name) { return Cookies.get(name); }\nexport function readCookie(name) { return loadCookie(name); }\n",
    "lib/second-cookies.ts": "import { takeCookie } from './first-cookies';\nexport function loadCookie(name) { return takeCookie(name); }\n",
  },
  "handlers that check the origin by one another": {
    "app/api/route.ts": "function first(request, again) {\n  if (again) second(request, false);\n  return isFine(request.headers.get('origin'));\n}\nfunction second(request, again) {\n  if (again) first(request, false);\n  return reply(request.headers.get('origin'));\n}\nfunction reply(origin) { return new Response(null, { headers: { 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Origin': origin } }); }\nfunction isFine(origin) { return origin; }\nexport const GET = (request) => first(request, true);\nexport const POST = (request) => second(request, true);\n",
  },
  "wrappers of requests over a long way": {
    "app/page.tsx": "import './near';\nimport './deep';\nexport default function Page() { return null; }\n",
    "app/deep.tsx": "'use client';\nimport { send7 } from '../lib/send';\nexport const load = () => send7('https://api.shop.test/me');\n",
    "app/near.tsx": "'use client';\nimport { send3 } from '../lib/send';\nexport const load = () => send3('https://api.shop.test/me');\n",
    "lib/send.ts": `export function send0(url) { return fetch(url); }\n${chain(8, (index) => `export function send${String(index + 1)}(url) { return send${String(index)}(url); }`)}\n`,
  },
  "pages that change cookies by functions that call one another": {
    "app/first/page.tsx": "import { first } from '../../lib/circle';\nexport default async function Page() { await first(); return <p />; }\n",
    "app/second/page.tsx": "import { second } from '../../lib/circle';\nexport default async function Page() { await second(); return <p />; }\n",
    "app/third/page.tsx": "import { third } from '../../lib/circle';\nexport default async function Page() { await third(); return <p />; }\n",
    "lib/circle.ts": "import { cookies } from 'next/headers';\nexport async function first() { await second(); (await cookies()).delete('cart'); }\nexport async function second() { await first(); (await cookies()).set('cart', '1'); }\nexport async function third() { await second(); await first(); }\n",
  },
  "functions that call what they are given by one another": {
    "app/first/page.tsx": "import { cookies } from 'next/headers';\nimport { first } from '../../lib/run';\nexport default async function Page() { first(async () => { (await cookies()).set('cart', '1'); }); return <p />; }\n",
    "app/second/page.tsx": "import { cookies } from 'next/headers';\nimport { second } from '../../lib/run';\nexport default async function Page() { second(async () => { (await cookies()).set('cart', '1'); }); return <p />; }\n",
    "lib/run.ts": "export function first(run) { second(() => run()); }\nexport function second(run) { if (run.length > 0) first(() => run()); else run(); }\n",
  },
};

const APPS: Readonly<Record<string, Files>> = {
  "examples/shop": readShop(),
  ...Object.fromEntries(Object.entries(STORIES).map(([title, files]) => [title, { ...PACKAGE, ...files }])),
  ...Object.fromEntries(Array.from({ length: 8 }, (_, seed) => [`a generated app, ${String(seed)}`, createApp(seed)])),
};

const SETTINGS = { apiOrigins: ["https://api.shop.test"] };

describe.each(Object.entries(APPS))("%s", (_title, files) => {
  const modules = collectModules(files);
  const lint = (order: readonly string[], off?: string): Findings => lintInOrder(files, order, { settings: SETTINGS, ...(off === undefined ? {} : { off }) });
  const alone = new Map(modules.flatMap((file) => [...lint([file])]));

  /** File by file, so that a failure shows what differs and no more. */
  function expectSame(found: Findings, expected: Findings): void {
    const differing = [...found].filter(([file, findings]) => JSON.stringify(findings) !== JSON.stringify(expected.get(file)));
    expect(Object.fromEntries(differing)).toEqual(Object.fromEntries(differing.map(([file]) => [file, expected.get(file)])));
  }

  it("has the same findings forward", () => {
    expectSame(lint(modules), alone);
  });

  it("has the same findings backward", () => {
    expectSame(lint(modules.toReversed()), alone);
  });

  it("has the same findings as it happens", () => {
    for (const seed of [1, 2]) expectSame(lint(shuffle(modules, createRandom(seed))), alone);
  });

  it("has the same findings with shortcuts off", () => {
    switchShortcuts("off");
    try {
      expectSame(lint(modules), alone);
    } finally {
      switchShortcuts("on");
    }
  });

  it("has the same findings in two threads", () => {
    for (const thread of [0, 1]) expectSame(lint(modules.filter((_, index) => index % 2 === thread)), alone);
  });

  it("has the same findings with each rule off, but for that rule's own", () => {
    for (const off of RULES) {
      const others = [...alone].map(([file, findings]) => [file, findings.filter((finding) => !finding.includes(` next-boundary/${off} `))] as const);
      expectSame(lint(modules, off), new Map(others));
    }
  });
});

it("has something to find in most of them", () => {
  const found = Object.values(APPS).filter((files) => [...lintInOrder(files, collectModules(files), { settings: SETTINGS })].some(([, findings]) => findings.length > 0));
  expect(found.length).toBeGreaterThan(Object.keys(APPS).length * 0.7);
});
