/** What becomes of a seed's finding in programs that do the same. */
import { lintProgram, type Found } from "./lint.ts";
import { applyChange, overlaps, type Change, type Changed, type Program } from "./program.ts";
import type { Rewrite } from "./rewrite.ts";
import type { Seed } from "./seed.ts";
import type { Source } from "./source.ts";

export interface Verdict {
  readonly seed: Seed;
  readonly rewrite: Rewrite;
  /** Which of the places at which the rewrite applies. */
  readonly place: number;
  readonly program: Program;
  readonly changed: Changed;
  /**
   * `lost`: nothing is reported any more; `elsewhere`: not what corresponds; `alarm`: reported where all is well;
   * `crash`: the rule, or what ESLint makes of its report, throws.
   */
  readonly outcome: "alarm" | "crash" | "elsewhere" | "kept" | "lost";
  readonly found: readonly Found[];
}

/** Messages that say the same of one place and of the way to it: code that moves into a function turns one into the other. */
const KINDS: Readonly<Record<string, string>> = {
  forbiddenChange: "change", leadsToChange: "change",
  forbiddenRead: "read", leadsToRead: "read",
  afterwards: "afterwards", leadsAfterwards: "afterwards",
  leadsInRender: "rendered",
  // By a namespace the bundlers let through what they refuse by its name.
  throwingServerFunction: "serverFunction",
  identityWithoutModeThrough: "identityWithoutMode",
  missingForSessionThrough: "missingForSession",
  missingIncludeThrough: "missingInclude",
  missingSameOriginThrough: "missingSameOrigin",
  unknownTargetThrough: "unknownTarget",
  reachedDeclared: "declaredServerOnly",
  reachedRequestApi: "requestApi",
  reachedRequestApiInPages: "requestApiInPages",
  reachedServerFunction: "serverFunction",
  reachedServerOnlyMarker: "serverOnlyMarker",
  reachedThrowingRequestApi: "throwing", throwingReexport: "throwing", throwingRequestApi: "throwing",
  reachedThrowingServerFunction: "serverFunction",
};

function getKind(messageId: string): string {
  return KINDS[messageId] ?? messageId;
}

/** The findings of a seed as it is written; throws where they are not what it promises. */
export function lintSeed(seed: Seed): readonly Found[] {
  const found = lintProgram(seed, seed);
  const ids = found.map(({ messageId }) => messageId).join(", ");
  if (ids !== (seed.reports ?? "")) throw new Error(`${seed.rule}, '${seed.name}': '${ids}' instead of '${seed.reports ?? ""}'.`);
  return found;
}

export function judge(seed: Seed, expected: readonly Found[], rewrite: Rewrite, change: Change, place: number): Verdict | undefined {
  const changed = applyChange(seed, change);
  if (changed === undefined) return undefined;
  const { findImage, program } = changed;
  let found: readonly Found[];
  try {
    // What is said of other modules matters where blame may move, and where all is well.
    found = lintProgram(program, seed, rewrite.movesBlame || expected.length === 0 ? undefined : program.path);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`'${rewrite.name}' on '${seed.name}' writes what is no program.`, { cause: error });
    return { changed, found: [], outcome: "crash", place, program, rewrite, seed };
  }
  const keeps = (finding: Found): boolean => {
    const image = findImage(finding);
    return found.some((other) => getKind(other.messageId) === getKind(finding.messageId) && (rewrite.movesBlame || image.some((piece) => piece.file === other.file && overlaps(piece, other))));
  };
  const outcome = expected.length === 0 ? (found.length === 0 ? "kept" : "alarm") : expected.every(keeps) ? "kept" : found.length === 0 ? "lost" : "elsewhere";
  return { changed, found, outcome, place, program, rewrite, seed };
}

/** The places that are tried: those near a finding first, then some of the others, the same ones each time. */
export function choosePlaces(seed: Seed, source: Source, expected: readonly Found[], changes: readonly Change[], most: number): readonly number[] {
  const statements = source.nodes.filter(({ parent }) => parent?.type === "BlockStatement" || parent?.type === "Program");
  const isNear = ({ edits }: Change): boolean =>
    expected.some((finding) => {
      const around = statements.filter(({ range: [from, to] }) => overlaps({ from, to }, finding)).sort((left, right) => left.range[1] - left.range[0] - right.range[1] + right.range[0])[0];
      const [from, to] = around?.range ?? [finding.from, finding.to];
      return edits.some((edit) => overlaps({ from: edit.from, to: Math.max(edit.to, edit.from + 1) }, { from, to }));
    });
  const indexes = changes.map((_change, index) => index);
  const shuffled = indexes.toSorted((left, right) => scatter(seed.name, left) - scatter(seed.name, right));
  const near = shuffled.filter((index) => isNear(changes[index] as Change));
  const chosen = [...new Set([...near.slice(0, Math.max(most - 1, 1)), ...shuffled])].slice(0, most);
  return chosen.sort((left, right) => left - right);
}

/** A number that looks random and is always the same. */
export function scatter(text: string, index: number): number {
  let hash = 2_166_136_261 + index * 40_503;
  for (const character of `${text}${String(index)}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return (hash ^ (hash >>> 13)) >>> 0;
}
