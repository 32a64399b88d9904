import type { TSESTree } from "@typescript-eslint/utils";

import { ITERATION_STEP } from "./request-credential.ts";
import { collectLastingMembers, type Composed, type LastingMember } from "./lasting-members.ts";
import { findFirst, isInQuestion, takePart, tracePart, type Found, type TracedValue, type Walk } from "./traced-value.ts";

/** One property, or any of them where the object goes on as a whole. */
export function traceObject(node: Composed, value: TracedValue, walk: Walk): Found | undefined {
  const { module } = value.around;
  const [step] = value.steps;
  const members = collectLastingMembers(node, module).filter(({ name }) => name === undefined || step !== undefined || !value.without.has(name));
  if (step !== undefined) return traceProperty(members, step, value, walk);
  return traceAny(members.toReversed(), (member) => traceMember(member, value, walk), node, value, walk);
}

/** The first part that leads to a credential; in the code in question each of them is one to change. */
function traceAny<T>(parts: readonly T[], trace: (part: T) => Found | undefined, node: TSESTree.Node, { around }: TracedValue, walk: Walk): Found | undefined {
  if (!isInQuestion(node, around.module, walk)) return findFirst(parts, trace);
  return parts.map(trace).find((found) => found !== undefined);
}

function traceProperty(members: readonly LastingMember[], step: string, value: TracedValue, walk: Walk): Found | undefined {
  for (const member of members) {
    if (member.kind === "property" && member.name !== step) continue;
    const found = traceMember(member, value, walk);
    // What stands further to the front is replaced by this one.
    if (found !== undefined || member.kind === "property") return found;
  }
  return undefined;
}

function traceMember({ kind, value: node, without }: LastingMember, value: TracedValue, walk: Walk): Found | undefined {
  if (kind === "property") return tracePart({ ...value, node, steps: value.steps.slice(1), without: value.steps.length === 0 ? without : value.without }, walk);
  const part = takePart({ ...value, node }, [], without);
  return part && tracePart(part, walk);
}

/** One element, or any of them where the list goes on as a whole. */
export function traceArray(node: TSESTree.ArrayExpression, value: TracedValue, walk: Walk): Found | undefined {
  const { elements } = node;
  const [step, ...steps] = value.steps;
  const isWhole = step === undefined || step === ITERATION_STEP;
  const isKnown = isWhole || elements.every((element) => element?.type !== "SpreadElement");
  const meant = isWhole ? elements : isKnown ? [elements[Number(step)] ?? null] : [];
  const inner = { ...value, steps, without: isWhole ? new Set<string>() : value.without };
  return traceAny(meant, (element) => traceElement(element, inner, walk), node, value, walk);
}

/** What is spread goes on by what iterating over it gives. */
function traceElement(element: TSESTree.ArrayExpression["elements"][number], value: TracedValue, walk: Walk): Found | undefined {
  if (element === null) return undefined;
  if (element.type !== "SpreadElement") return tracePart({ ...value, node: element }, walk);
  return tracePart({ ...value, node: element.argument, steps: [ITERATION_STEP, ...value.steps] }, walk);
}
