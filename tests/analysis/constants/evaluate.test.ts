import { describe, expect, it } from "vitest";

import { evaluate } from "../../../src/analysis/constants/evaluate.ts";
import { getConstants, getTextParts, type Evaluated, type TextPart } from "../../../src/analysis/constants/evaluated.ts";
import { getLastExpression } from "../../kit/last-expression.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** A value in one line: text as it is, `{env}`, `{name=…}`, `{?}` for what is unknown, `|` between alternatives. */
function print(evaluated: Evaluated): string {
  if (evaluated.kind === "unknown") return `? ${evaluated.reason}`;
  return getConstants(evaluated)
    .map((value) => (value.type === "regexp" ? `/${printParts(value.source)}/` : printParts(getTextParts(value) ?? [])))
    .join(" | ");
}

function printParts(parts: readonly TextPart[]): string {
  return parts.map(printPart).join("");
}

function printPart(part: TextPart): string {
  switch (part.kind) {
    case "static":
      return part.text;
    case "env":
      return part.fallback === undefined ? `{env ${part.name}}` : `{env ${part.name} or ${printParts(part.fallback)}}`;
    case "binding":
      return part.value === undefined ? `{${part.name}}` : `{${part.name}=${printParts(part.value)}}`;
    case "pageOrigin":
      return "{page}";
    case "parameter":
      return `{parameter ${String(part.index)}}`;
    case "unknown":
      return "{?}";
  }
}

