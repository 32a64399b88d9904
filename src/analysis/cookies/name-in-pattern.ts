import type { TextPart } from "../constants/evaluated.ts";
import type { CookieName } from "./cookie-read.ts";
import { flatten, toCookieName } from "./name-in-text.ts";

/** A regular expression's source, cut into what matters for finding a name before a `=`. */
type Token =
  | { readonly kind: "character"; readonly text: string }
  /** Something of unknown content: a class, a repetition, `\w`, `.`. */
  | { readonly kind: "gap" }
  | { readonly kind: "equals" | "open" | "close" | "or" | "space" | "border" };

const TOKEN = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[^]/gu;
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/u;
const MAX_LENGTH = 2000;

/**
 * The names a regular expression asks for: the run of characters and gaps right before its first `=`, as `token` in
 * `/(?:^|;\s*)token\s*=([^;]*)/`; several when that is a group of alternatives. Empty where it is any name.
 */
export function findNamesInPattern(source: readonly TextPart[]): readonly CookieName[] {
  const { parts, text } = flatten(source);
  if (text.length > MAX_LENGTH) return [];
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "equals") continue;
    let end = index;
    while (tokens[end - 1]?.kind === "space") end -= 1;
    const names = (tokens[end - 1]?.kind === "close" ? readGroup(tokens, end) : [readRun(tokens, end)])
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
    tokens.push(readToken(piece, quantifier !== undefined && !isGroup));
  }
  return tokens;
}

function readToken(piece: string, isRepeated: boolean): Token {
  if (piece.startsWith("(")) return { kind: "open" };
  if (piece === ")") return { kind: "close" };
  if (piece === "|") return { kind: "or" };
  if (piece === " " || piece === "\\s" || /^\[(?:\\s| )+\]$/u.test(piece)) return { kind: "space" };
  if (piece === "^" || piece === "$" || piece === "\\b" || piece === "\\B") return { kind: "border" };
  const character = readCharacter(piece);
  if (character === "=") return { kind: "equals" };
  if (character === undefined || (isRepeated && /[\w.\-]/u.test(character))) return { kind: "gap" };
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

function readRun(tokens: readonly Token[], end: number): readonly Token[] {
  let start = end;
  while (isPartOfName(tokens[start - 1])) start -= 1;
  return tokens.slice(start, end);
}

function isPartOfName(token: Token | undefined): boolean {
  return token?.kind === "character" || token?.kind === "gap";
}

/** `(?:access|id)_token=` has its name outside; `(token|session)=` has one name per alternative. */
function readGroup(tokens: readonly Token[], end: number): readonly (readonly Token[])[] {
  const start = tokens.slice(0, end).findLastIndex((token) => token.kind === "open");
  if (start === -1 || isPartOfName(tokens[start - 1])) return [];
  const runs: Token[][] = [[]];
  for (const token of tokens.slice(start + 1, end - 1)) {
    if (token.kind === "or") runs.push([]);
    else if (isPartOfName(token)) runs.at(-1)?.push(token);
    else return [];
  }
  return runs;
}

function spell(run: readonly Token[], parts: readonly TextPart[]): CookieName | undefined {
  if (!run.some((token) => token.kind === "character")) return undefined;
  // A gap's own placeholder lies beyond those of the parts, so it becomes an unknown part.
  const text = run.map((token) => (token.kind === "character" ? token.text : "\uF8FF")).join("");
  return toCookieName(text, parts);
}
