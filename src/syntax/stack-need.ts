/**
 * Whether a parser in native code may run out of stack over a text. It ends the whole process there, where one in
 * JavaScript only throws, so this is asked of the text before such a parser sees it.
 *
 * A recursive parser needs stack for each bracket that is open, and for each link of a chain (`a + b + c`, `a ? b : c`,
 * `else if`) that nothing has ended yet. Both are added up in one pass without a tree, rather too high than too low: a text
 * that is taken for deep and is not costs some time, as a slower parser reads it. Only one that is written to deceive
 * comes out too low.
 */
export function mayExhaustStack(text: string): boolean {
  // Each level takes a character at least.
  return text.length * COST.bracket > MOST_BYTES && new StackNeed(text).isTooMuch();
}

/**
 * Half of what a thread has at least: 1 MB on Windows, of which we have used some ourselves. Elsewhere it is 8 MB, and 4 MB
 * in a worker of the linter.
 */
const MOST_BYTES = 512 * 1024;

/**
 * Bytes of stack for a level: 8 MB by the depth at which oxc's parser or its transform ends a process that has so much,
 * rounded up. `tests/project/native-texts.test.ts` has the shapes that this was measured with.
 */
const COST = {
  /** `(a = (a = …) => 1) => 1` ends it at 2,147. Other brackets bear more. */
  bracket: 4096,
  /** `if (a) if (b)`, `for (;;) for (;;)`, `a: b: c:`, `else if`: 5,468. */
  statement: 1536,
  /** `A<A<…>>`: 4,296. */
  typeArgument: 2048,
  /** `a ? b : c`, `a => b => c`, `a = b = c`, `yield yield`: 7,812. */
  choice: 1088,
  /** `<a><a>`: 14,062. */
  element: 600,
  /** `new new a`: 16,666. */
  prefix: 512,
  /** `a ** b ** c`, `a()()`, `!!a`: 22,915. */
  operator: 368,
  /** `a.b.c`, `namespace a.b.c {}`: 33,333. */
  member: 256,
  /** `a + b + c`, `a as b as c`: 62,500. */
  binary: 136,
} as const;

/** Words that stand before what they are about, so that they make a chain without any sign. */
const PREFIXES: ReadonlyMap<string, number> = new Map<string, number>([
  ["as", COST.binary],
  ["asserts", COST.binary],
  ["await", COST.prefix],
  ["delete", COST.prefix],
  ["do", COST.statement],
  ["else", COST.statement],
  ["extends", COST.prefix],
  ["in", COST.binary],
  ["infer", COST.prefix],
  ["instanceof", COST.binary],
  ["is", COST.binary],
  ["keyof", COST.prefix],
  ["new", COST.prefix],
  ["readonly", COST.prefix],
  ["satisfies", COST.binary],
  ["typeof", COST.prefix],
  ["unique", COST.prefix],
  ["void", COST.prefix],
  ["yield", COST.choice],
]);

const SHORTEST_PREFIX = 2;
const LONGEST_PREFIX = 10;

/** Words that begin a statement wherever they begin a line. */
const BEGINNING = /(?:const|export|import|let|return|var)\b/uy;

/** Words that go on with what stands before them, on the line above or in the block. */
const CONTINUING = /(?:as|catch|else|extends|finally|from|implements|in|instanceof|is|of|satisfies|while)\b/uy;

/** What may stand before a parenthesis that a statement without braces follows. */
const HEADS = ["if", "for", "while", "with", "await"] as const;

/** Where a slash after a word begins a regular expression. */
const BEFORE_EXPRESSION = ["return", "typeof", "case"] as const;

type Kind = "bracket" | "head" | "template";

class StackNeed {
  readonly #text: string;
  /** What the chains around each open bracket have needed. */
  readonly #chains: number[] = [];
  readonly #kinds: Kind[] = [];
  #around = 0;
  #chain = 0;
  #elements = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isTooMuch(): boolean {
    const text = this.#text;
    let index = 0;
    while (index < text.length) {
      let code = text.charCodeAt(index);
      while (isWordCode(code)) code = text.charCodeAt((index += 1));
      if (index >= text.length) break;
      index = code <= SPACE ? this.#readSpace(index) : this.#readSign(code, index);
      if (this.#around + this.#chain + this.#elements * COST.element > MOST_BYTES) return true;
    }
    return false;
  }

