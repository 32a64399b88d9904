import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { getChildren, isFunction } from "../../syntax/traverse.ts";
import type { LocalFunction } from "./access-path.ts";

/** Functions that are longer than this are not read for their value. */
const MAX_NODES = 2000;

/**
 * The expressions a function may return, in source order. `undefined` when it may also return nothing on
 * purpose (`return;`), or is too long to read.
 */
export function findReturnedExpressions(
  node: LocalFunction,
  module: SourceModule,
): readonly TSESTree.Expression[] | undefined {
  if (node.body.type !== "BlockStatement") return [node.body];
  const returned: TSESTree.Expression[] = [];
  const stack: TSESTree.Node[] = [node.body];
  for (let visited = 0; ; visited += 1) {
    const current = stack.pop();
    if (current === undefined) return returned;
    if (visited > MAX_NODES) return undefined;
    if (current.type === "ReturnStatement") {
      if (current.argument === null) return undefined;
      returned.push(current.argument);
    } else if (!isFunction(current)) {
      stack.push(...[...getChildren(current, module.visitorKeys)].reverse());
    }
  }
}
