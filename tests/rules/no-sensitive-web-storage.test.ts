import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-sensitive-web-storage.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const app = createProject({
  "app/client.tsx": "'use client';\nimport '../lib/plain';\n",
  "app/page.tsx": "import './client';\n",
  "lib/keys.ts": "export const TOKEN_KEY = 'access_token';\nexport const KEYS = { theme: 'theme', token: 'refresh_token' } as const;\nexport enum Key { Token = 'jwt', Theme = 'theme' }\n",
  "lib/plain.ts": "",
  "lib/storage.ts":
    "const PREFIX = 'shop_';\nexport function setItem(key: string, value: string) { localStorage.setItem(PREFIX + key, value); }\nexport const getItem = (key: string) => localStorage.getItem(key);\nexport function removeItem(key: string) { localStorage.removeItem(key); }\nexport const storage = { set(key: string, value: unknown) { window.localStorage.setItem(key, JSON.stringify(value)); } };\nexport function keep<T>(name: string, value: T) { storage.set(name, value); }\nexport const items = window.localStorage;\n",
  "lib/use-storage.ts": "export { useLocalStorage as useStored } from 'usehooks-ts';\n",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "pages/index.tsx": "",
});
const client = app.path("app/form.tsx");

function inClient(...lines: readonly string[]): string {
  return ["'use client';", ...lines, ""].join("\n");
}

function valid(name: string, ...lines: readonly string[]) {
  return { code: inClient(...lines), filename: client, name };
}

function invalid(name: string, messageId: "credentialRead" | "credentialStored", ...lines: readonly string[]) {
  return { code: inClient(...lines), errors: [{ messageId }], filename: client, name };
}

const stored = "credentialStored";
const read = "credentialRead";

