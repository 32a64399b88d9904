import { describe, expect, it } from "vitest";

import { collectCookieReads } from "../../../src/analysis/cookies/collect-cookie-reads.ts";
import type { CookieRead } from "../../../src/analysis/cookies/cookie-read.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** `name use` for each read of one cookie, `* use` for all at once; `…` stands for an unknown part. */
function describeReads(code: string): readonly string[] {
  return collectCookieReads(parseModule(code)).map(describeRead);
}

function describeRead(read: CookieRead): string {
  const name = read.kind === "jar" ? "*" : read.name.map((part) => (part.kind === "static" ? part.text : "…")).join("");
  return `${name} ${read.use}`;
}

interface Case {
  readonly name: string;
  readonly code: string;
  readonly expected: readonly string[];
}

function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)("$name", ({ code, expected }) => {
      expect(describeReads(code)).toEqual(expected);
    });
  });
}

const VALUE = ["token value"];

check("document.cookie, split into entries", [
  { name: "find by startsWith", code: `const v = document.cookie.split("; ").find((row) => row.startsWith("token="))?.split("=")[1]; use(v);`, expected: VALUE },
  { name: "find after trim", code: `use(document.cookie.split(";").find((c) => c.trim().startsWith("token=")));`, expected: VALUE },
  { name: "map trim, find", code: `use(document.cookie.split(";").map((c) => c.trim()).find((c) => c.indexOf("token=") === 0));`, expected: VALUE },
  { name: "find by the name before the equals sign", code: `use(document.cookie.split("; ").find((c) => c.split("=")[0] === "token"));`, expected: VALUE },
  { name: "find with a block body", code: `use(document.cookie.split("; ").find((c) => { const [k] = c.split("="); return k === "token"; }));`, expected: VALUE },
  { name: "find with a pattern", code: `use(document.cookie.split("; ").find((c) => /^token=/.test(c)));`, expected: VALUE },
  { name: "find by match", code: `use(document.cookie.split("; ").find((c) => c.match(/^\\s*token=/)));`, expected: VALUE },
  { name: "a named predicate", code: `const isToken = (c) => c.startsWith("token="); use(document.cookie.split("; ").find(isToken));`, expected: VALUE },
  { name: "filter, first element", code: `use(document.cookie.split("; ").filter((c) => c.includes("token="))[0]);`, expected: VALUE },
  { name: "filter that leaves it out", code: `use(document.cookie.split("; ").filter((c) => !c.startsWith("token=")));`, expected: [] },
  { name: "pairs, found by name", code: `use(document.cookie.split(";").map((c) => c.trim().split("=")).find(([key]) => key === "token")?.[1]);`, expected: VALUE },
  { name: "pairs, found by position", code: `use(document.cookie.split(";").map((c) => c.split("=")).find((pair) => pair[0].trim() === "token")[1]);`, expected: VALUE },
  { name: "a loop over entries", code: `for (const c of document.cookie.split(";")) { const [name, value] = c.trim().split("="); if (name === "token") use(value); }`, expected: VALUE },
  { name: "a counted loop", code: `const cs = document.cookie.split(";"); for (let i = 0; i < cs.length; i++) { const c = cs[i].trim(); if (c.startsWith("token=")) use(c.substring(6)); }`, expected: VALUE },
  { name: "forEach", code: `let t; document.cookie.split(";").forEach((c) => { const parts = c.split("="); if (parts[0].trim() === "token") t = parts[1]; }); use(t);`, expected: VALUE },
  { name: "reduce to a value", code: `use(document.cookie.split("; ").reduce((r, v) => { const parts = v.split("="); return parts[0] === "token" ? decodeURIComponent(parts[1]) : r; }, ""));`, expected: VALUE },
  { name: "a switch over names", code: `document.cookie.split("; ").forEach((c) => { const [k, v] = c.split("="); switch (k) { case "token": use(v); } });`, expected: VALUE },
  { name: "cut at the first equals sign", code: `for (const c of document.cookie.split(";")) { const i = c.indexOf("="); if (c.slice(0, i).trim() === "token") use(c.slice(i + 1)); }`, expected: VALUE },
  { name: "the comparison of Django's docs", code: `for (const c of document.cookie.split(";")) { if (c.trim().substring(0, 6) === "token=") use(c.substring(6)); }`, expected: VALUE },
  { name: "objects of name and value", code: `use(document.cookie.split("; ").map((c) => { const [name, value] = c.split("="); return { name, value }; }).find((c) => c.name === "token"));`, expected: VALUE },
  { name: "the end of a name", code: `use(document.cookie.split("; ").map((c) => c.split("=")).find(([key]) => key.startsWith("sb-") && key.endsWith("-auth-token")));`, expected: ["sb- value", "…-auth-token value"] },
  { name: "an unknown name", code: `use(document.cookie.split("; ").find((c) => c.startsWith(name + "=")));`, expected: [] },
  { name: "a regular expression as separator", code: `use(document.cookie.split(/;\\s*/).find((c) => c.startsWith("token=")));`, expected: VALUE },
]);

