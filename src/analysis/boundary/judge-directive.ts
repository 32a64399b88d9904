import type { TSESTree } from "@typescript-eslint/utils";

import { isCacheDirective, knowsDirective, type DirectiveName } from "../../platform/next/boundary-directives.ts";
import { collectDirectives, type Directive } from "../../syntax/directives.ts";
import { isFunction } from "../../syntax/traverse.ts";
import type { WrittenDirective } from "./written-directive.ts";

/** What is wrong with a directive that does not count. */
export type DirectiveProblem =
  | "behindReexport"
  | "clientInFunction"
  | "continued"
  | "misplaced"
  | "misspelt"
  | "parenthesized"
  | "rejectedSpelling"
  | "repeated"
  | "template"
  | "typed"
  | "unended"
  | "uncallable";

/** Where a directive stands: in a module or a function, and what counts there. */
export interface DirectivePlace {
  readonly body: TSESTree.BlockStatement | TSESTree.Program;
  readonly directives: readonly Directive[];
  /** Whether nothing but directives stands before it. */
  readonly isFirst: boolean;
}

/** The module or function that a statement says something of; `undefined` for statements of inner blocks. */
export function findDirectivePlace(statement: TSESTree.ExpressionStatement, text: string): DirectivePlace | undefined {
  const { parent: body } = statement;
  if (body.type !== "Program" && !(body.type === "BlockStatement" && isFunction(body.parent))) return undefined;
  const directives = collectDirectives(body, text);
  return { body, directives, isFirst: body.body.indexOf(statement) <= directives.length };
}

/**
 * Why a written directive does not count, as both bundlers see it; `undefined` where it counts, and where nothing comes of it:
 * the file says the same in a place where it counts, or the version does not know it.
 */
export function judgeDirective(written: WrittenDirective, place: DirectivePlace, nextVersion: number): DirectiveProblem | undefined {
  const { name, value } = written;
  if (!knowsDirective(name, nextVersion)) return undefined;
  if (place.body.type === "Program") {
    const counts = place.directives.some((directive) => directive.value === value);
    const problem = judgeSpelling(written, place);
    return counts && problem !== undefined ? judgeRepetition(written, problem, place) : problem;
  }
  if (name === "use client") return written.form === "plain" && written.spelling === "exact" && place.isFirst ? "clientInFunction" : undefined;
  // A string further down in a function is anything, unless it says exactly this.
  return written.spelling === "exact" || (written.spelling === "similar" && place.isFirst) ? judgeSpelling(written, place) : undefined;
}

/** What fails the build does so also where the file has the directive already; everything else then changes nothing. */
function judgeRepetition({ statement }: WrittenDirective, problem: DirectiveProblem, place: DirectivePlace): DirectiveProblem | undefined {
  if (place.directives.some(({ node }) => node === statement)) return problem === "rejectedSpelling" ? problem : undefined;
  return isRejected(problem) ? "repeated" : undefined;
}

function judgeSpelling({ form, name, spelling, statement }: WrittenDirective, place: DirectivePlace): DirectiveProblem | undefined {
  if (form === "unended") return isCall(statement) ? "uncallable" : "unended";
  if (form === "parenthesized") return spelling === "exact" ? "parenthesized" : "misspelt";
  if (form !== "plain") return form;
  if (spelling !== "exact") return spelling === "similar" && isCompared(name) ? "rejectedSpelling" : "misspelt";
  if (place.isFirst) return undefined;
  return isBehindReexports(statement, place) ? "behindReexport" : "misplaced";
}

/** The compiler asks whether one of these was meant; it never asks about `"use client"`. */
function isCompared(name: DirectiveName): boolean {
  return name !== "use client";
}

/** Whether the build fails for it. */
export function isRejected(problem: DirectiveProblem): boolean {
  return problem === "misplaced" || problem === "parenthesized" || problem === "rejectedSpelling" || problem === "repeated" || problem === "uncallable";
}

/** Behind nothing but `export * from`, webpack lets a directive count, and Turbopack passes over it. */
function isBehindReexports(statement: TSESTree.ExpressionStatement, { body, directives }: DirectivePlace): boolean {
  const index = body.body.indexOf(statement);
  return body.body.slice(directives.length, index).every(({ type }) => type === "ExportAllDeclaration");
}

/** Whether the next line makes a call of the string, which throws. */
function isCall({ expression }: TSESTree.ExpressionStatement): boolean {
  let inner: TSESTree.Node = expression;
  for (;;) {
    if (inner.type === "CallExpression") {
      if (inner.callee.type === "Literal") return true;
      inner = inner.callee;
    } else if (inner.type === "TaggedTemplateExpression") {
      if (inner.tag.type === "Literal") return true;
      inner = inner.tag;
    } else if (inner.type === "MemberExpression") inner = inner.object;
    else if (inner.type === "AssignmentExpression") inner = inner.left;
    else return false;
  }
}

/** Two directives of one file that exclude each other, the later one first. */
export function findConflict(directives: readonly Directive[]): readonly [later: Directive, earlier: Directive] | undefined {
  const named = directives.filter(({ value }) => getFamily(value) !== undefined);
  const [earlier] = named;
  const later = named.find(({ value }) => earlier !== undefined && getFamily(value) !== getFamily(earlier.value));
  return earlier === undefined || later === undefined ? undefined : [later, earlier];
}

function getFamily(value: string): DirectiveName | undefined {
  if (value === "use client" || value === "use server") return value;
  return isCacheDirective(value) ? "use cache" : undefined;
}
