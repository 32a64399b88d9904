import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText, type TextPart } from "../constants/evaluated.ts";
import { findSourceExpression } from "../references/definition.ts";
import { findArgument, type Surroundings } from "../references/surroundings.ts";
import { evaluateNameTexts } from "./evaluate-name.ts";

type Text = readonly TextPart[];

const MAX_DEPTH = 12;
const MAX_ALTERNATIVES = 8;

const UNKNOWN: Text = [{ kind: "unknown", reason: "not constant" }];

/**
 * The texts that name a cookie or set one: what `evaluateNameTexts` says, with the arguments of a run in place of
 * parameters, and beyond it through lists that are joined (`[pair, "Path=/"].join("; ")`) and variables that are written
 * again: all that they are given, with an unknown end where they grow (`text += "; Secure"`).
 */
export function readCookieTexts(node: TSESTree.Node, around: Surroundings, depth = 0): readonly Text[] {
  if (depth > MAX_DEPTH) return [UNKNOWN];
  const inner = unwrap(node);
  const parts = findPieces(inner, around.module);
  if (parts !== undefined) {
    return concatenate(parts.map((part) => (typeof part === "string" ? [[{ kind: "static", text: part }]] : readCookieTexts(part, around, depth + 1))));
  }
  const given = inner.type === "Identifier" ? findGivenTexts(inner, around.module) : undefined;
  if (given !== undefined) {
    const texts = given.nodes.flatMap((value) => readCookieTexts(value, around, depth + 1)).slice(0, MAX_ALTERNATIVES);
    return given.grows ? concatenate([texts, [UNKNOWN]]) : texts;
  }
  return evaluateNameTexts(inner, around.module).flatMap((text) => concatenate(text.map((part) => bindPart(part, around, depth))));
}

/** What an expression puts together itself: texts and expressions in their order. */
function findPieces(node: TSESTree.Node, module: SourceModule): readonly (TSESTree.Node | string)[] | undefined {
  switch (node.type) {
    case "TemplateLiteral":
      return node.quasis.flatMap((quasi, index) => {
        const expression = node.expressions[index];
        const text = quasi.value.cooked ?? quasi.value.raw;
        return expression === undefined ? [text] : [text, expression];
      });
    case "BinaryExpression":
      return node.operator === "+" ? [node.left, node.right] : undefined;
    case "CallExpression":
      return findJoined(node, module);
    default:
      return undefined;
  }
}

/** The elements of `[…].join("; ")`, with what stands between them. */
function findJoined(call: TSESTree.CallExpression, module: SourceModule): readonly (TSESTree.Node | string)[] | undefined {
  const list = findJoinedList(call, module);
  const [separator] = call.arguments;
  const text = separator === undefined ? "," : getStaticText(evaluateIn(separator, { module }));
  if (list === undefined || text === undefined) return undefined;
  return list.elements.flatMap((element, index) => {
    const between = index === 0 ? [] : [text];
    return element === null ? between : [...between, element.type === "SpreadElement" ? element.argument : element];
  });
}

/** The list that a call of `join` joins, where it is the author's literal. */
export function findJoinedList(node: TSESTree.Node, module: SourceModule): TSESTree.ArrayExpression | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression" || getPropertyName(node.callee) !== "join") return undefined;
  const object = unwrap(node.callee.object);
  const isFiltered = object.type === "CallExpression" && object.callee.type === "MemberExpression" && getPropertyName(object.callee) === "filter";
  const list = findSourceExpression(isFiltered && object.callee.type === "MemberExpression" ? object.callee.object : object, module);
  return list.type === "ArrayExpression" ? list : undefined;
}

interface GivenTexts {
  readonly nodes: readonly TSESTree.Node[];
  readonly grows: boolean;
}

/** All that a variable of this module is given; `undefined` for parameters, imports and what is taken out of a pattern. */
function findGivenTexts(identifier: TSESTree.Identifier, module: SourceModule): GivenTexts | undefined {
  const variable = findVariable(module, identifier);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition?.node.type !== "VariableDeclarator" || others.length > 0) return undefined;
  if (definition.node.id.type !== "Identifier") return undefined;
  const nodes: TSESTree.Node[] = [];
  let grows = false;
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    const { parent } = reference.identifier;
    if (parent.type === "AssignmentExpression" && parent.operator === "+=") grows = true;
    else if (reference.writeExpr) nodes.push(reference.writeExpr);
    else return undefined;
  }
  return nodes.length === 0 ? undefined : { grows, nodes };
}

function bindPart(part: TextPart, around: Surroundings, depth: number): readonly Text[] {
  if (part.kind !== "parameter") return [[part]];
  const argument = findArgument(part, around);
  if (argument === undefined) return [[part]];
  return argument.kind === "given" ? readCookieTexts(argument.node, argument.at, depth + 1) : [UNKNOWN];
}

function concatenate(pieces: readonly (readonly Text[])[]): readonly Text[] {
  let texts: readonly Text[] = [[]];
  for (const piece of pieces) {
    texts = texts.flatMap((head) => piece.map((tail) => [...head, ...tail])).slice(0, MAX_ALTERNATIVES);
  }
  return texts;
}
