/** The same tokens in other clothes: parentheses, types, comments, escapes. */
import type { TSESTree } from "@typescript-eslint/utils";

import type { Change } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, getNameSlice, getText, insert, isDirective, isExpressionPlace, isForBundler, isInChain, isString, replace, type Node, type Source,
} from "../source.ts";

const IMPORT_SOURCES = /^(?:Import|Export)|^TSExternalModuleReference$/u;

function wrapEach(source: Source, accepts: (node: TSESTree.Expression) => boolean, before: string, after: string): readonly Change[] {
  return source.nodes
    .filter(isExpressionPlace)
    .filter(accepts)
    .map((node) => {
      // A type binds more closely than an operator.
      const isLoose = after.startsWith(" ") && /^(?:ArrowFunction|Binary|Conditional|Logical)Expression$/u.test(node.type);
      return change(replace(node, before, isLoose ? "(" : "", node, isLoose ? ")" : "", after));
    });
}

function isLiteralLike({ type }: Node): boolean {
  return type === "Literal" || type === "ObjectExpression" || type === "ArrayExpression" || type === "TemplateLiteral";
}

function isKey(node: Node): boolean {
  return node.parent?.type === "Property" && node.parent.key === node;
}

function isStatement({ parent, type }: Node): boolean {
  return (parent?.type === "BlockStatement" || parent?.type === "Program") && type !== "ImportDeclaration";
}

/** A name that is neither a keyword for the bundler nor what Next.js looks for in the file. */
function isPlainName(node: Node): node is TSESTree.Identifier {
  if (node.type !== "Identifier" || node.name.length < 2 || isForBundler(node)) return false;
  const { parent } = node;
  const isFileConvention = (parent.type === "FunctionDeclaration" || parent.type === "VariableDeclarator") && parent.id === node && !isInFunction(node);
  const isOfProcess = parent.type === "MemberExpression" && /^process\b/u.test(parent.object.type === "Identifier" ? parent.object.name : "process");
  return !isFileConvention && !isOfProcess && !/^TS/u.test(parent.type);
}

function isInFunction(node: Node): boolean {
  for (let outer = node.parent?.parent; outer !== undefined; outer = outer.parent) if (/Function/u.test(outer.type)) return true;
  return false;
}

