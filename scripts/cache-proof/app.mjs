/**
 * A workspace whose findings hang together over its files, as choices that edits change: what a constant says, where an
 * import leads, what a config names.
 */

/** Each choice with what it may be; the first is where an app starts. */
const CHOICES = {
  alias: ["./lib", "./lib2", "../../outside"],
  barrel: ["export * from './names';", "export { NAME } from './names';", "export { OTHER as NAME } from './names';", ""],
  base: ["https://other.test", "https://api.shop.test", "/api"],
  cartDirective: ["'use client';", "", "'use server';"],
  cartImport: ["../lib/vat", "../lib/session", "../.generated/routes", "entered", "@acme/ui", "./linked/inner", "../lib/index.js"],
  comment: ["", "// a cookie", "/* the session of a user */"],
  component: ["function", "async function"],
  dotFolder: ["export const ME = '/api/me';", "import 'server-only';\nexport const ME = '/api/me';", "export const ME = 'https://api.shop.test/me';"],
  entered: ["export const Provider = () => null;", "import 'server-only';\nexport const Provider = () => null;"],
  init: ["{ credentials: 'include' }", "{}", "{ credentials: 'omit' }"],
  link: ["outside/a", "outside/b"],
  middleware: ["none", "middleware.ts", "proxy.ts"],
  name: ["theme", "session", "auth_token"],
  nextConfig: ["export default {};", "export default { typescript: { tsconfigPath: 'tsconfig.next.json' } };", "export default { pageExtensions: ['page.tsx'] };", "export default { rewrites: async () => [{ source: '/api/:path*', destination: 'https://api.shop.test/:path*' }] };"],
  nextDependency: ["^16.4.6", "^15.1.0", "^14.2.0", "workspace:*"],
  nextInstalled: ["none", "16.4.6", "15.1.0", "14.2.3"],
  options: ["{ httpOnly: true, sameSite: 'lax', secure: true }", "{ httpOnly: false, sameSite: 'lax', secure: true }", "{}"],
  origin: ["https://shop.test", "*"],
  outside: ["export const KEY = 'theme';", "export const KEY = 'jwt';", "export { NAME as KEY } from './deep';"],
  outsideDeep: ["export const NAME = 'sid';", "export const NAME = 'locale';"],
  route: ["me/route.ts", "profile/route.ts", ".well-known/route.ts"],
  routeReads: ["(await cookies()).get('session')", "'nothing'"],
  session: ["import { cookies } from 'next/headers';\nexport const read = async () => (await cookies()).get('session')?.value;", "export const read = async () => 'nobody';", "import 'server-only';\nexport const read = async () => 'nobody';", "'use server';\nimport { cookies } from 'next/headers';\nexport async function read() { return (await cookies()).get('session')?.value; }"],
  sessionFile: ["session.ts", "session/index.ts", "session.tsx", "none"],
  shadow: ["none", "lib/names", "lib/names.tsx", "lib/vat.d.ts"],
  tsconfig: ["{}", "./config/base.json", "../../outside/tsconfig.json", "@acme/tsconfig/base.json"],
  tsconfigPackage: ["{}", '{ "compilerOptions": { "paths": { "@/*": ["../../../outside/*"] } } }', '{ "compilerOptions": { "verbatimModuleSyntax": true } }'],
  ui: ["export const Box = () => null;", "export const Box = () => { void fetch('https://api.shop.test/me'); return null; };", "import { cookies } from 'next/headers';\nexport const Box = async () => { (await cookies()).set('a', 'b'); return null; };"],
  uiMain: ["index.tsx", "other.tsx"],
  vat: ["export const vat = 1;", "import { read } from './session';\nexport const vat = read;", "import type { read } from './session';\nexport type Read = typeof read;\nexport const vat = 1;", "export const vat = document.cookie;"],
  wildcard: ["'packages/*'", "'others/*'"],
};

/** A state of the workspace that changes by one to three choices at a time. */
export function createApp() {
  const state = Object.fromEntries(Object.entries(CHOICES).map(([name, options]) => [name, options[0]]));
  return { edit: (random) => change(state, random), render: () => render(state) };
}

/** Changes one to three choices, and says which. */
function change(state, random) {
  const names = Object.keys(CHOICES);
  const edits = [];
  for (let count = 1 + Math.floor(random() ** 2 * 3); count > 0; count -= 1) {
    const name = names[Math.floor(random() * names.length)];
    const others = CHOICES[name].filter((option) => option !== state[name]);
    state[name] = others[Math.floor(random() * others.length)];
    edits.push(`${name} = ${state[name].replaceAll("\n", " ")}`);
  }
  return edits.join(", ");
}