check("document.cookie, as an object", [
  { name: "Object.fromEntries and a member", code: `use(Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))).token);`, expected: VALUE },
  { name: "a quoted member", code: `const all = Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))); use(all["token"]);`, expected: VALUE },
  { name: "a member by constant", code: `const KEY = "token"; const all = Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))); use(all[KEY]);`, expected: VALUE },
  { name: "destructuring", code: `const { token } = Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))); use(token);`, expected: VALUE },
  { name: "destructuring with a quoted name", code: `const { "x-token": t } = Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))); use(t);`, expected: ["x-token value"] },
  { name: "pairs made by hand", code: `use(Object.fromEntries(document.cookie.split(";").map((c) => { const [k, ...v] = c.split("="); return [k.trim(), v.join("=")]; })).token);`, expected: VALUE },
  { name: "reduce with assignment", code: `const all = document.cookie.split(";").reduce((acc, c) => { const [k, v] = c.trim().split("="); acc[k] = v; return acc; }, {}); use(all.token);`, expected: VALUE },
  { name: "reduce with spread", code: `const all = document.cookie.split(";").reduce((acc, c) => { const [k, v] = c.split("="); return { ...acc, [k.trim()]: v }; }, {}); use(all.token);`, expected: VALUE },
  { name: "forEach into an object", code: `const all = {}; document.cookie.split(";").forEach((el) => { const [k, v] = el.split("="); all[k.trim()] = v; }); use(all["token"]);`, expected: VALUE },
  { name: "a Map", code: `use(new Map(document.cookie.split("; ").map((c) => c.split("="))).get("token"));`, expected: VALUE },
  { name: "URLSearchParams", code: `use(new URLSearchParams(document.cookie.replaceAll("; ", "&")).get("token"));`, expected: VALUE },
  { name: "URLSearchParams made an object", code: `use(Object.fromEntries(new URLSearchParams(document.cookie.replace(/; /g, "&"))).token);`, expected: VALUE },
  { name: "cookie.parse", code: `import cookie from "cookie"; use(cookie.parse(document.cookie).token);`, expected: VALUE },
  { name: "parse, destructured", code: `import { parse } from "cookie"; const { token } = parse(document.cookie); use(token);`, expected: VALUE },
  { name: "an imported parser by its name", code: `import { parseCookies } from "./cookies"; use(parseCookies(document.cookie).token);`, expected: VALUE },
  { name: "an imported reader of the text", code: `import { getCookie } from "./cookies"; use(getCookie(document.cookie, "token"));`, expected: VALUE },
  { name: "some other function", code: `import { hash } from "./hash"; use(hash(document.cookie).token);`, expected: [] },
  { name: "a pattern for a parameter", code: `const show = ({ token }) => use(token); show(Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))));`, expected: VALUE },
  { name: "a list that is filled", code: `const pairs = []; for (const c of document.cookie.split("; ")) pairs.push(c.split("=")); use(Object.fromEntries(pairs).token);`, expected: VALUE },
  { name: "names of the object", code: `if (Object.keys(Object.fromEntries(document.cookie.split("; ").map((c) => c.split("=")))).includes("token")) go();`, expected: ["token presence"] },
  { name: "in", code: `if ("token" in Object.fromEntries(document.cookie.split("; ").map((c) => c.split("=")))) go();`, expected: ["token presence"] },
]);