/** A string whose quotes may be changed: it has no escapes and no quotes in it. */
function isPlainString(node: Node, source: Source): node is TSESTree.StringLiteral {
  return isString(node) && !/["'`\\$\n]/u.test(node.value) && /^["']/u.test(getText(source, node)) && !(node.parent.type === "ExpressionStatement");
}

export const spelling: readonly Rewrite[] = [
  rewrite("parentheses", (source) => wrapEach(source, () => true, "(", ")")),
  rewrite("as", (source) =>
    source.isTypeScript ? [...wrapEach(source, isLiteralLike, "(", " as const)"), ...wrapEach(source, (node) => !isLiteralLike(node), "(", " as any)")] : []),
  rewrite("satisfies", (source) => (source.isTypeScript ? wrapEach(source, () => true, "(", " satisfies unknown)") : [])),
  rewrite("non-null !", (source) =>
    source.isTypeScript
      ? [
          ...wrapEach(source, (node) => /^(?:Identifier|MemberExpression|CallExpression)$/u.test(node.type) && !isInChain(node), "", "!"),
          ...wrapEach(source, ({ type }) => type === "AwaitExpression" || type === "ChainExpression", "(", ")!"),
        ]
      : []),
  rewrite("comment", (source) => wrapEach(source, () => true, "/* see the handbook */ ", "")),
  rewrite("comment with our words", (source) =>
    source.nodes.filter((node) => isStatement(node) && !isDirective(node)).map((node) => change(insert(node.range[0], "// cookie session token origin cache headers storage credentials\n")))),
  rewrite("unicode escape in a name", (source) =>
    source.nodes.filter(isPlainName).map((node) => {
      const { from } = getNameSlice(node);
      return change(replace({ from, to: from + 1 }, escape(node.name)));
    })),
  rewrite("unicode escape in a string", (source) =>
    source.nodes
      .filter((node): node is TSESTree.StringLiteral => isString(node) && /^["'][A-Za-z]/u.test(getText(source, node)))
      .filter((node) => isExpressionPlace(node) || isKey(node))
      .map((node) => change(replace({ from: node.range[0] + 1, to: node.range[0] + 2 }, escape(node.value))))),
  rewrite("other quotes", (source) =>
    source.nodes
      .filter((node) => isPlainString(node, source) && !/^TS/u.test(node.parent.type))
      .map((node) => {
        const quote = getText(source, node).startsWith('"') ? "'" : '"';
        return change(replace(node, quote, { from: node.range[0] + 1, to: node.range[1] - 1 }, quote));
      })),
  rewrite("string as template", (source) =>
    source.nodes
      .filter((node) => isPlainString(node, source) && isExpressionPlace(node) && !IMPORT_SOURCES.test(node.parent.type))
      .map((node) => change(replace(node, "`", { from: node.range[0] + 1, to: node.range[1] - 1 }, "`")))),
  rewrite("string as concatenation", (source) =>
    splitStrings(source).map(({ middle, node }) => change(replace(node, "(", { from: node.range[0], to: middle }, '" + "'.replaceAll('"', getQuote(source, node)), { from: middle, to: node.range[1] }, ")")))),
  rewrite("string as join", (source) =>
    splitStrings(source).map(({ middle, node }) => change(replace(node, "[", { from: node.range[0], to: middle }, '", "'.replaceAll('"', getQuote(source, node)), { from: middle, to: node.range[1] }, '].join("")')))),
  rewrite("template as concatenation", (source) => collectTemplates(source).map((node) => change(replace(node, "(", ...joinTemplate(node, " + "), ")")))),
  rewrite("template as concat()", (source) => collectTemplates(source).map((node) => change(replace(node, '"".concat(', ...joinTemplate(node, ", "), ")")))),
  rewrite("concatenation as template", (source) =>
    source.nodes
      .filter((node): node is TSESTree.BinaryExpression => node.type === "BinaryExpression" && node.operator === "+" && isExpressionPlace(node) && node.parent.type !== "BinaryExpression")
      .filter((node) => isPlainString(getLeft(node), source))
      .map((node) => change(replace(node, "`", ...flatten(node, source), "`")))),
  rewrite("attribute in braces", (source) =>
    source.nodes
      .filter((node) => node.type === "Literal" && node.parent.type === "JSXAttribute")
      .map((node) => change(replace(node, "{", node, "}")))),
  rewrite("member by brackets", (source) =>
    source.nodes
      .filter((node): node is TSESTree.MemberExpressionNonComputedName => node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier")
      .filter(({ object }) => !/^process\b/u.test(getText(source, object)) && object.type !== "Super")
      .map(({ object, optional, property }) => {
        const dot = source.text.indexOf(".", object.range[1] + countClosing(source, object, property));
        return change(replace({ from: dot - (optional ? 1 : 0), to: property.range[1] }, optional ? '?.["' : '["', property, '"]'));
      })),
  rewrite("quoted key", (source) => collectKeys(source).map((key) => change(replace(key, '"', key, '"')))),
  rewrite("computed key", (source) => collectKeys(source).map((key) => change(replace(key, '["', key, '"]')))),
  rewrite("shorthand written out", (source) =>
    source.nodes
      .filter((node): node is TSESTree.Property => node.type === "Property" && node.shorthand && node.key.type === "Identifier")
      .map((node) => change(insert(node.range[0], `${getText(source, node.key)}: `)))),
];

function escape(name: string): string {
  return `\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function getQuote(source: Source, node: Node): string {
  return getText(source, node).charAt(0);
}

function splitStrings(source: Source): readonly { readonly middle: number; readonly node: TSESTree.StringLiteral }[] {
  return source.nodes
    .filter((node): node is TSESTree.StringLiteral => isPlainString(node, source) && node.value.length > 2 && isExpressionPlace(node))
    .map((node) => ({ middle: node.range[0] + 1 + Math.ceil(node.value.length / 2), node }));
}

function collectTemplates({ nodes, text }: Source): readonly TSESTree.TemplateLiteral[] {
  return nodes
    .filter((node): node is TSESTree.TemplateLiteral => node.type === "TemplateLiteral" && node.expressions.length > 0 && isExpressionPlace(node))
    .filter((node) => !/["\\\n]/u.test(node.quasis.map(({ range }) => text.slice(...range)).join("")));
}

/** The parts of a template; the first one is a text, so that `+` joins texts. */
function joinTemplate({ expressions, quasis }: TSESTree.TemplateLiteral, separator: string): readonly (Node | string)[] {
  const parts: (Node | string)[][] = [];
  quasis.forEach(({ value }, index) => {
    if (value.raw !== "" || index === 0) parts.push([`"${value.raw}"`]);
    const expression = expressions[index];
    if (expression !== undefined) parts.push(["(", expression, ")"]);
  });
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

function getLeft(node: TSESTree.BinaryExpression): Node {
  return node.left.type === "BinaryExpression" ? getLeft(node.left) : node.left;
}

function flatten(node: TSESTree.BinaryExpression, source: Source): readonly (Node | string | { from: number; to: number })[] {
  return [node.left, node.right].flatMap((side) => {
    if (side.type === "BinaryExpression" && side.operator === "+" && side === node.left) return flatten(side, source);
    if (isPlainString(side, source)) return [{ from: side.range[0] + 1, to: side.range[1] - 1 }];
    return ["${", side, "}"];
  });
}

/** How far the closing parentheses behind an object go. */
function countClosing({ text }: Source, object: Node, property: Node): number {
  return text.slice(object.range[1], property.range[0]).lastIndexOf(")") + 1;
}

function collectKeys({ nodes }: Source): readonly TSESTree.Identifier[] {
  return nodes
    .filter((node): node is TSESTree.Property => node.type === "Property" && !node.computed && !node.shorthand)
    .map(({ key }) => key)
    .filter((key): key is TSESTree.Identifier => key.type === "Identifier");
}
