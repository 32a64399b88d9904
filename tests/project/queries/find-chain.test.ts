import { describe, expect, it } from "vitest";

import type { Edge } from "../../../src/project/module-graph.ts";
import type { ModuleRequest } from "../../../src/project/module-record.ts";
import { findChain, type ChainSearch } from "../../../src/project/queries/find-chain.ts";

/** Who requests whom, in source order; a request that starts with `type ` is not followed. */
type Graph = Readonly<Record<string, readonly string[]>>;

interface Search extends ChainSearch {
  readonly clean: Set<string>;
  /** The modules whose edges were asked for, in that order. */
  readonly walked: string[];
}

const REQUEST: ModuleRequest = { form: "import", inServerData: "never", isPattern: false, runsIn: "everywhere", specifier: "" };

function createSearch(graph: Graph, targets: readonly string[], stops: readonly string[] = []): Search {
  const walked: string[] = [];
  return {
    clean: new Set(),
    follows: ({ request }) => request.specifier !== "type",
    getEdges(path): readonly Edge[] {
      walked.push(path);
      return (graph[path] ?? []).map((name) => ({
        request: { ...REQUEST, specifier: name.startsWith("type ") ? "type" : name },
        target: name.replace("type ", ""),
      }));
    },
    isTarget: (path) => targets.includes(path),
    stopsAt: (path) => stops.includes(path),
    walked,
  };
}

describe("findChain", () => {
  it.each<[string, Graph, readonly string[], readonly string[] | undefined]>([
    ["the start itself", { a: ["b"], b: ["x"] }, ["a", "x"], ["a"]],
    ["a neighbour", { a: ["b", "x"], b: [] }, ["x"], ["a", "x"]],
    ["the shorter of two ways", { a: ["b", "c"], b: ["d"], c: ["x"], d: ["x"] }, ["x"], ["a", "c", "x"]],
    ["the shorter way, whose import comes last", { a: ["b", "x"], b: ["x"] }, ["x"], ["a", "x"]],
    ["the first of two ways that are as long", { a: ["c", "b"], b: ["x"], c: ["x"] }, ["x"], ["a", "c", "x"]],
    ["the first of two targets that are as far", { a: ["c", "b"], b: ["x"], c: ["y"] }, ["x", "y"], ["a", "c", "y"]],
    ["the nearer of two targets", { a: ["b", "c"], b: ["d"], c: ["y"], d: ["x"] }, ["x", "y"], ["a", "c", "y"]],
    ["a way through a cycle", { a: ["b"], b: ["c"], c: ["a", "x"] }, ["x"], ["a", "b", "c", "x"]],
    ["a way past a module that requests itself", { a: ["a", "b"], b: ["b", "x"] }, ["x"], ["a", "b", "x"]],
    ["nothing in a cycle", { a: ["b"], b: ["a"] }, ["x"], undefined],
    ["nothing in a module that requests itself", { a: ["a"] }, ["x"], undefined],
    ["nothing in the other direction", { a: [], x: ["a"] }, ["x"], undefined],
    ["nothing behind an edge that is not followed", { a: ["type b"], b: ["x"] }, ["x"], undefined],
    ["a longer way round an edge that is not followed", { a: ["type x", "b"], b: ["x"] }, ["x"], ["a", "b", "x"]],
    ["a way by the second of two requests for one module", { a: ["type b", "b"], b: ["x"] }, ["x"], ["a", "b", "x"]],
  ])("finds %s", (_, graph, targets, expected) => {
    expect(findChain("a", createSearch(graph, targets))).toEqual(expected);
  });

  it.each<[string, Graph, readonly string[], readonly string[], readonly string[] | undefined]>([
    ["behind it", { a: ["b"], b: ["x"] }, ["x"], ["b"], undefined],
    ["at it, although it is a target", { a: ["x"] }, ["x"], ["x"], undefined],
    ["at the start", { a: ["x"] }, ["a", "x"], ["a"], undefined],
    ["but goes another way", { a: ["b", "c"], b: ["x"], c: ["d"], d: ["x"] }, ["x"], ["b"], ["a", "c", "d", "x"]],
  ])("looks for nothing where the walk stops: %s", (_, graph, targets, stops, expected) => {
    expect(findChain("a", createSearch(graph, targets, stops))).toEqual(expected);
  });

  it("walks each module once", () => {
    const search = createSearch({ a: ["b", "c"], b: ["d"], c: ["d", "a"], d: ["a", "b"] }, ["x"]);
    expect(findChain("a", search)).toBeUndefined();
    expect(search.walked).toEqual(["a", "b", "c", "d"]);
  });

  it("walks no module again that an earlier search found clean", () => {
    const search = createSearch({ a: ["c"], b: ["c", "x"], c: ["d"], d: [] }, ["x"]);
    expect(findChain("a", search)).toBeUndefined();
    expect(findChain("b", search)).toEqual(["b", "x"]);
    expect(findChain("c", search)).toBeUndefined();
    expect(search.walked).toEqual(["a", "c", "d", "b"]);
  });

  it("takes nothing for clean on the way to a target", () => {
    const search = createSearch({ a: ["b", "x"], b: ["c"], c: ["x"] }, ["x"]);
    expect(findChain("a", search)).toEqual(["a", "x"]);
    expect([...search.clean]).toEqual([]);
    expect(findChain("b", search)).toEqual(["b", "c", "x"]);
  });

  it("does not take a module for clean that leads to a target over another way than the clean one", () => {
    const search = createSearch({ a: ["b"], b: ["a"], c: ["b", "d"], d: ["x"] }, ["x"]);
    expect(findChain("a", search)).toBeUndefined();
    expect(findChain("c", search)).toEqual(["c", "d", "x"]);
  });

  it("follows a chain of 10,000 modules", () => {
    const graph = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`m${String(index)}`, [`m${String(index + 1)}`]]));
    const start = performance.now();
    const chain = findChain("m0", createSearch(graph, ["m10000"]));
    expect(chain).toHaveLength(10_001);
    expect([chain?.[0], chain?.[1], chain?.at(-1)]).toEqual(["m0", "m1", "m10000"]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("searches 10,000 modules that all request the same ones once", () => {
    const graph = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`m${String(index)}`, [`m${String(index + 1)}`, "shared"]]));
    const search = createSearch(graph, ["x"]);
    for (const start of ["m0", "m5000", "m9999"]) expect(findChain(start, search)).toBeUndefined();
    expect(search.walked).toHaveLength(10_002);
  });
});
