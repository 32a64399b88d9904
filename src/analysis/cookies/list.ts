import { ENTRY, JAR, listOf, type CookieState, type Interpreter, type MethodCall, type Trail } from "./cookie-state.ts";
import { findTextTests } from "./entry.ts";

/** Methods that give the same kind of list: what is left out or reordered does not matter here. */
const SAME: ReadonlySet<string> = new Set([
  "concat", "entries", "flat", "reverse", "slice", "sort", "splice", "toReversed", "toSorted", "toSpliced", "values", "with",
]);
const ONE: ReadonlySet<string> = new Set(["at", "pop", "shift"]);
const FIND: ReadonlySet<string> = new Set(["filter", "find", "findIndex", "findLast", "findLastIndex"]);
const TEXT_TESTS: ReadonlySet<string> = new Set(["includes", "indexOf", "lastIndexOf"]);

/** An array of entries, pairs or names: searched, mapped or folded into an object. */
export function callListMethod(call: MethodCall, of: CookieState, trail: Trail, interpreter: Interpreter): void {
  const { name, node } = call;
  const [callback] = node.arguments;
  if (FIND.has(name) || name === "some" || name === "every") {
    searchList(call, of, trail, interpreter);
  } else if (SAME.has(name)) {
    interpreter.follow(node, name === "entries" ? listOf(listOf(of)) : listOf(of), trail);
  } else if (ONE.has(name)) {
    interpreter.follow(node, of, trail);
  } else if (TEXT_TESTS.has(name)) {
    if (of.kind === "entry" || of.kind === "key") {
      interpreter.report(findTextTests(callback, interpreter), node, trail, name === "includes");
    }
  } else if (name === "map" || name === "flatMap") {
    for (const state of interpreter.runCallback(callback, [of], trail)) {
      interpreter.follow(node, name === "flatMap" && state.kind === "list" ? state : listOf(state), trail);
    }
  } else if (name === "forEach") {
    interpreter.runCallback(callback, [of], trail);
  } else if (name === "reduce" || name === "reduceRight") {
    reduceList(call, of, trail, interpreter);
  } else if (name === "join" || name === "toString") {
    if (of.kind === "entry") interpreter.follow(node, JAR, trail);
  }
}

function searchList({ name, node }: MethodCall, of: CookieState, trail: Trail, interpreter: Interpreter): void {
  const tests = interpreter.collectTests(node.arguments[0], of, trail);
  if (tests.length > 0) {
    if (of.kind === "key") interpreter.reportNamesOnly(tests, node, trail);
    else interpreter.report(tests, node, trail, name === "some" || name === "every");
  }
  else if (name === "filter") interpreter.follow(node, listOf(of), trail);
  else if (name === "find" || name === "findLast") interpreter.follow(node, of, trail);
}

/** What the callback returns is what it gets next time, so an object it starts with is what comes out. */
function reduceList({ node }: MethodCall, of: CookieState, trail: Trail, interpreter: Interpreter): void {
  const [callback, initial] = node.arguments;
  const accumulated = initial === undefined && of.kind === "entry" ? ENTRY : undefined;
  for (const state of interpreter.runCallback(callback, [accumulated, of], trail)) {
    if (state.kind === "dictionary" || state.kind === "lookup") {
      interpreter.follow(node, state, trail);
      return;
    }
  }
}
