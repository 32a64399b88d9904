/** What code does with a promise of the request, use by use: what takes it for what it resolves to, and beside that what does not. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/await-request-api.ts";
import { lintStory } from "../kit/story.ts";

const FILE = "lib/session.ts";

function lint(...lines: readonly string[]): readonly string[] {
  const code = ["import { cookies, draftMode, headers } from 'next/headers';", "export async function read(name, options) {", ...lines, "}", ""].join("\n");
  return lintStory({ files: { [FILE]: code } }, rule)[FILE] ?? [];
}

const STORE = "const store = cookies();";

describe("a promise is taken for what it resolves to", () => {
  it.each([
    ["a member where it is there", "member", STORE, "return store ? store.get(name) : null;"],
    ["a member behind a test whether it is there", "member", STORE, "if (store) return store.get(name);"],
    ["a member behind a statement that throws it away", "member", STORE, "void store;", "return store.get(name);"],
    ["a member of one of two", "member", "return (cookies() || options).get(name);"],
    ["a member that is handed on", "member", "return use(cookies().get);"],
    ["a member that is compared", "member", "return cookies().size === 0;"],
    ["a draft mode that is asked for", "member", "return draftMode().isEnabled ? 1 : 2;"],
    ["a draft mode that is off", "member", "if (!draftMode().isEnabled) return 1;"],
    ["a draft mode that is turned on", "member", "draftMode().enable();"],
    ["a draft mode that is turned off", "member", "draftMode().disable();"],
    ["a member of an object that holds both", "member", "const all = { jar: cookies(), list: headers() };", "all.jar.delete(name);", "await all.list;"],
    ["a text with it in it", "text", "return `jar ${cookies()}`;"],
    ["a text that it is added to", "text", "return cookies() + '';"],
    ["a text of it", "text", "return cookies().toString();"],
    ["arguments", "iterated", "return send(...headers());"],
    ["a list", "iterated", "return [...headers()];"],
    ["a loop", "iterated", "for (const one of headers()) send(one);"],
    ["a pattern of a list", "iterated", "const [first] = headers();", "return first;"],
    ["a map", "iterated", "return new Map(headers());"],
    ["a set", "iterated", "return new Set(headers());"],
    ["a list that is made", "iterated", "return Array.from(headers());"],
    ["an object that is made", "iterated", "return Object.fromEntries(headers());"],
    ["headers that are made", "taken", "return new Headers(headers());"],
    ["a query that is made", "taken", "return new URLSearchParams(headers());"],
    ["a request that is made", "taken", "return new Request('https://api.shop.test', { headers: headers() });"],
    ["a request that is sent", "taken", "return fetch('https://api.shop.test', { headers: headers() });"],
  ] as const)("%s", (_, id, ...lines) => {
    expect(lint(...lines)).toEqual([id]);
  });

  it.each(["get", "getAll", "has", "set", "size", "delete"])("the cookies' %s", (member) => {
    expect(lint(`return cookies().${member};`)).toEqual(["member"]);
  });

  it.each(["entries", "forEach", "get", "getSetCookie", "has", "keys", "values"])("the headers' %s", (member) => {
    expect(lint(`return headers().${member};`)).toEqual(["member"]);
    expect(lint(`const { ${member} } = headers();`, `return ${member};`)).toEqual(["member"]);
  });
});

describe("a promise is no mistake", () => {
  it.each([
    ["one of two that a condition chooses", STORE, "const jar = store || options;", "return jar.get(name);"],
    ["one of two that a version chooses", STORE, "const jar = isOld ? store : await store;", "return jar.get(name);"],
    ["compared with nothing", STORE, "if (store === null) return null;", "return store.get(name);"],
    ["told apart by its class", STORE, "if (!(store instanceof Promise)) return store.get(name);"],
    ["told apart by its kind", STORE, "if (typeof store !== 'object') return null;", "return store.get(name);"],
    ["told apart by the kind of a member", STORE, "return typeof store.get === 'function' ? store.get(name) : null;"],
    ["told apart by a member", STORE, "return store.get && store.get(name);"],
    ["told apart by a member that is missing", STORE, "if (!store.get) return null;", "return store.get(name);"],
    ["told apart by a function, at once", STORE, "if (isPromise(store)) return (await store).get(name);", "return store.get(name);"],
    ["told apart by a function that says no", STORE, "return !isPromise(store) && store.get(name);"],
    ["in a text that a function makes", "return sql`jar ${cookies()}`;"],
    ["a second argument of String", "return String(name, cookies());"],
    ["a number", "return Number(cookies());"],
    ["in an object", "return { ...headers() };"],
    ["a second argument of a map", "return new Map(options, headers());"],
    ["a weak set", "return new WeakSet(headers());"],
    ["a draft mode in a list", "return [...draftMode()];"],
    ["the keys of it", "for (const one in headers()) send(one);"],
    ["a member that is written", STORE, "store.get = options.get;"],
    ["a member that it does not have", "return headers().status;"],
    ["a member of draft modes that cookies do not have", "return cookies().isEnabled;"],
    ["a pattern with a member that it does not have", "const { get, status } = headers();", "return status;"],
    ["a pattern with nothing in it", "const {} = headers();"],
    ["a pattern with the rest", "const { get, ...others } = headers();", "return others;"],
    ["a pattern with a name that nobody knows", "const { [name]: found } = headers();", "return found;"],
    ["a pattern of something that holds it", "const { jar } = { jar: cookies() };", "return jar;"],
    ["headers that are made of cookies", "return new Headers(cookies());"],
    ["a form that is made of headers", "return new FormData(headers());"],
    ["a request whose other options they are", "return fetch('https://api.shop.test', { other: headers() });"],
    ["a request that has them in the wrong place", "return fetch({ headers: headers() });"],
    ["a request behind arguments that nobody knows", "return fetch(...options, { headers: headers() });"],
    ["arguments that may be other ones", "return new Headers(...options, headers());"],
    ["cookies or headers", "const load = name ? cookies : headers;", "return load().get(name);"],
    ["cookies or headers of a function", "const load = () => (name ? cookies() : headers());", "return load().get(name);"],
    ["handed to a function that takes the value, and kept as a promise", "const get = (jar) => jar.get(name);", STORE, "send(store);", "return get(store);"],
    ["what then is given", STORE, "return store.then((jar) => jar.get(name));"],
    ["what finally passes on", "return cookies().finally(stop).then((jar) => jar.get(name));"],
    ["a promise in a list of promises", "return (await Promise.all([cookies()]))[0].get(name);"],
  ])("%s", (_, ...lines) => {
    expect(lint(...lines)).toEqual([]);
  });
});
