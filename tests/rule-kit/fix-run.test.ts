import { describe, expect, it } from "vitest";

import { noteText } from "../../src/rule-kit/fix-run.ts";

describe("noteText", () => {
  it("tells a text that came back within one run", () => {
    expect(noteText("/a.ts", "import { type a }")).toBe(false);
    expect(noteText("/a.ts", "import type { a }")).toBe(false);
    expect(noteText("/a.ts", "import  { type a }")).toBe(true);
  });

  it("does not mind a text that is linted twice in a row", () => {
    expect(noteText("/b.ts", "a")).toBe(false);
    expect(noteText("/b.ts", "a")).toBe(false);
  });

  it("keeps files apart", () => {
    expect(noteText("/c.ts", "a")).toBe(false);
    expect(noteText("/d.ts", "b")).toBe(false);
    expect(noteText("/d.ts", "a")).toBe(false);
  });

  it("forgets when the run is over, so that an editor's undo brings the fix back", async () => {
    noteText("/e.ts", "a");
    noteText("/e.ts", "b");
    await Promise.resolve();
    expect(noteText("/e.ts", "a")).toBe(false);
  });
});
