/**
 * The whole rule suite once more with shortcuts off: each of them then says that a text may matter, and nothing else changes.
 * The cases are those of `tests/rules`; the example app and stories of several modules are compared below.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, vi } from "vitest";

import { switchShortcuts } from "../src/platform/shortcut.ts";

const RULES = join(import.meta.dirname, "rules");

vi.setConfig({ testTimeout: 120_000 });

describe("with shortcuts off", async () => {
  // Stories are linted while their tests are declared, and the others when these run.
  switchShortcuts("off");
  beforeAll(() => {
    switchShortcuts("off");
  });
  afterAll(() => {
    switchShortcuts("on");
  });
  for (const file of readdirSync(RULES).filter((name) => name.endsWith(".test.ts"))) await import(join(RULES, file));
});
