import { describe, expect, it } from "vitest";

import { mentionBuild, mentionChain, mentionNames } from "../../src/rule-kit/mention.ts";

describe("mentionChain", () => {
  it.each<[string, readonly string[], string]>([
    ["modules by their names", ["/shop/app/cart.tsx", "/shop/lib/session.ts"], "cart.tsx → session.ts → next/headers"],
    ["one module", ["/shop/app/cart.tsx"], "cart.tsx → next/headers"],
    ["as much as tells two apart", ["/shop/app/cart.tsx", "/shop/lib/cart.tsx"], "app/cart.tsx → lib/cart.tsx → next/headers"],
    ["no more of the others than it takes", ["/shop/app/cart.tsx", "/shop/lib/cart.tsx", "/shop/lib/db.ts"], "app/cart.tsx → lib/cart.tsx → db.ts → next/headers"],
    ["two that differ further up", ["/shop/a/lib/cart.tsx", "/shop/b/lib/cart.tsx"], "a/lib/cart.tsx → b/lib/cart.tsx → next/headers"],
    ["one whose path ends like the other", ["/shop/cart.tsx", "/shop/lib/shop/cart.tsx"], "shop/cart.tsx → lib/shop/cart.tsx → next/headers"],
    ["a name that only ends like another as it is", ["/shop/cart.tsx", "/shop/lib/my-cart.tsx"], "cart.tsx → my-cart.tsx → next/headers"],
    ["files that half a project is named after by their folders", ["/shop/app/cart/page.tsx", "/shop/lib/index.ts", "/shop/lib/auth/utils.ts"], "cart/page.tsx → lib/index.ts → auth/utils.ts → next/headers"],
    ["two of those in folders of one name", ["/shop/app/cart/index.ts", "/shop/lib/cart/index.ts"], "app/cart/index.ts → lib/cart/index.ts → next/headers"],
    ["such a name at the top of the disk", ["/index.ts"], "index.ts → next/headers"],
    ["a module that comes twice", ["/shop/a.ts", "/shop/a.ts"], "a.ts → a.ts → next/headers"],
    ["paths of Windows", ["C:/shop/app/cart.tsx", "C:/shop/lib/cart.tsx"], "app/cart.tsx → lib/cart.tsx → next/headers"],
    ["names with spaces and brackets", ["/shop/app/[slug]/page.tsx", "/shop/app/(a b)/c d.tsx"], "[slug]/page.tsx → c d.tsx → next/headers"],
  ])("names %s", (_, paths, expected) => {
    expect(mentionChain(paths, "next/headers")).toBe(expected);
  });

  it.each<[number, string]>([
    [3, "m0.ts → m1.ts → m2.ts → next/headers"],
    [4, "m0.ts → m1.ts → m2.ts → m3.ts → next/headers"],
    [5, "m0.ts → m1.ts → … → m4.ts → next/headers"],
    [6, "m0.ts → m1.ts → … → m5.ts → next/headers"],
    [500, "m0.ts → m1.ts → … → m499.ts → next/headers"],
  ])("leaves out the middle of a chain where it is long: %i modules", (length, expected) => {
    expect(mentionChain(Array.from({ length }, (_, index) => `/shop/m${String(index)}.ts`), "next/headers")).toBe(expected);
  });

  it("is done in time with a chain of a thousand modules of one name", () => {
    const start = performance.now();
    const mention = mentionChain(Array.from({ length: 1000 }, (_, index) => `/shop/${"deep/".repeat(20)}${String(index)}/cart.tsx`), "next/headers");
    expect(mention).toBe("0/cart.tsx → 1/cart.tsx → … → 999/cart.tsx → next/headers");
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("mentionNames", () => {
  it.each([
    [[], ""],
    [["cookies"], "'cookies'"],
    [["cookies", "headers"], "'cookies' and 'headers'"],
    [["cookies", "headers", "draftMode"], "'cookies', 'headers' and 'draftMode'"],
  ])("writes %j as %j", (names, expected) => {
    expect(mentionNames(names)).toBe(expected);
  });
});

describe("mentionBuild", () => {
  it.each([
    [["Turbopack", "webpack"], "the build"],
    [["Turbopack"], "the Turbopack build"],
    [["webpack"], "the webpack build"],
  ] as const)("of %j is %j", (bundlers, expected) => {
    expect(mentionBuild(bundlers)).toBe(expected);
  });
});
