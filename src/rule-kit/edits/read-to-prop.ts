import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { findComponentRead, type ComponentRead } from "../../analysis/server-only/component-read.ts";
import { isPresent } from "../../syntax/is-present.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findConstantDefinition, findVariable, isTypeScript, type SourceModule } from "../../syntax/source-module.ts";
import { removeImportSpecifiers } from "./imports.ts";
import { getLineIndent, getLineBreak } from "./layout.ts";
import { removeStatement } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface PropEdit {
  readonly name: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * Turns a component's one read of a cookie or header into a prop of the same name: the read and its import go,
 * the parameter and its type come. The prop is optional, so that the parents still type-check until they
 * pass it. `undefined` where the read or the parameter has another shape.
 */
export function turnReadIntoProp(
  declaration: TSESTree.ImportDeclaration,
  module: SourceModule,
  sourceCode: SourceCode,
): PropEdit | undefined {
  const read = findComponentRead(declaration, module);
  const parameter = read && planParameter(read, module, sourceCode);
  if (read === undefined || parameter === undefined) return undefined;
  return {
    fix: (fixer) => [
      removeStatement(fixer, sourceCode, declaration),
      ...removeUse(fixer, sourceCode, read),
      ...removeAsync(fixer, sourceCode, read),
      ...parameter(fixer),
    ],
    name: read.name,
  };
}

type Plan = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

function planParameter(read: ComponentRead, module: SourceModule, sourceCode: SourceCode): Plan | undefined {
  const { component } = read;
  const [parameter, ...others] = component.params;
  if (others.length > 0 || hasDirective(component)) return undefined;
  const removeRead: Plan = (fixer) => [removeStatement(fixer, sourceCode, read.statement)];
  if (parameter === undefined) {
    const open = findOpeningParenthesis(component, sourceCode);
    const annotation = isTypeScript(module) ? `: { ${getMember(read)} }` : "";
    return open && ((fixer) => [fixer.insertTextAfter(open, `{ ${getBinding(read, sourceCode)} }${annotation}`), ...removeRead(fixer)]);
  }
  const type = planType(parameter, read, module, sourceCode);
  if (type === undefined) return undefined;
  switch (parameter.type) {
    case "ObjectPattern":
      // A prop of that name is there already, and means something else.
      if (parameter.properties.some((property) => property.type === "Property" && getPropertyName(property) === read.name)) return undefined;
      return (fixer) => [insertBinding(fixer, sourceCode, parameter, read), ...type(fixer), ...removeRead(fixer)];
    case "Identifier":
      if (parameter.name === "this") return undefined;
      return (fixer) => [...type(fixer), replaceRead(fixer, sourceCode, parameter.name, read)];
    default:
      return undefined;
  }
}

function replaceRead(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  props: string,
  { declarator, fallback, name }: ComponentRead,
): TSESLint.RuleFix {
  const value = `${props}.${name}${fallback === undefined ? "" : ` ?? ${sourceCode.getText(fallback)}`}`;
  return fixer.replaceText(declarator.init ?? declarator, value);
}

function insertBinding(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  pattern: TSESTree.ObjectPattern,
  read: ComponentRead,
): TSESLint.RuleFix {
  const binding = getBinding(read, sourceCode);
  const last = pattern.properties.findLast((property) => property.type !== "RestElement");
  if (last !== undefined) return fixer.insertTextAfter(last, `, ${binding}`);
  const [rest] = pattern.properties;
  if (rest !== undefined) return fixer.insertTextBefore(rest, `${binding}, `);
  const end = pattern.typeAnnotation?.range[0] ?? pattern.range[1];
  return fixer.replaceTextRange([pattern.range[0], end], `{ ${binding} }`);
}

/** Adds the member to the props' type: a literal, a local interface or alias, else an intersection. */
function planType(
  parameter: TSESTree.Parameter,
  read: ComponentRead,
  module: SourceModule,
  sourceCode: SourceCode,
): Plan | undefined {
  const annotation =
    parameter.type === "ObjectPattern" || parameter.type === "Identifier" ? parameter.typeAnnotation : undefined;
  if (!isPresent(annotation)) return () => [];
  const type = annotation.typeAnnotation;
  const members = findMembers(type, module);
  if (members === undefined && type.type !== "TSTypeReference") return undefined;
  const list = members?.type === "TSTypeLiteral" ? members.members : (members?.body ?? []);
  const hasName = list.some(
    (member) => member.type === "TSIndexSignature" || ("key" in member && member.key.type === "Identifier" && member.key.name === read.name),
  );
  if (hasName) return undefined;
  if (members !== undefined) return (fixer) => [insertMember(fixer, sourceCode, members, read)];
  return (fixer) => [fixer.insertTextAfter(type, ` & { ${getMember(read)} }`)];
}

type MemberList = TSESTree.TSInterfaceBody | TSESTree.TSTypeLiteral;

function findMembers(type: TSESTree.TypeNode, module: SourceModule): MemberList | undefined {
  if (type.type === "TSTypeLiteral") return type;
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined;
  const variable = findVariable(module, type.typeName);
  const node = variable && findConstantDefinition(variable)?.node;
  if (node?.type === "TSInterfaceDeclaration") return node.body;
  return node?.type === "TSTypeAliasDeclaration" && node.typeAnnotation.type === "TSTypeLiteral"
    ? node.typeAnnotation
    : undefined;
}

function insertMember(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  list: MemberList,
  read: ComponentRead,
): TSESLint.RuleFix {
  const members = list.type === "TSTypeLiteral" ? list.members : list.body;
  const last = members.at(-1);
  if (last === undefined) return fixer.replaceText(list, `{ ${getMember(read)} }`);
  const written = sourceCode.getText(last);
  const isOnOwnLine = last.loc.start.line > list.loc.start.line;
  const separator = /[;,]$/u.test(written) ? "" : isOnOwnLine ? "" : ";";
  const end = isOnOwnLine && /[;,]$/u.test(written) ? written.slice(-1) : "";
  const space = isOnOwnLine ? `${getLineBreak(sourceCode)}${getLineIndent(sourceCode, last)}` : " ";
  return fixer.insertTextAfter(last, `${separator}${space}${getMember(read)}${end}`);
}

function getMember({ name, type }: ComponentRead): string {
  return `${name}?: ${type}`;
}

function getBinding({ fallback, name }: ComponentRead, sourceCode: SourceCode): string {
  return fallback === undefined ? name : `${name} = ${sourceCode.getText(fallback)}`;
}

function removeUse(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { unwrapping }: ComponentRead): TSESLint.RuleFix[] {
  return unwrapping?.parent.type === "ImportDeclaration"
    ? removeImportSpecifiers(fixer, sourceCode, unwrapping.parent, new Set([unwrapping]))
    : [];
}

/** A Client Component cannot be async; with a declared return type the author has to follow. */
function removeAsync(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  { component, isOnlyAwait }: ComponentRead,
): TSESLint.RuleFix[] {
  if (!component.async || !isOnlyAwait || isPresent(component.returnType)) return [];
  const keyword = sourceCode.getFirstToken(component, { filter: (token) => token.value === "async" });
  const next = keyword && sourceCode.getTokenAfter(keyword, { includeComments: true });
  return keyword && next ? [fixer.removeRange([keyword.range[0], next.range[0]])] : [];
}

function findOpeningParenthesis(component: ComponentRead["component"], sourceCode: SourceCode): TSESTree.Token | undefined {
  // The parameters of a generic function come after its type parameters, which may have parentheses of their own.
  const generics = component.typeParameters;
  const open =
    isPresent(generics)
      ? sourceCode.getTokenAfter(generics)
      : sourceCode.getFirstToken(component, { filter: (token) => token.value === "(" });
  return open?.value === "(" ? open : undefined;
}

/** `'use strict'` in a body forbids a destructured parameter. */
function hasDirective({ body }: ComponentRead["component"]): boolean {
  const [first] = body.type === "BlockStatement" ? body.body : [];
  return first?.type === "ExpressionStatement" && first.expression.type === "Literal";
}
