import type { TSESTree } from "@typescript-eslint/utils";

import type { CookieAttribute } from "../../platform/web/cookie-attributes.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getConstants, getStaticText, getTexts, resolveBindings, type Constant } from "../constants/evaluated.ts";
import { findGlobalName } from "../references/access-path.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { findOption, NO_OPTIONS, readOptions, type OptionEntry, type OptionsObject } from "../options/options-object.ts";
import { isUsedOnce, isWidened } from "../options/option-place.ts";
import type { AttributePlace, AttributeState, CookieWrite, WrittenValue } from "./cookie-write.ts";
import { readCookieTexts } from "./cookie-text.ts";
import type { WriterCall } from "../library-calls/match-cookie-writer.ts";
import { isFlag, isPast } from "./written-value.ts";

/** What a call sets, once for each name that it may set. Empty where it deletes, and where nobody knows the name. */
export function readWriterCall(site: WriterCall, around: Surroundings): readonly CookieWrite[] {
  const { api, by, call, writer } = site;
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return [];
  const holder = site.name === undefined ? call.arguments[0] : undefined;
  const object = holder && readOptions(holder, around);
  const named = site.name === undefined ? object && findOption(object, "name") : { at: around, value: site.name };
  const options = object ?? readCallOptions(site, around);
  const value = object === undefined ? readValue(call.arguments[writer.value], around) : readEntryValue(findOption(object, "value"));
  if (named === undefined || value === "deleted" || expires(options)) return [];
  const place = findPlace(site, holder, options, around);
  const shared: Omit<CookieWrite, "name"> = {
    api,
    attributes: readAttributes(options, site, (entry) => isOwn(entry, holder ?? getOptionsArgument(site), place, around)),
    by,
    form: "options",
    isCrossSite: isCrossSite(options),
    node: named.at.module === around.module && isWithin(named.value, call) ? named.value : call,
    passesHttpOnly: writer.passesHttpOnly === true || by !== writer.by,
    place,
    value,
  };
  return readCookieTexts(named.value, named.at).map((text) => ({ ...shared, name: resolveBindings(text) }));
}

/** Whether an option is written for this cookie alone, so that an edit of it changes no other. */
function isOwn({ at, node, object }: OptionEntry, argument: TSESTree.Node | undefined, place: AttributePlace | undefined, { module }: Surroundings): boolean {
  if (at.module !== module) return false;
  return (argument !== undefined && isWithin(node, argument)) || (place?.kind === "property" && place.object === object);
}

/** Where the options stand, apart from the name. */
function getOptionsArgument({ call, writer }: WriterCall): TSESTree.Node | undefined {
  return writer.options === undefined ? undefined : call.arguments[writer.options];
}

function readCallOptions(site: WriterCall, around: Surroundings): OptionsObject {
  const argument = getOptionsArgument(site);
  return argument === undefined ? NO_OPTIONS : readOptions(argument, around);
}

function readValue(node: TSESTree.Node | undefined, around: Surroundings): WrittenValue | "deleted" {
  const constants = node === undefined ? [] : getConstants(evaluateIn(node, around));
  if (constants.length === 0) return "other";
  if (constants.every((constant) => isEmpty(constant))) return "deleted";
  return constants.every((constant) => isEmpty(constant) || isFlag(constant)) ? "flag" : "other";
}

function readEntryValue(entry: OptionEntry | undefined): WrittenValue | "deleted" {
  return entry === undefined ? "other" : readValue(entry.value, entry.at);
}

function isEmpty(constant: Constant): boolean {
  if (constant.type === "text") return constant.parts.length === 0;
  return constant.type === "primitive" && (constant.value ?? undefined) === undefined;
}

/** Options by which a cookie is over when it is set. */
function expires(options: OptionsObject): boolean {
  return ["maxAge", "max-age", "expires", "expire"].some((name) => {
    const entry = findOption(options, name);
    return entry?.isCertain === true && isOver(entry, name.startsWith("max"));
  });
}

function isOver({ at, value }: OptionEntry, isAge: boolean): boolean {
  const node = unwrap(value);
  if (node.type === "UnaryExpression" && node.operator === "-") return true;
  const [constant] = getConstants(evaluateIn(node, at));
  if (constant?.type === "primitive" && typeof constant.value === "number") return constant.value <= 0 && (isAge || constant.value === 0);
  if (isAge) return false;
  const isDate = node.type === "NewExpression" && findGlobalName(node.callee, at.module) === "Date";
  const date = isDate ? node.arguments[0] : node;
  // `new Date(0)`, `new Date(Date.now() - 1000)`
  if (isDate && ((date?.type === "Literal" && date.value === 0) || (date?.type === "BinaryExpression" && date.operator === "-"))) return true;
  const text = date === undefined ? undefined : getStaticText(evaluateIn(date, at));
  return text !== undefined && isPast(text);
}

type IsOwn = (entry: OptionEntry) => boolean;

function readAttributes(options: OptionsObject, { writer }: WriterCall, isOwnEntry: IsOwn): CookieWrite["attributes"] {
  const read = (name: CookieAttribute): AttributeState => readAttribute(options, name, isOwnEntry);
  const httpOnly = read("httpOnly");
  const isDefault = writer.isHttpOnlyByDefault === true && httpOnly.kind === "missing";
  return { httpOnly: isDefault ? { kind: "on" } : httpOnly, sameSite: read("sameSite"), secure: read("secure") };
}

function readAttribute(options: OptionsObject, name: CookieAttribute, isOwnEntry: IsOwn): AttributeState {
  const entry = findOption(options, name);
  if (entry === undefined) return { kind: options.isComplete ? "missing" : "unknown" };
  const constants = getConstants(evaluateIn(entry.value, entry.at));
  const isOff = constants.length > 0 && constants.every((constant) => constant.type === "primitive" && (constant.value === false || (constant.value ?? undefined) === undefined));
  if (!isOff) return { kind: constants.length === 0 ? "unknown" : "on" };
  // What is spread later, or by a condition, may turn it on.
  if (!entry.isCertain) return { kind: "unknown" };
  return { kind: "off", property: isOwnEntry(entry) ? entry.property : undefined };
}

function isCrossSite(options: OptionsObject): boolean {
  const entry = findOption(options, "sameSite");
  if (entry?.isCertain !== true || !options.isComplete) return false;
  const texts = getTexts(evaluateIn(entry.value, entry.at));
  return texts.length > 0 && texts.every((text) => text.length === 1 && text[0]?.kind === "static" && text[0].text.toLowerCase() === "none");
}

/** Where an attribute goes: into the literal, into a constant that nothing else uses, beside a copy, or as a new argument. */
function findPlace(
  site: WriterCall,
  holder: TSESTree.Node | undefined,
  options: OptionsObject,
  { module, run }: Surroundings,
): AttributePlace | undefined {
  const { call, writer } = site;
  if (run !== undefined) return undefined;
  const argument = holder ?? getOptionsArgument(site);
  if (argument === undefined) return writer.options === undefined ? undefined : { call, index: writer.options, kind: "argument" };
  const inner = unwrap(argument);
  const { literal } = options;
  if (literal !== undefined && (inner === literal ? inner === argument : inner.type === "Identifier" && isUsedOnce(inner, literal, module))) {
    return { isWidened: isWidened(literal, module), kind: "property", object: literal };
  }
  return inner.type === "Identifier" || inner.type === "MemberExpression" || inner.type === "CallExpression" ? { expression: argument, kind: "copy" } : undefined;
}
