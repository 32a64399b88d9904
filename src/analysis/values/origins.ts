import type { TSESTree } from "@typescript-eslint/utils";

import { BODY_STEP } from "../../platform/libraries/value-models.ts";
import { openDefinition } from "../../syntax/exported.ts";
import { isNothing } from "../../syntax/is-nothing.ts";
import { getStringLiteral } from "../../syntax/property-name.ts";
import type { ModuleHandle, SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, isWithin } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, NEW_STEP, skipGlobalObjects, type CallLike, type LocalFunction } from "../references/access-path.ts";
import type { ClassNode, Instance, Surroundings } from "../references/surroundings.ts";
import { collectMethodMoves, collectModelMoves } from "./models.ts";
import { findRequired, followExport } from "./export-way.ts";
import { CIRCLE, isSilent, join, type FoundOrigin } from "./found-origin.ts";
import { collectMemberValues, findThis, getClassMembers, goAbove } from "./instances.ts";
import type { Move, MoveKind } from "./move.ts";
import { leaveOut, mayBePutAt, moveBack } from "./move-back.ts";
import { findNameSource, type NameSource } from "./name-sources.ts";
import { countRuns, findGiven, findOwnRun, findRun, isPosition, isRunBy } from "./runs.ts";
import { collectStored, isChangedElsewhere, NOTHING_STORED } from "./stores.ts";
import { collectMovesInto } from "./syntax-moves.ts";
import { ValueKeys } from "./value-keys.ts";
import { ANY_STEP, valueOf, type Path, type Value } from "./value.ts";

/** Where the way back from a value ends. */
export type Origin =
  /** What a package exports, and the path from there; `default` stands for itself. */
  | (OriginValue & { readonly kind: "export"; readonly specifier: string })
  /** A global; the path begins with its name: `fetch` for `window.fetch`, too. */
  | (OriginValue & { readonly kind: "global" })
  /** What a client module exports; the server has no value of it, only a reference. `entry` is the first module on the way with a `'use client'`. */
  | (OriginValue & { readonly kind: "client"; readonly entry: string })
  /** A parameter that nobody is known to give a value. */
  | (OriginValue & { readonly kind: "parameter"; readonly function: LocalFunction; readonly index: number });

interface OriginValue {
  readonly value: Value;
}

/** What is asked of the origins of a value. */
export interface OriginQuestion<T> {
  /**
   * How many of the values that an expression may have are to give an answer: of both branches of a condition, of all that a function returns,
   * of all that a variable is given. What is nothing at all (`null`, `undefined`, `""`) is not asked, unless `asksNothing` says so.
   */
  readonly branches: "every" | "some";
  readonly asksNothing?: boolean;
  /** Whether what is in a value, as its member or as a part of a text, is asked about where the value goes on as a whole. */
  readonly asksParts: boolean;
  /** What a value is to the asker before it is taken further back, such as by the type that is written at its name. */
  readonly recognize?: (value: Value) => T | undefined;
  /** The calls of a function that nobody is known to have called on the way: its parameters are then what all of these give. */
  readonly findCalls?: (callee: LocalFunction, module: SourceModule) => readonly TSESTree.CallExpression[] | undefined;
  /** What an origin is to the asker; `undefined` where it is nothing to it. */
  readonly judge: (origin: Origin) => T | undefined;
  /** Whether to look into a module that a name leads to. */
  readonly opens: (module: ModuleHandle, value: Value) => boolean;
  /** The code in which the smallest parts are looked for that an answer comes from. */
  readonly within: CodeInQuestion;
}

/** The code of a module that is to be changed. */
export interface CodeInQuestion {
  readonly module: SourceModule;
  readonly nodes: readonly TSESTree.Node[];
}

/** Bounds for generated and hostile code; what lies beyond is not known, so that it gives no answer. */
const MAX_VALUES = 4000;
const MAX_DEPTH = 300;
const MAX_FUNCTIONS = 8;
/** A longer way into a value is one that grows with each round: `this.send = this.send.bind(this)`. */
const MAX_PATH = 24;

/**
 * Goes back from a value to where it comes from, and asks what each origin is: through variables, destructuring, members,
 * literals, texts, conditions, `await`, what is put into an object, classes, and functions of this and of other modules, each in
 * the run that the call makes. Where nobody knows which of several writes comes last, all of them have to give an answer. What a call of the outside gives back is another value, but for those that a model describes.
 */
