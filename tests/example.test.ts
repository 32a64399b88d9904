/** The example app is linted by the build, as `npm run example` does: its README and the findings agree. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

describe("examples/shop", () => {
  it("has the mistakes that its README lists, and no others", () => {
    const { status, stdout } = spawnSync(process.execPath, ["scripts/example.mjs"], { cwd: ROOT, encoding: "utf8" });
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^As expected: all \d+ mistakes/u);
    expect(status).toBe(0);
  }, 60_000);
});
