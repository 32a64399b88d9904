/** Texts that a regular expression goes far on, and that may make it go back: parts of what it matches, again and again. */
export interface Sample {
  readonly before: string;
  readonly repeated: string;
}

/** A sequence of parts, each with a text that it matches; a group has its alternatives, too. */
type Sequence = readonly Part[];

interface Part {
  readonly text: string;
  readonly inner: readonly Sequence[];
}

/** How many parts in a row are repeated at most. */
const LONGEST = 6;

/** What classes are tried with: one of each kind that code is made of. */
const CANDIDATES = ["a", " ", "0", "A", "-", "_", ".", "/", ":", ",", ";", "*", "'", '"', "`", "(", "[", "{", "=", "\n", "ö"];

const ESCAPES: Readonly<Record<string, string>> = { B: "", D: "a", S: "a", W: "-", b: "", d: "0", n: "\n", r: "\r", s: " ", t: "\t", w: "a" };

export function collectSamples(source: string): readonly Sample[] {
  const samples = new Map<string, Sample>();
  const visit = (sequence: Sequence, before: string): void => {
    for (let start = 0, prefix = before; start < sequence.length; prefix += sequence[start]?.text ?? "", start += 1) {
      for (let end = start + 1; end <= Math.min(start + LONGEST, sequence.length); end += 1) {
        const repeated = sequence.slice(start, end).map(({ text }) => text).join("");
        for (const from of repeated === "" ? [] : [prefix, ""]) samples.set(`${from}\n\n${repeated}`, { before: from, repeated });
      }
      for (const alternative of sequence[start]?.inner ?? []) visit(alternative, prefix);
    }
  };
  for (const alternative of new Reader(source).readAlternatives()) visit(alternative, "");
  return [...samples.values()];
}

class Reader {
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readAlternatives(): readonly Sequence[] {
    const alternatives: Part[][] = [[]];
    while (this.#position < this.#source.length && this.#peek() !== ")") {
      if (this.#peek() === "|") {
        this.#position += 1;
        alternatives.push([]);
      } else {
        alternatives.at(-1)?.push(this.#readPart());
      }
    }
    return alternatives;
  }

  #peek(): string {
    return this.#source.charAt(this.#position);
  }

  #take(pattern: RegExp): string {
    const [taken = ""] = new RegExp(`^(?:${pattern.source})`, "u").exec(this.#source.slice(this.#position)) ?? [];
    this.#position += taken.length;
    return taken;
  }

  #readPart(): Part {
    const part = this.#readItem();
    this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/u);
    return part;
  }

  #readItem(): Part {
    if (this.#peek() === "(") {
      const kind = this.#take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/u);
      const inner = this.readAlternatives();
      this.#position += 1;
      const text = /[=!]$/u.test(kind) ? "" : (inner[0]?.map((part) => part.text).join("") ?? "");
      return { inner, text };
    }
    const piece = this.#take(/\[(?:\\[^]|[^\]\\])*\]|\\(?:u[\da-fA-F]{4}|p\{\w+\}|[^])|[^]/u);
    return { inner: [], text: sample(piece) };
  }
}

function sample(piece: string): string {
  if (piece === "^" || piece === "$") return "";
  if (piece === ".") return "a";
  if (piece.startsWith("[") || /^\\[up]/u.test(piece)) return CANDIDATES.find((one) => new RegExp(piece, "u").test(one)) ?? "a";
  return piece.startsWith("\\") ? (ESCAPES[piece.charAt(1)] ?? piece.charAt(1)) : piece;
}
