import { afterEach, describe, expect, it } from "vitest";

import { mayMatter, switchShortcuts } from "../../src/platform/shortcut.ts";
import * as shortcuts from "../../src/platform/shortcuts.ts";

afterEach(() => {
  switchShortcuts("on");
});

describe.each(Object.entries(shortcuts))("%s", (_name, shortcut) => {
  it("has a word of each row of its tables", () => {
    expect(shortcut.rows.length).toBeGreaterThan(0);
    expect(shortcut.rows.filter((row) => !shortcut.words.test(row))).toEqual([]);
  });

  it("leaves out what has none of it", () => {
    expect(mayMatter(shortcut, "export const add = (a: number, b: number) => a + b;")).toBe(false);
  });

  it("leaves out nothing where shortcuts are off", () => {
    switchShortcuts("off");
    expect(mayMatter(shortcut, "export const add = (a: number, b: number) => a + b;")).toBe(true);
  });
});

it.each([
  ["a name", String.raw`document.c\u006fokie`],
  ["a specifier", String.raw`import Cookies from "js-c\x6fokie"`],
  ["a specifier over two lines", 'import Cookies from "js-c\\\nookie"'],
])("believes no text with %s in escapes", (_title, text) => {
  expect(mayMatter(shortcuts.COOKIES, text)).toBe(true);
});
