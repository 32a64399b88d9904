import type { TSESLint } from "@typescript-eslint/utils";

import type { AttributePlace, CookieWrite } from "../../analysis/cookies/cookie-write.ts";
import { ATTRIBUTE_NAMES, type CookieAttribute } from "../../platform/web/cookie-attributes.ts";
import { addArgument } from "./call-arguments.ts";
import { getLineBreak, wrap } from "./layout.ts";
import { getIndent, getQuote, insertAfterLastItem } from "./list-items.ts";
import { insertProperty, replacePropertyValue } from "./object-literal.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;
type Quote = '"' | "'";

/** How `Secure` is asked for: tied to the environment, or in any case because the browser insists. */
export type SecureMode = "always" | "production";

/**
 * Adds attributes to a cookie that is set, or turns them on where they are off. What the author wrote stays, and what is
 * spread into the options still wins, but for what turns an attribute off. `undefined` where only the author can tell.
 */
export function protectCookie(
  { attributes: states, place }: CookieWrite,
  attributes: readonly CookieAttribute[],
  secure: SecureMode,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | undefined {
  const off = attributes.flatMap((attribute) => {
    const state = states[attribute];
    return state.kind === "off" && state.property !== undefined ? [{ attribute, property: state.property }] : [];
  });
  const added = attributes.filter((attribute) => !off.some((one) => one.attribute === attribute));
  if (place === undefined && added.length > 0) return undefined;
  return (fixer) => {
    const replaced = off.map(({ attribute, property }) =>
      replacePropertyValue(fixer, property, formatValue(attribute, secure, getQuote(sourceCode, property.parent))),
    );
    const overrides = added.some((attribute) => states[attribute].kind === "off");
    return place === undefined || added.length === 0 ? replaced : [...replaced, ...write(fixer, sourceCode, place, added, secure, overrides)];
  };
}

/** What an author is told to add: `httpOnly: true`, or `HttpOnly` in the text of a header. */
export function formatAttributes({ form }: CookieWrite, attributes: readonly CookieAttribute[], secure: SecureMode): readonly string[] {
  return attributes.map((attribute) => (form === "text" ? spell(attribute) : `${attribute}: ${formatValue(attribute, secure, '"')}`));
}

function write(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  place: AttributePlace,
  attributes: readonly CookieAttribute[],
  secure: SecureMode,
  overrides: boolean,
): readonly TSESLint.RuleFix[] {
  switch (place.kind) {
    case "argument":
      return addArgument(fixer, sourceCode, place.call, place.index, `{ ${format(attributes, secure, getQuote(sourceCode, place.call))} }`);
    case "copy": {
      const text = format(attributes, secure, getQuote(sourceCode, place.expression));
      return wrap(fixer, place.expression, "{ ...", `, ${text} }`);
    }
    case "property": {
      const { isWidened, object } = place;
      const last = object.properties.at(-1);
      const isMultiLine = last !== undefined && last.loc.start.line > object.loc.start.line;
      const separator = isMultiLine ? `,${getLineBreak(sourceCode)}${getIndent(sourceCode, last.range[0])}` : ", ";
      const text = format(attributes, secure, getQuote(sourceCode, object), isWidened, separator);
      return insertProperty(fixer, sourceCode, object, text, overrides);
    }
    case "text": {
      const end = place.literal.range[1] - 1;
      const isEnded = /;\s*$/u.test(sourceCode.text.slice(place.literal.range[0], end));
      const text = attributes.map((attribute) => spell(attribute)).join("; ");
      return [fixer.insertTextAfterRange([end, end], isEnded ? ` ${text}` : `; ${text}`)];
    }
    case "list": {
      const close = sourceCode.getLastToken(place.list);
      const element = place.list.elements.at(-1);
      const last = element ? sourceCode.getLastToken(element) : null;
      const quote = getQuote(sourceCode, place.list);
      const item = attributes.map((attribute) => quote + spell(attribute) + quote).join(", ");
      return close === null || last === null ? [] : insertAfterLastItem(fixer, sourceCode, { close, item, last });
    }
  }
}

function format(attributes: readonly CookieAttribute[], secure: SecureMode, quote: Quote, isWidened = false, separator = ", "): string {
  return attributes
    .map((attribute) => `${attribute}: ${formatValue(attribute, secure, quote)}${isWidened && attribute === "sameSite" ? " as const" : ""}`)
    .join(separator);
}

function formatValue(attribute: CookieAttribute, secure: SecureMode, quote: Quote): string {
  switch (attribute) {
    case "httpOnly":
      return "true";
    case "sameSite":
      return `${quote}lax${quote}`;
    case "secure":
      return secure === "always" ? "true" : `process.env.NODE_ENV === ${quote}production${quote}`;
  }
}

function spell(attribute: CookieAttribute): string {
  return attribute === "sameSite" ? "SameSite=Lax" : ATTRIBUTE_NAMES[attribute];
}
