import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/kit/setup.ts"],
    // Nothing is asserted by the clock: on a busy machine a bounded test takes several times as long.
    testTimeout: 60_000,
  },
});
