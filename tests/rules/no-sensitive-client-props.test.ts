/** Credentials on their way from the server to the client. The stories lie on the disk; the linted text is the case. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-sensitive-client-props.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

const shop = createProject({
  "app/actions.ts": "'use server';\nexport async function handed() {}\n",
  "app/page.tsx": "import { handed } from './actions';\nimport { Account } from './ui';\nexport default function Page() { return <Account onPress={handed} />; }\n",
  "app/ui/account.tsx": "'use client';\nimport { login, getTheme } from '../actions';\nexport function Account() { return <button onClick={login} onBlur={getTheme} />; }\nexport default Account;\n",
  "app/ui/barrel.ts": "'use client';\nexport { Plain as Wrapped } from './plain';\n",
  "app/ui/context.tsx": "'use client';\nimport { createContext } from 'react';\nexport const Session = createContext(null);\n",
  "app/ui/index.ts": "export * from './account';\nexport { Plain } from './plain';\nexport { Session } from './context';\n",
  "app/ui/lazy.ts": "import dynamic from 'next/dynamic';\nexport const LazyAccount = dynamic(() => import('./account'));\n",
  "app/ui/plain.tsx": "export function Plain({ token }) { return <p>{String(token)}</p>; }\n",
  "auth.ts": "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({});\n",
  "lib/better.ts": "import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});\n",
  "lib/circle-a.ts": "import { tokenB } from './circle-b';\nexport const tokenA = () => tokenB();\n",
  "lib/circle-b.ts": "import { tokenA } from './circle-a';\nexport const tokenB = () => tokenA();\n",
  "lib/frame.tsx": "import { Account as Box } from '@/app/ui';\nexport function Frame({ title, ...props }) { return <section title={title}><Box {...props} /></section>; }\n",
  "lib/names.ts": "export const SESSION_COOKIE = 'session';\nexport const THEME_COOKIE = 'theme';\n",
  "lib/read.ts": "import { getToken } from './session';\nexport const readToken = async () => { try { return await getToken(); } catch { return; } };\n",
  "lib/session.ts": [
    "import { cache } from 'react';",
    "import { cookies } from 'next/headers';",
    "import { SESSION_COOKIE } from './names';",
    "export async function getToken() {",
    "  const store = await cookies();",
    "  return store.get(SESSION_COOKIE)?.value ?? null;",
    "}",
    "export const getCached = cache(async () => ({ theme: 'dark', token: await getToken() }));",
    "export async function getCookie(name: string) { return (await cookies()).get(name)?.value; }",
    "export async function getUser() { const token = await getToken(); return verify(token); }",
    "export async function isSignedIn() { return Boolean(await getToken()); }",
    "",
  ].join("\n"),
  "lib/store-of-session.ts": "import { cookies } from 'next/headers';\nexport class Store {\n  static async read() { return (await cookies()).get('session')?.value; }\n  readOwn = async () => (await cookies()).get('session')?.value;\n}\n",
  "lib/supabase.ts": "import { createServerClient } from '@supabase/ssr';\nexport async function createClient() { return createServerClient('', '', {}); }\n",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
});

const filename = shop.path("app/page.tsx");
const actions = shop.path("app/actions.ts");

const MANAGER =
  "class Manager { constructor(private jar) {} theme() { return this.jar.get('theme')?.value; } token() { return this.jar.get('session')?.value; } }";

/** A page that shows an element, after some imports and statements. */
function page(element: string, imports = "", ...statements: readonly string[]): string {
  return [
    "import { cookies, headers } from 'next/headers';",
    "import { Account, Plain, Session } from './ui';",
    imports,
    "export default async function Page({ params, searchParams }) {",
    ...statements,
    `  return ${element};`,
    "}",
    "",
  ].join("\n");
}

function prop(credential: string, component = "Account"): { data: Readonly<Record<string, string>>; messageId: "clientProp" } {
  return { data: { component, credential }, messageId: "clientProp" };
}

const COOKIE = "The cookie 'session'";
const SHARED = "The cookie 'session', read in lib/session.ts:6,";
const READ = "const token = (await cookies()).get('session')?.value;";

function result(credential: string): { data: Readonly<Record<string, string>>; messageId: "serverFunctionResult" } {
  return { data: { credential }, messageId: "serverFunctionResult" };
}

