import { describe, expect, it } from "vitest";

import { findRequestSite } from "../../../src/analysis/requests/find-request-site.ts";
import { getLastExpression } from "../../kit/last-expression.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** Client, credentials, authentication and place of the request that a snippet ends with. */
function read(code: string): string {
  const module = parseModule(code);
  const node = getLastExpression(module);
  if (node.type !== "CallExpression" && node.type !== "NewExpression") throw new Error("The snippet must end with a call.");
  const site = findRequestSite(node, module);
  if (site === undefined) return "none";
  const { credentials } = site;
  const mode = credentials.kind === "stated" ? credentials.mode : credentials.kind;
  return [site.client.name, mode, site.authentication, site.place?.kind ?? "nowhere", site.factory && "by its factory"].filter(Boolean).join(", ");
}

describe("findRequestSite", () => {
  it.each([
    ["fetch", `fetch("/a")`, "fetch, missing, none, argument"],
    ["fetch with an init", `fetch("/a", { method })`, "fetch, missing, none, property"],
    ["fetch with a mode", `fetch("/a", { credentials: "omit" })`, "fetch, omit, none, property"],
    ["a mode in quotes", `fetch("/a", { "credentials": "include" })`, "fetch, include, none, property"],
    ["the last of two modes", `fetch("/a", { credentials: "omit", ...{ credentials: "include" } })`, "fetch, include, none, property"],
    ["a mode under a condition", `fetch("/a", { ...(c && { credentials: "omit" }) })`, "fetch, default, none, property"],
    ["a mode in front of a spread of nobody knows what", `fetch("/a", { credentials: "omit", ...init })`, "fetch, default, none, property"],
    ["a mode that does not exist", `fetch("/a", { credentials: "all" })`, "fetch, unknown, none, property"],
    ["an init of its own constant", `const init = {}; fetch("/a", init)`, "fetch, missing, none, property"],
    ["an init of a shared constant", `const init = {}; fetch("/b", init); fetch("/a", init)`, "fetch, missing, none, copy"],
    ["an init that is a member", `const o = { init: {} }; fetch("/a", o.init)`, "fetch, missing, none, copy"],
    ["an opaque init", `fetch("/a", init)`, "fetch, unknown, none, nowhere"],
    ["a token", `fetch("/a", { headers: { "X-Auth-Token": t } })`, "fetch, missing, token, property"],
    ["a CSRF token", `fetch("/a", { headers: { "X-XSRF-TOKEN": t } })`, "fetch, missing, none, property"],
    ["headers in a constant", `const headers = { Accept: "a" }; fetch("/a", { headers })`, "fetch, missing, none, property"],
    ["headers that are set later", `const headers = {}; headers.Authorization = t; fetch("/a", { headers })`, "fetch, missing, token, property"],
    ["headers that are changed elsewhere", `const headers = {}; change(headers); fetch("/a", { headers })`, "fetch, missing, unknown, property"],
    ["headers that are changed by another name", `const headers = {}; const h = headers; h.Authorization = t; fetch("/a", { headers })`, "fetch, missing, unknown, property"],
    ["headers from a call", `fetch("/a", { headers: h() })`, "fetch, missing, unknown, property"],
    ["a Request that is sent", `const r = new Request("/a"); fetch(r)`, "none"],
    ["a Request", `new Request("/a")`, "Request, missing, none, argument"],
    ["XHR", `const x = new XMLHttpRequest(); x.open("GET", "/a")`, "XMLHttpRequest, missing, none, assignment"],
    ["XHR with credentials", `const x = new XMLHttpRequest(); x.withCredentials = true; x.open("GET", "/a")`, "XMLHttpRequest, include, none, assignment"],
    ["XHR that leaves", `const x = new XMLHttpRequest(); use(x); x.open("GET", "/a")`, "XMLHttpRequest, unknown, none, assignment"],
    ["axios", `import axios from "axios"; axios.put("/a", b, {})`, "axios, missing, none, property"],
    ["axios without a body", `import axios from "axios"; axios.put("/a")`, "axios, missing, none, argument"],
    ["a factory", `import axios from "axios"; axios.create({ baseURL: "/a" })`, "axios, missing, none, property"],
    ["a request of a factory", `import axios from "axios"; const a = axios.create({ baseURL: "/a" }); a.get("/b")`, "axios, missing, none, argument, by its factory"],
    ["a factory with a token", `import axios from "axios"; const a = axios.create({ headers: { Authorization: t } }); a.get("/b")`, "axios, missing, token, argument"],
    ["a factory of a factory", `import ky from "ky"; const a = ky.create({ prefixUrl: "/a" }).extend({ credentials: "include" }); a.get("b")`, "ky, unknown, none, argument, by its factory"],
    ["an interceptor", `import axios from "axios"; axios.interceptors.request.use(f); axios.get("/a")`, "axios, unknown, none, argument"],
    ["superagent", `import r from "superagent"; r.get("/a")`, "superagent, missing, none, chain"],
    ["another object's method", `api.get("/a")`, "none"],
    ["a shadowed fetch", `const fetch = useFetch(); fetch("/a")`, "none"],
    ["a type import", `import type axios from "axios"; axios.get("/a")`, "none"],
  ])("%s", (_name, code, expected) => {
    expect(read(code)).toBe(expected);
  });

  it("answers the same the second time", () => {
    const module = parseModule(`fetch("/a")`);
    const node = getLastExpression(module);
    if (node.type !== "CallExpression") throw new Error("A call was parsed.");
    expect(findRequestSite(node, module)).toBe(findRequestSite(node, module));
  });
});

describe("hostile input", () => {
  it("gives up at options whose spreads multiply", () => {
    const levels = Array.from({ length: 10 }, (_, level) => `const o${String(level + 1)} = { ${`...o${String(level)}, `.repeat(8)}};`);
    expect(read(`const o0 = { a: 1 };\n${levels.join("\n")}\nfetch("/a", o10)`)).toContain("unknown");
  });
});
