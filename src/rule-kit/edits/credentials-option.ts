import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { OptionPlace } from "../../analysis/options/option-place.ts";
import type { RequestSite } from "../../analysis/requests/request-site.ts";
import type { CredentialsOption } from "../../platform/libraries/http-client.ts";
import type { CredentialsMode } from "../../platform/web/request-credentials.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { addArgument } from "./call-arguments.ts";
import { getLineBreak, getLineIndent, wrap } from "./layout.ts";
import { getQuote } from "./list-items.ts";
import { insertProperty, removeProperty, replacePropertyValue } from "./object-literal.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Writes a credentials mode where a request has none; with `overrides`, over one that it spreads. */
export function writeCredentials(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  place: OptionPlace,
  mode: CredentialsMode,
  overrides = false,
): readonly TSESLint.RuleFix[] {
  const { option } = place;
  switch (place.kind) {
    case "argument": {
      const text = `{ ${formatOption(option, place.path, mode, getQuote(sourceCode, place.call))} }`;
      return addArgument(fixer, sourceCode, place.call, place.index, text);
    }
    case "property": {
      const quote = getQuote(sourceCode, place.object);
      const text = formatOption(option, place.path, mode, quote, place.isWidened);
      return insertProperty(fixer, sourceCode, place.object, text, overrides);
    }
    case "copy": {
      const text = formatOption(option, place.path, mode, getQuote(sourceCode, place.expression));
      const [open, close] = isChoice(place.expression) ? ["(", ")"] : ["", ""];
      return place.isDefault === true
        ? wrap(fixer, place.expression, `{ ${text}, ...${open}`, `${close} }`)
        : wrap(fixer, place.expression, `{ ...${open}`, `${close}, ${text} }`);
    }
    case "assignment": {
      const end = sourceCode.getLastToken(place.statement)?.value === ";" ? ";" : "";
      const line = getLineBreak(sourceCode) + getLineIndent(sourceCode, place.statement);
      const [property = ""] = option.path;
      return [fixer.insertTextAfter(place.statement, `${line}${place.receiver}.${property} = ${formatValue(option, mode, '"')}${end}`)];
    }
    case "chain": {
      return [fixer.insertTextAfter(place.call, formatChainCall(option, mode, getQuote(sourceCode, place.call)))];
    }
    case "fetcher": {
      const text = formatOption(option, option.path, mode, getQuote(sourceCode, place.expression));
      return wrap(fixer, place.expression, "(url) => ", `(url, { ${text} })`);
    }
  }
}

/** A choice reads better in parentheses. */
function isChoice({ type }: TSESTree.Node): boolean {
  return type === "LogicalExpression" || type === "ConditionalExpression";
}

/** Gives a stated mode another value. */
export function replaceCredentials(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  property: TSESTree.Property,
  option: CredentialsOption,
  mode: CredentialsMode,
): TSESLint.RuleFix {
  const text = formatValue(option, mode, getQuote(sourceCode, property));
  // What TypeScript has around the literal (`as const`) stays.
  const literal = unwrap(property.value);
  return literal.type === "Literal" ? fixer.replaceText(literal, text) : replacePropertyValue(fixer, property, text);
}

/** A property of options, and the module that it stands in. */
export interface LocatedProperty {
  readonly module: SourceModule;
  readonly property: TSESTree.Property;
}

/** Whether a property belongs to one request alone, so that an edit of it changes no other. */
export function isOwnProperty({ module, property }: LocatedProperty, { at, node, place }: Pick<RequestSite, "at" | "node" | "place">): boolean {
  if (module !== at.module) return false;
  if (place?.kind === "chain" && property.parent.parent.type === "CallExpression") return true;
  return isWithin(property, node) || (place?.kind === "property" && isWithin(property, place.object));
}

/** Puts what a library reads in place of what it ignores; beside it, where that belongs to other requests too. */
export function moveIgnoredCredentials(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  site: Pick<RequestSite, "at" | "ignored" | "node" | "place">,
  mode: CredentialsMode,
): readonly TSESLint.RuleFix[] {
  const { ignored, place } = site;
  if (ignored === undefined || place === undefined) return [];
  if (!isOwnProperty(ignored, site)) return writeCredentials(fixer, sourceCode, place, mode);
  if (place.kind === "property" && place.object === ignored.object) {
    const text = formatOption(place.option, place.path, mode, getQuote(sourceCode, ignored.object));
    return [fixer.replaceText(ignored.property, text)];
  }
  return [
    removeProperty(fixer, sourceCode, ignored.property),
    ...writeCredentials(fixer, sourceCode, place, mode),
  ];
}

/** What an author is told to write, in the words of the client: an option, or a call in the same chain. */
export function formatAdvice(option: CredentialsOption, mode: CredentialsMode): string {
  return option.by === "chain" ? formatChainCall(option, mode, '"') : formatOption(option, option.path, mode, '"');
}

/** `.withCredentials()`, `.options({ credentials: "include" })`. */
function formatChainCall(option: CredentialsOption, mode: CredentialsMode, quote: '"' | "'"): string {
  const [method = "", ...path] = option.path;
  return `.${method}(${path.length === 0 ? "" : `{ ${formatOption(option, path, mode, quote)} }`})`;
}

/** The option as a property: `credentials: "include"`, `fetchOptions: { credentials: "include" }`. */
export function formatOption(
  option: CredentialsOption,
  path: readonly string[],
  mode: CredentialsMode,
  quote: '"' | "'",
  isWidened = false,
): string {
  if (option.template !== undefined) return option.template.replace("{{mode}}", mode).replaceAll('"', quote);
  return path.reduceRight(
    (text, name, index) => (index === path.length - 1 ? `${name}: ${text}` : `${name}: { ${text} }`),
    formatValue(option, mode, quote) + (isWidened && option.values === "mode" ? " as const" : ""),
  );
}

function formatValue(option: CredentialsOption, mode: CredentialsMode, quote: '"' | "'"): string {
  return option.values === "flag" ? String(mode === "include") : quote + mode + quote;
}
