import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { getChildren, isFunction } from "../../syntax/traverse.ts";
import type { LocalFunction } from "./access-path.ts";

/** Functions that are longer than this are not read for their value. */
const MAX_NODES = 2000;

/**
 * The expressions a function may return, in source order. `undefined` when it may also return nothing (`return;`, or
 * the end of its body), or is too long to read.
 */
export function findReturnedExpressions(
  node: LocalFunction,
  module: SourceModule,
): readonly TSESTree.Expression[] | undefined {
  if (node.body.type !== "BlockStatement") return [node.body];
  if (!alwaysLeaves(node.body)) return undefined;
  const returned = collectReturns(node, module)?.map(({ argument }) => argument);
  return returned?.every((argument) => argument !== null) === true ? returned : undefined;
}

/** What a function returns, where it returns something; `undefined` when it has more nodes than are read. */
export function collectReturnedExpressions(
  node: LocalFunction,
  module: SourceModule,
  maxNodes = MAX_NODES,
): readonly TSESTree.Expression[] | undefined {
  if (node.body.type !== "BlockStatement") return [node.body];
  return collectReturns(node, module, maxNodes)?.flatMap(({ argument }) => argument ?? []);
}

function collectReturns(node: LocalFunction, module: SourceModule, maxNodes = MAX_NODES): readonly TSESTree.ReturnStatement[] | undefined {
  const returned: TSESTree.ReturnStatement[] = [];
  const stack: TSESTree.Node[] = [node.body];
  for (let visited = 0; ; visited += 1) {
    const current = stack.pop();
    if (current === undefined) return returned;
    if (visited > maxNodes) return undefined;
    if (current.type === "ReturnStatement") {
      returned.push(current);
    } else if (!isFunction(current)) {
      stack.push(...[...getChildren(current, module.visitorKeys)].reverse());
    }
  }
}

/** Whether the end of a statement is never reached, as far as `return`, `throw`, blocks and branches tell. */
export function alwaysLeaves(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BlockStatement": {
      const last = statement.body.at(-1);
      return last !== undefined && alwaysLeaves(last);
    }
    case "IfStatement":
      return statement.alternate !== null && alwaysLeaves(statement.consequent) && alwaysLeaves(statement.alternate);
    case "TryStatement":
      return alwaysLeaves(statement.block) && (statement.handler === null || alwaysLeaves(statement.handler.body));
    case "SwitchStatement":
      return statement.cases.some(({ test }) => test === null) && statement.cases.every(({ consequent }) => {
        const last = consequent.at(-1);
        return last === undefined || alwaysLeaves(last);
      });
    default:
      return false;
  }
}
