import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Also in the processes that tests start: what a rule throws is nowhere to be taken for silence.
    env: { NEXT_BOUNDARY_ERRORS: "throw" },
    // Nothing is asserted by the clock: on a busy machine a bounded test takes several times as long.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { include: ["tests/**/*.test.ts"], name: "all", setupFiles: ["tests/kit/setup.ts"] } },
      // What is linted once more, over trees as oxlint has them. Half of a run again, so `npm test` leaves it to `npm run test:null-trees`.
      {
        extends: true,
        resolve: { alias: { "@typescript-eslint/parser": fileURLToPath(new URL("tests/kit/null-parser.ts", import.meta.url)) } },
        test: { include: ["tests/docs.test.ts", "tests/{analysis,rules}/**/*.test.ts"], name: "null trees", setupFiles: ["tests/kit/setup.ts"] },
      },
    ],
  },
});
