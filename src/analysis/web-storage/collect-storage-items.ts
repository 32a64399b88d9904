import type { TSESTree } from "@typescript-eslint/utils";

import { STORAGES } from "../../platform/shortcuts.ts";
import type { StorageUse } from "../../platform/web/web-storage.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getConstants, getTexts, resolveBindings, type TextPart } from "../constants/evaluated.ts";
import { findOpenings } from "../constants/opening.ts";
import { isNamed } from "../cookies/spell-cookie-name.ts";
import { isFlag } from "../cookies/written-value.ts";
import { mentionCallee } from "../references/mention-callee.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { createEffects } from "../values/effects.ts";
import { findStorageAccesses, type StorageAccess } from "./storage-access.ts";

/** An item of a storage that code writes or reads, by each name that it may have. */
export interface StorageItem {
  readonly node: TSESTree.Node;
  readonly api: string;
  readonly use: StorageUse;
  readonly name: readonly TextPart[];
}

/**
 * The items that a module writes and reads, in source order: in its own code, and where it calls functions, its own or
 * another module's, that take the name as an argument. Removals are left out, and so are names that nobody knows.
 */
export const collectStorageItems: (module: SourceModule) => readonly StorageItem[] = createEffects<StorageItem>({
  at: (item, { argument, call, module }) => ({ ...item, api: mentionCallee(call, module) ?? item.api, node: argument }),
  findOpenings: ({ name }) => findOpenings(name),
  findReaders: (node, module) => findStorageAccesses(node, module).map((access) => (around) => readItems(access, around)),
  isKnown: ({ name }) => isNamed(name),
  shortcut: STORAGES,
});

function readItems({ api, key, node, use, value }: StorageAccess, around: Surroundings): readonly StorageItem[] {
  if (value !== undefined && isEmptied(value, around)) return [];
  const names: readonly (readonly TextPart[])[] =
    typeof key === "string" ? [[{ kind: "static", text: key }]] : getTexts(evaluateIn(key, around)).map((text) => resolveBindings(text));
  return names.map((name) => ({ api, name, node, use }));
}

/** Whether a constant takes the place of the value, which identifies nobody: nothing, or a marker. */
function isEmptied(value: TSESTree.Node, around: Surroundings): boolean {
  const constants = getConstants(evaluateIn(value, around));
  return constants.length > 0 && constants.every((constant) => isFlag(constant) || (constant.type === "text" && constant.parts.length === 0));
}
