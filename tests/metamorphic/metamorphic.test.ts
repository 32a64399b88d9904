import { writeFileSync } from "node:fs";
import { expect, it, vi } from "vitest";

import { rewrites } from "./all-rewrites.ts";
import { seeds } from "./all-seeds.ts";
import { lintSeed, choosePlaces, judge } from "./judge.ts";
import { readSource } from "./source.ts";

vi.mock("../../src/rule-kit/shared-project.ts", async () => (await import("./memory-project.ts")).sharedProject);

it("seeds", () => {
  const bad: string[] = [];
  const out: any[] = [];
  const start = Date.now();
  for (const seed of seeds) {
    try { 
      const expected = lintSeed(seed);
      const source = readSource(seed);
      for (const rewrite of rewrites) {
        let changes;
        try { changes = rewrite.apply(source); } catch (error) { bad.push(`${rewrite.name} on ${seed.name}: ${(error as Error).stack}`); continue; }
        for (const place of choosePlaces(seed, expected, changes, Number(process.env.PLACES ?? 2))) {
          try {
            const v = judge(seed, expected, rewrite, changes[place]!, place);
            if (v) out.push({ rule: seed.rule, seed: seed.name, rewrite: rewrite.name, place, outcome: v.outcome, found: v.found, text: v.outcome === "kept" ? undefined : Object.entries(v.program.files).map(([f, t]) => `// ${f}\n${t}`).join("") });
            else bad.push(`overlap ${rewrite.name} on ${seed.name} #${place}`);
          } catch (error) { bad.push(`${rewrite.name} on ${seed.name} #${place}: ${(error as Error).message}`); }
        }
      }
    } catch (error) { bad.push(String(error)); }
  }
  writeFileSync("/tmp/meta/out.json", JSON.stringify(out));
  writeFileSync("/tmp/meta/bad.txt", bad.join("\n=====\n"));
  console.log(Date.now() - start, out.length, bad.length);
});
