import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction, isFunction, walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { NEW_STEP, type LocalFunction } from "../references/access-path.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import type { CallPlace, ClassNode, Instance, Surroundings } from "../references/surroundings.ts";
import type { Move } from "./move.ts";
import { moveBack } from "./move-back.ts";
import { ASSIGNMENTS } from "./syntax-moves.ts";
import type { Value } from "./value.ts";

/** What the members of a class give to the class itself, or to each of its objects. */
export interface ClassMembers {
  readonly own: readonly Move[];
  readonly ofObjects: readonly Move[];
  readonly constructor: LocalFunction | undefined;
  /** What the constructor calls the constructor of the class above with. */
  readonly superCall: TSESTree.CallExpression | undefined;
}

const known = new WeakMap<ClassNode, ClassMembers>();

/** The members of a class: methods, fields, accessors, what its constructor and methods give to `this`, parameters with a modifier. */
export function getClassMembers(node: ClassNode, module: SourceModule): ClassMembers {
  const remembered = known.get(node);
  if (remembered !== undefined) return remembered;
  const own: Move[] = [];
  const ofObjects: Move[] = [];
  let constructor: LocalFunction | undefined;
  for (const member of node.body.body) {
    if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") continue;
    if (member.type === "MethodDefinition" && member.kind === "constructor" && isFunction(member.value)) constructor = member.value;
    else (member.static ? own : ofObjects).push(...readMember(member, node, module));
  }
  const written = collectWritten(node, module);
  const members = { constructor, ofObjects: [...ofObjects, ...written.ofObjects], own: [...own, ...written.own], superCall: written.superCall };
  known.set(node, members);
  return members;
}

function readMember(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition, to: ClassNode, module: SourceModule): readonly Move[] {
  const name = getPropertyName(member);
  const { value } = member;
  if (name === undefined || value === null || value.type === "TSEmptyBodyFunctionExpression") return [];
  const move = (from: TSESTree.Node, kind: Move["kind"]): Move => ({ from, kind, put: [name], take: [], to });
  if (member.type === "PropertyDefinition") return [move(value, isFunction(unwrap(value)) ? "declared" : "stored")];
  if (member.kind === "method") return [move(value, "declared")];
  if (member.kind !== "get" || !isFunction(value)) return [];
  return (collectReturnedExpressions(value, module) ?? []).map((returned) => move(returned, "stored"));
}

/** Classes with more nodes are generated. */
const MAX_NODES = 5000;

/** `this.name = value` in any method, and `constructor(private readonly name: string)`. */
function collectWritten(to: ClassNode, module: SourceModule): Omit<ClassMembers, "constructor"> {
  const own: Move[] = [];
  const ofObjects: Move[] = [];
  let superCall: TSESTree.CallExpression | undefined;
  let visited = 0;
  for (const node of walk(to.body, module.visitorKeys)) {
    visited += 1;
    if (visited > MAX_NODES) break;
    if (node.type === "CallExpression" && node.callee.type === "Super") superCall = node;
    if (node.type === "TSParameterProperty") {
      const identifier = node.parameter.type === "AssignmentPattern" ? node.parameter.left : node.parameter;
      if (identifier.type === "Identifier") ofObjects.push({ from: identifier, kind: "stored", put: [identifier.name], take: [], to });
    }
    if (node.type !== "AssignmentExpression") continue;
    const target = unwrap(node.left);
    const name = target.type === "MemberExpression" && target.object.type === "ThisExpression" ? getPropertyName(target) : undefined;
    // What `+=` makes of it is another value, and a walk that comes to the assignment finds none.
    if (name !== undefined) (isStatic(node) ? own : ofObjects).push({ from: ASSIGNMENTS.has(node.operator) ? node.right : node, kind: "stored", put: [name], take: [], to });
  }
  return { ofObjects, own, superCall };
}

/** Whether `this` is the class itself. */
function isStatic(node: TSESTree.Node): boolean {
  for (let { parent } = node; parent !== undefined && parent !== null && parent.type !== "ClassBody"; { parent } = parent) {
    if (parent.type === "StaticBlock") return true;
    if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") return parent.static;
  }
  return false;
}

/** What gives the names in a class' own code a meaning, where an object was made by a call: the run of its constructor or of an accessor. */
function surround(from: TSESTree.Node, self: Instance, module: SourceModule): Surroundings {
  const owner = findEnclosingFunction(from);
  if (owner === undefined) return { module };
  if (owner !== getClassMembers(self.class, module).constructor) return owner.params.length > 0 ? { module } : { module, run: { arguments: [], at: { module }, function: owner, self } };
  return self.made === undefined ? { module } : { module, run: { arguments: self.made.given, at: self.made.around, function: owner, self } };
}

/** The call by which the constructor of the class above made its part of an object. */
function findMadeAbove(instance: Instance, module: SourceModule): CallPlace | undefined {
  const { constructor, superCall } = getClassMembers(instance.class, module);
  if (constructor === undefined) return instance.made;
  return superCall && { around: surround(superCall, instance, module), call: superCall, given: superCall.arguments };
}

/** What the code of a class gives to a part of one of its objects. */
export function collectMemberValues(instance: Instance, value: Value, asksParts: boolean): readonly Value[] {
  const { module } = value.around;
  return getClassMembers(instance.class, module).ofObjects.flatMap((move) => {
    const moved = moveBack(move, value, asksParts);
    return moved === undefined ? [] : [{ ...moved, around: surround(move.from, instance, module), self: instance }];
  });
}

/** The same part of an object, as the class above makes it. */
export function goAbove(instance: Instance, value: Value): Value | undefined {
  const { superClass } = instance.class;
  const made = superClass === null ? undefined : findMadeAbove(instance, value.around.module);
  return superClass === null || made === undefined ? undefined : { ...value, calls: [made, ...value.calls], node: superClass, path: [NEW_STEP, ...value.path] };
}

/** What `this` means: an object of a class, as far as the run tells which one; a class in its static members; a literal in its methods. */
export type This = { readonly kind: "instance"; readonly instance: Instance } | { readonly kind: "node"; readonly node: TSESTree.Node };

/** `undefined` in plain functions, where the caller decides. */
export function findThis(node: TSESTree.Node, { run }: Surroundings): This | undefined {
  for (let child = node, { parent } = node; parent !== undefined && parent !== null; child = parent, { parent } = parent) {
    if (parent.type === "FunctionDeclaration") return undefined;
    if (parent.type === "FunctionExpression" && parent.parent.type !== "MethodDefinition") {
      const literal = parent.parent.type === "Property" ? parent.parent.parent : undefined;
      return literal?.type === "ObjectExpression" ? { kind: "node", node: literal } : undefined;
    }
    if (parent.type !== "ClassBody") continue;
    const own = parent.parent;
    if ((child.type === "MethodDefinition" || child.type === "PropertyDefinition") && child.static) return { kind: "node", node: own };
    for (let outer = run; outer !== undefined; outer = outer.at.run) if (outer.self?.class === own) return { instance: outer.self, kind: "instance" };
    return { instance: { class: own, made: undefined }, kind: "instance" };
  }
  return undefined;
}