describe("evaluate", () => {
  it.each([
    ["text", `"a"`, "a"],
    ["a number", `1`, "1"],
    ["true", `true`, "true"],
    ["null", `null`, "null"],
    ["undefined", `undefined`, "undefined"],
    ["a regular expression", `/a=b/`, "/a=b/"],
    ["a template", "`a${1}b`", "a1b"],
    ["a gap in a template", "`a${x}b`", "a{?}b"],
    ["concatenation", `"a" + "b" + c`, "ab{?}"],
    ["a sum, which is no text", `1 + 2`, "? unsupported syntax"],
    ["a constant", `const a = "x"; a`, "{a=x}"],
    ["a constant of a constant", `const a = "x"; const b = a; b`, "{b={a=x}}"],
    ["a constant whose value is not known", `const a = f(); a`, "{a}"],
    ["a function whose result is not known", `function f() { return x } f()`, "{f}"],
    ["a variable that is given another value before it is used", `let a = "x"; a = "y"; a`, "{a=y}"],
    ["a variable that is given its value later", `let a; a = "x"; a`, "{a=x}"],
    ["a variable that gets its value unless it has one", `let a; a ??= "x"; a`, "{a=x}"],
    ["a variable with a value that may stay", `let a = b; a ??= "x"; a`, "? not constant"],
    ["a variable that is given its value in a branch", `let a; if (b) a = "x"; a`, "? not constant"],
    ["a variable that is given two values", `let a; a = "x"; a = "y"; a`, "? not constant"],
    ["a variable that is added to", `let a = "x"; a += "y"; a`, "? not constant"],
    ["a variable that is given its value after its use", `let a; const f = () => a; a = "x"; f()`, "{f}"],
    ["a type assertion", `const a = "x" as const; a!`, "{a=x}"],
    ["a member of a literal", `const o = { a: { b: "x" } }; o.a.b`, "x"],
    ["a member that is written to", `const o = { a: "x" }; o.a = "y"; o.a`, "y"],
    ["a member behind a spread", `const o = { a: "x", ...p }; o.a`, "? member"],
    ["a member of what a function returns", `const f = () => ({ a: "x" }); const o = f(); o.a`, "x"],
    ["a static field, and one of an object", `class A { static a = "x"; b = "y"; } A.a + new A().b`, "xy"],
    ["a member that is set later", `const o = {}; o.a = "x"; o.a`, "x"],
    ["a member that may be set later", `const o = { a: "x" }; if (p) o.a = q; o.a`, "? member"],
    ["a member under a known name", `const K = "a"; const o = { a: "x" }; o[K]`, "x"],
    ["what a closure keeps", `const f = (a) => () => a; f("x")()`, "x"],
    ["a list that is joined", `["auth", "token"].join("_")`, "auth_token"],
    ["a list of something unknown that is joined", `const l = [f(), "a"]; l.join()`, "{?},a"],
    ["a map", `const m = new Map(); m.set("a", "x"); m.get("a")`, "x"],
    ["what has a text in it", `const o = { a: ["x"] }; o.a`, "? unsupported syntax"],
    ["a computed member", `const o = { a: "x" }; o[k]`, "? computed member"],
    ["a call that fills a parameter", `const f = (p) => "/api" + p; f("/me")`, "{f=/api/me}"],
    ["a call that leaves a parameter to its default", `const f = (p = "/me") => "/api" + p; f()`, "{f=/api/me}"],
    ["a call with undefined for a default", `const f = (p = "/me") => "/api" + p; f(undefined)`, "{f=/api/me}"],
    ["a call that fills a member", `const f = (o) => o.base + "/me"; f({ base: "/api" })`, "{f=/api/me}"],
    ["a call that fills a member which is changed first", `const f = (o) => { o.base = x; return o.base + "/me"; }; f({ base: "/api" })`, "{f={?}/me}"],
    ["a call that fills a pattern", `const f = ({ base, path = "/me" }) => base + path; f({ base: "/api" })`, "{f=/api/me}"],
    ["a call that fills a nested pattern", `const f = ({ a: { b } }) => b; f({ a: { b: "x" } })`, "{f=x}"],
    ["a pattern that the call does not fill", `const f = ({ base = "/api" } = {}) => base; f()`, "{f=/api}"],
    ["a call with an object that nobody knows", `const f = (o) => "/a" + o.b; f(x)`, "{f=/a{parameter 0}}"],
    ["a call with a spread in front", `const f = (a, b) => "/a" + b; f(...x, "/b")`, "{f=/a{parameter 1}}"],
    ["a call through two functions", `const g = (p) => "/api" + p; const f = (n) => g("/" + n); f("me")`, "{f=/api/me}"],
    ["a call that gives a flag", `const f = (on) => on; f(true)`, "true"],
    ["a property of a class", `class A { base = "/api"; get() { return this.base; } } new A().get()`, "/api"],
    ["an enum", `enum E { A = "x" } E.A`, "x"],
    ["a condition", `c ? "a" : "b"`, "a | b"],
    ["a condition in a template", "`${c ? 'a' : 'b'}/x`", "a/x | b/x"],
    ["a fallback", `process.env.A ?? "b"`, "{env A or b}"],
    ["an environment variable", `process.env.NEXT_PUBLIC_API_URL`, "{env NEXT_PUBLIC_API_URL}"],
    ["an environment variable by its key", `process.env["A"]`, "{env A}"],
    ["a destructured environment variable", `const { A } = process.env; A`, "{env A}"],
    ["a shadowed process", `function f(process) {} const process = x; process.env.A`, "? member"],
    ["an import", `import { API } from "./env"; API`, "{API}"],
    ["an import under an alias", `import { API as a } from "./env"; a`, "{API}"],
    ["a member of a namespace", `import * as env from "./env"; env.API`, "{API}"],
    ["a member of an import, which is nobody's export", `import { env } from "./env"; env.API`, "? imported"],
    ["a call of an import", `import { getUrl } from "./url"; getUrl()`, "{getUrl}"],
    ["a function of the module", `function api(path) { return "/api" + path } api("/me")`, "{api=/api/me}"],
    ["an arrow of the module", "const api = (path) => `/api${path}`; api('/me')", "{api=/api/me}"],
    ["the page's origin", `window.location.origin + "/x"`, "{page}/x"],
    ["the page's path", `location.pathname`, "/{?}"],
    ["a URL with a base", `new URL("/me", process.env.A)`, "{env A}/me"],
    ["a URL with an absolute path", `new URL("https://a.test/", process.env.A)`, "https://a.test/"],
    ["a URL as text", `new URL("/me", "https://a.test").toString()`, "https://a.test/me"],
    ["the address of a URL", `new URL("/me", "https://a.test").href`, "https://a.test/me"],
    ["the address of a URL in a constant", `const url = new URL("/me", "https://a.test"); url.href`, "{url=https://a.test/me}"],
    ["the address of a URL that is only read", `const url = new URL("/me", "https://a.test"); log(url.host + url.origin + url.pathname); url.href`, "{url=https://a.test/me}"],
    ["the address of a URL that is sent", `const url = new URL("/me", "https://a.test"); fetch(url); new Request(url); String(url); url.href`, "{url=https://a.test/me}"],
    ["the address of a URL in a text", "const url = new URL('/me', 'https://a.test'); log(`${url}`); url.toString()", "{url=https://a.test/me}"],
    ["a URL whose path is set", `const url = new URL("/me", "https://a.test"); url.pathname = "/x"; url.href`, "? not constant"],
    ["a URL whose port is counted", `const url = new URL("/me", "https://a.test"); url.port++; url.href`, "? not constant"],
    ["a URL whose query is set", `const url = new URL("/me", "https://a.test"); url.searchParams.set("a", "b"); url.href`, "{url=https://a.test/me}"],
    ["a URL whose query is read", `const url = new URL("/me", "https://a.test"); url.searchParams.delete("a"); log(url.searchParams.get("a")); url.href`, "{url=https://a.test/me}"],
    ["a URL whose query may prove who asks", `const url = new URL("/me", "https://a.test"); url.searchParams.set("access_token", token); url.href`, "? not constant"],
    ["a URL whose query gets nobody knows what", `const url = new URL("/me", "https://a.test"); url.searchParams.append(name, "b"); url.href`, "? not constant"],
    ["a URL whose query is handed on", `const url = new URL("/me", "https://a.test"); fill(url.searchParams); url.href`, "? not constant"],
    ["a URL that is handed on", `const url = new URL("/me", "https://a.test"); change(url); url.href`, "? not constant"],
    ["a URL with another name", `const url = new URL("/me", "https://a.test"); const same = url; url.href`, "? not constant"],
    ["a URL with a member that nobody knows", `const url = new URL("/me", "https://a.test"); url[k]; url.href`, "? not constant"],
    ["a URL of a relative path", `new URL("me", "https://a.test")`, "https://a.test/me"],
    ["a URL of another host", `new URL("//b.test/me", "https://a.test")`, "//b.test/me"],
    ["a URL of another scheme", `new URL("mailto:a", "https://a.test")`, "mailto:a"],
    ["a URL of a setting", `new URL(process.env.A, "https://a.test")`, "? not constant"],
    ["a URL of nothing", `new URL()`, "? unsupported syntax"],
    ["an expression that is made", `new RegExp("a=" + x)`, "/a={?}/"],
    ["an expression that nobody knows", `new RegExp(x)`, "? unsupported syntax"],
    ["something else that is made", `new Text("a")`, "? unsupported syntax"],
    ["an operand of &&", `a && "b"`, "? unsupported syntax"],
    ["a default for something that nobody knows", `x ?? "b"`, "? not constant"],
    ["settings in a row", `process.env.A ?? process.env.B ?? "c"`, "{env A or {env B or c}}"],
    ["a setting by a name, with a default", `const A = process.env.X; A ?? "b"`, "{A={env X or b}}"],
    ["a setting that is taken out, with a default", `const { A = "b" } = process.env; A`, "{env A or b}"],
    ["a setting with one of two defaults", `process.env.A ?? (c ? "a" : "b")`, "{env A or a} | {env A or b}"],
    ["a setting with a default that nobody knows", `process.env.A ?? f()`, "{env A}"],
    ["a member of a setting", `process.env.A.length`, "? member"],
    ["a setting of something else", `my.process.env.A`, "? member"],
    ["a setting of the bundler", `import.meta.env.A`, "? member"],
    ["a text that is trimmed", `" a".trim()`, " a"],
    ["texts that are put together", `"a".concat("b", x)`, "ab{?}"],
    ["a text that nobody knows, and another one", `x.concat("b")`, "? call"],
    ["a list with a hole that is joined", `["a", , "b"].join()`, "? call"],
    ["a list with others that is joined", `["a", ...b].join()`, "? call"],
    ["a list that is joined by something that nobody knows", `["a", "b"].join(x)`, "a{?}b"],
    ["a list that is changed, and joined", `const l = ["a"]; l.push("b"); l.join()`, "? call"],
    ["nothing as a text", `String()`, "? call"],
    ["a number as a text", `String(1)`, "1"],
    ["a generator", `function* f() { return "a"; } f()`, "{f}"],
    ["a function that returns nothing", `function f() {} f()`, "{f}"],
    ["a number and a text", `1 + "a"`, "1a"],
    ["a difference", `2 - 1`, "? unsupported syntax"],
    ["the page", `location.href`, "{page}/{?}"],
    ["the page's document", `document.URL`, "{page}/{?}"],
    ["another part of the page", `location.hash`, "? member"],
    ["a trailing slash that goes", `"a".replace(/\\/$/, "")`, "a"],
    ["another replacement", `"a".replace("a", "b")`, "? call"],
    ["String()", `String("a")`, "a"],
    ["a cycle", `const a = b; const b = a; a`, "? too deep"],
    ["too many alternatives", "`${a?1:2}${a?1:2}${a?1:2}${a?1:2}`", "{?}"],
  ])("%s", (_name, code, expected) => {
    const module = parseModule(code);
    expect(print(evaluate(getLastExpression(module), module))).toBe(expected);
  });
});

