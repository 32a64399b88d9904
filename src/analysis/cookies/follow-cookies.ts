import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findEnclosingFunction, isFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import { collectBindingMoves, findLoopPattern } from "../values/binding-moves.ts";
import { bind, storeInto } from "../values/follow-binding.ts";
import { findEnteredFunction, followReturn } from "../values/follow-call.ts";
import { move, type Outcome, type Place } from "../values/trail.ts";
import { ANY_STEP, type Path } from "../values/value.ts";
import { createQuestion, findKeyTests, findTextTests } from "./asked-names.ts";
import { DICTIONARY, EACH_PAIR, ENTRY, getState, JAR, LOOKUP, NAME } from "./cookie-state.ts";
import { followCookieArgument } from "./follow-cookie-argument.ts";
import { followCookieMethod } from "./follow-cookie-method.ts";
import { toText } from "./cookie-state.ts";
import { isPattern } from "./read-use.ts";
import { reportQuestion, type Scene } from "./report-question.ts";

/**
 * What is done with cookies where they are used, as far as that is more than to pass them on; `undefined` where it is not, so that
 * the syntax tells. What ends in no state has nothing of the cookies any more.
 */
export function followCookies(place: Place, scene: Scene): readonly Outcome[] | undefined {
  const { node, path } = place;
  const { parent } = node;
  if (getState(path) === undefined) return [];
  if (is(place, NAME)) scene.names.add(unwrap(node));
  if (isPattern(node)) {
    askPattern(node, path, place, scene);
    return [];
  }
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === node ? followMember(parent, place, scene) : fillByKey(parent, place);
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node ? undefined : followCookieArgument(parent, place, scene);
    case "TemplateLiteral":
      return toText(path) === undefined ? [] : [move(place, "text", parent, parent, toText(path))];
    case "BinaryExpression":
      return followBinary(parent, place, scene);
    case "SwitchStatement":
      for (const { test } of parent.cases) if (test !== null && is(place, NAME)) askText(test, test, place, scene);
      return [];
    case "SpreadElement":
      return is(place, LOOKUP) ? [{ ...place, path: EACH_PAIR }] : undefined;
    case "ForOfStatement":
      return is(place, LOOKUP) ? [{ ...place, path: EACH_PAIR }] : undefined;
    case "ForInStatement":
      return is(place, DICTIONARY) && parent.right === node ? bind(collectBindingMoves(findLoopPattern(parent), node), parent, { ...place, path: [NAME] }) : [];
    case "Property":
      if (parent.key !== node || !parent.computed) return undefined;
      return is(place, NAME) && parent.parent.type === "ObjectExpression" ? [move(place, "stored", parent, parent.parent, [DICTIONARY])] : [];
    case "VariableDeclarator":
      askPattern(parent.id, path, place, scene);
      return undefined;
    case "AssignmentExpression":
      if (parent.right === node) askPattern(parent.left, path, place, scene);
      return undefined;
    case "ExpressionStatement":
      if (node === getWrapped(scene.trail.source) && is(place, JAR) && !isTried(parent)) scene.emit({ api: scene.trail.api, kind: "jar", node: scene.trail.source, use: "dropped" });
      return [];
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return followReturned(parent, place, scene);
    default:
      return undefined;
  }
}

function is({ path }: Place, state: string): boolean {
  return path.length === 1 && path[0] === state;
}

/** A value with something taken out of it or called on it. */
function followMember(member: TSESTree.MemberExpression, place: Place, scene: Scene): readonly Outcome[] | undefined {
  const outer = getWrapped(member);
  if (outer.parent?.type === "CallExpression" && outer.parent.callee === outer) return followCookieMethod(member, outer.parent, place, scene);
  if (is(place, DICTIONARY)) {
    const question = isWritten(outer) ? undefined : createQuestion(findKeyTests(member.property, member.computed, place.module), member, "value");
    if (question !== undefined) reportQuestion(question, place, scene);
    return [];
  }
  // `entries.length` is none of them.
  return place.path[0] === ANY_STEP && !member.computed ? [] : undefined;
}

function isWritten(member: TSESTree.Node): boolean {
  const { parent } = member;
  if (parent?.type === "AssignmentExpression") return parent.left === member && parent.operator === "=";
  return parent?.type === "UnaryExpression" && parent.operator === "delete";
}

/** `cookies[name] = value` makes a dictionary of the object. */
function fillByKey(member: TSESTree.MemberExpression, place: Place): readonly Outcome[] {
  const { parent } = getWrapped(member);
  const isFilled = is(place, NAME) && parent?.type === "AssignmentExpression" && parent.left === getWrapped(member);
  return isFilled ? storeInto(member.object, move(place, "stored", parent, place.node, [DICTIONARY])) : [];
}

/** `const { token, "x-token": x } = cookies`. */
function askPattern(pattern: TSESTree.Node, path: Path, place: Place, scene: Scene): void {
  const [first, ...rest] = path;
  if (pattern.type === "AssignmentPattern") askPattern(pattern.left, path, place, scene);
  else if (pattern.type === "ArrayPattern") {
    for (const [index, element] of pattern.elements.entries()) if (element !== null && first === String(index)) askPattern(element, rest, place, scene);
  }
  if (pattern.type !== "ObjectPattern") return;
  for (const property of pattern.properties) {
    if (property.type === "RestElement") continue;
    if (first !== DICTIONARY) {
      if (getPropertyName(property) === first) askPattern(property.value, rest, place, scene);
      continue;
    }
    const question = createQuestion(findKeyTests(property.key, property.computed, place.module), property.value, "value");
    if (question !== undefined) reportQuestion(question, place, scene);
  }
}

function followBinary(parent: TSESTree.BinaryExpression, place: Place, scene: Scene): readonly Outcome[] {
  const { node, path } = place;
  const other = parent.left === node ? parent.right : parent.left;
  if (parent.operator === "+") {
    const text = toText(path);
    return text === undefined ? [] : [move(place, "text", parent, parent, text)];
  }
  if (parent.operator === "in") {
    const question = is(place, DICTIONARY) && parent.right === node ? createQuestion(findTextTests(other, place.module), parent, "presence") : undefined;
    if (question !== undefined) reportQuestion(question, place, scene);
  } else if (/^[!=]==?$/u.test(parent.operator) && (is(place, NAME) || is(place, ENTRY))) askText(other, parent, place, scene);
  return [];
}

function askText(text: TSESTree.Node, test: TSESTree.Node, place: Place, scene: Scene): void {
  const question = createQuestion(findTextTests(text, place.module), test, "test");
  if (question !== undefined) reportQuestion(question, place, scene);
}

/** Where cookies are forbidden (a sandboxed frame) reading them throws, so a read within `try` may be a question. */
function isTried(statement: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | null | undefined = statement; node !== null && node !== undefined; node = node.parent) {
    if (isFunction(node)) return false;
    if (node.parent?.type === "TryStatement" && node.parent.block === node) return true;
  }
  return false;
}

/** To the call that led here; of a function that reads the cookies itself to all calls, also those of other modules. */
function followReturned(parent: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement, place: Place, scene: Scene): readonly Outcome[] | undefined {
  const callee = parent.type === "ReturnStatement" ? findEnclosingFunction(parent) : parent;
  if (callee === undefined || !isFunction(callee) || findEnteredFunction(place, callee) !== undefined) return undefined;
  if (scene.tests === undefined && place.module === scene.module) scene.handOut(callee, place.path);
  const calls = collectLocalCalls(callee, place.module).map((call) => ({ ...move(place, "returned", callee, call), entered: undefined }));
  return [...calls, ...followReturn(place)];
}
