import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findUnchangedObject } from "../references/definition.ts";

/** A part of an object literal that nothing after it replaces. */
export interface LastingMember {
  readonly kind: "property" | "spread";
  /** What the property holds, or what is spread. */
  readonly value: TSESTree.Node;
  /** Of a property; `undefined` where it is computed. */
  readonly name: string | undefined;
  /** What a spread brings is replaced under these names: `{ ...session, token: null }`. */
  readonly without: ReadonlySet<string>;
}

/** What is left in an object literal of all that is written there, last first. */
export function collectLastingMembers({ properties }: TSESTree.ObjectExpression, module: SourceModule): readonly LastingMember[] {
  const members: LastingMember[] = [];
  const replaced = new Set<string>();
  for (const property of properties.toReversed()) {
    if (property.type === "SpreadElement") {
      members.push({ kind: "spread", name: undefined, value: property.argument, without: new Set(replaced) });
      for (const name of collectNames(property.argument, module)) replaced.add(name);
      continue;
    }
    const name = getPropertyName(property);
    if (name !== undefined && replaced.has(name)) continue;
    if (name !== undefined) replaced.add(name);
    if (property.kind === "init") members.push({ kind: "property", name, value: property.value, without: NOTHING });
  }
  return members;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The names that a spread certainly brings: those of a literal. */
function collectNames(spread: TSESTree.Node, module: SourceModule): readonly string[] {
  const literal = findUnchangedObject(spread, module);
  return literal?.properties.flatMap((property) => (property.type === "Property" ? (getPropertyName(property) ?? []) : [])) ?? [];
}
