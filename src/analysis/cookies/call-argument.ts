import type { TSESTree } from "@typescript-eslint/utils";

import { isCookieParser } from "../../platform/libraries/cookie-libraries.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getExportPath, resolveAccessPath, type AccessPath } from "../references/access-path.ts";
import { findLinkedFunction, resolveLinkedPath, type LinkedFunction } from "../references/linked.ts";
import { findLocalCallee } from "../references/local-callee.ts";
import {
  DICTIONARY,
  JAR,
  KEY,
  listOf,
  LOOKUP,
  PAIR,
  PARCEL,
  type CookieState,
  type Frame,
  type Interpreter,
  type Trail,
} from "./cookie-state.ts";
import { findPatternTests, findTextTests } from "./entry.ts";
import { searchByPattern } from "./jar.ts";
import { findJarSink, isPacking } from "./jar-sinks.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Deeper nests of calls are not followed. */
const MAX_FRAMES = 6;
const SAME_TEXT: ReadonlySet<string> = new Set(["String", "decodeURI", "decodeURIComponent", "unescape"]);
/** Readers that packages bring along, by what everybody calls them. */
const PARSER_NAME = /^parse(?:Document)?Cookies?$/iu;
const READER_NAME = /^(?:find|get|read)Cookies?(?:Value|ByName)?$/iu;

/** A state that is an argument: of a platform function, a parser, a function of this module, a request. */
export function followArgument(argument: TSESTree.Node, call: Call, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  const { module } = interpreter;
  const index = call.arguments.findIndex((candidate) => candidate === argument);
  const path = resolveAccessPath(call.callee, module);
  if (state.kind === "parcel" || isWhole(state)) {
    const sink = findJarSink(call, module);
    if (sink !== undefined) {
      interpreter.emit({ api: trail.api, kind: "jar", node: trail.source, use: sink });
      return;
    }
    if (isPacking(call, module)) interpreter.follow(call, PARCEL, trail);
  }
  if (call.type === "CallExpression") {
    if (searchesByPattern(call, state, trail, interpreter)) return;
    const callee = findLocalCallee(call, module);
    if (callee !== undefined) {
      enterFunction(call, index, state, trail, interpreter);
      return;
    }
  }
  if (path === undefined || index !== 0) {
    tellMap(call, index, state, trail, interpreter);
    return;
  }
  if (path.root.kind === "global") followPlatformCall([path.root.name, ...path.steps].join("."), call, state, trail, interpreter);
  else if (state.kind === "jar" && path.root.kind === "module") followParser(path, call, trail, interpreter);
}

/** Names alone give nothing away. */
function isWhole(state: CookieState): boolean {
  if (state.kind === "list") return state.of.kind === "entry" || state.of.kind === "pair" || state.of.kind === "item";
  return state.kind === "jar" || state.kind === "dictionary" || state.kind === "lookup";
}

function searchesByPattern(call: TSESTree.CallExpression, state: CookieState, trail: Trail, interpreter: Interpreter): boolean {
  if (call.callee.type !== "MemberExpression") return false;
  const method = getPropertyName(call.callee);
  if (method !== "exec" && method !== "test") return false;
  if (state.kind === "jar") searchByPattern(call, call.callee.object, method, trail, interpreter);
  else if (state.kind === "entry" || state.kind === "key") {
    interpreter.reportTest(findPatternTests(call.callee.object, interpreter), call, trail);
  }
  return true;
}

