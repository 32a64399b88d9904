import type { TSESTree } from "@typescript-eslint/utils";

import { unwrap } from "../../syntax/unwrap.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { evaluateIn } from "./evaluate.ts";
import { getConstants, getStaticText, type Constant, type Evaluated } from "./evaluated.ts";

/** Conditions nest in a few levels; deeper ones are generated. */
const MAX_DEPTH = 16;

/**
 * Whether a condition holds, by its constants and, in one run of a function, by what that is called with: `!options.save`
 * holds after `load()`. `undefined` where that is not known.
 */
export function findTruth(test: TSESTree.Node, around: Surroundings, depth = 0): boolean | undefined {
  const inner = unwrap(test);
  if (depth > MAX_DEPTH) return undefined;
  if (inner.type === "UnaryExpression" && inner.operator === "!") {
    const truth = findTruth(inner.argument, around, depth + 1);
    return truth === undefined ? undefined : !truth;
  }
  if (inner.type === "LogicalExpression" && inner.operator !== "??") return joinTruths(inner, inner.operator, around, depth);
  if (inner.type === "BinaryExpression" && /^[!=]==?$/u.test(inner.operator)) {
    const isSame = compare(evaluateIn(inner.left, around), evaluateIn(inner.right, around));
    return isSame === undefined ? undefined : isSame === inner.operator.startsWith("=");
  }
  const [first, ...others] = getConstants(evaluateIn(inner, around)).map((value) => isTruthy(value));
  return others.every((other) => other === first) ? first : undefined;
}

/** One side that is false decides an `&&`, one that is true an `||`. */
function joinTruths({ left, right }: TSESTree.LogicalExpression, operator: "&&" | "||", around: Surroundings, depth: number): boolean | undefined {
  const truths = [findTruth(left, around, depth + 1), findTruth(right, around, depth + 1)];
  const deciding = operator === "||";
  if (truths.includes(deciding)) return deciding;
  return truths.includes(undefined) ? undefined : !deciding;
}

/** Only what is one value on both sides can be compared. */
function compare(left: Evaluated, right: Evaluated): boolean | undefined {
  if (left.kind !== "value" || right.kind !== "value") return undefined;
  const values = [getPlainValue(left.value), getPlainValue(right.value)];
  return values.includes(undefined) ? undefined : values[0]?.value === values[1]?.value;
}

function getPlainValue(constant: Constant): { readonly value: unknown } | undefined {
  if (constant.type === "primitive") return constant;
  const text = getStaticText({ kind: "value", value: constant });
  return text === undefined ? undefined : { value: text };
}

function isTruthy(constant: Constant): boolean | undefined {
  if (constant.type === "regexp") return true;
  const plain = getPlainValue(constant);
  return plain && Boolean(plain.value);
}
