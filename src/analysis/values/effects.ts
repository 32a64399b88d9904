import type { TSESTree } from "@typescript-eslint/utils";

import type { Shortcut } from "../../platform/shortcut.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin, walk } from "../../syntax/traverse.ts";
import { Memo } from "../memo.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { mayComeTo, mayPathComeTo, mayTake } from "../references/may-come-to.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { runBy, type OwnCallee } from "./callees.ts";
import { collectOwnCallees } from "./own-callees.ts";

/** Something that code does, and the smallest node that says so. */
export interface Effect {
  readonly node: TSESTree.Node;
}

/** What code does in one run of the function around it. */
export type ReadEffects<T extends Effect> = (around: Surroundings) => readonly T[];

/** What is looked for. */
export interface EffectQuestion<T extends Effect> {
  /** What a module has to come to for there to be any. */
  readonly shortcut: Shortcut;
  /** Whether a module may do it by itself, where that is more than to come to the shortcut. */
  readonly mayDo?: (module: SourceModule) => boolean;
  /** What a node does by itself. */
  readonly findReaders: (node: TSESTree.Node, module: SourceModule) => readonly ReadEffects<T>[];
  /** The parameters that decide, where the callers of a function do; of several functions, where one is within another one. */
  readonly findOpenings: (effect: T) => readonly Opening[];
  /** Whether there is no more to learn of it. */
  readonly isKnown: (effect: T) => boolean;
  /** The same as what a call does, where the call gives it the argument that decides; `undefined` where it is none of the call's. */
  readonly at: (effect: T, place: EffectPlace) => T | undefined;
  /** Whether a function that no code of its module calls does what it does without arguments. */
  readonly runsUncalled?: boolean;
}

/** A call that does something by the function that it runs. */
export interface EffectPlace {
  readonly call: TSESTree.CallExpression;
  readonly callee: OwnCallee;
  readonly module: SourceModule;
  /** The argument that decides, and where it stands; the call itself where that is left out. */
  readonly argument: TSESTree.Node;
  readonly index: number;
}

export interface Opening {
  readonly function: LocalFunction;
  readonly index: number;
}

/** A function that does something with what one of its parameters says. */
interface OpenEffect<T extends Effect> extends Opening {
  /** The functions on the way to the code that does it: a call within one of them goes in a circle. */
  readonly through: readonly LocalFunction[];
  readonly read: ReadEffects<T>;
}

interface ModuleEffects<T extends Effect> {
  readonly effects: readonly T[];
  readonly open: readonly OpenEffect<T>[];
}

/** So many functions may stand between a call that says what is meant and the code that does it. */
const MAX_CHAIN = 4;

/**
 * What the modules of an app do, in source order: in their own code, and where they call functions, their own or those of other
 * modules, that do it with what they are given. Each module is read once, and each function bound to its calls.
 */
export function createEffects<T extends Effect>(question: EffectQuestion<T>): (module: SourceModule) => readonly T[] {
  const nothing: ModuleEffects<T> = { effects: [], open: [] };
  // Modules that call one another find more at each other with each round.
  const memo = new Memo<SourceModule, ModuleEffects<T>>({
    assumed: nothing,
    isSame: (first, second) => first.effects.length === second.effects.length && first.open.length === second.open.length,
    unknown: nothing,
  });
  const { mayDo = (module) => mayComeTo(question.shortcut, module) } = question;
  const ask = (module: SourceModule): ModuleEffects<T> => memo.ask(module, () => (mayDo(module) ? new Collection(question, module, ask).collect() : nothing));
  return (module) => ask(module).effects;
}

/** A call, and a function that it runs. */
interface OwnCall {
  readonly call: TSESTree.CallExpression;
  readonly callee: OwnCallee;
}

/** What one module does. */
class Collection<T extends Effect> {
  readonly #question: EffectQuestion<T>;
  readonly #module: SourceModule;
  readonly #ask: (module: SourceModule) => ModuleEffects<T>;
  readonly #effects: T[] = [];
  readonly #calls = new Map<LocalFunction, OwnCall[]>();
  /** Calls of what is certainly none of another module's, or of what nobody has looked at yet. */
  readonly #unread: TSESTree.CallExpression[] = [];
  #open: OpenEffect<T>[] = [];

  constructor(question: EffectQuestion<T>, module: SourceModule, ask: (module: SourceModule) => ModuleEffects<T>) {
    this.#question = question;
    this.#module = module;
    this.#ask = ask;
  }

  collect(): ModuleEffects<T> {
    for (const node of walk(this.#module.ast, this.#module.visitorKeys)) {
      for (const read of this.#question.findReaders(node, this.#module)) this.#add(read, []);
      if (node.type === "CallExpression") this.#noteCall(node);
    }
    // What they run is worth knowing where a function leaves something to its callers: to know it of a bundle takes its time.
    if (this.#open.length > 0 || mayTake(this.#question.shortcut, this.#module)) for (const call of this.#unread) this.#readCall(call);
    const all: OpenEffect<T>[] = [];
    for (let step = 0; step < MAX_CHAIN && this.#open.length > 0; step += 1) {
      const helpers = this.#open;
      this.#open = [];
      all.push(...helpers);
      for (const helper of helpers) {
        const calls = this.#calls.get(helper.function);
        for (const own of calls ?? []) if (!isWithin(own.call, helper.function)) this.#apply(helper, own);
        if (calls === undefined && this.#question.runsUncalled === true) this.#runUncalled(helper);
      }
    }
    return { effects: this.#effects.sort((first, second) => first.node.range[0] - second.node.range[0]), open: [...all, ...this.#open] };
  }

  #add(read: ReadEffects<T>, through: OpenEffect<T>["through"]): void {
    const found = read({ module: this.#module });
    const openings = found.map((effect) => this.#question.findOpenings(effect)).find(({ length }) => length > 0) ?? [];
    for (const opening of openings) {
      if (!through.includes(opening.function)) this.#open.push({ ...opening, read, through: [...through, opening.function] });
    }
    this.#effects.push(...found.filter((effect) => this.#question.isKnown(effect)));
  }

  #noteCall(call: TSESTree.CallExpression): void {
    const path = resolveAccessPath(call.callee, this.#module);
    if (path?.root.kind !== "module") this.#unread.push(call);
    else if (mayPathComeTo(path, this.#question.shortcut, this.#module)) this.#readCall(call);
  }

  /** Notes what a call runs of this module, and does what it runs of another one. */
  #readCall(call: TSESTree.CallExpression): void {
    const module = this.#module;
    for (const callee of collectOwnCallees(call.callee, module)) {
      if (callee.around.module === module) {
        const known = this.#calls.get(callee.function);
        if (known === undefined) this.#calls.set(callee.function, [{ call, callee }]);
        else known.push({ call, callee });
        continue;
      }
      for (const open of this.#ask(callee.around.module).open) if (open.function === callee.function) this.#apply(open, { call, callee });
    }
  }

  /** What a call of a function does; where its own argument is a parameter, that is the next function's to say. */
  #apply({ index, read, through }: OpenEffect<T>, { call, callee }: OwnCall): void {
    // What is left out has its default.
    const place = { argument: call.arguments[index] ?? call, call, callee, index, module: this.#module };
    this.#add((at) => read(runBy(callee, { arguments: call.arguments, at })).flatMap((effect) => this.#question.at(effect, place) ?? []), through);
  }

  #runUncalled({ function: callee, read, through }: OpenEffect<T>): void {
    const own: OwnCallee = { around: { module: this.#module }, function: callee, kind: "own", self: undefined };
    this.#add((at) => read(runBy(own, { arguments: [], at })), through);
  }
}