tester.run("no-sensitive-client-props", rule, {
  valid: [
    { name: "it allows a prop called token with a value of the URL", code: page("<Account token={(await searchParams).token} />"), filename },
    { name: "it allows a prop called token with a design token", code: page("<Account token={'blue'} accessToken='x' />"), filename },
    { name: "it allows a theme cookie", code: page("<Account theme={(await cookies()).get('theme')?.value} />"), filename },
    { name: "it allows a theme cookie by a constant", code: page("<Account theme={(await cookies()).get(THEME_COOKIE)?.value} />", "import { THEME_COOKIE } from '@/lib/names';"), filename },
    { name: "it allows a CSRF token", code: page("<Account csrf={(await cookies()).get('csrf_token')?.value} />"), filename },
    { name: "it allows another header", code: page("<Account agent={(await headers()).get('user-agent')} />"), filename },
    { name: "it allows a name that is not known", code: page("<Account value={(await cookies()).get((await params).name)?.value} />"), filename },
    { name: "it allows a name that may be harmless", code: page("<Account value={(await cookies()).get(a ? 'session' : 'theme')?.value} />"), filename },
    { name: "it allows Boolean()", code: page("<Account isLoggedIn={Boolean(token)} />", "", READ), filename },
    { name: "it allows !!", code: page("<Account isLoggedIn={!!token} />", "", READ), filename },
    { name: "it allows a comparison", code: page("<Account isLoggedIn={token !== undefined} />", "", READ), filename },
    { name: "it allows has()", code: page("<Account isLoggedIn={(await cookies()).has('session')} />"), filename },
    { name: "it allows the length", code: page("<Account size={token.length} />", "", READ), filename },
    { name: "it allows the last characters", code: page("<Account hint={token.slice(-4)} />", "", READ), filename },
    { name: "it allows a condition on it", code: page("<Account name={token ? 'you' : 'guest'} right={token && 'x'} />", "", READ), filename },
    { name: "it allows a hash", code: page("<Account id={hash(token)} />", "import { hash } from 'ohash';", READ), filename },
    { name: "it allows what is decoded and picked", code: page("<Account id={decode(token).sub} parsed={JSON.parse(token).id} />", "import { decode } from 'jose';", READ), filename },
    { name: "it allows what a function of another module makes of it", code: page("<Account user={await getUser()} isLoggedIn={await isSignedIn()} />", "import { getUser, isSignedIn } from '@/lib/session';"), filename },
    { name: "it allows another field", code: page("<Account theme={theme} />", "import { getCached } from '@/lib/session';", "const { theme, token } = await getCached();"), filename },
    { name: "it allows a parameter that names a harmless cookie", code: page("<Account theme={await getCookie('theme')} />", "import { getCookie } from '@/lib/session';"), filename },
    { name: "it allows a component of the server", code: page("<Plain token={token} />", "", READ), filename },
    { name: "it allows an element of HTML", code: page("<input value={token} />", "", READ), filename },
    { name: "it allows a component of a package", code: page("<Provider token={token} />", "import { Provider } from 'some-ui';", READ), filename },
    { name: "it allows a component that is not found", code: page("<Missing token={token} />", "import { Missing } from './missing';", READ), filename },
    { name: "it allows children that the server renders", code: page("<Account><p>{token}</p></Account>", "", READ), filename },
    { name: "it allows an element as a prop", code: page("<Account header={<p>{token}</p>} />", "", READ), filename },
    { name: "it allows a function of the server that is bound to it", code: page("<Account save={save.bind(null, token)} />", "import { save } from './actions';", READ), filename },
    { name: "it allows the session of Auth.js, which is made for the client", code: page("<Account session={session} user={session.user} />", "import { auth } from '@/auth';", "const session = await auth();"), filename },
    { name: "it allows the user of Better Auth", code: page("<Account user={session.user} />", "import { auth } from '@/lib/better';", "const session = await auth.api.getSession({});"), filename },
    { name: "it allows a session of nobody knows which library", code: page("<Account token={session.accessToken} />", "import { getSession } from './somewhere';", "const session = await getSession();"), filename },
    { name: "it allows the rest of an object without the token", code: page("<Account {...rest} />", "import { getCached } from '@/lib/session';", "const { token, ...rest } = await getCached();"), filename },
    { name: "it allows a property that is replaced", code: page("<Account {...props} />", "", READ, "const props = { token, ...{}, token: null };"), filename },
    { name: "it allows a spread whose token is replaced", code: page("<Account {...{ ...session, token: null }} user={{ ...session, token: undefined }} />", "", READ, "const session = { name: 'a', token };"), filename },
    { name: "it allows a literal whose token is replaced by a spread", code: page("<Account user={{ token, ...{ token: null } }} {...props} />", "", READ, "const nothing = { token: '' };", "const props = { token, ...nothing };"), filename },
    { name: "it allows an object by its name whose token is replaced", code: page("<Account user={user} />", "", READ, "const session = { token };", "const user = { ...session, token: token.length };"), filename },
    { name: "it allows a session of a library whose token is replaced", code: page("<Account session={{ ...session, session: { ...session.session, token: '' } }} />", "import { auth } from '@/lib/better';", "const session = await auth.api.getSession({});"), filename },
    { name: "it allows what another module returns with the token replaced", code: page("<Account {...{ ...(await getCached()), token: true }} />", "import { getCached } from '@/lib/session';"), filename },
    { name: "it allows a cookie without its value", code: page("<Account cookie={{ ...cookie, value: '' }} />", "", "const cookie = (await cookies()).get('session');"), filename },
    { name: "it allows a member that the rest does not have", code: page("<Account a={rest.token} b={rest} />", "", READ, "const { token: own, ...rest } = { token, theme: 'a' };"), filename },
    { name: "it allows a component of the server that keeps it", code: page("<Card token={token} />", "const Card = ({ token, ...props }) => <section title={token}><Account {...props} ok={Boolean(token)} /></section>;", READ), filename },
    { name: "it allows components of the server that show one another", code: page("<A token={token} />", "const A = (props) => <B {...props} />;\nconst B = (props) => <A {...props} />;", READ), filename },
    { name: "it allows createElement() of something else", code: page("createElement('input', { value: token })", "import { createElement } from 'react';", READ), filename },
    { name: "it allows a variable that becomes something else", code: page("<Account id={id} />", "", READ, "let id = token;", "id = hash(token);"), filename },
    { name: "it allows functions that call one another in a circle", code: page("<Account token={tokenA()} />", "import { tokenA } from '@/lib/circle-a';"), filename },
    { name: "it allows a client module, which cannot read cookies", code: `'use client';\n${page("<Account token={token} />", "", READ)}`, filename },
    { name: "it allows a test", code: page("<Account token={token} />", "", READ), filename: shop.path("app/page.test.tsx") },
    { name: "it allows what settings allow", code: page("<Account token={token} />", "", READ), filename, settings: { "next-boundary": { allow: ["session"] } } },
    { name: "it allows what an option allows", code: page("<Account token={token} />", "", READ), filename, options: [{ allow: ["session"] }] },
    { name: "it allows a Server Function that only server code calls", code: "'use server';\nimport { getToken } from '@/lib/session';\nexport async function other() { return getToken(); }", filename: actions },
    { name: "it allows a function of a file of Server Functions that is not exported", code: "'use server';\nimport { getToken } from '@/lib/session';\nasync function read() { return getToken(); }\nexport async function login() { await read(); return { ok: true }; }", filename: actions },
    { name: "it allows a Server Function that says whether somebody is signed in", code: "'use server';\nimport { getToken } from '@/lib/session';\nexport async function login() { return { ok: (await getToken()) !== null }; }", filename: actions },
    { name: "it allows a string that is no directive", code: "import { getToken } from '@/lib/session';\nexport async function read() { const a = 1; 'use server'; return getToken(); }", filename },
    { name: "not seen: what a component gets from its parent", code: "import { Account } from './ui';\nexport const Card = ({ token }) => <Account token={token} />;", filename },
    { name: "it allows a property that something else is written over", code: page("<Account {...props} />", "", READ, "const props = { token };", "props.token = 'a';"), filename },
    { name: "it allows another member of an object of a class", code: page("<Account theme={new Manager(await cookies()).theme()} />", MANAGER), filename },
    { name: "it allows another value that a callback gets", code: page("Promise.resolve({ name: 'a' }).then((jar) => <Account token={jar.name} />)"), filename },
  ],
  invalid: [
    { name: "it reports a property that is set later", code: page("<Account {...props} />", "", READ, "const props = {};", "props.token = token;"), filename, errors: [prop(COOKIE)] },
    { name: "it reports what is put into a map", code: page("<Account headers={Object.fromEntries(own)} />", "", READ, "const own = new Map();", "own.set('x', token);"), filename, errors: [prop(COOKIE)] },
    { name: "it reports what an object of a class reads", code: page("<Account token={new Manager(await cookies()).token()} />", MANAGER), filename, errors: [prop(COOKIE)] },
    { name: "it reports what an object of a class keeps", code: page("<Account {...user} />", "class User { constructor(token) { this.token = token; } }", READ, "const user = new User(token);"), filename, errors: [prop(COOKIE)] },
    { name: "it reports what a callback gets", code: page("cookies().then((jar) => <Account token={jar.get('session')?.value} />)"), filename, errors: [prop(COOKIE)] },
    { name: "it reports a prop behind one with a large value", code: page("<Account theme={t8} token={token} />", "", READ, "const t0 = params;", ...Array.from({ length: 8 }, (_, index) => `const t${String(index + 1)} = { light: t${String(index)}, dark: t${String(index)} };`)), filename, errors: [prop(COOKIE)] },
    { name: "it reports a cookie that is read on the spot", code: page("<Account token={(await cookies()).get('session')?.value} />"), filename, errors: [{ ...prop(COOKIE), line: 5 }] },
    { name: "it reports a cookie through a variable", code: page("<Account token={token} />", "", READ), filename, errors: [{ ...prop(COOKIE), line: 6 }] },
    { name: "it reports the whole cookie", code: page("<Account cookie={cookie} />", "", "const store = await cookies();", "const cookie = store.get('session');"), filename, errors: [prop(COOKIE)] },
    { name: "it reports a declared name", code: page("<Account v={(await cookies()).get('pm_vft')?.value} />"), filename, options: [{ sensitive: ["pm_vft"] }], errors: [prop("The cookie 'pm_vft'")] },
    { name: "it reports a name of another module", code: page("<Account token={(await cookies()).get(SESSION_COOKIE)!.value} />", "import { SESSION_COOKIE } from '@/lib/names';"), filename, errors: [prop(COOKIE)] },
    { name: "it reports all cookies", code: page("<Account a={(await cookies()).toString()} b={(await cookies()).getAll()} />"), filename, errors: [prop("Every cookie of the request"), prop("Every cookie of the request")] },
    { name: "it reports headers with credentials", code: page("<Account a={h.get('Authorization')} b={h.get('cookie')} />", "", "const h = await headers();"), filename, errors: [prop("The header 'Authorization'"), prop("The header 'Cookie'")] },
    { name: "it reports the token of a header", code: page("<Account a={h.split(' ')[1]} b={h.replace('Bearer ', '')} c={h.slice(7)} />", "", "const h = (await headers()).get('authorization');"), filename, errors: [prop("The header 'Authorization'"), prop("The header 'Authorization'"), prop("The header 'Authorization'")] },
    { name: "it reports a text with the token in it", code: page("<Account header={`Bearer ${token}`} other={'Bearer ' + token} />", "", READ), filename, errors: [prop(COOKIE), prop(COOKIE)] },
    { name: "it reports the property of an object", code: page("<Account user={{ name: 'a', auth: { token } }} />", "", READ), filename, errors: [{ ...prop(COOKIE), column: 46 }] },
    { name: "it reports an object by its name", code: page("<Account user={user} />", "", READ, "const user = { name: 'a', token };"), filename, errors: [prop(COOKIE)] },
    { name: "it reports a spread", code: page("<Account {...props} />", "", READ, "const props = { token };"), filename, errors: [prop(COOKIE)] },
    { name: "it reports a spread that brings the token back", code: page("<Account user={{ token: null, ...session }} />", "", READ, "const session = { token };"), filename, errors: [{ ...prop(COOKIE), column: 43 }] },
    { name: "it reports the token that is left when another one is replaced", code: page("<Account session={{ ...session, access_token: '' }} />", "import { createClient } from '@/lib/supabase';", "const supabase = await createClient();", "const { data: { session } } = await supabase.auth.getSession();"), filename, errors: [prop("The token 'provider_refresh_token' of Supabase")] },
    { name: "it reports a token below one that is replaced", code: page("<Account user={{ ...session, token: null }} />", "", READ, "const session = { token, auth: { token } };"), filename, errors: [prop(COOKIE)] },
    { name: "it reports a token in a spread under another name", code: page("<Account {...{ ...session, token: null }} />", "", READ, "const session = { sid: token, token };"), filename, errors: [prop(COOKIE)] },
    { name: "it reports the rest of an object", code: page("<Account {...rest} />", "import { getCached } from '@/lib/session';", "const { theme, ...rest } = await getCached();"), filename, errors: [prop(SHARED)] },
    { name: "it reports each part of an object", code: page("<Account user={{ a: token, b: 'b', c: [token, (await cookies()).get('access_token')] }} />", "", READ), filename, errors: [prop(COOKIE), prop(COOKIE), prop("The cookie 'access_token'")] },
    { name: "it reports a copy", code: page("<Account user={JSON.parse(JSON.stringify({ token }))} />", "", READ), filename, errors: [{ ...prop(COOKIE), column: 53 }] },
    { name: "it reports what .then() makes of it", code: page("<Account session={getToken().then((token) => ({ token }))} />", "import { getToken } from '@/lib/session';"), filename, errors: [prop(SHARED)] },
    { name: "it reports all cookies as pairs", code: page("<Account all={(await cookies()).getAll().map(({ name, value }) => ({ name, value }))} text={(await cookies()).getAll().map((c) => `${c.name}=${c.value}`).join('; ')} />"), filename, errors: [prop("Every cookie of the request"), prop("Every cookie of the request")] },
    { name: "it reports all headers", code: page("<Account all={Object.fromEntries(await headers())} more={[...(await headers())]} />"), filename, errors: [prop("Every cookie of the request"), prop("Every cookie of the request")] },
    { name: "it reports a cookie of a request that a type says is one", code: "import { Account } from './ui';\nexport function show(request: NextRequest) { return <Account token={request.cookies.get('session')?.value} />; }", filename, errors: [prop(COOKIE)] },
    { name: "it reports a list", code: page("<Account all={[token]} />", "", READ), filename, errors: [prop(COOKIE)] },
    { name: "it reports one branch of a condition", code: page("<Account a={token ?? ''} b={user ? token : null} />", "", READ), filename, errors: [prop(COOKIE), prop(COOKIE)] },
    { name: "it reports a variable that is given the token later", code: page("<Account token={token} />", "", "let token = null;", "if (params) { token = (await cookies()).get('session')?.value; }"), filename, errors: [prop(COOKIE)] },
    { name: "it reports a promise, as React sends what it holds", code: page("<Account token={getToken()} />", "import { getToken } from '@/lib/session';"), filename, errors: [prop(SHARED)] },
    { name: "it reports a helper of another module", code: page("<Account token={await getToken()} />", "import { getToken } from '@/lib/session';"), filename, errors: [prop(SHARED)] },
    { name: "it reports a helper of a helper", code: page("<Account token={await readToken()} />", "import { readToken } from '../lib/read';"), filename, errors: [prop(SHARED)] },
    { name: "it reports a helper behind cache()", code: page("<Account a={token} b={all} />", "import { getCached } from '@/lib/session';", "const all = await getCached();", "const { token } = all;"), filename, errors: [prop(SHARED), prop(SHARED)] },
    { name: "it reports a helper that is given the name", code: page("<Account token={await getCookie('access_token')} />", "import { getCookie } from '@/lib/session';"), filename, errors: [prop("The cookie 'access_token', read in lib/session.ts:9,")] },
    { name: "it reports one of several at once", code: page("<Account token={token} user={user} />", "import { getToken, getUser } from '@/lib/session';", "const [user, token] = await Promise.all([getUser(), getToken()]);"), filename, errors: [prop(SHARED)] },
    { name: "it reports a default import", code: page("<Box token={token} />", "import Box from './ui/account';", READ), filename, errors: [prop(COOKIE, "Box")] },
    { name: "it reports an alias", code: page("<Box token={token} />", "import { Account as Box } from '@/app/ui';", READ), filename, errors: [prop(COOKIE, "Box")] },
    { name: "it reports a member of a namespace", code: page("<Ui.Account token={token} />", "import * as Ui from './ui';", READ), filename, errors: [prop(COOKIE, "Ui.Account")] },
    { name: "it reports a component that a client barrel exports", code: page("<Wrapped token={token} />", "import { Wrapped } from './ui/barrel';", READ), filename, errors: [prop(COOKIE, "Wrapped")] },
    { name: "it reports dynamic()", code: page("<Lazy token={token} />", "import dynamic from 'next/dynamic';\nconst Lazy = dynamic(() => import('./ui').then((ui) => ui.Account), { ssr: true });", READ), filename, errors: [prop(COOKIE, "Lazy")] },
    { name: "it reports dynamic() of another module", code: page("<LazyAccount token={token} />", "import { LazyAccount } from './ui/lazy';", READ), filename, errors: [prop(COOKIE, "LazyAccount")] },
    { name: "it reports lazy()", code: page("<Lazy token={token} />", "import { lazy } from 'react';\nconst Lazy = lazy(() => import('./ui/account'));", READ), filename, errors: [prop(COOKIE, "Lazy")] },
    { name: "it reports a context's value", code: page("<><Session value={token} /><Session.Provider value={{ token }} /></>", "", READ), filename, errors: [prop(COOKIE, "Session"), prop(COOKIE, "Session.Provider")] },
    { name: "it reports a token of Auth.js", code: page("<Account token={session?.accessToken} b={session.user.accessToken} />", "import { auth } from '@/auth';", "const session = await auth();"), filename, errors: [prop("The token 'accessToken' of Auth.js"), prop("The token 'accessToken' of Auth.js")] },
    { name: "it reports a token of Auth.js 4", code: page("<Account token={session?.accessToken} />", "import { getServerSession } from 'next-auth';", "const session = await getServerSession({});"), filename, errors: [prop("The token 'accessToken' of Auth.js")] },
    { name: "it reports a token of Clerk", code: page("<Account token={await getToken()} />", "import { auth } from '@clerk/nextjs/server';", "const { getToken } = await auth();"), filename, errors: [prop("The token 'getToken()' of Clerk")] },
    { name: "it reports the session of Supabase", code: page("<Account session={session} b={session.access_token} />", "import { createClient } from '@/lib/supabase';", "const supabase = await createClient();", "const { data: { session } } = await supabase.auth.getSession();"), filename, errors: [prop("The token 'access_token' of Supabase"), prop("The token 'access_token' of Supabase")] },
    { name: "it reports the session of Better Auth", code: page("<Account session={session} />", "import { auth } from '@/lib/better';", "const session = await auth.api.getSession({});"), filename, errors: [prop("The token 'token' of Better Auth")] },
    { name: "it reports what a Server Function of a file returns", code: "'use server';\nimport { getToken } from '@/lib/session';\nexport async function login() {\n  return { ok: true, token: await getToken() };\n}", filename: actions, errors: [{ ...result(SHARED), line: 4 }] },
    { name: "it reports a Server Function that is exported below", code: "'use server';\nimport { getToken } from '@/lib/session';\nconst login = async () => getToken();\nexport { login };", filename: actions, errors: [result(SHARED)] },
    { name: "it reports a Server Function that a page hands to a component", code: "'use server';\nimport { getToken } from '@/lib/session';\nexport async function handed() { return getToken(); }", filename: actions, errors: [result(SHARED)] },
    { name: "it reports a child", code: page("<Account>Hello {token}</Account>", "", READ), filename, errors: [{ ...prop(COOKIE), line: 6 }] },
    { name: "it reports createElement()", code: page("createElement(Account, { a: 1, token })", "import { createElement } from 'react';", READ), filename, errors: [{ ...prop(COOKIE), column: 41 }] },
    { name: "it reports React.createElement() with props by name", code: page("React.createElement(Account, props)", "import * as React from 'react';", READ, "const props = { token };"), filename, errors: [prop(COOKIE)] },
    { name: "it reports what a component of the server hands on", code: page("<Card token={token} />", "const Card = ({ token: own, ...props }) => <section><Account token={own} /></section>;", READ), filename, errors: [{ ...prop(COOKIE), column: 23 }] },
    { name: "it reports what a component of another module hands on", code: page("<Frame title='a' token={token} />", "import { Frame } from '@/lib/frame';", READ), filename, errors: [prop(COOKIE, "Box")] },
    { name: "it reports a method of a class", code: page("<Account a={await Store.read()} b={await new Store().readOwn()} />", "import { Store } from '@/lib/store-of-session';"), filename, errors: [prop("The cookie 'session', read in lib/store-of-session.ts:3,"), prop("The cookie 'session', read in lib/store-of-session.ts:4,")] },
    { name: "it reports a map and a set", code: page("<Account a={new Map([['token', token]])} b={new Set([token])} />", "", READ), filename, errors: [prop(COOKIE), prop(COOKIE)] },
    { name: "it reports what an inline Server Function returns", code: page("<Account read={read} />", "import { getToken } from '@/lib/session';", "async function read() { 'use server'; return await getToken(); }"), filename, errors: [result(SHARED)] },
  ],
});
