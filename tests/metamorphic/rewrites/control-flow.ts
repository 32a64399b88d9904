/** The same statements, led to in another way. */
import type { TSESTree } from "@typescript-eslint/utils";

import type { Change, Slice } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, comesFirst, getSlice, getStatement, hasFunctionBetween, hasHook, hasInside, hasJump, isConstDeclaration, isDirective, isExpressionPlace, isMovable, replace, type Node, type Source, type Written,
} from "../source.ts";
import { declaresWithin } from "./functions.ts";

function collectIfs(source: Source): readonly TSESTree.IfStatement[] {
  return source.nodes.filter((node): node is TSESTree.IfStatement => node.type === "IfStatement" && (node.parent.type === "BlockStatement" || node.parent.type === "Program") && !hasEnvironmentTest(node.test, source));
}

/** Bundlers look for `typeof window` where it stands. */
function hasEnvironmentTest(node: Node, source: Source): boolean {
  return hasInside(node, source, (inner) => (inner.type === "UnaryExpression" && inner.operator === "typeof") || (inner.type === "Identifier" && inner.name === "process"));
}

function isLeaving(node: Node): boolean {
  if (node.type === "ReturnStatement" || node.type === "ThrowStatement") return true;
  const last = node.type === "BlockStatement" ? node.body.at(-1) : undefined;
  return last !== undefined && isLeaving(last);
}

function getBlock(node: Node): readonly TSESTree.Statement[] {
  return node.parent?.type === "BlockStatement" ? node.parent.body : [];
}

function isOfFunctionBody(node: Node): boolean {
  return node.parent?.type === "BlockStatement" && node.parent.parent.type.includes("Function");
}

/** What follows a statement in its block. */
function getRest(node: Node): Slice | undefined {
  const body = getBlock(node);
  const next = body[body.indexOf(node as TSESTree.Statement) + 1];
  const last = body.at(-1);
  return next === undefined || last === undefined ? undefined : { from: next.range[0], to: last.range[1] };
}

/** A statement and all that follows it in its block, where none of it is a declaration that others see from outside. */
function collectTails(source: Source): readonly Slice[] {
  return source.nodes.flatMap((node) => {
    if (node.parent?.type !== "BlockStatement" || isDirective(node)) return [];
    const body = getBlock(node);
    const tail = body.slice(body.indexOf(node as TSESTree.Statement));
    const last = tail.at(-1);
    if (last === undefined || tail.some((statement) => statement.type === "FunctionDeclaration") || tail.some((statement) => hasHook(statement, source))) return [];
    return [{ from: node.range[0], to: last.range[1] }];
  });
}

function getOnly(node: Node): TSESTree.Statement | undefined {
  return node.type === "BlockStatement" ? (node.body.length === 1 ? node.body[0] : undefined) : (node as TSESTree.Statement);
}

function getReturned(node: Node | null | undefined): TSESTree.Expression | undefined {
  const only = node === null || node === undefined ? undefined : getOnly(node);
  return only?.type === "ReturnStatement" && only.argument !== null ? only.argument : undefined;
}

function asBlock(node: Node): readonly Written[] {
  return node.type === "BlockStatement" ? [node] : ["{ ", node, " }"];
}

function collectChoices(source: Source): readonly TSESTree.ConditionalExpression[] {
  return source.nodes.filter((node): node is TSESTree.ConditionalExpression => node.type === "ConditionalExpression" && isExpressionPlace(node) && !hasEnvironmentTest(node.test, source));
}

