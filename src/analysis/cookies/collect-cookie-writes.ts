import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIES } from "../../platform/shortcuts.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, isWithin, walk } from "../../syntax/traverse.ts";
import { resolveAccessPath, type LocalFunction } from "../references/access-path.ts";
import { findLinkedFunction } from "../references/linked.ts";
import { mayPathComeTo } from "../references/may-come-to.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { describeCallee } from "./cookie-helpers.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import type { CookieWrite } from "./cookie-write.ts";
import { matchCookieWriter } from "../library-calls/match-cookie-writer.ts";
import { readSetCookie } from "./read-set-cookie.ts";
import { readWriterCall } from "./read-writer-call.ts";
import { rememberPerModule } from "./remember-per-module.ts";
import { findSetCookieTexts } from "./set-cookie-texts.ts";
import { isNamed } from "./spell-cookie-name.ts";

/** How many functions may stand between a call that names a cookie and the code that sets it. */
const MAX_CHAIN = 4;

/** A function that sets the cookie one of its parameters names. */
interface OpenWrite {
  readonly function: LocalFunction;
  readonly index: number;
  /** The functions on the way to the code that sets it: a call within one of them goes in a circle. */
  readonly through: readonly LocalFunction[];
  readonly read: (run: FunctionRun) => readonly CookieWrite[];
}

interface ModuleWrites {
  readonly writes: readonly CookieWrite[];
  readonly open: readonly OpenWrite[];
}

const NOTHING: ModuleWrites = { open: [], writes: [] };

/**
 * The places of a module that set a cookie, in source order: in its own code, and where it calls functions, its own or
 * another module's, that set the cookie an argument names. Deletions are left out, and so are names that nobody knows.
 */
export function collectCookieWrites(module: SourceModule): readonly CookieWrite[] {
  return getModuleWrites(module).writes;
}

const getModuleWrites = rememberPerModule(NOTHING, collect, ({ open, writes }) => open.length + writes.length);

function collect(module: SourceModule): ModuleWrites {
  const writes: CookieWrite[] = [];
  let open: OpenWrite[] = [];
  const add = (found: readonly CookieWrite[], read: OpenWrite["read"], through: OpenWrite["through"] = []): void => {
    const [opened] = found.flatMap((write) => findOpening(write) ?? []);
    if (opened !== undefined && !through.includes(opened.function)) open.push({ ...opened, read, through: [...through, opened.function] });
    writes.push(...found.filter((write) => isNamed(write.name)));
  };
  for (const node of walk(module.ast, module.visitorKeys)) {
    for (const read of findReaders(node, module)) add(read({ module }), (run) => read({ module, run }));
    if (node.type !== "CallExpression") continue;
    for (const linked of findLinkedWrites(node, module)) applyCall(linked, node, module, add);
  }
  const all = [...open];
  for (let step = 0; step < MAX_CHAIN && open.length > 0; step += 1) {
    const helpers = open;
    open = [];
    for (const helper of helpers) {
      for (const call of collectLocalCalls(helper.function, module)) {
        if (!isWithin(call, helper.function)) applyCall(helper, call, module, add);
      }
    }
    all.push(...open);
  }
  return { open: all, writes: writes.sort((first, second) => first.node.range[0] - second.node.range[0]) };
}

type Read = (around: Surroundings) => readonly CookieWrite[];

function findReaders(node: TSESTree.Node, module: SourceModule): readonly Read[] {
  const readers: Read[] = findSetCookieTexts(node, module).map((text) => (around) => readSetCookie(text, around));
  const call = node.type === "CallExpression" ? matchCookieWriter(node, module) : undefined;
  return call === undefined ? readers : [...readers, (around) => readWriterCall(call, around)];
}

/** What a call of a function sets; where its own argument is a parameter, that is the next function's to name. */
function applyCall(
  helper: OpenWrite,
  call: TSESTree.CallExpression,
  module: SourceModule,
  add: (found: readonly CookieWrite[], read: OpenWrite["read"], through: OpenWrite["through"]) => void,
): void {
  // What is left out has its default.
  const named = call.arguments[helper.index] ?? call;
  const { api } = describeCallee(call, module);
  const read = (at: Surroundings): readonly CookieWrite[] =>
    helper.read({ arguments: call.arguments, at, function: helper.function }).map((write) => ({ ...write, api, node: named, place: undefined }));
  add(read({ module }), (run) => read({ module, run }), helper.through);
}

/** The functions of another module that a call runs, where that may come to cookies. */
function findLinkedWrites(call: TSESTree.CallExpression, module: SourceModule): readonly OpenWrite[] {
  if (module.links === undefined || call.arguments.length === 0) return [];
  const path = resolveAccessPath(call.callee, module);
  if (path === undefined || !mayPathComeTo(path, COOKIES, module)) return [];
  const callee = findLinkedFunction(call.callee, module);
  if (callee === undefined || callee.module === module) return [];
  return getModuleWrites(callee.module).open.filter((open) => open.function === callee.function);
}

/** The parameter that names the cookie, where its callers decide. */
function findOpening({ name }: CookieWrite): Pick<OpenWrite, "function" | "index"> | undefined {
  const part = name.find(({ kind }) => kind === "parameter");
  return part?.kind === "parameter" && isFunction(part.function) ? { function: part.function, index: part.index } : undefined;
}
