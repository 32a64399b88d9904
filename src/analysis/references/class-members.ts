import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findConstantDefinition, findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction, walk } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { LocalFunction } from "./access-path.ts";
import { findSourceExpression } from "./definition.ts";
import { followVariable, isWritten } from "./object-uses.ts";
import type { FunctionRun, Surroundings } from "./surroundings.ts";

/**
 * The method of a class, static or of an instance, or of an object literal by way of its `this`. `undefined` for accessors,
 * for inherited methods, and for objects that nobody sees made.
 */
export function findMethod(object: TSESTree.Node, name: string, module: SourceModule): LocalFunction | undefined {
  const owner = findOwner(object, module);
  if (owner === undefined) return undefined;
  const member = indexMembers(owner.members).get(name)?.find(({ isStatic }) => owner.isStatic === undefined || owner.isStatic === isStatic);
  return member?.value !== undefined && isFunction(member.value) ? member.value : undefined;
}

/** The value of a static field of a class, where no code of the module gives it another one. */
export function findStaticField(object: TSESTree.Node, name: string, module: SourceModule): TSESTree.Node | undefined {
  const owner = findClass(findSourceExpression(object, module), module);
  const [field, ...others] = owner?.body.body.filter((member) => isStaticNamed(member, name)) ?? [];
  if (owner === undefined || field?.type !== "PropertyDefinition" || field.value === null || others.length > 0) return undefined;
  return isWrittenInto(owner, module) ? undefined : field.value;
}

function isStaticNamed(member: TSESTree.ClassElement, name: string): boolean {
  if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || !member.static) return false;
  return getPropertyName(member as TSESTree.PropertyDefinition) === name;
}

/** By one of its names, or as `this`. */
const isWrittenInto = oncePer((owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, module: SourceModule): boolean => {
  const holders = [owner, ...(owner.parent.type === "VariableDeclarator" ? [owner.parent] : [])];
  const variables = holders.flatMap((holder) => module.scopes.getDeclaredVariables(holder));
  if (variables.some((variable) => followVariable(variable, module, () => true) === "changed")) return true;
  for (const node of walk(owner.body, module.visitorKeys)) {
    if (node.type === "MemberExpression" && node.object.type === "ThisExpression" && isWritten(node)) return true;
  }
  return false;
});

interface Member {
  readonly isStatic: boolean;
  readonly value: TSESTree.Node | undefined;
}

const indexMembers = oncePer((members: Owner["members"]): ReadonlyMap<string | undefined, readonly Member[]> => {
  const index = new Map<string | undefined, Member[]>();
  for (const member of members) {
    if (member.type === "MethodDefinition" && member.kind !== "method") continue;
    if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition" && member.type !== "Property") continue;
    const value = member.value === null ? undefined : unwrap(member.value);
    addTo(index, getPropertyName(member), { isStatic: member.type === "Property" || member.static, value });
  }
  return index;
});

function addTo<Key, Item>(index: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [item]);
  else known.push(item);
}

interface Owner {
  readonly members: readonly TSESTree.Node[];
  /** Which members are meant; `undefined` for either kind. */
  readonly isStatic: boolean | undefined;
}

function findOwner(object: TSESTree.Node, module: SourceModule): Owner | undefined {
  const inner = findSourceExpression(object, module);
  if (inner.type === "ThisExpression") return findOwnerOfThis(inner);
  if (inner.type === "NewExpression") {
    const owner = findClass(inner.callee, module);
    return owner && { isStatic: false, members: owner.body.body };
  }
  const owner = findClass(inner, module);
  return owner && { isStatic: true, members: owner.body.body };
}

function findOwnerOfThis(node: TSESTree.Node): Owner | undefined {
  for (let { parent } = node; parent !== undefined && parent !== null; parent = parent.parent) {
    if (parent.type === "ClassBody") return { isStatic: undefined, members: parent.body };
    if (parent.type === "FunctionExpression" && parent.parent.type === "Property" && parent.parent.parent.type === "ObjectExpression") {
      return { isStatic: undefined, members: parent.parent.parent.properties };
    }
    if (parent.type === "FunctionDeclaration") return undefined;
  }
  return undefined;
}

