/** Rewrites on seeds: one place each for the test, more of them and pairs for who asks. */
import { applyChange } from "./program.ts";
import { choosePlaces, judge, lintSeed, scatter, type Verdict } from "./judge.ts";
import type { Rewrite } from "./rewrite.ts";
import type { Seed } from "./seed.ts";
import { readSource } from "./source.ts";

export interface Extent {
  /** At how many places of a seed each rewrite is tried. */
  readonly places: number;
  /** One of so many rewrites is tried on a silent twin, and one of so many variants of an idea on a finding. */
  readonly silentStep: number;
  readonly variantStep: number;
}

/** What a test has the time for. */
export const SAMPLE: Extent = { places: 1, silentStep: 3, variantStep: 3 };
export const FULL: Extent = { places: 4, silentStep: 1, variantStep: 1 };

export function measure(seeds: readonly Seed[], rewrites: readonly Rewrite[], extent: Extent): readonly Verdict[] {
  return seeds.flatMap((seed) => {
    const expected = lintSeed(seed);
    const source = readSource(seed);
    return rewrites.flatMap((rewrite, index) => {
      const step = expected.length === 0 ? extent.silentStep : rewrite.isVariant ? extent.variantStep : 1;
      if (scatter(seed.name, index) % step !== 0) return [];
      const changes = rewrite.apply(source);
      return choosePlaces(seed, source, expected, changes, extent.places).flatMap((place) => {
        const change = changes[place];
        const verdict = change === undefined ? undefined : judge(seed, expected, rewrite, change, place);
        return verdict === undefined ? [] : [verdict];
      });
    });
  });
}

/** Two rewrites after one another, of which the first one loses nothing. */
export interface PairVerdict {
  readonly first: Verdict;
  readonly second: Verdict;
}

/** So many pairs of rewrites of each seed that has a finding, the same ones each time. */
export function measurePairs(seeds: readonly Seed[], rewrites: readonly Rewrite[], pairs: number): readonly PairVerdict[] {
  return seeds.flatMap((seed) => {
    const expected = lintSeed(seed);
    if (expected.length === 0) return [];
    const source = readSource(seed);
    const verdicts: PairVerdict[] = [];
    for (let attempt = 0; attempt < pairs; attempt += 1) {
      const rewrite = rewrites[scatter(`${seed.name} first`, attempt) % rewrites.length];
      const next = rewrites[scatter(`${seed.name} second`, attempt) % rewrites.length];
      if (rewrite === undefined || next === undefined) continue;
      const changes = rewrite.apply(source);
      const [place] = choosePlaces(seed, source, expected, changes, 1);
      const change = place === undefined ? undefined : changes[place];
      if (place === undefined || change === undefined || applyChange(seed, change) === undefined) continue;
      const first = judge(seed, expected, rewrite, change, place);
      if (first?.outcome !== "kept" || first.found.length === 0) continue;
      const rewritten: Seed = { ...seed, files: first.program.files };
      const again = readSource(rewritten);
      const nextChanges = next.apply(again);
      const [nextPlace] = choosePlaces(rewritten, again, first.found, nextChanges, 1);
      const nextChange = nextPlace === undefined ? undefined : nextChanges[nextPlace];
      const second = nextPlace === undefined || nextChange === undefined ? undefined : judge(rewritten, first.found, next, nextChange, nextPlace);
      if (second !== undefined) verdicts.push({ first, second });
    }
    return verdicts;
  });
}
