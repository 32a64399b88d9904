/**
 * The same program, however it is spelt, gets the same answer: findings stay where they are when code is rewritten so
 * that it does what it did, and what is right stays silent. What is lost today stands in known-gaps.json.
 *
 * `npm run metamorphic` prints the table.
 */
import { writeFileSync } from "node:fs";

import { afterAll, describe, expect, it, vi } from "vitest";

import { rules } from "../../src/all-rules.ts";
import { rewrites } from "./all-rewrites.ts";
import { seeds } from "./all-seeds.ts";
import type { Verdict } from "./judge.ts";
import { collectClosedGaps, collectNewGaps, dropClosedGaps } from "./known-gaps.ts";
import { FULL, measure, measurePairs, SAMPLE } from "./measure.ts";
import { writeProgram, writeShare, writeSummary, writeTable } from "./table.ts";

vi.mock("../../src/rule-kit/shared-project.ts", async () => (await import("./memory-project.ts")).sharedProject);

/** What `npm run metamorphic` asks for: a file for what there is to say, and how much of it. */
const { METAMORPHIC_MODE: mode = "", METAMORPHIC_REPORT: report, METAMORPHIC_SHOW: show } = process.env;

const LONG = 3_600_000;

describe("a finding is a property of what a program does", () => {
  const verdicts: Verdict[] = [];

  it.each(Object.keys(rules))("%s", { timeout: LONG }, (rule) => {
    const found = measure(seeds.filter((seed) => seed.rule === rule), rewrites, mode === "full" ? FULL : SAMPLE);
    verdicts.push(...found);
    // The list is of the sample, and who shrinks it knows what has changed.
    if (mode !== "") return;
    expect(collectNewGaps(found)).toEqual([]);
    expect(collectClosedGaps(found, rule)).toEqual([]);
  });

  it.runIf(mode === "full")("pairs of rewrites", { timeout: LONG }, () => {
    const pairs = measurePairs(seeds, rewrites, 40);
    const text = pairs.filter(({ second }) => second.outcome !== "kept").map(({ first, second }) => `${second.seed.rule} | ${second.seed.name} | ${first.rewrite.name}, then ${second.rewrite.name}: ${second.outcome}`);
    if (report !== undefined) writeFileSync(report, `Pairs of which the first one alone loses nothing: ${writeShare(pairs.map(({ second }) => second))}.\n${text.join("\n")}\n`);
    expect(pairs.length).toBeGreaterThan(0);
  });

  afterAll(() => {
    if (mode === "shrink") dropClosedGaps(verdicts);
    if (report === undefined) return;
    const shown = show === undefined ? [] : verdicts.filter((verdict) => verdict.outcome !== "kept" && `${verdict.seed.rule} | ${verdict.seed.name} | ${verdict.rewrite.name}: ${verdict.outcome}`.includes(show));
    const alarms = verdicts.filter(({ outcome }) => outcome === "alarm").map((verdict) => `${verdict.seed.rule} | ${verdict.seed.name} | ${verdict.rewrite.name}`);
    writeFileSync(report, [...shown.map(writeProgram), writeTable(verdicts), "", "Silent twins that are reported:", ...alarms, "", writeSummary(verdicts), ""].join("\n"), { flag: "a" });
  });
});

describe("the seeds", () => {
  it.each(Object.keys(rules))("has six findings and four silent twins at least for %s", (rule) => {
    const own = seeds.filter((seed) => seed.rule === rule);
    expect(own.filter(({ reports }) => reports !== undefined).length).toBeGreaterThanOrEqual(6);
    expect(own.filter(({ reports }) => reports === undefined).length).toBeGreaterThanOrEqual(4);
    expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
  });
});
