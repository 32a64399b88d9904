/** What a request to a declared API may be instead, or may have: each program beside one that differs in a word, and is reported. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/require-fetch-credentials.ts";
import { lintStory } from "../kit/story.ts";

const FILE = "app/cart.tsx";
const SETTINGS = { apiOrigins: ["https://api.shop.test", "NEXT_PUBLIC_API_URL", "getServerUrl"] };
const IMPORTS = "import axios from 'axios';\nimport request from 'superagent';\nimport ky from 'ky';\nimport { getServerUrl } from '@/lib/config';\n";
const ME = "'https://api.shop.test/me'";

function lint(code: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return lintStory({ files: { ...others, [FILE]: `'use client';\n${IMPORTS}${code}\n` } }, rule, SETTINGS)[FILE] ?? [];
}

describe("an address", () => {
  it.each([
    ["an origin alone", "'https://api.shop.test'"],
    ["an origin of the page's scheme", "'//api.shop.test/me'"],
    ["an origin behind spaces", "'  https://api.shop.test/me'"],
    ["an origin with backslashes", String.raw`'https:\\\\api.shop.test\\me'`],
    ["an origin with a line break", String.raw`'https://api.shop\n.test/me'`],
    ["an origin with a query", "'https://api.shop.test?page=1'"],
    ["an origin with a fragment", "'https://api.shop.test#token=1'"],
    ["an origin with an address in its query", "'https://api.shop.test/me?next=https://other.test/'"],
    ["an origin with an unknown path", "`https://api.shop.test${path}`"],
    ["an origin with an unknown last part", "`https://api.shop.test/${id}`"],
    ["an origin with an unknown query", "`https://api.shop.test?${query}`"],
    ["one of two paths of an origin", "isNew ? 'https://api.shop.test/a' : 'https://api.shop.test/b'"],
    ["a setting", "`${process.env.NEXT_PUBLIC_API_URL}/me`"],
    ["a setting that ends with a slash", "`${process.env.NEXT_PUBLIC_API_URL}orders`"],
    ["a setting with a default", "(process.env.NEXT_PUBLIC_API_URL ?? '') + '/me'"],
    ["a setting that is not declared, with a default that is", "(process.env.NEXT_PUBLIC_OTHER ?? 'https://api.shop.test') + '/me'"],
    ["a function", "getServerUrl() + '/me'"],
    ["parameters that prove nothing", "`https://api.shop.test/me?${new URLSearchParams({ page })}`"],
  ])("is declared: %s", (_, address) => {
    expect(lint(`fetch(${address});`)).toEqual(["missingInclude"]);
  });

  it.each([
    ["a port that nobody knows", "`https://api.shop.test:${port}/me`"],
    ["a host that goes on", "`https://api.shop.test.${zone}/me`"],
    ["a host with an unknown part", "`https://api.${zone}/me`"],
    ["a host that ends like it", "'https://my-api.shop.test/items'"],
    ["a host that begins like it", "'https://api.shop.test.evil.test/items'"],
    ["an origin in a path", "'https://other.test/https://api.shop.test/'"],
    ["another scheme", "'http://api.shop.test/items'"],
    ["another port", "'https://api.shop.test:8080/items'"],
    ["data", "'data:text/plain,https://api.shop.test'"],
    ["data that nobody knows", "`data:text/plain,${text}`"],
    ["a blob", "'blob:https://api.shop.test/1'"],
    ["no address", "'https://'"],
    ["a scheme that nobody knows", "`${scheme}://api.shop.test/me`"],
    ["a scheme that is written in part", "`http${secure}://api.shop.test/me`"],
    ["one of two origins", "isNew ? 'https://api.shop.test/a' : 'https://other.test/b'"],
    ["one of two that are declared", "isNew ? 'https://api.shop.test/a' : `${process.env.NEXT_PUBLIC_API_URL}/a`"],
    ["an origin or data", "isNew ? 'https://api.shop.test/a' : 'data:text/plain,a'"],
    ["a setting with a port", "`${process.env.NEXT_PUBLIC_API_URL}:8080/me`"],
    ["a setting whose host goes on", "`${process.env.NEXT_PUBLIC_API_URL}.evil.test/me`"],
    ["a setting that is a name", "`${process.env.NEXT_PUBLIC_API_URL}@other.test/me`"],
    ["a setting with a zone", "`${process.env.NEXT_PUBLIC_API_URL}-eu/me`"],
    ["a setting that is not declared", "`${process.env.NEXT_PUBLIC_OTHER}/items`"],
    ["a function whose host goes on", "getServerUrl() + '.evil.test/me'"],
    ["a signed query", "'https://api.shop.test/me?token=abc'"],
    ["a signed query behind another one", "'https://api.shop.test/me?page=1&signature=abc'"],
    ["parameters that prove who asks", "`https://api.shop.test/me?${new URLSearchParams({ token })}`"],
  ])("is not certainly a declared one: %s", (_, address) => {
    expect(lint(`fetch(${address});`)).toEqual([]);
  });

  it("is not declared, as the constant says another one", () => {
    expect(lint("const NEXT_PUBLIC_API_URL = 'https://other.test';\nfetch(NEXT_PUBLIC_API_URL + '/items');")).toEqual([]);
  });
});

describe("the base of a client", () => {
  it.each([
    ["before a path", "axios.get('/me', { baseURL: 'https://api.shop.test' });"],
    ["before a path without a slash", "axios.get('me', { baseURL: 'https://api.shop.test' });"],
    ["that ends with a slash", "axios.get('/me', { baseURL: 'https://api.shop.test/' });"],
    ["before nothing", "axios.get('', { baseURL: 'https://api.shop.test' });"],
    ["that an address takes the place of", "axios.get('https://api.shop.test/me', { baseURL: 'https://other.test' });"],
    ["that an address takes the place of, which nobody knows", "axios.get('https://api.shop.test/me', { baseURL: base });"],
  ])("leads to a declared API: %s", (_, code) => {
    expect(lint(code)).toEqual(["missingInclude"]);
  });

  it.each([
    ["that an address of another API takes the place of", "axios.get('https://other.test/items', { baseURL: 'https://api.shop.test' });"],
    ["that nobody knows", "axios.get('/me', { baseURL });"],
    ["that a condition decides", "axios.get('/me', { ...(isNew && { baseURL: 'https://api.shop.test' }) });"],
    ["that may be replaced", "axios.get('/me', { baseURL: 'https://api.shop.test', ...more });"],
    ["before a path that nobody knows", "axios.get(path, { baseURL: 'https://api.shop.test' });"],
    ["before a space", "axios.get(' /me', { baseURL: 'https://api.shop.test' });"],
    ["before a backslash", String.raw`axios.get('\\me', { baseURL: 'https://api.shop.test' });`],
  ])("leads nowhere that is known: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });
});

describe("the headers of a request", () => {
  it.each([
    ["in an object", "{ Accept: 'text/plain' }"],
    ["in an object of no names", "{}"],
    ["in headers", "new Headers({ Accept: 'text/plain' })"],
    ["in no headers", "new Headers()"],
    ["in pairs", "[['Accept', 'text/plain']]"],
    ["in an object of a constant", "{ ...PLAIN }"],
  ])("prove nothing: %s", (_, headers) => {
    expect(lint(`const PLAIN = { Accept: 'text/plain' };\nfetch(${ME}, { headers: ${headers} });`)).toEqual(["missingInclude"]);
  });

  it.each([
    ["in an object", "{ Authorization: token }"],
    ["in an object beside others", "{ Accept: 'text/plain', 'x-api-key': key }"],
    ["in headers", "new Headers({ Authorization: token })"],
    ["in pairs", "[['Accept', 'text/plain'], ['Authorization', token]]"],
    ["by a constant name", "{ [AUTH]: token }"],
    ["by a name that nobody knows", "{ [name]: token }"],
    ["with others that nobody knows", "{ Accept: 'text/plain', ...more }"],
    ["in a pair that nobody knows", "[['Accept', 'text/plain'], pair]"],
    ["in a pair of a name that nobody knows", "[[name, token]]"],
    ["in an empty pair", "[[]]"],
    ["in a hole", "[, ['Accept', 'text/plain']]"],
    ["in something else that is made", "new Signed({ Accept: 'text/plain' })"],
    ["of a function", "getHeaders()"],
    ["of nobody knows what", "headers"],
  ])("prove who asks, or nobody knows: %s", (_, headers) => {
    expect(lint(`const AUTH = 'Authorization';\nfetch(${ME}, { headers: ${headers} });`)).toEqual([]);
  });

  it.each([
    ["for all methods, that prove nothing", "{ headers: { common: { Accept: 'text/plain' } } }", 1],
    ["for all methods, that prove who asks", "{ headers: { common: { Authorization: token } } }", 0],
    ["parameters that prove nothing", "{ params: { page } }", 1],
    ["parameters that prove who asks", "{ params: { token } }", 0],
    ["parameters that are made, and prove nothing", "{ params: new URLSearchParams({ page }) }", 1],
    ["parameters that are made, and prove who asks", "{ params: new URLSearchParams({ token }) }", 0],
    ["data with a token in them, which is no proof", "{ data: { token } }", 1],
  ])("of axios: %s", (_, config, count) => {
    expect(lint(`axios.get(${ME}, ${config});`)).toHaveLength(count);
  });
});

describe("options that an expression leads to", () => {
  it.each([
    ["a member of what a function makes", "const make = () => ({ init: { method: 'POST' } });", "make().init", 1],
    ["a member of what a function makes, with a mode", "const make = () => ({ init: { credentials: 'include' } });", "make().init", 0],
    ["a member of what a function makes, which is filled", "const make = () => { const init = {}; init.credentials = mode; return { init }; };", "make().init", 0],
    ["a field of a class", "class Api { init = { method: 'POST' }; }", "new Api().init", 1],
    ["a field of a class, with a mode", "class Api { init = { credentials: 'include' }; }", "new Api().init", 0],
    ["one of two", "const make = () => (isNew ? { init: { method: 'POST' } } : { init: { credentials: 'include' } });", "make().init", 0],
    ["a promise of options", "const make = async () => ({ init: { method: 'POST' } });", "make().init", 0],
  ])("%s", (_, before, init, count) => {
    expect(lint(`${before}\nfetch(${ME}, ${init});`)).toHaveLength(count);
  });
});

describe("the mode of a request", () => {
  it.each([
    ["none", "{}", "missingInclude"],
    ["none, by the cache", "{ cache: 'no-store' }", "missingInclude"],
    ["none, for the reading by other origins", "{ mode: 'cors' }", "missingInclude"],
    ["of this origin", "{ credentials: 'same-origin' }", "defeatedMode"],
    ["of this origin, behind others", "{ ...more, credentials: 'same-origin' }", "defeatedMode"],
    ["of this origin, by a constant", "{ credentials: MODE }", "defeatedMode"],
    ["all", "{ credentials: 'include' }", undefined],
    ["no", "{ credentials: 'omit' }", undefined],
    ["some", "{ credentials: mode }", undefined],
    ["a word that is no mode", "{ credentials: 'yes' }", undefined],
    ["of this origin, or another one", "{ credentials: isNew ? 'include' : 'same-origin' }", undefined],
    ["of this origin, if", "{ ...(isNew && { credentials: 'same-origin' }) }", undefined],
    ["without an answer", "{ mode: 'no-cors' }", undefined],
    ["with or without an answer", "{ mode }", undefined],
  ])("of fetch: %s", (_, init, id) => {
    expect(lint(`const MODE = 'same-origin';\nfetch(${ME}, ${init});`)).toEqual(id === undefined ? [] : [id]);
  });

  it.each([
    ["on", "true", 0],
    ["off", "false", 0],
    ["either", "isNew ? true : false", 0],
    ["some", "flag", 0],
  ])("of axios: %s", (_, flag, count) => {
    expect(lint(`axios.get(${ME}, { withCredentials: ${flag} });`)).toHaveLength(count);
  });

  it("of axios: none", () => {
    expect(lint(`axios.get(${ME}, { timeout: 1 });`)).toHaveLength(1);
  });
});

describe("a global that the module replaces", () => {
  it.each([
    ["by assignment", "window.fetch = traced;"],
    ["by assignment to the global object", "globalThis.fetch = traced;"],
    ["by assignment to the worker", "self.fetch = traced;"],
    ["by assignment to the global of Node.js", "global.fetch = traced;"],
    ["with others", "Object.assign(window, { fetch: traced });"],
    ["by its description", "Object.defineProperty(window, 'fetch', { value: traced });"],
    ["by descriptions", "Object.defineProperties(globalThis, { fetch: { value: traced } });"],
    ["by reflection", "Reflect.set(window, 'fetch', traced);"],
    ["by reflection of its description", "Reflect.defineProperty(self, 'fetch', { value: traced });"],
  ])("may add anything: %s", (_, patch) => {
    expect(lint(`${patch}\nfetch(${ME});`)).toEqual([]);
  });

  it.each([
    ["another global", "window.trace = traced;"],
    ["another one with others", "Object.assign(window, { trace: traced });"],
    ["another one by its description", "Object.defineProperty(window, 'trace', { value: traced });"],
    ["a member of something else", "state.fetch = traced;"],
    ["something else with others", "Object.assign(state, { fetch: traced });"],
    ["a method of another class", "Response.prototype.json = traced;"],
    ["nothing, as it is read", "const own = window.fetch;"],
    ["nothing, as it is asked for", "Reflect.has(window, 'fetch');"],
  ])("is not fetch: %s", (_, patch) => {
    expect(lint(`${patch}\nfetch(${ME});`)).toEqual(["missingInclude"]);
  });

  it.each([
    ["its class", "XMLHttpRequest = traced;"],
    ["a method of its class", "XMLHttpRequest.prototype.send = traced;"],
    ["methods of its class", "Object.assign(XMLHttpRequest.prototype, { send: traced });"],
  ])("may be a request by itself: %s", (_, patch) => {
    expect(lint(`${patch}\nconst xhr = new XMLHttpRequest();\nxhr.open('GET', ${ME});\nxhr.send();`)).toEqual([]);
  });
});

describe("fetch that another module replaces", () => {
  const PATCH = { "app/client.tsx": "'use client';\nimport '../lib/trace';\n", "app/page.tsx": "import './cart';\nimport './client';\nexport default function Page() { return null; }\n", "lib/trace.ts": "window.fetch = (url) => traced(url);\nexport {};\n" };

  it.each([
    ["fetch", `fetch(${ME});`, 0],
    ["a client that sends by fetch", `ky.get(${ME});`, 0],
    ["axios", `axios.get(${ME});`, 1],
    ["a request by itself", `const xhr = new XMLHttpRequest();\nxhr.open('GET', ${ME});\nxhr.send();`, 1],
    ["a source of events", `new EventSource(${ME});`, 1],
  ])("decides for what sends by it: %s", (_, code, count) => {
    expect(lint(code, PATCH)).toHaveLength(count);
    expect(lint(code)).toHaveLength(1);
  });
});

describe("a request of XMLHttpRequest", () => {
  const xhr = (...lines: readonly string[]): string => `const xhr = new XMLHttpRequest();\nxhr.open('GET', ${ME});\n${lines.join("\n")}\nxhr.send();`;

  it.each([
    ["by itself", xhr()],
    ["with a header that proves nothing", xhr("xhr.setRequestHeader('Accept', 'text/plain');")],
    ["whose flag is read", xhr("xhr.timeout = 1;")],
    ["that is opened at once", xhr().replace(`${ME})`, `${ME}, true)`)],
  ])("is reported: %s", (_, code) => {
    expect(lint(code)).toEqual(["missingInclude"]);
  });

  it.each([
    ["with cookies", xhr("xhr.withCredentials = true;")],
    ["without cookies", xhr("xhr.withCredentials = false;")],
    ["with cookies or without", xhr("xhr.withCredentials = flag;")],
    ["with a token", xhr("xhr.setRequestHeader('Authorization', token);")],
    ["with a header that nobody knows", xhr("xhr.setRequestHeader(name, token);")],
    ["with a user", xhr().replace(`${ME})`, `${ME}, true, user)`)],
    ["with arguments that nobody knows", xhr().replace(`${ME})`, `${ME}, ...more)`)],
    ["that is handed on", xhr("prepare(xhr);")],
    ["that is kept", xhr("const same = xhr;")],
    ["with a member that nobody knows", xhr("xhr[name] = true;")],
    ["that is returned", `function make() {\n${xhr()}\nreturn xhr;\n}`],
  ])("is not reported: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });
});

describe("a request that is made before it is sent", () => {
  it.each([
    ["and sent as it is", `const me = new Request(${ME});\nfetch(me);`, 1],
    ["and sent at once", `fetch(new Request(${ME}));`, 1],
    ["and sent with another mode", `const me = new Request(${ME});\nfetch(me, { credentials: 'include' });`, 0],
    ["and sent as something else's options", `const me = new Request(${ME});\nfetch('/log', me);`, 0],
    ["and handed on", `const me = new Request(${ME});\nsend(me);`, 0],
    ["and sent by something else", `const me = new Request(${ME});\nclient.fetch(me);`, 0],
  ])("%s", (_, code, count) => {
    expect(lint(code)).toHaveLength(count);
  });
});

describe("a client that is made", () => {
  const made = (...lines: readonly string[]): string => `const api = axios.create({ timeout: 1 });\n${lines.join("\n")}\napi.get(${ME});`;

  it.each([
    ["alone", made()],
    ["beside one that is changed", made("const other = axios.create();", "other.interceptors.request.use(sign);")],
  ])("is reported: %s", (_, code) => {
    expect(lint(code)).toEqual(["missingInclude"]);
  });

  it.each([
    ["with an interceptor", made("api.interceptors.request.use(sign);")],
    ["with other defaults", made("api.defaults.withCredentials = true;")],
    ["with other headers", made("api.defaults.headers.common.Authorization = token;")],
    ["and handed on", made("setUp(api);")],
    ["with other defaults of all", made("axios.defaults.withCredentials = true;")],
    ["with an interceptor of all", made("axios.interceptors.request.use(sign);")],
    ["with an adapter", made().replace("timeout: 1", "adapter")],
    ["with options that nobody knows", made().replace("timeout: 1", "...more")],
  ])("is not reported: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });

  it.each([
    ["once, where it is made", "api.get('/a');\napi.get('/b');", 1],
    ["not where it is made, as one of two requests says its own mode", "api.get('/a');\napi.get('/b', { withCredentials: true });", 1],
    ["not where a request proves who asks", "api.get('/a', { headers: { Authorization: token } });", 0],
    ["where a request has other options", "api.get('/a', { headers: { Accept: 'text/plain' } });", 1],
  ])("for one API is reported: %s", (_, uses, count) => {
    expect(lint(`const api = axios.create({ baseURL: 'https://api.shop.test' });\n${uses}`)).toHaveLength(count);
  });
});

describe("a chain of superagent", () => {
  it.each([
    ["that proves nothing", ".set('Accept', 'text/plain')"],
    ["that proves nothing by several headers", ".set({ Accept: 'text/plain' })"],
    ["whose query proves nothing", ".query({ page })"],
    ["that sends a token, which is no proof", ".send({ token })"],
    ["with a callback", ".end(show)"],
  ])("is reported: %s", (_, chain) => {
    expect(lint(`request.get(${ME})${chain};`)).toEqual(["missingInclude"]);
    expect(lint(`export async function load() { await request.get(${ME})${chain}; }`)).toEqual(["missingInclude"]);
  });

  it.each([
    ["with cookies", ".withCredentials()"],
    ["without cookies", ".withCredentials(false)"],
    ["with cookies or without", ".withCredentials(flag)"],
    ["with a token", ".set('Authorization', token)"],
    ["with a token among several headers", ".set({ Accept: 'text/plain', Authorization: token })"],
    ["with a header that nobody knows", ".set(name, token)"],
    ["with headers that nobody knows", ".set({ ...more })"],
    ["whose query proves who asks", ".query({ token })"],
    ["with a user", ".auth(user, password)"],
    ["with a plugin", ".use(sign)"],
  ])("is not reported: %s", (_, chain) => {
    expect(lint(`request.get(${ME})${chain};`)).toEqual([]);
  });

  it.each([
    ["that is kept", `const me = request.get(${ME});`, 0],
    ["that is returned", `export function load() { return request.get(${ME}); }`, 0],
    ["that is handed on", `send(request.get(${ME}));`, 0],
    ["that is returned, and sent before", `export function load() { return request.get(${ME}).then(show); }`, 1],
    ["a member of which is kept", `const get = request.get(${ME}).set;`, 0],
  ])("may go on: %s", (_, code, count) => {
    expect(lint(code)).toHaveLength(count);
  });
});

describe("who asks, at an API that nobody declared", () => {
  it.each([
    ["with nothing", "fetch('https://id.other.test/api/auth/me');", "identityWithoutMode"],
    ["with a body", "fetch('https://id.other.test/api/auth/me', { body: token, method: 'POST' });", undefined],
    ["with a token", "fetch('https://id.other.test/api/auth/me', { headers: { Authorization: token } });", undefined],
    ["with a mode", "fetch('https://id.other.test/api/auth/me', { credentials: 'include' });", undefined],
    ["for something else", "fetch('https://id.other.test/api/items');", undefined],
    ["by a setting", "fetch(`${process.env.NEXT_PUBLIC_AUTH_API_URL}/auth/me`);", "identityWithoutMode"],
    ["by a setting that is for something else", "fetch(`${process.env.NEXT_PUBLIC_SUPPORT}/auth/me`);", undefined],
  ])("%s", (_, code, id) => {
    expect(lint(code)).toEqual(id === undefined ? [] : [id]);
  });
});

describe("a function that sends what it is given", () => {
  it.each([
    ["an address", `const load = (url) => fetch(url);\nload(${ME});`, 1],
    ["an address of another API", "const load = (url) => fetch(url);\nload('https://other.test/items');", 0],
    ["an address, and options without a mode", `const load = (url, init) => fetch(url, init);\nload(${ME}, { method: 'POST' });`, 1],
    ["an address, and options with a mode", `const load = (url, init) => fetch(url, init);\nload(${ME}, { credentials: 'include' });`, 0],
    ["an address, and options that nobody knows", `const load = (url, init) => fetch(url, init);\nload(${ME}, more);`, 0],
    ["a path", "const load = (path) => fetch(`https://api.shop.test${path}`);\nload('/me');", 1],
    ["headers that prove who asks", `const load = (headers) => fetch(${ME}, { headers });\nload({ Authorization: token });`, 0],
    ["headers that prove nothing", `const load = (headers) => fetch(${ME}, { headers });\nload({ Accept: 'text/plain' });`, 1],
    ["an address for a hook", `const load = (url) => fetch(url);\nimport useSWR from 'swr';\nexport const useMe = () => useSWR(${ME}, load);`, 1],
    ["another address for a hook", "const load = (url) => fetch(url);\nimport useSWR from 'swr';\nexport const useMe = () => useSWR('https://other.test/items', load);", 0],
    ["by way of another one", `const send = (url) => fetch(url);\nconst load = (url) => send(url);\nload(${ME});`, 1],
    ["itself in a circle", `const load = (url) => { load(url); return fetch(url); };\nload(${ME});`, 1],
  ])("%s", (_, code, count) => {
    expect(lint(code)).toHaveLength(count);
  });
});