/** The files of a state by their paths, and its links. */
function render(state) {
  const shop = (files) => Object.fromEntries(Object.entries(files).map(([path, text]) => [`repo/apps/shop/${path}`, text]));
  const files = {
    "outside/a/inner.ts": "export const inner = 'theme';",
    "outside/b/inner.ts": "import { headers } from 'next/headers';\nexport const inner = 'sid';\nexport const read = () => headers();",
    "outside/deep.ts": state.outsideDeep,
    "outside/keys.ts": state.outside,
    "outside/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["../repo/apps/shop/lib2/*"] } } }',
    "repo/node_modules/@acme/tsconfig/base.json": state.tsconfigPackage,
    "repo/node_modules/entered/index.js": state.entered,
    "repo/node_modules/entered/package.json": '{ "name": "entered", "main": "index.js", "dependencies": { "next": "*" } }',
    "repo/package.json": `{ "workspaces": ["apps/*", ${state.wildcard.replaceAll("'", '"')}] }`,
    "repo/packages/ui/index.tsx": state.ui,
    "repo/packages/ui/other.tsx": "'use client';\nexport const Box = () => null;",
    "repo/packages/ui/package.json": `{ "name": "@acme/ui", "main": "${state.uiMain}" }`,
    ...shop({
      ".generated/routes.ts": state.dotFolder,
      "app/account/page.tsx": [
        "import { read } from '../../lib/session';",
        "import { remember } from '../../lib/remember';",
        "import Cart from '../cart';",
        "export default async function Page() { const token = await read(); await remember(token); return <Cart token={token} />; }",
      ].join("\n"),
      [`app/api/${state.route}`]: [
        "import { cookies } from 'next/headers';",
        "import { ORIGIN } from '@/cors';",
        `export async function GET() { const found = ${state.routeReads}; return new Response(JSON.stringify(found), { headers: { 'Access-Control-Allow-Origin': ORIGIN, 'Access-Control-Allow-Credentials': 'true' } }); }`,
        "void cookies;",
      ].join("\n"),
      "app/cart.tsx": [
        state.cartDirective,
        `import * as other from '${state.cartImport}';`,
        "import { call } from '../lib/http';",
        "import { NAME } from '../lib';",
        "import { KEY } from '../../../../outside/keys';",
        "import { ME } from '../.generated/routes';",
        `export default ${state.component} Cart({ token }: { token?: string }) {`,
        "  void call(ME); void fetch('/api/me', { credentials: 'omit' });",
        "  if (token) localStorage.setItem(KEY, token);",
        "  const mine = document.cookie.split('; ').find((entry) => entry.startsWith(`${NAME}=`));",
        "  return <p>{mine}{String(other)}</p>;",
        "}",
      ].join("\n"),
      "app/layout.tsx": "export default function Layout({ children }: { children: unknown }) { return children; }",
      "app/login/route.ts": [
        "import { cookies } from 'next/headers';",
        "import { NAME } from '../../lib';",
        "import { OPTIONS } from '@/options';",
        "export async function POST(request: Request) { const value = await request.text(); (await cookies()).set(NAME, value, OPTIONS); return new Response(''); }",
      ].join("\n"),
      "app/page.tsx": "import { Box } from '@acme/ui';\nimport { vat } from '@/vat';\nexport default function Page() { return <Box key={String(vat)} />; }",
      "config/base.json": '{ "compilerOptions": { "paths": { "@/*": ["../lib2/*"] } } }',
      "lib/cors.ts": `export const ORIGIN = '${state.origin}';`,
      "lib/http.ts": `import { BASE } from './url';\nexport const call = (path: string) => fetch(BASE + path, ${state.init});`,
      "lib/index.ts": state.barrel,
      "lib/names.ts": `${state.comment}\nexport const NAME = '${state.name}';\nexport const OTHER = 'theme';`,
      "lib/options.ts": `export const OPTIONS = ${state.options};`,
      "lib/remember.ts": "import { cookies } from 'next/headers';\nimport { NAME } from './names';\nexport async function remember(value?: string) { if (value) (await cookies()).set(NAME, value); }",
      "lib/url.ts": `export const BASE = '${state.base}';`,
      "lib/vat.ts": state.vat,
      "lib2/cors.ts": "export const ORIGIN = '*';",
      "lib2/options.ts": "export const OPTIONS = { httpOnly: false };",
      "lib2/vat.ts": "export { read as vat } from '../lib/session';",
      "next.config.mjs": state.nextConfig,
      "package.json": `{ "name": "shop", "dependencies": { "next": "${state.nextDependency}", "@acme/ui": "*", "entered": "1" } }`,
      "pages/legacy.tsx": "import { vat } from '../lib/vat';\nexport default function Legacy() { return <p>{String(vat)}</p>; }",
      "tsconfig.json": state.tsconfig === "{}" ? `{ "compilerOptions": { "paths": { "@/*": ["${state.alias}/*"] } } }` : `{ "extends": "${state.tsconfig}" }`,
      "tsconfig.next.json": '{ "compilerOptions": { "paths": { "@/*": ["./lib2/*"] } } }',
    }),
  };
  if (state.nextInstalled !== "none") files["repo/node_modules/next/package.json"] = `{ "name": "next", "version": "${state.nextInstalled}" }`;
  if (state.middleware !== "none") files[`repo/apps/shop/${state.middleware}`] = "import { remember } from './lib/remember';\nexport default () => remember('x');";
  if (state.sessionFile !== "none") files[`repo/apps/shop/lib/${state.sessionFile}`] = state.session;
  if (state.shadow !== "none") files[`repo/apps/shop/${state.shadow}`] = "export const NAME = 'session';";
  return { files, links: { "repo/apps/shop/app/linked": state.link } };
}
