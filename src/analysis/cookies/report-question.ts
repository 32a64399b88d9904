import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { LocalFunction } from "../references/access-path.ts";
import type { EnteredCall, Outcome, Place } from "../values/trail.ts";
import type { Path } from "../values/value.ts";
import type { NameTest, Question } from "./asked-names.ts";
import { bindName, getRun } from "./bind-name.ts";
import type { CookieRead, NamedCookieRead, ReadUse } from "./cookie-read.ts";
import { getPatternUse, getReadUse } from "./read-use.ts";
import { getTestUse } from "./test-use.ts";

const CSRF = /[cx]srf/iu;

/** Where the cookies were read, and how that is called in messages. */
export interface Trail {
  readonly source: TSESTree.Node;
  readonly api: string;
  readonly isHook: boolean;
}

/** What it takes to go on with cookies at a place, and to tell what is found. */
export interface Scene {
  readonly module: SourceModule;
  readonly trail: Trail;
  /** Where names and nothing of a value are held. */
  readonly names: Set<TSESTree.Node>;
  /** Within a predicate (`find`, `filter`, `some`) a name is a condition; the call that asks decides what is read. */
  readonly tests: NameTest[] | undefined;
  readonly emit: (read: CookieRead) => void;
  /** Tells in what state a function returns cookies to whoever calls it, in whatever module. */
  readonly handOut: (callee: LocalFunction, path: Path) => void;
  /** The tests of names that a predicate consists of, from where it is given a cookie. */
  readonly collectTests: (places: readonly Outcome[]) => readonly NameTest[];
}

/** Turns a question into reads of the module: in a function of another one, those are what its own calls ask. */
export function reportQuestion(question: Question, place: Place, { emit, module, names, tests: conditions, trail }: Scene): void {
  const { gives, result } = question;
  const tests = question.tests.flatMap((test) => bindName(test, getRun(place.entered)));
  if (conditions !== undefined) {
    conditions.push(...tests.filter(() => gives !== "test" || !isNegated(result)));
    return;
  }
  const call = place.module === module ? undefined : findOwnCall(place.entered, module);
  if (place.module !== module && call === undefined) return;
  const measure: NamedCookieRead["measure"] = (entered) => getUse(question, place.module, enterWithin(place.entered, entered), names);
  const use = measure();
  if (use === undefined) return;
  const isDirect = result === trail.source && place.entered === undefined;
  for (const test of tests) {
    if (isBesideCsrf(test) || (call !== undefined && test.name.some(({ kind }) => kind === "parameter"))) continue;
    const node = test.module === module ? test.node : call;
    if (node !== undefined) emit({ api: trail.api, expression: call ?? result, isDirect, isHook: trail.isHook, kind: "named", measure, name: test.name, node, use });
  }
}

/** The call of the module by which the way went into others. */
function findOwnCall(innermost: EnteredCall | undefined, module: SourceModule): TSESTree.CallExpression | undefined {
  let entered = innermost;
  while (entered !== undefined && entered.module !== module) entered = entered.outer;
  return entered?.call;
}

/** The calls that led to a place, but for what callbacks are handed to, within those that led to all of them. */
function enterWithin(entered: EnteredCall | undefined, outer: EnteredCall | undefined): EnteredCall | undefined {
  if (entered === undefined) return outer;
  const around = enterWithin(entered.outer, outer);
  if (entered.returns !== undefined) return around;
  return { ...entered, depth: (around?.depth ?? 0) + 1, outer: around };
}

function getUse({ gives, path, result }: Question, module: SourceModule, entered: EnteredCall | undefined, names: ReadonlySet<TSESTree.Node>): ReadUse | undefined {
  if (gives === "test") return getTestUse(result, { entered, module, names });
  const isBound = result.parent?.type === "Property" && result.parent.parent.type === "ObjectPattern";
  const use = isBound ? getPatternUse(result, module, entered) : getReadUse(result, module, entered, path);
  // Whoever takes a name has no value yet.
  if (gives === "name") return use === "presence" && !isIterated(result) ? use : undefined;
  return gives === "presence" && use === "value" ? "presence" : use;
}

/** A list of names that somebody keeps or goes through is most often one of cookies to delete. */
function isIterated(list: TSESTree.Node): boolean {
  const { parent } = getWrapped(list);
  return parent?.type === "VariableDeclarator" || (parent?.type === "MemberExpression" && getPropertyName(parent) !== "length");
}

/** `!name.startsWith("token=")` leaves the cookie out. */
function isNegated(test: TSESTree.Node): boolean {
  const { parent } = getWrapped(test);
  if (parent?.type === "UnaryExpression") return parent.operator === "!";
  return test.type === "BinaryExpression" && test.operator.startsWith("!");
}

/** `c.startsWith("csrf") && c.includes("token")` asks for a CSRF token. */
function isBesideCsrf({ module, node }: NameTest): boolean {
  let all: TSESTree.Node | undefined;
  for (let current: TSESTree.Node | null | undefined = node; current !== null && current !== undefined; current = current.parent) {
    if (isFunction(current) || current.type.endsWith("Statement")) break;
    if (current.type === "LogicalExpression" && current.operator === "&&") all = current;
  }
  return all?.type === "LogicalExpression" && CSRF.test(module.text.slice(...all.range));
}
