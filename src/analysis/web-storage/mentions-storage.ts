import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import type { AccessPath } from "../references/access-path.ts";

/** Most code has nothing to do with storages; libraries and the app's own functions have the word in their name. */
const MENTION = /storage/iu;

/** Whether it is worth looking for items of a storage in a module at all. */
export function mentionsStorage({ text }: Pick<SourceModule, "text">): boolean {
  return MENTION.test(text);
}

/** Whether the words of what another module exports, or of the module, say that it is about a storage: only then it is asked. */
export function namesStorage({ root, steps }: AccessPath, callee: TSESTree.Node, module: SourceModule): boolean {
  if (root.kind !== "module") return false;
  return [root.specifier, ...steps, module.text.slice(...callee.range)].some((name) => MENTION.test(name));
}
