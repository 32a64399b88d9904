import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { collectBindingMoves } from "../values/binding-moves.ts";
import { bind } from "../values/follow-binding.ts";
import { createPlace, type Outcome } from "../values/trail.ts";
import { followPlaces } from "../values/uses.ts";
import type { Path } from "../values/value.ts";
import { createQuestion, type NameTest, type Question } from "./asked-names.ts";
import { followCookies } from "./follow-cookies.ts";
import { isPattern } from "./read-use.ts";
import { reportQuestion, type Scene, type Trail } from "./report-question.ts";

/** A value with cookies that is used at more places is generated code. */
const MAX_PLACES = 5000;

/** Follows what holds cookies from where they are read to where one of them is named. */
export interface CookieWalk {
  readonly module: SourceModule;
  /** Goes on where an expression is used. */
  follow(node: TSESTree.Node, path: Path, trail: Trail): void;
  /** Goes on with the names that a pattern binds. */
  bind(pattern: TSESTree.Node, path: Path, trail: Trail): void;
  /** Turns names into reads whose result is `result`. */
  report(tests: readonly NameTest[], result: TSESTree.Node, trail: Trail, gives?: Question["gives"], path?: Path): void;
}

export function createCookieWalk(module: SourceModule, found: Pick<Scene, "emit" | "handOut">): CookieWalk {
  const names = new Set<TSESTree.Node>();
  const setScene = (trail: Trail, tests?: NameTest[]): Scene => ({
    ...found,
    collectTests: (places) => {
      const conditions: NameTest[] = [];
      run(places, trail, conditions);
      return conditions;
    },
    module,
    names,
    tests,
    trail,
  });
  const run = (places: readonly Outcome[], trail: Trail, tests?: NameTest[]): void => {
    const scene = setScene(trail, tests);
    followPlaces(places, { follow: (place) => followCookies(place, scene), maxPlaces: MAX_PLACES });
  };
  return {
    bind: (pattern, path, trail) => {
      const place = createPlace(pattern, module, { isThorough: true, path });
      run([...bind(collectBindingMoves(pattern, place.node), pattern, place), ...(isPattern(pattern) ? [place] : [])], trail);
    },
    follow: (node, path, trail) => {
      run([createPlace(node, module, { isThorough: true, path })], trail);
    },
    module,
    report: (tests, result, trail, gives = "value", path = []) => {
      const question = createQuestion(tests, result, gives, path);
      if (question !== undefined) reportQuestion(question, createPlace(result, module), setScene(trail));
    },
  };
}
