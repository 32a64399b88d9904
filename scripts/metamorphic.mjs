/**
 * How much of what the rules find is lost when a program is written differently, as a table of rewrites and rules.
 *
 * `--full` tries every rewrite at more places, on all silent twins, and in pairs: some minutes. `--show TEXT` prints the
 * programs that are lost whose rule, seed, rewrite or outcome has the text in it. `--shrink` takes out of
 * tests/metamorphic/known-gaps.json what is no gap any more. `--held-out` measures the seeds that nobody tunes on.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { startVitest } from "vitest/node";

const { values } = parseArgs({
  options: { full: { type: "boolean" }, "held-out": { type: "boolean" }, show: { type: "string" }, shrink: { type: "boolean" } },
});

const directory = mkdtempSync(join(tmpdir(), "metamorphic-"));
const report = join(directory, "report.txt");
process.env.METAMORPHIC_REPORT = report;
process.env.METAMORPHIC_MODE = values.full ? "full" : values.shrink ? "shrink" : "table";
if (values.show !== undefined) process.env.METAMORPHIC_SHOW = values.show;

const vitest = await startVitest("test", [`tests/metamorphic/${values["held-out"] ? "held-out" : "metamorphic"}.test.ts`], { reporters: ["dot"], watch: false });
await vitest.close();
if (existsSync(report)) console.log(readFileSync(report, "utf8"));
rmSync(directory, { recursive: true });
