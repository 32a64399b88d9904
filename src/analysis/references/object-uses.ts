import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { isExportTarget } from "../../syntax/commonjs-exports.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, isGlobalReference, isValueReference, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";

/**
 * What a module does with an object: only reads it, changes it in sight, or hands it to code that may change it out
 * of sight. An export is no handing on: what other modules do is nowhere known.
 */
export type ObjectFate = "changed" | "handedOn" | "kept";

/** Whether a call leaves an object as it is that it gets as an argument, or that a method of it is called on. */
export type CallJudge = (call: TSESTree.CallExpression | TSESTree.NewExpression, use: TSESTree.Node) => boolean;

/** How many variables one object is followed through; beyond, it is out of sight. */
const MAX_VARIABLES = 64;

/** Whether what is written to an object by one of its names is known to the asker. */
type KnowsWrites = (object: TSESTree.Node) => boolean;

interface Trail {
  readonly module: SourceModule;
  readonly keeps: CallJudge;
  readonly knowsWrites: KnowsWrites;
  readonly visited: Set<Variable>;
}

/** Follows the object that a variable holds through all its uses, aliases and containers; a change that is known is none. */
export function followVariable(variable: Variable, module: SourceModule, keeps: CallJudge, knowsWrites: KnowsWrites = () => false): ObjectFate {
  return followAll(variable, { keeps, knowsWrites, module, visited: new Set() });
}

/** Follows the object that an expression makes. */
export function followExpression(node: TSESTree.Node, module: SourceModule, keeps: CallJudge): ObjectFate {
  return follow(node, { keeps, knowsWrites: () => false, module, visited: new Set() });
}

/** The identifiers that use a variable's value, without its declaration. */
export function collectUses(variable: Variable): readonly TSESTree.Node[] {
  return variable.references
    .filter((reference) => isValueReference(reference) && reference.init !== true)
    .map((reference) => reference.identifier);
}

function followAll(variable: Variable, trail: Trail): ObjectFate {
  if (trail.visited.has(variable)) return "kept";
  trail.visited.add(variable);
  if (trail.visited.size > MAX_VARIABLES) return "handedOn";
  return worst(collectUses(variable).map((use) => follow(use, trail)));
}

function worst(fates: readonly ObjectFate[]): ObjectFate {
  if (fates.includes("changed")) return "changed";
  return fates.includes("handedOn") ? "handedOn" : "kept";
}

/** The list of harmless uses; whatever is not on it hands the object on. */
function follow(use: TSESTree.Node, trail: Trail): ObjectFate {
  const outer = getWrapped(use);
  const { parent } = outer;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === outer ? followMember(parent, trail) : "kept";
    case "CallExpression":
    case "NewExpression":
      return followCall(parent, outer, trail);
    case "VariableDeclarator":
      return followDeclarator(parent, outer, trail);
    case "AssignmentExpression":
      return parent.right === outer ? followAssignment(parent, trail) : "kept";
    case "ConditionalExpression":
      return parent.test === outer ? "kept" : follow(parent, trail);
    case "LogicalExpression":
      // An object is truthy: `x && y` is never `x`.
      return parent.left === outer && parent.operator === "&&" ? "kept" : follow(parent, trail);
    case "SequenceExpression":
      return parent.expressions.at(-1) === outer ? follow(parent, trail) : "kept";
    case "Property":
      return parent.value === outer ? follow(parent.parent, trail) : "kept";
    case "ArrayExpression":
    case "AwaitExpression":
      return follow(parent, trail);
    case "BinaryExpression":
    case "ExportDefaultDeclaration":
    case "ExportSpecifier":
    case "ExpressionStatement":
    case "IfStatement":
    case "SpreadElement":
    case "TSQualifiedName":
    case "TSTypeQuery":
    case "TemplateLiteral":
    case "UnaryExpression":
      return "kept";
    default:
      return "handedOn";
  }
}

function followMember(member: TSESTree.MemberExpression, trail: Trail): ObjectFate {
  if (isWritten(member)) return trail.knowsWrites(member.object) ? "kept" : "changed";
  return isPrimitive(member.object, getPropertyName(member), trail.module) ? "kept" : follow(member, trail);
}

