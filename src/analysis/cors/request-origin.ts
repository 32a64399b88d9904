import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { collectOrigins, type OriginQuestion } from "../values/origins.ts";
import { collectStored } from "../values/stores.ts";
import { valueOf, type Path, type Value } from "../values/value.ts";
import { findOriginRead, type OriginRead } from "./origin-read.ts";

/** Conditions within one another. */
const MAX_DEPTH = 8;

/** How the `Origin` of the request comes to an expression. */
export interface OriginTrace {
  /** Where it is read; nothing where the expression is not certainly the `Origin`. */
  readonly reads: readonly OriginRead[];
  /** The functions that it may come through, with their modules. */
  readonly functions: ReadonlyMap<TSESTree.Node, SourceModule>;
}

/** Whether an expression is the `Origin` of the request as it came, or nothing. */
export const isRequestOrigin = oncePer((node: TSESTree.Node, module: SourceModule): boolean => traceRequestOrigin(node, { module }).reads.length > 0);

/**
 * The way of the `Origin` to an expression that is it as it came, or nothing: through names, objects, functions, defaults, and conditions
 * on whether there is one. A parameter is what the calls of its module give, else what its function reads off it.
 */
export function traceRequestOrigin(node: TSESTree.Node, around: Surroundings): OriginTrace {
  const trace = new Trace();
  return { functions: trace.functions, reads: trace.collect(node, around, 0) };
}

/** Whether a test asks for nothing but whether there is an `Origin`. */
export function isPresenceTest(test: TSESTree.Node, module: SourceModule): boolean {
  return new Trace().isPresenceTest(test, { module }, 0);
}

class Trace {
  readonly functions = new Map<TSESTree.Node, SourceModule>();

  collect(node: TSESTree.Node, around: Surroundings, depth: number): readonly OriginRead[] {
    if (depth > MAX_DEPTH) return [];
    const ask = (findCalls: OriginQuestion<unknown>["findCalls"]): readonly OriginRead[] =>
      collectOrigins<readonly OriginRead[]>(valueOf(node, around), {
        asksParts: true,
        branches: "some",
        ...(findCalls && { findCalls }),
        judge: (origin) => {
          const read = findOriginRead(origin);
          return read && [read];
        },
        // Few modules have both headers, and the trees of what gives them a value are the only ones that it takes.
        opens: () => true,
        recognize: (value) => this.#recognize(value, depth + 1),
        within: { module: around.module, nodes: [] },
      }).flatMap(({ answer }) => answer);
    const given = ask(collectLocalCalls);
    return given.length > 0 ? given : ask(undefined);
  }

  isPresenceTest(test: TSESTree.Node, around: Surroundings, depth: number): boolean {
    const inner = unwrap(test);
    if (inner.type === "UnaryExpression" && inner.operator === "!") return this.isPresenceTest(inner.argument, around, depth);
    const asked = inner.type === "BinaryExpression" && /^[!=]==?$/u.test(inner.operator) && isNothing(inner.right) ? inner.left : inner;
    return this.collect(asked, around, depth).length > 0;
  }

  /** What says by itself whether it is the `Origin`: what is put together from several values, or has it in it. */
  #recognize({ around, node, path }: Value, depth: number): readonly OriginRead[] | undefined {
    const owner = findEnclosingFunction(node);
    if (owner !== undefined) this.functions.set(owner, around.module);
    if (node.type === "ConditionalExpression" && !this.isPresenceTest(node.test, around, depth)) return [];
    if (node.type === "Identifier") return collectStored(node, around.module, false).moves.some(({ put }) => isBelow(put, path)) ? [] : undefined;
    if (path.length > 0) return undefined;
    switch (node.type) {
      case "LogicalExpression": {
        const left = this.collect(node.left, around, depth);
        return node.operator !== "&&" || left.length === 0 ? left : this.collect(node.right, around, depth);
      }
      case "TemplateLiteral": {
        const [only, ...others] = node.expressions;
        return only !== undefined && others.length === 0 && node.quasis.every(({ value }) => value.raw === "") ? undefined : [];
      }
      case "ArrayExpression":
      case "BinaryExpression":
      case "NewExpression":
      case "ObjectExpression":
        return [];
      case "CallExpression":
        return takesPart(node) ? [] : undefined;
      default:
        return undefined;
    }
  }
}

/** Whether something is put into the value, so that it is an object. */
function isBelow(put: Path, path: Path): boolean {
  return put.length > path.length && path.every((step, index) => step === put[index]);
}

/** Methods that leave another text than the whole one. */
function takesPart({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  return member.type === "MemberExpression" && /^(?:join|replace|slice|split|substring)$/u.test(getPropertyName(member) ?? "");
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && (node.value === null || node.value === "")) || (node.type === "Identifier" && node.name === "undefined");
}
