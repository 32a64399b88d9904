import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Who finds a fault is mostly the test of the same part, then the rules' tests; a run ends with the first that does. */
const ORDER = [/\/tests\/(?:analysis|project)\//u, /./u];

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
    // Two thirds of the time, for each fault that nothing else notices; so what is measured is a lower bound. `--tests` has them, too.
    exclude: tests === undefined ? ["tests/analysis/growth.test.ts", "tests/**/*-stories.test.ts"] : [],
    include: tests === undefined ? ["tests/{analysis,project,rules}/**/*.test.ts"] : (JSON.parse(tests) as string[]),
    // One process per fault, not one per file.
    isolate: false,
    sequence: { sequencer: LikelyFirst },
    setupFiles: ["tests/kit/setup.ts", "scripts/mutation/coverage-per-file.ts"],
    testTimeout: 120_000,
  },
});