check("document.cookie, searched", [
  { name: "match and a group", code: `use(document.cookie.match(/(?:^|; )token=([^;]+)/)?.[1]);`, expected: VALUE },
  { name: "match, destructured", code: `const [, t] = document.cookie.match(/token=([^;]+)/) ?? []; use(t);`, expected: VALUE },
  { name: "match by a constructed pattern", code: `const KEY = "token"; use(document.cookie.match(new RegExp("(^| )" + KEY + "=([^;]+)")));`, expected: VALUE },
  { name: "match by a template", code: "const KEY = `token`; use(document.cookie.match(new RegExp(`(?:^|;\\\\s*)${KEY}\\\\s*=([^;]*)`)));", expected: VALUE },
  { name: "matchAll", code: `for (const m of document.cookie.matchAll(/\\btoken=([^;]*)/g)) use(m[1]);`, expected: VALUE },
  { name: "replace", code: `use(document.cookie.replace(/(?:(?:^|.*;\\s*)token\\s*\\=\\s*([^;]*).*$)|^.*$/, "$1"));`, expected: VALUE },
  { name: "exec", code: `const m = /token=([^;]*)/.exec(document.cookie); use(m[1]);`, expected: VALUE },
  { name: "a pattern in a constant", code: `const RE = /token=([^;]*)/; use(RE.exec(document.cookie));`, expected: VALUE },
  { name: "alternatives before the equals sign", code: `use(document.cookie.match(/(?:token|sid)=([^;]*)/));`, expected: ["token value", "sid value"] },
  { name: "match by a text", code: `use(document.cookie.match("\\\\btoken=([^;]*)")[1]);`, expected: VALUE },
  { name: "positions, moved on", code: `let s = document.cookie.indexOf("token="); if (s !== -1) { s += 6; let e = document.cookie.indexOf(";", s); if (e < 0) e = document.cookie.length; use(unescape(document.cookie.substring(s, e))); }`, expected: VALUE },
  { name: "any name", code: `use(document.cookie.match(/([^=]+)=([^;]*)/));`, expected: [] },
  { name: "split at the name", code: "const v = `; ${document.cookie}`; const parts = v.split(`; token=`); if (parts.length === 2) use(parts.pop().split(';').shift());", expected: VALUE },
  { name: "split at the name, inline", code: `use(("; " + document.cookie).split("; token=")[1].split(";")[0]);`, expected: VALUE },
  { name: "indexOf and substring", code: `const start = document.cookie.indexOf("token="); use(document.cookie.substring(start + 6));`, expected: VALUE },
]);

