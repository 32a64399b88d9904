import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { getLineBreak } from "./layout.ts";
import { getIndent, getIndentUnit, insertAfterLastItem } from "./list-items.ts";
import { getLineRange } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Adds a property to an object literal: at the end, or before its first spread, so that what the author spreads
 * still wins. With `overrides` it goes to the end in any case, and wins over what is spread. Keeps the literal's
 * lines, trailing comma and comments.
 */
export function insertProperty(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  object: TSESTree.ObjectExpression,
  text: string,
  overrides = false,
): readonly TSESLint.RuleFix[] {
  const close = sourceCode.getLastToken(object);
  const open = sourceCode.getFirstToken(object);
  if (close === null || open === null) return [];
  const spread = object.properties.find((property) => property.type === "SpreadElement");
  if (spread !== undefined && !overrides) return [insertBeforeSpread(fixer, sourceCode, spread, text)];
  const last = object.properties.at(-1);
  const token = last === undefined ? null : sourceCode.getLastToken(last);
  return token === null
    ? [insertIntoEmpty(fixer, sourceCode, open, close, text)]
    : insertAfterLastItem(fixer, sourceCode, { close, item: text, last: token });
}

/** Replaces what a property holds; a shorthand gets a value of its own. */
export function replacePropertyValue(
  fixer: TSESLint.RuleFixer,
  property: TSESTree.Property,
  value: string,
): TSESLint.RuleFix {
  if (!property.shorthand) return fixer.replaceText(property.value, value);
  return fixer.insertTextAfter(property, `: ${value}`);
}

/** Removes a property with its comma, and with its line where nothing else stands there. Comments stay. */
export function removeProperty(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  property: TSESTree.ObjectLiteralElement,
): TSESLint.RuleFix {
  const object = property.parent;
  if (object.type === "ObjectExpression" && object.properties.length === 1 && sourceCode.getCommentsInside(object).length === 0) {
    return fixer.replaceText(object, "{}");
  }
  const after = sourceCode.getTokenAfter(property);
  if (after?.value === ",") {
    const [start, end] = getLineRange(sourceCode, [property.range[0], after.range[1]]);
    return fixer.removeRange([start, end]);
  }
  const before = sourceCode.getTokenBefore(property, { includeComments: true });
  return before?.value === ","
    ? fixer.removeRange([before.range[0], property.range[1]])
    : fixer.removeRange(getLineRange(sourceCode, property.range));
}

function insertBeforeSpread(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  spread: TSESTree.SpreadElement,
  text: string,
): TSESLint.RuleFix {
  const before = sourceCode.getTokenBefore(spread, { includeComments: true });
  const isOnOwnLine = before !== null && before.loc.end.line < spread.loc.start.line;
  const separator = isOnOwnLine ? getLineBreak(sourceCode) + getIndent(sourceCode, spread.range[0]) : " ";
  return fixer.insertTextBefore(spread, `${text},${separator}`);
}

/** `{}`, `{ }`, and braces around nothing but comments. */
function insertIntoEmpty(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  open: TSESTree.Token,
  close: TSESTree.Token,
  text: string,
): TSESLint.RuleFix {
  const comment = sourceCode.getTokenBefore(close, { includeComments: true });
  if (comment === null || comment.range[0] < open.range[1]) {
    return fixer.replaceTextRange([open.range[1], close.range[0]], ` ${text} `);
  }
  if (comment.loc.end.line === close.loc.start.line) {
    return fixer.replaceTextRange([comment.range[1], close.range[0]], ` ${text} `);
  }
  const indent = getIndent(sourceCode, close.range[0]) + getIndentUnit(sourceCode);
  return fixer.insertTextAfter(comment, `${getLineBreak(sourceCode)}${indent}${text}`);
}
