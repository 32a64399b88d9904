import { describe, expect, it } from "vitest";

import { isServerGuarded } from "../../src/syntax/environment-guards.ts";
import { walk } from "../../src/syntax/traverse.ts";
import { parseModule } from "../kit/parse-module.ts";

/** Whether `here()` runs only where there is no `window`. */
function isGuarded(code: string): boolean {
  const module = parseModule(code);
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "here") {
      return isServerGuarded(node, module);
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
