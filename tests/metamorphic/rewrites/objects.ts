/** Objects, lists, headers and addresses, put together in another way. */
import type { TSESTree } from "@typescript-eslint/utils";

import type { Change, Slice } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, comesFirst, getImportPosition, getStatement, getText, hasFunctionBetween, hasHook, insert, isExpressionPlace, isPure, isString, replace, type Node, type Source, type Written,
} from "../source.ts";
import { declaresWithin } from "./functions.ts";

/** Objects of plain properties. */
function collectObjects({ nodes }: Source): readonly TSESTree.ObjectExpression[] {
  return nodes.filter((node): node is TSESTree.ObjectExpression => node.type === "ObjectExpression" && isExpressionPlace(node) && node.properties.length > 0);
}

function isPlain(property: TSESTree.ObjectLiteralElement): property is TSESTree.Property {
  return property.type === "Property" && property.kind === "init" && !property.method && (!property.computed || isPure(property.key));
}

/** The name of a property as an expression. */
function writeKey({ computed, key }: TSESTree.Property, source: Source): string {
  if (computed || isString(key)) return getText(source, key);
  return `"${getText(source, key)}"`;
}

/** Where in an object a property is written to. */
function writeMember(property: TSESTree.Property, source: Source): string {
  return !property.computed && property.key.type === "Identifier" ? `.${property.key.name}` : `[${writeKey(property, source)}]`;
}

/** An object that a statement needs, made before it. */
function collectMade(source: Source): readonly { readonly node: TSESTree.ObjectExpression; readonly statement: Node; readonly isWhole: string | undefined }[] {
  return collectObjects(source).flatMap((node) => {
    const statement = getStatement(node);
    if (statement === undefined || declaresWithin(node, statement, source) || hasHook(node, source) || hasFunctionBetween(node, statement) || !node.properties.every(isPlain)) return [];
    if (!isPure(node) && !comesFirst(node, statement, source)) return [];
    const { parent } = node;
    const isWhole = parent.type === "VariableDeclarator" && parent.id.type === "Identifier" && parent.parent === statement && parent.id.typeAnnotation === undefined ? parent.id.name : undefined;
    return [{ isWhole, node, statement }];
  });
}

/** Makes an object in statements of its own: in place where it is a variable's, before its statement else. */
function make(source: Source, write: (node: TSESTree.ObjectExpression, name: string) => { readonly init: readonly Written[]; readonly then: readonly Written[] } | undefined): readonly Change[] {
  return collectMade(source).flatMap(({ isWhole, node, statement }) => {
    const name = isWhole ?? source.fresh("made");
    const written = write(node, name);
    if (written === undefined) return [];
    if (isWhole !== undefined) {
      return [change(replace(statement, `const ${name}${source.isTypeScript ? ": any" : ""} = `, ...written.init, ";\n", ...written.then))];
    }
    return [change(insert(statement.range[0], `const ${name}${source.isTypeScript ? ": any" : ""} = `, ...written.init, ";\n", ...written.then), replace(node, name))];
  });
}

function writeObject(kept: readonly TSESTree.Property[]): readonly Written[] {
  return ["{ ", ...kept.flatMap((property): readonly Written[] => [property, ", "]), "}"];
}

/** The `headers` of a request or an answer of the platform. */
function collectHeaders(source: Source): readonly TSESTree.ObjectExpression[] {
  return collectObjects(source).filter((node) => {
    const { parent } = node;
    if (parent.type !== "Property" || parent.parent.type !== "ObjectExpression" || getText(source, parent.key) !== "headers") return false;
    const call = parent.parent.parent;
    if (call.type !== "CallExpression" && call.type !== "NewExpression") return false;
    return /^(?:fetch|Request|Response|Response\.json|NextResponse|NextResponse\.json)$/u.test(getText(source, call.callee)) && call.arguments[1] === parent.parent && node.properties.every(isPlain);
  });
}

function writeEntries(node: TSESTree.ObjectExpression, source: Source): readonly Written[] {
  return ["[", ...node.properties.filter(isPlain).flatMap((property): readonly Written[] => [`[${writeKey(property, source)}, `, property.value, "], "]), "]"];
}

function collectArrays({ nodes }: Source): readonly TSESTree.ArrayExpression[] {
  return nodes.filter((node): node is TSESTree.ArrayExpression => node.type === "ArrayExpression" && isExpressionPlace(node) && node.elements.length > 0 && node.elements.every((element) => element !== null));
}

