import type { TSESTree } from "@typescript-eslint/utils";

import { findCorsHeader } from "../../platform/web/cors.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findPropertyValue } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { readOptions } from "../options/options-object.ts";
import { findAnswer, findNamedHeader, type CorsAnswer, type CorsHeader } from "./cors-header.ts";

/**
 * The answer that a list of headers makes, where the list itself states one of the two: an object, with what it spreads,
 * pairs, or `{ key, value }` as in `next.config`. An object that only spreads another one has it from there. `undefined` where
 * something that nobody knows may come after.
 */
export function readHeaderList(list: TSESTree.ArrayExpression | TSESTree.ObjectExpression, around: Surroundings): CorsAnswer | undefined {
  const headers = list.type === "ObjectExpression" ? readObject(list, around) : readElements(list, around);
  const answer = findAnswer(headers);
  const owns = answer !== undefined && [answer.credentials, answer.origin].some(({ node }) => node.parent === list);
  return owns ? answer : undefined;
}

/** The headers that an object certainly has, in their order. */
export function readObject(object: TSESTree.ObjectExpression, around: Surroundings): readonly CorsHeader[] {
  if (!object.properties.some((property) => property.type === "Property" && isCorsHeader(property))) return [];
  const { entries, isComplete } = readOptions(object, around);
  if (entries.some(({ isCertain, name }) => !isCertain && findCorsHeader(name) !== undefined)) return [];
  const lastUnknown = isComplete ? -1 : object.properties.findLastIndex((property) => mayState(property, around));
  return entries.flatMap(({ at, name, property, value }): CorsHeader | readonly CorsHeader[] => {
    const header = findCorsHeader(name);
    const isKnown = lastUnknown === -1 || object.properties.indexOf(property) > lastUnknown;
    return header !== undefined && isKnown ? { at, name: header, node: property, value } : [];
  });
}

function isCorsHeader(property: TSESTree.Property): boolean {
  return findCorsHeader(getPropertyName(property) ?? "") !== undefined;
}

/** Whether a member of an object may state headers that are not known. */
function mayState(property: TSESTree.ObjectLiteralElement, around: Surroundings): boolean {
  return property.type === "Property" ? getPropertyName(property) === undefined : !readOptions(property.argument, around).isComplete;
}

function readElements({ elements }: TSESTree.ArrayExpression, around: Surroundings): readonly CorsHeader[] {
  if (elements.some((element) => element?.type === "SpreadElement")) return [];
  return elements.flatMap((element): CorsHeader | readonly CorsHeader[] => {
    const inner = element && unwrap(element);
    const [name, value] = inner?.type === "ArrayExpression" ? inner.elements : inner?.type === "ObjectExpression" ? readKey(inner) : [];
    const header = findNamedHeader(name, around);
    return element && value && header ? { at: around, name: header, node: element, value } : [];
  });
}

function readKey(object: TSESTree.ObjectExpression): readonly (TSESTree.Node | undefined)[] {
  return [findPropertyValue(object, "key"), findPropertyValue(object, "value")];
}
