import type { TSESTree } from "@typescript-eslint/utils";

import { STORAGES } from "../../platform/shortcuts.ts";
import type { StorageUse } from "../../platform/web/web-storage.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getConstants, getTexts, resolveBindings, type TextPart } from "../constants/evaluated.ts";
import { isNamed } from "../cookies/spell-cookie-name.ts";
import { isFlag } from "../cookies/written-value.ts";
import { Memo } from "../memo.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction } from "../references/linked.ts";
import { mayComeTo, mayPathComeTo } from "../references/may-come-to.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import { findStorageAccesses, type StorageAccess } from "./storage-access.ts";

/** An item of a storage that code writes or reads, by each name that it may have. */
export interface StorageItem {
  readonly node: TSESTree.Node;
  readonly api: string;
  readonly use: StorageUse;
  readonly name: readonly TextPart[];
}

/** A function that does so with the item that one of its parameters names. */
interface OpenItem {
  readonly function: LocalFunction;
  readonly index: number;
  /** The functions on the way to the code that does it: a call within one of them goes in a circle. */
  readonly through: readonly LocalFunction[];
  readonly read: (run: FunctionRun) => readonly StorageItem[];
}

interface ModuleItems {
  readonly items: readonly StorageItem[];
  readonly open: readonly OpenItem[];
}

/** How many functions may stand between a call that names an item and the code that writes it. */
const MAX_CHAIN = 4;
const LONGEST_CALLEE = 40;
const NOTHING: ModuleItems = { items: [], open: [] };

/** Modules that call one another find more at each other with each round. */
const memo = new Memo<SourceModule, ModuleItems>({
  assumed: NOTHING,
  isSame: (first, second) => first.items.length === second.items.length && first.open.length === second.open.length,
  unknown: NOTHING,
});

/**
 * The items that a module writes and reads, in source order: in its own code, and where it calls functions, its own or
 * another module's, that take the name as an argument. Removals are left out, and so are names that nobody knows.
 */
export function collectStorageItems(module: SourceModule): readonly StorageItem[] {
  return getModuleItems(module).items;
}

function getModuleItems(module: SourceModule): ModuleItems {
  return memo.ask(module, () => (mayComeTo(STORAGES, module) ? collect(module) : NOTHING));
}

type Read = (around: Surroundings) => readonly StorageItem[];

function collect(module: SourceModule): ModuleItems {
  const items: StorageItem[] = [];
  const all: OpenItem[] = [];
  let open: OpenItem[] = [];
  const add = (read: Read, through: OpenItem["through"] = []): void => {
    const found = read({ module });
    const opening = found.map(({ name }) => findOpening(name)).find((one) => one !== undefined);
    if (opening !== undefined && !through.includes(opening.function)) {
      open.push({ ...opening, read: (run) => read({ module, run }), through: [...through, opening.function] });
    }
    items.push(...found.filter(({ name }) => isNamed(name)));
  };
  for (const node of walk(module.ast, module.visitorKeys)) {
    for (const access of findStorageAccesses(node, module)) add((around) => readItems(access, around));
    if (node.type !== "CallExpression") continue;
    for (const linked of findLinkedItems(node, module)) applyCall(linked, node, module, add);
  }
  for (let step = 0; step < MAX_CHAIN && open.length > 0; step += 1) {
    const helpers = open;
    open = [];
    all.push(...helpers);
    for (const helper of helpers) {
      for (const call of collectLocalCalls(helper.function, module)) {
        if (!isWithin(call, helper.function)) applyCall(helper, call, module, add);
      }
    }
  }
  return { items: items.sort((first, second) => first.node.range[0] - second.node.range[0]), open: all };
}

/** What a call of a function does; where its own argument is a parameter, that is the next function's to name. */
function applyCall(helper: OpenItem, call: TSESTree.CallExpression, module: SourceModule, add: (read: Read, through: OpenItem["through"]) => void): void {
  // What is left out has its default.
  const named = call.arguments[helper.index] ?? call;
  const text = module.text.slice(...call.callee.range);
  const isName = /^[\w$.?]+$/u.test(text) && text.length <= LONGEST_CALLEE;
  add(
    (at) => helper.read({ arguments: call.arguments, at, function: helper.function }).map((item) => ({ ...item, api: isName ? text : item.api, node: named })),
    helper.through,
  );
}

function readItems({ api, key, node, use, value }: StorageAccess, around: Surroundings): readonly StorageItem[] {
  if (value !== undefined && isEmptied(value, around)) return [];
  const names: readonly (readonly TextPart[])[] =
    typeof key === "string" ? [[{ kind: "static", text: key }]] : getTexts(evaluateIn(key, around)).map((text) => resolveBindings(text));
  return names.map((name) => ({ api, name, node, use }));
}

/** Whether a constant takes the place of the value, which identifies nobody: nothing, or a marker. */
function isEmptied(value: TSESTree.Node, around: Surroundings): boolean {
  const constants = getConstants(evaluateIn(value, around));
  return constants.length > 0 && constants.every((constant) => isFlag(constant) || (constant.type === "text" && constant.parts.length === 0));
}

/** The functions of another module that a call runs, where that may come to a storage. */
function findLinkedItems(call: TSESTree.CallExpression, module: SourceModule): readonly OpenItem[] {
  if (module.links === undefined || call.arguments.length === 0) return [];
  const path = resolveAccessPath(call.callee, module);
  if (path === undefined || !mayPathComeTo(path, STORAGES, module)) return [];
  const callee = findLinkedFunction(call.callee, module);
  if (callee === undefined || callee.module === module) return [];
  return getModuleItems(callee.module).open.filter((open) => open.function === callee.function);
}

function findOpening(name: readonly TextPart[]): Pick<OpenItem, "function" | "index"> | undefined {
  const part = name.find(({ kind }) => kind === "parameter");
  return part?.kind === "parameter" && isFunction(part.function) ? { function: part.function, index: part.index } : undefined;
}
