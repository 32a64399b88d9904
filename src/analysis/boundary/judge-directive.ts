import type { TSESTree } from "@typescript-eslint/utils";

import { CACHE_KINDS, getCacheKind, isAlmostDirective, isCacheDirective, isRejectedText, knowsDirective, type DirectiveName } from "../../platform/next/boundary-directives.ts";
import { findNextMajor } from "../../platform/next/versions.ts";
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
  | "parenthesizedText"
  | "rejectedSpelling"
  | "repeated"
  | "template"
  | "typed"
  | "unended"
  | "uncallable"
  | "unknownKind";

/** Where a directive stands: in a module or a function, and what counts there. */
export interface DirectivePlace {
  readonly body: TSESTree.BlockStatement | TSESTree.Program;
  readonly directives: readonly Directive[];
  /** Whether nothing but directives stands before it. */
  readonly isFirst: boolean;
}

/** What the app has to say of its directives. */
export interface DirectiveConfig {
  /** The kinds of cache that it has handlers for; `undefined` where they are not stated literally. */
  readonly cacheHandlers: readonly string[] | undefined;
  readonly nextVersion: number;
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
export function judgeDirective(written: WrittenDirective, place: DirectivePlace, config: DirectiveConfig): DirectiveProblem | undefined {
  const { form, isExact, name, text, value } = written;
  if (!knowsDirective(name, config.nextVersion)) return undefined;
  if (place.body.type === "Program") {
    const counts = place.directives.some((directive) => directive.value === value);
    const problem = judgeSpelling(written, place, config);
    return counts && problem !== undefined ? judgeRepetition(written, problem, place) : problem;
  }
  if (name === "use client") return form === "plain" && isExact && place.isFirst ? "clientInFunction" : undefined;
  // A string further down in a function is anything, unless it says exactly this, or the compiler takes it for that.
  const isRead = form === "plain" || form === "parenthesized" || place.isFirst;
  return isExact || (isRead && isRejectedText(text, config.nextVersion)) ? judgeSpelling(written, place, config) : undefined;
}

/** What fails the build does so also where the file has the directive already; everything else then changes nothing. */
function judgeRepetition({ statement }: WrittenDirective, problem: DirectiveProblem, place: DirectivePlace): DirectiveProblem | undefined {
  if (place.directives.some(({ node }) => node === statement)) return problem === "rejectedSpelling" || problem === "unknownKind" ? problem : undefined;
  return isRejected(problem) ? "repeated" : undefined;
}

function judgeSpelling(written: WrittenDirective, place: DirectivePlace, config: DirectiveConfig): DirectiveProblem | undefined {
  const { form, isExact, statement, text } = written;
  if (form === "unended") return isCall(statement) ? "uncallable" : "unended";
  if (form === "parenthesized") return isRejectedInParentheses(written, place, config) ? "parenthesized" : "parenthesizedText";
  if (form !== "plain") return form;
  if (!isExact) return isRejectedText(text, config.nextVersion) ? "rejectedSpelling" : "misspelt";
  if (!place.isFirst) return isBehindReexports(statement, place) ? "behindReexport" : "misplaced";
  return isUnknownKind(written, config) ? "unknownKind" : undefined;
}

/** A kind of cache in parentheses is any string to the compiler, and so is a directive of a function to that of 14. */
function isRejectedInParentheses({ name, text }: WrittenDirective, { body }: DirectivePlace, { nextVersion }: DirectiveConfig): boolean {
  const isLookedAt = body.type === "Program" || findNextMajor(nextVersion)?.checksFunctions === "all";
  return isLookedAt && (text === name || isAlmostDirective(text, nextVersion));
}

/** A kind that is not all but one of Next.js' own may have a handler, unless the config says which ones there are. */
function isUnknownKind({ text, value }: WrittenDirective, { cacheHandlers }: DirectiveConfig): boolean {
  const kind = getCacheKind(text);
  if (kind === undefined || CACHE_KINDS.includes(kind)) return false;
  return cacheHandlers === undefined ? text !== value : !cacheHandlers.includes(kind);
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