describe("evaluate, of what is held elsewhere", () => {
  it.each([
    ["a Map", `const KEYS = new Map([["a", "1"], ["b", "2"]]); KEYS.get("a")`, "1"],
    ["a Map that is set", `const KEYS = new Map([["a", "1"]]); KEYS.set("a", "2"); KEYS.get("a")`, "2"],
    ["pairs", `const KEYS = Object.fromEntries([["a", "1"]]); KEYS.a`, "1"],
    ["a getter", `const KEYS = { get a() { return "1"; } }; KEYS.a`, "1"],
    ["one value on both ways", `c ? "1" : "1"`, "1"],
  ])("knows %s", (_name, code, expected) => {
    const module = parseModule(code);
    expect(print(evaluate(getLastExpression(module), module))).toBe(expected);
  });

  it.each([
    ["a Map that loses a name", `const KEYS = new Map([["a", "1"]]); KEYS.delete("a"); KEYS.get("a")`],
    ["a Map that is emptied", `const KEYS = new Map([["a", "1"]]); KEYS.clear(); KEYS.get("a")`],
    ["a Map without the name", `const KEYS = new Map([["a", "1"]]); KEYS.get("b")`],
    ["a Map with a name that nobody knows", `const KEYS = new Map([["a", "1"], [k, "2"]]); KEYS.get("a")`],
    ["a getter that chooses", `const KEYS = { get a() { if (c) return "1"; return "2"; } }; KEYS.a`],
    ["a getter that may give nothing", `const KEYS = { get a() { if (c) return "1"; } }; KEYS.a`],
    ["a getter that a spread may hide", `const KEYS = { get a() { return "1"; }, ...more }; KEYS.a`],
    ["two things that nobody knows", `c ? f() + "1" : f() + "1"`],
  ])("does not take for known: %s", (_name, code) => {
    const module = parseModule(code);
    expect(print(evaluate(getLastExpression(module), module))).toMatch(/^\? | \| /u);
  });
});
