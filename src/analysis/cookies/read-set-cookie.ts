import type { TSESTree } from "@typescript-eslint/utils";

import { ATTRIBUTE_NAMES, type CookieAttribute } from "../../platform/web/cookie-attributes.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { resolveBindings, type TextPart } from "../constants/evaluated.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { CookieName } from "./cookie-read.ts";
import { findJoinedList, readCookieTexts } from "./cookie-text.ts";
import type { AttributePlace, AttributeState, CookieWrite } from "./cookie-write.ts";
import { matchCookieWriter } from "../library-calls/match-cookie-writer.ts";
import type { SetCookieText } from "./set-cookie-texts.ts";
import { spellCookieName } from "./spell-cookie-name.ts";
import { isFlagText, isPast } from "./written-value.ts";

/** Stands for what is not known while attributes are read; no name of one has it. */
const GAP = "\u0000";

/** One text, taken apart at its first `=` and its first `;` as browsers do. */
interface SetCookie {
  readonly name: CookieName;
  readonly value: string;
  /** From the first `;` on; `undefined` where an unknown value may hold them. */
  readonly attributes: string | undefined;
}

/**
 * What a text sets, once for each name that it may set. Empty where it deletes, and where nobody knows the name. With
 * several texts (conditions, defaults) an attribute is missing where none of them has it.
 */
export function readSetCookie(site: SetCookieText, around: Surroundings): readonly CookieWrite[] {
  const source = findSourceExpression(site.text, around.module);
  // Reported there.
  if (source.type === "CallExpression" && matchCookieWriter(source, around.module) !== undefined) return [];
  const groups = new Map<string, SetCookie[]>();
  for (const text of readCookieTexts(site.text, around)) {
    const taken = takeApart(resolveBindings(text));
    if (taken === undefined) continue;
    const key = spellCookieName(taken.name);
    groups.set(key, [...(groups.get(key) ?? []), taken]);
  }
  return [...groups.values()].flatMap((texts) => createWrite(texts, site, around) ?? []);
}

function createWrite(texts: readonly SetCookie[], { api, by, text }: SetCookieText, { module, run }: Surroundings): CookieWrite | undefined {
  const [first] = texts;
  if (first === undefined || texts.every((one) => isDeletion(one))) return undefined;
  const lasting = texts.filter((one) => !isDeletion(one));
  const read = (attribute: CookieAttribute): AttributeState => readAttribute(lasting, ATTRIBUTE_NAMES[attribute]);
  return {
    api,
    attributes: { httpOnly: read("httpOnly"), sameSite: read("sameSite"), secure: read("secure") },
    by,
    form: "text",
    isCrossSite: lasting.every(({ attributes }) => attributes !== undefined && !attributes.includes(GAP) && /;\s*samesite\s*=\s*none/iu.test(attributes)),
    name: first.name,
    node: text,
    passesHttpOnly: true,
    place: run === undefined ? findPlace(text, module) : undefined,
    value: lasting.every(({ value }) => isFlagText(value)) ? "flag" : "other",
  };
}

function takeApart(text: readonly TextPart[]): SetCookie | undefined {
  const at = text.findIndex((part) => part.kind === "static" && /[=;]/u.test(part.text));
  const part = text[at];
  if (part?.kind !== "static" || !/^[^;]*=/u.test(part.text)) return undefined;
  const [head = ""] = part.text.split("=", 1);
  const name: CookieName = [...text.slice(0, at), ...(head === "" ? [] : [{ kind: "static" as const, text: head }])];
  const rest = spell([{ kind: "static", text: part.text.slice(head.length + 1) }, ...text.slice(at + 1)]);
  const end = rest.indexOf(";");
  const value = (end === -1 ? rest : rest.slice(0, end)).trim();
  const isOpen = end === -1 && value.includes(GAP);
  return { attributes: isOpen ? undefined : end === -1 ? "" : rest.slice(end), name: trimStart(name), value };
}

function spell(parts: readonly TextPart[]): string {
  return parts.map((part) => (part.kind === "static" ? part.text : GAP)).join("");
}

function trimStart([first, ...others]: CookieName): CookieName {
  if (first?.kind !== "static") return first === undefined ? [] : [first, ...others];
  return [{ kind: "static", text: first.text.trimStart() }, ...others];
}

function isDeletion({ attributes = "", value }: SetCookie): boolean {
  const expires = /;\s*expires\s*=([^;]*)/iu.exec(attributes)?.[1];
  return value === "" || value === '""' || /;\s*max-age\s*=\s*(?:0+(?:;|$|\s)|-)/iu.test(attributes) || (expires !== undefined && isPast(expires));
}

function readAttribute(texts: readonly SetCookie[], name: string): AttributeState {
  const pattern = new RegExp(String.raw`;\s*${name}\s*(?:=|;|$|${GAP})`, "iu");
  if (texts.some(({ attributes }) => attributes !== undefined && pattern.test(attributes))) return { kind: "on" };
  return { kind: texts.some(({ attributes }) => attributes?.includes(GAP) !== false && !endsValue(attributes)) ? "unknown" : "missing" };
}

const VALUE = new RegExp(String.raw`^\s*(?:domain|path|expires|max-age|priority)\s*=\s*${GAP}+\s*$`, "iu");

/** Whether all that is unknown is the whole value of an attribute: `; Max-Age=…`, `; Domain=…; Path=/`. */
function endsValue(attributes: string | undefined): boolean {
  return attributes?.split(";").every((part) => !part.includes(GAP) || VALUE.test(part)) === true;
}

/** The literal that ends the text, or the list that it is joined from. */
function findPlace(node: TSESTree.Node, module: SourceModule): AttributePlace | undefined {
  const inner = unwrap(node);
  const list = findJoinedList(inner, module);
  if (list !== undefined) return { kind: "list", list };
  if (inner.type === "BinaryExpression" && inner.operator === "+") return findPlace(inner.right, module);
  if (inner.type === "Literal" && typeof inner.value === "string") return { kind: "text", literal: inner };
  return inner.type === "TemplateLiteral" ? { kind: "text", literal: inner } : undefined;
}