function findClass(node: TSESTree.Node, module: SourceModule): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  const inner = unwrap(node);
  if (inner.type === "ClassExpression") return inner;
  if (inner.type !== "Identifier") return undefined;
  const variable = findVariable(module, inner);
  const definition = variable === undefined ? undefined : findConstantDefinition(variable);
  if (definition?.node.type === "ClassDeclaration") return definition.node;
  const init = definition?.node.type === "VariableDeclarator" ? definition.node.init : null;
  return init?.type === "ClassExpression" ? init : undefined;
}

/**
 * What `this.name` holds in the methods of a class: the value of its property, or what its constructor alone gives it,
 * with the arguments of the module's only `new`. `undefined` where it is given more than one value, and for values that
 * another class or code outside may give.
 */
export function findOwnValue(node: TSESTree.MemberExpression, module: SourceModule): OwnValue | undefined {
  const name = getPropertyName(node);
  const body = node.object.type === "ThisExpression" ? findClassBody(node) : undefined;
  if (body === undefined || name === undefined) return undefined;
  const [value, ...others] = getOwnValues(body, module).get(name) ?? [];
  if (value === undefined || others.length > 0) return undefined;
  const run = findConstruction(body, module);
  return { at: run === undefined ? { module } : { module, run }, node: value };
}

/** A value, and what gives the names in it a meaning. */
export interface OwnValue {
  readonly at: Surroundings;
  readonly node: TSESTree.Node;
}

/** The run of a class' constructor, where the module makes one instance of it. */
const findConstruction = oncePer((body: TSESTree.ClassBody, module: SourceModule): FunctionRun | undefined => {
  const constructor = findConstructor(body);
  const { parent } = body;
  // A class knows itself by a name of its own as well.
  const holders = [parent, ...(parent.parent.type === "VariableDeclarator" ? [parent.parent] : [])];
  const references = holders.flatMap((holder) => module.scopes.getDeclaredVariables(holder)).flatMap((variable) => variable.references);
  const made = references.map(({ identifier }) => identifier.parent).filter((use) => use?.type === "NewExpression");
  const [only, ...others] = made;
  return constructor === undefined || only === undefined || others.length > 0
    ? undefined
    : { arguments: only.arguments, at: { module }, function: constructor };
});

function findConstructor(body: TSESTree.ClassBody): TSESTree.Node | undefined {
  for (const member of body.body) if (member.type === "MethodDefinition" && member.kind === "constructor") return member.value;
  return undefined;
}

function findClassBody(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  for (let { parent } = node; parent !== undefined && parent !== null; parent = parent.parent) {
    if (parent.type === "ClassBody") return parent;
    if (parent.type === "FunctionDeclaration" || (parent.type === "FunctionExpression" && parent.parent.type !== "MethodDefinition")) return undefined;
  }
  return undefined;
}

const getOwnValues = oncePer((body: TSESTree.ClassBody, module: SourceModule): ReadonlyMap<string, readonly TSESTree.Node[]> => {
  const values = new Map<string, TSESTree.Node[]>();
  const add = (name: string | undefined, value: TSESTree.Node): void => {
    if (name !== undefined) addTo(values, name, value);
  };
  for (const node of walk(body, module.visitorKeys)) {
    if (node.type === "TSParameterProperty") {
      const identifier = node.parameter.type === "AssignmentPattern" ? node.parameter.left : node.parameter;
      if (identifier.type === "Identifier") add(identifier.name, identifier);
    }
    if (node.type === "PropertyDefinition" && !node.static && node.value !== null) add(getPropertyName(node), node.value);
    if (node.type !== "AssignmentExpression") continue;
    const target = unwrap(node.left);
    if (target.type === "MemberExpression" && target.object.type === "ThisExpression") add(getPropertyName(target), node.right);
  }
  return values;
});