tester.run("no-sensitive-web-storage", rule, {
  valid: [
    ...["theme", "sidebar", "cartSession", "sessionStartTime", "tokenCount", "session_id", "did_session", "configuration-token", "fcmToken", "selectedToken", "csrf_token", "XSRF-TOKEN", "design-tokens", "invite_token", "maxTokens", "oauth_state", "code_verifier", "showPassword", "isAuthenticated", "token_expiry", "auth_provider", "sidToggle", "openai_api_key", "user", "draft-token-list"].map((key) =>
      valid(`a harmless name: ${key}`, `localStorage.setItem('${key}', value);`, `localStorage.getItem('${key}');`),
    ),
    valid("removals", "localStorage.removeItem('token'); localStorage.clear(); delete localStorage.token; delete localStorage['token'];"),
    valid("what is emptied", "localStorage.setItem('token', ''); localStorage.token = ''; sessionStorage.setItem('token', null); localStorage.setItem('token', 'undefined');", "Object.assign(localStorage, { token: '' });"),
    valid("a marker", "localStorage.setItem('session', 'true'); localStorage.setItem('auth', '1');"),
    valid("whether it is there", "export const has = 'token' in localStorage;"),
    valid("members of the storage itself", "log(localStorage.length, localStorage.key(0), localStorage.getItem);"),
    valid("a name that nobody knows", "localStorage.setItem(key, value); localStorage[key] = value; localStorage.getItem(getKey());"),
    valid("a name of which only the end is known", "localStorage.setItem(`${prefix}_token`, value);"),
    valid("another storage of that name", "const localStorage = new Map(); localStorage.setItem('token', value);"),
    valid("a storage that is handed over", "export function save(localStorage, token) { localStorage.setItem('token', token); }"),
    valid("what is done with an item", "localStorage.getItem('theme').split('token'); localStorage.theme.concat('token'); localStorage.getItem('theme')('token');"),
    valid("another global", "cache.setItem('token', value); window.cache.token = value;"),
    valid("a function of the file whose name is harmless", "const set = (key, value) => localStorage.setItem(key, value);", "set('theme', 'dark');"),
    valid("a function that no call names an item for", "export const set = (key, value) => localStorage.setItem(key, value);"),
    valid("a function of another module that removes", "import { removeItem } from '../lib/storage';", "removeItem('token');"),
    valid("a function of another module with a harmless name", "import { setItem } from '../lib/storage';", "setItem('theme', 'dark');"),
    valid("a package that no table knows", "import { useLocalStorage } from 'storage-of-somebody';", "useLocalStorage('token');"),
    valid("hooks with harmless names", "import { useLocalStorage } from 'usehooks-ts';", "useLocalStorage('theme', 'dark'); useLocalStorage(key, '');"),
    valid("an atom in a storage of its own", "import { atomWithStorage } from 'jotai/utils';", "atomWithStorage('token', '', cookieStorage);"),
    valid("a hook without options", "import { useLocalStorage } from '@mantine/hooks';", "useLocalStorage(); useLocalStorage(options); useLocalStorage({ defaultValue: 'token' });"),
    valid("code for the server in a client module", "if (typeof window === 'undefined') { localStorage.getItem('token'); }"),
    valid("spread arguments", "localStorage.setItem(...entry); Object.assign(localStorage, ...all); Object.assign(...all);"),
    valid("bad input", "localStorage.setItem(); localStorage.getItem(); localStorage[''] = a; localStorage[0] = a; const {} = localStorage; Object.assign(localStorage);"),
    { ...valid("what the team allows", "localStorage.setItem('token', value);"), options: [{ allow: ["token"] }] as const },
    { ...valid("what the settings allow", "localStorage.setItem('token', value);"), settings: { "next-boundary": { allow: ["/^tok/"] } } },
    { name: "tests", code: inClient("localStorage.setItem('token', value);"), filename: app.path("app/form.test.tsx") },
    { name: "stories", code: inClient("localStorage.setItem('token', value);"), filename: app.path("app/form.stories.tsx") },
    { name: "a Server Function", code: "'use server';\nexport async function a() { return localStorage.getItem('token'); }\n", filename: app.path("app/actions.ts") },
    { name: "a route handler", code: "export function GET() { return localStorage.getItem('token'); }\n", filename: app.path("app/api/route.ts") },
    { name: "a module that no client module imports", code: "export const get = () => localStorage.getItem('token');\n", filename: app.path("lib/other.ts") },
    { name: "a text of no file", code: "localStorage.getItem('token');" },
  ],
  invalid: [
    { ...invalid("setItem", stored, "localStorage.setItem('token', value);"), errors: [{ column: 22, data: { api: "localStorage.setItem", name: "token", sensitivity: "looks like a credential" }, line: 2, messageId: stored }] },
    { ...invalid("getItem", read, "export const token = sessionStorage.getItem('accessToken');"), errors: [{ data: { api: "sessionStorage.getItem", name: "accessToken", sensitivity: "looks like a credential" }, messageId: read }] },
    ...["token", "accessToken", "access_token", "jwt", "refreshToken", "session", "auth", "authToken", "user-token", "id_token", "acme_access_token", "usertoken", "TOKEN", "X-Auth-Token", "tokens", "password", "sb-abcdefgh-auth-token", "CognitoIdentityServiceProvider.abc.user.idToken"].map((key) =>
      invalid(`a sensitive name: ${key}`, stored, `localStorage.setItem("${key}", value);`),
    ),
    invalid("a property", stored, "localStorage.token = value;"),
    invalid("a property in brackets", stored, 'localStorage["token"] = value;'),
    invalid("a property in a template literal", stored, "localStorage[`token`] = value;"),
    invalid("a property by a constant", stored, "const KEY = 'token';", "localStorage[KEY] = value;"),
    invalid("a property that is added to", stored, "localStorage.token ??= value;"),
    invalid("Object.assign", stored, "Object.assign(localStorage, { theme, token });"),
    invalid("Object.assign of a constant", stored, "const items = { 'access_token': value };", "Object.assign(window.sessionStorage, items);"),
    invalid("window", stored, "window.localStorage.setItem('token', value);"),
    invalid("globalThis", stored, "globalThis.localStorage.token = value;"),
    invalid("self, in brackets", stored, "self['localStorage']['setItem']('token', value);"),
    invalid("an alias", stored, "const storage = window.localStorage;", "storage.setItem('token', value);"),
    invalid("destructured from window", stored, "const { localStorage: items } = window;", "items.setItem('token', value);"),
    invalid("a method by itself", read, "const { getItem } = localStorage;", "export const token = getItem('token');"),
    invalid("a bound method", stored, "const set = localStorage.setItem.bind(localStorage);", "set('token', value);"),
    invalid("optional chaining", read, "export const token = window?.localStorage?.getItem?.('token');"),
    invalid("parentheses and types", stored, "(localStorage as Storage)!.setItem('token' as string, value);"),
    invalid("a property that is read", read, "export const token = localStorage.token;"),
    invalid("a property that is read in brackets", read, "export const token = localStorage['token'] ?? '';"),
    invalid("destructured items", read, "const { theme, token } = localStorage;"),
    invalid("a constant", stored, "const KEY = 'access_token';", "localStorage.setItem(KEY, value);"),
    invalid("a member of a constant", read, "const KEYS = { token: 'access_token' };", "localStorage.getItem(KEYS.token);"),
    invalid("a template literal", stored, "localStorage.setItem(`${APP}-access-token`, value);"),
    invalid("one of two names", stored, "localStorage.setItem(isAdmin ? 'admin_token' : 'theme', value);"),
    invalid("a constant of another module", stored, "import { TOKEN_KEY } from '../lib/keys';", "localStorage.setItem(TOKEN_KEY, value);"),
    invalid("a member of a constant of another module", stored, "import { KEYS } from '../lib/keys';", "localStorage.setItem(KEYS.token, value);"),
    invalid("an enum of another module", read, "import { Key } from '../lib/keys';", "localStorage.getItem(Key.Token);"),
    invalid("a namespace import", stored, "import * as keys from '../lib/keys';", "localStorage[keys.TOKEN_KEY] = value;"),
    invalid("a text of JSON", stored, "localStorage.setItem('session', JSON.stringify(session));"),
    invalid("a test for the browser before it", read, "export const token = typeof window !== 'undefined' ? localStorage.getItem('token') : null;"),
    invalid("a storage behind a test for the browser", read, "const storage = typeof window === 'undefined' ? null : window.localStorage;", "storage?.getItem('token');"),
    invalid("a storage behind &&", stored, "const storage = isBrowser && localStorage;", "storage.setItem('token', value);"),
    invalid("a function of the file", stored, "const set = (key, value) => localStorage.setItem(key, value);", "set('token', value);"),
    invalid("a function of the file that adds a prefix", stored, "function set(key, value) { localStorage.setItem('app_' + key, value); }", "set('auth_token', value);"),
    invalid("a function of a function of the file", read, "const get = (key) => JSON.parse(localStorage.getItem(key));", "const load = (name) => get(name);", "load('token');"),
    { ...invalid("a function of another module", stored, "import { setItem } from '../lib/storage';", "setItem('auth_token', value);"), errors: [{ data: { api: "setItem", name: "shop_auth_token", sensitivity: "looks like a credential" }, line: 3, messageId: stored }] },
    invalid("a reading function of another module", read, "import { getItem as load } from '../lib/storage';", "load('token');"),
    invalid("an object of another module", stored, "import { storage } from '../lib/storage';", "storage.set('token', value);"),
    invalid("a function of a function of another module", stored, "import { keep } from '../lib/storage';", "keep('token', value);"),
    invalid("usehooks-ts", stored, "import { useLocalStorage } from 'usehooks-ts';", "const [token, setToken] = useLocalStorage('token', '');"),
    invalid("usehooks-ts, read", read, "import { useReadLocalStorage } from 'usehooks-ts';", "const token = useReadLocalStorage('token');"),
    invalid("react-use", stored, "import { useSessionStorage } from 'react-use';", "useSessionStorage('token');"),
    invalid("react-use, its own file", stored, "import useLocalStorage from 'react-use/lib/useLocalStorage';", "useLocalStorage('token');"),
    invalid("ahooks", stored, "import { useLocalStorageState } from 'ahooks';", "useLocalStorageState('token', { defaultValue: '' });"),
    invalid("@mantine/hooks", stored, "import { useLocalStorage } from '@mantine/hooks';", "useLocalStorage({ key: 'token', defaultValue: '' });"),
    invalid("@mantine/hooks, read", read, "import { readLocalStorageValue } from '@mantine/hooks';", "readLocalStorageValue({ key: 'token' });"),
    invalid("@uidotdev/usehooks", stored, "import * as hooks from '@uidotdev/usehooks';", "hooks.useLocalStorage('token', '');"),
    invalid("@react-hookz/web", stored, "import { useLocalStorageValue } from '@react-hookz/web';", "useLocalStorageValue('token');"),
    invalid("use-local-storage", stored, "import useLocalStorage from 'use-local-storage';", "useLocalStorage('token', '');"),
    invalid("use-local-storage-state", stored, "import useLocalStorageState from 'use-local-storage-state';", "useLocalStorageState('jwt');"),
    invalid("jotai", stored, "import { atomWithStorage } from 'jotai/utils';", "export const token = atomWithStorage('token', '');"),
    invalid("a hook that another module exports again", stored, "import { useStored } from '../lib/use-storage';", "useStored('token', '');"),
    invalid("a storage of another module", stored, "import { items } from '../lib/storage';", "items.setItem('token', value);"),
    { ...invalid("two uses are two findings", stored, "localStorage.setItem('token', value);", "localStorage.getItem('token');"), errors: [{ messageId: stored }, { messageId: read }] },
    { ...invalid("a name that the team declares", stored, "localStorage.setItem('pm_vft', value);"), errors: [{ data: { api: "localStorage.setItem", name: "pm_vft", sensitivity: "is declared sensitive" }, messageId: stored }], options: [{ sensitive: ["pm_vft"] }] as const },
    { ...invalid("a session that the team declares", stored, "localStorage.setItem('chat_session', value);"), settings: { "next-boundary": { sensitive: ["/_session$/"] } } },
    { ...invalid("a page of the pages router", read, ""), code: "export default function Page() { return localStorage.getItem('token'); }\n", filename: app.path("pages/index.tsx") },
    { ...invalid("a module that a client module imports", read, ""), code: "export const get = () => localStorage.getItem('token');\n", filename: app.path("lib/plain.ts") },
    { ...invalid("JavaScript", stored, "localStorage.setItem('token', value);"), filename: app.path("app/form.jsx") },
    { ...invalid("CommonJS", stored, "const { useLocalStorage } = require('usehooks-ts');", "useLocalStorage('token', '');"), filename: app.path("app/form.js") },
  ],
});
