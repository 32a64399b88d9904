import { describe, expect, it } from "vitest";

import { describeReads } from "../../kit/describe-reads.ts";

interface Case {
  readonly name: string;
  readonly code: string;
  readonly expected: readonly string[];
}

const W3SCHOOLS = `
function getCookie(cname) {
  let name = cname + "=";
  let decodedCookie = decodeURIComponent(document.cookie);
  let ca = decodedCookie.split(";");
  for (let i = 0; i < ca.length; i++) {
    let c = ca[i];
    while (c.charAt(0) == " ") { c = c.substring(1); }
    if (c.indexOf(name) == 0) { return c.substring(name.length, c.length); }
  }
  return "";
}`;

const QUIRKSMODE = `
function readCookie(name) {
  var nameEQ = name + "=";
  var ca = document.cookie.split(";");
  for (var i = 0; i < ca.length; i++) {
    var c = ca[i];
    while (c.charAt(0) == " ") c = c.substring(1, c.length);
    if (c.indexOf(nameEQ) == 0) return c.substring(nameEQ.length, c.length);
  }
  return null;
}`;

const JAVASCRIPT_INFO = `
function getCookie(name) {
  let matches = document.cookie.match(new RegExp("(?:^|; )" + name.replace(/([\\.$?*|{}\\(\\)\\[\\]\\\\\\/\\+^])/g, "\\\\$1") + "=([^;]*)"));
  return matches ? decodeURIComponent(matches[1]) : undefined;
}`;

const DJANGO = `
function getCookie(name) {
  let cookieValue = null;
  if (document.cookie && document.cookie !== "") {
    const cookies = document.cookie.split(";");
    for (let i = 0; i < cookies.length; i++) {
      const cookie = cookies[i].trim();
      if (cookie.substring(0, name.length + 1) === (name + "=")) {
        cookieValue = decodeURIComponent(cookie.substring(name.length + 1));
        break;
      }
    }
  }
  return cookieValue;
}`;

const cases: readonly Case[] = [
  { name: "the helper of w3schools", code: `${W3SCHOOLS} use(getCookie("token"));`, expected: ["getCookie: token value"] },
  { name: "the helper of quirksmode", code: `${QUIRKSMODE} use(readCookie("token"));`, expected: ["readCookie: token value"] },
  { name: "the helper of javascript.info", code: `${JAVASCRIPT_INFO} use(getCookie("token"));`, expected: ["getCookie: token value"] },
  { name: "the helper of Django's docs", code: `${DJANGO} use(getCookie("token"));`, expected: ["getCookie: token value"] },
  { name: "an arrow that splits at the name", code: "const getCookie = (name: string) => { const value = `; ${document.cookie}`; const parts = value.split(`; ${name}=`); if (parts.length === 2) return parts.pop()?.split(';').shift(); }; use(getCookie('token'));", expected: ["getCookie: token value"] },
  { name: "an arrow that finds the entry", code: "const getCookie = (name) => document.cookie.split('; ').find((c) => c.startsWith(`${name}=`))?.split('=')[1]; use(getCookie('token'));", expected: ["getCookie: token value"] },
  { name: "a helper that reads a member", code: "const getCookie = (name) => Object.fromEntries(document.cookie.split('; ').map((c) => c.split('=')))[name]; use(getCookie('token'));", expected: ["getCookie: token value"] },
  { name: "a helper that encodes the name", code: "const getCookie = (name) => document.cookie.split('; ').find((c) => c.startsWith(encodeURIComponent(name) + '=')); use(getCookie('token'));", expected: ["getCookie: token value"] },
  { name: "a helper around a library", code: `import Cookies from "js-cookie"; const getItem = (key) => Cookies.get(key); use(getItem("token"));`, expected: ["getItem: token value"] },
  { name: "a helper with a prefix", code: "import Cookies from 'js-cookie'; const getItem = (key) => Cookies.get(`app_${key}`); use(getItem('token'));", expected: ["getItem: app_token value"] },
  { name: "a chain of helpers", code: `${W3SCHOOLS} const read = (key) => getCookie(key); const readApp = (key) => read("app_" + key); use(readApp("token"));`, expected: ["readApp: app_token value"] },
  { name: "a helper that ends the chain", code: `${W3SCHOOLS} const getToken = () => getCookie("token"); use(getToken());`, expected: ["getCookie: token value"] },
  { name: "the text and the name as arguments", code: "function find(jar, name) { return jar.split('; ').find((c) => c.startsWith(name + '=')); } use(find(document.cookie, 'token'));", expected: ["document.cookie: token value"] },
  { name: "a default name", code: `import Cookies from "js-cookie"; const getItem = (key = "token") => Cookies.get(key); use(getItem());`, expected: ["getItem: token value"] },
  { name: "a name in a constant", code: `${W3SCHOOLS} const KEY = "token"; use(getCookie(KEY));`, expected: ["getCookie: token value"] },
  { name: "a static method", code: `import Cookies from "js-cookie"; class CookieService { static get(name) { return Cookies.get(name); } } use(CookieService.get("token"));`, expected: ["CookieService.get: token value"] },
  { name: "a method of an instance", code: `import Cookies from "js-cookie"; class Jar { get(name) { return Cookies.get(name); } } const jar = new Jar(); use(jar.get("token"));`, expected: ["jar.get: token value"] },
  { name: "a method called on this", code: `import Cookies from "js-cookie"; class Jar { get(name) { return Cookies.get(name); } token() { return this.get("token"); } }`, expected: ["this.get: token value"] },
  { name: "a method of an object", code: `import Cookies from "js-cookie"; const jar = { get(name) { return Cookies.get(name); } }; use(jar.get("token"));`, expected: ["jar.get: token value"] },
  { name: "useCallback", code: `import { useCallback } from "react"; import Cookies from "js-cookie"; function C() { const read = useCallback((name) => Cookies.get(name), []); use(read("token")); }`, expected: ["read: token value"] },
  { name: "a helper that asks for existence", code: `const hasCookie = (name) => document.cookie.includes(name + "="); use(hasCookie("token"));`, expected: ["hasCookie: token presence"] },
  { name: "a helper whose caller asks for existence", code: `${W3SCHOOLS} if (getCookie("token")) go();`, expected: ["getCookie: token presence"] },
  { name: "a helper with an unknown name", code: `${W3SCHOOLS} use(getCookie(props.name));`, expected: [] },
  { name: "a function that only sounds like one", code: `const getCookie = (name) => recipes.get(name); use(getCookie("token"));`, expected: [] },
  { name: "a recursive helper", code: `import Cookies from "js-cookie"; function read(name) { return Cookies.get(name) ?? read(name + "x"); } use(read("token"));`, expected: ["read: token value"] },
  { name: "a reassigned helper", code: `import Cookies from "js-cookie"; let read = (name) => Cookies.get(name); read = other; use(read("token"));`, expected: [] },
];

describe("functions that read the cookie a parameter names", () => {
  it.each(cases)("$name", ({ code, expected }) => {
    expect(describeReads(code)).toEqual(expected);
  });
});
