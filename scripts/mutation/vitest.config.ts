import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Who finds a fault is mostly the test of the same part, then the rules' tests, the thousands of stories last; a run ends with the first that does. */
const ORDER = [/\/tests\/(?:analysis|project)\//u, /\/tests\/rules\/.*(?<!-stories)\.test/u, /./u];

class LikelyFirst extends BaseSequencer {
  override sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const getPlace = ({ moduleId }: TestSpecification): number => ORDER.findIndex((files) => files.test(moduleId));
    return Promise.resolve([...specifications].sort((a, b) => getPlace(a) - getPlace(b)));
  }
}

const tests = process.env["MUTATION_TESTS"];

export default defineConfig({
  test: {
    env: { NEXT_BOUNDARY_ERRORS: "throw" },
    exclude: ["tests/analysis/growth.test.ts"],
    include: tests === undefined ? ["tests/{analysis,project,rules}/**/*.test.ts"] : (JSON.parse(tests) as string[]),
    // One process per fault, not one per file.
    isolate: false,
    sequence: { sequencer: LikelyFirst },
    setupFiles: ["tests/kit/setup.ts", "scripts/mutation/coverage-per-file.ts"],
    testTimeout: 120_000,
  },
});
