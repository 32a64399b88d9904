import type { TSESTree } from "@typescript-eslint/utils";

import { followWay } from "../../syntax/exported.ts";
import { oncePer } from "../../syntax/once-per.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { resolveAccessPath } from "../references/access-path.ts";
import { collectCallees, type OwnCallee } from "./callees.ts";
import { valueOf } from "./value.ts";

/** The functions of the app that something runs where it is called; none where one of several is not known, and where a caller decides. */
export const collectOwnCallees = oncePer((callee: TSESTree.Node, module: SourceModule): readonly OwnCallee[] => {
  const path = resolveAccessPath(callee, module);
  if (path?.root.kind === "global" || path?.root.kind === "parameter") return [];
  // A name of a function of this module means nothing else.
  if (path?.root.kind === "function" && path.steps.length === 0) return [{ around: { module }, function: path.root.node, kind: "own", self: undefined }];
  if (path?.root.kind === "module" && followWay(path.root.specifier, path.steps, module)?.definition.kind === "package") return [];
  const found = collectCallees(valueOf(callee, { module })).filter((callee) => callee.kind === "own");
  return found.filter((own, index) => found.findIndex((other) => isSame(own, other)) === index);
});

/** A function that is come to by two ways, such as `this.send = this.send.bind(this)`. */
function isSame(first: OwnCallee, second: OwnCallee): boolean {
  return first.function === second.function && first.around.run?.arguments === second.around.run?.arguments && first.self?.made?.call === second.self?.made?.call;
}
