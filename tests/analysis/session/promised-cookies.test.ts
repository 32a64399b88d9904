/** What is done with cookies that a promise gives: whether that reads them is decided by what is done, not by how they came. */
import { describe, expect, it } from "vitest";

import { findSessionRead } from "../../../src/analysis/session/find-session-read.ts";
import { Project } from "../../../src/project/project.ts";
import { createMemoryHost } from "../../kit/memory-host.ts";

const APP = {
  "app/page.tsx": "",
  "lib/next.ts": "export { cookies as jarOf } from 'next/headers.js';\n",
  "lib/cookies.ts": "export const forget = (jar) => jar.delete('theme');\nexport function readSession(jar) { return jar.get('session'); }\nexport { forget as drop, readSession as load } from './cookies';\n",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
};

/** By what a GET of a route reads the session. */
function read(body: string, imports = ""): string | undefined {
  const route = `import { cookies, headers } from 'next/headers';\n${imports}\nexport async function GET(request) { ${body} return Response.json({}); }\n`;
  const files = Object.entries({ ...APP, "app/api/me/route.ts": route }).map(([name, text]) => [`/shop/${name}`, text] as const);
  const project = new Project(createMemoryHost(Object.fromEntries(files)));
  const module = project.openModule("/shop/app/api/me/route.ts", project.getApp("/shop/app/page.tsx", project.findRoot("/shop/app/page.tsx")));
  return module && findSessionRead(module, "routeHandler", "GET")?.api;
}

/** Ways to come to the cookies and to do something with them, under the name `jar`. */
const WAYS: readonly (readonly [name: string, use: (does: string) => string])[] = [
  ["await", (does) => `const jar = await cookies(); ${does};`],
  ["then", (does) => `await cookies().then((jar) => ${does});`],
  ["then with a block", (does) => `await cookies().then((jar) => { ${does}; });`],
  ["then with a function", (does) => `await cookies().then(function (jar) { ${does}; });`],
  ["then with an async function", (does) => `await cookies().then(async (jar) => { ${does}; });`],
  ["then of a constant", (does) => `const promise = cookies(); await promise.then((jar) => ${does});`],
  ["then after then", (does) => `await cookies().then((first) => first).then((jar) => ${does});`],
  ["Promise.all", (does) => `const [jar, other] = await Promise.all([cookies(), headers()]); ${does};`],
  ["Promise.all and then", (does) => `await Promise.all([headers(), cookies()]).then(([, jar]) => ${does});`],
  ["Promise.all by positions", (does) => `const all = await Promise.all([cookies(), headers()]); const jar = all[0]; ${does};`],
  ["a function that is named", (does) => `const use = (jar) => ${does}; await cookies().then(use);`],
];

const READS = ["jar.get('session')", "jar.getAll()", "jar.has('session')", "jar.toString()"];
const OTHERS = ["jar.delete('theme')", "jar.set('theme', 'dark')", "log(jar)", "jar"];

describe("cookies that a promise gives", () => {
  const combine = (uses: readonly string[]): readonly (readonly [string, string])[] => WAYS.flatMap(([way, use]) => uses.map((does) => [`${way}, ${does}`, use(does)] as const));

  it.each(combine(READS))("are read: %s", (_, body) => {
    expect(read(body)).toBe("cookies()");
  });

  it.each(combine(OTHERS))("are not read: %s", (_, body) => {
    expect(read(body)).toBeUndefined();
  });

  it.each([
    ["a member that is taken off", "await cookies().then(({ get }) => get('session'));", ""],
    ["a member that is taken off in a constant", "const { get } = await cookies(); get('session');", ""],
    ["a function of another module", "await cookies().then(readSession);", "import { readSession } from '@/lib/cookies';"],
    ["a function of another module by another name", "await cookies().then(load);", "import { load } from '@/lib/cookies';"],
    ["code that has the function from another module", "(await jarOf()).get('session');", "import { jarOf } from '@/lib/next';"],
    ["the cookies of the request", "await Promise.all([request.cookies, 1]).then(([jar]) => jar.get('session'));", ""],
  ])("are read by %s", (_, body, imports) => {
    expect(read(body, imports)).toBeDefined();
  });

  it.each([
    ["a member that is taken off", "await cookies().then(({ set }) => set('a', 'b'));", ""],
    ["a member that is taken off in a constant", "const { delete: forget } = await cookies(); forget('theme');", ""],
    ["a function of another module", "await cookies().then(forget);", "import { forget } from '@/lib/cookies';"],
    ["a function of another module by another name", "await cookies().then(drop);", "import { drop } from '@/lib/cookies';"],
    ["a function that nobody knows", "await cookies().then(use);", "import { use } from 'somewhere';"],
    ["code that has the function from another module", "(await jarOf()).delete('theme');", "import { jarOf } from '@/lib/next';"],
    ["what catches its errors", "await cookies().catch(() => undefined);", ""],
    ["what runs afterwards", "await cookies().finally(() => undefined);", ""],
    ["what reads the other one", "const [jar, other] = await Promise.all([cookies(), load()]); other.get('session');", ""],
  ])("are not read by %s", (_, body, imports) => {
    expect(read(body, imports)).toBeUndefined();
  });

  it.each([
    ["the cookies", "await headers().then((all) => all.get('cookie'));", 'headers().get("cookie")'],
    ["the cookies beside others", "const [jar, all] = await Promise.all([cookies(), headers()]); all.get('cookie');", 'headers().get("cookie")'],
    ["no cookies", "await headers().then((all) => all.get('accept'));", undefined],
    ["no cookies beside others", "const [jar, all] = await Promise.all([cookies(), headers()]); all.get('accept');", undefined],
  ])("headers that a promise gives have %s", (_, body, expected) => {
    expect(read(body)).toBe(expected);
  });
});
