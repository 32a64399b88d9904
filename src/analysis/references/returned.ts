import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction, pushChildren } from "../../syntax/traverse.ts";
import type { LocalFunction } from "./access-path.ts";

/** Functions that are longer than this are not read for their value. */
const MAX_NODES = 2000;

/** Nobody asks about longer ones. */
const MOST_NODES = 20_000;

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
  const { count, returned } = readBody(node, module);
  return count > maxNodes + 1 ? undefined : returned;
}

interface Body {
  readonly returned: readonly TSESTree.ReturnStatement[];
  /** How many nodes were looked at: not those of what is returned, and of functions within. */
  readonly count: number;
}

/** Asked for by each call of the function. */
const readBody = oncePer((node: LocalFunction, module: SourceModule): Body => {
  const returned: TSESTree.ReturnStatement[] = [];
  const stack: TSESTree.Node[] = [node.body];
  let count = 0;
  for (let current = stack.pop(); current !== undefined && count <= MOST_NODES + 1; current = stack.pop()) {
    if (current.type === "ReturnStatement") returned.push(current);
    else if (!isFunction(current)) pushChildren(current, module.visitorKeys, stack);
    count += 1;
  }
  return { count, returned };
});

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
