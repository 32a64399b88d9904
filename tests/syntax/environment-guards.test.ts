import { describe, expect, it } from "vitest";

import { isLeftOutUnlessIn, isServerGuarded } from "../../src/syntax/environment-guards.ts";
import { walk } from "../../src/syntax/traverse.ts";
import { parseModule } from "../kit/parse-module.ts";

/** Whether `here()` runs only where there is no `window`; with the other question, only where there is one. */
function isGuarded(code: string, ask = isServerGuarded): boolean {
  const module = parseModule(code);
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "here") {
      return ask(node, module);
    }
  }
  throw new Error("The code does not call here().");
}

describe("isServerGuarded", () => {
  it.each([
    "if (typeof window === 'undefined') here();",
    "if ('undefined' == typeof window) { { here(); } }",
    "if (typeof window !== 'undefined') {} else here();",
    "if (typeof window === 'object') {} else here();",
    "if (!(typeof document !== 'undefined')) here();",
    "if (typeof window === 'undefined' && ready) here();",
    "if (typeof window !== 'undefined' || off) {} else here();",
    "const a = typeof window === 'undefined' ? here() : 1;",
    "typeof window === 'undefined' && here();",
    "typeof window !== 'undefined' || here();",
    "function f() { if (typeof window !== 'undefined') return; here(); }",
    "function f() { if (typeof window !== 'undefined') { log(); throw new Error(); } here(); }",
    "function f() { if (typeof window === 'undefined') { log(); } else { return; } here(); }",
    "const isServer = typeof window === 'undefined'; if (isServer) here();",
    "const isBrowser = typeof window !== 'undefined'; function f() { if (isBrowser) return; const g = () => here(); }",
    "const isServer = () => typeof window === 'undefined'; if (isServer()) here();",
    "if (process.env.NEXT_RUNTIME === 'nodejs') here();",
    "if (typeof window === 'undefined') { items.map(() => { here(); }); }",
  ])("guarded: %s", (code) => {
    expect(isGuarded(code)).toBe(true);
  });

  it.each([
    "here();",
    "if (typeof window !== 'undefined') here();",
    "if (typeof window === 'undefined' || always) here();",
    "if (typeof window === 'undefined') {} else here();",
    "if (typeof windows === 'undefined') here();",
    "function f() { here(); if (typeof window !== 'undefined') return; }",
    "function f() { if (typeof window !== 'undefined') log(); here(); }",
    "let isServer = typeof window === 'undefined'; isServer = true; if (isServer) here();",
    "const isServer = isServer; if (isServer) here();",
    "if (typeof window === 'undefined') log(); here();",
    "if (process.env.NEXT_RUNTIME !== 'edge') here();",
    "typeof window === 'undefined' ?? here();",
  ])("not guarded: %s", (code) => {
    expect(isGuarded(code)).toBe(false);
  });
});

describe("isLeftOutUnlessIn", () => {
  const isInBrowserOnly = (code: string): boolean => isGuarded(code, (node, module) => isLeftOutUnlessIn("browser", node, module, false));
  const isOnServerOnly = (code: string): boolean => isGuarded(code, (node, module) => isLeftOutUnlessIn("server", node, module, false));

  it.each([
    "if (typeof window !== 'undefined') here();",
    "if (typeof window === 'object') here();",
    "if ('undefined' != typeof window) { { here(); } }",
    "if (typeof window === 'undefined') {} else here();",
    "if (!(typeof window === 'undefined')) here();",
    "if (typeof window !== 'undefined' && ready) here();",
    "const a = typeof window === 'undefined' ? 1 : here();",
    "function f() { if (typeof window === 'undefined') return; here(); }",
    "const isBrowser = typeof window !== 'undefined'; if (isBrowser) here();",
    "const isServer = () => typeof window === 'undefined'; if (!isServer()) here();",
    "if (typeof window !== 'undefined') { items.map(() => { here(); }); }",
  ])("in the browser: %s", (code) => {
    expect(isInBrowserOnly(code)).toBe(true);
    expect(isOnServerOnly(code)).toBe(false);
  });

  it.each([
    "here();",
    "if (typeof window === 'undefined') here();",
    "if (typeof window !== 'undefined' || always) here();",
    "if (process.env.NEXT_RUNTIME === 'nodejs') here();",
    "if (process.env.NEXT_RUNTIME !== 'nodejs') here();",
    "if (process.env.NEXT_RUNTIME === '') here();",
    "function f(window) { if (typeof window !== 'undefined') here(); }",
    "useEffect(() => { here(); });",
    "let isBrowser = typeof window !== 'undefined'; isBrowser = false; if (isBrowser) here();",
  ])("not in the browser alone: %s", (code) => {
    expect(isInBrowserOnly(code)).toBe(false);
  });

  it.each([
    "typeof window === 'undefined' && here();",
    "typeof window !== 'undefined' || here();",
    "function f() { if (typeof window !== 'undefined') throw new Error(); here(); }",
    "if (typeof document === 'undefined') here();",
  ])("kept by Turbopack, although it runs on the server only: %s", (code) => {
    expect(isOnServerOnly(code)).toBe(false);
    expect(isGuarded(code)).toBe(true);
  });

  it.each([
    ["if (typeof window === 'undefined') here();", false],
    ["if (typeof window !== 'undefined') return; here();", false],
    ["if (process.env.NEXT_RUNTIME === 'nodejs') here();", true],
  ])("in an installed package: %s", (code, expected) => {
    expect(isGuarded(`() => { ${code} }`, (node, module) => isLeftOutUnlessIn("server", node, module, true))).toBe(expected);
  });

  it.each(["if (typeof window === 'undefined') here();", "if (process.env.NEXT_RUNTIME === 'edge') here();"])("on the server: %s", (code) => {
    expect(isOnServerOnly(code)).toBe(true);
  });
});
