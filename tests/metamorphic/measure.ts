/** Every rewrite on every seed. */
import { choosePlaces, judge, lintSeed, type Verdict } from "./judge.ts";
import type { Rewrite } from "./rewrite.ts";
import type { Seed } from "./seed.ts";
import { readSource } from "./source.ts";

/** How many places of a seed each rewrite is tried at. */
export const FEW_PLACES = 2;

export function measure(seeds: readonly Seed[], rewrites: readonly Rewrite[], mostPlaces = FEW_PLACES): readonly Verdict[] {
  return seeds.flatMap((seed) => {
    const expected = lintSeed(seed);
    const source = readSource(seed);
    return rewrites.flatMap((rewrite) => {
      const changes = rewrite.apply(source);
      return choosePlaces(seed, expected, changes, mostPlaces).flatMap((place) => {
        const change = changes[place];
        const verdict = change === undefined ? undefined : judge(seed, expected, rewrite, change, place);
        return verdict === undefined ? [] : [verdict];
      });
    });
  });
}
