import { describe, expect, it } from "vitest";

import { describeReads } from "../../kit/describe-reads.ts";

interface Case {
  readonly name: string;
  readonly code: string;
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  { name: "js-cookie", code: `import Cookies from "js-cookie"; use(Cookies.get("token"));`, expected: ["js-cookie: token value"] },
  { name: "js-cookie as a namespace", code: `import * as Cookies from "js-cookie"; use(Cookies.get("token"));`, expected: ["js-cookie: token value"] },
  { name: "js-cookie by require", code: `const Cookies = require("js-cookie"); use(Cookies.get("token"));`, expected: ["js-cookie: token value"] },
  { name: "js-cookie, the method taken out", code: `import Cookies from "js-cookie"; const { get } = Cookies; use(get("token"));`, expected: ["js-cookie: token value"] },
  { name: "js-cookie with a converter", code: `import Cookies from "js-cookie"; const json = Cookies.withConverter({}).withAttributes({}); use(json.get("token"));`, expected: ["js-cookie: token value"] },
  { name: "js-cookie 2 with getJSON", code: `import Cookies from "js-cookie"; use(Cookies.getJSON("token"));`, expected: ["js-cookie: token value"] },
  { name: "js-cookie, all", code: `import Cookies from "js-cookie"; const { token } = Cookies.get(); use(token);`, expected: ["js-cookie: token value"] },
  { name: "js-cookie, existence", code: `import Cookies from "js-cookie"; const isIn = !!Cookies.get("token"); use(isIn);`, expected: ["js-cookie: token presence"] },
  { name: "js-cookie, dropped", code: `import Cookies from "js-cookie"; Cookies.get("token");`, expected: ["js-cookie: token unused"] },
  { name: "js-cookie, a variable nobody uses", code: `import Cookies from "js-cookie"; const token = Cookies.get("token");`, expected: ["js-cookie: token unused"] },
  { name: "js-cookie, writes", code: `import Cookies from "js-cookie"; Cookies.set("token", t); Cookies.remove("token");`, expected: [] },
  { name: "js-cookie, only its types", code: `import type Cookies from "js-cookie"; declare const c: typeof Cookies; use(c.get("token"));`, expected: [] },
  { name: "cookies-next", code: `import { getCookie } from "cookies-next"; use(getCookie("token"));`, expected: ["cookies-next: token value"] },
  { name: "cookies-next/client with harmless options", code: `import { getCookie } from "cookies-next/client"; use(getCookie("token", { path: "/" }));`, expected: ["cookies-next/client: token value"] },
  { name: "cookies-next for a request", code: `import { getCookie } from "cookies-next"; use(getCookie("token", { req, res }), getCookie("token", { cookies }), getCookie("token", context));`, expected: [] },
  { name: "cookies-next/server", code: `import { getCookie } from "cookies-next/server"; use(getCookie("token"));`, expected: [] },
  { name: "cookies-next, has", code: `import { hasCookie } from "cookies-next"; use(hasCookie("token"));`, expected: ["cookies-next: token presence"] },
  { name: "cookies-next, all", code: `import { getCookies } from "cookies-next"; use(getCookies().token, getCookies({ req, res }).token);`, expected: ["cookies-next: token value"] },
  { name: "cookies-next, hooks", code: `import { useGetCookie, useCookiesNext } from "cookies-next"; function C() { const get = useGetCookie(); const { getCookie } = useCookiesNext(); use(get("token"), getCookie("sid")); }`, expected: ["cookies-next: token value", "cookies-next: sid value"] },
  { name: "react-cookie", code: `import { useCookies } from "react-cookie"; function C() { const [cookies, setCookie] = useCookies(["token"]); use(cookies.token); setCookie("token", 1); }`, expected: ["react-cookie: token value"] },
  { name: "react-cookie, nested patterns", code: `import { useCookies } from "react-cookie"; function C() { const [{ token }] = useCookies(["token"]); use(token); }`, expected: ["react-cookie: token value"] },
  { name: "react-cookie, only the writers", code: `import { useCookies } from "react-cookie"; function C() { const [, setCookie, removeCookie] = useCookies(["token"]); removeCookie("token"); }`, expected: [] },
  { name: "react-cookie, the class", code: `import { Cookies } from "react-cookie"; const cookies = new Cookies(); use(cookies.get("token"));`, expected: ["react-cookie: token value"] },
  { name: "react-cookie, withCookies", code: `import { withCookies } from "react-cookie"; function App({ cookies, allCookies }) { use(cookies.get("token"), allCookies.sid); } export default withCookies(App);`, expected: ["react-cookie: token value", "react-cookie: sid value"] },
  { name: "universal-cookie", code: `import Cookies from "universal-cookie"; const cookies = new Cookies(null, { path: "/" }); use(cookies.get("token"), cookies.getAll().sid);`, expected: ["universal-cookie: token value", "universal-cookie: sid value"] },
  { name: "universal-cookie for a request", code: `import Cookies from "universal-cookie"; use(new Cookies(req.headers.cookie).get("token"));`, expected: [] },
  { name: "universal-cookie for a text", code: `import Cookies from "universal-cookie"; use(new Cookies("token=1").get("token"));`, expected: [] },
  { name: "universal-cookie for nothing", code: `import Cookies from "universal-cookie"; use(new Cookies(undefined).get("token"), new Cookies({}).get("sid"), new Cookies().get("jwt"));`, expected: ["universal-cookie: token value", "universal-cookie: sid value", "universal-cookie: jwt value"] },
  { name: "nookies, with options that have no request", code: `import { parseCookies } from "nookies"; use(parseCookies(undefined).token, parseCookies({}).sid);`, expected: ["nookies: token value", "nookies: sid value"] },
  { name: "cookies-next, with options that nobody knows", code: `import { getCookie } from "cookies-next"; use(getCookie("token", { ...more }), getCookie("sid", options));`, expected: [] },
  { name: "nookies", code: `import { parseCookies } from "nookies"; use(parseCookies().token, parseCookies(null)["sid"]);`, expected: ["nookies: token value", "nookies: sid value"] },
  { name: "nookies, destructured", code: `import nookies from "nookies"; const { token } = nookies.get({}); use(token);`, expected: ["nookies: token value"] },
  { name: "nookies for a request", code: `import { parseCookies } from "nookies"; use(parseCookies(ctx).token, parseCookies({ req }).token);`, expected: [] },
  { name: "tiny-cookie", code: `import { getCookie, getAll } from "tiny-cookie"; use(getCookie("token"), getAll().sid);`, expected: ["tiny-cookie: token value", "tiny-cookie: sid value"] },
  { name: "typescript-cookie", code: `import { getCookie, Cookies } from "typescript-cookie"; use(getCookie("token"), Cookies.get("sid"));`, expected: ["typescript-cookie: token value", "typescript-cookie: sid value"] },
  { name: "es-cookie", code: `import { get, parse } from "es-cookie"; use(get("token"), parse(document.cookie).sid);`, expected: ["es-cookie: token value", "document.cookie: sid value"] },
  { name: "browser-cookies", code: `import cookies from "browser-cookies"; use(cookies.get("token"), cookies.all().sid);`, expected: ["browser-cookies: token value", "browser-cookies: sid value"] },
  { name: "cookiejs", code: `import cookie from "cookiejs"; use(cookie("token"), cookie.get("sid")); cookie("jwt", "1");`, expected: ["cookiejs: token value", "cookiejs: sid value"] },
  { name: "react-use", code: `import { useCookie } from "react-use"; function C() { const [token, setToken] = useCookie("token"); use(token); }`, expected: ["react-use: token value"] },
  { name: "react-use-cookie", code: `import useCookie, { getCookie } from "react-use-cookie"; function C() { const [token] = useCookie("token", ""); use(token, getCookie("sid")); }`, expected: ["react-use-cookie: token value", "react-use-cookie: sid value"] },
  { name: "a hook's setter alone", code: `import useCookie from "react-use-cookie"; function C() { const [, setToken] = useCookie("token"); setToken(""); }`, expected: [] },
  { name: "a hook's value, only tested", code: `import useCookie from "react-use-cookie"; function C() { const [token, setToken] = useCookie("token"); if (!token) setToken("x"); }`, expected: ["react-use-cookie: token presence"] },
  { name: "ahooks", code: `import { useCookieState } from "ahooks"; function C() { const [token, setToken] = useCookieState("token"); use(token); }`, expected: ["ahooks: token value"] },
  { name: "@react-hookz/web", code: `import { useCookieValue } from "@react-hookz/web"; function C() { const [token] = useCookieValue("token"); use(token); }`, expected: ["@react-hookz/web: token value"] },
  { name: "next-client-cookies", code: `import { useCookies } from "next-client-cookies"; function C() { const cookies = useCookies(); use(cookies.get("token")); }`, expected: ["next-client-cookies: token value"] },
  { name: "next-cookie", code: `import { useCookie } from "next-cookie"; function C() { const cookie = useCookie(); use(cookie.get("token"), cookie.has("sid")); }`, expected: ["next-cookie: token value", "next-cookie: sid presence"] },
  { name: "cookie-universal", code: `import Cookies from "cookie-universal"; const cookies = Cookies(); use(cookies.get("token"), Cookies(req, res).get("sid"));`, expected: ["cookie-universal: token value"] },
  { name: "a module that only sounds like one", code: `import Cookies from "./js-cookie"; use(Cookies.get("token"));`, expected: [] },
  { name: "Cypress", code: `cy.getCookie("token").should("exist");`, expected: [] },
];

describe("reads through libraries", () => {
  it.each(cases)("$name", ({ code, expected }) => {
    expect(describeReads(code)).toEqual(expected);
  });
});