  /** Only between two words, and before a word that begins a line, space says anything. */
  #readSpace(start: number): number {
    const text = this.#text;
    let isNewLine = false;
    let index = start;
    for (let code = text.charCodeAt(index); code <= SPACE; code = text.charCodeAt(index)) {
      if (code === LINE_FEED) isNewLine = true;
      index += 1;
    }
    const next = text.charCodeAt(index);
    if (isWordCode(next) || next === SLASH) {
      if (isNewLine && startsWith(BEGINNING, text, index)) this.#chain = 0;
      else this.#chain += getPrefixCost(text, start);
    }
    return index;
  }

  /** Where the text goes on after a sign, and what begins with it. */
  #readSign(code: number, index: number): number {
    const text = this.#text;
    switch (code) {
      case QUOTE:
      case APOSTROPHE:
        return skipString(text, index);
      case BACKTICK:
        this.#chain += COST.operator;
        return this.#readTemplate(index + 1);
      case OPENING_PARENTHESIS:
        return this.#open(HEADS.some((word) => endsWithWord(text, index, word)) ? "head" : "bracket", index);
      case OPENING_BRACKET:
      case OPENING_BRACE:
        return this.#open("bracket", index);
      case CLOSING_PARENTHESIS:
      case CLOSING_BRACKET:
      case CLOSING_BRACE:
        return this.#close(code, index);
      case SEMICOLON:
        // It ends all that its level has, but for the `if` of an `else`.
        if (!startsWith(ELSE, text, skipSpace(text, index + 1))) this.#chain = 0;
        return index + 1;
      case COMMA:
        this.#chain = 0;
        return index + 1;
      case SLASH:
        return this.#readSlash(index);
      case LESS:
        return this.#readLess(index);
      case PERIOD:
        this.#chain += COST.member;
        return index + 1;
      case COLON:
        this.#chain += COST.statement;
        return index + 1;
      case EQUALS:
      case QUESTION_MARK:
        this.#chain += COST.choice;
        return index + 1;
      default:
        this.#chain += isSign(getLastCode(text, index)) ? COST.operator : COST.binary;
        return index + 1;
    }
  }

  #open(kind: Kind, index: number): number {
    this.#chains.push(this.#chain);
    this.#kinds.push(kind);
    this.#around += this.#chain + COST.bracket;
    this.#chain = 0;
    return index + 1;
  }

  #close(code: number, index: number): number {
    const chain = this.#chains.pop();
    const kind = this.#kinds.pop();
    if (chain === undefined) return index + 1;
    this.#around -= chain + COST.bracket;
    this.#chain = chain + (kind === "head" ? COST.statement : COST.operator);
    if (kind === "template") return this.#readTemplate(index + 1);
    // What follows a block, or begins a line, is a statement of its own if it is a word and does not go on with this one.
    const next = skipSpace(this.#text, index + 1);
    const mayEnd = code === CLOSING_BRACE || (kind !== "head" && isAcrossLines(this.#text, index, next));
    if (mayEnd && isWordCode(this.#text.charCodeAt(next)) && !startsWith(CONTINUING, this.#text, next)) this.#chain = 0;
    return index + 1;
  }

  /** To the end of a template, or into the next gap of it. */
  #readTemplate(start: number): number {
    const text = this.#text;
    for (let index = start; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === BACKTICK) return index + 1;
      if (code === BACKSLASH) index += 1;
      else if (code === DOLLAR && text.charCodeAt(index + 1) === OPENING_BRACE) return this.#open("template", index + 1);
    }
    return text.length;
  }

  #readSlash(index: number): number {
    const text = this.#text;
    const next = text.charCodeAt(index + 1);
    if (next === SLASH || next === STAR) this.#chain += getPrefixCost(text, index);
    if (next === SLASH) return find("\n", text, index) ?? text.length;
    // Without an end it is none: the text of an element may say `src/**`.
    if (next === STAR) return find("*/", text, index + 2) ?? index + 2;
    if (next === GREATER) {
      this.#elements = Math.max(this.#elements - 1, 0);
      return index + 2;
    }
    const end = isAfterOperand(text, index) ? undefined : findExpressionEnd(text, index);
    if (end !== undefined) return end;
    this.#chain += COST.operator;
    return index + 1;
  }

  /** An element, a type argument, or a comparison, which only a parser can tell apart. */
  #readLess(index: number): number {
    const next = this.#text.charCodeAt(index + 1);
    if (next === SLASH) {
      this.#elements = Math.max(this.#elements - 1, 0);
      return index + 2;
    }
    const isAfterWord = isWordCode(this.#text.charCodeAt(index - 1));
    if (!isAfterWord && (isWordCode(next) || next === GREATER)) this.#elements += 1;
    this.#chain += isAfterWord ? COST.typeArgument : COST.operator;
    return index + 1;
  }
}