/** `x.a = 1`, `x.a++`, `delete x.a`, `[x.a] = …`, `for (x.a of …)`. */
export function isWritten(member: TSESTree.MemberExpression): boolean {
  const outer = getWrapped(member);
  const { parent } = outer;
  switch (parent?.type) {
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === outer;
    case "ArrayPattern":
    case "RestElement":
    case "UpdateExpression":
      return true;
    case "Property":
      return parent.parent.type === "ObjectPattern" && parent.value === outer;
    case "UnaryExpression":
      return parent.operator === "delete";
    default:
      return false;
  }
}

/** Whether a member holds a text or a number by the literal of its object: that can be handed to anybody. */
function isPrimitive(object: TSESTree.Node, name: string | undefined, module: SourceModule): boolean {
  const inner = unwrap(object);
  const definition = inner.type === "Identifier" ? findVariable(module, inner)?.defs[0]?.node : undefined;
  const initializer = definition?.type === "VariableDeclarator" && definition.id.type === "Identifier" ? definition.init : null;
  const literal = initializer === null ? undefined : unwrap(initializer);
  if (name === undefined || literal?.type !== "ObjectExpression") return false;
  const last = literal.properties.findLast((property) => property.type === "SpreadElement" || getPropertyName(property) === name);
  return last?.type === "Property" && PRIMITIVES.has(unwrap(last.value).type);
}

const PRIMITIVES: ReadonlySet<string> = new Set(["BinaryExpression", "Literal", "TemplateLiteral", "UnaryExpression"]);

function followDeclarator(declarator: TSESTree.VariableDeclarator, object: TSESTree.Node, trail: Trail): ObjectFate {
  if (declarator.init !== object) return "kept";
  const variables = trail.module.scopes.getDeclaredVariables(declarator);
  return worst(
    variables.map((variable) => {
      const holder = variable.identifiers[0]?.parent;
      if (holder?.type === "RestElement") return "kept";
      const name = holder?.type === "Property" ? getPropertyName(holder) : undefined;
      return isPrimitive(object, name, trail.module) ? "kept" : followAll(variable, trail);
    }),
  );
}

function followAssignment(assignment: TSESTree.AssignmentExpression, trail: Trail): ObjectFate {
  if (isExportTarget(assignment.left, trail.module)) return follow(assignment, trail);
  const target = unwrap(assignment.left);
  const variable = target.type === "Identifier" ? findVariable(trail.module, target) : undefined;
  return variable === undefined ? "handedOn" : worst([followAll(variable, trail), follow(assignment, trail)]);
}

/** Calls of the platform that change their first argument, and those that only read. */
const MUTATORS =
  /^(?:Object\.(?:assign|definePropert(?:y|ies)|setPrototypeOf)|Reflect\.(?:defineProperty|deleteProperty|set|setPrototypeOf))$/u;
const READERS =
  /^(?:JSON\.stringify|console\.\w+|Object\.(?:assign|freeze|keys|entries|values)|structuredClone|Headers|String|URLSearchParams)$/u;

function followCall(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  use: TSESTree.Node,
  trail: Trail,
): ObjectFate {
  const name = getGlobalName(call.callee, trail.module) ?? "";
  if (call.callee !== use) {
    if (MUTATORS.test(name) && call.arguments[0] === use) return trail.knowsWrites(use) ? follow(call, trail) : "changed";
    if (READERS.test(name)) return "kept";
  }
  return trail.keeps(call, use) ? "kept" : "handedOn";
}

/** `f` and `o.f` of globals, without the aliases that access paths know, which are built on this file. */
function getGlobalName(callee: TSESTree.Node, module: SourceModule): string | undefined {
  const inner = unwrap(callee);
  const root = inner.type === "MemberExpression" ? unwrap(inner.object) : inner;
  if (root.type !== "Identifier" || !isGlobalReference(module, root)) return undefined;
  return inner.type === "MemberExpression" ? `${root.name}.${getPropertyName(inner) ?? ""}` : root.name;
}