function getInside({ range }: Node): Slice {
  return { from: range[0] + 1, to: range[1] - 1 };
}

/** Elements with plain attributes. */
function collectElements({ nodes }: Source): readonly TSESTree.JSXOpeningElement[] {
  return nodes.filter((node): node is TSESTree.JSXOpeningElement => node.type === "JSXOpeningElement" && node.attributes.length > 0 && node.attributes.every((attribute) => attribute.type === "JSXAttribute" && attribute.name.type === "JSXIdentifier" && attribute.name.name !== "key"));
}

/** The attributes of an element as the properties of an object. */
function writeProps({ attributes }: TSESTree.JSXOpeningElement): readonly Written[] {
  const written = attributes.flatMap((attribute): readonly Written[] => {
    if (attribute.type !== "JSXAttribute") return [];
    const value = attribute.value === null ? "true" : attribute.value.type === "JSXExpressionContainer" ? attribute.value.expression : attribute.value;
    return ['"', attribute.name, '": ', value, ", "];
  });
  return ["{ ", ...written, "}"];
}

export const objects: readonly Rewrite[] = [
  rewrite("last property set later", (source) =>
    make(source, (node, name) => {
      const properties = node.properties.filter(isPlain);
      const last = properties.at(-1);
      return last === undefined ? undefined : { init: writeObject(properties.slice(0, -1)), then: [name, writeMember(last, source), " = ", last.value, ";\n"] };
    })),
  rewrite("all properties set later", (source) =>
    make(source, (node, name) => ({ init: ["{}"], then: node.properties.filter(isPlain).flatMap((property): readonly Written[] => [name, writeMember(property, source), " = ", property.value, ";\n"]) }))),
  rewrite("filled by Object.assign", (source) => make(source, (node, name) => ({ init: ["{}"], then: [`Object.assign(${name}, `, node, ");\n"] }))),
  rewrite("Object.assign", (source) => collectObjects(source).map((node) => change(replace(node, "Object.assign({}, ", node, ")")))),
  rewrite("spread", (source) => collectObjects(source).map((node) => change(replace(node, "{ ...", node, " }")))),
  rewrite("spread of a constant", (source) =>
    collectMade(source).map(({ node, statement }) => {
      const name = source.fresh("base");
      return change(insert(statement.range[0], `const ${name} = `, node, ";\n"), replace(node, `{ ...${name} }`));
    })),
  rewrite("last property spread", (source) =>
    collectObjects(source).flatMap((node) => {
      const last = node.properties.at(-1);
      return last?.type === "Property" ? [change(replace(last, "...{ ", last, " }"))] : [];
    })),
  rewrite("Object.fromEntries", (source) => collectObjects(source).filter((node) => node.properties.every(isPlain)).map((node) => change(replace(node, "Object.fromEntries(", ...writeEntries(node, source), ")")))),
  rewrite("Object.fromEntries of a Map", (source) => collectObjects(source).filter((node) => node.properties.every(isPlain)).map((node) => change(replace(node, "Object.fromEntries(new Map(", ...writeEntries(node, source), "))")))),
  rewrite("merged by a helper", (source) => {
    const name = source.fresh("withDefaults");
    const type = source.isTypeScript ? ": any" : "";
    const position = getImportPosition(source);
    return collectObjects(source).map((node) => change(insert(getEnd(source, position), `\nfunction ${name}(given${type}) {\n  return { ...given };\n}\n`), replace(node, `${name}(`, node, ")")));
  }),
  rewrite("array spread", (source) => collectArrays(source).map((node) => change(replace(node, "[...", node, "]")))),
  rewrite("array by concat", (source) => collectArrays(source).map((node) => change(replace(node, "[].concat(", getInside(node), ")"))).filter(() => !source.isTypeScript)),
  rewrite("array by push", (source) =>
    collectArrays(source).flatMap((node) => {
      const statement = getStatement(node);
      if (statement === undefined || declaresWithin(node, statement, source) || hasHook(node, source) || hasFunctionBetween(node, statement) || (!isPure(node) && !comesFirst(node, statement, source))) return [];
      const name = source.fresh("list");
      return [change(insert(statement.range[0], `const ${name}${source.isTypeScript ? ": any[]" : ""} = [];\n${name}.push(`, getInside(node), ");\n"), replace(node, name))];
    })),
  rewrite("headers by new Headers", (source) => collectHeaders(source).map((node) => change(replace(node, "new Headers(", node, ")")))),
  rewrite("headers as pairs", (source) => collectHeaders(source).map((node) => change(replace(node, ...writeEntries(node, source))))),
  rewrite("headers by new Headers of pairs", (source) => collectHeaders(source).map((node) => change(replace(node, "new Headers(", ...writeEntries(node, source), ")")))),
  rewrite("headers set one by one", (source) => fillHeaders(source, "set")),
  rewrite("headers appended one by one", (source) => fillHeaders(source, "append")),
  rewrite("query by URLSearchParams", (source) =>
    source.nodes.flatMap((node) => {
      if (node.type !== "TemplateLiteral" || !isExpressionPlace(node) || node.expressions.length === 0) return [];
      const last = node.quasis.at(-1);
      const before = node.quasis.at(-2);
      const key = before === undefined ? null : /\?(\w+)=$/u.exec(before.value.raw);
      const value = node.expressions.at(-1);
      if (key === null || before === undefined || last?.value.raw !== "" || value === undefined) return [];
      const start = { from: node.range[0], to: before.range[1] - 2 - (key[1]?.length ?? 0) - 1 };
      return [change(replace(node, start, "${new URLSearchParams({ ", key[1] ?? "", ": ", value, " })}`"))];
    })),
  rewrite("address by new URL", (source) => collectAddresses(source).map(({ node, origin, path }) => change(replace(node, `new URL("${path}", "${origin}")`)))),
  rewrite("address by the href of a URL", (source) => collectAddresses(source).map(({ node, origin, path }) => change(replace(node, `new URL("${path}", "${origin}").href`)))),
  rewrite("address from its origin", (source) => collectAddresses(source).map(({ node, origin, path }) => change(replace(node, `("${origin}" + "${path}")`)))),
  rewrite("attributes spread", (source) => collectElements(source).map((node) => change(replace(getAttributes(node), "{...", ...writeProps(node), "}")))),
  rewrite("attributes spread from a constant", (source) =>
    collectElements(source).flatMap((node) => {
      const statement = getStatement(node);
      if (statement === undefined || declaresWithin(node, statement, source) || hasHook(node, source) || hasFunctionBetween(node, statement) || !comesFirst(node, statement, source)) return [];
      const name = source.fresh("props");
      return [change(insert(statement.range[0], `const ${name} = `, ...writeProps(node), ";\n"), replace(getAttributes(node), `{...${name}}`))];
    })),
  rewrite("element by createElement", (source) =>
    collectElements(source).flatMap((node) => {
      const { parent } = node;
      if (parent.type !== "JSXElement" || parent.children.length > 0 || node.name.type !== "JSXIdentifier" || !isExpressionPlace(parent) || !source.isModule) return [];
      const name = source.fresh("createElement");
      const type = /^[a-z]/u.test(node.name.name) ? `"${node.name.name}"` : node.name.name;
      const as = name === "createElement" ? "" : ` as ${name}`;
      return [change(insert(getImportPosition(source), `import { createElement${as} } from "react";\n`), replace(parent, `${name}(${type}, `, ...writeProps(node), ")"))];
    })),
];

