import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import type { UseEnd, UseTable } from "./use-table.ts";
import { followUse } from "./follow-use.ts";
import { createPlace, lose, type EnteredCall, type Outcome, type Place, type Start } from "./trail.ts";

/** Bounds for generated and hostile code; what lies beyond is out of sight. */
const MAX_PLACES = 512;
const MAX_PATH = 8;
const MAX_CALLS = 8;
const MAX_MODULES = 8;

/**
 * Follows the value of an expression forwards to where it is used, and says of each use what it is: through variables
 * that are written once, destructuring, literals and their members, spreads, texts, choices, `await`, into and out of
 * functions of this module and of others. What calls of the outside do with it only the table knows.
 *
 * The order of statements counts for nothing: what is put into an object is in it at all its uses. An end of kind
 * `unknown` says that the value goes on out of sight; without one, the ends are all that becomes of it. Flows of more
 * than 512 places, eight calls or eight modules end in `unknown`.
 */
export function followValue(source: TSESTree.Node, module: SourceModule, table: UseTable, start?: Start): readonly UseEnd[] {
  return followPlaces([createPlace(source, module, start)], { table });
}

/** What the asker knows of the uses. */
export interface UseKnowledge {
  readonly table?: UseTable;
  /** What comes of a use where the asker knows more than the syntax tells; `undefined` leaves it to the table and the syntax. */
  readonly follow?: (place: Place) => readonly Outcome[] | undefined;
  readonly maxPlaces?: number;
}

/** Follows a value from several places at once, with what the asker knows of its uses. */
export function followPlaces(places: readonly Outcome[], { follow, maxPlaces = MAX_PLACES, table = [] }: UseKnowledge): readonly UseEnd[] {
  const ends: UseEnd[] = [];
  const waiting: Place[] = [];
  const visited = new VisitedPlaces();
  take(places);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) take(follow?.(place) ?? followUse(place, table));
  return ends;

  function take(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.kind !== "place") ends.push(outcome);
      else if (visited.add(outcome)) {
        if (!isTooDeep(outcome, visited, maxPlaces)) waiting.push(outcome);
        // Said once: thousands of places may lie behind the bound.
        else if (!ends.some((end) => end.kind === "unknown" && end.reason === "too deep")) take(lose(outcome, "too deep"));
      }
    }
  }
}

function isTooDeep({ entered, path }: Place, { modules, size }: VisitedPlaces, maxPlaces: number): boolean {
  return size > maxPlaces || path.length > MAX_PATH || (entered?.depth ?? 0) > MAX_CALLS || modules.size > MAX_MODULES;
}

/** Each place counts once, however many ways lead to it. */
class VisitedPlaces {
  readonly modules = new Set<SourceModule>();
  size = 0;
  readonly #known = new Map<TSESTree.Node, Set<string>>();
  readonly #calls = new Map<TSESTree.Node, number>();

  add(place: Place): boolean {
    const known = this.#known.get(place.node) ?? new Set<string>();
    this.#known.set(place.node, known);
    const key = [this.#describeCalls(place.entered), ...place.path].join("\u0000");
    if (known.has(key)) return false;
    known.add(key);
    this.modules.add(place.module);
    this.size += 1;
    return true;
  }

  /** Two ways into one function are two places in it. */
  #describeCalls(entered: EnteredCall | undefined): string {
    const numbers: number[] = [];
    for (let step = entered; step !== undefined; step = step.outer) {
      const number = this.#calls.get(step.call) ?? this.#calls.size;
      this.#calls.set(step.call, number);
      numbers.push(number);
    }
    return numbers.join(",");
  }
}
