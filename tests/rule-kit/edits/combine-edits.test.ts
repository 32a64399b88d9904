import { describe, expect, it } from "vitest";

import { combineEdits } from "../../../src/rule-kit/edits/combine-edits.ts";

type Edit = readonly [start: number, end: number, text: string];

function combine(...edits: readonly Edit[]): readonly Edit[] {
  return combineEdits(edits.map(([start, end, text]) => ({ range: [start, end], text }))).map(({ range, text }) => [...range, text]);
}

describe("edits of one fix", () => {
  it("are put in the order of the text", () => {
    expect(combine([4, 5, "b"], [0, 1, "a"])).toEqual([[0, 1, "a"], [4, 5, "b"]]);
  });

  it.each<[string, Edit[], Edit[]]>([
    ["insertions at one place, in the order in which they were made", [[3, 3, "a"], [3, 3, "b"], [3, 3, "a"]], [[3, 3, "a"], [3, 3, "b"], [3, 3, "a"]]],
    ["an insertion at either end of a replacement", [[2, 5, "x"], [5, 5, ")"], [2, 2, "("]], [[2, 2, "("], [2, 5, "x"], [5, 5, ")"]]],
    ["what follows on what goes", [[0, 2, ""], [2, 4, ""]], [[0, 2, ""], [2, 4, ""]]],
  ])("keep %s", (_, edits, expected) => {
    expect(combine(...edits)).toEqual(expected);
  });

  it.each<[string, Edit[], Edit[]]>([
    ["an edit that is made twice", [[2, 5, "x"], [2, 5, "x"]], [[2, 5, "x"]]],
    ["removals that overlap", [[0, 4, ""], [2, 6, ""], [5, 8, ""]], [[0, 8, ""]]],
    ["a removal within another one", [[0, 9, ""], [2, 3, ""], [4, 5, ""]], [[0, 9, ""]]],
    ["a claim on what goes", [[0, 9, ""], [3, 3, ""]], [[0, 9, ""]]],
  ])("make one of %s", (_, edits, expected) => {
    expect(combine(...edits)).toEqual(expected);
  });

  it.each<[string, Edit[]]>([
    ["two texts for one place", [[2, 5, "x"], [2, 5, "y"]]],
    ["an edit within what is replaced", [[0, 9, "x"], [3, 4, "y"]]],
    ["an insertion into what goes", [[0, 9, ""], [3, 3, "y"]]],
    ["a removal that reaches into a replacement", [[0, 4, ""], [3, 6, "y"]]],
  ])("are no fix where they are %s", (_, edits) => {
    expect(() => combine(...edits)).toThrow("Two edits overlap");
  });
});
