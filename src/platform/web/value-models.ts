import type { ValueModel } from "../value-model.ts";

const COPY: ValueModel = { from: "0", to: "result" };
const GONE_THROUGH: ValueModel = { from: "0.[…]", to: "result" };
const TEXT: ValueModel = { from: "0", isText: true, to: "result" };
const OWN_TEXT: ValueModel = { from: "this", isText: true, to: "result" };
/** A list of pairs, or what has names already: a `Map`, headers. */
const NAMED: readonly ValueModel[] = [{ ...COPY, isOfMembers: true, isOfPairs: true }, GONE_THROUGH];
/** What is asked of each element of a list is asked of the list. */
const MAPPED: ValueModel = { from: "0.()", isCallback: true, to: "result.[…]" };

/** By the name of a global function; classes are called by `new`. Source: https://tc39.es/ecma262/, https://fetch.spec.whatwg.org/ */
export const GLOBAL_MODELS: Readonly<Record<string, readonly ValueModel[]>> = {
  "Array.from": [GONE_THROUGH],
  "JSON.parse": [{ from: "0.json", to: "result" }],
  "JSON.stringify": [{ from: "0", to: "result.json" }],
  "Object.assign": [{ from: "each", to: "result" }, { from: "each", to: "0" }],
  "Object.freeze": [COPY],
  "Object.fromEntries": NAMED,
  "Object.seal": [COPY],
  "Promise.all": [{ ...COPY, promises: "elements" }],
  "Promise.any": [{ ...GONE_THROUGH, promises: "whole" }],
  "Promise.race": [{ ...GONE_THROUGH, promises: "whole" }],
  "Promise.resolve": [{ ...COPY, promises: "whole" }],
  "Response.json": [{ from: "0", to: "result.body" }],
  String: [TEXT],
  decodeURIComponent: [TEXT],
  encodeURIComponent: [TEXT],
  "new Headers": [{ ...COPY, isOfPairs: true }],
  "new Map": NAMED,
  "new Response": [{ from: "0", to: "result.body" }],
  "new Set": [GONE_THROUGH],
  structuredClone: [COPY],
};

/** By the name of a method, whatever object it belongs to. */
export const METHOD_MODELS: Readonly<Record<string, readonly ValueModel[]>> = {
  append: [{ from: "1", to: "this.{0}" }],
  // Further arguments take the places of those that a call gives.
  bind: [{ from: "this", maxArguments: 1, to: "result" }],
  catch: [{ from: "this", promises: "whole", to: "result" }],
  finally: [{ from: "this", promises: "whole", to: "result" }],
  flatMap: [MAPPED],
  get: [{ from: "this.{0}", to: "result" }],
  map: [MAPPED],
  push: [{ from: "each", to: "this.*" }],
  set: [{ from: "1", to: "this.{0}" }],
  then: [{ from: "0.()", isCallback: true, promises: "whole", to: "result" }],
  toString: [OWN_TEXT],
  trim: [OWN_TEXT],
  trimEnd: [OWN_TEXT],
  trimStart: [OWN_TEXT],
};

/** Methods that take elements out, or give those of a list other places. */
export const REORDERING_METHODS: ReadonlySet<string> = new Set(["clear", "copyWithin", "delete", "fill", "pop", "reverse", "shift", "sort", "splice", "unshift"]);
