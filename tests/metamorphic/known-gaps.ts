/** What is lost today, with the reason. The list may only shrink: a gap that is not in it fails the test, and so does one that is none any more. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Verdict } from "./judge.ts";

/** The seeds whose finding a rewrite loses, by reason, rule and rewrite. */
type Gaps = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>>;

const FILE = join(import.meta.dirname, "known-gaps.json");

const gaps = JSON.parse(readFileSync(FILE, "utf8")) as Gaps;

const known = new Set(
  Object.values(gaps).flatMap((rules) => Object.entries(rules).flatMap(([rule, rewrites]) => Object.entries(rewrites).flatMap(([rewrite, seeds]) => seeds.map((seed) => writeKey(rule, rewrite, seed))))),
);

function writeKey(rule: string, rewrite: string, seed: string): string {
  return `${rule} | ${seed} | ${rewrite}`;
}

function getKey({ rewrite, seed }: Verdict): string {
  return writeKey(seed.rule, rewrite.name, seed.name);
}

/** What is lost and in no list; only these make the measure worse. */
export function collectNewGaps(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.filter((verdict) => verdict.outcome !== "kept" && !known.has(getKey(verdict))).map((verdict) => `${getKey(verdict)}: ${verdict.outcome}`);
}

/** What stands in the list, and is found, or was never tried. */
export function collectClosedGaps(verdicts: readonly Verdict[], rule: string): readonly string[] {
  const open = new Set(verdicts.filter(({ outcome }) => outcome !== "kept").map(getKey));
  return [...known].filter((key) => key.startsWith(`${rule} | `) && !open.has(key));
}

/** Takes out of the list what is no gap any more. */
export function dropClosedGaps(verdicts: readonly Verdict[]): void {
  const open = new Set(verdicts.filter(({ outcome }) => outcome !== "kept").map(getKey));
  const keep = <T>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => T | undefined): Record<string, T> =>
    Object.fromEntries(Object.entries(record).flatMap(([key, value]): [string, T][] => {
      const changed = change(value, key);
      return changed === undefined || Object.keys(changed as object).length === 0 ? [] : [[key, changed]];
    }));
  const left = keep(gaps, (rules) => keep(rules, (rewrites, rule) => keep(rewrites, (seeds, rewrite) => seeds.filter((seed) => open.has(writeKey(rule, rewrite, seed))))));
  writeFileSync(FILE, formatGaps(left));
}

/** One line for each rewrite. */
function formatGaps(written: Gaps): string {
  return `${JSON.stringify(written, undefined, 2).replaceAll(/\[\s+([^\]]*?)\s+\]/gu, (_match, list: string) => `[${list.replaceAll(/\s*\n\s*/gu, " ")}]`)}\n`;
}
