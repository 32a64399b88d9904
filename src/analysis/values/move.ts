import type { TSESTree } from "@typescript-eslint/utils";

import { ANY_STEP, EACH_STEP, NOTHING_LEFT_OUT, type Path, type Settled } from "./value.ts";

/**
 * One step of values through the code: the part of `from` at `take` becomes the part of `to` at `put`. `{ a: x }` moves `x` to
 * the part `a` of the literal, `o.a` moves the part `a` of `o` to all of the member. Both directions read the same move.
 */
export interface Move {
  readonly kind: MoveKind;
  readonly from: TSESTree.Node;
  readonly to: TSESTree.Node;
  readonly take: Path;
  readonly put: Path;
  /** What `from` has under these names stays behind: `{ ...session, token: null }`. */
  readonly without?: ReadonlySet<string>;
  /** Whether only what has a name goes this way, and the whole another one. */
  readonly isOfMembers?: boolean;
  /** What a function that is taken from is called with, where that is not what the call itself is given: `promise.then(callback)`. */
  readonly given?: readonly TSESTree.Node[];
  /** Whether that is a promise, and the function gets what it resolves to. */
  readonly resolvesGiven?: boolean;
  /** What is made of it: a promise of the whole, or one of all its elements. */
  readonly promises?: "elements" | "whole";
}

export type MoveKind =
  /** A variable or parameter gets it: `const a = value`. */
  | "assigned"
  | "awaited"
  /** The result of a function. */
  | "called"
  /** One of two values: `value ?? b`, `a ? value : b`. */
  | "choice"
  /** What a function or class has by its declaration: nothing of it goes on where the function goes on as a whole. */
  | "declared"
  /** Out of an object, or a part of the value: `o.a`. */
  | "member"
  | "returned"
  | "spread"
  /** Into an object or array. */
  | "stored"
  /** A part of a text. */
  | "text";

/** Functions and classes may go on without what is in them. */
const CLOSED: ReadonlySet<MoveKind> = new Set(["declared", "returned"]);

/** A part of something, and what is left out of it. */
interface Part {
  readonly path: Path;
  readonly without: ReadonlySet<string>;
}

/**
 * Where a part of `to` lies in `from`; `undefined` where it does not come from there. Where the part of `to` is larger, and `from`
 * is in it, that is an answer only for who `asksParts`: `{ a: x }` has `x` in it, and is not `x`.
 */
export function goBack({ isOfMembers, kind, put, take, without = NOTHING_LEFT_OUT }: Move, { path, without: left }: Part, asksParts: boolean): Part | undefined {
  if (isOfMembers === true && path.length === 0) return undefined;
  // A text has no parts.
  if (!asksParts && (kind === "text" || (kind === "spread" && path.length === 0))) return undefined;
  if (kind === "text") return path.join() === put.join() ? { path: take, without: left } : undefined;
  let index = 0;
  for (const step of put) {
    const meant = path[index];
    if (meant === undefined) return !asksParts || CLOSED.has(kind) || left.has(step) ? undefined : { path: take, without: NOTHING_LEFT_OUT };
    if (!isMeant(meant, step)) return undefined;
    index += 1;
  }
  const rest = index === 0 ? path : path.slice(index);
  const [next] = rest;
  if (next !== undefined) return without.has(next) ? undefined : { path: take.length === 0 ? rest : [...take, ...rest], without: left };
  return { path: take, without: without.size === 0 ? left : new Set([...without, ...left]) };
}

/** What a move says of the part that is taken back by it: `await` and `Promise.all` resolve, `async` makes a promise. */
export function readSettled({ kind, promises, put }: Move, path: Path): Settled | undefined {
  const depth = path.length - put.length;
  if (promises === "elements" && depth === 1) return "resolved";
  if (depth !== 0) return undefined;
  if (kind === "awaited") return "resolved";
  return promises === undefined ? undefined : "promise";
}

/** Whether what is asked for by one step is there by another one. Under a name that nobody knows it is not. */
function isMeant(asked: string, step: string): boolean {
  if (asked === EACH_STEP) return true;
  return step === EACH_STEP ? /^\d+$/u.test(asked) : asked === step && asked !== ANY_STEP;
}

/**
 * Where a part of `from` lies in `to`. A part of the value is as good as the value. `undefined` where the move takes
 * another part, or leaves this one behind.
 */
export function goOn({ kind, put, take, without = NOTHING_LEFT_OUT }: Move, path: Path): Path | undefined {
  if (kind === "text") return put;
  for (const [index, step] of take.entries()) {
    const own = path[index];
    if (own === undefined) return put;
    if (!maybeSame(own, step)) return undefined;
  }
  const rest = path.slice(take.length);
  return rest[0] !== undefined && without.has(rest[0]) ? undefined : [...put, ...rest];
}

function maybeSame(own: string, step: string): boolean {
  return own === step || own === ANY_STEP || step === ANY_STEP || step === EACH_STEP;
}
