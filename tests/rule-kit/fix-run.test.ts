import { describe, expect, it } from "vitest";

import { noteText } from "../../src/rule-kit/fix-run.ts";

const CONFIGURATION = {};

describe("noteText", () => {
  it("tells a text that came back within one run", () => {
    expect(noteText(CONFIGURATION, "/a.ts", "import { type a }")).toBe(false);
    expect(noteText(CONFIGURATION, "/a.ts", "import type { a }")).toBe(false);
    expect(noteText(CONFIGURATION, "/a.ts", "import  { type a }")).toBe(true);
  });

  it("does not mind a text that is linted twice in a row", () => {
    expect(noteText(CONFIGURATION, "/b.ts", "a")).toBe(false);
    expect(noteText(CONFIGURATION, "/b.ts", "a")).toBe(false);
  });

  it("keeps files apart", () => {
    expect(noteText(CONFIGURATION, "/c.ts", "a")).toBe(false);
    expect(noteText(CONFIGURATION, "/d.ts", "b")).toBe(false);
    expect(noteText(CONFIGURATION, "/d.ts", "a")).toBe(false);
  });

  it("keeps configurations apart, so that a script may lint one text with several", () => {
    expect(noteText({}, "/f.ts", "a")).toBe(false);
    expect(noteText({}, "/f.ts", "b")).toBe(false);
    expect(noteText({}, "/f.ts", "a")).toBe(false);
  });

  it("forgets when the run is over, so that an editor's undo brings the fix back", async () => {
    noteText(CONFIGURATION, "/e.ts", "a");
    noteText(CONFIGURATION, "/e.ts", "b");
    await Promise.resolve();
    expect(noteText(CONFIGURATION, "/e.ts", "a")).toBe(false);
  });
});
