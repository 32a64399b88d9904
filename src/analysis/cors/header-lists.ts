import type { TSESTree } from "@typescript-eslint/utils";

import { findCorsHeader } from "../../platform/web/cors.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findUnchangedLiteral } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { findOption, readOptions } from "../options/options-object.ts";
import { findAnswer, findNamedHeader, type CorsAnswer, type CorsHeader } from "./cors-header.ts";

/**
 * The answer that a list of headers makes, where the list itself puts the two together: an object, with what it spreads,
 * pairs, or `{ key, value }` as in `next.config`. What has both already where it is spread from has them from there. `undefined`
 * where something that nobody knows may come after.
 */
export function readHeaderList(list: TSESTree.ArrayExpression | TSESTree.ObjectExpression, around: Surroundings): CorsAnswer | undefined {
  const headers = list.type === "ObjectExpression" ? readObject(list, around) : readElements(list, around);
  const answer = findAnswer(headers);
  return answer === undefined || isTakenOver(answer, list, around) ? undefined : answer;
}

function isTakenOver({ credentials, origin }: CorsAnswer, list: TSESTree.ArrayExpression | TSESTree.ObjectExpression, around: Surroundings): boolean {
  if ([credentials, origin].some(({ node }) => node.parent === list)) return false;
  const parts: readonly (TSESTree.Node | null)[] = list.type === "ObjectExpression" ? list.properties : list.elements;
  return parts.some((part) => {
    const own = part?.type === "SpreadElement" ? readSpread(part.argument, around) : [];
    return [credentials, origin].every(({ node }) => own.includes(node));
  });
}

/** What states something in what is spread. */
function readSpread(spread: TSESTree.Node, around: Surroundings): readonly TSESTree.Node[] {
  const list = findUnchangedLiteral(spread, around.module);
  return list?.type === "ArrayExpression" ? readElements(list, around).map(({ node }) => node) : readOptions(spread, around).entries.map(({ node }) => node);
}

/** The headers that an object certainly has, in their order. */
export function readObject(object: TSESTree.ObjectExpression, around: Surroundings): readonly CorsHeader[] {
  if (!object.properties.some((property) => property.type === "SpreadElement" || isCorsHeader(property))) return [];
  const { entries, isComplete } = readOptions(object, around);
  if (entries.some(({ isCertain, name }) => !isCertain && findCorsHeader(name) !== undefined)) return [];
  const lastUnknown = isComplete ? -1 : object.properties.findLastIndex((property) => mayState(property, around));
  return entries.flatMap(({ at, name, node, property, value }): CorsHeader | readonly CorsHeader[] => {
    const header = findCorsHeader(name);
    const isKnown = lastUnknown === -1 || (property !== undefined && object.properties.indexOf(property) > lastUnknown);
    return header !== undefined && isKnown ? { at, name: header, node, value } : [];
  });
}

function isCorsHeader(property: TSESTree.Property): boolean {
  return findCorsHeader(getPropertyName(property) ?? "") !== undefined;
}

/** Whether a member of an object may state headers that are not known. */
function mayState(property: TSESTree.ObjectLiteralElement, around: Surroundings): boolean {
  return property.type === "Property" ? getPropertyName(property) === undefined : !readOptions(property.argument, around).isComplete;
}

/** So many lists may be spread into one another. */
const MAX_SPREADS = 8;

/** Nothing, where a list that is not known is spread in. */
function readElements({ elements }: TSESTree.ArrayExpression, around: Surroundings, depth = 0): readonly CorsHeader[] {
  const parts = elements.map((element) => {
    if (element?.type !== "SpreadElement") return element === null ? [] : readElement(element, around);
    const list = depth < MAX_SPREADS ? findUnchangedLiteral(element.argument, around.module) : undefined;
    return list?.type === "ArrayExpression" ? readElements(list, around, depth + 1) : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.flat() : [];
}

/** A pair, or `{ key, value }`. */
function readElement(element: TSESTree.Node, around: Surroundings): readonly CorsHeader[] {
  const pair = findUnchangedLiteral(element, around.module);
  const [name, value] = pair?.type === "ArrayExpression" ? pair.elements.map((part) => part && { at: around, value: part }) : readKey(element, around);
  const header = name && findNamedHeader(name.value, name.at);
  return value && header ? [{ ...value, name: header, node: element }] : [];
}

function readKey(element: TSESTree.Node, around: Surroundings): readonly (Pick<CorsHeader, "at" | "value"> | undefined)[] {
  const options = readOptions(element, around);
  return options.isComplete ? [findOption(options, "key"), findOption(options, "value")].map((entry) => entry && { at: entry.at, value: entry.value }) : [];
}
