import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { getElementState } from "./bind-pattern.ts";
import { DICTIONARY, KEY, PAIR, type CookieState, type Interpreter, type Trail } from "./cookie-state.ts";
import { callDictionaryMethod, callLookupMethod, readDictionaryMember } from "./dictionary.ts";
import { callEntryMethod, callKeyMethod } from "./entry.ts";
import { callJarMethod } from "./jar.ts";
import { callListMethod } from "./list.ts";

/** A value with something taken out of it or called on it, and a name that is used as a key. */
export function followMember(
  member: TSESTree.MemberExpression,
  node: TSESTree.Node,
  state: CookieState,
  trail: Trail,
  interpreter: Interpreter,
): void {
  if (member.object !== node) {
    // `cookies[key] = value` makes a dictionary of the object.
    const { parent } = member;
    const isFilled = state.kind === "key" && parent.type === "AssignmentExpression" && parent.left === member;
    if (isFilled && member.object.type === "Identifier") bindObject(member.object, trail, interpreter);
    return;
  }
  const outer = getWrapped(member);
  const name = getPropertyName(member);
  if (outer.parent?.type === "CallExpression" && outer.parent.callee === outer && name !== undefined) {
    callMethod(name, outer.parent, state, trail, interpreter);
  } else if (state.kind === "dictionary") {
    readDictionaryMember(member, trail, interpreter);
  } else if (state.kind === "item") {
    if (name === state.property) interpreter.follow(member, KEY, trail);
  } else {
    const part = member.computed ? getElementState(state, name === undefined ? 0 : Number(name)) : undefined;
    if (part !== undefined) interpreter.follow(member, part, trail);
  }
}

function bindObject(object: TSESTree.Identifier, trail: Trail, interpreter: Interpreter): void {
  const variable = findVariable(interpreter.module, object);
  const [declaration] = variable?.identifiers ?? [];
  if (declaration?.type === "Identifier") interpreter.bind(declaration, DICTIONARY, trail);
}

function callMethod(
  name: string,
  node: TSESTree.CallExpression,
  state: CookieState,
  trail: Trail,
  interpreter: Interpreter,
): void {
  const call = { name, node };
  if (name === "then") {
    for (const returned of interpreter.runCallback(node.arguments[0], [state], trail)) interpreter.follow(node, returned, trail);
    return;
  }
  switch (state.kind) {
    case "jar":
      callJarMethod(call, trail, interpreter);
      return;
    case "list":
      callListMethod(call, state.of, trail, interpreter);
      return;
    case "entry":
      callEntryMethod(call, trail, interpreter);
      return;
    case "key":
      callKeyMethod(call, trail, interpreter);
      return;
    case "dictionary":
      callDictionaryMethod(call, trail, interpreter);
      return;
    case "lookup":
      callLookupMethod(call, trail, interpreter);
      return;
    case "pair":
      if (name === "shift" || (name === "at" && isZero(node.arguments[0]))) interpreter.follow(node, KEY, trail);
      else if (name === "map") followMappedPair(node, trail, interpreter);
      return;
    default:
      return;
  }
}

/** `pair.map((part) => part.trim())` is a pair again. */
function followMappedPair(node: TSESTree.CallExpression, trail: Trail, interpreter: Interpreter): void {
  const returned = interpreter.runCallback(node.arguments[0], [KEY], trail);
  if (returned.length > 0 || node.arguments[0]?.type === "Identifier") interpreter.follow(node, PAIR, trail);
}

function isZero(node: TSESTree.Node | undefined): boolean {
  return node?.type === "Literal" && node.value === 0;
}
