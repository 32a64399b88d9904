import { describe, expect, it } from "vitest";

import { Memo } from "../../src/analysis/memo.ts";

interface Node {
  readonly name: string;
  readonly own: boolean;
  readonly next: Node[];
}

/** A graph by ways through it: `a>b>c`. Names in capitals say yes themselves. */
function createGraph(ways: string): (name: string) => Node {
  const nodes = new Map<string, Node>();
  const get = (name: string): Node => {
    const known = nodes.get(name);
    if (known !== undefined) return known;
    const node = { name, next: [], own: name !== name.toLowerCase() };
    nodes.set(name, node);
    return node;
  };
  for (const way of ways.split(" ")) {
    const names = way.split(">");
    for (const [index, name] of names.slice(1).entries()) get(names[index] ?? "").next.push(get(name));
  }
  return get;
}

/** Whether a node leads to one that says yes; and how often it took a look. */
function createReach(depth?: number): { readonly reaches: (node: Node) => boolean; readonly looks: string[] } {
  const memo = new Memo<Node, boolean>({ assumed: false, unknown: false, ...(depth === undefined ? {} : { depth }) });
  const looks: string[] = [];
  const reaches = (node: Node): boolean =>
    memo.ask(node, () => {
      looks.push(node.name);
      // All of them, so that one answer does not hide the others.
      return [node.own, ...node.next.map((next) => reaches(next))].includes(true);
    });
  return { looks, reaches };
}

/** The answers to some questions, in each order in which they can be asked. */
function collectOrders(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length <= 1) return [names];
  return names.flatMap((first) => collectOrders(names.filter((name) => name !== first)).map((rest) => [first, ...rest]));
}

describe("Memo", () => {
  it("asks once", () => {
    const { looks, reaches } = createReach();
    const get = createGraph("a>b>c a>c");
    reaches(get("a"));
    reaches(get("b"));
    expect(looks.toSorted()).toEqual(["a", "b", "c"]);
  });

  it("remembers that there is no answer", () => {
    const memo = new Memo<object, undefined>({ assumed: undefined, unknown: undefined });
    const key = {};
    let looks = 0;
    for (let time = 0; time < 2; time += 1) {
      memo.ask(key, () => {
        looks += 1;
        return undefined;
      });
    }
    expect(looks).toBe(1);
  });

  it.each([
    ["two that ask each other", "a>b>a b>YES"],
    ["a circle whose way out is asked last", "a>b>c>a c>YES"],
    ["a circle whose way out is asked first", "a>YES a>b>c>a"],
    ["two circles with one question in common", "a>b>a b>c>b c>YES"],
    ["a circle within a circle", "a>b>c>b c>a b>YES"],
    ["a circle that leads to another one", "a>b>a b>c>d>c d>YES"],
    ["two ways into a circle", "a>b>c>d>b a>d d>YES"],
  ])("answers the same in every order: %s", (_title, ways) => {
    for (const order of collectOrders([...new Set(ways.split(/[ >]/u))])) {
      const { reaches } = createReach();
      const get = createGraph(ways);
      expect([order, order.filter((name) => !reaches(get(name)))]).toEqual([order, []]);
    }
  });

  it("asks what is final no further", () => {
    const { looks, reaches } = createReach();
    const get = createGraph("a>b>c>a");
    reaches(get("a"));
    const before = looks.length;
    for (const name of ["a", "b", "c"]) expect(reaches(get(name))).toBe(false);
    expect(looks).toHaveLength(before);
  });

  it("does not multiply what circles have in common", () => {
    const { looks, reaches } = createReach();
    // Everybody asks everybody.
    const names = Array.from({ length: 12 }, (_, index) => `n${String(index)}`);
    const get = createGraph(names.flatMap((from) => names.map((to) => `${from}>${to}`)).join(" "));
    reaches(get("n0"));
    expect(looks.length).toBeLessThan(200);
  });

  it("keeps nothing of another memo that leans on an open question", () => {
    const outer = new Memo<object, boolean>({ assumed: true, unknown: false });
    const inner = new Memo<object, boolean>({ assumed: true, unknown: false });
    const [first, second] = [{}, {}];
    const askFirst = (): boolean => outer.ask(first, () => [askSecond(), false].every(Boolean));
    const askSecond = (): boolean => inner.ask(second, () => askFirst());
    expect(askFirst()).toBe(false);
    expect(askSecond()).toBe(false);
  });

  it("comes to the greatest answer where yes is assumed", () => {
    const memo = new Memo<Node, boolean>({ assumed: true, unknown: false });
    const get = createGraph("a>b>a c>d>c d>BAD");
    const isFine = (node: Node): boolean => memo.ask(node, () => [!node.own, ...node.next.map((next) => isFine(next))].every(Boolean));
    expect(["c", "d", "a", "b"].map((name) => isFine(get(name)))).toEqual([false, false, true, true]);
  });

  describe("a bound", () => {
    const chain = Array.from({ length: 40 }, (_, index) => `n${String(index)}`);
    const way = `${chain.join(">")}>YES`;
    const isWithinBound = (name: string): boolean => Number(name.slice(1)) >= 40 - 10;

    it.each([
      ["from above", chain],
      ["from below", chain.toReversed()],
      ["from the middle", [...chain.slice(20), ...chain.slice(0, 20)]],
    ])("gives the same answers %s", (_title, order) => {
      const { reaches } = createReach(10);
      const get = createGraph(way);
      const answers = new Map(order.map((name) => [name, reaches(get(name))]));
      for (const name of chain) expect([name, answers.get(name)]).toEqual([name, isWithinBound(name)]);
    });

    it("is no part of the answer of another memo that came to it", () => {
      const { reaches } = createReach(10);
      const asker = new Memo<object, string>({ assumed: "", unknown: "unknown" });
      const get = createGraph(way);
      expect(asker.ask({}, () => `it is ${String(reaches(get("n0")))}`)).toBe("it is false");
    });

    it("looks once at what is cut short, whoever shares it", () => {
      const { looks, reaches } = createReach(10);
      // Each asks the next one twice.
      const get = createGraph(`${chain.join(">")} ${chain.join(">")}`);
      reaches(get("n0"));
      expect(looks.length).toBeLessThan(40);
    });
  });

  it("comes to no answer where a circle has no rest, in any order", () => {
    for (const order of [[0, 1], [1, 0]]) {
      const memo = new Memo<object, number>({ assumed: 0, unknown: -1 });
      const keys: readonly object[] = [{}, {}];
      const count = (index: number): number => memo.ask(keys[index] ?? keys, () => count(1 - index) + 1);
      expect(order.map((index) => count(index))).toEqual([-1, -1]);
    }
  });

  it("forgets what an exception interrupted, and goes on", () => {
    const memo = new Memo<object, string>({ assumed: "assumed", unknown: "unknown" });
    const [first, second] = [{}, {}];
    const fail = (): string =>
      memo.ask(first, () =>
        memo.ask(second, () => {
          throw new Error("broken");
        }),
      );
    expect(fail).toThrow("broken");
    expect(memo.ask(second, () => "second")).toBe("second");
    expect(memo.ask(first, () => memo.ask(second, () => "other"))).toBe("second");
  });

  it("closes a question whose asker caught an exception", () => {
    const memo = new Memo<object, string>({ assumed: "assumed", unknown: "unknown" });
    const [first, second] = [{}, {}];
    const answer = memo.ask(first, () => {
      try {
        return memo.ask(second, () => {
          throw new Error("broken");
        });
      } catch {
        return "caught";
      }
    });
    expect(answer).toBe("caught");
    expect(memo.ask(first, () => "again")).toBe("caught");
  });
});
