/** Programs as texts, and changes of them that know where each piece of the text has gone. */

/** Some modules of a small app; rewrites change the first one, and may add others. */
export interface Program {
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A piece of the text that is changed. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

export type Part = Slice | string;

/** Something is put in the place of a piece of the text; of an empty one it is put there. */
export interface Edit extends Slice {
  readonly parts: readonly Part[];
}

/** One place at which a rewrite applies. Edits do not overlap. */
export interface Change {
  readonly edits: readonly Edit[];
  /** Modules that are added, by their paths. */
  readonly files?: Readonly<Record<string, readonly Part[]>>;
}

export interface Place extends Slice {
  readonly file: string;
}

/** A program after a change, and where what stood at a place is now: anywhere that a piece of it went, and what is there instead. */
export interface Changed {
  readonly program: Program;
  readonly findImage: (place: Place) => readonly Place[];
}

/** Where a piece of a new text comes from. */
interface Piece extends Place {
  readonly origin: Slice;
  /** What was put there instead of its origin, and does not hold it any more. */
  readonly isReplacement: boolean;
  readonly isOneLine: boolean;
}

/** `undefined` where edits overlap: the rewrites of two places may be at odds. */
export function applyChange(program: Program, change: Change): Changed | undefined {
  const text = program.files[program.path] ?? "";
  const edits = change.edits.toSorted((left, right) => left.from - right.from || left.to - right.to);
  if (edits.some((edit, index) => edit.from < (edits[index - 1]?.to ?? 0))) return undefined;
  const pieces: Piece[] = [];
  const write = (file: string, parts: readonly Part[], start: number): string => {
    let written = "";
    for (const part of parts) {
      const added = typeof part === "string" ? part : text.slice(part.from, part.to);
      const from = start + written.length;
      if (typeof part !== "string") pieces.push({ file, from, isOneLine: false, isReplacement: false, origin: part, to: from + added.length });
      written += added;
    }
    return written;
  };
  let result = "";
  let position = 0;
  for (const edit of edits) {
    result += write(program.path, [{ from: position, to: edit.from }], result.length);
    const from = result.length;
    result += write(program.path, edit.parts, result.length);
    pieces.push({ file: program.path, from, isOneLine: !text.slice(edit.from, edit.to).includes("\n"), isReplacement: true, origin: edit, to: result.length });
    position = edit.to;
  }
  result += write(program.path, [{ from: position, to: text.length }], result.length);
  const added = Object.entries(change.files ?? {}).map(([path, parts]) => [path, write(path, parts, 0)] as const);
  return {
    findImage: (place) => (place.file === program.path ? findImage(place, pieces) : [place]),
    program: { ...program, files: { ...program.files, ...Object.fromEntries(added), [program.path]: result } },
  };
}

function findImage(place: Slice, pieces: readonly Piece[]): readonly Place[] {
  const copies = pieces.filter((piece) => !piece.isReplacement && overlaps(piece.origin, place));
  // Of many lines that are written anew, only those count that hold a piece of the place.
  const replacements = pieces.filter((piece) => piece.isReplacement && overlaps(piece.origin, place) && (piece.isOneLine || !copies.some((copy) => isWithin(copy, piece))));
  return [...copies.map((copy) => narrow(copy, place)), ...replacements];
}

function narrow({ file, from, origin }: Piece, place: Slice): Place {
  const start = Math.max(origin.from, place.from);
  const end = Math.min(origin.to, place.to);
  return { file, from: from + start - origin.from, to: from + end - origin.from };
}

function isWithin(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && outer.from <= inner.from && inner.to <= outer.to;
}

/** Whether two pieces share a character. */
export function overlaps(left: Slice, right: Slice): boolean {
  return left.from < right.to && right.from < left.to;
}
