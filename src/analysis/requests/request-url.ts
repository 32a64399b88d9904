import type { TSESTree } from "@typescript-eslint/utils";

import type { RequestForm } from "../../platform/libraries/http-client.ts";
import { walk } from "../../syntax/traverse.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getTexts, resolveBindings, textOf, type TextPart } from "../constants/evaluated.ts";
import type { CallLike } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { findOption, type OptionsObject } from "../options/options-object.ts";
import { hasCredentialParameter } from "./request-headers.ts";

export type UrlText = readonly TextPart[];

const MAX_URLS = 16;

/** The addresses a request may go to, as far as its own text and the client's base tell; empty when they do not. */
export function readUrls(
  written: UrlNode | undefined,
  form: RequestForm,
  layers: readonly OptionsObject[],
  baseNames: readonly string[],
): readonly UrlText[] {
  const own = written === undefined ? getDefaultUrls(form, layers) : getTexts(evaluateIn(written.node, written.at));
  if (own.every((url) => isAbsoluteText(resolveBindings(url)))) return own;
  const base = readBase(layers, baseNames);
  if (base === undefined || own.length === 0) return base === undefined ? own : [];
  return own.flatMap((url) => base.map((start) => joinUrl(start, url))).slice(0, MAX_URLS);
}

/** The base of a configured client; `undefined` where no config names one, empty where it cannot be known. */
export function readBase(
  layers: readonly OptionsObject[],
  names: readonly string[],
): readonly UrlText[] | undefined {
  if (names.length === 0) return undefined;
  for (const layer of layers.toReversed()) {
    for (const name of names) {
      const entry = findOption(layer, name);
      if (entry !== undefined) return entry.isCertain ? getTexts(evaluateIn(entry.value, entry.at)) : [];
    }
    if (!layer.isComplete) return [];
  }
  return undefined;
}

/** Whether an address stands for itself, so that the base of a client does not matter. */
export function isAbsolute(url: UrlNode | undefined): boolean {
  const urls = url === undefined ? [] : getTexts(evaluateIn(url.node, url.at));
  return urls.length > 0 && urls.every((text) => isAbsoluteText(resolveBindings(text)));
}

function isAbsoluteText([head]: UrlText): boolean {
  if (head?.kind === "static") return /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(head.text);
  return head?.kind === "env" || head?.kind === "pageOrigin";
}

/** Parts of an address that are looked at for parameters. */
const MAX_URL_NODES = 200;

/** Whether an address is built with parameters that prove who sends it: `?${new URLSearchParams({ token })}`. */
export function hasCredentialQuery({ at, node: url }: UrlNode): boolean {
  let visited = 0;
  for (const node of walk(url, at.module.visitorKeys)) {
    visited += 1;
    if (visited > MAX_URL_NODES) return false;
    const source = node.type === "Identifier" ? findSourceExpression(node, at.module) : node;
    if (source.type === "NewExpression" && hasCredentialParameter(source, at)) return true;
  }
  return false;
}

/** The expression with the address, and what gives the names in it a meaning. */
export interface UrlNode {
  readonly at: Surroundings;
  readonly node: TSESTree.Node;
}

export function findUrlNode(
  node: CallLike,
  form: RequestForm,
  layers: readonly OptionsObject[],
  around: Surroundings,
): UrlNode | undefined {
  if (form.url === "head") return undefined;
  if ("argument" in form.url) {
    const argument = node.arguments[form.url.argument];
    return argument && { at: around, node: argument };
  }
  const own = layers.at(-1);
  const entry = form.url.properties.map((name) => own && findOption(own, name)).find((found) => found !== undefined);
  return entry && { at: entry.at, node: entry.value };
}

function getDefaultUrls(form: RequestForm, layers: readonly OptionsObject[]): readonly UrlText[] {
  const isComplete = layers.every((layer) => layer.isComplete);
  return form.defaultUrl === undefined || !isComplete ? [] : [[{ kind: "static", text: form.defaultUrl }]];
}

/** An absolute URL stands for itself, a path continues the base, and of anything else neither is known. */
function joinUrl(base: UrlText, url: UrlText): UrlText {
  const resolved = resolveBindings(url);
  const [head] = resolved;
  if (head === undefined) return base;
  if (isAbsoluteText(resolved)) return url;
  // What clients make of white space and of `\\` in front differs.
  if (head.kind !== "static" || /^[\s\\]/u.test(head.text)) return [{ kind: "unknown", reason: "not constant" }];
  const last = base.at(-1);
  const endsWithSlash = last?.kind === "static" && last.text.endsWith("/");
  const separator = endsWithSlash ? "" : "/";
  const path: TextPart = { kind: "static", text: separator + head.text.replace(/^\//u, "") };
  const parts = [...base, path, ...resolved.slice(1)];
  return getTexts(textOf(parts))[0] ?? parts;
}
