import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import type { TextPart } from "../constants/evaluated.ts";
import { ANY_STEP, type Path } from "../values/value.ts";
import type { CookieName } from "./cookie-read.ts";
import { DICTIONARY, ENTRY, JAR, LOOKUP, NAME } from "./cookie-state.ts";
import { evaluateNameTexts, evaluatePatternSources } from "./evaluate-name.ts";
import { findNamesInPattern } from "./name-in-pattern.ts";
import { findNameInText, hasNameBeforeEquals } from "./name-in-text.ts";

/** A place in the text that names a cookie, and what it may be called. */
export interface NameTest {
  readonly node: TSESTree.Node;
  readonly module: SourceModule;
  readonly name: CookieName;
}

/** What code certainly asks of the cookies that it has at hand: for some by their names. */
export interface Question {
  readonly tests: readonly NameTest[];
  /** The expression whose value is the cookie's, or says whether there is one. */
  readonly result: TSESTree.Node;
  /** What the result is: the value, whether there is one, a name without its value, or a test of one cookie of many. */
  readonly gives: "name" | "presence" | "test" | "value";
  /** Where in the result the value lies. */
  readonly path?: Path;
}

interface Asking {
  /** How the first argument names cookies. */
  readonly by: "end" | "pattern" | "regexp" | "separator" | "text";
  readonly gives: Question["gives"];
}

const TEXT: Asking = { by: "text", gives: "value" };
const TEXT_PRESENCE: Asking = { by: "text", gives: "presence" };
const TEXT_TEST: Asking = { by: "text", gives: "test" };
const PATTERN: Asking = { by: "pattern", gives: "value" };
const PATTERN_TEST: Asking = { by: "pattern", gives: "test" };
const REGEXP: Asking = { by: "regexp", gives: "value" };

const OF_ONE: Readonly<Record<string, Asking>> = {
  includes: TEXT_TEST,
  indexOf: TEXT_TEST,
  lastIndexOf: TEXT_TEST,
  match: PATTERN_TEST,
  matchAll: PATTERN_TEST,
  search: PATTERN_TEST,
  startsWith: TEXT_TEST,
};
const OF_LIST: Readonly<Record<string, Asking>> = { includes: TEXT_PRESENCE, indexOf: TEXT, lastIndexOf: TEXT };

/** By what a value is, and the name of the method. */
const ASKING_METHODS: Readonly<Record<string, Readonly<Record<string, Asking>>>> = {
  [`${ANY_STEP}.${ENTRY}`]: OF_LIST,
  [`${ANY_STEP}.${NAME}`]: OF_LIST,
  [DICTIONARY]: { hasOwnProperty: TEXT_PRESENCE },
  [ENTRY]: OF_ONE,
  [JAR]: {
    endsWith: TEXT_PRESENCE,
    includes: TEXT_PRESENCE,
    indexOf: TEXT,
    lastIndexOf: TEXT,
    match: PATTERN,
    matchAll: PATTERN,
    replace: REGEXP,
    replaceAll: REGEXP,
    search: PATTERN,
    split: { by: "separator", gives: "value" },
    startsWith: TEXT_PRESENCE,
  },
  [LOOKUP]: { get: TEXT, getAll: TEXT, has: TEXT_PRESENCE },
  [NAME]: { ...OF_ONE, endsWith: { by: "end", gives: "test" }, localeCompare: TEXT_TEST },
};

/** What a method is asked; `undefined` where that names no cookie. */
export function findMethodQuestion(path: Path, method: string, call: TSESTree.CallExpression, module: SourceModule): Question | undefined {
  const methods = ASKING_METHODS[path.join(".")];
  const asking = methods !== undefined && Object.hasOwn(methods, method) ? methods[method] : undefined;
  const [argument] = call.arguments;
  if (asking === undefined || argument === undefined) return undefined;
  return createQuestion(findTests(asking.by, argument, module), call, asking.gives);
}

export function createQuestion(tests: readonly NameTest[], result: TSESTree.Node, gives: Question["gives"], path: Path = []): Question | undefined {
  return tests.length === 0 ? undefined : { gives, path, result, tests };
}

function findTests(by: Asking["by"], node: TSESTree.Node, module: SourceModule): readonly NameTest[] {
  switch (by) {
    case "end":
      return findTextTests(node, module).map((test) => ({ ...test, name: [UNKNOWN_START, ...test.name] }));
    case "pattern":
      return findPatternTests(node, module, true);
    case "regexp":
      return findPatternTests(node, module);
    case "separator":
      return findSeparatorTests(node, module);
    case "text":
      return findTextTests(node, module);
  }
}

/** What stands before the end that a name is asked for. */
const UNKNOWN_START: TextPart = { kind: "unknown", reason: "unsupported syntax" };

/** The names at which all cookies are cut: `split("; token=")`. */
function findSeparatorTests(node: TSESTree.Node, module: SourceModule): readonly NameTest[] {
  const tests = findPatternTests(node, module);
  if (tests.length > 0) return tests;
  return evaluateNameTexts(node, module).some((text) => hasNameBeforeEquals(text)) ? findTextTests(node, module) : [];
}

/** The names that a text may spell. */
export function findTextTests(node: TSESTree.Node | undefined, module: SourceModule): readonly NameTest[] {
  if (node === undefined) return [];
  return evaluateNameTexts(node, module)
    .map((text) => findNameInText(text))
    .filter((name) => name !== undefined)
    .map((name) => ({ module, name, node }));
}

/** The names that a regular expression asks for; `match` and `search` make one of a text as well. */
export function findPatternTests(node: TSESTree.Node, module: SourceModule, acceptsText = false): readonly NameTest[] {
  const sources = evaluatePatternSources(node, module);
  return (sources.length === 0 && acceptsText ? evaluateNameTexts(node, module) : sources)
    .flatMap((source) => findNamesInPattern(source))
    .map((name) => ({ module, name, node }));
}

/** What every object has; a cookie of such a name is none of ours. */
const INHERITED: ReadonlySet<string> = new Set(["constructor", "hasOwnProperty", "propertyIsEnumerable", "toString", "valueOf"]);

/** The names that a member of an object of cookies, or of a pattern for one, may have. */
export function findKeyTests(key: TSESTree.Node, isComputed: boolean, module: SourceModule): readonly NameTest[] {
  if (isComputed || key.type !== "Identifier") return findTextTests(key, module);
  return INHERITED.has(key.name) ? [] : [{ module, name: [{ kind: "static", text: key.name }], node: key }];
}
