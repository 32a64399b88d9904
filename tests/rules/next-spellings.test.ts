/** The same program by other spellings of the modules of Next.js: `next/headers.js` is the file that `next/headers` means. */
import { expect, it } from "vitest";

import { rules } from "../../src/all-rules.ts";
import { lintStory } from "../kit/story.ts";

type Files = Readonly<Record<string, string>>;

const CLIENT = "'use client';\n";
const CART = `${CLIENT}export const load = () => fetch('/api/me', { credentials: 'omit' });\n`;
const PANEL = `${CLIENT}export default function Panel() { return null; }\n`;

/** What each rule has to say, and the same where there is nothing to say. */
const STORIES: readonly (readonly [rule: string, name: string, found: Files, silent: Files])[] = [
  [
    "await-request-api",
    "a promise",
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nexport default async function Page() { return cookies().get('a'); }\n" },
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nexport default async function Page() { return (await cookies()).get('a'); }\n" },
  ],
  [
    "no-cookie-mutation-in-render",
    "a cookie",
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nexport default async function Page() { (await cookies()).set('a', 'b'); return null; }\n" },
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nexport default async function Page() { (await cookies()).get('a'); return null; }\n" },
  ],
  [
    "no-cookie-mutation-in-render",
    "after",
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nimport { after } from 'next/server';\nexport async function save() { 'use server'; after(async () => { (await cookies()).set('a', 'b'); }); }\n" },
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nimport { after } from 'next/server';\nexport async function save() { 'use server'; after(async () => { (await cookies()).get('a'); }); }\n" },
  ],
  [
    "no-request-api-in-cache",
    "unstable_cache",
    { "lib/me.ts": "import { cookies } from 'next/headers';\nimport { unstable_cache } from 'next/cache';\nexport const load = unstable_cache(async () => (await cookies()).get('a'));\n" },
    { "lib/me.ts": "import { draftMode } from 'next/headers';\nimport { unstable_cache } from 'next/cache';\nexport const load = unstable_cache(async () => (await draftMode()).isEnabled);\n" },
  ],
  [
    "require-http-only-cookie",
    "cookies()",
    { "app/api/login/route.ts": "import { cookies } from 'next/headers';\nexport async function POST(request) { (await cookies()).set('session', await request.text()); return new Response(); }\n" },
    { "app/api/login/route.ts": "import { cookies } from 'next/headers';\nexport async function POST(request) { (await cookies()).set('theme', await request.text()); return new Response(); }\n" },
  ],
  [
    "require-http-only-cookie",
    "a response",
    { "app/api/login/route.ts": "import { NextResponse } from 'next/server';\nexport async function POST(request) { const answer = NextResponse.json({}); answer.cookies.set('session', await request.text()); return answer; }\n" },
    { "app/api/login/route.ts": "import { NextResponse } from 'next/server';\nexport async function POST(request) { const answer = NextResponse.json({}); answer.cookies.set('theme', await request.text()); return answer; }\n" },
  ],
  [
    "require-http-only-cookie",
    "a response with headers",
    { "app/api/login/route.ts": "import { NextResponse } from 'next/server';\nexport async function POST(request) { return NextResponse.json({}, { headers: { 'Set-Cookie': `session=${await request.text()}; Path=/` } }); }\n" },
    { "app/api/login/route.ts": "import { NextResponse } from 'next/server';\nexport async function POST(request) { return NextResponse.json({}, { headers: { 'Set-Cookie': `theme=${await request.text()}; Path=/` } }); }\n" },
  ],
  [
    "no-sensitive-client-props",
    "a cookie",
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nimport Panel from '../panel';\nexport default async function Page() { return <Panel a={(await cookies()).get('session').value} />; }\n", "app/panel.tsx": PANEL },
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nimport Panel from '../panel';\nexport default async function Page() { return <Panel a={(await cookies()).get('theme').value} />; }\n", "app/panel.tsx": PANEL },
  ],
  [
    "no-sensitive-client-props",
    "a component that is loaded later",
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nimport dynamic from 'next/dynamic';\nconst Panel = dynamic(() => import('../panel'));\nexport default async function Page() { return <Panel a={(await cookies()).get('session').value} />; }\n", "app/panel.tsx": PANEL },
    { "app/me/page.tsx": "import { cookies } from 'next/headers';\nimport dynamic from 'next/dynamic';\nconst Panel = dynamic(() => import('../panel'));\nexport default async function Page() { return <Panel a={(await cookies()).get('theme').value} />; }\n", "app/panel.tsx": PANEL },
  ],
  [
    "no-sensitive-response-body",
    "a response",
    { "app/api/me/route.ts": "import { cookies } from 'next/headers';\nimport { NextResponse } from 'next/server';\nexport async function GET() { return NextResponse.json({ a: (await cookies()).get('session').value }); }\n" },
    { "app/api/me/route.ts": "import { cookies } from 'next/headers';\nimport { NextResponse } from 'next/server';\nexport async function GET() { return NextResponse.json({ a: (await cookies()).get('theme').value }); }\n" },
  ],
  [
    "no-credentialed-wildcard-cors",
    "the origin",
    { "app/api/me/route.ts": "import { headers } from 'next/headers';\nexport async function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': (await headers()).get('origin'), 'Access-Control-Allow-Credentials': 'true' } }); }\n" },
    { "app/api/me/route.ts": "import { headers } from 'next/headers';\nexport async function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': (await headers()).get('x-tenant'), 'Access-Control-Allow-Credentials': 'true' } }); }\n" },
  ],
  [
    "require-fetch-credentials",
    "a route",
    { "app/api/me/route.ts": "import { cookies } from 'next/headers';\nexport const GET = async () => Response.json((await cookies()).get('session'));\n", "app/cart.tsx": CART },
    { "app/api/me/route.ts": "import { cookies } from 'next/headers';\nexport const GET = async () => { (await cookies()).delete('theme'); return Response.json({}); };\n", "app/cart.tsx": CART },
  ],
];

const SPELLINGS: readonly (readonly [name: string, spell: (code: string) => string])[] = [
  ["as documented", (code) => code],
  ["by the name of the file", (code) => code.replaceAll(/'(next\/\w+)'/gu, "'$1.js'")],
];

const cases = STORIES.flatMap(([rule, name, found, silent]) => SPELLINGS.map(([spelling, spell]) => [`${rule}: ${name}, ${spelling}`, rule, spell, found, silent] as const));

function lint(rule: string, files: Files, spell: (code: string) => string): readonly string[] {
  const spelt = Object.fromEntries(Object.entries(files).map(([file, code]) => [file, spell(code)]));
  return Object.entries(lintStory({ files: spelt }, rules[rule])).flatMap(([file, ids]) => ids.map((id) => `${file}: ${id}`));
}

it.each(cases)("%s", (_, rule, spell, found, silent) => {
  const documented = lint(rule, found, (code) => code);
  expect(documented).toHaveLength(1);
  expect(lint(rule, found, spell)).toEqual(documented);
  expect(lint(rule, silent, spell)).toEqual([]);
});
