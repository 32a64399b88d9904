import { afterEach, describe, expect, it } from "vitest";

import { switchShortcuts } from "../../src/platform/shortcut.ts";
import * as shortcuts from "../../src/platform/shortcuts.ts";
import { hasWords, isAskedFor, NO_WORDS, readWords } from "../../src/platform/text-words.ts";

afterEach(() => {
  switchShortcuts("on");
});

const ASKED = Object.entries(shortcuts).filter(([, { words }]) => isAskedFor(words));

it("are those of the shortcuts that rules ask of other modules", () => {
  expect(ASKED.map(([name]) => name).sort()).toEqual(["AFTER", "COOKIES", "COOKIE_JARS", "CORS_ANSWERS", "CREDENTIALS_OPTIONS", "REQUESTS", "REQUEST_PROMISES", "STORAGES", "UNSTABLE_CACHE"]);
});

describe.each(ASKED)("the words of %s", (_name, { rows, words }) => {
  it.each(rows)("are in a text with %s", (row) => {
    expect(hasWords(readWords(`const a = [${row}];`), words)).toBe(true);
  });

  it("are in no other text", () => {
    expect(hasWords(readWords("export const add = (a: number, b: number) => a + b;"), words)).toBe(false);
  });

  it("may be in a text with escapes", () => {
    expect(hasWords(readWords(String.raw`export const a = "\x61";`), words)).toBe(true);
  });

  it("are in every text where shortcuts are off", () => {
    switchShortcuts("off");
    expect(hasWords(NO_WORDS, words)).toBe(true);
  });
});

it("are those of a shortcut alone", () => {
  const others = (text: string): readonly string[] => ASKED.filter(([, { words }]) => hasWords(readWords(text), words)).map(([name]) => name).sort();
  expect(others("import { after } from 'm';")).toEqual(["AFTER"]);
  expect(others("NextResponse.next()")).toEqual(["COOKIE_JARS"]);
  expect(others("document.cookie")).toEqual(["COOKIES", "COOKIE_JARS"]);
});

it("are not known to be missing where nobody asked for them", () => {
  expect(hasWords(NO_WORDS, /another/u)).toBe(true);
});
