import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findUnchangedObject } from "../references/definition.ts";

/** What puts an object together: a literal, or an element, whose attributes are its component's props. */
export type Composed = TSESTree.JSXOpeningElement | TSESTree.ObjectExpression;

/** A part of an object that nothing after it replaces. */
export interface LastingMember {
  readonly kind: "property" | "spread";
  /** What the property holds, or what is spread. */
  readonly value: TSESTree.Node;
  /** Of a property; `undefined` where it is computed. */
  readonly name: string | undefined;
  /** What a spread brings is replaced under these names: `{ ...session, token: null }`. */
  readonly without: ReadonlySet<string>;
}

/** Objects with more parts are generated; those in front are not looked at. */
const MAX_PARTS = 1000;

/** What is left of all that is written there, last first. */
export function collectLastingMembers(node: Composed, module: SourceModule): readonly LastingMember[] {
  const members: LastingMember[] = [];
  const replaced = new Set<string>();
  for (const { kind, name, value } of listParts(node).slice(-MAX_PARTS).toReversed()) {
    if (name !== undefined && replaced.has(name)) continue;
    if (value !== undefined) members.push({ kind, name, value, without: kind === "spread" ? new Set(replaced) : NOTHING });
    for (const brought of kind === "spread" && value !== undefined ? collectNames(value, module) : [name]) {
      if (brought !== undefined) replaced.add(brought);
    }
  }
  return node.type === "JSXOpeningElement" ? [...collectChildren(node), ...members] : members;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A part as it is written; without a value where nobody knows it, or it is nothing to go on. */
interface Part extends Pick<LastingMember, "kind" | "name"> {
  readonly value: TSESTree.Node | undefined;
}

function listParts(node: Composed): readonly Part[] {
  if (node.type === "JSXOpeningElement") return node.attributes.map((attribute) => readAttribute(attribute));
  return node.properties.map((property) =>
    property.type === "SpreadElement"
      ? { kind: "spread", name: undefined, value: property.argument }
      : { kind: "property", name: getPropertyName(property), value: property.kind === "init" ? property.value : undefined },
  );
}

function readAttribute(attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): Part {
  if (attribute.type === "JSXSpreadAttribute") return { kind: "spread", name: undefined, value: attribute.argument };
  const name = attribute.name.type === "JSXIdentifier" ? attribute.name.name : undefined;
  return { kind: "property", name, value: attribute.value?.type === "JSXExpressionContainer" ? attribute.value.expression : undefined };
}

/** `<Account>{name}</Account>`: the expressions among the children are a prop as well. */
function collectChildren({ parent }: TSESTree.JSXOpeningElement): readonly LastingMember[] {
  const children = parent.type === "JSXElement" ? parent.children : [];
  return children.flatMap((child) =>
    child.type === "JSXExpressionContainer" ? [{ kind: "property" as const, name: "children", value: child.expression, without: NOTHING }] : [],
  );
}

/** The names that a spread certainly brings: those of a literal. */
function collectNames(spread: TSESTree.Node, module: SourceModule): readonly string[] {
  const literal = findUnchangedObject(spread, module);
  return literal?.properties.flatMap((property) => (property.type === "Property" ? (getPropertyName(property) ?? []) : [])) ?? [];
}