const ELSE = /else\b|\//uy;

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const DOLLAR = 0x24;
const APOSTROPHE = 0x27;
const OPENING_PARENTHESIS = 0x28;
const CLOSING_PARENTHESIS = 0x29;
const STAR = 0x2a;
const COMMA = 0x2c;
const PERIOD = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION_MARK = 0x3f;
const OPENING_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const BACKTICK = 0x60;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Letters, digits, `_` and `$`; what is not ASCII stands in names, if it is no text. */
function isWordCode(code: number): boolean {
  if (code >= 0x61) return code <= 0x7a || code > 0x7f;
  return code >= 0x41 ? code <= 0x5a || code === 0x5f : (code >= 0x30 && code <= 0x39) || code === DOLLAR;
}

function startsWith(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

function find(end: string, text: string, start: number): number | undefined {
  const index = text.indexOf(end, start);
  return index < 0 ? undefined : index + end.length;
}

function skipSpace(text: string, start: number): number {
  let index = start;
  while (text.charCodeAt(index) <= SPACE) index += 1;
  return index;
}

function isAcrossLines(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) if (text.charCodeAt(index) === LINE_FEED) return true;
  return false;
}

/** What the word before a place needs for another word behind it. */
function getPrefixCost(text: string, end: number): number {
  let start = end;
  while (end - start <= LONGEST_PREFIX && isWordCode(text.charCodeAt(start - 1))) start -= 1;
  return end - start < SHORTEST_PREFIX || end - start > LONGEST_PREFIX ? 0 : (PREFIXES.get(text.slice(start, end)) ?? 0);
}

/** The last character before a place that is no space. */
function getLastCode(text: string, end: number): number {
  let last = end - 1;
  while (text.charCodeAt(last) <= SPACE) last -= 1;
  return text.charCodeAt(last);
}

/** Whether a character ends no operand, so that a sign behind it belongs to what follows, or to it. */
function isSign(code: number): boolean {
  if (isWordCode(code)) return false;
  return code !== CLOSING_PARENTHESIS && code !== CLOSING_BRACKET && code !== CLOSING_BRACE && code !== QUOTE && code !== APOSTROPHE && code !== BACKTICK;
}

function endsWithWord(text: string, end: number, word: string): boolean {
  let last = end;
  while (text.charCodeAt(last - 1) <= SPACE) last -= 1;
  const start = last - word.length;
  return text.startsWith(word, start) && !isWordCode(text.charCodeAt(start - 1));
}

/** A string ends on its line. An apostrophe in the text of an element is none, and hides the rest of that line at most. */
function skipString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === LINE_FEED) break;
    if (code === BACKSLASH) index += 1;
  }
  return start + 1;
}

/** Whether a slash divides what stands before it. */
function isAfterOperand(text: string, index: number): boolean {
  return !isSign(getLastCode(text, index)) && !BEFORE_EXPRESSION.some((word) => endsWithWord(text, index, word));
}

function findExpressionEnd(text: string, start: number): number | undefined {
  let isInClass = false;
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED) return undefined;
    if (code === BACKSLASH) index += 1;
    else if (code === OPENING_BRACKET) isInClass = true;
    else if (code === CLOSING_BRACKET) isInClass = false;
    else if (code === SLASH && !isInClass) return index + 1;
  }
  return undefined;
}