check("presence", [
  { name: "includes", code: `if (document.cookie.includes("token=")) go();`, expected: ["token presence"] },
  { name: "includes, returned", code: `const f = () => document.cookie.includes("token=");`, expected: ["token presence"] },
  { name: "indexOf compared", code: `const has = document.cookie.indexOf("token=") !== -1; use(has);`, expected: ["token presence"] },
  { name: "some", code: `use(document.cookie.split(";").some((c) => c.trim().startsWith("token=")));`, expected: ["token presence"] },
  { name: "test", code: `use(/(^|;)\\s*token\\s*=/.test(document.cookie));`, expected: ["token presence"] },
  { name: "search compared", code: `use(document.cookie.search(/token=/) >= 0);`, expected: ["token presence"] },
  { name: "match in a condition", code: `if (document.cookie.match(/token=/)) go();`, expected: ["token presence"] },
  { name: "twice negated", code: `use(!!document.cookie.match(/token=([^;]*)/));`, expected: ["token presence"] },
  { name: "Boolean", code: `use(Boolean(document.cookie.split("; ").find((c) => c.startsWith("token="))));`, expected: ["token presence"] },
  { name: "length of what is found", code: `use(document.cookie.split("; ").filter((c) => c.startsWith("token=")).length > 0);`, expected: ["token presence"] },
  { name: "findIndex compared", code: `use(document.cookie.split("; ").findIndex((c) => c.startsWith("token=")) > -1);`, expected: ["token presence"] },
  { name: "a constant that is only tested", code: `const t = document.cookie.split("; ").find((c) => c.startsWith("token="))?.split("=")[1]; if (t) go(); const view = t ? 1 : 2;`, expected: ["token presence"] },
  { name: "the left side of &&", code: `const t = document.cookie.match(/token=/); use(t && other);`, expected: ["token presence"] },
  { name: "a constant that is tested and used", code: `const t = document.cookie.match(/token=([^;]*)/)?.[1]; if (t) use(t);`, expected: VALUE },
  { name: "compared with undefined", code: `use(document.cookie.split("; ").find((c) => c.startsWith("token=")) !== undefined);`, expected: ["token presence"] },
  { name: "compared with a text the author knows", code: `const v = document.cookie.match(/token=([^;]*)/)?.[1]; use(v === "1");`, expected: ["token presence"] },
  { name: "a loop that returns true", code: `function f() { for (const c of document.cookie.split(";")) { if (c.trim().startsWith("token=")) return true; } return false; } f();`, expected: ["token presence"] },
  { name: "a dependency of an effect", code: `const t = document.cookie.match(/token=/); useEffect(() => { if (t) go(); }, [t]);`, expected: ["token presence"] },
  { name: "a function of its own that only asks", code: `const isSet = (t) => t !== null; if (isSet(document.cookie.match(/token=/))) go();`, expected: ["token presence"] },
  { name: "a function of its own that hands it on", code: `const show = (t) => { if (t) use(t); }; show(document.cookie.match(/token=/));`, expected: VALUE },
  { name: "a function of its own that leaves it", code: `const skip = (t) => {}; skip(document.cookie.match(/token=/));`, expected: ["token presence"] },
  { name: "a member of an object", code: `const auth = { token: document.cookie.match(/token=/) }; if (auth.token) go();`, expected: ["token presence"] },
  { name: "a variable that holds something else later", code: `let t = document.cookie.match(/token=/); if (t) go(); t = other(); use(t);`, expected: ["token presence"] },
]);

