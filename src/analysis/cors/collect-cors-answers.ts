import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { findCorsHeader } from "../../platform/web/cors.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { collectUses } from "../references/object-uses.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import type { CorsAnswer } from "./cors-header.ts";
import { readHeaderList } from "./header-lists.ts";
import { readHeaderSequences } from "./header-sequences.ts";

/**
 * The answers of a module that certainly have both headers: lists of headers, and statements of one function. Lists that a
 * request is sent with are no answers, and where another list or a statement has the last word, that one counts.
 */
export function collectCorsAnswers(module: SourceModule): readonly CorsAnswer[] {
  const { answers, changed } = readHeaderSequences(module);
  const lists: CorsAnswer[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type !== "ObjectExpression" && node.type !== "ArrayExpression") continue;
    const answer = readHeaderList(node, { module });
    if (answer === undefined) continue;
    const holder = findHolder(node, module);
    const isOverridden = holder !== undefined && (changed.has(holder) || isSpreadInto(holder));
    if (!isOverridden && !isSent(node, holder, module)) lists.push(answer);
  }
  return [...lists, ...answers.filter((answer) => !isSent(answer.origin.node, undefined, module))];
}

/** The variable that a list is given to, by itself or within what has the headers: `const response = new Response(null, { headers: … })`. */
function findHolder(node: TSESTree.Node, module: SourceModule): Variable | undefined {
  for (let current = getWrapped(node); ; current = getWrapped(current)) {
    const { parent } = current;
    switch (parent?.type) {
      case "AwaitExpression":
      case "CallExpression":
      case "NewExpression":
      case "ObjectExpression":
        current = parent;
        break;
      case "Property":
        if (getPropertyName(parent) !== "headers") return undefined;
        current = parent;
        break;
      case "VariableDeclarator":
        return parent.id.type === "Identifier" ? findVariable(module, parent.id) : undefined;
      default:
        return undefined;
    }
  }
}

/** Whether some object takes over a list and states one of the headers anew: that one is read for itself. */
const isSpreadInto = oncePer((holder: Variable): boolean =>
  collectUses(holder).some((use) => {
    const { parent } = getWrapped(use);
    if (parent?.type !== "SpreadElement" || parent.parent.type !== "ObjectExpression") return false;
    const last = findLastHeader(parent.parent);
    return last !== undefined && last.range[0] > parent.range[0];
  }),
);

const findLastHeader = oncePer(({ properties }: TSESTree.ObjectExpression) =>
  properties.findLast((property) => property.type === "Property" && findCorsHeader(getPropertyName(property) ?? "") !== undefined),
);

/** Whether headers go out with a request, by themselves or by their variable, and also those that `NextResponse.next` hands on. */
function isSent(node: TSESTree.Node, holder: Variable | undefined, module: SourceModule): boolean {
  return isGivenToRequest(node, module) || (holder !== undefined && isHolderSent(holder, module));
}

const isHolderSent = oncePer((holder: Variable, module: SourceModule) => collectUses(holder).some((use) => isGivenToRequest(use, module)));

function isGivenToRequest(node: TSESTree.Node, module: SourceModule): boolean {
  for (let current = getWrapped(node), { parent } = current; parent; current = getWrapped(parent), { parent } = current) {
    if (parent.type === "CallExpression" || parent.type === "NewExpression") {
      if (parent.callee === current) return false;
      if (matchRequestForm(parent, module) !== undefined) return true;
    } else if (parent.type === "Property") {
      if (getPropertyName(parent) === "request") return true;
    } else if (!/^(?:ArrayExpression|AwaitExpression|ObjectExpression|SpreadElement)$/u.test(parent.type)) return false;
  }
  return false;
}
