import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { collectMovesInto, findMoveOutOf } from "../../../src/analysis/values/syntax-moves.ts";
import { goBack, goOn, type Move } from "../../../src/analysis/values/move.ts";
import { NOTHING_LEFT_OUT } from "../../../src/analysis/values/value.ts";
import { walk } from "../../../src/syntax/traverse.ts";
import { parseModule } from "../../kit/parse-module.ts";

const SOURCES = ["src", "tests", "examples"].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, "../../..", folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !/node_modules|\.next|fixtures/u.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** Where both directions meet: what goes into an expression, and what goes out of its parts. */
const SNIPPETS = `
  const a = { b, [c]: d, ...e, "f": g, h() { return i; }, get j() { return k; } };
  const l = [m, ...n, , o];
  const p = async () => (await q) ?? r;
  function s() { if (t) return u; return v; }
  const w = x ? y : (z, aa);
  const bb = \`\${cc} \${dd}\` + ee;
  const ff = gg.hh?.ii["jj"][kk](ll);
  const mm = (nn as string)!.oo;
  const pp = <Qq rr={ss} tt="uu" {...vv}>{ww} text <Xx>{yy}</Xx></Qq>;
  const zz = new A1(b1);
  const c1 = d1 && e1 || f1;
  g1 = h1 ||= i1;
  function* j1() { return k1; }
`;

function describeMove({ from, kind, put, take, to, without }: Move): string {
  return [kind, from.range, take.join("."), to.range, put.join("."), [...(without ?? [])].join()].join(" ");
}

describe("the moves of syntax", () => {
  const modules = [parseModule(SNIPPETS), ...SOURCES.map((path) => parseModule(readFileSync(path, "utf8"), path))];

  it("looks at many sources", () => {
    expect(modules.length).toBeGreaterThan(300);
  });

  it("are the same forwards and backwards", () => {
    const findings: string[] = [];
    let count = 0;
    for (const module of modules) {
      const into = new Set<string>();
      const outOf = new Set<string>();
      for (const node of walk(module.ast, module.visitorKeys)) {
        for (const move of collectMovesInto(node, module)) into.add(describeMove(move));
        const out = findMoveOutOf(node, module);
        if (out !== undefined) outOf.add(describeMove(out));
      }
      count += into.size;
      for (const move of into) if (!outOf.has(move)) findings.push(`${module.path}: only backwards: ${move}`);
      for (const move of outOf) if (!into.has(move)) findings.push(`${module.path}: only forwards: ${move}`);
    }
    expect(findings).toEqual([]);
    expect(count).toBeGreaterThan(50_000);
  });

  it("come back to where they began", () => {
    for (const module of modules.slice(0, 40)) {
      for (const node of walk(module.ast, module.visitorKeys)) {
        for (const move of collectMovesInto(node, module)) {
          if (move.kind === "text" || move.put.includes("*") || move.take.includes("*") || move.take.includes("[…]")) continue;
          const path = [...move.take, "some", "member"];
          const on = goOn(move, path);
          expect(on && goBack(move, { path: on, without: NOTHING_LEFT_OUT }, true)?.path).toEqual(path);
        }
      }
    }
  });
});