export function collectOrigins<T>(value: Value, question: OriginQuestion<T>): readonly FoundOrigin<T>[] {
  return new OriginWalk(question).collect(value);
}

interface Result<T> {
  readonly value: Value;
  /** How much code was in question. */
  readonly width: number;
  key: string | undefined;
  found: readonly FoundOrigin<T>[];
}

/** One way back. Each value is asked once, however many ways lead to it. */
class OriginWalk<T> {
  readonly #question: OriginQuestion<T>;
  /** By node, as most nodes are come to once; what tells two values of one node apart is described when the second one comes. */
  readonly #results = new Map<TSESTree.Node, Result<T>[]>();
  readonly #keys = new ValueKeys();
  #within: CodeInQuestion;
  #left = MAX_VALUES;
  #depth = 0;

  constructor(question: OriginQuestion<T>) {
    this.#question = question;
    this.#within = question.within;
  }

  collect(value: Value): readonly FoundOrigin<T>[] {
    const results = this.#results.get(value.node);
    const result: Result<T> = { found: CIRCLE, key: undefined, value, width: this.#within.nodes.length };
    const known = results?.find((other) => this.#getKey(other) === this.#getKey(result));
    if (known !== undefined) return known.found;
    if (value.path.length > MAX_PATH) return [];
    this.#left -= 1;
    if (this.#depth >= MAX_DEPTH) this.#left = -1;
    if (this.#left < 0) return [];
    if (results === undefined) this.#results.set(value.node, [result]);
    else results.push(result);
    this.#depth += 1;
    const node = unwrap(value.node);
    result.found = this.#compute(node === value.node ? value : { ...value, node });
    this.#depth -= 1;
    return result.found;
  }

  #getKey(result: Result<T>): string {
    result.key ??= `${this.#keys.describe(result.value)}/${String(result.width)}`;
    return result.key;
  }

  #compute(value: Value): readonly FoundOrigin<T>[] {
    const { node } = value;
    const recognized = this.#question.recognize?.(value);
    if (recognized !== undefined) return [{ answer: recognized, part: undefined }];
    switch (node.type) {
      case "Identifier":
      case "JSXIdentifier":
        return this.#collectOfName(node, value);
      case "ThisExpression": {
        const self = findThis(node, value.around);
        if (self === undefined) return [];
        return self.kind === "node" ? this.collect({ ...value, node: self.node }) : this.#collectOfInstance(self.instance, value);
      }
      case "ClassDeclaration":
      case "ClassExpression":
        return this.#collectOfClass(node, value);
      case "ImportExpression": {
        const specifier = getStringLiteral(node.source);
        return specifier === undefined ? [] : this.#collectOfExport(specifier, value);
      }
      case "CallExpression":
      case "NewExpression":
        return this.#collectOfCall(node, value);
      case "MemberExpression":
        return this.#collectOfMember(node, value);
      case "ConditionalExpression":
      case "LogicalExpression":
        return this.#collectBranches(collectMovesInto(node, value.around.module).map((move) => [move]), value);
      case "ObjectExpression":
      case "ArrayExpression":
        return this.#collectOfLiteral(collectMovesInto(node, value.around.module), value);
      default:
        return isFunction(node) ? this.#collectReturned(node, value) : this.#collectAny(collectMovesInto(node, value.around.module), value);
    }
  }

  /** `session[KEY]` is the member of that name where the key is known; where it may be one of several, all of them have to give an answer. */
  #collectOfMember(node: TSESTree.MemberExpression, value: Value): readonly FoundOrigin<T>[] {
    const moves = collectMovesInto(node, value.around.module);
    const keys = moves.some(({ take }) => take[0] === ANY_STEP) ? findKeys(node.property, value.around) : [];
    if (keys.length === 0) return this.#collectAny(moves, value);
    const found = keys.map((key) => this.#collectAny(moves.map((move) => ({ ...move, take: [key] })), value));
    return found.some(isSilent) ? [] : join(found);
  }

  /** A member of a literal, and all that may replace it; what is certainly not there is neither known nor unknown. */
  #collectOfLiteral(moves: readonly Move[], value: Value): readonly FoundOrigin<T>[] {
    if (this.#question.branches === "some" || value.path.length === 0) return this.#collectAny(moves, value);
    const meant = moves.filter(({ kind, put }) => kind === "spread" || mayBePutAt(put, value.path));
    if (meant.length === 0) return value.path[0] === ANY_STEP ? [] : CIRCLE;
    return this.#collectOfEach(meant.map((move) => [move]), value);
  }

  #collectAny(moves: readonly Move[], value: Value): readonly FoundOrigin<T>[] {
    return join(moves.map((move) => this.#collectMoved(move, value)));
  }

  #collectMoved(move: Move, value: Value): readonly FoundOrigin<T>[] {
    if (this.#question.recognize === undefined && ENDS.has(move.from.type)) return [];
    const moved = moveBack(move, value, this.#question.asksParts);
    if (moved === undefined) return [];
    return PLACING.has(move.kind) ? this.#place(moved) : this.collect(moved);
  }

  /**
   * Follows a part that a literal or a call is put together from. The smallest one that goes on as a whole is what its author
   * must change; what something else is taken from (`readToken(request)`) is not.
   */
  #place(moved: Value): readonly FoundOrigin<T>[] {
    const found = this.collect(moved);
    if (found === CIRCLE || moved.path.length > 0 || !this.#isInQuestion(moved.node, moved.around.module)) return found;
    return found.map(({ answer, part }) => ({ answer, part: part ?? moved.node }));
  }

  #isInQuestion(node: TSESTree.Node, module: SourceModule): boolean {
    return module === this.#within.module && this.#within.nodes.some((code) => isWithin(node, code));
  }

  #judge(origin: Origin): readonly FoundOrigin<T>[] {
    const answer = this.#question.judge(origin);
    return answer === undefined ? [] : [{ answer, part: undefined }];
  }

  #collectOfName(name: TSESTree.Identifier | TSESTree.JSXIdentifier, value: Value): readonly FoundOrigin<T>[] {
    const { module } = value.around;
    const isEvery = this.#question.branches === "every";
    if (this.#question.asksNothing === true && value.path.length > 0 && name.type === "Identifier" && isChangedElsewhere(name, module)) return [];
    const stored = name.type === "Identifier" ? collectStored(name, module, isEvery, value.path) : NOTHING_STORED;
    const meant = stored.moves.filter(({ put }) => mayBePutAt(put, value.path) && !(isEvery && this.#isBeside(put, value.path)));
    const found = meant.map((move) => this.#collectMoved(move, value));
    const left = leaveOut(value, stored.hidden);
    const source = left && findNameSource(name, module);
    const own = left === undefined ? [] : source === undefined ? [[]] : [this.#collectOfSource(source, name.name, left)];
    const all = [...found, ...own];
    return isEvery && all.some(isSilent) ? [] : join(all);
  }

  /** What is put deeper into something leaves it what it is; and so does what is put under an unknown name, unless nothing may be left out. */
  #isBeside(put: Path, path: Path): boolean {
    return put.length > path.length || (this.#question.asksNothing !== true && put.includes(ANY_STEP));
  }

  #collectOfSource(source: NameSource, name: string, value: Value): readonly FoundOrigin<T>[] {
    switch (source.kind) {
      case "global":
        return this.#judge({ kind: "global", value: { ...value, path: skipGlobalObjects([name, ...value.path]) } });
      case "import":
        return this.#collectOfExport(source.specifier, { ...value, path: [...source.path, ...value.path] });
      case "declared":
        return this.collect({ ...value, node: source.node });
      case "parameter":
        return this.#collectOfParameter(source, value);
      case "written":
        if (source.mayBeUnset && this.#question.asksNothing === true) return [];
        return source.isOrdered ? this.#collectBranches(source.writes, value) : this.#collectOfEach(source.writes, value);
    }
  }

  /** What several values give of which one is there. */
  #collectBranches(branches: readonly (readonly Move[])[], value: Value): readonly FoundOrigin<T>[] {
    if (this.#question.branches === "some") return join(branches.map((moves) => this.#collectAny(moves, value)));
    return this.#collectOfEach(branches.flatMap((moves) => (moves.length === 0 ? [moves] : moves.map((move) => [move]))), value);
  }

  /** The same where each has to give an answer, but for those that are nothing at all. */
  #collectOfEach(branches: readonly (readonly Move[])[], value: Value): readonly FoundOrigin<T>[] {
    const asked = branches.filter((moves) => this.#question.asksNothing === true || moves.length === 0 || !moves.every(({ from }) => isEmpty(from)));
    const found = asked.map((moves) => this.#collectAny(moves, value));
    return found.some(isSilent) ? [] : join(found);
  }

  #collectOfParameter({ function: callee, index, moves, parameter }: NameSource & { readonly kind: "parameter" }, value: Value): readonly FoundOrigin<T>[] {
    const run = findRun(callee, value.around) ?? findOwnRun(callee, value.around);
    const calls = run === undefined && countRuns(value.around) < MAX_FUNCTIONS ? this.#question.findCalls?.(callee, value.around.module) : undefined;
    if (calls !== undefined && calls.length > 0) return this.#collectOfCalls(calls, callee, value);
    return moves.flatMap((move) => {
      const moved = moveBack(move, value, this.#question.asksParts);
      if (moved === undefined) return [];
      const given = run && findGiven(run, index, parameter, moved.path);
      // What stands there by default is of the function's own code.
      if (move.from !== parameter) return given === undefined || given.isKnown ? [] : this.collect(moved);
      if (run === undefined) return this.#judge({ function: callee, kind: "parameter", ...locateGiven(index, parameter, { ...moved, node: value.node }) });
      const settled = run.resolvesGiven === true && moved.path.length === 0 ? "resolved" : undefined;
      return (given?.parts ?? []).flatMap((part) => this.#place({ ...moved, ...part, around: run.at, settled: moved.settled ?? settled }));
    });
  }

  /** What all calls of a function give to one of its parameters, each in a run of its own. */
  #collectOfCalls(calls: readonly TSESTree.CallExpression[], callee: LocalFunction, value: Value): readonly FoundOrigin<T>[] {
    const { module, run: outer } = value.around;
    const found = calls.map((call) => this.collect({ ...value, around: { module, run: { arguments: call.arguments, at: { module }, function: callee, outer } } }));
    return this.#question.branches === "every" && found.some(isSilent) ? [] : join(found);
  }

  #collectReturned(callee: LocalFunction, value: Value): readonly FoundOrigin<T>[] {
    const [place, ...calls] = value.calls;
    if (value.path[0] !== CALL_STEP || place === undefined || countRuns(place.around) >= MAX_FUNCTIONS) return [];
    // A function that calls itself comes by the same call again.
    if (isRunBy(callee, place.given, place.around)) return CIRCLE;
    const { around, self } = value;
    const run = { arguments: place.given, at: place.around, function: callee, outer: around.run, resolvesGiven: place.resolvesGiven, self };
    return this.#collectBranches(collectMovesInto(callee, around.module).map((move) => [move]), { ...value, around: { module: around.module, run }, calls, node: callee });
  }

  #collectOfCall(call: CallLike, value: Value): readonly FoundOrigin<T>[] {
    const { module } = value.around;
    const required = findRequired(call, module);
    if (required !== undefined) return this.#collectOfExport(required, value);
    const carry = (moves: readonly Move[]): readonly FoundOrigin<T>[] => this.#collectOfModels(moves.filter(({ to }) => to === call), call, value);
    const carried = carry(collectModelMoves(call, module));
    if (carried.length > 0) return carried;
    const called = this.#collectAny(collectMovesInto(call, module), value);
    if (called.length > 0) return called;
    const kept = carry(collectMethodMoves(call, module));
    return isSilent(kept) ? called : kept;
  }

  /** What models say: of each value that goes in, the first that leads somewhere. */
  #collectOfModels(moves: readonly Move[], call: CallLike, value: Value): readonly FoundOrigin<T>[] {
    const found = new Map<TSESTree.Node, readonly FoundOrigin<T>[]>();
    for (const move of moves) {
      const known = found.get(move.from) ?? [];
      if (known.length === 0) found.set(move.from, this.#collectOfModel(move, call, value));
    }
    return join([...found.values()]);
  }

  #collectOfModel(move: Move, call: CallLike, value: Value): readonly FoundOrigin<T>[] {
    const moved = moveBack(move, value, this.#question.asksParts);
    if (moved === undefined) return [];
    const within = this.#within;
    if (move.put[0] === BODY_STEP) this.#within = widen(within, call, value.around.module);
    const found = this.#place(moved);
    this.#within = within;
    return found;
  }

  /** What another module exports: the first step is its name there. */
  #collectOfExport(specifier: string, value: Value): readonly FoundOrigin<T>[] {
    const way = followExport(specifier, value);
    switch (way?.kind) {
      case undefined:
        return [];
      case "module": {
        const located = this.#question.opens(way.definition, value) ? openDefinition(way.definition) : undefined;
        return located === undefined ? [] : this.collect({ ...value, around: { module: located.module }, node: located.node, path: way.path });
      }
      case "client":
        return this.#judge({ entry: way.entry, kind: "client", value: { ...value, path: way.path } });
      case "export":
        return this.#judge({ kind: "export", specifier: way.specifier, value: { ...value, path: way.path } });
    }
  }

  #collectOfClass(node: ClassNode, value: Value): readonly FoundOrigin<T>[] {
    const [step, ...path] = value.path;
    const [made, ...calls] = value.calls;
    if (step === NEW_STEP) return this.#collectOfInstance({ class: node, made }, { ...value, calls, path });
    return this.#collectOfLiteral(getClassMembers(node, value.around.module).own, { ...value, node });
  }

  #collectOfInstance(instance: Instance, value: Value): readonly FoundOrigin<T>[] {
    const ways = collectMemberValues(instance, value, this.#question.asksParts).map((member) => this.collect(member));
    const found = this.#question.branches === "every" && ways.some(isSilent) ? [] : join(ways);
    // Its own member hides that of the class above.
    if (found.length > 0 || (ways.length > 0 && value.path.length > 0)) return found;
    const above = goAbove(instance, value);
    return above === undefined ? found : this.collect(above);
  }
}

/** Which argument a part of a parameter is: of the rest of them, each has a position of its own. */
function locateGiven(index: number, parameter: TSESTree.Node, value: Value): Pick<Origin & { readonly kind: "parameter" }, "index" | "value"> {
  const [step, ...path] = value.path;
  return parameter.type === "RestElement" && isPosition(step) ? { index: index + Number(step), value: { ...value, path } } : { index, value };
}

/** The texts that a computed name may be; empty where it may be another one as well. */
function findKeys(node: TSESTree.Node, around: Surroundings): readonly string[] {
  if (askedKeys.has(node) || askedKeys.size >= MAX_KEYS) return [];
  askedKeys.add(node);
  try {
    return collectTexts(node, around);
  } finally {
    askedKeys.delete(node);
  }
}

/** So many computed names may lie on the way to one. */
const MAX_KEYS = 8;

/** Names that are being asked about: one may depend on itself (`path = parents[path]`). */
const askedKeys = new Set<TSESTree.Node>();

function collectTexts(node: TSESTree.Node, around: Surroundings): readonly string[] {
  const found = collectOrigins<string>(valueOf(node, around), {
    asksParts: false,
    branches: "every",
    judge: () => undefined,
    opens: () => true,
    recognize: (value) => (value.path.length === 0 ? getStringLiteral(value.node) : undefined),
    within: { module: around.module, nodes: [] },
  });
  const texts = new Set(found.map(({ answer }) => answer));
  return texts.size > MAX_TEXTS ? [] : [...texts];
}

/** Names that may be one of more texts are generated. */
const MAX_TEXTS = 8;

/** What nothing comes into from elsewhere: most of what is written in an object or an element is of these. */
const ENDS: ReadonlySet<string> = new Set(["JSXElement", "JSXEmptyExpression", "JSXFragment", "Literal", "UnaryExpression"]);

/** Moves by which an object or a call is put together, so that their parts can be changed one by one. */
const PLACING: ReadonlySet<MoveKind> = new Set(["spread", "stored"]);

function isEmpty(node: TSESTree.Node): boolean {
  return isNothing(node) || getStringLiteral(node) === "";
}

/** What a response is made of is put together by the function that makes it, so that belongs to the code in question. */
function widen(within: CodeInQuestion, call: CallLike, module: SourceModule): CodeInQuestion {
  const maker = module === within.module ? findEnclosingFunction(call) : undefined;
  return maker === undefined ? within : { module, nodes: [...within.nodes, maker] };
}