check("where document.cookie comes from", [
  { name: "window", code: `use(window.document.cookie.match(/token=/));`, expected: VALUE },
  { name: "globalThis", code: `use(globalThis.document.cookie.match(/token=/));`, expected: VALUE },
  { name: "a cast window", code: `use((window as any).document.cookie.match(/token=/));`, expected: VALUE },
  { name: "optional chaining", code: `use(document?.cookie?.match(/token=/)?.[0]);`, expected: VALUE },
  { name: "destructured", code: `const { cookie } = document; use(cookie.match(/token=/));`, expected: VALUE },
  { name: "destructured under another name", code: `const { cookie: jar = "" } = window.document; use(jar.match(/token=/));`, expected: VALUE },
  { name: "an alias of document", code: `const doc = document; use(doc.cookie.match(/token=/));`, expected: VALUE },
  { name: "an alias of the text", code: `const jar = document.cookie; const again = jar; use(again.match(/token=/));`, expected: VALUE },
  { name: "decoded", code: `const jar = decodeURIComponent(document.cookie); use(jar.match(/token=/));`, expected: VALUE },
  { name: "with a fallback", code: `const jar = typeof document === "undefined" ? "" : document.cookie || ""; use(jar.match(/token=/));`, expected: VALUE },
  { name: "assigned later", code: `let jar = ""; jar = document.cookie; use(jar.match(/token=/));`, expected: VALUE },
  { name: "in useMemo", code: `import { useMemo } from "react"; const jar = useMemo(() => document.cookie, []); use(jar.match(/token=/));`, expected: VALUE },
  { name: "in lazy state", code: `import { useState } from "react"; const [jar] = useState(() => document.cookie); use(jar.match(/token=/));`, expected: VALUE },
  { name: "returned by a function", code: `function readAll() { return document.cookie; } use(readAll().match(/token=/));`, expected: VALUE },
  { name: "an object returned by a function", code: `const readAll = () => Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))); use(readAll().token);`, expected: VALUE },
  { name: "a variable made from itself", code: `let jar = document.cookie; if (jar != null) { jar = jar.split("; ").find((c) => c.startsWith("token=")).split("=")[1]; use(jar); }`, expected: VALUE },
  { name: "only where there are any", code: `const all = document.cookie ? document.cookie.split("; ") : []; for (let i = 0; i < all.length; i++) { const parts = all[i].split("="); if ("token" == parts[0]) use(parts[1]); }`, expected: VALUE },
  { name: "self is not looked through", code: `use(self.document.cookie.match(/token=/));`, expected: [] },
  { name: "a parameter called document", code: `function f(document) { use(document.cookie.match(/token=/)); } f(x);`, expected: [] },
  { name: "an object with a cookie", code: `use(request.cookie.match(/token=/), { cookie: 1 });`, expected: [] },
  { name: "a variable that holds something else later", code: `let jar = document.cookie; jar = other(); use(jar.match(/token=/));`, expected: [] },
  { name: "writing", code: `document.cookie = "token=1"; document.cookie += "; token=2";`, expected: [] },
  { name: "deleting all", code: `document.cookie.split(";").forEach((c) => { document.cookie = c.replace(/^ +/, "").replace(/=.*/, "=;expires=Thu, 01 Jan 1970 00:00:00 GMT"); });`, expected: [] },
]);

check("the name", [
  { name: "in a constant", code: `const KEY = "token"; use(document.cookie.split("; ").find((c) => c.startsWith(KEY + "=")));`, expected: VALUE },
  { name: "in a template", code: "const KEY = 'token'; use(document.cookie.split('; ').find((c) => c.startsWith(`${KEY}=`)));", expected: VALUE },
  { name: "in an enum", code: "enum Keys { Token = 'token' } use(document.cookie.split('; ').find((c) => c.startsWith(`${Keys.Token}=`)));", expected: VALUE },
  { name: "in an object of constants", code: "const KEYS = { auth: 'token' } as const; use(document.cookie.includes(KEYS.auth));", expected: ["token presence"] },
  { name: "partly unknown", code: "use(document.cookie.split('; ').find((c) => c.startsWith(`sb-${ref}-auth-token=`)));", expected: ["sb-…-auth-token value"] },
  { name: "one of two", code: `use(document.cookie.split("; ").find((c) => c.startsWith((secure ? "__Secure-token" : "token") + "=")));`, expected: ["__Secure-token value", "token value"] },
  { name: "a variable that is written again", code: `let key = "token"; key = other(); use(document.cookie.split("; ").find((c) => c.startsWith(key + "=")));`, expected: [] },
  { name: "from another module", code: `import { KEY } from "./keys"; use(document.cookie.split("; ").find((c) => c.startsWith(KEY + "=")));`, expected: ["… value"] },
]);