function followPlatformCall(name: string, call: Call, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  switch (name) {
    case "Object.fromEntries":
      if (holdsPairs(state)) interpreter.follow(call, DICTIONARY, trail);
      return;
    case "Map":
      if (holdsPairs(state)) interpreter.follow(call, LOOKUP, trail);
      return;
    case "URLSearchParams":
      if (state.kind === "jar" || holdsPairs(state) || state.kind === "dictionary") interpreter.follow(call, LOOKUP, trail);
      return;
    case "Object.entries":
      if (state.kind === "dictionary") interpreter.follow(call, listOf(PAIR), trail);
      return;
    case "Object.keys":
      if (state.kind === "dictionary") interpreter.follow(call, listOf(KEY), trail);
      return;
    case "Object.hasOwn":
      if (state.kind === "dictionary") interpreter.report(findTextTests(call.arguments[1], interpreter), call, trail, true);
      return;
    case "Array.from":
    case "Set":
      if (state.kind === "list") interpreter.follow(call, state, trail);
      else if (state.kind === "lookup") interpreter.follow(call, listOf(PAIR), trail);
      return;
    case "Boolean":
      return;
    default:
      if (SAME_TEXT.has(name)) interpreter.follow(call, state, trail);
  }
}

function holdsPairs(state: CookieState): boolean {
  return state.kind === "lookup" || (state.kind === "list" && (state.of.kind === "pair" || state.of.kind === "list"));
}

/** The `parse` of a library, which another module of the app may export again. */
function isLibraryParser({ callee }: Call, { module }: Interpreter): boolean {
  const path = resolveLinkedPath(callee, module)?.path;
  return path?.root.kind === "module" && isCookieParser(path.root.specifier, getExportPath(path));
}

/**
 * `parse(document.cookie)`, and `getCookie(document.cookie, "jwt")`: a function of another module does what its code does. Of
 * one that cannot be seen, its name is all that is known.
 */
function followParser(path: AccessPath, call: Call, trail: Trail, interpreter: Interpreter): void {
  if (path.root.kind !== "module") return;
  const linked = findLinkedFunction(call.callee, interpreter.module);
  if (linked !== undefined) {
    followLinkedParser(linked, call, trail, interpreter);
    return;
  }
  const name = path.steps.at(-1) === "default" ? "" : (path.steps.at(-1) ?? "");
  const local = call.callee.type === "Identifier" ? call.callee.name : "";
  if (isLibraryParser(call, interpreter) || PARSER_NAME.test(name) || PARSER_NAME.test(local)) {
    interpreter.follow(call, DICTIONARY, trail);
  } else if (READER_NAME.test(name) || READER_NAME.test(local)) {
    interpreter.report(findTextTests(call.arguments[1], interpreter), call, trail);
  }
}

function followLinkedParser(callee: LinkedFunction, call: Call, trail: Trail, interpreter: Interpreter): void {
  const { reads, states } = interpreter.enter(callee, JAR);
  for (const state of states) interpreter.follow(call, state, trail);
  for (const read of reads) {
    const [part, ...others] = read.kind === "named" ? read.name : [];
    const isArgument = part?.kind === "parameter" && part.function === callee.function && others.length === 0;
    if (isArgument) interpreter.report(findTextTests(call.arguments[part.index], interpreter), call, trail, read.use === "presence");
  }
}

/** `map.set(key, value)` makes a lookup of the map. */
function tellMap(call: Call, index: number, state: CookieState, trail: Trail, interpreter: Interpreter): void {
  const { callee } = call;
  if (state.kind !== "key" || index !== 0 || callee.type !== "MemberExpression") return;
  if (getPropertyName(callee) === "set" && callee.object.type === "Identifier") interpreter.bind(callee.object, LOOKUP, trail);
}

function enterFunction(
  call: TSESTree.CallExpression,
  index: number,
  state: CookieState,
  trail: Trail,
  interpreter: Interpreter,
): void {
  const callee = findLocalCallee(call, interpreter.module);
  const parameter = callee?.params[index];
  if (callee === undefined || parameter === undefined || !isFunction(callee)) return;
  let depth = 0;
  for (let frame = trail.frame; frame !== undefined; frame = frame.outer) {
    depth += 1;
    if (frame.function === callee || depth >= MAX_FRAMES) return;
  }
  const frame: Frame = {
    call,
    function: callee,
    onReturn: (returned) => {
      interpreter.follow(call, returned, trail);
    },
    outer: trail.frame,
  };
  // What a predicate hands to a function of its own is tested there.
  interpreter.bind(parameter, state, { ...trail, frame });
}
