import type { TSESTree } from "@typescript-eslint/utils";

import { getWrapped } from "../../syntax/unwrap.ts";
import { DICTIONARY, PAIR, listOf, type Interpreter, type MethodCall, type NameTest, type Trail } from "./cookie-state.ts";
import { findTextTests } from "./entry.ts";

/** What every object has; a cookie of such a name is none of ours. */
const INHERITED: ReadonlySet<string> = new Set(["constructor", "hasOwnProperty", "propertyIsEnumerable", "toString", "valueOf"]);

/** `cookies.token`, `cookies["token"]`, `cookies[NAME]`. */
export function readDictionaryMember(member: TSESTree.MemberExpression, trail: Trail, interpreter: Interpreter): void {
  if (isWritten(member)) return;
  interpreter.report(findMemberTests(member.property, member.computed, interpreter), member, trail);
}

/** `const { token, "x-token": x, ...others } = cookies`. */
export function destructureDictionary(pattern: TSESTree.ObjectPattern, trail: Trail, interpreter: Interpreter): void {
  for (const property of pattern.properties) {
    if (property.type === "RestElement") interpreter.bind(property.argument, DICTIONARY, trail);
    else interpreter.report(findMemberTests(property.key, property.computed, interpreter), property.value, trail);
  }
}

/** `cookies.hasOwnProperty("token")`, and whatever a parser's own object offers. */
export function callDictionaryMethod({ name, node }: MethodCall, trail: Trail, interpreter: Interpreter): void {
  if (name === "hasOwnProperty") interpreter.report(findTextTests(node.arguments[0], interpreter), node, trail, true);
}

/** `get`, `has` and the rest of a Map, of URLSearchParams and of libraries' instances. */
export function callLookupMethod({ name, node }: MethodCall, trail: Trail, interpreter: Interpreter): void {
  const [argument] = node.arguments;
  switch (name) {
    case "get":
      if (argument === undefined) interpreter.follow(node, DICTIONARY, trail);
      else interpreter.report(findTextTests(argument, interpreter), node, trail);
      return;
    case "getAll":
      if (argument === undefined || argument.type === "ObjectExpression") interpreter.follow(node, DICTIONARY, trail);
      else interpreter.report(findTextTests(argument, interpreter), node, trail);
      return;
    case "has":
      interpreter.report(findTextTests(argument, interpreter), node, trail, true);
      return;
    case "entries":
      interpreter.follow(node, listOf(PAIR), trail);
      return;
    case "forEach":
      // The value comes first.
      interpreter.runCallback(argument, [undefined, { kind: "key" }], trail);
  }
}

function findMemberTests(key: TSESTree.Node, isComputed: boolean, interpreter: Interpreter): readonly NameTest[] {
  if (isComputed || key.type !== "Identifier") return findTextTests(key, interpreter);
  return INHERITED.has(key.name) ? [] : [{ name: [{ kind: "static", text: key.name }], node: key }];
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  const outer = getWrapped(member);
  const { parent } = outer;
  switch (parent?.type) {
    case "AssignmentExpression":
      return parent.left === outer && parent.operator === "=";
    case "UnaryExpression":
      return parent.operator === "delete";
    default:
      return false;
  }
}
