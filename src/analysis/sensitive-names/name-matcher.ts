import safeRegex from "safe-regex2";

/** Answers whether a cookie name is meant by an entry of the settings. */
export type NameMatcher = (name: string) => boolean;

const LONGEST_PATTERN = 200;
const LONGEST_NAME = 256;
/** Each one multiplies the work on a name that nearly matches. */
const MOST_REPETITIONS = 2;
/** Groups that may be there or not, or several times: each one doubles the ways to match. */
const MOST_REPEATED_GROUPS = 4;

/** One token of a pattern: an escape, a class, a count, or a character. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\{\d+,?\d*\}|[^]/gu;
/** `*`, `+`, `{2,}`, `{2,40}`, and on a group also `{40}`: up to nine rounds are no danger. */
const LONG_REPETITION = /^(?:[*+]|\{\d+,(?:\d{2,})?\})$/u;
const REPETITION = /^(?:[*+?]|\{\d+,?\d*\})$/u;

/**
 * Reads an entry of `sensitive` or `allow`: a cookie name, exact to the letter, or a regular expression written
 * as `/pattern/flags` inside the string. (No cookie name begins with a slash.)
 *
 * Throws an Error that quotes the entry and says what is wrong with it, for the caller to prefix with the option's
 * name. A pattern that may take long on some name is wrong. A name longer than 256 characters is never matched.
 */
export function createNameMatcher(entry: string): NameMatcher {
  if (entry === "") throw problem(entry, "is empty");
  if (!entry.startsWith("/")) return (name) => name === entry;

  const pattern = createPattern(entry);
  return (name) => name.length <= LONGEST_NAME && pattern.test(name);
}

function createPattern(entry: string): RegExp {
  const close = entry.lastIndexOf("/");
  if (close === 0) throw problem(entry, "begins like a regular expression and has no closing slash");
  const source = entry.slice(1, close);
  const flags = entry.slice(close + 1);
  if (source === "") throw problem(entry, "has an empty pattern, which would match every name");
  if (source.length > LONGEST_PATTERN) {
    const [has, most] = [String(source.length), String(LONGEST_PATTERN)];
    throw problem(entry, `has a pattern of ${has} characters; at most ${most} are allowed`);
  }
  if (/[^imsuv]/.test(flags)) throw problem(entry, `has flags '${flags}'; only i, m, s, u and v are allowed`);

  const pattern = compile(entry, source, flags);
  const tokens = source.match(TOKEN) ?? [];
  if (!safeRegex(withoutOptionalGroups(tokens)) || mayBacktrackLong(tokens)) {
    throw problem(entry, "cannot be shown to match quickly; use fewer or simpler repetitions and no lookbehind");
  }
  return pattern;
}

function compile(entry: string, source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw problem(entry, `is no valid regular expression (${error instanceof Error ? error.message : String(error)})`);
  }
}

/**
 * What `safe-regex2` lets through: a repeated group with alternatives (`(a|a)*`), many optional groups, and a row of long repetitions
 * (`.*.*.*.*`). Reads the source in one pass; it has been compiled already, so its brackets are balanced.
 */
function mayBacktrackLong(tokens: readonly string[]): boolean {
  const open = [{ hasAlternatives: false }]; // the whole pattern, then the groups around the token
  let hasClosed = false; // is the token right behind a group with alternatives?
  let hasClosedGroup = false;
  let repetitions = 0;
  let repeatedGroups = 0;
  for (const token of tokens) {
    const isLong = LONG_REPETITION.test(token);
    if (isLong) repetitions++;
    // An option is no round more: `(?:foo|bar)?`.
    if (hasClosed && REPETITION.test(token) && token !== "?") return true;
    if (hasClosedGroup && REPETITION.test(token)) repeatedGroups++;
    hasClosedGroup = token === ")";

    const group = open.at(-1);
    hasClosed = token === ")" && group?.hasAlternatives === true;
    if (token === "(") open.push({ hasAlternatives: false });
    if (token === "|" && group !== undefined) group.hasAlternatives = true;
    if (token === ")") open.pop();
    const outer = open.at(-1);
    if (hasClosed && outer !== undefined) outer.hasAlternatives = true;
  }
  return repetitions > MOST_REPETITIONS || repeatedGroups > MOST_REPEATED_GROUPS;
}

/** `safe-regex2` takes the question mark of `(?:\.\d+)?` for a repetition; without it, it sees what matters. */
function withoutOptionalGroups(tokens: readonly string[]): string {
  return tokens.filter((token, index) => token !== "?" || tokens[index - 1] !== ")").join("");
}

function problem(entry: string, what: string): Error {
  const shown = entry.length > 80 ? `${entry.slice(0, 80)}…` : entry;
  return new Error(`"${shown}" ${what}.`);
}
