import { describe, expect, it } from "vitest";

import { getDirectory, getPathWithin, isAbsolutePath, toPortablePath } from "../../../src/platform/host/portable-path.ts";

describe("toPortablePath", () => {
  it.each([
    [String.raw`C:\shop\app\page.tsx`, "C:/shop/app/page.tsx"],
    [String.raw`C:/shop\app`, "C:/shop/app"],
    [String.raw`\\server\shop\app`, "//server/shop/app"],
    ["/shop/app", "/shop/app"],
    [String.raw`/shop/a\b.tsx`, String.raw`/shop/a\b.tsx`],
    ["<text>", "<text>"],
  ])("writes %s as %s", (path, expected) => {
    expect(toPortablePath(path)).toBe(expected);
  });
});

describe("isAbsolutePath", () => {
  it.each([
    ["/shop/a.tsx", true],
    ["C:/shop/a.tsx", true],
    ["//server/shop/a.tsx", true],
    ["<text>", false],
    ["button.tsx", false],
    ["./button.tsx", false],
    ["", false],
  ])("says of %j: %s", (path, expected) => {
    expect(isAbsolutePath(path)).toBe(expected);
  });
});

describe("getDirectory", () => {
  it.each([
    ["/shop/app/page.tsx", "/shop/app"],
    ["/shop", "/"],
    ["/", "/"],
    ["C:/shop/app", "C:/shop"],
    ["C:/shop", "C:/"],
    ["C:/", "C:/"],
  ])("of %s is %s", (path, expected) => {
    expect(getDirectory(path)).toBe(expected);
  });

  it.each(["//server/shop/app/page.tsx", "C:/shop/app/page.tsx", "/shop/app/page.tsx", "page.tsx", "<text>", ""])("comes to an end from %j", (path) => {
    let folder = path;
    let steps = 0;
    for (let next = getDirectory(folder); next !== folder && steps < 20; next = getDirectory(folder)) {
      folder = next;
      steps += 1;
    }
    expect(steps).toBeLessThan(20);
  });
});

describe("getPathWithin", () => {
  it.each([
    ["/shop", "/shop/app/page.tsx", "app/page.tsx"],
    ["/shop", "/shop", ""],
    ["/shop", "/shop-of-mine/a.ts", undefined],
    ["/", "/shop/a.ts", "shop/a.ts"],
    ["C:/shop", "C:/shop/a.ts", "a.ts"],
    ["C:/", "C:/shop/a.ts", "shop/a.ts"],
    ["/shop/app", "/shop/a.ts", undefined],
  ])("in %s of %s is %j", (directory, path, expected) => {
    expect(getPathWithin(directory, path)).toBe(expected);
  });
});
