/** Functions of Next.js that an app exports again, under their own names or others. */
import { describe, expect, it } from "vitest";

import clientProps from "../../src/rules/no-sensitive-client-props.ts";
import mutation from "../../src/rules/no-cookie-mutation-in-render.ts";
import cache from "../../src/rules/no-request-api-in-cache.ts";
import { lintStory } from "../kit/story.ts";

/** How a module of the app hands a name of a package on: its text, what another module imports, and what it calls. */
function createWays(specifier: string, name: string): readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] {
  return [
    ["from the package", {}, `import { ${name} } from '${specifier}';`, name],
    ["under another name", {}, `import { ${name} as mine } from '${specifier}';`, "mine"],
    ["by a constant", {}, `import * as next from '${specifier}'; const { ${name}: mine } = next;`, "mine"],
    ["exported again", { "lib/next.ts": `export { ${name} } from '${specifier}';\n` }, `import { ${name} } from '../lib/next';`, name],
    ["exported again under another name", { "lib/next.ts": `export { ${name} as mine } from '${specifier}';\n` }, "import { mine } from '../lib/next';", "mine"],
    ["imported and exported again", { "lib/next.ts": `import { ${name} } from '${specifier}';\nexport { ${name} as mine };\n` }, "import { mine } from '../lib/next';", "mine"],
    ["exported again by a star", { "lib/next.ts": `export * from '${specifier}';\n` }, `import { ${name} as mine } from '../lib/next';`, "mine"],
    ["exported again as the default", { "lib/next.ts": `import { ${name} } from '${specifier}';\nexport default ${name};\n` }, "import mine from '../lib/next';", "mine"],
    ["a constant that is exported", { "lib/next.ts": `import { ${name} } from '${specifier}';\nexport const mine = ${name};\n` }, "import { mine } from '../lib/next';", "mine"],
    ["in an object that is exported", { "lib/next.ts": `import { ${name} } from '${specifier}';\nexport const next = { mine: ${name} };\n` }, "import { next } from '../lib/next';", "next.mine"],
    ["in a namespace that is exported", { "lib/next.ts": `export * as next from '${specifier}';\n` }, "import { next } from '../lib/next';", `next.${name}`],
    ["behind a barrel", { "lib/index.ts": "export * from './next';\n", "lib/next.ts": `export { ${name} as mine } from '${specifier}';\n` }, "import { mine } from '../lib';", "mine"],
  ];
}

function lint(rule: unknown, file: string, code: string, others: Readonly<Record<string, string>>): readonly string[] {
  const client = { "app/cart.tsx": "'use client';\nexport function Account() { return null; }\n" };
  return lintStory({ files: { ...client, ...others, [file]: code } }, rule)[file] ?? [];
}

const OTHERS = [
  ["a function of the app", { "lib/next.ts": "export const mine = (task) => task;\n" }],
  ["a function of the app whose module speaks of it", { "lib/next.ts": "// after unstable_cache\nexport const mine = (task) => task;\n" }],
  ["one of another package", { "lib/next.ts": "export { after as mine, unstable_cache as more } from 'lodash';\n" }],
  ["another one of Next.js", { "lib/next.ts": "export { connection as mine } from 'next/server';\n" }],
] as const;

describe("after", () => {
  const write = (imports: string, name: string): string =>
    `import { cookies } from 'next/headers';\n${imports}\nexport async function GET() { ${name}(async () => { (await cookies()).set('a', 'b'); }); return Response.json({}); }\n`;

  it.each(createWays("next/server", "after"))("%s", (_, others, imports, name) => {
    expect(lint(mutation, "app/route.ts", write(imports, name), others)).toEqual(["afterwards"]);
  });

  it.each(OTHERS)("is not %s", (_, others) => {
    expect(lint(mutation, "app/route.ts", write("import { mine } from '../lib/next';", "mine"), others)).toEqual([]);
  });
});

describe("unstable_cache", () => {
  const write = (imports: string, name: string): string =>
    `import { cookies } from 'next/headers';\n${imports}\nexport const load = ${name}(async () => (await cookies()).get('a'), ['a']);\n`;

  it.each(createWays("next/cache", "unstable_cache"))("%s", (_, others, imports, name) => {
    expect(lint(cache, "app/load.ts", write(imports, name), others)).toEqual(["forbiddenRead"]);
  });

  it.each(OTHERS)("is not %s", (_, others) => {
    expect(lint(cache, "app/load.ts", write("import { mine } from '../lib/next';", "mine"), others)).toEqual([]);
  });
});

describe("cookies", () => {
  it.each(createWays("next/headers", "cookies"))("in a cache: %s", (_, others, imports, name) => {
    expect(lint(cache, "app/load.ts", `${imports}\nexport async function load() { 'use cache'; return (await ${name}()).get('a'); }\n`, others)).toEqual(["forbiddenRead"]);
  });

  it.each(createWays("next/headers", "cookies"))("in a prop: %s", (_, others, imports, name) => {
    expect(lint(clientProps, "app/page.tsx", `${imports}\nimport { Account } from './cart';\nexport default async function Page() { return <Account token={(await ${name}()).get('session')?.value} />; }\n`, others)).toEqual(["clientProp"]);
  });
});

describe("a Client Component in a namespace that is exported", () => {
  const write = (tag: string): string =>
    `import { cookies } from 'next/headers';\nimport { ui } from './ui';\nexport default async function Page() { return <${tag} token={(await cookies()).get('session')?.value} />; }\n`;

  it("is one", () => {
    expect(lint(clientProps, "app/page.tsx", write("ui.Account"), { "app/ui.ts": "export * as ui from './cart';\n" })).toEqual(["clientProp"]);
  });

  it("is none where the component runs on the server", () => {
    expect(lint(clientProps, "app/page.tsx", write("ui.Plain"), { "app/plain.tsx": "export function Plain() { return null; }\n", "app/ui.ts": "export * as ui from './plain';\n" })).toEqual([]);
  });
});