export const controlFlow: readonly Rewrite[] = [
  rewrite("early return instead of if", (source) =>
    collectIfs(source)
      .filter((node) => node.alternate === null && isOfFunctionBody(node) && getBlock(node).at(-1) === node && node.consequent.type === "BlockStatement")
      .map((node) => change(replace(node, "if (!(", node.test, ")) return;\n", getInside(node.consequent))))),
  rewrite("else after a return", (source) =>
    collectIfs(source).flatMap((node) => {
      const rest = getRest(node);
      if (rest === undefined || node.alternate !== null || !isLeaving(node.consequent) || hasFunctionIn(node, source)) return [];
      return [change(replace({ from: node.range[0], to: rest.to }, "if (", node.test, ") ", ...asBlock(node.consequent), " else {\n", rest, "\n}"))];
    })),
  rewrite("no else after a return", (source) =>
    collectIfs(source).flatMap((node) => {
      if (node.alternate?.type !== "BlockStatement" || !isLeaving(node.consequent) || getBlock(node).at(-1) !== node) return [];
      return [change(replace(node, "if (", node.test, ") ", ...asBlock(node.consequent), "\n", getInside(node.alternate)))];
    })),
  rewrite("branches changed about", (source) =>
    collectIfs(source).flatMap((node) => (node.alternate === null || node.alternate.type === "IfStatement" ? [] : [change(replace(node, "if (!(", node.test, ")) ", ...asBlock(node.alternate), " else ", ...asBlock(node.consequent)))]))),
  rewrite("empty branch first", (source) =>
    collectIfs(source).flatMap((node) => (node.alternate === null ? [change(replace(node, "if (!(", node.test, ")) {\n} else ", ...asBlock(node.consequent)))] : []))),
  rewrite("returns as one ternary", (source) =>
    collectIfs(source).flatMap((node) => {
      const body = getBlock(node);
      const next = node.alternate ?? body[body.indexOf(node) + 1];
      const [yes, no] = [getReturned(node.consequent), getReturned(next)];
      if (yes === undefined || no === undefined || next === undefined) return [];
      return [change(replace({ from: node.range[0], to: Math.max(node.range[1], next.range[1]) }, "return ", node.test.type === "AssignmentExpression" ? "(" : "", node.test, " ? ", yes, " : ", no, ";"))];
    })),
  rewrite("ternary as if", (source) =>
    collectChoices(source).flatMap((node) => {
      const { parent } = node;
      if (parent.type === "ReturnStatement" && parent.parent.type === "BlockStatement") {
        return [change(replace(parent, "if (", node.test, ") {\nreturn ", node.consequent, ";\n}\nreturn ", node.alternate, ";"))];
      }
      const statement = getStatement(node);
      if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier" || statement === undefined || !isConstDeclaration(statement) || parent.parent !== statement || hasHook(node, source)) return [];
      const type = source.isTypeScript && parent.id.typeAnnotation === undefined ? ": any" : "";
      const { name } = parent.id;
      return [change(replace(statement, "let ", parent.id, `${type};\nif (`, node.test, `) {\n${name} = `, node.consequent, `;\n} else {\n${name} = `, node.alternate, ";\n}"))];
    })),
  rewrite("ternary the other way round", (source) => collectChoices(source).map((node) => change(replace(node, "!(", node.test, ") ? ", getOperand(node.alternate), " : ", getOperand(node.consequent))))),
  rewrite("&& as ternary", (source) =>
    source.nodes
      .filter((node): node is TSESTree.LogicalExpression => node.type === "LogicalExpression" && node.operator === "&&" && node.parent.type === "JSXExpressionContainer")
      .map((node) => change(replace(node, node.left, " ? ", node.right, " : null")))),
  rewrite("if as &&", (source) =>
    collectIfs(source).flatMap((node) => {
      const only = getOnly(node.consequent);
      if (node.alternate !== null || only?.type !== "ExpressionStatement" || only.expression.type === "AssignmentExpression") return [];
      return [change(replace(node, "(", node.test, ") && ", only.expression, ";"))];
    })),
  rewrite("if as switch", (source) =>
    collectIfs(source)
      .filter((node) => !hasJump(node, source) && node.alternate?.type !== "IfStatement")
      .map((node) => change(replace(node, "switch (Boolean(", node.test, ")) {\ncase true: {\n", getBody(node.consequent), "\nbreak;\n}\ndefault: {\n", ...(node.alternate === null ? [] : [getBody(node.alternate)]), "\nbreak;\n}\n}")))),
  rewrite("equality as switch", (source) =>
    collectIfs(source).flatMap((node) => {
      const { test } = node;
      if (test.type !== "BinaryExpression" || test.operator !== "===" || hasJump(node, source) || node.alternate !== null) return [];
      return [change(replace(node, "switch (", test.left, ") {\ncase ", test.right, ": {\n", getBody(node.consequent), "\nbreak;\n}\n}"))];
    })),
  rewrite("choice by a switch", (source) => tails(source, ["switch (true) {\ndefault: {\n"], ["\n}\n}"])),
  rewrite("in try with finally", (source) => tails(source, ["try {\n"], ["\n} finally {\n  performance.now();\n}"])),
  rewrite("in try with a catch that throws", (source) => tails(source, ["try {\n"], ["\n} catch (error) {\n  throw error;\n}"])),
  rewrite("in a block", (source) => tails(source, ["{\n"], ["\n}"])),
  rewrite("in a loop that runs once", (source) =>
    source.nodes.flatMap((node) => {
      if (node.type !== "ExpressionStatement" || isDirective(node) || node.parent.type !== "BlockStatement" || hasHook(node, source)) return [];
      return [change(replace(node, "for (let run = 0; run < 1; run += 1) {\n", node, "\n}"))];
    })),
  rewrite("assigned in try", (source) =>
    source.nodes.filter(isConstDeclaration).flatMap((node) => {
      const [{ id, init }] = node.declarations;
      if (id.type !== "Identifier" || hasHook(node, source) || node.parent.type !== "BlockStatement") return [];
      const type = source.isTypeScript && id.typeAnnotation === undefined ? ": any" : "";
      return [change(replace(node, "let ", id, `${type};\ntry {\n${id.name} = `, init, ";\n} finally {\n  performance.now();\n}"))];
    })),
  rewrite("both ways the same", (source) =>
    source.nodes.filter(isMovable).flatMap((node): readonly Change[] => {
      const statement = getStatement(node);
      if (node.type !== "Literal" && node.type !== "ObjectExpression") return [];
      if (statement === undefined || declaresWithin(node, statement, source) || hasFunctionBetween(node, statement) || !comesFirst(node, statement, source)) return [];
      return [change(replace(node, "(Date.now() > 0 ? ", node, " : ", node, ")"))];
    })),
];

function tails(source: Source, before: readonly string[], after: readonly string[]): readonly Change[] {
  return collectTails(source).map((tail) => change(replace(tail, ...before, tail, ...after)));
}

function getOperand(node: Node): Slice {
  return getSlice(node);
}

function getInside({ range }: Node): Slice {
  return { from: range[0] + 1, to: range[1] - 1 };
}

function getBody(node: Node): Slice {
  return node.type === "BlockStatement" ? getInside(node) : getSlice(node);
}

function hasFunctionIn(node: Node, source: Source): boolean {
  const body = getBlock(node);
  return body.slice(body.indexOf(node as TSESTree.Statement)).some((statement) => statement.type === "FunctionDeclaration" || hasHook(statement, source));
}
