import type { TextPart } from "../constants/evaluated.ts";
import type { CookieName } from "./cookie-read.ts";
import { flatten, toCookieName } from "./name-in-text.ts";

/** A regular expression's source, cut into what matters for finding a name before a `=`. */
type Token =
  | { readonly kind: "character"; readonly text: string }
  /** Something of unknown content: a class, a repetition, `\w`, `.`. */
  | { readonly kind: "gap" }
  | { readonly kind: "open"; readonly isLookaround: boolean }
  | { readonly kind: "close"; readonly isOptional: boolean }
  | { readonly kind: "equals" | "or" | "space" | "border" };

const TOKEN = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[^]/gu;
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/u;
const MAX_LENGTH = 2000;
const MAX_RUNS = 8;
/** Also `[cx]srf` and `(?:x|c)srf`: whoever asks for a CSRF token may read it. */
const CSRF = /srf/iu;

/**
 * The names a regular expression asks for: the run of characters and gaps right before its first `=`, as `token` in
 * `/(?:^|;\s*)token\s*=([^;]*)/`; several where groups of alternatives belong to it. Empty where it is any name, and where the pattern asks for a CSRF
 * token.
 */
export function findNamesInPattern(source: readonly TextPart[]): readonly CookieName[] {
  const { parts, text } = flatten(source);
  if (text.length > MAX_LENGTH || CSRF.test(text)) return [];
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "equals") continue;
    let end = index;
    while (tokens[end - 1]?.kind === "space") end -= 1;
    const names = readRuns(tokens, end)
      .map((run) => spell(run, parts))
      .filter((name) => name !== undefined);
    if (names.length > 0) return names;
  }
  return [];
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let position = 0; position < text.length; ) {
    TOKEN.lastIndex = position;
    const [piece] = TOKEN.exec(text) ?? [];
    if (piece === undefined) break;
    position += piece.length;
    const [quantifier] = QUANTIFIER.exec(text.slice(position, position + 12)) ?? [];
    const isGroup = piece.startsWith("(");
    if (quantifier !== undefined && !isGroup) position += quantifier.length;
    tokens.push(readToken(piece, isGroup ? "" : (quantifier ?? "")));
  }
  return tokens;
}

function readToken(piece: string, quantifier: string): Token {
  if (piece.startsWith("(")) return { isLookaround: /^\(\?<?[!]|^\(\?=/u.test(piece), kind: "open" };
  if (piece === ")") return { isOptional: /^(?:[*?]|\{0)/u.test(quantifier), kind: "close" };
  if (piece === "|") return { kind: "or" };
  if (piece === " " || piece === "\\s" || /^\[(?:\\s| )+\]$/u.test(piece)) return { kind: "space" };
  if (piece === "^" || piece === "$" || piece === "\\b" || piece === "\\B") return { kind: "border" };
  const character = readCharacter(piece);
  if (character === "=") return { kind: "equals" };
  if (character === undefined || (quantifier !== "" && /[\w.\-]/u.test(character))) return { kind: "gap" };
  return /[\w.\-:@%!#~/\uE000-\uF8FF]/u.test(character) ? { kind: "character", text: character } : { kind: "border" };
}

/** The one character a token matches; `.` without repetition is taken for a dot that nobody escaped. */
function readCharacter(piece: string): string | undefined {
  if (piece.length === 1) return piece;
  const inClass = /^\[\\?([^\\^])\]$/u.exec(piece)?.[1];
  if (inClass !== undefined) return inClass;
  const code = /^\\[ux]([\da-fA-F]+)$/u.exec(piece)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return /^\\[^a-zA-Z\d]$/u.test(piece) ? piece.slice(1) : undefined;
}

/**
 * The runs that may stand right before a position, with small groups among them expanded: `(?:access|id)_token=`
 * has two, `(?:__Secure-)?token=` as well. Empty where a group is too much to expand.
 */
function readRuns(tokens: readonly Token[], end: number, depth = 0): readonly Run[] {
  let runs: readonly Run[] = [[]];
  for (let position = end; position > 0; ) {
    const token = tokens[position - 1];
    if (token?.kind !== "close") {
      if (token === undefined || !isPartOfName(token)) return runs;
      runs = runs.map((run) => [token, ...run]);
      position -= 1;
      continue;
    }
    const start = findOpen(tokens, position - 1);
    const open = tokens[start];
    if (open?.kind !== "open" || depth > 2) return [];
    if (open.isLookaround) return runs;
    const heads = readAlternatives(tokens, start + 1, position - 1, depth);
    if (heads === undefined) return [];
    if (heads.length === 0) return runs;
    runs = [...(token.isOptional && heads.every((head) => head.length > 0) ? [[]] : []), ...heads].flatMap((head) =>
      runs.map((run) => [...head, ...run]),
    );
    if (runs.length > MAX_RUNS) return [];
    position = start;
  }
  return runs;
}

type Run = readonly Token[];

/** What each alternative of a group ends in; empty where the group is a border, `undefined` where it is too much. */
function readAlternatives(tokens: readonly Token[], start: number, end: number, depth: number): readonly Run[] | undefined {
  const inner = tokens.slice(0, end);
  const ends: number[] = [];
  for (let position = start, level = 0; position < end; position += 1) {
    const kind = inner[position]?.kind;
    if (kind === "open") level += 1;
    else if (kind === "close") level -= 1;
    else if (kind === "or" && level === 0) ends.push(position);
  }
  const runs: Run[] = [];
  for (const [index, stop] of [...ends, end].entries()) {
    const first = index === 0 ? start : (ends[index - 1] ?? start) + 1;
    const found = readRuns(tokens.slice(first, stop), stop - first, depth + 1);
    if (found.length === 0) return undefined;
    runs.push(...found);
  }
  return runs.every((run) => run.length === 0) ? [] : runs;
}

function findOpen(tokens: readonly Token[], close: number): number {
  let level = 0;
  for (let position = close; position >= 0; position -= 1) {
    const kind = tokens[position]?.kind;
    if (kind === "close") level += 1;
    else if (kind === "open") level -= 1;
    if (level === 0) return position;
  }
  return -1;
}

function isPartOfName(token: Token | undefined): boolean {
  return token?.kind === "character" || token?.kind === "gap";
}

function spell(run: readonly Token[], parts: readonly TextPart[]): CookieName | undefined {
  if (!run.some((token) => token.kind === "character")) return undefined;
  // A gap's own placeholder lies beyond those of the parts, so it becomes an unknown part.
  const text = run.map((token) => (token.kind === "character" ? token.text : "\uF8FF")).join("");
  return toCookieName(text, parts);
}
