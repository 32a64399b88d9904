import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { findOpenings } from "../constants/opening.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { createEffects, type EffectPlace } from "../values/effects.ts";
import type { NameTest } from "./asked-names.ts";
import { bindName } from "./bind-name.ts";
import { collectOwnReads } from "./collect-own-reads.ts";
import type { CookieRead, NamedCookieRead } from "./cookie-read.ts";
import { describeCaller } from "./describe-caller.ts";
import { evaluateNameTexts } from "./evaluate-name.ts";
import { getReadUse } from "./read-use.ts";
import { spellCookieName } from "./spell-cookie-name.ts";

/** A read in one run of the function that it stands in. */
interface ReadInRun extends Omit<NamedCookieRead, "use"> {
  /** What names it in that run. */
  readonly test: NameTest;
  /** Unknown until all is known that leads to it: each call would go through all that lies below. */
  readonly use: NamedCookieRead["use"] | undefined;
  /** Whether its name is the argument of a call, and nothing else: what is more is judged where it stands. */
  readonly isCallersOwn: boolean;
}

/**
 * The places of a module that read a cookie by its name, or hand all of them over, in source order: in its own
 * code, and where it calls functions, its own or another module's, that read the cookie an argument names. Reads whose
 * name is not known at all are left out.
 */
export const collectCookieReads = oncePer((module: SourceModule): readonly CookieRead[] => {
  const jars = collectOwnReads(module).reads.filter(({ kind }) => kind === "jar");
  const named = collectNamedReads(module).flatMap((read): readonly NamedCookieRead[] => {
    const use = read.use ?? read.measure();
    return use === undefined ? [] : [{ ...read, use }];
  });
  return removeDuplicates([...jars, ...named]).sort((first, second) => first.node.range[0] - second.node.range[0]);
});

const collectNamedReads = createEffects<ReadInRun>({
  at: readAtCall,
  findOpenings: ({ name }) => findOpenings(name),
  findReaders: (node, module) => (node === module.ast ? collectOwnReads(module).reads.flatMap((read) => (read.kind === "named" ? [(around) => readInRun(read, around)] : [])) : []),
  isKnown: ({ name }) => findOpenings(name).length === 0,
  runsUncalled: true,
  shortcut: COOKIES,
});

function readInRun(read: NamedCookieRead, { module, run }: Surroundings): readonly ReadInRun[] {
  const isCallersOwn = read.name.length === 1;
  return bindName({ module, name: read.name, node: read.node }, run).map((test) => ({ ...read, isCallersOwn, name: test.name, test }));
}

/** What a call of a function, maybe of another module, reads of what that leaves to its callers. */
function readAtCall(read: ReadInRun, { argument, call, callee, module }: EffectPlace): ReadInRun | undefined {
  const { function: helper, around } = callee;
  if (around.module !== module && (argument === call || !read.isCallersOwn)) return undefined;
  const node = read.test.module === module && isWithin(read.test.node, call) ? read.test.node : argument;
  const measure: NamedCookieRead["measure"] = (entered) => {
    const use = read.measure({ call, depth: (entered?.depth ?? 0) + 1, function: helper, module, outer: entered });
    // Positions and accumulators are not followed: where a helper returns more than a constant, it may be the value.
    const returned = use === "value" ? collectReturnedExpressions(helper, around.module) : undefined;
    return returned?.some(({ type }) => type !== "Literal") === true && getReadUse(call, module, entered) === "presence" ? "presence" : use;
  };
  const isCallersOwn = read.isCallersOwn && evaluateNameTexts(argument, module).every(({ length }) => length === 1);
  return { ...read, ...describeCaller(call, module), expression: call, isCallersOwn, isDirect: false, measure, node, use: undefined };
}

/** A helper with two ways to find a cookie is one read of its caller; the use that says most stays. */
function removeDuplicates(reads: readonly CookieRead[]): CookieRead[] {
  const kept = new Map<TSESTree.Node, Map<string, CookieRead>>();
  for (const read of reads) {
    const key = read.kind === "jar" ? "" : spellCookieName(read.name);
    const names = kept.get(read.node) ?? new Map<string, CookieRead>();
    const known = names.get(key);
    if (known === undefined || (known.use !== "value" && read.use === "value")) names.set(key, read);
    kept.set(read.node, names);
  }
  return [...kept.values()].flatMap((names) => [...names.values()]);
}
