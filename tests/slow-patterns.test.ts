/**
 * Texts that nobody of ours wrote are read by regular expressions, and some texts make some expressions take for ever. Each
 * expression of ours is run over repetitions of what it matches itself, long enough for what is not linear to show.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, Script } from "node:vm";

import { parseForESLint } from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";

import { REQUEST_MENTION } from "../src/platform/libraries/http-clients.ts";
import { createRenaming, createWord } from "../src/syntax/mention.ts";
import { walk } from "../src/syntax/traverse.ts";
import { collectSamples } from "./kit/pattern-samples.ts";

const SOURCE = join(import.meta.dirname, "../src");

/** What never reads a long text that others wrote, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "analysis/cookies/name-in-pattern.ts": "patterns of more than 2,000 characters are not read",
  "analysis/sensitive-names/name-matcher.ts": "the team's own settings",
};

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const patterns = files.flatMap((entry) => collectPatterns(join(entry.parentPath, entry.name)));

function collectPatterns(path: string): readonly Pattern[] {
  const { ast, visitorKeys } = parseForESLint(readFileSync(path, "utf8"), { loc: true, range: true });
  const file = path.slice(SOURCE.length + 1).replaceAll("\\", "/");
  return [...walk(ast, visitorKeys)].flatMap((node) =>
    node.type === "Literal" && "regex" in node ? [{ flags: node.regex.flags, place: `${file}:${String(node.loc.start.line)}`, source: node.regex.pattern }] : [],
  );
}

const LENGTH = 50_000;
const SHORT = LENGTH / 4;
/** Under this nobody waits, and the clock says nothing. */
const LEAST_MS = 60;
const MOST_MS = 20_000;

/** Within a context of its own it can be stopped. */
const RUN = new Script(`
  for (const { before, repeated } of samples) {
    const time = (length) => {
      const text = before + repeated.repeat(Math.ceil(length / repeated.length)) + "\\0";
      const start = now();
      text.replace(new RegExp(source, flags.replace("y", "")), "");
      return now() - start;
    };
    current.sample = before + "(" + repeated + ")*";
    if (time(${String(LENGTH)}) < ${String(LEAST_MS)}) continue;
    // Four times the text takes sixteen times as long; on a busy machine only the least of some runs says so.
    const least = (length) => Math.min(time(length), time(length), time(length));
    if (least(${String(LENGTH)}) > Math.max(${String(LEAST_MS)}, 9 * least(${String(SHORT)}))) current.slow.push(current.sample);
  }
`);

/** The texts that an expression takes too long on. */
function collectSlowTexts({ flags, source }: Pick<Pattern, "flags" | "source">): readonly string[] {
  const current: { sample: string; readonly slow: string[] } = { sample: "", slow: [] };
  try {
    RUN.runInContext(createContext({ current, flags, now: () => performance.now(), samples: collectSamples(source), source }), { timeout: MOST_MS });
    return current.slow;
  } catch (error) {
    return [...current.slow, `${current.sample} (${String(error)})`];
  }
}

describe("the search for slow texts", () => {
  it.each([
    ["exponential", String.raw`^(?:\s*"\w+"\s*,?)+$`],
    ["exponential in what may end anywhere", String.raw`^(?:\s|\/\/[^\n]*)*[(]`],
    ["quadratic", String.raw`a\{[^}]*\}`],
    ["quadratic within", String.raw`\/\*[^]*?\*\/`],
  ])("finds what is %s", (_, source) => {
    expect(collectSlowTexts({ flags: "u", source })).not.toEqual([]);
  }, 120_000);

  it("finds the expressions", () => {
    expect(patterns.length).toBeGreaterThan(300);
  });
});

describe("no text takes long", () => {
  const read = patterns.filter(({ place, source }) => /[*+]|\{\d+,/u.test(source) && !Object.keys(EXCEPTIONS).some((file) => place.startsWith(file)));

  it.each(read)("$place $source", (pattern) => {
    expect(collectSlowTexts(pattern)).toEqual([]);
  });

  it.each([
    ["a name", createWord("name")],
    ["a name that is exported as another one", createRenaming("name")],
    ["requests", REQUEST_MENTION],
  ])("where it is looked for %s", (_, pattern) => {
    expect(collectSlowTexts(pattern)).toEqual([]);
  });
});