check("all cookies at once", [
  { name: "dropped", code: `document.cookie;`, expected: ["* dropped"] },
  { name: "dropped, to see whether it may be read", code: `try { document.cookie; } catch { blocked(); }`, expected: [] },
  { name: "in a request's header", code: `fetch("/api", { headers: { Cookie: document.cookie } });`, expected: ["* request"] },
  { name: "in a request's body", code: `fetch("/api", { method: "POST", body: JSON.stringify({ jar: document.cookie }) });`, expected: ["* request"] },
  { name: "through a constant", code: `const body = { cookies: document.cookie }; const init = { body: JSON.stringify(body) }; fetch("/api", init);`, expected: ["* request"] },
  { name: "axios", code: `import axios from "axios"; axios.post("/api", { jar: document.cookie });`, expected: ["* request"] },
  { name: "a form of axios", code: `import axios from "axios"; axios.postForm("/api", { jar: document.cookie });`, expected: ["* request"] },
  { name: "a client that axios made", code: `import axios from "axios"; const api = axios.create(); api.post("/api", { jar: document.cookie });`, expected: ["* request"] },
  { name: "another client of the tables", code: `import xior from "xior"; xior.post("/api", { jar: document.cookie });`, expected: ["* request"] },
  { name: "a fetch of servers", code: `import fetch from "cross-fetch"; fetch("/api", { headers: { Cookie: document.cookie } });`, expected: ["* request"] },
  { name: "a beacon", code: `navigator.sendBeacon("/api", document.cookie);`, expected: ["* request"] },
  { name: "XMLHttpRequest", code: `const xhr = new XMLHttpRequest(); xhr.open("POST", "/api"); xhr.send(document.cookie);`, expected: ["* request"] },
  { name: "a method that sends nothing", code: `const xhr = new XMLHttpRequest(); xhr.overrideMimeType(document.cookie);`, expected: [] },
  { name: "XMLHttpRequest", code: `const xhr = new XMLHttpRequest(); xhr.setRequestHeader("X-Cookies", document.cookie);`, expected: ["* request"] },
  { name: "a beacon", code: "navigator.sendBeacon(`/t?c=${encodeURIComponent(document.cookie)}`);", expected: ["* request"] },
  { name: "a log", code: `console.log("cookies", document.cookie);`, expected: ["* log"] },
  { name: "a log of the parsed object", code: `const all = Object.fromEntries(document.cookie.split("; ").map((c) => c.split("="))); console.log(all);`, expected: ["* log"] },
  { name: "a log of their names", code: `console.log(document.cookie.split("; ").map((c) => c.split("=")[0]));`, expected: [] },
  { name: "kept", code: `const jar = document.cookie; save(jar);`, expected: [] },
]);

check("cookieStore", [
  { name: "get", code: `async function f() { const c = await cookieStore.get("token"); use(c?.value); }`, expected: VALUE },
  { name: "get by options", code: `async function f() { use((await cookieStore.get({ name: "token" })).value); }`, expected: VALUE },
  { name: "on window", code: `async function f() { use((await window.cookieStore.get("token")).value); }`, expected: VALUE },
  { name: "an alias", code: `const store = (window as any).cookieStore; async function f() { use(await store.get("token")); }`, expected: VALUE },
  { name: "then", code: `cookieStore.get("token").then((c) => use(c.value));`, expected: VALUE },
  { name: "then, for its existence", code: `cookieStore.get("token").then((c) => setLoggedIn(!!c));`, expected: ["token presence"] },
  { name: "getAll by name", code: `async function f() { use(await cookieStore.getAll("token")); }`, expected: VALUE },
  { name: "getAll and find", code: `async function f() { use((await cookieStore.getAll()).find((c) => c.name === "token")?.value); }`, expected: VALUE },
  { name: "getAll and find, in then", code: `cookieStore.getAll().then((all) => { use(all.find(({ name }) => name === "token")); });`, expected: VALUE },
  { name: "set", code: `cookieStore.set("token", "1");`, expected: [] },
  { name: "what cookies() of next/headers returns", code: `import { cookies } from "next/headers"; async function f() { const cookieStore = await cookies(); use(cookieStore.get("token")); }`, expected: [] },
  { name: "a parameter", code: `function f(cookieStore) { use(cookieStore.get("token")); }`, expected: [] },
]);
