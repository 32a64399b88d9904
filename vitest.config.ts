import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Also in the processes that tests start: what a rule throws is nowhere to be taken for silence.
    env: { NEXT_BOUNDARY_ERRORS: "throw" },
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/kit/setup.ts"],
    // Nothing is asserted by the clock: on a busy machine a bounded test takes several times as long.
    testTimeout: 60_000,
  },
});
