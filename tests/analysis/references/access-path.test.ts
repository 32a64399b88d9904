import { describe, expect, it } from "vitest";

import { findGlobalName, getExportPath, resolveAccessPath } from "../../../src/analysis/references/access-path.ts";
import { getLastExpression } from "../../kit/last-expression.ts";
import { parseModule } from "../../kit/parse-module.ts";

/** `global fetch`, `module axios: create.()`, `parameter 0: a`, `function`; `nothing` where there is no one origin. */
function print(code: string): string {
  const module = parseModule(code);
  const path = resolveAccessPath(getLastExpression(module), module);
  switch (path?.root.kind) {
    case "global":
      return `global ${[path.root.name, ...path.steps].join(".")}`;
    case "module":
      return `module ${path.root.specifier}: ${getExportPath(path)}`;
    case "parameter":
      return `parameter ${String(path.root.index)}: ${path.steps.join(".")}`;
    case "function":
      return `function ${path.steps.join(".")}`.trim();
    case undefined:
      return "nothing";
  }
}

describe("resolveAccessPath", () => {
  it.each([
    ["a global", `fetch`, "global fetch"],
    ["a member of the global object", `window.fetch`, "global fetch"],
    ["the global object twice", `globalThis.window.fetch`, "global fetch"],
    ["an alias", `const f = fetch; f`, "global fetch"],
    ["a shadowed global", `import { fetch } from "./x"; fetch`, "module ./x: fetch"],
    ["a destructured global", `const { fetch: f } = window; f`, "global fetch"],
    ["a bound function", `const f = fetch.bind(window); f`, "global fetch"],
    ["both branches alike", `globalThis.fetch ?? fetch`, "global fetch"],
    ["two different branches", `a ?? fetch`, "nothing"],
    ["a variable that is given its value later", `let f; f = fetch; f`, "global fetch"],
    ["a variable with two values", `let f; f = fetch; f = g; f`, "nothing"],
    ["a variable that is given its value in a branch", `let f; if (a) f = fetch; f`, "nothing"],
    ["a part that is given later", `let get; ({ get } = axios); get`, "global axios.get"],
    ["a default import", `import axios from "axios"; axios.get`, "module axios: get"],
    ["a named import", `import { get as g } from "axios"; g`, "module axios: get"],
    ["a namespace", `import * as axios from "axios"; axios.get`, "module axios: get"],
    ["require", `const axios = require("axios"); axios.get`, "module axios: get"],
    ["destructured require", `const { get } = require("axios"); get`, "module axios: get"],
    ["a dynamic import", `const { default: axios } = await import("axios"); axios.get`, "module axios: get"],
    ["a factory", `import axios from "axios"; const api = axios.create(); api.get`, "module axios: create.().get"],
    ["an instance", `new XMLHttpRequest().open`, "global XMLHttpRequest.new().open"],
    ["a position", `import { useCookies } from "c"; const [cookies] = useCookies(); cookies`, "module c: useCookies.().0"],
    ["a member of a literal", `import axios from "axios"; const http = { get: axios.get }; http.get`, "module axios: get"],
    ["a type import", `import type axios from "axios"; axios`, "nothing"],
    ["a function", `const f = () => 1; f`, "function"],
    ["React's callback", `import { useCallback } from "react"; const f = useCallback(() => 1, []); f`, "function"],
    ["React's memo", `import { useMemo } from "react"; const f = useMemo(() => fetch, []); f`, "global fetch"],
    ["React's memo with more than a value", `import { useMemo } from "react"; const f = useMemo(() => { return fetch; }, []); f`, "nothing"],
    ["a hook of somebody else by React's name", `import { useMemo } from "kit"; const f = useMemo(() => fetch, []); f`, "module kit: useMemo.()"],
    ["a function of the file by React's name", `const useMemo = (make) => 1; const f = useMemo(() => fetch, []); f`, "function ()"],
    ["another hook of React", `import { useState } from "react"; useState(() => fetch)`, "module react: useState.()"],
    ["a computed member", `window[name]`, "nothing"],
    ["a wrapped expression", `(window as any).fetch!`, "global fetch"],
    ["a cycle", `const a = b; const b = a; a`, "nothing"],
  ])("%s", (_name, code, expected) => {
    expect(print(code)).toBe(expected);
  });
});

describe("what a promise gives", () => {
  it.each([
    ["to then", `load().then((value) => value.get)`, "global load.().get"],
    ["to then, with a constant in between", `const promise = load(); promise.then((value) => value.get)`, "global load.().get"],
    ["to then, taken apart", `load().then(({ get }) => get)`, "global load.().get"],
    ["to a second then", `load().then((value) => value.a).then((a) => a.b)`, "global load.().a.b"],
    ["to an async function", `load().then(async (value) => await value.get)`, "global load.().get"],
    ["of Promise.all", `const [, b] = await Promise.all([first(), second()]); b.get`, "global second.().get"],
    ["of Promise.all, by its position", `const all = await Promise.all([first(), second()]); all[1].get`, "global second.().get"],
    ["of Promise.all that is awaited later", `const promise = Promise.all([first(), second()]); const [a] = await promise; a`, "global first.()"],
    ["of Promise.all to then", `Promise.all([first(), second()]).then(([a, { b }]) => b)`, "global second.().b"],
    ["of a list", `const [a, b] = [await first(), await second()]; b`, "global second.()"],
    ["of Promise.all, taken apart twice", `const [[, c]] = await Promise.all([[first(), second()]]); c`, "global second.()"],
    ["not after a spread", `const [, b] = await Promise.all([...list, second()]); b`, "global Promise.all.().1"],
    ["but before one", `const [a] = await Promise.all([first(), ...list]); a`, "global first.()"],
    ["not beyond its end", `const [, b] = await Promise.all([first()]); b`, "global Promise.all.().1"],
    ["not of what is no Promise", `const Promise = { all: (x) => x }; const [a] = await Promise.all([first()]); a`, "function ().0"],
    ["not of Promise.race, which gives one", `const [a] = await Promise.race([first(), second()]); a`, "global Promise.race.().0"],
    ["not of a list that a variable holds, as somebody may change it", `const list = [first()]; list[0] = other(); list[0]`, "nothing"],
    ["not to the second function of then", `load().then(undefined, (error) => error)`, "global load.().then.()"],
    ["not to catch", `load().catch((error) => error.a)`, "global load.().catch.()"],
    ["not to a second parameter", `load().then((value, other) => other)`, "parameter 1: "],
    ["not of a computed position", `const all = await Promise.all([first()]); all[i]`, "nothing"],
  ])("is its value: %s", (_name, code, expected) => {
    expect(print(code)).toBe(expected);
  });

  it("ends where promises wait for one another", () => {
    expect(print("const a = b.then((x) => x); const b = a.then((y) => y); a")).toMatch(/^parameter/u);
    expect(print("const a = Promise.all([b]); const b = Promise.all([a]); const [[c]] = await a; c")).toBe("global Promise.all.()");
  });
});

describe("findGlobalName", () => {
  it("names a member of a global", () => {
    const module = parseModule(`const d = window.document; d.cookie`);
    expect(findGlobalName(getLastExpression(module), module)).toBe("document.cookie");
  });
});
