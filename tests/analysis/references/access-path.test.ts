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
    ["a computed member", `window[name]`, "nothing"],
    ["a wrapped expression", `(window as any).fetch!`, "global fetch"],
    ["a cycle", `const a = b; const b = a; a`, "nothing"],
  ])("%s", (_name, code, expected) => {
    expect(print(code)).toBe(expected);
  });
});

describe("findGlobalName", () => {
  it("names a member of a global", () => {
    const module = parseModule(`const d = window.document; d.cookie`);
    expect(findGlobalName(getLastExpression(module), module)).toBe("document.cookie");
  });
});