function getEnd({ text }: Source, position: number): number {
  return Math.max(position, text.length);
}

function getAttributes({ attributes }: TSESTree.JSXOpeningElement): Slice {
  return { from: attributes[0]?.range[0] ?? 0, to: attributes.at(-1)?.range[1] ?? 0 };
}

function fillHeaders(source: Source, method: string): readonly Change[] {
  return collectHeaders(source).flatMap((node) => {
    const statement = getStatement(node);
    if (statement === undefined || declaresWithin(node, statement, source) || hasFunctionBetween(node, statement) || (!isPure(node) && !comesFirst(node, statement, source))) return [];
    const name = source.fresh("filled");
    const lines = node.properties.filter(isPlain).flatMap((property): readonly Written[] => [`${name}.${method}(${writeKey(property, source)}, `, property.value, ");\n"]);
    return [change(insert(statement.range[0], `const ${name} = new Headers();\n`, ...lines), replace(node, name))];
  });
}

function collectAddresses({ nodes }: Source): readonly { readonly node: Node; readonly origin: string; readonly path: string }[] {
  return nodes.flatMap((node) => {
    const match = isString(node) && isExpressionPlace(node) ? /^(https?:\/\/[^/]+)(\/[\w/-]+)$/u.exec(node.value) : null;
    return match === null ? [] : [{ node, origin: match[1] ?? "", path: match[2] ?? "" }];
  });
}
